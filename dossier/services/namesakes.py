"""People of one name across the stories of a case: who is one, and who is a namesake."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dossier.domain.claims import JoinKind
from dossier.extract.identity.namesakes import Portrait, against, excluded, parted
from dossier.services.portraits import Scene, portrait
from dossier.store import merge_store
from dossier.store.case_file import CaseFile

_MOST_STORIES = 24
"""Of whom more stories tell than this, no story is taken away: readers know who is meant."""
_KEPT, _SCENES = 2_000, 8
_ANOTHER = "the stories tell of another person of this name, and nothing tells which of them is meant here"


@dataclass(frozen=True, slots=True)
class Told:
    """A person as one story tells of it."""

    entity: int
    article: int


class Namesakes:
    """Looks at what stories tell of people of one name. What it has read of a story is kept for a while."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._portraits: OrderedDict[Told, Portrait] = OrderedDict()
        self._judged: dict[Told, Portrait] = {}
        self._doubts: dict[frozenset[int], str] = {}
        self._scenes: OrderedDict[int, Scene] = OrderedDict()

    def parted(self, people: Collection[int]) -> list[list[Told]] | None:
        """Return who of some people of one name is one, as the stories tell of them; None where they are not judged.

        What was looked at is at hand for ``remember``.
        """
        if sum(len(merge_store.named_in(self._case, entity)) for entity in people) < 2:
            return None
        told = [Told(entity, article) for entity in sorted(people) for article in self._stories(entity)]
        if not 1 < len(told) <= _MOST_STORIES:
            return None
        self._judged = {each: self._portrait(each) for each in told}
        portraits = list(self._judged.values())
        return [[told[at] for at in some] for some in parted(portraits)]

    def remember(self, groups: Sequence[Sequence[Told]], owners: Sequence[int]) -> None:
        """Remember of *groups* of stories, whose people are *owners* by now, why they are not one."""
        portraits = [[self._judged[told] for told in some] for some in groups]
        for a, one in enumerate(owners):
            for b in range(a):
                self._doubts[frozenset((one, owners[b]))] = _why(portraits[a], portraits[b])

    def doubt(self, one: int, two: int) -> str:
        """Return what speaks against two people being one, as words for a reason; "" for nothing."""
        known = self._doubts.get(frozenset((one, two)))
        if known is not None:
            return known
        here, there = ([Told(each, article) for article in self._stories(each)] for each in (one, two))
        if not here or not there or len(here) + len(there) > _MOST_STORIES:
            return ""
        groups = parted([self._portrait(told) for told in (*here, *there)])
        if len(groups) < 2:
            return ""
        return _why([self._portrait(told) for told in here], [self._portrait(told) for told in there])

    def forget_story(self, article: int) -> None:
        """Forget what is known of a story, as it has been read again."""
        self._scenes.clear()
        for told in [told for told in self._portraits if told.article == article]:
            del self._portraits[told]

    def forget(self, people: Iterable[int]) -> None:
        """Forget what is known of some people, as they have come to be others."""
        gone = set(people)
        self._scenes.clear()
        for told in [told for told in self._portraits if told.entity in gone]:
            del self._portraits[told]
        for pair in [pair for pair in self._doubts if pair & gone]:
            del self._doubts[pair]

    def _stories(self, entity: int) -> list[int]:
        """Return the stories that give somebody's name in full: a surname alone tells nothing."""
        joined = [
            merge
            for merge in merge_store.records(self._case, entity)
            if merge.how is JoinKind.JOINED and merge.ended is None and merge.keep == entity and " " not in merge.name
        ]
        bare = {article for merge in joined for article in merge_store.stories_of(self._case, merge.taken["mentions"])}
        return sorted(merge_store.named_in(self._case, entity) - bare)

    def _portrait(self, told: Told) -> Portrait:
        found = self._portraits.get(told)
        if found is None:
            scene = self._scenes.pop(told.article, None) or Scene(self._case, told.article)
            self._scenes[told.article] = scene
            if len(self._scenes) > _SCENES:
                self._scenes.popitem(last=False)
            found = self._portraits[told] = portrait(scene, told.entity)
            if len(self._portraits) > _KEPT:
                self._portraits.popitem(last=False)
        return found


def _why(one: Sequence[Portrait], two: Sequence[Portrait]) -> str:
    """Return what speaks most against two people being one: what excludes it, before what only fails to tell."""
    reasons = (why for judge in (excluded, against) for x in one for y in two if (why := judge(x, y)))
    return next(reasons, _ANOTHER)
