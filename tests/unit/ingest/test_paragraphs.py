import pytest

from dossier.ingest.paragraphs import fold, split_paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("One.\fTwo.", ["One.", "Two."]),
        ("One.\u2029Two.\u2028Three.\x85Four.", ["One.", "Two.", "Three.", "Four."]),
        ("\ufeffOne.\n", ["One."]),
        ("  \t One. \xa0\n \n\tTwo.\u3000", ["One.", "Two."]),
        ("", []),
        (" \n\n\t\n", []),
        # Wrapped at a fixed column: the lines of a paragraph are one, the headline stays apart.
        (
            "TWO MEN CHARGED\nProsecutors charged two former customs officers on Monday with\n"
            "taking bribes from a shipping company over a period of six long\nyears.\n\n"
            "The men deny it, their lawyer said in a short statement to all the\nreporters outside.",
            [
                "TWO MEN CHARGED",
                "Prosecutors charged two former customs officers on Monday with\n"
                "taking bribes from a shipping company over a period of six long\nyears.",
                "The men deny it, their lawyer said in a short statement to all the\nreporters outside.",
            ],
        ),
        # One line per paragraph, as web pages are copied.
        ("A first sentence is here.\nA second follows it.", ["A first sentence is here.", "A second follows it."]),
        # A caption that stands twice is two paragraphs, however long.
        ("The house is seen on a hill above the town\n" * 2, ["The house is seen on a hill above the town"] * 2),
    ],
)  # fmt: skip
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert [p.text for p in split_paragraphs(text)] == paragraphs
    assert all(text[p.start : p.end] == p.text for p in split_paragraphs(text))


@pytest.mark.parametrize(
    ("text", "gaps"),
    [("a\n\n\n\nb", [0, 3]), ("a\r\n\r\nb", [0, 1]), ("a\nb", [0, 0]), ("a\n  \n\t\nb", [0, 2]), ("\n\n\na", [0])],
)
def test_blank_lines_are_counted(text: str, gaps: list[int]) -> None:
    assert [p.gap for p in split_paragraphs(text)] == gaps


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran’s “mission” denied it", 'Iran\'s "mission" denied it'),
        ("The house\xa0 is red.", "The house is red"),
        ("A spokesman \u2013 said", "a spokesman - SAID"),
        ("hid\u200bden", "hidden"),
    ],
)
def test_folding_makes_copies_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_endless_short_lines_are_run_together() -> None:
    text = "name value\n" * 60_000 + "\n\n\n" + "The end of the list.\n"
    found = split_paragraphs(text)
    assert len(found) == 2
    assert found[1].text == "The end of the list."
