"""Which time expression dates which happening: never across sentences, and no date rather than a wrong one."""

from collections.abc import Mapping, Sequence

from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.mentions import Timex, TimexType
from dossier.domain.spans import Span
from dossier.extract.events.alongside import stand_alongside
from dossier.extract.events.awaited import awaited_noun, is_named_day, named_for
from dossier.extract.events.choosing import again, choose, says_once_more
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.coinciding import coincide
from dossier.extract.events.dated_nouns import AROUND, Place, bound_noun, is_range, modified_noun, noun_before
from dossier.extract.events.dated_subjects import dated_subject, head_of_subject
from dossier.extract.events.deeds import (
    closes_verdict,
    deed,
    is_booked,
    is_of_deed,
    is_second_object,
    is_span_of_counts,
    is_spent,
)
from dossier.extract.events.far_nouns import appointed_noun, noun_of_perfect, noun_over
from dossier.extract.events.governing_dates import as_it_was_by_then, governing, is_of_example
from dossier.extract.events.interruptions import interrupted, pass_over
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.occasion_dates import BRINGING, date_noun
from dossier.extract.events.offsets import counted_date, counted_nouns, date_freed
from dossier.extract.events.opening_dates import speaks_on_day, tells_at_occasion, told_clause
from dossier.extract.events.same_time import date_same_time
from dossier.extract.events.sequels import begins_only, is_past, lasting
from dossier.extract.events.sharing import share
from dossier.extract.events.status import is_nobody
from dossier.extract.events.together import stand_together
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.until_then import date_until
from dossier.extract.events.words import AUXILIARY, NOMINAL, Pos, Word

_COMPARING = frozenset("than unlike versus compared vs".split())
_RECORD = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth only highest lowest worst largest biggest "
    "deadliest most best longest".split()
)
_APPOINTING = frozenset("schedule set plan slate book due bail postpone adjourn expect fix".split())
_ENDING = frozenset({"until", "till"})
_CALLING_FOR = frozenset("announce call arrange convene organise organize advertise".split())
_PHASES = frozenset("begin start commence continue".split())
_RUNNING = frozenset("begin start end culminate open conclude".split())
# What a happening did as a whole.
_MEASURING = frozenset("last take end open begin".split())
_HEARSAY = frozenset("allege say believe think report rumour rumor know suspect understand claim".split())
# What a report does today with happenings of the past: "the file lists 23 killings between 2015 and 2018".
_RECORDING = frozenset("document cover describe list examine report record detail cite count chronicle mention".split())
_CALLED = frozenset("know call name title entitle dub nickname describe".split())
# Of what is found somewhere: "tea hidden in a wall".
_STORED = frozenset("hide conceal stash pack wrap store stuff disguise load park moor".split())
_JUDGING = frozenset("plead convict sentence find acquit clear confess admit".split())
_TRIALS = frozenset("trial court hearing tribunal court-martial retrial".split())
_COUNTING = frozenset(
    "next following later last yesterday today monday tuesday wednesday thursday friday saturday sunday".split()
)
_ALLOWING = frozenset(
    "give allow grant have set adjourn postpone delay defer extend reschedule remand suspend bail ban".split()
)
_PROMISING = frozenset("promise pledge vow propose demand seek expect want".split())


