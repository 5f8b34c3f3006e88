"""Where clauses begin: the words between two verbs that mark the border."""

from collections.abc import Sequence

from dossier.extract.events.groups import Group
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.word_types import TITLES
from dossier.extract.events.words import NOMINAL, Pos, Word

_HARD = frozenset(";:")
# Verbs behind which a report follows, and never an object.
_TELLING = frozenset("say think believe allege insist argue claim".split())
_ROUGHLY = frozenset("about around over under".split())
_STRONG = frozenset({Pos.REL, Pos.SUB, Pos.THAT})
_BORDERS = frozenset({Pos.COMMA, Pos.AND, Pos.REL, Pos.SUB, Pos.THAT, Pos.QUOTE})


def find_inserted(words: Sequence[Word]) -> list[bool]:
    """Mark the words between two dashes or in brackets."""
    marks = [False] * len(words)
    dashes = [
        i
        for i, w in enumerate(words)
        if w.pos is Pos.DASH
        and (i == 0 or words[i - 1].token.end < w.token.start)
        and i + 1 < len(words)
        and words[i + 1].token.start > w.token.end
    ]
    if len(dashes) == 2:
        for i in range(dashes[0], dashes[1] + 1):
            marks[i] = True
    opened: int | None = None
    for i, word in enumerate(words):
        if word.low in "([":
            opened = i
        elif word.low in ")]" and opened is not None:
            for k in range(opened, i + 1):
                marks[k] = True
            opened = None
    return marks


def _is_border(words: Sequence[Word], i: int) -> bool:
    """Tell whether a clause can begin or end at word *i*; a quotation mark inside a clause is none: 'he "fled" …'."""
    if words[i].pos is Pos.AND and i and i + 1 < len(words):
        return not words[i - 1].pos is words[i + 1].pos is Pos.TIME
    if words[i].low in _HARD:
        return True
    if words[i].pos is not Pos.QUOTE:
        return words[i].pos in _BORDERS
    return i == 0 or words[i - 1].pos in (Pos.COMMA, Pos.PUNCT)


def last_border(words: Sequence[Word], floor: int, end: int, inserted: Sequence[bool]) -> int:
    """Return the last border in words *floor*..*end*, *floor* - 1 where there is none."""
    for i in range(end - 1, floor - 1, -1):
        if _is_border(words, i) and not inserted[i]:
            return i
    return floor - 1


def noun_phrase_start(words: Sequence[Word], end: int, floor: int) -> int:
    """Return where the noun phrase that ends before word *end* begins."""
    i = end
    while i > floor and words[i - 1].pos in (Pos.ADV, Pos.NOT) and words[i - 1].pos is not Pos.TIME:
        i -= 1
    while i > floor:
        pos = words[i - 1].pos
        if pos is Pos.DET or pos is Pos.PRON:
            i -= 1
            if not (i > floor and words[i - 1].pos is Pos.DET):
                break
        elif (
            pos in NOMINAL
            or pos is Pos.POSS
            or (pos is Pos.PREP and words[i - 1].low == "of")
            or (pos is Pos.AND and i - 2 > floor and words[i - 2].pos in NOMINAL)
        ):
            i -= 1
        else:
            break
    return i


def has_open_subject(words: Sequence[Word], groups: Sequence[Group], k: int) -> bool:
    """Tell whether a subject still waits for its verb: all verbs since it were relative clauses or participles."""
    for m in range(k - 1, -1, -1):
        group = groups[m]
        if not group.finite:
            continue
        opener = group.first - 1
        steps = 0
        while opener >= 0 and steps < 12 and words[opener].pos not in _BORDERS:
            opener -= 1
            steps += 1
        if opener < 0 or words[opener].pos is not Pos.REL:
            return False
    return any(w.pos in NOMINAL or w.pos is Pos.PRON for w in words[: groups[0].first])


