"""How fast stories come in: 1,000 synthetic stories of 400 words through the whole import, on one core.

Prints stories a second of CPU time, the peak of memory with its growth over the second half of the import, and the
ratio to merely reading the same files and storing their bytes in SQLite, each in a synced transaction of its own.

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
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from dossier.services import cases, importing

WORDS = 400
TARGET = 20.0

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
    """Return the peak of memory so far, in MiB."""
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


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


def whole_import(folder: Path, case_path: Path) -> Iterator[float]:
    """Import *folder* and yield the memory in use after each file."""
    case = cases.create_case(case_path)
    for outcome in importing.import_paths(case, [folder]):
        assert outcome.reason is None, outcome.reason
        yield memory()
    info = cases.case_info(case)
    print(f"the case holds {info.articles:,} stories, {info.people:,} people, {info.events:,} events")
    cases.close_case(case)


def main() -> int:
    """Measure and print; return 1 where the target is missed."""
    numbers = [argument for argument in sys.argv[1:] if argument.isdecimal()]
    count = int(numbers[0]) if numbers else 1000
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "articles"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.txt").write_text(story(number), "utf-8")
        bare = store_only(folder, Path(room) / "bare.db")
        profile = cProfile.Profile() if "--profile" in sys.argv else None
        began, clock = time.process_time(), time.monotonic()
        if profile is not None:
            profile.enable()
        used = list(whole_import(folder, Path(room) / "case.dossier"))
        if profile is not None:
            profile.disable()
        spent, waited = time.process_time() - began, time.monotonic() - clock
        size = (Path(room) / "case.dossier").stat().st_size
    rate = count / spent
    print(
        f"{count:,} stories of {WORDS} words: {rate:.1f} stories per CPU second (target {TARGET:.0f}), "
        f"{waited:.0f} s by the clock"
    )
    print(f"memory: peak {peak():.0f} MiB, {used[-1] - used[len(used) // 2]:+.1f} MiB over the second half")
    print(f"reading and storing the same bytes alone: {bare:.2f} s CPU; the import takes {spent / bare:.0f} times that")
    print(f"the case file takes {size / count / 1024:.1f} KiB a story")
    if profile is not None:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
    return 0 if rate >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
