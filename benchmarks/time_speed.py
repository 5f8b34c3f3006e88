"""How fast time expressions are found and resolved in ordinary news prose, on one core, and how time grows.

Prints bytes of text per CPU second with and without the splitting into sentences and words, and, from the same run,
the ratio to two simpler works on the same text: ``dateparser.search.search_dates`` (on its beginning: it takes its
time) and one scan with one regular expression. ``--growth`` measures hostile texts of growing sizes instead, and
``--patterns`` every regular expression of the stage by itself; both print exponents, of which 1 is linear.

usage: python benchmarks/time_speed.py [KILOBYTES] [--profile]
       python benchmarks/time_speed.py KILOBYTES --growth       # texts of 1, 2, 4, 8 times that; 1250: up to 10 MB
       python benchmarks/time_speed.py 1 --patterns             # on up to 8 kB, where what is not linear shows
"""

import argparse
import cProfile
import gc
import math
import pkgutil
import pstats
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.spans import Span
from dossier.extract import time as time_stage
from dossier.extract.time import find_timexes
from dossier.extract.tokens import tokenize

TARGET = 1_000_000
MOST_GROWTH = 1.1
SEARCHED = 60_000
"""Characters given to search_dates."""
SEEDS = Path(__file__).parents[1] / "seeds"
NAMES = "Berg Lund Voss Holm Aydin Maric Stone Haddad Novak Keller Brandt Fischer Moreau Silva Petrov Jansen".split()
BARE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)(?: \d{1,2})?(?:,? \d{4})?\b|\b(?:last|this|next) (?:week|month|year)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day\b|\b(?:19|20)\d\d\b|\b\d+ (?:days|weeks|months|years) (?:ago|later)\b"
)


