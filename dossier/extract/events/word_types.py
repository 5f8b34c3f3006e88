"""The classes of words that clause finding goes by."""

from dataclasses import dataclass
from enum import Enum, auto

from dossier.domain.mentions import MentionForm
from dossier.extract.events.lexicon import VerbForm
from dossier.extract.tokens import Token


class Pos(Enum):
    """Word classes, as coarse as clause finding allows."""

    NOUN = auto()
    NAME = auto()
    VERB = auto()
    MODAL = auto()
    BE = auto()
    HAVE = auto()
    DO = auto()
    TO = auto()
    NOT = auto()
    DET = auto()
    PREP = auto()
    PRON = auto()
    AND = auto()
    SUB = auto()
    REL = auto()
    THAT = auto()
    ADV = auto()
    ADJ = auto()
    NUM = auto()
    POSS = auto()
    TIME = auto()
    COMMA = auto()
    DASH = auto()
    QUOTE = auto()
    PUNCT = auto()

    # Asked for hundreds of times a sentence; Enum's own is not the machine's.
    __hash__ = object.__hash__


NOMINAL = frozenset({Pos.NOUN, Pos.NAME, Pos.ADJ, Pos.NUM})
AUXILIARY = frozenset({Pos.MODAL, Pos.BE, Pos.HAVE, Pos.DO})

ADDRESSES = frozenset("mr mrs ms miss dr sir dame lord lady".split())
"""Forms of address before a name."""
TITLES = ADDRESSES | frozenset("judge justice professor".split())
"""Forms of address, and callings that stand before a name as they do."""
TURNS = frozenset("until till when before after once".split())
"""Conjunctions before what something else comes before, with or after."""
COURTS = frozenset("court courts jury juries jurors tribunal inquest hearing magistrates judge judges".split())
"""Before whom something is said or found, and what for."""
LAWYERS = frozenset("lawyer lawyers attorney attorneys solicitor solicitors barrister counsel".split())
"""Who speaks for somebody before a court."""


@dataclass(slots=True)
class Word:
    """A token with its class. ``entity`` is the key of the entity mentioned here
    and ``others`` those meant by the same words ("the pair"), ``timex`` the index of the timex.

    ``mention`` numbers the mention within the sentence, so that "Ali and Omar" stay two; ``form`` is its form.
    """

    token: Token
    low: str
    pos: Pos
    verb: VerbForm | None = None
    entity: int | None = None
    others: tuple[int, ...] = ()
    mention: int = -1
    form: MentionForm | None = None
    timex: int | None = None
