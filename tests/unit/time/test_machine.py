"""The same text gives the same bytes whatever day, time zone and locale the machine has."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

# Read by Python before anything else: the child lives on another day, by every way in which Python tells the day.
ANOTHER_DAY = """
import datetime, os, time

_now = float(os.environ["TEST_NOW"])
_date, _datetime = datetime.date, datetime.datetime


class _OfRealDays(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.real)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls.real)


class date(_date, metaclass=_OfRealDays):
    real = _date

    @classmethod
    def today(cls):
        return _date.fromtimestamp(_now)


class datetime_(_datetime, metaclass=_OfRealDays):
    real = _datetime

    @classmethod
    def now(cls, tz=None):
        return _datetime.fromtimestamp(_now, tz)

    @classmethod
    def today(cls):
        return _datetime.fromtimestamp(_now)

    @classmethod
    def utcnow(cls):
        return _datetime.fromtimestamp(_now, datetime.timezone.utc).replace(tzinfo=None)


datetime.date, datetime.datetime = date, datetime_
_localtime, _gmtime, _strftime = time.localtime, time.gmtime, time.strftime
time.time = lambda: _now
time.time_ns = lambda: int(_now) * 10**9
time.localtime = lambda seconds=None: _localtime(_now if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(_now if seconds is None else seconds)
time.strftime = lambda form, moment=None: _strftime(form, _localtime(_now) if moment is None else moment)
"""

CHILD = (
    "import sys, datetime, time, locale\n"
    "try:\n"
    "    locale.setlocale(locale.LC_ALL, '')\n"
    "except locale.Error:\n"
    "    pass\n"
    "from datetime import date\n"
    "print(date.today().isoformat(), time.localtime().tm_year, file=sys.stderr)\n"
    "from dossier.cli.__main__ import run\n"
    "sys.exit(run(['annotate', '--input', 'jsonl', '--format', sys.argv[1], '-']))\n"
)

TEXT = (
    "Anna Berg left on Friday, 4 March 2014, on 03.04.2015 and on 4-Mar-2014; she will be back in May, on 4th June "
    "2013 or on 13/04/2020 at 9:30. Today, last week, two days ago and this winter she said nothing; in March, on 3 "
    "May and on Monday she did. Before the election she travelled; on Christmas Day, at Easter and in the autumn "
    "she stayed at home. Three months later, in the following year, she was held; the 1990s seemed long ago."
)

SETTINGS = [
    ("Pacific/Kiritimati", "C", "951825600"),
    ("America/Los_Angeles", "C.UTF-8", "4102444799"),
    ("Asia/Kolkata", "de_DE.UTF-8", "1709164800"),
]
"""Time zone, locale and moment: 29 February 2000, 29 February 2024, and the last second of 2099."""


def annotated(folder: Path, form: str, zone: str, locale: str, now: str) -> tuple[bytes, str]:
    """Annotate the text on that machine; return what was printed, and the day it was there."""
    lines = [{"doc": str(dct), "dct": dct, "text": TEXT} for dct in ("2014-03-09", None, "2020-02")]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONUTF8"))}
    environment |= {"TZ": zone, "LC_ALL": locale, "TEST_NOW": now, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, form],
        input="".join(json.dumps(line) + "\n" for line in lines).encode(),
        env=environment,
        cwd=folder,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout, done.stderr.decode().strip()


@pytest.mark.slow
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_no_day_zone_or_locale_changes_a_byte(tmp_path: Path, form: str):
    (tmp_path / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    runs = [annotated(tmp_path, form, *setting) for setting in SETTINGS]
    days = {day for _, day in runs}
    assert len(days) >= 3, "the children were to live on different days"
    assert {day[:4] for day in days} >= {"2000", "2024"}
    outputs = {output for output, _ in runs}
    assert len(outputs) == 1
    (output,) = outputs
    if form == "jsonl":
        known, unknown, _ = (json.loads(line) for line in output.splitlines())
        assert "2014-03-04" in {day["from"] for day in known["dates"]}
        assert not {day["from"][:4] for day in unknown["dates"]} & {"2000", "2024", "2026", "2099", "2100"}
