"""The second process of an import dies, hangs, or loses the first one: that costs one file, and leaves nothing."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.domain.importing import FileOutcome, FileState
from dossier.services import cases, importing, reading_along
from dossier.services.cases import CaseFile
from dossier.services.reading_along import StoryReaders

from .parents import child_ends_with

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and process handles to wait on")

SHORT = "Court hears harbour case\n\nPublished: 4 March 2019\n\n{who} was arrested in Oslo in 2014.\n"
QUIET = "\n\n".join(
    f"In {n} Anna Berg told the harbour police what she had seen on 3 May {n}." for n in range(1000, 2000)
)
LONG = f"Harbour case\n\nPublished: 5 March 2019\n\n{QUIET}\n"
"""So long that it is left to the second process, which gets the first files before it."""

made: list[StoryReaders] = []


class Watched(StoryReaders):
    """The readers of an import, so that a test gets hold of them."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        made.append(self)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made.clear()
    monkeypatch.setattr(importing, "StoryReaders", Watched)
    monkeypatch.setattr(importing, "_WORTH_A_PROCESS", 0)
    monkeypatch.setattr(reading_along, "_LONG", 10_000)
    root = tmp_path / "articles"
    root.mkdir()
    (root / "1 long.txt").write_text(LONG, "utf-8")
    for number, who in enumerate(("Anna Berg", "Karl Lund", "Maria Voss")):
        (root / f"{number + 2} short.txt").write_text(SHORT.format(who=who), "utf-8")
    return root


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    made_case = cases.create_case(tmp_path / "case.dossier")
    yield made_case
    cases.close_case(made_case)


def _at_work(act: Callable[[int], bool]) -> Callable[[], bool]:
    """Call *act* once with the number of the second process, when that has got the long file; its answer stands."""
    asked: list[int] = []

    def cancelled() -> bool:
        if made and made[0].helps and made[0].process_id is not None:
            asked.append(made[0].process_id)
            # At the first look it is ready, at the second it has got what waited.
            if len(asked) == 2:
                return act(asked[1])
        return False

    return cancelled


def _is_gone(process: int) -> bool:
    return not Path(f"/proc/{process}").exists()


def _states(outcomes: list[FileOutcome]) -> list[FileState]:
    return [outcome.state for outcome in outcomes]


def test_a_process_that_is_killed_costs_the_file_that_it_read(folder: Path, case: CaseFile) -> None:
    killed: list[int] = []

    def kill(process: int) -> bool:
        killed.append(process)
        os.kill(process, signal.SIGKILL)
        return False

    outcomes = list(importing.import_paths(case, [folder], processes=2, cancelled=_at_work(kill)))
    assert killed
    assert _states(outcomes) == [FileState.FAILED] + [FileState.COMMITTED] * 3
    assert outcomes[0].reason is not None
    assert outcomes[0].reason.startswith("reading it ended the process that did")
    assert cases.check_case(case).findings == ()
    assert made[0].process_id is None
    again = list(importing.import_paths(case, [folder], processes=2))
    assert _states(again) == [FileState.COMMITTED] + [FileState.ALREADY] * 3


def test_a_process_that_hangs_is_given_up(folder: Path, case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in folder.glob("* short.txt"):
        path.unlink()
    stopped: list[int] = []

    def stop(process: int) -> bool:
        stopped.append(process)
        os.kill(process, signal.SIGSTOP)
        # Not before: on a busy machine it might be given up as it came to work.
        monkeypatch.setattr(reading_along, "SECONDS_FOR_A_PART", 0.2)
        monkeypatch.setattr(reading_along, "_CHARACTERS_A_SECOND", 1_000_000)
        return False

    outcomes = list(importing.import_paths(case, [folder], processes=2, cancelled=_at_work(stop)))
    assert _states(outcomes) == [FileState.FAILED]
    assert outcomes[0].reason is not None
    assert "took too long" in outcomes[0].reason
    assert _is_gone(stopped[0])


def test_stopping_an_import_ends_the_process_at_once(folder: Path, case: CaseFile) -> None:
    seen: list[int] = []

    def stop(process: int) -> bool:
        seen.append(process)
        return True

    assert list(importing.import_paths(case, [folder], processes=2, cancelled=_at_work(stop))) == []
    assert _is_gone(seen[0])
    assert cases.case_info(case).articles == 0


def test_an_import_that_nobody_follows_any_more_ends_the_process(folder: Path, case: CaseFile) -> None:
    outcomes = importing.import_paths(case, [folder], processes=2)
    next(outcomes)
    process = made[0].process_id
    assert process is not None
    outcomes.close()  # type: ignore[attr-defined]
    assert _is_gone(process)


def test_the_process_ends_when_the_first_one_is_killed() -> None:
    code = (
        "from dossier.services.second_process import SecondProcess\n"
        "second = SecondProcess()\n"
        "assert second.receive(120) == 'ready'\n"
        "print(second.id, flush=True)\n"
    )
    assert child_ends_with(code)
