"""Making, opening, refusing and protecting case files."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dossier.errors import (
    CaseBusyError,
    CaseError,
    CaseExistsError,
    CaseMissingError,
    DamagedCaseError,
    NewerCaseError,
    NotACaseError,
    WrongPassphraseError,
)
from dossier.store import case_facts, connection, dump, migrations, opening, verification
from dossier.store.case_file import CaseFile
from dossier.store.schema import APPLICATION_ID


def _sql(path: Path, *statements: str) -> None:
    raw = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        raw.execute(statement).fetchall()
    raw.close()


def test_a_new_case_is_whole_and_empty(case: CaseFile) -> None:
    info = case_facts.info(case)
    assert (info.title, info.articles, info.events, info.undo, info.encrypted) == ("a", 0, 0, None, False)
    assert verification.check(case).is_sound


def test_the_file_says_what_it_is(case: CaseFile) -> None:
    case.close()
    head = case.path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == migrations.MIGRATIONS[-1].number


def test_commits_are_synced_and_links_enforced(case: CaseFile) -> None:
    with case.reading():
        settings = {
            name: case.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "journal_mode", "foreign_keys", "secure_delete", "temp_store")
        }
    assert settings == {
        "synchronous": 2,
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
    }


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_only_the_owner_may_read_the_case_and_its_companions(tmp_path: Path, fill: Callable[[CaseFile], None]) -> None:
    before = os.umask(0)
    try:
        case = opening.create(tmp_path / "a.dossier")
        fill(case)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        case.close()
    finally:
        os.umask(before)
    assert set(modes) == {"a.dossier", "a.dossier-wal", "a.dossier-shm"}
    assert set(modes.values()) == {0o600}


def test_a_closed_case_is_one_file_that_holds_everything(filled: CaseFile, tmp_path: Path) -> None:
    before = list(dump.lines(filled))
    filled.checkpoint()
    copy = tmp_path / "copy.dossier"
    copy.write_bytes(filled.path.read_bytes())
    filled.close()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("a.")] == ["a.dossier"]
    again = opening.open_existing(copy)
    assert list(dump.lines(again)) == before
    again.close()


def test_a_case_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.dossier").write_text("precious")
    with pytest.raises(CaseExistsError, match=r"a\.dossier exists already"):
        opening.create(tmp_path / "a.dossier")
    assert (tmp_path / "a.dossier").read_text() == "precious"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_draft_left_by_a_crash_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".a.dossier.99999999.new").write_bytes(b"half a case")
    (tmp_path / ".a.dossier.99999999.new-wal").write_bytes(b"and its log")
    opening.create(tmp_path / "a.dossier").close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.dossier"]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="Choose another folder"):
        opening.create(tmp_path / "nowhere" / "a.dossier")


@pytest.mark.parametrize(
    "content",
    [b"", b"plain text, no case at all", b"\x89PNG\r\n\x1a\n" + b"\x00" * 5000, b"a" * 8192, bytes(range(256)) * 17],
    ids=["empty", "text", "picture", "pages of text", "odd size"],
)
def test_other_files_are_no_cases(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.dossier"
    path.write_bytes(content)
    with pytest.raises(NotACaseError, match=r"x\.dossier"):
        opening.open_existing(path)
    assert path.read_bytes() == content


def test_databases_of_others_are_no_cases(tmp_path: Path) -> None:
    _sql(tmp_path / "x.db", "CREATE TABLE t (a)", "PRAGMA application_id = 42")
    with pytest.raises(NotACaseError, match="another program"):
        opening.open_existing(tmp_path / "x.db")


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACaseError):
        opening.open_existing(tmp_path)


def test_a_missing_case_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(CaseMissingError):
        opening.open_existing(tmp_path / "x.dossier")
    assert not list(tmp_path.iterdir())


def test_a_newer_case_is_refused_with_a_sentence(case: CaseFile) -> None:
    case.close()
    _sql(case.path, "PRAGMA user_version = 99")
    with pytest.raises(NewerCaseError, match="newer version of Dossier"):
        opening.open_existing(case.path)


def test_a_second_writer_is_told_to_wait(filled: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_SETTINGS", ("PRAGMA busy_timeout = 20",))
    other = opening.open_existing(filled.path)
    with filled.writing(), pytest.raises(CaseBusyError, match="another program"), other.writing():
        pass
    with other.reading():
        pass
    other.close()


def test_a_transaction_that_fails_leaves_nothing(filled: CaseFile, fill: Callable[[CaseFile], None]) -> None:
    before = list(dump.lines(filled))

    class Crash(Exception):
        pass

    with pytest.raises(Crash), filled.writing():
        filled.connection.exec_driver_sql("DELETE FROM mentions")
        raise Crash
    assert list(dump.lines(filled)) == before


def test_what_is_only_tried_leaves_nothing(filled: CaseFile) -> None:
    before, state = list(dump.lines(filled)), filled.state()
    with filled.trying():
        filled.connection.exec_driver_sql("DELETE FROM mentions")
        assert list(dump.lines(filled)) != before
        with pytest.raises(RuntimeError, match="already open"), filled.trying():
            pass
    assert list(dump.lines(filled)) == before
    assert filled.state() == state


def test_a_closed_case_says_so(case: CaseFile) -> None:
    case.close()
    case.close()
    with pytest.raises(CaseError, match="closed"), case.reading():
        pass


PASSPHRASES = ["secret", 'it\'s "quoted"', "Đặng ключ 😀", "x'00ff'", "a; DROP TABLE sources", " blank "]


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_an_encrypted_case_opens_with_its_passphrase_alone(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "e.dossier"
    opening.create(path, "Secret title", passphrase).close()
    assert opening.is_encrypted(path)
    with pytest.raises(WrongPassphraseError, match="protected by a passphrase"):
        opening.open_existing(path)
    with pytest.raises(WrongPassphraseError, match="does not open"):
        opening.open_existing(path, passphrase + "x")
    case = opening.open_existing(path, passphrase)
    assert case_facts.info(case).title == "Secret title"
    assert case_facts.info(case).encrypted
    case.close()


def test_no_word_of_an_encrypted_case_stands_in_its_files(
    tmp_path: Path, fill: Callable[[CaseFile], None], capfd: pytest.CaptureFixture[str]
) -> None:
    case = opening.create(tmp_path / "e.dossier", "Secret title", "secret")
    fill(case)
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    case.close()
    held += (tmp_path / "e.dossier").read_bytes()
    for word in (b"SQLite", b"Secret title", b"O'Neil", b"arrested", b"entities", b"news/a.txt"):
        assert word not in held
    with pytest.raises(WrongPassphraseError):
        opening.open_existing(tmp_path / "e.dossier", "wrong")
    assert capfd.readouterr() == ("", "")


def test_an_empty_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="empty"):
        opening.create(tmp_path / "e.dossier", None, "")


def test_a_case_that_is_cut_short_is_called_damaged(filled: CaseFile) -> None:
    filled.close()
    content = filled.path.read_bytes()
    filled.path.write_bytes(content[: len(content) // 2 // 4096 * 4096])
    with pytest.raises(DamagedCaseError, match="damaged"):
        case = opening.open_existing(filled.path)
        try:
            list(dump.lines(case))
        finally:
            case.close()


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="the list of locks")
def test_asking_for_its_passphrase_does_not_take_the_locks_of_an_open_case(filled: CaseFile) -> None:
    def locks() -> int:
        mark = f":{filled.path.stat().st_ino} "
        return sum(mark in line and f" {os.getpid()} " in line for line in Path("/proc/locks").read_text().splitlines())

    with filled.reading():
        held = locks()
        assert held > 0
        assert not opening.is_encrypted(filled.path)
        assert locks() == held


@pytest.mark.parametrize("passphrase", ["a\0b", "a\ud800"])
def test_a_passphrase_that_the_cipher_would_cut_is_refused(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(CaseError, match="cannot be typed"):
        opening.create(tmp_path / "e.dossier", passphrase=passphrase)
    opening.create(tmp_path / "e.dossier", passphrase="a").close()
    with pytest.raises(WrongPassphraseError):
        opening.open_existing(tmp_path / "e.dossier", passphrase)
