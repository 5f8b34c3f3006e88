"""What version 3 added to the schema of version 2: an index of words for names alone, and indexes of days and steps.

The rows of names in the common index stay where they are: nobody looks there for names any more, and taking many rows
out of it would take minutes and leave it slower.
"""

# Written out here and not shared with the present schema: what a migration does never changes.
_CROSSES = "substr({end}, 1, 4) > substr({start}, 1, 4) OR ({start} IS NULL AND {end} IS NOT NULL)"

STATEMENTS = (
    # A beginning of four letters and more is gathered from all rows of its index: names wait for no texts so.
    """CREATE VIRTUAL TABLE search_names USING fts5(
        words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
    )""",
    "INSERT INTO search_names(search_names, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_names(rowid, words) SELECT id, name || char(10) || coalesce((SELECT group_concat(a.name, "
    "char(10)) FROM aliases a WHERE a.entity = e.id), '') FROM entities e ORDER BY id",
    "DROP INDEX events_date",
    "CREATE INDEX events_date ON events (date_start, date_end)",
    f"CREATE INDEX events_crossing ON events (date_start, date_end) WHERE "
    f"{_CROSSES.format(start='date_start', end='date_end')}",
    "CREATE INDEX articles_published ON articles (published_start, published_end)",
    f"CREATE INDEX articles_crossing ON articles (published_start, published_end) WHERE "
    f"{_CROSSES.format(start='published_start', end='published_end')}",
    # What files and stories are called is looked through without a look at their rows, which are large.
    "CREATE INDEX sources_called ON sources (file)",
    "CREATE INDEX articles_called ON articles (byline, source) WHERE byline IS NOT NULL",
    "CREATE INDEX history_undone ON history (undone)",
)