def find_dates(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    timexes: Sequence[Timex],
    corrected: Mapping[Span, DateInterval],
) -> Dates:
    """Anchor the time expressions of a sentence at its verbs and nouns; *corrected* are dates that a person gave."""
    dates = Dates()
    offers: dict[int, list[Place]] = {}
    last: tuple[Place, int] | None = None
    for place in _places(words, timexes):
        if last is not None and _goes_on_list(words, last[0], place):
            # "wrote on 3 October and 1 December, setting out …"
            offers[last[1]].append(place)
            last = (place, last[1])
            continue
        last = None
        if _is_bracketed(words, clauses, place) or is_of_example(words, clauses, place, dates.nouns):
            continue
        appointed = appointed_noun(words, place)
        if appointed is not None:
            dates.nouns.setdefault(appointed, place.index)
            continue
        noun = modified_noun(words, clauses, place, timexes)
        if noun is not None:
            date_noun(words, clauses, dates, noun, place, offers)
            continue
        if _compares(words, place):
            continue
        k = _clause_of(words, clauses, place, timexes, dates)
        if k is not None:
            offers.setdefault(k, []).append(place)
            last = (place, k)
    for k in list(offers):
        cleft = _cleft_after(words, clauses, k)
        if cleft is not None:
            dates.core.add(cleft)
        plan = cleft if cleft is not None else _planned_after(clauses, k)
        if plan is not None and plan not in offers:
            offers[plan] = offers.pop(k)
    for k in list(offers):
        if begins_only(clauses, k) and k + 1 not in offers:
            offers[k + 1] = offers.pop(k)
    for k in list(offers):
        told = _told_throughout(words, clauses, k)
        if told is not None:
            offers.setdefault(told, []).extend(offers.pop(k))
    for k, places in offers.items():
        dates.clauses[k] = choose(words, clauses[k], places, timexes)
        if as_it_was_by_then(words, clauses[k], places[0]):
            dates.core.add(k)
        dates.again[k] = again(words, places, dates.clauses[k], timexes)
        for place in places:
            nothing = clauses[k].group.negated or is_nobody(words, clauses, k)
            if (nothing or place.index != dates.clauses[k]) and place.index not in dates.again[k]:
                left = noun_before(words, place, clauses[k].group.last)
                if left is None and not nothing:
                    left = noun_over(words, place, clauses[k].group.last)
                if left is not None:
                    dates.nouns.setdefault(left, place.index)
    for k, noun in lasting(words, clauses):
        if k in dates.clauses:
            dates.nouns.setdefault(noun, dates.clauses.pop(k))
    share(words, clauses, dates, offers, timexes)
    pass_over(words, clauses, dates, timexes)
    coincide(words, clauses, dates, timexes)
    stand_together(words, clauses, dates, timexes)
    date_freed(words, clauses, dates, timexes, corrected)
    for k in range(len(clauses)):
        counted = counted_date(words, clauses, k, timexes, corrected) if k not in dates.clauses else None
        if counted is None and k not in dates.clauses and clauses[k].shared and clauses[k].link is Link.AND:
            # "two days after the bank lost its licence and closed"
            both = clauses[k].parent in dates.counted and is_past(clauses[k])
            counted = dates.counted.get(clauses[k].parent or 0) if both else None
        if counted is not None:
            dates.counted[k] = counted
    counted_nouns(words, dates, timexes, corrected)
    date_until(words, clauses, dates, timexes)
    stand_alongside(words, clauses, dates, timexes)
    date_same_time(words, clauses, dates, timexes)
    return dates


def _goes_on_list(words: Sequence[Word], one: Place, other: Place) -> bool:
    """Tell whether a time stands behind another with nothing but "and" between, and a comma or the end behind it."""
    between = [word.pos for word in words[one.end : other.first]]
    joined = between in ([Pos.AND], [Pos.COMMA, Pos.AND])
    if says_once_more(words[one.end : other.first]):
        return True
    return joined and (other.end >= len(words) or words[other.end].pos in (Pos.COMMA, Pos.PUNCT))


