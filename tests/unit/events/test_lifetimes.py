"""Nobody acts after his death: a month without its year is of the year before it."""

from datetime import date

import pytest

from dossier.domain.dates import DateBasis

from .test_find_events import events_of


def _when(text: str, trigger: str) -> str:
    (event,) = [e for e in events_of(text, date(2021, 6, 1)) if e.trigger.of(text) == trigger]
    return "undated" if event.date is None else f"{event.date.start}..{event.date.end}"


DEATH = "Omar Haddad was killed on 3 November 2019 near Oslo."


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        (f"{DEATH} In September Omar Haddad met Tom Fox in Bergen.", "met", "2019-09-01..2019-09-30"),
        (f"In March Omar Haddad met Tom Fox in Bergen. {DEATH}", "met", "2019-03-01..2019-03-31"),
        # Others live on, and what the text dates in full stays as it is.
        (f"{DEATH} Tom Fox was arrested last week.", "arrested", "2021-05-24..2021-05-30"),
        (f"{DEATH} Omar Haddad was buried in Bergen in April 2021.", "buried", "2021-04-01..2021-04-30"),
    ],
)
def test_a_month_after_a_death_is_of_a_year_before_it(text: str, trigger: str, when: str) -> None:
    assert _when(text, trigger) == when


def test_the_death_is_said_to_be_why() -> None:
    text = f"In March Omar Haddad met Tom Fox in Bergen. {DEATH}"
    (met,) = [e for e in events_of(text, date(2021, 6, 1)) if e.trigger.of(text) == "met"]
    assert met.date is not None and met.date.basis is DateBasis.INFERRED
    (step,) = met.date.ledger
    assert step.anchor is not None and step.anchor.words == "killed"
    assert (step.start, step.end) == (met.date.start, met.date.end)


def test_a_written_date_goes_before_what_it_was_counted_to() -> None:
    text = "The book came out in 1738. About 170 years later, in 1896, Tom Fox found the cure."
    assert _when(text, "found") == "1896-01-01..1896-12-31"
