"""Anchors inside a story: the happening is known by its kind and by whom it befell, or there is no date."""

import time
from datetime import date

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.events import StoryAnalysis, StoryEvent
from dossier.domain.ledger import AnchorKind, Rule
from dossier.domain.mentions import TimeContext, TimexType
from dossier.domain.spans import Span
from dossier.extract.events import find_dated_events
from dossier.extract.names import find_names
from dossier.extract.people import resolve_entities
from dossier.extract.pipeline import analyse

from .stories import story_of


def read(text: str, published: str = "-", context: TimeContext | None = None) -> StoryAnalysis:
    return analyse(text, story_of(text, published).story, context or TimeContext())


def event(found: StoryAnalysis, text: str, trigger: str) -> StoryEvent:
    return next(e for e in found.events if e.trigger.of(text) == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        (
            "Tom Reed was arrested in July 2017. Ann Lowe was arrested in May 2019. Reed was convicted 14 months after "
            "his arrest.",
            "convicted",
            "2018-09-01..2018-09-30",
        ),
        (
            "Ann Lowe fled to Oslo two months after Reed was arrested. Tom Reed was arrested in July 2017.",
            "fled",
            "2017-09-01..2017-09-30",
        ),
        (
            "On the day the inquiry opened, Ann Lowe left for Oslo. The inquiry opened on 5 May 2020.",
            "left",
            "2020-05-05..2020-05-05",
        ),
        (
            "The inquiry opened on 5 May 2020. Ann Lowe fled to Oslo on the day the inquiry opened.",
            "fled",
            "2020-05-05..2020-05-05",
        ),
        (
            "Police raided the house on 3 June 2021. Tom Reed sold his car the day after the raid.",
            "sold",
            "2021-06-04..2021-06-04",
        ),
        (
            "The trial of Tom Reed began on 3 June 2021. He sold his car a week before the trial began.",
            "sold",
            "2021-05-27..2021-05-27",
        ),
        (
            "Tom Reed attacked the embassy on 3 June 2021. He was seen in Oslo on the night of the attack.",
            "seen",
            "2021-06-03..2021-06-03",
        ),
        (
            "On the day of his arrest Tom Reed was carrying a gun. Tom Reed was arrested on 3 June 2021.",
            "carrying",
            "2021-06-03..2021-06-03",
        ),
        (
            "Tom Reed was extradited to Oslo three days after being arrested in Riga. He was arrested on 3 June 2021.",
            "extradited",
            "2021-06-06..2021-06-06",
        ),
        (
            "Tom Reed was released on 3 June 2021. Less than two weeks after his release, Tom Reed attacked a bank.",
            "attacked",
            "2021-06-04..2021-06-17",
        ),
        (
            "Tom Reed and Ann Lowe were arrested on 3 June 2021. The pair were charged two days after their arrest.",
            "charged",
            "2021-06-05..2021-06-05",
        ),
        # Nobody can say which arrest is meant.
        (
            "Ann Lowe was arrested on 1 May 2020. Tom Reed was arrested on 3 June 2021. He was moved to Oslo 14 days "
            "after the arrest. Two days later he died.",
            "moved",
            None,
        ),
        (
            "Ann Lowe was arrested on 1 May 2020. Tom Reed was arrested on 3 June 2021. He was moved to Oslo 14 days "
            "after the arrest. Two days later he died.",
            "died",
            None,
        ),
        (
            "Tom Reed was arrested on 3 June 2014 and again on 4 June 2017. He was moved to Oslo 14 days after his "
            "arrest.",
            "moved",
            None,
        ),
        # The end of a trial is not the trial.
        (
            "The trial of Tom Reed ended on 3 June 2021. He sold his car a week before the trial.",
            "sold",
            None,
        ),
        # Somebody else's arrest is not his.
        (
            "Tom Reed was arrested in July 2017. Ann Lowe fled to Oslo two months after her arrest.",
            "fled",
            None,
        ),
        (
            "Tom Reed denied that he was arrested on 3 June 2021. He left for Oslo two days after his arrest.",
            "left",
            None,
        ),
    ],
)
def test_an_event_is_dated_from_the_happening_it_counts_from(text: str, trigger: str, days: str | None):
    when = event(read(text), text, trigger).date
    assert (f"{when.start}..{when.end}" if when else None) == days


def test_the_ledger_leads_to_the_happening():
    text = "Tom Reed was arrested on Friday. He was charged the day after his arrest. Two days later he died."
    found = read(text, "2023-07-19")
    when = event(found, text, "charged").date
    assert when is not None
    assert [step.rule for step in when.ledger] == [Rule.LATEST_BEFORE, Rule.COUNTED_ON]
    anchor = when.ledger[-1].anchor
    assert anchor is not None
    assert (anchor.kind, anchor.words) == (AnchorKind.EVENT, "his arrest")
    assert anchor.span is not None
    assert anchor.span.of(text) == "arrested"
    assert when.explanation.endswith("; 'the day after his arrest' + his arrest (14 July 2023) -> 15 July 2023")
    died = event(found, text, "died").date
    assert died is not None
    assert died.start == died.end == date(2023, 7, 17)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "words", "count", "unit", "side"),
    [
        ("Tom Reed was convicted 14 months after his arrest.", "convicted", "arrest", "his arrest", 14, "M", 1),
        ("Tom Reed died the day he was released from prison.", "died", "release", "he was released", 0, "D", 0),
        ("Tom Reed fled to Riga a week before he was charged.", "fled", "charge", "he was charged", 1, "W", -1),
    ],
)
def test_what_the_story_does_not_date_hangs(
    text: str, trigger: str, kind: str, words: str, count: float, unit: str, side: int
):
    found = read(text)
    told = event(found, text, trigger)
    hanging = told.hanging
    assert told.date is None
    assert hanging is not None
    assert (hanging.event, hanging.anchor_words) == (kind, words)
    assert (hanging.count, hanging.unit, hanging.side) == (count, unit, side)
    assert hanging.span.of(text) == hanging.words
    assert {e.name for e in found.entities if e.key == hanging.entity} == {"Tom Reed"}


