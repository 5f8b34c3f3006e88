"""The questions that the machine has for a person: what it is unsure of, one at a time, with the words in view."""

from dataclasses import dataclass, field
from enum import StrEnum

from dossier.domain.spans import Span


class QuestionKind(StrEnum):
    """What a question is about, in the order in which questions are asked: an error in names spoils all the rest."""

    NAMES = "names"
    """Are these two one?"""
    DAY = "day"
    """When was this story published?"""
    ORDER = "order"
    """Is 03/04/2020 in March or in April?"""
    WHO = "who"
    """Is it this person who is meant by “he”?"""
    EVENT = "event"
    """Did the machine read this happening right?"""
    CONTRADICTION = "contradiction"
    """Which of these sources is right?"""


class Answer(StrEnum):
    """What a person says to a question. To look at it later is no answer."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Question:
    """One question, ready to be shown.

    ``key`` names it, as long as it is open. ``reasons`` are sentences. ``span`` are the words of the story
    ``article`` to have in view, None where no words are concerned. ``accept`` says what each way of accepting means
    (several for a contradiction; none where only a person can know the answer, who then edits), ``reject`` what
    rejecting means. ``subject`` is the id of what an editor would open: the proposal, article, source or event.
    ``quote`` are the words that the question is about, "" where none are.
    """

    key: str
    kind: QuestionKind
    sentence: str
    reasons: tuple[str, ...]
    accept: tuple[str, ...]
    reject: str
    subject: int
    article: int | None = None
    span: Span | None = None
    events: tuple[int, ...] = field(default=())
    entities: tuple[int, ...] = field(default=())
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How far the judging of a case has come: how many questions a person has answered, and of the open ones of
    each kind as many as have been counted."""

    answered: int
    open: dict[QuestionKind, int]

    @property
    def total(self) -> int:
        """All questions, answered and open."""
        return self.answered + sum(self.open.values())
