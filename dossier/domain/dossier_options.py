"""What goes into a printed dossier: whom, what, which time, with which appendices, and what is blacked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dossier.domain.dates import DateInterval
from dossier.domain.events import Status
from dossier.domain.wording import counted, interval_words

BLACK = "█████"
"""What stands in place of blacked-out words. It is always as long as this: its length tells nothing."""


class SourcesPart(StrEnum):
    """How much of its sources a dossier brings along."""

    NONE = "none"
    """No list: each note still names its file and story."""
    LIST = "list"
    """The files with their digests and the stories in them."""
    TEXTS = "texts"
    """The list, and the text of each story with the quoted words marked."""


@dataclass(frozen=True, slots=True)
class DossierOptions:
    """The choice of who exports a dossier.

    ``people`` are ids of names, none for all people of weight. ``statuses`` are those under which a statement is told.
    ``first`` and ``last`` bound the period (inclusive days): with either of them, what is undated stays out.
    ``pages`` adds the free page of each person, ``marks`` tags, stars, questions and notes. ``redact`` are the names
    and passages that are blacked out; ``digests`` keeps the SHA-256 of files in which they stand, by which a guessed
    name can be checked. ``chronology`` makes one line of time of everybody, without chapters.
    """

    people: tuple[int, ...] = ()
    statuses: frozenset[Status] = frozenset(Status)
    first: date | None = None
    last: date | None = None
    sources: SourcesPart = SourcesPart.LIST
    pages: bool = False
    marks: bool = False
    redact: tuple[str, ...] = ()
    chronology: bool = False
    digests: bool = False

    @property
    def is_selective(self) -> bool:
        """Tell whether statements may be left out."""
        return self.statuses != frozenset(Status) or self.first is not None or self.last is not None

    def takes(self, status: Status, when: DateInterval | None) -> bool:
        """Tell whether a statement with this status and time belongs into the dossier."""
        return status in self.statuses and self.covers(when)

    def covers(self, when: DateInterval | None) -> bool:
        """Tell whether a time may lie in the period; nothing undated lies in one that is bounded."""
        if self.first is None and self.last is None:
            return True
        if when is None:
            return False
        begins_in_time = self.last is None or when.start is None or when.start <= self.last
        return begins_in_time and (self.first is None or when.end is None or when.end >= self.first)

    def sentences(self, left_out: int) -> tuple[str, ...]:
        """Return what a reader has to know of the choice; *left_out* counts the statements that it leaves out."""
        said = []
        if self.is_selective:
            named = [status.value for status in Status if status in self.statuses]
            what = "all statuses" if len(named) == len(Status) else f"only what is {', '.join(named)}"
            when = "" if self.first is None and self.last is None else f", {interval_words(self.first, self.last)}"
            undated = ", what is undated left out" if when else ""
            said.append(
                f"This is a selection: {what}{when}{undated}. {counted(left_out, 'further statement')} "
                f"{'is' if left_out == 1 else 'are'} not in it. A denial stays beside what it denies."
            )
        if self.redact:
            said.append(
                f"Redacted edition: {counted(len(self.redact), 'name or passage', 'names or passages')} blacked out by "
                f"who exported it, in all texts, titles and data of this file. Every {BLACK} is of one length, "
                "whatever it covers. "
                + (
                    "The SHA-256 of files with such words is given all the same, by choice."
                    if self.digests
                    else "The SHA-256 of files with such words is left out too: it would let a guessed name be checked."
                )
            )
        return tuple(said)

    def to_data(self) -> dict[str, object]:
        """Return the choice as plain values, to be kept."""
        return {
            "people": list(self.people),
            "statuses": sorted(status.value for status in self.statuses),
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "sources": self.sources.value,
            "pages": self.pages,
            "marks": self.marks,
            "redact": list(self.redact),
            "chronology": self.chronology,
            "digests": self.digests,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> "DossierOptions":
        """Return a choice that was kept; what cannot be read is as it is without a choice."""
        try:
            return _read(data)
        except (TypeError, ValueError, KeyError):
            return cls()


def _read(data: Mapping[str, object]) -> DossierOptions:
    people, statuses, redact = data["people"], data["statuses"], data["redact"]
    if not isinstance(people, list) or not isinstance(statuses, list) or not isinstance(redact, list):
        raise TypeError("lists are expected")
    return DossierOptions(
        people=tuple(int(each) for each in people),
        statuses=frozenset(Status(each) for each in statuses),
        first=_day(data["first"]),
        last=_day(data["last"]),
        sources=SourcesPart(str(data["sources"])),
        pages=data["pages"] is True,
        marks=data["marks"] is True,
        redact=tuple(str(each) for each in redact),
        chronology=data["chronology"] is True,
        digests=data.get("digests") is True,
    )


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
