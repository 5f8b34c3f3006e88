"""What one story tells of somebody beside the name, as namesakes are told apart by it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.mentions import EntityKind, FactKind, MentionForm
from dossier.domain.records import EventRecord, FactRecord, MentionRecord
from dossier.extract.identity.namesakes import Portrait
from dossier.extract.naming import gazetteer
from dossier.services.shown_names import fullest
from dossier.store import article_store, entity_store, event_store, merge_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold

_BEFORE = 80
_STRANGER = re.compile(
    r"\b((?:an?|another) (?:[\w'’-]{1,24} ){1,5}(?:named|called|known as|identified as|identified only as)"
    r"|(?:an?|another) (?:[\w'’-]{1,24} ){0,4}(?:man|woman|resident|teenager|youth|boy|girl),"
    r"|(?:man|woman|person|suspect) going by the name of|one) [\"“‘]?$",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:\b(?:only|no|any|every|some|number|least|than|day|the|this|that|which|at|in) |[\d,] )one $")
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_SURE = 2
"""So many pronouns, and none of the other kind, tell that somebody is a man or a woman."""
_DOING = frozenset({EventKind.STATEMENT, EventKind.MEET, EventKind.TRANSPORT, EventKind.ATTACK, EventKind.PHONE_WRITE})
_UNTELLING = frozenset({EventKind.STATEMENT, EventKind.OTHER, EventKind.TRANSPORT, EventKind.MEET})
_EXACT = 31


class Scene:
    """One story as it is kept: read once for all the people in it."""

    def __init__(self, case: CaseFile, article: int) -> None:
        """Read a story. Raises NotFoundError, DamagedCaseError."""
        self.story = article_store.record(case, article)
        self.words = article_store.text(case, article)
        self.digest = merge_store.digest_of(case, article)
        self.facts = entity_store.fact_records(case, article=article)
        self.events = event_store.records(case, article=article)
        self.mentions: defaultdict[int, list[MentionRecord]] = defaultdict(list)
        for mention in entity_store.mention_records(case, article=article):
            self.mentions[mention.entity].append(mention)
        self._called = {entity: self._name(some) for entity, some in self.mentions.items()}
        self._kinds = {id_: ref.kind for id_, ref in entity_store.refs(case, self.mentions).items()}

    def _name(self, mentions: Iterable[MentionRecord]) -> str:
        """Return what the story calls somebody, as it is compared across stories: whatever other stories say."""
        used = [" ".join(self.said(m).split()) for m in mentions if m.form is MentionForm.NAME]
        return fold(fullest(used)) if used else ""

    def said(self, mention: MentionRecord) -> str:
        """Return the words of a mention."""
        start = self.story.span.start
        return self.words[mention.span.start - start : mention.span.end - start]

    def beside(self, entity: int, kind: EntityKind) -> frozenset[str]:
        """Return who or what of a kind the story names beside somebody; of people only those with a full name."""
        own = self._called[entity]
        found = {
            called
            for other, called in self._called.items()
            if self._kinds.get(other) is kind and called not in ("", own)
        }
        if kind is EntityKind.PERSON:
            # "Ann B. Roe" of one story is the "Ann Roe" of another.
            return frozenset(f"{words[0]} {words[-1]}" for words in map(str.split, found) if len(words) > 1)
        return frozenset(found)


def portrait(scene: Scene, entity: int) -> Portrait:
    """Return what a story tells of a person."""
    story, own = scene.story, scene.mentions[entity]
    events = [each for each in scene.events if any(part.entity == entity for part in each.participants)]
    facts = [each for each in scene.facts if each.entity == entity]
    roles, nations = _said(facts)
    places = (name for name in scene.beside(entity, EntityKind.PLACE) if gazetteer.places().get(name) != "country")
    return Portrait(
        key=f"{scene.digest} {story.ordinal} {min((m.span.start for m in own), default=0)}",
        born=_born(facts, story.published),
        stranger=_stranger(scene, own),
        sex=_sex(scene, own),
        roles=roles,
        nations=nations,
        died=_died(events, entity),
        acted=_acted(events, entity),
        people=scene.beside(entity, EntityKind.PERSON),
        bodies=scene.beside(entity, EntityKind.ORGANISATION),
        places=frozenset(places),
        happenings=frozenset(_happenings(events, entity)),
    )


def _said(facts: Iterable[FactRecord]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the nouns of somebody's roles, and the peoples that are named with them."""
    roles: set[str] = set()
    nations: set[str] = set()
    for fact in facts:
        if fact.kind in (FactKind.ROLE, FactKind.NATIONALITY):
            words = [gazetteer.fold(word) for word in re.split(r"[^\w'’-]+", fact.value) if word]
            head = next((at for at, word in enumerate(words) if word in ("of", "for", "to", "in", "at")), len(words))
            roles |= {word for word in words[:head] if word in gazetteer.roles()}
            # An ambassador or an agent of a country may be of another.
            nations |= {word for word in words[:1] if word in gazetteer.demonyms() and fact.value[:1].isupper()}
    return frozenset(roles), frozenset(nations)


