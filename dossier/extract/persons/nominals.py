"""Words for two people ("the pair", "the two men", "the couple", "they") where it is certain whom they mean."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.persons import plurals, together
from dossier.extract.persons.deeds import only_things
from dossier.extract.persons.descriptions import named_kin
from dossier.extract.persons.groups import (
    BEFORE_TWO,
    Owned,
    agree,
    by_sentence,
    is_crowd,
    just_spoken_of,
    listed,
    words_for_two,
)
from dossier.extract.persons.suspects import only_the_accused
from dossier.extract.persons.unnamed_groups import Crowds
from dossier.extract.tokens import Token, TokenizedStory

_COUPLES = frozenset("couple newlyweds".split())
_MARRYING = frozenset("married marries wed weds divorced divorces".split())
_PARTNERS = frozenset("wife husband girlfriend boyfriend fiance fiancee partner".split())
_KIN = _PARTNERS | frozenset("brother sister son daughter father mother".split())
_BETWEEN = _KIN | frozenset("and his her their the , younger older elder twin".split())
# What only people do, or what is done only to people, beside "they" and "them".
_DEEDS = frozenset(
    "allegedly reportedly denied deny pleaded admitted fled told said met tried attempted conspired planned plotted "
    "stole wrote lived moved travelled traveled married argued charged accused arrested jailed sentenced convicted "
    "detained acquitted believed indicted extradited fined sanctioned released held".split()
)
_DONE = frozenset(
    "arrested charged accused detained jailed sentenced convicted released extradited fined sanctioned acquitted held "
    "shot killed against".split()
)
_SINGULAR = frozenset("was is has his this its as us police always perhaps across besides does says towards".split())
_SEVERAL_KIN = (" brothers", " sisters", " sons", " daughters", " children", " twins")
_LEADS, _NAMED_WITHIN = 4, 3
_NEAR = 24
# How far "they" may stand from the pair, in characters and in words.
_FAR, _LONGEST = 500, 120


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two people named side by side: where that ends, who they are, and whether as husband and wife.

    ``kin`` tells that one is only named as the other's husband or wife ("her husband, X"), ``inside`` that others stand
    before them: "she and her brothers A and B".
    """

    end: int
    people: frozenset[int]
    couple: bool
    kin: bool = False
    inside: bool = False


def nominals(story: TokenizedStory, mentions: Sequence[Owned], genders: Sequence[str]) -> dict[int, list[Owned]]:
    """Return, for people by number, the words that mean them and another one.

    *mentions* are the names, pronouns and words for single people, in order. Words for two are certain where the
    story has named two people side by side ("A and B", "A, 24, and B", "he married B") and no other two that way.
    *genders* belong to the numbers.
    """
    found: dict[int, list[Owned]] = {}
    given: dict[Span, set[int]] = {}

    def give(people: frozenset[int], span: Span, form: MentionForm) -> None:
        for person in people - given.get(span, set()):
            found.setdefault(person, []).append((span, person, form))
            given.setdefault(span, set()).add(person)

    crowds = Crowds(story, mentions)
    members = list(crowds.members())
    wed = list(_married(story, mentions))
    pairs = [*_side_by_side(story, mentions), *(pair for pair in wed if not pair.kin)]
    one = {pair.people for pair in pairs}
    near = {span: people for people, span, _ in just_spoken_of(story, mentions, genders)}
    known: dict[Span, frozenset[int]] = {}
    if len(one) == 1:
        first = min(pairs, key=lambda pair: pair.end)
        spans = [s for s in _words_for_two(story, first) if len(near.get(s, first.people) & first.people) != 1]
        spans = [s for s in spans if agree(s.of(story.text).lower().split()[-1], first.people, genders)]
        spans = [s for s in spans if crowds.fits(s, s.of(story.text), first.people)]
        pair = dict.fromkeys(spans, first.people)
        spans = [s for s, people in only_the_accused(story, mentions, pair, members).items() if people == first.people]
        known = {span: people for span, people in near.items() if span.end < first.end}
        known |= dict.fromkeys(spans, first.people)
        for span in _they(story, first, spans, mentions):
            give(first.people, span, MentionForm.PRONOUN)
    else:
        known = near
    known = only_the_accused(story, mentions, known, members)
    known = {span: people for span, people in known.items() if crowds.fits(span, span.of(story.text), people)}
    known |= {span: people for people, span, _ in members}
    # Whoever is said to be married or together is the couple, whoever else was just named.
    known |= {span: people for people, span in _couples(story, [pair for pair in (*pairs, *wed) if pair.couple])}
    for span, people in known.items():
        give(people, span, MentionForm.NOMINAL)
    for people, span, form in listed(story, mentions):
        if crowds.fits(span, span.of(story.text), people):
            give(people, span, form)
    for people, span, form in together.included(story, mentions):
        give(people, span, form)
    for people, span, form in together.met(story, mentions):
        if span not in given:
            give(people, span, form)
    goes_on = dict(together.beside_one_another(story, mentions)) | {s: frozenset(p) for s, p in given.items()}
    for people, span, form in together.going_on(story, goes_on):
        give(people, span, form)
    for people, span, form in plurals.going_on(story, mentions, {s: frozenset(p) for s, p in given.items()}, genders):
        if form is MentionForm.PRONOUN or crowds.fits(span, span.of(story.text), people):
            give(people, span, form)
    return found