def clause_start(words: Sequence[Word], groups: Sequence[Group], k: int, inserted: Sequence[bool]) -> int:
    """Return the word where the clause of group *k* begins, between the verb before it and its own."""
    group, previous = groups[k], groups[k - 1]
    floor = previous.last + 1
    first = group.first
    if not group.finite:
        join = timed_join(words, first, floor)
        if join is not None:
            return join
        if first - 1 >= floor and words[first - 1].pos in (Pos.PREP, Pos.TO, Pos.AND, Pos.SUB, Pos.COMMA):
            return _fronted(words, first - 1, floor)
        return first
    if words[first - 1].pos is Pos.COMMA and words[first - 2].pos is Pos.TIME:
        join = timed_join(words, first, floor)
        if join is not None:
            return join
    edges = [i for i in range(floor, first) if _is_border(words, i) and not inserted[i]]
    strong = [i for i in edges if words[i].pos in _STRONG and not _is_preposition(words, groups, i, first)]
    hard = next((i for i in reversed(edges) if words[i].low in _HARD), None)
    if strong and (hard is None or strong[-1] > hard):
        inserted_time = words[strong[-1]].pos is Pos.SUB and words[strong[-1] - 1].pos is Pos.COMMA
        return _fronted(words, strong[-1], floor) if inserted_time else strong[-1]
    if hard is not None:
        return hard
    joins = [i for i in edges if words[i].pos is Pos.AND]
    commas = [i for i in edges if words[i].pos in (Pos.COMMA, Pos.QUOTE)]
    if joins and (not commas or joins[-1] > commas[-1] or _only_adverbial(words, joins[-1] + 1, commas[-1])):
        join = joins[-1]
        if join > floor and words[join - 1].pos in NOMINAL and _joins_nouns(words, join, first):
            earlier = [i for i in commas if i < join]
            if earlier:
                return earlier[-1]
            end = first
            while words[end - 1].pos is Pos.TIME:
                end -= 1  # "said Ann Roe and Tom Fox on Monday left"
            start = noun_phrase_start(words, end, floor)
            return start if previous.lemma in triggers().saying else join
        return join - 1 if join > floor and words[join - 1].pos is Pos.COMMA else join
    if joins and len(commas) > 1 and _is_apposed(words, joins[-1], commas, first):
        join = joins[-1]
        return join - 1 if join > floor and words[join - 1].pos is Pos.COMMA else join
    if commas:
        return _comma_boundary(words, commas, first, group.lemma in triggers().saying)
    if previous.lemma not in triggers().saying and has_open_subject(words, groups, k):
        # "Two men who ran a firm in Oslo | were charged"
        return first
    start = noun_phrase_start(words, first, floor)
    if previous.lemma in _TELLING and _opens_report(words, floor):
        return floor
    if previous.lemma in triggers().saying:
        start = _over_prepositions(words, start, floor)
    return max(start, floor)


def _is_apposed(words: Sequence[Word], join: int, commas: Sequence[int], first: int) -> bool:
    """Tell whether a subject with its apposition stands behind "and": "Fox left, and Ann Roe, his deputy, stayed"."""
    opens, closes = commas[-2:]
    if not join < opens or not all(words[i].pos is Pos.ADV for i in range(closes + 1, first)):
        return False
    subject = words[join + 1 : opens]
    named = bool(subject) and subject[-1].pos is Pos.NAME
    return named and all(w.pos in NOMINAL or w.pos in (Pos.DET, Pos.POSS) for w in subject)


def timed_join(words: Sequence[Word], first: int, floor: int) -> int | None:
    """Return the "and" of "and two years later sailed", where only a time parts it from the verb at word *first*."""
    i = first - 1
    while i > floor and (words[i].pos in (Pos.TIME, Pos.ADV) or _leads_to_time(words, i)):
        i -= 1  # "and, the following January, walked", "and, in 2018, wrote"
    timed = any(words[m].pos is Pos.TIME for m in range(i + 1, first))
    if words[first - 1].pos is Pos.COMMA and words[i + 1].pos is not Pos.COMMA:
        timed = timed and not any(words[m].pos is Pos.PREP for m in range(i + 1, first))  # "and again on 3 May, saying"
    return i if timed and i >= floor and words[i].pos is Pos.AND else None


def _leads_to_time(words: Sequence[Word], i: int) -> bool:
    """Tell whether word *i* is the preposition before a time, or a comma beside one."""
    after = words[i + 1].pos if i + 1 < len(words) else None
    if words[i].pos is Pos.PREP:
        return after is Pos.TIME
    if words[i].pos is not Pos.COMMA or words[i - 1].pos not in (Pos.TIME, Pos.AND):
        return False
    opens = after is Pos.PREP and i + 2 < len(words) and words[i + 2].pos is Pos.TIME
    return after is Pos.TIME or words[i - 1].pos is Pos.TIME or opens


