"""Case files that were damaged behind the program's back: each is noticed, none shows wrong text, none crashes.

A part of them in every run; all of them with DOSSIER_DAMAGED_FILES=1000 in the environment, or as a program:
python tests/faults/test_damaged_files.py [FILES], which prints what became of them.
"""

import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dossier.cli.__main__ import EXIT_FAULT, run
from dossier.errors import CaseError
from dossier.services import cases, editing, importing, reading

FILES = int(os.environ.get("DOSSIER_DAMAGED_FILES", "48"))
PAGE = 4096
RAW_WORDS = ("btree", "Tree ", "rowid", "sqlite", "database disk", "malformed", "[SQL", "Error")
"""Words of the database that nobody should have to read."""
ASKED = ("articles", "dump", "timeline", "people", "history")

STORIES = (
    "Ferry clerk held\n\nPublished: 5 March 2014\n\nOn 4 March 2014 police arrested Mara Lindt in Bergen. Lindt, 41, "
    "worked for Fjord Lines Ltd. Prosecutors allege that she paid Tomas Rehn in 2012.\n",
    "Court frees clerk\n\nPublished: 9 June 2014\n\nMara Lindt was released in Bergen on 8 June 2014. Tomas Rehn "
    "denied the charges. He was convicted of fraud in 2016.\n",
    "Company pays fine\n\nPublished: 2 May 2015\n\nFjord Lines Ltd was fined in April 2015. Its director Olav Brekke "
    "resigned the same month.\n",
)


def make(folder: Path) -> Path:
    """Make a case with stories, a rename and an undone step, closed as the program closes it."""
    (folder / "articles").mkdir()
    for number, story in enumerate(STORIES):
        (folder / "articles" / f"{number}.txt").write_text(story, "utf-8")
    case = cases.create_case(folder / "whole.dossier")
    list(importing.import_paths(case, [folder / "articles"], processes=1))
    clerk = reading.find_entity(case, "Mara Lindt").id
    editing.rename_entity(case, clerk, "Mara Lindt-Rehn")
    editing.undo(case)
    cases.close_case(case)
    return folder / "whole.dossier"


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _letter(data: bytearray, chance: random.Random) -> None:
    at = chance.choice([at for at, byte in enumerate(data) if chr(byte).isalpha() and byte < 128])
    data[at] = ord("q") if data[at] != ord("q") else ord("x")


def _zeros(data: bytearray, chance: random.Random) -> None:
    pages = [at for at in range(0, len(data), PAGE) if any(data[at : at + PAGE])]
    at = chance.choice(pages)
    data[at : at + PAGE] = bytes(PAGE)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(1, len(data)) :]


def _cut_pages(data: bytearray, chance: random.Random) -> None:
    del data[PAGE * chance.randrange(1, len(data) // PAGE) :]


def _swap(data: bytearray, chance: random.Random) -> None:
    while True:
        one, other = (PAGE * page for page in chance.sample(range(len(data) // PAGE), 2))
        if data[one : one + PAGE] != data[other : other + PAGE]:
            break
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def _noise(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) - 64)
    data[at : at + 64] = chance.randbytes(64)


RAW: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _letter, _zeros, _cut, _cut_pages, _swap, _noise)

TEXTS = (
    ("articles", "title", "opening", "passages_json", "timexes_json"),
    ("entities", "name"),
    ("aliases", "name"),
    ("mentions", "form"),
    ("facts", "value"),
    ("events", "kind", "status", "attribution", "date_start", "date_explanation", "date_mentions_json"),
    ("participants", "role"),
    ("sources", "file", "sha256", "imported"),
    ("history", "label", "at"),
    ("history_rows", "before_json", "after_json"),
    ("journal", "label", "state", "digest"),
    ("case_facts", "value"),
)


def _column(path: Path, chance: random.Random) -> str:
    """Change one letter of one text in one row, as another program would."""
    raw = dbapi2.connect(str(path), isolation_level=None)
    try:
        while True:
            table, *columns = chance.choice(TEXTS)
            column = chance.choice(columns)
            found = raw.execute(f"SELECT rowid, {column} FROM {table} WHERE length({column}) > 0").fetchall()
            if found:
                break
        row, text = chance.choice(found)
        at = chance.randrange(len(text))
        changed = text[:at] + ("q" if text[at] != "q" else "x") + text[at + 1 :]
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, row))
    finally:
        raw.close()
    return f"letter in {table}"


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


def ask(*arguments: str | Path) -> Said:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(each) for each in arguments])
    return Said(code, out.getvalue(), err.getvalue())


