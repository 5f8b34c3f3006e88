"""The five real files and the development corpora, where they are at hand."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dossier.domain.documents import PassageRole, SourceDocument, Story
from dossier.ingest.reader import read_file
from dossier.ingest.structure import find_stories

from .stories import document

SHARED = Path(__file__).parents[3] / "../shared"


def seed(number: str) -> tuple[SourceDocument, tuple[Story, ...]]:
    paths = sorted((SHARED / "seeds").glob(f"{number}_*.txt"))
    if not paths:
        pytest.skip("the real article files are not here")
    read = read_file(paths[0], paths[0].name)
    return read, find_stories(read)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", [("ISIS Recruiter Sentenced", None, None), ("US Imposes Sanctions on", None, None)]),
        ("001", [("Operative spreading violent", "By Anas al-Bar", None)]),
        ("002", [("Two Iranians accused of", "Jack phillips", None)]),
        ("003", [("Treasury Secretary Steve Mnuchin", None, None)]),
        ("004", [(None, None, date(2021, 11, 19))]),
    ],
)
def test_stories(number: str, expected: list[tuple[str | None, str | None, date | None]]) -> None:
    read, stories = seed(number)
    assert len(stories) == len(expected)
    for story, (title, byline, published) in zip(stories, expected, strict=True):
        assert (story.title.of(read.text).startswith(title) if title and story.title else story.title) == (
            title and True
        )
        assert (story.byline.of(read.text) if story.byline else None) == byline
        assert (story.published.day if story.published else None) == published


@pytest.mark.parametrize(
    ("number", "counts"),
    [
        ("000", {"title": 2, "caption": 2, "repeat": 8, "notice": 2, "body": 23}),
        ("001", {"title": 1, "caption": 1, "repeat": 1, "notice": 4, "byline": 1, "comment": 1, "body": 18}),
        ("002", {"title": 1, "byline": 1, "notice": 1, "body": 10}),
        ("003", {"title": 1, "caption": 10, "repeat": 6, "notice": 1, "body": 34}),
        ("004", {"dateline": 1, "body": 7}),
    ],
)
def test_roles(number: str, counts: dict[str, int]) -> None:
    _, stories = seed(number)
    assert Counter(p.role.value for story in stories for p in story.passages) == counts


def test_trial_articles_name_their_day_in_the_third_line() -> None:
    paths = sorted((SHARED / "timelines/trial/texts").glob("*.txt"))
    if not paths:
        pytest.skip("the trial articles are not here")
    for path in paths:
        read = read_file(path, path.name)
        (story,) = find_stories(read)
        assert story.title is not None and story.title.of(read.text) == read.text.split("\n")[0].strip()
        assert story.published is not None and story.published.day is not None


def test_news_of_the_development_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    path = SHARED / "corpora/gum-dev.jsonl"
    if not path.exists():
        pytest.skip("the development corpus is not here")
    found: Counter[tuple[str, str]] = Counter()
    split = titled = documents = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        stories = find_stories(document(gold["text"]))
        split += len(stories) > 1
        if gold["genre"] != "news":
            continue
        documents += 1
        title = stories[0].title
        titled += title is not None and title.of(gold["text"]) == gold["title"]
        role = {i: p.role for s in stories for p in s.passages for i in range(p.span.start, p.span.end)}
        for passage in gold["passages"]:
            inside = Counter(role[i] for i in range(passage["start"], passage["end"]) if i in role)
            found[passage["role"], inside.most_common(1)[0][0].value] += 1
    lost = sum(n for (gold_role, ours), n in found.items() if gold_role == "body" and ours not in ("body", "dateline"))
    bodies = sum(n for (gold_role, _), n in found.items() if gold_role == "body")
    captions = sum(n for (gold_role, _), n in found.items() if gold_role == "caption")
    dimmed = found["caption", PassageRole.CAPTION.value]
    with capsys.disabled():
        print(
            f"\nnews: {titled}/{documents} headlines, {lost}/{bodies} body passages lost, {dimmed}/{captions} captions"
        )
    assert split == 0
    assert titled == documents
    assert lost == 0
    assert dimmed >= 27
