"""Sentences and tokens of a story, as all later stages see them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from dossier.domain.documents import PassageRole, Story
from dossier.domain.spans import Span

# Titles, ranks, months, companies and initials whose point does not end a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms messrs dr prof rev fr sr jr st mt gen brig col lt maj capt cmdr adm sgt cpl pvt gov sen rep pres "
    "hon amb supt insp det esq no nos vs v etc e.g i.e cf al vol pp p ed eds fig art sec dept univ inc corp co "
    "ltd llc plc bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat "
    "sh ch zh kh dzh yu sun approx est ca c ave blvd rd u.s u.k u.n e.u d.c a.m p.m u.s.a ph.d".split()
)

_TOKEN = re.compile(
    r"""
    (?:[A-Za-z]\.){2,}                        # U.S.  D.C.  a.m.
  | Ph\.D\.|Lt\.-Col\.                       # degrees and ranks with points inside
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b      # 1,000  3.5  10:30  3rd  1990s
  | \w+(?:[-'’‐‑](?=\w)\w+)*                  # words, with hyphens and apostrophes inside
  | ([^\w\s])\1{11,}                         # a ruler: a sign repeated without end is one
  | \S                                        # any other sign by itself
    """,
    re.VERBOSE,
)

# Abbreviations that close sentences too, and words that hardly follow one inside a sentence with a capital.
_CLOSING = frozenset("ltd inc corp llc plc jr sr".split())
_STARTERS = frozenset(
    "The He She It They But In On At After Before Between By His Her Its Their When While We There This These Both "
    "Since From If Although During Under According And Then Later".split()
)

_LONGEST_SENTENCE = 400
"""Words and signs after which a sentence is cut: no writer's is as long, and what reads one looks all over it."""

_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«([„"
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")

LONGEST_STORY = 40_000
"""Words and signs of one story that are read: as many as a book of 100 pages has, and some seconds' work."""
_SAME_FROM, _FEW_WORDS, _COMPARED = 8_000, 300, 20
"""After so many words and signs a text that has only so few different ones says nothing new any more."""

BODY_ROLES = frozenset({PassageRole.BODY})
NAMED_ROLES = frozenset({PassageRole.TITLE, PassageRole.BODY})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign. ``text`` is exactly what stands at ``start``..``end`` of the source."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Tell whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Tell whether it begins with an upper-case letter."""
        return self.text[0].isupper()


@dataclass(frozen=True)
class Sentence:
    """A sentence (or a headline) of a story, within one passage. ``paragraph`` counts passages from 0."""

    span: Span
    tokens: tuple[Token, ...]
    role: PassageRole
    paragraph: int

    @cached_property
    def lows(self) -> list[str]:
        """The words in small letters, for looking up only: a dozen rules do, and they are made once."""
        return [token.text.lower() for token in self.tokens]


@dataclass(frozen=True)
class TokenizedStory:
    """A story with its sentences: what every extraction stage is given.

    ``text`` is the whole source text. ``sentences`` cover title and body passages only, in text order: captions,
    repeats, notices and comments are never extracted from.
    """

    text: str
    story: Story
    sentences: tuple[Sentence, ...]

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of body passages."""
        return tuple(s for s in self.sentences if s.role is PassageRole.BODY)


def tokens_of(text: str, span: Span) -> tuple[Token, ...]:
    """Split *span* of *text* into tokens. A possessive ending stands as a token of its own."""
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        (start, end), word = match.span(), match.group()
        cut = _POSSESSIVE.search(word) if ("'" in word or "’" in word) and len(word) > 2 else None
        if cut is not None:
            found.append(Token(start, start + cut.start(), word[: cut.start()]))
            found.append(Token(start + cut.start(), end, word[cut.start() :]))
        else:
            found.append(Token(start, end, word))
    return tuple(found)


def _ends_sentence(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether token *i*, a full stop, question or exclamation mark, ends its sentence."""
    token = tokens[i]
    following = i + 1
    while following < len(tokens) and tokens[following].text in _CLOSERS:
        following += 1
    if following >= len(tokens):
        return True
    after = tokens[following]
    first = after.text
    if first in _OPENERS and following + 1 < len(tokens):
        first = tokens[following + 1].text
    if not (first[0].isupper() or first[0].isdigit() or not first[0].isalnum()):
        return False
    if token.text in "?!":
        return True
    before = tokens[i - 1] if i else None
    if before is None or before.end != token.start:
        return True
    if token.end == after.start and after.text not in _OPENERS:
        return after.text[0].isupper() and len(before.text) > 1 and before.text[-1].islower()
    word = before.text.casefold()
    if word in _CLOSING and after.text in _STARTERS:
        return True  # "They set up Harbour Ltd. In May it failed."
    return word not in _ABBREVIATIONS and not (len(word) == 1 and before.is_capitalised)


_START, _END = attrgetter("start"), attrgetter("end")


def tokens_at(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    """Return which *tokens* (in text order) share a character with *span*: the first and the one after the last."""
    first = bisect_right(tokens, span.start, key=_END)
    return first, max(first, bisect_left(tokens, span.end, key=_START))


def sentences_of(text: str, span: Span) -> list[tuple[Span, tuple[Token, ...]]]:
    """Split *span* of *text* (one passage) into sentences with their tokens."""
    tokens = tokens_of(text, span)
    found, begin = [], 0
    i = 0
    while i < len(tokens):
        token = tokens[i]
        dotted = len(token.text) > 2 and token.text.endswith(".") and token.text[0].isalpha()
        if dotted:
            # "U.S." ends a sentence only where the next word could not follow it.
            after = tokens[i + 1] if i + 1 < len(tokens) else None
            ends = after is None or (after.text in {"The", "He", "She", "It", "They", "In", "On", "But", "And", "A"})
        else:
            ends = token.text in {".", "?", "!", "…"} and _ends_sentence(tokens, i)
        if ends or i - begin >= _LONGEST_SENTENCE:
            while i + 1 < len(tokens) and tokens[i + 1].text in _CLOSERS and tokens[i + 1].start == tokens[i].end:
                i += 1
            part = tokens[begin : i + 1]
            found.append((Span(part[0].start, part[-1].end), part))
            begin = i + 1
        i += 1
    if begin < len(tokens):
        part = tokens[begin:]
        found.append((Span(part[0].start, part[-1].end), part))
    return found


def unread_from(text: str, story: Story) -> int | None:
    """Return where reading a *story* of *text* stops because it is too long, None where it is read to its end.

    It stops after ``LONGEST_STORY`` words and signs; of a text that goes on saying the same few words, much earlier.
    """
    count = 0
    seen: set[str] = set()
    if len(story.span) <= _SAME_FROM:
        return None
    for passage in story.passages:
        if passage.role not in NAMED_ROLES:
            continue
        for match in _TOKEN.finditer(text, passage.span.start, passage.span.end):
            if count == LONGEST_STORY or (count == _SAME_FROM and len(seen) < _FEW_WORDS):
                return match.start()
            count += 1
            if count <= _SAME_FROM:
                seen.add(match.group()[:_COMPARED])
    return None


def as_far_as_read(text: str, story: Story) -> Story:
    """Return *story* without what is not read of it (see ``unread_from``): mostly as it is."""
    stop = unread_from(text, story)
    if stop is None:
        return story
    # Passages keep their numbers: what is left out stands at the end.
    kept = (each for each in story.passages if each.span.start < stop)
    passages = tuple(replace(each, span=Span(each.span.start, min(each.span.end, stop))) for each in kept)
    return replace(story, span=Span(story.span.start, stop), passages=passages)


def tokenize(text: str, story: Story) -> TokenizedStory:
    """Split the title and body of *story* into sentences, as far as it is read (see ``unread_from``)."""
    sentences = [
        Sentence(span, tokens, passage.role, number)
        for number, passage in enumerate(as_far_as_read(text, story).passages)
        if passage.role in NAMED_ROLES
        for span, tokens in sentences_of(text, passage.span)
    ]
    return TokenizedStory(text, story, tuple(sentences))
