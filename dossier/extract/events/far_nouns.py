"""Happenings that take a time from further off: "elections set for May", "the murder of a clerk in a bar in 2004"."""

from collections.abc import Sequence

from dossier.domain.events import EventKind
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import AUXILIARY, NOMINAL, Pos, Word

_APPOINTED = frozenset("set scheduled slated due planned fixed booked".split())
_INSIDE = frozenset({Pos.PREP, Pos.DET, Pos.POSS, Pos.NUM}) | NOMINAL
# Deeds of one day, of which a verb without that time may tell: "was sentenced on Monday for the murder of …".
_DEEDS = frozenset(
    {
        EventKind.ATTACK,
        EventKind.DIE,
        EventKind.INJURE,
        EventKind.ARREST,
        EventKind.EXECUTE,
        EventKind.DEMONSTRATE,
        EventKind.TRANSFER_OWNERSHIP,
        EventKind.TRANSFER_MONEY,
    }
)
# "last week", but not "last Friday".
_LONGER = frozenset("week month year decade century spring summer autumn fall winter weekend".split())


def appointed_noun(words: Sequence[Word], place: Place) -> int | None:
    """Return the happening that a time is appointed for: "elections set for May", "the vote, due in June"."""
    i = place.first - 1
    if i > 0 and words[i].pos is Pos.PREP and words[i].low in {"for", "on", "in"}:
        i -= 1
    if i < 1 or words[i].low not in _APPOINTED or words[i - 1].pos in AUXILIARY:
        return None
    i -= 1
    while i > 0 and words[i].pos in (Pos.ADV, Pos.TIME, Pos.COMMA):
        i -= 1
    return i if words[i].pos is Pos.NOUN and noun_kind(words, i) is not None else None


def noun_over(words: Sequence[Word], place: Place, floor: int) -> int | None:
    """Return the deed to which a time behind its phrases belongs: "(indicted in 2001) for the deaths of 150 in 1995".

    None where there are two of them, or anything but phrases stands between.
    """
    found = None
    i = place.first - 1
    while i > floor and words[i].pos in _INSIDE:
        if words[i].pos is Pos.NOUN and words[i - 1].pos is not Pos.TO and noun_kind(words, i) in _DEEDS:
            if found is not None:
                return None
            found = i
        i -= 1
    return found


def noun_of_perfect(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, place: Place) -> int | None:
    """Return the deed to which a past time belongs since its verb is in the present perfect, which takes none.

    "A court has jailed a baker for the attack on a museum five years ago", "have marched to protest the killing of a
    nurse last week"; a day may be that of the verb after all, as many papers write.
    """
    main = clause
    if clause.link is Link.INFINITIVE and clause.parent is not None:
        main = clauses[clause.parent]
    if not (main.group.perfect and main.group.present and main.group.finite) or place.first <= clause.group.last:
        return None
    time = [word.low for word in words[place.first : place.end]]
    past = "ago" in time or (time[0] == "last" and len(time) > 1 and time[1] in _LONGER)
    return noun_over(words, place, clause.group.last) if past else None
