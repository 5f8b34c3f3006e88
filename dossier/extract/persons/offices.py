"""Which of two holders of like offices is meant: "the interior minister" is not the prime minister."""

from collections.abc import Mapping, Sequence

from dossier.extract.naming import gazetteer
from dossier.extract.tokens import Token

Fields = dict[str, dict[int, set[str]]]
"""By noun and by person, what of the story says they are: "minister", who, "interior"."""

ANYBODY = -1
"""Under it stand all fields that the story puts before a noun, whomever it means."""
_FIELDS = frozenset(
    "prime interior foreign defence defense finance justice health education home transport energy trade environment "
    "labour labor agriculture culture tourism communications information deputy vice attorney solicitor state treasury "
    "shadow opposition under chief police district county federal regional national us u.s. uk eu sales marketing "
    "operating financial executive technology security press team lead night day second first third bank union party "
    "company club hospital school prison".split()
)


def field_before(tokens: Sequence[Token], head: int) -> str:
    """Return the word before a noun that makes it another office ("interior", "Russian"), "" for none."""
    if head == 0:
        return ""
    low = gazetteer.fold(tokens[head - 1].text)
    nation = tokens[head - 1].is_capitalised and low in gazetteer.demonyms()
    return low if nation or low in _FIELDS else ""


def of_field(noun: str, field: str, owners: set[int], fields: Mapping[str, Mapping[int, set[str]]]) -> set[int]:
    """Return those of *owners* of an office who can be meant with *field* before its noun.

    The ones of whom the story says so; else those of whom it says no other field. Without a field, nobody where the
    story speaks of another field than theirs as well: "the interior minister … the finance minister … the minister".
    """
    known = fields.get(noun, {})
    if not field:
        own = {told for person in owners for told in known.get(person, ())}
        return set() if own and known.get(ANYBODY, set()) - own else owners
    told = {person for person in owners if field in known.get(person, ())}
    return told or {person for person in owners if not known.get(person)}
