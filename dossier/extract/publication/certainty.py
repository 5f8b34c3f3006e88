"""Whether a date surely is that of what a clause tells, and its tense that of the day of publication."""

from collections.abc import Sequence

from dossier.domain.mentions import Timex
from dossier.extract.events.clauses import Link
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import Pos, Word
from dossier.extract.publication.reading import Reading
from dossier.extract.publication.scenes import Scene, Tense

# Verbs whose date may be that of what they speak of: "announced elections on 5 May 2024".
_ARRANGING = frozenset(
    "announce schedule call plan set propose order agree promise arrange book expect predict forecast project approve "
    "confirm reveal unveil invite offer sign award win host bid apply prepare organise organize extend postpone delay "
    "move reschedule adjourn threaten pledge vow warn hint suggest discuss debate vote pass adopt endorse back support "
    "seek demand urge want defer fix slate target envisage anticipate foresee estimate say tell report note state add "
    "claim believe think know hope fear write publish print date design build secure choose select appoint elect "
    "commit recommend bail remand release suspend ban bar grant give allow permit sell order contract hire renew "
    "budget allocate earmark aim intend decide insist demand advertise market tip back name nominate".split()
)
_AHEAD = frozenset(
    "until till possibility eligibility eligible parole effective starting beginning ending expiring expires term "
    "lease contract deadline target due forecast upcoming forthcoming planned scheduled proposed future next ahead "
    "towards toward".split()
)
_OCCASIONS = frozenset(
    "election elections vote ballot referendum summit games olympics cup championship championships tournament trial "
    "retrial hearing sentencing launch opening release retirement inauguration conference season".split()
)
_TAKES_UP = frozenset("over about into against from after since who which that whose".split())
_STATES = frozenset("deadline target goal valid expiry expiration due contract lease term forecast budget date".split())
_FARTHEST = 14
"""Words between a verb and its date."""
_ADJACENT = frozenset("on in during early late mid at the".split())
PAST_PREPOSITIONS = frozenset("in on during since of early late mid between and".split())
"""Words before a date that leave it the date of something past."""


def is_told_as_past(reading: Reading, scene: Scene, k: int, index: int) -> bool:
    """Tell whether the date surely is that of the past happening, not of something it speaks of."""
    clause, timex = scene.clauses[k], reading.timexes[index]
    words, group = scene.words, clause.group
    places = [i for i, word in enumerate(words) if word.timex == index]
    if not places or _is_imagined(reading, scene, timex):
        return False
    first = places[0]
    before = words[first - 1].low if first else ""
    if before not in PAST_PREPOSITIONS and not _stands_alone(timex, first, group.first):
        return False
    lows = {word.low for word in words}
    if group.copula and (before not in PAST_PREPOSITIONS or lows & _STATES):
        return False
    if first < group.first:
        return _opens(scene, k, first)
    between = [words[i].low for i in range(group.last + 1, first)]
    if all(low in _ADJACENT for low in between):
        return group.lemma not in {"schedule", "set", "plan", "slate", "fix", "book", "tip", "expect", "date", "target"}
    if group.lemma in _ARRANGING or len(between) > _FARTHEST:
        return False
    if set(between) & _AHEAD or ({"for", "to"} & set(between) and set(between) & _OCCASIONS):
        return False
    return not _leads_on(words, group.last + 1, first)


def is_told_to_come(reading: Reading, scene: Scene, k: int, index: int) -> bool:
    """Tell whether the date surely is that of what is to come, and "to come" is seen from the day of publication."""
    timex, words, group = reading.timexes[index], scene.words, scene.clauses[k].group
    if scene.is_quoted(timex.span.start) or scene.is_quoted(words[group.first].token.start):
        return False
    if _is_told_of_old(reading, scene, k) or _is_old_talk(reading, scene, timex) or _is_imagined(reading, scene, timex):
        return False
    first = next((i for i, word in enumerate(words) if word.timex == index), 0)
    if first < group.first:
        return scene.dates.clauses.get(k) == index and _opens(scene, k, first)
    before = words[first - 1].low
    if before not in ("on", "in", "by", "until", "till", "from", "for", "during", "early", "late", "mid"):
        return timex.core is not None and timex.core.is_day and first == group.last + 1
    if is_appointed(scene, k, index):
        return True
    between = words[group.last + 1 : first - 1]
    if any(word.low in _TAKES_UP for word in between) or any(_happened(words, i) for i in range(group.last + 1, first)):
        return False
    whole_day = timex.core is not None and timex.core.is_day
    return whole_day or not any(word.low in ("of", "for", "with") for word in between)


