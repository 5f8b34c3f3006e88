"""Numeric dates of a file of the case that can be read in two ways, and what a person said of them."""

from collections.abc import Collection

from dossier.domain.views import NumericDates
from dossier.services.collecting import no_collections
from dossier.store import article_store, source_store
from dossier.store.case_file import CaseFile


def numeric_dates(case: CaseFile, article_id: int) -> NumericDates | None:
    """Return how the file of a story is read where the story has numeric dates that its text leaves open, else None.

    Raises NotFoundError, DamagedCaseError.
    """
    from dossier.extract.publication.numeric import may_be_asked, numeric_question

    with case.reading(), no_collections():
        source = article_store.record(case, article_id, roles=()).source
        # Few have any, and to go through the passages of a story of ten million letters takes seconds.
        if not may_be_asked(source_store.text(case, source)):
            return None
        stored = article_store.stored_story(case, article_id)
    question = numeric_question(stored.text, [stored.story])
    if question is None:
        return None
    return NumericDates(source, stored.order, question.words, question.day_first, question.month_first)


def left_open(case: CaseFile, files: Collection[str]) -> list[tuple[str, NumericDates]]:
    """Return those of *files* with numeric dates that neither their text nor a person has settled, each with one.

    Raises DamagedCaseError.
    """
    with case.reading():
        rows = [row for row in article_store.rows(case) if row.file in files]
        found: dict[int, tuple[str, NumericDates]] = {}
        for row in rows:
            if row.source in found:
                continue
            numeric = numeric_dates(case, row.id)
            if numeric is not None and numeric.order is None:
                found[row.source] = (row.file, numeric)
    return list(found.values())
