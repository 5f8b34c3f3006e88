"""Whatever is changed behind the program's back is noticed, and wrong words are never shown."""

import shutil
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dossier.errors import DamagedCaseError
from dossier.store import article_store, opening, seal, source_store, verification
from dossier.store.case_file import CaseFile
from dossier.store.packing import pack_text
from dossier.store.seal import Seal


def _tamper(case: CaseFile, statement: str, *values: object) -> CaseFile:
    """Change something while the case is open: what is read again is compared with its digest again."""
    raw = dbapi2.connect(str(case.path), isolation_level=None)
    raw.execute(statement, values)
    raw.close()
    case.texts.clear()
    return case


def test_an_untouched_case_is_sound(filled: CaseFile) -> None:
    report = verification.check(filled)
    assert report.findings == ()
    assert (report.sources, report.articles, report.entities, report.events) == (1, 1, 4, 2)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("start", 1),
        ("end", 20),
        ("title", "Clerk acquitted"),
        ("title_start", 3),
        ("byline", "By Nobody"),
        ("published_start", "2014-03-06"),
        ("published_basis", "given"),
        ("passages_json", '[[0,14,"title"]]'),
        ("ordinal", 7),
    ],
)
def test_a_changed_story_is_never_shown(filled: CaseFile, column: str, value: object) -> None:
    case = _tamper(filled, f'UPDATE articles SET "{column}" = ?', value)
    with pytest.raises(DamagedCaseError, match=r"news/a\.txt"):
        article_store.text(case, 1)
    assert not verification.check(case).is_sound
    case.close()


def test_a_changed_letter_of_a_source_names_the_story(filled: CaseFile) -> None:
    text = source_store.text(filled, 1).replace("arrested", "arrestel")
    case = _tamper(filled, "UPDATE sources SET text = ?", pack_text(text))
    with pytest.raises(DamagedCaseError, match=r"news/a\.txt"):
        article_store.text(case, 1)
    case.close()


@pytest.mark.parametrize("data", [b"", b"no zlib", zlib.compress(b"other bytes")], ids=["none", "broken", "other"])
def test_changed_bytes_of_a_source_are_noticed(filled: CaseFile, data: bytes) -> None:
    case = _tamper(filled, "UPDATE sources SET data = ?", data)
    with pytest.raises(DamagedCaseError):
        source_store.data(case, 1)
    assert any("news/a.txt" in finding for finding in verification.check(case).findings)
    case.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ('UPDATE mentions SET "end" = 5000 WHERE id = 1', "Mention 1"),
        ('UPDATE events SET start = 0, "end" = 3 WHERE id = 1', "Event 1"),
        ('UPDATE facts SET start = 5000, "end" = 5001', "Fact 1"),
        ("UPDATE events SET date_mentions_json = '[[5000,5001]]' WHERE date_mentions_json IS NOT NULL", "date event 1"),
        (
            'INSERT INTO notes(subject_kind, subject, article, start, "end", text, made, changed) '
            "VALUES ('article', 1, 1, 5000, 5001, 'x', '2020-01-01T00:00:00+00:00', '2020-01-01T00:00:00+00:00')",
            "Note 1",
        ),
        (
            "INSERT INTO corrections(article, start, \"end\", what) VALUES (1, 5000, 5001, 'no-date')",
            "set right in article 1",
        ),
        ("DELETE FROM entities WHERE id = 4", "entities"),
        ("DELETE FROM search_docsize WHERE id & 1", "search"),
        ("UPDATE events SET kind = 'picnic' WHERE id = 1", "cannot be read: that part"),
    ],
)
def test_a_check_finds(filled: CaseFile, statement: str, words: str) -> None:
    case = _tamper(filled, statement)
    findings = verification.check(case).findings
    assert any(words in finding for finding in findings), findings
    case.close()


def _tamper_closed(case: CaseFile, statement: str, *values: object) -> Path:
    case.close()
    raw = dbapi2.connect(str(case.path), isolation_level=None)
    raw.execute(statement, values)
    raw.close()
    return case.path


