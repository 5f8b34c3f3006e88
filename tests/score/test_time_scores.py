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

from dossier.cli.annotation_forms import as_line
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.services.annotating import annotate_text

SHARED = Path(__file__).parents[2] / "../shared"
GUM = SHARED / "corpora" / "gum-dev.jsonl"
WIKIWARS = SHARED / "temporal" / "wikiwars"


def _line(doc: str, text: str, published: str | None) -> dict[str, Any]:
    """Annotate a text as ``dossier annotate`` does."""
    day = date.fromisoformat(published[:10]) if published else None
    known = PublicationDate(day, day, PublicationBasis.STATED) if day else None
    return as_line(doc, annotate_text(text, known, doc))


def gum_report(folder: Path, *options: str) -> str:
    """Return what the scorer of the GUM texts prints."""
    system = folder / "system.jsonl"
    with GUM.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    annotated = (_line(d["doc"], d["text"], d["published"]) for d in documents)
    system.write_text("".join(json.dumps(line) + "\n" for line in annotated), encoding="utf-8")
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
    system = {d["doc"]: _line(d["doc"], d["text"], d["dct"])["spans"] for d in documents}
    scores: dict[str, Any] = scorer.score(documents, system, errors)
    return scores


@pytest.mark.skipif(not GUM.exists(), reason="the annotated news texts are not here")
def test_news_dates(tmp_path: Path):
    report = gum_report(tmp_path, "--genre", "news")
    print(report)
    figures = re.search(r"dates interval P/R/F1 \S+ \S+ (\S+)", report)
    assert figures is not None
    assert float(figures[1]) >= 88.2


@pytest.mark.skipif(not WIKIWARS.exists(), reason="the annotated histories are not here")
def test_history_values():
    scores = history_scores()
    assert scores["value"]["F1"] >= 85
    assert scores["relaxed"]["F1"] >= 95


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        extra = [option for option in sys.argv[1:] if option == "--errors"]
        print(gum_report(Path(made), "--genre", "news", *extra), gum_report(Path(made)), sep="\n")
    history_scores(bool(extra))
