"""How a case ended: whose charges were dropped, what a jury found not proven, what was put off."""

import pytest

from dossier.domain.events import EventKind

from .test_find_events import entities_of, events_of


def _told(text: str) -> list[str]:
    """Return the events of *text* as "trigger kind status: role=name …", people alone."""
    names = {entity.key: entity.name for entity in entities_of(text)}
    people = {"Ann Roe", "Tom Fox", "Omar Haddad"}
    return [
        f"{e.trigger.of(text)} {e.kind} {e.status}: "
        + " ".join(f"{p.role}={names[p.entity]}" for p in e.participants if names[p.entity] in people)
        for e in events_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ann Roe, who ran the port, saw the case against her dropped.", "dropped other asserted: patient=Ann Roe"),
        ("Omar Haddad saw the charges against him dismissed.", "dismissed other asserted: patient=Omar Haddad"),
        ("Omar Haddad had all the charges against him dropped in 2020.", "dropped other asserted: patient=Omar Haddad"),
        ("Ann Roe saw the case against Tom Fox dropped in May 2020.", "dropped other asserted: patient=Tom Fox"),
        (
            "Tom Fox was charged with murder in 2012, and the jury found it not proven.",
            "found acquit asserted: patient=Tom Fox",
        ),
        ("The jury found the case against Tom Fox not proven.", "found acquit asserted: patient=Tom Fox"),
        ("The sentencing of Ann Roe was adjourned until July.", "sentencing sentence planned: patient=Ann Roe"),
        ("The judge postponed the sentencing of Ann Roe.", "postponed sentence planned: other=Ann Roe"),
        ("The extradition of Tom Fox was put off.", "extradition extradite planned: patient=Tom Fox"),
    ],
)
def test_how_a_case_ended_is_told_of_whom_it_befell(text: str, event: str) -> None:
    assert event in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The court found it proven that Tom Fox had lied.",
        "Ann Roe saw Tom Fox leave before the case was dropped by a porter.",
        "Tom Fox found the proof and proved it.",
    ],
)
def test_what_only_sounds_so_ends_no_case(text: str) -> None:
    assert not any("acquit" in told or told.startswith("dropped other asserted: patient=") for told in _told(text))


@pytest.mark.parametrize("text", ["We will hold them accountable, Ann Roe said.", "The court held Tom Fox liable."])
def test_who_is_held_to_account_is_not_arrested(text: str) -> None:
    assert EventKind.ARREST not in {event.kind for event in events_of(text)}


def test_for_which_side_a_lawyer_speaks_is_no_step_of_the_law() -> None:
    told = _told("Ann Roe, prosecuting, told the court that Tom Fox had emptied the till.")
    assert not any(event.startswith("prosecuting") for event in told)
    assert any(event.startswith("told statement") for event in told)


def test_what_counsel_tells_of_a_third_man_is_alleged() -> None:
    told = _told("Omar Haddad, defending, said Ann Roe had been abused by Tom Fox.")
    assert "abused other alleged: patient=Ann Roe agent=Tom Fox" in told


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Tom Fox was sentenced to eight months in prison, suspended for two years.", False),
        ("Ann Roe was jailed for six months, suspended for a year.", False),
        ("Ann Roe was given a prison sentence, which was suspended.", False),
        ("Ann Roe, who ran the prison, was suspended in May.", True),
        ("Tom Fox was suspended for two years.", True),
    ],
)
def test_a_term_that_is_suspended_ends_no_position(text: str, ends: bool) -> None:
    assert (EventKind.END_POSITION in {event.kind for event in events_of(text)}) is ends
