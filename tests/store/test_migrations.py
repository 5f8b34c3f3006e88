"""Numbered migrations: tables as the queries expect them, a backup first, all or nothing."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from dossier.domain.queries import Term
from dossier.errors import DamagedCaseError
from dossier.store import (
    article_store,
    connection,
    dump,
    event_store,
    migrations,
    opening,
    protection,
    schema,
    seal,
    search_find,
    source_store,
    verification,
)
from dossier.store.case_file import CaseFile
from dossier.store.migrations import MIGRATIONS, Migration

NEXT = MIGRATIONS[-1].number + 1


def _connect(case: CaseFile) -> Connection:
    case.close()
    return connection.connect(case.path, None)


def _toy(connected: Connection) -> None:
    connected.exec_driver_sql("ALTER TABLE sources ADD COLUMN shelf TEXT")
    connected.exec_driver_sql("UPDATE sources SET shelf = 'upper'")


def _broken(connected: Connection) -> None:
    connected.exec_driver_sql("DROP TABLE facts")
    raise RuntimeError("in the middle")


def test_the_tables_are_as_the_queries_see_them(case: CaseFile) -> None:
    connected = _connect(case)
    found = inspect(connected)
    for table in schema.metadata.tables.values():
        columns = {(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table.name)}
        assert columns == {(c.name, str(c.type), c.nullable) for c in table.columns}, table.name
        links = {(key["constrained_columns"][0], key["referred_table"]) for key in found.get_foreign_keys(table.name)}
        assert links == {(k.parent.name, k.column.table.name) for k in table.foreign_keys}, table.name
        indexes = {str(index["name"]) for index in found.get_indexes(table.name)}
        assert indexes == {str(index.name) for index in table.indexes}, table.name
    connected.close()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [step.number for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_an_older_case_is_backed_up_and_brought_up(filled: CaseFile) -> None:
    before = list(dump.lines(filled))
    connected = _connect(filled)
    backup = migrations.migrate(connected, filled.path, (*MIGRATIONS, Migration(NEXT, _toy)))
    assert migrations.version_of(connected) == NEXT
    assert connected.exec_driver_sql("SELECT shelf FROM sources").scalar() == "upper"
    connected.close()
    assert backup is not None
    assert backup.stat().st_mode & 0o777 == 0o600
    old = opening.open_existing(backup)
    assert list(dump.lines(old)) == before
    old.close()


def test_a_migration_that_fails_changes_nothing(filled: CaseFile) -> None:
    before = list(dump.lines(filled))
    connected = _connect(filled)
    with pytest.raises(RuntimeError):
        migrations.migrate(connected, filled.path, (*MIGRATIONS, Migration(NEXT, _toy), Migration(NEXT + 1, _broken)))
    connected.close()
    case = opening.open_existing(filled.path)
    assert list(dump.lines(case)) == before
    case.close()


def test_a_case_of_today_needs_no_backup(case: CaseFile, tmp_path: Path) -> None:
    connected = _connect(case)
    assert migrations.migrate(connected, case.path) is None
    connected.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.dossier"]


def _take_away_version_3(connected: Connection) -> None:
    for index in (
        *("sources_called", "articles_called", "articles_published", "articles_crossing"),
        *("events_date", "events_crossing", "history_undone"),
    ):
        connected.exec_driver_sql(f"DROP INDEX {index}")
    connected.exec_driver_sql("CREATE INDEX events_date ON events (date_start)")
    connected.exec_driver_sql("DROP TABLE search_names")


def _take_away_version_6(connected: Connection) -> None:
    connected.exec_driver_sql("ALTER TABLE events DROP COLUMN chain_json")


def _take_away_version_5(connected: Connection) -> None:
    _take_away_version_6(connected)
    connected.exec_driver_sql("DROP TABLE saved_views")
    connected.exec_driver_sql("DROP INDEX notes_form")
    for column in ("form", "answered"):
        connected.exec_driver_sql(f"ALTER TABLE notes DROP COLUMN {column}")


def _take_away_version_4(connected: Connection) -> None:
    for table in ("protected", "journal", "sealing"):
        connected.exec_driver_sql(f"DROP TABLE {table}")


def test_names_of_a_case_of_version_2_are_found(filled: CaseFile) -> None:
    wanted = search_find.Wanted((Term("al-Safoo"),))
    (firm,) = search_find.names(filled, wanted, 9)
    connected = _connect(filled)
    _take_away_version_5(connected)
    _take_away_version_4(connected)
    _take_away_version_3(connected)
    connected.exec_driver_sql("PRAGMA user_version = 2")
    connected.close()
    case = opening.open_existing(filled.path)
    assert search_find.names(case, wanted, 9) == [firm]
    # The second name of the clerk is an alias.
    assert len(search_find.names(case, search_find.Wanted((Term("neil"),)), 9)) == 2
    assert verification.check(case).is_sound
    case.close()


def test_a_case_of_version_1_reads_as_empty_where_nothing_was_known(filled: CaseFile, tmp_path: Path) -> None:
    before = list(dump.lines(filled))
    connected = _connect(filled)
    _take_away_version_5(connected)
    _take_away_version_4(connected)
    _take_away_version_3(connected)
    connected.exec_driver_sql("DROP INDEX events_hanging")
    for table, column in (
        ("events", "date_ledger_json"),
        ("events", "hanging_json"),
        ("sources", "numeric_order"),
        ("sources", "pages_json"),
        ("articles", "publication_proposal_json"),
        ("articles", "sketch"),
        ("articles", "engine"),
        ("mentions", "given"),
        ("history", "kind"),
        ("history", "own_json"),
    ):
        connected.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
    triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_stales'"
    for trigger in connected.exec_driver_sql(triggers).scalars().all():
        connected.exec_driver_sql(f"DROP TRIGGER {trigger}")
    for table in (
        *("merges", "apart", "settlements", "answers", "notes", "corrections"),
        *("set_aside", "packed_arrays", "packed_stale"),
    ):
        connected.exec_driver_sql(f"DROP TABLE {table}")
    connected.exec_driver_sql("PRAGMA user_version = 1")
    connected.close()
    case = opening.open_existing(filled.path)
    assert list(dump.lines(case)) == before
    assert all(event.hanging is None for event in event_store.records(case))
    assert {event.date.ledger for event in event_store.records(case) if event.date is not None} == {()}
    assert source_store.numeric_order(case, 1) is None
    assert article_store.publication_proposal(case, 1) is None
    assert verification.check(case).is_sound
    case.close()
    assert [path.suffix for path in tmp_path.iterdir() if ".version-1." in path.name] == [".backup"]


def test_a_case_whose_opening_ends_right_after_it_was_brought_up_is_not_taken_for_damaged(filled: CaseFile) -> None:
    connected = _connect(filled)
    marked = connected.exec_driver_sql("SELECT sealed FROM sealing").scalar()
    assert marked != 0
    _take_away_version_5(connected)
    connected.exec_driver_sql("PRAGMA user_version = 4")
    # What then ends the program leaves the file brought up, without a log and with the mark of its old seal.
    migrations.migrate(connected, filled.path)
    assert connected.exec_driver_sql("SELECT sealed FROM sealing").scalar() == 0
    connected.close()
    case = opening.open_existing(filled.path)
    assert verification.check(case).is_sound
    case.close()


def _as_version_5(case: CaseFile) -> None:
    """Leave a case as the program of version 5 left it: its digests are of rows without chains, its seal is whole."""
    connected = _connect(case)
    connected.exec_driver_sql("BEGIN IMMEDIATE")
    seal.break_mark(connected)
    _take_away_version_6(connected)
    connected.exec_driver_sql("PRAGMA user_version = 5")
    protection.rebuild(connected, "As version 5 had it")
    connected.exec_driver_sql("COMMIT")
    connected.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    seal.close(connected, case.path, seal.identity_of(case.path), True, None)
    assert seal.examine(case.path) is seal.Seal.WHOLE


def test_a_sealed_case_of_version_5_is_brought_up_with_digests_that_hold(filled: CaseFile) -> None:
    before = list(dump.lines(filled))
    _as_version_5(filled)
    case = opening.open_existing(filled.path)
    assert all(event.chain == () for event in event_store.records(case, rejected=True))
    assert list(dump.lines(case)) == before
    assert verification.check(case).is_sound
    case.close()
    assert seal.examine(filled.path) is seal.Seal.WHOLE
    (backup,) = (path for path in filled.path.parent.iterdir() if ".version-5." in path.name)
    older = opening.open_existing(backup, to_check=True)
    assert older.damage is None
    older.close()


def test_a_case_of_version_5_that_was_changed_behind_its_seal_is_refused(filled: CaseFile) -> None:
    _as_version_5(filled)
    bare = connection.connect(filled.path, None)
    bare.exec_driver_sql("UPDATE events SET status = 'denied'")
    bare.close()
    with pytest.raises(DamagedCaseError):
        opening.open_existing(filled.path)
