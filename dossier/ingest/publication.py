"""When a story was published, as its header, byline, dateline or footer says."""

from collections.abc import Sequence

from dossier.domain.documents import PassageRole, PublicationBasis, PublicationDate
from dossier.domain.spans import Span
from dossier.ingest.datelines import dateline_of
from dossier.ingest.header_dates import HeaderDate, Rank, dates_in, day_after_headline, is_signed_date
from dossier.ingest.looks import Look
from dossier.ingest.paragraphs import Paragraph
from dossier.ingest.roles import Roles

_HEADER_MOST = 25
_STANDFIRST_MOST = 2  # paragraphs of running text that may stand between a headline and its byline or date
_BELOW = 1  # a footer's "published" speaks as well as a bare date above the text
_FOOTER_MOST = 12
_LABELS = {Look.LINE, Look.HEADLINE}
_SPEAKING = {PassageRole.DATELINE, PassageRole.BYLINE, PassageRole.NOTICE}


def publication_of(paragraphs: Sequence[Paragraph], looks: Sequence[Look], found: Roles) -> PublicationDate | None:
    """Return the day (or month) that the story states for its publication, None where it states none.

    "Published" outranks a bare date, that the dateline, that "updated"; of equals the first in the text wins. Only
    headers, bylines, datelines and furniture are asked, never the running text.
    """
    speaking: list[tuple[int, Paragraph, HeaderDate]] = []
    header = _header_end(found)
    for i in _asked(paragraphs, found, header):
        above = i < header
        if found.roles[i] in _SPEAKING:
            trusted = above or (looks[i] is Look.DATE and found.roles[i] is PassageRole.DATELINE)
            speaking.extend(
                (date.rank + (0 if above else _BELOW), paragraphs[i], date)
                for date in dates_in(paragraphs[i].text)
                if trusted or date.rank in (Rank.PUBLISHED, Rank.UPDATED)
            )
        elif above and i != found.title and looks[i] in _LABELS and is_signed_date(paragraphs[i].text):
            # "The Mirno Courier, 26 June 2018" above the text
            speaking.extend((date.rank, paragraphs[i], date) for date in dates_in(paragraphs[i].text))
    if found.title is not None:
        p = paragraphs[found.title]
        day = day_after_headline(p.text)
        speaking.extend((d.rank, p, d) for d in dates_in(p.text) if day is not None and d.begin >= day)
    if found.body < len(paragraphs):
        dateline = dateline_of(paragraphs[found.body].text)
        if dateline is not None and dateline.date is not None:
            speaking.append((dateline.date.rank, paragraphs[found.body], dateline.date))
    if not speaking:
        return None
    _, p, date = min(speaking, key=lambda found: (found[0], found[1].start, found[2].begin))
    evidence = Span(p.start + date.begin, p.start + date.stop)
    return PublicationDate(date.start, date.end, PublicationBasis.STATED, evidence)


def _header_end(found: Roles) -> int:
    """Return where the header ends: at the running text, or at a byline or date right below a standfirst."""
    end, prose = found.body, 0
    for i in range(found.body, min(len(found.roles), _HEADER_MOST)):
        role = found.roles[i]
        if role is PassageRole.BODY:
            prose += 1
            if prose > _STANDFIRST_MOST:
                break
        elif role in (PassageRole.BYLINE, PassageRole.DATELINE):
            end = i + 1
    return end


def _asked(paragraphs: Sequence[Paragraph], found: Roles, header_end: int) -> list[int]:
    """Return the places of the paragraphs of the header and of the footer, comments left out."""
    count = len(paragraphs)
    comments = next((i for i, role in enumerate(found.roles) if role is PassageRole.COMMENT), count)
    header = range(min(header_end, _HEADER_MOST, comments))
    footer = range(max(header.stop, comments - _FOOTER_MOST), comments)
    return [*header, *footer]
