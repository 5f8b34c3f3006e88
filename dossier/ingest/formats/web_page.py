"""The article of a web page: its main text, with the headline, author and day that the page states."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree, html

from dossier.ingest.decoding import decode
from dossier.ingest.formats.layout import cleaned, day_of, paragraphs_text, with_header
from dossier.ingest.formats.parsed import CannotParse, Parsed

_DATE_NAMES = frozenset(
    "article:published_time og:article:published_time og:published_time article:published datepublished "
    "date.published publish-date publish_date published_date publication_date publishdate pubdate parsely-pub-date "
    "sailthru.date dc.date.issued dcterms.issued citation_publication_date dateissued".split()
)
_LAST_NAMES = frozenset({"date", "dc.date", "dcterms.date"})
"""What says only that it is the date of the page: taken where nothing says more."""
_TIME_NAMES = frozenset(
    "published entry-date publish-date published-date post-date dt-published date-published".split()
)
_CELL_OF_TEXT = 400
"""Letters in one cell: a table with such a cell places what stands on the page, and is no table of figures."""
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table td th title tr ul".split()
)
_UNSEEN = frozenset("script style noscript template head iframe object svg math select textarea button".split())
_JSON_MOST = 200_000
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")
_ATTRIBUTES_MOST = 500
_TAG_KEPT = 2_000


def parse(data: bytes) -> Parsed:
    """Return the article of a page. Raises CannotParse."""
    page, encoding, notes = decoded(data)
    return Parsed(page_text(page), notes, (), encoding)


def decoded(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return a page as text, its encoding and what to know of the reading. Raises CannotParse."""
    found = decode(data)
    if found is None:
        raise CannotParse("this is called a web page, but its contents are binary. Save the page again.")
    declared = _declared(data) if found.encoding not in ("utf-8", "utf-16-le", "utf-16-be") else None
    return (declared, "as declared", ()) if declared is not None else (found.text, found.encoding, found.notes)


def _declared(data: bytes) -> str | None:
    """Return the page by the encoding that it declares, None where it declares none that fits."""
    head = data[:2048].lower()
    at = head.find(b"charset=")
    if at < 0:
        return None
    named = head[at + 8 : at + 48].lstrip(b" \"'").split(b'"')[0].split(b"'")[0].split(b">")[0].split(b";")[0]
    try:
        return data.decode(named.decode("ascii").strip())
    except (LookupError, ValueError):
        return None