def _side_by_side(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[_Pair]:
    """Find two people named side by side, and nobody else with them but before "his two sons, A and B"."""
    longer = [
        Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
        for sentence, here in by_sentence(story, mentions)
        for first, last, people in plurals.joined(sentence, here)
        if len(people) > 2
    ]
    starts = [span.start for span in longer]
    named = [(span, person) for span, person, form in mentions if form is MentionForm.NAME]
    for (a, first), (b, second) in pairwise(named):
        between = story.text[a.end : b.start]
        if first != second and len(between) <= _NEAR:
            words = between.replace(",", " , ").lower().split()
            at = bisect_right(starts, a.start) - 1
            inside = at >= 0 and longer[at].end >= b.end
            if inside and not story.text[longer[at].start : a.start].rstrip(" ,").endswith(_SEVERAL_KIN):
                continue
            if "and" in words and all(word in _BETWEEN or word.isdigit() for word in words):
                yield _Pair(b.end, frozenset((first, second)), not _PARTNERS.isdisjoint(words), inside=inside)


def _married(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[_Pair]:
    """Find "he married B" and "her husband, B"."""
    for (a, first, before), (b, second, form) in pairwise(mentions):
        between = story.text[a.end : b.start]
        if form is MentionForm.NAME and first != second and len(between) <= _NEAR:
            words = between.replace(",", " ").lower().split()
            owned = before is MentionForm.PRONOUN or words[:1] in (["'s"], ["’s"])
            spouse = owned and not _PARTNERS.isdisjoint(words) and (words[-1] in _PARTNERS or "," in between)
            if spouse or any(word in _MARRYING for word in words[-2:]):
                yield _Pair(b.end, frozenset((first, second)), True, spouse)
    for owner, noun, named, end in named_kin(story, mentions):
        if noun in _PARTNERS:
            yield _Pair(end, frozenset((owner, named)), True, True)


def _words_for_two(story: TokenizedStory, pair: _Pair) -> Iterator[Span]:
    for sentence in story.body:
        tokens = sentence.tokens
        lows = sentence.lows
        for i in range(len(tokens) - 1):
            last = words_for_two(lows, i) if lows[i] in BEFORE_TWO else None
            if last is not None and tokens[i].start > pair.end and not (pair.inside and lows[last] == "siblings"):
                yield Span(tokens[i].start, tokens[last].end)


def _couples(story: TokenizedStory, pairs: Sequence[_Pair]) -> Iterator[tuple[frozenset[int], Span]]:
    """Find "the couple": the husband and wife of whom the story spoke last; or, in a lead, "a Miami couple"."""
    for number, sentence in enumerate(story.body):
        tokens = sentence.tokens
        if _COUPLES.isdisjoint(sentence.lows):
            continue
        for i, noun in enumerate(tokens):
            if noun.text.lower() not in _COUPLES or i == 0:
                continue
            if tokens[i - 1].text.lower() == "the":
                before = [pair for pair in pairs if pair.end < noun.start]
                if before:
                    yield max(before, key=lambda pair: pair.end).people, Span(tokens[i - 1].start, noun.end)
            elif number < _LEADS and pairs and min(pair.end for pair in pairs) > noun.start:
                article = next((k for k in range(i - 1, max(-1, i - 5), -1) if tokens[k].text.lower() == "a"), None)
                if article is not None:
                    yield min(pairs, key=lambda pair: pair.end).people, Span(tokens[article].start, noun.end)


def _they(story: TokenizedStory, pair: _Pair, spans: Sequence[Span], mentions: Sequence[Owned]) -> Iterator[Span]:
    """Find "they", "them" and "their" that mean the pair: spoken of just before, with no other people in between."""
    ends = sorted([pair.end, *(span.end for span in spans), *_named_together(story, pair, mentions)])
    goes_on: set[int] = set()
    for before, sentence in pairwise(story.body):
        tokens = sentence.tokens
        marks = 0
        for i, token in enumerate(tokens):
            marks += token.text in '“”"'
            low = token.text.lower()
            if low not in ("they", "them", "their") or marks % 2:
                continue
            earlier = bisect_right(ends, token.start)
            last = ends[earlier - 1] if earlier else -1
            # "Their" only goes on with the pair of its own sentence, "They" with that of the sentence before.
            floor = sentence.span.start if low == "their" else before.span.start
            if last < max(floor, token.start - _FAR):
                continue
            if low == "them" and not _people_do(tokens, i, low):
                continue
            if low == "they" and (i or _things(before.tokens)) and not _people_do(tokens, i, low):
                continue
            if low == "they" and only_things(tokens, i):
                continue
            between = [t for t in (*before.tokens, *tokens[:i])[-_LONGEST:] if t.start >= last]
            carried = i == 0 and last in goes_on and "".join(t.text.lower() for t in tokens[1:2]) in ("also", "then")
            if carried or not any(is_crowd(t.text) for t in between):
                goes_on.add(token.end)
                insort(ends, token.end)
                yield Span(token.start, token.end)


def _things(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence may speak of several things, which "they" could mean."""
    return any(t.text.islower() and t.text.endswith("s") and t.text not in _SINGULAR for t in tokens)


def _named_together(story: TokenizedStory, pair: _Pair, mentions: Sequence[Owned]) -> Iterator[int]:
    return (p.end for p in _side_by_side(story, mentions) if p.people == pair.people)


def _people_do(tokens: Sequence[Token], i: int, low: str) -> bool:
    """Tell whether what stands beside "they" or "them" happens only to people."""
    if low == "them":
        return i > 0 and tokens[i - 1].text.lower() in _DONE
    return any(token.text.lower() in _DEEDS for token in tokens[i + 1 : i + 5])


def gathered(
    names: Sequence[Sequence[Span]], pronouns: Mapping[int, Sequence[Span]], unnamed: Mapping[int, Sequence[Span]]
) -> list[Owned]:
    """Return all mentions of people by number, in order."""
    found = [(span, n, MentionForm.NAME) for n, spans in enumerate(names) for span in spans]
    found += [(span, n, MentionForm.PRONOUN) for n, spans in pronouns.items() for span in spans]
    found += [(span, n, MentionForm.NOMINAL) for n, spans in unnamed.items() for span in spans]
    return sorted(found, key=lambda mention: mention[0])