def _opens_report(words: Sequence[Word], i: int) -> bool:
    """Tell whether the subject of a report begins right behind the verb: "said a boy of ten had fled"."""
    if words[i].pos is Pos.PREP and words[i].low in _ROUGHLY and i + 1 < len(words):
        i += 1
        return words[i].pos is Pos.NUM
    if words[i].pos is Pos.TIME:
        after = next((word for word in words[i:] if word.pos is not Pos.TIME), words[i])
        return after.pos is Pos.POSS  # "say Tuesday's fire began at noon"
    return words[i].pos in (Pos.DET, Pos.NOUN, Pos.NAME, Pos.NUM, Pos.ADJ, Pos.PRON)


def _over_prepositions(words: Sequence[Word], start: int, floor: int) -> int:
    """Return where the subject of a report begins: "said | a blast in a market in Oslo killed"."""
    while start - 2 >= floor and words[start - 1].pos is Pos.PREP and words[start - 2].pos in NOMINAL:
        start = noun_phrase_start(words, start - 1, floor)
    return start


def _fronted(words: Sequence[Word], marker: int, floor: int) -> int:
    """Return where "that on Monday after leaving, he …" begins, for the clause whose marker is "after"."""
    i = marker - 1
    while i >= floor and words[i].pos in (Pos.TIME, Pos.PREP, Pos.COMMA):
        i -= 1
    timed = any(words[m].pos is Pos.TIME for m in range(i + 1, marker))
    opens = i >= floor and (words[i].pos in (Pos.THAT, Pos.AND) or words[i].low in _HARD)
    opens = opens and words[i - 1].pos is not Pos.TIME  # "between 2013 and 2017, when it ruled Lund"
    return i if opens and timed else marker  # "…; in March, after talks failed, it closed"


def _joins_nouns(words: Sequence[Word], join: int, first: int) -> bool:
    """Tell whether "and" joins two parts of a subject: "officials said the pair and a third man left"."""
    joined = words[join + 1 : first]
    return bool(joined) and all(w.pos in NOMINAL or w.pos in (Pos.DET, Pos.TIME) for w in joined)


