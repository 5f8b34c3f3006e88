"""Finding in the index within limits and within a time: what is found must be what a plain look at all rows finds."""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.documents import PublicationBasis, PublicationDate, SourceDocument, Story
from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind, Mention, MentionForm
from dossier.domain.queries import parse
from dossier.domain.spans import Span
from dossier.domain.views import HitKind
from dossier.store import (
    article_store,
    entity_store,
    event_store,
    opening,
    search_find,
    search_index,
    search_limits,
    search_words,
    source_store,
)
from dossier.store.case_file import CaseFile
from dossier.store.search_find import Clock
from dossier.store.search_limits import Within

STORIES, PEOPLE = 700, 12
COMMON = "the of to and in harbour court clerk".split()
ALL = 10**6


def _words(dice: random.Random) -> str:
    words = dice.choices(COMMON, [40, 20, 15, 10, 8, 4, 2, 1], k=12)
    return " ".join([*words, f"rare{dice.randint(0, 60)}"])


def _interval(dice: random.Random, day: date) -> DateInterval | None:
    length = dice.choice([0, 0, 0, 20, 90, 900])
    last = day + timedelta(days=length)
    return dice.choice(
        [
            None,
            DateInterval(day, last, Precision.DAY),
            DateInterval(day, last, Precision.DAY),
            DateInterval(day, None, Precision.DAY),
            DateInterval(None, last, Precision.DAY),
        ]
    )


def _take(case: CaseFile, dice: random.Random, number: int) -> None:
    text = _words(dice)
    data = f"{number} {text}".encode()
    file = f"shelf {number % 3}/{number}.txt"
    document = SourceDocument(file, data, hashlib.sha256(data).hexdigest(), "utf-8", "text/plain", text)
    source = source_store.add(case, document)
    first = date(2001, 1, 1) + timedelta(days=dice.randint(0, 3_000))
    published = PublicationDate(first, first + timedelta(days=dice.choice([0, 0, 30])), PublicationBasis.STATED)
    whole = Span(0, len(text))
    story = Story(1, whole, None, None, published if dice.random() < 0.9 else None, ())
    (article,) = article_store.add(case, source, document, [(story, [], "")])
    person = dice.randint(1, PEOPLE)
    event = StoryEvent(
        whole,
        Span(0, 3),
        EventKind.OTHER,
        Status.ASSERTED,
        date=_interval(dice, first),
        participants=(StoryParticipant(0, Role.AGENT),),
    )
    ids = event_store.add(case, article, [event], {0: person})
    entity_store.add_mentions(case, article, [(person, Mention(Span(0, 3), MentionForm.NAME))])
    search_index.add(case, HitKind.ARTICLE, [(article, text)])
    search_index.add(case, HitKind.EVENT, [(id_, text) for id_ in ids])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    case = opening.create(Path(tmp_path_factory.mktemp("library")) / "a.dossier")
    dice = random.Random(5)
    with case.writing():
        entity_store.add_all(case, [(i + 1, EntityKind.PERSON, f"Person {i}") for i in range(PEOPLE)])
        for number in range(STORIES):
            _take(case, dice, number)
    yield case
    case.close()


Row = tuple[set[int], int, date | None, date | None]
"""Who stands in a row, its file, and its first and last day."""


@pytest.fixture(scope="module")
def rows(library: CaseFile) -> dict[HitKind, dict[int, Row]]:
    people = {mention.article: {mention.entity} for mention in entity_store.mention_records(library)}
    articles, events = {}, {}
    for article in article_store.records(library):
        out = article.published
        days = (None, None) if out is None else (out.start, out.end)
        articles[article.id] = (people[article.id], article.source, *days)
    for event in event_store.records(library):
        when = event.date
        first, last = (None, None) if when is None else (when.start or when.end, when.end or when.start)
        taking_part = {part.entity for part in event.participants}
        events[event.id] = (taking_part, articles[event.article][1], first, last)
    return {HitKind.ARTICLE: articles, HitKind.EVENT: events}


def _plainly(case: CaseFile, rows: dict[int, Row], kind: HitKind, expression: str, within: Within) -> set[int]:
    """Look at every row."""
    fits = {id_ for id_, row in rows.items() if _lies(within, *row)}
    if not expression:
        return fits
    with case.reading():
        query = "SELECT rowid FROM search WHERE search MATCH :query"
        found = case.connection.exec_driver_sql(query, {"query": expression}).scalars()
        return fits & {row - search_index.row_of(kind, 0) for row in found}


def _lies(within: Within, people: set[int], source: int, first: date | None, last: date | None) -> bool:
    return (
        (within.people is None or bool(people & set(within.people)))
        and (within.sources is None or source in within.sources)
        and (within.after is None or (last is not None and last.isoformat() >= within.after))
        and (within.before is None or (first is not None and first.isoformat() <= within.before))
    )


QUERIES = ["the ", "rare7 ", "harbour court ", '"of the" ', '"court of harbour"', "the -of", "cle", "harb", "the cler*"]
LIMITS = [
    Within(people=(3,)),
    Within(people=(3, 4, 5), after="2003-05-05"),
    Within(sources=(7, 9, 11)),
    Within(sources=tuple(range(1, STORIES, 3))),
    Within(after="2003-02-01", before="2003-03-01"),
    Within(after="2008"),
    Within(before="2001-06-01"),
    Within(after="2002-12-20", before="2003-01-10", people=(1, 2, 3, 4, 5, 6)),
    Within(people=()),
    Within(after="2005", before="2004"),
]


