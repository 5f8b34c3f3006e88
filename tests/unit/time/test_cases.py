"""The language of time as tables: ``tests/cases/time_*.tsv``; a new trap is a new row.

Columns: the day of publication ("-" unknown, "first..last" an interval), the context with the expression in square
brackets ("¶" parts paragraphs), the interval ("-" none, an open end is empty), its precision ("~" approximate, "+"
lasting throughout), the TimeML type and value ("-" empty), and the explanation of the date ("-" for none).
"""

from pathlib import Path

import pytest

from .stories import timexes_of

CASES = Path(__file__).parents[2] / "cases"
TABLES = sorted(path for path in CASES.glob("time_*.tsv") if path.stem != "time_rejected")


def _rows(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]


ROWS = [pytest.param(*row, id=f"{path.stem}:{i}") for path in TABLES for i, row in enumerate(_rows(path), 2)]


@pytest.mark.parametrize(("published", "context", "interval", "precision", "kind", "value", "why"), ROWS)
def test_expression(published: str, context: str, interval: str, precision: str, kind: str, value: str, why: str):
    context = context.replace(" ¶ ", "\n\n")
    start, end = context.index("["), context.index("]") - 1
    text = context.replace("[", "").replace("]", "")
    touching = [t for t in timexes_of(text, published) if t.span.start < end and start < t.span.end]
    assert [t.span.of(text) for t in touching] == [text[start:end]]
    found = touching[0]
    date = found.date
    shown = "-" if date is None else f"{date.start or ''}..{date.end or ''}"
    marks = "-"
    if date is not None:
        marks = date.precision + "~" * date.approximate + "+" * (date.extent == "throughout")
        assert all(text[m.start : m.end] for m in date.mentions)
    assert (shown, marks, found.type.value, found.value or "-") == (interval, precision, kind, value)
    assert (date.explanation if date else "-") == why


@pytest.mark.parametrize("sentence", (CASES / "time_rejected.tsv").read_text(encoding="utf-8").splitlines()[1:])
@pytest.mark.parametrize("published", ["2023-07-15", "-"])
def test_look_alikes_are_no_dates(sentence: str, published: str):
    dated = [t.span.of(sentence) for t in timexes_of(sentence, published) if t.date is not None]
    assert not dated


def test_the_tables_are_there():
    assert len(ROWS) >= 480
