"""EPUB: the chapters of an electronic book in their order."""

import posixpath
from datetime import date
from typing import Any
from urllib.parse import unquote

from dossier.ingest.formats import web_page
from dossier.ingest.formats.layout import day_of, made_note, with_header
from dossier.ingest.formats.packed import Package
from dossier.ingest.formats.parsed import CannotParse, Parsed
from dossier.ingest.formats.xml_tree import tree_of

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BETWEEN = "\n\n\n\n"
"""Between two chapters: a wide gap, as between the stories of a file."""
_PAGES = frozenset({"application/xhtml+xml", "text/html"})


def parse(data: bytes) -> Parsed:
    """Return the text of a book. Raises CannotParse."""
    package = Package(data)
    root = tree_of(package.need("META-INF/container.xml")).find(f".//{_CONTAINER}")
    listing = str(root.get("full-path")) if root is not None else ""
    book = tree_of(package.need(listing))
    chapters = []
    for name in _chapters(book, posixpath.dirname(listing)):
        page = package.read(name)
        if page is not None:
            chapters.append(_text(page))
    if not any(chapters) and package.read("META-INF/rights.xml") is not None:
        raise CannotParse("it is locked by the shop that sold it, and only its own reader opens it.")
    published, made = _days(book)
    text = _BETWEEN.join(chapter for chapter in chapters if chapter)
    title, author = (book.findtext(f".//{_DC}{tag}") for tag in ("title", "creator"))
    return Parsed(with_header(text, title, author, published), made_note(made))


def _text(page: bytes) -> str:
    try:
        return web_page.plain_text(web_page.tree_of(web_page.decoded(page)[0]))
    except CannotParse:
        return ""


def _chapters(book: Any, folder: str) -> list[str]:
    """Return the names of the pages in their order, the table of contents left out."""
    names = {}
    for item in book.iter(f"{_OPF}item"):
        if item.get("media-type") in _PAGES and "nav" not in str(item.get("properties")).split():
            names[item.get("id")] = posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href")))))
    spine = [names.get(item.get("idref")) for item in book.iter(f"{_OPF}itemref")]
    return [name for name in dict.fromkeys(spine) if name is not None]


def _tells_publication(book: Any) -> bool:
    """Tell whether a date without a name is that of publication: EPUB 3 says so, and calibre keeps it so in EPUB 2."""
    metas = (str(element.get("name")) for element in book.iter(f"{_OPF}meta"))
    return str(book.get("version")).startswith("3") or any(name.startswith("calibre:") for name in metas)


def _days(book: Any) -> tuple[date | None, date | None]:
    """Return the day that the book states for its publication, and one of which it does not say what it is."""
    published = made = None
    for element in book.iter(f"{_DC}date"):
        day = day_of(element.text)
        event = element.get(f"{_OPF}event")
        if event == "publication" or (event is None and _tells_publication(book)):
            published = published or day
        else:
            made = made or day
    return published, None if published is not None else made
