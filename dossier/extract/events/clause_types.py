"""Clauses and how they hang together, as ``clauses`` finds them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dossier.extract.events.fixed_values import FixedValue, with_values
from dossier.extract.events.groups import Group


@with_values
class Link(FixedValue):
    """How a clause hangs on its parent."""

    __slots__ = ()

    ROOT: ClassVar["Link"]
    AND: ClassVar["Link"]
    """Coordinated with the parent, whose modality it shares."""
    RELATIVE: ClassVar["Link"]
    SUB: ClassVar["Link"]
    """Adverbial: after, because, when, if …"""
    CONTENT: ClassVar["Link"]
    """What the parent's verb says, finds or believes."""
    SOURCE: ClassVar["Link"]
    """A reporting clause beside what it reports: "…, the ministry said"."""
    GERUND: ClassVar["Link"]
    PARTICIPLE: ClassVar["Link"]
    INFINITIVE: ClassVar["Link"]


@dataclass(slots=True)
class Clause:
    """A verb group and its words ``start``..``end`` (indices of words, end exclusive).

    ``marker`` is the word that opens the clause ("who", "after", "of" before a gerund, "and"). ``shared`` tells that
    the subject is the parent's. ``governor`` is the noun before an infinitive ("an attempt to"), "" where none.
    """

    group: Group
    start: int
    end: int
    link: Link = Link.ROOT
    marker: str = ""
    parent: int | None = None
    shared: bool = False
    governor: str = ""
    subject: tuple[int, int] = field(default=(0, 0))
    apart: tuple[int, int] = (0, 0)
    """Words that belong to the clause but stand apart from it: "On Monday", officials say, "the men fled"."""


def subject_words(clauses: Sequence[Clause], k: int) -> tuple[int, int]:
    """Return the words (start, end) among which the subject of clause *k* stands, following shared subjects."""
    seen = 0
    while seen < len(clauses):
        clause = clauses[k]
        parent = clause.parent
        if not clause.shared or parent is None:
            return clause.subject
        k = parent
        seen += 1
    return clauses[k].subject
