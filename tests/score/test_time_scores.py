"""How many dates of annotated texts are found and rightly resolved; the figures may not fall.

The texts and their scorers stand beside the checkout. Run as a script it prints the figures of all genres:
``python tests/score/test_time_scores.py [--errors]``.
"""

import importlib.util
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.mentions import Timex
from dossier.domain.spans import Span
from dossier.extract.time import find_timexes
from dossier.extract.tokens import tokenize

SHARED = Path(__file__).parents[2] / "../shared"
GUM = SHARED / "corpora" / "gum-dev.jsonl"
WIKIWARS = SHARED / "temporal" / "wikiwars"
PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def _timexes(text: str, passages: list[tuple[int, int]], published: str | None) -> tuple[Timex, ...]:
    day = date.fromisoformat(published[:10]) if published else None
    known = PublicationDate(day, day, PublicationBasis.STATED) if day else None
    parts = tuple(Passage(Span(*bounds), PassageRole.BODY) for bounds in passages)
    return find_timexes(tokenize(text, Story(1, Span(0, len(text)), published=known, passages=parts)))


def _gum_line(document: dict[str, Any]) -> dict[str, Any]:
    passages = [(p["start"], p["end"]) for p in document["passages"]]
    dates = [
        {"start": t.span.start, "end": t.span.end, "from": str(t.core.start), "to": str(t.core.end)}
        for t in _timexes(document["text"], passages, document["published"])
        if t.core is not None
    ]
    return {"doc": document["doc"], "dates": dates, "people": []}


def gum_report(folder: Path, *options: str) -> str:
    """Return what the scorer of the GUM texts prints."""
    system = folder / "system.jsonl"
    with GUM.open(encoding="utf-8") as lines:
        system.write_text("".join(json.dumps(_gum_line(json.loads(line))) + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, str(GUM.with_name("score_gum.py")), str(GUM), str(system), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("eval_timex", WIKIWARS.with_name("eval_timex.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def history_scores(errors: bool = False) -> dict[str, Any]:
    """Return the TempEval-3 figures on the histories."""
    scorer = _scorer()
    documents = scorer.read_dir(str(WIKIWARS))
    system = {
        d["doc"]: [
            {"start": t.span.start, "end": t.span.end, "type": t.type.value, "value": t.value}
            for t in _timexes(d["text"], [m.span() for m in PARAGRAPH.finditer(d["text"])], d["dct"])
        ]
        for d in documents
    }
    scores: dict[str, Any] = scorer.score(documents, system, errors)
    return scores


@pytest.mark.skipif(not GUM.exists(), reason="the annotated news texts are not here")
def test_news_dates(tmp_path: Path):
    report = gum_report(tmp_path, "--genre", "news")
    print(report)
    figures = re.search(r"dates interval P/R/F1 \S+ \S+ (\S+)", report)
    assert figures is not None
    assert float(figures[1]) >= 87.5


@pytest.mark.skipif(not WIKIWARS.exists(), reason="the annotated histories are not here")
def test_history_values():
    scores = history_scores()
    assert scores["value"]["F1"] >= 83
    assert scores["relaxed"]["F1"] >= 92.5


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        extra = [option for option in sys.argv[1:] if option == "--errors"]
        print(gum_report(Path(made), "--genre", "news", *extra), gum_report(Path(made)), sep="\n")
    history_scores(bool(extra))
