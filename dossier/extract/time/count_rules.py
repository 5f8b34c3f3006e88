"""Rules for counted time: "three months later", "two weeks ago", "a week before the election", "for five years"."""

import re

from dossier.extract.time.expressions import Clock, Cut, Found, Length, Offset, Side
from dossier.extract.time.lexicon import number_of
from dossier.extract.time.relative_rules import NUMBER, duration_value, unit_of
from dossier.extract.time.rules import Site, rule

_UNITS = (
    r"(?P<unit>seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|seasons?|years?|decades?|"
    r"centur(?:y|ies))"
)
_SIDE = (
    r"(?P<side>ago|back(?=[,.]| (?:when|he|she|they|it|in|that)\b)|from now|"
    r"hence|later|afterwards?|earlier|previously|beforehand|on(?=[,.])|"
    r"(?:prior|in advance)(?= (?!to\b|of\b)|[.,;:)]|$)|"
    r"(?:before|after|prior to|following|in advance of|ahead of|since)(?=\W))"
)
_SIDES = {
    "ago": Side.AGO, "back": Side.AGO,
    "from now": Side.AHEAD, "hence": Side.AHEAD, "later": Side.AFTER, "afterward": Side.AFTER,
    "afterwards": Side.AFTER, "after": Side.AFTER, "following": Side.AFTER, "on": Side.AFTER, "earlier": Side.BEFORE,
    "previously": Side.BEFORE, "beforehand": Side.BEFORE, "prior": Side.BEFORE, "in advance": Side.BEFORE,
    "before": Side.BEFORE, "prior to": Side.BEFORE, "in advance of": Side.BEFORE, "ahead of": Side.BEFORE,
}  # fmt: skip
_PREPOSITIONS = frozenset({"before", "after", "prior to", "following", "in advance of", "ahead of"})
_WEAK = frozenset({"second", "quarter", "season", "minute"})


def _count(match: re.Match[str]) -> float | None:
    count = number_of(match["n"]) if match["n"] else None
    if count is not None and (match["half"] or match["half2"]):
        count += 0.5
    if count is not None and match["unit"].lower().startswith("fortnight"):
        count *= 2
    return count


def _refused(match: re.Match[str], site: Site) -> bool:
    """Tell whether the words only look like a length of time: ages, "a second man", "$5 a day", "the 14 days' "."""
    word, number = match["unit"].lower(), (match["n"] or "").lower()
    after = site.text[match.end() : min(site.end, match.end() + 12)]
    if re.match(r"(?:[\s-]old\b|\s+of\s+age)", after, re.IGNORECASE):
        return True
    if word in ("quarters", "quarter", "seconds") and re.match(r"\s+(?:of|the)\b", after):
        return True
    return (
        (word in _WEAK and number in ("a", "an", ""))
        or word == "second"
        or (after[:1] == "-" and number in ("a", "an", ""))
    )


def _counted(match: re.Match[str], site: Site) -> Found:
    """A number of units, with or without a direction."""
    side = "hence" if match["time"] else " ".join((match["side"] or "").lower().split())
    unit = unit_of(match["unit"])
    rough = (match["rough"] or "").lower()
    less = bool(re.match(r"(?:just |slightly |well |much |a little )?(?:less|under|fewer)", rough))
    more = bool(re.match(r"(?:just |slightly |well |much |a little )?(?:more|over)", rough))
    if not side or side == "since":
        end = match.end("amount")
        if _refused(match, site):
            return ()
        start = match.start() if rough and not rough.startswith(("only", "just ")) else match.start("amount")
        return (Cut(start, end, Length(duration_value(_count(match), unit))),)
    if side in _PREPOSITIONS and not _ends_here(site.text, match.end(), site.end):
        return (
            Cut(
                match.start(),
                match.end(),
                Offset(_count(match), unit, _SIDES[side], less, more, event=""),
                rough=bool(rough),
            ),
        )
    return (Cut(match.start(), match.end(), Offset(_count(match), unit, _SIDES[side], less, more), rough=bool(rough)),)


def _ends_here(text: str, position: int, end: int) -> bool:
    """Tell whether a preposition has no object: punctuation or the end of the sentence follows."""
    following = text[position:end].lstrip()
    return not following or following[0] in '.,;:!?)”"—–' or bool(re.match(r"(?:and|but|that[.,])\b", following))


