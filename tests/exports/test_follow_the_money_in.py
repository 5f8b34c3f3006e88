"""FollowTheMoney entities taken into a case: our own, and those that another program made."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model

from dossier.domain.events import Role, Status
from dossier.errors import UnreadableFileError
from dossier.services import cases, claims, editing, handing_over, reading, taking_in
from dossier.services.cases import CaseFile
from tests.exports.conftest import ARTICLES, Exporting


@pytest.fixture
def other(tmp_path: Path) -> Iterator[CaseFile]:
    made = cases.create_case(tmp_path / "other.dossier")
    yield made
    cases.close_case(made)


def _read(path: Path) -> dict[str, dict[str, Any]]:
    return {e["id"]: e for e in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _said(entity: dict[str, Any]) -> tuple[object, ...]:
    """Return what an event says that both ways must keep; how a date was found has no room in the format."""
    told = entity["properties"]
    kept = ("name", "summary", "description", "recordId", "keywords", "date", "startDate", "endDate", "location")
    return entity["id"], *(sorted(told.get(name, ())) for name in kept)


def _name(entities: dict[str, dict[str, Any]], id_: str) -> str:
    """Return how a person is called, whose id hangs on where a name is first found; of anything else its id."""
    return str(entities[id_]["properties"]["name"][0]) if entities[id_]["schema"] == "Person" else id_


def test_out_and_in_and_out_again(export: Exporting, other: CaseFile, tmp_path: Path) -> None:
    path = export("ftm")
    first = _read(path)
    taken = taking_in.take_in(other, path)
    second = _read(handing_over.export_as(other, "ftm", tmp_path / "again.json").path)
    assert cases.check_case(other).findings == ()
    for schema in ("PlainText", "Article"):
        assert [e for e in second.values() if e["schema"] == schema] == [
            e for e in first.values() if e["schema"] == schema
        ]
    events = [[_said(e) for e in side.values() if e["schema"] == "Event"] for side in (first, second)]
    assert sorted(events[0]) == sorted(events[1])
    for schema in ("Person", "Organization", "Address"):
        names = [
            sorted((e["properties"]["name"], sorted(e["properties"].get("alias", ()))) for e in side.values()
                   if e["schema"] == schema)
            for side in (first, second)
        ]  # fmt: skip
        assert names[0] == names[1]
    notes = [
        {(e["properties"]["description"][0], _name(side, e["properties"]["entity"][0])) for e in side.values()
         if e["schema"] == "Note"}
        for side in (first, second)
    ]  # fmt: skip
    assert {words for words, _ in notes[0]} == {"=ask; the clerk,\nagain", "Ask him.", "Who saw it?"}
    assert notes[0] == notes[1]
    assert [loss.sentence for loss in taken.losses if "date" not in loss.sentence] == []
    assert "without the way by which they were found" in taken.losses[0].sentence


def _made_elsewhere(path: Path) -> Path:
    """Write entities with the library itself, as any program that uses it does."""
    text = (
        "Port head fined\n\nLena Markovic was fined in Odrin on 3 May 2018. "
        "Prosecutors allege that Kestrel Lines paid Lena Markovic in 2016.\n"
    )

    def entity(schema: str, id_: str, **properties: object) -> dict[str, Any]:
        proxy = model.make_entity(schema)
        proxy.id = id_
        for name, values in properties.items():
            for value in values if isinstance(values, list) else [values]:
                proxy.add(name, value)
        made: dict[str, Any] = proxy.to_dict()
        return made

    entities = [
        entity("HyperText", "doc", fileName="port.html", bodyText=text, publishedAt="2018-05-04"),
        entity("Person", "p1", name="Lena Markovic", alias="L. Markovic"),
        entity("Company", "c1", name="Kestrel Lines"),
        entity("Person", "p2", name="Nobody Known"),
        entity("Mention", "m1", document="doc", resolved="p1", name="Lena Markovic"),
        entity("Mention", "m2", document="doc", resolved="c1", name="Kestrel Lines"),
        entity("Event", "e1", name="Fine", description="Lena Markovic was fined in Odrin on 3 May 2018.",
               date="2018-05-03", involved=["p1"], proof="doc"),
        entity("Event", "e2", name="Payment", involved=["p1", "c1"], proof="doc", startDate="2016-01-01",
               summary="Prosecutors allege that Kestrel Lines paid Lena Markovic in 2016."),
        entity("Event", "e3", name="A meeting that no document tells", date="2017", proof="doc"),
        entity("Vehicle", "v1", name="A ship"),
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, entities)) + "\n", encoding="utf-8")
    return path


def test_what_another_program_made(other: CaseFile, tmp_path: Path) -> None:
    taken = taking_in.take_in(other, _made_elsewhere(tmp_path / "port.ftm.json"))
    told = {event.kind.value: event for event in claims.told_events(other)}
    fined = told["fine"]
    assert fined.quote == "Lena Markovic was fined in Odrin on 3 May 2018."
    assert [(p.entity.name, p.role) for p in fined.participants] == [("Lena Markovic", Role.PATIENT)]
    assert fined.date is not None
    assert fined.date.is_day
    assert fined.status is Status.ASSERTED
    # Nothing that the words only allege comes in as a fact, whatever the other program thought.
    assert told["transfer-money"].status is Status.ALLEGED
    assert {row.name for row in reading.entities(other)} == {"Lena Markovic", "Kestrel Lines"}
    said = "\n".join(loss.sentence for loss in taken.losses)
    assert "1 name left out: no document has them." in said
    assert "1 event left out: their words stand in none of their documents." in said
    assert "1 entity of other kinds" in said
    assert cases.check_case(other).findings == ()
    editing.undo(other)
    assert cases.case_info(other).sources == 0


def test_our_own_file_twice_is_there_once(case: CaseFile, export: Exporting) -> None:
    before = list(cases.dump_case(case))
    taken = taking_in.take_in(case, export("ftm"))
    assert not taken.changes
    assert f"{len(ARTICLES)} sources left out" in taken.losses[-1].sentence
    assert list(cases.dump_case(case)) == before


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ('{"id": "x"', "line 2"),
        ('{"id": 3, "schema": "Person", "properties": {}}', "line 2"),
        ('{"id": "x", "schema": "Person", "properties": {"name": ["\\ud800"]}}', "line 2"),
        ("[" * 50_000, "line 2"),
        ('"words"', "line 2"),
    ],
)
def test_a_line_that_is_no_entity_is_named(other: CaseFile, tmp_path: Path, second: str, said: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text('{"id": "a", "schema": "Person", "properties": {"name": ["A"]}}\n' + second, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=said):
        taking_in.take_in(other, path)
    assert cases.case_info(other).sources == 0
