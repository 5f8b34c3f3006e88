"""Making the words of a source fit for a page without changing what they say.

Nothing is dropped in silence: a character that would be invisible, would turn the reading direction of what
follows, or has no glyph in the program's fonts is shown by its code point, as in ``‹U+202E›``.
"""

import re
import unicodedata

from dossier.report.coverage import shown_characters

_BLANK = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
# An unbroken run longer than a line of a note; typst can only break it where it is told that it may.
_LONG_RUN = re.compile(r"[^\s\u200b\u00ad-]{34}(?=[^\s\u200b\u00ad-])")
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]")
_SLASHES = re.compile(r"[/\\]")
_MAY_BREAK = "\u200b"
# They join or part letters of one word, or only say which way a neighbour runs; no page shows them.
_KEPT_INVISIBLE = frozenset("\u200c\u200d\u200e\u200f\u034f")
_DROPPED = frozenset("\ufeff\u2060\u00ad\u200b\ufe0e\ufe0f")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END_ISOLATE = "\u2066", "\u2067", "\u2069"


def code_point(character: str) -> str:
    """Return how a character without a shape is written: ``‹U+202E›``."""
    return f"‹U+{ord(character):04X}›"


def _shown(character: str) -> str:
    if character in _KEPT_INVISIBLE:
        return character
    if unicodedata.category(character) in _HIDDEN_CATEGORIES:
        return code_point(character)
    if ord(character) in shown_characters():
        return character
    return " " if character.isspace() else code_point(character)


def unshown(text: str) -> frozenset[str]:
    """Return the visible characters of *text* that no shipped font can show."""
    return frozenset(
        character
        for character in set(text) - _DROPPED - _KEPT_INVISIBLE
        if not character.isspace()
        and unicodedata.category(character) not in _HIDDEN_CATEGORIES
        and ord(character) not in shown_characters()
    )


def printable(text: str) -> str:
    """Return *text* as a page can show it: one blank for every stretch of blanks, codes for what has no shape.

    Marks that only ask for a place to break (soft hyphen, zero-width space, byte-order mark) and emoji selectors
    are left out. Runs too long for a line may be broken.
    """
    text = _BLANK.sub(" ", text)
    if not text.isascii() or not text.isprintable():
        text = "".join(_shown(c) for c in text if c not in _DROPPED)
    return _broken(text)


def rebroken(text: str) -> str:
    """Return printable *text* with the places where long runs may be broken settled anew."""
    return _broken(text.replace(_MAY_BREAK, ""))


def _broken(text: str) -> str:
    return _LONG_RUN.sub(lambda run: run.group() + _MAY_BREAK, text)


def _direction(shown: str) -> str:
    """Return the isolate that *shown* needs, "" where no letter runs to the left.

    Only a clear majority makes a text one that runs to the left: "محمد العربي denied it." is an English sentence.
    """
    if shown.isascii():
        return ""
    directions = [unicodedata.bidirectional(c) for c in shown]
    right = sum(direction in {"R", "AL"} for direction in directions)
    if not right:
        return ""
    return _RIGHT_TO_LEFT if right > 2 * directions.count("L") else _LEFT_TO_RIGHT


def file_words(file: str) -> str:
    """Return the name of a file without the folders of the machine where it lay: these are nobody's business.

    What stands in an archive keeps the archive's name.
    """
    if not _ABSOLUTE.match(file):
        return file
    parts = _SLASHES.split(file)
    archive = next((at for at, part in enumerate(parts) if part.casefold().endswith(".zip")), len(parts) - 1)
    return "/".join(parts[archive:]) or file


def isolated(text: str) -> str:
    """Return printable *text* so that it cannot change the direction of what stands around it.

    It runs in the direction of nearly all its letters: an English headline that begins with an Arabic name stays
    an English line.
    """
    shown = printable(text)
    opening = _direction(shown)
    return f"{opening}{shown}{_END_ISOLATE}" if opening else shown


def english(text: str) -> str:
    """Return a printable line of our own words with foreign names in it: it runs from left to right."""
    shown = printable(text)
    return f"{_LEFT_TO_RIGHT}{shown}{_END_ISOLATE}" if _direction(shown) else shown


def isolated_parts(*parts: str) -> tuple[str, ...]:
    """Return the parts of one text, printable, so that all together run in the text's own direction."""
    shown = [printable(part) for part in parts]
    opening = _direction("".join(shown))
    if opening:
        shown[0] = opening + shown[0]
        shown[-1] += _END_ISOLATE
    return tuple(shown)
