"""Whether two names across files mean the same person, organisation or place: certain, likely with a reason, or not."""

from collections.abc import Iterable, Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.identity.alignment import THRESHOLD, similarity
from dossier.extract.identity.blocking import blocking_keys, lookup_keys
from dossier.extract.identity.organisations import judge_organisations, judge_places
from dossier.extract.identity.people import judge_people
from dossier.extract.identity.verdicts import NO, ORDER, IdentityContext, Judgement, Verdict

__all__ = [
    "THRESHOLD",
    "IdentityContext",
    "Judgement",
    "Verdict",
    "blocking_keys",
    "compared",
    "judge",
    "lookup_keys",
    "similarity",
]


def judge(kind: EntityKind, a: Sequence[str], b: Sequence[str], context: IdentityContext | None = None) -> Judgement:
    """Judge whether the entity with the names *a* is the one with the names *b* (each: its name, then its aliases).

    For people the fullest names decide; an alias joins only where it is a full name too. *context* is what the files
    tell of both beside their names; it counts for people. Without one a surname that fits a full name is likely the
    same person's; with one it is only where the files share something more than places.
    """
    if not a or not b:
        return NO
    if kind is EntityKind.PERSON:
        return _best(judge_people(x, y, context) for x in compared(kind, a) for y in compared(kind, b))
    if kind is EntityKind.PLACE:
        return _best(judge_places(x, y) for x in a for y in b)
    return judge_organisations(a, b)


def compared(kind: EntityKind, names: Sequence[str]) -> list[str]:
    """Return those of an entity's names by which it is judged: for people the full ones, where it has any."""
    full = [name for name in names if len(name.split()) > 1] if kind is EntityKind.PERSON else []
    return full or list(names[:1] if kind is EntityKind.PERSON else names)


def _best(judgements: Iterable[Judgement]) -> Judgement:
    return max(judgements, key=lambda judgement: ORDER[judgement.verdict], default=NO)
