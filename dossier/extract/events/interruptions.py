"""Dates behind words that only say who tells: "The firm was sold, Roe said, in March", "last May, when, he said, …"."""

from collections.abc import Sequence

from dossier.domain.mentions import Timex
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.sequels import is_past
from dossier.extract.events.words import NOMINAL, Pos, Word

_NEAR = 3
"""Words from the comma that closes the interruption to the date, at the most."""
_INSIDE = 4
"""Words of what interrupts before its verb, at the most: "the minister's lawyer said"."""


def interrupted(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place) -> int | None:
    """Return the clause that goes on behind clause *k*, which stands between commas and only says who tells."""
    clause = clauses[k]
    if not _is_aside(words, clause) or clause.link is not Link.SOURCE or not k:
        return None
    closing = clause.group.last + 1
    near = closing < place.first <= closing + _NEAR and place.first > closing
    plain = near and all(word.pos in (Pos.PREP, Pos.DET, Pos.ADV) for word in words[closing + 1 : place.first])
    before = clauses[k - 1]
    timed = any(word.pos is Pos.TIME for word in words[before.group.last + 1 : before.end])
    return k - 1 if plain and not timed and before.group.finite else None


def pass_over(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]) -> None:
    """Bring a date to the clause that it belongs to behind one put in between."""
    _pass_over_tellers(words, clauses, dates)
    if not clauses or not dates.clauses:
        return
    _pass_over_relatives(words, clauses, dates, timexes)
    _date_behind_when(words, clauses, dates)


def _pass_over_tellers(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates) -> None:
    """Give the date of "last May, when, he said, Roe found it" to what is told."""
    for k in range(len(clauses) - 1):
        clause, after = clauses[k], clauses[k + 1]
        if clause.marker != "when" or k not in dates.clauses or k + 1 in dates.clauses:
            continue
        if _is_aside(words, clause, clause.start + 1) and after.start == clause.group.last + 1 and after.group.finite:
            dates.clauses[k + 1] = dates.clauses.pop(k)
            if k in dates.core:
                dates.core.discard(k)
                dates.core.add(k + 1)


def _pass_over_relatives(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]
) -> None:
    """Date what "when" tells behind a clause about its subject: "in 2016, when Roe, who met Doe online, left her".

    The clause of "when" has no verb before the one about its subject, and so is none of its own.
    """
    for k in range(1, len(clauses) - 1):
        about, told = clauses[k], clauses[k + 1]
        if about.link is not Link.RELATIVE or k + 1 in dates.clauses or told.group.present or told.group.perfect:
            continue
        plain = told.group.form in "dn" and not (told.group.modal or told.group.negated or told.group.copula)
        joined = told.link is Link.ROOT or (
            told.link in (Link.AND, Link.PARTICIPLE) and told.parent in (k, about.parent)
        )
        index = _before_when(words, clauses[k - 1], about) if plain and joined else None
        if index is not None and timexes[index].date is not None:
            dates.clauses[k + 1] = index
            dates.core.add(k + 1)


def _before_when(words: Sequence[Word], before: Clause, about: Clause) -> int | None:
    """Return the time of "in 2016, when Roe, who …" where its "when" has no verb before that clause."""
    i = about.start - 1
    while i > before.group.last and (words[i].pos in _SUBJECT or words[i].pos is Pos.COMMA):
        i -= 1
    if i <= before.group.last or words[i].low != "when" or words[i - 1].pos is not Pos.COMMA:
        return None
    return words[i - 2].timex if i > 1 and words[i - 2].pos is Pos.TIME else None


_SUBJECT = frozenset({*NOMINAL, Pos.DET, Pos.POSS, Pos.AND, Pos.PREP, Pos.TO})


def _date_behind_when(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates) -> None:
    """Give the date of "When he refused and drove to Elko, in May 1982, a guard rang" to what is told behind it too."""
    if clauses[0].marker not in {"when", "as"} or clauses[0].link is not Link.SUB or clauses[0].start:
        return
    k = next((k for k, clause in enumerate(clauses) if clause.link is Link.ROOT), 0)
    main = clauses[k]
    if not k or k in dates.clauses or not is_past(main) or main.group.copula or words[main.start].pos is not Pos.COMMA:
        return
    index = words[main.start - 1].timex
    first = main.start - 1
    while index is not None and first and words[first].timex == index:
        first -= 1
    apart = words[first].pos is Pos.PREP and words[first - 1].pos is Pos.COMMA
    if index is not None and apart and index in dates.clauses.values():
        dates.clauses[k] = index
        dates.core.add(k)


def _is_aside(words: Sequence[Word], clause: Clause, start: int | None = None) -> bool:
    """Tell whether nothing but who tells stands between two commas: ", he said,"."""
    opening = clause.start if start is None else start
    group = clause.group
    closing = group.last + 1
    if group.lemma not in triggers().saying or not group.finite or group.passive or closing >= len(words):
        return False
    apart = words[opening].pos is Pos.COMMA and words[closing].pos is Pos.COMMA
    return apart and 0 < group.first - opening - 1 <= _INSIDE
