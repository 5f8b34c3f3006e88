"""Deeds of which only a verdict tells that did not last, and verdicts that only should have been."""

import pytest

from .test_find_events import events_of


def _told(text: str, word: str) -> str:
    return next((str(e.status) for e in events_of(text) if e.trigger.of(text) == word), "none")


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Tom Fox, wrongly convicted of killing Ann Roe in 1995, was freed.", "killing", "alleged"),
        ("Tom Fox was wrongfully convicted of murdering Ann Roe.", "murdering", "alleged"),
        (
            "Tom Fox was convicted of murdering Ann Roe in May. In June judges quashed the verdict.",
            "murdering",
            "alleged",
        ),
        (
            "Tom Fox was convicted of murdering Ann Roe in May. In June judges upheld the verdict.",
            "murdering",
            "asserted",
        ),
        ("Tom Fox was convicted of murdering Ann Roe in 1995.", "murdering", "asserted"),
        ("Tom Fox and Ann Roe should both have been convicted.", "convicted", "none"),
        ('"They should all have been convicted," Tom Fox said.', "convicted", "none"),
        ("The two men had both been arrested in May 2012.", "arrested", "asserted"),
    ],
)
def test_a_verdict_that_did_not_last_proves_no_deed(text: str, word: str, status: str) -> None:
    assert _told(text, word) == status
