"""Rules for counted time: "three months later", "two weeks ago", "a week before the election", "for five years"."""

import re

from dossier.extract.time.expressions import Compared, Cut, Found, Length, Offset, Side
from dossier.extract.time.lengths import NUMBER, duration_value, unit_of
from dossier.extract.time.lexicon import ORDINALS, number_of
from dossier.extract.time.periods import Unit
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
    if re.match(r"(?:[\s-]old\b|\s{1,40}of\s{1,40}age)", after, re.IGNORECASE):
        return True
    if number in ("a", "an", "") and _TRADE.match(after):
        return True
    if word in ("quarters", "quarter", "seconds") and re.match(r"\s{1,40}(?:of|the)\b", after):
        return True
    if word == "minute" and _FOR.search(site.text, max(site.start, match.start() - 8), match.start()):
        return False
    return (
        (word in _WEAK and number in ("a", "an", ""))
        or word == "second"
        or (after[:1] == "-" and number in ("a", "an", ""))
    )


_FOR = re.compile(r"\b(?:for|within|about|under|almost)\s$", re.IGNORECASE)
"""Before "a minute" that is a length of time, not "a minute detail"."""
_TRADE = re.compile(
    r"\s(?:trader|care|job|trip|school|nurser|labo|shift|watchm|club|porter|guard|bus|train|clinic|nurse|spa|pass|"
    r"ticket|book|group|student)",
    re.IGNORECASE,
)
"""The first letters of nouns that make another thing of "a day" or "a night": "a day trader"."""


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
        start = match.start() if rough and _is_modifier(rough, match, site) else match.start("amount")
        return (Cut(start, end, Length(duration_value(_count(match), unit))),)
    event = "" if side in _PREPOSITIONS and not _ends_here(site.text, match.end(), site.end) else None
    what = Offset(_count(match), unit, _SIDES[side], less, more, event=event)
    a_year = unit is Unit.YEAR and what.count == 1 and what.side in (Side.AGO, Side.BEFORE) and event is None
    if a_year and not rough and _COMPARED.search(site.text[max(site.start, match.start() - 80) : match.start()]):
        return (Cut(match.start(), match.end(), Compared(plain=what)),)
    outside = rough.strip() in ("only", "just", "up to") or _takes_over(rough, match, site)
    start = match.start("amount") if outside else match.start()
    return (Cut(start, match.end(), what, rough=bool(rough) and not outside),)


def _takes_over(rough: str, match: re.Match[str], site: Site) -> bool:
    """Tell whether "over" belongs to the verb before it: "took over five years later"."""
    return (
        rough.strip() == "over"
        and _TOOK.search(site.text, max(site.start, match.start() - 10), match.start()) is not None
    )


_TOOK = re.compile(r"\b(?:took|takes?|taking|taken|handed|hand)\s$", re.IGNORECASE)


def _is_modifier(rough: str, match: re.Match[str], site: Site) -> bool:
    """Tell whether a word before a length belongs to it: "nearly two years", but not "spread over two years"."""
    if rough.startswith(("only", "just ", "up to")):
        return False
    if rough.strip() in ("over", "under"):
        before = site.text[max(site.start, match.start() - 12) : match.start()]
        return _BEFORE_OVER.search(before) is not None
    return True


_BEFORE_OVER = re.compile(
    r"(?:\b(?:for|after|well|just|spent|lasted|took|lasting|last|than|a|at|of|in|by)|^)\s*$", re.IGNORECASE
)
_COMPARED = re.compile(
    r"(?:\b(?:from|than|with|against|versus|vs\.?)|"
    r"\b(?:from|than|with|to|against|versus|vs\.?)\s[^;]{0,50}?(?:million|billion|trillion|percent|per\s+cent|share|cents|"
    r"points?|units?|[a-z]+s|%|\d))\s$",
    re.IGNORECASE,
)
"""Before "a year ago" and "a year earlier": "compared with", "from $3.2 million"."""


def _age(match: re.Match[str], _site: Site) -> Found:
    """ "67-year-old", "81 years old", "a four-day-old truce": a length of life"""
    count = number_of(match["n"])
    return (Cut(match.start("n"), match.end(), Length(duration_value(count, unit_of(match["unit"])))),)


def _composite(match: re.Match[str], _site: Site) -> Found:
    """ "two hours and 10 minutes", "three years and six months" """
    first, second = unit_of(match["unit"]), unit_of(match["unit2"])
    one, two = number_of(match["n"]), number_of(match["n2"])
    if one is None or two is None or (first.below_day and not second.below_day):
        return ()
    head = duration_value(one, first)
    tail = duration_value(two, second)
    value = head + (tail.removeprefix("PT") if first.below_day else tail.removeprefix("P"))
    return (Cut(match.start(), match.end(), Length(value)),)


