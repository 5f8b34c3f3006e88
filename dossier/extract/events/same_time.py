"""What the other verbs of a sentence have of its date, by how their clauses hang together.

"the attack of 3 May on the harbour of Tarn that killed nine"; "a report issued on Monday said"; "marched on Friday,
demanding …"; "kidnapped a nurse and shot her driver on Monday"; "were killed and hundreds injured when …"; "met
on Friday with Roe, who promised …"; "was settled in 2011, with Orla paying a million"; "was arrested on 12 June and
charged". As in ``alongside``, what is not told anyway is not told for its date.
"""

from collections.abc import Callable, Sequence

from dossier.domain.dates import DateInterval, Extent
from dossier.domain.mentions import Timex
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.following_on import LASTING, LATER, tells_of_later
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.occasion_dates import BRINGING
from dossier.extract.events.sequels import is_past, went_on
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import Pos, Word

_DAY, _WEEK, _MONTH, _YEAR = 0, 6, 30, 365
"""The most days between the ends of a date that reaches a further verb."""
# What a happening does that has a date of its own, beside killing and destroying: "the coup that toppled him".
_STRIKING = BRINGING | frozenset(
    "leave hit strike rock oust depose cripple level shake kill claim rip tear blow shatter sink raze gut paralyse "
    "paralyze halt disrupt trap bury sweep wipe maim collapse burn".split()
)
_HARMED = frozenset("kill injure wound hurt die destroy damage maim burn gut".split())
_OCCURRING = frozenset("occur happen hit strike rock shake rip tear level gut begin start erupt explode".split())
_INSIDE = frozenset("in by during at".split())
_PAPERS = frozenset(
    "report reports statement statements article articles study survey letter message video tape recording transcript "
    "communique communiqué memo memorandum paper papers audit review editorial interview poll complaint lawsuit "
    "indictment filing verdict ruling address".split()
)
_ISSUED = frozenset("issue publish release broadcast air post file print unveil date send circulate".split())
_MEETING = frozenset("meet talk speak visit interview receive host greet brief address call phone telephone".split())
# Participles that stand for prepositions, or that tell what lasts or what has been.
_IDLE = frozenset(
    "include follow accord regard concern start begin depend base pend consider give see owe bar range involve "
    "barring exclude relate refer continue remain become own use intend aim plan hope aspire need require represent "
    "mark reflect suggest indicate imply end bear accuse blame cite call describe quote".split()
)
_SEIZED = frozenset("arrest detain".split())
_CHARGED = frozenset("charge indict".split())
# What may have come long before what is told behind it, or opens or ends a part of a life.
_APART = LASTING | frozenset(
    "bear graduate study marry divorce retire found create establish join start begin buy build hire elect appoint "
    "name nominate sue apply promote resign quit leave win lose sign plan prepare train convict sentence arrest "
    "detain charge indict try acquit jail release free escape flee steal die emigrate order ask refuse fail want "
    "decide agree promise announce say tell write accuse suspect know call see hear learn spend".split()
)
_BEGINNING = frozenset({"begin", "start"})
# What is said beside the verbs of saying, and what is done with a message.
_SPOKEN = frozenset(
    "reaffirm pledge assure praise thank express offer reiterate congratulate welcome condemn present explain".split()
)
_GIVING = frozenset("issue make give deliver repeat renew".split())
_REACHING = frozenset(
    "arrive come go travel fly walk return visit appear speak announce unveil present launch take bring move rush "
    "carry transfer drive gather rally march meet attend address lead escort land".split()
)
_NEAR = 9
_SUBJECT = 5
_LIVES = frozenset("bear marry die found establish grow bury raise retire graduate settle".split())
_Rule = Callable[["_Sentence", int], int | None]


class _Sentence:
    """The clauses of a sentence with the dates found so far."""

    def __init__(
        self, words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]
    ) -> None:
        self.words, self.clauses, self.dates, self.timexes = words, clauses, dates, timexes

    def index(self, k: int | None, longest: int) -> int | None:
        """Return the time of clause *k* where its ends lie at most *longest* days apart and it does not last."""
        if k is None:
            return None
        index = self.dates.clauses.get(k, self.dates.alongside.get(k))
        return index if index is not None and self.fits(index, longest) else None

    def fits(self, index: int, longest: int) -> bool:
        """Tell whether a time has two ends at most *longest* days apart, somewhere between which something happened."""
        date: DateInterval | None = self.timexes[index].core or self.timexes[index].date
        if date is None or date.start is None or date.end is None or date.extent is not Extent.WITHIN:
            return False
        return (date.end - date.start).days <= longest

    def has_time(self, k: int) -> bool:
        """Tell whether clause *k* names a time of its own."""
        clause = self.clauses[k]
        return any(word.pos is Pos.TIME for word in self.words[clause.start : clause.end])


