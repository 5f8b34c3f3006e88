"""What version 5 added to version 4: tags, stars, questions and pages among the notes, and saved views."""

STATEMENTS = (
    "ALTER TABLE notes ADD COLUMN form TEXT",
    "ALTER TABLE notes ADD COLUMN answered INTEGER",
    "CREATE INDEX notes_form ON notes (form) WHERE form IS NOT NULL",
    """CREATE TABLE saved_views (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        shown_json TEXT NOT NULL
    )""",
)
