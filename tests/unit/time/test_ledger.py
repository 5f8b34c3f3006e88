"""The ledger of a date: its steps, the anchors they hang on, and the one line written from them."""

from datetime import date

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.ledger import AnchorKind, Rule
from dossier.domain.mentions import TimeContext, Timex
from dossier.domain.spans import Span
from dossier.extract.time.ledger import LONGEST

from .stories import timexes_of

CHAIN = "He was arrested on Friday. Three months later he was tried. Two months after that he fled."


def found(text: str, words: str, published: str = "2023-07-15", context: TimeContext | None = None) -> DateInterval:
    """Return the date of the expression *words* in a small story."""
    timexes = timexes_of(text, published, context or TimeContext())
    when = next(t.date for t in timexes if t.span.of(text) == words)
    assert when is not None
    return when


@pytest.mark.parametrize(
    ("text", "words", "steps"),
    [
        ("He was held on 4 March 2014.", "4 March 2014", [("4 March 2014", Rule.AS_WRITTEN, None)]),
        ("He was held on Friday.", "Friday", [("Friday", Rule.LATEST_BEFORE, AnchorKind.PUBLICATION)]),
        ("He will be held on Friday.", "Friday", [("Friday", Rule.NEXT_AFTER, AnchorKind.PUBLICATION)]),
        ("He was held last week.", "last week", [("last week", Rule.RELATIVE, AnchorKind.PUBLICATION)]),
        ("He was held two years ago.", "two years ago", [("two years ago", Rule.COUNTED_BACK, AnchorKind.PUBLICATION)]),
        (
            "He was held in May 2013 and freed that year.",
            "that year",
            [("that year", Rule.SAME_PERIOD, AnchorKind.EXPRESSION)],
        ),
        (
            "He was held in May 2013 and freed three months later.",
            "three months later",
            [("three months later", Rule.COUNTED_ON, AnchorKind.EXPRESSION)],
        ),
        (
            "Between August and November 2020 they hacked sites.",
            "August",
            [
                ("August", Rule.SHARED_PART, AnchorKind.EXPRESSION),
                ("November 2020", Rule.AS_WRITTEN, None),
                ("Between August and November 2020", Rule.BETWEEN, None),
            ],
        ),
        (
            "He has been away since last month.",
            "last month",
            [("last month", Rule.RELATIVE, AnchorKind.PUBLICATION), ("since", Rule.SINCE, AnchorKind.EXPRESSION)],
        ),
        (
            "He was held on Friday. Three months later he fled.",
            "Three months later",
            [
                ("Friday", Rule.LATEST_BEFORE, AnchorKind.PUBLICATION),
                ("Three months later", Rule.COUNTED_ON, AnchorKind.EXPRESSION),
            ],
        ),
        (
            "He left two weeks before Christmas 2014.",
            "two weeks before Christmas 2014",
            [("two weeks before Christmas 2014", Rule.COUNTED_BACK, AnchorKind.EXPRESSION)],
        ),
        (
            "He was arrested in July 2017. He moved 14 months after his arrest.",
            "14 months after his arrest",
            [("14 months after his arrest", Rule.COUNTED_ON, AnchorKind.EVENT)],
        ),
        (
            "US voters chose. He left the day after the 2020 presidential election in America.",
            "the day after the 2020 presidential election",
            [("the day after the 2020 presidential election", Rule.COUNTED_ON, AnchorKind.CALENDAR)],
        ),
        (
            "“We acted yesterday,” Lowe said in a statement Thursday.",
            "yesterday",
            [
                ("Thursday", Rule.LATEST_BEFORE, AnchorKind.PUBLICATION),
                ("yesterday", Rule.RELATIVE, AnchorKind.STATEMENT),
            ],
        ),
        (
            "It began before D-Day.",
            "D-Day",
            [("D-Day", Rule.AS_WRITTEN, AnchorKind.CALENDAR), ("before", Rule.BEFORE, AnchorKind.EXPRESSION)],
        ),
    ],
)
def test_every_step_has_its_rule_and_anchor(text: str, words: str, steps: list[tuple[str, Rule, AnchorKind | None]]):
    ledger = found(text, words).ledger
    assert [(s.words, s.rule, s.anchor.kind if s.anchor else None) for s in ledger] == steps


def test_the_last_step_gives_the_interval_and_spans_lead_back():
    text = f"{CHAIN} It ran from last May until early 2018, by Friday, since 2007, between May and July 2019."
    for timex in timexes_of(text, "2023-07-15"):
        if timex.date is None:
            continue
        assert timex.date.explanation.endswith(_result(timex))
        assert (timex.date.ledger[-1].start, timex.date.ledger[-1].end) == (timex.date.start, timex.date.end)
        for step in timex.date.ledger:
            assert " ".join(step.span.of(text).split()).lower() == step.words.lower()
            if step.anchor is not None and step.anchor.kind is AnchorKind.EXPRESSION:
                assert step.anchor.span is not None
                assert step.anchor.span.of(text) == step.anchor.words


