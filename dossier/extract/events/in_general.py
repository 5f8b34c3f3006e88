"""What clauses tell of no one time or of hardly anybody: "If he refused, they beat him", "Few joined the march"."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.words import Pos, Word

_HARDLY = frozenset("hardly scarcely barely".split())
_ANY = frozenset("any anyone anybody anything a one".split())
_SIGNS = frozenset({Pos.COMMA, Pos.AND, Pos.THAT, Pos.QUOTE, Pos.PUNCT})
# "was supposed to stop", "used to sail": the infinitive tells all, and that it was so at no one time.
_SUPPOSING = frozenset("suppose intend".split())
_IF = frozenset({"if", "unless"})
# "If he knew, he said nothing": of what somebody was or knew, "if" asks whether it was so.
_STATES = frozenset(
    "be know think believe want need have like love own see hear feel understand remember seem appear mean care mind "
    "mistake do doubt notice hope wish expect intend".split()
)
# "checked if the door was shut": what somebody asks; "thanked him if he came": what he holds out.
_ASKING = frozenset(
    "ask wonder check see know decide doubt care mind test question establish determine inquire enquire find discover "
    "learn clarify confirm remember consider threaten promise offer apologise apologize pledge vow agree bet order "
    "warn propose want wish hope fear worry thank".split()
)
_USUALLY = frozenset(
    "usually often typically normally regularly routinely habitually sometimes occasionally frequently "
    "customarily always".split()
)


def is_general(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* tells what came about under a condition only, for hardly anybody, or was meant to."""
    return _is_of_few(words, clauses, k) or _is_meant(clauses, k) or _is_conditioned(words, clauses, k)


def is_habit(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause tells what was so as a rule: "usually drove", "Whenever it rained, she drove".

    What came about "every Thursday" did so many times: that is told, without a day.
    """
    group = clause.group
    if words[clause.start].low == "whenever":
        return True
    return not group.perfect and any(words[i].low in _USUALLY for i in range(clause.start, group.main))


def _is_of_few(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether hardly anybody did it: "Few joined the march", "Hardly any ships sailed"; but "A few joined"."""
    start, end = subject_words(clauses, k)
    lows = [words[i].low for i in range(start, min(end, start + 6)) if words[i].pos not in _SIGNS][:2]
    if not lows or clauses[k].link is Link.RELATIVE:
        return False
    if lows == ["not", "many"]:
        return True
    return lows[0] == "few" or (lows[0] in _HARDLY and len(lows) > 1 and lows[1] in _ANY)


def _is_meant(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody was only meant to do what follows, or did so time and again: "was supposed to stop"."""
    group, after = clauses[k].group, clauses[k + 1] if k + 1 < len(clauses) else None
    if after is None or after.link is not Link.INFINITIVE or after.parent != k or after.start != clauses[k].end:
        return False
    used = group.lemma == "use" and not group.passive and group.last + 1 == after.start
    used = used and clauses[k].link is not Link.RELATIVE  # "a van that they used to move it"
    return (used and group.form == "d") or (group.passive and group.lemma in _SUPPOSING)


def _is_conditioned(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a clause tells what came about each time that another did: "Unless he paid, they burned it"."""
    clause, group = clauses[k], clauses[k].group
    if not group.finite or group.modal or group.present or group.perfect or clause.link is not Link.ROOT:
        return False
    if words[clause.start].low in _IF:
        return _holds_condition(words, clause)
    before = clauses[k - 1] if k else None
    if before is not None and before.end == clause.start and before.parent is None and _is_condition(words, before):
        return True
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    if after is None or after.parent != k or not _is_condition(words, after):
        return False
    lexicon = triggers()
    return group.lemma not in _ASKING | lexicon.saying | lexicon.alleging | lexicon.intending


def _holds_condition(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a condition whose verb was taken for a noun opens a clause: "If the dam burst, the village …"."""
    comma = next((i for i in range(clause.start + 1, clause.group.first) if words[i].pos is Pos.COMMA), 0)
    return comma > clause.start + 3 and words[clause.start + 1].pos in (Pos.DET, Pos.PRON, Pos.NAME)


def _is_condition(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether "if" or "unless" opens a clause that tells of a deed in the past: "if he refused"."""
    group = clause.group
    if clause.link is not Link.SUB or clause.marker not in _IF or group.lemma in _STATES or group.copula:
        return False
    if group.present or group.perfect or group.modal or not group.finite:
        return False
    return not clause.start or words[clause.start - 1].low not in {"even", "as", "only"}
