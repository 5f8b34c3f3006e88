"""A case that was exported as JSON and taken into another one says the same there."""

import json
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.events import Review, Status
from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.domain.notes import SubjectKind
from dossier.domain.spans import Span
from dossier.errors import Cancelled, DossierError, UnreadableFileError
from dossier.services import (
    by_hand,
    cases,
    claims,
    editing,
    exporting,
    handing_over,
    importing,
    marking,
    reading,
    taking_in,
)
from dossier.services.cases import CaseFile
from dossier.store import note_store, stopping

Form = dict[str, Any]


def _json(case: CaseFile, out: Path) -> Form:
    made: Form = json.loads(exporting.export_json(case, out).read_text(encoding="utf-8"))
    return made


def _numbered_anew(made: Form) -> Form:
    """Return a document with the numbers of its records counted from 1, and without what says when it was made."""
    order = {
        "source": [s["id"] for s in made["sources"]],
        "article": [a["id"] for a in made["articles"]],
        "entity": sorted(e["id"] for e in made["entities"]),
        "event": sorted(e["id"] for e in made["events"]),
        "proposal": [p["id"] for p in made["proposals"]],
        "note": [n["id"] for n in made["notes"]],
    }
    number = {kind: {id_: i for i, id_ in enumerate(ids, 1)} for kind, ids in order.items()}
    links = {
        "source": "source", "article": "article", "entity": "entity", "first": "entity", "second": "entity",
        "event": "event", "copies": "event", "places": "entity", "events": "event", "denied_by": "event",
        "articles": "article",
    }  # fmt: skip
    lists = {f"{kind}s" if kind != "entity" else "entities": kind for kind in order}

    def anew(value: Any, key: str, record: str | None = None) -> Any:
        if isinstance(value, dict):
            kind = lists.get(record or "")
            links["subject"] = value.get("about", "article")
            return {
                k: number[kind][v] if k == "id" and kind else anew(v, k)
                for k, v in value.items()
                if k not in {"created", "merges"}
            }
        if isinstance(value, list):
            if value and isinstance(value[0], int) and key in links:
                return sorted(number[links[key]][v] for v in value)
            return [anew(each, key, key) for each in value]
        return number[links[key]].get(value, value) if key in links and isinstance(value, int) else value

    whole: Form = anew(made, "")
    whole["entities"].sort(key=lambda e: e["id"])
    whole["happenings"].sort(key=lambda h: h["id"])
    return whole


@pytest.fixture
def worked_on(case: CaseFile) -> CaseFile:
    """The case after people have worked on it."""
    told = claims.told_events(case)
    editing.review_event(case, told[0].id, Review.ACCEPTED)
    editing.review_event(case, told[1].id, Review.REJECTED)
    editing.edit_event(case, told[2].id, status=Status.ALLEGED)
    undated = next(e for e in told if e.date is None)
    june = DateInterval(date(2018, 6, 1), date(2018, 6, 30), Precision.MONTH)
    editing.edit_event(case, undated.id, date=june)
    story = reading.find_article(case, "undated.txt").id
    editing.set_published(case, story, date(2019, 11, 22))
    editing.set_numeric_order(case, reading.articles(case)[0].source, "DMY")
    editing.rename_entity(case, reading.find_entity(case, "Anna Berg").id, "Anna K. Berg")
    span = next(e.span for e in claims.told_events(case) if e.article == story)
    by_hand.add_note(case, story, span, "Which court?")
    lund = reading.find_entity(case, "Karl Lund").id
    by_hand.add_note_about(case, SubjectKind.ENTITY, lund, "Ask him.")
    by_hand.add_note_about(case, SubjectKind.EVENT, told[3].id, "Who saw it?")
    return case


@pytest.fixture
def other(tmp_path: Path) -> Any:
    made = cases.create_case(tmp_path / "other.dossier", title="Harbour; docks, & <b>“more”</b>")
    yield made
    cases.close_case(made)


def test_json_into_an_empty_case_and_out_again(worked_on: CaseFile, other: CaseFile, tmp_path: Path) -> None:
    first = _json(worked_on, tmp_path / "first.json")
    taken = taking_in.take_in(other, tmp_path / "first.json")
    assert [loss.sentence for loss in taken.losses] == []
    second = _json(other, tmp_path / "second.json")
    assert _numbered_anew(second) == _numbered_anew(first)
    assert cases.check_case(other).findings == ()
    # Once more: nothing that a case of its own would change has crept in.
    assert {note["about"] for note in first["notes"]} == {"article", "entity", "event"}
    assert [e for e in first["events"] if e["review"] != "unreviewed"]


