"""Whom a court's words befall that its verb leaves out, who only speaks for another, and what is only looked into."""

import pytest

from .test_find_events import entities_of, events_of


def _told(text: str) -> list[str]:
    """Return the events of *text* as "trigger kind status: role=name …"."""
    names = {entity.key: entity.name for entity in entities_of(text)}
    return [
        f"{e.trigger.of(text)} {e.kind} {e.status}: "
        + " ".join(f"{p.role}={names[p.entity]}" for p in e.participants if names[p.entity].count(" "))
        for e in events_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Omar Haddad rode last. Tom Fox was accused of buying the pills. The panel cleared him of that.",
            "cleared acquit asserted: patient=Tom Fox",
        ),
        (
            "Omar Haddad was accused of theft. Tom Fox rode on. The panel cleared him of that.",
            "cleared acquit asserted: patient=Omar Haddad",
        ),
        (
            "A court sentenced the man who ran the port, the clerk Tom Fox, to two years in prison.",
            "sentenced sentence asserted: patient=Tom Fox",
        ),
        (
            "Tom Fox was sentenced to nine years, and Ann Roe to three years.",
            "three years sentence asserted: patient=Ann Roe",
        ),
        (
            "Tom Fox was sentenced to nine years and Ann Roe six months.",
            "six months sentence asserted: patient=Ann Roe",
        ),
        (
            "Tom Fox, through his counsel, Ann Roe, denied taking the money.",
            "taking transfer-money denied: agent=Tom Fox other=Ann Roe",
        ),
        ("Ann Roe announced that a panel would look into the death of Tom Fox.", "death die asserted: patient=Tom Fox"),
        ("Police will investigate the killing of Tom Fox.", "killing die asserted: patient=Tom Fox"),
        ("Ann Roe said that Tom Fox was never in the house.", "was other denied: agent=Tom Fox"),
        (
            "Ann Roe is accused of killing a guard. Tom Fox is accused of helping her. Both deny murder.",
            "deny statement denied: speaker=Ann Roe speaker=Tom Fox",
        ),
        ("Ann Roe did not meet Tom Fox, as the paper claims.", "meet meet denied: agent=Ann Roe patient=Tom Fox"),
    ],
)
def test_whom_it_befalls_is_told(text: str, event: str) -> None:
    assert event in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tom Fox was sentenced to nine years. Ann Roe wept for two years.",
        "Tom Fox was sentenced to nine years, which Ann Roe, 40 years his friend, called mild.",
    ],
)
def test_nobody_else_is_sentenced(text: str) -> None:
    told = [e for e in _told(text) if " sentence " in e]
    assert len(told) == 1
    assert told[0].startswith("sentenced sentence asserted: patient=Tom Fox")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe said that Tom Fox was never late.",
        "Ann Roe is accused of theft. Omar Haddad wept. Both deny wrongdoing.",
    ],
)
def test_no_denial_is_made_up(text: str) -> None:
    assert not [e for e in _told(text) if " denied:" in e]


def test_who_has_to_go_for_a_deed_denies_nothing() -> None:
    assert not [e for e in _told("Tom Fox was dismissed for stealing coal in May.") if " denied:" in e]
