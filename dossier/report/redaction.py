"""Blacking words out of everything that a file will hold, before it is made: there is nothing under the black.

Views are masked first, each covered letter by one block, so that the places of words stay true while a book is made.
The finished book is gone through once more: every run of blocks becomes one of one length, and words that are still
there are covered too. What is compared is folded: case, accents, invisible letters and line ends make no difference.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from dossier.domain.dossier_options import BLACK

_T = TypeVar("_T")
_BLOCK = BLACK[0]
_RUN = re.compile(rf"{_BLOCK}[{_BLOCK}\u200b]*")
_IGNORED = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u202a\u202b\u202c\u202d\u202e"
)
_ALIKE = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "…": "…",
}  # fmt: skip
_LETTER = r"[^\W\d_]"
_JOINTS = frozenset("_@/#-.0123456789")
_INITIALS = re.compile(r"(?:(?<![^\W\d_])[A-Z]\.[ -]?){1,3}$")
_UNBROKEN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR"})
_KEPT_FIELDS = frozenset({"sha256", "key", "path"})
_NO_NAMES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame judge justice prince princess president minister general "
    "colonel captain major sergeant king queen pope saint father sister brother mother the and of van von der den de "
    "del della di da dos du la le el al bin ibn ben abu junior senior jr sr".split()
)
_TIMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_BEFORE_TIMES = re.compile(
    r"(?:\d|\b(?:in|on|of|last|next|since|until|by|early|late|mid|from|to|and|before|after|this))[\W_]*$", re.I
)
_AFTER_TIMES = re.compile(r"^[\W_]{0,2}\d")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is to be covered. ``names`` and ``passages`` wherever they stand; ``parts`` are single words of names, that
    count where they are written like a name: with a capital letter, or within an address or a file's name.
    """

    names: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def parts_of_name(name: str) -> tuple[str, ...]:
    """Return the single words of a person's name by which it can be known: no titles, no particles, no initials."""
    words = re.findall(rf"{_LETTER}+(?:['’]{_LETTER}+)?", name)
    return tuple(word for word in words if _is_telling(word))


def _is_telling(word: str) -> bool:
    script = _script(word)
    return (len(word) > 2 or script in _UNBROKEN) and word.casefold() not in _NO_NAMES


class Redaction:
    """Covers words. One that has nothing to hide leaves everything as it is."""

    def __init__(self, hidden: Hidden) -> None:
        whole = {_folded(words)[0].strip() for words in (*hidden.names, *hidden.passages)} - {""}
        parts = {_folded(word)[0].strip() for word in hidden.parts} - {""} - whole
        self._whole = _pattern(whole)
        self._parts = _pattern(parts)
        self._passages = [p for words in hidden.passages if len((p := _folded(words)[0].strip()).split()) >= 4]
        self._ends = tuple(parts | {word for name in whole for word in name.split() if len(word) > 2})

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to hide."""
        return self._whole is None and self._parts is None

    def mask(self, text: str) -> str:
        """Return *text* with a block in place of each letter that is to be covered."""
        if self.is_empty or not text:
            return text
        spans = self._spans(text)
        if not spans:
            return text
        letters = list(text)
        for start, end in spans:
            letters[start:end] = _BLOCK * (end - start)
        return "".join(letters)

    def cover(self, text: str) -> str:
        """Return *text* with what is to be covered, and what is masked already, as blocks of one length."""
        return text if self.is_empty else _RUN.sub(BLACK, self.mask(text))

    def masked(self, value: _T) -> _T:
        """Return a view, or whatever holds views, with all its words masked."""
        return value if self.is_empty else _mapped(value, self.mask)

    def covered(self, value: _T) -> _T:
        """Return a value with all its words covered; words of a source in pieces are looked at as one text."""
        return value if self.is_empty else _mapped(value, self.cover, self._pieces)

    def finds_in(self, text: str) -> bool:
        """Tell whether words that are to be covered stand in *text*."""
        return not self.is_empty and bool(self._spans(text))

    def is_in(self, value: object) -> bool:
        """Tell whether words that are to be covered stand anywhere in a value, pieces of a text taken together."""
        found: list[bool] = []

        def look(text: str) -> str:
            found.append(self.finds_in(text))
            return text

        def look_at_pieces(pieces: Pieces) -> Pieces:
            look("".join(words for words, _ in pieces))
            return pieces

        _mapped(value, look, look_at_pieces)
        return any(found)

    def _pieces(self, pieces: "Pieces") -> "Pieces":
        whole = self.mask("".join(words for words, _ in pieces))
        made = []
        at = 0
        for words, marked in pieces:
            made.append((_RUN.sub(BLACK, whole[at : at + len(words)]), marked))
            at += len(words)
        return tuple(made)

    def _spans(self, text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for joins in (False, True):
            folded, places = _folded(text, joins)
            if joins and not found and len(folded) == len(_folded(text)[0]):
                break
            found += self._in_folded(text, folded, places)
        return found

    def _in_folded(self, text: str, folded: str, places: list[int]) -> list[tuple[int, int]]:
        found = []
        if self._whole is not None:
            found += [(places[hit.start()], places[hit.end()]) for hit in self._whole.finditer(folded)]
        if self._parts is not None:
            for hit in self._parts.finditer(folded):
                start, end = places[hit.start()], places[hit.end()]
                if _is_name_like(text, start, end, hit.group()):
                    found.append((start, end))
        for start, end in list(found):
            initials = _INITIALS.search(text[max(0, start - 12) : start])
            if initials:
                found.append((start - len(initials.group()), end))
        found += [(places[a], places[b]) for a, b in (*self._cut_passages(folded), *self._cut_names(folded))]
        return found

    def _cut_passages(self, folded: str) -> Iterable[tuple[int, int]]:
        """Yield what a text shows of a passage that begins before it or goes on after it."""
        bare = folded.strip(" .…[]\"'")
        begin = folded.find(bare) if bare else 0
        for passage in self._passages:
            words = passage.split()
            if len(bare.split()) >= 3 and bare in passage:
                yield begin, begin + len(bare)
                continue
            head = folded.rfind(" ".join(words[:3]))
            if head >= 0 and passage.startswith(folded[head : begin + len(bare)]):
                yield head, begin + len(bare)
            tail_words = " ".join(words[-3:])
            tail = folded.find(tail_words)
            if tail >= 0 and passage.endswith(folded[begin : tail + len(tail_words)]):
                yield begin, tail + len(tail_words)

    def _cut_names(self, folded: str) -> Iterable[tuple[int, int]]:
        """Yield the beginnings of names before an ellipsis, and their ends after one."""
        if "…" not in folded:
            return
        for hit in re.finditer(rf"({_LETTER}{{3,40}})…|…({_LETTER}{{3,40}})", folded):
            before, after = hit.group(1), hit.group(2)
            if before and any(word.startswith(before) for word in self._ends):
                yield hit.start(1), hit.end(1)
            if after and any(word.endswith(after) for word in self._ends):
                yield hit.start(2), hit.end(2)


def _is_name_like(text: str, start: int, end: int, folded: str) -> bool:
    """Tell whether a word that could be a name is written like one."""
    first = text[start]
    if folded in _TIMES and (_BEFORE_TIMES.search(text[max(0, start - 12) : start]) or _AFTER_TIMES.match(text[end:])):
        return False
    if first.isupper() or not first.islower():
        return True
    is_joined_before = start > 0 and text[start - 1] in _JOINTS
    is_joined_after = end + 1 < len(text) and text[end] in _JOINTS and text[end + 1].isalnum()
    return is_joined_before or is_joined_after


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds *words* with the endings that their script hangs on names; None for no words."""
    by_letter = sorted(words, key=lambda word: (-len(word), word))
    if not by_letter:
        return None
    return re.compile("|".join(_expression(word) for word in by_letter))


