"""Where an expression stands, and what becomes of it."""

from dataclasses import dataclass

from dossier.domain.dates import DateBasis
from dossier.domain.mentions import TimexType
from dossier.extract.time.expressions import Cut
from dossier.extract.time.ledger import Reason, Steps
from dossier.extract.time.periods import Period
from dossier.extract.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: its cut, its sentence with its number, and whether quotation marks enclose it.

    ``shared`` is the reason of a date that takes its year from the one after it ("August and November 2020").
    """

    cut: Cut
    sentence: Sentence
    number: int
    quoted: bool
    shared: Reason | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is known of an expression. ``anchors``: it may serve as the last date mentioned; ``steps`` led to it."""

    cut: Cut
    type: TimexType
    value: str
    period: Period | None = None
    basis: DateBasis = DateBasis.STATED
    steps: Steps = ()
    anchors: bool = True
