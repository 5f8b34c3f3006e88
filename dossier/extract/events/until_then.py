"""What went on until something dated happened: "commanded it from 1990 until the camp was abandoned in April 1992"."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.mentions import Timex
from dossier.domain.spans import Span
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.sequels import is_past
from dossier.extract.events.words import Word
from dossier.extract.time.explain import explained
from dossier.extract.time.ledger import relative, taken

_UNTIL = frozenset({"until", "till"})
_SPOKEN = frozenset("say tell deny promise announce refuse ask order warn".split())


def date_until(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]) -> None:
    """Date what lasted until the dated happening of the clause behind it: to its day, and from its own first one."""
    for k, clause in enumerate(clauses):
        parent = clause.parent
        if clause.link is not Link.SUB or clause.marker not in _UNTIL or parent is None or k not in dates.clauses:
            continue
        main = clauses[parent]
        lasted = is_past(main) and is_past(clause) and main.group.last < clause.start and not main.group.copula
        if not lasted or main.group.lemma in _SPOKEN or parent != k - 1 or parent in dates.counted:
            continue
        end = timexes[dates.clauses[k]].core
        found = _until(words, clause, end, dates.clause_date(parent, timexes)) if end is not None else None
        if found is not None:
            dates.clauses.pop(parent, None)
            dates.counted[parent] = found


def _until(words: Sequence[Word], clause: Clause, end: DateInterval, begun: DateInterval | None) -> DateInterval | None:
    """Return the time up to *end*, from the first day of *begun*, which must be open; None where it is not."""
    if end.end is None or (begun is not None and (begun.start is None or begun.end is not None)):
        return None
    start = begun.start if begun is not None else None
    if start is not None and start > end.end:
        return None
    opening = next(i for i in range(clause.start, clause.group.first) if words[i].low in _UNTIL)
    at = end.mentions[0] if end.mentions else Span(words[opening].token.start, words[opening].token.end)
    told = " ".join(word.token.text for word in words if at.start <= word.token.start < at.end)
    anchor = Anchor(AnchorKind.EXPRESSION, told, end.start, end.end, at)
    shown = Span(words[opening].token.start, words[clause.group.last].token.end)
    said = " ".join(word.token.text for word in words[opening : clause.group.last + 1])
    rule = Rule.UNTIL if start is None else Rule.FROM_TO
    before = (*relative(begun.ledger if begun is not None else ()), *relative(end.ledger))
    steps = taken(before, LedgerStep(said, shown, rule, anchor, start, end.end))
    return replace(
        end,
        start=start,
        precision=Precision.RANGE,
        basis=DateBasis.RESOLVED,
        extent=Extent.THROUGHOUT,
        explanation=explained(steps, Precision.RANGE, Extent.THROUGHOUT),
        mentions=(*(begun.mentions if begun is not None else ()), *end.mentions),
        ledger=steps,
    )