def page_text(page: str) -> str:
    """Return the article of *page* below its headline, author and the day of publication that it states.

    Raises CannotParse where nothing is a page.
    """
    page = _slim(page)
    tree = tree_of(page)
    stated = stated_day(tree)
    import trafilatura

    # The day that it would find is not asked for: searched for thoroughly, one odd day costs half a minute.
    plainly = {"original_date": True, "extensive_search": False}
    found: Any = trafilatura.bare_extraction(
        _without_frames(page, tree),
        include_comments=False,
        with_metadata=True,
        include_links=False,
        date_extraction_params=plainly,
    )
    plain = plain_text(tree)
    main = paragraphs_text((found.text or "").split("\n")) if found is not None else ""
    if found is None or len(main) < min(200, len(plain) // 4):
        return with_header(plain, _title(tree), published=stated)
    author = None if not found.author else str(found.author).replace(";", ",")
    return with_header(main, found.title or _title(tree), author, stated)


def _without_frames(page: str, tree: Any) -> str:
    """Return *page* with blocks in place of the tables that only place its text, as pages of the nineties do."""
    tables = [table for table in tree.iter("table") if _is_frame(table)]
    if not tables:
        return page
    copy = tree_of(page)
    for table in [table for table in copy.iter("table") if _is_frame(table)]:
        for element in list(table.iter("table", "tbody", "tr", "td")):
            if element.tag == "td" and _is_menu(element):
                element.drop_tree()
            else:
                element.tag = "div"
    for font in list(copy.iter("font", "center")):
        font.drop_tag() if font.tag == "font" else setattr(font, "tag", "div")
    for line_end in list(copy.iter("br")):
        after = line_end.getnext()
        if after is not None and after.tag == "br" and not (line_end.tail or "").strip():
            after.drop_tag()
            line_end.tag = "hr"
    return str(html.tostring(copy, encoding="unicode"))


def _is_frame(table: Any) -> bool:
    if table.find(".//th") is not None or table.find(".//caption") is not None:
        return False
    return any(len(cell.text_content()) > _CELL_OF_TEXT for cell in table.iter("td"))


def _is_menu(cell: Any) -> bool:
    """Tell whether a cell holds links and hardly anything else."""
    words = len("".join(cell.text_content().split()))
    linked = sum(len("".join(link.text_content().split())) for link in cell.iter("a"))
    return words <= _CELL_OF_TEXT and linked > words // 2


def tree_of(page: str) -> Any:
    """Return the elements of *page*. Raises CannotParse where there are none."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        # As bytes, because a page may declare an encoding that is no longer the one it is in.
        return html.document_fromstring(cleaned(_slim(page)).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise CannotParse("there is nothing on this web page that can be read. Save the page again.") from error


def _slim(page: str) -> str:
    """Cut tags with hundreds of attributes, for which the library takes time that grows with their square."""

    def cut(match: re.Match[str]) -> str:
        tag = match.group()
        return tag[:_TAG_KEPT].rpartition(" ")[0] if tag.count("=") > _ATTRIBUTES_MOST else tag

    return _LONG_TAG.sub(cut, page)


def plain_text(tree: Any) -> str:
    """Return everything that *tree* shows, block by block."""
    return paragraphs_text(_blocks(tree))


def _blocks(tree: Any) -> Iterator[str]:
    """Yield the runs of words between the edges of blocks."""
    run: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS and run:
                yield "".join(run)
                run.clear()
            unseen += tag in _UNSEEN
            if tag == "br":
                run.append("\n")
            if not unseen and element.text:
                run.append(_inline(element.text, tag))
        else:
            if tag in _BLOCKS and run:
                yield "".join(run)
                run.clear()
            unseen -= tag in _UNSEEN
            if not unseen and element.tail:
                run.append(_inline(element.tail, ""))
    if run:
        yield "".join(run)


def _inline(words: str, tag: str) -> str:
    return words if tag == "pre" else words.replace("\n", " ").replace("\r", " ")


def _title(tree: Any) -> str | None:
    for path in ("//meta[@property='og:title']/@content", "//h1//text()", "//head/title/text()"):
        words = " ".join(str(part) for part in tree.xpath(path)[:40]).strip()
        if words:
            return words
    return None


def stated_day(tree: Any) -> date | None:
    """Return the day of publication that the page states in so many words: in its metadata or on a marked time.

    What stands in its address, what a program would guess, and when it was changed do not count.
    """
    for words in _stated(tree):
        day = day_of(words)
        if day is not None:
            return day
    return None


def _stated(tree: Any) -> Iterator[object]:
    for meta in tree.iter("meta"):
        named = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if named in _DATE_NAMES:
            yield meta.get("content")
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from _in_json(script.text or "")
    marked = tree.xpath("//*[@itemprop='datePublished']") + tree.xpath("//time[@pubdate]")
    for element in (*marked, *(time for time in tree.iter("time") if _is_of_publication(time))):
        yield element.get("datetime") or element.get("content") or element.text
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").casefold() in _LAST_NAMES:
            yield meta.get("content")


def _is_of_publication(time: Any) -> bool:
    """Tell whether a time bears the name that content systems give to the day of publication."""
    names = (time.get("class") or "")[:400].casefold().split()
    return not any("updated" in name or "modified" in name for name in names) and any(
        name in _TIME_NAMES for name in names
    )


def _in_json(words: str) -> Iterator[object]:
    """Yield the days of publication of the articles in a block of JSON-LD."""
    if len(words) > _JSON_MOST:
        return
    try:
        waiting: list[Any] = [json.loads(words)]
    except (ValueError, RecursionError):
        return
    for _ in range(2000):
        if not waiting:
            return
        each = waiting.pop(0)
        if isinstance(each, dict):
            if "articleBody" in each or "headline" in each or "Article" in str(each.get("@type")):
                yield each.get("datePublished")
            waiting.extend(each[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in each)
        elif isinstance(each, list):
            waiting.extend(each)
