"""Hostages are not arrested, and who speaks behind "said" speaks whatever else is said of him."""

from datetime import date

import pytest

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.events import Role, StoryEvent
from dossier.domain.spans import Span
from dossier.extract.pipeline import analyse

DAY = date(2021, 2, 12)


def events_of(text: str) -> tuple[StoryEvent, ...]:
    """Return what a story of one paragraph tells, read as a whole."""
    whole = Span(0, len(text))
    published = PublicationDate(DAY, DAY, PublicationBasis.GIVEN)
    return analyse(text, Story(1, whole, None, None, published, (Passage(whole, PassageRole.BODY),))).events


def _kinds(text: str) -> dict[str, str]:
    return {event.trigger.of(text): event.kind.value for event in events_of(text)}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Tom Fox was kidnapped by rebels. Fox was seized near the river on 3 May 2020.", "seized", "attack"),
        ("Anna Roe was abducted in 2019. Roe is still being held, her family said.", "held", "other"),
        ("Tom Fox was kidnapped in 2010. Fox was seized by police in May 2020.", "seized", "arrest"),
        ("Tom Fox was kidnapped in 2010. Fox was arrested in May 2020.", "arrested", "arrest"),
        ("Anna Roe was abducted in 2019. Her guard, Tom Fox, was seized on 3 May 2020.", "seized", "arrest"),
        ("Tom Fox was seized on 3 May 2020 after a chase.", "seized", "arrest"),
        ("Eight million euros were handed over on Saturday, Tom Fox said.", "handed", "transfer-money"),
        ("Tom Fox was handed over to Portugal in May 2020.", "handed", "extradite"),
    ],
)
def test_a_captive_is_not_under_arrest(text: str, word: str, kind: str) -> None:
    assert _kinds(text)[word] == kind


@pytest.mark.parametrize(
    "text",
    [
        "“We expect him home,” said his lawyer, Anna Roe of the Law Centre.",
        "“It was dark,” said a witness, Anna Roe from Leeds.",
        "“It was dark,” said her mother, Anna Roe.",
    ],
)
def test_who_stands_behind_said_speaks(text: str) -> None:
    (said,) = [event for event in events_of(text) if event.trigger.of(text) == "said"]
    assert Role.SPEAKER in {part.role for part in said.participants}
    assert Role.PATIENT not in {part.role for part in said.participants}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The clerk who reported Pavel Lund for taking bribes resigned on Tuesday.", "resigned"),
        ("A guard who accused Pavel Lund of hiding money lost his appeal on Tuesday.", "lost"),
        ("A man who accused Pavel Lund of fraud and of taking bribes died on Tuesday.", "died"),
        ("The nurse who suspected Pavel Lund of stealing drugs was dismissed on Tuesday.", "dismissed"),
    ],
)
def test_whom_somebody_accused_does_not_do_what_the_accuser_does(text: str, word: str) -> None:
    for event in events_of(text):
        if event.trigger.of(text) == word:
            assert not event.participants and event.attribution is None
