"""Whether two reports may tell of one happening, and how much speaks for it."""

from datetime import date

from dossier.domain.events import EventKind, Status
from dossier.services.corroboration.reports import DONE_TO, LEGAL, ONCE, Report, alike, overlap

WEEK = 7
MONTH = 31

_VIOLENCE = frozenset({EventKind.ATTACK, EventKind.INJURE, EventKind.DIE})
_AGAIN = frozenset({"again", "also", "another", "second", "separately", "separate", "third", "twice", "latest"})
"""A story that uses one of these tells of one more happening of the kind."""

_HALF = 0.5
_SOME = 0.35
_MOST = 0.6
_NEARLY_ALL = 0.8


def likeness(a: Report, b: Report) -> float | None:
    """Return how much speaks for one happening (more is more), None where the reports cannot both be of it."""
    if not _kinds_agree(a, b) or not overlap(a, b) or not _in_order(a, b) or not people_agree(a, b):
        return None
    if _is_undone(a) is not _is_undone(b):
        return None
    said = alike(a.words, b.words)
    same_word = a.stem == b.stem
    if a.article == b.article and not _told_twice(a, b, said, same_word):
        return None
    if a.kind is not b.kind and not (same_word or said >= _HALF):
        return None
    if not _is_enough(a, b, said, same_word):
        return None
    score = said + _HALF * same_word + 0.2 * len(a.people & b.people)
    return score + _HALF * (a.when is not None and (a.first, a.last) == (b.first, b.last))


def _is_undone(report: Report) -> bool:
    """Tell whether a story says by itself that something did not come about: "Roe was never charged".

    That holds for its day and for what it speaks of: it denies no charge that another story reports, or the same one
    of another thing.
    """
    return report.status is Status.DENIED and report.attribution is None


def _kinds_agree(a: Report, b: Report) -> bool:
    if a.kind is b.kind:
        return True
    kinds = {a.kind, b.kind}
    if kinds <= _VIOLENCE or kinds == {EventKind.DIE, EventKind.EXECUTE}:
        return True
    return EventKind.OTHER in kinds and a.stem == b.stem


def _in_order(a: Report, b: Report) -> bool:
    """Tell whether neither story can have been written before what the other dates, or after what it sees ahead."""
    return _can_know(a, b) and _can_know(b, a)


def _can_know(teller: Report, dated: Report) -> bool:
    if dated.when is None or teller.when is not None:
        return True
    written, first, last = teller.told_by, dated.first, dated.last
    if written is None:
        return True
    if teller.status is Status.PLANNED:
        began: date | None = None if teller.published is None else teller.published.start
        return last is None or began is None or began <= last
    return first is None or first <= written


def people_agree(a: Report, b: Report) -> bool:
    """Tell whether the same people stand in the same roles, as far as both name any."""
    if a.kind in DONE_TO or b.kind in DONE_TO:
        if a.concerned and b.concerned:
            return bool(a.concerned & b.concerned)
        return bool(a.central & b.central) and a.concerned == b.concerned
    same_side = a.acting & b.acting | a.concerned & b.concerned | a.others & b.people | b.others & a.people
    if not same_side:
        return False
    if (a.acting and b.acting and not a.acting & b.acting) or (
        a.concerned and b.concerned and not a.concerned & b.concerned
    ):
        return False
    # "met the minister" and "met the general" are two meetings of one man.
    shared = a.people & b.people
    return len(shared) > 1 or shared in (a.people, b.people)


def _told_twice(a: Report, b: Report, said: float, same_word: bool) -> bool:
    """Tell whether two sentences of one story tell of the same thing, and not of one more."""
    if a.kind is not b.kind or {a.status, b.status} == {Status.PLANNED, Status.ASSERTED}:
        return False
    if is_again(a, b):
        return False
    if a.kind in ONCE:
        return True
    if a.kind in LEGAL:
        return a.central == b.central and (a.when is None or b.when is None or same_word)
    return same_word and said >= (_NEARLY_ALL if a.kind is EventKind.STATEMENT else _MOST)


def is_again(a: Report, b: Report) -> bool:
    """Tell whether one of two reports says that it tells of one more happening of its kind."""
    return not _AGAIN.isdisjoint(_near_words(a) | _near_words(b))


def _near_words(report: Report) -> frozenset[str]:
    """Return the words just before and after the one that tells of it."""
    before = report.quote[: report.at.start].casefold().split()[-3:]
    after = report.quote[report.at.end :].casefold().split()[:3]
    return frozenset(word.strip(",.;:\"'“”’") for word in (*before, *after))


def _is_enough(a: Report, b: Report, said: float, same_word: bool) -> bool:
    """Tell whether people, kind, time and words together are enough to speak of one happening."""
    if a.kind in ONCE and b.kind in ONCE:
        return True
    undated = a.when is None or b.when is None
    if a.kind in LEGAL:
        return True
    if a.kind is EventKind.STATEMENT:
        return said >= (_MOST if undated else _HALF) and len(a.words & b.words) > 3
    if undated:
        return same_word and said >= _MOST and len(a.words & b.words) > 2
    days = max(a.days, b.days)
    if days <= 1:
        return same_word or said >= _SOME
    if days <= MONTH:
        return (same_word and said >= 0.2) or said >= _HALF
    return same_word and said >= _HALF
