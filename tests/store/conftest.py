"""A small case made by hand, row by row, so that the store is tested without reading or extraction."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, SourceDocument, Story
from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind, FactKind, Mention, MentionForm, PersonFact, Timex, TimexType
from dossier.domain.spans import Span
from dossier.domain.views import HitKind
from dossier.store import article_store, entity_store, event_store, opening, proposal_store, search_index, source_store
from dossier.store.case_file import CaseFile

TEXT = (
    "Clerk on trial\n\nOn 4 March 2014 police arrested Anna O'Neil in Đà Nẵng. O'Neil, 41, works for al-Safoo Ltd. "
    "A. O'Neil denied it."
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    made = opening.create(tmp_path / "a.dossier")
    yield made
    made.close()


@pytest.fixture
def fill() -> Callable[[CaseFile], None]:
    return _fill


@pytest.fixture
def filled(case: CaseFile) -> CaseFile:
    _fill(case)
    return case


def _span(words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def _document() -> SourceDocument:
    data = TEXT.encode()
    return SourceDocument("news/a.txt", data, hashlib.sha256(data).hexdigest(), "utf-8", "text/plain", TEXT)


def _fill(case: CaseFile) -> None:
    """One file with one story, two people who may be one, an organisation, a place, and an arrest."""
    document = _document()
    body = Span(TEXT.index("On 4"), len(TEXT))
    title = Span(0, len("Clerk on trial"))
    passages = (Passage(title, PassageRole.TITLE), Passage(body, PassageRole.BODY))
    published = PublicationDate(date(2014, 3, 5), date(2014, 3, 5), PublicationBasis.STATED)
    story = Story(1, Span(0, len(TEXT)), title, None, published, passages)
    day = DateInterval(date(2014, 3, 4), date(2014, 3, 4), Precision.DAY, mentions=(_span("4 March 2014"),))
    timex = Timex(_span("4 March 2014"), TimexType.DATE, "2014-03-04", day)
    with case.writing():
        source = source_store.add(case, document)
        (article,) = article_store.add(case, source, document, [(story, [timex], "0:|")])
        anna = entity_store.add(case, EntityKind.PERSON, "Anna O'Neil", ["O'Neil"])
        initial = entity_store.add(case, EntityKind.PERSON, "A. O'Neil")
        firm = entity_store.add(case, EntityKind.ORGANISATION, "al-Safoo Ltd")
        town = entity_store.add(case, EntityKind.PLACE, "Đà Nẵng")
        named = [
            (anna, _span("Anna O'Neil")),
            (anna, _span("O'Neil", 1)),
            (initial, _span("A. O'Neil")),
            (firm, _span("al-Safoo Ltd")),
            (town, _span("Đà Nẵng")),
        ]
        entity_store.add_mentions(case, article, [(id_, Mention(span, MentionForm.NAME)) for id_, span in named])
        entity_store.add_facts(case, article, [(anna, PersonFact(FactKind.AGE, "41", _span("41")))])
        arrest = StoryEvent(
            span=Span(body.start, TEXT.index(" O'Neil, 41")),
            trigger=_span("arrested"),
            kind=EventKind.ARREST,
            status=Status.ASSERTED,
            attribution="police",
            date=day,
            participants=(StoryParticipant(0, Role.PATIENT),),
            places=(3,),
        )
        denial = StoryEvent(
            span=_span("A. O'Neil denied it."),
            trigger=_span("denied"),
            kind=EventKind.STATEMENT,
            status=Status.ASSERTED,
            participants=(StoryParticipant(1, Role.SPEAKER),),
        )
        keys = {0: anna, 1: initial, 2: firm, 3: town}
        events = event_store.add(case, article, [arrest, denial], keys)
        proposal_store.add(case, [(anna, initial, "The initial fits the first name.")])
        search_index.add(case, HitKind.ARTICLE, [(article, TEXT)])
        search_index.refresh_entities(case, keys.values())
        search_index.refresh_events(case, events)
