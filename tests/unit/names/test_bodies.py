"""Short words for an organisation named before."""

import pytest

from dossier.domain.mentions import EntityKind, MentionForm

from .stories import entities_in

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
