"""One report of a happening, with what is needed to compare it with others."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind, Status
from dossier.domain.spans import Span

Place = tuple[str, int, int]
"""Where a report stands, whatever its ids: the SHA-256 of the file, and the span of the word that tells of it."""

DONE_TO = frozenset(
    {
        EventKind.BE_BORN,
        EventKind.INJURE,
        EventKind.DIE,
        EventKind.ARREST,
        EventKind.RELEASE,
        EventKind.TRIAL,
        EventKind.CHARGE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.FINE,
        EventKind.EXECUTE,
        EventKind.EXTRADITE,
        EventKind.ACQUIT,
        EventKind.PARDON,
        EventKind.SANCTION,
        EventKind.SUE,
    }
)
"""Kinds that are about the one to whom they are done; who does it is told in many ways (police, FBI, agents)."""

ONCE = frozenset({EventKind.BE_BORN, EventKind.DIE, EventKind.EXECUTE})
"""What happens once to anybody."""

LEGAL = DONE_TO - ONCE - {EventKind.INJURE} | {EventKind.APPEAL}
"""Steps before the law: few in a life, and each of them told by many."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT = 4
_EMPTY = frozenset(
    "about after again against also although among because been before being between both could does doing down "
    "during each from further have having here into itself just more most much must only other over same should "
    "some such than that their them then there these they this those through under until upon very were what when "
    "where which while whom whose will with would your said says told according".split()
)


@dataclass(frozen=True, slots=True)
class Report:
    """An event as it is compared. ``acting``, ``concerned`` and ``others`` are entities by role, places left out.

    ``first`` and ``last`` bound when it happened (inclusive), None for an open side or where nothing is known.
    ``told_by`` is the last day on which the story may have been written, None where that is not known. ``at`` is
    where the trigger stands in the quote.
    """

    event: int
    article: int
    place: Place
    kind: EventKind
    status: Status
    when: DateInterval | None
    acting: frozenset[int]
    concerned: frozenset[int]
    others: frozenset[int]
    quote: str
    at: Span
    attribution: str | None = None
    published: PublicationDate | None = None

    @property
    def key(self) -> str:
        """What the report is called for good: the beginning of its file's digest, and where its word stands."""
        return place_key(self.place)

    @property
    def first(self) -> date | None:
        """The first day on which it can have happened, None where that is not known."""
        return None if self.when is None else self.when.start

    @property
    def last(self) -> date | None:
        """The last such day."""
        return None if self.when is None else self.when.end

    @property
    def told_by(self) -> date | None:
        """The last day on which the story can have been written."""
        return None if self.published is None else self.published.end

    @property
    def people(self) -> frozenset[int]:
        """All who take part."""
        return self.acting | self.concerned | self.others

    @property
    def central(self) -> frozenset[int]:
        """Whom it is about: those concerned by what is done to people, otherwise those who act."""
        if self.kind in DONE_TO:
            return self.concerned or self.others or self.acting
        return self.acting or self.concerned or self.others

    @property
    def days(self) -> int:
        """How many days lie between the two ends of the date; very many where one is open or nothing is known."""
        if self.when is None:
            return 10**7
        if self.first is None or self.last is None:
            return 10**6
        return (self.last - self.first).days

    @property
    def word(self) -> str:
        """The word that tells of it."""
        return self.at.of(self.quote)

    @property
    def stem(self) -> str:
        """The beginning of that word, by which "arrested" and "arrest" are alike."""
        return stem_of(self.word)

    @property
    def words(self) -> frozenset[str]:
        """The stems of the words of the quote that carry meaning, names left out."""
        return content(self.quote)


def place_key(place: Place) -> str:
    """Return what a report at *place* is called for good."""
    sha256, start, end = place
    return f"{sha256[:16]}:{start}-{end}"


@lru_cache(maxsize=20_000)
def content(quote: str) -> frozenset[str]:
    """Return the stems of the words of *quote* that carry meaning: no names, no words of grammar."""
    found = (m.group() for m in _WORD.finditer(quote))
    return frozenset(
        stem_of(word)
        for word in found
        if word.isdecimal() or (word[0].islower() and len(word) >= _SHORT and word not in _EMPTY)
    )


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """Return the beginning of a word without its usual endings."""
    plain = word.casefold()
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "d", "y"):
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORT - 1:
            plain = plain[: -len(ending)]
            break
    return plain[:7].rstrip("e")


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how much of the fewer words is among the others, from 0 to 1."""
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer else 0.0


def overlap(a: Report, b: Report) -> bool:
    """Tell whether two dates have a day in common; an unknown side excludes nothing."""
    return not (_before(a.last, b.first) or _before(b.last, a.first))


def _before(last: date | None, first: date | None) -> bool:
    return last is not None and first is not None and last < first


def gap(a: Report, b: Report) -> int:
    """Return how many days lie between two dates that have none in common, 0 where they have."""
    if a.last is not None and b.first is not None and a.last < b.first:
        return (b.first - a.last).days
    if b.last is not None and a.first is not None and b.last < a.first:
        return (a.first - b.last).days
    return 0
