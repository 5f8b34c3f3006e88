"""What went on together with a dated happening of its sentence, and is told only by that date.

"Parading the suspects on Tuesday, the commander said …"; "Roe, reached by telephone on 18 June, denied …"; "In an
email dated 14 May, she told …"; "was burnt in May when the battery caught fire"; "told me when I visited him in May";
"Saturday's blockade, in which a woman broke a hip"; "on Friday, when he is expected to speak".
"""

from collections.abc import Sequence

from dossier.domain.dates import DateInterval, Extent
from dossier.domain.mentions import Timex
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.following_on import LASTING, LATER, tells_of_later
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.sequels import is_past
from dossier.extract.events.words import Pos, Word

_MONTH = 31
# How somebody was asked: what he then says or refuses was said there.
_ASKED = frozenset(
    "reach contact interview question ask telephone phone approach confront quote visit call summon invite".split()
)
# What somebody does who then says something: "speaking in Oslo on Friday".
_SPEAKING = frozenset(
    "speak talk appear address testify write announce present launch unveil parade open close visit attend brief "
    "comment react respond give deliver hold".split()
)
_PAPERS = frozenset(
    "email e-mail letter memo message note statement post tweet report affidavit filing interview speech complaint "
    "column article indictment ruling verdict decision notice".split()
)
_DATED = frozenset("date sign send write publish post record issue file broadcast release print give".split())
_ANSWERING = frozenset("deny refuse decline reject confirm admit insist call say tell dismiss promise vow".split())
_LOOKING = frozenset(
    "examine inspect search test check audit review visit treat enter board raid climb comb sweep exhume".split()
)
_INSIDE = frozenset("aboard inside ashore in into onto under".split())
_FINDING = frozenset("find discover see notice note detect uncover count record photograph".split())
_BIRTHS = frozenset("bear marry found establish grow".split())
# What strikes at once: what is told beside it came of it.
BLOWS = frozenset(
    "storm raid attack shoot bomb shell ambush seize hit strike crash collapse explode burn search break overrun "
    "capture collide capsize sink derail erupt".split()
)
_AFTERWARDS = frozenset(
    "convict sentence acquit try charge indict sue jail imprison execute release appeal win lose die marry hang "
    "elect".split()
)
_DESCRIBING = frozenset(
    "accuse suspect know call name bear base dress describe believe age own marry raise wear make build".split()
)
_HARM = frozenset("die kill injure wound hurt treat burn suffocate drown hospitalise hospitalize".split())
_OPENING = 5
_OF_DAY = 2
_NEAR = 12


def stand_together(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]) -> None:
    """Note the time expression that dates each clause without one, where it tells of one occasion with a dated one."""
    for k in range(len(clauses)):
        if k in dates.clauses or k in dates.counted:
            continue
        index = (
            _after_opening(words, clauses, dates, k, timexes)
            or _in_paper(words, clauses, dates, k)
            or _on_looking(words, clauses, dates, k)
            or _in_a_row(words, clauses, dates, k, timexes)
            or _beside_blow(words, clauses, dates, k, timexes)
            or _harm_of_blow(words, clauses, dates, k, timexes)
            or _by_act_of_day(words, clauses, k, timexes)
            or _inside_noun(words, clauses, k)
            or _when_visited(clauses, dates, k, timexes)
            or _when_it_was(words, clauses, dates, k, timexes)
        )
        if index is not None:
            dates.clauses[k] = index[0]
            dates.core.add(k)
    _move_to_plans(clauses, dates)


