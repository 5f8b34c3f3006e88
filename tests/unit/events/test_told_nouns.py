"""Happenings that nouns tell by the way, without a date of their own."""

from datetime import date

import pytest

from dossier.domain.events import EventKind, Status, StoryEvent

from .test_find_events import entities_of, events_of


def _found(text: str) -> list[tuple[str, EventKind, set[str], Status]]:
    names = {entity.key: entity.name for entity in entities_of(text)}

    def row(event: StoryEvent) -> tuple[str, EventKind, set[str], Status]:
        people = {names[p.entity] for p in event.participants}
        return event.trigger.of(text), event.kind, people, event.status

    return [row(event) for event in events_of(text)]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "people"),
    [
        ("The crowd went home after talks with the mayor, Ann Roe.", "talks", EventKind.MEET, {"Ann Roe"}),
        ("Tom Fox wept during a meeting with Ann Roe.", "meeting", EventKind.MEET, {"Tom Fox", "Ann Roe"}),
        ("Two soldiers were wounded in an ambush near the river.", "ambush", EventKind.ATTACK, set()),
        ("The road was closed after a visit by Ann Roe.", "visit", EventKind.TRANSPORT, {"Ann Roe"}),
        ("The clerks were shocked by the defection of Tom Fox.", "defection", EventKind.OTHER, {"Tom Fox"}),
        ("A letter from Ann Roe upset the ministry.", "letter", EventKind.PHONE_WRITE, {"Ann Roe"}),
        (
            "In an e-mail to Ann Roe, Tom Fox called the plan a swindle.",
            "e-mail",
            EventKind.PHONE_WRITE,
            {"Ann Roe", "Tom Fox"},
        ),
    ],
)
def test_a_noun_tells_what_has_come_to_pass(text: str, trigger: str, kind: EventKind, people: set[str]) -> None:
    assert (trigger, kind, people, Status.ASSERTED) in _found(text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The mayor, Ann Roe, hopes for talks with Tom Fox.", "talks"),
        ("There was no meeting with Ann Roe.", "meeting"),
        ("Ann Roe proposed a visit by Tom Fox.", "visit"),
        ("Ann Roe will speak after the meeting with Tom Fox.", "meeting"),
        ("Ann Roe changed the payment system of the port.", "payment"),
        ("Tom Fox starred in the film Confessions of Ann Roe.", "Confessions"),
        ("Ann Roe kept every letter in a drawer.", "letter"),
        ("The police found no trace of a letter from Ann Roe to Tom Fox.", "letter"),
        ("Tom Fox dreamed of a reconciliation with Ann Roe.", "reconciliation"),
    ],
)
def test_what_is_hoped_for_or_only_named_is_not_told(text: str, trigger: str) -> None:
    assert trigger not in [row[0] for row in _found(text)]


def test_who_was_hurt_in_a_crash_was_in_it_on_that_day() -> None:
    text = "Ann Roe was killed in a car crash in July 2019."
    assert ("crash", EventKind.OTHER, {"Ann Roe"}, Status.ASSERTED) in _found(text)
    assert [e.date.start for e in events_of(text) if e.date] == [date(2019, 7, 1)] * 2


def test_the_same_attack_is_not_told_again_by_its_noun() -> None:
    text = "Gunmen attacked a convoy near the river. Two soldiers were wounded in the attack."
    assert [row[0] for row in _found(text) if row[1] is EventKind.ATTACK] == ["attacked"]


@pytest.mark.parametrize(
    ("text", "trigger", "people"),
    [
        ("Ann Roe drove to the farm, shut the door and hit him.", "shut", {"Ann Roe"}),
        ("Tom Fox left the road and cut down a tree.", "cut", {"Tom Fox"}),
        ("Ann Roe opened the gate and hit the guard.", "hit", {"Ann Roe"}),
        ("Tom Fox forged the papers and lied to the panel.", "lied", {"Tom Fox"}),
        ("Warned by Tom Fox, Ann Roe burned the tapes.", "Warned", {"Ann Roe", "Tom Fox"}),
        ("Tom Fox, she said, shouted at the porter.", "shouted", {"Tom Fox"}),
        ("It interviewed forty nurses.", "interviewed", set()),
        ("Two mills went under.", "went", set()),
        ("The sailors wept; some jumped overboard.", "jumped", set()),
    ],
)
def test_verbs_that_look_like_something_else_are_told(text: str, trigger: str, people: set[str]) -> None:
    found = {row[0]: row[2] for row in _found(text)}
    assert found.get(trigger) == people


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Roe announced a pay rise and cut in hours.", "cut"),
        ("Tom Fox bought the hit and sold it.", "hit"),
        ("The report lied on the table.", "report"),
        ("It took three years.", "took"),
    ],
)
def test_nouns_that_could_be_verbs_stay_nouns(text: str, word: str) -> None:
    assert word not in [row[0] for row in _found(text)]