def _born(facts: Iterable[FactRecord], published: PublicationDate | None) -> tuple[int, int] | None:
    ages = [int(fact.value) for fact in facts if fact.kind is FactKind.AGE and fact.value.isdigit()]
    if published is None or not ages:
        return None
    return published.start.year - ages[0] - 1, published.end.year - ages[0]


def _stranger(scene: Scene, mentions: Sequence[MentionRecord]) -> str:
    """Return the words by which the first sentence that names somebody says that nobody knows the person."""
    named = [m.span for m in mentions if m.form is MentionForm.NAME and " " in scene.said(m)]
    for span in named[:2]:
        at = span.start - scene.story.span.start
        before = scene.words[max(0, at - _BEFORE) : at]
        found = _STRANGER.search(before)
        if found is not None and not _ONE.search(before):
            return " ".join(found[1].split()).rstrip(",")
    return ""


def _sex(scene: Scene, mentions: Iterable[MentionRecord]) -> str:
    said = (scene.said(m).lower() for m in mentions if m.form is MentionForm.PRONOUN)
    told = [_PRONOUNS[low] for low in said if low in _PRONOUNS]
    return told[0] if len(told) >= _SURE and len(set(told)) == 1 else ""


def _died(events: Iterable[EventRecord], entity: int) -> date | None:
    days = [
        event.date.end
        for event in events
        if event.kind in (EventKind.DIE, EventKind.EXECUTE)
        and event.status is Status.ASSERTED
        and event.date is not None
        and event.date.end is not None
        and any(part.entity == entity and part.role is Role.PATIENT for part in event.participants)
    ]
    return min(days, default=None)


def _acted(events: Iterable[EventRecord], entity: int) -> date | None:
    """Return the last day on which somebody was certainly alive to act, or was taken."""
    days = [
        event.date.start
        for event in events
        if event.status is Status.ASSERTED
        and event.date is not None
        and event.date.start is not None
        and any(
            part.entity == entity
            and (
                (event.kind in _DOING and part.role in (Role.AGENT, Role.SPEAKER))
                or (event.kind is EventKind.ARREST and part.role is Role.PATIENT)
            )
            for part in event.participants
        )
    ]
    return max(days, default=None)


def _happenings(events: Iterable[EventRecord], entity: int) -> Iterable[str]:
    """Yield what befell somebody, by kind, role and days: two stories that tell one share it."""
    for event in events:
        date_ = event.date
        if event.kind in _UNTELLING or date_ is None or date_.start is None or date_.end is None:
            continue
        if event.status is Status.DENIED or (date_.end - date_.start).days > _EXACT:
            continue
        for part in event.participants:
            if part.entity == entity:
                days = f"{date_.start}" if date_.start == date_.end else f"{date_.start}..{date_.end}"
                yield f"{event.kind.value} {part.role.value} {days}"