def _only_adverbial(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a short stretch is an adverbial that stands before its subject: "in 2013", "after the war"."""
    if start >= end or end - start > 8:
        return start >= end
    return words[start].pos in (Pos.PREP, Pos.TIME, Pos.SUB, Pos.ADV)


def _comma_boundary(words: Sequence[Word], commas: Sequence[int], first: int, speaks: bool) -> int:
    last = commas[-1]
    if speaks and len(commas) > 2 and all(words[i].pos is Pos.ADV for i in range(last + 1, first)):
        # "…, Ann Roe, a lawyer, said": the speaker stands before her apposition.
        return commas[-3]
    if speaks and len(commas) == 2 and last == first - 1 and words[commas[0]].pos is Pos.QUOTE:
        return commas[0]
    if len(commas) > 1:
        before = commas[-2]
        timed = any(w.pos is Pos.TIME for w in words[before + 1 : last])
        if timed and words[before].pos is Pos.QUOTE and _only_adverbial(words, before + 1, last):
            return before
    return last


def after_apposition(words: Sequence[Word], first: int) -> bool:
    """Tell whether a verb follows a comma at once: "as Ann Roe, a lawyer, went in"."""
    i = first - 1
    while i > 0 and words[i].pos is Pos.ADV:
        i -= 1
    return words[i].pos is Pos.COMMA


def _joins_clauses(words: Sequence[Word], i: int) -> bool:
    """Tell whether "and" at word *i* may join more than two names: not in "after Ann Roe and Tom Fox fled"."""
    named = 0 < i < len(words) - 1 and words[i - 1].pos is words[i + 1].pos is Pos.NAME
    return words[i].pos is Pos.AND and not named


def _is_preposition(words: Sequence[Word], groups: Sequence[Group], i: int, first: int) -> bool:
    """Tell whether "after", "before", "since", "as" at word *i* opens a mere phrase, not the clause before *first*."""
    if words[i].pos is not Pos.SUB or words[i].low not in {"after", "before", "since", "until", "till", "as"}:
        return False
    comma = next((m for m in range(i + 1, first) if words[m].pos is Pos.COMMA or _joins_clauses(words, m)), None)
    if comma is None or after_apposition(words, first):
        return False
    return not any(i < g.first < comma for g in groups)


def ends_with_listener(words: Sequence[Word], start: int) -> bool:
    """Tell whether only whom it was told follows up to the next comma or the end: "neighbours told the newspaper"."""
    end = start
    while end < len(words) and words[end].pos not in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.TIME):
        if words[end].pos not in NOMINAL and words[end].pos not in (Pos.DET, Pos.POSS, Pos.PRON):
            return words[end].pos in (Pos.PREP, Pos.SUB) and end > start
        end += 1
    return end > start


def joined_over(words: Sequence[Word], comma: int) -> Word | None:
    """Return the "and" before what is put in between: "was held and, according to his lawyer, beaten"."""
    first = next((i for i in range(comma - 1, max(comma - 12, 0), -1) if words[i].pos is Pos.COMMA), None)
    if first is None or words[first - 1].pos is not Pos.AND or words[first + 1].pos is not Pos.PREP:
        return None
    return words[first - 1]


def antecedent(words: Sequence[Word], start: int, first: int) -> tuple[int, int]:
    """Return the noun phrase that a relative pronoun takes up: the words right before it."""
    end = next((i for i in range(start, first) if words[i].pos is Pos.REL), start)
    while end > 0 and words[end - 1].pos in (Pos.COMMA, Pos.PREP, Pos.AND):
        end -= 1
    begin = noun_phrase_start(words, end, 0)
    named = any(words[i].pos is Pos.NAME for i in range(begin, end))
    outer = begin
    while not named and outer > 1 and words[outer - 1].low == "of" and words[end].pos is Pos.COMMA:
        outer = noun_phrase_start(words, outer - 1, 0)  # "Ann Roe, head of the armed forces, who …"
    if not named and outer >= 2 and words[outer - 1].pos is Pos.COMMA and words[outer - 2].pos is Pos.NAME:
        # "Ann Roe, his lawyer, who …"
        begin = noun_phrase_start(words, outer - 1, 0)
        mention = outer - 2
        while (
            mention > 0
            and words[mention - 1].pos is Pos.NAME
            and words[mention - 1].mention == words[outer - 2].mention
        ):
            mention -= 1
        governed = mention > begin and words[mention - 1].low == "of" and words[mention - 2].pos is Pos.NOUN
        begin = mention if governed else begin  # "the release of | Ann Roe, his lawyer, who …"
    return (begin, end)


def closes_speech(words: Sequence[Word], group: Group) -> bool:
    """Tell whether a verb right behind what was said says who spoke: '"Nonsense," laughed Roe'."""
    first = group.first
    if group.form != "d" or first < 3 or words[first - 1].pos is not Pos.QUOTE or group.last + 1 >= len(words):
        return False
    after = words[group.last + 1]
    spoken = words[first - 2].pos in (Pos.COMMA, Pos.PUNCT) and words[first - 2].low != "."
    if spoken and group.lemma in triggers().saying:
        return (
            after.pos in (Pos.NAME, Pos.DET, Pos.NOUN, Pos.NUM, Pos.ADJ)
            or after.low == "one"
            or after.token.is_capitalised
        )
    return spoken and (after.pos in (Pos.NAME, Pos.DET) or after.low in TITLES)


# What is said: "an allegation the police rejected".
_SAYINGS = frozenset(
    "allegation claim charge accusation suggestion request offer demand report story version account figure idea move "
    "proposal verdict ruling decision finding rumour rumor theory sum".split()
)
# "a man they described as a courier"
_CALLING = frozenset("describe identify call name consider regard suspect believe".split())


def contact_subject(words: Sequence[Word], start: int, group: Group) -> int | None:
    """Return where the subject begins in ", an allegation the police rejected", None where nothing is like it."""
    for i in range(start + 2, group.first):
        noun = words[i - 1]
        if noun.pos is not Pos.NOUN or words[i].pos not in (Pos.DET, Pos.PRON, Pos.NAME):
            continue
        if noun.low in _SAYINGS or group.lemma in _CALLING:
            return i
    return None


def is_of_preposition(words: Sequence[Word], start: int, first: int) -> bool:
    """Tell whether the pronoun at word *start*, before the verb at *first*, is what a preposition governs."""
    alone = first == start + 1 and words[start].low in {"it", "him", "them", "her"}
    return alone and words[start - 1].pos is Pos.PREP
