"""What somebody says or shows on a dated occasion goes on to have that day: "Roe said yesterday … Roe also praised".

Only for the same speaker, in the simple past, where nothing names another time or occasion: news tells one appearance
of a speaker through many sentences but dates it once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.events import Role
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.mentions import Timex
from dossier.domain.spans import Span
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.participants import Cast
from dossier.extract.events.words import Pos, Word
from dossier.extract.time.explain import explained

_NEWS = 8
"""Days before publication within which a dated statement is the news that the story goes on to tell."""
_REACH = 12
"""Sentences after the last words of an occasion within which it goes on."""
# What is shown or said to an audience, beside the verbs of saying.
_PRESENTING = frozenset(
    "unveil present introduce show demonstrate demo reveal praise call describe compare launch showcase welcome thank "
    "stress highlight outline detail promise joke discuss address acknowledge dismiss deny reject admit concede".split()
)
_SHOWING = frozenset("unveil present introduce show demonstrate demo showcase launch".split())
_ELSEWHEN = frozenset(
    "earlier previously once later recently since before first former formerly already ago originally initially then "
    "eventually subsequently after following until".split()
)
_NOW = frozenset("now currently".split())
_SPEECHES = frozenset(
    "keynote speech address presentation talk lecture conference briefing remarks testimony statement interview".split()
)
_THEIR = frozenset("the his her their".split())
_EVENTS = frozenset("event keynote speech presentation ceremony conference briefing rally address lecture talk".split())
_STAGES = _EVENTS - {"address", "talk"}
# Verbs that bring something before the public: whoever does so again with "the plan" tells of that once more.
_BRINGING = frozenset("announce unveil reveal introduce present launch release publish disclose demonstrate".split())
_NEWS_WORDS = frozenset(
    "news move development decision device product products plan plans change changes measure measures deal project "
    "scheme announcement appointment policy proposal offer purchase merger line range models model".split()
)
_RETOLD = 4
"""Sentences after an announcement within which "announced the plan" tells of it once more."""
# What somebody said in these was said there, not where the news was.
_ELSEWHERE = frozenset(
    "interview interviews book memoir memoirs letter letters email emails e-mail autobiography diary affidavit lawsuit "
    "complaint indictment testimony tweet post blog paper article report filing".split()
)


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A dated appearance; ``shown`` tells that it is one before an audience: a keynote, a launch, a conference."""

    date: DateInterval
    sentence: int
    shown: bool = False


@dataclass(slots=True)
class Occasions:
    """The dated appearances of a story's speakers, while it is read; ``sentence`` is the number of the one read."""

    published: PublicationDate | None
    timexes: Sequence[Timex]
    sentence: int = 0
    last: dict[int, _Occasion] = field(default_factory=dict)
    entry: tuple[int, DateInterval | None] | None = None
    """The paragraph read, and the date at its head where it is an entry of a chronicle."""
    latest: _Occasion | None = None
    """The last one of all speakers: "during the event", "at the conference"."""
    brought: _Occasion | None = None
    """When something was last announced or unveiled."""
    brought_words: frozenset[str] = frozenset()
    staged: int = -_REACH
    """The last sentence that spoke of a conference, a speech or the like."""

    def day_of(
        self, cast: Cast, words: Sequence[Word], clause: Clause, said: bool, date: DateInterval | None
    ) -> DateInterval | None:
        """Return the day of what clause *clause* tells: *date*, or that of the occasion that it goes on with.

        *said*: its verb reports what somebody says.
        """
        speakers = [p.entity for p in cast.participants if p.role in (Role.SPEAKER, Role.AGENT)]
        shows = said or clause.group.lemma in _PRESENTING
        brings = clause.group.lemma in _BRINGING and not clause.group.passive
        if self.staged != self.sentence and not _STAGES.isdisjoint([word.low for word in words]):
            self.staged = self.sentence
        if date is not None and brings:
            self.brought = _Occasion(date, self.sentence) if self._is_news(date) else None
            self.brought_words = frozenset(w.low for w in words if w.pos is Pos.NOUN)
        there = date is None and _is_there(words, clause)
        retold = date is None and brings and self._is_retold(words, clause)
        if len(speakers) != 1 or not (shows or there or retold or _opens_occasion(words, clause)):
            return date
        if date is not None:
            if self._is_news(date):
                held = clause.group.lemma in _SHOWING or self.sentence - self.staged <= _RETOLD
                self.last[speakers[0]] = self.latest = _Occasion(date, self.sentence, held)
            else:
                self.last.pop(speakers[0], None)
            return date
        latest = self.latest if there else None
        occasion = latest or (self.brought if retold else self.last.get(speakers[0]))
        # Plain "she said" tells of an occasion of its own only on a stage.
        plain = clause.group.lemma in triggers().plain
        if occasion is None or (plain and not occasion.shown) or self.sentence - occasion.sentence > _REACH:
            return None
        if not _goes_on(words, clause, self.timexes):
            return None
        held = occasion.shown or there or (retold and self.sentence - self.staged <= _RETOLD)
        self.last[speakers[0]] = replace(occasion, sentence=self.sentence, shown=held)
        return inferred(words[clause.group.first : clause.group.last + 1], occasion.date)

    def open_entry(self, words: Sequence[Word], paragraph: int) -> None:
        """Note the date at the head of an entry of a chronicle: "4 July 2018: Roe is charged. She denies it."."""
        if self.entry is not None and self.entry[0] == paragraph:
            return
        end = next((i for i, word in enumerate(words) if word.timex is None), 0)
        index = words[0].timex if words and end else None
        heads = index is not None and (words[end].low == ":" or words[end].pos is Pos.DASH)
        date = self.timexes[index].date if index is not None and heads else None
        self.entry = (paragraph, date)

    def day_of_entry(self, words: Sequence[Word], clause: Clause, paragraph: int) -> DateInterval | None:
        """Return the date of the entry that tells clause *clause* in the present tense, None where it has its own."""
        group = clause.group
        told = group.finite and group.present and not (group.perfect or group.modal or group.copula or group.negated)
        told = told or (clause.link is Link.AND and clause.shared and group.passive and not group.finite)
        if self.entry is None or self.entry[1] is None or self.entry[0] != paragraph or not told:
            return None
        timed = any(w.timex is not None and self.timexes[w.timex].date is not None for w in words)
        if timed or clause.link not in (Link.ROOT, Link.AND):
            return None
        return inferred(words[group.first : group.last + 1], self.entry[1], "the head of the entry")

    def move_on(self, dates: Iterable[DateInterval | None]) -> None:
        """End all occasions after a sentence that tells of another time and goes on with none of them."""
        days = {(o.date.start, o.date.end) for o in self.last.values()}
        other = any(date is not None and (date.start, date.end) not in days for date in dates)
        if other and all(o.sentence < self.sentence for o in self.last.values()):
            self.last.clear()
            self.latest = None

    def _is_retold(self, words: Sequence[Word], clause: Clause) -> bool:
        """Tell whether a clause tells once more of what was just announced: "Roe announced the plan"."""
        if self.brought is None or self.sentence - self.brought.sentence > _RETOLD:
            return False
        after = [w.low for w in words[clause.group.last + 1 : clause.group.last + 6] if w.low not in {"new", "latest"}]
        if after[:1] == ["it"]:
            return True
        if after[:1] != ["the"] or after[2:3] == ["of"] or len(after) < 2:
            return False
        return after[1] in _NEWS_WORDS or after[1] in self.brought_words

    def _is_news(self, date: DateInterval) -> bool:
        known = self.published
        if known is None or date.start is None or not date.is_day or date.approximate:
            return False
        return known.start - timedelta(days=_NEWS) <= date.start <= known.end


