"""What is told beside a dated statement or event takes its day, with the step that says so, or takes none."""

import pytest

from dossier.domain.dates import DateBasis
from dossier.domain.events import EventKind
from dossier.domain.ledger import Rule

from .test_find_events import events_of, shown


def test_what_a_speaker_goes_on_to_say_is_inferred_with_a_step() -> None:
    text = "Ann Roe said on Wednesday she would resign. She denied the claims."
    (denied,) = [e for e in events_of(text) if e.trigger.of(text) == "denied"]
    assert denied.date is not None and denied.date.basis is DateBasis.INFERRED
    step = denied.date.ledger[-1]
    assert (step.words, step.rule, step.span) == ("denied", Rule.SAME_PERIOD, denied.trigger)
    assert step.anchor is not None and step.anchor.words == "Wednesday"
    assert "Wednesday" in denied.date.explanation


@pytest.mark.parametrize(
    "text",
    [
        "The United States called for his release, Omar Haddad said.",
        "Omar Haddad demanded her resignation.",
        "The coup is the third in Norway since 2012.",
        "Ann Roe said her client was ill.",
    ],
)
def test_what_did_not_happen_is_not_told(text: str) -> None:
    assert [e for e in events_of(text) if e.kind is not EventKind.STATEMENT] == []


def test_what_happens_at_a_dated_event_has_its_day() -> None:
    text = "Ann Roe gave a speech on Monday. During the speech, Tom Fox left the hall."
    (left,) = [e for e in events_of(text) if e.trigger.of(text) == "left"]
    assert shown(left, text).endswith("2024-05-13")
    assert left.date is not None and left.date.basis is DateBasis.INFERRED


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe said on Wednesday she would resign. Tom Fox denied the claims.",
        "Ann Roe said on Wednesday she would resign. She had denied the claims.",
        "Ann Roe said in March she would resign. She denied the claims.",
        "Ann Roe said on Wednesday she would resign. Tom Fox fled in 2019. She denied the claims.",
        "Ann Roe said on Wednesday she would resign. In an interview she denied the claims.",
    ],
)
def test_no_other_statement_gets_the_day_of_an_occasion(text: str) -> None:
    (denied,) = [e for e in events_of(text) if e.trigger.of(text) == "denied"]
    assert denied.date is None
