"""The day of a statement that a story reports: what is quoted is seen from it."""

from bisect import bisect_left

from dossier.domain.spans import Span
from dossier.extract.time.expressions import Absolute, DayName, Deictic, Incomplete
from dossier.extract.time.periods import Period
from dossier.extract.time.quotes import encloses
from dossier.extract.time.resolved import Resolved
from dossier.extract.tokens import Sentence


def statement_day(resolved: Resolved, sentence: Sentence, quoted: tuple[Span, ...]) -> Period | None:
    """Return the day on which somebody made the statement that a sentence reports, if this expression names it."""
    cut = resolved.cut
    names_day = isinstance(cut.expression, DayName | Deictic | Incomplete | Absolute)
    if not names_day or resolved.period is None or not resolved.period.is_day:
        return None
    if encloses(quoted, cut.start):
        return None
    tokens = sentence.tokens
    at = bisect_left(tokens, cut.start, key=lambda token: token.start)
    before: list[str] = []
    for token in reversed(tokens[max(0, at - 7) : at]):
        if token.text.lower() in _ELSEWHERE:
            break
        before.append(token.text.lower())
    if not before and at and tokens[at - 1].text.lower() in _ELSEWHERE:
        return None  # "said that sales had grown since New Year's Day"
    if "declared" in before and "declared" not in before[:2]:
        before.remove("declared")  # "declared a state of emergency Monday"
    near = {*before, *(t.text.lower() for t in tokens[at : at + 8])}
    return resolved.period if near & _SAYING else None


_ELSEWHERE = frozenset("who whom whose which where since until till when after before".split())
"""Words that part a date from a verb of saying before them: "said Berg, who resigned on Monday"."""


_SAYING = frozenset(
    "said says told announced statement stated added wrote tweeted declared testified confirmed speech interview "
    "heard spokesman spokeswoman spokesperson briefing conference explained warned insisted argued unveiled identified "
    "sanctioned blacklisted designated imposed imposing".split()
)
