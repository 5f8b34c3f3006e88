"""Every regular expression of the program takes time in step with the text, whatever the text; so does reading one.

Each is tried by itself on texts made of its own parts. ``DOSSIER_HOSTILE=1`` tries texts of up to 10 MB.
"""

import gc
import json
import math
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.domain.documents import SourceDocument, Story
from dossier.ingest.structure import find_stories
from dossier.services.analysing import StoryText, read_story

from .hostile.patterns import Patterns, hostile_texts

ALL = bool(os.environ.get("DOSSIER_HOSTILE"))
SCREEN = 8_000
"""Signs on which a pattern that is not linear takes far longer than one that is."""
PLAIN = 0.012
"""CPU seconds in which a linear one is through those."""
LARGE = 10_000_000
MIDDLING = 160_000
MOST = 1.35
"""The growth exponent that is allowed at small sizes, where the clock is coarse; 1.1 in the long run."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a clock of the processor that stops a search")


class _TooLong(Exception):
    pass


def _seconds(pattern: re.Pattern[str], text: str, limit: float) -> float:
    """Return the CPU seconds that looking through *text* takes, *limit* where it takes longer."""

    def stop(_signal: int, _frame: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    began = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        for _ in pattern.finditer(text):
            pass
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _TooLong:
        return limit
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - began


def _text(before: str, unit: str, size: int) -> str:
    return (before + unit * (size // len(unit) + 1))[:size] + "\0"


def _exponent(measure: Callable[[int], float], size: int) -> float:
    """Return how the time grows from *size* to four times that; the least of three times each."""
    small, large = (max(min(measure(each) for _ in range(3)), 1e-5) for each in (size, 4 * size))
    return math.log(large / small, 4)


def _is_not_linear(pattern: re.Pattern[str], before: str, unit: str) -> bool:
    long = _seconds(pattern, _text(before, unit, SCREEN), 0.3)
    if long < PLAIN or (long < 0.3 and long < 7 * _seconds(pattern, _text(before, unit, SCREEN // 4), 0.3)):
        return False

    def measure(size: int) -> float:
        return _seconds(pattern, _text(before, unit, size), 2.0)

    if measure(2 * SCREEN) >= 2.0:
        return True
    # A loaded computer takes long by chance; what is not linear does so each time.
    return all(_exponent(measure, SCREEN // 2) > MOST for _ in range(2))


@pytest.fixture(scope="module")
def patterns() -> Patterns:
    """Every pattern of the program by what it is, with the place where it is made."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, Path(__file__).parent / "hostile" / "patterns.py"],
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    listed = json.loads(done.stdout)
    return {(words, flags): (re.compile(words, flags), place) for words, flags, place in listed}


@pytest.mark.skipif(not ALL, reason="minutes: set DOSSIER_HOSTILE=1")
def test_every_pattern_is_linear(patterns: Patterns) -> None:
    assert len(patterns) > 500
    worst = {}
    for pattern, place in patterns.values():
        for before, unit in hostile_texts(pattern):
            if _is_not_linear(pattern, before, unit):
                worst[f"{place} {pattern.pattern[:60]}"] = (before[-40:], unit[:40])
                break
    assert not worst, "\n".join(f"{place} on {text}" for place, text in worst.items())


