"""Words as sprites: each is written once and painted from then on, cut with a fading end where there is no room."""

from collections.abc import Callable, Hashable

import numpy as np
from PySide6.QtGui import QPainter

from dossier.gui.timeline.sprites import Batch, Sheet, Sprite

_WIDTH, _HEIGHT = 1536, 24 * 22
"""Pixels of a page."""
_PAGES = 4
"""So many pages are kept at least; more only where one frame needs them."""
_SLICES, _SLICE = 4, 4
"""A cut end fades over so many slices of so many pixels."""
MOST_NEW = 32
"""So many words are written anew in a frame; the rest come in the next ones."""


class _Page:
    """A sheet of words, and the frame that used it last."""

    def __init__(self, ratio: float) -> None:
        self.sheet = Sheet(round(_WIDTH * ratio), round(_HEIGHT * ratio), ratio)
        self.used = 0
        self.keys: list[Hashable] = []


class Words:
    """The words of one theme, font and ratio. ``begin`` a frame, ``put`` words, then ``paint``."""

    def __init__(self, ratio: float, height: float) -> None:
        self._ratio = ratio
        self._height = height
        self._known: dict[Hashable, tuple[_Page, Sprite]] = {}
        self._pages: list[_Page] = []
        self._frame = 0
        self._new = 0
        self._wanted: dict[_Page, list[tuple[float, float, Sprite, float]]] = {}
        self.unfinished = False
        """Words of this frame wait for the next one."""

    def begin(self) -> None:
        """Begin a frame."""
        self._frame += 1
        self._new = 0
        self._wanted = {}
        self.unfinished = False

    def put_known(self, key: Hashable, x: float, y: float, room: float) -> bool:
        """Put words that were written before at *x*, their middle at *y*; tell whether they were."""
        found = self._known.get(key)
        if found is None:
            return False
        page, sprite = found
        page.used = self._frame
        self._wanted.setdefault(page, []).append((x, y, sprite, room))
        return True

    def put(
        self, key: Hashable, x: float, y: float, room: float, width: float, draw: Callable[[QPainter], None]
    ) -> None:
        """Write words, *width* pixels wide, and put them at *x*, their middle at *y*, into *room* pixels."""
        if self._new >= MOST_NEW:
            self.unfinished = True
            return
        self._new += 1
        self._known[key] = self._write(key, width, draw)
        self.put_known(key, x, y, room)

    def paint(self, painter: QPainter) -> None:
        """Paint what was put."""
        for page, wanted in self._wanted.items():
            batch = Batch()
            ratio = self._ratio
            table = np.array([(s.left, s.top, s.width, s.height) for _, _, s, _ in wanted], np.float64)
            x = np.round(np.array([each[0] for each in wanted]) * ratio)
            y = np.round((np.array([each[1] for each in wanted]) - self._height / 2) * ratio)
            room = np.floor(np.array([each[3] for each in wanted]) * ratio)
            # Words are measured a little generously: what misses a few pixels of room is whole all the same.
            cut = table[:, 2] > room + 3 * ratio
            step = round(_SLICE * ratio)
            width = np.where(cut, room - _SLICES * step, table[:, 2])
            batch.add(x, y, table[:, 0], table[:, 1], width, table[:, 3])
            at = np.flatnonzero(cut & (width > 0))
            for number in range(_SLICES if len(at) else 0):
                shift = width[at] + number * step
                opacity = 1 - (number + 0.5) / _SLICES
                batch.add(x[at] + shift, y[at], table[at, 0] + shift, table[at, 1], step, table[at, 3], opacity)
            batch.paint(painter, page.sheet)

    def _write(self, key: Hashable, width: float, draw: Callable[[QPainter], None]) -> tuple[_Page, Sprite]:
        for page in self._pages[-1:]:
            sprite = page.sheet.add(width, self._height, draw)
            if sprite is not None:
                page.keys.append(key)
                return page, sprite
        page = self._next_page()
        sprite = page.sheet.add(min(width, _WIDTH), self._height, draw)
        assert sprite is not None
        page.keys.append(key)
        return page, sprite

    def _next_page(self) -> _Page:
        """Return an empty page; the one that was not used for longest goes where there are many."""
        if len(self._pages) >= _PAGES:
            oldest = min(self._pages[:-1], key=lambda page: page.used)
            if oldest.used < self._frame:
                self._pages.remove(oldest)
                for key in oldest.keys:
                    del self._known[key]
        page = _Page(self._ratio)
        self._pages.append(page)
        return page
