"""What is said of two entities: whether they are one, why, and what else their files share."""

from dataclasses import dataclass, fields
from enum import StrEnum


class Verdict(StrEnum):
    """How sure it is that two entities are one."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the sentence that tells a person why."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class IdentityContext:
    """What the files tell of two entities beside their names, each as the words that a reason may quote.

    ``shared_events``, ``shared_people``, ``shared_organisations`` and ``shared_places`` are what both have to do with;
    ``same_roles`` what both are said to be. ``contradictions`` are what cannot be true of one person ("one died in
    2001, the other was charged in 2014"). An empty context says that the files were compared and share nothing; no
    context at all (``None``) says that nobody has looked.
    """

    shared_events: tuple[str, ...] = ()
    shared_people: tuple[str, ...] = ()
    shared_organisations: tuple[str, ...] = ()
    shared_places: tuple[str, ...] = ()
    same_roles: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much speaks for one person: 3 for each kind of event or person, 2 for roles and bodies, 1 for places.

        More of one kind adds one: many shared places do not make a person.
        """
        worth = {
            "shared_events": 3,
            "shared_people": 3,
            "shared_organisations": 2,
            "same_roles": 2,
            "shared_places": 1,
        }
        found = ((worth[f.name], len(getattr(self, f.name))) for f in fields(self) if f.name in worth)
        return sum(points + (count > 1) for points, count in found if count)

    @property
    def kinds(self) -> int:
        """How many kinds of evidence the files share."""
        shared = (self.shared_events, self.shared_people, self.shared_organisations, self.shared_places)
        return sum(map(bool, (*shared, self.same_roles)))

    def told(self) -> str:
        """Return what is shared as the part of a sentence, "" where nothing is."""
        parts = (
            ("same events", self.shared_events),
            ("same people around them", self.shared_people),
            ("same organisations", self.shared_organisations),
            ("same role", self.same_roles),
            ("same places", self.shared_places),
        )
        return ", ".join(f"{label} ({'; '.join(shown[:3])})" for label, shown in parts if shown)


ORDER = {Verdict.UNLIKELY: 0, Verdict.LIKELY: 1, Verdict.CERTAIN: 2}
NO = Judgement(Verdict.UNLIKELY, "The names differ.")
