"""What the stages promise together: reasons, cores, pairs, sources with their own order of days, no surprises."""

import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.dates import DateBasis, Extent

from .stories import timexes_of

HISTORY = (
    "The town was founded in 1803. In 1811 a mill was built, and in 1824 a second one. The river burst its banks in "
    "May 1829. In June the mayor fled. On 3 July a new council met. By 1832 the walls stood again. The railway came in "
    "1841, the gasworks in 1855 and the harbour in 1860. In March 1862 the harbour burned."
)


def test_a_date_after_an_anchor_keeps_its_precision():
    first, second = timexes_of("She was detained in May 2016 in Riga and moved to Oslo two months later.")
    assert first.date is not None and second.date is not None
    assert (second.date.start, second.date.end) == (date(2016, 7, 1), date(2016, 7, 31))
    assert second.date.basis is DateBasis.RESOLVED
    assert first.date.basis is DateBasis.STATED


@pytest.mark.parametrize(
    ("text", "published", "words", "explanation"),
    [
        (
            "He was held in July 2017 and left three months later.",
            "-",
            1,
            "'three months later' + 'July 2017' -> October 2017",
        ),
        (
            "He was held in July 2017. He had left three months earlier.",
            "-",
            1,
            "'three months earlier' + 'July 2017' -> April 2017",
        ),
        ("Police said Friday he left.", "2023-07-15", 0, "'Friday' + publication on 15 July 2023 -> 14 July 2023"),
        ("He will speak on Friday.", "2023-07-15", 0, "'Friday' + publication on 15 July 2023 -> 21 July 2023"),
        ("He left last month.", "2023-07-15", 0, "'last month' + publication on 15 July 2023 -> June 2023"),
        ("He left\nlast month.", "2023-07-15", 0, "'last month' + publication on 15 July 2023 -> June 2023"),
        (
            "He left last month.",
            "2023-07-10..2023-07-15",
            0,
            "'last month' + publication between 10 July 2023 and 15 July 2023 -> June 2023",
        ),
        ("He left in May 2019.", "-", 0, "'May 2019' as the text has it"),
        ("He has been gone since 2019.", "-", 0, "since '2019' -> from 2019 on"),
        (
            "Between May and July 2019 he was gone.",
            "-",
            0,
            "'Between May and July 2019' -> at some time between May and July 2019",
        ),
        (
            "“Today we mourn,” Lowe said in a statement Thursday.",
            "2021-11-19",
            0,
            "'Thursday' + publication on 19 November 2021 -> 18 November 2021; "
            "'Today' + the statement of Thursday -> 18 November 2021",
        ),
        (
            "He was seen the day after the 2016 US presidential election.",
            "-",
            0,
            "'the day after the 2016 US presidential election' + election day (8 November 2016) -> 9 November 2016",
        ),
    ],
)
def test_every_date_says_why(text: str, published: str, words: int, explanation: str):
    found = timexes_of(text, published)[words].date
    assert found is not None
    assert found.explanation == explanation


def test_the_core_is_the_interval_without_its_preposition():
    (since,) = timexes_of("He has been gone since 2018.")
    assert since.date is not None and since.core is not None
    assert (since.date.start, since.date.end) == (date(2018, 1, 1), None)
    assert (since.core.start, since.core.end) == (date(2018, 1, 1), date(2018, 12, 31))


def test_both_halves_of_a_pair_carry_the_joint_interval():
    first, second = timexes_of("From 2013 to May 2017 he led the bank.")
    assert first.date == second.date
    assert first.date is not None
    assert first.date.extent is Extent.THROUGHOUT
    assert first.date.mentions == (first.span, second.span)
    assert first.core is not None and second.core is not None
    assert (first.core.end, second.core.start) == (date(2013, 12, 31), date(2017, 5, 1))


def test_a_list_of_dates_stays_a_list():
    first, second = timexes_of("Raids on March 4 and March 19, 2014, failed.")
    assert [t.date.is_day for t in (first, second) if t.date] == [True, True]


