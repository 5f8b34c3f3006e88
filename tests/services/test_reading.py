"""What is shown: people, dossiers, stories, events, all leading back to the words."""

import pytest

from dossier.domain.claims import Standing
from dossier.domain.events import EventKind
from dossier.domain.mentions import EntityKind
from dossier.domain.views import Layer
from dossier.errors import AmbiguousError, NotFoundError
from dossier.services import claims, event_views, reading
from dossier.services.cases import CaseFile


def test_events_come_in_time_order_with_the_undated_last(imported: CaseFile) -> None:
    events = reading.events(imported)
    dated = [e.date.start or e.date.end for e in events if e.date is not None]
    assert len(dated) > 5
    assert dated == sorted(dated)  # type: ignore[type-var]
    assert all(e.date is not None for e in events[: len(dated)])


def test_every_quote_stands_in_its_source(imported: CaseFile) -> None:
    sources = {row.id: reading.source_text(imported, row.source) for row in reading.articles(imported)}
    events = reading.events(imported)
    assert events
    for event in events:
        assert sources[event.article][event.span.start : event.span.end] == event.quote
        assert event.span.covers(event.trigger)
        assert 0 < len(event.label) < 90


def test_a_story_is_shown_with_all_that_is_marked(imported: CaseFile) -> None:
    row = reading.articles(imported)[0]
    view = reading.article(imported, row.id)
    words = {
        layer: {
            view.text[h.span.start - view.start : h.span.end - view.start] for h in view.highlights if h.layer is layer
        }
        for layer in Layer
    }
    assert {"Anna Berg", "Karl Lund"} <= words[Layer.PERSON]
    assert "Oslo" in words[Layer.PLACE]
    assert {"4 February 2014", "May 2015", "three months later"} <= words[Layer.TIME]
    assert {"arrested", "convicted", "extradited"} <= words[Layer.EVENT]
    assert all(h.note for h in view.highlights)
    assert set(view.events) == {e.id for e in reading.events(imported) if e.article == row.id}
    assert row.events == len(view.events)


def test_a_dossier_gathers_one_person(imported: CaseFile) -> None:
    lund = reading.find_entity(imported, "Karl Lund", EntityKind.PERSON)
    dossier = reading.dossier(imported, lund.id)
    assert dossier.entity == lund
    assert {use.name for use in dossier.names} >= {"Karl Lund", "Lund"}
    assert sum(use.count for use in dossier.names) <= lund.mentions
    assert {e.id for e in dossier.events} == {e.id for e in reading.events(imported, lund.id)}
    assert "Anna Berg" in {c.entity.name for c in dossier.companions}
    assert len(dossier.sources) == 3
    steps = [rung.standing for rung in claims.standing(imported, lund.id).rungs]
    assert steps.index(Standing.ARRESTED) < steps.index(Standing.EXTRADITED) < steps.index(Standing.ACQUITTED)
    assert Standing.CONVICTED not in steps


def test_only_the_convicted_stand_as_convicted(imported: CaseFile) -> None:
    people = reading.entities(imported, EntityKind.PERSON)
    convicted = {
        row.name
        for row in people
        if any(rung.standing is Standing.CONVICTED for rung in claims.standing(imported, row.id).rungs)
    }
    assert convicted == {"Anna Berg"}


def test_people_are_listed_by_weight_and_by_part_of_a_name(imported: CaseFile) -> None:
    rows = reading.entities(imported, EntityKind.PERSON)
    assert {row.name for row in rows[:2]} == {"Anna Berg", "Karl Lund"}
    assert [row.mentions for row in rows] == sorted((row.mentions for row in rows), reverse=True)
    assert [row.name for row in reading.entities(imported, EntityKind.PERSON, "BER")] == ["Anna Berg"]
    assert all(row.kind is EntityKind.PLACE for row in reading.entities(imported, EntityKind.PLACE))


def test_names_find_their_owners(imported: CaseFile) -> None:
    lund = reading.find_entity(imported, "Karl Lund")
    assert reading.find_entity(imported, f"#{lund.id}") == lund
    assert reading.find_entity(imported, "  KARL  lünd ") == lund
    assert reading.find_entity(imported, "karl l", EntityKind.PERSON) == lund
    with pytest.raises(NotFoundError, match="no person called “Nobody”"):
        reading.find_entity(imported, "Nobody", EntityKind.PERSON)
    with pytest.raises(NotFoundError):
        reading.find_entity(imported, "#9999")
    with pytest.raises(NotFoundError):
        reading.find_entity(imported, "")
    with pytest.raises(AmbiguousError, match=r"Anna Berg \(#"):
        reading.find_entity(imported, "a", EntityKind.PERSON)


def test_articles_are_found_by_number_and_file(imported: CaseFile) -> None:
    rows = {row.file: row for row in reading.articles(imported)}
    lund = rows["more/lund.txt"]
    for name in ("more/lund.txt", "more/lund.txt:1", "lund.txt", str(lund.id), f"#{lund.id}"):
        assert reading.find_article(imported, name) == lund
    for name in ("more", "", "99", "²"):
        with pytest.raises(NotFoundError):
            reading.find_article(imported, name)


def test_search_reaches_people_events_and_texts(imported: CaseFile) -> None:
    hits = reading.search(imported, "lund extrad")
    assert {hit.kind.value for hit in hits} >= {"article"}
    text = reading.source_text(imported, reading.articles(imported)[0].source)
    for hit in reading.search(imported, "extradited"):
        if hit.span is not None and hit.kind.value == "article":
            assert hit.span.of(text) == "extradited"


def test_labels_name_what_was_done_to_whom(imported: CaseFile) -> None:
    labels = {e.label for e in reading.events(imported) if e.kind is EventKind.ARREST}
    assert "Arrested: Anna Berg" in labels


@pytest.mark.parametrize(
    ("quote", "trigger", "label"),
    [
        ("In 2013 he left home and went to Syria, where he joined a group.", "went", "went to Syria"),
        ("The two were later extradited to Oslo.", "extradited", "were later extradited to Oslo"),
        ("She was hurt in the March bomb attack.", "attack", "March bomb attack"),
        ("It was over, Ms Berg said Thursday.", "said", "said Thursday"),
        ("He did not sign the paper (she said) then.", "sign", "did not sign the paper"),
        ('They praised "lone wolf" raids.', "praised", 'praised "lone wolf" raids'),
    ],
)
def test_labels_tell_of_the_trigger(quote: str, trigger: str, label: str) -> None:
    assert event_views.phrase(quote, quote.index(trigger), len(trigger)) == label
