"""What version 4 added to the schema of version 3: digests of all rows, a journal that only grows, and the seal's mark.

The digests themselves are worked out once the tables are there, by the migration's end (see store.protection).
"""

STATEMENTS = (
    # One digest for so many rows of a table, by which a change made behind the program's back is noticed.
    """CREATE TABLE protected (
        table_name TEXT NOT NULL,
        block INTEGER NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (table_name, block)
    ) WITHOUT ROWID""",
    # What was committed, one entry after the other; each carries the digest of the one before it.
    """CREATE TABLE journal (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        step INTEGER,
        did TEXT NOT NULL,
        label TEXT NOT NULL,
        state TEXT NOT NULL,
        previous TEXT NOT NULL,
        digest TEXT NOT NULL
    )""",
    # Whether the file ends in a seal, or did when it was closed last: one that is missing then was cut off.
    "CREATE TABLE sealing (id INTEGER NOT NULL PRIMARY KEY, sealed INTEGER NOT NULL)",
    "INSERT INTO sealing(id, sealed) VALUES (1, 0)",
)
