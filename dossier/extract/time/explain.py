"""The reason of a date in one readable line: expression, anchor, rule."""

from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.expressions import DayName, Expression, Incomplete


def _quoted(words: str) -> str:
    return f"'{' '.join(words.split())}'"


def named(words: str) -> str:
    """Explain a date that the words name in full."""
    return f"{_quoted(words)} as the text has it"


def after_mention(words: str, anchor: Mentioned, direction: int) -> str:
    """Explain a date that hangs on one mentioned before and lies after it (1), before it (-1) or in its time (0)."""
    relation = "after" if direction > 0 else "before" if direction < 0 else "in the time of"
    return f"{_quoted(words)} {relation} {' '.join(anchor.words.split())}"


def after_day(words: str, expression: Expression, ahead: bool, discourse: Discourse) -> str:
    """Explain a date seen from the day of writing."""
    if isinstance(expression, DayName | Incomplete):
        return f"{_quoted(words)} {'after' if ahead else 'before'} {discourse.written()}"
    return f"{_quoted(words)} seen from {discourse.written()}"
