"""Forms that no person's name has: company forms of many languages, operations and cases, lines in capitals."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING, Candidate, Line

# Folded first words of organisations' names.
_OPENERS = frozenset(
    "bank banque banco banca caja caisse credit grupo groupe gruppo fundacion fondation fundacao fondazione "
    "ministerio ministere ministero asociacion association associacao associazione compania compagnie companhia "
    "compagnia constructora construtora empresa sociedad sociedade societe societa corporacion cooperativa "
    "cooperative inversiones investimentos industrias universidad universite universidade universita instituto "
    "institut comite comision comissao commission camara chambre tribunal tribunale partido parti partito "
    "movimiento mouvement alianza alianca frente federacion federation sindicato syndicat junta consejo conseil "
    "policia polizia hospital hopital ospedale clinica clinique club atletico deportivo stiftung verband verein "
    "bundesamt ministerium gesellschaft yayasan partai koperasi kementerian hotel transportes autobuses aerolineas "
    "consorcio consortium agencia agence agenzia oficina fiscalia procuraduria contraloria secretaria direccion "
    "editorial diario radio television laboratorios farmacia petroleos minera".split()
)
# Forms that stand first, always in capitals.
_CAPITAL_OPENERS = frozenset("pt cv ooo oao zao pao jsc ojsc pjsc ab oy tov".split())
# Folded last words, and those that count only in capitals.
_ENDS = frozenset(
    "cie gmbh ltd ltd. limited limitada ltda ltda. inc inc. bhd pte pty oy oyj plc llc llp sarl sasu eirl "
    "aktiengesellschaft holding holdings kft zrt corp corp.".split()
)
_CAPITAL_ENDS = frozenset(
    "ag sa s.a. sas s.a.s. spa s.p.a. srl s.r.l. nv n.v. bv b.v. co co. jsc ooo oao zao pao ab asa aps kg ohg se sl "
    "s.l. a.s. a.ş. tbk s.l.u. c.a. sro s.r.o. doo d.o.o. ad ead".split()
)
_AGENCIES = frozenset("pa ap afp epa upi dpa ap/ reuters getty shutterstock".split())
_JOBS = frozenset("pa mp mep msp ms td ceo cfo coo pm dc pc di ds dci qc kc".split())
# Degrees, orders and offices behind a name.
_DEGREES = frozenset(
    "qc kc sc mp mep msp mla td obe mbe cbe kbe dbe kcb cmg gbe om ch dso dsc mc phd ph.d ph.d. md m.d. llb llm mba "
    "esq esq. jp frs frcs frsa frcp fba freng ra rdi riba rn cpa".split()
)
_HONOURS = frozenset(
    "medal medals prize prizes trophy cup scholarship fellowship lecture lectures award awards".split()
)
_OPERATIONS = frozenset(
    "operation operacion operacao operazione project proyecto projet unternehmen caso affaire".split()
)
_AFFAIRS = frozenset("case cases affair scandal operation files papers leaks gate raid plot dossier".split())


def organisation_forms(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Make organisations of "Banque Delmas & Cie", "Grupo Almeida" and "PT Mega Sentosa", each whole and by itself."""
    line = lines[c.line]
    first, last = c.first, c.last
    if first and _opens(line, first - 1) and line.tokens[first - 1].end < line.tokens[first].start:
        first -= 1
    last = _ended(line, last)
    for i in range(first + 1, last - 2):
        # "Bank Sentosa and Grupo Almeida" are two.
        if line.lows[i] in ("and", "y", ",") and _opens(line, i + 1) and _opens(line, first):
            left = replace(c, first=first, last=i, kind=EntityKind.ORGANISATION)
            return [left, *organisation_forms(replace(c, first=i + 1, last=last), lines)]
    if last - first > 1 and (_opens(line, first) or _closes(line, last - 1)):
        return [replace(c, first=first, last=last, kind=EntityKind.ORGANISATION)]
    return [c]


def _ended(line: Line, last: int) -> int:
    """Return where a name ends with the "& Cie", "Sdn Bhd" or "S.A." behind it."""
    at = last
    if at + 1 < len(line.tokens) and line.tokens[at].text == "&":
        at += 1
        return at + 1 if line.tokens[at].is_capitalised else last
    if at + 1 < len(line.tokens) and line.lows[at] == "sdn":
        at += 1
    return at + 1 if at < len(line.tokens) and _closes(line, at) else last


