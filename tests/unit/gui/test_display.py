"""Source text on screen: nothing moves, nothing hides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.domain.spans import Span
from dossier.gui.source.display import display


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\x00b", "a␀b"),
        ("a\u202eb", "a⍰b"),
        ("a\u200bb", "a·b"),
        ("\ufeffa", "·a"),
        ("a\u2028b", "a\nb"),
    ],
)
def test_what_is_invisible_is_shown(text: str, shown: str) -> None:
    assert display(text).shown == shown


def test_spans_count_in_the_source_and_places_in_utf16() -> None:
    shown = display("𝔄b\r\nÇağrı", start=100)
    assert shown.range_of(Span(101, 102)) == (2, 3)
    assert shown.range_of(Span(104, 109)) == (4, 9)
    assert shown.offset(4) == 104


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), st.integers(0, 1000))
def test_every_code_point_has_its_place(text: str, start: int) -> None:
    shown = display(text, start)
    assert len(shown.places) == len(text) + 1
    assert shown.places[-1] == units(shown.shown)
    for i in range(len(text)):
        assert shown.place(start + i) <= shown.place(start + i + 1)
        if shown.place(start + i) < shown.place(start + i + 1):
            assert shown.offset(shown.place(start + i)) == start + i
