"""Which clauses that no rule asks for a timeline wants all the same: what they show is weighed with trained weights.

The rules of ``worth`` know classes of verbs; what people do has no end of others. A logistic regression over what a
clause shows (who takes part, what stands behind the verb, how the clause hangs on others, and what the verb is like)
lets through those that annotators would most likely have listed. It never decides what the law calls by a name:
charges, arrests and deaths are told by rules alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from dossier import paths
from dossier.domain.events import EventKind, Status
from dossier.domain.mentions import EntityKind, MentionForm
from dossier.domain.spans import Span
from dossier.extract.events.actors import is_actor
from dossier.extract.events.clause_types import Clause, Link, subject_words
from dossier.extract.events.head_words import head_word
from dossier.extract.events.in_general import is_habit
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.objects import has_object
from dossier.extract.events.participants import Cast
from dossier.extract.events.triggers import Reading
from dossier.extract.events.unweighed import is_left_to_rules, is_unreal
from dossier.extract.events.words import Pos, Word
from dossier.extract.events.worth import is_never_told

_HARMLESS = frozenset(
    {
        EventKind.OTHER,
        EventKind.STATEMENT,
        EventKind.MEET,
        EventKind.PHONE_WRITE,
        EventKind.TRANSPORT,
        EventKind.TRANSFER_MONEY,
        EventKind.TRANSFER_OWNERSHIP,
    }
)
# Words that open a clause and are weighed by themselves.
_MARKERS = frozenset(
    "who which that after before when while as if because of to and or but , by for in on with from without since "
    "until where how what why whom although though so".split()
)
_PRONOUNS = frozenset("he she they it we i who you this that one".split())
_PREPOSITIONS = frozenset(
    "to of for in on at with by from about into as over against through before after between under".split()
)
_TRAITS = "finite bare passive perfect progressive present negated infinitive copula".split()
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained weights: of what a clause shows, and of its verb's lemma; ``threshold`` is a log-odds."""

    intercept: float
    threshold: float
    shown: Mapping[str, float]
    verbs: Mapping[str, float]

    def log_odds(self, verb: str, shown: Sequence[str]) -> float:
        """Return the log-odds that annotators list a clause with *verb* that shows *shown*."""
        return self.intercept + self.verbs.get(verb, 0.0) + sum(self.shown.get(name, 0.0) for name in shown)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An undated clause as training sees it: the word that names what it tells, its verb, what it shows, and whether
    a rule asks for it.
    """

    trigger: Span
    verb: str
    shown: tuple[str, ...]
    asked: bool


_recorded: list[Weighed] | None = None


@contextmanager
def recording() -> Iterator[list[Weighed]]:
    """Note what every undated clause shows that no rule forbids: the weights are trained on these."""
    global _recorded
    _recorded = []
    try:
        yield _recorded
    finally:
        _recorded = None


@cache
def weights() -> Weights:
    """Return the weights that the program ships."""
    return Weights(**json.loads((paths.resources() / "models/happenings.json").read_text(encoding="utf-8")))


def is_wanted(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    reading: Reading,
    cast: Cast,
    kinds: Mapping[int, EntityKind],
    status: Status,
    asked: bool,
) -> bool:
    """Tell whether an undated clause is one that a timeline wants: rules have *asked* for it, or its weights do.

    What never was is not told though rules ask for it.
    """
    if asked and status is Status.ASSERTED and is_unreal(words, clauses, k):
        return False  # "wished he had sold the house", whatever the verb
    if asked and status is Status.ASSERTED and reading.kind in _HARMLESS and is_habit(words, clauses[k]):
        return False  # "Ann Roe usually drove to Oslo": of no one time
    if asked and _recorded is None:
        return True
    if reading.kind not in _HARMLESS or status is Status.DENIED or is_never_told(words, clauses, k, reading, kinds):
        return asked
    if not asked and is_left_to_rules(words, clauses, k, reading, kinds, status):
        return False
    verb, shown = clauses[k].group.lemma, show(words, clauses, k, reading, cast, kinds, status)
    if _recorded is not None:
        trigger = words[head_word(words, clauses, k)].token
        _recorded.append(Weighed(Span(trigger.start, trigger.end), verb, tuple(shown), asked))
        return asked
    trained = weights()
    return trained.log_odds(verb, shown) >= trained.threshold


def show(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    reading: Reading,
    cast: Cast,
    kinds: Mapping[int, EntityKind],
    status: Status,
) -> list[str]:
    """Return what clause *k* shows, each a name of the weights."""
    clause = clauses[k]
    shown = {f"kind {reading.kind.value}", f"known {reading.known}", f"status {status.value}"}
    shown.update(_group_shows(clause))
    for participant in cast.participants:
        kind = kinds[participant.entity].value
        shown.update((f"has {kind}", f"{participant.role.value} {kind}"))
    if not cast.participants:
        shown.add("nobody")
    shown.update(_subject_shows(words, clauses, k, kinds))
    shown.update(_rest_shows(words, clause, kinds))
    shown.update(_others_show(clauses, k))
    if any(word.pos is Pos.QUOTE for word in words):
        shown.add("quotes in sentence")
    return sorted(shown)


def _group_shows(clause: Clause) -> Iterator[str]:
    group = clause.group
    yield f"link {clause.link.name}"
    yield f"form {group.form}"
    yield f"opened by {clause.marker}" if clause.marker in _MARKERS else "opened by another word"
    for trait in _TRAITS:
        if getattr(group, trait):
            yield trait
    if group.modal:
        yield "modal"
        yield f"modal {group.modal}"
    if group.present and not group.perfect:
        yield "simple present"


def _subject_shows(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]
) -> Iterator[str]:
    start, end = subject_words(clauses, k)
    yield f"acting {is_actor(words, start, end, kinds)}"
    if start == end:
        yield "no subject"
    pronoun = next((word.low for word in words[start:end] if word.pos is Pos.PRON), None)
    if pronoun is not None:
        yield f"subject {pronoun if pronoun in _PRONOUNS else 'another pronoun'}"
    for word in words[start:end]:
        if word.entity is not None and word.entity in kinds:
            yield f"subject is {kinds[word.entity].value}"
        if word.form is MentionForm.NAME:
            yield "subject named"


def _rest_shows(words: Sequence[Word], clause: Clause, kinds: Mapping[int, EntityKind]) -> Iterator[str]:
    behind = clause.group.last + 1
    if has_object(words, clause):
        yield "object"
    if behind >= clause.end:
        yield "then end"
    else:
        yield f"then {words[behind].pos.name}"
        if words[behind].pos is Pos.PREP and words[behind].low in _PREPOSITIONS:
            yield f"then {words[behind].low}"
    for word in words[behind : clause.end]:
        if word.entity is not None and word.entity in kinds:
            yield f"behind is {kinds[word.entity].value}"
        if word.pos is Pos.NUM:
            yield "number behind"
    if any(word.pos is Pos.TIME for word in words[clause.start : clause.end]):
        yield "time"
    yield f"length {min(_LONGEST, max(clause.end - behind, 0) // 2)}"


def _others_show(clauses: Sequence[Clause], k: int) -> Iterator[str]:
    clause = clauses[k]
    for after in clauses[k + 1 : k + 3]:
        if after.parent == k:
            yield f"below {after.link.name}"
            if after.marker in _MARKERS:
                yield f"below {after.link.name} {after.marker}"
    if clause.parent is not None:
        above = clauses[clause.parent]
        yield f"under {above.link.name}"
        yield f"under saying {above.group.lemma in triggers().saying}"
        if clause.link is Link.INFINITIVE:
            yield "under noun" if clause.governor else "under verb"
