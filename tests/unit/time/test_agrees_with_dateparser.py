"""What stands before dateparser reads every absolute form as dateparser reads it."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import pytest

from dossier.domain.wording import MONTHS
from dossier.extract.time.absolute import figured_date, full_date, parsed_date, plain_date

YEARS = (1583, 1899, 1900, 1904, 1969, 1970, 1999, 2000, 2013, 2016, 2038, 2100)
"""Leap years and none, and the years about which programs are wrong."""

WRITTEN = (
    "{d} {month} {y}", "{d:02} {month} {y}", "{d} {month}, {y}", "{month} {d}, {y}", "{month} {d:02}, {y}",
    "{month} {d} {y}", "{d} {short} {y}", "{d} {short}. {y}", "{short} {d}, {y}", "{short}. {d}, {y}",
    "{d} {upper} {y}", "{lower} {d}, {y}",
)  # fmt: skip
OTHERS = ("{month} {d}{th}, {y}", "{d}{th} {month} {y}", "{d}{th} {short} {y}", "{d}-{short}-{y}")
FIGURES = {
    "DMY": ("{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{d:02}.{m:02}.{y}", "{d}-{m}-{y}", "{d:02}-{m:02}-{y}"),
    "MDY": ("{m}/{d}/{y}", "{m:02}/{d:02}/{y}", "{m}-{d}-{y}", "{m:02}-{d:02}-{y}", "{m}.{d}.{y}", "{m:02}.{d:02}.{y}"),
}  # fmt: skip


def days() -> Iterator[date]:
    """Yield the first, some middle and the last days of every month of the years."""
    for i, year in enumerate(YEARS):
        for month in range(1, 13):
            last = monthrange(year, month)[1]
            for number in {1, 9 + (i + month) % 4, 13, last - i % 2, last}:
                yield date(year, month, number)


def written(form: str, day: date) -> str:
    name = MONTHS[day.month - 1]
    th = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return form.format(
        d=day.day, m=day.month, y=day.year, month=name, short=name[:3], upper=name.upper(), lower=name.lower(), th=th
    )


@pytest.mark.parametrize("form", WRITTEN)
def test_written_days(form: str):
    for day in days():
        text = written(form, day)
        fast = plain_date(text)
        assert fast is not None, text
        assert fast == parsed_date(text), text
        assert (fast.start, fast.end) == (day, day), text


@pytest.mark.parametrize("form", OTHERS)
def test_other_written_days(form: str):
    for day in days():
        found = full_date(written(form, day))
        assert found is not None, written(form, day)
        assert (found.start, found.end) == (day, day)


@pytest.mark.parametrize(("order", "form"), [(order, form) for order, forms in FIGURES.items() for form in forms])
def test_days_in_figures(order: str, form: str):
    for day in days():
        text = written(form, day)
        fast = figured_date(text, order)
        assert fast is not None, text
        assert fast == parsed_date(text, order), text
        assert fast.start == day, text


def test_iso_days():
    for day in days():
        assert plain_date(day.isoformat()) == parsed_date(day.isoformat(), "YMD")


@pytest.mark.parametrize("form", [*WRITTEN, *OTHERS])
@pytest.mark.parametrize(
    ("month", "d", "y"), [(2, 30, 2016), (2, 29, 2013), (2, 29, 1900), (4, 31, 2013), (11, 31, 2000)]
)
def test_days_that_no_calendar_has(form: str, month: int, d: int, y: int):
    name = MONTHS[month - 1]
    text = form.format(
        d=d,
        m=month,
        y=y,
        month=name,
        short=name[:3],
        upper=name.upper(),
        lower=name.lower(),
        th="st" if d == 31 else "th",
    )
    assert full_date(text) is None


@pytest.mark.parametrize("text", ["31/02/2013", "30.02.2016", "00/00/2013", "32/01/2013", "13/13/2013", "1/1/0000"])
@pytest.mark.parametrize("order", ["DMY", "MDY"])
def test_figures_that_are_no_day(text: str, order: str):
    assert full_date(text, order) is None
