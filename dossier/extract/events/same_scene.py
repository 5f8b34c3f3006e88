"""What goes on where the sentence before has told of a day: the next blow, the rest of what a court did.

A story tells a scene in the simple past and dates it once: "Gunmen burst into the bar on Friday. They shot the owner
and fled." Only deeds that are done at a stroke go on so, in one passage, sentence by sentence, and in a court what it
orders and how its sentence is taken. What lasts, opens a part of a life or was before has no day from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.domain.dates import DateInterval, Extent
from dossier.domain.events import EventKind, Status, StoryEvent
from dossier.domain.mentions import Timex
from dossier.domain.spans import Span
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.scenes import inferred
from dossier.extract.events.word_types import COURTS
from dossier.extract.events.words import Pos, Word

_FAR = 3
"""Sentences of one passage through which a scene goes on without a new day."""
_VERDICTS = frozenset({EventKind.SENTENCE, EventKind.CONVICT, EventKind.ACQUIT, EventKind.FINE})
_DEEDS = frozenset({EventKind.ATTACK, EventKind.INJURE, EventKind.TRANSPORT, EventKind.DIE, EventKind.OTHER})
_BLOWS = frozenset({EventKind.ATTACK, EventKind.INJURE, EventKind.TRANSPORT})
_STROKES = frozenset(
    "aim ambush batter beat bite blindfold board break bundle burn burst cap capsize carry catch chase choke climb "
    "clamber clutch collapse crash crawl cross cry cut dash descend detonate dig dive drag draw drench drop drown "
    "duck dump embrace enter escape explode faint fall fire flee fling follow gag grab grip gun handcuff haul hit hug "
    "hurl ignite jump kick kill kneel knock land leap lift load lock lunge manage open overpower overturn park pass "
    "pelt pick pin point pounce pour prise pull pump punch push race raise ram reach roll run rush scatter scramble "
    "scream seize set shoot shout shove sink slam slap slash slip smash snatch spit spray sprint stab stagger step "
    "storm strangle strap strike struggle stuff swerve swim swing tackle throw tie torch toss trample tread tumble "
    "turn veer wade walk wave weep wound wrench wrestle".split()
)
"""Verbs of what is done at a stroke, and seldom told but as part of a scene."""
_RULING = frozenset(
    "order adjourn award impose ban disqualify remand fine jail sentence acquit clear dismiss reject refuse grant "
    "strip suspend condemn tell".split()
)
"""What a court does at the end of a case."""
_TAKING = frozenset("weep sob collapse faint smile bow embrace hug react shake stare shout cheer applaud nod".split())
"""How a sentence is taken."""
_ELSEWHEN = frozenset(
    "earlier previously once later recently since former formerly already ago originally initially eventually finally "
    "subsequently afterwards afterward meanwhile usually often always never sometimes still ever again similar "
    "another other previous last next every each until before after".split()
)
_LEAD = 12
"""Words before the first verb that may tell of another time."""
_JUDGES = frozenset("judge justice magistrate sheriff recorder".split())
_PERSONS = frozenset("he she they it".split())
_OBJECTS = frozenset("him her them it".split())
_PLURALS = ("s", "men", "women", "people", "police")
_WHY = "what the story told before it"


@dataclass(slots=True)
class SameScene:
    """The scene that a story tells, while it is read."""

    paragraph: int = -1
    sentence: int = -_FAR
    date: DateInterval | None = None
    court: bool = False
    """It is a court that has ended a case; else deeds done at a stroke."""
    people: frozenset[int] = frozenset()
    """Who takes part in it."""
    bench: frozenset[int] = frozenset()
    """Who is called a judge."""

    def date_of(
        self,
        words: Sequence[Word],
        clauses: Sequence[Clause],
        k: int,
        kind: EventKind,
        place: tuple[int, int],
        timexes: Sequence[Timex],
    ) -> DateInterval | None:
        """Return the date of what clause *k* tells, where it goes on with the scene told before; else None.

        *place* is its passage and the number of its sentence.
        """
        paragraph, sentence = place
        if self.date is None or not self._reaches(paragraph) or not 0 < sentence - self.sentence <= 1:
            return None
        if not _is_told_on(words, clauses, k) or _has_other_time(words, timexes, self.date):
            return None
        goes_on = self._is_ruling(words, clauses, k, kind) if self.court else self._is_stroke(words, clauses, k)
        group = clauses[k].group
        return inferred(words[group.first : group.last + 1], self.date, _WHY) if goes_on else None

    def _reaches(self, paragraph: int) -> bool:
        """Tell whether the scene may go on in a passage: that of a court also in the next, behind a lead."""
        day = self.date is not None and self.date.is_day
        return paragraph == self.paragraph or (self.court and day and paragraph == self.paragraph + 1)

    def _is_ruling(self, words: Sequence[Word], clauses: Sequence[Clause], k: int, kind: EventKind) -> bool:
        group = clauses[k].group
        subject = words[slice(*subject_words(clauses, k))]
        rules = any(word.low in COURTS or word.entity in self.bench for word in subject) and not group.passive
        if rules and (group.lemma in _RULING or kind in _VERDICTS):
            return True
        if kind in _VERDICTS and kind is not EventKind.CONVICT and not self._is_known(subject):
            return True  # another of those tried: "His wife was acquitted"
        day = self.date is not None and self.date.is_day
        return day and not group.passive and group.lemma in _TAKING

    def _is_stroke(self, words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
        group = clauses[k].group
        subject = words[slice(*subject_words(clauses, k))]
        if group.lemma not in _STROKES or not subject:
            return False
        rest = words[group.last + 1 : clauses[k].end]
        if any(word.pos is Pos.TIME for word in rest):
            return False  # "walked for five hours"
        known = self._is_known([*subject, *rest]) or any(w.low in _PERSONS for w in subject)
        object_told = any(word.low in _OBJECTS for word in rest)
        nouns = [word for word in subject if word.pos is Pos.NOUN]
        crowd = bool(nouns) and nouns[0] is subject[0] and nouns[-1].low.endswith(_PLURALS)
        return known or object_told or crowd or (bool(nouns) and any(w.low == "the" for w in subject[:2]))

    def _is_known(self, words: Sequence[Word]) -> bool:
        return any(word.entity in self.people for word in words if word.entity is not None)

    def move_on(
        self, events: Sequence[StoryEvent], words: Sequence[Word], clauses: Sequence[Clause], place: tuple[int, int]
    ) -> None:
        """Note the scene of a sentence that tells *events*; one without a day of its own goes on with it or ends it."""
        paragraph, sentence = place
        self.bench |= {b.entity for a, b in pairwise(words) if a.low in _JUDGES and b.entity is not None}
        happened = [e for e in events if e.date is not None and e.status in (Status.ASSERTED, Status.ALLEGED)]
        main = _main_events(happened, words, clauses)
        dates = {(e.date.start, e.date.end): e.date for e in main or happened if e.date is not None}
        if not dates:
            told = self._reaches(paragraph) and any(_is_told_on(words, clauses, k) for k in range(len(clauses)))
            self.date = self.date if told else None
        else:
            only = next(iter(dates.values())) if len(dates) == 1 else None
            self.court = self.court and only is not None and self.date is not None and _is_same(only, self.date)
            self.date = self._opened(main, only, clauses)
            self.people = frozenset()
        self.people |= {part.entity for event in events for part in event.participants}
        self.paragraph, self.sentence = paragraph, sentence

    def _opened(
        self, main: Sequence[StoryEvent], date: DateInterval | None, clauses: Sequence[Clause]
    ) -> DateInterval | None:
        """Return the date of the scene that a sentence opens with the events of its *main* clauses, None for none."""
        if date is None or date.start is None or date.end is None or date.extent is not Extent.WITHIN:
            return None
        if any(e.kind in _VERDICTS for e in main):
            self.court = True
            return date
        if self.court:
            return date
        kinds = {event.kind for event in main}
        deeds = bool(kinds) and kinds <= _DEEDS and (_has_stroke(clauses) or not kinds.isdisjoint(_BLOWS))
        return date if date.is_day and deeds else None


def _is_same(a: DateInterval, b: DateInterval) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def _has_stroke(clauses: Sequence[Clause]) -> bool:
    return any(c.group.lemma in _STROKES and c.link in (Link.ROOT, Link.AND) for c in clauses)


def _main_events(events: Sequence[StoryEvent], words: Sequence[Word], clauses: Sequence[Clause]) -> list[StoryEvent]:
    """Return the events that the main clauses of a sentence tell."""
    heads: set[Span] = set()
    for clause in clauses:
        if clause.link in (Link.ROOT, Link.AND) and not (clause.group.present or clause.group.perfect):
            heads.update(Span(w.token.start, w.token.end) for w in words[clause.group.first : clause.end])
    return [event for event in events if event.trigger in heads]


def _is_told_on(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a main clause in the simple past names no other time."""
    clause = clauses[k]
    group = clause.group
    past = group.finite and group.form in "dn" and not (group.perfect or group.present or group.modal or group.negated)
    if not past or group.progressive or group.copula or clause.link not in (Link.ROOT, Link.AND):
        return False
    quoted = sum(word.pos is Pos.QUOTE for word in words[: group.first]) % 2
    lead = words[: min(clauses[0].group.first, _LEAD)]
    return not quoted and not any(word.low in _ELSEWHEN for word in (*lead, *words[clause.start : clause.end]))


def _has_other_time(words: Sequence[Word], timexes: Sequence[Timex], date: DateInterval) -> bool:
    """Tell whether a sentence names another date: "nine years" is none."""
    named = (timexes[word.timex].date for word in words if word.timex is not None)
    return any(other is not None and not _is_same(other, date) for other in named)