def _half(match: re.Match[str], _site: Site) -> Found:
    """ "a half-hour film", "half-century" """
    return (Cut(match.start(), match.end(), Length(duration_value(0.5, unit_of(match["unit"])))),)


def _quarter_hour(match: re.Match[str], _site: Site) -> Found:
    """ "a quarter of an hour" """
    return (Cut(match.start(), match.end(), Length("PT45M" if match["three"] else "PT15M")),)


def _great_number(match: re.Match[str], _site: Site) -> Found:
    """ "100 million years", "hundreds of years" """
    count = number_of(match["n"]) if match["n"] else None
    factor = {"thousand": 10**3, "million": 10**6, "billion": 10**9}.get((match["factor"] or "").lower(), 1)
    figure = "X" if count is None else f"{round(count * factor)}"
    unit = duration_value(None, unit_of(match["unit"]))
    return (Cut(match.start(), match.end(), Length(unit.replace("X", figure))),)


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
        if not _plain_units(before, site.text[match.end("unit") : match.end("unit") + 12], match, site):
            return ()
        return (Cut(match.start(), match.end("unit"), Length(duration_value(None, unit))),)
    if side == "in advance":
        return (Cut(match.start(), match.end("unit"), Length(duration_value(None, unit))),)
    event = "" if side in _PREPOSITIONS and not _ends_here(site.text, match.end(), site.end) else None
    return (Cut(match.start(), match.end(), Offset(None, unit, _SIDES[side], event=event)),)


_UNITS_BEFORE = re.compile(
    r"(?:\b(?:for|in|of|took|takes?|taken|taking|within|after|over|spent|spends?|spending|lasted|lasts?|lasting|waited|"
    r"wait|waiting|by|before|during|until|than|through|and|or|with|following|about|only|just|even|mere|despite|into|"
    r"many|be|been|required?|every few|additional|long)|,|—|–)\s$",
    re.IGNORECASE,
)
_OWN_HOURS = re.compile(r"\s(?:worked|of\s+(?:work|operation|darkness|daylight|business|birth))\b")


def _plain_units(before: str, after: str, match: re.Match[str], site: Site) -> bool:
    """Tell whether bare units ("for years", "Weeks of talks") are a length of time."""
    if match.group()[0].isupper():
        return match.start() == site.start and re.match(r"\s(?:of|after|before|later|into|since)\b", after) is not None
    if re.match(r"['’]", after) or _OWN_HOURS.match(after):
        return False
    return (
        _UNITS_BEFORE.search(before) is not None
        or re.match(r"\sof\s(?!the\b|his\b|her\b|a\b|age\b)", after) is not None
    )


def _the_units(match: re.Match[str], _site: Site) -> Found:
    """ "the two weeks", "the days after": a length of time that is known already"""
    if match["unit"][0].isupper():
        return ()
    count = number_of(match["n"]) if match["n"] else None
    return (Cut(match.start(), match.end(), Length(duration_value(count, unit_of(match["unit"])))),)


def _as_many(match: re.Match[str], site: Site) -> Found:
    """ "the second attack in as many days" """
    told = _SO_MANY.findall(site.text, max(site.start, match.start() - 90), match.start())
    word = told[-1].lower() if told else ""
    count = ORDINALS.get(word) or number_of(word) if word else None
    return (Cut(match.start(), match.end(), Length(duration_value(count, unit_of(match["unit"])))),)


_SO_MANY = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2})\b",
    re.IGNORECASE,
)


def _all_unit(match: re.Match[str], _site: Site) -> Found:
    """ "all day", "the whole week", "the entire year" """
    return (Cut(match.start(), match.end(), Length(duration_value(1, unit_of(match["unit"])))),)


def _day_side(match: re.Match[str], _site: Site) -> Found:
    """ "the day after the election", "the week before Christmas", "the morning after …": one unit from an event"""
    side = _SIDES[" ".join(match["side"].lower().split())]
    return (Cut(match.start(), match.end(), Offset(1, unit_of(match["unit"]), side, event="")),)


_ROUGH = (
    r"(?P<rough>(?:(?:a little |just |slightly |well |much )?(?:less|more|fewer) than|(?:just )?(?:over|under)|about|"
    r"around|nearly|"
    r"almost|roughly|approximately|some|at least|up to|at most|only|just|exactly|barely|no (?:more|less) than|"
    r"as (?:many|much|long) as|another|(?:well |just )?(?:over|under)|fully|close to|upwards of)\s+)?"
)
_BETWEEN = (
    r"(?:(?:more|full|long|short|consecutive|straight|whole|additional|calendar|business|working|further|extra|solid|"
    r"entire|complete|successive|trading|bloody|tough|hard|difficult|tense|gruelling|grueling|turbulent|brief|happy|lean|"
    r"intense|dark|school|hot|cold|terrible|good|great|bad|fiscal)\s+)?"
)

