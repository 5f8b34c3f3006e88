"""How what somebody is seen to do hangs on the verb of seeing: "had seen | Roe shoot him"."""

from collections.abc import Sequence

from dossier.extract.events.clause_types import Clause, Link
from dossier.extract.events.perceived import PERCEIVING, is_perceived
from dossier.extract.events.words import Word


def read_perceived(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Hang what somebody is seen to do on the verb of seeing, whose time it shares; tell whether it is that."""
    group = clause.group
    if group.form != "b" or group.modal or group.infinitive or not clauses:
        return False
    seeing = clauses[-1].group
    if seeing.lemma not in PERCEIVING or seeing.passive or seeing.last + 1 >= group.first:
        return False
    if not is_perceived(words, group.first):
        return False
    group.finite, group.present, group.form = True, False, "d"
    clause.link, clause.marker, clause.parent, clause.shared = Link.CONTENT, "", len(clauses) - 1, False
    clause.subject = (seeing.last + 1, group.first)
    return True