def _plural(match: re.Match[str], site: Site) -> Found:
    """ "weeks later", "months", "years ago" without a number"""
    side = " ".join((match["side"] or "").lower().split())
    unit = unit_of(match["unit"])
    if not side or side == "since":
        before = site.text[max(site.start, match.start() - 14) : match.start()]
        if not re.search(r"\b(?:for|in|of|took|within|after|over|spent)\s$", before, re.IGNORECASE):
            return ()
        return (Cut(match.start(), match.end("unit"), Length(duration_value(None, unit))),)
    event = "" if side in _PREPOSITIONS and not _ends_here(site.text, match.end(), site.end) else None
    return (Cut(match.start(), match.end(), Offset(None, unit, _SIDES[side], event=event)),)


def _day_side(match: re.Match[str], _site: Site) -> Found:
    """ "the day after the election", "the week before Christmas", "the morning after …": one unit from an event"""
    side = _SIDES[" ".join(match["side"].lower().split())]
    return (Cut(match.start(), match.end(), Offset(1, unit_of(match["unit"]), side, event="")),)


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


def _noon(match: re.Match[str], site: Site) -> Found:
    before = site.text[max(site.start, match.start() - 10) : match.start()]
    if not re.search(r"\b(?:at|by|until|till|around|about|before|after|since|to|from)\s$", before, re.IGNORECASE):
        return ()
    return (Cut(match.start(), match.end(), Clock("T12:00" if match.group().lower() == "noon" else "T24:00")),)


def _part_of_day(match: re.Match[str], site: Site) -> Found:
    """ "in the morning", "the evening": tied to the last day mentioned"""
    before = site.text[max(site.start, match.start() - 16) : match.start()]
    if not re.search(r"\b(?:in|during|by|until|at|later in|early in|late in)\s(?:the\s)?$", before, re.IGNORECASE):
        return ()
    return (Cut(match.start(), match.end(), Clock(_DAY_PARTS[match["part"].lower()])),)


_DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_ROUGH = (
    r"(?P<rough>(?:(?:a little |just |slightly |well |much )?(?:less|more|fewer) than|(?:just )?(?:over|under)|about|"
    r"around|nearly|"
    r"almost|roughly|approximately|some|at least|up to|at most|only|just|exactly|barely)\s+)?"
)

COUNT_RULES = (
    rule(
        rf"{_ROUGH}(?P<amount>(?P<n>{NUMBER})(?:(?:\s+or\s+|\s+to\s+|-to-|[-–]){NUMBER})?"
        rf"(?:\s+(?P<half>and a half))?[\s-]+(?:more\s+|full\s+|long\s+|short\s+|"
        rf"consecutive\s+|straight\s+|whole\s+|additional\s+|calendar\s+|business\s+|working\s+)?{_UNITS}\b(?P<half2>\s+and\s+a\s+half)?)(?:(?P<time>['’]\s+time\b)|\s+{_SIDE})?",
        _counted,
    ),
)
PLURAL_RULES = (
    rule(r"(?P<unit>hours|days|weeks|months|years|decades|centuries)\b(?!-)(?:\s+" + _SIDE + ")?", _plural),
)
DAY_SIDE_RULES = (
    rule(
        r"(?P<unit>day|week|month|year|night|morning)\s+(?P<side>before|after|following|prior to)(?=\s+\w)".replace(
            "|night|morning", "|night"
        ),
        _day_side,
        the=True,
    ),
)
CLOCK_RULES = (
    rule(
        r"(?P<hour>\d{1,2})(?:(?P<point>[:.])(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)?(?![\w:]|\.\d)?\s?(?P<half>[ap]\.m\.|[ap]m(?!\w))?"
        r"(?:\s?(?P<zone>\(?(?:gmt|utc|est|edt|cet|cest|bst|pst|pdt|cst|cdt|ist|hrs|hours)\)?))?(?![\w%:])",
        _clock,
    ),
)
NOON_RULES = (rule(r"(?:noon|midnight)\b", _noon),)
DAY_PART_RULES = (rule(r"(?P<part>morning|afternoon|evening|night)\b(?!-)", _part_of_day, the=True),)


def plain_length(cut: Cut, text: str) -> Cut:
    """Return an offset whose anchor nobody knows as the mere length that it names ("two weeks")."""
    offset = cut.expression
    assert isinstance(offset, Offset)
    words = re.match(
        r".*?(?=\s+(?:before|after|prior|following|in\s+advance|ahead)\b)",
        text[cut.start : cut.end],
        re.IGNORECASE | re.DOTALL,
    )
    end = cut.start + words.end() if words else cut.end
    return Cut(cut.start, end, Length(duration_value(offset.count, offset.unit)))