def test_a_page_whose_text_is_not_its_bytes_keeps_both(other: CaseFile, tmp_path: Path) -> None:
    page = tmp_path / "in" / "page.html"
    page.parent.mkdir()
    words = "Karl Lund was arrested in Oslo on 4 May 2014, the harbour police said on the evening of that day. " * 3
    page.write_text(f"<html><head><title>Lund held</title></head><body><p>{words}</p></body></html>", encoding="utf-8")
    case = cases.create_case(tmp_path / "pages.dossier", title=other.path.stem)
    assert [o.reason for o in importing.import_paths(case, [page.parent])] == [None]
    first = _json(case, tmp_path / "first.json")
    cases.close_case(case)
    taking_in.take_in(other, tmp_path / "first.json")
    second = _json(other, tmp_path / "second.json")
    assert second["sources"] == first["sources"]
    assert "data" in first["sources"][0]


def test_it_is_one_step_that_can_be_undone_and_done_again(worked_on: CaseFile, other: CaseFile, tmp_path: Path) -> None:
    _json(worked_on, tmp_path / "first.json")
    before = list(cases.dump_case(other))
    taking_in.take_in(other, tmp_path / "first.json")
    taken = list(cases.dump_case(other))
    assert reading.search(other, "acquitted", 5)
    editing.undo(other)
    assert list(cases.dump_case(other)) == before
    assert cases.case_info(other).events == 0
    editing.redo(other)
    assert list(cases.dump_case(other)) == taken
    assert cases.check_case(other).findings == ()


@pytest.mark.parametrize("looks", [0, 1, 3, 12, 40])
def test_taking_in_that_is_stopped_leaves_nothing(
    worked_on: CaseFile, other: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looks: int
) -> None:
    monkeypatch.setattr(stopping, "_INSTRUCTIONS", 400)
    document = exporting.export_json(worked_on, tmp_path / "case.json")
    before, asked = list(cases.dump_case(other)), count()
    with pytest.raises(Cancelled):
        taking_in.take_in(other, document, cancelled=lambda: next(asked) >= looks)
    assert list(cases.dump_case(other)) == before
    assert cases.check_case(other).is_sound
    far: list[tuple[int, int, str]] = []
    taking_in.take_in(other, document, lambda *told: far.append(told))
    assert list(dict.fromkeys(what for _, _, what in far)) == [
        "Reading the file", "Reading the stories", "Writing the names", "Writing the events", "Making it searchable",
        "Making sure that all is kept",
    ]  # fmt: skip
    made, again = _json(worked_on, tmp_path / "a.json"), _json(other, tmp_path / "b.json")
    assert [a["text"] for a in made["sources"]] == [b["text"] for b in again["sources"]]


def test_what_the_case_has_already_is_left_out_and_said(worked_on: CaseFile, tmp_path: Path) -> None:
    _json(worked_on, tmp_path / "first.json")
    before = list(cases.dump_case(worked_on))
    taken = taking_in.take_in(worked_on, tmp_path / "first.json")
    assert not taken.changes
    assert "3 sources left out with all that they tell" in taken.losses[0].sentence
    assert list(cases.dump_case(worked_on)) == before


def test_namesakes_stand_apart_and_are_asked_about(worked_on: CaseFile, other: CaseFile, tmp_path: Path) -> None:
    _json(worked_on, tmp_path / "first.json")
    own = tmp_path / "own"
    own.mkdir()
    (own / "new.txt").write_text("Karl Lund was born in Bergen in 1970. Karl Lund lives there.\n", encoding="utf-8")
    assert [o.reason for o in importing.import_paths(other, [own])] == [None]
    taken = taking_in.take_in(other, tmp_path / "first.json")
    assert "the review asks whether they are the same" in taken.losses[0].sentence
    lunds = [row for row in reading.entities(other) if row.name == "Karl Lund"]
    assert len(lunds) == 2
    assert [p for p in reading.proposals(other) if {p.first.id, p.second.id} == {row.id for row in lunds}]
    assert cases.check_case(other).findings == ()


SPOILT = [
    ("another format", lambda d: d.update(format="something"), "not a case that Dossier exported"),
    ("a newer one", lambda d: d.update(version=2), "newer Dossier"),
    ("no articles", lambda d: d.pop("articles"), "not a whole case"),
    ("a quote that is not there", lambda d: d["events"][3].update(text="He confessed."), "events, number 4"),
    ("offsets outside", lambda d: d["events"][0].update(end=10**9), "events, number 1"),
    ("an unknown status", lambda d: d["events"][0].update(status="proven"), "events, number 1"),
    ("somebody unknown", lambda d: d["events"][0]["participants"].append({"entity": 999, "role": "agent"}), "links"),
    ("a text that was changed", lambda d: d["sources"][0].update(text="other words"), "articles, number 1"),
    ("an odd day", lambda d: next(e for e in d["events"] if e["date"])["date"].update(start="2014-02-30"), "events"),
    ("a name that is none", lambda d: d["entities"][0].update(name=7), "entities, number 1"),
    ("half a letter", lambda d: d["entities"][0].update(name="\ud800"), "not a whole case"),
    ("a list for a document", lambda d: d.update(sources={"a": 1}), "sources, number 1"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), [row[1:] for row in SPOILT], ids=[row[0] for row in SPOILT])
