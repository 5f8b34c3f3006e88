"""Clauses without a parser: which words belong to which verb, and how the verbs depend on each other."""

from collections.abc import Sequence

from dossier.extract.events.borders import (
    antecedent,
    clause_start,
    closes_speech,
    contact_subject,
    ends_with_listener,
    find_inserted,
    is_of_preposition,
    joined_over,
    noun_phrase_start,
    timed_join,
)
from dossier.extract.events.brought import is_brought_to
from dossier.extract.events.clause_types import Clause, Link, subject_words
from dossier.extract.events.groups import Group, find_groups
from dossier.extract.events.insertions import (
    INSERTED,
    before_insertion,
    closes_first,
    closes_relative,
    closes_with_time,
    hang_on_inserted,
    is_put_in,
    is_said_of_all,
    opened_before,
    waiting_subject,
)
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.participles import decide_participles
from dossier.extract.events.seen_doing import read_perceived
from dossier.extract.events.word_types import COURTS, HEARERS
from dossier.extract.events.words import AUXILIARY, NOMINAL, Pos, Word

__all__ = ["TELLING", "Clause", "Link", "find_clauses", "subject_words"]

# Verbs that stand before the speaker: '"…," said Ann Roe'.
_QUOTING = frozenset("say write add note state explain report warn announce declare recall remark tweet reply".split())

# Verbs of saying that have no other object than what is said.
TELLING = frozenset("say allege claim believe think argue contend maintain insist reckon suspect".split())
_WITHIN = frozenset("ever even personally knowingly deliberately repeatedly".split())
_AMONG = frozenset("among amongst of is was were including".split())
_BESIDE_ADVERB = frozenset({*NOMINAL, Pos.AND})


def find_clauses(words: Sequence[Word]) -> list[Clause]:
    """Return the clauses of a sentence in the order of their verbs."""
    inserted = find_inserted(words)
    groups = find_groups(words)
    decide_participles(words, groups, inserted)
    clauses: list[Clause] = []
    for k, group in enumerate(groups):
        start = clause_start(words, groups, k, inserted) if k else 0
        if clauses:
            clauses[-1].end = start
        clause = Clause(group, start, len(words))
        _link(words, clauses, clause, inserted)
        clauses.append(clause)
    _set_aside_source(words, clauses)
    hang_on_inserted(words, clauses)
    _hang_on_inner_sources(words, clauses)
    if len(clauses) > 1 and words[0].low in {"had", "were", "should"} and clauses[0].group.last == 0:
        # "Had he stayed, …"
        clauses[1].link, clauses[1].marker = Link.SUB, "if"
    for k in range(1, len(clauses)):
        _end_contact(words, clauses, k)
    return clauses


def _end_contact(words: Sequence[Word], clauses: list[Clause], k: int) -> None:
    """Read "the clock he made | to school on Monday": the rest belongs to the clause before."""
    clause, previous = clauses[k], clauses[k - 1]
    before = words[clause.start - 1]
    contact = (
        clause.link is Link.ROOT
        and clause.marker == ""
        and clause.group.first == clause.start + 1
        and words[clause.start].pos is Pos.PRON
        and before.pos in (Pos.NOUN, Pos.ADJ)
        and previous.group.last + 1 < clause.start
        and not clause.group.perfect
    )
    if contact:
        clause.link, clause.parent = Link.RELATIVE, k - 1
        previous.apart = (clause.group.last + 1, clause.end)
        clause.end = clause.group.last + 1


def _set_aside_source(words: Sequence[Word], clauses: list[Clause]) -> None:
    """Read "On Monday, officials say, the men fled": the first clause only names the source of the second."""
    if len(clauses) < 2:
        return
    first, second = clauses[0], clauses[1]
    commas = [i for i in range(first.group.first) if words[i].pos is Pos.COMMA]
    closes = second.start == first.group.last + 1 and words[second.start].pos is Pos.COMMA
    closes = closes or closes_with_time(words, first, second)
    closes = closes or (bool(commas) and is_put_in(words, first, second, commas[-1]))
    heard = first.group.lemma == "hear" and any(
        words[i].low in COURTS for i in range(commas[-1] if commas else 0, first.group.first)
    )
    if commas and closes and second.group.finite and (heard or first.group.lemma in triggers().saying):
        first.link, first.start = Link.SOURCE, commas[-1]
        first.subject = (commas[-1], first.group.first)
        second.link, second.parent = Link.ROOT, None
        second.apart = (0, commas[-1])
        if all(words[i].pos is Pos.COMMA for i in range(second.start, second.group.first)):
            second.subject, second.shared = (0, commas[-1]), False  # "Roe, police say, had left"


