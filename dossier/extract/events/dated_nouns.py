"""Which noun takes a time expression to itself: "a March 2015 attack", "after the raid in May", "his arrest"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.domain.dates import Precision
from dossier.domain.mentions import Timex
from dossier.domain.wording import WEEKDAYS
from dossier.extract.events.clauses import Clause
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import NOMINAL, Pos, Word

AROUND = frozenset("after before following since until prior".split())
_OF = frozenset("of about over from".split())
_DAYS = frozenset(map(str.lower, WEEKDAYS)) | {"today", "yesterday", "tonight"}
# "on Saturday teatime"
_MEALTIMES = frozenset("teatime lunchtime dinnertime bedtime tea-time lunch-time".split())
# "the next day police", "two days later prosecutors": a time so named goes with the verb.
_COUNTED = frozenset("later earlier afterwards after before ago day night morning evening week month year".split())
_OWN = frozenset("his her their its".split())
_WITH = frozenset("with for despite over about of by".split())
# "asked for his arrest in May": that is when they asked.
_ASKING = frozenset("ask call appeal apply press push plead petition campaign argue".split())
_PAPERS = frozenset(
    "warrant warrants order request requests petition appeal appeals application motion plea call calls notice reward "
    "subpoena summons demand demands bid".split()
)
# "convicted of the murder in 2010": the verdict is dated.
_JUDGING = frozenset("convict acquit sentence charge clear indict find".split())
# "died of a stroke in 1977": the death is.
_DYING = frozenset({"die", "perish"})


@dataclass(frozen=True, slots=True)
class Place:
    """A time expression in its sentence: words ``first``..``end`` (exclusive)."""

    index: int
    first: int
    end: int


def modified_noun(
    words: Sequence[Word], clauses: Sequence[Clause], place: Place, timexes: Sequence[Timex]
) -> int | None:
    """Return the noun that a time expression describes: "a March 2015 attack", "Tuesday's vote", "the war of 1812"."""
    if place.end >= len(words):
        return _of_noun(words, place, timexes)
    after = words[place.end]
    if after.low == "of" and place.first and _is_governed(words, clauses, place):
        return place.first - 1  # "the arrest Monday of Tom Fox"
    if after.pos is Pos.VERB and place.first and words[place.first - 1].pos in (Pos.DET, Pos.POSS):
        return place.end
    if after.pos is Pos.POSS:
        return _head(words, place.end + 1)
    if not _opens_noun(words, place.end) or after.low in _MEALTIMES or after.low == "aged":
        return _of_noun(words, place, timexes)  # "died on Monday aged 88"
    before = words[place.first - 1] if place.first else None
    if before is None or before.pos in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.VERB, Pos.SUB, Pos.THAT, Pos.REL):
        return None
    if before.pos is Pos.AND and words[place.end - 1].low in _COUNTED and _opens_clause(words, clauses, place):
        return None  # "and two days later prosecutors searched the firm"
    named = before.pos in (Pos.NOUN, Pos.NAME) and _is_day(words, place, timexes[place.index])
    if named and (_closes_verb(clauses, place) or _opens_subject(words, clauses, place)):
        return None  # "told the paper Tuesday relations had improved", "issued a report Thursday saying …"
    if before.pos in (Pos.DET, Pos.POSS, Pos.ADJ, Pos.NUM):
        return _head(words, place.end)
    if before.pos is Pos.PREP:
        return None if _opens_clause(words, clauses, place) or after.pos is Pos.NAME else _head(words, place.end)
    return None if after.pos is Pos.NAME else _head(words, place.end)


def _opens_noun(words: Sequence[Word], i: int) -> bool:
    """Tell whether a noun phrase goes on at word *i*: not at an adjective by itself ("in June pending a trial")."""
    if words[i].pos is Pos.NUM:
        return False
    while i < len(words) and words[i].pos in NOMINAL:
        if words[i].pos in (Pos.NOUN, Pos.NAME):
            return True
        i += 1
    return False


def _is_day(words: Sequence[Word], place: Place, timex: Timex) -> bool:
    """Tell whether an expression names one day by its weekday or its number: no "Christmas Day"."""
    named = any(word.low in _DAYS or word.low[0].isdigit() for word in words[place.first : place.end])
    return named and timex.date is not None and timex.date.is_day


def _is_governed(words: Sequence[Word], clauses: Sequence[Clause], place: Place) -> bool:
    """Tell whether a happening right before a time is in a phrase or a subject, so that the verb is of another time."""
    if noun_kind(words, place.first - 1) is None:
        return False
    start = place.first - 1
    while start > 0 and (words[start - 1].pos in NOMINAL or words[start - 1].pos in (Pos.DET, Pos.POSS)):
        start -= 1
    return not _closes_verb(clauses, place) or (start > 0 and words[start - 1].pos is Pos.PREP)


def _opens_subject(words: Sequence[Word], clauses: Sequence[Clause], place: Place) -> bool:
    """Tell whether a time stands between a phrase and the subject: "In a statement Friday President Roe said"."""
    clause = next((c for c in clauses if c.start <= place.first < c.group.first), None)
    if clause is None or words[clause.start].pos is not Pos.PREP:
        return False
    subject = words[place.end : clause.group.first]
    return bool(subject) and subject[-1].pos is Pos.NAME and all(word.pos in NOMINAL for word in subject)


def _closes_verb(clauses: Sequence[Clause], place: Place) -> bool:
    """Tell whether a time stands behind the verb of its clause."""
    return any(clause.group.last < place.first < clause.end for clause in clauses)


def _of_noun(words: Sequence[Word], place: Place, timexes: Sequence[Timex]) -> int | None:
    i = place.first - 1
    while i > 0 and words[i].pos is Pos.DET:
        i -= 1
    if words[i].low == "from" and is_range(timexes[place.index]):
        # "taught mathematics from 2009 until …"
        return None
    if i > 0 and words[i].low in {"of", "from"} and words[i - 1].pos in (Pos.NOUN, Pos.NAME, Pos.ADJ):
        return i - 1
    if i > 1 and words[i].low == "of" and words[i - 1].pos is Pos.NUM and words[i - 2].pos is Pos.NOUN:
        return i - 2  # "log 212 of May 27"
    return None


def _head(words: Sequence[Word], start: int) -> int:
    """Return the last noun of the noun phrase that goes on at word *start*; the first happening noun before it wins."""
    i = start
    last = start
    while i < len(words) and words[i].pos in NOMINAL:
        if words[i].pos is Pos.NAME and i > start and noun_kind(words, last) is not None:
            break  # "In Monday's debate Ann Roe spoke"
        last = i
        i += 1
    return min(last, len(words) - 1)


def _opens_clause(words: Sequence[Word], clauses: Sequence[Clause], place: Place) -> bool:
    """Tell whether "In 2013 rebels …" stands before the subject of its clause."""
    for clause in clauses:
        if clause.start <= place.first < clause.group.first:
            lead = range(clause.start, place.first)
            return not any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in lead)
    return False


def bound_noun(words: Sequence[Word], clause: Clause, place: Place) -> int | None:
    """Return the happening noun that takes the date to itself: "after the raid in May", "since his death in 1987"."""
    i = place.first - 1
    while i > clause.group.last and words[i].pos in (Pos.PREP, Pos.DET):
        i -= 1
    adjacent = i if noun_kind(words, i) is not None else None
    determined = False
    while i > clause.group.last and (words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.POSS)):
        determined = determined or words[i].pos is Pos.POSS or words[i].pos is Pos.DET
        i -= 1
    dies = words[i].low == "of" and clause.group.lemma in _DYING
    if adjacent is not None and determined and words[i].low in _OF and clause.group.lemma not in _JUDGING and not dies:
        return adjacent
    for i in range(place.first - 1, clause.group.last, -1):
        word = words[i]
        if word.low in AROUND and i < place.first - 1:
            happening = [m for m in range(i + 1, place.first) if noun_kind(words, m) is not None]
            owned = words[i + 1].low in _OWN and words[place.first - 1].pos is Pos.PREP
            return happening[0] if happening else i + 2 if owned and i + 2 < place.first - 1 else None
        asked = i > 0 and words[i - 1].low == "for" and _is_asked_for(words, clause, i - 1)
        if word.low in _OWN and i and words[i - 1].low in _WITH and not asked:
            # "began with his arrest at the airport in June"
            happening = [m for m in range(i + 1, place.first) if noun_kind(words, m) is not None]
            return happening[0] if happening else None
        if word.pos in (Pos.COMMA, Pos.QUOTE):
            return None
    return None


def _is_asked_for(words: Sequence[Word], clause: Clause, preposition: int) -> bool:
    """Tell whether what follows a "for" is only asked for: "called for his arrest", "a warrant for his arrest"."""
    if clause.group.lemma in _ASKING or words[preposition - 1].low in _PAPERS:
        return True
    issued = clause.group.passive and preposition == clause.group.last + 1
    return issued and any(words[i].low in _PAPERS for i in range(*clause.subject))


def noun_before(words: Sequence[Word], place: Place, floor: int) -> int | None:
    """Return the happening right before a time that its verb did not take: "convicted in 2010 of a murder in 1998"."""
    i = place.first - 1
    while i > floor and words[i].pos in (Pos.PREP, Pos.DET):
        i -= 1
    return i if i > floor and noun_kind(words, i) is not None else None


def is_range(timex: Timex) -> bool:
    """Tell whether an expression names a stretch from one date to another, or without an end."""
    return timex.date is not None and (timex.date.precision is Precision.RANGE or timex.date.end is None)
