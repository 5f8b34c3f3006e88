"""What follows at once on what went before: "appeared in court on Monday and pleaded not guilty"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.domain.dates import DateInterval, Extent
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.following_on import follows_on
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import Pos, Word

# Verbs that only tell when the happening went on that is their subject: "the trial, which lasted from 2017 to 2019".
_LASTING = frozenset("last run span occur happen".split())

# "went to the police on 7 June and was sent away"
_GOING = frozenset("go come turn return travel walk drive".split())


# "flew to Lyon in July 2015 and stayed for a week"
_VISITING = frozenset("go come travel fly sail drive visit return walk call".split())
_STAYS = frozenset(
    "lunch dinner tea supper breakfast night nights week weeks day days hour hours fortnight weekend".split()
)
_STAY = 4


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
    _course("burn torch attack storm raid bomb ambush shell", "kill injure wound shoot abduct kidnap loot", True),
    _course("come", "tell", True),  # "came forward in 1993 and were told …"
    _course("go come visit walk return", "tell ask warn threaten demand beg confront meet see"),
    _course("search raid storm", "seize find carry take remove confiscate recover discover arrest detain"),
    _course("question interview interrogate", "release free"),
    _course("seize find recover intercept confiscate", "arrest detain hold"),
    _course("apologise apologize settle", "pay", True),
    _course("confess admit testify recant", "name identify implicate blame accuse tell describe apologise hand", True),
    _course("stop approach corner accost", "tell ask say recite read warn threaten demand hand give", True),
    _course("say tell", "hang"),
    _course("appear", "plead deny admit enter remand release bail"),
    _course("plead", "release free bail remand"),
    _course("leave depart board set drive", "drive fly travel head cross walk go enter board take"),
    _course(
        "walk enter burst break drive",
        "shoot kill stab fire detonate attack rob steal seize take kidnap abduct hit open",
    ),
    _course(
        "stop pull seize pick take catch ambush attack drag surround grab",
        "arrest take detain search question beat shoot kill rob force drag push bundle hold handcuff",
    ),
)


_SENT_BACK = frozenset({("send", "away"), ("send", "home"), ("turn", "away"), ("turn", "back"), ("send", "back")})


def is_sequel(words: Sequence[Word], clauses: Sequence[Clause], k: int, date: DateInterval | None, parent: int) -> bool:
    """Tell whether clause *k*, which names no time, belongs to the day (*date*) of *parent*, which it is joined to.

    Only for verbs of one course of events, both in the simple past, with one subject: never "was arrested on 3 May
    and died in prison".
    """
    clause = clauses[k]
    if clause.link is not Link.AND or not clause.shared or clause.parent is None or date is None:
        return False
    group, before = clause.group, clauses[parent].group
    if not (is_past(clause) and (is_past(clauses[parent]) or _is_had(clauses[parent]))):
        return False
    after = words[group.last + 1].low if group.last + 1 < len(words) else ""
    if before.lemma in _GOING and (group.lemma, after) in _SENT_BACK:
        return date.is_day
    if before.lemma in _VISITING and _is_short_stay(words, clauses, k):
        return date.extent is Extent.WITHIN
    courses = (c for c in _COURSES if before.lemma in c.first and group.lemma in c.then)
    if any(course.coarse or date.is_day for course in courses):
        return True
    return follows_on(words, clauses, k, date, parent)


def _is_short_stay(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* tells that a visitor "stayed for lunch", "for a week"."""
    clause = clauses[k]
    behind = [word.low for word in words[clause.group.last + 1 : clause.group.last + 1 + _STAY]]
    return clause.group.lemma == "stay" and behind[:1] in (["for"], ["to"]) and not _STAYS.isdisjoint(behind)


def begins_only(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* only tells of the beginning of the next: "on Monday began to hear the case"."""
    if clauses[k].group.lemma not in {"begin", "start", "continue"} or k + 1 >= len(clauses):
        return False
    after = clauses[k + 1]
    return after.link is Link.INFINITIVE and after.group.first == clauses[k].group.last + 1


def lasting(words: Sequence[Word], clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Yield the clauses that only tell when something went on, with the noun: "the trial, which lasted from …"."""
    for k, clause in enumerate(clauses):
        if clause.link is not Link.RELATIVE or clause.group.lemma not in _LASTING:
            continue
        noun = next((i for i in range(clause.start, clause.group.first) if words[i].pos is Pos.REL), 0) - 1
        while noun > 0 and words[noun].pos is Pos.COMMA:
            noun -= 1
        if noun >= 0 and noun_kind(words, noun) is not None:
            yield k, noun


def _is_had(clause: Clause) -> bool:
    """Tell whether a clause tells what had been: "had confessed in March and agreed to testify"."""
    group = clause.group
    return group.perfect and not (group.present or group.modal or group.negated or group.infinitive)


def went_on(clause: Clause) -> bool:
    """Tell whether a clause tells what was going on: "was celebrating"."""
    group = clause.group
    return group.progressive and not (group.present or group.perfect or group.modal or group.negated)


def is_past(clause: Clause) -> bool:
    """Tell whether a clause is told in the simple past."""
    group = clause.group
    told = not (group.perfect or group.present or group.modal or group.negated or group.infinitive)
    return told and group.form in "dn"
