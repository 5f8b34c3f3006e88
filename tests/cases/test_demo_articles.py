"""The demo articles are our own words, and their gold speaks of what stands in them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dossier.domain.events import EventKind, Status
from dossier.services.demo import demo_paths

ROOT = Path(__file__).parents[2]
ORIGINALS = ROOT / "../shared/seeds"
IN_A_ROW = 14


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + IN_A_ROW]) for i in range(len(found) - IN_A_ROW + 1)}


@pytest.mark.parametrize("path", demo_paths(), ids=lambda path: path.stem)
def test_no_sentence_is_anyone_else_s(path: Path) -> None:
    if not ORIGINALS.is_dir():
        pytest.skip("the published articles are not here")
    own = runs(path.read_text(encoding="utf-8"))
    for original in sorted(ORIGINALS.glob("*.txt")):
        assert not own & runs(original.read_text(encoding="utf-8")), original.name


@pytest.mark.parametrize("path", demo_paths(), ids=lambda path: path.stem)
def test_the_gold_stands_in_the_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    gold: dict[str, Any] = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    assert gold["file"] == path.name
    assert [story["ordinal"] for story in gold["stories"]] == list(range(1, len(gold["stories"]) + 1))
    for story in gold["stories"]:
        people = {person["name"] for person in story["people"]}
        for name in (n for person in story["people"] for n in (person["name"], *person["aliases"])):
            assert name in text
        for fact in (*story["events"], *story["tolerated"]):
            assert text.count(fact["locator"]) == 1, fact["locator"]
            assert len(fact["locator"].split()) <= 6
            at = text.index(fact["locator"])
            paragraph = text[text.rfind("\n", 0, at) + 1 : text.index("\n", at)]
            for trigger in (fact["trigger"], *fact.get("triggers", ())):
                assert re.search(rf"\b{re.escape(trigger)}\b", paragraph), trigger
            assert set(fact.get("people", ())) <= people
        for fact in story["events"]:
            assert Status(fact["status"])
            assert [EventKind(kind) for kind in (fact["kind"], *fact.get("kinds", ()))]


def test_five_articles_with_gold_beside_them() -> None:
    assert len(demo_paths()) == 5
    assert all(path.with_suffix(".gold.json").is_file() for path in demo_paths())