def _happened(words: Sequence[Word], i: int) -> bool:
    """Tell whether a noun names a happening that may be past, and have the date to itself: "the attack in 2015"."""
    return words[i].low not in _OCCASIONS and noun_kind(words, i) is not None


def _opens(scene: Scene, k: int, first: int) -> bool:
    """Tell whether a date opens its sentence or clause: "In 2017 he fled", but not "bonds due in 2030 fell"."""
    words = scene.words
    at = first
    while (at > 0 and words[at - 1].low in PAST_PREPOSITIONS | _OPENERS) or (
        at > 0 and words[at - 1].timex is not None
    ):
        at -= 1
    if at == first:
        return False
    while at > 0 and (words[at - 1].pos in _LEADS or words[at - 1].low in _LEAD_WORDS):
        at -= 1
    return at in (0, scene.clauses[k].start)


_OPENERS = frozenset("by from until the".split())
_LEADS = frozenset({Pos.AND, Pos.QUOTE, Pos.DASH, Pos.THAT})
_LEAD_WORDS = frozenset("then later so also however meanwhile".split())


def _stands_alone(timex: Timex, first: int, verb: int) -> bool:
    """Tell whether a date without preposition dates the verb: "was born 4 May 1980" does, "the 2028 vote" does not."""
    return first > verb and timex.core is not None and timex.core.is_day


def _leads_on(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether an infinitive stands between: "decided to leave in 2030"."""
    listed = words[start:end]
    return any(word.pos is Pos.TO for word in listed) and any(word.pos is Pos.VERB for word in listed)


def is_appointed(scene: Scene, k: int, index: int) -> bool:
    """Tell whether a date is one that has been fixed: "is scheduled for 14 March 2024", "elections are due in 2025"."""
    words, group = scene.words, scene.clauses[k].group
    first = next((i for i, word in enumerate(words) if word.timex == index), 0)
    if scene.tense(k) is not Tense.PRESENT or first < 2 or words[first - 1].low not in ("for", "on", "in"):
        return False
    return (
        words[first - 2].low in _APPOINTED and first - group.first <= _NEAR and words[group.first].low in ("is", "are")
    )


_APPOINTED = frozenset("due scheduled set slated planned expected".split())
_NEAR = 4


def _is_imagined(reading: Reading, scene: Scene, timex: Timex) -> bool:
    """Tell whether a date may be that of a tale: its paragraph speaks of one, or the story of one set in such years."""
    start, tale = timex.core.start if timex.core is not None else None, reading.backdrop.tale_from
    if start is not None and tale is not None and start.year >= tale:
        return True
    return scene.sentence.paragraph in reading.backdrop.imagined


def _is_old_talk(reading: Reading, scene: Scene, timex: Timex) -> bool:
    """Tell whether the paragraph has reported before what was said on another date in full."""
    talked = reading.backdrop.talked.get(scene.sentence.paragraph)
    return talked is not None and talked <= timex.span.start


def _is_told_of_old(reading: Reading, scene: Scene, k: int) -> bool:
    """Tell whether what is to come was so when somebody spoke on another date: "said in 2015 that it will open"."""
    while scene.clauses[k].link in (Link.CONTENT, Link.INFINITIVE, Link.GERUND, Link.SUB):
        parent = scene.clauses[k].parent
        if parent is None or parent >= k:
            return False
        k = parent
        index = scene.dates.clauses.get(k)
        if index is not None and reading.timexes[index].core is not None and scene.tense(k) is Tense.PAST:
            return True
    return False
