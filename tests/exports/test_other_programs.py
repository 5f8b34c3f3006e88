"""The files of a hand-over in programs that others wrote: a reader of linked data, LibreOffice, and a browser.

LibreOffice and Chromium are looked for where the tests run; without them the tests say what was not tried. TimelineJS
is no Python package: it lies beside this file; ``DOSSIER_TIMELINEJS`` may name the folder ``dist`` of another version.
"""

import csv
import io
import json
import os
import shutil
import subprocess
import zipfile
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF

from dossier.domain.notes import SubjectKind
from dossier.domain.spans import Span
from dossier.report.exports.annotations import CONTEXT
from dossier.services import claims, marking, reading
from dossier.services.cases import CaseFile
from tests.exports.conftest import ARTICLES, Exporting

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
AS = rdflib.Namespace("http://www.w3.org/ns/activitystreams#")
_TYPES = "Annotation TextualBody SpecificResource TextPositionSelector TextQuoteSelector".split()
_WORDS = {
    "id": "@id",
    "type": "@type",
    **{name: {"@id": f"{OA}{name}"} for name in _TYPES},
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    **{
        why: f"{OA}{why}"
        for why in "commenting describing tagging identifying classifying assessing questioning bookmarking".split()
    },
    **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": f"{AS}totalItems",
    "first": {"@id": f"{AS}first", "@type": "@id"},
    "startIndex": f"{AS}startIndex",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
}
"""What the words of the Web Annotation model stand for, as its vocabulary says: the test fetches nothing."""


@pytest.mark.filterwarnings("ignore:.*(ConjunctiveGraph|Dataset).*:DeprecationWarning")
def test_a_reader_of_linked_data_finds_each_annotation_on_its_words(case: CaseFile, export: Exporting) -> None:
    story = reading.articles(case)[0].id
    marking.tag(case, SubjectKind.ARTICLE, story, "docks")
    marking.ask(case, SubjectKind.EVENT, claims.told_events(case)[0].id, "Who saw it?")
    data = json.loads(export("annotations").read_text(encoding="utf-8"))
    data["@context"] = [_WORDS if each == CONTEXT else each for each in data["@context"]]
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    found = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(found) == data["total"] > 40
    motives = {str(each).removeprefix(str(OA)) for each in graph.objects(None, OA.motivatedBy)}
    assert motives == {"describing", "identifying", "commenting", "tagging", "questioning"}
    sources = {row.source for row in reading.articles(case)}
    texts = {sha256(reading.source_bytes(case, i)).hexdigest(): reading.source_text(case, i) for i in sources}
    looked_at = 0
    for annotation in found:
        target = graph.value(annotation, OA.hasTarget)
        text = texts[str(graph.value(target, OA.hasSource)).rpartition(":")[2]]
        selectors = {graph.value(each, RDF.type): each for each in graph.objects(target, OA.hasSelector)}
        place, quote = selectors[OA.TextPositionSelector], selectors[OA.TextQuoteSelector]
        start, end = (int(str(graph.value(place, each))) for each in (OA.start, OA.end))
        assert Span(start, end).of(text) == str(graph.value(quote, OA.exact))
        looked_at += 1
    assert looked_at == len(found)


def _office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip("LibreOffice is not installed here: its reading of the tables was not tried")
    return found


def _opened_by_office(file: Path, folder: Path, filter_: str) -> list[Path]:
    """Let LibreOffice open *file* and write what it sees in there as CSV, a file a sheet."""
    profile = (folder / "profile").as_uri()
    command = [_office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", filter_]
    out = folder / "seen"
    done = subprocess.run(
        [*command, "--outdir", str(out), str(file)], capture_output=True, text=True, timeout=240, check=False
    )
    made = sorted(out.glob("*.csv"))
    if not made:
        pytest.skip(f"LibreOffice opened nothing here: {done.stderr.strip()[:200] or done.stdout.strip()[:200]}")
    return made


_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
_UTF8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def _rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))


def test_libreoffice_opens_the_workbook_and_every_table(case: CaseFile, export: Exporting, tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    seen = {
        file.stem.rpartition("-")[2]: _rows(file) for file in _opened_by_office(export("xlsx"), office, _ALL_SHEETS)
    }
    with zipfile.ZipFile(export("tables")) as packed:
        ours = {
            Path(name).stem: list(csv.DictReader(io.StringIO(packed.read(name).decode("utf-8-sig"), newline="")))
            for name in packed.namelist()
            if Path(name).stem in seen
        }
        (tmp_path / "events.csv").write_bytes(packed.read("events.csv"))
    assert set(seen) == set(ours)
    for name, rows in ours.items():
        assert len(seen[name]) == len(rows), name
    events = claims.told_events(case)
    assert [row["quote"] for row in seen["events"]] == [event.quote for event in events]
    assert {row["file"] for row in seen["sources"]} == set(ARTICLES)
    assert not any("Err:" in cell or cell == "#NAME?" for row in seen["events"] for cell in row.values())
    plain = tmp_path / "plain"
    plain.mkdir()
    (from_csv,) = _opened_by_office(tmp_path / "events.csv", plain, _UTF8)
    assert len(_rows(from_csv)) == len(events)


def test_a_page_with_timeline_js_shows_the_timeline(case: CaseFile, export: Exporting, tmp_path: Path) -> None:
    library = Path(os.environ.get("DOSSIER_TIMELINEJS") or Path(__file__).parent / "timelinejs")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("Chromium is not here: no page with the timeline was shown")
    made = json.loads(export("timelinejs").read_text(encoding="utf-8"))
    page = tmp_path / "page.html"
    data = json.dumps(made).replace("</", "<\\/")
    place = library.as_uri()
    page.write_text(
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="stylesheet" href="{place}/css/timeline.css">'
        f'<script src="{place}/js/timeline.js"></script></head><body>'
        '<div id="t" style="width:1200px;height:800px"></div>'
        f'<script>new TL.Timeline("t", {data}, {{script_path: "{place}/js"}});</script></body></html>',
        encoding="utf-8",
    )
    shown = subprocess.run(
        [
            *(browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"),
            *(f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=15000", "--dump-dom", page.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    assert shown.count('class="tl-slide ') + shown.count('class="tl-slide"') >= len(made["events"])
    for event in made["events"]:
        assert unescape(event["text"]["headline"]).split("“")[0].strip() in unescape(shown)
    assert "tl-message-content" not in shown or "Error" not in shown
