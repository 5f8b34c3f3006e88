"""The texts of stories read lately, so that a list of events does not unpack the same story for each of them."""

from collections import OrderedDict
from collections.abc import Callable

BUDGET = 8_000_000
"""How many code points are kept at most (up to 32 MB)."""


class TextCache:
    """Texts by article id, least recently used ones leave first. Texts never change, so nothing goes stale."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._held = 0
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._source: tuple[int, str] | None = None

    def __contains__(self, article: object) -> bool:
        return article in self._texts

    def is_last(self, source: int) -> bool:
        """Tell whether the text of a source is at hand."""
        return self._source is not None and self._source[0] == source

    def source(self, source: int, read: Callable[[], str]) -> str:
        """Return the text of a whole source. Only the last one asked for is kept: stories of a file come together."""
        if self._source is None or self._source[0] != source:
            self._source = (source, read())
        return self._source[1]

    def get(self, article: int, read: Callable[[], str]) -> str:
        """Return the text of an article, calling *read* where it is not at hand."""
        if article in self._texts:
            self._texts.move_to_end(article)
            return self._texts[article]
        text = read()
        self.put(article, text)
        return text

    def put(self, article: int, text: str) -> None:
        """Keep the text of an article."""
        if article in self._texts or len(text) > self._budget:
            return
        self._texts[article] = text
        self._held += len(text)
        while self._held > self._budget:
            self._held -= len(self._texts.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget all texts."""
        self._texts.clear()
        self._source = None
        self._held = 0
