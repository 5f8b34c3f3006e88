"""What a story mentions: people, organisations, places, and time expressions."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from dossier.domain.dates import DateInterval
from dossier.domain.spans import Span


class EntityKind(StrEnum):
    """The kinds of entity that a case keeps."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class MentionForm(StrEnum):
    """How a text refers to an entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as the name stage finds it, before anyone knows who is meant."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference to a known entity. ``form`` tells a name from "the pair" and from "he"."""

    span: Span
    form: MentionForm


class FactKind(StrEnum):
    """What texts say of a person apart from events."""

    AGE = "age"
    ROLE = "role"
    ORGANISATION = "organisation"
    NATIONALITY = "nationality"
    RESIDENCE = "residence"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class PersonFact:
    """One fact of a person in the text's own words: ``value`` is what to show, ``span`` the words that say it."""

    kind: FactKind
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class StoryEntity:
    """An entity inside one story: every mention that certainly refers to it.

    ``key`` identifies it within the story's analysis (0, 1, 2 …). ``name`` is its fullest name in this story as
    the text writes it, ``aliases`` its other names.
    """

    key: int
    kind: EntityKind
    name: str
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    facts: tuple[PersonFact, ...] = field(default=())


class TimexType(StrEnum):
    """The TimeML types of time expressions."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, its TimeML type and value, and the interval it names, where one can be known.

    ``span`` takes the expression with its modifier ("early 2017", "three months later") but without the
    preposition. ``value`` is the TIMEX3 value ("2017-07", "P3M", "PAST_REF"; "" where none can be given).
    ``date`` is None where nothing can be known, for example a weekday in a story without a publication day; its
    interval already takes account of the preposition before it ("since", "until", "by", "between … and …").
    ``core`` is the interval that the expression names by itself: for "since 2018" the year 2018, for either end of
    "between August and November 2020" its own month.
    """

    span: Span
    type: TimexType
    value: str
    date: DateInterval | None
    core: DateInterval | None = None


NumericOrder = Literal["DMY", "MDY"]
"""Whether a source writes its numeric dates day first or month first."""


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What people know about the times of a story beyond its text.

    ``order`` is what a person said of the source's numeric dates; the source's own evidence (13/04/2020) goes first.
    ``corrected`` are the dates that a person gave to events, by the span of the time expression that dated the event
    until then: what hangs on such an expression hangs on the corrected date.
    """

    order: NumericOrder | None = None
    corrected: tuple[tuple[Span, DateInterval], ...] = ()
