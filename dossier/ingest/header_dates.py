"""The date on which a story says it was published: date headers, date lines, bylines with a date, datelines."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,"
        "october oct,november nov,december dec".split(","), 1
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:1[6-9]|20|21)\d\d"

_YEARISH = re.compile(_YEAR)

DATE = re.compile(
    rf"""(?<![\d/.-])(?:
      (?P<iso_y>{_YEAR})(?P<sep>[-/.])(?P<iso_m>\d\d?)(?P=sep)(?P<iso_d>\d\d?)(?!\d|[-/]\d)
    | (?P<mdy_m>{_MONTH})\s{{1,3}}(?P<mdy_d>\d\d?)(?:st|nd|rd|th)?\s?,?\s{{0,3}}(?P<mdy_y>{_YEAR})(?!\d)
    | (?P<dmy_d>\d\d?)(?:st|nd|rd|th)?(?:\ of)?[\s-]{{1,3}}(?P<dmy_m>{_MONTH}),?[\s-]{{1,3}}(?P<dmy_y>{_YEAR})(?!\d)
    | (?P<num_a>\d\d?)(?P<nsep>[/.-])(?P<num_b>\d\d?)(?P=nsep)(?P<num_y>{_YEAR})(?![\d/.-]\d)
    | (?P<my_m>{_MONTH}),?\s{{1,3}}(?P<my_y>{_YEAR})(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_URL_DATE = re.compile(rf"https?://[^\s]{{1,200}}?/({_YEAR})[/-](\d\d?)[/-](\d\d?)(?!\d)")

_DATE_MOST = 60
_TRAILING_DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{1,3}|[|–—•·-]\s{1,3}|\()"
    + re.sub(r"\?P<\w+>", "?:", DATE.pattern.replace("(?P=sep)", "[-/.]").replace("(?P=nsep)", "[/.-]"))
    + r"\)?\s*$",
    re.VERBOSE | re.IGNORECASE,
)

_TIME = re.compile(
    r"\bT?\d\d?[:.]\d\d(?:[:.]\d\d(?:\.\d{1,6})?)?\s?(?:[ap]\.?m\b\.?|[hH]\b)?|\b\d\d?\s?[ap]\.?m\b\.?"
    r"|[+-]\d\d:?\d\d\b|\d\d?h\d\d\b",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun"
    r"|utc|gmt|bst|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|cet|cest|eet|eest|msk|ist|jst|aest|aedt|sast|wat"
    r"|eat|z|local time"
    r"|date|dated|day|published|publish|publication|posted|post|updated?|last|modified|edited|created|released|issued|first|originally"
    r"|load|time|on|at|the|of|and|by|story|article|news|online|est\.?|as)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publish(?:ed)?|publication|posted|dated?|released|issued|created|date|pubdate|embargo(?:ed)?)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|revised|corrected)\b", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"\b(?:load|accessed|retrieved|downloaded|printed|saved|archived|copyright|crawled)\b|©", re.IGNORECASE
)
_SAYS_SO = re.compile(
    r"\W{0,3}(?:first |last |originally )?(?:published|updated|posted|modified|dated?|publication date|created)\b"
    r"(?: on| at|:| date:?)?\W{0,4}(?=[A-Z]?[a-z]{0,8},?\.? ?\d|\d)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"[^\W\d_][\w'’]{0,40}(?: [\w'’]{1,40}){0,2} [|•·–—-](?: (?!\d)[\w'’.]{1,40}(?: [\w'’.]{1,40}){0,2} ?,)?"
)
# What stands beside a date on a line of its own: the place, the agency, the section, the language it is from.
_BAR = re.compile(r"\s{0,3}(?:\||//|[•·])\s{0,3}|\s(?:/|[–—])\s")
_PAPER = re.compile(
    r"(?:(?:an?|the|this|our)\s)?(?:[\w-]{2,20}\s){0,2}(?:briefing|report|statement|note|paper|communiqué|communique"
    r"|bulletin|release|submission|update|dispatch|investigation|letter|testimony|advisory|notice)"
    r"(?:\s(?:by|of|from|for|to)\s[^,.;:]{2,60})?,\s{1,3}$",
    re.IGNORECASE,
)
_TELLING = re.compile(r"\b(?:is|are|was|were|has|have|had|will|to)\b")
# What a site counts beside a date: "4 min read", "14 comments", "Vol. 3, No. 12", "Page A4".
_COUNTED = re.compile(
    r"\b(?:no|\d{1,6}\+?)[ -]?(?:min(?:ute)?s?\b\.?(?: read\b)?|comments?\b|views\b|shares?\b|replies\b|likes\b)"
    r"|\b(?:leave a comment|min read|reading time)\b"
    r"|\b(?:vol(?:ume)?|no|issue|nr|page|pages|p|edition|number)\b\.?\s?[A-Z]?\d{1,6}(?:-\d{1,5})?\b",
    re.IGNORECASE,
)
_JOINING = frozenset("by in on at of the and for from to & with via".split())
# Small words inside the names of places: "Santiago de Chile", "Newcastle upon Tyne".
_IN_NAMES = frozenset("de da do dos das del della di du des la le les am upon sur al el".split())
_OPENING = re.compile(
    r"(?:filed|posted|published|submitted|written|uploaded|added:?|updated|created|released|issued|embargoed|edition"
    r"|print edition|dated|for immediate release|story|words|text|reported|news release|press release)\b",
    re.IGNORECASE,
)
# Before the date on a line of labels: a sign, or a word that leads to it.
_LEADING = re.compile(
    r"(?:[|/·•—–(,\[-]|\b(?:on|published|posted|updated|release:?|until|dated|date:?))\s*$", re.IGNORECASE
)
# "Ana Novak, Mirno Courier  Published 10:12 a.m. ET June 26, 2018"
_SAYING_WHEN = re.compile(
    r"\bPublished:?\s{1,3}\d{1,2}:\d\d\s?[ap]\.?m\.?,?(?:\s[A-Z]{2,4})?,?(?:\s[A-Z][a-z]{2,8}\.?,?)?\s*$", re.IGNORECASE
)
# "From the October 2018 issue", "This article appears in the 3 May 2021 print edition", "Embargoed until 00:01, 14 May"
_ISSUE_BEFORE = re.compile(
    r"(?:(?:this|the)\s(?:article|story|piece|essay)\s)?(?:first\s|originally\s)?(?:appear(?:s|ed)\s|publish(?:ed)\s)?"
    r"(?:from|in)\s(?:the|our)\s$",
    re.IGNORECASE,
)
_ISSUE_BEHIND = re.compile(
    r",?\s(?:print\s|printed\s)?(?:issue|edition|number)\b(?:\s(?:of|as)\s[^.;:]{2,60})?\.?", re.IGNORECASE
)
_EMBARGO = re.compile(
    r"(?:strictly\s|under\s)?(?:embargo(?:ed)?|not for (?:publication|release|use|broadcast))\b:?\s?(?:for release\s)?"
    r"(?:until|till|before|to)?[\s:,]{0,3}",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\b(?:hrs|hours|noon|midnight)\b", re.IGNORECASE)
_LABELS_MOST = 14
_PARTS = 4
_PART_WORDS = 7
_LABEL_WORDS = 3
_LONGEST = 200


class Rank(IntEnum):
    """How well a date header speaks for the day of publication; the lowest wins."""

    PUBLISHED = 1
    PLAIN = 2
    DATELINE = 3
    UPDATED = 4
    ADDRESS = 5


@dataclass(frozen=True, slots=True)
class HeaderDate:
    """A date in a header: inclusive days, where it stands (offsets in the text given), and how well it speaks."""

    start: date
    end: date
    begin: int
    stop: int
    rank: Rank


def dates_in(line: str) -> list[HeaderDate]:
    """Return the dates of a header line, each with the rank that the keyword before it gives.

    Dates that have two readings ("03/04/2021") and impossible ones are left out, as are those of access and copyright.
    """
    if len(line) > _LONGEST:
        return []
    found, behind = [], 0
    for match in DATE.finditer(line):
        days = _days(match)
        before = line[behind : match.start()]
        behind = match.end()
        if days is not None and not _OTHER_DATE.search(before):
            rank = (
                Rank.UPDATED if _UPDATED.search(before) else Rank.PUBLISHED if _PUBLISHED.search(before) else Rank.PLAIN
            )
            found.append(HeaderDate(*days, match.start(), match.end(), rank))
    address = _URL_DATE.search(line)
    if address is not None and not found:
        day = _day(*(int(part) for part in address.groups()))
        if day is not None:
            found.append(HeaderDate(day, day, address.start(1), address.end(3), Rank.ADDRESS))
    return found


def is_date_line(line: str) -> bool:
    """Tell whether *line* is nothing but a date with its keyword, weekday, time and zone."""
    if len(line) > _LONGEST or _YEARISH.search(line) is None:
        return False
    rest, count = DATE.subn(" ", line)
    if not count:
        return False
    if _is_one_of_parts(line) or _dates_paper(line) or _names_issue(line.strip()) or _is_embargo(line):
        return True
    rest = _FILLERS.sub(" ", _TIME.sub(" ", rest))
    if sum(c.isalnum() for c in rest) <= 2:
        return True
    if _labels_date(line):
        return True
    # "Briefing note | 3 August 2022", "Press release | Oslo, 3 August 2022"
    if _LABELLED.fullmatch(" ".join(rest.split())) is not None:
        return True
    # "Updated on: July 16, 2023 / 9:01 AM EDT / Some News"
    return _SAYS_SO.match(line) is not None and len(rest.split()) <= 5


def _labels_date(line: str) -> bool:
    """Tell whether a line says by whom and where something was posted: "Posted 26 June 2018 by mk in Courts".

    It must open with such a word or with the date, or what is said besides must be a count ("4 min read").
    """
    line = line.strip(" *[]()")
    first = DATE.search(_TIME.sub(lambda m: " " * len(m.group()), line))
    if first is None or _TELLING.search(line) is not None or line[-1:] in ".!?;:" or _OTHER_DATE.search(line):
        return False
    opens = _OPENING.match(line) is not None
    heads = _only_dates(line[: first.end()])
    counted = _COUNTED.search(line) is not None
    by = re.search(r"(?:^|[\s|])[Bb]y\s", line) is not None
    says = _SAYING_WHEN.search(line[: first.start()]) is not None
    if not (opens or counted or says or (heads and by) or (by and line[:3].casefold() == "by ")):
        return False
    return _is_labels(line)


def is_signed_date(line: str) -> bool:
    """Tell whether a line of a header ends with its date behind a name or place: "The Mirno Courier, 26 June 2018".

    Elsewhere such a line may be a heading or the words beside a picture.
    """
    line = line.strip(" *[]()")
    if len(line) > _LONGEST or _YEARISH.search(line) is None or line[-1:] in ".!?;:":
        return False
    if _TELLING.search(line) is not None or _OTHER_DATE.search(line) is not None:
        return False
    return _is_labels(line)


def _is_labels(line: str) -> bool:
    """Tell whether all that stands beside the dates of a line are names, labels and counts, set off from a date."""
    dates = list(DATE.finditer(line))
    if not dates:
        return False
    before = line[: dates[0].start()].rstrip()
    bare = _FILLERS.sub(" ", _TIME.sub(" ", before)).strip()
    says = _SAYING_WHEN.search(before) is not None
    if (
        bare
        and not says
        and _LEADING.search(before) is None
        and _OPENING.fullmatch(bare) is None
        and not _is_counted(before)
    ):
        return False
    rest = _COUNTED.sub(" ", _TIME.sub(" ", DATE.sub(" ", line)))
    words = [w.strip('|/·•—–()[],.:;-"') for w in rest.split()]
    words = [w for w in words if w]
    if len(words) > _LABELS_MOST:
        return False
    return all(
        w[0].isupper()
        or w.casefold() in _JOINING
        or _FILLERS.fullmatch(w) is not None
        or _OPENING.fullmatch(w) is not None
        or (i and words[i - 1].casefold() == "by")
        or w.startswith("@")
        or (w in _IN_NAMES and 0 < i < len(words) - 1 and words[i - 1][0].isupper())
        for i, w in enumerate(words)
    )


def _is_counted(before: str) -> bool:
    return not any(c.isalnum() for c in _FILLERS.sub(" ", _COUNTED.sub(" ", before)))


def _is_one_of_parts(line: str) -> bool:
    """Tell whether one part of a line is its date and the others label it: "QUITO | Weds 15 Oct 2014 | Metro Desk"."""
    line = line.strip()
    parts = [part for part in _BAR.split(line) if part]
    if not 2 <= len(parts) <= _PARTS or _TELLING.search(line) is not None:
        return False
    dated = [DATE.search(part) is not None and _only_dates(part) for part in parts]
    others = [part for part, is_date in zip(parts, dated, strict=True) if not is_date]
    short = all(len(part.split()) <= _PART_WORDS and part[0].isupper() and part[-1] not in ".!?;" for part in others)
    if dated[0] and line[len(parts[0]) :].lstrip()[0] in "–—/" and "//" not in line:
        return False  # "3 May 2022 – Police raid the office" is an entry of a chronicle
    if len(parts) == 2 and dated[1]:
        short = short and (parts[0].isupper() or len(parts[0].split()) <= _LABEL_WORDS)  # else a headline
    return sum(dated) == 1 and short and not any(DATE.search(part) for part in others)


def _only_dates(part: str) -> bool:
    rest = _FILLERS.sub(" ", _TIME.sub(" ", DATE.sub(" ", part)))
    return not any(c.isalnum() for c in rest)


def _dates_paper(line: str) -> bool:
    """Tell whether a line says what the text is and of which day: "A briefing by River Watch, 29 May 2013"."""
    match = DATE.search(line)
    return (
        match is not None
        and not line[match.end() :].strip(" .")
        and _PAPER.fullmatch(line[: match.start()]) is not None
    )


def _names_issue(line: str) -> bool:
    """Tell whether a line only says of which issue the story is: "From the October 2018 issue"."""
    match = DATE.search(line)
    if match is None or _ISSUE_BEFORE.fullmatch(line[: match.start()]) is None:
        return False
    return _ISSUE_BEHIND.fullmatch(line, match.end()) is not None


def _is_embargo(line: str) -> bool:
    """Tell whether a line only says until when a text is held back: "Embargoed until 00:01 GMT, 14 May 2024"."""
    match = _EMBARGO.match(line.strip(" *[]()"))
    return match is not None and _only_dates(_HOURS.sub(" ", line.strip(" *[]()")[match.end() :]))


def day_after_headline(line: str) -> int | None:
    """Return where a date begins that only follows the headline on its line, None where there is none.

    It does so behind a weekday ("… of the year Sunday, May 28, 2006") or a sign ("… of the year | 28 May 2006");
    a date that belongs to the headline's own words does not.
    """
    if len(line) > 2 * _LONGEST or _YEARISH.search(line[-_DATE_MOST:]) is None:
        return None
    match = _TRAILING_DATE.search(line, max(0, len(line) - _DATE_MOST))
    return match.start() if match is not None and match.start() > 0 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS[name.casefold().rstrip(".")]


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    """Return the first and last day that a match of DATE means; None where it has no or no single reading."""
    group = match.groupdict()
    day: date | None = None
    if group["iso_y"]:
        day = _day(int(group["iso_y"]), int(group["iso_m"]), int(group["iso_d"]))
    elif group["mdy_m"]:
        day = _day(int(group["mdy_y"]), _month(group["mdy_m"]), int(group["mdy_d"]))
    elif group["dmy_m"]:
        day = _day(int(group["dmy_y"]), _month(group["dmy_m"]), int(group["dmy_d"]))
    elif group["num_y"]:
        day = _numeric(int(group["num_a"]), int(group["num_b"]), int(group["num_y"]), group["nsep"])
    else:
        year, month = int(group["my_y"]), _month(group["my_m"])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return (day, day) if day is not None else None


def _numeric(first: int, second: int, year: int, sign: str) -> date | None:
    """Read 15/07/2023. With points the day comes first everywhere; with slashes only where one reading is possible."""
    if sign == ".":
        return _day(year, second, first)
    readings = {d for d in (_day(year, second, first), _day(year, first, second)) if d is not None}
    return readings.pop() if len(readings) == 1 else None