def damaged(whole: Path, path: Path, number: int) -> str:
    """Write the damaged file of that number to *path*; return what was done to it."""
    chance = random.Random(number)
    data = bytearray(whole.read_bytes())
    if number % 4 == 3:
        path.write_bytes(data)
        return _column(path, chance)
    did = RAW[number % len(RAW)]
    did(data, chance)
    path.write_bytes(data)
    return did.__name__.strip("_")


def faults_of(path: Path, true: dict[str, str], asked: Sequence[str] = ASKED) -> list[str]:
    """Return what the program did wrong with a damaged file: nothing, where it noticed and showed nothing wrong."""
    wrong: list[str] = []
    checked = ask("check", path)
    if checked.code == 0:
        wrong.append("check noticed nothing")
    wrong += [f"check speaks of {word!r}: {checked.out}" for word in RAW_WORDS if word in checked.out + checked.err]
    for command in asked:
        said = ask(command, path)
        if said.code == EXIT_FAULT or "Traceback" in said.err:
            wrong.append(f"{command}: {said.err}")
        elif said.code == 0 and said.out != true[command]:
            wrong.append(f"{command} showed wrong text")
        elif said.code != 0 and said.err.count("\n") != 1:
            wrong.append(f"{command} did not answer in one sentence: {said.err}")
    return wrong if checked.code != EXIT_FAULT else [*wrong, f"check: {checked.err}"]


def truth(whole: Path) -> dict[str, str]:
    said = {command: ask(command, whole) for command in ASKED}
    assert all(each.code == 0 for each in said.values())
    return {command: each.out for command, each in said.items()}


def test_every_damaged_file_is_noticed_and_none_shows_wrong_text(tmp_path: Path) -> None:
    whole = make(tmp_path)
    true = truth(whole)
    assert ask("check", whole).code == 0
    wrong = []
    for number in range(FILES):
        path = tmp_path / f"{number}.dossier"
        did = damaged(whole, path, number)
        # Each file is asked for something else; all of them for all of it where many are damaged.
        asked = ASKED if FILES > 100 else [ASKED[number % len(ASKED)]]
        wrong += [f"{number} ({did}): {each}" for each in faults_of(path, true, asked)]
        path.unlink()
    assert wrong == []


def test_damage_to_a_case_with_a_passphrase_is_noticed(tmp_path: Path) -> None:
    whole = tmp_path / "whole.dossier"
    cases.close_case(cases.create_case(whole, passphrase="birch and alder"))
    size = whole.stat().st_size
    for number, at in enumerate((3, 16, 5000, size // 2, size - 5000, size - 1)):
        path = tmp_path / f"{number}.dossier"
        data = bytearray(whole.read_bytes())
        data[at] ^= 1
        path.write_bytes(data)
        with pytest.raises(CaseError):
            cases.open_case(path, "birch and alder")


def main() -> None:
    """Damage as many files as were asked for, and print what became of them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    done: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        whole = make(Path(folder))
        true = truth(whole)
        for number in range(count):
            path = Path(folder) / f"{number}.dossier"
            did = damaged(whole, path, number)
            done[did] += 1
            wrong += [f"{number} ({did}): {each}" for each in faults_of(path, true)]
            path.unlink()
    print(f"{count} damaged files, {len(wrong)} faults")
    for did, files in done.most_common():
        print(f"  {files:5} {did}")
    print("\n".join(wrong))


if __name__ == "__main__":
    main()
