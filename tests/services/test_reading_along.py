"""Stories read by two processes: the same case as by one, and nothing there that does not belong."""

import subprocess
import sys
from pathlib import Path

import pytest

from dossier.domain.documents import Story
from dossier.domain.importing import FileState
from dossier.domain.spans import Span
from dossier.services import cases, importing, reading_along
from dossier.services.analysing import parts_of
from dossier.services.reading_along import StoryReaders

ROOT = Path(__file__).parents[2]
NEWS = (
    "{title}\n\nPublished: {day} March 2019\n\n"
    "{who} was arrested on 4 February 2014 in Oslo, police said. "
    "The court in Hamburg freed {last} two months later.\n\n"
    "Karl Lund, who knew {last}, denied the charges last week.\n"
)
PEOPLE = ("Anna Berg", "Maria Voss", "Peter Holm", "Selma Aydin", "Ivo Maric", "Ruth Stone")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(importing, "_WORTH_A_PROCESS", 0)
    monkeypatch.setattr(reading_along, "_LONG", 10_000)
    root = tmp_path / "articles"
    root.mkdir()
    texts = [
        NEWS.format(title=f"Harbour case, part {n}", day=n + 1, who=who, last=who.split()[1])
        for n, who in enumerate(PEOPLE)
    ]
    for number, text in enumerate(texts):
        (root / f"{number}.txt").write_text(text, "utf-8")
    (root / "5 again.txt").write_text(texts[5], "utf-8")
    (root / "6 empty.txt").write_text("", "utf-8")
    # Left to the second process, so that it has a part in the import however slowly it starts.
    quiet = "\n\n".join(f"In {n} nobody saw Anna Berg at the harbour on 3 May {n}." for n in range(1800, 2000))
    (root / "2 long.txt").write_text(texts[2] + quiet, "utf-8")
    return root


def _import(folder: Path, path: Path, processes: int) -> tuple[list[str], list[object], list[object]]:
    case = cases.create_case(path)
    told: list[object] = []
    found: list[object] = [
        (outcome.file, outcome.state, outcome.stories, outcome.events, outcome.reason, outcome.changes)
        for outcome in importing.import_paths(
            case, [folder], progress=lambda *how_far: told.append(how_far), processes=processes
        )
    ]
    dump = list(cases.dump_case(case))
    cases.close_case(case)
    return dump, found, told


def test_two_processes_make_the_same_case_as_one(folder: Path, tmp_path: Path) -> None:
    alone = _import(folder, tmp_path / "alone.dossier", 1)
    both = _import(folder, tmp_path / "both.dossier", 2)
    assert both == alone
    states = [outcome[1] for outcome in alone[1] if isinstance(outcome, tuple)]
    assert states.count(FileState.COMMITTED) == 7
    assert states.count(FileState.ALREADY) == 1
    assert states.count(FileState.FAILED) == 1


def test_one_processor_and_few_articles_start_no_process(tmp_path: Path) -> None:
    with StoryReaders(1) as readers:
        readers.begin()
        assert readers.process_id is None
    path = tmp_path / "a.txt"
    path.write_text(NEWS.format(title="Harbour", day=3, who="Anna Berg", last="Berg"), "utf-8")
    code = (
        "import subprocess, sys\n"
        "def refuse(*_, **__): raise SystemExit('a process was started')\n"
        "subprocess.Popen = refuse\n"
        "from pathlib import Path\n"
        "from dossier.services import cases, importing\n"
        "case = cases.create_case(Path(sys.argv[1]))\n"
        "print(*(o.state.value for o in importing.import_paths(case, [Path(sys.argv[2])], processes=2)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "c.dossier"), str(path)], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("committed\n", "")


def test_the_second_process_loads_neither_window_nor_database_and_opens_no_socket() -> None:
    code = (
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event.startswith('socket.'): raise SystemExit(event)\n"
        "sys.addaudithook(watch)\n"
        "from dossier.services import worker_process\n"
        "worker_process._warm_up()\n"
        "print(sorted({'PySide6', 'sqlalchemy', 'sqlcipher3', 'dossier.store'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_speaking_to_the_second_process_opens_no_socket() -> None:
    code = (
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event.startswith('socket.'): raise SystemExit(event)\n"
        "sys.addaudithook(watch)\n"
        "from dossier.services.second_process import SecondProcess\n"
        "second = SecondProcess()\n"
        "print(second.receive(120))\n"
        "second.end()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("ready\n", "")


def test_parts_have_every_story_once_and_long_ones_stand_alone() -> None:
    lengths = [100, 200, 9000, 50, 4000, 3000]
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    stories = [
        Story(n + 1, Span(start, start + length)) for n, (start, length) in enumerate(zip(starts, lengths, strict=True))
    ]
    parts = list(parts_of(stories))
    assert [story for first, end in parts for story in stories[first:end]] == stories
    assert (2, 3) in parts
    assert list(parts_of([])) == []
