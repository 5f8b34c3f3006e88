"""A case knows by which model the names of a source were found."""

from dossier.store import names_models
from dossier.store.case_file import CaseFile


def test_the_last_import_of_a_source_says_by_which_model_its_names_are_found(case: CaseFile) -> None:
    for model in ("spacy:court", "spacy:harbour", None):
        with case.writing():
            names_models.remember(case, 1, model)
        assert names_models.of_source(case, 1) == model
        assert names_models.of_source(case, 2) is None