def _hang_on_inner_sources(words: Sequence[Word], clauses: Sequence[Clause]) -> None:
    """Read "the firm, which police say sold weapons": what follows is what they say of whoever stands before."""
    for k, clause in enumerate(clauses[:-1]):
        told, group = clauses[k + 1], clause.group
        bare = told.group.finite and told.start == told.group.first == group.last + 1
        if not bare or group.lemma not in triggers().saying or group.passive or not group.finite:
            continue
        marks = [i for i in range(clause.start, group.first) if words[i].pos in (Pos.REL, Pos.THAT)]
        mark = marks[-1] if marks else 0
        speaks = any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(mark + 1, group.first))
        named = mark > 0 and (words[mark - 1].pos in NOMINAL or words[mark - 1].pos in (Pos.COMMA, Pos.TIME))
        if named and speaks:
            told.link, told.parent, told.marker = Link.CONTENT, k, ""
            told.subject = antecedent(words, mark, mark)
            clause.subject = (mark + 1, group.first)
            outer = next((c for c in clauses[k + 2 :] if c.parent == k + 1 and c.group.finite), None)
            if outer is not None and outer.shared and words[outer.start].pos is Pos.COMMA and outer.marker != "and":
                # "the firm, which police say sold weapons, hired him"
                outer.link, outer.parent, outer.shared, outer.subject = Link.ROOT, None, False, told.subject


def _link(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, inserted: Sequence[bool]) -> None:
    """Decide how a clause hangs on those before it."""
    group = clause.group
    opening = _opening(words, clause, inserted)
    clause.marker = opening.low if opening is not None else ""
    previous = len(clauses) - 1 if clauses else None
    clause.parent = previous
    clause.subject = (_subject_start(words, clause.start, group.first), group.first)
    if group.infinitive:
        clause.link = Link.INFINITIVE
        before = words[group.first - 1] if group.first else None
        clause.governor = before.low if before is not None and before.pos is Pos.NOUN else ""
        if clause.governor and previous is not None and is_brought_to(words, clauses[previous].group, group.first):
            clause.governor = ""
        if before is not None and before.pos is Pos.AND and previous is not None:
            clause.link = Link.AND
        clause.shared = True
    elif not group.finite:
        _link_nonfinite(words, clauses, clause)
    else:
        _link_finite(words, clauses, clause, opening)


def _subject_start(words: Sequence[Word], start: int, end: int) -> int:
    """Pass what stands in front of the subject: "With the work done, in Oslo, …"."""
    i = start
    while i < end:
        k = i
        while k < end and words[k].pos in (Pos.COMMA, Pos.AND, Pos.QUOTE, Pos.THAT, Pos.PUNCT):
            k += 1
        if k >= end or words[k].pos not in (Pos.PREP, Pos.TIME, Pos.ADV):
            return i
        comma = next((m for m in range(k, end) if words[m].pos is Pos.COMMA), None)
        if comma is None or comma + 1 >= end:
            return i
        i = comma
        named = words[comma - 1].pos is Pos.NAME and words[comma + 1].pos is Pos.NAME
        after = next((m for m in range(comma + 1, end) if words[m].pos is Pos.COMMA), None)
        if named and after is not None and all(words[m].pos is Pos.NAME for m in range(comma + 1, after)):
            # "In Irving, Texas, …"
            i = after if after + 1 < end else i
    return i