def prose(size: int) -> Iterator[str]:
    """Yield stories of about *size* characters in all: the demo articles, no two of them with the same figures."""
    articles = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    made = number = 0
    while made < size:
        text = articles[number % len(articles)]
        text = _varied(text, number // len(articles))
        made += len(text) + 1
        number += 1
        yield text


def _varied(text: str, shift: int) -> str:
    """Return *text* with other days, years and people, so that nothing is fast only because it was seen before."""
    text = re.sub(r"\b(19|20)(\d\d)\b", lambda m: f"{m[1]}{(int(m[2]) + shift) % 100:02}", text)
    text = re.sub(r"\b(\d)\b", lambda m: str((int(m[1]) + shift) % 9 + 1), text)
    return re.sub(r"\b[A-Z][a-z]{5,}(?= said| told)", NAMES[shift % len(NAMES)], text)


def story_of(text: str, number: int = 0) -> Story:
    """Return *text* as one story of paragraphs."""
    day = date(2020 + number % 5, number % 12 + 1, number % 28 + 1)
    spans = (match.span() for match in re.finditer(r"[^\n]+", text))
    passages = tuple(Passage(Span(*span), PassageRole.BODY) for span in spans)
    published = PublicationDate(day, day, PublicationBasis.STATED)
    return Story(1, Span(0, len(text)), published=published, passages=passages)


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that *work* takes."""
    gc.collect()
    began = time.process_time()
    work()
    return max(time.process_time() - began, 1e-6)


def throughput(size: int, profiled: bool) -> int:
    """Measure ordinary prose; return 1 where the target is missed."""
    texts = list(prose(size))
    stories = [story_of(text, number) for number, text in enumerate(texts)]
    count = sum(len(text.encode("utf-8")) for text in texts)
    find_timexes(tokenize(texts[0], stories[0]))
    tokenized = []
    splitting = seconds(lambda: tokenized.extend(map(tokenize, texts, stories)))
    found = []
    profile = cProfile.Profile() if profiled else None
    if profile is not None:
        profile.enable()
    finding = seconds(lambda: found.extend(map(find_timexes, tokenized)))
    if profile is not None:
        profile.disable()
    expressions = sum(map(len, found))
    print(f"{count / 1e6:.1f} MB of news prose in {len(texts):,} stories, {expressions:,} expressions")
    print(f"finding and resolving:                 {count / finding / 1e6:6.2f} MB per CPU second (target 1.00)")
    print(f"with splitting into sentences and words: {count / (finding + splitting) / 1e6:4.2f} MB per CPU second")
    compare(texts, count / finding)
    if profile is not None:
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
    return 0 if count / finding >= TARGET else 1


def compare(texts: list[str], rate: float) -> None:
    """Print the ratio to simpler works on the same text."""
    from dateparser.search import search_dates

    whole = "\n".join(texts)
    scan = len(whole.encode("utf-8")) / seconds(lambda: sum(1 for _ in BARE.finditer(whole)))
    print(
        f"bare scan with one regular expression: {scan / 1e6:6.2f} MB per CPU second, {scan / rate:.1f} times as fast"
    )
    search_dates("3 May 2014", languages=["en"])
    part = whole[:SEARCHED]
    searched = len(part.encode("utf-8")) / seconds(lambda: search_dates(part, languages=["en"]))
    slower = rate / searched
    print(f"dateparser's search_dates, in English: {searched / 1e6:6.2f} MB per CPU second, 1/{slower:.0f} as fast")


HOSTILE = {
    "digits": "1", "figures": "12 ", "dots": ".", "numbers with dots": "12.", "thousands": "1,", "of the": "of the ",
    "open brackets": "(", "open square": "[2013 ", "years": "in 2013 ", "years with hyphens": "2013-",
    "May": "May ", "last": "last ", "between and": "between and ", "commas": ",", "commas, spaced": ", ",
    "quotation marks": "“", "straight marks": '"', "apostrophes": "'", "quoted": "“today” said ",
    "months": "January February March April ", "months with commas": "May, June, ", "newlines": "\n", "spaces": " ",
    "slashes": "1/", "quarters": "Q1", "twenty-": "twenty-", "hyphens": "-", "spaced hyphens": "- ",
    "Friday": "Friday, ", "the": "the ", "a few": "a few ", "every": "every ", "after": "two days after the ",
    "a day before": "a day before ", "one sentence": "the clerk who had left the town in May 2013 came back and ",
    "that day": "that day he said he left two days later and ", "early": "early ", "the end of": "the end of ",
    "election": "before the election ", "first half": "first half of ", "one word": "a", "May the": "May and the ",
    "ordinals": "1st ", "half": "half ", "times": "9:30 ", "zeros": "0", "signs": "$", "emoji": "🙂",
    "year pairs": "2013-14 and ", "BC": "BC ", "points": "a.m. ", "since": "since ", "sums": "$2013 ",
    "named days": "Independence Day ", "anniversaries": "10th anniversary of the ", "eves": "the eve of ",
    "fiscal years": "fiscal year ends May 3 ", "stretches": "two weeks to May ",
    "hours later": "at 9 p.m. an hour later ",
}  # fmt: skip


def exponent(times: list[float], factor: float) -> float:
    """Return the growth exponent over sizes that grow by *factor* each: the slope in logarithms, least squares."""
    xs = [i * math.log(factor) for i in range(len(times))]
    ys = [math.log(t) for t in times]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def stage(text: str) -> object:
    """Do what the benchmark is about: split, find, resolve."""
    return find_timexes(tokenize(text, story_of(text)))


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every regular expression of the time stage by its module and name, those inside rules too."""
    found: dict[str, re.Pattern[str]] = {}
    known: set[str] = set()
    for module in pkgutil.iter_modules(time_stage.__path__):
        inside = vars(import_module(f"{time_stage.__name__}.{module.name}"))
        for name, value in inside.items():
            for number, each in enumerate(value if isinstance(value, (tuple, list)) else (value,)):
                pattern = each if isinstance(each, re.Pattern) else getattr(each, "pattern", None)
                if isinstance(pattern, re.Pattern) and pattern.pattern not in known:
                    known.add(pattern.pattern)
                    found[f"{module.name}.{name}" + (f"[{number}]" if each is not value else "")] = pattern
    return found


def measured(work: Callable[[str], object], unit: str, size: int) -> tuple[list[float], float]:
    """Return the CPU seconds of *work* on texts of 1, 2, 4 and 8 times *size* characters, and their exponent.

    Python's search for cyclic rubbish is put off, as ``dossier annotate`` puts it off: it visits all that is alive.
    """
    times = []
    gc.disable()
    try:
        for factor in (1, 2, 4, 8):
            text = (unit * (factor * size // len(unit) + 1))[: factor * size]
            times.append(min(seconds(lambda text=text: work(text)) for _ in range(2 if factor < 4 else 1)))  # type: ignore[misc]
            if times[-1] > TOO_LONG:
                break
    finally:
        gc.enable()
    return times, exponent(times, 2)


TOO_LONG = 90.0
"""CPU seconds after which no larger text is tried."""
LEAST = 0.05
"""CPU seconds below which a time says nothing about growth."""


def growth(size: int) -> int:
    """Measure hostile texts of up to 8 times *size* characters; return 1 where one grows faster than it may."""
    print(f"CPU seconds of the whole stage on texts of 1, 2, 4, 8 times {size:,} characters, and the growth exponent")
    worst = 0.0
    for name, unit in HOSTILE.items():
        times, slope = measured(stage, unit, size)
        tells = times[-1] >= LEAST
        worst = max(worst, slope if tells else 0.0)
        print(f"  {name:22}" + "".join(f"{t:9.3f}" for t in times) + (f"   {slope:5.2f}" if tells else "    too fast"))
    print(f"largest exponent {worst:.2f} (at most {MOST_GROWTH})")
    return 0 if worst <= MOST_GROWTH else 1


LOOKED_BACK = 90
"""The most characters that any rule looks back."""


def searched_names() -> frozenset[str]:
    """Return the expressions, by module and name, that texts are searched with; all others are tried at a place."""
    sources = {path.stem: path.read_text("utf-8") for path in Path(time_stage.__path__[0]).glob("*.py")}
    return frozenset(
        f"{module}.{name}"
        for module, text in sources.items()
        for name in re.findall(r"(\w+)\.(?:search|finditer|findall|sub)\(", text)
    )


def scan_seconds(pattern: re.Pattern[str], text: str, searched: bool) -> float:
    """Return the CPU seconds that *pattern* takes for *text*: a search, or a few places tried.

    What ends in "$" looks back from a place, and is given a few dozen characters only: it is tried on so many.
    """
    began = time.process_time()
    if pattern.pattern.endswith(("$", "$)")):
        for at in range(0, len(text), LOOKED_BACK):
            pattern.search(text[at : at + LOOKED_BACK])
    elif searched:
        for _ in pattern.finditer(text):
            pass
    else:
        for at in range(0, len(text), len(text) // 8):
            pattern.match(text, at)
    return max(time.process_time() - began, 1e-6)


def each_pattern(size: int) -> int:
    """Measure every regular expression on every hostile text; return 1 where one grows too fast."""
    found, searched = patterns(), searched_names()
    slowest: list[tuple[float, float, str, str]] = []
    for pattern_name, pattern in found.items():
        is_searched = pattern_name in searched
        for name, unit in HOSTILE.items():
            short, long = ((unit * (n // len(unit) + 1))[:n] for n in (size, 8 * size))
            more = scan_seconds(pattern, long, is_searched)
            if more >= LEAST:
                once = min(scan_seconds(pattern, short, is_searched) for _ in range(3))
                slowest.append((math.log(more / once, 8), more, pattern_name, name))
    slowest.sort(reverse=True)
    print(f"{len(found)} regular expressions, each on {len(HOSTILE)} texts of {8 * size:,} characters;")
    print(f"{len(slowest)} of these searches took more than {LEAST} s")
    for slope, took, pattern_name, name in slowest[:10]:
        print(f"  {slope:5.2f} {took:8.3f} s  {pattern_name} on “{name}”")
    return 0 if not slowest or slowest[0][0] <= MOST_GROWTH else 1


def main() -> int:
    """Measure what was asked for; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kilobytes", nargs="?", type=int, default=2000, help="of news prose, or of the smallest text")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--growth", action="store_true", help="hostile texts")
    parser.add_argument("--patterns", action="store_true", help="hostile texts, each regular expression by itself")
    asked = parser.parse_args()
    if asked.growth:
        return growth(1000 * asked.kilobytes)
    if asked.patterns:
        return each_pattern(1000 * asked.kilobytes)
    return throughput(1000 * asked.kilobytes, asked.profile)


if __name__ == "__main__":
    sys.exit(main())
