"""What version 2 added to the schema of version 1: how dates were reached, and what people know of a story's times.

Rows of before read as empty: their dates have no ledger, nothing in them waits for another story.
"""

STATEMENTS = (
    "ALTER TABLE events ADD COLUMN date_ledger_json TEXT",
    "ALTER TABLE events ADD COLUMN hanging_json TEXT",
    # Few events hang on another story's: the index lists them alone, whatever the size of the case.
    "CREATE INDEX events_hanging ON events (article) WHERE hanging_json IS NOT NULL",
    "ALTER TABLE sources ADD COLUMN numeric_order TEXT",
    "ALTER TABLE articles ADD COLUMN publication_proposal_json TEXT",
)
