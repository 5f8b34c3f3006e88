"""Very long stories: broken lines and parts for the screen, with offsets that stay exact."""

import pytest

from dossier.domain.spans import Span
from dossier.gui.source.display import LINE, PART, STEP, WHOLE, display, part_around

WORDS = "Anna Berg met 😀 Karl Lund on 4 May 2014. "
TEXTS = {
    "one line": WORDS * 3_000,
    "one word": "x" * 100_000,
    "one line beyond the plain": "😀é" * 40_000,
    "short lines": (WORDS + "\n") * 3_000,
    "line ends of two signs": (WORDS + "\r\n") * 3_000,
    "lines of all lengths": "\n".join(WORDS * n for n in range(1, 80)),
    "signs for what is unseen": ("a\x00\u200bb\r\n" + WORDS) * 2_000,
}


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("name", TEXTS)
def test_every_letter_leads_to_its_place_and_back(name: str) -> None:
    text, start = TEXTS[name], 17
    shown = display(text, start)
    assert max(len(line) for line in shown.shown.split("\n")) < 10_000
    assert utf16(shown.shown) == shown.places[-1]
    units = shown.shown.encode("utf-16-le")
    for offset in range(start, start + len(text), 37):
        sign = text[offset - start]
        if sign in "\r\n":
            continue
        place = shown.place(offset)
        assert shown.offset(place) == offset
        if sign.isalnum() or sign == "😀":
            assert units[2 * place : 2 * place + 2 * utf16(sign)].decode("utf-16-le") == sign


@pytest.mark.parametrize("name", TEXTS)
def test_a_part_shows_the_same_lines_as_the_whole(name: str) -> None:
    text = TEXTS[name]
    whole = display(text)
    for place in range(0, len(text), 9_973):
        begin, end = part_around(text, place)
        assert begin <= place <= end
        assert end - begin <= max(PART + 2 * LINE, WHOLE)
        part = display(text[begin:end], begin, 0)
        first, last = whole.range_of(Span(begin, end))
        units = whole.shown.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")
        assert part.shown.rstrip("\n") == units.rstrip("\n")


def test_a_short_story_and_short_lines_are_left_alone() -> None:
    assert part_around("x" * WHOLE, 5) == (0, WHOLE)
    assert display("y" * LINE).shown == "y" * LINE
    assert part_around("", 0) == (0, 0)


def test_a_long_line_is_broken_into_short_ones() -> None:
    """Marks of one line are painted in a time that grows with its length."""
    words = "The clerk paid the broker again. " * 2_000
    assert max(map(len, display(words).shown.split("\n"))) < 2 * STEP
    assert "\n" not in display(words[:LINE]).shown
