"""Pronouns and descriptions whose person stands behind a fronted phrase, in a relative clause or beyond a quotation."""

import pytest

from .stories import person_in

WORDS = [
    (
        "Ghassan Rood ran it for an officer, Behrouz Berg, who was himself jailed in 2019. Rood left.",
        "Behrouz Berg",
        ["himself"],
    ),
    ("Karl Berg married Marta Solis in 2018. Her husband was held in May.", "Karl Berg", ["husband"]),
    ("Karl Berg is a cook. He married a school aide, Marta Solis. Her husband left.", "Karl Berg", ["He", "husband"]),
    ("Marta Solis is married to Karl Berg. His wife was held in May.", "Marta Solis", ["wife"]),
    (
        "Anna Moss filed a motion.\nThe dead man's mother, Marta Solis, wept outside. “Somebody killed my child. "
        "Who is going to answer?” she asked. She had forgiven him, she said.",
        "Marta Solis",
        ["my", "she", "She", "she"],
    ),
    (
        "The firm's deputy, Lou Darwaz, gave evidence.\nBrazil will seek the extradition of Anas Turk. He is alleged "
        "to have lied.\nIn a video recorded before his arrest, the 34-year-old wept and said that he had been robbed.",
        "Anas Turk",
        ["He", "his", "the 34-year-old", "he"],
    ),
    ("Karl Berg told Detective Jan Rood that he had never been to Oslo.", "Karl Berg", ["he"]),
    ("Karl Berg told Jan Rood that he had never been to Oslo.", "Karl Berg", []),
    ("Judge Karl Berg told Jan Rood that he had lied.", "Karl Berg", []),
    ("Eleven men marched. Among them was Karl Berg's brother, Jan Rood.", "Karl Berg", []),
    ("Eleven men marched. Among them was Karl Berg's brother, Jan Rood.", "Jan Rood", ["Eleven men"]),
    (
        "Karl Berg fell.\nAsked by counsel for Karl Berg whether he stood to gain, Henrik Roth said yes.",
        "Henrik Roth",
        ["he"],
    ),
]


@pytest.mark.parametrize(("text", "name", "words"), WORDS)
def test_whose_words(text: str, name: str, words: list[str]) -> None:
    mentions = person_in(text, name).mentions
    assert [m.span.of(text) for m in mentions if m.form != "name"] == words
