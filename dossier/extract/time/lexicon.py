"""The words of time: months, weekdays, numbers, units, and the nouns that tell a year from a count."""

from dossier.domain.wording import MONTHS, WEEKDAYS
from dossier.extract.time.periods import Unit

MONTH_NUMBERS = {name.lower(): i for i, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name.lower()[:3]: i for i, name in enumerate(MONTHS, 1)} | {"sept": 9}
WEEKDAY_NUMBERS = {name.lower(): i for i, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

PARTS_OF_DAY = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
"""What TimeML writes for the parts of a day."""
RELATIVES = frozenset("who whom whose which where".split())
"""Words that open a clause about what stands before them."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL_NUMBERS = {word: i for i, word in enumerate(_ONES.split())} | {
    w: 20 + 10 * i for i, w in enumerate(_TENS.split())
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: i for i, word in enumerate(_ORDINALS.split(), 1)} | {"twenty-first": 21, "twenty-second": 22}

UNITS = {
    "second": Unit.SECOND,
    "minute": Unit.MINUTE,
    "hour": Unit.HOUR,
    "day": Unit.DAY,
    "night": Unit.DAY,
    "week": Unit.WEEK,
    "fortnight": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "season": Unit.SEASON,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
}

DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

EVENT_NOUNS = frozenset(
    "election elections vote votes referendum census deal agreement accord treaty summit conference attack attacks "
    "bombing bombings massacre season budget olympics games cup championship championships coup crisis war campaign "
    "invasion revolution protests protest uprising riots killing murder assassination race primary primaries "
    "midterms midterm film movie book song album report study survey poll law act ruling verdict trial conviction "
    "sentence sentencing arrest raid indictment case scandal investigation inquiry probe shooting siege strike strikes "
    "earthquake tsunami hurricane flood floods fire pandemic outbreak recession crash collapse merger takeover "
    "presidential parliamentary congressional legislative general nuclear winter summer world constitution "
    "convention ceasefire peace deadline tournament final finals edition festival ceremony anniversary".split()
)
"""Nouns (and their usual first words) that a year before them dates: "the 2020 presidential election"."""

COUNTED_NOUNS = frozenset(
    "people persons voters troops soldiers men women children students pupils employees workers jobs homes houses "
    "houses households families residents refugees migrants prisoners detainees inmates officers policemen fighters "
    "recruits members supporters protesters demonstrators victims casualties deaths dead wounded bodies patients "
    "cases dollars euros pounds rupees yen roubles rubles shekels dinars bonds shares stocks bearer notes coins votes "
    "ballots seats accounts emails messages tweets posts pages words copies documents files records units items "
    "points miles kilometres kilometers km metres meters feet yards acres hectares tons tonnes kilograms kg pounds "
    "litres liters gallons barrels bottles megawatts mw kw volts calories degrees percent per hours minutes seconds "
    "days weeks months years tanks rifles guns weapons rounds bullets rockets missiles bombs vehicles cars trucks "
    "buses trains ships planes aircraft passengers tourists visitors guests fans spectators delegates companies "
    "firms schools hospitals churches mosques villages towns stores shops restaurants rooms tickets entries "
    "parents babies teachers doctors nurses journalists lawyers farmers miners sailors pilots drivers players athletes "
    "activists civilians militants rebels insurgents mercenaries steps pictures photos photographs followers "
    "subscribers users viewers readers listeners customers clients "
    "signatures complaints respondents participants volunteers sheep cattle horses birds trees kilowatts".split()
)
"""Nouns before which a bare number counts: "2020 voters"."""

PERSON_MONTHS = frozenset({"april", "may", "june", "august", "march", "jan"})
"""Month names that are also names of people or ordinary words."""


def number_of(text: str) -> float | None:
    """Return the number that digits or English words name ("12", "1,200", "3.5", "twenty-one", "a"), else None.

    "a" and "an" count one, "a couple of" two; for "several", "a few" and the like there is no number.
    """
    words = text.lower().replace("-", " ").split()
    if len(words) == 1 and words[0][0].isdigit():
        try:
            return float(words[0].replace(",", ""))
        except ValueError:
            return None
    total = 0.0
    seen = False
    for word in words:
        if word in ("a", "an") and seen:
            continue  # "half a"
        if word in ("a", "an", "one", "another"):
            total += 1
        elif word in SMALL_NUMBERS:
            total += SMALL_NUMBERS[word]
        elif word == "hundred":
            total = max(total, 1) * 100
        elif word == "thousand":
            total = max(total, 1) * 1000
        elif word == "couple":
            total = 2
        elif word == "dozen":
            total = max(total, 1) * 12
        elif word == "half":
            total = 0.5
        elif word not in ("of", "and"):
            return None
        seen = True
    return total if seen else None
