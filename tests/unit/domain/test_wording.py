"""Dates as people read them."""

from datetime import date

import pytest

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, EntityRow, EventView, ParticipantView
from dossier.domain.wording import date_words, kind_words, pages_words, spread_words, titled, titled_within

ROWS = [
    ("2023-07-14", "2023-07-14", "day", {}, "14 July 2023"),
    ("2017-10-01", "2017-10-31", "month", {}, "October 2017"),
    ("2013-01-01", "2013-12-31", "year", {}, "2013"),
    ("2013-01-01", "2013-12-31", "year", {"approximate": True}, "about 2013"),
    ("1990-01-01", "1999-12-31", "decade", {}, "1990s"),
    ("2020-07-01", "2020-09-30", "quarter", {}, "quarter 3 of 2020"),
    ("2020-07-01", "2020-12-31", "half", {}, "second half of 2020"),
    ("2020-06-01", "2020-08-31", "season", {}, "summer 2020"),
    ("2020-12-01", "2021-02-28", "season", {}, "winter 2020–21"),
    ("2021-11-15", "2021-11-21", "week", {}, "week of 15 November 2021"),
    ("2007-01-01", None, "year", {}, "since 2007"),
    ("2007-03-01", None, "month", {}, "since March 2007"),
    ("2007-03-01", None, "day", {}, "since 1 March 2007"),
    (None, "2019-12-31", "year", {}, "until 2019"),
    (None, "2017-04-30", "month", {}, "until April 2017"),
    (None, "2017-04-30", "day", {}, "until 30 April 2017"),
    (None, "2017-04-30", "range", {"approximate": True}, "until about April 2017"),
    ("2020-08-01", "2020-11-30", "range", {}, "between August and November 2020"),
    ("2020-08-01", "2020-11-30", "range", {"extent": Extent.THROUGHOUT}, "from August to November 2020"),
    ("2013-01-01", "2017-12-31", "range", {"extent": Extent.THROUGHOUT}, "from 2013 to 2017"),
    ("2020-10-20", "2020-11-02", "range", {}, "between 20 October and 2 November 2020"),
    ("2020-10-21", "2020-10-31", "range", {"approximate": True}, "late October 2020"),
    ("2017-01-01", "2017-04-30", "range", {"approximate": True}, "early 2017"),
    ("2020-10-19", "2020-10-25", "week", {"approximate": True}, "about week of 19 October 2020"),
    ("2019-12-30", "2020-01-02", "range", {}, "between 30 December 2019 and 2 January 2020"),
]


@pytest.mark.parametrize(("start", "end", "precision", "more", "words"), ROWS)
def test_date_words(start: str | None, end: str | None, precision: str, more: dict[str, object], words: str) -> None:
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else None
    assert date_words(DateInterval(first, last, Precision(precision), **more)) == words  # type: ignore[arg-type]


def test_no_date_is_said_plainly() -> None:
    assert date_words(None) == "undated"


def test_every_kind_has_a_name() -> None:
    assert len({kind_words(kind) for kind in EventKind}) == len(EventKind)


BERG, LUND = EntityRef(1, EntityKind.PERSON, "Anna Berg"), EntityRef(2, EntityKind.ORGANISATION, "Lund Bank")


@pytest.mark.parametrize(
    ("label", "people", "title", "within"),
    [
        ("went to Oslo", [(BERG, Role.AGENT)], "Anna Berg: went to Oslo", "went to Oslo"),
        ("Arrested: Anna Berg", [(BERG, Role.PATIENT)], "Arrested: Anna Berg", "Arrested: Anna Berg"),
        ("was raided", [(BERG, Role.PATIENT)], "was raided (Anna Berg)", "was raided"),
        # What was done to her never reads as her doing.
        (
            "announced sanctions",
            [(BERG, Role.PATIENT), (LUND, Role.AGENT)],
            "Lund Bank: announced sanctions",
            "Lund Bank: announced sanctions",
        ),
        ("it began", [], "it began", "it began"),
    ],
)
def test_titles_say_whose_doing_it_was(
    label: str, people: list[tuple[EntityRef, Role]], title: str, within: str
) -> None:
    event = EventView(
        1, 1, "", "a.txt", None, Span(0, 4), "went", Span(0, 4), EventKind.OTHER, Status.ASSERTED, None, None,
        tuple(ParticipantView(entity, role) for entity, role in people), (), Review.UNREVIEWED, frozenset(), label,
    )  # fmt: skip
    assert titled(event) == title
    assert titled_within(title, "Anna Berg") == within


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (("2017-01-01", "2017-12-31"), ("2017-01-01", "2017-12-31"), "2017"),
        (("2017-01-01", "2017-12-31"), ("2018-05-05", "2018-05-05"), "2017 to 5 May 2018"),
        (("2017-07-01", "2017-07-31"), ("2019-01-01", "2019-12-31"), "July 2017 to 2019"),
        (("2017-01-01", "2017-12-31"), ("2017-03-04", "2017-07-31"), "2017"),
        (("2017-03-04", "2017-03-04"), ("2017-01-01", "2017-12-31"), "2017"),
        (("2017-03-04", "2017-03-04"), ("2017-03-04", "2017-03-04"), "4 March 2017"),
        (("2017-03-04", "2017-06-20"), ("2017-03-04", "2017-06-20"), "4 March to 20 June 2017"),
        (("2010-01-01", "2019-12-31"), ("2021-11-01", "2021-11-30"), "2010s to November 2021"),
        (("2020-08-01", "2020-11-30"), ("2021-11-18", "2021-11-18"), "August 2020 to 18 November 2021"),
        (("2007-01-01", ""), ("", "2019-12-31"), "2007 to 2019"),
        (("2007-01-01", ""), ("", "2019-04-30"), "2007 to April 2019"),
        (("2007-01-01", ""), ("2007-01-01", ""), "2007"),
    ],
)
def test_a_spread_is_as_fine_as_its_ends(first: tuple[str, str], last: tuple[str, str], words: str) -> None:
    begins, until, since, ends = (date.fromisoformat(day) if day else None for day in (*first, *last))
    # What is open at one end is bounded by the other one.
    row = EntityRow(
        1, EntityKind.PERSON, "Anna Berg", (), 3, 2, 2, begins, ends or since, until, since if ends else None
    )
    assert spread_words(row) == words


def test_nobody_dated_has_no_spread() -> None:
    assert spread_words(EntityRow(1, EntityKind.PERSON, "Anna Berg", (), 3, 2, 0, None, None)) == ""


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 99, "page 1 of 3"), (0, 100, "page 1 of 3"), (99, 101, "pages 1–2 of 3"), (250, 400, "page 3 of 3")],
)
def test_pages_are_those_on_which_something_stands(start: int, end: int, words: str) -> None:
    assert pages_words((0, 100, 200), Span(start, end)) == words
    assert pages_words((), Span(start, end)) == ""
