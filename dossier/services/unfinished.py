"""What a person was writing when the case was locked, so that it is neither lost nor written anywhere else."""

from collections.abc import Sequence

from dossier.services.cases import CaseFile
from dossier.store import unfinished
from dossier.store.unfinished import Unfinished

__all__ = ["Unfinished", "keep", "kept", "let_go"]


def keep(case: CaseFile, found: Sequence[Unfinished]) -> None:
    """Keep what was being written in the case; of the case as it was, in the present one."""
    unfinished.keep(case.present or case, found)


def kept(case: CaseFile) -> list[Unfinished]:
    """Return what was being written when the case was locked, oldest first."""
    return unfinished.kept(case)


def let_go(case: CaseFile) -> None:
    """Keep it no longer: it was read."""
    unfinished.let_go(case.present or case)
