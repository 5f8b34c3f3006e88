"""Files that other programs made of ten articles, taken into a case: text, headline and day are the right ones."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from dossier.domain.views import ArticleRow
from dossier.services import cases, importing, reading

SAMPLES = Path(__file__).parent / "samples"
_UNSTATED = {
    # Printed pages on which no day stands, and one whose JSON-LD Chromium leaves out of what it saves.
    ("pdf", "bridge"), ("pdf", "council"), ("pdf", "hospital"), ("mhtml", "bridge"),
}  # fmt: skip
_PRINTED_WITH_ALL = {("pdf", name) for name in ("harbour", "bridge", "council", "hospital", "ferry")}
_AROUND = (
    "cookies", "Sport", "All rights reserved", "Read more", "newsletter", "What a shame", "Facebook", "Subscribe",
    "DELETED WORDS", "CHECK THIS", "Privacy",
)  # fmt: skip
KINDS = ("html", "mhtml", "pdf", "docx", "odt", "eml", "msg", "epub")


def _articles() -> ModuleType:
    sys.path.insert(0, str(SAMPLES))
    try:
        import articles
    finally:
        sys.path.remove(str(SAMPLES))
    return articles


ARTICLES = {article.name: article for article in _articles().ARTICLES}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[ArticleRow, str]]]:
    made = cases.create_case(tmp_path_factory.mktemp("samples") / "samples.dossier")
    paths = [SAMPLES / kind / f"{name}.{kind}" for kind in KINDS for name in ARTICLES]
    refused = [f"{each.file}: {each.reason}" for each in importing.import_paths(made, paths) if each.reason is not None]
    assert refused == []
    first = [row for row in reading.articles(made) if row.ordinal == 1]
    yield {Path(row.file).name: (row, reading.article(made, row.id).text) for row in first}
    cases.close_case(made)


def _folded(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("name", sorted(ARTICLES))
@pytest.mark.parametrize("kind", KINDS)
def test_text_headline_and_day_are_those_of_the_article(
    imported: dict[str, tuple[ArticleRow, str]], kind: str, name: str
) -> None:
    article = ARTICLES[name]
    row, text = imported[f"{name}.{kind}"]
    assert row.title == article.title
    told = _folded(text)
    for paragraph in article.paragraphs:
        assert _folded(paragraph) in told
    assert told.index(article.first) < told.index(article.last)
    stated = None if (kind, name) in _UNSTATED else date.fromisoformat(article.day)
    assert (row.published.day if row.published else None) == stated
    if (kind, name) not in _PRINTED_WITH_ALL:
        assert [words for words in _AROUND if words in told] == []


LARGE = ("harbour", "bridge", "council", "hospital", "ferry")
SMALL = ("mine", "well", "quarry", "library", "mill")
PACKED = {
    "info-zip": LARGE, "seven-zip": LARGE, "bsdtar": LARGE, "python": LARGE,
    "streamed": SMALL, "jar": SMALL, "perl": SMALL, "node": SMALL, "git": SMALL, "bzip2-lzma": SMALL,
}  # fmt: skip
FETCHED = {
    "wget-plain.warc": ("harbour", "bridge", "council"),
    "wget-part-00001.warc.gz": ("council", "hospital", "ferry"),
    # What had not changed since the first time is only referred to.
    "wget-again.warc.gz": ("hospital", "ferry"),
    "wget-site.warc.gz": ("harbour", "ferry", "mine"),
    "wget-moved.warc.gz": ("harbour", "mine"),
    "warcit.warc.gz": SMALL,
    "warcit-plain.warc": SMALL,
    "node.warc.gz": ("mill", "quarry", "library"),
    "node-plain.warc": ("mill", "quarry", "library"),
}


def _taken_in(path: Path, tmp_path: Path) -> dict[str, tuple[ArticleRow, str]]:
    """Import all that *path* holds; return the articles by the names of their files, without endings."""
    made = cases.create_case(tmp_path / "packed.dossier")
    refused = [f"{each.file}: {each.reason}" for each in importing.import_paths(made, [path]) if each.reason]
    assert refused == []
    rows = [row for row in reading.articles(made) if row.ordinal == 1]
    found = {Path(row.file).stem: (row, reading.article(made, row.id).text) for row in rows}
    assert len(found) == len(rows)
    cases.close_case(made)
    return found


def _are_those_of_the_articles(found: dict[str, tuple[ArticleRow, str]], names: tuple[str, ...]) -> None:
    assert set(found) == set(names)
    for name in names:
        row, text = found[name]
        assert row.title == ARTICLES[name].title
        assert row.published is not None
        assert row.published.day == date.fromisoformat(ARTICLES[name].day)
        told = _folded(text)
        assert all(_folded(paragraph) in told for paragraph in ARTICLES[name].paragraphs)


@pytest.mark.parametrize("name", PACKED)
def test_packed_files_of_other_programs_are_opened(tmp_path: Path, name: str) -> None:
    _are_those_of_the_articles(_taken_in(SAMPLES / "zip" / f"{name}.zip", tmp_path), PACKED[name])


def test_a_packed_file_in_a_packed_one_is_named_and_the_others_come_in(tmp_path: Path) -> None:
    made = cases.create_case(tmp_path / "nested.dossier")
    outcomes = {each.file: each.reason for each in importing.import_paths(made, [SAMPLES / "zip" / "nested.zip"])}
    refused = {Path(file).name: reason for file, reason in outcomes.items() if reason is not None}
    # Info-ZIP writes the name in UTF-8 and does not say so.
    assert list(refused) == ["Издания.zip"]
    assert "not inside another" in refused["Издания.zip"]
    assert {row.title for row in reading.articles(made)} == {ARTICLES[name].title for name in SMALL[2:]}
    cases.close_case(made)


@pytest.mark.parametrize("file", FETCHED)
def test_archives_of_the_web_by_other_programs_are_opened(tmp_path: Path, file: str) -> None:
    found = _taken_in(SAMPLES / "warc" / file, tmp_path)
    if file == "wget-site.warc.gz":
        front, _ = found.pop("index")
        assert front.title == "The Courier"
    _are_those_of_the_articles(found, FETCHED[file])


def test_an_archive_of_the_web_gives_each_page_with_its_address_and_the_day_of_fetching(tmp_path: Path) -> None:
    made = cases.create_case(tmp_path / "web.dossier")
    outcomes = list(importing.import_paths(made, [SAMPLES / "warc" / "pages.warc.gz"]))
    assert [outcome.reason for outcome in outcomes] == [None] * len(ARTICLES)
    rows = [row for row in reading.articles(made) if row.ordinal == 1]
    assert {row.title for row in rows} == {article.title for article in ARTICLES.values()}
    for row in rows:
        name = Path(row.file).stem
        found = reading.article(made, row.id)
        told = _folded(found.text)
        assert all(_folded(paragraph) in told for paragraph in ARTICLES[name].paragraphs)
        assert f"pages.warc.gz/2026-11-21/127.0.0.1/{name}.mhtml" in row.file
        said = " ".join(found.notes)
        assert f"http://127.0.0.1:8765/{name}.html" in said
        assert "21 November 2026; this need not be the day of publication" in said
        assert row.published is not None
        assert row.published.day == date.fromisoformat(ARTICLES[name].day)
    cases.close_case(made)