def _told_throughout(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> int | None:
    """Return the clause of what went on "beginning in May and continuing through June": these only say when."""
    group = clauses[k].group
    after = words[group.last + 1] if group.last + 1 < len(words) else None
    if group.finite or group.form != "i" or group.lemma not in _PHASES or after is None or after.pos is not Pos.PREP:
        return None
    main = (n for n, c in enumerate(clauses) if c.group.finite and c.link in (Link.ROOT, Link.CONTENT, Link.AND))
    return next((n for n in main if n > k), None)


def _cleft_after(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> int | None:
    """Return the clause of what "it was in 2018 that …" dates."""
    first = clauses[k].group.first
    if not clauses[k].group.copula or k + 1 >= len(clauses) or not first or words[first - 1].low != "it":
        return None
    inside = any(words[i].low == "that" for i in range(first, clauses[k].end))
    if clauses[k + 1].marker == "that" or (clauses[k + 1].marker == "who" and not inside):
        return k + 1
    later = (i for i in range(k + 1, len(clauses)) if clauses[i].group.finite and clauses[i].link is not Link.RELATIVE)
    return next(later, None) if inside else None


def _planned_after(clauses: Sequence[Clause], k: int) -> int | None:
    """Return the clause that an infinitive tells: "on Monday they are to meet", "in 2019 he is said to have fled"."""
    group = clauses[k].group
    if not group.present or k + 1 >= len(clauses):
        return None
    after = clauses[k + 1]
    follows = after.link is Link.INFINITIVE and after.group.first == group.last + 1
    said = group.passive and group.lemma in _HEARSAY
    return k + 1 if follows and (said or group.copula or group.lemma in {"plan", "intend", "hope", "expect"}) else None


def _places(words: Sequence[Word], timexes: Sequence[Timex]) -> list[Place]:
    found: list[Place] = []
    i = 0
    while i < len(words):
        index = words[i].timex
        if index is None:
            i += 1
            continue
        first = i
        while i < len(words) and words[i].timex == index:
            i += 1
        timex = timexes[index]
        if timex.date is not None and timex.type in (TimexType.DATE, TimexType.TIME, TimexType.DURATION):
            if found and _says_again(words, timexes, found[-1], first, index):
                found.pop()
            found.append(Place(index, first, i))
    return found


def _says_again(words: Sequence[Word], timexes: Sequence[Timex], before: Place, first: int, index: int) -> bool:
    """Tell whether a written date says what a count before it comes to: "about 170 years later, in 1896"."""
    told, count = timexes[index].date, timexes[before.index].date
    if told is None or count is None or told.basis is not DateBasis.STATED or count.basis is DateBasis.STATED:
        return False
    between = [word.low for word in words[before.end : first]]
    counts = words[before.end - 1].low in {"later", "earlier", "before", "afterwards", "ago"}
    return counts and between in ([",", "in"], [",", "on"], [","])


def _is_bracketed(words: Sequence[Word], clauses: Sequence[Clause], place: Place) -> bool:
    """Tell whether a time stands in brackets without a verb of its own: "Ann Roe (1924-1999) was a singer"."""
    opening = place.first - 1
    while opening >= 0 and place.first - opening < 12 and words[opening].low not in "()[]":
        opening -= 1
    if opening < 0 or words[opening].low not in "([":
        return False
    return not any(opening < c.group.main < place.first for c in clauses)


def _compares(words: Sequence[Word], place: Place) -> bool:
    """Tell whether a time is only compared with: "more than in 2013", "the first since 1998"."""
    near = [words[i].low for i in range(max(place.first - 2, 0), place.first)]
    if near in (["later", "than"], ["earlier", "than"]) and words[place.first - 3].low in {"no", "not"}:
        return False  # "began no later than April"
    span = [words[i].low for i in range(place.first, place.end)]
    if any(word in _COMPARING for word in near):
        return True
    if "since" in near or ("past" in span and "in" in near):
        return any(_is_record(words, i, place.first) for i in range(max(place.first - 15, 0), place.first - 1))
    return False


def _is_record(words: Sequence[Word], i: int, end: int) -> bool:
    """Tell whether word *i* makes what follows the first or the worst: not "a third of it", "the second man has …"."""
    if words[i].low not in _RECORD or words[i + 1].low == "of":
        return False
    return words[i + 1].low == "time" or not any(w.pos in AUXILIARY for w in words[i + 1 : end])


def _clause_of(
    words: Sequence[Word], clauses: Sequence[Clause], place: Place, timexes: Sequence[Timex], dates: Dates
) -> int | None:
    """Return the clause that a free time expression dates."""
    k = next((i for i, c in enumerate(clauses) if c.start <= place.first < c.end), None)
    if k is None:
        return next((i for i, c in enumerate(clauses) if c.apart[0] <= place.first < c.apart[1]), None)
    clause = clauses[k]
    if clause.start == place.first - 1 and words[clause.start].low == "and" and is_range(timexes[place.index]):
        return None  # "who pleaded guilty to theft between 2012 and 2014, is …": the first end has said it
    called = clause.link is Link.PARTICIPLE and clause.group.bare and clause.group.lemma in _CALLED
    if called and clause.parent is not None and place.first > clause.group.last + 1:
        # "met a man known as the Baker in June"
        k, clause = clause.parent, clauses[clause.parent]
    if _is_stored(clauses, clause, place) and clause.parent is not None:
        # "seized three tonnes of tea hidden in a wall on Wednesday"
        k, clause = clause.parent, clauses[clause.parent]
    outer = interrupted(words, clauses, k, place)
    outer = governing(words, clauses, k, place) if outer is None else outer
    outer = _outside(words, clauses, clause, place) if outer is None else outer
    if outer is not None:
        return outer
    if place.first < clause.group.first:
        return _before_verb(words, clauses, k, place, dates)
    if _is_verdict(words, clauses, k, place) or is_second_object(words, clauses, clause):
        return clause.parent
    if clause.group.lemma == "spend" and is_spent(words, clause, place, timexes[place.index]):
        return None
    if _opens_comparison(words, place) or is_booked(words, clause, place, timexes):
        return None
    if clause.group.present and clause.group.lemma in _RECORDING:
        told = [i for i in range(clause.group.last, place.first) if noun_kind(words, i) is not None]
        if told:
            dates.nouns.setdefault(told[-1], place.index)
            return None
    if _is_of_noun_now(clause, timexes[place.index]):
        told = [i for i in range(clause.group.last + 1, place.first) if noun_kind(words, i) is not None]
        if told:
            dates.nouns.setdefault(told[-1], place.index)
            return None
    day_named = is_named_day(words, clause, place)
    awaited = named_for(words, place) if day_named else awaited_noun(words, clauses, k, place)
    if awaited is not None:
        dates.nouns.setdefault(awaited, place.index)
        return None
    if day_named:
        return None
    told_deed = deed(words, clause, place) if is_of_deed(words, clause, place, timexes[place.index]) else None
    counted = is_span_of_counts(words, clause, place, timexes[place.index])
    if counted and told_deed is None:
        told_deed = deed(words, clause, place)
    if told_deed is not None:
        dates.nouns.setdefault(told_deed, place.index)
        return None
    if counted:
        return None
    noun = bound_noun(words, clause, place)
    if noun is not None:
        if noun_kind(words, noun) is not None:
            dates.nouns.setdefault(noun, place.index)
            if any(word.low in _ENDING for word in words[max(noun - 4, 0) : noun]):
                dates.ends.add(noun)
        date = timexes[place.index].date
        day = date is not None and date.is_day and clause.group.lemma in triggers().saying
        lasts = clause.group.perfect and clause.group.present and any(w.low == "since" for w in words[noun - 3 : noun])
        return k if (day or clause.group.lemma in _RUNNING) and not lasts else None
    before = words[place.first - 1]
    if before.low == "for" and clause.group.passive and clause.group.lemma in _CALLING_FOR:
        # "a vote was called for Monday"
        _date_subject(words, clauses, k, place, dates)
        return None
    if before.low == "for" and clause.group.lemma not in _APPOINTING:
        return None
    if _is_promised(words, clause, place, dates):
        return None
    spared = noun_of_perfect(words, clauses, clause, place)
    if spared is not None:
        dates.nouns.setdefault(spared, place.index)
        return None
    if before.low == "from" and (clause.group.copula or words[place.first - 2].pos in NOMINAL):
        return None if timexes[place.index].date is not None and not is_range(timexes[place.index]) else k
    if words[place.first].low in {"today", "now", "currently"} and _is_lasting(clause):
        return None
    return k


def _date_subject(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place, dates: Dates) -> None:
    """Give a time to the happening that the subject of clause *k* names."""
    noun = next((i for i in reversed(range(*subject_words(clauses, k))) if noun_kind(words, i) is not None), None)
    if noun is not None:
        dates.nouns.setdefault(noun, place.index)


def _is_stored(clauses: Sequence[Clause], clause: Clause, place: Place) -> bool:
    """Tell whether a clause only says where something was that something happened to."""
    stored = clause.link is Link.PARTICIPLE and clause.group.bare and clause.group.lemma in _STORED
    if not stored or clause.parent is None or place.first <= clause.group.last + 1:
        return False
    parent = clauses[clause.parent]
    told = parent.group.finite and is_past(parent) and not parent.group.copula
    return told and parent.group.last < clause.group.first


def _outside(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, place: Place) -> int | None:
    """Return the clause that "gave a lecture, by a machine that she had built, in January" dates."""
    if clause.link not in (Link.RELATIVE, Link.CONTENT) or clause.parent is None or place.first < 2:
        return None
    parent = clauses[clause.parent]
    if any(words[i].pos is Pos.TIME for i in range(parent.group.last + 1, parent.end)):
        return None  # the clause outside has its own
    if tells_at_occasion(words, clauses, clause, place.first):
        return clause.parent
    apart = words[place.first - 1].pos is Pos.PREP and words[place.first - 2].pos is Pos.COMMA
    closes = place.end >= len(words) or words[place.end].pos is Pos.PUNCT
    if not (apart and closes) or place.first <= clause.group.last + 2 or parent.group.lemma in triggers().saying:
        return None
    return clause.parent if is_past(parent) and not parent.group.copula else None


def _is_of_noun_now(clause: Clause, timex: Timex) -> bool:
    """Tell whether a time is that of a noun rather than of a verb in the present: "has a conviction, in 2009"."""
    group, date = clause.group, timex.date
    if date is None or date.is_day or date.start is None or date.end is None:
        return False
    return group.finite and group.present and not (group.perfect or group.modal or group.copula or group.passive)


def _is_verdict(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place) -> bool:
    """Tell whether a time after "pleaded guilty to smuggling" is that of the plea: where nothing parts the two.

    So is one that counts from what the story told before, or from the day of the report.
    """
    clause = clauses[k]
    if clause.link is not Link.GERUND or clause.parent is None or clauses[clause.parent].group.lemma not in _JUDGING:
        return False
    start = clause.group.last + 1
    bare = all(w.pos is Pos.PREP for w in words[start : place.first]) and place.first - start <= 1
    bare = bare or closes_verdict(words, clauses, k, place.end)
    tried = any(w.low in _TRIALS for w in words[start : place.first])  # "of spying in a closed trial in April"
    return bare or tried or any(w.low in _COUNTING for w in words[place.first : place.end])


def _opens_comparison(words: Sequence[Word], place: Place) -> bool:
    """Tell whether "the same day" is explained by what follows: "went out the same day they came in"."""
    same = any(w.low == "same" for w in words[place.first : place.end])
    after = words[place.end] if place.end < len(words) else None
    return same and after is not None and (after.pos in (Pos.PRON, Pos.THAT, Pos.REL) or after.low == "as")


def _is_promised(words: Sequence[Word], clause: Clause, place: Place, dates: Dates) -> bool:
    """Tell whether a time belongs to what is promised or allowed: "gave him until May", "pledged elections in 2024".

    A happening that is promised so takes the time.
    """
    preposition = words[place.first - 1].low
    lemma = clause.group.lemma
    if preposition == "until" and lemma in _ALLOWING:
        return True
    if lemma not in _PROMISING or place.first - 2 <= clause.group.last:
        return False
    noun = noun_before(words, place, clause.group.last)
    if noun is not None:
        dates.nouns.setdefault(noun, place.index)
    return noun is not None or preposition == "by"


def _is_lasting(clause: Clause) -> bool:
    """Tell whether a verb tells of a lasting present: "is used today", "known today as"."""
    group = clause.group
    return (group.present and (group.copula or group.passive)) or (group.bare and group.passive)


def _before_verb(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place, dates: Dates) -> int | None:
    """Return the clause that a time before the verb of clause *k* dates; a noun right before it is dated too."""
    clause = clauses[k]
    own_marker = next(
        (i for i in range(place.end, clause.group.first) if words[i].pos in (Pos.SUB, Pos.REL, Pos.THAT)), None
    )
    subordinate = clause.link in (Link.SUB, Link.GERUND, Link.PARTICIPLE, Link.RELATIVE, Link.INFINITIVE)
    if clause.link in (Link.GERUND, Link.PARTICIPLE, Link.INFINITIVE) or (own_marker is not None and subordinate):
        # "In 2010, after leaving prison, he moved": the main clause that follows is meant.
        if any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(clause.start, place.first)):
            # "In a chat last night, someone using his name told me"
            between = words[place.end : clause.group.first]
            named = any(word.pos in NOMINAL or word.pos is Pos.PRON for word in between)
            fronted = words[clause.start].pos is Pos.PREP and between[:1] != [] and between[0].pos is Pos.COMMA
            if not (fronted and named):
                return None if any(word.pos is Pos.COMMA for word in between) else k
        onward = (Link.ROOT, Link.CONTENT, Link.AND)
        return next((i for i in range(k + 1, len(clauses)) if _is_main(clauses[i], onward)), None)
    told = told_clause(words, clauses, k, place)
    if told is not None or speaks_on_day(words, clause, place):
        return k if told is None else told
    head = dated_subject(words, clause, place)
    if head is not None:
        dates.nouns.setdefault(head, place.index)
        return None
    noun = place.first - 2
    if noun >= clause.start and words[place.first - 1].low in {"in", "on"} and noun_kind(words, noun) is not None:
        dates.nouns.setdefault(noun, place.index)
        before = noun - 1
        while before > clause.start and words[before].pos in (Pos.DET, Pos.POSS, Pos.ADJ, Pos.NAME, Pos.NOUN):
            before -= 1
        if words[before].low in AROUND:
            # "Before his arrest in May, he had worked …"
            return None
    apposed = words[place.first - 1].pos is Pos.COMMA and place.end < len(words) and words[place.end].pos is Pos.COMMA
    if noun >= clause.start and apposed and noun_kind(words, noun):
        if clause.group.lemma in triggers().plain:
            # "The conference, two weeks before the vote, showed …"
            dates.nouns.setdefault(noun, place.index)
            return None
        if clause.group.lemma in _MEASURING:
            dates.nouns.setdefault(noun, place.index)  # "The trial, in May 1980, lasted two hours"
    if _in_apposition(words, clause, place):
        return None
    inside = place.first - 1 > clause.start and words[place.first - 1].pos not in (Pos.COMMA, Pos.AND, Pos.THAT)
    if inside and words[place.first - 1].pos is Pos.PREP and words[place.first - 2].pos is Pos.COMMA:
        inside = words[place.end].pos is not Pos.COMMA  # "At the last meeting, on 5 May, he is said to have …"
    if inside and clause.group.present and any(words[i].pos in NOMINAL for i in range(clause.start, place.first)):
        # "News of the fire last week has shocked many": the time belongs to the subject.
        head = head_of_subject(words, clause.start, place.first)
        if head is not None and clause.group.perfect and clause.group.lemma in BRINGING:
            dates.nouns.setdefault(head, place.index)
            return k  # "A bombing on Monday in Oslo has killed six men"
        return None
    return k


def _in_apposition(words: Sequence[Word], clause: Clause, place: Place) -> bool:
    """Tell whether a time closes an insertion that describes the subject: "Ann Roe, in office since 2015, said"."""
    if clause.group.perfect or words[place.first - 1].low not in {"since", "from", "until"}:
        return False
    if place.end >= len(words) or words[place.end].pos is not Pos.COMMA:
        return False
    comma = next((i for i in range(place.first - 1, clause.start, -1) if words[i].pos is Pos.COMMA), None)
    if comma is None or not any(words[i].pos in (Pos.NAME, Pos.NOUN, Pos.PRON) for i in range(clause.start, comma)):
        return False
    return any(words[i].pos in NOMINAL for i in range(comma + 1, place.first - 1))


def _is_main(clause: Clause, links: tuple[Link, ...]) -> bool:
    return clause.group.finite and clause.link in links
