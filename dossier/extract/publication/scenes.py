"""The sentences of a story taken apart: its clauses, what dates them, and in which tense they speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from dossier.domain.events import Status
from dossier.domain.spans import Span
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.status import judge
from dossier.extract.events.words import Word
from dossier.extract.time.quotes import encloses
from dossier.extract.tokens import Sentence

_PROSPECTS = frozenset("due set scheduled slated expected likely poised".split())
_MEANING_TO = frozenset("plan intend hope expect".split())
_FACING = frozenset("face begin start await".split())
_FUTURE = frozenset({"will", "shall"})


class Tense(Enum):
    """When a clause places what it tells, seen from the day of writing."""

    PAST = auto()
    FUTURE = auto()
    PRESENT = auto()
    OPEN = auto()
    """It cannot be told, or nothing happens: "could", "if", "would", "did not"."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence. ``quoted`` are the stretches of its paragraph that stand between quotation marks."""

    sentence: Sentence
    words: Sequence[Word]
    clauses: Sequence[Clause]
    dates: Dates
    quoted: tuple[Span, ...]

    def tense(self, k: int) -> Tense:
        """Return the tense of clause *k*."""
        clause, status = self.clauses[k], judge(self.words, self.clauses, k)
        group = clause.group
        if clause.link is Link.GERUND and clause.parent is not None:
            faced = self.clauses[clause.parent].group
            if faced.lemma in _FACING and group.first == faced.last + 1:
                return self.tense(clause.parent)  # "will face sentencing"
        if group.infinitive:
            return Tense.FUTURE if self._is_prospect(clause) else Tense.OPEN
        if status not in (Status.ASSERTED, Status.ALLEGED, Status.PLANNED):
            return Tense.OPEN
        if group.modal:
            return Tense.FUTURE if group.modal in _FUTURE and not group.perfect else Tense.OPEN
        if not group.finite or status is Status.PLANNED or clause.link is Link.SOURCE:
            return Tense.OPEN
        return Tense.PRESENT if group.present and not group.perfect else Tense.PAST

    def _is_prospect(self, clause: Clause) -> bool:
        """Tell whether an infinitive is told as to come: "is due to stand trial", "plans to appeal"."""
        if clause.parent is None or clause.link is not Link.INFINITIVE or clause.governor:
            return False
        parent = self.clauses[clause.parent].group
        first, to = parent.first, clause.group.first
        if to - parent.last > 3 or parent.negated or parent.modal or parent.perfect:
            return False
        start = self.clauses[clause.parent].start
        present = any(self.words[i].low in ("is", "are", "'s", "'re") for i in range(max(start, first - 2), to))
        due = any(self.words[i].low in _PROSPECTS for i in range(first, to))
        if due:
            return present
        return parent.present and parent.lemma in _MEANING_TO and to == parent.last + 1 and not parent.passive

    def clause_at(self, position: int) -> int | None:
        """Return the clause that holds a place of the text, None where no clause does."""
        i = next((n for n, word in enumerate(self.words) if word.token.end > position), None)
        if i is None:
            return None
        for k in range(len(self.clauses) - 1, -1, -1):
            clause = self.clauses[k]
            if clause.start <= i < clause.end or clause.apart[0] <= i < clause.apart[1]:
                return k
        return None

    def is_quoted(self, position: int) -> bool:
        """Tell whether a place of the text stands between quotation marks."""
        return encloses(self.quoted, position)
