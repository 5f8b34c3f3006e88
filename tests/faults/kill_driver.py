"""Run by test_kill.py as a program: does a piece of work in child processes and kills them at random moments.

A child tells over a pipe what the program acknowledged to it. After each kill one JSON line on stdout says what had
been acknowledged; the test looks at the case then. Forking from one warm process makes many kills affordable.

usage: kill_driver.py import CASES FOLDER SEED KILLS     (ten kills in each case of that folder, one after the other)
       kill_driver.py edit CASE SEED KILLS               (changes, merges and undo in a case that exists)
       kill_driver.py merge CASE SEED KILLS              (merges of two people and their undo, over and over)
       kill_driver.py undo CASE SEED KILLS               (undo and redo of the last step, over and over)
       kill_driver.py reread CASE SEED KILLS             (reading all stories of a case again)
       kill_driver.py remove CASE SEED KILLS             (taking files out of a case, and undo)
       kill_driver.py backup CASE SEED KILLS             (a change and a backup, over and over)
       kill_driver.py export CASE SEED KILLS             (the case as JSON, CSV and PDF, over and over)
       kill_driver.py migrate CASE SEED KILLS            (opening a copy of an older case, made anew for each kill)
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path

from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.errors import DossierError
from dossier.extract import pipeline as pipeline  # warm, so that children start at once
from dossier.services import annotating, cases, editing, exporting, importing, joining, reading, reading_again, removing
from dossier.store import backups, journal
from dossier.store.case_file import CaseFile

Tell = Callable[[str], None]
CHAIN = 10
"""How many kills one case sees while it is imported into."""


def import_folder(case_path: Path, folder: Path, tell: Tell) -> None:
    case = cases.open_case(case_path) if case_path.exists() else cases.create_case(case_path)
    for outcome in importing.import_paths(case, [folder]):
        tell(f"{outcome.state.value} {outcome.file}")
    cases.close_case(case)


def edit_at_random(case_path: Path, seed: int, tell: Tell) -> None:
    chance = random.Random(seed)
    case = cases.open_case(case_path)
    while True:
        people = reading.entities(case, EntityKind.PERSON)
        events = reading.events(case, rejected=True)
        try:
            match chance.randrange(5):
                case 0:
                    editing.rename_entity(case, chance.choice(people).id, f"Person {chance.random()}")
                case 1:
                    editing.merge_entities(case, *(row.id for row in chance.sample(people, 2)))
                case 2:
                    editing.review_event(case, chance.choice(events).id, chance.choice(list(Review)))
                case 3:
                    editing.undo(case)
                case 4:
                    editing.redo(case)
        except (DossierError, ValueError, IndexError):
            continue
        tell(case_edition(case))


def case_edition(case: CaseFile) -> str:
    """Return what the newest entry of the journal is told by: what was acknowledged leads to it."""
    with case.reading():
        newest = journal.last(case.connection)
    assert newest is not None
    return newest.digest


def merge_at_random(case_path: Path, seed: int, tell: Tell) -> None:
    chance = random.Random(seed)
    case = cases.open_case(case_path)
    while True:
        people = reading.entities(case, EntityKind.PERSON)
        done = sum(not step.undone for step in reading.history(case))
        if done > 1 and (len(people) < 5 or chance.random() < 0.4):
            editing.undo(case)
        else:
            try:
                editing.merge_entities(case, *(row.id for row in chance.sample(people, 2)))
            except DossierError:
                continue
        tell(case_edition(case))


def undo_and_redo(case_path: Path, tell: Tell) -> None:
    case = cases.open_case(case_path)
    while True:
        step = reading.history(case)[-1]
        (editing.redo if step.undone else editing.undo)(case)
        tell(case_edition(case))


def read_again(case_path: Path, tell: Tell) -> None:
    case = cases.open_case(case_path)
    for changes in reading_again.read_again(case):
        tell(changes.label)
    cases.close_case(case)


def remove_at_random(case_path: Path, seed: int, tell: Tell) -> None:
    chance = random.Random(seed)
    case = cases.open_case(case_path)
    while True:
        rows = reading.articles(case)
        if len(rows) > 20 or (rows and chance.random() < 0.6):
            removing.remove_stories(case, [chance.choice(rows).id])
        else:
            editing.undo(case)
        tell(case_edition(case))


def change_and_back_up(case_path: Path, seed: int, tell: Tell) -> None:
    case = cases.open_case(case_path)
    person = reading.entities(case, EntityKind.PERSON)[0].id
    for number in count():
        editing.rename_entity(case, person, f"Person {seed} {number}")
        backup = backups.make(case, at_once=True)
        assert backup is not None
        tell(backup.path.name)


EXPORTS = (("json", exporting.export_json), ("csv", exporting.export_csv), ("pdf", exporting.export_pdf))


def export_all(case_path: Path, first: int, tell: Tell) -> None:
    case = cases.open_case(case_path)
    for number in count(first):
        form, export = EXPORTS[number % len(EXPORTS)]
        tell(export(case, case_path.with_suffix(f".{form}")).name)


def export_seconds(case_path: Path) -> list[float]:
    """Return how long each export takes: a kill comes at any moment of that.

    A child finds out, as one that exports has threads and may not fork. What it loaded is loaded here too.
    """

    def measure(tell: Tell) -> None:
        case = cases.open_case(case_path)
        for form, export in EXPORTS * 2:
            began = time.monotonic()
            export(case, case_path.with_suffix(f".warm-{form}")).unlink()
            tell(str(time.monotonic() - began))
        cases.close_case(case)
        tell(" ".join(name for name in sys.modules if name.split(".")[0] == "dossier"))

    *seconds, modules = killed(measure, 2 * len(EXPORTS) + 1, 0)
    for name in modules.split():
        import_module(name)
    return [float(each) for each in seconds[len(EXPORTS) :]]


def open_older(case_path: Path, tell: Tell) -> None:
    case = cases.open_case(case_path)
    tell("opened")
    cases.close_case(case)


def killed(work: Callable[[Tell], None], steps: int, after: float) -> list[str]:
    """Do *work* in a child and kill it *after* seconds from its nth new acknowledgement on. Return what it told."""
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        try:
            work(lambda line: os.write(writing_end, f"{line}\n".encode()) and None)
            os._exit(0)
        except BaseException as error:
            os.write(2, f"{error!r}\n".encode())
            os._exit(3)
    os.close(writing_end)
    with os.fdopen(reading_end) as told:
        heard: list[str] = []
        while sum(not line.startswith("already") for line in heard) < steps:
            line = told.readline()
            if not line:
                break
            heard.append(line.rstrip("\n"))
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return heard + told.read().splitlines()


def main() -> None:
    what, case_path, *rest = sys.argv[1:]
    seed, kills = int(rest[-2]), int(rest[-1])
    chance = random.Random(seed)
    assert joining.EntityIndex, "loaded before the first fork"
    annotating.annotate_text("Anna Berg was arrested in Oslo on 3 May 2020.", None, "a.txt")
    seconds = export_seconds(Path(case_path)) if what == "export" else []
    for number in range(kills):
        if what == "import":
            work = partial(import_folder, Path(case_path) / f"killed {number // CHAIN}.dossier", Path(rest[0]))
        elif what == "remove":
            work = partial(remove_at_random, Path(case_path), seed + number)
        elif what == "merge":
            work = partial(merge_at_random, Path(case_path), seed + number)
        elif what == "backup":
            work = partial(change_and_back_up, Path(case_path), seed + number)
        elif what == "export":
            work = partial(export_all, Path(case_path), number)
        elif what == "migrate":
            target = Path(case_path).with_suffix(f".{number}.dossier")
            shutil.copy(case_path, target)
            work = partial(open_older, target)
        elif what == "undo":
            work = partial(undo_and_redo, Path(case_path))
        elif what == "reread":
            work = partial(read_again, Path(case_path))
        else:
            work = partial(edit_at_random, Path(case_path), seed + number)
        steps = 0 if what == "migrate" else chance.randrange(2 if what == "export" else 4)
        most = 1.3 * seconds[(number + steps) % len(seconds)] if seconds else 0.06
        told = killed(work, steps, chance.uniform(0, most))
        print(json.dumps({"told": told}), flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    main()
