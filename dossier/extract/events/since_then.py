"""What has or has not been since what the story just told: "vanished on 3 May … He has not been seen since".

And what had been "by then".
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.events import Status
from dossier.domain.ledger import LedgerStep, Rule
from dossier.domain.spans import Span
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.reading_state import Reader, Scene
from dossier.extract.events.words import Pos, Word
from dossier.extract.time.explain import explained
from dossier.extract.time.ledger import taken

# Events before the sentence among which the last dated one is what "since" counts from.
_REACH = 6
_MONTH = 31


def since_told(reader: Reader, scene: Scene, k: int) -> DateInterval | None:
    """Return the open interval of a clause that ends with "since" or "since then", None where nothing lends a date."""
    clause = scene.clauses[k]
    group = clause.group
    if not (group.perfect and group.present) or group.modal or clause.link not in (Link.ROOT, Link.AND, Link.CONTENT):
        return None
    since = _closing_since(scene.words, clause)
    if since is None:
        return None
    date = _told_here(reader, scene, k)
    if date is None and not _goes_on_untimed(scene.clauses, clause):
        date = _told_before(reader)
    if date is None or date.start is None or date.end is None or (date.end - date.start).days > _MONTH:
        return None
    span = Span(since.token.start, since.token.end)
    steps = taken(date.ledger, LedgerStep("since", span, Rule.SINCE, None, date.start, None))
    return replace(
        date,
        end=None,
        extent=Extent.THROUGHOUT,
        basis=DateBasis.INFERRED,
        explanation=explained(steps, date.precision, Extent.THROUGHOUT, date.approximate),
        mentions=(*date.mentions[:1], span) if date.mentions else (span,),
        ledger=steps,
    )


def by_then(reader: Reader, scene: Scene, k: int) -> DateInterval | None:
    """Return the time up to what was just told, for what had been "by then"; None where nothing lends a date."""
    clause = scene.clauses[k]
    group = clause.group
    if not group.perfect or group.present or group.modal or clause.link in (Link.RELATIVE, Link.SUB):
        return None
    opens = all(before.link is Link.RELATIVE for before in scene.clauses[:k])
    start = 0 if opens else clause.start
    lows = [word.low for word in scene.words[start : clause.end]]
    i = next((i for i, pair in enumerate(pairwise(lows)) if pair in _BY_THEN), None)
    if i is None or (lows[i + 1] == "that" and lows[i + 2 : i + 3] not in (["time"], ["point"], ["stage"])):
        return None
    date = _told_here(reader, scene, k) or _told_before(reader)
    if date is None or date.end is None:
        return None
    first, last = scene.words[start + i].token, scene.words[start + i + 1].token
    span = Span(first.start, last.end)
    steps = taken(date.ledger, LedgerStep("by then", span, Rule.UNTIL, None, None, date.end))
    return replace(
        date,
        start=None,
        precision=Precision.RANGE,
        basis=DateBasis.INFERRED,
        extent=Extent.WITHIN,
        explanation=explained(steps, Precision.RANGE, approximate=date.approximate),
        mentions=(*date.mentions[:1], span),
        ledger=steps,
    )


_BY_THEN = frozenset({("by", "then"), ("by", "that")})


def _goes_on_untimed(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether "since" counts from what its own sentence tells: "who had left that week and has not come since"."""
    if clause.link is not Link.AND or not clause.shared or clause.parent is None:
        return False
    before = clauses[clause.parent].group
    return before.form in "dn" and not (before.present or before.modal or before.copula or before.negated)


def _closing_since(words: Sequence[Word], clause: Clause) -> Word | None:
    """Return the "since" with which a clause ends, alone or before "then"."""
    i = clause.end - 1
    while i > clause.group.last and words[i].pos in (Pos.PUNCT, Pos.COMMA, Pos.QUOTE):
        i -= 1
    if words[i].low == "then":
        i -= 1
    return words[i] if i > clause.group.last and words[i].low == "since" else None


def _told_here(reader: Reader, scene: Scene, k: int) -> DateInterval | None:
    """Return the date of the last clause before *k* in the sentence that has one."""
    for n in range(k - 1, -1, -1):
        date = scene.dates.clause_date(n, reader.timexes)
        if date is not None:
            return date
    return None


def _told_before(reader: Reader) -> DateInterval | None:
    """Return the date of the last dated event of the sentences right before."""
    for event in reversed(reader.events[-_REACH:]):
        if event.date is not None and event.status is not Status.PLANNED:
            return event.date
    return None
