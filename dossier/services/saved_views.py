"""Views that people have saved: what was shown, under a name of their own."""

from collections.abc import Mapping
from typing import Any

from dossier.domain.changes import Changes
from dossier.errors import ImpossibleError, NotFoundError
from dossier.store import saved_view_store, unit_of_work
from dossier.store.case_file import CaseFile
from dossier.store.folding import storable

_LONGEST = 80


def views(case: CaseFile) -> Mapping[str, Mapping[str, Any]]:
    """Return what each saved view shows, by its name, in the order of the alphabet."""
    found = saved_view_store.records(case)
    return dict(sorted(found.items(), key=lambda pair: (pair[0].casefold(), pair[0])))


def save(case: CaseFile, name: str, shown: Mapping[str, Any]) -> Changes:
    """Keep what is *shown* under a name, in place of the view that has it. Raises ImpossibleError."""
    called = " ".join(storable(name).split())
    if not called or len(called) > _LONGEST:
        raise ImpossibleError(f"A view needs a name of {_LONGEST} letters at most. Type another one.")
    with unit_of_work.command(case, f"Saved the view “{called}”") as running:
        saved_view_store.put(case, called, shown)
    return running.changes


def forget(case: CaseFile, name: str) -> Changes:
    """Forget a saved view. Raises NotFoundError."""
    if name not in saved_view_store.records(case):
        raise NotFoundError(f"There is no saved view “{name}” in this case.")
    with unit_of_work.command(case, f"Forgot the view “{name}”") as running:
        saved_view_store.remove(case, name)
    return running.changes
