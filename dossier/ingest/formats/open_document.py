"""ODT: the paragraphs of an OpenDocument text; comments and what was struck out stay out."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from dossier.ingest.formats.layout import made_note, paragraphs_text
from dossier.ingest.formats.packed import Package
from dossier.ingest.formats.parsed import CannotParse, Parsed
from dossier.ingest.formats.xml_tree import day_in, tree_of

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_CREATED = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creation-date"
_PARAGRAPHS = frozenset({f"{{{_TEXT}}}p", f"{{{_TEXT}}}h"})
_LEFT_OUT = frozenset(
    {f"{{{_OFFICE}}}annotation", f"{{{_OFFICE}}}forms", f"{{{_TEXT}}}tracked-changes", f"{{{_TEXT}}}note-citation"}
)
_MOST_BLANKS = 100


def parse(data: bytes) -> Parsed:
    """Return the text of an OpenDocument text. Raises CannotParse."""
    package = Package(data)
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise CannotParse("it is locked with a password. Open it with that, save it without one, and import the copy.")
    text = tree_of(package.need("content.xml")).find(f".//{{{_OFFICE}}}text")
    if text is None:
        raise CannotParse(
            "this is no document of words but a table, a drawing or slides. Save its text as a .txt file."
        )
    return Parsed(paragraphs_text(_paragraphs(text)), made_note(day_in(package.read("meta.xml"), _CREATED)))


def _paragraphs(root: Any) -> Iterator[str]:
    """Yield the paragraphs, those of a note or a frame before the one that it hangs on."""
    open_ones: list[list[str]] = []
    left_out = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            left_out += tag in _LEFT_OUT
            if tag in _PARAGRAPHS:
                open_ones.append([])
            if open_ones and not left_out:
                open_ones[-1].append(_sign(element) or element.text or "")
        else:
            left_out -= tag in _LEFT_OUT
            if tag in _PARAGRAPHS and open_ones:
                yield "".join(open_ones.pop())
            if open_ones and not left_out:
                open_ones[-1].append(element.tail or "")


def _sign(element: Any) -> str:
    """Return what an element stands for that has no text of its own: blanks, a tab, the end of a line."""
    match element.tag.removeprefix(f"{{{_TEXT}}}"):
        case "s":
            count = element.get(f"{{{_TEXT}}}c") or "1"
            return " " * min(int(count), _MOST_BLANKS) if count.isdecimal() else " "
        case "tab":
            return " "
        case "line-break":
            return "\n"
    return ""
