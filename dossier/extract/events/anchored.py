"""Expressions that count from a happening: "14 months after his arrest", "the night of the raid"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.events import EventKind, Role, StoryParticipant
from dossier.domain.ledger import AnchorKind, Rule
from dossier.domain.mentions import EntityKind, Timex, TimexType
from dossier.domain.spans import Span
from dossier.extract.events.clauses import Clause, find_clauses
from dossier.extract.events.finder import pieces
from dossier.extract.events.participants import noun_cast, verb_cast
from dossier.extract.events.triggers import noun_kind, read_verb
from dossier.extract.events.words import AUXILIARY, NOMINAL, Marked, Pos, Word, read_words
from dossier.extract.time.lengths import NUMBER, duration_value, unit_of
from dossier.extract.time.lexicon import number_of
from dossier.extract.tokens import Sentence, TokenizedStory

_AMOUNT = re.compile(
    r"(?P<rough>(?:just\s+|only\s+|exactly\s+)?(?:less\s+than|under|about|around|nearly|almost|roughly|approximately|"
    rf"more\s+than|over|at\s+least|up\s+to|just|only|exactly|barely)\s+)?(?P<n>the|{NUMBER})[\s-]+"
    r"(?P<unit>days?|nights?|weeks?|fortnights?|months?|years?|decades?)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\s{1,40}(?P<side>before|after|following|prior\s{1,40}to|ahead\s{1,40}of|in\s{1,40}advance\s{1,40}of|of)\s{1,40}(?=[\w'’])",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwithin\s+$", re.IGNORECASE)
_LESS = re.compile(r"(?:less|under)\b", re.IGNORECASE)
_INEXACT = re.compile(r"(?:more|over|at|up)\b", re.IGNORECASE)
_TIME_OF = re.compile(
    r"(?<!\w)the\s+(?:very\s+)?(?P<unit>day|night|morning|afternoon|evening|week|month|year)\s+"
    r"(?:(?P<side>before|after|following)\s+)?(?P<link>(?:of|when|that|on\s+which|in\s+which)\s+)?(?=[\w'’])",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(
    r"\b(?:in|by|during|of|throughout|all|for|from|until|till|at|through|than)\s+$", re.IGNORECASE
)
_UNITS = {"week": "W", "month": "M", "year": "Y"}
OVER = frozenset("end conclude finish close culminate collapse".split())
"""Verbs that tell the end of what they speak of."""
TOGETHER = frozenset({EventKind.MARRY, EventKind.DIVORCE, EventKind.MEET})
"""What people do together: it befalls them all."""
_SOMEBODY = frozenset("he she him her his they them their".split())
_FARTHEST = 8
"""Words from the preposition to the word that names the happening, at the most."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What an expression counts from.

    ``kind`` is None where no list knows the noun. ``noun`` and ``verb`` are the stem and the lemma by which it is
    called, "" for none; ``over`` tells its end. ``people`` are the keys of those whom it befell; ``somebody`` is the
    pronoun for them where nobody knows who they are. ``words`` are how the text calls it, ``span`` where.
    """

    kind: EventKind | None
    noun: str
    verb: str
    over: bool
    people: frozenset[int]
    somebody: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Counted:
    """An expression that counts from a happening.

    ``span`` is what it takes as a time expression, ``words`` what a reader is shown; ``timex`` is the index of the
    time expression that already stands there, None for none. ``count`` is None for "more than a year".
    """

    span: Span
    words: str
    timex: int | None
    count: float | None
    unit: str
    side: int
    within: bool
    happening: Happening


@dataclass(frozen=True, slots=True)
class _Head:
    """The part of an expression before its happening, which begins at ``end``."""

    start: int
    end: int
    timex: int | None
    count: float | None
    unit: str
    side: int
    within: bool
    link: str = "after"
    """What leads to the happening: "of", "when", a preposition; "" for "the day he was freed"."""


def bare_length(timex: Timex, text: str) -> Timex | None:
    """Return what an expression is without the happening that the time stage took for its anchor; None for others."""
    if timex.date is None or not timex.date.ledger:
        return None
    anchor = timex.date.ledger[-1].anchor
    amount = _AMOUNT.match(text, timex.span.start, timex.span.end)
    if anchor is None or anchor.kind is not AnchorKind.EVENT or amount is None:
        return None
    span = Span(timex.span.start, amount.end())
    if amount["n"].lower() == "the":
        back = timex.date.ledger[-1].rule is Rule.COUNTED_BACK
        return Timex(span, TimexType.DATE, "PAST_REF" if back else "FUTURE_REF", None)
    return Timex(span, TimexType.DURATION, duration_value(number_of(amount["n"]), unit_of(amount["unit"])), None)


def find_counted(
    story: TokenizedStory, timexes: Sequence[Timex], marked: Marked, kinds: Mapping[int, EntityKind]
) -> tuple[Counted, ...]:
    """Return the expressions of a story that count from a happening, in text order.

    *timexes* are without happenings (see ``bare_length``), *marked* the same with the mentions of the story.
    """
    heads = sorted([*_lengths(story.text, timexes), *_times_of(story, timexes)], key=lambda head: head.start)
    parts = [piece for sentence in story.body or story.sentences for piece in pieces(sentence)] if heads else []
    found: list[Counted] = []
    read: tuple[Sentence, list[Word], list[Clause]] | None = None
    for head in heads:
        at = bisect_right(parts, head.start, key=lambda part: part.span.start) - 1
        if at < 0 or not parts[at].span.start <= head.end < parts[at].span.end:
            continue
        if read is None or read[0] is not parts[at]:
            words = read_words(parts[at], marked)
            read = (parts[at], words, find_clauses(words))
        happening = _happening(read[1], read[2], head, kinds, story.text)
        if happening is not None:
            found.append(_counted(head, happening, read[2], read[1], story.text))
    return tuple(found)


def _lengths(text: str, timexes: Sequence[Timex]) -> list[_Head]:
    """Return the lengths of time before "after" and the like."""
    found = []
    for index, timex in enumerate(timexes):
        if timex.date is not None:
            continue
        amount = _AMOUNT.match(text, timex.span.start, timex.span.end + 20)
        side = _SIDE.match(text, amount.end()) if amount else None
        if amount is None or side is None or _apposed(text, timexes, index):
            continue
        reach = _WITHIN.search(text[max(0, amount.start() - 12) : amount.start()])
        if side["side"].lower() == "of" and reach is None:
            continue
        rough = amount["rough"] or ""
        count = 1.0 if amount["n"].lower() == "the" else number_of(amount["n"])
        unit = unit_of(amount["unit"])
        if amount["unit"].lower().startswith("fortnight") and count is not None:
            count *= 2
        if _INEXACT.search(rough):
            count = None
        sign = 1 if side["side"].lower() in ("after", "following", "of") else -1
        within = _LESS.search(rough) is not None or reach is not None
        found.append(_Head(timex.span.start, side.end(), index, count, unit.value, sign, within))
    return found


def _apposed(text: str, timexes: Sequence[Timex], index: int) -> bool:
    """Tell whether a length tells of the date before it: "on 28 June, a day before police searched the house"."""
    before = timexes[index - 1] if index else None
    if before is None or before.date is None:
        return False
    return re.fullmatch(r",\s+(?:just\s+|only\s+)?", text[before.span.end : timexes[index].span.start]) is not None


def _times_of(story: TokenizedStory, timexes: Sequence[Timex]) -> list[_Head]:
    """Return "the day", "the night of" and the like, where no date stands."""
    text, span = story.text, story.story.span
    found = []
    for match in _TIME_OF.finditer(text, span.start, span.end):
        at = bisect_left(timexes, match.start(), key=lambda timex: timex.span.end - 1)
        over = timexes[at] if at < len(timexes) and timexes[at].span.start < match.end() else None
        if over is not None and (over.date is not None or over.span.start != match.start()):
            continue
        side, link = (match["side"] or "").lower(), match["link"]
        if side and (link or over is not None):
            continue  # "the day after": among the lengths, where the grammar has cut it
        bare = not side and link is None
        if bare and _BEFORE_TIME.search(text[max(span.start, match.start() - 12) : match.start()]):
            continue
        count, sign = (1.0, -1 if side == "before" else 1) if side else (0.0, 0)
        unit = _UNITS.get(match["unit"].lower(), "D")
        if side and match["unit"].lower() in ("morning", "afternoon", "evening") and side == "before":
            continue
        found.append(
            _Head(
                match.start(),
                match.end(),
                at if over else None,
                count,
                unit,
                sign,
                False,
                side or (link or "").strip().lower(),
            )
        )
    return found


def _happening(
    words: Sequence[Word], clauses: Sequence[Clause], head: _Head, kinds: Mapping[int, EntityKind], text: str
) -> Happening | None:
    """Read what follows the head: a noun ("his arrest"), or a clause ("he was arrested", "being arrested")."""
    first = bisect_left(words, head.end, key=lambda word: word.token.start)
    if first >= len(words) or words[first].timex is not None:
        return None
    noun = _noun(words, first)
    start = noun + 1 if noun is not None else first
    k = _verb(words, clauses, first, start, not head.link) if head.link != "of" else None
    if k is not None:
        return _told(words, clauses, k, first, noun, kinds, text)
    if noun is None or (not head.side and head.link != "of"):
        return None
    kind = noun_kind(words, noun)
    clause_end = next((c.end for c in clauses if c.start <= noun < c.end), len(words))
    cast = noun_cast(words, noun, kind or EventKind.OTHER, kinds, min(clause_end, noun + _FARTHEST))
    people = befallen(kind, cast.participants, kinds)
    somebody = _pronoun(words[first:noun]) if not people else ""
    span = Span(words[first].token.start, words[noun].token.end)
    return Happening(kind, _stem(words[noun].low), "", False, people, somebody, _plain(span, text), span)


def _noun(words: Sequence[Word], first: int) -> int | None:
    """Return the noun of the phrase that opens at *first*; one that names a happening goes before the last."""
    last = None
    for i in range(first, min(len(words), first + _FARTHEST)):
        word = words[i]
        if word.pos is Pos.NOUN:
            last = i
            if noun_kind(words, i) is not None:
                return i
        elif word.pos not in NOMINAL and word.pos not in (Pos.DET, Pos.POSS):
            break
    return last


def _verb(words: Sequence[Word], clauses: Sequence[Clause], first: int, start: int, bare: bool) -> int | None:
    """Return the clause whose subject is what stands from *first* on, or whose verb stands there ("being freed").

    *start* is the word after the noun of that subject. *bare*: only a clause can follow ("the day the inquiry opened").
    """
    for k, clause in enumerate(clauses):
        group = clause.group
        if group.first < first:
            continue
        if group.first == first:
            return k if group.form == "i" or words[first].low in ("being", "having") else None
        subject, gap = words[first : group.first], words[start : group.first]
        plain = all(w.pos in NOMINAL or w.pos in _SUBJECT for w in subject)
        if start > first and any(w.pos not in (Pos.ADV, Pos.NOUN) for w in gap):
            return None  # "after his arrest Reed was moved"
        finite = group.finite and not (group.bare and group.passive)
        usable = (finite or (bare and group.bare)) and not group.negated
        return k if plain and usable and group.first >= start else None
    return None


_SUBJECT = frozenset({Pos.DET, Pos.POSS, Pos.PRON, Pos.ADV})


def _told(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    first: int,
    noun: int | None,
    kinds: Mapping[int, EntityKind],
    text: str,
) -> Happening | None:
    """Read a happening that a clause tells."""
    group = clauses[k].group
    if group.copula or group.modal:
        return None
    kind = read_verb(words, clauses, k, kinds).kind
    people = befallen(kind, verb_cast(words, clauses, k, kind, kinds).participants, kinds)
    reach = words[first : min(clauses[k].end, group.last + 3)]
    somebody = _pronoun(reach) if not people else ""
    last = group.last
    if not group.passive and last + 1 < clauses[k].end and words[last + 1].low in ("him", "her", "them"):
        last += 1
    span = Span(words[first].token.start, words[last].token.end)
    stem = _stem(words[noun].low) if noun is not None and noun < group.first else ""
    over = group.lemma in OVER
    return Happening(kind, stem, group.lemma, over, people, somebody, _plain(span, text), span)


def _counted(head: _Head, happening: Happening, clauses: Sequence[Clause], words: Sequence[Word], text: str) -> Counted:
    """Put head and happening together; a clause after "before" or "after" stays outside the expression."""
    shown = _plain(Span(head.start, happening.span.end), text)
    span = Span(head.start, happening.span.end)
    if happening.verb and head.side:
        amount = _AMOUNT.match(text, head.start) or _TIME_OF.match(text, head.start)
        span = Span(head.start, amount.end("unit") if amount else happening.span.end)
    elif happening.verb:
        span = Span(head.start, _clause_end(happening, clauses, words))
    return Counted(span, shown, head.timex, head.count, head.unit, head.side, head.within, happening)


def _clause_end(happening: Happening, clauses: Sequence[Clause], words: Sequence[Word]) -> int:
    """Return where the clause of "the day he was freed from prison" ends: at a comma, another verb or a date."""
    last = bisect_left(words, happening.span.end, key=lambda word: word.token.end)
    end = next((c.end for c in clauses if c.group.first <= last < c.end), last + 1)
    i = last
    closing = (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.DASH, Pos.TIME, Pos.AND, Pos.SUB, Pos.TO, Pos.REL, Pos.THAT)
    while i + 1 < min(end, len(words)) and words[i + 1].pos not in closing and words[i + 1].pos not in AUXILIARY:
        i += 1
    while i > last and words[i].pos in (Pos.PREP, Pos.DET):
        i -= 1
    return words[i].token.end


def befallen(
    kind: EventKind | None, participants: Sequence[StoryParticipant], kinds: Mapping[int, EntityKind]
) -> frozenset[int]:
    """Return the people whom something befalls, or else those who do it."""
    people = [p for p in participants if kinds.get(p.entity) is EntityKind.PERSON]
    if kind in TOGETHER:
        return frozenset(p.entity for p in people)
    for role in (Role.PATIENT, Role.AGENT, Role.OTHER):
        found = frozenset(p.entity for p in people if p.role is role)
        if found:
            return found
    return frozenset()


def _pronoun(words: Sequence[Word]) -> str:
    return next((w.low for w in words if w.low in _SOMEBODY and w.pos in (Pos.PRON, Pos.DET)), "")


def _stem(word: str) -> str:
    return word[: max(4, min(6, len(word) - 1))]


def _plain(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
