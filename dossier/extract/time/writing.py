"""Expressions seen from the day of writing: by which rule, and what cannot lie after it."""

from dossier.domain.ledger import Rule
from dossier.extract.time.anchors import Discourse
from dossier.extract.time.deixis import in_year
from dossier.extract.time.expressions import DayName, Expression, Incomplete, Offset, Side, Stretch, Way
from dossier.extract.time.ledger import Reason
from dossier.extract.time.periods import Period


def from_writing(expression: Expression, period: Period | None, discourse: Discourse) -> Reason | None:
    """Return the reason of what is seen from the day of writing."""
    published = discourse.published
    if period is None or published is None:
        return None
    if isinstance(expression, Offset | Stretch):
        back = expression.way is Way.LAST if isinstance(expression, Stretch) else expression.side is Side.AGO
        rule = Rule.COUNTED_BACK if back else Rule.COUNTED_ON
    elif isinstance(expression, Incomplete) or (isinstance(expression, DayName) and expression.week is None):
        rule = Rule.NEXT_AFTER if period.start > published.end else Rule.LATEST_BEFORE
    else:
        rule = Rule.RELATIVE
    return Reason(rule, discourse.publication)


def been(what: Incomplete, period: Period | None, told: bool, discourse: Discourse) -> Period | None:
    """Take back by a year what lies after publication though its verb says that it has been (*told*)."""
    published = discourse.published
    if period is None or published is None or period.start <= published.end or not told:
        return period
    earlier = in_year(what, period.start.year - 1)
    return earlier if earlier is not None and earlier.start <= published.start else None
