"""Blacking words out of everything that a file will hold, before it is made: there is nothing under the black.

Views are masked first, each covered letter by one block, so that the places of words stay true while a book is made.
The finished book is gone through once more: every run of blocks becomes one of one length, and words that are still
there are covered too. How words are recognised stands in ``redacted_words``.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import unquote

from dossier.domain.dossier_options import BLACK
from dossier.report.printable import rebroken
from dossier.report.redacted_handles import Handles
from dossier.report.redacted_words import (
    LETTER,
    folded,
    initials_pattern,
    is_unbroken,
    name_pattern,
    passage_pattern,
    spellings,
)

_T = TypeVar("_T")
_BLOCK = BLACK[0]
_BAR = rf"{_BLOCK}[{_BLOCK}\u200b]*"
_RUN = re.compile(rf"{_BAR}(?:(?: {{1,2}}|[-'’._‐‑\u00a0]){_BAR})*")
"""Bars with nothing but a blank or a hyphen between them are one: how many words a name has is covered too."""
_JOINTS = frozenset("_@/#-.0123456789")
_INITIALS = re.compile(r"(?:(?<![^\W\d_])[A-Z]\.[ -]?){1,3}$")
_INITIALS_AFTER = re.compile(r",? ?((?:[A-Z]\.[ -]?){1,3})(?![^\W_])")
_BARE_INITIAL = re.compile(r"(?<!\w)([B-HJ-Z]) $")
"""A and I are words of their own."""
_KEPT_FIELDS = frozenset({"sha256", "key", "path"})
WORDS_OF_TIME = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
"""Names of people may be written like these."""
_TINY = frozenset(
    "he we an so do my no us it is as at be by go if in me of on or to up am ok hi oh ah ma pa ad co re".split()
)
_TITLE_BEFORE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|judge|justice|president|minister|general|colonel|captain|officer)\.? $",
    re.I,
)
_BEFORE_TIMES = re.compile(
    r"(?:\d|\b(?:in|on|of|last|next|since|until|by|early|late|mid|from|to|and|before|after|this))[\W_]*$", re.I
)
_AFTER_TIMES = re.compile(r"^[\W_]{0,2}\d")
_ADDRESS = re.compile(r"[^\s<>()\[\]{}|\"]+")
_ADDRESS_SIGNS = re.compile(r"[@/\\_#%]|\w\.\w|\d")
_ADDRESS_PIECE = re.compile(r"[^@/\\:?&=;,#]+")
_FILE_ENDING = re.compile(r"\.(?:txt|md|html?|mhtml?|pdf|docx?|odt|rtf|eml|msg|epub|zip|warc|json|csv|xlsx?)$", re.I)
_SHORTEST_WITHIN = 4
"""Letters: a shorter word within an address counts only where it stands alone in it."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is to be covered. ``names`` and ``passages`` wherever they stand; ``parts`` are single words of names, that
    count where they are written like a name: with a capital letter, or within an address or a file's name. Those of
    them in ``telling`` are no ordinary words: they count however they are written.
    """

    names: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


class Redaction:
    """Covers words. One that has nothing to hide leaves everything as it is."""

    def __init__(self, hidden: Hidden) -> None:
        names = _spelled((*hidden.names, *hidden.telling))
        passages = {folded(words)[0].strip() for words in hidden.passages} - {""}
        parts = _spelled(hidden.parts) - names
        self._patterns = [each for each in (name_pattern(names), passage_pattern(passages)) if each is not None]
        self._parts = name_pattern(parts)
        self._initials = initials_pattern(hidden.names if hidden.parts else ())
        self._passages = sorted(each for each in passages if len(each.split()) >= 4)
        ends = parts | {word for name in names for word in name.split()}
        self._ends = tuple(word for word in ends if len(word) > 2 or is_unbroken(word))
        self._letters = frozenset(word[0].upper() for word in ends)
        within = {re.sub(r"[\W_]+", "", name) for name in names | parts}
        self._within = tuple(word for word in within if len(word) >= _SHORTEST_WITHIN)
        self._ordinary = frozenset(parts)
        self._look: Callable[[], None] | None = None
        self._handles = Handles(_spelled(hidden.names) if hidden.parts else (), self._ordinary)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to hide."""
        return not self._patterns and self._parts is None

    def stopped_by(self, look: Callable[[], None]) -> "Redaction":
        """Let *look* be called with each text that is gone through; it may raise Cancelled. Return the redaction."""
        self._look = look
        return self

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
        """Return a value with all its words covered; words of a source in pieces are looked at as one text.

        Where lines may break within long words is settled anew: the places would tell what was there before.
        """
        return value if self.is_empty else _mapped(value, lambda words: rebroken(self.cover(words)), self._pieces)

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
        whole = self.mask("".join(self.mask(words) for words, _ in pieces))
        made: list[tuple[str, int]] = []
        at = 0
        for words, marked in pieces:
            shown = rebroken(_RUN.sub(BLACK, whole[at : at + len(words)]))
            at += len(words)
            if made and made[-1][0].endswith(_BLOCK):
                shown = shown.removeprefix(BLACK)
            if shown:
                made.append((shown, marked))
        return tuple(made)

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if self._look is not None:
            self._look()
        plain, places = folded(text)
        found = self._in_folded(text, plain, places)
        joined, places = folded(text, joins=True)
        return found if joined == plain else found + self._in_folded(text, joined, places)

    def _in_folded(self, text: str, words: str, places: list[int]) -> list[tuple[int, int]]:
        found = [(hit.start(), hit.end()) for pattern in self._patterns for hit in pattern.finditer(words)]
        if self._parts is not None:
            hits = self._parts.finditer(words)
            found += [
                (hit.start(), hit.end())
                for hit in hits
                if _is_name_like(text, places[hit.start()], places[hit.end()], hit.group())
            ]
        if self._initials is not None:
            initials = ((hit.start(), hit.end()) for hit in self._initials.finditer(words))
            found += [(start, end) for start, end in initials if text[places[start]].isupper()]
        spans = [self._with_initials(text, places[start], places[end]) for start, end in found]
        cut = (*self._cut_passages(words), *self._cut_names(words), *self._in_addresses(text, words, places))
        return spans + [(places[start], places[end]) for start, end in cut]

    def _with_initials(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return a stretch with the initials before it, and after it those that may be of the name: "Kazemi, F."."""
        before = _INITIALS.search(text[max(0, start - 12) : start])
        if before:
            start -= len(before.group())
        bare = _BARE_INITIAL.search(text[max(0, start - 3) : start])
        if bare and bare.group(1) in self._letters:
            start -= len(bare.group())
        after = _INITIALS_AFTER.match(text[end : end + 12])
        if after and self._letters.issuperset(c for c in after.group(1) if c.isalpha()):
            end += len(after.group().rstrip())
        return start, end

    def _in_addresses(self, text: str, words: str, places: list[int]) -> Iterable[tuple[int, int]]:
        """Yield the parts of addresses, handles and names of files in which a name stands in one with other letters."""
        if (not self._within and self._handles.is_empty) or not _ADDRESS_SIGNS.search(words):
            return
        for token in _ADDRESS.finditer(words):
            if not _ADDRESS_SIGNS.search(token.group()):
                continue
            for piece in _ADDRESS_PIECE.finditer(token.group()):
                shown = piece.group().strip("._-'!…*")
                bare = _FILE_ENDING.sub("", shown)
                together = re.sub(r"[\W_]+", "", folded(unquote(bare))[0] if "%" in bare else bare)
                start = token.start() + piece.start() + piece.group().find(shown)
                end = start + len(bare)
                is_within = any(self._stands_within(word, bare, together) for word in self._within)
                written = unquote(text[places[start] : places[end]])
                if is_within or self._handles.stand_in(written, "@" in token.group()):
                    yield start, end

    def _stands_within(self, word: str, piece: str, together: str) -> bool:
        if word not in together:
            return False
        if word in self._ordinary:
            return re.search(rf"(?<!{LETTER}){re.escape(word)}(?!{LETTER})", piece) is not None
        return True

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

    def _cut_names(self, words: str) -> Iterable[tuple[int, int]]:
        """Yield the beginnings of names before an ellipsis, and their ends after one."""
        if "…" not in words and "..." not in words:
            return
        for hit in re.finditer(rf"({LETTER}{{1,40}})(?:…|\.\.\.)|(?:…|\.\.\.)({LETTER}{{1,40}})", words):
            before, after = hit.group(1), hit.group(2)
            if before and (length := max((_begun(before, word) for word in self._ends), default=0)):
                yield hit.end(1) - length, hit.end(1)
            if after and (length := max((_ended(after, word) for word in self._ends), default=0)):
                yield hit.start(2), hit.start(2) + length


def _begun(cut: str, name: str) -> int:
    """Return with how many of its letters *cut* begins to tell a name."""
    if is_unbroken(name):
        return next((size for size in range(min(len(cut), len(name)), 0, -1) if name.startswith(cut[-size:])), 0)
    return len(cut) if name.startswith(cut) else 0


def _ended(cut: str, name: str) -> int:
    """Return with how many of its letters *cut* tells the end of a name."""
    if is_unbroken(name):
        return next((size for size in range(min(len(cut), len(name)), 0, -1) if name.endswith(cut[:size])), 0)
    return len(cut) if len(cut) > 2 and name.endswith(cut) else 0


def _is_name_like(text: str, start: int, end: int, word: str) -> bool:
    """Tell whether a word that could be a name is written like one."""
    first = text[start]
    if len(word) == 2 and not is_unbroken(word):
        is_title_case = first.isupper() and text[start + 1 : end].islower()
        is_known = word not in _TINY or bool(_TITLE_BEFORE.search(text[max(0, start - 16) : start]))
        return is_known and (is_title_case or (not first.isupper() and not first.islower()))
    if word in WORDS_OF_TIME and (
        _BEFORE_TIMES.search(text[max(0, start - 12) : start]) or _AFTER_TIMES.match(text[end:])
    ):
        return False
    if first.isupper() or not first.islower():
        return True
    is_joined_before = start > 0 and text[start - 1] in _JOINTS
    is_joined_after = end + 1 < len(text) and text[end] in _JOINTS and text[end + 1].isalnum()
    return is_joined_before or is_joined_after


def _spelled(names: Iterable[str]) -> set[str]:
    """Return *names* folded, in each way in which they may be spelled."""
    return {each for name in names for each in spellings(name)} - {""}


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
