"""Through whom an event is told: kept in the case, in what other programs read, and in the words people read."""

import json
from pathlib import Path

import pytest

from dossier.domain.claim_words import told_through
from dossier.domain.events import Teller
from dossier.domain.views import EventView
from dossier.services import cases, exporting, handing_over, importing, reading, taking_in
from dossier.services.cases import CaseFile
from dossier.store import event_store, verification

from ..faults.older_cases import make_older

TEXT = (
    "Clerk accused over harbour money\n\nPublished: 14 March 2019\n\n"
    "Police said on Monday that an indictment alleges that Anna Berg paid Karl Lund in October 2013. "
    "Karl Lund was arrested in May 2015.\n"
)


@pytest.fixture
def told(tmp_path: Path) -> CaseFile:
    path = tmp_path / "clerk.txt"
    path.write_text(TEXT, encoding="utf-8")
    made = cases.create_case(tmp_path / "told.dossier", title="Told")
    assert [outcome.reason for outcome in importing.import_paths(made, [path])] == [None]
    return made


def _event(case: CaseFile, trigger: str) -> EventView:
    (event,) = [each for each in reading.events(case) if each.trigger.of(TEXT) == trigger]
    return event


def _chain(case: CaseFile) -> tuple[Teller, ...]:
    return _event(case, "paid").chain


def test_an_event_says_through_whom_it_is_told(told: CaseFile) -> None:
    chain = _chain(told)
    assert [(t.text, t.said, t.when) for t in chain] == [
        ("Police", "said", "Monday"),
        ("an indictment", "alleges", None),
    ]
    assert told_through(_event(told, "paid")) == "police (Monday), citing an indictment"
    assert told_through(_event(told, "paid"), "{0} < {1}") == "police (Monday) < an indictment"
    assert told_through(_event(told, "arrested")) == ""
    told.close()


@pytest.mark.parametrize("form", ["json", "tables"])
def test_it_goes_out_and_comes_in_again(told: CaseFile, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out.json"
    whole = json.loads(exporting.export_json(told, out).read_text(encoding="utf-8"))
    (forms,) = [event["attribution_chain"] for event in whole["events"] if event["trigger"]["text"] == "paid"]
    assert [(each["text"], each["said"], each["when"]) for each in forms] == [
        ("Police", "said", "Monday"),
        ("an indictment", "alleges", None),
    ]
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in forms)
    if form == "tables":
        out = handing_over.export_as(told, "tables", tmp_path / "tables.zip").path
    with_it = cases.create_case(tmp_path / "again.dossier", title="Again")
    taking_in.take_in(with_it, out)
    assert _chain(with_it) == _chain(told)
    with_it.close()
    told.close()


def test_a_case_of_an_earlier_version_tells_nobody(told: CaseFile) -> None:
    path = told.path
    told.close()
    make_older(path)
    case = cases.open_case(path)
    assert {event.chain for event in event_store.records(case)} == {()}
    assert told_through(_event(case, "paid")) == "the indictment"
    assert verification.check(case).is_sound
    case.close()
