"""What the other verbs of a sentence have of its date, by how their clauses hang together.

"a report issued on Monday said"; "marched on Friday, demanding …"; "kidnapped a nurse and shot her driver on Monday";
"were killed and hundreds injured when …"; "met on Friday with Roe, who promised …"; "was settled in 2011, with Orla
paying a million"; "was arrested on 12 June and charged"; "stormed a bus carrying workers on Monday". As in
``alongside``, what is not told anyway is not told for its date.
"""

from collections.abc import Callable, Sequence

from dossier.domain.mentions import Timex
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.following_on import LASTING, LATER, tells_of_later
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.same_occasion import OCCASION_RULES
from dossier.extract.events.sequels import is_past, went_on
from dossier.extract.events.timed_sentence import DAY, MONTH, WEEK, YEAR, TimedSentence
from dossier.extract.events.times_of_nouns import HARMED, brought_about, harmed_in, of_dated_noun
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import NOMINAL, Pos, Word

_PAPERS = frozenset(
    "report reports statement statements article articles study survey letter message video tape recording transcript "
    "communique communiqué memo memorandum paper papers audit review editorial interview poll complaint lawsuit "
    "indictment filing verdict ruling address comments remarks posting blog column broadcast speech footage".split()
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
# "was convicted in 2011, of robbery, and sent to prison".
_FOUND_GUILTY = frozenset("convict court-martial".split())
_PUNISHED = frozenset("send sentence jail imprison fine condemn banish".split())
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
# Past participles that say what a thing is like, and when that happened to it no more than the verb before.
_DESCRIBING = frozenset("aim contaminate lace fill direct target".split())
# Of these the day may be their own: "a letter dating from Monday".
_UNSURE = frozenset("date claim say follow include begin start end expire come return arrive".split())
_WISHING = frozenset("demand insist ask request urge propose recommend suggest".split())
_THINGS = frozenset({*NOMINAL, Pos.DET, Pos.POSS, Pos.ADJ, Pos.NUM, Pos.AND, Pos.PREP})
# What is told without its "was" in such a list: "and two guards arrested".
_SEIZING = frozenset("arrest detain seize search freeze confiscate take close impound raid charge question".split())
# What comes long after.
_JUDGED = frozenset("convict sentence acquit try execute jail imprison release appeal bury elect".split())
# Of what somebody does while others come for him: "was arrested as he waited for a flight on 3 May".
_WAITING = frozenset("wait sit sleep stand lie queue eat drink rest shelter hide".split())
_AWAY = frozenset("from after following before ahead".split())
_APART_FROM = frozenset("with without until till since by before after".split())
_NEAR = 9
_SUBJECT = 5
_LIVES = frozenset("bear marry die found establish grow bury raise retire graduate settle".split())
_Rule = Callable[[TimedSentence, int], int | None]


def date_same_time(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]) -> None:
    """Note the time that dates each clause without one which tells of the same moment as a dated one beside it."""
    if not dates.nouns and (len(clauses) < 2 or not dates.clauses):
        return
    sentence = TimedSentence(words, clauses, dates, timexes)
    order = [*range(len(clauses)), *reversed(range(len(clauses)))]
    for k in order:
        if k in dates.clauses or k in dates.counted or k in dates.alongside or clauses[k].group.negated:
            continue
        for rule in _RULES:
            index = rule(sentence, k)
            if index is not None:
                dates.alongside[k] = index
                break


def _says_in_paper(sentence: TimedSentence, k: int) -> int | None:
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
    return sentence.index(k - 1, MONTH)


