"""What trained weights let through: happenings, never what did not come about nor what the law calls by a name."""

import math
from dataclasses import replace

import pytest

from dossier.domain.events import EventKind, Status
from dossier.extract.events import weigher
from dossier.paths import resources

from .test_find_events import events_of, shown

# What came about with things and bodies that no rule knows for doers.
HAPPENED = [
    ("The bomb ripped through a tent.", "ripped"),
    ("Share prices collapsed.", "collapsed"),
    ("Ann Roe said she was sorry.", "said"),
    ("In a letter sent to the council, Tom Fox resigned.", "sent"),
]

# What nobody can say has come about.
NEVER = [
    "Had the ferry closed the valve, it would have stayed open.",
    "It would have left the harbour.",
    "The van is not known to have left the yard.",
    "No train reached the village.",
    "The two parishes nearly merged.",
    "It is unclear whether the van reached the bridge.",
    "Ann Roe dreamt that the ferry capsized.",
    "It was feared that the ferry had capsized.",
    "In the film the van crossed a frozen lake.",
    "In the novel, it steered through the ice.",
    "According to one theory, the ferry emptied the tank.",
    "Residents speculated that it had emptied the tank.",
    "Rumour has it that the ferry rammed the pier.",
    "Ann Roe waved as though the storm had passed the island.",
    "It barely touched the wheel.",
    "It made no statement.",
    "It cleared nobody.",
    "The van usually visited the market.",
    "Every winter the ferry painted its hull.",
    "Nor did the van hit the wall.",
    "It emerged that the dam had not burst.",
    "The claim turned out to be false.",
    "The chapel stood on a hill.",
    "The news has shocked many.",
    "Ann Roe looked forward to the trial.",
    "Visitors are told that the house is haunted.",
]

# What only somebody says, believes or means to do: told, but as such.
NOT_ASSERTED = [
    ("Police believe the van then drove off.", Status.ALLEGED),
    ("Investigators allege that the ferry emptied the tank.", Status.ALLEGED),
    ("Neighbours suspected that the van had moved the fence.", Status.ALLEGED),
]

# What the law calls by a name, or a wrong, of people whom no rule knows.
OF_THE_LAW = [
    "It charged the ship with theft.",
    "The van stole a boat.",
    "The firm's ship smuggled rifles.",
    "The paper convicted the mayor of greed.",
    "The boat was arrested by a net.",
]


# What never was is no happening either where a rule asks for its verb: the words that would name it.
NEVER_BY_RULES = [
    ("Nor did Tom Fox hit the wall.", "hit"),
    ("Tom Fox wished he had repaired the roof.", "repaired"),
    ("Ann Roe dreamed she flew over the harbour.", "flew"),
    ("Ann Roe dreamt that Tom Fox sold the house.", "sold"),
    ("Tom Fox acted as though he had bought the town.", "bought"),
    ("Residents speculated that Tom Fox had emptied the tank.", "emptied"),
    ("Officials feared the dam had burst.", "burst"),
]


def _added(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the weights alone let through, each as one line."""
    shipped = weigher.weights()
    told = [shown(event, text) for event in events_of(text)]
    with monkeypatch.context() as without:
        without.setattr(weigher, "weights", lambda: replace(shipped, threshold=math.inf))
        ruled = [shown(event, text) for event in events_of(text)]
    return [line for line in told if line not in ruled]


def test_the_shipped_weights_are_finite() -> None:
    trained = weigher.weights()
    values = [trained.intercept, trained.threshold, *trained.shown.values(), *trained.verbs.values()]
    assert all(math.isfinite(value) for value in values)
    assert len(trained.shown) > 100
    assert len(trained.verbs) > 1000


def test_the_file_is_small_enough_to_be_text() -> None:
    assert (resources() / "models" / "happenings.json").stat().st_size < 1_000_000


@pytest.mark.parametrize(("text", "trigger"), HAPPENED)
def test_what_came_about_is_told(text: str, trigger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [line.split()[0] for line in _added(text, monkeypatch)] == [trigger]


@pytest.mark.parametrize("text", NEVER)
def test_what_never_came_about_is_not_told(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _added(text, monkeypatch) == []


@pytest.mark.parametrize(("text", "word"), NEVER_BY_RULES)
def test_what_never_was_is_not_told_though_rules_ask_for_it(text: str, word: str) -> None:
    assert word not in [event.trigger.of(text) for event in events_of(text)]


def test_what_came_about_beside_a_hope_is_told() -> None:
    text = "Ann Roe, who hoped to win, bought the boat."
    assert "bought" in [event.trigger.of(text) for event in events_of(text)]


@pytest.mark.parametrize(("text", "status"), NOT_ASSERTED)
def test_what_is_only_believed_is_told_as_such(text: str, status: Status, monkeypatch: pytest.MonkeyPatch) -> None:
    added = _added(text, monkeypatch)
    assert [line.split()[2] for line in added] == [status.value]


@pytest.mark.parametrize("text", OF_THE_LAW)
def test_weights_have_no_say_in_crimes_and_courts(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _added(text, monkeypatch) == []


def test_no_kind_of_the_law_is_weighed() -> None:
    law = {EventKind.CHARGE, EventKind.ARREST, EventKind.CONVICT, EventKind.SENTENCE, EventKind.DIE, EventKind.ATTACK}
    text = "Tom Fox was charged with theft. Police arrested him and he was convicted. A gang attacked the guard."
    with weigher.recording() as weighed:
        kinds = {event.kind for event in events_of(text)}
    assert kinds & law
    assert not {event.trigger for event in events_of(text) if event.kind in law} & {one.trigger for one in weighed}


def test_the_weights_know_what_clauses_show() -> None:
    """Names in the code and in the file are the same: a renamed trait would quietly weigh nothing."""
    text = (
        "Ann Roe, who runs the bank, said that the ferry had sailed. It crossed the bay and met a boat. "
        '"The valve broke," Tom Fox told the council, after workers had opened the gate. '
        "The firm paid $20 to a club in Oslo, which sent a letter from Leeds."
    )
    with weigher.recording() as weighed:
        events_of(text)
    names = {name for one in weighed for name in one.shown}
    known = weigher.weights().shown
    assert len(names) > 40
    assert len(names & known.keys()) >= 0.9 * len(names)


def test_recording_leaves_nothing_behind() -> None:
    text = "The bomb ripped through a tent. Share prices collapsed. Ann Roe said she was sorry."
    before = events_of(text)
    with weigher.recording() as weighed:
        events_of(text)
    count = len(weighed)
    assert events_of(text) == before
    assert count == len(weighed) > 0


def test_recording_ends_with_an_error() -> None:
    with pytest.raises(ZeroDivisionError), weigher.recording():
        raise ZeroDivisionError
    assert [event.trigger for event in events_of("Share prices collapsed.")]
