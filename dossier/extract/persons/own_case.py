"""Who defends himself: "X denied the charges against him" speaks of X, "X filed a complaint against him" does not.

Otherwise whoever is the subject of a clause is not its "him"; here "him" stands inside what the subject answers to.
"""

from collections.abc import Sequence

from dossier.extract.persons.scenes import Item
from dossier.extract.tokens import Token

_TURNED = frozenset(("against", "about"))
_CASES = frozenset(
    "charge charges count counts accusation accusations allegation allegations claim claims case cases evidence "
    "complaint complaints warrant warrants indictment verdict lawsuit lawsuits suit proceedings investigation inquiry "
    "probe ruling judgment judgement sanctions campaign testimony motion decision order action report reports rumours "
    "rumors story stories made brought filed issued levelled leveled laid lodged pending opened".split()
)
"""What is turned against somebody, and the participles behind it."""
_ANSWERING = frozenset(
    "deny denied denies denying reject rejected rejects rejecting dispute disputed disputes disputing contest "
    "contested contests contesting fight fought fights fighting face faced faces facing answer answered answers "
    "answering hear heard hears hearing describe described describes describing call called calls calling denounce "
    "denounced denounces denouncing protest protested protests protesting refute refuted refutes ask asked asks "
    "asking seek sought seeks seeking want wanted wants obtain obtained obtains win won wins know knew knows learn "
    "learned learnt plead pleaded pleads pled appeal appealed appeals appealing fear feared fears survive survived "
    "escape escaped say said says saying insist insisted insists".split()
)
"""What somebody does about charges, claims or warrants of which he is the one they are about."""
_REACH = 16
"""How many words the answering verb stands before the pronoun at most."""


def own_case(tokens: Sequence[Token], at: int, seen: Sequence[Item]) -> int | None:
    """Return the subject whom the "him" or "her" at token *at* means in "denied the charges against him", or None.

    *seen* are those mentioned before in the sentence. Who only tells of others ("the prosecutor said the charges
    against him") is not meant, nor anybody where a second person stands between.
    """
    if at < 2 or tokens[at - 1].text.lower() not in _TURNED or tokens[at - 2].text.lower() not in _CASES:
        return None
    if not seen or not seen[-1].subject or seen[-1].official or seen[-1].owner or seen[-1].quoted:
        return None
    said = [token.text.lower() for token in tokens[max(seen[-1].last, at - _REACH) : at - 2]]
    return seen[-1].person if not _ANSWERING.isdisjoint(said) else None
