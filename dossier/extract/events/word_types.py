"""The classes of words that clause finding goes by."""

from dataclasses import dataclass
from typing import ClassVar

from dossier.domain.mentions import MentionForm
from dossier.extract.events.fixed_values import FixedValue, with_values
from dossier.extract.events.lexicon import VerbForm
from dossier.extract.tokens import Token


@with_values
class Pos(FixedValue):
    """Word classes, as coarse as clause finding allows."""

    __slots__ = ()

    NOUN: ClassVar["Pos"]
    NAME: ClassVar["Pos"]
    VERB: ClassVar["Pos"]
    MODAL: ClassVar["Pos"]
    BE: ClassVar["Pos"]
    HAVE: ClassVar["Pos"]
    DO: ClassVar["Pos"]
    TO: ClassVar["Pos"]
    NOT: ClassVar["Pos"]
    DET: ClassVar["Pos"]
    PREP: ClassVar["Pos"]
    PRON: ClassVar["Pos"]
    AND: ClassVar["Pos"]
    SUB: ClassVar["Pos"]
    REL: ClassVar["Pos"]
    THAT: ClassVar["Pos"]
    ADV: ClassVar["Pos"]
    ADJ: ClassVar["Pos"]
    NUM: ClassVar["Pos"]
    POSS: ClassVar["Pos"]
    TIME: ClassVar["Pos"]
    COMMA: ClassVar["Pos"]
    DASH: ClassVar["Pos"]
    QUOTE: ClassVar["Pos"]
    PUNCT: ClassVar["Pos"]


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
HEARERS = COURTS | {"bailey", "assizes", "inquiry", "commission", "panel"}
"""What hears cases: "…, the Old Bailey heard"."""
LAWYERS = frozenset("lawyer lawyers attorney attorneys solicitor solicitors barrister counsel".split())
"""Who speaks for somebody before a court."""
AUTHORITIES = frozenset(
    "police policemen officer officers detective detectives investigators investigator prosecutor prosecutors "
    "prosecution agency agencies agents authorities officials official ministry intelligence fbi sheriff constable "
    "inspector superintendent commander commissioner regulators regulator watchdog customs gendarmerie "
    "carabinieri".split()
)
"""Who speaks for police, prosecutors or an agency."""


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
