"""Rules for times of day: "9:30 a.m. EST", "three o'clock", "noon", "in the morning", "mid-afternoon", "overnight"."""

import re

from dossier.extract.time.expressions import Clock, Cut, Deictic, Found
from dossier.extract.time.lexicon import PARTS_OF_DAY, SMALL_NUMBERS
from dossier.extract.time.periods import Unit
from dossier.extract.time.rules import Site, cut_of, rule

_OTHER_PARTS = {
    "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "dusk": "TEV", "sunset": "TEV", "nightfall": "TNI",
    "lunchtime": "TMI", "midafternoon": "TAF",
    "midmorning": "TMO", "midday": "TMI", "mid-day": "TMI", "noon": "T12:00", "midnight": "T24:00",
}  # fmt: skip


def _clock(match: re.Match[str], site: Site) -> Found:
    """ "9:30 a.m.", "22:30", "9 p.m." """
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "").lower()
    before = site.text[max(site.start, match.start() - 8) : match.start()]
    if not half:
        introduced = re.search(
            r"\b(?:at|by|until|from|to|of|around|about|before|after|since)\s$", before, re.IGNORECASE
        )
        if not match["minute"] or not (introduced or match["zone"]) or before.endswith(":"):
            return ()
    if not half and match.group("point") == ".":
        return ()
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12) or before[-1:] in "$€£.,:/-":
        return ()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    end = match.end("zone") if match["zone"] else match.end("half") if match["half"] else match.end()
    return (Cut(match.start(), end, Clock(f"T{hour:02d}:{minute:02d}")),)


def _hour_of_part(match: re.Match[str], site: Site) -> Found:
    """ "at 10 that night", "by 9 on Monday morning", "10:47 last night": the part of the day tells which half"""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    part = (match["part"] or match["part2"]).lower()
    if not 1 <= hour <= 12 or minute > 59:
        return ()
    if not match["minute"] and not _AT_HOUR.search(site.text, max(site.start, match.start() - 8), match.start()):
        return ()
    late = part in ("afternoon", "evening") or (part == "night" and 5 <= hour < 12)
    hour = hour % 12 + (12 if late or (part == "afternoon" and hour == 12) else 0)
    if part == "night" and hour < 5:
        return ()  # of which day, nobody knows
    whole = _IN_PART.match(site.text, match.end(), site.end)
    return (Cut(match.start(), whole.end() if whole else match.end(), Clock(f"T{hour:02d}:{minute:02d}")),)


_IN_PART = re.compile(r"\s{1,40}in\s{1,40}the\s{1,40}(?:morning|afternoon|evening)\b", re.IGNORECASE)


_AT_HOUR = re.compile(r"\b(?:at|by|until|till|around|about|before|after|since|from)\s$", re.IGNORECASE)


def _hours_between(match: re.Match[str], site: Site) -> Found:
    """ "between 5 and 6 p.m.", "from 9 to 11 a.m.": the half of the day is that of the second"""
    first, last = int(match["hour"]), int(match["last"])
    if _BETWEEN.search(site.text, max(site.start, match.start() - 10), match.start()) is None:
        return ()
    if not (1 <= first < last <= 12) or (last == 12 and first != 11):
        return ()
    late = match["half"].lower().startswith("p") != (last == 12)
    return (
        Cut(match.start(), match.end(), Clock(f"T{first + (12 if late else 0):02d}:{int(match['minute'] or 0):02d}")),
    )


_BETWEEN = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)


def _with_h(match: re.Match[str], site: Site) -> Found:
    """ "at 17h30" """
    hour, minute = int(match["hour"]), int(match["minute"])
    at = _AT_HOUR.search(site.text, max(site.start, match.start() - 8), match.start())
    return cut_of(match, Clock(f"T{hour:02d}:{minute:02d}")) if at and hour <= 23 and minute <= 59 else ()


def _four_figures(match: re.Match[str], _site: Site) -> Found:
    """ "0930 GMT", "1400 hours" """
    hour, minute = int(match["hour"]), int(match["minute"])
    return cut_of(match, Clock(f"T{hour:02d}:{minute:02d}")) if hour <= 24 and minute <= 59 else ()


def _oclock(match: re.Match[str], _site: Site) -> Found:
    """ "three o'clock", "3 o'clock in the afternoon" """
    word = match["hour"].lower()
    hour = int(word) if word.isdigit() else SMALL_NUMBERS.get(word, 99)
    part = (match["part"] or "").lower()
    if not 1 <= hour <= 12:
        return ()
    if hour < 12 and (part in ("afternoon", "evening") or (part == "night" and hour > 4)):
        hour += 12
    return cut_of(match, Clock(f"T{hour:02d}:00"))


_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}


def _past_hour(match: re.Match[str], site: Site) -> Found:
    """ "half past twelve", "a quarter to nine" """
    before = site.text[max(site.start, match.start() - 10) : match.start()]
    if not re.search(r"\b(?:at|by|until|till|about|around|before|after|since)\s$", before, re.IGNORECASE):
        return ()
    word = match["hour"].lower()
    hour = int(word) if word.isdigit() else SMALL_NUMBERS[word]
    minutes = _MINUTES[match["part"].lower().removeprefix("a ")]
    total = hour * 60 + (minutes if match["side"].lower() == "past" else -minutes)
    if not 1 <= hour <= 24:
        return ()
    return cut_of(match, Clock(f"T{total // 60:02d}:{total % 60:02d}"))


