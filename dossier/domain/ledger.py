"""The ledger of a date: how it was reached, step by step, from the words and the anchors that they hang on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dossier.domain.spans import Span


class AnchorKind(StrEnum):
    """What a relative date can hang on."""

    PUBLICATION = "publication"
    """The day on which the story was published."""
    EXPRESSION = "expression"
    """Another time expression of the same story."""
    STATEMENT = "statement"
    """The day on which somebody said what is quoted."""
    EVENT = "event"
    """A happening that the case dates, in the same story or in another."""
    CALENDAR = "calendar"
    """A day that a calendar knows: an election, a holiday."""


class Rule(StrEnum):
    """How a step gets from its words and its anchor to an interval."""

    AS_WRITTEN = "as-written"
    """The words name the interval in full; no anchor."""
    SHARED_PART = "shared-part"
    """A part that two joined dates share is taken from the other: "August and November 2020"."""
    SAME_PERIOD = "same-period"
    """What is missing (mostly the year) is that of the anchor: "October" after "July 2017"; "that day"."""
    LATEST_BEFORE = "latest-before"
    """The last such weekday, month or season up to the anchor."""
    NEXT_AFTER = "next-after"
    """The first such weekday, month or season from the anchor on."""
    RELATIVE = "relative"
    """The unit of the calendar seen from the anchor: "last week", "today", "the following year"."""
    COUNTED_BACK = "counted-back"
    """So many units before the anchor: "two years ago", "a week before his arrest"."""
    COUNTED_ON = "counted-on"
    """So many units after the anchor: "three months later"."""
    BETWEEN = "between"
    """At some point between two dates."""
    FROM_TO = "from-to"
    """Lasting from one date to another."""
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    GIVEN = "given"
    """A person set it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a step hangs on.

    ``words`` are those a reader sees ("July 2017", "publication on 15 July 2023", "the arrest"); ``span`` is where
    they stand in the text of the same source, None for an anchor outside it. ``start`` and ``end`` are its inclusive
    days, None for an open side. ``event`` is the id of the case's event that the anchor is, where it is one and the
    case has taken the story in. ``happening`` is what the text dates by an expression that serves as anchor ("the
    arrest"), "" where that is not certain.
    """

    kind: AnchorKind
    words: str
    start: date | None
    end: date | None
    span: Span | None = None
    event: int | None = None
    happening: str = ""


@dataclass(frozen=True, slots=True)
class LedgerStep:
    """One step: expression + anchor, by a rule, gives an interval.

    ``words`` are the expression as a reader sees it, ``span`` where it stands in the source's text. ``start`` and
    ``end`` are the inclusive days reached, None for an open side.
    """

    words: str
    span: Span
    rule: Rule
    anchor: Anchor | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Hanging:
    """A date counted from an event that its own story does not date: "14 months after his arrest".

    ``span`` and ``words`` are the expression. The anchor is an event of kind ``event`` in which ``entity`` takes part
    (in a StoryEvent the key of a StoryEntity, in an EventRecord the id of an entity of the case); ``anchor_words`` are
    how the text calls it ("his arrest"). ``count`` units (``unit`` as in TimeML: "D", "W", "M", "Y"; None for an
    unknown number) lie between, to the past for ``side`` -1, to the future for 1; 0 is the day itself. ``within``:
    at some time in those units ("less than two weeks after").
    """

    words: str
    span: Span
    event: str
    entity: int
    anchor_words: str
    count: float | None
    unit: str
    side: int
    within: bool = False
