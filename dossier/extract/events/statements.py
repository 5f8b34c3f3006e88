"""Which words that somebody says are an occasion of their own, and which only tell by whose account the rest is."""

from collections.abc import Mapping, Sequence

from dossier.domain.events import Role, Status
from dossier.domain.mentions import EntityKind, MentionForm
from dossier.extract.events.actors import is_actor, is_body_at_work
from dossier.extract.events.befalling import befalls_by
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.objects import has_object, leads_on
from dossier.extract.events.participants import Cast
from dossier.extract.events.sequels import is_past
from dossier.extract.events.status import judge
from dossier.extract.events.triggers import Reading
from dossier.extract.events.words import Pos, Word

# What is said to somebody is an occasion: "told the court", "informed the board".
_ADDRESSING = frozenset("tell inform assure remind brief notify testify".split())
# "asked for aid", "expressed regret": an occasion of its own, whoever does so.
_VOICING = frozenset("ask express reply respond complain".split())
_RECOUNTING = frozenset("describe recount recall explain relate tell reveal".split())
_ADDRESSED = frozenset("tell ask warn advise urge instruct inform promise offer order".split())
_ASKED = frozenset("that what who whom why how when where whether if".split())
_PROMISED = frozenset("promise offer".split())
_DEMANDING = frozenset("demand accuse threaten denounce condemn urge promise".split())
_FEW = 6
_SAYING = frozenset("say state add".split())
# Who says so stands by it still: "insists to this day that".
_BLAMING = frozenset("accuse suspect implicate".split())
_STANDING_BY = frozenset("maintain insist contend".split())
_STATING = _STANDING_BY | {"say"}
# What is thought or only named, and not said on an occasion.
_THOUGHTS = frozenset(
    "name call believe think hope wish expect allow understand consider regard connect entitle".split()
)


def is_statement(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    reading: Reading,
    cast: Cast,
    kinds: Mapping[int, EntityKind],
) -> bool:
    """Tell whether a verb of saying tells of an occasion: weighty words, or those of somebody known by name."""
    clause = clauses[k]
    group = clause.group
    speakers = [p.entity for p in cast.participants if p.role is Role.SPEAKER]
    if group.passive and speakers and group.finite:
        return any(kinds[entity] is EntityKind.PERSON for entity in speakers)  # "was praised by Ann Roe"
    if clause.link is Link.PARTICIPLE and group.form == "i" and clause.marker == ",":
        told = clause.parent is not None and clauses[clause.parent].group.lemma in triggers().saying
        if not told and group.lemma in _DEMANDING and clause.parent is not None:
            return is_actor(words, *subject_words(clauses, clause.parent), kinds)  # "marched, demanding his release"
        return not told and any(kinds[entity] is EntityKind.PERSON for entity in speakers)  # "left, saying …"
    if group.bare and group.passive and befalls_by(words, clause) and cast.participants:
        return True  # "Warned by Ann Roe, he …"
    if group.passive and group.finite and group.lemma in _ADDRESSED and _is_told_what(words, clauses, k):
        return is_actor(words, *subject_words(clauses, k), kinds)  # "was told to stay away"
    if group.passive and group.finite and group.lemma == "identify" and _is_told_who(words, clauses[k]):
        return any(kinds[p.entity] is EntityKind.PERSON for p in cast.participants)
    if group.passive or (group.form == "b" and (group.modal or not group.finite)):
        return reading.known and group.lemma in _BLAMING and bool(cast.participants) and clause.link is not Link.SOURCE
    if clause.link is Link.SOURCE and group.lemma == "announce" and is_past(clause):
        return any(kinds[entity] is EntityKind.PERSON for entity in speakers)
    if reading.known and clause.link is not Link.SOURCE and (speakers or group.lemma in _BLAMING):
        return bool(cast.participants)
    past = is_past(clause) or group.perfect
    if _states(words, clauses, k) and (past or (group.lemma in _STANDING_BY and not group.modal)):
        # "The ambulance service said that nobody had been late", "His widow, Ann, maintains that he was drowned."
        stands = group.lemma in _STANDING_BY and any(kinds[entity] is EntityKind.PERSON for entity in speakers)
        if stands or _names_body(words, clauses, k, kinds):
            return True
    if past and clause.link is not Link.SOURCE and (_recounts(clauses, k) or _calls(clause, reading)):
        return is_actor(words, *subject_words(clauses, k), kinds)
    if past and _says_it_alone(words, clauses, k):
        return True
    if _announces(words, clauses, k, past, speakers, kinds):
        return True
    quoted = any(word.pos is Pos.QUOTE for word in words)
    spoken = quoted and group.present and group.finite and not group.modal  # "“It was late,” says Ann Roe"
    if not (past or spoken) or group.lemma in _THOUGHTS:
        return False
    if any(kinds[entity] is EntityKind.PERSON for entity in speakers):
        return quoted or group.lemma == "tell" or (clause.link is not Link.SOURCE and group.lemma != "say")
    start, end = subject_words(clauses, k)
    actor = is_actor(words, start, end, kinds) or is_body_at_work(words, clause, start, end)
    if clause.link is Link.SOURCE:
        return actor and quoted
    voiced = group.lemma in _VOICING and clause.link in (Link.ROOT, Link.AND)
    return actor and (
        reading.known or voiced or group.lemma in _ADDRESSING or (clause.link is Link.CONTENT and group.perfect)
    )