def _beside_participle(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of what somebody did as he did what is dated: "marched on Friday, demanding …"."""
    words, clause = sentence.words, sentence.clauses[k]
    group, parent = clause.group, clause.parent
    if group.form != "i" or group.finite or group.perfect or parent is None or group.passive:
        return None
    main = sentence.clauses[parent]
    if clause.link is Link.GERUND:
        begun = main.group.lemma in _BEGINNING and group.first == main.group.last + 1
        index = sentence.index(parent, YEAR) if begun else None
        return None if index is None or sentence.has_other_time(k, index) else index
    if main.group.copula or main.group.modal or main.group.last > group.first or group.lemma in LASTING:
        return None
    calls = group.lemma == "call" and group.last + 1 < len(words) and words[group.last + 1].low in {"on", "for"}
    if group.lemma in _IDLE and not calls:
        return None
    if tells_of_later(words, sentence.clauses, k):
        return None
    says = calls or group.lemma in triggers().saying
    if main.group.lemma in triggers().plain and not says:
        return None  # what is said may have it: "said the two share the goal of helping, spreading hope"
    over = sentence.clauses[main.parent] if main.link is Link.CONTENT and main.parent is not None else None
    if says and over is not None and is_past(over):
        return None  # "denied that he had met them in May, saying": who denies it says so
    longest = YEAR if says else WEEK
    if clause.link is Link.AND:
        # "entered the village, capturing nine men and killing two"
        ends = next((i for i in range(group.first - 1, main.group.last, -1) if words[i].pos is Pos.AND), 1)
        both = main.group.form == "i" and not main.group.finite and words[ends - 1].pos is not Pos.ADJ
        return sentence.index(parent, longest) if both else None
    told = is_past(main) or (main.group.perfect and main.group.finite) or parent in sentence.dates.alongside
    if clause.link is not Link.PARTICIPLE or main.group.negated or not told:
        return None
    before = words[group.first - 1]
    if before.pos is Pos.ADV and before.low not in LATER:
        before = words[group.first - 2]
    said = before.pos is Pos.TIME and words[group.first - 1] is before and clause.shared
    if before.pos is Pos.COMMA or (said and says and main.group.lemma in _GIVING | _ISSUED):
        return sentence.index(parent, longest)
    opening = next((i for i in range(group.first - 1, main.group.last, -1) if words[i].low == "with"), 0)
    paid = opening > 1 and words[opening - 1].pos is Pos.COMMA and group.first - opening <= _SUBJECT
    return sentence.index(parent, YEAR) if paid and not clause.shared else None


def _in_front(sentence: TimedSentence, k: int) -> int | None:
    """Return the date that closes deeds of one doer: "kidnapped a nurse and shot her driver on Monday"."""
    clauses, clause = sentence.clauses, sentence.clauses[k]
    after = k + 1
    if after >= len(clauses) or clauses[after].parent != k or clauses[after].link is not Link.AND:
        return None
    second, group = clauses[after], clause.group
    lent = sentence.dates.alongside.get(after)
    index = sentence.dates.clauses.get(after, lent)
    if index is None or sentence.has_time(k) or not (is_past(clause) and is_past(second)):
        return None
    if group.lemma in HARMED and second.group.lemma in HARMED and (second.shared or group.passive):
        return sentence.index(after, YEAR)
    if not second.shared or group.passive or second.group.passive or group.copula or second.group.copula:
        return None
    if group.lemma in _APART or second.group.lemma in _APART:
        return None
    place = next((i for i in range(second.group.last, second.end) if sentence.words[i].timex == index), None)
    if place is None and lent is None:
        return None
    timed = any(word.low in LATER for word in sentence.words[second.start : place or second.end])
    return None if timed else sentence.index(after, WEEK)


def _as_it_went(sentence: TimedSentence, k: int) -> int | None:
    """Return the day of "died in a blast as they crossed the bridge on Tuesday", "was sleeping when it fell in"."""
    clauses, clause = sentence.clauses, sentence.clauses[k]
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    if after is None or after.parent != k:
        return None
    if after.link is Link.GERUND and after.marker in {"while", "when", "as"} and after.group.form == "i":
        plain = is_past(clause) and clause.group.passive and not sentence.has_time(k) and not clause.group.copula
        return sentence.index(k + 1, DAY) if plain else None  # "was arrested while boarding a plane on 3 May"
    if after.link is not Link.SUB or not after.group.finite:
        return None
    if sentence.has_time(k) or clause.group.copula or after.group.copula or clause.link is Link.SUB:
        return None
    over = clauses[clause.parent].group.lemma if clause.link is Link.CONTENT and clause.parent is not None else ""
    if over in _WISHING:
        return None  # "demanded that Roe quit as …"
    if after.group.lemma in triggers().saying or clause.group.lemma in triggers().saying:
        return None
    going_on = went_on(clause) and after.marker == "when" and is_past(after)
    lasting = LASTING | _LIVES - {"die"}
    at_once = is_past(clause) and clause.group.lemma not in lasting and after.marker in {"as", "while"}
    waited = after.group.lemma in _WAITING and clause.group.passive
    at_once = at_once and (went_on(after) or (is_past(after) and (waited or after.group.lemma not in lasting)))
    return sentence.index(k + 1, DAY) if going_on or at_once else None


def _going_on(sentence: TimedSentence, k: int) -> int | None:
    """Return the day of "a mine killed nine people on Friday as they were travelling to a shrine"."""
    clause, parent = sentence.clauses[k], sentence.clauses[k].parent
    if clause.link is not Link.SUB or clause.marker not in {"as", "while", "when"} or parent is None:
        return None
    main = sentence.clauses[parent]
    held = clause.group.lemma == "hold" and is_past(clause) and clause.marker in {"as", "while"}
    held = held and any(noun_kind(sentence.words, i) for i in range(clause.group.last + 1, clause.end))
    if not (went_on(clause) or held) or not is_past(main) or main.group.lemma in triggers().saying:
        return None
    if main.group.copula or clause.start < main.group.first or tells_of_later(sentence.words, sentence.clauses, k):
        return None
    return sentence.index(parent, DAY)


def _over_participle(sentence: TimedSentence, k: int) -> int | None:
    """Return the day behind a participle that only describes: "stormed a bus carrying workers on Monday"."""
    words, clause = sentence.words, sentence.clauses[k]
    if k + 1 >= len(sentence.clauses) or sentence.has_time(k) or not is_past(clause) or clause.group.copula:
        return None
    after = sentence.clauses[k + 1]
    group = after.group
    described = group.form == "i" and not (group.finite or group.perfect or group.passive)
    described = described or (group.bare and group.form == "n" and group.lemma in _DESCRIBING)
    before = group.first - 1 - (words[group.first - 1].pos is Pos.ADV)
    if after.link is not Link.PARTICIPLE or after.parent != k or not described or words[before].pos is not Pos.NOUN:
        return None
    if before <= clause.group.last or clause.group.lemma in _APART | triggers().saying or group.lemma in _UNSURE:
        return None
    index = sentence.dates.clauses.get(k + 1)
    if index is None or sentence.has_other_time(k + 1, index):
        return None
    place = next((i for i in range(after.start, after.end) if words[i].timex == index), 0)
    apart = any(word.low in _APART_FROM for word in words[clause.group.last + 1 : max(place, 0)])
    return sentence.index(k + 1, WEEK) if place > group.last and not apart else None


def _in_list(sentence: TimedSentence, k: int) -> int | None:
    """Return the day that opens a list: "Yesterday, Lund beat Tarn; Oslo beat Cork; and Alm lost to Elko"."""
    words, clauses, clause = sentence.words, sentence.clauses, sentence.clauses[k]
    first = clauses[0]
    index = sentence.dates.clauses.get(0)
    if not k or index is None or clause.link not in (Link.ROOT, Link.AND) or clause.group.perfect:
        return None
    place = next((i for i in range(min(first.group.first, _SUBJECT)) if words[i].timex == index), None)
    if place is None or any(words[i].pos in (Pos.NOUN, Pos.NAME, Pos.PRON) for i in range(place)):
        return None
    start = next((i for i in range(clause.group.first, 0, -1) if words[i].low == ";"), 0)
    if start < first.group.last or any(start < c.group.first < clause.group.first for c in clauses):
        return None
    if not (is_past(first) and is_past(clause)) or clause.group.copula or clause.group.lemma in LASTING | _LIVES:
        return None
    lead = words[start : clause.group.first]
    if any(word.low in LATER or word.pos in (Pos.TIME, Pos.QUOTE) for word in lead):
        return None
    if first.group.lemma in triggers().saying or tells_of_later(words, clauses, k):
        return None
    return sentence.index(0, DAY)


def _in_passive_row(sentence: TimedSentence, k: int) -> int | None:
    """Return the day of "Her passport was seized on 4 April, her accounts were frozen and a guard was arrested"."""
    words, clauses, first = sentence.words, sentence.clauses, k
    while first and _is_in_row(sentence, first):
        first -= 1
    head = clauses[first]
    listed = first < k and words[clauses[first + 1].start].pos is Pos.COMMA and clauses[first + 1].marker != "and"
    told = head.link in (Link.ROOT, Link.AND) and head.group.passive and head.group.finite and is_past(head)
    if not (listed and told) or head.group.perfect or tells_of_later(words, clauses, k):
        return None
    return sentence.index(first, DAY)


def _is_in_row(sentence: TimedSentence, k: int) -> bool:
    """Tell whether clause *k* goes on with a list of what was done: another thing and another passive verb."""
    words, clause, group = sentence.words, sentence.clauses[k], sentence.clauses[k].group
    opens = words[clause.start].pos in (Pos.COMMA, Pos.AND) and clause.link in (Link.ROOT, Link.AND)
    behind = words[group.last + 1].pos if group.last + 1 < len(words) else Pos.PUNCT
    gapped = group.form in "dn" and group.lemma in _SEIZING and behind in (Pos.AND, Pos.PUNCT, Pos.COMMA)
    if (
        not opens
        or not (group.passive or gapped)
        or not group.finite
        or group.perfect
        or group.negated
        or not is_past(clause)
    ):
        return False
    lead = words[clause.start + 1 : group.first]
    plain = bool(lead) and all(w.pos in _THINGS for w in lead) and any(w.pos in NOMINAL for w in lead)
    return plain and not sentence.has_time(k) and group.lemma not in _JUDGED | LASTING


def _said_there(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of "met on Friday with Roe, who promised …"."""
    clause, parent = sentence.clauses[k], sentence.clauses[k].parent
    if clause.link is not Link.RELATIVE or clause.marker not in {"who", ","} or parent is None or not is_past(clause):
        return None
    main = sentence.clauses[parent]
    said = clause.group.lemma in triggers().saying | _SPOKEN and not clause.group.passive
    who = any(word.low == "who" for word in sentence.words[clause.start : clause.group.first])
    if not (said and who and is_past(main)) or main.group.lemma not in _MEETING:
        return None
    return None if tells_of_later(sentence.words, sentence.clauses, k) else sentence.index(parent, WEEK)


def _said_in_message(sentence: TimedSentence, k: int) -> int | None:
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
    return sentence.index(k + 1, MONTH) if words[paper].low in _PAPERS and inside else None


def _where_he_went(sentence: TimedSentence, k: int) -> int | None:
    """Return the day of "flew to Oslo on Monday, where she addressed the crowd"."""
    words, clause, parent = sentence.words, sentence.clauses[k], sentence.clauses[k].parent
    if clause.link is not Link.RELATIVE or clause.marker not in {"where", ","} or parent is None or not is_past(clause):
        return None
    main, group = sentence.clauses[parent], clause.group
    mark = next((i for i in range(clause.start, group.first) if words[i].low == "where"), 0)
    if mark < 1 or words[mark - 1].pos is not Pos.COMMA or words[mark + 1].pos is not Pos.PRON:
        return None
    reached = main.group.lemma in _REACHING and is_past(main)
    away = any(word.low in _AWAY for word in words[main.group.last + 1 : mark])
    if not reached or away or group.copula or group.lemma in _APART - triggers().saying - {"sign"}:
        return None
    return None if tells_of_later(words, sentence.clauses, k) else sentence.index(parent, DAY)


def _charged_too(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of "was arrested at the airport on 12 June and charged"."""
    clause, parent = sentence.clauses[k], sentence.clauses[k].parent
    if clause.link is not Link.AND or not clause.shared or parent is None or not clause.group.passive:
        return None
    main = sentence.clauses[parent]
    pair = main.group.lemma in _SEIZED and clause.group.lemma in _CHARGED and main.group.passive
    punished = main.group.lemma in _FOUND_GUILTY and clause.group.lemma in _PUNISHED and main.group.passive
    if not (pair or punished) or not (is_past(main) and is_past(clause)):
        return None
    between = sentence.words[main.group.last + 1 : clause.group.first]
    if any(word.low in LATER for word in between):
        return None
    if punished:  # "and sent to prison for ten years"
        timed = any(w.pos is Pos.PREP and w.low in {"in", "on"} for w in sentence.words[clause.group.last : clause.end])
        return None if timed else sentence.index(parent, YEAR)
    return None if tells_of_later(sentence.words, sentence.clauses, k) else sentence.index(parent, MONTH)


_RULES: tuple[_Rule, ...] = (
    of_dated_noun,
    harmed_in,
    brought_about,
    _says_in_paper,
    _beside_participle,
    _in_front,
    _as_it_went,
    _going_on,
    _over_participle,
    _in_list,
    _in_passive_row,
    _said_there,
    _said_in_message,
    _where_he_went,
    _charged_too,
    *OCCASION_RULES,
)
