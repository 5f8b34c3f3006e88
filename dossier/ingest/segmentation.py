"""Where one story of a file ends and the next begins. A story that is split is worse than two left together."""

import re
from collections.abc import Sequence

from dossier.ingest.datelines import dateline_of
from dossier.ingest.looks import Look
from dossier.ingest.paragraphs import Paragraph

_REACH = 12  # paragraphs within which a story shows its header
_HEADER = {
    Look.DATE,
    Look.BYLINE,
    Look.AGENCY,
    Look.NOTICE,
    Look.CREDIT,
    Look.CAPTION,
    Look.SIGNED_OFF,
    Look.LINE,
    Look.RULER,
    Look.HEADLINE,
}
_LEAST_BODY = 25  # words of running text that a story has at least
_LEAST_ALONE = 40  # and that many where nothing but a gap or a ruler speaks for a border
_WIDE_GAP = 3  # blank lines
_HEADLINE_WORDS = 5  # a subheading seldom has more than four
_LONG_RULER = 8
_PLACE = re.compile(r"[^\W\d_a-z][\w'’.-]{1,20}(?: [^\W\d_a-z][\w'’.-]{1,20}){0,2}\s?[:–—-] (?=[^\W\d_a-z])")


def split_stories(paragraphs: Sequence[Paragraph], looks: Sequence[Look]) -> list[range]:
    """Return the stories of a file as ranges of paragraphs, in order; together they take every paragraph."""
    if not paragraphs:
        return []
    borders = [0]
    text_before = 0  # words of running text since the last border
    commented = False
    usual = _usual_gap(paragraphs)
    for i, look in enumerate(looks):
        if i and text_before >= _LEAST_BODY and _begins(paragraphs, looks, i, borders[-1], usual, commented):
            borders.append(i)
            text_before, commented = 0, False
        # Before any running text, a sentence that ends in a credit is a caption.
        if look is Look.PROSE or (text_before and look is Look.SIGNED_OFF):
            text_before += paragraphs[i].words
        elif look is Look.COMMENT_HEADER and text_before:
            commented = True
    ends = [*borders[1:], len(paragraphs)]
    return [range(a, b) for a, b in zip(borders, ends, strict=True)]


