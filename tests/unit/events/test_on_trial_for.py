"""Who is on trial for a deed has not done it, and whom it befell is not on trial."""

import pytest

from dossier.domain.events import EventKind, Role

from .test_find_events import entities_of, events_of


@pytest.mark.parametrize(
    "text",
    [
        "Tom Fox, 61, is on trial for the killing of Ann Roe.",
        "Tom Fox was on trial in Oslo for the murder of Ann Roe.",
        "Tom Fox is on trial over the 2011 murder of Ann Roe.",
    ],
)
def test_a_trial_is_of_whoever_is_tried_and_proves_no_deed(text: str) -> None:
    keys = {entity.name: entity.key for entity in entities_of(text)}
    parts = {(e.kind, p.entity, p.role) for e in events_of(text) for p in e.participants}
    assert (EventKind.TRIAL, keys["Tom Fox"], Role.AGENT) in parts
    assert (EventKind.TRIAL, keys["Ann Roe"], Role.PATIENT) not in parts
    assert (EventKind.DIE, keys["Tom Fox"], Role.AGENT) not in parts


@pytest.mark.parametrize(
    "text",
    [
        "A retired clerk on trial over the 2011 murder of Ann Roe wept on Thursday.",
        "A clerk on trial in Oslo for the murder of Ann Roe wept.",
    ],
)
def test_nobody_is_tried_over_his_own_murder(text: str) -> None:
    assert all(e.kind is not EventKind.TRIAL or not e.participants for e in events_of(text))
