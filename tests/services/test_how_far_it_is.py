"""What takes long with a large case tells how far it is from the beginning, and can be stopped."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.domain.changes import Changes
from dossier.domain.importing import Progress
from dossier.errors import Cancelled
from dossier.services import cases, editing, handing_over
from dossier.services.cases import CaseFile
from dossier.store import gradual_steps

Heard = list[tuple[int, int, str]]


@pytest.mark.parametrize("at_once", [1, 7, 2_000])
def test_taking_an_import_back_and_doing_it_again_tells_at_once_how_far_it_is(
    imported: CaseFile, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(gradual_steps, "_AT_ONCE", at_once)
    before = list(cases.dump_case(imported))
    for again, words in (
        (editing.undo, "Setting aside what the step brought"),
        (editing.redo, "Bringing back what the step brought"),
    ):
        heard = told(again, imported)
        assert heard[0] == (0, 0, words)
        steps = [(done, total) for done, total, what in heard if what == words and total]
        assert steps[-1][0] == steps[-1][1] and steps == sorted(steps)
        assert at_once > 1 or len(set(steps)) > 20
    assert list(cases.dump_case(imported)) == before


def told(again: Callable[[CaseFile, Progress], Changes], case: CaseFile) -> Heard:
    heard: Heard = []
    again(case, lambda *far: heard.append(far))
    return heard


def test_a_workbook_tells_that_it_is_packed_and_is_stopped_there(imported: CaseFile, tmp_path: Path) -> None:
    heard: Heard = []
    whole = tmp_path / "whole.xlsx"
    handing_over.export_as(imported, "xlsx", whole, lambda *far: heard.append(far))
    packing = [far for far in heard if far[2] == "Packing the workbook"]
    assert packing and packing[0][1] > 20
    stopped = tmp_path / "stopped.xlsx"
    heard.clear()
    with pytest.raises(Cancelled):
        handing_over.export_as(
            imported, "xlsx", stopped, lambda *far: heard.append(far), lambda: "Packing the workbook" in str(heard)
        )
    assert not stopped.exists()
    handing_over.export_as(imported, "xlsx", stopped)
    assert stopped.read_bytes() == whole.read_bytes()
