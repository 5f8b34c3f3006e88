"""An installed spaCy pipeline as the tagger. spaCy is no dependency: whoever wants it installs it."""

import importlib
from collections.abc import Mapping, Sequence

from dossier.errors import ImpossibleError
from dossier.extract.naming.slot import OTHER_LABELS, MappedTagger, Name


def spacy_tagger(pipeline: str, labels: Mapping[str, str] = OTHER_LABELS) -> MappedTagger:
    """Return the spaCy pipeline of that name ("en_core_web_lg"), or in that folder, as a tagger.

    Raises ImpossibleError where spaCy or the pipeline is not installed.
    """
    try:
        spacy = importlib.import_module("spacy")
        document = importlib.import_module("spacy.tokens").Doc
        reader = spacy.load(pipeline)
    except (ImportError, OSError) as error:
        raise ImpossibleError(
            f"The names model {pipeline} cannot be used: spaCy or the model is not installed. "
            "Install both, or use the model that comes with Dossier."
        ) from error

    def find(words: Sequence[str]) -> list[Name]:
        found = reader(document(reader.vocab, words=list(words)))
        return [(name.start, name.end, name.label_) for name in found.ents]

    return MappedTagger(find, labels)