def _opening(words: Sequence[Word], clause: Clause, inserted: Sequence[bool]) -> Word | None:
    """Return the word that marks the clause: for the first clause one anywhere before its verb."""
    first = clause.group.first
    span = range(clause.start, first)
    marks = [i for i in span if words[i].pos in (Pos.SUB, Pos.REL, Pos.THAT) and not inserted[i]]
    if clause.start == 0 and marks:
        mark = marks[-1]
        comma = any(words[i].pos is Pos.COMMA for i in range(mark + 1, first))
        return None if comma and words[mark].pos is Pos.SUB else words[mark]
    if marks:
        return words[marks[0]]
    if clause.start < first and words[clause.start].pos in (Pos.AND, Pos.COMMA, Pos.PREP, Pos.QUOTE):
        nxt = words[clause.start + 1]
        if words[clause.start].pos is Pos.COMMA and nxt.pos is Pos.AND and clause.start + 1 < first:
            return nxt
        return words[clause.start]
    return None


def _link_nonfinite(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> None:
    group = clause.group
    i = group.first - 1
    while i > 0 and (words[i].low in _WITHIN or _is_of_gerund(words, i, group)):
        i -= 1  # "denies ever having met him", "accused of illegally selling it"
    if i > 0 and words[i].pos is Pos.ADV and words[i - 1].pos in _BESIDE_ADVERB:
        i -= 1  # "an area suddenly hit by", "and then passing"
    before = words[i] if i >= 0 else None
    clause.shared = True
    if before is not None and before.pos is Pos.COMMA and (joined := joined_over(words, group.first - 1)) is not None:
        before = joined
    join = timed_join(words, group.first, clauses[-1].group.last + 1 if clauses else 0)
    if join is not None:
        before = words[join]  # "was held in May and two days later freed"
    if before is not None and before.pos is Pos.AND:
        clause.marker = before.low
        parent = _last_like(clauses, group)
        if parent is None and words[group.first].low == "be":
            # "could weaken and be closed"
            parent = next((i for i in range(len(clauses) - 1, -1, -1) if clauses[i].group.form == "b"), None)
        if parent is not None:
            clause.link, clause.parent = Link.AND, parent
            return
        if group.form == "i":
            clause.link = Link.GERUND
            return
    having = group.perfect and words[group.first].low == "having"
    having = having or (group.form == "n" and words[group.first].low == "being")
    if having and before is not None and before.pos in (Pos.VERB, Pos.PREP, Pos.SUB):
        # "denied having entered", "accused of having sold", "accused of being involved"
        clause.link, clause.marker = Link.GERUND, "" if before.pos is Pos.VERB else before.low
        return
    if group.form == "i":
        prepositional = before is not None and before.pos in (Pos.PREP, Pos.TO, Pos.SUB)
        clause.link = (
            Link.GERUND if prepositional or (before is not None and before.pos is Pos.VERB) else Link.PARTICIPLE
        )
        clause.marker = before.low if prepositional and before is not None else clause.marker
    elif group.form == "b":
        clause.link = Link.AND
        clause.parent = _last_like(clauses, group)
    else:
        clause.link = Link.PARTICIPLE
    those = before is not None and before.low == "those" and i > 0 and words[i - 1].low not in _AMONG
    if clause.link is Link.PARTICIPLE and before is not None and (before.pos in NOMINAL or those):
        clause.shared = False  # "spoke for those silenced", but "was among those held"


def _is_of_gerund(words: Sequence[Word], i: int, group: Group) -> bool:
    """Tell whether the adverb at word *i* stands between a preposition and its gerund."""
    return words[i].pos is Pos.ADV and group.form == "i" and words[i - 1].pos is Pos.PREP


def _last_like(clauses: Sequence[Clause], group: Group) -> int | None:
    """Return the last clause whose verb has the form of *group*: what "and" joins it to."""
    for i in range(len(clauses) - 1, -1, -1):
        other = clauses[i].group
        if group.form == "b" and (other.infinitive or other.modal or (other.form == "b" and not other.copula)):
            return i
        if group.form == "i" and other.form == "i":
            return i
        if group.form == "n" and other.form == "n":
            return i
    return None


def _link_finite(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, opening: Word | None) -> None:
    group, previous = clause.group, clause.parent
    if _resumes_opened(words, clauses, clause) or read_perceived(words, clauses, clause):
        return
    saying = triggers().saying
    own_subject = any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(clause.start, group.first))
    if opening is not None and opening.pos is Pos.REL and (previous is not None or clause.start < group.first):
        clause.link = Link.RELATIVE
        mark = next(i for i in range(clause.start, group.first) if words[i] is opening)
        own = [i for i in range(mark, group.first) if words[i].pos in NOMINAL or words[i].pos is Pos.PRON]
        clause.subject = (own[0], group.first) if own else antecedent(words, clause.start, group.first)
        return
    if opening is not None and opening.pos is Pos.SUB:
        clause.link = Link.SUB
        return
    if previous is None:
        _is_inverted(words, clause, own_subject)
        return
    if own_subject and opening is None and is_of_preposition(words, clause.start, group.first):
        own_subject = False  # "The engineers who warned about it were moved"
    after = words[group.last + 1] if group.last + 1 < len(words) else None
    closes = after is None or after.pos in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.TIME, Pos.PREP, Pos.PRON, Pos.SUB)
    commaed = opening is not None and opening.pos in (Pos.COMMA, Pos.QUOTE)
    closes = closes or (group.lemma == "tell" and ends_with_listener(words, group.last + 1))
    court = any(words[i].low in HEARERS for i in range(clause.start, group.first))
    hearsay = group.passive and (words[group.first - 1].low == "it" or (court and group.lemma == "tell"))
    says = (group.lemma in saying and (hearsay or not group.passive)) or (court and group.lemma == "hear")
    told = any(c.group.finite for c in clauses) or any(w.pos is Pos.QUOTE for w in words[: group.first])
    apart = commaed or words[clause.start - 1].pos is Pos.DASH
    if apart and own_subject and says and (contact := contact_subject(words, clause.start, group)) is not None:
        clause.link, clause.subject = Link.RELATIVE, (contact, group.first)  # ", an allegation the police rejected"
        return
    if commaed and own_subject and says and closes and told:
        clause.link = Link.SOURCE
        return
    if _is_inverted(words, clause, own_subject, not any(c.group.finite for c in clauses)):
        return
    parent = clauses[previous]
    if words[clause.start].low == ";" and own_subject:
        clause.parent = None  # "It will close in May; Roe announced no date"
        return
    if opening is not None and opening.pos is Pos.THAT:
        clause.link = Link.CONTENT
        mark = next(i for i in range(clause.start, group.first) if words[i] is opening)
        if mark and words[mark - 1].pos is Pos.AND:
            # "said that he left and that he never came back"
            sister = next((i for i in range(previous, -1, -1) if clauses[i].link is Link.CONTENT), None)
            clause.parent = clauses[sister].parent if sister is not None else previous
        elif previous and parent.link is Link.PARTICIPLE and parent.group.passive:
            clause.parent = _teller_of(clauses, previous)
        return
    heard = parent.group.lemma == "hear" and any(words[i].low in COURTS for i in range(*parent.subject))
    tells = parent.group.lemma in saying or (parent.group.lemma == "suspect" and parent.group.present)
    if opening is None and own_subject and (tells or parent.group.passive or heard):
        clause.link = Link.CONTENT
        return
    if (opening is None or opening.pos is Pos.COMMA) and not parent.group.finite:
        report = _telling(words, clauses, bare=opening is None)
        if report is not None:
            clause.link, clause.parent = Link.CONTENT, report[0]
            fronted = own_subject and clauses[report[0] + 1].link is Link.GERUND and clauses[report[0] + 1].marker
            if not fronted:  # but "said that after leaving Oslo, Roe had fled"
                clause.subject = (report[1], clauses[report[0] + 1].group.first)
            return
    reports = _inserted(words, clauses, clause) if opening is not None and not own_subject else None
    if reports is not None:
        clause.link, clause.parent = Link.CONTENT, reports[0]
        clause.subject = (clauses[reports[0]].group.last + 1, reports[1])
        return
    if opening is not None and opening.pos is Pos.COMMA and not own_subject and closes_first(clauses):
        clause.link, clause.parent, clause.subject = Link.ROOT, None, clauses[0].subject
        return  # "Roe, who claimed that Fox had left, was fined"
    if own_subject and opening is not None and parent.group.lemma in TELLING and is_said_of_all(words, parent, clause):
        clause.link, clause.marker, clause.subject = Link.CONTENT, "", (parent.group.last + 1, group.first)
        return  # "said Roe, 51, and his sons had fled"
    anchor = _open_finite(clauses, opening is not None and opening.pos is Pos.COMMA and not own_subject)
    if group.form == "b" and not own_subject and not group.modal:
        clause.link, clause.shared, clause.parent = Link.AND, True, _last_like(clauses, group)
        return
    if opening is not None and (opening.pos is Pos.AND or (opening.pos is Pos.COMMA and not own_subject)):
        clause.parent = _last_finite(clauses) if not own_subject and _tight(words, clause) else anchor
        if not own_subject and group.lemma in saying and clause.parent is not None:
            inner = clauses[clause.parent]
            still = inner.group.copula or inner.group.lemma == "have" or bool(inner.group.modal)
            teller = inner.parent if inner.link is Link.CONTENT and still else None
            if teller is not None and clauses[teller].group.present is group.present:
                clause.parent = teller  # "Roe said that it was late, and denied the rest"
        if clause.parent is not None:
            clause.link, clause.shared = Link.AND, not own_subject
            waiting = waiting_subject(words, clauses, clause) if opening.pos is Pos.COMMA else None
            if waiting is not None:
                clause.shared, clause.subject = False, waiting
            return
    clause.link, clause.parent = Link.ROOT, None
    described = bool(clauses) and clauses[-1].link is Link.PARTICIPLE and words[clauses[-1].start].pos is Pos.COMMA
    if not own_subject and described and words[clause.start].pos is Pos.COMMA:
        # "Opening the case, Roe, prosecuting, said …"
        clause.subject = (noun_phrase_start(words, clauses[-1].start, 0), clause.start)
    elif not own_subject and clauses:
        # The subject stands before an insertion: "X, who was killed in January, had been …".
        clause.subject = before_insertion(words, clauses)


