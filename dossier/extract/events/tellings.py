"""Which events of a story tell the happening that an expression counts from: of its kind, befalling the same people."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.domain.events import EventKind, Status, StoryEvent
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.events.anchored import OVER, Happening, befallen
from dossier.extract.events.lexicon import verb_forms
from dossier.extract.events.words import Marked
from dossier.extract.tokens import TokenizedStory

UNKNOWN = frozenset({EventKind.OTHER, EventKind.STATEMENT})
"""Kinds that tell nothing of what happened."""
_PLAIN = frozenset(
    {
        EventKind.BE_BORN,
        EventKind.DIE,
        EventKind.ARREST,
        EventKind.EXTRADITE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.CHARGE,
        EventKind.ACQUIT,
        EventKind.PARDON,
        EventKind.EXECUTE,
        EventKind.MARRY,
        EventKind.DIVORCE,
        EventKind.RELEASE,
        EventKind.ATTACK,
        EventKind.NOMINATE,
    }
)
"""Kinds whose words all name the same: "his arrest", "his detention". Of others the word itself must be the same."""
_OWN = frozenset({EventKind.ELECT, EventKind.END_POSITION, EventKind.SUE, EventKind.APPEAL})
"""The same of kinds that are so only where it is known whom they befell: "his election"."""
_ENOUGH = 3
"""Days told of a happening that are kept; more than one leaves it undated, and one may be the expression's own."""

_MISHAPS = frozenset("accide incide disast traged mishap calami catast".split())
"""Stems of nouns for any harm that was told before them: "the accident", "the tragedy"."""
_HARM = frozenset({EventKind.DIE, EventKind.INJURE, EventKind.ATTACK})
_BACK = 4
"""Sentences back in a passage in which "the accident" finds what it speaks of."""
_MANY = frozenset("they them their".split())

Days = tuple[date | None, date | None]


@dataclass(slots=True)
class Telling:
    """How a story tells a happening: its dated events by their days, and whether it is certain whose is meant."""

    dated: dict[Days, list[StoryEvent]]
    certain: bool

    def apart_from(self, span: Span) -> list[list[StoryEvent]]:
        """Return the events of each day told, without a date that the expression at *span* itself gives."""
        groups = ([e for e in events if not _rests_on(e, span)] for events in self.dated.values())
        return [events for events in groups if events]


def _rests_on(event: StoryEvent, span: Span) -> bool:
    return event.date is not None and any(mention.overlaps(span) for mention in event.date.mentions)


