"""What a denial hangs on: a deed that somebody is accused of, and nothing else."""

from pathlib import Path

import pytest

from dossier.domain.claim_forms import rung_form
from dossier.domain.claim_words import told_through
from dossier.domain.views import DenialView
from dossier.domain.wording import denial_words
from dossier.services import claims, importing
from dossier.services.cases import CaseFile

# A story, the word of the event that is looked at, and whether it is shown as denied by somebody.
STORIES = [
    ("Police say Tom Holt burned the mill. His lawyer, Ann Fox, denied any involvement.", "burned", True),
    ("Police say Tom Holt burned the mill. The army denied involvement.", "burned", False),
    (
        "Police say Tom Holt burned the mill in May 2021. Holt denied any involvement in a 2019 interview.",
        "burned",
        False,
    ),
    ("Prosecutors say Tom Holt bribed a clerk. The election board rejected her complaint.", "bribed", False),
    ("Jan Berg was acquitted in 2003. Tom Holt is charged with murder, which he denies.", "acquitted", False),
    ("Jan Berg was acquitted in 2003. Tom Holt is charged with murder, which he denies.", "charged", True),
    ("Tom Holt was held on Monday, police said. Holt was charged with arson. He denies the charge.", "held", False),
    ("Tom Holt was held on Monday, police said. Holt was charged with arson. He denies the charge.", "charged", True),
    (
        "Dan Foss is alleged to have poisoned Lee Apps. Dora Apps is accused of helping him. Both deny murder.",
        "poisoned",
        True,
    ),
]


@pytest.mark.parametrize(("text", "word", "denied"), STORIES)
def test_a_denial_hangs_on_what_it_denies(case: CaseFile, tmp_path: Path, text: str, word: str, denied: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(f"Notes from the courts\n\nPublished: 12 February 2023\n\n{text}\n", "utf-8")
    assert all(o.reason is None for o in importing.import_paths(case, [path]))
    told = [
        event
        for event in claims.told_events(case)
        if event.quote[event.trigger.start - event.span.start : event.trigger.end - event.span.start] == word
    ]
    assert told
    assert any(event.denied_by for event in told) is denied


def test_steps_and_denials_say_through_whom_they_are_told(case: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(
        "Notes from the courts\n\nPublished: 12 February 2023\n\n"
        "Tom Holt was arrested in May 2021, police said, according to the Northern Post. Holt was glad.\n",
        "utf-8",
    )
    assert all(o.reason is None for o in importing.import_paths(case, [path]))
    (event,) = [e for e in claims.told_events(case) if e.kind.value == "arrest"]
    holt = next(p.entity.id for p in event.participants)
    (rung,) = [r for r in claims.standing(case, holt).rungs if r.standing.value == "arrested"]
    assert rung.chain == event.chain
    assert len(rung.chain) == 2
    assert told_through(rung) == "the Northern Post, citing police"
    form = rung_form(rung)
    assert [each["text"] for each in form["attribution_chain"]] == [each.text for each in rung.chain]
    denial = DenialView(event.id, "police", "Holt denied it", event.article, "Notes", event.chain)
    assert denial_words(denial).startswith("Denied by the Northern Post, citing police: ")
