"""A happening that a lead tells without names or without a day, and the next sentences with them, is one event."""

from datetime import date

import pytest

from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.services.annotating import annotate_text

PUBLISHED = PublicationDate(date(2024, 3, 14), date(2024, 3, 14), PublicationBasis.GIVEN)


def _told(text: str, kind: str) -> list[str]:
    """Return a line for each event of a kind: its day and the people in it."""
    found = annotate_text(text, PUBLISHED, "story")
    names = {entity.key: entity.name for entity in found.entities}
    return [
        f"{event.date.start if event.date else 'undated'}: {', '.join(names[p.entity] for p in event.participants)}"
        for event in found.events
        if event.kind == kind
    ]


ONE = [
    (
        "Police arrested two Austrians on Monday. Karl Huber and Emil Roth were taken into custody at the airport.",
        "arrest",
        "2024-03-11: Karl Huber, Emil Roth",
    ),
    (
        "A doctor was found guilty of fraud on Monday. A jury convicted Karl Huber of cheating patients.",
        "convict",
        "2024-03-11: Karl Huber",
    ),
    (
        "A teacher was arrested on Monday. Police detained Emil Roth, a teacher from Graz, at dawn.",
        "arrest",
        "2024-03-11: Emil Roth",
    ),
    (
        "A politician has been jailed for four years. The court sentenced Oskar Lindh on Friday.",
        "sentence",
        "2024-03-08: Oskar Lindh",
    ),
    (
        "A politician has been jailed for four years. Oskar Lindh, 52, was sentenced on Friday in Malmo.",
        "sentence",
        "2024-03-08: Oskar Lindh",
    ),
    (
        "A man was shot dead in the harbour on Monday. Police said Igor Tamm, 29, was killed outside a bar.",
        "die",
        "2024-03-11: Igor Tamm",
    ),
    (
        "The club sacked its coach on Thursday. Bruno Selmi was fired over five defeats.",
        "end-position",
        "2024-03-14: Bruno Selmi",
    ),
    ("A minister resigned on Monday. Ivo Kral quit over his flat.", "end-position", "2024-03-11: Ivo Kral"),
    (
        "Police arrested two brothers on Monday. Karl and Paul Huber were detained at dawn.",
        "arrest",
        "2024-03-11: Karl, Paul Huber",
    ),
]
TWO = [
    # Too many or too few are named, or somebody of another calling or gender.
    "Three men were arrested on Monday. Karl Huber and Emil Roth were detained at dawn.",
    "A teacher was arrested on Monday. Police detained Emil Roth, a lawyer, at dawn.",
    "A woman was arrested on Monday. Karl Huber was detained at his flat.",
    # A second happening is told by its words, its day or its place.
    "Police in Graz arrested a man on Monday. Another man, Karl Huber, was detained at dawn.",
    "A doctor was arrested on Monday. The lawyer Emil Roth was also arrested.",
    "Two men were arrested on Monday. Police held Karl Huber and Emil Roth on Tuesday.",
    "A driver was arrested in Vienna on Monday. Police in Oslo detained Karl Huber at dawn.",
]


APART = [
    ("A policeman died in the shooting. Karl Huber died in the crash.", "die"),
    ("A soldier was killed in the north. Ivan Kral was killed in the south, officials said.", "die"),
    ("One suspect was killed by police on Monday. Tom Berger was killed when the suspect fired at him.", "die"),
    ("A man was killed by a bear on Monday. Erik Dahl was killed by a falling tree.", "die"),
    ("An official was arrested for bribery on Monday. Erik Dahl was arrested for theft.", "arrest"),
]
"""Another circumstance, or the unnamed one beside the one who is named."""
BEFORE = "The council met in Graz to speak of the budget. The debate went on for hours. The region was quiet. "


@pytest.mark.parametrize(("text", "kind"), APART)
def test_nobody_is_taken_for_the_unnamed_one_of_another_happening(text: str, kind: str) -> None:
    assert len(_told(BEFORE + text, kind)) == 2


@pytest.mark.parametrize(("text", "kind", "one"), ONE)
def test_one_happening_told_twice_is_one_event(text: str, kind: str, one: str) -> None:
    assert _told(text, kind) == [one]


@pytest.mark.parametrize("text", TWO)
def test_two_happenings_stay_two_events(text: str) -> None:
    assert len(_told(text, "arrest")) == 2


def test_two_sentences_of_different_length_stay_two() -> None:
    text = "Oskar Lindh was sentenced to six years on Friday. He was jailed for two years for theft in his youth."
    assert len(_told(text, "sentence")) == 2
