"""The clauses of a sentence with the dates found so far, for the rules by which a date reaches further clauses."""

from collections.abc import Sequence

from dossier.domain.dates import DateInterval, Extent
from dossier.domain.mentions import Timex
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause
from dossier.extract.events.words import Pos, Word

DAY, WEEK, MONTH, YEAR = 0, 6, 30, 365
"""The most days between the ends of a date that reaches a further verb."""


def _days(date: DateInterval) -> int:
    return (date.end - date.start).days if date.start is not None and date.end is not None else 0


class TimedSentence:
    """The clauses of a sentence with the dates found so far."""

    def __init__(
        self, words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]
    ) -> None:
        self.words, self.clauses, self.dates, self.timexes = words, clauses, dates, timexes

    def index(self, k: int | None, longest: int) -> int | None:
        """Return the time of clause *k* where its ends lie at most *longest* days apart and it does not last."""
        if k is None:
            return None
        index = self.dates.clauses.get(k, self.dates.alongside.get(k))
        return index if index is not None and self.fits(index, longest) else None

    def fits(self, index: int, longest: int) -> bool:
        """Tell whether a time has two ends at most *longest* days apart, somewhere between which something happened."""
        timex = self.timexes[index]
        whole = timex.core or timex.date
        for date in (timex.date, whole):  # "after 1949" has an end in its core alone
            if date is None or date.start is None or date.end is None or date.extent is not Extent.WITHIN:
                return False
        return whole is not None and _days(whole) <= longest

    def has_time(self, k: int) -> bool:
        """Tell whether clause *k* names a time of its own."""
        clause = self.clauses[k]
        return any(word.pos is Pos.TIME for word in self.words[clause.start : clause.end])

    def has_other_time(self, k: int, index: int) -> bool:
        """Tell whether clause *k* names a time beside the time *index*."""
        clause = self.clauses[k]
        return any(w.pos is Pos.TIME and w.timex != index for w in self.words[clause.start : clause.end])