def date_same_time(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]) -> None:
    """Note the time that dates each clause without one which tells of the same moment as a dated one beside it."""
    if len(clauses) < 2 or not (dates.clauses or dates.nouns):
        return
    sentence = _Sentence(words, clauses, dates, timexes)
    order = [*range(len(clauses)), *reversed(range(len(clauses)))]
    for k in order:
        if k in dates.clauses or k in dates.counted or k in dates.alongside or clauses[k].group.negated:
            continue
        for rule in _RULES:
            index = rule(sentence, k)
            if index is not None:
                dates.alongside[k] = index
                break


def _of_dated_noun(sentence: _Sentence, k: int) -> int | None:
    """Return the date of the happening that a relative clause describes: "the 3 May attack on Tarn that killed"."""
    words, clause = sentence.words, sentence.clauses[k]
    if not is_past(clause) or clause.group.copula or tells_of_later(words, sentence.clauses, k):
        return None
    mark = next((i for i in range(clause.start, clause.group.first) if words[i].low in {"that", "which"}), 0)
    if mark < 2:
        return None
    inside = words[mark - 1].low in {"in", "during"}
    if not inside and (clause.group.passive or clause.group.lemma not in _STRIKING):
        return None
    if inside and clause.group.lemma in LASTING | _LIVES - {"die"}:
        return None
    subject_apart = any(words[i].pos in (Pos.NOUN, Pos.NAME, Pos.PRON) for i in range(mark + 1, clause.group.first))
    if not inside and subject_apart:
        return None
    at = mark - 1 if inside else mark
    index = _dated_before(sentence, at)
    return index if index is not None and sentence.fits(index, _YEAR) else None


def _dated_before(sentence: _Sentence, end: int) -> int | None:
    """Return the date of the happening named last before word *end*, with nothing but its phrases between."""
    words, nouns = sentence.words, sentence.dates.nouns
    for i in range(end - 1, max(end - 16, -1), -1):
        if i in nouns:
            return nouns[i]
        pos = words[i].pos
        if pos in (Pos.VERB, Pos.SUB, Pos.REL, Pos.THAT, Pos.AND, Pos.QUOTE, Pos.BE, Pos.HAVE, Pos.PRON):
            return None
        compound = i > 0 and (i - 1 in nouns or (words[i - 1].pos is Pos.NOUN and i - 2 in nouns))
        if pos is Pos.NOUN and noun_kind(words, i) is not None and not compound:
            return None
    return None


def _harmed_in(sentence: _Sentence, k: int) -> int | None:
    """Return the date of "were wounded in the blast that hit their bus on Monday" for the wounded."""
    words, clause = sentence.words, sentence.clauses[k]
    harmed = clause.group.lemma in _HARMED and is_past(clause) and (clause.group.passive or clause.group.lemma == "die")
    if not harmed or sentence.has_time(k) or k + 1 >= len(sentence.clauses):
        return None
    after = sentence.clauses[k + 1]
    mark = after.group.first - 1
    if words[mark].low not in {"that", "which"} or after.group.lemma not in _OCCURRING or not is_past(after):
        return None
    inside = any(word.low in _INSIDE for word in words[clause.group.last + 1 : mark - 1])
    return sentence.index(k + 1, _YEAR) if inside else None


