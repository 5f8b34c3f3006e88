"""The steps that lead to a date, put together while it is resolved."""

from dataclasses import dataclass

from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.spans import Span
from dossier.extract.time.periods import Period

Steps = tuple[LedgerStep, ...]
"""Steps in the order in which they were taken."""

LONGEST = 8
"""Steps that a ledger keeps, the last ones: in "the next day … the next day …" each hangs on the one before."""


@dataclass(frozen=True, slots=True)
class Reason:
    """The rule that gives an expression its period, the anchor, and the steps that led to the anchor."""

    rule: Rule
    anchor: Anchor | None = None
    before: Steps = ()


AS_WRITTEN = Reason(Rule.AS_WRITTEN)


def plain_words(words: str) -> str:
    """Return words of a text on one line."""
    return " ".join(words.split())


def taken(before: Steps, step: LedgerStep) -> Steps:
    """Return a ledger with one more step."""
    return (*before[1 - LONGEST :], step)


def step_to(words: str, span: Span, reason: Reason, period: Period) -> Steps:
    """Return the ledger of an expression that *reason* leads to a period."""
    step = LedgerStep(plain_words(words), span, reason.rule, reason.anchor, period.start, period.end)
    return taken(reason.before, step)


def expression_anchor(words: str, span: Span | None, period: Period) -> Anchor:
    """Return another time expression as an anchor."""
    return Anchor(AnchorKind.EXPRESSION, plain_words(words), period.start, period.end, span)


def relative(steps: Steps) -> Steps:
    """Return the steps that come first where something hangs on a date: none for one that stands in the text."""
    return () if len(steps) == 1 and steps[0].rule is Rule.AS_WRITTEN else steps


def direction(period: Period, anchor: Period) -> Rule:
    """Return the rule for a named weekday, month or season from where it lies to its anchor."""
    return Rule.NEXT_AFTER if period.start > anchor.end else Rule.LATEST_BEFORE
