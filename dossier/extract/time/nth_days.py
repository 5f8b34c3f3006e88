"""Days counted inside an occasion: "on the second day of the trial", told to have opened on 7 October."""

import re
from datetime import timedelta

from dossier.domain.spans import Span
from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.expressions import Cut, Found, Offset, Side
from dossier.extract.time.lexicon import ORDINALS
from dossier.extract.time.periods import Period, Unit
from dossier.extract.time.rules import Site, rule

_NTH = "|".join(sorted(ORDINALS, key=len, reverse=True))
_GOING_ON = (
    "strike|siege|talks|battle|offensive|uprising|fighting|war|blockade|occupation|protests?|riots?|visit|summit|"
    "conference|festival|voyage|march|negotiations|bombardment|curfew|campaign|search|fast"
)
_IN_COURT = frozenset("trial hearing hearings inquest retrial proceedings".split())
_MOST = 30
"""Days into an occasion that are counted, at the most."""
_NEAR = 20
"""Characters before an occasion in which somebody "went on" it."""
_FRIDAY = 4
_IN_A_ROW = timedelta(days=2)
"""Days from its first on which a court is taken to go on sitting."""
_BEGINNING = re.compile(r"\b(?:began|begun|opened|started|broke out|got under way|(?:went|goes|go|going) on)\b")


def _nth_day(match: re.Match[str], _site: Site) -> Found:
    """ "the third day of" an occasion: so many days after it began"""
    word = match["n"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS.get(word, 0)
    if not 1 <= number <= _MOST:
        return ()
    return (Cut(match.start(), match.end("what"), Offset(number - 1, Unit.DAY, Side.AFTER, event="", named=True)),)


ITS = "its"
"""The event of a day that is counted in what the story has just told of: "on its third day"."""


def _its_nth_day(match: re.Match[str], site: Site) -> Found:
    """ "on its third day": so many days after what was told last began"""
    number = ORDINALS.get(match["n"].lower(), 0)
    led = site.text[max(site.start, match.start() - 3) : match.start()].lower()
    if not 1 <= number <= _MOST or led != "on ":
        return ()
    what = Offset(number - 1, Unit.DAY, Side.AFTER, event=ITS, named=True)
    return (Cut(match.start("what"), match.end("what"), what),)


ITS_DAY_RULES = (rule(rf"(?P<what>its (?P<n>{_NTH}) day)\b(?! (?:of|in|at|on)\b)", _its_nth_day),)
NTH_DAY_RULES = (
    rule(
        rf"(?P<what>(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{_NTH}) day of)"
        rf"(?= (?:the|his|her|their|its|this|that) (?:{_GOING_ON}|{'|'.join(sorted(_IN_COURT))})\b)",
        _nth_day,
        the=True,
    ),
)


def its_occasion(sentence: int, discourse: Discourse) -> tuple[Mentioned, Span] | None:
    """Return the date on which what "its" means in a sentence (by number) began, and where its noun stands.

    Only an occasion told a few sentences before, in the same paragraph, and the only date there.
    """
    sentences = discourse.story.sentences
    for mention in reversed(discourse.mentioned[-_FEW:]):
        told = sentences[mention.sentence]
        if mention.sentence == sentence:
            continue
        if sentence - mention.sentence > _BACK or told.paragraph != sentences[sentence].paragraph:
            return None
        found = _OCCASION.search(discourse.story.text, told.span.start, mention.start)
        if found is not None:
            return mention, Span(found.start(), found.end())
    return None


_OCCASION = re.compile(rf"\b(?:{_GOING_ON}|{'|'.join(sorted(_IN_COURT))})\b")
_FEW = 6
"""Dates back among which the beginning of an occasion is looked for."""
_BACK = 3
"""Sentences back in which it may stand."""


def counts_there(told: tuple[Mentioned, Span], event: str, period: Period | None, discourse: Discourse) -> bool:
    """Tell whether days of an *event* may be counted from where it is *told*: that it began on a day, and no more.

    *period* is the day counted. Courts do not sit at week-ends and seldom every day: only the days of one week count.
    """
    mention, trigger = told
    sentence = discourse.story.sentences[mention.sentence].span
    if not mention.period.is_day or period is None or trigger.start > mention.start:
        return False
    words = discourse.story.text[max(sentence.start, trigger.end) : mention.start]
    before = discourse.story.text[max(sentence.start, trigger.start - _NEAR) : trigger.start]
    if _BEGINNING.search(words) is None and _BEGINNING.search(before) is None:
        return False
    named = trigger.of(discourse.story.text).lower()
    if named not in _IN_COURT and _IN_COURT.isdisjoint(event.lower().split()[:2]):
        return True
    return period.start.weekday() <= _FRIDAY and period.start - mention.period.start <= _IN_A_ROW
