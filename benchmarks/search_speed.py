"""Milliseconds of CPU time until the first page of a search stands there, in a made-up case of a given size.

    .venv/bin/python benchmarks/search_speed.py [ARTICLES]

The words of the stories are drawn by Zipf's law from a made-up vocabulary, the names too, so that there are very common
and very rare ones. Prints median and 95th percentile of each kind of query, and how
much longer a look through all names takes without the index.
"""

import hashlib
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from dossier.domain.documents import SourceDocument, Story
from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind, Mention, MentionForm
from dossier.domain.spans import Span
from dossier.domain.views import HitKind
from dossier.services import cases, reading
from dossier.services.cases import CaseFile
from dossier.store import article_store, entity_store, event_store, search_index, source_store

_WORDS = 300
_EVENTS = 6
_VOCABULARY = 60_000
_ROUNDS = 5
_BATCH = 500
_CONSONANTS, _VOWELS = "bcdfghklmnprstvz", "aeiou"


def _word(dice: random.Random, most: int = 4) -> str:
    return "".join(dice.choice(_CONSONANTS) + dice.choice(_VOWELS) for _ in range(dice.randint(1, most)))


class _Language:
    def __init__(self, dice: random.Random, people: int) -> None:
        self.dice = dice
        common = "the of to and in said was on for with".split()
        self.words = common + [f"{_word(dice)}{_word(dice)}" for _ in range(_VOCABULARY)]
        self.weights = [1 / (rank + 1) for rank in range(len(self.words))]
        self.names = [f"{_word(dice).capitalize()} {_word(dice).capitalize()}" for _ in range(people)]

    def story(self) -> tuple[list[str], list[int]]:
        """Return the words of a story and which people stand in it."""
        words = self.dice.choices(self.words, self.weights, k=_WORDS)
        who = [min(int(self.dice.expovariate(8 / len(self.names))), len(self.names) - 1) for _ in range(_EVENTS)]
        for place, person in enumerate(who):
            words[place * 40 + 5] = self.names[person]
        return words, who


def _fill(case: CaseFile, language: _Language, articles: int) -> None:
    for start in range(0, articles, _BATCH):
        with case.writing():
            if start == 0:
                entity_store.add_all(case, [(i + 1, EntityKind.PERSON, name) for i, name in enumerate(language.names)])
                search_index.add(case, HitKind.ENTITY, [(i + 1, name) for i, name in enumerate(language.names)])
            for number in range(start, min(articles, start + _BATCH)):
                _take(case, language, number)


def _take(case: CaseFile, language: _Language, number: int) -> None:
    words, who = language.story()
    text = " ".join(words)
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    document = SourceDocument(f"{number}.txt", data, digest, "utf-8", "text/plain", text)
    source = source_store.add(case, document)
    story = Story(ordinal=1, span=Span(0, len(text)), title=None, byline=None, published=None, passages=())
    article = article_store.add(case, source, document, [(story, (), "")])[0]
    search_index.add(case, HitKind.ARTICLE, [(article, text)])
    spans, at = [], 0
    for place in range(_EVENTS):
        piece = " ".join(words[place * 40 : place * 40 + 20])
        start = text.index(piece, at)
        spans.append(Span(start, start + len(piece)))
        at = start
    found = [
        StoryEvent(span, Span(span.start, span.start + 3), EventKind.OTHER, Status.ASSERTED, participants=(part,))
        for span, part in zip(spans, (StoryParticipant(i, Role.AGENT) for i in range(_EVENTS)), strict=True)
    ]
    ids = event_store.add(case, article, found, {i: who[i] + 1 for i in range(_EVENTS)})
    search_index.add(case, HitKind.EVENT, [(id_, span.of(text)) for id_, span in zip(ids, spans, strict=True)])
    entity_store.add_mentions(
        case, article, [(person + 1, Mention(span, MentionForm.NAME)) for person, span in zip(who, spans, strict=True)]
    )


def _queries(language: _Language) -> dict[str, list[str]]:
    dice, words, names = language.dice, language.words, language.names
    some = [dice.choice(names) for _ in range(20)]
    return {
        "a name": [name + " " for name in some],
        "a name as it is typed": [name[:length] for name in some[:8] for length in range(1, len(name))],
        "a very common word": [word + " " for word in words[:8]],
        "a usual word": [word + " " for word in words[50:70]],
        "a rare word": [word + " " for word in words[30_000:30_020]],
        "a beginning": [word[:length] + "*" for word in words[9:14] for length in (1, 2, 3)],
        "a phrase": [f'"{words[i]} {words[i + 1]}" ' for i in range(20)],
        "two words, one left out": [f"{words[i]} {words[i + 20]} -{words[i + 40]}" for i in range(10)],
        "a word of one person": [f'{words[20]} person:"{name}"' for name in some],
        "odd signs": ['"', "NEAR(", "a:b:c", "-", "* *", "'"],
    }


def _milliseconds(case: CaseFile, queries: list[str]) -> list[float]:
    taken = []
    for _ in range(_ROUNDS):
        for query in queries:
            begun = time.thread_time()
            reading.search(case, query, 24)
            taken.append((time.thread_time() - begun) * 1000)
    return sorted(taken)


def _plain(case: CaseFile, names: list[str]) -> list[float]:
    """Time a look through all names without an index."""
    taken = []
    for name in names:
        begun = time.thread_time()
        reading.entities(case, query=name)
        taken.append((time.thread_time() - begun) * 1000)
    return sorted(taken)


def main() -> None:
    """Build a case and print what each kind of query takes."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    language = _Language(random.Random(1), max(200, articles // 2))
    with tempfile.TemporaryDirectory() as folder:
        case = cases.create_case(Path(folder) / "search.dossier")
        begun = time.process_time()
        _fill(case, language, articles)
        events = articles * _EVENTS
        print(
            f"{articles:,} stories, {events:,} events, {len(language.names):,} names; made in "
            f"{time.process_time() - begun:.0f} CPU s"
        )
        print(f"{'query':26}{'median ms':>11}{'p95 ms':>9}{'max ms':>9}")
        for kind, queries in _queries(language).items():
            taken = _milliseconds(case, queries)
            print(f"{kind:26}{statistics.median(taken):11.2f}{taken[int(len(taken) * 0.95)]:9.2f}{taken[-1]:9.2f}")
        name = statistics.median(_milliseconds(case, [language.names[0] + " "]))
        plain = statistics.median(_plain(case, [language.names[0]] * 3))
        print(f"a look through all names without the index takes {plain / name:.0f} times as long")
        cases.close_case(case)


if __name__ == "__main__":
    main()
