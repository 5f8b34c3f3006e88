"""Answers that took work, kept until something is written to the case."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from dossier.store.case_file import CaseFile

_KEPT = 12
"""How many answers are kept."""

_Answer = TypeVar("_Answer")
_Answers = OrderedDict[tuple[str, int | None], tuple[tuple[int, int], Any]]
_ANSWERS: "WeakKeyDictionary[CaseFile, _Answers]" = WeakKeyDictionary()


def kept(case: CaseFile, what: str, subject: int | None, work: Callable[[], _Answer]) -> _Answer:
    """Return what *work* answers, as long as nothing was written to the case without working it out again."""
    answers = _ANSWERS.setdefault(case, OrderedDict())
    revision, key = case.revision(), (what, subject)
    known = answers.get(key)
    if known is not None and known[0] == revision:
        answers.move_to_end(key)
        answer: _Answer = known[1]
        return answer
    answer = work()
    answers[key] = (revision, answer)
    while len(answers) > _KEPT:
        answers.popitem(last=False)
    return answer


def forget(case: CaseFile) -> None:
    """Let go of all answers: they are worked out again when asked for."""
    _ANSWERS.pop(case, None)
