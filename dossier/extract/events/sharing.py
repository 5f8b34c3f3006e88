"""How the date of one clause reaches the others that it governs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.domain.mentions import Timex
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.dated_nouns import Place, is_range
from dossier.extract.events.following_on import LASTING
from dossier.extract.events.sequels import begins_only, is_past, is_sequel
from dossier.extract.events.words import NOMINAL, Pos, Word

# "hours", "three hours", "forty minutes", "seconds"
_HOURS = re.compile(r"PT(?:X|[1-6](?!\d))H$|PT[X\d]{1,2}[MS]$")
_ATTEMPTING = frozenset(
    "conspire plot attempt try seek manage fail begin start continue help use force come go work".split()
)
_SPANS = frozenset("month months year years decade decades".split())
_RESULTS = frozenset("kill injure wound destroy murder hurt leave_dead kidnap".split())
_STRIKING = frozenset("set detonate carry launch explode cause trigger drive fire crash hit strike go plant".split())
# Of what goes on while something happens: "was arrested on Friday as he waited for a train".
_GOING_ON = frozenset("wait sit sleep stand lie live stay remain hide try prepare be have hold seek".split())
# "was caught trying to leave in May"
_FINDING = frozenset("catch see find spot film arrest photograph".split())
_CHARGING = frozenset("charge accuse indict name".split())
_MADE_KNOWN = frozenset("unseal file release publish issue return announce lodge".split())
# What is done to a happening while it goes on.
_PUT_DOWN = frozenset("crush quell suppress carry commit stage interrupt disrupt mar perpetrate attend foil".split())
# "stopped paying in November"
_AT_A_TIME = frozenset("when as while".split())
_PHASES = frozenset("stop cease quit resume finish give begin start".split())
# What is asked for, wanted or promised for a time says nothing of when it was asked.
_THROUGH = frozenset("over during within throughout".split())
_ASKING = frozenset(
    "ask want hope expect promise vow pledge plan intend propose offer threaten urge call demand need schedule set "
    "order tell invite prepare due mean aim say claim appear seem see view "
    "regard tip".split()
)
_NOUNS_ASKING = frozenset(
    "attempt attempts plan plans bid effort efforts decision request order orders right chance refusal failure offer "
    "deal agreement call calls proposal promise promises threat threats ability intention permission need way time "
    "desire power campaign treaty contract pact law".split()
)


def share(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    dates: Dates,
    offers: dict[int, list[Place]],
    timexes: Sequence[Timex],
) -> None:
    """Let a date reach the verbs that it governs besides its own."""
    for k in range(len(clauses)):
        if k in dates.clauses:
            continue
        _share_clause(words, clauses, dates, offers, k, timexes)
    for k in range(len(clauses) - 1, 0, -1):
        _share_back(words, clauses, dates, k, timexes)


def _share_clause(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    dates: Dates,
    offers: dict[int, list[Place]],
    k: int,
    timexes: Sequence[Timex],
) -> None:
    clause = clauses[k]
    parent = clause.parent
    if parent is not None and clause.link is Link.AND and clause.shared and clause.group.finite:
        described = clauses[parent].link is Link.PARTICIPLE and clauses[parent].group.bare
        if described and parent not in dates.clauses:
            # "seized tea hidden in a wall on Wednesday and held two men"
            parent = clauses[parent].parent
    results = clause.group.lemma in _RESULTS or clause.group.lemma == "leave"
    put_down = clause.group.passive and clause.group.lemma in _PUT_DOWN  # "The 1989 protests were crushed"
    if (put_down or (results and not clause.group.passive)) and clause.link is not Link.RELATIVE:
        subject = next((i for i in range(*clause.subject) if i in dates.nouns), None)
        if subject is not None and is_past(clause):
            # "The attack of March 2019 killed nine people."
            dates.clauses[k] = dates.nouns[subject]
            return
    if _share_hours(words, clauses, dates, k, timexes):
        return
    if clause.link is Link.AND and _share_occasion(words, clauses, dates, k):
        return
    if _is_paper_of_the_day(clauses, k) and k - 1 in dates.clauses:
        # "An indictment unsealed today charges a man"
        dates.clauses[k] = dates.clauses[k - 1]
        return
    if clause.marker in _AT_A_TIME and _share_when(words, clause, dates, k, timexes):
        return
    if parent is None:
        return
    if clause.link is Link.PARTICIPLE and clause.shared and words[clause.start].pos is Pos.COMMA:
        # "A bomb went off on Friday, killing nine".
        result = clause.group.form == "i" and clause.group.lemma in _RESULTS and k > parent
        if result and parent in dates.clauses:
            dates.clauses[k] = dates.clauses[parent]
        return
    if clause.link is Link.AND and clause.group.form == "i" and clause.group.lemma in _RESULTS:
        if clauses[parent].group.lemma in _RESULTS and parent in dates.clauses:
            dates.clauses[k] = dates.clauses[parent]
        return
    if clause.link is Link.RELATIVE and clause.group.lemma in _RESULTS and not clause.group.passive:
        _share_result(clauses, dates, k, parent)
        return
    if (clause.link is Link.RELATIVE and clause.marker in {"when", "where"}) or clause.marker in {
        "when",
        "as",
        "while",
    }:
        timed = clause.start - 1
        while timed >= 0 and words[timed].pos is Pos.COMMA:
            timed -= 1
        index = words[timed].timex if timed >= 0 else None
        going_on = clause.marker != "when" and clause.group.lemma in _GOING_ON
        again = clause.group.lemma == "do" and clause.marker == "as"
        if index is not None and dates.clauses.get(parent) == index and clause.group.finite and not (going_on or again):
            dates.clauses[k] = index
            dates.core.add(k)
            return
    often = clauses[parent].group.perfect and dates.again.get(parent)  # "had called in May and in June and asked"
    date = timexes[dates.clauses[parent]].date if parent in dates.clauses and not often else None
    if is_sequel(words, clauses, k, date, parent):
        dates.clauses[k] = dates.clauses[parent]
        return
    if parent not in dates.clauses or _has_stretch(words, clause) or _still_goes_on(words, clause):
        return
    governs = _reaches(words, clauses, clause, parent, dates.clauses[parent], offers)
    if governs and _same_time(clauses[parent], clause):
        dates.clauses[k] = dates.clauses[parent]
        if parent in dates.core:
            dates.core.add(k)
        # The reach goes on through this clause.
        offers.setdefault(k, offers.get(parent, []))


def _has_stretch(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause opens with its own time: "and over the next four years he wrote eleven times"."""
    lead = words[clause.start : clause.group.first]
    if any(a.low in _THROUGH and b.pos is Pos.TIME for a, b in pairwise(lead)):
        return True
    return _comes_later(words[clause.group.last + 1 : clause.end])


