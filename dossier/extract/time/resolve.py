"""From an expression and its anchors to a period, with the reason in words."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dossier.domain.dates import DateBasis
from dossier.domain.ledger import Anchor, AnchorKind, Rule
from dossier.domain.mentions import TimexType
from dossier.domain.spans import Span
from dossier.extract.time.anchors import Discourse, Mentioned, Said, election_day, event_mentioned
from dossier.extract.time.borrowed import (
    before_told,
    earlier_year,
    goes_on,
    had_been,
    in_same_sentence,
    narrated,
    of_month_of_writing,
    of_month_told,
    told_in_full,
)
from dossier.extract.time.chronicle import headed
from dossier.extract.time.clocks import hours_on, of_clock
from dossier.extract.time.comparing import means_nowadays, of_report, period_told
from dossier.extract.time.count_rules import plain_length
from dossier.extract.time.deixis import (
    counted_in,
    counted_to,
    from_day,
    hours_from,
    in_year,
    nth_in,
    side_of,
    stepped,
    told_from,
    trimmed,
    week_told,
)
from dossier.extract.time.expressions import (
    Absolute,
    Anaphor,
    AnaphorDate,
    Clock,
    Compared,
    Cut,
    DayName,
    Deictic,
    Directed,
    Ended,
    Expression,
    Fiscal,
    Incomplete,
    Known,
    Latest,
    Length,
    MonthDay,
    Nothing,
    Nth,
    Offset,
    Opening,
    Repeat,
    Side,
    Stretch,
    Vague,
    Way,
)
from dossier.extract.time.fiscal import as_fiscal, fiscal
from dossier.extract.time.hanging import COARSEST, FINEST, in_days
from dossier.extract.time.ledger import (
    AS_WRITTEN,
    Reason,
    direction,
    expression_anchor,
    plain_words,
    relative,
    step_to,
)
from dossier.extract.time.lengths import duration_value
from dossier.extract.time.nth_days import ITS, counts_there, its_occasion
from dossier.extract.time.periods import Period, Unit, fits, part_of, unit_after
from dossier.extract.time.quotes import is_nested
from dossier.extract.time.resolved import Place, Resolved
from dossier.extract.time.story_days import NO_NOUN, is_of_the_story, nearest_told
from dossier.extract.time.stretches import following_told, is_hours_on, within_told
from dossier.extract.time.tense import is_habitual, is_told_as_past, leaning, looks_ahead
from dossier.extract.time.unresolved import unresolved_value, value_from_writing
from dossier.extract.time.writing import been, from_writing
from dossier.extract.tokens import Sentence


def resolve(place: Place, discourse: Discourse) -> Resolved:
    """Resolve one expression; never raises and never guesses: without an anchor the period is None."""
    expression = place.cut.expression
    words = discourse.story.text[place.cut.start : place.cut.end]
    if isinstance(expression, Absolute):
        reason = place.shared or _written(words, expression.period)
        return _finish(place, expression.period, words, reason, DateBasis.STATED, not expression.premodifier)
    if isinstance(expression, Nothing):
        return Resolved(place.cut, TimexType.DATE, "", anchors=False)
    if isinstance(expression, Known):
        return Resolved(place.cut, expression.type, expression.value, anchors=False)
    if isinstance(expression, Length):
        plain = Resolved(place.cut, TimexType.DURATION, expression.value, anchors=False)
        return within_told(place, expression, discourse, words) or plain
    if isinstance(expression, Repeat):
        return Resolved(place.cut, TimexType.SET, expression.value, anchors=False)
    if isinstance(expression, Vague):
        return Resolved(place.cut, TimexType.DATE, expression.value, anchors=False)
    if isinstance(expression, Clock):
        return of_clock(place, expression, discourse, words)
    if discourse.report is not None:
        ahead = looks_ahead(*_clause(place))
        expression = as_fiscal(expression, discourse, place.number, ahead) or expression
    if isinstance(expression, Fiscal):
        return _fiscal(place, expression, discourse, words)
    if isinstance(expression, Ended):
        return _ended(place, expression, discourse, words)
    if isinstance(expression, Compared | Latest):
        if isinstance(expression, Compared) and expression.plain and period_told(discourse, place.number, True) is None:
            return resolve(replace(place, cut=replace(place.cut, expression=expression.plain)), discourse)
        period, why = of_report(expression, discourse, place.number)
        return _finish(place, period, words, why, anchors=isinstance(expression, Latest))
    if isinstance(expression, Opening | Nth):
        return _counted_in(place, expression, discourse, words)
    if isinstance(expression, Anaphor | AnaphorDate):
        return _anaphor(place, expression, discourse, words)
    if isinstance(expression, Offset) and expression.side in (Side.BEFORE, Side.AFTER):
        return _offset(place, expression, discourse, words)
    if isinstance(expression, MonthDay):
        told_day = of_month_told(place, expression, discourse) if expression.months is None else None
        if told_day is None:
            period = of_month_of_writing(place, expression, discourse)
            return _finish(place, period, words, Reason(Rule.RELATIVE, discourse.publication))
        return _finish(place, told_day[0], words, _on(told_day[1], Rule.SAME_PERIOD))
    return _deictic(place, expression, discourse, words)


def _fiscal(place: Place, expression: Fiscal, discourse: Discourse, words: str) -> Resolved:
    """Resolve a fiscal period as far as the story tells when such years end."""
    value, period, why = fiscal(expression, discourse, looks_ahead(*_clause(place)))
    if period is None:
        return Resolved(place.cut, TimexType.DATE, value, anchors=False)
    return _finish(place, period, words, why, anchors=False)


def _ended(place: Place, ended: Ended, discourse: Discourse, words: str) -> Resolved:
    """Resolve "the nine weeks to" December 28, "the fiscal year ended" June 30: the date after it is the anchor."""
    assert ended.end is not None
    cut = Cut(ended.at, ended.stop, ended.end)
    found = resolve(replace(place, cut=cut), discourse)
    period = counted_to(found.period, ended) if found.period is not None else None
    kind = TimexType.DATE if period is not None and not period.value.startswith("P") else TimexType.DURATION
    if period is None or found.period is None:
        return Resolved(place.cut, kind, duration_value(ended.count, ended.unit), anchors=False)
    anchor = expression_anchor(discourse.story.text[ended.at : ended.stop], Span(ended.at, ended.stop), found.period)
    steps = step_to(
        words, Span(place.cut.start, place.cut.end), Reason(Rule.COUNTED_BACK, anchor, relative(found.steps)), period
    )
    return Resolved(place.cut, kind, period.value, period, found.basis, steps, anchors=kind is TimexType.DURATION)


def _written(words: str, period: Period) -> Reason:
    """Return the reason of a date that the words name in full, some by the name that a calendar has for it."""
    if not period.is_day or any(character.isdigit() for character in words):
        return AS_WRITTEN
    return Reason(Rule.AS_WRITTEN, Anchor(AnchorKind.CALENDAR, plain_words(words), period.start, period.end))


def _is_denied(expression: Expression, period: Period) -> bool:
    """Tell whether the words themselves deny the day found: "Friday 13 May" is no Wednesday, and nobody knows more."""
    what = expression.what if isinstance(expression, AnaphorDate) else expression
    weekday = what.weekday if isinstance(what, Incomplete) else None
    return weekday is not None and period.is_day and period.start.weekday() != weekday


def _finish(
    place: Place,
    period: Period | None,
    words: str,
    reason: Reason | None,
    basis: DateBasis = DateBasis.RESOLVED,
    anchors: bool = True,
) -> Resolved:
    """Take account of the part ("early", "the end of") and the part of the day."""
    cut = place.cut
    if period is None or reason is None or _is_denied(cut.expression, period):
        kind = TimexType.DURATION if isinstance(cut.expression, Stretch | Opening) else TimexType.DATE
        return Resolved(cut, TimexType.TIME if cut.clock else kind, unresolved_value(cut), anchors=False)
    if cut.part == "week":
        period = week_told(period, words)
    if cut.part in _CUTS:
        period = part_of(period, _CUTS[cut.part])
    if cut.rough:
        period = replace(period, approximate=True)
    clocked = cut.clock is not None and period.is_day
    value = f"{period.value}{cut.clock}" if clocked else period.value
    kind = TimexType.TIME if clocked else TimexType.DATE
    if isinstance(cut.expression, Stretch | Opening):
        kind, value = TimexType.DURATION, duration_value(cut.expression.count, cut.expression.unit)
    steps = step_to(words, Span(cut.start, cut.end), reason, period)
    return Resolved(cut, kind, value, period, basis, steps, anchors)


def _on(mention: Mentioned, rule: Rule) -> Reason:
    """Return the reason of a date that hangs on another one mentioned."""
    return Reason(rule, mention.anchor(), mention.before())


def _beside(period: Period | None, mention: Mentioned) -> Reason | None:
    """Return the reason of a named period that takes its year from a date mentioned, or follows it."""
    if period is None:
        return None
    same = period.start.year == mention.period.start.year
    return _on(mention, Rule.SAME_PERIOD if same else direction(period, mention.period))


def _counted(sign: int) -> Rule:
    return Rule.COUNTED_BACK if sign < 0 else Rule.COUNTED_ON


_CUTS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "start": "start",
    "end": "end",
    "first": "first",
    "second": "second",
}


def _deictic(place: Place, expression: Expression, discourse: Discourse, words: str) -> Resolved:
    """Resolve what is seen from the day of writing, or in a history from the last date mentioned."""
    if isinstance(expression, Incomplete) and is_habitual(place.sentence, place.cut.start):
        return _finish(place, None, words, None)
    if (
        isinstance(expression, Deictic)
        and place.quoted
        and is_nested(discourse.story.text, place.sentence.span.start, place.cut.start)
    ):
        return _finish(place, None, words, None)  # "He said, 'I'll ring you tomorrow'," she said
    if isinstance(expression, DayName) and _is_any(place, discourse):
        return _finish(place, None, words, None)
    if isinstance(expression, DayName) and is_of_the_story(place, discourse):
        near = nearest_told(place, expression, discourse)
        reason = _on(near[1], direction(near[0], near[1].period)) if near is not None else None
        return _finish(place, near[0] if near is not None else None, words, reason, DateBasis.INFERRED)
    if isinstance(expression, Directed) and _OF_SOMETHING.match(discourse.story.text, place.cut.end):
        return _finish(place, None, words, None)  # "the last Saturday of his free life"
    if isinstance(expression, Incomplete):
        found = headed(place.sentence, place.number, expression, discourse)
        if found := found or (narrated(place, expression, discourse) if discourse.narrative else None):
            return _finish(place, found[0], words, _beside(*found))
        if known := told_in_full(place, expression, discourse) or had_been(place, expression, discourse):
            return _finish(place, known[0], words, _beside(*known), DateBasis.INFERRED)
        if same := in_same_sentence(place, expression, discourse):
            return _finish(place, same[0], words, _beside(*same))
        if going := goes_on(place, expression, discourse):
            return _finish(place, going[0], words, _beside(*going), DateBasis.INFERRED)
    if isinstance(expression, Directed) and expression.told:
        told = discourse.anchor(place.number, place.cut.start, quoted=place.quoted)
        period = told_from(expression, told.period) if told is not None else None
        if told is not None and period is not None:
            rule = Rule.NEXT_AFTER if expression.way is Way.NEXT else Rule.LATEST_BEFORE
            return _finish(place, period, words, _on(told, rule))
    if words.lower() == "today" and means_nowadays(discourse, place.sentence, place.number, place.cut.start):
        return Resolved(place.cut, TimexType.DATE, "PRESENT_REF", anchors=False)
    ahead = leaning(*_clause(place))
    if isinstance(expression, Stretch) and (following := following_told(place, expression, discourse, words)):
        return following
    if isinstance(expression, Stretch) and ahead is False and expression.way is Way.NEXT:
        return _finish(place, None, words, None)  # "over the next four years he bought it"
    said = _statement(place, expression, discourse)
    if said is not None:
        found_day = from_day(expression, said.period.start, ahead)
        return _finish(place, found_day, words, Reason(Rule.RELATIVE, said.anchor(), relative(said.steps)))
    told_past = isinstance(expression, Incomplete) and not ahead and is_told_as_past(place.sentence, place.cut.start)

    def seen_on(day: date) -> Period | None:
        period = trimmed(from_day(expression, day, ahead), day, place.cut.part)
        return been(expression, period, told_past, discourse) if isinstance(expression, Incomplete) else period

    period = discourse.agreed(seen_on)
    if isinstance(expression, DayName) and expression.week is None and not ahead and period is not None:
        first = before_told(place, period, discourse)
        if first is not None:
            return _finish(place, first[0], words, _on(first[1], Rule.LATEST_BEFORE))
    reason = from_writing(expression, period, discourse)
    to_come = reason is not None and reason.rule is Rule.NEXT_AFTER
    basis = DateBasis.INFERRED if to_come and ahead is None else DateBasis.RESOLVED  # no word tells that it is to come
    anchors = not (discourse.narrative or isinstance(expression, Stretch))
    return _finish(place, period, words, reason, basis, anchors)


def _is_any(place: Place, discourse: Discourse) -> bool:
    """Tell whether a weekday is just some one: "on a wet Sunday", "on a Sunday in November 1991"."""
    text, cut = discourse.story.text, place.cut
    opened = _SOME.search(text[max(place.sentence.span.start, cut.start - _SOME_WORDS) : cut.start])
    if opened is None:
        return False
    if opened[1] is None and opened[0].split()[0] != "one" and NO_NOUN.match(text, cut.end) is not None:
        return True  # "was found on a Sunday, with the keys on the roof", but "a Sunday vote"
    return opened[1] in _PLAIN_DAYS or _IN_MONTH.match(text, cut.end) is not None


_OF_SOMETHING = re.compile(r"\s{1,40}of\s{1,40}(?:his|her|their|its|the|a|an|my|our)\b")
_SOME = re.compile(r"\b(?:a|an|one)\s+(?:([a-z]+),?\s+)?$")
_SOME_WORDS = 40
_PLAIN_DAYS = frozenset(
    "wet cold rainy hot sunny quiet grey gray warm bright snowy foggy windy dark busy ordinary typical frosty mild "
    "chilly stormy freezing sweltering sultry damp misty fine".split()
)
_IN_MONTH = re.compile(
    r"\s{1,40}(?:(?:morning|afternoon|evening|night)\s{1,40})?(?:in|of)\s{1,40}(?:[A-Z][a-z]+\s{1,40})?(?:[12]\d{3}|[A-Z][a-z]+)\b"
)


def _clause(place: Place) -> tuple[Sentence, int, int]:
    return place.sentence, place.cut.start, place.cut.end


def _statement(place: Place, expression: Expression, discourse: Discourse) -> Said | None:
    """Return the statement that holds "today" and "yesterday" in quotation marks, where the story tells it."""
    if not (isinstance(expression, Deictic) and expression.unit is Unit.DAY):
        return None
    if place.quoted:
        return discourse.last_said(place.sentence.paragraph)
    # Who says "we" is quoted, even where the marks are lost.
    words = {token.text.lower() for token in place.sentence.tokens}
    spoken = not words.isdisjoint(_FIRST_PERSON) and words.isdisjoint(_MARKS)
    return discourse.last_said(place.sentence.paragraph, same=True) if spoken else None


_FIRST_PERSON = frozenset("we our ours i my".split())
_MARKS = frozenset('“”"')


def _anaphor(place: Place, expression: Anaphor | AnaphorDate, discourse: Discourse, words: str) -> Resolved:
    """Resolve "the following year", "that day", "May of that year" against the last date mentioned."""
    if isinstance(expression, AnaphorDate) and expression.deictic:
        what, count = expression.what, expression.count
        period = discourse.agreed(lambda day: in_year(what, day.year + count))
        return _finish(place, period, words, Reason(Rule.RELATIVE, discourse.publication))
    now = not discourse.narrative or (
        discourse.seen_from_now and looks_ahead(place.sentence, place.cut.start, place.cut.end)
    )
    if isinstance(expression, Anaphor) and expression.count == 0 and place.cut.part and now:
        lowered = words.lower()
        if " the " in f" {lowered}" and "same" not in lowered and "that" not in lowered:
            return _deictic(place, Deictic(expression.unit, 0), discourse, words)
    that_day = isinstance(expression, Anaphor) and expression.unit is Unit.DAY and expression.count == 0
    last = discourse.anchor(place.number, place.cut.start, that_day, quoted=place.quoted)
    last = earlier_year(place, expression, last, discourse)
    if last is None:
        return _unanchored(place, discourse)
    reason = _on(last, Rule.RELATIVE if expression.count else Rule.SAME_PERIOD)
    if isinstance(expression, AnaphorDate):
        return _finish(place, in_year(expression.what, last.period.start.year + expression.count), words, reason)
    fine = fits(last.period, expression.unit)
    period = unit_after(last.period.start, expression.count, expression.unit) if fine else None
    if period is not None and place.cut.part in ("earlier", "later") and last.period.start > period.start:
        period = side_of(period, last.period, place.cut.part)
    return _finish(place, period, words, reason)


def _unanchored(place: Place, discourse: Discourse) -> Resolved:
    """Leave what hangs on nothing told undated; its TimeML value counts from the day of writing."""
    kind = TimexType.TIME if place.cut.clock else TimexType.DATE
    return Resolved(place.cut, kind, value_from_writing(place.cut, discourse), anchors=False)


def _offset(place: Place, offset: Offset, discourse: Discourse, words: str) -> Resolved:
    """Resolve "three months later", "the day after the election", "14 months after his arrest"."""
    sign = -1 if offset.side is Side.BEFORE else 1
    if offset.anchor is not None:
        return _from_inner(place, offset, discourse, words, sign)
    if offset.event:
        return _from_event(place, offset, discourse, words, sign)
    if offset.unit.below_day and (found := hours_on(place, offset, discourse, words, sign)) is not None:
        return found
    last = discourse.anchor(place.number, place.cut.start, finest=FINEST.get(offset.unit), quoted=place.quoted)
    if last is None:
        return _unanchored(place, discourse)
    if place.quoted and not last.quoted and _is_recent(last, discourse):
        return _unanchored(place, discourse)  # what somebody tells does not count from when it was told
    if (last.period.end - last.period.start).days >= FINEST.get(offset.unit, COARSEST):
        return _unanchored(place, discourse)  # "in 2015 … three months later"
    reason = _on(last, _counted(sign))
    if offset.unit.below_day:
        minutes = offset.unit in (Unit.MINUTE, Unit.SECOND)
        near = last.sentence == place.number or (minutes and _is_of_paragraph(place, last, discourse))
        near = near or is_hours_on(place, offset, last, discourse)
        period = hours_from(offset, last.period, sign, near)
        return _finish(place, period, words, reason, anchors=False)
    period = stepped(in_days(offset, last.period), last.period, sign)
    if period is not None and offset.unit is Unit.WEEK and period.is_day:
        week = stepped(offset, last.period, sign)  # "two weeks later": about the day; TimeML tells it by its week
        period = replace(period, approximate=True, value=week.value if week is not None else period.value)
    return _finish(place, period, words, reason)


def _is_recent(last: Mentioned, discourse: Discourse) -> bool:
    known = discourse.published
    return known is not None and last.period.start >= known.start - timedelta(days=_NEWS)


_NEWS = 8
"""Days before publication that are those of the news itself."""


def _is_of_paragraph(place: Place, last: Mentioned, discourse: Discourse) -> bool:
    return discourse.story.sentences[last.sentence].paragraph == place.sentence.paragraph


def _counted_in(place: Place, opening: Opening | Nth, discourse: Discourse, words: str) -> Resolved:
    """Resolve "the first nine months of 2012": the whole, inside it, is the anchor."""
    joint = _OF_WHOLE.search(words)
    if opening.whole is None or joint is None:
        return _finish(place, None, words, None)
    start = place.cut.start + joint.end()
    cut = replace(place.cut, start=start, expression=opening.whole, part=None, clock=None, rough=False)
    found = resolve(replace(place, cut=cut), discourse)
    if found.period is None:
        return _finish(place, None, words, None)
    anchor = expression_anchor(discourse.story.text[start : cut.end], Span(start, cut.end), found.period)
    period = nth_in(found.period, opening) if isinstance(opening, Nth) else counted_in(found.period, opening)
    return _finish(place, period, words, Reason(Rule.RELATIVE, anchor, relative(found.steps)), found.basis)


_OF_WHOLE = re.compile(r"\s(?:of|in)\s{1,40}", re.IGNORECASE)


def _from_inner(place: Place, offset: Offset, discourse: Discourse, words: str, sign: int) -> Resolved:
    """Resolve "two weeks before Christmas 2014": another expression, inside it, is the anchor."""
    assert offset.anchor is not None
    opening = _TO_ANCHOR.search(words)
    start = place.cut.start + (opening.end() if opening else 0)
    cut = replace(place.cut, start=start, expression=offset.anchor, part=None, clock=None, rough=False)
    found = resolve(replace(place, cut=cut), discourse)
    if found.period is None:
        return _finish(place, None, words, None)
    anchor = expression_anchor(discourse.story.text[start : cut.end], Span(start, cut.end), found.period)
    reason = Reason(_counted(sign), anchor, relative(found.steps))
    return _finish(place, stepped(offset, found.period, sign), words, reason)


_TO_ANCHOR = re.compile(
    r"\b(?:(?:anniversary|eve)\s{1,40}of|before|after|prior\s{1,40}to|following|in\s{1,40}advance\s{1,40}of|ahead\s{1,40}of)\s{1,40}",
    re.IGNORECASE,
)


def _from_event(place: Place, offset: Offset, discourse: Discourse, words: str, sign: int) -> Resolved:
    event = offset.event or ""
    if pronoun := _PRONOUN.match(discourse.story.text, place.cut.end):
        # "two days after that": what was told last
        place = replace(place, cut=replace(place.cut, end=pronoun.end(1)))
        words = discourse.story.text[place.cut.start : place.cut.end]
        return _offset(place, replace(offset, event=None), discourse, words)
    day = election_day(event, discourse, sign < 0)
    if day is not None:
        if not discourse.story.text.endswith(event, 0, place.cut.end):
            place = replace(place, cut=replace(plain_length(place.cut, discourse.story.text), expression=offset))
        anchor = Anchor(AnchorKind.CALENDAR, "election day", day.start, day.end)
        return _finish(place, stepped(offset, day, sign), words, Reason(_counted(sign), anchor))
    its = event == ITS
    finest = FINEST.get(offset.unit, COARSEST)
    told = its_occasion(place.number, discourse) if its else event_mentioned(event, discourse, place.number, finest)
    if told is not None:
        mention, trigger = told
        stretched = place.cut if its else _with_event(place.cut, discourse.story.text)
        if discourse.story.text.startswith(("'s", "’s"), stretched.end):
            # "the day before the company's offices were raided"
            return _finish(place, None, words, None)
        named = plain_words(
            trigger.of(discourse.story.text) if its else discourse.story.text[place.cut.end : stretched.end]
        )
        place, words = replace(place, cut=stretched), discourse.story.text[stretched.start : stretched.end]
        anchor = Anchor(AnchorKind.EVENT, named, mention.period.start, mention.period.end, trigger)
        period = stepped(in_days(offset, mention.period), mention.period, sign)
        if offset.named and offset.unit is Unit.DAY and sign > 0 and not counts_there(told, event, period, discourse):
            return _finish(place, None, words, None)
        return _finish(place, period, words, Reason(_counted(sign), anchor, mention.before()))
    return _finish(place, None, words, None)


_PRONOUN = re.compile(
    r"(?:\s{1,40}of)?(\s{1,40}(?:that|this))(?=\s{0,40}[.,;:!?)”\"—–]|\s{0,40}$|\s{1,40}(?:he|she|it|they|we|you|I|the|a|an|his|her|its|their|"
    r"there|police|and|but|in|on|at|[A-Z][\w’'-]+)\b)"
)
"""After "two days after": a "that" that stands by itself, not one before a noun ("after that meeting")."""
_EVENT_WORDS = re.compile(r"(?:\s{1,40}[\w’'-]+){0,2}?\s{1,40}[a-z]{4,}\b")


def _with_event(cut: Cut, text: str) -> Cut:
    """Take the first words of the event into an expression: "14 months after his arrest"."""
    match = _EVENT_WORDS.match(text, cut.end)
    return replace(cut, end=match.end()) if match else cut
