"""Who of a story is who in the case: certain matches join, likely ones become proposals, all others are new."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.extract.identity import Verdict, blocking_keys, judge
from dossier.store import entity_store, proposal_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold

_MOST_PROPOSALS = 3
"""How many merges are proposed for one new entity. One that could be anybody is proposed with nobody in particular."""


@dataclass(slots=True)
class _Known:
    kind: EntityKind
    name: str
    names: set[str]
    renamed: bool
    keys: set[str] = field(default_factory=set)


class EntityIndex:
    """The entities of a case as an import needs them: by the keys under which names are worth comparing.

    Built once from the case and kept up to date by the import itself. When anything else has changed the case
    meanwhile, ``is_stale`` says so and a new one must be made.
    """

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._state = case.state()
        self._known: dict[int, _Known] = {}
        self._by_key: defaultdict[tuple[EntityKind, str], set[int]] = defaultdict(set)
        self._by_name: defaultdict[tuple[EntityKind, str], set[int]] = defaultdict(set)
        self._next_id = entity_store.free_entity_id(case)
        self._new: list[tuple[int, EntityKind, str]] = []
        self._aliases: list[tuple[int, str]] = []
        self._renamed: set[int] = set()
        for record in entity_store.records(case):
            self._learn(record.id, record.kind, record.name, record.aliases, record.renamed)

    @property
    def is_stale(self) -> bool:
        """Tell whether the case was changed by anything but this import."""
        return self._case.state() != self._state

    def take_renamed(self) -> set[int]:
        """Return the entities that are new or have got new names since this was last asked."""
        taken, self._renamed = self._renamed, set()
        return taken

    def join(self, entities: Sequence[StoryEntity]) -> dict[int, int]:
        """Join the entities of one story with those of the case, adding new ones. Return their ids by story key.

        Within one story different entities stay different: the story has been read as a whole.
        """
        taken: dict[int, int] = {}
        proposed: list[tuple[int, int, str]] = []
        for entity in sorted(entities, key=lambda e: (-len(e.mentions), e.key)):
            names = tuple(dict.fromkeys((entity.name, *entity.aliases)))
            id_ = self._same_name(entity.kind, names, taken.values())
            if id_ is None:
                certain, likely = self._candidates(entity.kind, names, set(taken.values()))
                id_ = self._only(entity.kind, names, certain)
                if id_ is None:
                    id_ = self._add(entity.kind, names)
                    proposed += self._proposals(id_, certain, likely)
            self._enrich(id_, names)
            taken[entity.key] = id_
        self._store()
        proposal_store.add(self._case, proposed)
        return taken

    def _store(self) -> None:
        """Write what was learnt since the last story."""
        entity_store.add_all(self._case, self._new)
        entity_store.add_alias_pairs(self._case, self._aliases)
        self._new, self._aliases = [], []

    def _same_name(self, kind: EntityKind, names: Sequence[str], taken: Collection[int]) -> int | None:
        """Return the one entity that has the same full name, for which alone most names need to be compared."""
        same = [id_ for id_ in self._by_name.get((kind, fold(names[0])), ()) if id_ not in taken]
        if len(same) != 1 or judge(kind, names, self._names(same[0])).verdict is not Verdict.CERTAIN:
            return None
        return same[0]

    def _candidates(
        self, kind: EntityKind, names: Sequence[str], taken: set[int]
    ) -> tuple[list[int], list[tuple[int, str]]]:
        near = {id_ for name in names for key in blocking_keys(kind, name) for id_ in self._by_key.get((kind, key), ())}
        certain: list[int] = []
        likely: list[tuple[int, str]] = []
        for id_ in sorted(near - taken):
            judgement = judge(kind, names, self._names(id_))
            if judgement.verdict is Verdict.CERTAIN:
                certain.append(id_)
            elif judgement.verdict is Verdict.LIKELY:
                likely.append((id_, judgement.reason))
        return certain, likely

    def _only(self, kind: EntityKind, names: Sequence[str], certain: Sequence[int]) -> int | None:
        """Return the one of several certain matches that is meant, None where it could be any of them."""
        if len(certain) < 2:
            return certain[0] if certain else None
        same = [id_ for id_ in certain if fold(self._known[id_].name) == fold(names[0])] or list(certain)
        return same[0] if len(same) == 1 or kind is not EntityKind.PERSON else None

    def _names(self, id_: int) -> list[str]:
        known = self._known[id_]
        return [known.name, *sorted(known.names - {known.name})]

    def _proposals(
        self, id_: int, certain: Sequence[int], likely: Sequence[tuple[int, str]]
    ) -> list[tuple[int, int, str]]:
        name = self._known[id_].name
        doubtful = [(other, f"The case holds {len(certain)} of the name “{name}”.") for other in certain] or likely
        return [(id_, other, reason) for other, reason in doubtful] if len(doubtful) <= _MOST_PROPOSALS else []

    def _add(self, kind: EntityKind, names: Sequence[str]) -> int:
        id_, self._next_id = self._next_id, self._next_id + 1
        self._new.append((id_, kind, names[0]))
        self._renamed.add(id_)
        self._learn(id_, kind, names[0], (), renamed=False)
        return id_

    def _learn(self, id_: int, kind: EntityKind, name: str, names: Iterable[str], renamed: bool) -> None:
        known = self._known.setdefault(id_, _Known(kind, name, set(), renamed))
        for each in {name, *names} - known.names:
            known.names.add(each)
            self._by_name[kind, fold(each)].add(id_)
            for key in blocking_keys(kind, each):
                self._by_key[kind, key].add(id_)

    def _enrich(self, id_: int, names: Sequence[str]) -> None:
        """Add the names that a further story uses; the fullest becomes the one that is shown, unless a person chose."""
        known = self._known[id_]
        fresh = sorted(set(names) - known.names)
        if not fresh:
            return
        self._renamed.add(id_)
        self._aliases += [(id_, name) for name in fresh]
        self._learn(id_, known.kind, known.name, fresh, known.renamed)
        best = known.name if known.renamed else fullest(known.names)
        if best != known.name:
            known.name = best
            self._store()
            entity_store.set_name(self._case, id_, best, renamed=False)


def fullest(names: Iterable[str]) -> str:
    """Return the name that says most, whatever the order in which the names came: most words, then longest."""
    return min(names, key=lambda name: (-len(name.split()), -len(fold(name)), name.isupper(), name))
