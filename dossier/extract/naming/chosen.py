"""The names model that a user chose by its name: "spacy:en_core_web_lg" is an installed spaCy pipeline."""

from functools import cache

from dossier.errors import ImpossibleError
from dossier.extract.naming.slot import Tagger
from dossier.extract.naming.spacy_slot import spacy_tagger

_SPACY = "spacy:"


@cache
def chosen_tagger(model: str) -> Tagger:
    """Return the tagger of that name; loaded once. Raises ImpossibleError where it is unknown or not installed."""
    pipeline = model.removeprefix(_SPACY).strip()
    if not model.startswith(_SPACY) or not pipeline:
        raise ImpossibleError(
            f"“{model}” is no names model that Dossier can use. Write spacy: and the name of an installed spaCy "
            "pipeline, for example spacy:en_core_web_lg."
        )
    return spacy_tagger(pipeline)
