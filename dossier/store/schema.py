"""The tables of a case file, as the queries see them. The files themselves are made by the migrations.

Ids are AUTOINCREMENT throughout, so that none is ever used twice, not even after an undo. Spans are two columns,
``…start`` and ``…end``, in code points of the source text. Days are ISO dates ("2021-11-19"), which sort as text.
Columns called ``…json`` hold small lists that are always read whole.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint, text

APPLICATION_ID = 0x444F5353
"""What ``PRAGMA application_id`` says of every case: the letters DOSS."""

CROSSES = "substr({end}, 1, 4) > substr({start}, 1, 4) OR ({start} IS NULL AND {end} IS NOT NULL)"
"""Which intervals reach into another year, or have no beginning: few, so that an index lists them by themselves."""

metadata = MetaData()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _maybe_number(name: str) -> Column[int]:
    return Column(name, Integer)


def _word(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe_word(name: str) -> Column[str]:
    return Column(name, Text)


def _link(name: str, target: str) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=False)


case_facts = Table("case_facts", metadata, Column("name", Text, primary_key=True), _word("value"))

sources = Table(
    "sources",
    metadata,
    _id(),
    _word("file"),
    Column("sha256", Text, nullable=False, unique=True),
    _number("bytes"),
    _word("encoding"),
    _word("media_type"),
    _word("notes_json"),
    _word("text_sha256"),
    _word("imported"),
    # The large columns stand last, so that reading the others does not walk through them.
    Column("text", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    # Stands behind them all the same, because it came later: it is read where the text is read too.
    _maybe_word("numeric_order"),
    _maybe_word("pages_json"),
    Index("sources_called", "file"),
    sqlite_autoincrement=True,
)

articles = Table(
    "articles",
    metadata,
    _id(),
    _link("source", "sources.id"),
    _number("ordinal"),
    _number("start"),
    _number("end"),
    _maybe_word("title"),
    _maybe_number("title_start"),
    _maybe_number("title_end"),
    _maybe_word("byline"),
    _maybe_number("byline_start"),
    _maybe_number("byline_end"),
    _maybe_word("published_start"),
    _maybe_word("published_end"),
    _maybe_word("published_basis"),
    _maybe_number("evidence_start"),
    _maybe_number("evidence_end"),
    _word("opening"),
    _word("passages_json"),
    _word("timexes_json"),
    _word("text_digest"),
    _word("sha256"),
    _maybe_word("publication_proposal_json"),
    _maybe_word("sketch"),
    _maybe_number("engine"),
    UniqueConstraint("source", "ordinal"),
    Index("articles_text_digest", "text_digest"),
    Index("articles_called", "byline", "source", sqlite_where=text("byline IS NOT NULL")),
    Index("articles_published", "published_start", "published_end"),
    Index(
        "articles_crossing",
        "published_start",
        "published_end",
        sqlite_where=text(CROSSES.format(start="published_start", end="published_end")),
    ),
    sqlite_autoincrement=True,
)

entities = Table(
    "entities",
    metadata,
    _id(),
    _word("kind"),
    _word("name"),
    _word("folded"),
    _number("renamed"),
    Index("entities_folded", "folded"),
    sqlite_autoincrement=True,
)

aliases = Table(
    "aliases",
    metadata,
    _id(),
    _link("entity", "entities.id"),
    _word("name"),
    _word("folded"),
    UniqueConstraint("entity", "name"),
    Index("aliases_folded", "folded"),
    sqlite_autoincrement=True,
)

mentions = Table(
    "mentions",
    metadata,
    _id(),
    _link("entity", "entities.id"),
    _link("article", "articles.id"),
    _number("start"),
    _number("end"),
    _word("form"),
    # 1 where a person marked it; the machine leaves it alone for ever.
    _maybe_number("given"),
    Index("mentions_entity", "entity", "article"),
    Index("mentions_article", "article"),
    sqlite_autoincrement=True,
)

facts = Table(
    "facts",
    metadata,
    _id(),
    _link("entity", "entities.id"),
    _link("article", "articles.id"),
    _word("kind"),
    _word("value"),
    _number("start"),
    _number("end"),
    Index("facts_entity", "entity"),
    Index("facts_article", "article"),
    sqlite_autoincrement=True,
)

events = Table(
    "events",
    metadata,
    _id(),
    _link("article", "articles.id"),
    _number("start"),
    _number("end"),
    _number("trigger_start"),
    _number("trigger_end"),
    _word("kind"),
    _word("status"),
    _maybe_word("attribution"),
    _maybe_word("date_start"),
    _maybe_word("date_end"),
    _maybe_word("date_precision"),
    _maybe_word("date_basis"),
    _maybe_word("date_extent"),
    _maybe_number("date_approximate"),
    _maybe_word("date_explanation"),
    _maybe_word("date_mentions_json"),
    _word("review"),
    _word("edited_json"),
    _maybe_word("date_ledger_json"),
    _maybe_word("hanging_json"),
    _maybe_word("chain_json"),
    Index("events_article", "article"),
    Index("events_date", "date_start", "date_end"),
    Index(
        "events_crossing",
        "date_start",
        "date_end",
        sqlite_where=text(CROSSES.format(start="date_start", end="date_end")),
    ),
    Index("events_hanging", "article", sqlite_where=text("hanging_json IS NOT NULL")),
    sqlite_autoincrement=True,
)

participants = Table(
    "participants",
    metadata,
    _id(),
    _link("event", "events.id"),
    _link("entity", "entities.id"),
    _word("role"),
    UniqueConstraint("event", "entity", "role"),
    Index("participants_entity", "entity"),
    sqlite_autoincrement=True,
)

event_places = Table(
    "event_places",
    metadata,
    _id(),
    _link("event", "events.id"),
    _link("entity", "entities.id"),
    UniqueConstraint("event", "entity"),
    Index("event_places_entity", "entity"),
    sqlite_autoincrement=True,
)

proposals = Table(
    "proposals",
    metadata,
    _id(),
    _link("first", "entities.id"),
    _link("second", "entities.id"),
    _word("reason"),
    _number("rejected"),
    UniqueConstraint("first", "second"),
    Index("proposals_second", "second"),
    sqlite_autoincrement=True,
)

merges = Table(
    "merges",
    metadata,
    _id(),
    # The two stand as numbers, not as links: one of them is gone while the merge lasts.
    _number("keep"),
    _number("gone"),
    _word("how"),
    _word("at"),
    _maybe_word("ended"),
    _word("kind"),
    _word("name"),
    _number("renamed"),
    _word("names_json"),
    _word("taken_json"),
    Index("merges_keep", "keep"),
    Index("merges_gone", "gone"),
    sqlite_autoincrement=True,
)

apart = Table(
    "apart",
    metadata,
    _id(),
    _word("kind"),
    _word("first"),
    _word("second"),
    _word("first_stories_json"),
    _word("second_stories_json"),
    Index("apart_names", "first", "second"),
    sqlite_autoincrement=True,
)

settlements = Table(
    "settlements",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    _word("side"),
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    _word("answer"),
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    metadata,
    _id(),
    # What it is about: a story, and later a person or an event; the words that it stands on, where it stands on words.
    _word("subject_kind"),
    _number("subject"),
    _maybe_number("article"),
    _maybe_number("start"),
    _maybe_number("end"),
    _word("text"),
    _word("made"),
    _word("changed"),
    # What it is beside a note: a tag, a star, a question or a page; nothing for a note.
    _maybe_word("form"),
    _maybe_number("answered"),
    Index("notes_subject", "subject_kind", "subject"),
    Index("notes_article", "article"),
    Index("notes_form", "form", sqlite_where=text("form IS NOT NULL")),
    sqlite_autoincrement=True,
)

saved_views = Table(
    "saved_views",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    _word("shown_json"),
    sqlite_autoincrement=True,
)

corrections = Table(
    "corrections",
    metadata,
    _id(),
    _link("article", "articles.id"),
    _number("start"),
    _number("end"),
    _word("what"),
    _maybe_word("value_json"),
    Index("corrections_article", "article"),
    sqlite_autoincrement=True,
)

history = Table(
    "history",
    metadata,
    _id(),
    _word("at"),
    _word("label"),
    _number("undone"),
    _word("changes_json"),
    _maybe_word("kind"),
    _maybe_word("own_json"),
    Index("history_undone", "undone"),
    sqlite_autoincrement=True,
)

history_rows = Table(
    "history_rows",
    metadata,
    _id(),
    _link("step", "history.id"),
    _word("table_name"),
    _number("row"),
    _maybe_word("before_json"),
    _maybe_word("after_json"),
    Index("history_rows_step", "step"),
    sqlite_autoincrement=True,
)

set_aside = Table(
    "set_aside",
    metadata,
    # The number of a file that is not in the case at present.
    Column("id", Integer, primary_key=True),
    Column("text", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

packed_arrays = Table(
    "packed_arrays",
    metadata,
    Column("name", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

packed_stale = Table("packed_stale", metadata, Column("event", Integer, primary_key=True, autoincrement=False))

protected = Table(
    "protected",
    metadata,
    # So many rows of a table, counted by their ids, and the digest of them.
    Column("table_name", Text, primary_key=True),
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("digest", LargeBinary, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    _id(),
    _word("at"),
    _maybe_number("step"),
    _word("did"),
    _word("label"),
    _word("state"),
    _word("previous"),
    _word("digest"),
    sqlite_autoincrement=True,
)

sealing = Table("sealing", metadata, Column("id", Integer, primary_key=True), _number("sealed"))

UNDOABLE = (
    sources,
    articles,
    entities,
    aliases,
    mentions,
    facts,
    events,
    participants,
    event_places,
    proposals,
    merges,
    apart,
    settlements,
    answers,
    notes,
    corrections,
    saved_views,
)
"""The tables whose rows commands change, and whose changes the history keeps. The blobs of sources are set aside."""
