"""Milliseconds of CPU time until the first page of a search stands there, in a made-up case of a given size.

    .venv/bin/python benchmarks/search_speed.py [ARTICLES] [--folder FOLDER] [--whole]

Each kind of query is asked as the search box asks it: the page is there in about the time that is given, and the last
column says how many pages might gain when all has been looked through. With --whole no time is given. At the end the
same common words are asked of FTS5 alone, the best first. In FOLDER the case is kept for the next time.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_up_case import Language, opened
from dossier.services import cases, searching
from dossier.services.cases import CaseFile

_ROUNDS = 3
_LIMIT = 24
_SECONDS = 0.007
"""What the search box gives."""


def _typed(words: list[str]) -> list[str]:
    return [word[:length] for word in words for length in range(1, len(word) + 1)]


def _words(words: list[str]) -> dict[str, list[str]]:
    """Return queries of words alone, the words being in the order of how common they are."""
    return {
        "one letter": list("abdefghiklmnoprstuvz"),
        "a very common word": [word + " " for word in words[:12]],
        "a usual word": [word + " " for word in words[50:70]],
        "a rare word": [word + " " for word in words[30_000:30_020]],
        "a word as it is typed": _typed(words[13:20] + words[25:40:5] + words[100:105]),
        "a phrase of common words": [f'"{words[i]} {words[i + 1]}" ' for i in range(20)],
        "a phrase, one less common": [f'"{words[i]} {words[i + 30]}" ' for i in range(0, 60, 3)],
        "a phrase of three": [f'"{words[i]} {words[i + 1]} {words[i + 2]}" ' for i in range(0, 20, 2)],
        "a phrase, one left out": [f'"{words[i]} {words[i + 1]}" -{words[i + 3]}' for i in range(0, 20, 2)],
        "two words, one left out": [f"{words[i]} {words[i + 20]} -{words[i + 40]}" for i in range(10)],
        "one word, a common one out": [f"{words[i]} -{words[i % 3]}" for i in range(3, 200, 10)],
        "four common words": [" ".join(words[i : i + 4]) + " " for i in range(0, 60, 4)],
        "nothing found": [f"{words[i]} qqq " for i in range(5)]
        + ["qqq ", f'"{words[0]} qqq"', f"{words[3000]} {words[4000]} {words[5000]} "],
        "odd signs": ['"', "NEAR(", "a:b:c", "-", "* *", "'"],
    }


def _limited(words: list[str], names: list[str]) -> dict[str, list[str]]:
    """Return queries with filters."""
    some = [words[i] for i in (0, 12, 20, 60, 300)]
    return {
        "within one person": [f'{word} person:"{name}"' for name in names for word in some[:4]],
        "a person as it is typed": [f"person:{part}" for part in _typed([name.split()[1] for name in names[:8]])],
        "after a day": [f"{word} after:{year}" for word in some for year in (2001, 2010, 2024)],
        "before a day": [f"{word} before:{year}" for word in some for year in (2000, 2001, 2010)],
        "within one week": [f"{w} after:{y}-03-03 before:{y}-03-09" for w in some for y in (2001, 2012)],
        "within one paper": [f'{word} source:"paper 3/"' for word in some],
        "within one file": [f"{word} source:{number}.txt" for word in some for number in (77, 4123)],
        "filters alone": [f'person:"{name}"' for name in names[:5]] + ["after:2010", "before:2001", "source:paper"],
    }


def _queries(language: Language) -> dict[str, list[str]]:
    dice = random.Random(2)
    names = [dice.choice(language.names) for _ in range(20)] + language.names[:10]
    typed = names[:8] + language.names[:4]
    of_names = {"a name": [name + " " for name in names], "a name as it is typed": _typed(typed)}
    return of_names | _words(language.words) | _limited(language.words, names)


def _measure(case: CaseFile, kind: str, queries: list[str], seconds: float | None) -> None:
    taken, parts = [], 0
    for _ in range(_ROUNDS):
        for query in queries:
            begun = time.thread_time()
            page = searching.page(case, query, _LIMIT, seconds)
            taken.append((time.thread_time() - begun) * 1000)
            parts += not page.is_whole
    _print(kind, taken, f"{parts * 100 // len(taken):5} %")


def _print(kind: str, taken: list[float], more: str = "") -> None:
    taken = sorted(taken)
    print(f"{kind:28}{statistics.median(taken):9.2f}{taken[int(len(taken) * 0.95)]:9.2f}{taken[-1]:9.2f}{more}")


def _plain(case: CaseFile, words: list[str]) -> None:
    """Ask FTS5 alone, the best first, without titles and snippets."""
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT 24"
    taken = []
    with case.reading():
        for word in words:
            begun = time.thread_time()
            case.connection.exec_driver_sql(query, (f'"{word}"',)).all()
            taken.append((time.thread_time() - begun) * 1000)
    _print("FTS5 alone, ranked", taken)


def main() -> None:
    """Build a case, or open it, and print what each kind of query takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=5_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--whole", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        case, language = opened(given.folder or Path(passing), given.articles)
        print(f"{given.articles:,} stories, {case.path.stat().st_size / 1e6:,.0f} MB")
        print(f"{'query':28}{'median':>9}{'p95':>9}{'max ms':>9}   part")
        for kind, queries in _queries(language).items():
            _measure(case, kind, queries, None if given.whole else _SECONDS)
        _plain(case, language.words[:12])
        cases.close_case(case)


if __name__ == "__main__":
    main()
