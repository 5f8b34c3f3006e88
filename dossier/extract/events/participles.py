"""Which bare past forms are finite verbs ("he released") and which are participles ("released by")."""

from collections.abc import Sequence

from dossier.extract.events.borders import (
    after_apposition,
    has_open_subject,
    last_border,
    noun_phrase_start,
    timed_join,
)
from dossier.extract.events.groups import Group
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.words import NOMINAL, Pos, Word

_ADDRESSING = frozenset("tell inform assure remind".split())
# Verbs whose passive hardly occurs without an object.
_MOVING = frozenset("sail move return settle travel walk retire study work".split())
_LASTING = frozenset("spend serve".split())
_BESIDE = 6
_ALONE = frozenset("lost won failed".split())
_SUBJECTS = frozenset("he she they it we i".split())
_SENT_OUT = frozenset("release publish post air broadcast issue send date circulate".split())
_MESSAGES = frozenset(
    "video tape recording statement message letter report interview article post note email memo tweet blog".split()
)
# Verbs that name what something is called: "a man named Fox".
_PRESENTED = frozenset("identify name describe know list".split())
_CALLING = frozenset("name call dub title entitle nickname christen term".split())
_OBJECT_PRONOUNS = frozenset("him her them it us me himself themselves his their its".split())
# Verbs whose passive can still take an object: "named president", "given the task".
_GIVING = frozenset(
    "name call elect appoint give award deny dub title entitle offer pay charge teach show send make lend grant tell "
    "consider declare vote nickname christen term promise fine owe hand".split()
)


def decide_participles(words: Sequence[Word], groups: list[Group], inserted: Sequence[bool]) -> None:
    """Decide for each bare past form whether it is finite ("he released") or a participle ("released by")."""
    saying = triggers().saying
    for k, group in enumerate(groups):
        if not group.bare:
            continue
        verb = words[group.main].verb
        if verb is not None and "n" not in verb.forms:
            # "went" is never a participle.
            continue
        if (
            group.lemma in triggers().intransitive
            and _follows_subject(words, group.first)
            and not _by(words, group.main)
        ):
            continue
        if k and groups[k - 1].finite and _is_listed_alone(words, group.main):
            continue
        if k and _is_inside_list(words, groups, k):
            continue  # "she struck a rock, rolled over and sank"
        if group.lemma in _LASTING and _is_for_a_time(words, group.main):
            continue  # "was arrested in May, spent two years in prison and left"
        join = timed_join(words, group.first, groups[k - 1].last + 1) if k and group.form == "d" else None
        if join is not None and (_has_object(words, group.main) or group.lemma in _MOVING):
            continue  # "and two years later married a dentist"
        group.finite = group.form == "d" and _is_finite(words, groups, k, inserted, saying)
        if not group.finite:
            group.form, group.passive = "n", True


def _is_for_a_time(words: Sequence[Word], i: int) -> bool:
    """Tell whether a verb in a list has a length of time as its object: ", spent two years in", no "two years ago"."""
    if i == 0 or words[i - 1].pos not in (Pos.COMMA, Pos.AND, Pos.PRON):
        return False
    near = words[i + 1 : i + 5]
    timed = bool(near) and near[0].pos in (Pos.TIME, Pos.NUM)
    return timed and not any(word.low in {"ago", "earlier", "later", "before"} for word in near)


def _is_listed_alone(words: Sequence[Word], i: int) -> bool:
    """Tell whether a verb is one of a list: "applied for asylum, lost, appealed and lost again"."""
    return 0 < i < len(words) - 1 and words[i - 1].pos is words[i + 1].pos is Pos.COMMA and words[i].low in _ALONE


def _is_inside_list(words: Sequence[Word], groups: Sequence[Group], k: int) -> bool:
    """Tell whether a verb stands between two of one doer: no comma before the "and" that joins the last one to it."""
    group, before = groups[k], groups[k - 1]
    listed = words[group.first - 1].pos is Pos.COMMA and group.form == "d" and group.lemma not in _OF_LAW | _OF_SOMEBODY
    if not listed or k + 1 >= len(groups) or not before.finite or before.passive or before.form != "d":
        return False
    last = groups[k + 1]
    verb = words[last.main].verb
    alone = last.bare and verb is not None and ("n" not in verb.forms or last.lemma in triggers().intransitive)
    alone = alone or (last.bare and last.form == "d" and _has_object(words, group.main))  # "paid the guard and crossed"
    between = words[group.last + 1 : last.first - 1]
    joined = words[last.first - 1].pos is Pos.AND and len(between) <= _BESIDE
    return alone and joined and not any(w.pos in (Pos.COMMA, Pos.QUOTE) or w.low == "by" for w in between)


