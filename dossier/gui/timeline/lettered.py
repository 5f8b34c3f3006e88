"""Words as sprites: each is written once and painted from then on, cut with an ellipsis where there is no room."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QPainter

from dossier.gui.timeline.sprites import Batch, Sheet, Sprite

_WIDTH, _HEIGHT = 1536, 24 * 22
"""Pixels of a page."""
_PAGES = 4
"""So many pages are kept at least; more only where one frame needs them."""
ELLIPSIS = "…"
_LEAST = 2.0
"""Words are not put where there is room for less than so many ellipses."""
MOST_NEW = 32
"""So many words are written anew in a frame; the rest come in the next ones."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How words of one colour end where they are cut: how wide that is, and what writes it from (0, 0) on."""

    ink: str
    width: float
    draw: Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class _Written:
    page: "_Page"
    sprite: Sprite
    ending: Ending | None


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
        self._known: dict[Hashable, _Written] = {}
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
        ending = found.ending
        # Words are measured a little generously: what misses a few pixels of room is whole all the same.
        if ending is not None and found.sprite.width > (room + 3) * self._ratio:
            if room < _LEAST * ending.width:
                return True
            room -= ending.width
            self._want(self._ending(ending), x + room, y, ending.width)
        self._want(found, x, y, room)
        return True

    def _want(self, written: _Written, x: float, y: float, room: float) -> None:
        written.page.used = self._frame
        self._wanted.setdefault(written.page, []).append((x, y, written.sprite, room))

    def _ending(self, ending: Ending) -> _Written:
        key = (ELLIPSIS, ending.ink)
        found = self._known.get(key)
        if found is None:
            page, sprite = self._write(key, ending.width, ending.draw)
            found = self._known[key] = _Written(page, sprite, None)
        return found

    def put(
        self,
        key: Hashable,
        x: float,
        y: float,
        room: float,
        width: float,
        draw: Callable[[QPainter], None],
        ending: Ending,
    ) -> None:
        """Write words, *width* pixels wide, and put them at *x*, their middle at *y*, into *room* pixels."""
        if self._new >= MOST_NEW:
            self.unfinished = True
            return
        self._new += 1
        page, sprite = self._write(key, width, draw)
        self._known[key] = _Written(page, sprite, ending)
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
            width = np.where(table[:, 2] > room + 3 * ratio, room, table[:, 2])
            batch.add(x, y, table[:, 0], table[:, 1], width, table[:, 3])
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
        page.used = self._frame
        return page