def test_what_is_not_whole_is_refused_in_one_sentence(
    worked_on: CaseFile, other: CaseFile, tmp_path: Path, change: Callable[[Form], object], said: str
) -> None:
    made = _json(worked_on, tmp_path / "first.json")
    change(made)
    spoilt = tmp_path / "spoilt.json"
    spoilt.write_text(json.dumps(made), encoding="utf-8")
    before = list(cases.dump_case(other))
    with pytest.raises(UnreadableFileError, match=said) as failure:
        taking_in.take_in(other, spoilt)
    assert "\n" not in str(failure.value)
    assert list(cases.dump_case(other)) == before


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[1, 2", b"[" * 100_000, b'{"format": "dossier-case"}', b"NaN"])
def test_what_is_no_document_is_refused(other: CaseFile, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(data)
    with pytest.raises(DossierError):
        taking_in.take_in(other, path)
    with pytest.raises(UnreadableFileError):
        taking_in.take_in(other, tmp_path / "none.json")


@pytest.mark.parametrize("form", ["json", "ftm"])
def test_tags_stars_questions_pages_and_notes_are_taken_in(tmp_path: Path, form: str) -> None:
    first, second = (cases.create_case(tmp_path / f"{name}.dossier", "Marks") for name in ("first", "second"))
    _marked(first, tmp_path)
    if form == "json":
        out = exporting.export_json(first, tmp_path / "first.json")
    else:
        written = handing_over.export_as(first, "ftm", tmp_path / "first.ftm.json")
        out = written.path
        assert not any("place for" in loss.sentence for loss in written.losses)
    taking_in.take_in(second, out)

    def told(case: CaseFile) -> list[tuple[object, ...]]:
        left = [*note_store.records(case), *marking.everything(case)]
        return sorted((m.form, m.kind, marking.called(case, m), m.text, m.is_answered, str(m.span)) for m in left)

    assert len(told(first)) == 6
    kept = slice(0, 5) if form == "ftm" else slice(0, 6)
    assert [each[kept] for each in told(second)] == [each[kept] for each in told(first)]
    for case in (first, second):
        case.close()


def _marked(case: CaseFile, folder: Path) -> None:
    story = folder / "one.txt"
    story.write_text("Fined\n\nPublished: 3 May 2019\n\nIda Brandt was fined on 2 May 2019.\n", encoding="utf-8")
    list(importing.import_paths(case, [story]))
    ida, event, article = (
        reading.find_entity(case, "Ida Brandt").id,
        reading.events(case)[0].id,
        reading.articles(case)[0].id,
    )
    marking.tag(case, SubjectKind.ENTITY, ida, "money")
    marking.star(case, SubjectKind.EVENT, event)
    marking.ask(case, SubjectKind.ARTICLE, article, "Who wrote this?")
    marking.answer(case, marking.questions(case)[0].id)
    marking.write_page(case, ida, "A page.")
    by_hand.add_note(case, article, Span(33, 43), "Her full name?")
    by_hand.add_note_about(case, SubjectKind.ENTITY, ida, "Ring her.")


_PLACELESS = ("timelinejs", "timesketch", "ical", "graphml")


@pytest.mark.parametrize("name", [each.name for each in EXPORT_FORMATS])
def test_what_people_left_is_in_the_file_or_said_to_be_left_out(tmp_path: Path, name: str) -> None:
    case = cases.create_case(tmp_path / "marks.dossier", "Marks")
    _marked(case, tmp_path)
    written = handing_over.export_as(case, name, tmp_path / "out")
    said = " ".join(loss.sentence for loss in written.losses)
    data = written.path.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(written.path) as packed:
            data = b"".join(packed.read(each) for each in packed.namelist())
    on_names = {"tag": "money", "page": "A page.", "note": "Ring her."}
    for form, words in {**on_names, "question": "Who wrote this?"}.items():
        is_there = words.encode() in data
        is_said = f" {form}" in said
        assert is_there != is_said or (form == "note" and name == "annotations"), (form, said)
        assert is_said == (name in _PLACELESS or (name == "annotations" and form in on_names))
    case.close()
