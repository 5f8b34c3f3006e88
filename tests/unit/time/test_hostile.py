"""No text raises, none takes time out of proportion to its length, and no impossible day comes to stand anywhere."""

import gc
import importlib.util
import math
import re
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.services.annotating import annotate_text

from .stories import timexes_of


def _benchmark() -> ModuleType:
    path = Path(__file__).parents[3] / "benchmarks" / "time_speed.py"
    spec = importlib.util.spec_from_file_location("time_speed", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()
MOST = 1.35
"""The growth exponent allowed here, at sizes at which the clock is coarse; the benchmark's limit is 1.1."""


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of *work*, the least of two, without Python's search for cyclic rubbish."""
    gc.disable()
    try:
        times = []
        for _ in range(2):
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
    finally:
        gc.enable()
    return max(min(times), 1e-4)


def growth(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the growth exponent over texts each of which is four times as long as the one before.

    A busy computer takes long by chance, by its processor's clock too; what grows does so each time.
    """
    slope = 0.0
    for _ in range(4):
        times = [cpu(lambda text=text: work(text)) for text in texts]  # type: ignore[misc]
        slope = BENCHMARK.exponent(times, 4) if times[-1] > 0.02 else 0.0
        if slope <= MOST:
            break
    return slope


@pytest.mark.parametrize("name", sorted(BENCHMARK.HOSTILE))
@pytest.mark.parametrize("published", ["2023-07-15", "-"])
def test_time_grows_with_the_length(name: str, published: str):
    unit = BENCHMARK.HOSTILE[name]
    texts = [(unit * (size // len(unit) + 1))[:size] for size in (2_000, 8_000, 32_000)]
    assert growth(lambda text: timexes_of(text, published), texts) <= MOST


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("3 March", "May 2013"), ("between March", "and May 2013"), ("March", ", 2013"), ("the", "end of 2013"),
        ("Friday", "3 May 2013"), ("three days", "later"), ("the first half", "of 2013"), ("two", "weeks ago"),
        ("from 3 May", "to 4 June 2013"), ("2013", "to 2014"), ("last", "week"), ("since", "2013"),
    ],
)  # fmt: skip
def test_blanks_cost_their_length(before: str, after: str, blank: str):
    texts = [f"He left {before}{blank * (size // len(blank))}{after}, he said." for size in (2_000, 8_000, 32_000)]
    assert growth(lambda text: timexes_of(text, "2023-07-15"), texts) <= MOST


def test_every_regular_expression_by_itself():
    patterns: dict[str, re.Pattern[str]] = BENCHMARK.patterns()
    searched = BENCHMARK.searched_names()
    assert len(patterns) > 100
    slow = []
    for name, pattern in patterns.items():
        for title, unit in BENCHMARK.HOSTILE.items():
            short, long = ((unit * (size // len(unit) + 1))[:size] for size in (1_000, 8_000))
            if BENCHMARK.scan_seconds(pattern, long, name in searched) < 0.03:
                continue
            grown = []
            for _ in range(4):
                once, more = (
                    min(BENCHMARK.scan_seconds(pattern, text, name in searched) for _ in range(3))
                    for text in (short, long)
                )
                grown.append(math.log(more / once, 8))
                if grown[-1] <= MOST:
                    break
            else:
                slow.append((name, title, grown))
    assert not slow


WORDS = (
    "in on by since until between and to the of early late mid- last next this that same following first 31 February "
    "May 2013 99999 0 0000 1 12/13/2014 2014-99-99 Friday today year years three later ago before after election "
    "Christmas 29 , . ( ) “ ” ' - – 10000 9999 century BC 1990s half night every now Q3 fiscal quarter 9:30 a.m. twice "
    "weekend spring 0001 1/1/1 ² ٣ 🙂 \ud83d \x00 \r\n \u2028 \ufeff \n\n Berg said arrested İ ß ſeptember 1900-02-29"
).split(" ")
SIGNS = "0129/.-,:;()[]“”\"'‘’–—…$€%&@#*_+=<>| \t\n\r\x00\x0b\u00a0\u200b\u2028\ufeff\u0301\ud83d🙂٣²½Ⅳİßé"
DAYS = [None, date(1, 1, 1), date(9999, 12, 31), date(2023, 7, 15), date(2024, 2, 29)]


def check(text: str, day: date | None) -> None:
    published = PublicationDate(day, day, PublicationBasis.STATED) if day else None
    found = annotate_text(text, published, "text")
    spans = [timex.span for timex in found.timexes]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for timex in found.timexes:
        for interval in (timex.date, timex.core):
            if interval is not None and interval.start is not None and interval.end is not None:
                assert interval.start <= interval.end


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join), st.sampled_from(DAYS))
def test_no_words_raise(text: str, day: date | None):
    check(text, day)


@settings(max_examples=200, deadline=None)
@given(st.text(SIGNS, max_size=60) | st.text(max_size=40), st.sampled_from(DAYS))
def test_no_signs_raise(text: str, day: date | None):
    check(text, day)


@pytest.mark.parametrize("published", ["-", "0001-01-01", "0001-12-31", "9999-01-01", "9999-12-31", "2024-02-29"])
@pytest.mark.parametrize(
    "words",
    [
        "31 February 2014", "February 30, 2016", "29 February 2013", "February 29, 1900", "31/04/2013", "2014-02-30",
        "2014-13-01", "0000-01-01", "the year 0", "99999", "32 May 2013", "May 32", "31 June", "00/00/2013",
        "10,000 years ago", "99999999999999999999 years ago", "1e9 days later", "20000 centuries later",
        "999999999999999 days before the election", "the next decade", "the last century", "the following year",
        "two days ago", "in two days", "next week", "last week", "last winter", "next weekend", "tomorrow", "yesterday",
        "31 December 9999", "1 January 0001", "a day after 31 December 9999", "a day before 1 January 0001",
        "since 9999", "after 31 December 9999", "before 1 January 0001", "the 100th century", "the 0th century",
        "late 9999", "the winter of 9999", "the end of 9999", "9999-12-31 and three weeks later", "the 9990s",
        "the first quarter of 0000", "Q5 2013", "Q0 2013", "the fifth half of 2013", "the fiscal year 9999", "25:61",
    ],
)  # fmt: skip
def test_the_ends_of_the_calendar_raise_nothing(words: str, published: str):
    day = None if published == "-" else date.fromisoformat(published)
    check(f"He left on {words}. Two weeks later he came back, and he will leave in {words}.", day)


@pytest.mark.parametrize(
    "words",
    [
        "31 February 2014", "February 30, 2016", "29 February 2013", "February 29, 1900", "31/02/2013", "2014-02-30",
        "2014-13-01", "0000-01-01", "the year 0", "99999", "32 May 20130", "00/00/2013", "31 November 2013",
    ],
)  # fmt: skip
def test_impossible_days_have_no_date(words: str):
    assert [t.date for t in timexes_of(f"He left the town on {words}, the police said.", "2023-07-15") if t.date] == []
