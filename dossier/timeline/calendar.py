"""Days and civil dates of any year, also before 1 and after 9999, where ``datetime.date`` ends.

The arithmetic is Howard Hinnant's ``days_from_civil`` (public domain), shifted to count like ``date.toordinal()``.
"""

_SHIFT = 306
"""Days from 1 March of the year 0 to 1 January of the year 1."""

DAYS_PER_YEAR = 365.2425
"""The mean length of a Gregorian year."""


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Return the ordinal of a proleptic Gregorian day; ``day_number(1) == 1``. Year 0 is 1 BC."""
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - _SHIFT + 1


def civil(day: int) -> tuple[int, int, int]:
    """Return (year, month, day of month) of an ordinal."""
    day += _SHIFT - 1
    era = day // 146097
    day_of_era = day - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def weekday(day: int) -> int:
    """Return the weekday of an ordinal, Monday being 0."""
    return (day - 1) % 7


def year_words(year: int) -> str:
    """Return a year as people write it: "2014", "44 BC" for the year -43."""
    return str(year) if year > 0 else f"{1 - year} BC"
