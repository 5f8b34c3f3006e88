"""The dead do nothing years later: whom "he" and "she" mean behind a death."""

import pytest

from .stories import person_in

ROWS = [
    (
        "Karl Berg was born in 1920. His brother, Jan Berg, starved in 1942. He met her in 1961.",
        "Karl Berg",
        True,
    ),
    (
        "Karl Berg was born in 1920. His brother, Jan Berg, starved in 1942. He met her in 1961.",
        "Jan Berg",
        False,
    ),
    ("Karl Berg ran a bank. His partner, Jan Rood, drowned in 1931. He sold the bank in 1935.", "Jan Rood", False),
    ("Karl Berg died in 1990. He won a prize in 1961.", "Karl Berg", True),
    ("Karl Berg died in 1990. He was buried in 1991.", "Karl Berg", True),
]


@pytest.mark.parametrize(("text", "name", "meant"), ROWS)
def test_the_dead_do_nothing(text: str, name: str, meant: bool) -> None:
    mentions = [mention.span for mention in person_in(text, name).mentions]
    assert any(span.of(text) == "He" for span in mentions) is meant
