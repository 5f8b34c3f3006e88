"""Documents from plain text, and the types of the fixtures."""

from collections.abc import Callable

from dossier.domain.documents import SourceDocument, Story

Stories = Callable[[str], tuple[Story, ...]]
Outline = Callable[[str], list[tuple[str, str]]]


def document(text: str) -> SourceDocument:
    """Return *text* as if it had been read from a file."""
    return SourceDocument("a.txt", text.encode("utf-8", "replace"), "", "utf-8", "text/plain", text)
