"""What exports and imports left out is said in German in the window."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import errors, tongue
from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.gui import saying
from dossier.gui.loss_words import loss_words

PACKAGE = Path(errors.__file__).parent
GERMAN = tongue.catalogue("de")
MODULES = [
    *sorted((PACKAGE / "report/exports").glob("*.py")),
    PACKAGE / "services/taking_in.py",
    PACKAGE / "services/taking_in_ftm.py",
]


@pytest.fixture
def german() -> Iterator[None]:
    tongue.use(lambda text: GERMAN.get(text, text))
    yield
    tongue.use(None)


def _rows() -> Iterator[tuple[str, str, str]]:
    """Yield the rows of losses in the code: one thing, several, and what of them."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple) and len(node.elts) == 4:
                words = [each.value if isinstance(each, ast.Constant) else None for each in node.elts[1:]]
                if all(isinstance(word, str) for word in words) and " " in str(words[2]):
                    yield str(words[0]), str(words[1]), str(words[2])


def test_every_loss_has_its_german_words(german: None) -> None:
    rows = list(_rows())
    assert len(rows) > 25
    for one, many, rest in rows:
        for sentence in (f"1 {one} {rest}", f"1,234 {many} {rest}"):
            told = loss_words(sentence)
            assert rest not in told, sentence
            assert told.split()[0] == sentence.split()[0].replace(",", ".")


def _reasons() -> Iterator[str]:
    """Yield why a row of a table is refused, as a window is told it."""
    for name in ("table_rows", "tables_reader"):
        for node in ast.walk(ast.parse((PACKAGE / f"ingest/{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "refuse":
                (said_there,) = node.args
                parts = said_there.values if isinstance(said_there, ast.JoinedStr) else [said_there]
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in parts)


def test_why_a_row_is_refused_is_said_in_german(german: None) -> None:
    reasons = list(_reasons())
    assert len(reasons) > 15
    for reason in reasons:
        # A reason that is worked out elsewhere stands whole in the catalogue: its parts say nothing alone.
        if reason.strip("x: "):
            assert saying.said(f"events.csv: row 7: {reason}").startswith("events.csv: Zeile 7: "), reason


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("3 events without a date left out.", "3 Ereignisse ohne Datum weggelassen."),
        ("2 texts left out: only their texts are in the file.",
         "2 Texte weggelassen: nur ihre Texte stehen in der Datei."),
        ("4 events with more than 30 people make no links.",
         "4 Ereignisse mit mehr als 30 Personen ergeben keine Verbindungen."),
        ("3 sources left out with all that they tell: the case has them already.",
         "3 Quellen mit allem, was sie berichten, weggelassen: der Fall hat sie schon."),
        ("Anna Berg left out.", "Anna Berg left out."),
    ],
)  # fmt: skip
def test_losses_are_said_in_german(german: None, english: str, told: str) -> None:
    assert loss_words(english) == told
    tongue.use(None)
    assert loss_words(english) == english


def test_every_format_of_an_export_is_called_in_german() -> None:
    for each in EXPORT_FORMATS:
        assert {f"{each.title}…", each.title, each.holds} <= GERMAN.keys(), each.name