COUNT_RULES = (
    rule(
        rf"{_ROUGH}(?P<amount>(?P<n>{NUMBER})(?:(?:\s+or\s+|\s+to\s+|-to-|[-–]){NUMBER})?"
        rf"(?:\s+(?P<half>and a half))?[\s-]+{_BETWEEN}{_UNITS}\b(?P<half2>\s+and\s+a\s+half)?)"
        rf"(?:(?P<time>['’]\s+time\b)|\s+{_SIDE})?",
        _counted,
    ),
)
PLURAL_RULES = (
    rule(
        r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b(?!-)(?:\s+" + _SIDE + ")?",
        _plural,
    ),
)
AGE_RULES = (
    rule(
        rf"(?P<n>{NUMBER})(?:-|\s)(?P<unit>years?|months?|weeks?|days?|hours?)(?:-|\s)(?:old\b|of\s+age\b)",
        _age,
    ),
)
COMPOSITE_RULES = (
    rule(
        rf"(?P<n>{NUMBER}) (?P<unit>hours?|days?|weeks?|months?|years?|minutes?)(?:,| and|,\s+and)? (?P<n2>{NUMBER}) "
        r"(?P<unit2>seconds?|minutes?|hours?|days?|weeks?|months?)\b(?! (?:ago|later|earlier|before|after)\b)",
        _composite,
    ),
    rule(r"half[\s-](?P<unit>hour|year|day|century|decade)\b", _half),
    rule(r"(?:(?P<three>three)[\s-]quarters|an? quarter) of an hour\b", _quarter_hour),
    rule(
        rf"(?:(?P<n>{NUMBER})\s+(?P<factor>thousand|million|billion)|(?P<many>(?:tens of |hundreds of )?(?:hundreds|"
        r"thousands|millions|dozens|scores) of)) (?P<unit>years|months|weeks|days|hours)\b(?! (?:ago|earlier|later)\b)",
        _great_number,
    ),
)
THE_UNITS_RULES = (
    rule(
        r"(?P<n>)(?P<unit>hours|days|weeks|months|years|decades)\b(?= (?:after|before|since|following|leading|ahead|"
        r"immediately|preceding|that followed|to come|between|prior)\b)",
        _the_units,
        the=True,
        bare=False,
    ),
)
THE_COUNT_RULES = (
    rule(
        rf"(?P<n>(?!(?:an?|one|1)\b){NUMBER}) {_BETWEEN}(?P<unit>hours|days|weeks|months|years|decades|centuries)\b"
        r"(?!-|['’]| (?:ago|later|earlier|old)\b)",
        _the_units,
        the=True,
        bare=False,
    ),
)
AS_MANY_RULES = (rule(r"as many (?P<unit>hours|days|nights|weeks|months|years)\b", _as_many),)
ALL_UNIT_RULES = (
    rule(r"all (?P<unit>day|night|week|month|year)\b(?!-|s)(?: long\b)?", _all_unit),
    rule(r"(?:whole|entire) (?P<unit>day|night|week|month|year|decade|century)\b(?!-)", _all_unit, the=True),
)
NO_ANCHOR = (
    r"(?:by|from|on|to|for|near|into|against|during|without|while|because)\s"
    r"|over\s(?:the|his|her|its|their|un[a-z]{1,20})\s"
)
"""What may follow "the year before" where it stands alone: no name of what it counts from."""
DAY_SIDE_RULES = (
    rule(
        r"(?P<unit>day|week|month|year|night)\s+(?P<side>before|after|following|prior to)"
        rf"(?=\s+(?!(?:last|and|but|in|with|when)\b|{NO_ANCHOR})\w)",
        _day_side,
        the=True,
    ),
)


_BEFORE_ANCHOR = re.compile(r"\s{1,40}(?:before|after|prior|following|in\s{1,40}advance|ahead)\b", re.IGNORECASE)


def plain_length(cut: Cut, text: str) -> Cut:
    """Return an offset whose anchor nobody knows as the mere length that it names ("two weeks")."""
    offset = cut.expression
    assert isinstance(offset, Offset)
    side = _BEFORE_ANCHOR.search(text, cut.start, cut.end)
    end = side.start() if side else cut.end
    return Cut(cut.start, end, Length(duration_value(offset.count, offset.unit)))
