"""How fast stories come in: 1,000 synthetic stories of 400 words through the whole import, on one core and on two.

Prints words a second of CPU time for each stage and for all of them on one core, stories a second, how much sooner
two cores are done than one, and the peak of memory over all processes; beside it merely reading the same files and
storing their bytes in SQLite, each in a synced transaction of its own.

usage: python benchmarks/import_speed.py [STORIES] [--profile]
"""

import cProfile
import os
import pstats
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlcipher3 import dbapi2

from dossier.extract import pipeline
from dossier.extract.events import settling
from dossier.ingest import reader, structure
from dossier.services import cases, importing
from dossier.services.reading_along import cores

WORDS = 400
TARGET = 20.0
WORDS_TARGET = 6000
MEMORY_TARGET = 400

FIRST = "Anna Karl Maria Peter Selma Ivo Ruth Omar Lena Tomas Mirela Hugo Petra Samir Nadia Viktor Elin Marko".split()
LAST = (
    "Berg Lund Voss Holm Aydin Maric Stone Haddad Novak Keller Brandt Fischer Moreau Silva Petrov Jansen Weber Costa "
    "Duran Halvorsen Iversen Kovac Lindqvist Marchetti Nowak Okafor Pereira Quist Rahman Sorensen"
).split()
PLACES = "Oslo Hamburg Sarajevo Ankara Chicago Lyon Rotterdam Trieste Gdansk Valencia".split()
FIRMS = ["Northern Freight Ltd", "Adria Shipping", "Blue Quay Bank", "Harbour Police", "Ministry of Transport"]
MONTHS = "January February March April May June July August September October November December".split()
SENTENCES = (
    "{a} was arrested in {p} on {d} {m} {y} after a search of the offices of {f}.",
    "Prosecutors allege that {a} paid {b} in {m} {y} through accounts in {p}.",
    "{b} denied the charges and said the money belonged to {f}.",
    "In {y}, {a} moved to {p}, where he joined {f} as a director.",
    "“We never met {b}”, said a spokesman for {f} last week.",
    "{b} was convicted of fraud on {d} {m} {y} and sentenced to four years in prison.",
    "Three months later the court in {p} released {a} on bail.",
    "The inquiry, which began in early {y}, covers contracts worth about $27 million.",
    "Lawyers for {a} plan to appeal next month, according to {f}.",
    "Between {m} {y} and the end of that year, {b} travelled to {p} at least twice.",
    "Neighbours described the house as quiet, with few visitors and a garden that nobody seemed to look after.",
    "The report runs to several hundred pages and lists invoices, letters and notes of calls.",
)


def story(number: int) -> str:
    """Return a story of about WORDS words; a few of its people appear in many stories."""
    chance = random.Random(number)
    cast = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(4)]
    lines = [f"Inquiry into {chance.choice(FIRMS)}, part {number}", "", f"Published: {number % 28 + 1} May 2020", ""]
    words = 0
    while words < WORDS:
        paragraph = []
        for _ in range(3):
            a, b = chance.sample(cast, 2)
            template = chance.choice(SENTENCES)
            if chance.random() < 0.5:
                a = a.split()[1]
            where, firm, month = chance.choice(PLACES), chance.choice(FIRMS), chance.choice(MONTHS)
            day, year = chance.randrange(1, 29), chance.randrange(2001, 2020)
            paragraph.append(template.format(a=a, b=b, p=where, f=firm, d=day, m=month, y=year))
        lines += [" ".join(paragraph), ""]
        words += len(lines[-2].split())
    return "\n".join(lines)


def memory() -> float:
    """Return the memory in use now, in MiB (the peak so far where the system does not tell)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return peak()


def peak() -> float:
    """Return the peak of this process's memory so far, in MiB."""
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def peak_of_others() -> float:
    """Return the peak of memory so far of the processes that this one has started, in MiB; 0 where nobody tells."""
    most = 0.0
    for listed in Path("/proc/self/task").glob("*/children"):
        for process in listed.read_text().split():
            try:
                lines = Path(f"/proc/{process}/status").read_text().splitlines()
            except OSError:
                continue
            most += sum(int(line.split()[1]) / 2**10 for line in lines if line.startswith("VmHWM:"))
    return most


