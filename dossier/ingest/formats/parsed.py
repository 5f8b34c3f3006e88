"""What a parser makes of a file, and how it says that it cannot."""

from dataclasses import dataclass

MOST_CHARACTERS = 20_000_000
"""The longest text that is taken from one file."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text of a file, sentences about the reading, and where each page of it begins (empty: it has no pages)."""

    text: str
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    encoding: str = "utf-8"


class CannotParse(Exception):
    """The file cannot be read; ``str()`` is the reason and what to do, as a user reads it behind the file's name."""


def limited(parsed: Parsed) -> Parsed:
    """Return *parsed* as it is. Raises CannotParse where its text is too long or says nothing."""
    if len(parsed.text) > MOST_CHARACTERS:
        raise CannotParse("it holds more text than can be read in one piece. Split it into parts.")
    if not any(character.isalnum() for character in parsed.text):
        raise CannotParse("it holds no text. Leave it out.")
    return parsed