EVERYWHERE = (
    "UPDATE events SET attribution = 'polica' WHERE id = 1",
    "UPDATE entities SET name = 'Anna O''Neill' WHERE id = 1",
    "UPDATE aliases SET name = 'O''Neal'",
    "UPDATE mentions SET start = start + 1 WHERE id = 2",
    "UPDATE facts SET value = '42'",
    "UPDATE participants SET role = 'agent' WHERE id = 1",
    "UPDATE proposals SET reason = 'Nobody knows.'",
    "UPDATE articles SET opening = 'On 5 March'",
    "UPDATE sources SET file = 'news/b.txt'",
    "UPDATE case_facts SET value = 'b' WHERE name = 'title'",
    "DELETE FROM events WHERE id = 2",
    "INSERT INTO aliases(entity, name, folded) VALUES (1, 'Annie', 'annie')",
)


@pytest.mark.parametrize("statement", EVERYWHERE)
def test_what_another_program_changed_is_refused_and_a_check_says_so(filled: CaseFile, statement: str) -> None:
    path = _tamper_closed(filled, statement)
    with pytest.raises(DamagedCaseError, match="not as Dossier left it"):
        opening.open_existing(path)
    case = opening.open_existing(path, to_check=True)
    assert any("digest" in finding for finding in verification.check(case).findings)
    with pytest.raises(DamagedCaseError), case.writing():
        pass
    case.close()


@pytest.mark.parametrize("statement", EVERYWHERE)
def test_the_digests_of_rows_tell_without_the_seal(filled: CaseFile, statement: str) -> None:
    raw = dbapi2.connect(str(filled.path), isolation_level=None)
    raw.execute(statement)
    raw.close()
    assert any("does not match its digest" in finding for finding in verification.check(filled).findings)


@pytest.mark.parametrize("statement", ["DELETE FROM journal WHERE id = 2", "UPDATE journal SET label = 'x'"])
def test_the_journal_is_a_chain(filled: CaseFile, statement: str) -> None:
    raw = dbapi2.connect(str(filled.path), isolation_level=None)
    raw.execute(statement)
    raw.close()
    assert any("journal" in finding for finding in verification.check(filled).findings)


def test_a_file_that_grows_and_shrinks_is_sealed_again_and_again(
    filled: CaseFile,
) -> None:
    path, pages = filled.path, []
    for number in range(6):
        case = filled if number == 0 else opening.open_existing(path)
        with case.writing():
            if number % 2:
                case.connection.exec_driver_sql("DELETE FROM notes")
            else:
                row = (f"{number} " * 9000,)
                columns, when = "subject_kind, subject, text, made, changed", "'2020-01-01T00:00:00+00:00'"
                case.connection.exec_driver_sql(
                    f"INSERT INTO notes({columns}) VALUES ('article', 1, ?, {when}, {when})", row
                )
        case.close()
        assert seal.examine(path) is Seal.WHOLE
        assert not path.with_name(path.name + "-wal").exists()
        pages.append(path.stat().st_size // 4096)
        with closing(opening.open_existing(path)) as again:
            assert verification.check(again).is_sound
        assert path.stat().st_size // 4096 == pages[-1]
    assert max(pages[2:]) <= max(pages[:2])


def test_only_the_last_one_who_has_a_case_open_seals_it(filled: CaseFile) -> None:
    other = opening.open_existing(filled.path)
    filled.close()
    assert seal.examine(filled.path) is not Seal.WHOLE
    other.close()
    assert seal.examine(filled.path) is Seal.WHOLE


def test_a_case_that_was_not_closed_is_looked_through_and_opens(filled: CaseFile, tmp_path: Path) -> None:
    copy = tmp_path / "copy.dossier"
    for ending in ("", "-wal"):
        shutil.copy(f"{filled.path}{ending}", f"{copy}{ending}")
    with closing(opening.open_existing(copy)) as case:
        assert verification.check(case).is_sound
    assert seal.examine(copy) is Seal.WHOLE
