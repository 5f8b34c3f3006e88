"""The power goes while a case is written: what was not yet synced is lost, comes in any order, or is torn.

The case's file and its log are recorded after each commit, before and after each checkpoint, and at the seal. From two
neighbouring records disks are made as a power cut would leave them: of whatever was written in between, any sectors may
be there or not. Nothing that was acknowledged may be lost, and nothing may be half there.

A part of them in every run; more with DOSSIER_POWER_CUTS=500 in the environment.
"""

import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from dossier.domain.events import Review
from dossier.errors import CaseError
from dossier.services import cases, editing, importing, reading
from dossier.services.cases import CaseFile
from dossier.store import journal

CUTS = int(os.environ.get("DOSSIER_POWER_CUTS", "60"))
SECTOR = 512

pytestmark = pytest.mark.skipif(os.name != "posix", reason="reads the files beside their locks")


@dataclass(frozen=True)
class Disk:
    """What stands on the disk: the file, its log (None where there is none), and what has been acknowledged."""

    file: bytes
    log: bytes | None
    acknowledged: int


class Recorder:
    """Reads the file of a case and its log while the case is open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Kept open until the case is closed: closing it would give up the locks on the file.
        self._file = os.open(path, os.O_RDONLY)
        self.disks: list[Disk] = []

    def record(self, case: CaseFile | None) -> None:
        acknowledged = self.disks[-1].acknowledged if self.disks else 0
        if case is not None:
            with case.reading():
                head = journal.last(case.connection)
                acknowledged = 0 if head is None else head.id
        log = self._path.with_name(f"{self._path.name}-wal")
        size = os.fstat(self._file).st_size
        data = os.pread(self._file, size, 0)
        self.disks.append(Disk(data, log.read_bytes() if log.exists() else None, acknowledged))

    def end(self) -> None:
        os.close(self._file)


def _work(tmp_path: Path) -> list[Disk]:
    """Import, change, undo and close, twice, recording the disk at each step."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, who in enumerate(("Ada Korn", "Nils Brandt", "Ada Korn", "Edda Falk")):
        story = f"Harbour, part {number}\n\n{who} was arrested in Turku in {2001 + number}. Police freed Edda Falk.\n"
        (folder / f"{number}.txt").write_text(story, "utf-8")
    path = tmp_path / "worked.dossier"
    cases.close_case(cases.create_case(path))
    disks: list[Disk] = []
    for files in (("0.txt", "1.txt"), ("2.txt", "3.txt")):
        case = cases.open_case(path)
        recorder = Recorder(path)
        recorder.record(case)
        for _ in importing.import_paths(case, [folder / name for name in files], processes=1):
            recorder.record(case)
        recorder.record(case)
        for _ in _changes(case):
            recorder.record(case)
        case.checkpoint()
        recorder.record(case)
        cases.close_case(case)
        recorder.record(None)
        recorder.end()
        disks += recorder.disks
    return disks


def _changes(case: CaseFile) -> Iterator[str]:
    person = reading.entities(case)[0].id
    for number in range(3):
        yield editing.rename_entity(case, person, f"Edda Falk {number}").label
    yield editing.undo(case).label
    yield editing.review_event(case, reading.events(case)[0].id, Review.ACCEPTED).label
    yield editing.rename_entity(case, person, "Edda Falk").label


def _torn(old: bytes, new: bytes, chance: random.Random) -> bytes:
    """Return a file of which any sectors of what was written may be there, and any may not."""
    share = chance.choice((0.1, 0.5, 0.9))
    length = chance.choice((len(old), len(new)))
    made = bytearray(old[:length].ljust(length, b"\x00"))
    for at in range(0, length, SECTOR):
        if new[at : at + SECTOR] != old[at : at + SECTOR] and chance.random() < share:
            part = new[at : at + SECTOR]
            made[at : at + len(part)] = part
    return bytes(made[:length])


def _cut(before: Disk, after: Disk, chance: random.Random) -> tuple[str, bytes, bytes | None]:
    """Return what a cut between two records leaves: the kind of moment, the file and the log."""
    old_log, new_log = before.log or b"", after.log or b""
    if before.file == after.file:
        return "commit", before.file, _torn(old_log, new_log, chance)
    if old_log and chance.random() < 0.7:
        # The log is there until all of the file has been synced.
        return "checkpoint", _torn(before.file, after.file, chance), old_log
    if after.log is None:
        # At the close the mark was committed and brought into the file; then the seal is laid.
        covered = len(before.file)
        return "seal", after.file[:covered] + _torn(b"", after.file[covered:], chance), b""
    return "synced", after.file, new_log


def _faults(case_path: Path, acknowledged: int) -> list[str]:
    case = cases.open_case(case_path)
    try:
        found = list(cases.check_case(case).findings)
        with case.reading():
            head = journal.last(case.connection)
        if (0 if head is None else head.id) < acknowledged:
            found.append(f"lost what was acknowledged: {acknowledged}")
        return found
    finally:
        cases.close_case(case)


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    disks = _work(tmp_path)
    pairs = [(one, other) for one, other in pairwise(disks) if one != other]
    wrong: list[str] = []
    kinds: Counter[str] = Counter()
    for number in range(CUTS):
        chance = random.Random(number)
        before, after = chance.choice(pairs)
        kind, file, log = _cut(before, after, chance)
        kinds[kind] += 1
        path = tmp_path / f"{number}.dossier"
        path.write_bytes(file)
        if log is not None:
            path.with_name(f"{path.name}-wal").write_bytes(log)
        try:
            wrong += [f"{number} ({kind}): {each}" for each in _faults(path, before.acknowledged)]
        except CaseError as error:
            wrong.append(f"{number} ({kind}): {error}")
        path.unlink()
    print(f"{CUTS} power cuts ({', '.join(f'{count} at a {kind}' for kind, count in kinds.items())})")
    assert wrong == []
    assert kinds["commit"]
    assert kinds["checkpoint"]