class Tellings:
    """The events of a story, to be asked for the happening that some words name."""

    def __init__(
        self, story: TokenizedStory, events: Sequence[StoryEvent], kinds: Mapping[int, EntityKind], marked: Marked
    ) -> None:
        """Take the *events* of a *story*; *kinds* are those of its entities, *marked* holds their mentions."""
        self._story = story
        self._kinds = kinds
        self._people = sum(kind is EntityKind.PERSON for kind in kinds.values())
        self._marked = marked
        self._all = [(e, *_named(e, story.text)) for e in events]
        self._events = [named for named in self._all if named[0].status is not Status.DENIED]
        self._known: dict[tuple[object, ...], Telling] = {}

    def of(self, happening: Happening) -> Telling:
        """Return how the story tells a happening."""
        what = (happening.kind, happening.noun, happening.verb, happening.over, happening.people, happening.somebody)
        if happening.noun in _MISHAPS and not (happening.verb or happening.people or happening.somebody):
            return self._mishap_before(happening.span)
        telling = self._known.get(what)
        if telling is None:
            telling = self._known[what] = self._read(happening)
        return telling

    def _mishap_before(self, span: Span) -> Telling:
        """Return the harm told last, which "the accident" calls so: on one day only, in the passage of the words."""
        sentences = self._story.sentences
        here = max(bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1, 0)
        first = here
        while first > 0 and here - first < _BACK and sentences[first - 1].paragraph == sentences[here].paragraph:
            first -= 1
        low = bisect_left(self._events, sentences[first].span.start, key=_place)
        told = self._events[low : bisect_left(self._events, span.start, key=_place)]
        harm = [e for e, _, _ in told if e.kind in _HARM and e.date is not None]
        dated: dict[Days, list[StoryEvent]] = {}
        for event in harm:
            if event.date is not None:
                dated.setdefault((event.date.start, event.date.end), []).append(event)
        return Telling(dated if len(dated) == 1 else {}, len(dated) == 1)

    def may_stand_at(self, span: Span, happening: Happening) -> bool:
        """Tell whether the sentence around a word may tell a happening that no event is known to tell.

        It mentions those whom it befell, and does not deny it, or tell its end instead.
        """
        sentences = self._story.sentences
        at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        if at < 0 or happening.somebody:
            return False
        low, high = sentences[at].span.start, sentences[at].span.end
        events = self._all[bisect_left(self._all, low, key=_place) : bisect_left(self._all, high, key=_place)]
        if any(e.status is Status.DENIED or (lemma in OVER) is not happening.over for e, lemma, _ in events):
            return False
        mentions = self._marked.mentions
        first = bisect_left(mentions, low, key=lambda mention: mention[0].start)
        end = bisect_left(mentions, high, key=lambda mention: mention[0].start)
        return happening.people <= {mention[1] for mention in mentions[first:end]}

    def _read(self, happening: Happening) -> Telling:
        named = [(e, lemma) for e, lemma, words in self._events if self._is_it(e, lemma, words, happening)]
        told = [e for e, _ in named]
        if happening.noun and not happening.people:
            # "the shooting": what the story tells by that word, before all else of the kind
            told = [e for e, lemma in named if lemma.startswith(happening.noun)] or told
        dated: dict[Days, list[StoryEvent]] = {}
        for event in told:
            if event.date is None:
                continue
            days = (event.date.start, event.date.end)
            if days in dated or len(dated) < _ENOUGH:
                dated.setdefault(days, [])[2:] = [event]
        return Telling(dated, self._is_certain(happening, told))

    def _is_it(self, event: StoryEvent, lemma: str, words: frozenset[str], happening: Happening) -> bool:
        """Tell whether an event of the story is what some words call so."""
        if happening.people and not happening.people <= self._befallen(event):
            return False
        if (lemma in OVER) is not happening.over:
            return False
        named = bool(happening.noun) and any(word.startswith(happening.noun) for word in words)
        if happening.kind is None or happening.kind in UNKNOWN:
            if not happening.verb:
                return lemma.startswith(happening.noun)
            return lemma == happening.verb and (named or bool(happening.people))
        if not happening.verb and lemma.startswith(happening.noun):
            return True
        plain = happening.kind in _PLAIN or (happening.kind in _OWN and bool(happening.people))
        same = plain or named or lemma == happening.verb
        return event.kind is happening.kind and same

    def _befallen(self, event: StoryEvent) -> frozenset[int]:
        return befallen(event.kind, event.participants, self._kinds)

    def _is_certain(self, happening: Happening, told: Sequence[StoryEvent]) -> bool:
        """Tell whether it is known whose happening is meant: not "her arrest" of somebody, or "the arrest" of two."""
        whose = {people for event in told if (people := self._befallen(event))}
        if happening.somebody in _MANY:
            return len(whose) == 1 and len(next(iter(whose))) > 1
        if happening.somebody and self._people > 1:
            return False
        return bool(happening.people) or happening.kind not in _PLAIN or len(whose) <= 1


def _place(named: tuple[StoryEvent, str, frozenset[str]]) -> int:
    return named[0].trigger.start


def _named(event: StoryEvent, text: str) -> tuple[str, frozenset[str]]:
    """Return the lemma of an event's trigger and the words that state it."""
    word = event.trigger.of(text).casefold()
    form = verb_forms().get(word)
    return (form.lemma if form is not None else word), frozenset(event.span.of(text).casefold().split())
