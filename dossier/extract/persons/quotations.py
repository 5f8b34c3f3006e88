"""Who says "I" in a quotation, where the text tells beside it whose words they are."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons.bounds import quoted_tokens
from dossier.extract.persons.groups import Owned
from dossier.extract.persons.tellers import titles_before
from dossier.extract.tokens import Sentence, TokenizedStory, tokens_at

_FIRST_PERSON = frozenset("me my mine myself".split())
_I = frozenset(("I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"))
# After these the one named next is spoken to.
_HEARD = frozenset("told tells asked urged warned".split())
_CLOSERS = frozenset(("”", '"', "’", ",", "?", "!"))
_MARKS = frozenset('“”"‘’')
_APPOSITION = 14


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A body sentence: which of its tokens stand in quotation marks, who speaks, and how many words of saying.

    ``speakers`` are people by number; ``sayings`` counts the words of saying outside quotation marks.
    """

    sentence: Sentence
    quoted: Sequence[bool]
    speakers: tuple[int, ...]
    sayings: int

    @property
    def speaker(self) -> int | None:
        """Return the one who speaks in this sentence, or None where it is nobody or uncertain."""
        return self.speakers[0] if len(set(self.speakers)) == 1 and len(self.speakers) >= self.sayings else None

    @property
    def only_quotes(self) -> bool:
        """Tell whether all words stand in quotation marks."""
        return all(q or not t.is_word for q, t in zip(self.quoted, self.sentence.tokens, strict=True))


