"""Which parser reads which format. A parser's libraries are loaded when the first such file comes, and not before."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from dossier.ingest.formats.parsed import CannotParse, Parsed, limited

Parser = Callable[[bytes], Parsed]
"""Turns the bytes of a file into its text. Raises CannotParse."""

_MODULES = {
    "text/html": "web_page",
    "multipart/related": "saved_page",
    "message/rfc822": "message",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word_document",
    "application/vnd.oasis.opendocument.text": "open_document",
    "application/epub+zip": "book",
    "application/vnd.ms-outlook": "outlook",
}

FORMATS = frozenset(_MODULES)
"""The media types that are read here."""


def prepare(media_type: str) -> None:
    """Load what reads a format, before the first file of it comes."""
    module = _MODULES.get(media_type)
    if module is not None:
        import_module(f"dossier.ingest.formats.{module}")
    if module in ("web_page", "saved_page"):
        import_module("trafilatura")


def parse(media_type: str, data: bytes) -> Parsed:
    """Return the text of a file. Raises CannotParse with the reason, and whatever a broken file provokes."""
    module = _MODULES.get(media_type)
    if module is None:
        raise CannotParse("this is a format that cannot be read.")
    parser = cast("Parser", import_module(f"dossier.ingest.formats.{module}").parse)
    return limited(parser(data))
