"""Sentences as the name stage sees them, and the candidates that its steps pass on."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.domain.documents import PassageRole
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.tokens import Sentence, Token

_KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "LOC": EntityKind.PLACE}
SAYING = frozenset(
    "said says told added wrote tweeted announced insisted denied testified argued explained warned claimed noted "
    "replied continued recalled stated acknowledged confirmed pleaded vowed urged asked admitted".split()
)
QUOTES = frozenset("\"“”‘’'")
_STOPS = frozenset((".", "?", "!", "”", '"', "’", ")", ":"))
# A tagger that is so sure of a name is right more often than the rules that look at the words around it.
_SURE = 0.8
_HYPHENS = re.compile(r"[-‐‑]")
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof rev st mt gen col lt maj capt cmdr adm sgt cpl pvt gov sen rep pres hon jr sr inc ltd co "
    "corp sh ch zh kh dzh yu".split()
)
_TAILS = frozenset(
    "born based backed led linked run era style wide bound elect held owned made allied friendly affiliated "
    "inspired aligned trained funded sponsored occupied dominated administered controlled related supported".split()
)
_ORDINARY_LEFT = frozenset(
    "cross self co re pre post mid non anti pro ex vice court hand home hard half well ill long short high low time "
    "battle fire bullet glass blood rain snow tear oil coal gas sun wind water".split()
)
_ARTICLES = frozenset("al el ul an ar as at az ad ash ibn bin de abu".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence for the name stage: tokens with "Mosul-born" and "pro-ISIS" taken apart.

    ``lows`` are the folded words. ``named`` tells whether capitals mean names here: not so in Title Case headlines
    and in lines in capitals.
    """

    tokens: tuple[Token, ...]
    lows: tuple[str, ...]
    role: PassageRole
    named: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name: tokens ``first`` to ``last`` (exclusive) of line ``line``.

    ``sure`` says how sure (0 to 1) the tagger is of its doubtful part; names that rules find are sure.
    """

    line: int
    first: int
    last: int
    kind: EntityKind
    sure: float = 1.0

    @property
    def doubtful(self) -> bool:
        """Tell whether what the words around it say may overrule the tagger."""
        return self.sure < _SURE

    def words(self, lines: Sequence[Line]) -> tuple[str, ...]:
        """Return the folded words of the name."""
        return lines[self.line].lows[self.first : self.last]

    def span(self, lines: Sequence[Line]) -> Span:
        """Return where the name stands in the source."""
        tokens = lines[self.line].tokens
        return Span(tokens[self.first].start, tokens[self.last - 1].end)


def taken_apart(token: Token) -> Iterable[Token]:
    """Take "Mosul-born", "US-Iraqi" and "then-Director" apart; keep "al-Safoo", "Abdel-Rahman" and "IRGC-QF"."""
    marks = list(_HYPHENS.finditer(token.text))
    if not marks or not any(letter.isupper() for letter in token.text):
        return (token,)
    cuts = [0]
    for mark in marks:
        left, right = token.text[cuts[-1] : mark.start()], token.text[mark.end() :]
        tail = _HYPHENS.split(right)[0]
        if not left or not tail:
            continue
        before_low, after_low = left.islower(), tail.islower()
        a_place = gazetteer.fold(left) in gazetteer.places() and len(left) < 4
        nation = gazetteer.fold(left) in gazetteer.demonyms() or gazetteer.fold(tail) in gazetteer.demonyms()
        if (
            (before_low and gazetteer.fold(left) not in _ARTICLES and tail[0].isupper())
            or (left[0].isupper() and after_low and right.islower() and _describes(left, tail))
            or (left[0].isupper() and tail[0].isupper() and (nation or (a_place and left.isupper())))
        ):
            cuts.append(mark.end())
    cuts.append(len(token.text) + 1)
    return [
        Token(token.start + a, token.start + b - 1, token.text[a : b - 1])
        for a, b in itertools.pairwise(cuts)
        if b - 1 > a
    ]


def _describes(left: str, tail: str) -> bool:
    """Tell whether a lower-case word after a hyphen is an ordinary one: "Mosul-born", but not "Lee Bu-young"."""
    low = gazetteer.fold(tail)
    word = gazetteer.fold(left)
    ordinary = word in _ORDINARY_LEFT or (word in gazetteer.common_words() and word not in gazetteer.places())
    if left.istitle() and ordinary:
        return False  # "Cross-examined" opens a sentence.
    if low in _TAILS or (len(low) > 4 and low.endswith("ed") and low in gazetteer.common_words()):
        return True
    known = gazetteer.fold(left) in gazetteer.places() or (left.isupper() and len(left) > 1)
    return known and low in gazetteer.common_words()


def _capitals_mean_names(tokens: Sequence[Token], role: PassageRole) -> bool:
    """Tell whether capitals mark names in this line, and not every word (a headline, a sign in capitals)."""
    words = [token.text for token in tokens if token.is_word]
    if len(words) < 3:
        return True
    if sum(word.isupper() and len(word) > 1 for word in words) > 0.6 * len(words):
        return False
    if role is PassageRole.BODY and (len(words) > 25 or tokens[-1].text in _STOPS):
        return True
    inner = [word for word in words[1:] if len(word) > 3]
    small = sum(word[0].islower() for word in inner)
    return small > 0.25 * len(inner) if inner else True


def _whole_abbreviations(tokens: Sequence[Token]) -> Iterable[Token]:
    """Join "Mr" and ".", and an initial ("J", "Sh") and ".", which the tagger knows as one word."""
    skip = False
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if skip:
            skip = False
            continue
        short = len(token.text) == 1 and token.is_capitalised and token.is_word
        stopped = after is not None and after.text == "." and after.start == token.end
        if after is not None and stopped and (short or token.text.lower() in _ABBREVIATED):
            skip = True
            yield Token(token.start, after.end, token.text + ".")
            continue
        yield token


@lru_cache(maxsize=1 << 14)
def _stays(word: str) -> bool:
    """Tell whether a word stays as it is, whatever follows it: no abbreviation, no initial, nothing to take apart."""
    joined = _HYPHENS.search(word) is not None and any(letter.isupper() for letter in word)
    initial = len(word) == 1 and word.isupper() and word.isalpha()
    return not (joined or initial or word.lower() in _ABBREVIATED)


def lines_of(sentences: Sequence[Sentence]) -> list[Line]:
    """Prepare the sentences of a story."""
    found = []
    for sentence in sentences:
        tokens = sentence.tokens
        if not all(map(_stays, [token.text for token in tokens])):
            tokens = tuple(piece for token in _whole_abbreviations(tokens) for piece in taken_apart(token))
        lows = tuple([gazetteer.fold(token.text) for token in tokens])
        named = _capitals_mean_names(tokens, sentence.role)
        found.append(Line(tokens, lows, sentence.role, named))
    return found


def candidates_of(line: int, tags: Sequence[str], sure: Sequence[float]) -> list[Candidate]:
    """Return the names that the IOB2 *tags* of line number *line* mark, each as sure as its least sure word."""
    found: list[Candidate] = []
    start = -1
    for i, label in enumerate([*tags, "O"]):
        if start >= 0 and not (label.startswith("I-") and label[2:] == tags[start][2:]):
            found.append(Candidate(line, start, i, _KINDS[tags[start][2:]], min(sure[start:i])))
            start = -1
        if label != "O" and start < 0:
            start = i
    return found