def first_person(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[Owned]:
    """Give the "I", "me" and "my" of quotations with the person who says them.

    *mentions* are the mentions of people in order. The attribution stands in the same sentence, in the sentence
    beside it, or in the paragraph where only one person speaks; a paragraph that is nothing but quotation goes on
    with the speaker of the one before.
    """
    before: int | None = None
    led = False
    for _, found in groupby(_spoken(story, mentions), key=lambda spoken: spoken.sentence.paragraph):
        paragraph = list(found)
        speakers = {person for spoken in paragraph for person in spoken.speakers}
        sure = sum(spoken.sayings for spoken in paragraph) <= sum(len(spoken.speakers) for spoken in paragraph)
        alone = next(iter(speakers)) if len(speakers) == 1 and sure else None
        if not speakers and (all(spoken.only_quotes for spoken in paragraph) or (led and paragraph[0].only_quotes)):
            alone = before
        for number, spoken in enumerate(paragraph):
            person = alone if alone is not None else _beside(paragraph, number)
            if person is not None:
                for span in _words(spoken):
                    yield span, person, MentionForm.PRONOUN
        led = alone is None and paragraph[-1].sentence.tokens[-1].text == ":"
        before = _only_one(paragraph, mentions) if led else alone
    yield from _pulled(story, mentions)


def _only_one(paragraph: Sequence[_Spoken], mentions: Sequence[Owned]) -> int | None:
    """Return the one person of a paragraph that leads to a quotation: "X has called it dangerous:"."""
    start, end = paragraph[0].sentence.span.start, paragraph[-1].sentence.span.end
    first = bisect_left(mentions, start, key=lambda mention: mention[0].start)
    last = bisect_left(mentions, end, key=lambda mention: mention[0].start)
    people = {person for _, person, _ in mentions[first:last]}
    return next(iter(people)) if len(people) == 1 else None


def _pulled(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[Owned]:
    """Give the "I" of words set apart without quotation marks that end with a name: "I was beaten. Ann Roe".

    And that of the same words where the story has them again.
    """
    names = {span.start: (span, person) for span, person, form in mentions if form is MentionForm.NAME}
    told: dict[str, int] = {}
    for _, found in groupby(story.body, key=lambda sentence: sentence.paragraph):
        paragraph = list(found)
        tokens = [token for token in paragraph[-1].tokens if token.is_word]
        signed = names.get(tokens[0].start) if tokens else None
        if len(paragraph) < 2 or signed is None or signed[0].end < tokens[-1].end:
            continue
        words = [token.text for sentence in paragraph[:-1] for token in sentence.tokens]
        if _I.isdisjoint(words) or not _MARKS.isdisjoint(words):
            continue
        told.update((sentence.span.of(story.text), signed[1]) for sentence in paragraph[:-1])
    for sentence in story.body if told else ():
        person = told.get(sentence.span.of(story.text))
        if person is not None:
            for span in _words(_Spoken(sentence, [True] * len(sentence.tokens), (), 0)):
                yield span, person, MentionForm.PRONOUN


def _spoken(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[_Spoken]:
    at, paragraph, inside = 0, -1, False
    marks = _closing_paragraphs(story)
    for sentence in story.body:
        while at < len(mentions) and mentions[at][0].start < sentence.span.start:
            at += 1
        here = []
        while at < len(mentions) and mentions[at][0].start < sentence.span.end:
            here.append(mentions[at])
            at += 1
        quoted, inside = quoted_tokens(
            sentence.tokens, inside and (sentence.paragraph == paragraph or sentence.paragraph in marks)
        )
        paragraph = sentence.paragraph
        sayings = sum([low in SAYING and not q for low, q in zip(sentence.lows, quoted, strict=True)])
        yield _Spoken(sentence, quoted, tuple(_speakers(sentence, quoted, here)), sayings)


def _closing_paragraphs(story: TokenizedStory) -> set[int]:
    """Return the paragraphs that close a quotation which they did not open: the one before goes on in them."""
    marks: dict[int, list[str]] = {}
    for sentence in story.body:
        marks.setdefault(sentence.paragraph, []).extend(t.text for t in sentence.tokens if t.text in '“”"')
    return {
        number for number, found in marks.items() if found[:1] == ["”"] or (found.count('"') % 2 and "“" not in found)
    }


def _speakers(sentence: Sentence, quoted: Sequence[bool], here: Sequence[Owned]) -> Iterator[int]:
    """Give whoever says something: "X said", "X, a nurse, said", and behind a quotation "said X"."""
    lows = sentence.lows
    for span, person, form in here:
        first, last = tokens_at(sentence.tokens, span)
        if first >= last or quoted[first] or (form is MentionForm.PRONOUN and lows[first] not in ("he", "she")):
            continue
        titles = titles_before(sentence.tokens, first)
        before = lows[titles - 1] if titles else ""
        if (before in SAYING - _HEARD and titles > 1 and lows[titles - 2] in _CLOSERS) or _says(lows, last):
            yield person


def _says(lows: Sequence[str], last: int) -> bool:
    """Tell whether a word of saying follows token *last*, directly or behind words between commas."""
    if last < len(lows) and lows[last] == ",":
        for i in range(last + 1, min(last + _APPOSITION, len(lows) - 1)):
            if lows[i] in _MARKS:
                return False
            if lows[i] == ",":
                return lows[i + 1] in SAYING
        return False
    return last < len(lows) and lows[last] in SAYING


def _beside(paragraph: Sequence[_Spoken], number: int) -> int | None:
    """Return who speaks in a sentence, or in the one beside it where the sentence itself is only quotation."""
    spoken = paragraph[number]
    if spoken.speaker is not None or spoken.sayings or not spoken.only_quotes:
        return spoken.speaker
    before = paragraph[number - 1].speaker if number else None
    after = paragraph[number + 1].speaker if number + 1 < len(paragraph) else None
    if before is not None and after not in (None, before):
        return None
    return before if before is not None else after


def _words(spoken: _Spoken) -> Iterator[Span]:
    """Give the words of the first person inside a sentence's quotation, not those quoted within it."""
    inner = False
    for token, quoted in zip(spoken.sentence.tokens, spoken.quoted, strict=True):
        inner = inner or (token.text == "‘" and quoted)
        if quoted and not inner and token.text in _I:
            yield Span(token.start, token.start + 1)
        elif quoted and not inner and token.text.lower() in _FIRST_PERSON:
            yield Span(token.start, token.end)
