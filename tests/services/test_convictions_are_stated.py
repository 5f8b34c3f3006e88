"""Nobody is shown as convicted or sentenced unless words of a source say so, of that person."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dossier.services import exporting, importing
from dossier.services.cases import CaseFile

# Each sentence tells of two people; the letters after it say who of them may be shown as convicted: 1, 2, both or none.
SENTENCES = [
    ("{1} was convicted of fraud in 2014.", "1"),
    ("A court found {1} guilty of arson in 2014.", "1"),
    ("{1} was convicted and {2} was acquitted in May 2015.", "1"),
    ("{1} was acquitted but {2} was convicted of perjury in 2016.", "2"),
    ("Judge {1} sentenced {2} to nine years in prison in 2013.", "2"),
    ("{1} testified against {2}, who was convicted in 2011.", "2"),
    ("{1} prosecuted {2}, who was convicted in 2011.", "2"),
    ("{1}, whose brother {2} was convicted in 2012, resigned.", "2"),
    ("{1}, whose father was convicted of murder in 2012, was elected mayor.", ""),
    ("{1}'s lawyer was convicted of contempt in 2012.", ""),
    ("The brother of {1} was convicted of theft in 2012.", ""),
    ("A friend of {1} was sentenced to two years in 2012.", ""),
    ("The man convicted of killing {1} was released in 2012.", ""),
    ("A man suspected of killing {1} was sentenced to ten years in 2012.", ""),
    ("Two men were convicted of killing {1} in 2012.", ""),
    ("Two men were convicted over the death of {1} in 2012.", ""),
    ("{1}'s killer was jailed for life in 2012.", ""),
    ("The witness against {1} was sentenced to two years in 2012.", ""),
    ("{1} was never convicted of the robbery.", ""),
    ("{1} was not convicted of the robbery in 2012.", ""),
    ("{1} has never been convicted of any crime.", ""),
    ("{1} was neither charged nor convicted in 2012.", ""),
    ("{1} was charged but never convicted in 2012.", ""),
    ("{1} was tried but not convicted in 2012.", ""),
    ("If {1} is convicted, the company will close in 2022.", ""),
    ("If convicted in May, {1} faces ten years in prison.", ""),
    ("Once convicted, {1} would lose the seat.", ""),
    ("Had {1} been convicted in 2012, the firm would have closed.", ""),
    ("{1} could be convicted in May.", ""),
    ("{1} may be sentenced in May 2022.", ""),
    ("{1} will be sentenced in May 2022.", ""),
    ("{1} is due to be sentenced on 3 May 2022.", ""),
    ("{1} narrowly avoided being convicted in 2012.", ""),
    ("{1} escaped conviction in 2012.", ""),
    ("A jury failed to convict {1} in 2012.", ""),
    ("Jurors refused to convict {1} in 2012.", ""),
    ("Prosecutors failed to have {1} convicted in 2012.", ""),
    ("The prosecutor asked the court to sentence {1} to ten years in 2012.", ""),
    ("The prosecution asked that {1} be jailed for life in 2012.", ""),
    ("Relatives want {1} convicted.", ""),
    ("Rumours that {1} had been convicted spread in 2012.", ""),
    ("The newspaper apologised for reporting in 2012 that {1} had been convicted.", ""),
    ("The newspaper retracted a report that {1} had been convicted.", ""),
    ("According to rumours, {1} was convicted in 2012.", ""),
    ("It was falsely reported in 2012 that {1} had been convicted.", ""),
    ("Was {1} convicted in 2012?", ""),
    ("It is not known whether {1} was convicted in 2012.", ""),
    ("{1} denied having been convicted in 2012.", ""),
    ("{1} pleaded not guilty in 2012.", ""),
    ("A jury found {1} not guilty in 2012.", ""),
    ("{1} was cleared of all charges in 2012.", ""),
    ("{1} was accused of fraud in 2012.", ""),
    ("{1} went on trial in 2012.", ""),
    ("{1} was charged with murder in 2012.", ""),
    ("{1} welcomed the conviction of {2} in 2012.", "2"),
    ("The conviction of {1} in 2010 was overturned in 2012.", "1"),
    ("{1} was convicted in 2010, but the verdict was quashed in 2012.", "1"),
    ("An appeal court quashed the conviction of {1} in 2012.", "1"),
    ("Anyone convicted of helping {1} faces jail in 2022.", ""),
    ("No court has ever convicted {1} of anything.", ""),
]
FIRST = "Marek Anders Teodor Ilona Runa Sanna Petra Klaus Edvard Birgit".split()
LAST = "Dolan Weiss Reissner Halberg Tomsk Okoye Brandtner Lindqvist Varga Moreau Castell Ferrand".split()
DECIDED = {"convicted", "sentenced"}
SAYING = re.compile(r"convict|guilty|verdict|condemn|sentenc|jail|prison|years|life", re.IGNORECASE)


def _names(number: int) -> tuple[str, str]:
    """Return two people whom no other sentence names."""
    at = number * 2
    return tuple(f"{FIRST[n % 10]} {LAST[n // 10]}" for n in (at, at + 1))  # type: ignore[return-value]


@pytest.fixture
def exported(case: CaseFile, tmp_path: Path) -> dict[str, Any]:
    for number, (sentence, _) in enumerate(SENTENCES):
        one, two = _names(number)
        text = sentence.replace("{1}", one).replace("{2}", two)
        path = tmp_path / f"story{number:02}.txt"
        path.write_text(f"Notes from the courts, part {number}\n\nPublished: 12 February 2021\n\n{text}\n", "utf-8")
    assert all(o.reason is None for o in importing.import_paths(case, sorted(tmp_path.glob("story*.txt"))))
    out = tmp_path / "case.json"
    exporting.export_json(case, out)
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return told


def test_only_those_of_whom_it_is_said_are_shown_as_convicted(exported: dict[str, Any]) -> None:
    allowed = {
        name
        for number, (_, who) in enumerate(SENTENCES)
        for name, mark in zip(_names(number), "12", strict=True)
        if mark in who
    }
    shown = {
        entity["name"]
        for entity in exported["entities"]
        for rung in entity["standing"]
        if rung["standing"] in DECIDED and rung["status"] == "asserted"
    }
    assert shown <= allowed
    assert len(shown) >= 10


def test_every_rung_points_at_the_words_that_state_it(exported: dict[str, Any]) -> None:
    texts = {source["id"]: source["text"] for source in exported["sources"]}
    source_of = {article["id"]: article["source"] for article in exported["articles"]}
    rungs = [rung for entity in exported["entities"] for rung in entity["standing"]]
    assert {rung["standing"] for rung in rungs} >= {"named", "accused", "charged", "on-trial", "convicted", "acquitted"}
    for rung in rungs:
        text = texts[source_of[rung["article"]]]
        assert text[rung["start"] : rung["end"]] == rung["text"]
        assert rung["words"], rung
        for word in rung["words"]:
            assert text[word["start"] : word["end"]] == word["text"]
            assert rung["start"] <= word["start"] < word["end"] <= rung["end"]
        if rung["standing"] in DECIDED:
            assert any(SAYING.search(word["text"]) for word in rung["words"]), rung


def test_an_overturned_conviction_says_so_on_its_rung(exported: dict[str, Any]) -> None:
    overturned = [n for n, (sentence, _) in enumerate(SENTENCES) if re.search("overturned|quashed", sentence)]
    rungs = {
        entity["name"]: [r for r in entity["standing"] if r["standing"] == "convicted"]
        for entity in exported["entities"]
    }
    noted = {n for n in overturned for r in rungs.get(_names(n)[0], []) if "overturned" in r["note"]}
    shown = {n for n in overturned if rungs.get(_names(n)[0])}
    assert noted == shown
