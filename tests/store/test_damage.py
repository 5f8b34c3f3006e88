"""Whatever is changed behind the program's back is noticed, and wrong words are never shown."""

import zlib

import pytest
from sqlcipher3 import dbapi2

from dossier.errors import DamagedCaseError
from dossier.store import article_store, opening, source_store, verification
from dossier.store.case_file import CaseFile
from dossier.store.packing import pack_text


def _tamper(case: CaseFile, statement: str, *values: object) -> CaseFile:
    case.close()
    raw = dbapi2.connect(str(case.path), isolation_level=None)
    raw.execute(statement, values)
    raw.close()
    return opening.open_existing(case.path)


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
        ("UPDATE events SET kind = 'picnic' WHERE id = 1", "picnic"),
    ],
)
def test_a_check_finds(filled: CaseFile, statement: str, words: str) -> None:
    case = _tamper(filled, statement)
    findings = verification.check(case).findings
    assert any(words in finding for finding in findings), findings
    case.close()
