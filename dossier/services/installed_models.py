"""Which models that find names are installed besides the one that comes with the program."""

from importlib.util import find_spec

_GROUP = "spacy_models"
"""The group of entry points in which a spaCy pipeline says what it is called."""


def installed_models() -> tuple[str, ...]:
    """Return what ``--names-model`` may be given here ("spacy:en_core_web_sm"), in order; nothing is loaded.

    Nothing comes back where spaCy is not installed, as it is with the program by itself.
    """
    if find_spec("spacy") is None:
        return ()
    from importlib import metadata

    return tuple(sorted({f"spacy:{each.name}" for each in metadata.entry_points(group=_GROUP)}))