def _resumes_opened(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Read "when a mine drifting in the channel | sank his boat": a participle parts a conjunction from its verb."""
    mark = opened_before(words, clauses, clause)
    if mark is None:
        return False
    described = clauses[-1]
    clause.link, clause.marker = Link.SUB, words[mark].low
    clause.subject, clause.shared = (mark + 1, described.group.first), False
    clause.parent = len(clauses) - 2 if len(clauses) > 1 else None
    clause.start = min(mark, described.start)
    described.start = described.group.first
    if len(clauses) > 1:
        clauses[-2].end = min(clauses[-2].end, mark)
    return True


def _telling(words: Sequence[Word], clauses: Sequence[Clause], bare: bool) -> tuple[int, int] | None:
    """Return the clause that reports and where its report begins, for a verb after a participle that is in it.

    "said that Roe, also known as Fox, had left"; with *bare*, without a "that" as well: "said the reward for words
    leading to his arrest would be doubled".
    """
    told = _last_finite(clauses)
    if told is None or clauses[told].group.lemma not in triggers().saying or told + 1 >= len(clauses):
        return None
    first, end = clauses[told].group.last + 1, clauses[told + 1].group.first
    that = next((i for i in range(first, end) if words[i].pos is Pos.THAT), None)
    if that is not None:
        return told, that + 1
    blames = clauses[told].link is Link.RELATIVE and clauses[told + 1].link is Link.GERUND  # "who accused X of it"
    return (told, first) if bare and first < end and not blames else None


def _inserted(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> tuple[int, int] | None:
    """Return which clause reports "They say Roe, 58 | accused of lying | who is 58, gave it"; where a subject ends."""
    if words[clause.start].pos is not Pos.COMMA:
        return None
    teller, stop = len(clauses) - 1, clause.start
    while (
        teller and clauses[teller].link is Link.AND and clauses[teller].shared and clauses[teller].parent == teller - 1
    ):
        teller -= 1  # "that Roe, who sold it and left, has died"
    while teller and clauses[teller].link in INSERTED and stop == clause.start:
        if clauses[teller].group.finite or clauses[teller].group.lemma in TELLING:
            break
        stop = clauses[teller].start if words[clauses[teller].start].pos is Pos.COMMA else stop
        teller -= 1
    end = next((i for i in range(clauses[teller].group.last + 1, stop + 1) if words[i].pos is Pos.COMMA), None)
    edge = clauses[teller].start
    edge -= edge > 0 and words[edge].pos is not Pos.COMMA
    if clauses[teller].link is Link.RELATIVE and words[edge].pos is Pos.COMMA and teller:
        end, teller = edge, teller - 1
    start = clauses[teller].group.last + 1
    that = next((i for i in range(start, end or start) if words[i].pos is Pos.THAT), None)
    start = start if that is None else that + 1
    lemma = clauses[teller].group.lemma
    tells = lemma in TELLING or (that is not None and lemma in triggers().saying)
    if end is None or end <= start or not tells or clauses[teller].group.passive:
        return None
    named = all(w.pos in NOMINAL or w.pos in (Pos.DET, Pos.POSS) for w in words[start:end])
    return (teller, stop) if named and any(w.pos in NOMINAL for w in words[start:end]) else None


def _is_inverted(words: Sequence[Word], clause: Clause, own_subject: bool, described: bool = False) -> bool:
    """Read '"…," said Ann Roe of the court': the source stands behind its verb.

    *described* tells that nothing but participles stands before it.
    """
    group = clause.group
    before = words[group.first - 1] if group.first else None
    if group.passive or before is None:
        return False
    if not closes_speech(words, group) and (own_subject or group.lemma not in _QUOTING):
        return False
    if before.pos not in (Pos.COMMA, Pos.QUOTE):
        return False
    if described and before.pos is Pos.COMMA and not any(w.pos is Pos.QUOTE for w in words[: group.first]):
        return False  # "Roe, using another name, wrote e-mails": nothing is told before it
    start = group.last + 1
    while start < len(words) and words[start].pos in (Pos.TIME, Pos.ADV):
        start += 1
    if start >= len(words):
        return False
    who = words[start]
    if (
        who.pos not in (Pos.NAME, Pos.NOUN, Pos.DET, Pos.ADJ, Pos.NUM)
        and who.low != "one"
        and not who.token.is_capitalised
    ):
        return False
    end = start
    while end < len(words) and words[end].pos not in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.VERB, Pos.TIME):
        end += 1
    if end + 1 < len(words) and words[end].pos is Pos.COMMA and words[end + 1].pos is Pos.NAME:
        # "said his lawyer, Ann Roe of Oslo."
        named = end + 1
        while named < len(words) and words[named].pos is Pos.NAME:
            named += 1
        end = named if named >= len(words) or words[named].pos in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.PREP) else end
    verb = words[end].verb if end < len(words) and words[end].pos is Pos.VERB else None
    told = any(words[i].pos in AUXILIARY for i in range(start, end)) or (verb is not None and "d" in verb.forms)
    if before.pos is Pos.COMMA and told:
        # "Roe, prosecuting, said Fox had fled", "The lawsuit, filed in May, says the firm sold …"
        return False
    clause.link, clause.subject, clause.shared = Link.SOURCE, (start, end), False
    return True


def _teller_of(clauses: Sequence[Clause], k: int) -> int:
    """Return the clause that says what follows the participle *k*: "said in a letter sent on Friday that …"."""
    if clauses[k].group.lemma in TELLING or not clauses[k - 1].group.finite:
        return k
    return k - 1 if clauses[k - 1].group.lemma in triggers().saying else k


def _tight(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether "and" stands right before the verb, with no comma: it goes on with the nearest clause."""
    return words[clause.start].pos is Pos.AND


def _last_finite(clauses: Sequence[Clause]) -> int | None:
    return next((i for i in range(len(clauses) - 1, -1, -1) if clauses[i].group.finite), None)


def _open_finite(clauses: Sequence[Clause], resumes: bool) -> int | None:
    """Return the last finite clause that is no relative or adverbial one: what a new main clause is joined to.

    *resumes*: a comma and no subject stand before its verb: none that "and" has joined to a relative clause then.
    """
    for i in range(len(clauses) - 1, -1, -1):
        main = clauses[i].group.finite and clauses[i].link not in (Link.RELATIVE, Link.SUB, Link.SOURCE)
        if main and not (resumes and closes_relative(clauses, i)):
            return i
    return None
