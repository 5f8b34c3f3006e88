"""What goes on at once where the sentence before has told of a day: "Two were arrested in the same raid".

Only words that hold two sentences together date the second by the first: "in the same operation", "minutes later",
"on the spot". "By then" dates what had been by the day told before, and no finer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Status, StoryEvent
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.scenes import inferred
from dossier.extract.events.together import BLOWS
from dossier.extract.events.words import Pos, Word

_FAR = 3
"""Sentences of one paragraph through which a day told goes on."""
_YEAR = 366
"""Days of a date at the most, that what had been by then is counted from."""
_OCCASIONS = frozenset(
    "operation raid action sweep search attack assault incident shooting blast explosion crash collision clash clashes "
    "fire hearing session meeting ceremony rally march protest demonstration conference robbery swoop crackdown ambush "
    "accident exchange encounter call conversation evening night morning afternoon visit flight".split()
)
_SWOOPS = frozenset(
    "search searched searches raid raided raids storm stormed seize seized swoop swooped operation action attack "
    "attacked sweep".split()
)
"""Words that tell of an occasion on which more than one thing was done."""
_SHORT = frozenset("minute minutes second seconds moment moments".split())
_AT_ONCE = frozenset("immediately instantly".split())
_THEN = frozenset({EventKind.ARREST, EventKind.ATTACK, EventKind.INJURE})
"""Kinds of what mostly happened the same day where "was then …" tells of it right after a day."""
_HARM = frozenset({EventKind.DIE, EventKind.INJURE})
_BLOW_NOUNS = frozenset(
    "attack blast explosion bombing crash shooting collision fire earthquake raid ambush stampede avalanche".split()
)
_WHY = "what the story told before it"


@dataclass(slots=True)
class Onward:
    """The date of what was told last, while a story is read."""

    paragraph: int = -1
    sentence: int = -_FAR
    date: DateInterval | None = None
    struck: bool = False
    """The sentence told of a blow: what harm is told of next came of it."""
    told: list[tuple[DateInterval, frozenset[str]]] = field(default_factory=list)
    """The dates told in the paragraph so far, each with the words of its sentence."""

    def date_of(
        self, words: Sequence[Word], clause: Clause, kind: EventKind, paragraph: int, sentence: int
    ) -> DateInterval | None:
        """Return the date of what clause *clause* tells, where its words hold it to what was told before; else None.

        *sentence* is the number of its sentence, *paragraph* that of its passage.
        """
        if paragraph != self.paragraph or not 0 < sentence - self.sentence <= _FAR:
            return None
        group = clause.group
        if not group.finite or group.modal or group.present or clause.link not in (Link.ROOT, Link.AND, Link.CONTENT):
            return None
        told = words[group.first : group.last + 1]
        if group.perfect:
            by_then = self.date is not None and _has_by_then(words, clause)
            return _until(inferred(told, self.date, _WHY)) if self.date is not None and by_then else None
        occasion = _same_occasion(words, clause)
        if occasion:
            day = self._day_of_occasion(occasion)
            return inferred(told, day, _WHY) if day is not None else None
        if self.date is None or not self.date.is_day:
            return None
        came_of_it = self.struck and sentence == self.sentence + 1 and kind in _HARM and group.passive
        then = kind in _THEN and _is_then(words, clause)
        return inferred(told, self.date, _WHY) if came_of_it or then or _holds_on(words, clause) else None

    def _day_of_occasion(self, name: str) -> DateInterval | None:
        """Return the day of the occasion that "the same raid" is about, None where several days may be."""
        named = [day for day, words in self.told if name in words or words & _SWOOPS]
        days = {(day.start, day.end): day for day in named or (d for d, _ in self.told)}
        only = next(iter(days.values())) if len(days) == 1 else None
        return only if only is not None and only.is_day else None

    def move_on(
        self,
        events: Sequence[StoryEvent],
        words: Sequence[Word],
        clauses: Sequence[Clause],
        paragraph: int,
        sentence: int,
    ) -> None:
        """Note the date of the events of a sentence; none where they have several."""
        if paragraph != self.paragraph:
            self.told = []
        happened = [e for e in events if e.status in (Status.ASSERTED, Status.ALLEGED) and e.date is not None]
        dates = {(e.date.start, e.date.end): e.date for e in happened if e.date is not None}
        if dates:
            only = next(iter(dates.values())) if len(dates) == 1 else None
            fits = only is not None and only.start is not None and only.end is not None
            fits = fits and only is not None and only.extent is Extent.WITHIN
            self.date = only if fits else None
            self.paragraph, self.sentence = paragraph, sentence
            lows = frozenset(word.low for word in words)
            verbs = {clause.group.lemma for clause in clauses if clause.group.finite and not clause.group.modal}
            self.struck = bool(verbs & BLOWS or lows & _BLOW_NOUNS)
            self.told = [*self.told[-_FAR:], *((date, lows) for date in dates.values())]


def _until(day: DateInterval) -> DateInterval | None:
    if day.start is None or day.end is None or (day.end - day.start).days > _YEAR:
        return None
    return replace(day, start=None, precision=Precision.RANGE if day.precision is Precision.RANGE else day.precision)


def _has_by_then(words: Sequence[Word], clause: Clause) -> bool:
    lows = [word.low for word in words[clause.start : clause.end]]
    return any(lows[i : i + 2] == ["by", "then"] or lows[i : i + 3] == ["by", "that", "time"] for i in range(len(lows)))


def _same_occasion(words: Sequence[Word], clause: Clause) -> str:
    """Return the noun of "in the same raid", "" for none."""
    lows = [word.low for word in words[clause.start : clause.end]]
    for i, low in enumerate(lows):
        if low in ("in", "during", "on") and lows[i + 1 : i + 3] == ["the", "same"]:
            return next((noun for noun in lows[i + 3 : i + 5] if noun in _OCCASIONS), "")
    return ""


def _holds_on(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether words of a clause say that it was on the very occasion told before."""
    lows = [word.low for word in words[clause.start : clause.end]]
    for i, low in enumerate(lows):
        following = lows[i + 1 : i + 5]
        if low == "during" and following[:1] in (["the"], ["that"]) and set(following[1:2]) & _OCCASIONS:
            return True
        if low in _SHORT and following[:1] in (["later"], ["afterwards"]):
            return True
        if low == "within" and (set(following[:2]) & _SHORT or following[:2] in (["the", "hour"], ["an", "hour"])):
            return True
        if following[:2] == ["hour", "later"] and low in ("an", "one", "half-an"):
            return True
        if low == "on" and following[:2] == ["the", "spot"]:
            return True
        if low == "at" and following[:2] == ["the", "scene"]:
            return True
    return any(
        word.low in _AT_ONCE for word in words[max(clause.start, clause.group.first - 1) : clause.group.last + 2]
    )


def _is_then(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether "then" stands beside the verb of a clause: "was then arrested", "Police then shot him"."""
    first, last = max(clause.start, clause.group.first - 1), clause.group.last + 1
    return any(w.low == "then" and w.pos is not Pos.NOUN for w in words[first : last + 1]) and not _has_by_then(
        words, clause
    )
