"""The keys of names, worked out once: for fifty thousand names that takes seconds, which a large case keeps."""

from collections.abc import Iterable

from dossier.domain.engine import ENGINE
from dossier.domain.mentions import EntityKind
from dossier.extract.identity import blocking_keys
from dossier.extract.identity.blocking import KEYS
from dossier.store import name_key_store
from dossier.store.case_file import CaseFile

WORTH_KEEPING = 2_000
"""Fewer names are worked out as quickly as what is kept of them would be read."""
_MISSING = 10
"""What is kept is written anew where one in so many names is missing there."""
_TRIED = 16
"""So many of the kept names are worked out all the same: where one has other keys now, none is believed."""
_RULES = f"{ENGINE}.{KEYS}"


class NameKeys:
    """Answers under which keys a name is filed, from what *case* keeps or from the name."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        kept = name_key_store.load(case, _RULES)
        names = list(kept)
        is_right = all(sorted(_worked_out(name)) == kept[name] for name in names[:: max(1, len(names) // _TRIED)])
        self._kept = kept if is_right else {}
        self._fresh: dict[str, Iterable[str]] = {}

    def of(self, kind: EntityKind, name: str) -> Iterable[str]:
        """Return the keys of a name."""
        words = f"{kind.value} {name}"
        found = self._kept.get(words) or self._fresh.get(words)
        if found is None:
            found = self._fresh[words] = blocking_keys(kind, name)
        return found

    def keep(self, names: Iterable[tuple[EntityKind, str]]) -> None:
        """Keep the keys of all *names* of the case, where there are many and they are not kept yet."""
        if len(self._fresh) * _MISSING < len(self._kept) or len(self._fresh) + len(self._kept) < WORTH_KEEPING:
            return
        self._kept = {f"{kind.value} {name}": sorted(self.of(kind, name)) for kind, name in names}
        self._fresh = {}
        if len(self._kept) >= WORTH_KEEPING:
            name_key_store.save(self._case, _RULES, self._kept)


def _worked_out(name: str) -> frozenset[str]:
    kind, _, words = name.partition(" ")
    return blocking_keys(EntityKind(kind), words)
