"""The dates of a sentence: which time expression dates which clause and which noun."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.mentions import Timex


@dataclass(slots=True)
class Dates:
    """The time expressions (indices) that date each clause, by clause index, and each noun, by word index."""

    clauses: dict[int, int] = field(default_factory=dict)
    nouns: dict[int, int] = field(default_factory=dict)
    again: dict[int, list[int]] = field(default_factory=dict)
    """Further times of a clause: "met in 2019 and again in 2021"."""
    core: set[int] = field(default_factory=set)
    """Clauses that take the interval without its preposition: "since 2018, when he left"."""

    counted: dict[int, DateInterval] = field(default_factory=dict)
    """Clauses dated by a number of days from another: "on 28 June, a day before police searched it"."""

    counted_nouns: dict[int, DateInterval] = field(default_factory=dict)
    """The same of nouns: "resigned on Friday, two days after the fire"."""

    alongside: dict[int, int] = field(default_factory=dict)
    """Time expressions that date a clause where it tells a happening anyway."""

    ends: set[int] = field(default_factory=set)
    """Nouns at the end of a stretch, whose time is not the whole of it: "from 1998 until his retirement in 2017"."""

    def clause_date(self, k: int, timexes: Sequence[Timex]) -> DateInterval | None:
        """Return the date of clause *k*, None where it has none."""
        index = self.clauses.get(k)
        if index is None:
            return self.counted.get(k)
        timex = timexes[index]
        return timex.date if k not in self.core or _is_whole(timex) else (timex.core or timex.date)

    def date_alongside(self, k: int, timexes: Sequence[Timex]) -> DateInterval | None:
        """Return the date that clause *k* takes from the one beside it, None where it takes none."""
        index = self.alongside.get(k)
        return None if index is None else timexes[index].core or timexes[index].date

    def noun_date(self, i: int, timexes: Sequence[Timex]) -> DateInterval | None:
        """Return the date of the noun at word *i*, None where it has none."""
        index = self.nouns.get(i)
        if index is None:
            return self.counted_nouns.get(i)
        timex = timexes[index]
        return timex.date if _is_whole(timex) and i not in self.ends else (timex.core or timex.date)


def _is_whole(timex: Timex) -> bool:
    """Tell whether an expression is one end of a stretch that both ends name: "April 24–28"."""
    date = timex.date
    whole = date is not None and date.precision is Precision.RANGE
    return whole and date is not None and date.start is not None and date.end is not None