@pytest.mark.skipif(not ALL, reason="minutes: set DOSSIER_HOSTILE=1")
def test_every_pattern_is_linear_up_to_10_mb(patterns: Patterns) -> None:
    """Growth is measured on middling sizes, on the texts that take longest; what grows there is tried on 10 MB."""
    worst = {}
    for pattern, place in patterns.values():

        def took(size: int, text: tuple[str, str], pattern: re.Pattern[str] = pattern) -> float:
            return _seconds(pattern, _text(*text, size), 120)

        for text in sorted(hostile_texts(pattern), key=lambda each: took(SCREEN, each))[-2:]:
            sizes = [(MIDDLING // 4, MIDDLING), (MIDDLING // 2, 2 * MIDDLING), (LARGE // 4, LARGE), (LARGE // 4, LARGE)]
            # A loaded computer takes long by chance: what grows does so each time.
            growth: list[float] = []
            for small, large in sizes:
                growth.append(math.log(max(took(large, text), 1e-4) / max(took(small, text), 1e-4), large / small))
                if growth[-1] <= 1.1:
                    break
            else:
                worst[f"{place} {pattern.pattern[:60]}"] = (growth[-1], text[0][-40:], text[1][:40])
    assert not worst, "\n".join(f"{place}: {what}" for place, what in worst.items())


def test_one_that_is_not_linear_is_seen() -> None:
    for bad in (re.compile(r"\s+$"), re.compile(r"(?:a|b)+c"), re.compile(r"(a+)+b"), re.compile(r"\w+-\w+:")):
        assert any(_is_not_linear(bad, before, unit) for before, unit in hostile_texts(bad)), bad.pattern


UNITS = {
    "names and ages": "Karl Berg, 44, ", "sentences": "Karl Berg was arrested in Oslo on 4 May 2014. ",
    "names": "Anna Lund ", "names and commas": "Lund, ", "initials": "U.S. ", "names and and": "Berg and ",
    "words": "word ", "one word": "A", "figures": "1", "days": "4 May 2014, ", "lines": "Karl Berg\n",
    "paragraphs": "Karl Berg met Anna Lund on Friday.\n\n", "brackets": "((((", "quotations": '"he said ',
    "he": "He said he met her. ", "points": ". ", "combined": "e\u0301\u0301", "of": "the son of ",
    "stories": "3 of 12 DOCUMENTS\n\nKarl Lund freed in Oslo\n\nKarl Lund was freed on 4 May 2014.\n\n",
    "titles": "Prime Minister ", "denied": "denied that ", "headers": "Published: 4 March 2019\n", "addresses": "http://a.b/",
}  # fmt: skip


def _read(text: str) -> float:
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        document = SourceDocument(
            file="a.txt", data=b"", sha256="", encoding="utf-8", media_type="text/plain", text=text, notes=()
        )
        stories: tuple[Story, ...] = find_stories(document)
        for story in stories:
            read_story(StoryText(text, "a.txt", None), story)
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_reading_takes_time_in_step_with_the_text(name: str) -> None:
    _read("Karl Berg was arrested in Oslo on 4 May 2014. " * 20)
    size = 250_000 if ALL else 6_000
    for _ in range(3):
        times = [_read(_text("", UNITS[name], each)) for each in (size, 4 * size)]
        if times[1] < 0.15 or math.log(times[1] / times[0], 4) <= (1.1 if ALL else MOST):
            return
    pytest.fail(f"{name}: {times}")


@pytest.mark.skipif(not ALL, reason="minutes: set DOSSIER_HOSTILE=1")
@pytest.mark.parametrize("name", UNITS)
def test_ten_megabytes_of_plain_text_come_to_an_end(name: str, tmp_path: Path) -> None:
    """From outside: within 10 seconds of the processor and 600 MB, stored, or refused in a line."""
    (tmp_path / "a.txt").write_text(_text("", UNITS[name], LARGE), "utf-8")
    code = (
        "import resource, sys\nfrom dossier.cli.__main__ import run\ncode = run(sys.argv[1:])\n"
        "used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
        "print(code, *(f'{u.ru_utime + u.ru_stime} {u.ru_maxrss}' for u in used))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "import", tmp_path / "a.dossier", tmp_path / "a.txt"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    said = done.stdout.splitlines()[-1].split()
    assert "Traceback" not in done.stderr
    assert ("COMMITTED" in done.stdout) is (said[0] == "0")
    assert done.stderr.count("\n") == (1 if done.stderr else 0)
    # A loaded computer takes twice as long by its processor's clock.
    assert float(said[1]) + float(said[3]) < 20
    assert max(int(said[2]), int(said[4])) < 600_000
