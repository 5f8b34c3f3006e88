"""Digests of all rows of a case, so that a letter changed behind the program's back is noticed.

The rows of a table are covered in blocks of neighbouring ids, one digest a block. Temporary triggers note which blocks
a transaction touches, whoever writes; before it ends, the digests of these are worked out anew, and the journal gets
an entry that carries what all digests make together. So the rows, the digests and the journal vouch for one another.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from dossier.domain.importing import Progress
from dossier.store import journal
from dossier.store.failures import is_of_the_disk
from dossier.store.schema import UNDOABLE, case_facts, history, history_rows

_NAMES = (*(table.name for table in UNDOABLE), history.name, history_rows.name, case_facts.name)
_SHIFT = 6
_SHIFTS = {"articles": 3, "sources": 3}
"""How many rows a block has, as a power of two: fewer where they are large."""

_LARGE = {"sources": frozenset({"text", "data"})}
"""Columns that have digests of their own in their row."""

_BYTES = 16
_MOST_STATES = 1 << 8 * _BYTES

_SAID = {
    "sources": "files",
    "articles": "stories",
    "entities": "names",
    "aliases": "further names",
    "event_places": "places of events",
    "participants": "people in events",
    "proposals": "proposed merges",
    "apart": "people kept apart",
    "settlements": "contradictions that were settled",
    "corrections": "words that were set right",
    "saved_views": "saved views",
    "history": "steps of the history",
    "history_rows": "changes in the history",
    "case_facts": "title and dates of the case",
}


def watch(connection: Connection) -> None:
    """Note from now on, until the connection ends, which blocks of rows are touched and which step was made."""
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE touched_blocks (kind INTEGER, block INTEGER, PRIMARY KEY (kind, block)) WITHOUT ROWID")
    run("CREATE TEMP TABLE touched_steps (step INTEGER PRIMARY KEY)")
    for kind, name in enumerate(_NAMES):
        for action, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            run(
                f"CREATE TEMP TRIGGER guard_{name}_{action} AFTER {action} ON main.{name} BEGIN "
                f"INSERT OR IGNORE INTO touched_blocks VALUES ({kind}, {row}.rowid >> {_shift(name)}); END"
            )
    for action in ("INSERT", "UPDATE"):
        run(
            f"CREATE TEMP TRIGGER guard_steps_{action} AFTER {action} ON main.history BEGIN "
            "INSERT OR IGNORE INTO touched_steps VALUES (new.id); END"
        )


def renew(connection: Connection) -> None:
    """Bring the digests up to date with what the transaction has touched, and note it in the journal."""
    raw: Any = connection.connection.driver_connection
    touched = raw.execute("SELECT kind, block FROM temp.touched_blocks ORDER BY kind, block").fetchall()
    if not touched:
        return
    before = journal.last(connection)
    state = int(before.state, 16) if before is not None else 0
    for kind, blocks in groupby(touched, key=lambda each: each[0]):
        state += _renew_table(raw, _NAMES[kind], [block for _, block in blocks])
    step = raw.execute("SELECT max(step) FROM temp.touched_steps").fetchone()[0]
    journal.append(connection, before, step, f"{state % _MOST_STATES:032x}")
    raw.execute("DELETE FROM temp.touched_blocks")
    raw.execute("DELETE FROM temp.touched_steps")


def _renew_table(raw: Any, name: str, blocks: Sequence[int]) -> int:
    """Work out the digests of some blocks anew. Return by how much the state of the case changes with them."""
    query, shift, change = _query(raw, name), _shift(name), 0
    for block in blocks:
        rows = raw.execute(query, (block << shift, ((block + 1) << shift) - 1)).fetchall()
        old = raw.execute("SELECT digest FROM protected WHERE table_name = ? AND block = ?", (name, block)).fetchone()
        if old is not None:
            change -= _part(name, block, old[0])
        if rows:
            digest = _digest(rows)
            change += _part(name, block, digest)
            raw.execute("INSERT OR REPLACE INTO protected VALUES (?, ?, ?)", (name, block, digest))
        elif old is not None:
            raw.execute("DELETE FROM protected WHERE table_name = ? AND block = ?", (name, block))
    return change


def rebuild(connection: Connection, label: str) -> None:
    """Work out all digests anew, after the tables themselves have changed, and say so in the journal."""
    raw: Any = connection.connection.driver_connection
    raw.execute("DELETE FROM protected")
    state = 0
    for name in _NAMES:
        for block, digest in _digests(raw, name):
            raw.execute("INSERT INTO protected VALUES (?, ?, ?)", (name, block, digest))
            state += _part(name, block, digest)
    journal.append(connection, journal.last(connection), None, f"{state % _MOST_STATES:032x}", label)


def findings(connection: Connection, progress: Progress | None = None) -> Iterator[str]:
    """Yield a sentence for whatever does not match its digest, rows first, then the journal.

    *progress* hears how far that is, and may raise to stop it.
    """
    raw: Any = connection.connection.driver_connection
    state = 0
    for done, name in enumerate(_NAMES):
        if progress is not None:
            progress(done, len(_NAMES), "Comparing what the case holds")
        kept: dict[int, bytes] = dict(
            raw.execute("SELECT block, digest FROM protected WHERE table_name = ?", (name,)).fetchall()
        )
        state += sum(_part(name, block, digest) for block, digest in kept.items())
        found = _read_digests(raw, name, kept)
        for block in sorted(kept.keys() | found.keys()):
            if kept.get(block) != found.get(block):
                yield _unlike(name, block)
    yield from journal.findings(connection, f"{state % _MOST_STATES:032x}")


def _unlike(name: str, block: int) -> str:
    first = max(1, block << _shift(name))
    last = ((block + 1) << _shift(name)) - 1
    said = _SAID.get(name, name)
    which = "" if name == case_facts.name else f" among numbers {first} to {last}"
    return f"What the case holds of {said}{which} does not match its digest."


def _read_digests(raw: Any, name: str, kept: Iterable[int]) -> Mapping[int, bytes]:
    """Return the digests of the blocks as they are; a block that cannot be read has an empty one.

    Raises the driver's error where the disk itself fails: that says nothing of the case.
    """
    try:
        return dict(_digests(raw, name))
    except (raw.Error, DBAPIError, TypeError, ValueError) as error:
        if is_of_the_disk(error):
            raise
    query, shift = _query(raw, name), _shift(name)
    found: dict[int, bytes] = {}
    for block in kept:
        try:
            rows = raw.execute(query, (block << shift, ((block + 1) << shift) - 1)).fetchall()
            if rows:
                found[block] = _digest(rows)
        except (raw.Error, TypeError, ValueError) as error:
            if is_of_the_disk(error):
                raise
            found[block] = b""
    return found


def _digests(raw: Any, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield each block that has rows, with the digest of these."""
    shift = _shift(name)
    rows = raw.execute(_query(raw, name), (-(1 << 62), 1 << 62))
    for block, those in groupby(rows, key=lambda row: row[0] >> shift):
        yield block, _digest(list(those))


def _query(raw: Any, name: str) -> str:
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({name})")]
    wanted = ", ".join(f'"{column}"' for column in columns if column not in _LARGE.get(name, ()))
    return f"SELECT rowid, {wanted} FROM main.{name} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"


def _digest(rows: Sequence[Any]) -> bytes:
    return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).digest()[:_BYTES]


def _part(name: str, block: int, digest: bytes) -> int:
    """Return what a block adds to the state of the whole case: a sum, so that one block changes it without the rest."""
    return int.from_bytes(hashlib.sha256(f"{name} {block} ".encode() + digest).digest()[:_BYTES], "big")


def _shift(name: str) -> int:
    return _SHIFTS.get(name, _SHIFT)