# Whom they befall stands before "of": nobody "accused of fraud" accuses.
_OF_SOMEBODY = frozenset("accuse suspect convict acquit deprive rob absolve".split())
# Whom these befall is their object: where none follows, it stands before them.
_OF_LAW = frozenset(
    "charge arrest indict jail imprison detain sentence extradite clear acquit convict fine bail".split()
)
_WHAT_FOR = frozenset("with over for of in after on at".split())


def _by(words: Sequence[Word], i: int) -> bool:
    """Tell whether "by" whoever did it follows word *i*: "arrested and surrendered by the island"."""
    near = words[i + 1 : i + 3]
    return len(near) > 1 and near[0].low == "by" and near[1].pos not in (Pos.NUM, Pos.TIME, Pos.VERB)


def _follows_subject(words: Sequence[Word], first: int) -> bool:
    """Tell whether a verb stands where one stands that has a subject, however far before it: "…, died", "and fled"."""
    i = first - 1
    while i > 0 and words[i].pos in (Pos.ADV, Pos.TIME):
        i -= 1
    return i >= 0 and words[i].pos in (Pos.AND, Pos.COMMA, Pos.PRON, Pos.NAME, Pos.NOUN)


def _tells(group: Group, saying: frozenset[str]) -> bool:
    """Tell whether what somebody says or suspects follows a verb: "they say Roe fled", "they suspect Roe fled"."""
    return group.lemma in saying or (group.lemma == "suspect" and group.present)


def _goes_past_teller(words: Sequence[Word], groups: Sequence[Group], k: int, saying: frozenset[str]) -> bool:
    """Tell whether only who says so stands between a subject and its verb: "Tom Fox, she said, shouted at him"."""
    told, i = groups[k - 1], groups[k].first
    if not told.finite or told.lemma not in saying or told.last + 2 != i or k > 1:
        return False
    comma = next((j for j in range(told.first - 1, 0, -1) if words[j].pos is Pos.COMMA), 0)
    speaker = words[comma + 1 : told.first]
    spoken = bool(speaker) and all(w.pos in NOMINAL or w.pos in (Pos.PRON, Pos.DET) for w in speaker)
    subject = words[:comma]
    return spoken and bool(subject) and all(w.pos in NOMINAL or w.pos in (Pos.PRON, Pos.DET, Pos.POSS) for w in subject)


