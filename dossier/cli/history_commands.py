"""The commands on the history of a case, and on which files it holds."""

from collections.abc import Sequence

from dossier.domain.changes import Changes
from dossier.services import reading, removing
from dossier.services.cases import CaseFile


def remove(case: CaseFile, stories: Sequence[str]) -> Changes:
    """Take the files of some stories, by number or file, out of the case. Raises NotFoundError, AmbiguousError."""
    return removing.remove_stories(case, [reading.find_article(case, name).id for name in stories])
