"""What follows at once on what went before: "appeared in court on Monday and pleaded not guilty"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.domain.dates import DateInterval
from dossier.extract.events.clauses import Clause, Link


@dataclass(frozen=True, slots=True)
class _Course:
    """Verbs, and the verbs that tell what came of them on the same occasion.

    ``coarse``: in any interval, since both are one act ("telephoned in May and demanded …"); else only on a day.
    """

    first: frozenset[str]
    then: frozenset[str]
    coarse: bool = False


def _course(first: str, then: str, coarse: bool = False) -> _Course:
    return _Course(frozenset(first.split()), frozenset(then.split()), coarse)


_COURSES = (
    _course("attack shoot stab beat hit strike assault ambush crash mug torture", "lose break injure wound hurt", True),
    _course(
        "meet call phone telephone ring ask tell write contact approach email confront speak summon",
        "tell ask warn threaten demand beg urge insult order inform offer promise say admit confess",
        True,
    ),
    _course("go come visit walk return", "tell ask warn threaten demand beg confront meet see"),
    _course("search raid storm", "seize find carry take remove confiscate recover discover arrest detain"),
    _course("appear", "plead deny admit enter"),
    _course("leave depart board set", "drive fly travel head cross walk go enter board take"),
    _course(
        "walk enter burst break drive",
        "shoot kill stab fire detonate attack rob steal seize take kidnap abduct hit open",
    ),
    _course(
        "stop pull seize pick take catch ambush attack drag surround grab",
        "arrest take detain search question beat shoot kill rob force drag push bundle hold handcuff",
    ),
)


def is_sequel(clauses: Sequence[Clause], k: int, date: DateInterval | None) -> bool:
    """Tell whether clause *k*, which names no time, belongs to the day (*date*) of the clause that it is joined to.

    Only for verbs of one course of events, both in the simple past, with one subject: never "was arrested on 3 May
    and died in prison".
    """
    clause = clauses[k]
    if clause.link is not Link.AND or not clause.shared or clause.parent is None or date is None:
        return False
    group, before = clause.group, clauses[clause.parent].group
    if not (_is_past(clause) and _is_past(clauses[clause.parent])):
        return False
    courses = (c for c in _COURSES if before.lemma in c.first and group.lemma in c.then)
    return any(course.coarse or date.is_day for course in courses)


def begins_only(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* only tells of the beginning of the next: "on Monday began to hear the case"."""
    if clauses[k].group.lemma not in {"begin", "start", "continue"} or k + 1 >= len(clauses):
        return False
    after = clauses[k + 1]
    return after.link is Link.INFINITIVE and after.group.first == clauses[k].group.last + 1


def _is_past(clause: Clause) -> bool:
    group = clause.group
    told = not (group.perfect or group.present or group.modal or group.negated or group.infinitive)
    return told and group.form in "dn"
