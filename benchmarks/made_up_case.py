"""A made-up case of any size for benchmarks, written straight into the store: no text is read or analysed for it.

The words of the stories are drawn by Zipf's law from a made-up vocabulary, and the names too, so that there are very
common and very rare ones, and names that share their parts. The same size makes the same case each time.
"""

import hashlib
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.documents import PublicationBasis, PublicationDate, SourceDocument, Story
from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind, Mention, MentionForm
from dossier.domain.spans import Span
from dossier.domain.views import HitKind
from dossier.services import cases
from dossier.services.cases import CaseFile
from dossier.store import article_store, entity_store, event_store, search_index, source_store

EVENTS = 6
"""Events a story."""

_WORDS = 300
_VOCABULARY = 60_000
_BATCH = 1_000
_FIRST_DAY = date(2000, 1, 1)
_CONSONANTS, _VOWELS = "bcdfghklmnprstvz", "aeiou"
_COMMON = "the of to and in said was on for with that his after police had from were by people year".split()


def _word(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choice(_CONSONANTS) + dice.choice(_VOWELS) for _ in range(syllables))


def _falling(count: int, power: float = 1.0) -> list[float]:
    """Return the sums of weights that fall with the rank."""
    return list(accumulate((rank + 1) ** -power for rank in range(count)))


class Language:
    """The words and names of a made-up case of so many articles. ``words`` are in the order of how common they are."""

    def __init__(self, articles: int) -> None:
        self.dice = random.Random(1)
        dice = self.dice
        made = (_word(dice, dice.randint(2, 5)) for _ in range(_VOCABULARY))
        self.words = list(dict.fromkeys((*_COMMON, *made)))
        self._sums = _falling(len(self.words))
        given = list(dict.fromkeys(_word(dice, dice.randint(2, 3)).capitalize() for _ in range(600)))
        family = list(dict.fromkeys(_word(dice, dice.randint(2, 4)).capitalize() for _ in range(9_000)))
        count = max(200, articles // 2)
        firsts = dice.choices(given, cum_weights=_falling(len(given), 0.8), k=count * 2)
        lasts = dice.choices(family, cum_weights=_falling(len(family), 0.6), k=count * 2)
        both = (f"{first} {last}" for first, last in zip(firsts, lasts, strict=True))
        self.names = list(dict.fromkeys(both))[:count]
        self._name_sums = _falling(len(self.names), 0.9)

    def story(self) -> tuple[list[str], list[int]]:
        """Return the words of a story and which people stand in it."""
        words = self.dice.choices(self.words, cum_weights=self._sums, k=_WORDS)
        who = self.dice.choices(range(len(self.names)), cum_weights=self._name_sums, k=EVENTS)
        for place, person in enumerate(who):
            words[place * 40 + 5] = self.names[person]
        return words, who


def fill(case: CaseFile, language: Language, articles: int) -> Iterator[tuple[int, float]]:
    """Write the stories; yield how many there are, and how many CPU seconds the last thousand took to be stored."""
    with case.writing():
        entity_store.add_all(case, [(i + 1, EntityKind.PERSON, name) for i, name in enumerate(language.names)])
        search_index.add(case, HitKind.ENTITY, [(i + 1, name) for i, name in enumerate(language.names)])
    for start in range(0, articles, _BATCH):
        some = [language.story() for _ in range(min(_BATCH, articles - start))]
        begun = time.process_time()
        with case.writing():
            for number, (words, who) in enumerate(some, start):
                _take(case, number, articles, words, who)
        yield start + len(some), time.process_time() - begun


def _take(case: CaseFile, number: int, articles: int, words: Sequence[str], who: Sequence[int]) -> None:
    text = " ".join(words)
    data = text.encode()
    name = f"paper {number % 20 + 1}/{number}.txt"
    document = SourceDocument(name, data, hashlib.sha256(data).hexdigest(), "utf-8", "text/plain", text)
    source = source_store.add(case, document)
    day = _FIRST_DAY + timedelta(days=number * 9_000 // articles)
    published = PublicationDate(day, day, PublicationBasis.STATED)
    story = Story(1, Span(0, len(text)), None, None, published, ())
    article = article_store.add(case, source, document, [(story, (), "")])[0]
    search_index.add(case, HitKind.ARTICLE, [(article, text)])
    spans, at = [], 0
    for place in range(EVENTS):
        piece = " ".join(words[place * 40 : place * 40 + 20])
        at = text.index(piece, at)
        spans.append(Span(at, at + len(piece)))
    when = DateInterval(day, day, Precision.DAY)
    found = [
        StoryEvent(
            span,
            Span(span.start, span.start + 3),
            EventKind.OTHER,
            Status.ASSERTED,
            date=when if place % 3 else None,
            participants=(StoryParticipant(place, Role.AGENT),),
        )
        for place, span in enumerate(spans)
    ]
    ids = event_store.add(case, article, found, {i: who[i] + 1 for i in range(EVENTS)})
    search_index.add(case, HitKind.EVENT, [(id_, span.of(text)) for id_, span in zip(ids, spans, strict=True)])
    entity_store.add_mentions(
        case, article, [(person + 1, Mention(span, MentionForm.NAME)) for person, span in zip(who, spans, strict=True)]
    )


def opened(folder: Path, articles: int) -> tuple[CaseFile, Language]:
    """Return a made-up case of so many articles in *folder*, made now where it is not there, and its words."""
    language = Language(articles)
    path = folder / f"made-up-{articles}.dossier"
    if path.exists():
        return cases.open_case(path), language
    draft = path.with_suffix(".draft")
    for old in folder.glob(draft.name + "*"):
        old.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    case = cases.create_case(draft)
    for done, seconds in fill(case, language, articles):
        if done % 10_000 == 0 or done == articles:
            print(f"\r{done:,} stories stored; the last thousand in {seconds:.2f} CPU s", end="", file=sys.stderr)
    print(file=sys.stderr)
    cases.close_case(case)
    draft.rename(path)
    return cases.open_case(path), language
