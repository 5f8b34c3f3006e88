"""Short names written together with other letters in addresses and handles: "jkim@…", "@DrRao", "leeb1970".

A name of four letters and more is found there wherever it stands. A shorter one stands in many ordinary words by
chance, so that more is asked for: the initials of its person beside it, a capital letter where it begins, or an address
that is somebody's own and holds hardly any other letter.
"""

import re
from collections.abc import Iterable

from dossier.report.redacted_words import LETTER, folded

SHORT = 3
"""Letters of the names that are looked for here without initials too."""
_MOST_STRANGE = 2
"""Letters beside a short name in an address that is somebody's own."""
_BESIDE = frozenset("mr mrs ms dr prof sir real the official its im iam free team ask".split())
"""What people write before a name in a handle."""
_RUN = re.compile(rf"{LETTER}+")


class Handles:
    """Recognises short names, and names with the initials of their person, in pieces of addresses and handles."""

    def __init__(self, names: Iterable[str], ordinary: frozenset[str]) -> None:
        self._glued: set[str] = set()
        self._owned: set[str] = set()
        """Those of names that are ordinary words, or of two letters: they count in somebody's own address alone."""
        self._short: set[str] = set()
        for name in names:
            words = [word for word in re.findall(rf"{LETTER}+", folded(name)[0]) if word.isascii()]
            for at, word in enumerate(words):
                others = [other[0] for other in (*words[:at], *words[at + 1 :])]
                is_plain = word in ordinary or len(word) < SHORT
                if len(word) == SHORT and not is_plain:
                    self._short.add(word)
                    self._glued |= {f"{before}{word}" for before in _BESIDE}
                if len(word) > 1 and others:
                    (self._owned if is_plain else self._glued).update(_with_initials(word, others))
        within = "|".join(sorted(map(re.escape, self._short)))
        self._capital = re.compile(within, re.IGNORECASE) if within else None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to look for."""
        return not self._glued and not self._owned and not self._short

    def stand_in(self, piece: str, is_own: bool) -> bool:
        """Tell whether such a name stands in a piece of an address, as it is written.

        *is_own* tells that the address is somebody's own: an e-mail address or a handle with an @.
        """
        return self._is_begun_large(piece) or any(
            self._is_glued(run.group(), is_own) for run in _RUN.finditer(folded(piece)[0])
        )

    def _is_glued(self, run: str, is_own: bool) -> bool:
        if run in self._glued or (is_own and run in self._owned):
            return True
        is_little = SHORT <= len(run) <= SHORT + _MOST_STRANGE
        return is_own and is_little and (run[:SHORT] in self._short or run[-SHORT:] in self._short)

    def _is_begun_large(self, piece: str) -> bool:
        """Tell whether a short name begins with a capital letter, and another word with another one: "KimNews"."""
        if self._capital is None:
            return False
        for hit in self._capital.finditer(piece):
            before, after = piece[max(0, hit.start() - 1) : hit.start()], piece[hit.end() : hit.end() + 1]
            found = hit.group()
            if found.istitle() and not before.isupper() and not after.islower():
                return True
            if found.isupper() and not before.isupper() and not after.isalpha():
                return True
        return False


def _with_initials(word: str, others: list[str]) -> set[str]:
    """Return a word of a name together with the initials of the others, before it and after it."""
    initials = {others[0], others[-1], "".join(others)}
    return {f"{each}{word}" for each in initials} | {f"{word}{each}" for each in initials}
