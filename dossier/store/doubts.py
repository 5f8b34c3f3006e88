"""Events of which the machine is unsure, found by queries that stay quick in a case of any size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import text

from dossier.domain.events import EventKind, Review
from dossier.domain.spans import Span
from dossier.store.case_file import CaseFile
from dossier.store.packing import to_json

# Who takes part in an event and is not named in its clause; with the words that stand for them, where some do.
_UNNAMED = text("""
    SELECT e.id AS event, p.entity AS entity, min(m.start) AS start, m."end" AS "end"
    FROM events e
    JOIN participants p ON p.event = e.id AND p.role IN ('agent', 'patient')
    JOIN entities n ON n.id = p.entity AND n.kind = 'person'
    LEFT JOIN mentions m ON m.article = e.article AND m.entity = p.entity AND m.form <> 'name'
        AND m.start >= e.start AND m."end" <= e."end"
    WHERE e.article BETWEEN :first AND :last AND e.review = :unreviewed
        AND e.kind IN (SELECT value FROM json_each(:kinds))
        AND NOT EXISTS (SELECT 1 FROM mentions o WHERE o.article = e.article AND o.entity = p.entity
            AND o.form = 'name' AND o.start >= e.start AND o."end" <= e."end")
    GROUP BY e.id, p.entity
""")
_NOBODY = text("""
    SELECT e.id FROM events e
    WHERE e.article BETWEEN :first AND :last AND e.review = :unreviewed
        AND e.kind IN (SELECT value FROM json_each(:kinds))
        AND NOT EXISTS (SELECT 1 FROM participants p WHERE p.event = e.id)
""")
_FAR = text("""
    SELECT e.id FROM events e
    WHERE e.article BETWEEN :first AND :last AND e.review = :unreviewed
        AND e.kind IN (SELECT value FROM json_each(:kinds))
        AND e.date_ledger_json IS NOT NULL AND json_array_length(e.date_ledger_json) >= :steps
""")


@dataclass
class Doubt:
    """Why the machine is unsure of an event.

    ``unnamed`` are people that take part without being named in the clause, each with the words that stand for them
    (None where none do). ``nobody``: no one known takes part. ``far``: the date is counted over several steps.
    """

    unnamed: dict[int, Span | None] = field(default_factory=dict)
    nobody: bool = False
    far: bool = False


def doubtful(case: CaseFile, first: int, last: int, kinds: Iterable[EventKind], steps: int) -> dict[int, Doubt]:
    """Return the unreviewed events of some kinds of which the machine is unsure, in the articles *first* to *last*.

    A date is far from its words where its ledger has *steps* or more.
    """
    found: defaultdict[int, Doubt] = defaultdict(Doubt)
    values = {
        "first": first,
        "last": last,
        "unreviewed": Review.UNREVIEWED.value,
        "kinds": to_json(sorted(kind.value for kind in kinds)),
    }
    with case.reading():
        for row in case.connection.execute(_UNNAMED, values):
            found[row.event].unnamed[row.entity] = None if row.start is None else Span(row.start, row.end)
        for event in case.connection.execute(_NOBODY, values).scalars():
            found[event].nobody = True
        for event in case.connection.execute(_FAR, {**values, "steps": steps}).scalars():
            found[event].far = True
    return dict(found)
