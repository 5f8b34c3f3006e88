"""What was committed to a case, entry after entry; each carries the digest of the one before. It only grows.

The history (store.history) tells what can be undone, and forgets what can no longer be redone. The journal forgets
nothing: taking a step back is a further entry. The digest of its last entry names the edition of the case.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from dossier.store.packing import to_json

_COLUMNS = "id, at, step, did, label, state, previous, digest"
_BEGINNING = ""
FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``state`` is what the digests of all rows made together once it was committed.

    ``did`` is *done* or *undone* where ``step`` is a step of the history, *kept* where it is none. It is *forgotten*
    where the words were forgotten since: the digest is still that of the entry as it was.
    """

    id: int
    at: str
    step: int | None
    did: str
    label: str
    state: str
    previous: str
    digest: str

    def expected(self) -> str:
        """Return the digest that the entry should have."""
        told = [self.id, self.at, self.step, self.did, self.label, self.state, self.previous]
        return hashlib.sha256(to_json(told).encode("utf-8", "surrogatepass")).hexdigest()


def last(connection: Connection) -> Entry | None:
    """Return the newest entry, None where there is none."""
    raw: Any = connection.connection.driver_connection
    row = raw.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else Entry(*row)


def append(connection: Connection, before: Entry | None, step: int | None, state: str, label: str = "") -> None:
    """Add an entry to the one *before* it: what became of *step*, or *label* where it is no step."""
    raw: Any = connection.connection.driver_connection
    did = "kept"
    if step is not None:
        row = raw.execute("SELECT label, undone FROM history WHERE id = ?", (step,)).fetchone()
        if row is not None:
            label, did = row[0], "undone" if row[1] == 1 else "done"
    number = 1 if before is None else before.id + 1
    previous = _BEGINNING if before is None else before.digest
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    entry = Entry(number, at, step, did, label, state, previous, "")
    values = (number, at, step, did, label, state, previous, entry.expected())
    raw.execute(f"INSERT INTO journal({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def forget_words(connection: Connection) -> None:
    """Empty the words of all entries, which may name what was taken out of the case; their digests stay as they are."""
    raw: Any = connection.connection.driver_connection
    raw.execute("UPDATE journal SET label = '', did = ? WHERE label <> ''", (FORGOTTEN,))


def findings(connection: Connection, state: str) -> Iterator[str]:
    """Yield a sentence for whatever breaks the chain; *state* is what the digests of the rows make together now."""
    previous, number, stands = _BEGINNING, 0, "0" * 32
    raw: Any = connection.connection.driver_connection
    for row in raw.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY id"):
        entry = Entry(*row)
        number += 1
        if entry.id != number or entry.previous != previous:
            yield f"The journal has a gap before its entry {entry.id}."
            number = entry.id
        if entry.did != FORGOTTEN and entry.expected() != entry.digest:
            yield f"Entry {entry.id} of the journal does not match its digest."
        previous, stands = entry.digest, entry.state
    if stands != state:
        yield "The case is not as its journal says: rows were added, changed or removed by another program."


def entries(connection: Connection) -> list[Entry]:
    """Return all entries, oldest first."""
    raw: Any = connection.connection.driver_connection
    return [Entry(*row) for row in raw.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY id")]
