"""Who of a story is who in the case: certain matches join, likely ones become proposals, all others are new."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest

from dossier.domain.claims import JoinKind
from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.extract.identity import Verdict, compared, judge, lookup_keys
from dossier.services import name_uses
from dossier.services.kept_apart import KeptApart
from dossier.services.name_keys import NameKeys
from dossier.services.namesakes import Namesakes
from dossier.services.settling_names import NameSettling, surname
from dossier.services.shown_names import fullest
from dossier.services.spellings import Spellings
from dossier.store import entity_store, merge_store, proposal_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold

_TOLD = 500
"""After so many entities it is told how far the learning of names is."""
_MOST_PROPOSALS = 3
"""How many merges are proposed for one entity. One that could be anybody is proposed with nobody in particular."""
_MOST_COMPARED = 200
"""With so many of those who share a key with it is an entity compared for proposals, the nearest first.

A list of thousands of names that begin alike would else be compared each with each.
"""
_ENOUGH = 20
"""So many likely matches make it plain that an entity could be anybody: no more are looked for."""


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

    def __init__(self, case: CaseFile, learnt: Callable[[int, int], None] | None = None) -> None:
        """Learn the names of *case*; *learnt* hears now and then how many of how many entities are known.

        No transaction of its own is open while *learnt* is called, so that questions can be answered meanwhile.
        """
        self._case = case
        self._state = case.state()
        self._known: dict[int, _Known] = {}
        self._by_key: defaultdict[tuple[EntityKind, str], set[int]] = defaultdict(set)
        self._by_name: defaultdict[tuple[EntityKind, str], set[int]] = defaultdict(set)
        self._new: list[tuple[int, EntityKind, str]] = []
        self._aliases: list[tuple[int, str]] = []
        self._renamed: set[int] = set()
        self._fresh: set[int] = set()
        self._likely: dict[int, set[int]] = {}
        self._vague: set[int] = set()
        self._keys = NameKeys(case)
        with case.reading():
            self._next_id = entity_store.free_entity_id(case)
            self._apart = KeptApart(case)
            self._settling = NameSettling(case, self._apart)
            self._namesakes = Namesakes(case)
            self._spellings = Spellings(case)
            records = entity_store.records(case)
        for number, record in enumerate(records):
            if learnt is not None and number and number % _TOLD == 0:
                learnt(number, len(records))
            self._learn(record.id, record.kind, record.name, record.aliases, record.renamed)

    @property
    def is_stale(self) -> bool:
        """Tell whether the case was changed by anything but this import."""
        return self._case.state() != self._state

    def keep_keys(self) -> None:
        """Keep what was worked out of names in a large case: the next one is there sooner. Not inside a transaction."""
        self._keys.keep((known.kind, name) for known in self._known.values() for name in known.names)

    def take_renamed(self) -> set[int]:
        """Return the entities that are new or have got new names since this was last asked."""
        taken, self._renamed = self._renamed, set()
        return taken

    def join(self, entities: Sequence[StoryEntity], besides: Collection[int] = ()) -> dict[int, int]:
        """Join the entities of one story with those of the case, adding new ones. Return their ids by story key.

        Within one story different entities stay different: the story has been read as a whole. *besides* are those of
        the case that others of the story are already. Two whom the story gives one name are nobody's namesake by a
        guess: each becomes somebody new, for people to say who that is.
        """
        borne = Counter(fold(e.name) for e in entities if e.kind is EntityKind.PERSON)
        ordered = sorted(entities, key=lambda e: (-len(e.mentions), e.key))
        taken: dict[int, int] = {}
        for entity in ordered:
            if entity.kind is EntityKind.PERSON and borne[fold(entity.name)] > 1:
                taken[entity.key] = self._add(entity.kind, _names_of(entity))
                continue
            # Whole names first: who bears one must not be taken for somebody whose name only comes near.
            same = self._same_name(entity.kind, _names_of(entity), {*besides, *taken.values()})
            if same is not None:
                taken[entity.key] = same
        for entity in ordered:
            names, id_ = _names_of(entity), taken.get(entity.key)
            if id_ is None:
                id_ = self._only(entity.kind, names, self._certain(entity.kind, names, {*besides, *taken.values()}))
            if id_ is None:
                id_ = self._add(entity.kind, names)
            self._enrich(id_, names)
            taken[entity.key] = id_
        self._store()
        return taken

    def settle(self, named: Iterable[int]) -> dict[int, int]:
        """Join what names alone did not, now that more is known, and take apart what a namesake makes doubtful.

        *named* are those whom the new stories name. Return who became part of whom, and who came out of whom as the
        pair of themselves.
        """
        people = {id_ for id_ in named if id_ in self._settling.names}
        moved: dict[int, int] = {}
        for person in sorted(people):
            if person in self._known:
                self._tell_apart(person, moved)
        people |= set(moved.values())
        self._propose()
        for one, two in self._settling.decided(people & set(self._known), self._namesakes.doubt):
            if one in self._known and two in self._known and not self._clash(EntityKind.PERSON, self._names(one), two):
                best = fullest([self._known[one].name, self._known[two].name])
                keep, gone = (one, two) if self._known[one].name == best else (two, one)
                self._take_in(keep, gone)
                moved[gone] = keep
                people.add(keep)
        for key in self._settling.surnames(people & set(self._known)):
            self._settle_surname(key, moved)
        self._propose()
        for id_ in sorted((people | set(moved.values())) & set(self._known)):
            self._show_most_used(id_)
        return moved

    def call(self, entity: int, name: str) -> None:
        """Take note that a story calls an entity by a further name."""
        self._enrich(entity, (name,))
        self._store()

    def forget(self, gone: int) -> None:
        """Forget an entity that has been taken out of the case."""
        if gone in self._known:
            self._forget(gone)
            self._renamed.discard(gone)

    def read_again(self, article: int) -> None:
        """Take note that a story has been read again."""
        self._namesakes.forget_story(article)
        self._spellings.forget_story(article)

    def called_like(self, names: Iterable[str]) -> set[int]:
        """Return the people who are called by the surname of one of *names* alone, and are nobody's yet."""
        return {id_ for key in {surname(name) for name in names} for id_ in self._settling.bare(key)}

    def _show_most_used(self, id_: int) -> None:
        """Show somebody whose name is spelt in several ways under the one that most stories use."""
        known = self._known[id_]
        if known.renamed or sum(" " in name for name in known.names) < 2:
            return
        best = self._spellings.most_used(id_)
        if best is not None and best != known.name and best in known.names:
            known.name = best
            self._renamed.add(id_)
            self._store()
            entity_store.set_name(self._case, id_, best, renamed=False)
            self._settling.learn(id_, best, sorted(known.names - {best}))

    def _tell_apart(self, person: int, moved: dict[int, int]) -> None:
        """Make those one who bear a person's name and are one by what their stories tell, and part the others."""
        group = self._bearers_of(person)
        groups = self._namesakes.parted(group) if self._may_move(group) else None
        if groups is None or (len(groups) == 1 and len(group) == 1):
            return
        owners: list[int] = []
        for some in groups:
            free = Counter(told.entity for told in some if told.entity not in owners)
            owners.append(max(sorted(free), key=lambda id_: free[id_]) if free else 0)
        for at, some in enumerate(groups):
            for entity in sorted({told.entity for told in some} - {owners[at]}):
                stories = {told.article for told in some if told.entity == entity}
                whole = entity not in owners and all(
                    told in some for g in groups for told in g if told.entity == entity
                )
                fresh = entity if whole else self._take_out(entity, stories)
                moved[entity] = entity
                if owners[at]:
                    self._take_in(owners[at], fresh)
                else:
                    owners[at] = fresh
                moved[fresh] = owners[at]
        self._namesakes.remember(groups, owners)

    def _bearers_of(self, person: int) -> list[int]:
        """Return a person and all who have one of the person's full names."""
        known = self._known[person]
        found = {person}
        for name in sorted(known.names):
            same = self._by_name.get((EntityKind.PERSON, fold(name)), ()) if " " in name else ()
            found |= {
                id_ for id_ in same if id_ == person or not self._clash(EntityKind.PERSON, self._names(person), id_)
            }
        return sorted(found)

    def _may_move(self, group: Sequence[int]) -> bool:
        """Tell whether nobody has had a hand in who of a group is who, and no story tells two of them apart."""
        if not self._settling.is_free(*group):
            return False
        pairs = [(one, two) for at, one in enumerate(group) for two in group[:at]]
        return not any(self._is_apart(*pair) or self._settling.meet(*pair) for pair in pairs)

    def _take_out(self, entity: int, stories: Collection[int]) -> int:
        """Take what some stories tell out of an entity, as an import does it; return whose it is now."""
        used = name_uses.read(self._case, entity_store.mention_records(self._case, entity=entity))
        taken = {name for article in stories for name in used.get(article, ())}
        left = {fold(name) for article, names in used.items() if article not in stories for name in names}
        found = entity_store.record(self._case, entity)
        shown = fullest(taken or [found.name])
        fresh = merge_store.split(self._case, entity, stories, shown, taken, by_hand=False)
        self._next_id = max(self._next_id, fresh + 1)
        lost = [name for name in (found.name, *found.aliases) if fold(name) in {fold(n) for n in taken} - left]
        kept = [name for name in (found.name, *found.aliases) if name not in lost]
        if found.name in lost and kept:
            entity_store.set_name(self._case, entity, fullest(kept), renamed=False)
        merge_store.drop_names(self._case, entity, lost)
        self._namesakes.forget((entity,))
        self._forget(entity)
        for id_ in (entity, fresh):
            now = entity_store.record(self._case, id_)
            self._learn(id_, now.kind, now.name, now.aliases, now.renamed)
            self._fresh.add(id_)
            self._renamed.add(id_)
        return fresh

    def _settle_surname(self, key: str, moved: dict[int, int]) -> None:
        settling, bearer = self._settling, self._settling.bearer(key)
        for gone, merge in list(settling.joined(key).items()):
            record = merge_store.record(self._case, merge)
            if record.ended is None and record.keep != bearer and settling.is_free(record.keep):
                merge_store.restore(self._case, record, ())
                settling.note_joined(key, gone, None)
                self._namesakes.forget((record.keep, gone))
                self._learn(gone, record.kind, record.name, record.names, record.renamed)
                self._fresh.add(gone)
                self._renamed |= {gone, record.keep}
                moved[gone] = gone
        if bearer is not None:
            for bare in settling.bare(key):
                if settling.belongs(bare, bearer):
                    settling.note_joined(key, bare, self._take_in(bearer, bare))
                    moved[bare] = bearer

    def _take_in(self, keep: int, gone: int) -> int:
        """Make two entities one, as an import does it; return the number of the merge."""
        merge = merge_store.absorb(self._case, keep, gone, JoinKind.JOINED)
        names = self._names(gone)
        self._forget(gone)
        known = self._known[keep]
        self._learn(keep, known.kind, known.name, set(names), known.renamed)
        self._renamed |= {keep, gone}
        self._spellings.forget(keep)
        self._namesakes.forget((keep, gone))
        return merge

    def _forget(self, gone: int) -> None:
        known = self._known.pop(gone)
        for name in known.names:
            self._by_name[known.kind, fold(name)].discard(gone)
            for key in self._keys.of(known.kind, name):
                self._by_key[known.kind, key].discard(gone)
        self._likely.pop(gone, None)
        self._spellings.forget(gone)
        self._vague.discard(gone)
        self._fresh.discard(gone)
        self._settling.forget(gone)

    def _store(self) -> None:
        """Write what was learnt since the last story."""
        entity_store.add_all(self._case, self._new)
        entity_store.add_alias_pairs(self._case, self._aliases)
        self._new, self._aliases = [], []

    def _same_name(self, kind: EntityKind, names: Sequence[str], taken: Collection[int]) -> int | None:
        """Return the one entity that has the same full name, for which alone most names need to be compared."""
        same = [id_ for id_ in self._by_name.get((kind, fold(names[0])), ()) if id_ not in taken]
        return same[0] if len(same) == 1 and _are_same(kind, names, self._names(same[0])) else None

    def _certain(self, kind: EntityKind, names: Sequence[str], taken: Collection[int]) -> list[int]:
        """Return who certainly bears *names*."""
        return [
            id_
            for id_ in sorted(self._near(kind, names) - set(taken))
            if _are_same(kind, names, self._names(id_)) and not self._clash(kind, names, id_)
        ]

    def _clash(self, kind: EntityKind, names: Sequence[str], id_: int) -> bool:
        """Tell whether two people share by-names only, as Karl Georg Lund and Karl Erik Lund share “Karl Lund”."""
        known = self._known[id_]
        if kind is not EntityKind.PERSON or judge(kind, names[:1], [known.name]).verdict is not Verdict.UNLIKELY:
            return False
        own = {fold(name) for name in known.names}
        return fold(names[0]) not in own and fold(known.name) not in {fold(name) for name in names}

    def _near(self, kind: EntityKind, names: Iterable[str]) -> set[int]:
        """Return the entities that are worth comparing."""
        return {id_ for some in self._groups(kind, names) for id_ in some}

    def _nearest(self, kind: EntityKind, names: Iterable[str], but: int) -> list[int]:
        """Return the _MOST_COMPARED entities other than *but* that share most keys with *names*."""
        shared = Counter(id_ for some in self._groups(kind, names) for id_ in some if id_ != but)
        if len(shared) <= _MOST_COMPARED:
            return sorted(shared)
        return nsmallest(_MOST_COMPARED, shared, key=lambda id_: (-shared[id_], id_))

    def _groups(self, kind: EntityKind, names: Iterable[str]) -> list[set[int]]:
        """Return the entities that share a key with *names*, those of each key by themselves."""
        keys = {key for name in compared(kind, tuple(names)) for key in lookup_keys(kind, name)}
        return [self._by_key[kind, key] for key in keys if (kind, key) in self._by_key]

    def _propose(self) -> None:
        """Propose the merges that the names learnt last make likely, whatever the order in which the names came."""
        fresh, self._fresh = sorted(self._fresh), set()
        doubtful = {id_: self._doubtful(id_) for id_ in fresh}
        vague_before = set(self._vague)
        for id_ in fresh:
            if id_ not in self._vague:
                self._likely.setdefault(id_, set())
        for id_, others in doubtful.items():
            self._note(id_, others)
            for other in others:
                self._note(other, (id_,))
        proposal_store.withdraw(self._case, self._vague - vague_before)
        found = [(id_, other, why) for id_ in fresh for other, why in doubtful[id_].items()]
        wanted = [pair for pair in found if self._vague.isdisjoint(pair[:2])]
        proposal_store.add(self._case, [pair for pair in wanted if not self._is_apart(*pair[:2])])

    def _is_apart(self, one: int, two: int) -> bool:
        """Tell whether a person has kept the same names apart in stories that said the same, or a story does so."""
        a, b = self._known[one], self._known[two]
        if a.kind is EntityKind.PERSON and self._settling.are_told_apart(one, two):
            return True
        return self._apart.holds(a.kind, (one, a.name), (two, b.name))

    def _note(self, id_: int, others: Iterable[int]) -> None:
        """Note who else an entity may be. Names are only added, so one that could be anybody stays so."""
        if id_ in self._vague:
            return
        if id_ not in self._likely:
            self._likely[id_] = set(self._doubtful(id_))
        self._likely[id_].update(others)
        if len(self._likely[id_]) > _MOST_PROPOSALS:
            self._vague.add(id_)
            del self._likely[id_]

    def _doubtful(self, id_: int) -> dict[int, str]:
        """Return who else an entity may be, and why."""
        kind, names = self._known[id_].kind, self._names(id_)
        likely: dict[int, str] = {}
        for other in self._nearest(kind, names, id_):
            found = judge(kind, names, self._names(other))
            if found.verdict is not Verdict.UNLIKELY:
                likely[other] = found.reason
                if len(likely) >= _ENOUGH:
                    break
        return dict(sorted(likely.items()))

    def _only(self, kind: EntityKind, names: Sequence[str], certain: Sequence[int]) -> int | None:
        """Return the one of several certain matches that is meant, None where it could be any of them."""
        if len(certain) < 2:
            return certain[0] if certain else None
        same = [id_ for id_ in certain if fold(self._known[id_].name) == fold(names[0])] or list(certain)
        return same[0] if len(same) == 1 or kind is not EntityKind.PERSON else None

    def _names(self, id_: int) -> list[str]:
        known = self._known[id_]
        return [known.name, *sorted(known.names - {known.name})]

    def _add(self, kind: EntityKind, names: Sequence[str]) -> int:
        id_, self._next_id = self._next_id, self._next_id + 1
        self._new.append((id_, kind, names[0]))
        self._renamed.add(id_)
        self._fresh.add(id_)
        self._learn(id_, kind, names[0], (), renamed=False)
        return id_

    def _learn(self, id_: int, kind: EntityKind, name: str, names: Iterable[str], renamed: bool) -> None:
        known = self._known.setdefault(id_, _Known(kind, name, set(), renamed))
        fresh = {name, *names} - known.names
        known.names |= fresh
        used = set(compared(kind, sorted(known.names)))
        for each in fresh:
            self._by_name[kind, fold(each)].add(id_)
            # The surname of somebody whose full name is known is no reason to be looked at with all who share it.
            for key in self._keys.of(kind, each) if each in used or not any(" " in n for n in used) else ():
                self._by_key[kind, key].add(id_)
        if kind is EntityKind.PERSON:
            self._settling.learn(id_, known.name, sorted(known.names - {known.name}))

    def _enrich(self, id_: int, names: Sequence[str]) -> None:
        """Add the names that a further story uses, the one first that it is told under.

        The fullest of those becomes the one that is shown, unless a person chose: a by-name of many words does not.
        """
        known = self._known[id_]
        fresh = sorted(set(names) - known.names)
        if fresh:
            self._renamed.add(id_)
            self._fresh.add(id_)
            self._aliases += [(id_, name) for name in fresh]
            self._learn(id_, known.kind, known.name, fresh, known.renamed)
        # A name that shares no word with the one shown and was known before was brought in by a person's merge.
        told = names[0] in fresh or not set(fold(names[0]).split()).isdisjoint(fold(known.name).split())
        best = fullest((known.name, names[0])) if told and not known.renamed else known.name
        if best != known.name:
            self._renamed.add(id_)
            known.name = best
            self._store()
            entity_store.set_name(self._case, id_, best, renamed=False)


def _names_of(entity: StoryEntity) -> tuple[str, ...]:
    return tuple(dict.fromkeys((entity.name, *entity.aliases)))


def _are_same(kind: EntityKind, a: Sequence[str], b: Sequence[str]) -> bool:
    return _certainly_same(kind, tuple(a), tuple(b))


@lru_cache(maxsize=1 << 13)
def _certainly_same(kind: EntityKind, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Kept for a while: an import compares the same names again with each story that names them."""
    return judge(kind, a, b).verdict is Verdict.CERTAIN
