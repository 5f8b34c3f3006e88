"""What version 2 added to the schema of version 1.

How dates were reached and what people know of a story's times; who was merged with whom, whom people keep apart, and
which side of a contradiction they chose. Rows of before read as empty: their dates have no ledger, nothing in them
waits for another story, and nobody knows of their merges. Imports and removals have become steps of the history.
"""

STATEMENTS = (
    "ALTER TABLE events ADD COLUMN date_ledger_json TEXT",
    "ALTER TABLE events ADD COLUMN hanging_json TEXT",
    # Few events hang on another story's: the index lists them alone, whatever the size of the case.
    "CREATE INDEX events_hanging ON events (article) WHERE hanging_json IS NOT NULL",
    "ALTER TABLE sources ADD COLUMN numeric_order TEXT",
    # Where in the text of a PDF file its pages begin.
    "ALTER TABLE sources ADD COLUMN pages_json TEXT",
    "ALTER TABLE articles ADD COLUMN publication_proposal_json TEXT",
    # By which near copies of a story are known; worked out when it is asked for where it is missing.
    "ALTER TABLE articles ADD COLUMN sketch TEXT",
    # The version of the engine that read a story; unknown for those that an older program read.
    "ALTER TABLE articles ADD COLUMN engine INTEGER",
    # What kind of step it is, where it is no edit; and which rows came with a step that is made of many transactions.
    "ALTER TABLE history ADD COLUMN kind TEXT",
    "ALTER TABLE history ADD COLUMN own_json TEXT",
    """CREATE TABLE set_aside (
        id INTEGER NOT NULL PRIMARY KEY,
        text BLOB NOT NULL,
        data BLOB NOT NULL
    )""",
    """CREATE TABLE merges (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        keep INTEGER NOT NULL,
        gone INTEGER NOT NULL,
        how TEXT NOT NULL,
        at TEXT NOT NULL,
        ended TEXT,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        renamed INTEGER NOT NULL,
        names_json TEXT NOT NULL,
        taken_json TEXT NOT NULL
    )""",
    "CREATE INDEX merges_keep ON merges (keep)",
    "CREATE INDEX merges_gone ON merges (gone)",
    """CREATE TABLE apart (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        first_stories_json TEXT NOT NULL,
        second_stories_json TEXT NOT NULL
    )""",
    "CREATE INDEX apart_names ON apart (first, second)",
    """CREATE TABLE settlements (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL,
        side TEXT NOT NULL,
        UNIQUE (key)
    )""",
    # What a person said to the machine's questions where nothing else in the case says it.
    """CREATE TABLE answers (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL,
        answer TEXT NOT NULL,
        UNIQUE (key)
    )""",
    # What people marked in the sources themselves: names, and words that are no name, no date, or a date after all.
    "ALTER TABLE mentions ADD COLUMN given INTEGER",
    """CREATE TABLE corrections (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES articles (id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        what TEXT NOT NULL,
        value_json TEXT
    )""",
    "CREATE INDEX corrections_article ON corrections (article)",
    """CREATE TABLE notes (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        subject_kind TEXT NOT NULL,
        subject INTEGER NOT NULL,
        article INTEGER,
        start INTEGER,
        "end" INTEGER,
        text TEXT NOT NULL,
        made TEXT NOT NULL,
        changed TEXT NOT NULL
    )""",
    "CREATE INDEX notes_subject ON notes (subject_kind, subject)",
    "CREATE INDEX notes_article ON notes (article)",
    # The events as arrays for the timeline, and the events that have changed since these were packed.
    "CREATE TABLE packed_arrays (name TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL)",
    "CREATE TABLE packed_stale (event INTEGER NOT NULL PRIMARY KEY)",
    *(
        f"CREATE TRIGGER {table}_{action.lower()}_stales AFTER {action} ON {table} BEGIN "
        f"INSERT OR IGNORE INTO packed_stale VALUES ({row}.{column}); END"
        for table, column in (("events", "id"), ("participants", "event"), ("event_places", "event"))
        for action, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old"))
    ),
)