@pytest.mark.parametrize("kind", [HitKind.EVENT, HitKind.ARTICLE])
@pytest.mark.parametrize("limits", LIMITS, ids=range(len(LIMITS)))
def test_all_within_limits_is_found(
    library: CaseFile, rows: dict[HitKind, dict[int, Row]], kind: HitKind, limits: Within
) -> None:
    for query in ["", *QUERIES]:
        asked = parse(query)
        wanted = search_find.prepared(library, asked.wanted, asked.unwanted)
        plainly = _plainly(library, rows[kind], kind, wanted.expression, limits)
        found = search_find.find(library, kind, wanted, ALL, limits)
        assert found.is_whole
        assert len(found.ids) == len(set(found.ids))
        assert set(found.ids) == plainly, query
        few = search_find.find(library, kind, wanted, 5, limits)
        assert len(few.ids) == min(5, len(plainly))
        assert set(few.ids) <= plainly


@pytest.mark.parametrize("kind", [HitKind.EVENT, HitKind.ARTICLE])
@pytest.mark.parametrize("within", [Within(people=(3, 4, 5), after="2003-05-05"), Within(people=tuple(range(2, 12)))])
@pytest.mark.parametrize("raw", [2, 2_000])
def test_all_within_more_people_than_are_handed_to_statements_is_found(
    library: CaseFile,
    rows: dict[HitKind, dict[int, Row]],
    kind: HitKind,
    within: Within,
    raw: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search_limits, "_PEOPLE", 2)
    monkeypatch.setattr(search_limits, "_RAW", raw)
    for query in ["", "the ", "harb", '"of the"']:
        wanted = search_find.prepared(library, parse(query).wanted)
        plainly = _plainly(library, rows[kind], kind, wanted.expression, within)
        assert set(search_find.find(library, kind, wanted, ALL, within).ids) == plainly


@pytest.mark.parametrize("query", QUERIES)
def test_all_is_found_without_limits_and_many_come_with_the_newest_first(
    library: CaseFile, rows: dict[HitKind, dict[int, Row]], query: str
) -> None:
    asked = parse(query)
    wanted = search_find.prepared(library, asked.wanted, asked.unwanted)
    plainly = _plainly(library, rows[HitKind.ARTICLE], HitKind.ARTICLE, wanted.expression, Within())
    found = search_find.find(library, HitKind.ARTICLE, wanted, ALL)
    assert set(found.ids) == plainly
    if len(plainly) >= 600:
        assert search_find.find(library, HitKind.ARTICLE, wanted, 9).ids == sorted(plainly, reverse=True)[:9]


@pytest.mark.parametrize("limits", [Within(), Within(after="2002")], ids=["free", "limited"])
def test_a_search_whose_time_is_over_says_so_and_tells_only_what_is_true(
    library: CaseFile, rows: dict[HitKind, dict[int, Row]], limits: Within
) -> None:
    asked = parse('"of the" ')
    wanted = search_find.prepared(library, asked.wanted)
    found = search_find.find(library, HitKind.ARTICLE, wanted, ALL, limits, Clock(0.0))
    assert not found.is_whole
    assert set(found.ids) < _plainly(library, rows[HitKind.ARTICLE], HitKind.ARTICLE, wanted.expression, limits)


@pytest.mark.parametrize("query", ["harb", "cour", "rare", "t", "of"])
def test_of_a_beginning_that_many_have_the_newest_of_both_kinds_are_told(
    library: CaseFile, rows: dict[HitKind, dict[int, Row]], query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_find, "_NEAR", {HitKind.EVENT: 200, HitKind.ARTICLE: 100})
    monkeypatch.setattr(search_find, "_FEW", 20)
    # As where more words begin so than are worth asking for.
    monkeypatch.setattr(search_words, "_MOST", 0)
    wanted = search_find.prepared(library, parse(query).wanted)
    assert wanted.spelt == ""
    known = search_find.newest(library, wanted)
    for kind, near in ((HitKind.EVENT, 200), (HitKind.ARTICLE, 100)):
        plainly = sorted(_plainly(library, rows[kind], kind, wanted.expression, Within()), reverse=True)
        assert known[kind] == [id_ for id_ in plainly if id_ > max(rows[kind]) - near]
        found = search_find.find(library, kind, wanted, 9, known=known[kind])
        assert found.ids == plainly[:9] and found.is_whole
        assert set(search_find.find(library, kind, wanted, ALL, known=known[kind]).ids) == set(plainly)


@pytest.mark.parametrize("query", ["rare1 ", "rare17", "cou", "rare", '"of the"', "harb cour", "harb -cour"])
def test_of_few_that_match_and_of_other_queries_nothing_is_told_before(library: CaseFile, query: str) -> None:
    asked = parse(query)
    assert search_find.newest(library, search_find.prepared(library, asked.wanted, asked.unwanted)) == {}
