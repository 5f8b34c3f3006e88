"""The names of a story that is read again: whoever was known stays who it was, and what people decided stays."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dossier.domain.mentions import Mention, MentionForm, PersonFact, StoryEntity
from dossier.domain.records import MentionRecord
from dossier.domain.spans import Span, nearest
from dossier.services.joining import EntityIndex
from dossier.store import correction_store, entity_store, renewal
from dossier.store.case_file import CaseFile

Place = tuple[int, int]
_ALONE = 1000
"""How much more a mention of one alone says of who that is than a mention of several together."""


@dataclass
class NameRenewal:
    """Brings the mentions and facts of a story up to a fresh reading of it, inside a transaction.

    ``judged`` are the entities about which a person has decided something, ``merged`` those of them whom a person made
    out of several: a story may call them by several names. After ``run``: ``keys`` leads from the
    entities of the reading to those of the case, ``touched`` are those of whom something changed, and ``dropped`` are
    the names that the story calls somebody by no longer.
    """

    case: CaseFile
    article: int
    text: str
    index: EntityIndex
    judged: Collection[int]
    merged: Collection[int] = ()
    keys: dict[int, int] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    dropped: dict[int, set[str]] = field(default_factory=dict)

    def run(self, found: Collection[StoryEntity]) -> None:
        """Do it."""
        present = entity_store.mention_records(self.case, article=self.article)
        given = [m for m in present if m.given]
        taken = [*(m.span for m in given), *correction_store.no_names(self.case, self.article)]
        owners: defaultdict[Place, set[int]] = defaultdict(set)
        for m in present:
            owners[m.span.start, m.span.end].add(m.entity)
        # Where nobody is named in the story but by words that a person has marked otherwise, nobody new is named.
        left = {e.key: [m for m in e.mentions if not any(m.span.overlaps(s) for s in taken)] for e in found}
        named = [e for e in found if left[e.key] or _voted(e, owners)]
        self._know(named, owners)
        wanted: dict[tuple[Place, int], Mention] = {}
        for entity in named:
            for mention in left[entity.key]:
                place = (mention.span.start, mention.span.end)
                wanted[place, self._owner(owners.get(place, set()), self.keys[entity.key])] = mention
        self._renew_mentions([m for m in present if not m.given], wanted)
        self._renew_facts(named, {m.span: m.entity for m in given})

    def _know(self, named: Collection[StoryEntity], owners: Mapping[Place, set[int]]) -> None:
        """Find out who is who: whoever has most of somebody's mentions, or whom the names tell as in an import."""
        kinds = {r.id: r.kind for r in entity_store.records(self.case, {id_ for ids in owners.values() for id_ in ids})}
        unknown = []
        for entity in sorted(named, key=lambda e: (-len(e.mentions), e.key)):
            votes, taken = _voted(entity, owners), set(self.keys.values())
            ranked = sorted(votes, key=lambda id_: (-votes[id_], id_))
            free = [id_ for id_ in ranked if id_ in self.judged or (id_ not in taken and kinds[id_] is entity.kind)]
            if free:
                self.keys[entity.key] = free[0]
            else:
                unknown.append(entity)
        self.keys |= self.index.join(unknown, besides=set(self.keys.values()) - set(self.merged))

    def _owner(self, before: set[int], now: int) -> int:
        """Return whose a mention is: what a person decided about somebody holds for it."""
        decided = sorted(before & set(self.judged)) if len(before) == 1 else []
        return decided[0] if decided and now not in before else now

    def _renew_mentions(self, present: Collection[MentionRecord], wanted: Mapping[tuple[Place, int], Mention]) -> None:
        kept_by, places = {entity for _, entity in wanted}, {place for place, _ in wanted}
        gone: list[int] = []
        known: set[tuple[Place, int]] = set()
        for m in present:
            key = ((m.span.start, m.span.end), m.entity)
            now = wanted.get(key)
            if now is not None and key not in known:
                known.add(key)
                if m.form != now.form:
                    renewal.set_form(self.case, m.id, now.form)
                    self._lost(m)
                    self._came(m.entity, now.span, now.form)
            elif m.entity in self.judged and m.entity not in kept_by and not _meets(m.span, places):
                # A person has judged that somebody is named here; the engine does not see it.
                continue
            else:
                gone.append(m.id)
                self._lost(m)
        entity_store.remove_mentions(self.case, gone)
        fresh = [(entity, m) for (place, entity), m in wanted.items() if (place, entity) not in known]
        entity_store.add_mentions(self.case, self.article, fresh)
        for entity, found in fresh:
            self._came(entity, found.span, found.form)

    def _lost(self, m: MentionRecord) -> None:
        self.touched.add(m.entity)
        if m.form is MentionForm.NAME:
            self.dropped.setdefault(m.entity, set()).add(" ".join(m.span.of(self.text).split()))

    def _came(self, entity: int, span: Span, form: MentionForm) -> None:
        self.touched.add(entity)
        if form is MentionForm.NAME:
            self.index.call(entity, " ".join(span.of(self.text).split()))

    def _renew_facts(self, named: Collection[StoryEntity], given: Mapping[Span, int]) -> None:
        """Renew the facts; *given* tells whose the mentions are that a person gave to somebody: facts follow them."""

        def owner(entity: StoryEntity, fact: PersonFact) -> int:
            beside = nearest(fact.span, (m.span for m in entity.mentions)) if given else None
            return self.keys[entity.key] if beside is None else given.get(beside, self.keys[entity.key])

        wanted = {(owner(e, f), f.kind, f.value, f.span.start, f.span.end): f for e in named for f in e.facts}
        present = entity_store.fact_records(self.case, article=self.article)
        known = {(f.entity, f.kind, f.value, f.span.start, f.span.end): f.id for f in present}
        gone = [key for key in known if key not in wanted]
        fresh = [key for key in wanted if key not in known]
        renewal.remove_facts(self.case, [known[key] for key in gone])
        entity_store.add_facts(self.case, self.article, [(key[0], wanted[key]) for key in fresh])
        self.touched.update(key[0] for key in (*gone, *fresh))


def _voted(entity: StoryEntity, owners: Mapping[Place, set[int]]) -> Counter[int]:
    """Return how much speaks for each of those who have somebody's mentions: "the two" may be anybody of two."""
    votes: Counter[int] = Counter()
    for m in entity.mentions:
        of = owners.get((m.span.start, m.span.end), ())
        votes.update(dict.fromkeys(of, _ALONE if len(of) == 1 else 1))
    return votes


def _meets(span: Span, places: Collection[Place]) -> bool:
    return any(span.overlaps(Span(*place)) for place in places)
