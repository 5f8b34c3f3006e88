"""Keys of names that a large case keeps: nothing depends on them but how soon an import begins."""

import hashlib
from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind
from dossier.extract.identity import blocking_keys
from dossier.extract.identity.blocking import KEYS
from dossier.services import cases, importing, name_keys, timelines
from dossier.services.cases import CaseFile
from dossier.services.joining import EntityIndex
from dossier.services.name_keys import NameKeys
from dossier.store import forgetting, name_key_store, timeline_store

NAMES = (
    (EntityKind.PERSON, "Anna Berg"),
    (EntityKind.PERSON, "Đặng Văn Hùng"),
    (EntityKind.PERSON, "Muhammad al-Safadi"),
    (EntityKind.PERSON, "Yevgeny Petrovich Sidorov"),
    (EntityKind.PERSON, "Li Wei"),
    (EntityKind.PERSON, "J. R. Costa"),
    (EntityKind.PERSON, "Lund"),
    (EntityKind.ORGANISATION, "Lund Shipping Ltd."),
    (EntityKind.ORGANISATION, "Bank of Harbour Trade"),
    (EntityKind.PLACE, "São Tomé"),
)
FILED = "1:08220d7de58d"
"""The number of the rules, and the beginning of a digest of what they file NAMES under."""


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few names be worth keeping."""
    monkeypatch.setattr(name_keys, "WORTH_KEEPING", 2)


def _kept(case: CaseFile) -> dict[str, list[str]]:
    return dict(name_key_store.load(case, name_keys._RULES))


def test_an_import_keeps_the_keys_of_all_names(imported: CaseFile) -> None:
    kept = _kept(imported)
    assert "person Karl Lund" in kept
    for words, keys in kept.items():
        kind, _, name = words.partition(" ")
        assert keys == sorted(blocking_keys(EntityKind(kind), name))


def test_a_further_import_finds_the_same_with_and_without_them(imported: CaseFile, tmp_path: Path) -> None:
    further = tmp_path / "further.txt"
    further.write_text("Lund again\n\nPublished: 1 June 2021\n\nKarl Lund met Anna Berg in Oslo. Lund left.\n", "utf-8")
    other = cases.create_case(tmp_path / "other.dossier")
    list(importing.import_paths(other, [tmp_path / "articles"]))
    name_key_store.save(other, "other rules", {"person Karl Lund": ["wrong"]})
    for case in (imported, other):
        list(importing.import_paths(case, [further]))
    assert list(cases.dump_case(imported)) == list(cases.dump_case(other))
    assert cases.check_case(imported).is_sound
    cases.close_case(other)


def test_keys_that_are_wrong_are_not_believed(imported: CaseFile) -> None:
    name_key_store.save(imported, name_keys._RULES, {key: ["wrong"] for key in _kept(imported)})
    assert set(NameKeys(imported).of(EntityKind.PERSON, "Karl Lund")) == blocking_keys(EntityKind.PERSON, "Karl Lund")


def test_the_packed_timeline_and_the_keys_live_side_by_side(imported: CaseFile) -> None:
    kept = _kept(imported)
    before = timelines.timeline(imported).board
    assert timeline_store.refresh(imported)
    assert _kept(imported) == kept
    assert len(timelines.timeline(imported).board) == len(before)
    EntityIndex(imported).keep_keys()
    assert not timeline_store.refresh(imported)


def test_what_is_forgotten_leaves_no_name_behind(imported: CaseFile) -> None:
    assert _kept(imported)
    forgetting.forget(imported)
    assert _kept(imported) == {}


def test_rules_that_file_names_elsewhere_have_another_number() -> None:
    """Where this fails, raise KEYS and write the new number and digest here: cases keep keys of the old rules."""
    filed = "\n".join(" ".join(sorted(blocking_keys(kind, name))) for kind, name in NAMES)
    assert f"{KEYS}:{hashlib.sha256(filed.encode()).hexdigest()[:12]}" == FILED