def _after_opening(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> tuple[int] | None:
    """Return the day of a participle before clause *k* with its subject, for what that one then says or does."""
    clause = clauses[k]
    if not k or not is_past(clause) or clause.group.copula or clause.group.lemma in LASTING:
        return None
    before = clauses[k - 1]
    if before.link is not Link.PARTICIPLE or k - 1 not in dates.clauses or before.group.perfect:
        return None
    day = _when(timexes, dates, k - 1)
    if day is None or not day.is_day or clause.link not in (Link.ROOT, Link.SOURCE):
        return None
    fronted = k == 1 and before.group.first <= 1 and words[clause.start].pos is Pos.COMMA
    inserted = words[before.group.first - 1].pos is Pos.COMMA and words[clause.start].pos is Pos.COMMA
    speaks = clause.group.lemma in triggers().saying | _ANSWERING
    asked = before.group.form != "i" and before.group.lemma in _ASKED
    speaking = before.group.form == "i" and before.group.lemma in _SPEAKING
    if not (speaks and (fronted or inserted) and (asked or speaking)):
        return None
    return (dates.clauses[k - 1],)


def _in_paper(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int) -> tuple[int] | None:
    """Return the date of "In one email, dated 14 May, she told him": what is said in a paper has its date."""
    clause = clauses[k]
    if k != 1 or 0 not in dates.clauses or clause.group.lemma not in triggers().saying | _ANSWERING:
        return None
    first = clauses[0].group
    opens = words[0].low == "in" and first.lemma in _DATED and first.form in "dn" and is_past(clause)
    named = any(word.low in _PAPERS for word in words[1 : first.first])
    return (dates.clauses[0],) if opens and named and words[clause.start].pos is Pos.COMMA else None


def _on_looking(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int) -> tuple[int] | None:
    """Return the date of "a doctor who examined her in May found bruises"."""
    before = clauses[k - 1] if k else None
    if before is None or before.link is not Link.RELATIVE or k - 1 not in dates.clauses or not is_past(before):
        return None
    entered = before.group.lemma == "go" and words[before.group.last + 1].low in _INSIDE
    looked = (before.group.lemma in _LOOKING or entered) and clauses[k].group.lemma in _FINDING
    found = looked and is_past(clauses[k]) and clauses[k].link is Link.ROOT
    return (dates.clauses[k - 1],) if found else None


def _in_a_row(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> tuple[int] | None:
    """Return the day of "was detained on Thursday as he landed, taken to Cork and questioned" for what follows."""
    clause = clauses[k]
    head = k
    if clause.link is Link.AND and clause.group.bare and clause.group.form == "n" and k:
        head = k - 1
    row, last = clauses[head], clauses[head + 1] if head + 1 < len(clauses) else None
    opens = row.link is Link.PARTICIPLE and row.group.bare and row.group.form == "n" and row.shared
    joined = last is not None and last.link is Link.AND and last.group.bare and last.parent == head
    if not (opens and joined) or words[row.start].pos is not Pos.COMMA or row.group.lemma in _DESCRIBING:
        return None
    timed = any(w.timex is not None and timexes[w.timex].date is not None for w in words[clause.start : clause.end])
    later = any(w.low in LATER for w in words[row.start : clause.end])
    if words[row.group.first - 1].pos is not Pos.COMMA or timed or later:
        return None
    first = next((i for i in range(head - 1, -1, -1) if clauses[i].group.passive and clauses[i].group.finite), None)
    if first is None or first not in dates.clauses or not is_past(clauses[first]):
        return None
    if clauses[first].group.lemma in _AFTERWARDS:
        return None  # "was acquitted on the 28th, moved to Lyon and forgotten"
    day = _when(timexes, dates, first)
    return (dates.clauses[first],) if day is not None and day.is_day else None


def _beside_blow(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> tuple[int] | None:
    """Return the date of "Rebels stormed the town on 4 March, and the governor fled": what a blow is told with."""
    clause, parent = clauses[k], clauses[k].parent
    if clause.link is not Link.AND or clause.shared or parent is None or parent not in dates.clauses:
        return None
    main, group = clauses[parent], clause.group
    if main.group.lemma not in BLOWS or not (is_past(main) and is_past(clause)) or group.copula or group.perfect:
        return None
    if group.lemma in LASTING | _BIRTHS | _AFTERWARDS or group.progressive or tells_of_later(words, clauses, k):
        return None
    date = _when(timexes, dates, parent)
    if date is None or date.start is None or date.end is None or (date.end - date.start).days > _MONTH:
        return None
    return (dates.clauses[parent],)


def _harm_of_blow(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> tuple[int] | None:
    """Return the date of "On 9 March a fire broke out in the hotel; eleven people died": what harm came of a blow."""
    clause = clauses[k]
    harmed = clause.link in (Link.ROOT, Link.AND) and clause.group.lemma in _HARM and is_past(clause)
    main = next((i for i in range(k - 1, -1, -1) if clauses[i].link is Link.ROOT), None)
    if not harmed or main is None or main not in dates.clauses or tells_of_later(words, clauses, k):
        return None
    joined = words[clause.start].low == ";" or (clause.link is Link.AND and not clause.shared)
    if not joined or clauses[main].group.lemma not in BLOWS | _HARM or not is_past(clauses[main]):
        return None
    day = _when(timexes, dates, main)
    return (dates.clauses[main],) if day is not None and day.is_day else None


def _by_act_of_day(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, timexes: Sequence[Timex]
) -> tuple[int] | None:
    """Return the day of "As a result of today's action, all their property is blocked"."""
    clause, group = clauses[k], clauses[k].group
    led = clause.start == 0 and group.first > _OPENING and [w.low for w in words[:3]] == ["as", "a", "result"]
    if not led or not group.present or not group.passive or group.perfect or group.modal:
        return None
    owner = next((i for i in range(3, min(group.first, _NEAR)) if words[i].timex is not None), 0)
    comma = next((i for i in range(owner, group.first) if words[i].pos is Pos.COMMA), 0)
    index = words[owner].timex
    act = words[owner + 1 : comma]
    if index is None or len(act) < _OF_DAY or act[0].pos is not Pos.POSS or act[-1].pos is not Pos.NOUN:
        return None
    date = timexes[index].date
    return (index,) if date is not None and date.is_day else None


def _inside_noun(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int] | None:
    """Return the date of the noun in "Saturday's blockade of the bridge, in which a woman broke a hip"."""
    clause = clauses[k]
    if clause.link is not Link.RELATIVE or not is_past(clause) or clause.group.copula:
        return None
    mark = next((i for i in range(clause.start, clause.group.first) if words[i].low == "which"), 0)
    if mark < 3 or words[mark - 1].low not in {"in", "at", "during"} or words[mark - 2].pos is not Pos.COMMA:
        return None
    for i in range(mark - 3, max(mark - _NEAR, 0), -1):
        if words[i].pos in (Pos.VERB, Pos.COMMA, Pos.REL, Pos.SUB):
            return None
        index = words[i].timex
        after = words[i + 1]
        if index is not None and (after.pos is Pos.POSS or after.pos in (Pos.NOUN, Pos.ADJ)):
            return (index,)
        if index is not None:
            return None
    return None


def _when_visited(clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]) -> tuple[int] | None:
    """Return the date of "he told me when I visited him in January"."""
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    if after is None or after.link is not Link.SUB or after.marker != "when" or after.parent != k:
        return None
    said = clauses[k].group.lemma in triggers().saying and is_past(clauses[k])
    if not said or k + 1 not in dates.clauses or k + 1 in dates.core or not is_past(after) or after.group.copula:
        return None
    return (dates.clauses[k + 1],) if _when(timexes, dates, k + 1) is not None else None


def _when_it_was(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> tuple[int] | None:
    """Return the date of what "when" tells behind a happening: "was burnt in May when the battery caught fire"."""
    clause, parent = clauses[k], clauses[k].parent
    if clause.link is not Link.SUB or clause.marker != "when" or parent is None or parent not in dates.clauses:
        return None
    main = clauses[parent]
    if not (is_past(clause) and is_past(main)) or clause.group.copula or main.group.copula or clause.start < main.start:
        return None
    lasts = clause.group.progressive or clause.group.lemma in LASTING | _BIRTHS
    if lasts or main.group.lemma in triggers().saying | _BIRTHS or tells_of_later(words, clauses, k):
        return None
    date = _when(timexes, dates, parent)
    if date is None or date.start is None or date.end is None or (date.end - date.start).days > _MONTH:
        return None
    return (dates.clauses[parent],)


def _move_to_plans(clauses: Sequence[Clause], dates: Dates) -> None:
    """Give the day of "tomorrow, when he is expected to speak" to what is expected."""
    for k in list(dates.clauses):
        group, after = clauses[k].group, clauses[k + 1] if k + 1 < len(clauses) else None
        expects = group.present and group.passive and group.lemma in {"expect", "schedule", "set"}
        follows = after is not None and after.link is Link.INFINITIVE and after.group.first == group.last + 1
        if expects and follows and k + 1 not in dates.clauses:
            dates.clauses[k + 1] = dates.clauses.pop(k)
            if k in dates.core:
                dates.core.add(k + 1)


def _when(timexes: Sequence[Timex], dates: Dates, k: int) -> DateInterval | None:
    """Return the date of clause *k* without its preposition, None where it is open or lasts."""
    timex = timexes[dates.clauses[k]]
    date = timex.core or timex.date
    if date is None or date.start is None or date.end is None or date.extent is not Extent.WITHIN:
        return None
    return date