def _says_in_paper(sentence: _Sentence, k: int) -> int | None:
    """Return the date of "a report issued on Monday said", "In a message aired on Monday, Roe urged"."""
    words, clauses = sentence.words, sentence.clauses
    clause, before = clauses[k], clauses[k - 1] if k else None
    if before is None or before.link is not Link.PARTICIPLE or clause.link not in (Link.ROOT, Link.AND, Link.CONTENT):
        return None
    group = clause.group
    says = group.lemma in triggers().saying and group.finite and not (group.passive or group.perfect or group.modal)
    if not says or before.group.lemma not in _ISSUED or not before.group.bare or sentence.has_time(k):
        return None
    noun = before.group.first - 1
    while noun >= before.start and words[noun].low not in _PAPERS and before.group.first - noun < _NEAR:
        noun -= 1  # "a report on the fire issued on Monday"
    if noun < before.start or words[noun].low not in _PAPERS:
        return None
    own = any(words[i].pos in (Pos.NOUN, Pos.NAME, Pos.PRON) for i in range(clause.start, group.first))
    if own:
        first = next((i for i in range(noun, -1, -1) if words[i].pos is Pos.PREP), 0)
        opens = first <= 1 and words[first].low in {"in", "during"} and words[clause.start].pos is Pos.COMMA
        if not (opens and is_past(clause)):
            return None
    return sentence.index(k - 1, _MONTH)


def _beside_participle(sentence: _Sentence, k: int) -> int | None:
    """Return the date of what somebody did as he did what is dated: "marched on Friday, demanding …"."""
    words, clause = sentence.words, sentence.clauses[k]
    group, parent = clause.group, clause.parent
    if group.form != "i" or group.finite or group.perfect or parent is None or group.passive:
        return None
    main = sentence.clauses[parent]
    if clause.link is Link.GERUND:
        begun = main.group.lemma in _BEGINNING and group.first == main.group.last + 1
        return sentence.index(parent, _YEAR) if begun and not sentence.has_time(k) else None
    if main.group.copula or main.group.modal or main.group.last > group.first or group.lemma in LASTING | _IDLE:
        return None
    if tells_of_later(words, sentence.clauses, k):
        return None
    longest = _YEAR if group.lemma in triggers().saying else _WEEK
    if clause.link is Link.AND:
        # "entered the village, capturing nine men and killing two"
        return sentence.index(parent, longest) if main.group.form == "i" and not main.group.finite else None
    told = is_past(main) or (main.group.perfect and main.group.finite) or parent in sentence.dates.alongside
    if clause.link is not Link.PARTICIPLE or main.group.negated or not told:
        return None
    before = words[group.first - 1]
    if before.pos is Pos.ADV and before.low not in LATER:
        before = words[group.first - 2]
    if before.pos is Pos.COMMA:
        return sentence.index(parent, longest)
    opening = next((i for i in range(group.first - 1, main.group.last, -1) if words[i].low == "with"), 0)
    paid = opening > 1 and words[opening - 1].pos is Pos.COMMA and group.first - opening <= _SUBJECT
    return sentence.index(parent, _YEAR) if paid and not clause.shared else None


def _in_front(sentence: _Sentence, k: int) -> int | None:
    """Return the date that closes two deeds of one doer: "kidnapped a nurse and shot her driver on Monday"."""
    clauses, clause = sentence.clauses, sentence.clauses[k]
    after = k + 1
    if after >= len(clauses) or clauses[after].parent != k or clauses[after].link is not Link.AND:
        return None
    second, group = clauses[after], clause.group
    index = sentence.dates.clauses.get(after)
    if index is None or sentence.has_time(k) or not (is_past(clause) and is_past(second)):
        return None
    place = next((i for i in range(second.start, second.end) if sentence.words[i].timex == index), None)
    both_harmed = group.lemma in _HARMED and second.group.lemma in _HARMED
    if both_harmed and (second.shared or second.group.bare):
        return sentence.index(after, _YEAR)
    if place is None or place < second.group.last or not second.shared or group.passive is not second.group.passive:
        return None
    if group.lemma in _APART or second.group.lemma in _APART or group.copula or second.group.copula:
        return None
    timed = any(word.low in LATER for word in sentence.words[second.start : place])
    return None if timed else sentence.index(after, _WEEK)