def _is_finite(
    words: Sequence[Word], groups: Sequence[Group], k: int, inserted: Sequence[bool], saying: frozenset[str]
) -> bool:
    group = groups[k]
    i = group.main
    before = words[i - 1] if i else None
    if before is None:
        return False
    j = i - 1
    while j > 0 and words[j].pos in (Pos.ADV, Pos.NOT, Pos.TIME):
        j -= 1
    if words[j].pos in (Pos.PRON, Pos.REL):
        return True
    after = words[i + 1] if i + 1 < len(words) else None
    if before.pos is Pos.COMMA and k and _goes_past_teller(words, groups, k, saying):
        return True
    if before.pos is Pos.QUOTE and i > 1 and words[i - 2].pos in (Pos.THAT, Pos.DET, Pos.PREP):
        return after is None or after.pos is not Pos.NOUN  # 'said that "armed men" had fled'
    if k and groups[k - 1].finite and _tells(groups[k - 1], saying) and _is_told_of(words, groups, k):
        return True
    if after is not None and after.low == "by" and not (i + 2 < len(words) and words[i + 2].pos in (Pos.NUM, Pos.TIME)):
        return words[j].pos is Pos.AND and k > 0 and groups[k - 1].finite and not groups[k - 1].passive
    if group.lemma in _OF_SOMEBODY and after is not None and after.low == "of":
        return False  # "Roe, accused of fraud, fled"
    if group.lemma in _OF_LAW and (after is None or after.low in _WHAT_FOR):
        return False  # "Mayor charged over bridge collapse"
    if group.lemma == "find" and after is not None and "guilty" in (after.low, words[min(i + 2, len(words) - 1)].low):
        return after.low not in {"guilty", "not"}  # "Mayor found guilty"
    if group.lemma in saying and after is not None and (after.low in _SUBJECTS or after.pos is Pos.THAT):
        # "denied it and said he would come"
        return True
    if k == 0 and _is_fronted(words, groups, i):
        return False
    if group.lemma in _CALLING and after is not None and after.pos is Pos.NAME and _is_of_somebody(words, i):
        return False
    if before.pos is Pos.COMMA and after is not None and after.low == "as" and group.lemma in _PRESENTED:
        return False  # "Two people, identified as Roe and Fox, died"
    floor = groups[k - 1].last + 1 if k else 0
    edge = last_border(words, floor, i, inserted)
    listed = edge >= floor and edge == j and words[edge].pos in (Pos.COMMA, Pos.AND)
    if listed and words[edge].pos is Pos.AND and k and groups[k - 1].passive:
        # "was seized and found dead", but "seized tea hidden in a wall and held two men"
        beside = k > 1 and not groups[k - 1].finite and groups[k - 2].finite and not groups[k - 2].passive
        listed = beside and after is not None and after.pos in (Pos.NUM, Pos.NOUN, Pos.NAME, Pos.DET)
    if (
        (_has_object(words, i) or _has_quote(words, i) or (listed and _has_noun(words, i)))
        and (group.lemma not in _GIVING or (words[j].pos is Pos.NAME and group.lemma not in _CALLING))
        and (k == 0 or edge >= floor or not groups[k - 1].finite)
    ):
        return True
    if inserted[i]:
        return edge >= 0 and words[edge].pos in (Pos.REL, Pos.SUB) and edge > floor
    noun = any(words[m].pos in NOMINAL and not inserted[m] for m in range(edge + 1, i))
    if edge < floor and k == 0:
        return noun and not _later_finite(words, groups, k, inserted, saying)
    if edge < floor:
        previous = groups[k - 1]
        if _tells(previous, saying) and noun and _governed(words, i, floor):
            # "said in a report released on Friday"
            return False
        sent = group.lemma in _SENT_OUT and words[i - 1].low in _MESSAGES
        if previous.lemma in saying and sent and words[noun_phrase_start(words, i, floor) - 1].low in {"in", "on"}:
            return False  # "claimed responsibility for it in a video released on Friday"
        if _tells(previous, saying) and noun:
            return not _later_finite(words, groups, k, inserted, saying)
        return has_open_subject(words, groups, k) and not _later_finite(words, groups, k, inserted, saying)
    marker = words[edge]
    if marker.pos is Pos.AND and edge == j and k > 1 and groups[k - 1].infinitive and _has_object(words, i):
        # "declined to be interviewed, but sent me a note"
        return groups[k - 2].finite and not groups[k - 2].passive
    if marker.pos is Pos.AND and edge == j:
        return (groups[k - 1].finite and not groups[k - 1].passive) or _agrees(words, groups, k)
    if marker.pos is Pos.COMMA and not noun and _waits(words, groups, k, floor, edge, saying):
        return True
    if marker.pos is Pos.COMMA and not noun and _verb_after_comma(words, groups, k):
        return False
    if marker.pos in (Pos.COMMA, Pos.QUOTE) and not noun:
        return has_open_subject(words, groups, k) or words[edge].pos is Pos.QUOTE
    if marker.pos is Pos.SUB and not noun:
        return marker.low not in {"as", "when", "if", "while", "once", "though", "although", "unless"}
    return not _later_finite(words, groups, k, inserted, saying) or marker.pos is Pos.REL


def _is_told_of(words: Sequence[Word], groups: Sequence[Group], k: int) -> bool:
    """Tell whether a verb goes on after the name of its subject: "say the group, Fox, took at least ten cars"."""
    i, start = groups[k].main, groups[k - 1].last + 1
    if words[i - 1].pos is not Pos.COMMA or i + 1 >= len(words) or groups[k - 1].passive:
        return False
    commas = [m for m in range(start, i) if words[m].pos is Pos.COMMA]
    if len(commas) != 2 or not start < commas[0] < commas[1] - 1:
        return False
    phrase = [word for m, word in enumerate(words[start:i], start) if m not in commas]
    if not all(word.pos in NOMINAL or word.pos in (Pos.DET, Pos.POSS, Pos.THAT) for word in phrase):
        return False
    if k + 1 < len(groups) and groups[k + 1].finite and words[groups[k + 1].first - 1].pos is Pos.COMMA:
        return False
    near = words[i + 1 : i + 3]
    return near[0].pos is Pos.NUM or (near[0].low == "at" and near[-1].low in {"least", "most"})


def _is_fronted(words: Sequence[Word], groups: Sequence[Group], i: int) -> bool:
    """Tell whether a first verb only describes a noun set in front: "In a message sent to her, he fled"."""
    if words[0].pos is not Pos.PREP or noun_phrase_start(words, i, 0) != 1:
        return False
    if i + 1 >= len(words) or words[i + 1].pos not in (Pos.PREP, Pos.TO, Pos.TIME):
        return False
    comma = next((m for m in range(i + 1, len(words)) if words[m].pos is Pos.COMMA), None)
    if comma is None or comma + 1 >= len(words) or words[comma + 1].pos in (Pos.AND, Pos.REL, Pos.SUB, Pos.VERB):
        return False
    return len(groups) > 1 and groups[1].finite and groups[1].first > comma


