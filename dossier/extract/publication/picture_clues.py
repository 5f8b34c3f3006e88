"""What stands around a story: the days of its photographs, and the traces of dates that only hint."""

import re
from collections.abc import Iterator
from datetime import date

from dossier.domain.documents import PassageRole
from dossier.domain.publication import ReasonKind
from dossier.domain.spans import Span
from dossier.domain.wording import day_words
from dossier.extract.publication.clues import Clue, quote
from dossier.extract.publication.reading import Reading
from dossier.extract.publication.written import FULL_DAY, MONTH_YEAR, YEAR, named_day, period_of, whole_year

_FULL_DAY = re.compile(rf"\b{FULL_DAY}")
_COARSE = re.compile(rf"\b(?:{MONTH_YEAR}|{YEAR})")
_TAKEN = re.compile(
    r"\b(?:file\s+(?:photo|picture|image)s?|photo(?:graph)?s?|pictured|picture|image|taken|seen|shot|photographed|"
    r"screengrab|screenshot|footage)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|upcoming|forthcoming|scheduled|due|planned|countdown|ahead|until|expected|set\s+for|is\s+to|"
    r"are\s+to|expires?|valid|tickets?|calendar|©|copyright)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:posters?|logo|banners?|billboards?|rendering|artist|impression|illustration|mock-?up|model|simulation|coin|"
    r"stamp|campaign|sign|shirt|jersey)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”]{4,300}")
_IN_ADDRESS = re.compile(r"[/-](?P<y>(?:19|20)\d\d)[/-](?P<m>0[1-9]|1[0-2])[/-](?P<d>3[01]|[12]\d|0[1-9])(?!\d)")
_IN_NAME = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sign>[-_.]?)(?P<m>0[1-9]|1[0-2])(?P=sign)(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"
)


def captions(reading: Reading) -> Iterator[Clue]:
    """Yield the dates of photographs: a story is not older than its pictures."""
    for passage in reading.story.passages:
        if passage.role is not PassageRole.CAPTION:
            continue
        low, high = passage.span.start, passage.span.end
        if _TO_COME.search(reading.text, low, high):
            continue
        days = list(_FULL_DAY.finditer(reading.text, low, high))
        taken = _TAKEN.search(reading.text, low, high) and not _SHOWN.search(reading.text, low, high)
        for match in days or (_COARSE.finditer(reading.text, low, high) if taken else ()):
            period = period_of(match)
            if period is not None and _is_of_picture(reading.text, match, low, coarse=not days):
                span = Span(match.start(), match.end())
                told = f"Not before {day_words(period[0])}, the date of a picture: {quote(reading.text, passage.span)}."
                yield Clue(ReasonKind.CAPTION, told, span, start=period[0])


def _is_of_picture(text: str, match: re.Match[str], low: int, coarse: bool) -> bool:
    """Tell whether the date is that of the picture, not of what it shows ("the 2028 Games")."""
    before = text[max(low, match.start() - 12) : match.start()].lower()
    if coarse:
        return re.search(r"(?:\bin|\bfrom|\bthis|,)\s+(?:an?\s+)?$", before) is not None
    return re.search(r"\b(?:for|until|by|through|to)\s+(?:the\s+)?$", before) is None


def hints(reading: Reading, file: str) -> Iterator[Clue]:
    """Yield what may come from elsewhere: a copyright line, an address of the web, the name of the file."""
    low, high = reading.story.span.start, reading.story.span.end
    for match in _COPYRIGHT.finditer(reading.text, low, high):
        span, (start, end) = Span(match.start(), match.end()), whole_year(int(match["year"]))
        told = (
            f"A copyright line, {quote(reading.text, span)}: only a hint, it may be that of the site or of a picture."
        )
        yield Clue(ReasonKind.COPYRIGHT, told, span, start, end, strong=False)
    for address in _ADDRESS.finditer(reading.text, low, high):
        for match in _IN_ADDRESS.finditer(reading.text, address.start(), address.end()):
            day = _figures(match)
            if day is not None:
                span = Span(address.start(), address.end())
                told = f"A web address has the date {day_words(day)}: only a hint, it may be that of another page."
                yield Clue(ReasonKind.LINK, told, span, day, day, strong=False)
    for match in _IN_NAME.finditer(file.rpartition("/")[2]):
        day = _figures(match)
        if day is not None:
            told = f"The name of the file has the date {day_words(day)}: only a hint, it may be the day it was saved."
            yield Clue(ReasonKind.FILE_NAME, told, None, day, day, strong=False)


def _figures(match: re.Match[str]) -> date | None:
    return named_day(int(match["y"]), int(match["m"]), int(match["d"]))
