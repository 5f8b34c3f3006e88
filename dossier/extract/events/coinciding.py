"""What went on at the same time as a dated happening, since it or until it.

"was arrested on 3 May as he tried to leave"; "lost his job when the bank failed in 2016"; "has led it since a fire in
2009"; "worked there from 2012 until he was sacked in 2017"; "toured the depots in October and November".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.ledger import LedgerStep, Rule
from dossier.domain.mentions import Timex
from dossier.domain.spans import Span
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.sequels import is_past, went_on
from dossier.extract.events.status import GOING
from dossier.extract.events.words import Pos, Word
from dossier.extract.time.explain import explained
from dossier.extract.time.ledger import taken

# What goes on longer than what it is told beside, or is no happening: "as he put it", "when he worked there".
_LASTING = frozenset(
    "be have live work know stay remain belong own stand lie like love want need mean put call do use teach study "
    "serve play run lead grow mount deepen spread rise begin start continue keep hold wait sit sleep age see hear feel "
    "remember recall".split()
)
_MADE_KNOWN = frozenset("publish broadcast air post release print issue".split())
_NEAR = 6


def coincide(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]) -> None:
    """Date the clauses that are told as going on at the time of another, since it, or until it."""
    for k in range(len(clauses)):
        if k in dates.clauses or k in dates.counted:
            continue
        index = _beside(clauses, dates, k, timexes)
        if index is None:
            index = _with_when(clauses, dates, k, timexes)
        if index is None:
            index = _in_which(words, clauses, k)
        if index is None:
            index = _to_come(words, clauses, dates, k)
        if index is None:
            index = _as_published(words, clauses, dates, k)
        if index is not None:
            dates.clauses[k] = index
            dates.core.add(k)
            continue
        found = _until(words, clauses, dates, k, timexes) or _since(words, clauses, dates, k, timexes)
        if found is not None:
            dates.counted[k] = found
    for k in [k for k in dates.clauses if k in dates.again]:
        stretch = _stretch(words, dates, k, timexes)
        if stretch is not None:
            dates.counted[k] = stretch
            del dates.clauses[k], dates.again[k]


def _beside(clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]) -> int | None:
    """Return the day of "was held on 3 May as he tried to leave", "while carrying rice"."""
    clause, parent = clauses[k], clauses[k].parent
    if parent is None or clause.marker not in {"as", "while"} or clause.link not in (Link.SUB, Link.GERUND):
        return None
    index = dates.clauses.get(parent)
    day = (timexes[index].core or timexes[index].date) if index is not None else None
    if day is None or not day.is_day or not is_past(clauses[parent]):
        return None
    told = is_past(clause) if clause.group.finite else clause.marker == "while"
    return index if told and _happens(clause) else None


def _with_when(clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]) -> int | None:
    """Return the date of what happened when something else did: "lost his job when the bank failed in 2016"."""
    if not is_past(clauses[k]) or not _happens(clauses[k]) or not clauses[k].group.finite:
        return None
    if clauses[k].link in (Link.SUB, Link.SOURCE) or clauses[k].group.lemma in triggers().saying:
        return None
    if (index := _after_when(clauses, dates, k)) is not None:
        return index
    for n in range(k + 1, min(k + 3, len(clauses))):
        when = clauses[n]
        index = dates.clauses.get(n)
        goes_on = when.marker in {"as", "while", "when"} and went_on(when)
        if when.link is not Link.SUB or not (when.marker == "when" or goes_on) or when.parent != k or index is None:
            continue
        if n in dates.core:
            continue  # "praised the bans of March 2021, when Norway …": the time is that of the bans
        date = timexes[index].date
        if (
            ((is_past(when) and _happens(when)) or goes_on)
            and date is not None
            and date.start is not None
            and date.end is not None
        ):
            return index
    return None


def _after_when(clauses: Sequence[Clause], dates: Dates, k: int) -> int | None:
    """Return the date of what happened behind it: "When the bank failed on 3 May, ministers met in secret"."""
    if not k or clauses[k].link is not Link.ROOT or clauses[k].marker != ",":
        return None
    when = clauses[k - 1]
    opens = when.link is Link.SUB and when.marker == "when" and when.start <= 1 and k - 1 not in dates.core
    return dates.clauses.get(k - 1) if opens and is_past(when) and _happens(when) else None


def _in_which(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> int | None:
    """Return the date of "the semi-final of 12 May, in which Rangers beat Stars"."""
    clause = clauses[k]
    if clause.link is Link.AND and clause.shared and clause.parent == k - 2 and is_past(clause):
        first = clauses[k - 2]
        return _in_which(words, clauses, k - 2) if first.link is Link.RELATIVE and first.marker == "which" else None
    if clause.link is not Link.RELATIVE or not is_past(clause) or clause.group.copula:
        return None
    mark = next((i for i in range(clause.start, clause.group.first) if words[i].low == "which"), 0)
    if mark < 3 or words[mark - 1].low not in {"in", "at", "during", "under"}:
        return None
    if words[mark - 2].pos is Pos.TIME and words[mark - 2].token.text[-1:].isdigit():
        return words[mark - 2].timex  # "struck a deal in 2018 in which he admitted it"
    return words[mark - 3].timex if words[mark - 2].pos is Pos.COMMA else None


def _to_come(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int) -> int | None:
    """Return the date of what somebody goes to do: "will fly to Oslo next week to sign", "is due to be heard"."""
    clause, parent = clauses[k], clauses[k].parent
    if clause.link is not Link.INFINITIVE or parent is None or parent not in dates.clauses:
        return None
    group = clauses[parent].group
    goes = group.modal == "will" and group.lemma in GOING
    due = group.copula and group.present and any(w.low == "due" for w in words[group.last + 1 : clause.group.first])
    return dates.clauses[parent] if (goes or due) and not clause.governor else None


def _as_published(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int) -> int | None:
    """Return the day of "said in an interview published on Sunday"."""
    if k + 1 >= len(clauses) or k + 1 not in dates.clauses or clauses[k].group.lemma not in triggers().saying:
        return None
    made = clauses[k + 1]
    known = made.link is Link.PARTICIPLE and made.group.bare and made.group.lemma in _MADE_KNOWN
    near = words[clauses[k].group.last + 1 : made.group.first]
    # "claimed it in a video released on Sunday"
    inside = 0 < len(near) <= _NEAR and any(word.low in {"in", "on"} for word in (near[0], *near[-4:-1]))
    return dates.clauses[k + 1] if known and inside and is_past(clauses[k]) else None


def _happens(clause: Clause) -> bool:
    return not clause.group.copula and clause.group.lemma not in _LASTING


def _until(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> DateInterval | None:
    """Return the interval of "worked there from 2012 until he was sacked in 2017"."""
    if not (is_past(clauses[k]) or _had(clauses[k])) or k + 1 >= len(clauses):
        return None
    after = clauses[k + 1]
    if after.link is not Link.SUB or after.marker not in {"until", "till"} or not is_past(after):
        return None
    end = dates.clause_date(k + 1, timexes)
    first = next((i for i in range(clauses[k].group.last + 1, after.start) if words[i].timex is not None), None)
    if end is None or end.end is None or first is None or words[first - 1].low not in {"from", "since"}:
        return None
    index = words[first].timex
    start = (timexes[index].core or timexes[index].date) if index is not None else None
    if start is None or start.start is None or start.start > end.end:
        return None
    return _lasting(words, start, end)


def _since(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> DateInterval | None:
    """Return the open interval of "has been held since his arrest in May", "has run it since a fire in 2009"."""
    clause = clauses[k]
    if not (clause.group.perfect and clause.group.present) or clause.group.negated or clause.group.modal:
        return None
    nouns = (dates.noun_date(i, timexes) for i in _nouns_since(words, clause) if i in dates.nouns)
    verbs = (
        dates.clause_date(n, timexes)
        for n in range(k + 1, min(k + 4, len(clauses)))
        if clauses[n].link is Link.SUB and clauses[n].marker == "since" and is_past(clauses[n])
    )
    date = next(nouns, None) or next(verbs, None)
    if date is None or date.start is None or date.end is None:
        return None
    marker = next((w for w in words[clause.group.last :] if w.low == "since"), None)
    if marker is None:
        return None
    span = Span(marker.token.start, marker.token.end)
    step = LedgerStep("since", span, Rule.SINCE, None, date.start, None)
    return _told(replace(date, end=None, extent=Extent.THROUGHOUT), step)


def _had(clause: Clause) -> bool:
    """Tell whether a clause tells what had been: "had lived there from 1998 until he was expelled in 2006"."""
    group = clause.group
    return group.perfect and not (group.present or group.modal or group.negated or group.infinitive)


def _nouns_since(words: Sequence[Word], clause: Clause) -> Iterator[int]:
    """Yield the words close behind "since" in a clause."""
    for i in range(clause.group.last + 1, clause.end):
        if words[i].low == "since":
            yield from range(i + 1, min(i + _NEAR, clause.end))


def _stretch(words: Sequence[Word], dates: Dates, k: int, timexes: Sequence[Timex]) -> DateInterval | None:
    """Return the one stretch of "in October and November": two times in a row that only "and" joins."""
    if len(dates.again[k]) != 1:
        return None
    a, b = sorted((dates.clauses[k], dates.again[k][0]))
    left, right = timexes[a].date, timexes[b].date
    if left is None or right is None or left.end is None or right.start is None or left.precision != right.precision:
        return None
    between = [w.low for w in words if timexes[a].span.end <= w.token.start < timexes[b].span.start]
    if between != ["and"] or right.start - left.end != timedelta(days=1):
        return None
    return _lasting(words, left, right)


def _lasting(words: Sequence[Word], start: DateInterval, end: DateInterval) -> DateInterval:
    """Return the interval from the start of one date to the end of another."""
    spans = [*start.mentions, *end.mentions]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    shown = " ".join(w.token.text for w in words if span.start <= w.token.start < span.end)
    step = LedgerStep(shown, span, Rule.FROM_TO, None, start.start, end.end)
    both = replace(end, start=start.start, extent=Extent.THROUGHOUT, mentions=(*start.mentions, *end.mentions))
    ledger = tuple(dict.fromkeys((*start.ledger[-3:], *end.ledger[-3:])))
    return _told(replace(both, precision=Precision.RANGE, ledger=ledger), step)


def _told(date: DateInterval, step: LedgerStep) -> DateInterval:
    """Return a date with one more step, which tells how it was reached."""
    steps = taken(date.ledger, step)
    why = explained(steps, date.precision, date.extent, date.approximate)
    return replace(date, basis=DateBasis.RESOLVED, explanation=why, ledger=steps)
