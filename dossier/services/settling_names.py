"""Joins that names alone do not settle: a bare surname, and a name spelled in two ways, by what the stories share.

What is joined follows from all that the case holds, whatever the order of import. A bare surname belongs to the only
one in the case who bears it, or to the one who is named far more often than all others of that name, and only where
their stories share people, happenings or a role, and more besides. When a namesake turns up, what was joined so comes
apart again. What a person has touched, renamed or kept apart is left alone.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from dossier.domain.claims import JoinKind
from dossier.domain.mentions import EntityKind
from dossier.extract.identity import IdentityContext, Verdict, judge
from dossier.services.contexts import context_of
from dossier.services.kept_apart import KeptApart
from dossier.store import entity_store, history, merge_store, proposal_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold

_ENOUGH = 4
"""How much the stories must share for a bare surname to be somebody's (see IdentityContext.weight)."""
_FAR_MORE = 5
"""Somebody named in so many times as many stories as any namesake is meant where only the surname stands."""
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_MOST_PAIRS = 60
"""How many undecided pairs are looked at after one file."""


@dataclass
class NameSettling:
    """The people of a case by their surnames, kept up to date while an import goes on."""

    case: CaseFile
    apart: KeptApart
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _bearers: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _bare: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _joined: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        steps = history.touched(self.case)
        self._touched_people, self._touched_stories = steps
        for record in merge_store.records(self.case):
            if record.how is JoinKind.JOINED and record.ended is None and " " not in record.name:
                self._joined[_key(record.name)][record.gone] = record.id

    def learn(self, entity: int, name: str, names: Iterable[str]) -> None:
        """Take note of a person's names."""
        self.names[entity] = (name, *names)
        full = [each for each in self.names[entity] if " " in each]
        for each in full:
            self._bearers[surname(each)].add(entity)
        if full:
            for each in self.names[entity]:
                self._bare[_key(each)].discard(entity)
        else:
            self._bare[_key(name)].add(entity)

    def forget(self, entity: int) -> None:
        """Forget a person who has become part of another."""
        for each in self.names.pop(entity, ()):
            self._bearers[surname(each)].discard(entity)
            self._bare[_key(each)].discard(entity)

    def surnames(self, people: Iterable[int]) -> list[str]:
        """Return the surnames that some people bear, or are called by alone."""
        found = {
            surname(name) if " " in name else _key(name) for person in people for name in self.names.get(person, ())
        }
        return sorted(found)

    def bearer(self, key: str) -> int | None:
        """Return the one whom a bare surname means, None where nobody is known or it may be any of several."""
        bearers = sorted(self._bearers.get(key, ()))
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        counts = entity_store.story_counts(self.case, bearers)
        ranked = sorted(bearers, key=lambda id_: (-counts.get(id_, 0), id_))
        return ranked[0] if counts.get(ranked[0], 0) >= _FAR_MORE * max(1, counts.get(ranked[1], 0)) else None

    def bare(self, key: str) -> list[int]:
        """Return those who are called by a surname alone, and are nobody's yet."""
        return sorted(self._bare.get(key, ()))

    def joined(self, key: str) -> Mapping[int, int]:
        """Return the merges by which bare surnames have become somebody's, by who was taken in."""
        return self._joined.get(key, {})

    def note_joined(self, key: str, gone: int, merge: int | None) -> None:
        """Take note that a bare surname was taken in by a merge, or has come out of it."""
        if merge is None:
            self._joined[key].pop(gone, None)
        else:
            self._joined[key][gone] = merge

    def is_free(self, *people: int) -> bool:
        """Tell whether no person has had a hand in what is known of some people."""
        if not self._touched_people.isdisjoint(people):
            return False
        return not self._touched_stories or all(
            self._touched_stories.isdisjoint(merge_store.named_in(self.case, person)) for person in people
        )

    def belongs(self, bare: int, bearer: int) -> bool:
        """Tell whether what the stories share makes a bare surname somebody's."""
        if not self.is_free(bare) or proposal_store.is_rejected(self.case, bare, bearer):
            return False
        if merge_store.named_in(self.case, bare) & merge_store.named_in(self.case, bearer):
            return False
        if self.apart.holds(EntityKind.PERSON, (bare, self.names[bare][0]), (bearer, self.names[bearer][0])):
            return False
        context = context_of(self.case, bare, bearer)
        # The police and a country are in many stories: they tell nobody from a namesake.
        if not (context.shared_people or context.shared_events or context.same_roles):
            return False
        return context.weight >= _ENOUGH and self.judged(bare, bearer, context)[0] is not Verdict.UNLIKELY

    def judged(self, one: int, two: int, context: IdentityContext) -> tuple[Verdict, str]:
        """Return whether two people are one by their names and by what their stories share, and why."""
        found = judge(EntityKind.PERSON, self.names[one], self.names[two], context)
        return found.verdict, found.reason

    def are_told_apart(self, one: int, two: int) -> bool:
        """Tell whether two people have one name and a story names both: it has told them apart."""
        if fold(self.names[one][0]) != fold(self.names[two][0]):
            return False
        return bool(merge_store.named_in(self.case, one) & merge_store.named_in(self.case, two))

    def _has_namesake(self, person: int) -> bool:
        """Tell whether a story tells somebody apart from another of the same name."""
        others = self._bearers.get(surname(self.names[person][0]), ())
        return any(other != person and self.are_told_apart(person, other) for other in sorted(others))

    def meet(self, one: int, two: int) -> bool:
        """Tell whether a story names both of two people."""
        return bool(merge_store.named_in(self.case, one) & merge_store.named_in(self.case, two))

    def decided(self, people: Collection[int], doubt: Callable[[int, int], str]) -> list[tuple[int, int]]:
        """Return the pairs proposed for some people that are certain by now: who keeps, and who is taken in.

        *doubt* tells what of two people's stories speaks against it. Of the others the proposals say by now what the
        stories share.
        """
        certain: list[tuple[int, int]] = []
        for proposal in proposal_store.among_people(self.case, people)[:_MOST_PAIRS]:
            one, two = proposal.first, proposal.second
            if proposal.rejected or one not in self.names or two not in self.names or not _full(self.names, one, two):
                continue
            if self.meet(one, two):
                continue
            if self.apart.holds(EntityKind.PERSON, (one, self.names[one][0]), (two, self.names[two][0])):
                continue
            if self._has_namesake(one) or self._has_namesake(two):
                continue
            against = doubt(one, two)
            context = replace(context_of(self.case, one, two), contradictions=(against,) if against else ())
            verdict, reason = self.judged(one, two, context)
            if verdict is Verdict.CERTAIN and self.is_free(one, two):
                certain.append((one, two))
            elif verdict is not Verdict.UNLIKELY and reason != proposal.reason:
                proposal_store.set_reason(self.case, proposal.id, reason)
        return certain


def _full(names: Mapping[int, tuple[str, ...]], *people: int) -> bool:
    return all(any(" " in name for name in names[person]) for person in people)


def _key(name: str) -> str:
    return fold(name).strip(".'’")


def surname(name: str) -> str:
    """Return the last word of a name as it is compared, "jr" and the like left out."""
    words = [word.strip(".,'’") for word in fold(name).split()]
    kept = [word for word in words if word not in _SUFFIXES] or words
    return kept[-1] if kept else ""