@pytest.mark.parametrize(("settling", "day"), [("13/05/2020", date(2020, 4, 3)), ("05/13/2020", date(2020, 3, 4))])
def test_the_source_settles_the_order_of_its_numeric_dates(settling: str, day: date):
    unclear, _ = timexes_of(f"It was signed on 03/04/2020.\n\nIt ended on {settling}.")
    assert unclear.date is not None
    assert unclear.date.start == day


def test_contradicting_numeric_dates_settle_nothing():
    unclear, *_ = timexes_of("It was signed on 03/04/2020, not on 13/05/2020 or 05/13/2020.")
    assert unclear.date is None


def test_a_history_takes_its_years_from_the_last_one_named():
    found = {t.span.of(HISTORY): t.value for t in timexes_of(HISTORY, "2010-02-03")}
    assert found["June"] == "1829-06"
    assert found["3 July"] == "1829-07-03"


def test_news_sees_its_months_from_the_day_of_writing():
    text = "He moved in 2013 and fought in 2014. He was held in July 2017. He was convicted in February, police said."
    assert [t.value for t in timexes_of(text, "2023-07-15")][-1] == "2023-02"


def test_a_year_before_a_noun_does_not_anchor_what_follows():
    assert timexes_of("They hacked the 2020 election. Three months later they fled.")[-1].date is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "in on by since until between and to the of early late mid- last next this that same following first 31 "
            "February May 2013 99999 0 0000 1 12/13/2014 2014-99-99 Friday today year years three later ago before "
            "after election Christmas 29 , . ( ) “ ” ' - – 10000 9999 century BC 1990s half night every now".split()
        ),
        max_size=14,
    ),
    st.sampled_from(
        ["-", "0001-01-01", "9999-12-31", "2023-07-15", "2023-07-01..2023-07-15", "0001-01-01..9999-12-31"]
    ),
)
def test_no_two_expressions_overlap(words: list[str], published: str):
    text = " ".join(words)
    spans = [t.span for t in timexes_of(text or "x", published)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_nothing_asks_what_day_it_is(monkeypatch: pytest.MonkeyPatch):
    class NoToday(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            raise AssertionError("the day of the import was asked for")

    for name, module in list(sys.modules.items()):
        if name.startswith("dossier.extract.time") and hasattr(module, "date"):
            monkeypatch.setattr(module, "date", NoToday)
    assert len(timexes_of("He left Friday, on June 3 and in May 2015, a year ago, last week.", "2023-07-15")) == 5


@pytest.mark.parametrize(
    "text,words,days",
    [
        # What is to come is never seen from a year that the story has told.
        ("He was arrested in 2011. He will be sentenced on 14 June.", "14 June", ("2024-06-14", "2024-06-14")),
        # A statement is dated from the day of writing, even after a year of the same paragraph.
        ("It began on 2 April 2016. She told the panel on 3 May.", "3 May", ("2024-05-03", "2024-05-03")),
        # A year told in quotation marks is not taken out of them.
        ("“We fled on 9 June 2019.” He died on 4 July.", "4 July", ("2023-07-04", "2023-07-04")),
        ("They met on Monday of last week.", "Monday of last week", ("2024-05-06", "2024-05-06")),
        ("It will close before the end of the year.", "the end of the year", ("None", "2024-12-31")),
        (
            "Police searched the house in a raid on 3 October 2023. He sold it a week before the raid.",
            "a week before the raid",
            ("2023-09-26", "2023-09-26"),
        ),
        (
            "Ann, born in 1980, led the mutiny in June 2023. Tom died two months after the mutiny.",
            "two months after the mutiny",
            ("2023-08-01", "2023-08-31"),
        ),
    ],
)
def test_days_seen_from_the_day_of_publication(text: str, words: str, days: tuple[str, str]):
    found = {t.span.of(text): t.date for t in timexes_of(text, "2024-05-17")}
    assert found[words] is not None
    assert (str(found[words].start), str(found[words].end)) == days
