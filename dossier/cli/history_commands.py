"""The commands on the history of a case, and on which files it holds."""

from collections.abc import Sequence

from dossier.cli import json_forms
from dossier.cli.terminal import ProgressBar, table
from dossier.domain.changes import Changes
from dossier.services import reading, reading_again, removing, travelling
from dossier.services.cases import CaseFile


def show(case: CaseFile, as_json: bool) -> None:
    """Print the steps with their numbers, oldest first."""
    entries = reading.history(case)
    if as_json:
        json_forms.show([json_forms.step(entry) for entry in entries])
        return
    rows = ((str(e.id), travelling.when_words(e.when), "undone" if e.undone else "", e.label) for e in entries)
    table(("step", "when", "", "what"), rows)


def past(case: CaseFile, step: int) -> CaseFile:
    """Return the case as it was after a step, in memory. Raises NotFoundError."""
    return travelling.as_of(case, step)


def remove(case: CaseFile, stories: Sequence[str]) -> Changes:
    """Take the files of some stories, by number or file, out of the case. Raises NotFoundError, AmbiguousError."""
    return removing.remove_stories(case, [reading.find_article(case, name).id for name in stories])


def read_again(case: CaseFile, all_stories: bool) -> Changes:
    """Read the stories of an older engine again, or all. Return what changed, all stories together."""
    bar, changed = ProgressBar(), Changes()
    try:
        for changes in reading_again.read_again(case, bar.show, outdated_only=not all_stories):
            changed |= changes
    finally:
        bar.clear()
    return changed