class Stages:
    """CPU seconds by stage. A stage that runs within another is taken off the outer one."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._running: list[str] = []

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return *work* so that the time it takes is counted."""

        @wraps(work)
        def watched(*arguments: Any, **more: Any) -> Any:
            self._running.append(stage)
            began = time.process_time()
            try:
                return work(*arguments, **more)
            finally:
                spent = time.process_time() - began
                self._running.pop()
                self.seconds[stage] += spent
                if self._running:
                    self.seconds[self._running[-1]] -= spent

        return watched

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Count the stages of imports inside the block."""
        places: tuple[tuple[str, object, str], ...] = (
            ("read", reader, "read_file"),
            ("structure", structure, "find_stories"),
            ("sentences", pipeline, "tokenize"),
            ("names", pipeline, "find_names"),
            ("people", pipeline, "resolve_entities"),
            ("time", settling, "find_timexes"),
            ("events", pipeline, "find_dated_events"),
            ("events", pipeline, "with_happenings"),
            ("store", importing._Importer, "store"),
        )
        with ExitStack() as patches:
            for stage, owner, name in places:
                patches.enter_context(patch.object(owner, name, self.timed(stage, getattr(owner, name))))
            yield


def store_only(folder: Path, database: Path) -> float:
    """Read the same files and store their bytes; return the CPU seconds."""
    began = time.process_time()
    connection = dbapi2.connect(str(database), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE files (name TEXT, data BLOB)")
    for path in sorted(folder.iterdir()):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO files VALUES (?, ?)", (path.name, path.read_bytes()))
        connection.execute("COMMIT")
    connection.close()
    return time.process_time() - began


def whole_import(folder: Path, case_path: Path, processes: int = 1) -> Iterator[float]:
    """Import *folder* and yield the memory in use after each file."""
    case = cases.create_case(case_path)
    for outcome in importing.import_paths(case, [folder], processes=processes):
        assert outcome.reason is None, outcome.reason
        yield memory()
    info = cases.case_info(case)
    print(f"the case holds {info.articles:,} stories, {info.people:,} people, {info.events:,} events")
    cases.close_case(case)


def one_core(folder: Path, room: Path, count: int, words: int, bare: float) -> tuple[float, float]:
    """Import on one core and print what that took; return words a second of CPU time, and seconds by the clock."""
    profile = cProfile.Profile() if "--profile" in sys.argv else None
    stages = Stages()
    began, clock = time.process_time(), time.monotonic()
    with stages.watching():
        if profile is not None:
            profile.enable()
        used = list(whole_import(folder, room / "case.dossier"))
        if profile is not None:
            profile.disable()
    spent, waited = time.process_time() - began, time.monotonic() - clock
    for stage, seconds in stages.seconds.items():
        print(f"  {stage:<10} {seconds / count * 1000:6.1f} ms a story  {words / max(seconds, 1e-9):12,.0f} words/s")
    rest = spent - stages.seconds.total()
    print(f"  {'the rest':<10} {rest / count * 1000:6.1f} ms a story  (with what is loaded at first)")
    print(
        f"one core: {words / spent:,.0f} words/s (target {WORDS_TARGET:,}), "
        f"{count / spent:.1f} stories per CPU second (target {TARGET:.0f}), {waited:.0f} s by the clock"
    )
    print(f"memory: {used[-1] - used[len(used) // 2]:+.1f} MiB over the second half")
    print(f"reading and storing the same bytes alone: {bare:.2f} s CPU; the import takes {spent / bare:.0f} times that")
    print(f"the case file takes {(room / 'case.dossier').stat().st_size / count / 1024:.1f} KiB a story")
    if profile is not None:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
    return words / spent, waited


def two_cores(folder: Path, room: Path, count: int, waited: float) -> float:
    """Import on two cores and print how much sooner that is done than the *waited* seconds of one.

    Return the peak of the second process's memory in MiB.
    """
    clock, before = time.monotonic(), os.times()
    others = max(peak_of_others() for _ in whole_import(folder, room / "both.dossier", processes=2))
    both, after = time.monotonic() - clock, os.times()
    own = after.user + after.system - before.user - before.system
    other = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"two cores: {count / both:.1f} stories a second by the clock, {waited / both:.2f} times as many as one core")
    print(f"  {own:.1f} s of CPU time in the first process, {other:.1f} s in the second")
    return others


def main() -> int:
    """Measure and print; return 1 where a target is missed."""
    numbers = [argument for argument in sys.argv[1:] if argument.isdecimal()]
    count = int(numbers[0]) if numbers else 1000
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        folder = room / "articles"
        folder.mkdir()
        words = 0
        for number in range(count):
            text = story(number)
            words += len(text.split())
            (folder / f"{number:05}.txt").write_text(text, "utf-8")
        rate, waited = one_core(folder, room, count, words, store_only(folder, room / "bare.db"))
        others = two_cores(folder, room, count, waited) if cores() > 1 else 0.0
    print(f"memory: peak {peak():.0f} MiB and {others:.0f} MiB in the second process (target {MEMORY_TARGET} for both)")
    most = peak() + others
    return 0 if rate >= WORDS_TARGET and most <= MEMORY_TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
