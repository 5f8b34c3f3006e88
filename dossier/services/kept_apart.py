"""Whom people keep apart, known again in a copy of the story or after the names were imported anew."""

from collections import defaultdict

from dossier.domain.mentions import EntityKind
from dossier.store import merge_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold


class KeptApart:
    """Whom people keep apart, by their names and by what the stories say in which they are named."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._pairs: defaultdict[tuple[EntityKind, str, str], list[merge_store.Apart]] = defaultdict(list)
        for each in merge_store.all_apart(case):
            self._pairs[each.kind, each.first, each.second].append(each)

    def holds(self, kind: EntityKind, one: tuple[int, str], two: tuple[int, str]) -> bool:
        """Tell whether two entities, each with the name that is shown, are known to be two."""
        (name_a, a), (name_b, b) = sorted(((fold(one[1]), one[0]), (fold(two[1]), two[0])))
        found = self._pairs.get((kind, name_a, name_b))
        if not found:
            return False
        told_a, told_b = merge_store.told_in(self._case, a), merge_store.told_in(self._case, b)
        ways = [(each.first_stories, each.second_stories) for each in found]
        ways += [(second, first) for first, second in ways if name_a == name_b]
        return any(told_a & first and told_b & second for first, second in ways)