def _is_told_what(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody is told to do something, is told or asked something, or is promised it.

    "was told to stay", "was asked who had paid", "had been promised work", but not "is told" of nothing.
    """
    clause, group = clauses[k], clauses[k].group
    if leads_on(clauses, k):
        return True
    if (clause.group.present and not clause.group.perfect) or clause.link not in (Link.ROOT, Link.AND):
        return False
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    if after is not None and (after.link is Link.CONTENT or after.marker in _ASKED):
        return True
    return group.lemma in _PROMISED and has_object(words, clause)


def _says_it_alone(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether what somebody said tells of no happening itself: "said no decision had been taken", "said he would".

    What was said would be lost, were it not told as words.
    """
    clause = clauses[k]
    group = clause.group
    if (
        clause.link not in (Link.ROOT, Link.AND)
        or group.passive
        or group.modal
        or (group.perfect and not group.present)
    ):
        return False
    start, end = subject_words(clauses, k)
    if not any(words[i].form is MentionForm.NAME for i in range(start, end)):
        return False
    told = [
        j for j in range(k + 1, min(k + 4, len(clauses))) if clauses[j].parent == k and clauses[j].link is Link.CONTENT
    ]
    if not told:
        rest = words[clause.group.last + 1 : clause.end]
        return any(word.pos is Pos.MODAL for word in rest) and len(rest) <= _FEW  # "said he would."
    return all(clauses[j].group.copula is False and judge(words, clauses, j) is None for j in told)


def _is_told_who(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether it became known who somebody is: "was identified as Ann Roe"."""
    after = words[clause.group.last + 1 : min(clause.group.last + 5, clause.end)]
    told = is_past(clause) or clause.group.perfect
    return told and clause.link in (Link.ROOT, Link.AND) and any(word.low == "as" for word in after)


def _announces(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    past: bool,
    speakers: Sequence[int],
    kinds: Mapping[int, EntityKind],
) -> bool:
    """Tell whether somebody says what is to be or was not, on no day of its own: "said that she would sue".

    What has a day of its own is told by itself: "said that it would meet on Friday". A present "says" counts of
    people known by name.
    """
    clause, group = clauses[k], clauses[k].group
    if clause.link is not Link.ROOT or group.lemma not in _SAYING or group.passive or group.modal:
        return False
    if group.perfect and not group.present:
        return False  # "had said that it would": what came of it is told elsewhere
    start, end = subject_words(clauses, k)
    if end - start == 1 and words[start].pos is Pos.PRON:
        return False  # "He said he would" goes on with what he told before.
    known = any(kinds[entity] is EntityKind.PERSON for entity in speakers)
    if not (known or (past and is_actor(words, start, end, kinds))):
        return False
    rest = words[group.last + 1 : clause.end]
    if clause.end == len(words) and any(word.pos is Pos.MODAL for word in rest) and len(rest) <= _FEW:
        return True  # "says they'll fight it"
    told = [j for j in range(k + 1, len(clauses)) if clauses[j].parent == k and clauses[j].link is Link.CONTENT]
    return bool(told) and all(_is_ahead(words, clauses, j) for j in told)


def _is_ahead(words: Sequence[Word], clauses: Sequence[Clause], j: int) -> bool:
    """Tell whether a clause foretells or denies something, and names no day for it."""
    clause = clauses[j]
    if any(words[i].pos is Pos.TIME for i in range(clause.start, clause.end)):
        return False
    status = judge(words, clauses, j)
    return (status is Status.PLANNED and bool(clause.group.modal)) or (status is None and not clause.group.copula)


def _states(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody states what a clause behind tells, in a sentence of his own: "Roe said the gate was shut".

    "He said he …" goes on with what he told before.
    """
    clause = clauses[k]
    if clause.link not in (Link.ROOT, Link.AND) or clause.group.lemma not in _STATING or clause.group.passive:
        return False
    start, end = subject_words(clauses, k)
    if any(words[i].pos is Pos.PRON for i in range(start, end)) and clause.group.lemma not in _STANDING_BY:
        return False
    return any(c.parent == k and c.link is Link.CONTENT for c in clauses[k + 1 : k + 3])


def _names_body(words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]) -> bool:
    start, end = subject_words(clauses, k)
    named = (words[i].entity for i in range(start, end))
    return any(kinds[entity] is EntityKind.ORGANISATION for entity in named if entity is not None)


def _calls(clause: Clause, reading: Reading) -> bool:
    """Tell whether somebody judges: "called it a farce", but not "whom everybody called “the Baron”"."""
    return reading.known and clause.group.lemma == "call" and clause.marker != "whom"


def _recounts(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody tells how or why something came about: "described how he had driven the cattle"."""
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    told = after is not None and after.marker in {"how", "why", "what"} and after.start == clauses[k].group.last + 1
    return told and clauses[k].group.lemma in _RECOUNTING
