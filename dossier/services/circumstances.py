"""What a user should know of the circumstances in which a case is open: said plainly, once, when it is opened."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dossier.domain.wording import day_words
from dossier.store import journal, presence
from dossier.store.case_file import CaseFile

_LEEWAY = timedelta(minutes=5)
_CONFLICT = re.compile(r" \([^()]*conflicted copy|\.sync-conflict-", re.IGNORECASE)
"""How Dropbox, Nextcloud, ownCloud and Syncthing call the copy that they make of a file changed in two places."""


def of_case(case: CaseFile) -> list[str]:
    """Return sentences on what is unusual about how a case is open: by whom else, where, and by which clock."""
    if case.damage is not None:
        # Whatever else is to be said of it may not even be readable.
        return []
    said: list[str] = []
    if case.read_only is not None:
        said.append(case.read_only)
    elif presence.is_open_elsewhere(case):
        said.append(
            f"{case.path.name} is open in another window or program too. Only one can change it at a time; what the "
            "other saves is seen here once it is read again."
        )
    said += [
        f"A folder that is kept in step between computers has left “{copy.name}” beside {case.path.name}: both were "
        "changed, and each lacks the changes of the other. Open both, and keep the case in one place."
        for copy in conflict_copies(case.path)
    ]
    return [*said, *_clock(case)]


def conflict_copies(path: Path) -> list[Path]:
    """Return the copies that a synchronised folder has made of the case because it was changed in two places."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return []
    return [
        other
        for other in beside
        if other.suffix == path.suffix
        and other != path
        and other.name.startswith(path.stem)
        and _CONFLICT.match(other.name.removeprefix(path.stem))
    ]


def _clock(case: CaseFile) -> list[str]:
    with case.reading():
        head = journal.last(case.connection)
    if head is None:
        return []
    last = datetime.fromisoformat(head.at)
    if last <= datetime.now(UTC) + _LEEWAY:
        return []
    return [
        f"The clock of this computer seems to be wrong: {case.path.name} was last changed on "
        f"{day_words(last.date())}, {last:%H:%M} UTC, which is yet to come. Set the clock; until then the history "
        "tells wrong times."
    ]
