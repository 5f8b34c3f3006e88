"""What is alleged, denied, planned or only supposed never reads as fact: a table of sentences of our own.

A row of ``claims.tsv`` is a sentence, a word that names a happening, and how that may be told: one or more statuses,
or ``none`` where no event may come of it, with ``|`` between them.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.spans import Span
from dossier.extract.pipeline import analyse

DAY = date(2021, 2, 12)
ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "claims.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@cache
def told(text: str) -> tuple[tuple[str, str], ...]:
    """Return the trigger and the status of all events that a story of one sentence tells."""
    published = PublicationDate(DAY, DAY, PublicationBasis.GIVEN)
    whole = Span(0, len(text))
    story = Story(1, whole, None, None, published, (Passage(whole, PassageRole.BODY),))
    return tuple((event.trigger.of(text), event.status.value) for event in analyse(text, story).events)


@pytest.mark.parametrize(("sentence", "word", "expected"), ROWS)
def test_a_happening_is_told_as_the_sentence_claims_it(sentence: str, word: str, expected: str) -> None:
    assert word in sentence
    found = [status for trigger, status in told(sentence) if trigger == word] or ["none"]
    assert found[0] in expected.split("|"), told(sentence)


def test_most_of_the_table_is_about_what_is_no_fact() -> None:
    guarded = [row for row in ROWS if "asserted" not in row[2].split("|")]
    assert len(ROWS) >= 500
    assert len(guarded) >= 400