def _usual_gap(paragraphs: Sequence[Paragraph]) -> int:
    gaps = sorted(p.gap for p in paragraphs[1:])
    return gaps[len(gaps) // 2] if gaps else 0


def _begins(
    paragraphs: Sequence[Paragraph], looks: Sequence[Look], i: int, begun: int, usual: int, commented: bool
) -> bool:
    """Tell whether a new story begins with paragraph *i*."""
    look, paragraph = looks[i], paragraphs[i]
    if look is Look.MARKER:
        return True
    before = looks[i - 1]
    if look is Look.RULER:
        return _ruler_parts(paragraphs, looks, i, begun)
    parted = before is Look.RULER
    wide = paragraph.gap >= max(_WIDE_GAP, usual + 2)
    if look is Look.DATE:
        return _date_begins(paragraphs, looks, i, begun, wide or parted)
    if look not in (Look.HEADLINE, Look.AGENCY, Look.LINE):
        return False
    if look is not Look.HEADLINE:
        # A section label ("World") right above the headline belongs to the new story.
        nearby = paragraphs[i + 1].gap <= usual + 1 if i + 1 < len(paragraphs) else False
        labelled = nearby and paragraph.words <= 3 and looks[i + 1] is Look.HEADLINE
        return labelled and (wide or parted) and _headline_begins(paragraphs, looks, i + 1, False, True, commented)
    if paragraph.gap > usual and paragraph.words >= _HEADLINE_WORDS and _opens_alike(paragraphs, looks, begun, i):
        return True
    return _headline_begins(paragraphs, looks, i, parted, wide, commented)


def _headline_begins(
    paragraphs: Sequence[Paragraph], looks: Sequence[Look], i: int, parted: bool, wide: bool, commented: bool
) -> bool:
    """Tell whether the headline-like paragraph *i* is the headline of a new story."""
    body, header = _ahead(paragraphs, looks, i, _LEAST_ALONE)
    if body < _LEAST_BODY:
        return False
    if _repeats_over_header(paragraphs, looks, i):
        return True
    gapped = paragraphs[i].gap >= 2 or parted
    spaced = (wide or parted) and paragraphs[i].words >= _HEADLINE_WORDS
    if commented:
        return spaced and bool(header)
    if spaced and len(paragraphs[i].text) >= 24 and body >= _LEAST_ALONE:
        return True
    return bool(header & {Look.DATE, Look.BYLINE}) and (gapped or paragraphs[i].words >= 4)


def _ahead(
    paragraphs: Sequence[Paragraph], looks: Sequence[Look], i: int, enough: int = _LEAST_BODY
) -> tuple[int, set[Look]]:
    """Return how many words of running text follow headline *i* soon, and what stands between it and them."""
    header: set[Look] = set()
    body = 0
    for j in range(i + 1, min(i + _REACH, len(looks))):
        look = looks[j]
        if look is Look.PROSE or (body and look is Look.SIGNED_OFF):
            if not body and _opens_with_day(paragraphs[j]):
                header.add(Look.DATE)
            body += paragraphs[j].words
            if body >= enough:
                break
        elif body or look in (Look.COMMENT_HEADER, Look.MARKER):
            break
        else:
            if look is Look.HEADLINE and header & {Look.DATE, Look.BYLINE}:
                break
            header.add(look)
    return body, header


def _opens_alike(paragraphs: Sequence[Paragraph], looks: Sequence[Look], begun: int, i: int) -> bool:
    """Tell whether the text under headline *i* opens with its place, as the story before does: "Perth: The …"."""
    body, header = _ahead(paragraphs, looks, i, _LEAST_ALONE)
    if body < _LEAST_ALONE or header - {Look.DATE, Look.BYLINE, Look.AGENCY, Look.LINE}:
        return False
    return all(_names_its_place(paragraphs, looks, at) for at in (begun, i))


def _names_its_place(paragraphs: Sequence[Paragraph], looks: Sequence[Look], headline: int) -> bool:
    """Tell whether the first running text after *headline* opens with a dateline, if only "Perth: " or "PERTH - "."""
    reach = range(headline + 1, min(headline + _REACH, len(looks)))
    first = next((paragraphs[j].text for j in reach if looks[j] is Look.PROSE), "")
    return dateline_of(first) is not None or _PLACE.match(first) is not None


def _opens_with_day(paragraph: Paragraph) -> bool:
    """Tell whether running text opens with a dateline that names its day: "Madrid, 21 June 2023 (Agency) -- …"."""
    dateline = dateline_of(paragraph.text)
    return dateline is not None and dateline.date is not None


def _repeats_over_header(paragraphs: Sequence[Paragraph], looks: Sequence[Look], i: int) -> bool:
    """Tell whether headline *i* stands again a little further on, with nothing but captions and tags between."""
    key = paragraphs[i].key
    between: set[Look] = set()
    for j in range(i + 1, min(i + _REACH, len(looks))):
        if paragraphs[j].key == key:
            return bool(between & {Look.CAPTION, Look.CREDIT, Look.SIGNED_OFF, Look.AGENCY, Look.DATE, Look.BYLINE})
        if looks[j] is Look.PROSE or looks[j] not in _HEADER:
            return False
        between.add(looks[j])
    return False


def _ruler_parts(paragraphs: Sequence[Paragraph], looks: Sequence[Look], i: int, begun: int) -> bool:
    """Tell whether the ruler *i* parts two stories; three stars between two paragraphs of one story do not."""
    j = i + 1
    while j < len(looks) and looks[j] in (Look.RULER, Look.AGENCY) and j < i + 4:
        j += 1
    if j >= len(looks):
        return False
    if looks[j] is Look.MARKER:
        return True
    if looks[j] is Look.DATE:
        return _date_begins(paragraphs, looks, j, begun, True)
    if looks[j] is Look.LINE and paragraphs[j].words <= 3 and j + 1 < len(looks) and looks[j + 1] is Look.HEADLINE:
        j += 1
    if looks[j] is not Look.HEADLINE:
        return False
    body, header = _ahead(paragraphs, looks, j, _LEAST_ALONE)
    told = body >= (_LEAST_BODY if header & {Look.DATE, Look.BYLINE} else _LEAST_ALONE)
    least = 3 if len(paragraphs[i].text) >= _LONG_RULER or header & {Look.DATE, Look.BYLINE} else 4
    return told and paragraphs[j].words >= least


def _date_begins(paragraphs: Sequence[Paragraph], looks: Sequence[Look], i: int, begun: int, apart: bool) -> bool:
    """Tell whether the date header *i* opens a story, as the file's first story shows that its stories do."""
    body, _ = _ahead(paragraphs, looks, i)
    if body < _LEAST_BODY or looks[begun] is not Look.DATE:
        return False
    return apart or paragraphs[i].gap >= 2 or _keyword(paragraphs[i]) == _keyword(paragraphs[begun]) != ""


def _keyword(paragraph: Paragraph) -> str:
    """Return the word before the digits of a date header: "date" of "date 2021-11-19"."""
    first = paragraph.key.split(maxsplit=1)[0].strip(":")
    return first if first.isalpha() else ""