def _as_it_went(sentence: _Sentence, k: int) -> int | None:
    """Return the day of "died in a blast as they crossed the bridge on Tuesday", "was sleeping when it fell in"."""
    clauses, clause = sentence.clauses, sentence.clauses[k]
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    if after is None or after.link is not Link.SUB or after.parent != k or not after.group.finite:
        return None
    if sentence.has_time(k) or clause.group.copula or after.group.copula or clause.link is Link.SUB:
        return None
    if after.group.lemma in triggers().saying or clause.group.lemma in triggers().saying:
        return None
    going_on = went_on(clause) and after.marker == "when" and is_past(after)
    lasting = LASTING | _LIVES - {"die"}
    at_once = is_past(clause) and clause.group.lemma not in lasting and after.marker in {"as", "while"}
    at_once = at_once and (went_on(after) or (is_past(after) and after.group.lemma not in lasting))
    return sentence.index(k + 1, _DAY) if going_on or at_once else None


def _said_there(sentence: _Sentence, k: int) -> int | None:
    """Return the date of "met on Friday with Roe, who promised …"."""
    clause, parent = sentence.clauses[k], sentence.clauses[k].parent
    if clause.link is not Link.RELATIVE or clause.marker not in {"who", ","} or parent is None or not is_past(clause):
        return None
    main = sentence.clauses[parent]
    said = clause.group.lemma in triggers().saying | _SPOKEN and not clause.group.passive
    who = any(word.low == "who" for word in sentence.words[clause.start : clause.group.first])
    if not (said and who and is_past(main)) or main.group.lemma not in _MEETING:
        return None
    return None if tells_of_later(sentence.words, sentence.clauses, k) else sentence.index(parent, _WEEK)


def _said_in_message(sentence: _Sentence, k: int) -> int | None:
    """Return the date of "issued the threat in a message that was aired on Monday"."""
    words, clause = sentence.words, sentence.clauses[k]
    says = clause.group.lemma in triggers().saying | _SPOKEN | _GIVING
    if not (says and is_past(clause)) or sentence.has_time(k) or k + 1 >= len(sentence.clauses):
        return None
    made = sentence.clauses[k + 1]
    known = made.link is Link.RELATIVE and made.group.passive and made.group.lemma in _ISSUED and is_past(made)
    mark = made.group.first - 1
    if not known or words[mark].low not in {"that", "which"}:
        return None
    paper = mark - 1 - (words[mark - 1].pos is Pos.COMMA)
    inside = any(word.low in {"in", "on"} for word in words[max(paper - _SUBJECT, clause.group.last + 1) : paper])
    return sentence.index(k + 1, _MONTH) if words[paper].low in _PAPERS and inside else None


def _where_he_went(sentence: _Sentence, k: int) -> int | None:
    """Return the day of "flew to Oslo on Monday, where she addressed the crowd"."""
    words, clause, parent = sentence.words, sentence.clauses[k], sentence.clauses[k].parent
    if clause.link is not Link.RELATIVE or clause.marker not in {"where", ","} or parent is None or not is_past(clause):
        return None
    main, group = sentence.clauses[parent], clause.group
    mark = next((i for i in range(clause.start, group.first) if words[i].low == "where"), 0)
    if mark < 1 or words[mark - 1].pos is not Pos.COMMA or words[mark + 1].pos is not Pos.PRON:
        return None
    reached = main.group.lemma in _REACHING and is_past(main)
    away = any(word.low == "from" for word in words[main.group.last + 1 : mark])
    if not reached or away or group.copula or group.lemma in _APART - triggers().saying - {"sign"}:
        return None
    return None if tells_of_later(words, sentence.clauses, k) else sentence.index(parent, _DAY)


def _charged_too(sentence: _Sentence, k: int) -> int | None:
    """Return the date of "was arrested at the airport on 12 June and charged"."""
    clause, parent = sentence.clauses[k], sentence.clauses[k].parent
    if clause.link is not Link.AND or not clause.shared or parent is None or not clause.group.passive:
        return None
    main = sentence.clauses[parent]
    pair = main.group.lemma in _SEIZED and clause.group.lemma in _CHARGED and main.group.passive
    if not pair or not (is_past(main) and is_past(clause)):
        return None
    between = sentence.words[main.group.last + 1 : clause.group.first]
    if any(word.low in LATER for word in between) or tells_of_later(sentence.words, sentence.clauses, k):
        return None
    return sentence.index(parent, _MONTH)


_RULES: tuple[_Rule, ...] = (
    _of_dated_noun,
    _harmed_in,
    _says_in_paper,
    _beside_participle,
    _in_front,
    _as_it_went,
    _said_there,
    _said_in_message,
    _where_he_went,
    _charged_too,
)
