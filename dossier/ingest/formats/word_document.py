"""DOCX: the paragraphs of a Word document, with its notes below; what was struck out stays out."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from dossier.ingest.formats.layout import made_note, paragraphs_text
from dossier.ingest.formats.packed import Package
from dossier.ingest.formats.parsed import CannotParse, Parsed
from dossier.ingest.formats.xml_tree import day_in, tree_of

_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_LEFT_OUT = frozenset("Fallback del moveFrom rPr pPr sectPr".split())
_CREATED = "{http://purl.org/dc/terms/}created"
_ROOM = {"xl/": "a spreadsheet", "ppt/": "a presentation", "visio/": "a drawing"}


def parse(data: bytes) -> Parsed:
    """Return the text of a Word document. Raises CannotParse."""
    package = Package(data)
    main = _main_part(package)
    words = list(_paragraphs(tree_of(package.need(main))))
    folder = main.rpartition("/")[0]
    for notes in ("footnotes", "endnotes"):
        part = package.read(f"{folder}/{notes}.xml")
        if part is not None:
            words.extend(_paragraphs(tree_of(part)))
    return Parsed(paragraphs_text(words), made_note(day_in(package.read("docProps/core.xml"), _CREATED)))


def _main_part(package: Package) -> str:
    """Return the name of the part with the text. Raises CannotParse where it is no document of words."""
    relations = package.read("_rels/.rels")
    target = "word/document.xml"
    if relations is not None:
        for relation in tree_of(relations):
            if str(relation.get("Type")).endswith("/officeDocument"):
                target = str(relation.get("Target")).lstrip("/")
    for room, called in _ROOM.items():
        if target.startswith(room):
            raise CannotParse(f"this is {called}, a format that cannot be read. Save its text as a .txt file.")
    return target


def _paragraphs(root: Any) -> Iterator[str]:
    """Yield the paragraphs, those of a text box before the one that it hangs on."""
    open_ones: list[list[str]] = []
    left_out = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = etree.QName(element).localname
        if event == "start":
            left_out += tag in _LEFT_OUT
            if tag == "p":
                open_ones.append([])
            elif open_ones and not left_out:
                if tag == "t":
                    open_ones[-1].append(element.text or "")
                elif tag in _BREAKS:
                    open_ones[-1].append(_BREAKS[tag])
        else:
            left_out -= tag in _LEFT_OUT
            if tag == "p" and open_ones:
                yield "".join(open_ones.pop())
