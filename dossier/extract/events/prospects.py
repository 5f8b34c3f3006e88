"""What a text says may or must still come, where it weighs: "could be jailed for up to 20 years", "must sign it"."""

from collections.abc import Sequence

from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.triggers import Reading
from dossier.extract.events.word_types import TURNS
from dossier.extract.events.words import Word

_MAIN = (Link.ROOT, Link.AND, Link.RELATIVE, Link.CONTENT)
_CONDITIONS = frozenset({"if", "unless", "whether"})
_POSSIBLE = frozenset("could may might can".split())
# What a law or a court can do to somebody.
_PENALTIES = frozenset(
    {
        EventKind.SENTENCE,
        EventKind.ARREST,
        EventKind.FINE,
        EventKind.EXTRADITE,
        EventKind.EXECUTE,
        EventKind.SANCTION,
        EventKind.CHARGE,
        EventKind.TRIAL,
    }
)


def is_prospect(
    words: Sequence[Word],
    clause: Clause,
    reading: Reading,
    date: DateInterval | None,
    published: PublicationDate | None,
) -> bool:
    """Tell whether a clause with "must", "could" and the like tells what is still to come.

    A penalty that threatens does, and what must or should be on a day after that of publication; "he could see the
    house", "it could have been worse" and "it could open in May" do not.
    """
    group = clause.group
    later = date is not None and date.start is not None and published is not None and date.start > published.end
    if clause.link is Link.SUB and clause.marker in TURNS and group.present and not group.negated:
        return later  # "until elections are held in March"
    if not group.modal or group.negated or group.perfect or clause.link not in _MAIN or clause.marker in _CONDITIONS:
        return False
    if group.modal == "must":
        still = any(word.low in {"still", "now"} for word in words[group.first : group.last + 1])
        return later or still or reading.kind in _PENALTIES
    if group.modal == "should":
        return later
    if group.modal in _POSSIBLE and reading.kind is EventKind.APPEAL:
        return reading.known and not group.passive  # "He could appeal to the Supreme Court"
    return group.modal in _POSSIBLE and reading.kind in _PENALTIES and (group.passive or group.lemma == "face")
