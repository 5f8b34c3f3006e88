"""What a story says there is nothing for: "no evidence that Roe paid", "There is no suggestion that she knew"."""

from collections.abc import Mapping, Sequence

from dossier.domain.events import EventKind
from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause
from dossier.extract.events.references import references
from dossier.extract.events.status import PROCESS
from dossier.extract.events.unreal import is_without_grounds
from dossier.extract.events.words import Word


def is_unfounded(words: Sequence[Word], clause: Clause, kind: EventKind, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a clause names what somebody known did, and says that nothing shows it: it is told as denied."""
    group = clause.group
    if kind in PROCESS or kind is EventKind.STATEMENT or group.negated or group.modal:
        return False
    if group.copula or group.passive or not is_without_grounds(words, clause):
        return False
    doers = references(words, *clause.subject, kinds)
    return any(kinds[ref.entity] is EntityKind.PERSON and not ref.possessive for ref in doers)