def _expression(words: str) -> str:
    inner = r"[ _.,+-]{1,3}".join(re.escape(word) for word in words.split())
    script = _script(words)
    if script in _UNBROKEN:
        return inner
    before = rf"(?<!{_LETTER})" if words[:1].isalpha() else ""
    after = rf"(?!{_LETTER})" if words[-1:].isalpha() else ""
    if not after:
        return before + inner
    if script == "LATIN":
        return rf"{before}{inner}(?:'s|s'|es|s)?{after}"
    if script in {"ARABIC", "HEBREW"}:
        return rf"(?<!{_LETTER}){_LETTER}{{0,3}}{inner}{_LETTER}{{0,3}}{after}"
    return rf"{before}{inner}{_LETTER}{{0,3}}{after}"


def _script(words: str) -> str:
    letter = next((c for c in words if c.isalpha()), "a")
    return unicodedata.name(letter, "LATIN").split(maxsplit=1)[0]


def _folded(text: str, joins: bool = False) -> tuple[str, list[int]]:
    """Return *text* folded for comparing, and for each of its letters (and its end) the place in *text*.

    With *joins*, words that a hyphen parts at the end of a line are joined.
    """
    made: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if joins and letter == "-" and (parted := _LINE_END.match(text, at)):
            at = parted.end()
            continue
        if letter.isspace():
            if not made or made[-1] != " ":
                made.append(" ")
                places.append(at)
        elif letter not in _IGNORED:
            for one in _folded_letter(letter):
                made.append(one)
                places.append(at)
        at += 1
    places.append(len(text))
    return "".join(made), places


_LINE_END = re.compile(r"-[ \t]*\r?\n[ \t]*(?=\w)")


def _folded_letter(letter: str) -> str:
    if letter.isascii():
        return "'" if letter == "`" else letter.lower()
    alike = _ALIKE.get(letter.lower())
    if alike is not None:
        return alike
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return "".join(_ALIKE.get(c, c) for c in plain.casefold())


Pieces = tuple[tuple[str, int], ...]
"""Words of a text in pieces, each with what is told of it."""


def _mapped(value: Any, words: Callable[[str], str], pieces: Callable[[Pieces], Pieces] | None = None) -> Any:
    """Return *value* with *words* applied to each text in it, whatever it is nested in."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else words(value)
    if isinstance(value, tuple | list):
        if pieces is not None and value and all(_is_piece(each) for each in value):
            return pieces(tuple(value))
        return type(value)(_mapped(each, words, pieces) for each in value)
    if isinstance(value, Mapping):
        return {key: _mapped(each, words, pieces) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = old if field.name in _KEPT_FIELDS else _mapped(old, words, pieces)
            if new is not old and new != old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value
    return value


def _is_piece(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], int)