def _result(timex: Timex) -> str:
    assert timex.date is not None
    last = timex.date.end or timex.date.start
    assert last is not None
    return f" {last.year}" if timex.date.end is not None else f" {last.year} on"


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("It ran from 2013 to May 2017.", "2013", "'from 2013 to May 2017' -> lasting from January 2013 to May 2017"),
        ("It ended before 5 May 2009.", "5 May 2009", "before '5 May 2009' -> until 4 May 2009"),
        ("It ran until May 2020.", "May 2020", "until 'May 2020' -> until the end of May 2020"),
        ("It began after 2014.", "2014", "after '2014' -> from 2015 on"),
        (
            "He has been away since last month.",
            "last month",
            "since 'last month' + publication on 15 July 2023 -> from June 2023 on",
        ),
        (
            "They met on 5 July 2017 and moved two weeks later.",
            "two weeks later",
            "'two weeks later' + '5 July 2017' -> about 19 July 2017",
        ),
        (
            CHAIN,
            "Two months after that",
            "'Friday' + publication on 15 July 2023 -> 14 July 2023; 'Three months later' + 'Friday' -> October 2023; "
            "'Two months after that' + 'Three months later' -> December 2023",
        ),
    ],
)
def test_one_line_is_written_from_the_ledger(text: str, words: str, line: str):
    assert found(text, words).explanation == line


def test_a_long_chain_stays_short():
    text = "He left on 5 July 2017. " + "The next day he slept. " * 40
    last = timexes_of(text, "2023-07-15")[-1].date
    assert last is not None
    assert last.start == date(2017, 8, 14)
    assert len(last.ledger) == LONGEST
    assert last.explanation == (
        "'The next day' + 'The next day' (11 August 2017) -> 12 August 2017; 'The next day' + 'The next day' -> "
        "13 August 2017; 'The next day' + 'The next day' -> 14 August 2017"
    )


def test_a_range_lies_within_and_a_span_lasts():
    within = found("They met at some point between 3 May 2020 and June 2020.", "3 May 2020")
    lasting = found("They fought from 3 May 2020 to June 2020.", "3 May 2020")
    assert (within.start, within.end) == (lasting.start, lasting.end) == (date(2020, 5, 3), date(2020, 6, 30))
    assert (within.extent, within.ledger[-1].rule) == (Extent.WITHIN, Rule.BETWEEN)
    assert (lasting.extent, lasting.ledger[-1].rule) == (Extent.THROUGHOUT, Rule.FROM_TO)
    assert within.explanation.endswith("-> at some time between 3 May and 30 June 2020")
    assert lasting.explanation.endswith("-> lasting from 3 May to 30 June 2020")


def test_what_hangs_on_a_corrected_date_follows_it():
    (friday, *_) = timexes_of(CHAIN, "2023-07-15")
    given = DateInterval(date(2022, 1, 7), date(2022, 1, 7), Precision.DAY, DateBasis.GIVEN)
    context = TimeContext(corrected=((friday.span, given),))
    own = found(CHAIN, "Friday", context=context)
    later = found(CHAIN, "Three months later", context=context)
    after = found(CHAIN, "Two months after that", context=context)
    assert own.start == date(2023, 7, 14)
    assert (later.start, later.end) == (date(2022, 4, 1), date(2022, 4, 30))
    assert [s.rule for s in later.ledger] == [Rule.GIVEN, Rule.COUNTED_ON]
    assert later.explanation == (
        "'Friday' set by a person -> 7 January 2022; 'Three months later' + 'Friday' -> about April 2022"
    )
    assert (after.start, after.end) == (date(2022, 6, 1), date(2022, 6, 30))
    assert [s.rule for s in after.ledger] == [Rule.GIVEN, Rule.COUNTED_ON, Rule.COUNTED_ON]


def test_a_corrected_day_dates_a_story_that_gave_none():
    text = "He was arrested on Friday. He fled two days later."
    given = DateInterval(date(2022, 1, 7), date(2022, 1, 7), Precision.DAY, DateBasis.GIVEN)
    assert timexes_of(text)[1].date is None
    when = found(text, "two days later", "-", TimeContext(corrected=((Span(19, 25), given),)))
    assert when.start == when.end == date(2022, 1, 9)


@pytest.mark.parametrize(("order", "day"), [("DMY", date(2020, 4, 3)), ("MDY", date(2020, 3, 4)), (None, None)])
def test_a_person_may_tell_the_order_of_numeric_dates(order: str | None, day: date | None):
    context = TimeContext(order=order)  # type: ignore[arg-type]
    (unclear,) = timexes_of("It was signed on 03/04/2020.", context=context)
    assert (unclear.date.start if unclear.date else None) == day


def test_the_evidence_of_the_source_goes_before_what_a_person_told():
    unclear, _ = timexes_of("It was signed on 03/04/2020 and ended on 13/05/2020.", context=TimeContext(order="MDY"))
    assert unclear.date is not None
    assert unclear.date.start == date(2020, 4, 3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In May 2019 she was sued. A week later she fled.", "A week later"),
        ("In 2015 she was sued. Three months later she fled.", "Three months later"),
        ("She was held on a wet Sunday in November 1991.", "Sunday"),
        ("“He said, ‘I’ll ring you tomorrow’,” she said.", "tomorrow"),
    ],
)
def test_what_hangs_on_too_coarse_a_date_or_on_just_some_day_has_none(text: str, words: str):
    assert not [t for t in timexes_of(text, "2023-07-15") if t.span.of(text) == words and t.date is not None]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("The trial of two men has been set for 17 October.", "17 October", "2023-10-17..2023-10-17"),
        ("They will ask to have the ship sold on 26 September.", "26 September", "2023-09-26..2023-09-26"),
        (
            "From in or around May 2017 and continuing through in or about June 2019 he paid.",
            "May 2017",
            "2017-05-01..2019-06-30",
        ),
        ("He sang there every year from 1998.", "1998", "1998-01-01.."),
        ("In May 2011 she wrote to him. He left for Spain that Christmas.", "that Christmas", "2011-12-25..2011-12-25"),
    ],
)
def test_dates_that_the_words_around_them_place(text: str, words: str, days: str):
    when = found(text, words)
    assert f"{when.start}..{when.end or ''}" == days