_AT = re.compile(
    r"(?:\b(?:at|by|until|till|around|about|before|after|since|to|from|near|past|toward|towards)\s|\()$", re.IGNORECASE
)


def _noon(match: re.Match[str], site: Site) -> Found:
    before = site.text[max(site.start, match.start() - 10) : match.start()]
    if not _AT.search(before):
        return ()
    return cut_of(match, Clock(_OTHER_PARTS[match.group().split()[0].lower()]))


_IN_THE = re.compile(
    r"\b(?:in|during|by|until|till|at|throughout|most of|much of|rest of|part of|all|later in|early in|late in|since)\s"
    r"(?:the\s)?(?:very\s)?$",
    re.IGNORECASE,
)


def _part_of_day(match: re.Match[str], site: Site) -> Found:
    """ "in the morning", "the early evening": tied to the last day mentioned"""
    before = site.text[max(site.start, match.start() - 20) : match.start()]
    part = "morning" if match["hours"] else match["part"].lower()
    named = match["side"] or match["hours"]
    if not named and not _IN_THE.search(before):
        return ()
    return cut_of(match, Clock(PARTS_OF_DAY[part]))


_OVERNIGHT_NOUNS = re.compile(
    r"\s{1,40}(?:train|bus|flight|guest|bag|camp|camper|success|sensation|shift|stay|delivery|rate|lending|hike|trip|visitor|"
    r"accommodation|parking|lows?|highs?|temperatures?)s?\b"
)


def _overnight(match: re.Match[str], site: Site) -> Found:
    """ "overnight": the night before the day of writing"""
    if _OVERNIGHT_NOUNS.match(site.text, match.end(), site.end):
        return ()
    return (Cut(match.start(), match.end(), Deictic(Unit.DAY, -1), clock="TNI", rough=True),)


_ZONE = (
    r"\(?(?:local\s+time|gmt|utc|[ecpm][sd]t|ce[s]?t|bst|ist|jst|et|pt|hrs|hours|eastern(?:\s+(?:standard\s+|daylight\s+)?time)?|"
    r"pacific(?:\s+time)?)\)?(?!\w)"
)
_PART = (
    r"(?=(?: on)? (?:that|this|last|yesterday|tomorrow|the (?:same|next|following|previous)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?P<part>morning|afternoon|evening|night)\b|"
    r" in the (?P<part2>morning|afternoon|evening)\b)"
)
CLOCK_RULES = (
    rule(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?" + _PART, _hour_of_part),
    rule(
        r"(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?"
        r"(?= (?:and|to) (?P<last>\d{1,2})(?::[0-5]\d)?\s?(?P<half>[ap]\.?m\b))",
        _hours_between,
    ),
    rule(r"(?P<hour>[012]?\d)h(?P<minute>[0-5]\d)(?!\w)", _with_h),
    rule(
        r"(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s?(?:gmt|utc|hours|hrs|bst|cet|est|edt)(?!\w)",
        _four_figures,
    ),
    rule(
        r"(?P<hour>\d{1,2})(?:(?P<point>[:.])(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)?(?![\w:]|\.\d)?\s?"
        rf"(?P<half>[ap]\.m\.|[ap]m(?!\w))?(?:\s?(?P<zone>{_ZONE}))?(?![\w%:])",
        _clock,
    ),
    rule(r"(?P<hour>\d{1,2}) o['’]clock(?: (?:in the (?P<part>morning|afternoon|evening)))?\b", _oclock),
)
_HOURS = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}"
PAST_HOUR_RULES = (
    rule(
        r"(?P<part>half|(?:a )?quarter|five|ten|twenty|twenty-five)(?: minutes)? (?P<side>past|to) "
        rf"(?P<hour>{_HOURS})\b"
        r"(?!\s*(?:%|percent|million|billion|per|people|points|of))",
        _past_hour,
    ),
)
OCLOCK_RULES = (
    rule(
        r"(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock"
        r"(?: (?:in the (?P<part>morning|afternoon|evening)))?\b",
        _oclock,
    ),
)
NOON_RULES = (
    rule(
        r"(?:noon|midnight|midday|mid-day|dawn|daybreak|sunrise|dusk|sunset|nightfall|lunchtime|"
        r"midafternoon|midmorning)\b(?!-)(?: local time\b)?",
        _noon,
    ),
)
DAY_PART_RULES = (
    rule(
        r"(?P<hours>)(?P<side>)(?P<part>morning|afternoon|evening|night)\b(?!-|\s+(?:of|after|before)\b)",
        _part_of_day,
        the=True,
    ),
)
SIDE_PART_RULES = (
    rule(
        r"(?P<side>early|late|mid)\s+(?P<part>morning|afternoon|evening|night)\b(?!-)(?:\s+(?P<hours>hours))?",
        _part_of_day,
        the=True,
    ),
    rule(
        r"(?P<side>early|late|mid)-(?P<part>morning|afternoon|evening|(?<!late-)night)\b(?!-)(?P<hours>)", _part_of_day
    ),
    rule(r"(?P<side>early|small) (?P<hours>hours)\b(?! of\b)(?P<part>)", _part_of_day, the=True, bare=False),
)
OVERNIGHT_RULES = (rule(r"overnight\b(?!-)", _overnight),)
