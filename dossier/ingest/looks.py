"""What each paragraph looks like by itself, before its place in the story is weighed."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from dossier.ingest import bylines, captions, furniture, header_dates
from dossier.ingest.paragraphs import Paragraph

_TITLE_LABEL = re.compile(r"(?:title|headline|heading)\s?:\s{0,4}\S", re.IGNORECASE)
_LONG = 1500  # characters: nothing but running text is longer


class Look(Enum):
    """What a paragraph looks like by itself."""

    RULER = auto()
    DATE = auto()
    BYLINE = auto()
    AGENCY = auto()
    COMMENT_HEADER = auto()
    NOTICE = auto()
    MARKER = auto()
    """A line that counts documents: "3 of 12 DOCUMENTS"."""
    CREDIT = auto()
    CAPTION = auto()
    SIGNED_OFF = auto()
    """Ends with an agency in brackets: a caption, or the last paragraph of an agency's story."""
    HEADLINE = auto()
    """A line that could be a headline or a subheading."""
    LINE = auto()
    """A short line that is neither sentence nor headline."""
    PROSE = auto()


def look_at(paragraphs: Sequence[Paragraph]) -> list[Look]:
    """Return the look of each paragraph."""
    # The same line over and over (rulers, captions, tags) is looked at once.
    known: dict[str, Look] = {}
    found = []
    for p in paragraphs:
        look = known.get(p.text)
        if look is None:
            look = known[p.text] = _look(p)
        found.append(look)
    return found


def _look(p: Paragraph) -> Look:
    if p.end - p.start > _LONG:
        return Look.PROSE
    if not p.words or not any(c.isalnum() for c in p.key):
        return Look.RULER if furniture.is_ruler(p.text) else Look.NOTICE
    if p.words <= 2 and not any(c.isalpha() for c in p.key) and not header_dates.is_date_line(p.text):
        return Look.NOTICE  # a count of shares, a page number
    if p.words <= 60:
        furnished = _furniture(p)
        if furnished is not None:
            return furnished
    if captions.is_caption(p.text, p.words):
        return Look.CAPTION
    if captions.signs_off(p.text):
        return Look.SIGNED_OFF
    if p.prose:
        return Look.PROSE
    return Look.HEADLINE if could_be_headline(p) else Look.LINE


def _furniture(p: Paragraph) -> Look | None:
    if is_marker(p):
        return Look.MARKER
    if p.words <= 30 and header_dates.is_date_line(p.text):
        return Look.DATE
    if p.words <= 22 and bylines.is_byline(p.text, p.words):
        return Look.BYLINE
    if p.words <= 5 and furniture.is_agency_tag(p.key):
        return Look.AGENCY
    if furniture.is_comment_header(p.key, p.words):
        return Look.COMMENT_HEADER
    if p.words <= 16 and captions.is_credit(p.text, p.words):
        return Look.CREDIT
    if furniture.is_notice(p.key, p.text, p.words):
        return Look.NOTICE
    return None


def is_marker(p: Paragraph) -> bool:
    """Tell whether a line counts documents in a file of several: "Story 2 of 5", "3 of 12 DOCUMENTS", "Article 4"."""
    words = p.key.split() if p.words <= 6 else []
    if not words or not any(w.isdigit() for w in words):
        return False
    counted = {"document", "documents", "story", "stories", "article", "articles", "of", "no", "no.", "#"}
    bare = [w.strip("()[]:#-.") for w in words]
    named = any(w in counted - {"of", "no", "no.", "#"} for w in bare)
    return named and all(w.isdigit() or w in counted or not w for w in bare)


def could_be_headline(p: Paragraph) -> bool:
    """Tell whether a paragraph could be a headline: a few words without a final stop, beginning with a capital."""
    text = p.text
    if _TITLE_LABEL.match(text):
        return p.words <= 30
    if not 3 <= p.words <= 30 or len(text) > 220 or text.endswith((".", ",", ";", ":", "-", "–", "—")):
        return text.endswith("...") and 3 <= p.words <= 30 and len(text) <= 220
    first = next((c for c in text if c.isalnum()), "")
    if not (first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())):
        return False
    return sum(c.isalpha() for c in text) > len(text) * 0.6
