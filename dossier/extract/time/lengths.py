"""Lengths of time as words have them: numbers, units, and the TimeML value of a duration."""

from dossier.extract.time.lexicon import UNITS
from dossier.extract.time.periods import Unit

UNIT = r"(?P<unit>day|night|weekend|week|fortnight|month|quarter|year|decade|century)"
"""A unit of the calendar in the singular."""
UNITS_ANY = (
    r"(?P<unit>seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|seasons|years?|decades?|"
    r"centur(?:y|ies))"
)
"""Any unit, singular or plural."""
_BELOW_TEN = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = (
    r"(?:\d{1,4}(?:,\d{3})?(?:\.\d{1,2})?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"(?:[\s-](?:{_BELOW_TEN}))?|{_BELOW_TEN}|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a hundred|one hundred|a dozen|an|a couple of|a couple|"
    r"couple of|a few|another|a|several|many|some|few|half a|half an)"
)
"""A number in figures or words, "a" and the unknown ones ("several") included."""


def unit_of(word: str) -> Unit:
    """Return the unit that a word names, singular or plural."""
    word = word.lower()
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


_HALVES = {Unit.CENTURY: "P50Y", Unit.DECADE: "P5Y", Unit.YEAR: "P6M", Unit.DAY: "PT12H"}


def duration_value(count: float | None, unit: Unit) -> str:
    """Return the TimeML value of a duration; an unknown count is X. Parts of an hour are told in minutes."""
    if unit is Unit.HOUR and count is not None and count != int(count):
        hours, minutes = int(count), round(count % 1 * 60)
        return "PT" + (f"{hours}H" if hours else "") + f"{minutes}M"
    if count == 0.5 and unit in _HALVES:
        return _HALVES[unit]
    figure = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit.below_day else ''}{figure}{unit.value.removeprefix('T')}"