def is_company(c: Candidate, lines: Sequence[Line]) -> bool:
    """Tell whether a name of several words ends as only companies' names do: "Aldera AG"."""
    return c.last - c.first > 1 and _closes(lines[c.line], c.last - 1)


def _opens(line: Line, i: int) -> bool:
    text, low = line.tokens[i].text, line.lows[i]
    if text.isupper() and len(text) < 5:
        return low in _CAPITAL_OPENERS
    return text[0].isupper() and low in _OPENERS and low not in gazetteer.given_names()


def _closes(line: Line, i: int) -> bool:
    text, low = line.tokens[i].text, line.lows[i]
    return (text[0].isupper() and low in _ENDS) or (text.isupper() and len(text) > 1 and low in _CAPITAL_ENDS)


def initials_before(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Take an agency's or a job's initials off a person: "PA Joan Fletcher", "AFP Karim Wade", "MP Tom Brock"."""
    line = lines[c.line]
    if c.kind is not EntityKind.PERSON or c.last - c.first < 3:
        return [c]
    shown = line.tokens[c.first].text.isupper() or line.lows[c.first] in ("reuters", "getty")
    return [replace(c, first=c.first + 1)] if shown and line.lows[c.first] in _AGENCIES | _JOBS else [c]


def degrees_behind(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Take degrees, orders and offices off the end of a person's name: "Marian Oakes QC", "Tom Brock MP, OBE"."""
    line, last = lines[c.line], c.last
    while (
        c.kind is EntityKind.PERSON
        and last - c.first > 2
        and line.lows[last - 1] in _DEGREES
        and (line.tokens[last - 1].text[:2].isupper() or line.lows[last - 1][:3] in ("phd", "esq", "ph."))
    ):
        last -= 1
        while last - c.first > 2 and line.lows[last - 1] == ",":
            last -= 1
    return [replace(c, last=last)] if last < c.last else [c]


def no_person(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Leave out supposed people that are sums ("K450,000"), forms of address ("Sarge") or honours ("the Roe medal")."""
    if c.kind is not EntityKind.PERSON:
        return [c]
    line, words = lines[c.line], c.words(lines)
    if any(letter.isdigit() for word in words for letter in word):
        return []
    named = words[0] in gazetteer.given_names() or words[0] in gazetteer.surnames()
    if len(words) == 1 and words[0] in gazetteer.honorifics() and not named:
        return []
    before = line.lows[c.first - 1] if c.first else ""
    after = line.lows[c.last] if c.last < len(line.lows) else ""
    return [] if after in _HONOURS and before in ("the", "a", "an", "its", "their", "this") else [c]


def operations(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Leave out what follows "Operation": it names no person and no organisation."""
    line = lines[c.line]
    if c.kind is EntityKind.PLACE:
        return [c]
    inside = line.lows[c.first] in _OPERATIONS and c.last - c.first > 1
    before = line.lows[c.first - 1] if c.first else ""
    named = before in ("operation", "operacion", "operacao", "operazione") and line.tokens[c.first - 1].is_capitalised
    return [] if inside or named else [c]


def affair(line: Line, first: int, last: int) -> bool:
    """Tell whether tokens *first* to *last* (exclusive) name a matter: "the Puentes case", "caso Puentes"."""
    before = line.lows[first - 1] if first else ""
    after = line.lows[last] if last < len(line.lows) else ""
    return before in _OPERATIONS or (after in _AFFAIRS and after not in SAYING)


def furniture(c: Candidate, lines: Sequence[Line]) -> bool:
    """Tell whether a supposed person in capitals is a label: "TE PUEDE INTERESAR", "LEA TAMBIÉN:".

    A label stands in a line without a stop at its end, or before a colon at the beginning of its line, and holds a
    word that is no known name.
    """
    line = lines[c.line]
    tokens = line.tokens[c.first : c.last]
    if not all(token.text.isupper() for token in tokens) or max(len(token.text) for token in tokens) < 3:
        return False
    label = c.first == 0 and c.last < len(line.tokens) and line.tokens[c.last].text in (":", "|", "–", "-")
    if not label and line.tokens[-1].text in (".", "!", "?", "”", '"', "…"):
        return False
    listed = [low in gazetteer.given_names() or low in gazetteer.surnames() for low in c.words(lines)]
    return not all(listed)