def _goes_on(words: Sequence[Word], clause: Clause, timexes: Sequence[Timex]) -> bool:
    """Tell whether a clause in the simple past names no other time and no other occasion."""
    group = clause.group
    past = group.finite and group.form == "d" and not (group.perfect or group.modal or group.negated or group.passive)
    if not past or clause.link not in (Link.ROOT, Link.AND, Link.SOURCE):
        return False
    # A time further on belongs to what is said.
    timed = (w for w in words[: clause.end] if w.low not in _NOW)
    if any(w.timex is not None and timexes[w.timex].date is not None for w in timed):
        return False
    lead = [w.low for w in words[clause.start : group.last + 3]]
    tail = [w.low for w in words[group.last + 1 : clause.end]]
    elsewhere = any(w in _ELSEWHERE for w in [*lead, *tail[:8]])
    return not elsewhere and not any(w in _ELSEWHEN for w in lead) and not any(w.pos is Pos.SUB for w in words[:1])


def _opens_occasion(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether somebody "gave a speech" or "held a press conference"."""
    given = clause.group.lemma in {"give", "hold", "make", "deliver"} and not clause.group.passive
    return given and any(w.low in _SPEECHES for w in words[clause.group.last + 1 : clause.end])


def _is_there(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause happened "during the event", "at the conference", "in his speech"."""
    lows = [word.low for word in words[clause.start : clause.end]]
    pairs = [i for i in range(len(lows) - 2) if lows[i] in {"during", "at", "in"} and lows[i + 1] in _THEIR]
    named = (Pos.NAME, Pos.NOUN, Pos.ADJ, Pos.COMMA, Pos.NUM)
    for i in pairs:
        # "at the conference", "at the Oslo, Norway event"
        for k in range(i + 2, min(i + 8, len(lows))):
            if lows[k] in _EVENTS:
                return True
            if words[clause.start + k].pos not in named:
                break
    return False


def inferred(verb: Sequence[Word], day: DateInterval, why: str = "what the same speaker said") -> DateInterval:
    """Return the day of an occasion as that of what else was said there, with a step that tells so."""
    at = day.mentions[0] if day.mentions else None
    shown = day.ledger[-1].words if day.ledger else "the same occasion"
    anchor = Anchor(AnchorKind.EXPRESSION, shown, day.start, day.end, at, happening=why)
    told = " ".join(word.token.text for word in verb)
    span = Span(verb[0].token.start, verb[-1].token.end)
    step = LedgerStep(told, span, Rule.SAME_PERIOD, anchor, day.start, day.end)
    steps = (*(s for s in day.ledger[-6:] if len(day.ledger) > 1 or s.anchor is not None), step)
    return replace(
        day,
        basis=DateBasis.INFERRED,
        explanation=explained(steps, day.precision),
        mentions=(),
        ledger=steps,
    )