def _comes_later(behind: Sequence[Word]) -> bool:
    """Tell whether words behind a verb say how long after it came: "In 2004 they charged him but gave up after a year".

    Hours and days hardly leave the year or month before them.
    """
    for i, word in enumerate(behind[:-1]):
        if word.low == "after" and {w.low for w in behind[i + 1 : i + 4]} & _SPANS:
            unit = next(n for n in range(i + 1, i + 4) if behind[n].low in _SPANS)
            return unit + 1 >= len(behind) or not (behind[unit + 1].pos in NOMINAL or behind[unit + 1].low == "of")
    return False


def _still_goes_on(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause tells what was so later too: "moved to Elko in 1999, where he was still living".

    So does one that says until when: "was appointed in 1909 to Elko, where he served until his death".
    """
    if any(word.low in {"until", "till"} for word in words[clause.group.last : clause.end]):
        return clause.link is Link.RELATIVE
    return any(word.low == "still" for word in words[clause.group.first - 1 : clause.group.last])


def _is_paper_of_the_day(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the subject of clause *k* is a paper that charges somebody as it is made known."""
    group = clauses[k].group
    if not (k and group.finite and group.present and group.lemma in _CHARGING) or group.negated or group.passive:
        return False
    before = clauses[k - 1]
    made = before.link is Link.PARTICIPLE or (before.group.bare and clauses[k].marker == "," and clauses[k].shared)
    return made and before.group.form in "dn" and before.group.lemma in _MADE_KNOWN


def _share_hours(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> bool:
    """Date "was shot on Friday, hours after he had announced a deal" by the day of what it came before or after."""
    clause = clauses[k]
    if clause.link is not Link.SUB or clause.marker not in {"after", "before"} or clause.parent is None:
        return False
    parent = clause.parent
    while clauses[parent].link is Link.SOURCE and clauses[parent].parent is not None:
        parent = clauses[parent].parent or 0
    index = dates.clauses.get(parent)
    if index is None or clause.group.present or clause.group.modal:
        return False
    if not _is_hours_from(words, clause, timexes, index):
        return False
    dates.clauses[k] = index
    return True


def _is_hours_from(words: Sequence[Word], clause: Clause, timexes: Sequence[Timex], index: int) -> bool:
    """Tell whether a clause after "hours before" or "an hour after" is of the day that the time *index* names."""
    if clause.link is not Link.SUB or clause.marker not in {"after", "before"}:
        return False
    marker = next((i for i in range(clause.start, clause.group.first) if words[i].low == clause.marker), 0)
    length = words[marker - 1].timex if marker else None
    day = timexes[index].date
    if length is None or not _HOURS.match(timexes[length].value) or day is None or not day.is_day:
        return False
    return not timexes[index].value.endswith("TNI")  # "on the night of 3 February, hours before …": the next day, maybe


def _share_occasion(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int) -> bool:
    """Date what goes on in "in March, when a bomb went off and he lost two fingers"."""
    clause = clauses[k]
    on = next((i for i in range(k - 1, -1, -1) if clauses[i].link is not Link.INFINITIVE), 0)
    before = clauses[on]
    going_on = before.marker == "when" and clause.marker == "and" and words[clause.start].pos is Pos.AND
    if not going_on or on not in dates.clauses or not (is_past(clause) and is_past(before)):
        return False
    dates.clauses[k] = dates.clauses[on]
    if on in dates.core:
        dates.core.add(k)
    return True


def _share_result(clauses: Sequence[Clause], dates: Dates, k: int, parent: int) -> None:
    """Date "that killed nine" by the attack that it describes."""
    start = clauses[k].start
    for noun, index in dates.nouns.items():
        if start - 3 <= noun < start:
            dates.clauses[k] = index
    if clauses[parent].group.lemma in _STRIKING and parent in dates.clauses:
        dates.clauses.setdefault(k, dates.clauses[parent])


def _share_when(words: Sequence[Word], clause: Clause, dates: Dates, k: int, timexes: Sequence[Timex]) -> bool:
    """Date the clause of "2011, when the war broke out" by the time right before it.

    So are "as" and "while" where they open a sentence behind a time: "In June, as officers searched it, Roe fled".
    """
    marker = next((i for i in range(clause.start, clause.group.first) if words[i].low == clause.marker), None)
    if marker is None or (clause.marker != "when" and (clause.start > 0 or words[marker - 1].pos is not Pos.COMMA)):
        return False
    timed = marker - 1
    while timed >= 0 and words[timed].pos is Pos.COMMA:
        timed -= 1
    index = words[timed].timex if timed >= 0 else None
    if index is None:
        return False
    # "builds on those of March 2021, when it banned him"
    of_noun = is_past(clause) and not clause.group.copula and words[timed].pos is Pos.TIME and timed < marker - 1
    of_noun = of_noun and not is_range(timexes[index])
    if index not in dates.clauses.values() and not of_noun:
        return False
    dates.clauses[k] = index
    dates.core.add(k)
    return True


def _reaches(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    clause: Clause,
    parent: int,
    index: int,
    offers: dict[int, list[Place]],
) -> bool:
    """Tell whether the date of the parent stands where it governs this clause too: before the verbs."""
    if clauses[parent].marker == "when" and clause.link is Link.AND:
        return clause.shared or (is_past(clause) and is_past(clauses[parent]))
    place = next((p for p in offers.get(parent, []) if p.index == index), None)
    if place is None or place.first >= clauses[parent].group.first:
        return False
    if clause.link is Link.AND and clause.shared:
        return True
    origin = next((c for c in clauses if c.start <= place.first < c.end), clauses[0])
    lead = range(min(origin.start, place.first), place.first)
    fronted = not any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in lead)
    where = clause.link is Link.RELATIVE and clause.marker == "where"
    return fronted and (where or clause.link is Link.AND)


def _same_time(parent: Clause, clause: Clause) -> bool:
    if clause.group.perfect and not parent.group.perfect:
        return False  # "In 1964 she met a man who had married"
    return parent.group.present == clause.group.present and parent.group.modal == clause.group.modal


def _share_back(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> None:
    """Give a trailing date to the verbs it closes: "was arrested and charged on Friday", "tried to flee in 2012"."""
    clause = clauses[k]
    parent = clause.parent
    if parent is None or k not in dates.clauses or parent in dates.clauses:
        return
    other = clauses[parent].group
    if is_past(clauses[parent]) and is_past(clause) and _is_hours_from(words, clause, timexes, dates.clauses[k]):
        # "resigned hours after the paper published the letter on Wednesday"
        dates.clauses[parent] = dates.clauses[k]
        dates.core.add(parent)
        return
    tight = clause.link is Link.AND and clause.shared and clause.group.first - other.last <= 2
    if tight and other.lemma not in LASTING and _ends(words, clause, dates.clauses[k], timexes):
        return  # "was suspended but continued to draw it until last week"
    if tight and other.perfect and other.present and is_past(clause) and clause.group.finite:
        return  # "who has remarried, was questioned twice in January"
    tried = clause.link is Link.INFINITIVE and other.lemma in _ATTEMPTING and clause.group.first == other.last + 1
    tried = tried and not begins_only(clauses, parent)
    seen = clause.group.form == "i" and other.lemma in _FINDING and clause.group.first == other.last + 1
    went = clause.group.form == "i" and other.lemma == "go" and clause.group.first - other.last <= 2
    if tight or tried or seen or went or (clause.link is Link.GERUND and clause.marker in {"by", "during"}):
        dates.clauses[parent] = dates.clauses[k]
    elif clause.link is Link.GERUND and other.lemma in _PHASES and clause.group.first == other.last + 1:
        # "stopped paying in November"
        dates.clauses[parent] = dates.clauses.pop(k)
    elif (served := _served(words, clauses, k, timexes[dates.clauses[k]])) is not None:
        dates.clauses.setdefault(served, dates.clauses[k])


def _ends(words: Sequence[Word], clause: Clause, index: int, timexes: Sequence[Timex]) -> bool:
    """Tell whether a time only says until when something went on."""
    date = timexes[index].date
    if date is None or date.start is not None:
        return False
    place = next((i for i in range(clause.start, len(words)) if words[i].timex == index), 0)
    return place > 0 and words[place - 1].low in {"until", "till"}


def _served(words: Sequence[Word], clauses: Sequence[Clause], k: int, timex: Timex) -> int | None:
    """Return the clause of what was done for, or settled by, an infinitive with a month or a year.

    "bribed a mayor to obtain a licence in 2013", "agreed to extradite him in 2016"; a day may be that of the one only.
    """
    clause = clauses[k]
    parent = clause.parent
    if clause.link is not Link.INFINITIVE or clause.governor in _NOUNS_ASKING or parent is None:
        return None
    if words[clause.group.first - 1].low in {"only", "never"}:
        # "was released, only to be arrested again in 2014"
        return None
    if clauses[parent].link is Link.RELATIVE and words[clause.group.first - 1].pos is Pos.COMMA:
        # "bribed a mayor, whom it did not name, to obtain …"
        parent = clauses[parent].parent
    if parent is None or timex.date is None or timex.date.is_day:
        return None
    other = clauses[parent]
    return parent if is_past(other) and not other.group.copula and other.group.lemma not in _ASKING else None