def test_what_hangs_on_nobody_known_does_not_hang():
    text = "Tom Reed fled to Oslo two days after the ceremony. Ann Lowe left a week before her cousin was arrested."
    assert not [e for e in read(text).events if e.hanging is not None or e.date is not None]


def test_a_corrected_happening_takes_along_what_counts_from_it():
    text = (
        "Tom Reed was arrested on 3 June 2021. He was moved to Oslo 14 days after his arrest. Two days later he died."
    )
    given = DateInterval(date(2020, 1, 1), date(2020, 1, 1), Precision.DAY, DateBasis.GIVEN)
    found = read(text, "-", TimeContext(corrected=((Span(25, 36), given),)))
    moved, died = event(found, text, "moved").date, event(found, text, "died").date
    assert moved is not None
    assert died is not None
    assert (moved.start, died.start) == (date(2020, 1, 15), date(2020, 1, 17))
    assert [step.rule for step in moved.ledger] == [Rule.GIVEN, Rule.COUNTED_ON]
    assert [step.rule for step in died.ledger] == [Rule.GIVEN, Rule.COUNTED_ON, Rule.COUNTED_ON]


def test_what_is_counted_from_a_corrected_day_of_its_sentence_follows_it():
    text = "Tom Reed left on 28 June 2021, a day before police searched the house."
    given = DateInterval(date(2020, 1, 1), date(2020, 1, 1), Precision.DAY, DateBasis.GIVEN)
    plain = event(read(text), text, "searched").date
    found = event(read(text, "-", TimeContext(corrected=((Span(17, 29), given),))), text, "searched").date
    assert plain is not None
    assert found is not None
    assert (plain.start, found.start) == (date(2021, 6, 29), date(2020, 1, 2))
    assert plain.explanation == "'28 June 2021', which is 'a day before' -> 29 June 2021"
    assert [step.rule for step in found.ledger] == [Rule.GIVEN, Rule.COUNTED_ON]
    assert found.basis is DateBasis.RESOLVED


def test_the_line_says_what_happened_at_the_anchor():
    text = "Tom Reed was arrested in July 2017. He was extradited three months later."
    when = event(read(text), text, "extradited").date
    assert when is not None
    assert when.explanation == "'three months later' + 'July 2017' (the arrest) -> October 2017"
    assert when in [timex.date for timex in read(text).timexes]


def test_where_more_happened_at_the_anchor_the_line_names_nothing():
    text = "Tom Reed was arrested and convicted in July 2017. He was extradited three months later."
    when = event(read(text), text, "extradited").date
    assert when is not None
    assert when.explanation == "'three months later' + 'July 2017' -> October 2017"


@pytest.mark.parametrize(
    ("text", "trigger", "days", "extent", "rule"),
    [
        (
            "At some point between 3 May 2020 and the day of his arrest, Tom Reed sold the car. He was arrested on "
            "9 June 2020.",
            "sold",
            "2020-05-03..2020-06-09",
            Extent.WITHIN,
            Rule.BETWEEN,
        ),
        (
            "Tom Reed lived in Oslo from 2013 to the year of his arrest. He was arrested on 9 June 2020.",
            "lived",
            "2013-01-01..2020-12-31",
            Extent.THROUGHOUT,
            Rule.FROM_TO,
        ),
        (
            "Tom Reed was jailed until the day after his trial. His trial began on 9 June 2020.",
            "jailed",
            "None..2020-06-10",
            Extent.THROUGHOUT,
            Rule.UNTIL,
        ),
    ],
)
def test_a_range_and_a_span_stay_what_they_are(text: str, trigger: str, days: str, extent: Extent, rule: Rule):
    when = event(read(text), text, trigger).date
    assert when is not None
    assert (f"{when.start}..{when.end}", when.extent) == (days, extent)
    assert when.ledger[-1].rule is rule
    anchors = [step.anchor.kind for step in when.ledger if step.anchor is not None]
    assert AnchorKind.EVENT in anchors


def test_a_night_keeps_its_part_of_the_day():
    text = "Tom Reed attacked the embassy on 3 June 2021. He was seen in Oslo on the night of the attack."
    timex = next(t for t in read(text).timexes if t.span.of(text) == "the night of the attack")
    assert (timex.type, timex.value) == (TimexType.TIME, "2021-06-03TNI")


def test_many_expressions_that_count_from_happenings_take_linear_time():
    def seconds(size: int) -> float:
        unit = "Tom Reed attacked the bank on 3 May 2020. Two days after the attack Tom Reed attacked the bank. "
        story = story_of((unit * (size // len(unit) + 1))[:size])
        entities = resolve_entities(story, find_names(story))
        begin = time.process_time()
        find_dated_events(story, entities)
        return time.process_time() - begin

    seconds(2_000)
    # Four times the text: linear growth is 4, quadratic 16. A busy computer takes long by chance, but not each time.
    measured = ((seconds(20_000), seconds(80_000)) for _ in range(4))
    assert any(large < 12 * small + 0.5 for small, large in measured)
