"""How the parts that a parser finds are put together to the text of a source."""

import re
from collections.abc import Iterable
from datetime import date, datetime

_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|[\f\v\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff]")
_DAY = re.compile(r"\s{0,40}((?:1[6-9]|20|21)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
MADE = "The file says that it was made on "
"""How a note on the making of a file begins: it matters only to a story without a date of its own."""
_TITLE_MOST, _AUTHOR_MOST = 400, 160


def cleaned(text: str) -> str:
    """Return *text* with one kind of line end and without signs that no text has (control signs, halves of pairs)."""
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str | None, most: int = _TITLE_MOST) -> str:
    """Return *text* on one line with single blanks, empty where it is longer than *most* characters."""
    line = " ".join(cleaned(text or "").split())
    return line if len(line) <= most else ""


def paragraphs_text(paragraphs: Iterable[str]) -> str:
    """Return *paragraphs* one after the other with a blank line between them; blank ones are left out."""
    bare = (_BLANKS.sub(" ", cleaned(paragraph)).strip() for paragraph in paragraphs)
    return "\n\n".join("\n".join(line.strip() for line in words.split("\n")) for words in bare if words)


def with_header(body: str, title: str | None = None, author: str | None = None, published: date | None = None) -> str:
    """Return *body* below the headline, the author and the day of publication that its document states.

    What the first lines of the body say already is not said twice.
    """
    opening = _key(body[:2000])
    lines = []
    title, author = one_line(title), one_line(author, _AUTHOR_MOST)
    if title and _key(title) not in opening:
        lines.append(title)
    if author and _key(author) not in opening:
        lines.append(author if author.casefold().startswith("by ") else f"By {author}")
    if published is not None:
        lines.append(f"Published: {day_line(published)}")
    if title and lines[:1] != [title] and lines:
        return _below_title(body, title, lines)
    return "\n\n".join([*lines, body]) if lines else body


def _below_title(body: str, title: str, lines: list[str]) -> str:
    """Put header lines below the headline where the body opens with it, above everything else."""
    first, parted, rest = body.partition("\n\n")
    if parted and _key(first) == _key(title):
        return "\n\n".join([first, *lines, rest])
    return "\n\n".join([*lines, body])


def _key(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def day_line(day: date) -> str:
    """Return a day in words that have one reading: "5 March 2024"."""
    names = "January February March April May June July August September October November December".split()
    return f"{day.day} {names[day.month - 1]} {day.year:04}"


def day_of(words: object) -> date | None:
    """Return the day of an ISO date ("2024-03-05", "20240305", "2024-03-05T10:00:00Z"), None for anything else."""
    match = _DAY.match(words) if isinstance(words, str) else None
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def made_note(made: date | datetime | None) -> tuple[str, ...]:
    """Return what a file tells of its making: a hint for the eye, never the day of publication."""
    if made is None:
        return ()
    return (f"{MADE}{day_line(made)}; this need not be the day of publication.",)
