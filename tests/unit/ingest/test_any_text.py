"""Whatever the text is: nothing raises, and every character that is no white space lies in one passage."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.ingest.structure import find_stories

from .stories import document

PIECES = st.sampled_from(
    [
        "Two men were jailed on Friday for taking bribes from a shipping company, the court said.",
        "Customs men charged over harbour bribes", "TT", "---", "* * *", "\n", "\n\n", "\n\n\n\n", "\r\n",
        "\f", " ", "\xa0",
        "By Ana Novak |", "May 9, 2023", " date 2021-11-19 ", "The house is seen on a hill. (AFP)",
        "Captcha *", "3 Comments",
        "RIJEKA, July 15 (Reuters) - ", "Ana Novak is a reporter for The Daily Post.", "\ufeff", "\x00",
        "\u202e", "\u200b",
        "# ", "Title: ", "(", "[", "/", "-", "—", "|", ":", ".", "A", "1 of 2 DOCUMENTS",
        "x" * 300, "© 2023", "Ğ", "日本",
    ]
)  # fmt: skip
ANYTHING = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40).map("".join))


@settings(max_examples=400, deadline=None)
@given(ANYTHING)
def test_passages_cover_every_text(text: str) -> None:
    stories = find_stories(document(text))
    covered = [False] * len(text)
    behind = 0
    for number, story in enumerate(stories, 1):
        assert story.ordinal == number
        assert story.passages
        assert story.span.start == story.passages[0].span.start
        assert story.span.end == story.passages[-1].span.end
        for passage in story.passages:
            assert behind <= passage.span.start < passage.span.end <= len(text)
            assert passage.span.of(text).strip()
            behind = passage.span.end
            covered[passage.span.start : passage.span.end] = [True] * len(passage.span)
        for part in (story.title, story.byline, story.published.evidence if story.published else None):
            assert part is None or (story.span.covers(part) and part.of(text).strip())
    left_out = [i for i, sign in enumerate(text) if not covered[i] and not sign.isspace()]
    assert left_out in ([], [0])
    assert not left_out or text[0] == "\ufeff"


HOSTILE = {
    "one line": "word " * 200_000,
    "one word": "a" * 1_000_000,
    "blank lines": "\r\n" * 500_000,
    "short lines": "ab cd\n" * 160_000,
    "numbered lines": "".join(f"Man {i} jailed\n\n" for i in range(60_000)),
    "rulers": "---\n" * 100_000,
    "dates": "May 9, 2023\n" * 60_000,
    "brackets": "(" * 500_000,
    "capitals": "Abc " * 250_000,
    "hyphens": "- " * 500_000,
    "slashes": "A/" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end(name: str) -> None:
    text = HOSTILE[name]
    stories = find_stories(document(text))
    assert bool(stories) == bool(text.strip())
