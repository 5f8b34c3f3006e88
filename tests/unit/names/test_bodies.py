"""Short words for an organisation named before."""

import pytest

from dossier.domain.mentions import EntityKind, MentionForm
from dossier.extract.events import find_events
from dossier.extract.time import find_timexes

from .stories import entities_in, story_of

WORDS = [
    (
        "The Justice Department named him. He fled, the department said.",
        "Justice Department",
        ["the department"],
    ),
    ("The Ministry of Health named him. The ministry then fined him.", "Ministry of Health", ["The ministry"]),
    ("The department named him. Later the Justice Department fined him.", "Justice Department", []),
    (
        "The Justice Department and the Treasury Department named him. The department then fined him.",
        "Justice Department",
        [],
    ),
    ("The Justice Department named him. The department of roads fined him.", "Justice Department", []),
]


@pytest.mark.parametrize(("text", "name", "expected"), WORDS)
def test_the_head_noun_means_the_one_named_before(text: str, name: str, expected: list[str]) -> None:
    (body,) = (e for e in entities_in(text) if e.kind is EntityKind.ORGANISATION and e.name.endswith(name))
    assert [m.span.of(text) for m in body.mentions if m.form is MentionForm.NOMINAL] == expected


def test_an_account_given_by_the_head_noun_names_the_body() -> None:
    text = "The Justice Department named Tom Fox. He was arrested in 2019, the department said."
    story = story_of(text)
    events = find_events(story, find_timexes(story), entities_in(text))
    assert [e.attribution for e in events if e.trigger.of(text) == "arrested"] == ["Justice Department"]