def _is_of_somebody(words: Sequence[Word], i: int) -> bool:
    """Tell whether the noun before word *i* is no subject: "the man in red, a courier called Fox", "by a man named"."""
    start = noun_phrase_start(words, i, 0)
    if start >= i or words[start].low not in {"a", "an", "one", "another"}:
        return False
    behind = i + 1
    while behind < len(words) and words[behind].pos is Pos.NAME:
        behind += 1
    if behind < len(words) and words[behind].pos in (Pos.VERB, Pos.BE, Pos.HAVE):
        return True  # "A judge named Roe jailed him"
    return start > 0 and words[start - 1].pos in (Pos.COMMA, Pos.PREP, Pos.VERB)


def _governed(words: Sequence[Word], i: int, floor: int) -> bool:
    """Tell whether the noun phrase before word *i* hangs on a preposition and nothing else lies behind the verb."""
    start = noun_phrase_start(words, i, floor)
    return start == floor + 1 and words[floor].pos is Pos.PREP


def _verb_after_comma(words: Sequence[Word], groups: Sequence[Group], k: int) -> bool:
    """Tell whether a verb with no subject of its own follows a comma: "Ann Roe, elected in 2016, resigned"."""
    if k + 1 >= len(groups) or _has_noun(words, groups[k].main):
        return False
    nxt = groups[k + 1]
    return nxt.finite and after_apposition(words, nxt.first)


def _has_noun(words: Sequence[Word], i: int) -> bool:
    """Tell whether a noun or adjective follows at once: ", praised mass shootings"."""
    return i + 1 < len(words) and words[i + 1].pos in (Pos.NOUN, Pos.ADJ, Pos.NUM)


def _waits(
    words: Sequence[Word], groups: Sequence[Group], k: int, floor: int, edge: int, saying: frozenset[str]
) -> bool:
    """Tell whether a subject before an apposition waits for the verb after the comma: "as Ann Roe, a lawyer, went"."""
    for i in range(floor, edge):
        if words[i].pos is Pos.SUB and words[i + 1].pos in (Pos.NAME, Pos.DET, Pos.NOUN):
            return True
    last = groups[k].last
    closes = last + 1 >= len(words) or words[last + 1].pos in (Pos.TIME, Pos.PUNCT, Pos.COMMA, Pos.QUOTE, Pos.PREP)
    closes = closes or (groups[k].lemma in _ADDRESSING and words[last + 1].pos in (Pos.NOUN, Pos.PRON, Pos.NUM))
    named = any(words[i].pos in (Pos.NAME, Pos.NOUN) for i in range(floor, edge))
    inverted = last + 1 < len(words) and words[last + 1].pos in (Pos.NAME, Pos.DET)
    return groups[k].lemma in saying and groups[k].form == "d" and (closes or inverted) and named


def _has_object(words: Sequence[Word], i: int) -> bool:
    """Tell whether an object follows: then the verb is active, since a participle like "released" takes none."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and (after.pos in (Pos.DET, Pos.NAME, Pos.POSS) or after.low in _OBJECT_PRONOUNS)


def _has_quote(words: Sequence[Word], i: int) -> bool:
    """Tell whether the object of a verb is quoted: 'a panel headed by Roe blamed "a flood"'."""
    opened = i + 2 < len(words) and words[i + 1].pos is Pos.QUOTE
    return opened and words[i + 2].pos in (Pos.DET, Pos.ADJ) and words[i].low.endswith("ed")


def _agrees(words: Sequence[Word], groups: Sequence[Group], k: int) -> bool:
    """Decide on "was arrested and extradited": a participle goes on with the passive before it."""
    previous = groups[k - 1]
    if previous.passive or previous.perfect:
        return False
    return previous.finite or words[groups[k].main].low.endswith("ed")


def _later_finite(
    words: Sequence[Word], groups: Sequence[Group], k: int, inserted: Sequence[bool], saying: frozenset[str]
) -> bool:
    """Tell whether the next verb, with no border before it, is the finite one of the same subject."""
    if groups[k].lemma in saying or k + 1 >= len(groups):
        return False
    after = words[groups[k].last + 1] if groups[k].last + 1 < len(words) else None
    if after is not None and after.pos in NOMINAL and after.pos is not Pos.NUM:
        return False
    nxt = groups[k + 1]
    if nxt.infinitive or not nxt.finite:
        return False
    between = range(groups[k].last + 1, nxt.first)
    if any(words[m].pos in (Pos.AND, Pos.REL, Pos.SUB, Pos.THAT, Pos.QUOTE) and not inserted[m] for m in between):
        return False
    if any(words[m].pos is Pos.COMMA and not inserted[m] for m in between):
        return False
    start = noun_phrase_start(words, nxt.first, groups[k].last + 1)
    return (start > groups[k].last + 1 and words[start - 1].pos in (Pos.PREP, Pos.TIME)) or start == nxt.first
