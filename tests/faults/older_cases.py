"""Cases as earlier versions of the program left them."""

from pathlib import Path

from sqlcipher3 import dbapi2


def make_older(path: Path) -> None:
    """Take from a plain case at *path* what came after version 3, so that opening it has something to migrate."""
    raw = dbapi2.connect(str(path), isolation_level=None)
    for table in ("protected", "journal", "sealing", "saved_views"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("DROP INDEX notes_form")
    for column in ("form", "answered"):
        raw.execute(f"ALTER TABLE notes DROP COLUMN {column}")
    raw.execute("ALTER TABLE events DROP COLUMN chain_json")
    raw.execute("PRAGMA user_version = 3")
    raw.close()
