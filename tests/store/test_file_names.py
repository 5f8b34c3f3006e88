"""Files found by a part of their name, also while their names are only being read."""

import hashlib
from collections.abc import Callable, Iterator

import pytest

from dossier.domain.documents import SourceDocument, Story
from dossier.domain.spans import Span
from dossier.store import article_store, file_names, source_store
from dossier.store.case_file import CaseFile

NAMES = [f"Shelf {number % 3}/{number}.txt" for number in range(40)]
BYLINES = {4: "By Ana Mota", 7: "By Ana Mota", 9: "By Éva Kis"}


def _add(case: CaseFile, name: str, byline: str = "") -> int:
    text = f"{name} {byline}"
    data = text.encode()
    document = SourceDocument(name, data, hashlib.sha256(data).hexdigest(), "utf-8", "text/plain", text)
    where = Span(len(text) - len(byline), len(text)) if byline else None
    with case.writing():
        source = source_store.add(case, document)
        article_store.add(case, source, document, [(Story(1, Span(0, len(text)), None, where, None, ()), [], "")])
    return source


@pytest.fixture
def sources(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    monkeypatch.setattr(file_names, "_STRETCH", 6)
    return {number: _add(case, name, BYLINES.get(number, "")) for number, name in enumerate(NAMES)}


def _times(many: int) -> Callable[[], bool]:
    left: Iterator[bool] = iter([True] * many)
    return lambda: next(left, False)


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("shelf 1/", [n for n in range(40) if n % 3 == 1]),
        ("2.TXT", [2, 12, 22, 32]),
        ("ana", [4, 7]),
        ("éva", [9]),
        ("nowhere", []),
        ("", list(range(40))),
        ("0\x00.", []),
    ],
)
def test_what_has_a_part_in_its_name(case: CaseFile, sources: dict[int, int], part: str, wanted: list[int]) -> None:
    assert file_names.having(case, part) == (tuple(sources[number] for number in wanted), True)


def test_reading_goes_on_where_the_time_was_over(case: CaseFile, sources: dict[int, int]) -> None:
    wanted = {sources[number] for number in range(40) if number % 3 == 2}
    found: tuple[int, ...] = ()
    seen: list[int] = []
    for _ in range(40):
        found, is_whole = file_names.having(case, "shelf 2/", _times(1))
        assert set(found) <= wanted
        assert list(found) == sorted(found)
        seen.append(len(found))
        if is_whole:
            break
    assert set(found) == wanted
    assert seen == sorted(seen)
    assert len(set(seen)) > 2


def test_what_comes_while_names_are_read_is_found(case: CaseFile, sources: dict[int, int]) -> None:
    assert file_names.having(case, "shelf", _times(2))[1] is False
    early, late = _add(case, "A shelf.txt"), _add(case, "Z shelf.txt", "By Shelf")
    found, is_whole = file_names.having(case, "shelf")
    assert is_whole
    assert found == (*sources.values(), early, late)
    last = _add(case, "Last shelf.txt")
    assert file_names.having(case, "shelf")[0][-1] == last
