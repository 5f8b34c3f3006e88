"""A user chooses which model finds the names: an installed spaCy pipeline, here a small one that the test brings."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

# Names whoever is called Mrs, and nobody else.
SPACY = {
    "__init__.py": """
from types import SimpleNamespace

def load(name):
    if name != "court":
        raise OSError(name)
    return Pipeline()

class Pipeline:
    vocab = None

    def __call__(self, doc):
        found = [i + 1 for i, word in enumerate(doc.words[:-1]) if word == "Mrs"]
        return SimpleNamespace(ents=[SimpleNamespace(start=i, end=i + 1, label_="PERSON") for i in found])
""",
    "tokens.py": """
class Doc:
    def __init__(self, vocab, words):
        self.words = words
""",
}
STORY = "Harbour case\n\nPublished: 14 March 2019\n\nThe court heard Mrs Vosk. Anna Berg was arrested in May 2015.\n"


@pytest.fixture
def spacy(tmp_path: Path) -> None:
    """Put a package called spaCy where the program finds it."""
    (tmp_path / "spacy").mkdir()
    for name, text in SPACY.items():
        (tmp_path / "spacy" / name).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("spacy")
def test_an_import_finds_names_with_the_model_that_was_chosen(program: Run, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for number in range(12):
        # Long enough together that a second process helps to read them, where there is a core for it.
        filler = "The boats lay in the harbour and nobody moved them. " * 110
        (tmp_path / "articles" / f"{number}.txt").write_text(f"{STORY}\n{number}. {filler}\n", encoding="utf-8")
    done = program("import", "a.dossier", "articles", "--names-model", "spacy:court")
    assert done.returncode == 0, done.stderr
    shown = json.loads(program("people", "a.dossier", "--json").stdout)
    # A surname alone is nobody certain: each story keeps its own.
    assert [person["name"] for person in shown] == ["Vosk"] * 12


@pytest.mark.usefixtures("spacy")
def test_annotate_finds_names_with_the_model_that_was_chosen(program: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    done = program("annotate", "a.txt", "--names-model", "spacy:court")
    assert done.returncode == 0, done.stderr
    (document,) = json.loads(done.stdout)["documents"]
    assert [entity["name"] for entity in document["entities"] if entity["kind"] == "person"] == ["Vosk"]


@pytest.mark.usefixtures("spacy")
@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        ("spacy:absent", "The names model absent cannot be used: spaCy or the model is not installed."),
        ("court", "“court” is no names model that Dossier can use."),
        ("spacy:", "“spacy:” is no names model that Dossier can use."),
    ],
)
def test_a_model_that_cannot_be_used_is_refused_before_anything_is_made(
    program: Run, tmp_path: Path, model: str, sentence: str
) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    for done in (
        program("import", "a.dossier", "a.txt", "--names-model", model),
        program("annotate", "a.txt", "--names-model", model),
    ):
        assert (done.returncode, done.stdout) == (1, "")
        assert sentence in done.stderr
    assert not (tmp_path / "a.dossier").exists()


@pytest.mark.usefixtures("spacy")
def test_stories_are_read_again_with_the_model_that_read_them(program: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert program("import", "a.dossier", "a.txt", "--names-model", "spacy:court").returncode == 0
    assert program("reread", "a.dossier", "--all").returncode == 0
    shown = json.loads(program("people", "a.dossier", "--json").stdout)
    assert [person["name"] for person in shown] == ["Vosk"]
    (tmp_path / "spacy" / "__init__.py").write_text("raise ImportError\n", encoding="utf-8")
    done = program("reread", "a.dossier", "--all")
    assert (done.returncode, "The names model court cannot be used" in done.stderr) == (1, True), done.stderr
    assert program("check", "a.dossier").returncode == 0
