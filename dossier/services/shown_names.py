"""Which of several names is shown."""

from collections.abc import Iterable

from dossier.store.folding import fold


def fullest(names: Iterable[str]) -> str:
    """Return the name that says most, whatever the order in which the names came: most words, then longest."""
    return min(names, key=lambda name: (-len(name.split()), -len(fold(name)), name.isupper(), name))
