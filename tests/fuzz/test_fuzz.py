"""Texts, bytes, queries and hand-overs by chance: nothing but a sentence for the user comes out of it.

``DOSSIER_EXPLORE=1`` tries other ones each time.
"""

import json
import os
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.errors import DossierError
from dossier.ingest.formats.parsed import CannotParse
from dossier.services import cases, exporting, importing, searching, taking_in
from dossier.services.cases import CaseFile
from dossier.services.formats import FormatReaders

from . import machines

MORE = 20 if os.environ.get("DOSSIER_EXPLORE") else 1
PIECES = st.sampled_from(
    [
        "Karl Berg", "Anna Lund, 44, ", "was arrested", "in Oslo", " on 4 May 2014", "on Friday", "three days later",
        ". ",
        "\n\n", "\n", ", ", '"', "“", "”", "'s ", "(", ")", " said ", "he ", "She denied that ",
        "Published: 4 March 2019",
        "32 May 2014", "29 February 2015", "in the year 0", "99999", "between ", " and ", "the 1990s", "\u202e",
        "\0", "\ufeff",
        "U.S. ", "Mr. ", "-", "1 of 2 DOCUMENTS", "\xa0", "é", "e\u0301", "李", "🚢", "Q3 ", "a ", "of the ", "since ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join))
QUERIES = st.lists(
    st.one_of(
        st.sampled_from(
            ['"', "AND", "OR", "NOT", "-", "*", "NEAR", "(", ")", "^", "after:", "before:2014", "file:", "in:", "berg",
             "kind:",
             "by:", ":", "~", "'", "person:\"", "is:denied", "2014..", "{", "}", "%", "\\"]
        ),
        st.text(max_size=6),
    ),
    max_size=9,
).map(" ".join)  # fmt: skip
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.text(max_size=9), st.just([]), st.just({}),
    st.sampled_from(["2014-13-45", "0000-00-00", "99999-01-01", "\ud800", "\0", "../../a", "a" * 5000, [[]],
                     {"a": None}]),
)  # fmt: skip


def often(count: int) -> settings:
    return settings(max_examples=count * MORE, deadline=None, suppress_health_check=list(HealthCheck))


@often(300)
@given(st.one_of(st.binary(max_size=400), TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_bytes_become_a_text_or_a_sentence(data: bytes) -> None:
    machines.reader(data)


@pytest.fixture(scope="module")
def readers() -> Iterator[FormatReaders]:
    with FormatReaders() as made:
        yield made


@often(150)
@given(kind=st.sampled_from(machines.TYPES), data=st.one_of(st.binary(max_size=300), TEXTS.map(str.encode)))
def test_other_formats_are_read_or_refused(readers: FormatReaders, kind: str, data: bytes) -> None:
    try:
        found = readers.parse(kind, data)
    except CannotParse as error:
        assert str(error).strip()
        return
    found.text.encode("utf-8")
    assert all(0 <= page <= len(found.text) for page in found.pages)


@often(60)
@given(TEXTS)
def test_what_is_found_stands_in_the_story(text: str) -> None:
    machines.stages(text)


@often(60)
@given(TEXTS)
def test_running_text_is_annotated(text: str) -> None:
    machines.times(text)


@often(300)
@given(st.one_of(TEXTS, st.text("0123456789-/. to~MayearlyXu?%", max_size=20)))
def test_a_typed_date_is_read_or_refused(text: str) -> None:
    machines.typed(text)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    made = cases.create_case(tmp_path_factory.mktemp("case") / "a.dossier")
    for _ in importing.import_paths(made, [machines.SEEDS]):
        pass
    return made


@pytest.fixture(scope="module")
def exported(case: CaseFile, tmp_path_factory: pytest.TempPathFactory) -> object:
    path = tmp_path_factory.mktemp("out") / "a.json"
    exporting.export_json(case, path)
    return json.loads(path.read_text("utf-8"))


@often(150)
@given(query=QUERIES)
def test_any_query_is_answered_or_refused(case: CaseFile, query: str) -> None:
    machines.asked(query)
    try:
        hits = searching.search(case, query)
    except DossierError as error:
        assert str(error).strip()
        return
    for hit in hits:
        assert hit is not None


@often(100)
@given(way=st.lists(st.integers(0, 50), min_size=1, max_size=7), value=VALUES)
def test_a_bent_hand_over_is_taken_or_refused(exported: object, way: list[int], value: object) -> None:
    machines.handed_over(machines.as_bytes(machines.bent(exported, way, value)))


@often(200)
@given(st.one_of(st.binary(max_size=200), VALUES.map(machines.as_bytes)))
def test_no_hand_over_at_all_is_refused(data: bytes) -> None:
    machines.handed_over(data)


@often(8)
@given(way=st.lists(st.integers(0, 50), min_size=1, max_size=7), value=VALUES)
def test_a_bent_hand_over_leaves_the_case_whole(
    exported: object, way: list[int], value: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bent")
    path = folder / "a.json"
    path.write_bytes(machines.as_bytes(machines.bent(exported, way, value)))
    made = cases.create_case(folder / "b.dossier")
    try:
        taking_in.take_in(made, path)
    except DossierError as error:
        assert str(error).isprintable()
        assert cases.case_info(made).articles == 0
    assert cases.check_case(made).findings == ()
    cases.close_case(made)


@often(3)
@given(texts=st.lists(TEXTS, min_size=2, max_size=5, unique=True), chance=st.randoms(use_true_random=False))
def test_the_order_of_import_does_not_matter(
    texts: list[str], chance: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("order")
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        paths.append(path)
    dumps = []
    for number in range(2):
        case = cases.create_case(folder / f"{number}.dossier", title="one")
        for _ in importing.import_paths(case, paths):
            pass
        dumps.append(list(cases.dump_case(case)))
        cases.close_case(case)
        chance.shuffle(paths)
    assert dumps[0] == dumps[1]
