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


@pytest.mark.parametrize("name", ["info-zip", "seven-zip", "bsdtar", "python"])
def test_packed_files_of_four_programs_are_opened(tmp_path: Path, name: str) -> None:
    made = cases.create_case(tmp_path / "packed.dossier")
    outcomes = list(importing.import_paths(made, [SAMPLES / "zip" / f"{name}.zip"]))
    assert [outcome.reason for outcome in outcomes] == [None] * 5
    titles = {row.title for row in reading.articles(made)}
    assert titles == {ARTICLES[each].title for each in ("harbour", "bridge", "council", "hospital", "ferry")}
    cases.close_case(made)


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
