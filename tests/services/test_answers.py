"""Answers that are kept are told of the case as it is, also where something was written and taken back."""

from contextlib import suppress

import pytest

from dossier.services import answers
from dossier.services.cases import CaseFile
from dossier.store import case_facts, names_models


class _GivenUp(Exception):
    """Somebody stops in the middle."""


def _model(case: CaseFile) -> str | None:
    return answers.kept(case, "model", 1, lambda: names_models.of_source(case, 1))


@pytest.mark.parametrize("is_rehearsed", [True, False])
def test_what_was_asked_in_the_midst_of_what_is_taken_back_is_asked_again(case: CaseFile, is_rehearsed: bool) -> None:
    with suppress(_GivenUp), case.trying() if is_rehearsed else case.writing():
        names_models.remember(case, 1, "spacy:court")
        assert _model(case) == "spacy:court"
        if not is_rehearsed:
            raise _GivenUp
    assert _model(case) is None


def test_what_was_asked_is_not_asked_again_where_nothing_was_written(case: CaseFile) -> None:
    first, second = (answers.kept(case, "info", None, lambda: case_facts.info(case)) for _ in range(2))
    assert first is second
