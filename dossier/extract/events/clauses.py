"""Clauses without a parser: which words belong to which verb, and how the verbs depend on each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from dossier.extract.events.groups import Group, find_groups
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.words import NOMINAL, Pos, Word


class Link(Enum):
    """How a clause hangs on its parent."""

    ROOT = auto()
    AND = auto()
    """Coordinated with the parent, whose modality it shares."""
    RELATIVE = auto()
    SUB = auto()
    """Adverbial: after, because, when, if …"""
    CONTENT = auto()
    """What the parent's verb says, finds or believes."""
    SOURCE = auto()
    """A reporting clause beside what it reports: "…, the ministry said"."""
    GERUND = auto()
    PARTICIPLE = auto()
    INFINITIVE = auto()


@dataclass(slots=True)
class Clause:
    """A verb group and its words ``start``..``end`` (indices of words, end exclusive).

    ``marker`` is the word that opens the clause ("who", "after", "of" before a gerund, "and"). ``shared`` tells that
    the subject is the parent's. ``governor`` is the noun before an infinitive ("an attempt to"), "" where none.
    """

    group: Group
    start: int
    end: int
    link: Link = Link.ROOT
    marker: str = ""
    parent: int | None = None
    shared: bool = False
    governor: str = ""
    subject: tuple[int, int] = field(default=(0, 0))
    apart: tuple[int, int] = (0, 0)
    """Words that belong to the clause but stand apart from it: "On Monday", officials say, "the men fled"."""


_STRONG = frozenset({Pos.REL, Pos.SUB, Pos.THAT})
_BOUNDARY = frozenset({Pos.COMMA, Pos.AND, Pos.REL, Pos.SUB, Pos.THAT, Pos.QUOTE})
_OBJECT_PRONOUNS = frozenset("him her them it us me himself themselves his their its".split())
# Verbs that stand before the speaker: '"…," said Ann Roe'.
_QUOTING = frozenset("say write add note state explain report warn announce declare recall remark tweet reply".split())
# Verbs whose passive can still take an object: "named president", "given the task".
_GIVING = frozenset(
    "name call elect appoint give award deny dub title entitle offer pay charge teach show send make lend grant tell "
    "consider declare vote nickname christen term promise fine owe hand".split()
)


def find_clauses(words: Sequence[Word]) -> list[Clause]:
    """Return the clauses of a sentence in the order of their verbs."""
    inserted = _inserted(words)
    groups = find_groups(words)
    _decide_participles(words, groups, inserted)
    clauses: list[Clause] = []
    for k, group in enumerate(groups):
        start = _boundary(words, groups, k, inserted) if k else 0
        if clauses:
            clauses[-1].end = start
        clause = Clause(group, start, len(words))
        _link(words, clauses, clause, inserted)
        clauses.append(clause)
    _set_aside_source(words, clauses)
    if len(clauses) > 1 and words[0].low in {"had", "were", "should"} and clauses[0].group.last == 0:
        # "Had he stayed, …"
        clauses[1].link, clauses[1].marker = Link.SUB, "if"
    for k in range(1, len(clauses)):
        _end_contact(words, clauses, k)
    return clauses


def _end_contact(words: Sequence[Word], clauses: list[Clause], k: int) -> None:
    """Read "the clock he made | to school on Monday": the rest belongs to the clause before."""
    clause, previous = clauses[k], clauses[k - 1]
    before = words[clause.start - 1]
    contact = (
        clause.link is Link.ROOT
        and clause.marker == ""
        and clause.group.first == clause.start + 1
        and words[clause.start].pos is Pos.PRON
        and before.pos in (Pos.NOUN, Pos.ADJ)
        and previous.group.last + 1 < clause.start
    )
    if contact:
        clause.link, clause.parent = Link.RELATIVE, k - 1
        previous.apart = (clause.group.last + 1, clause.end)
        clause.end = clause.group.last + 1


def _set_aside_source(words: Sequence[Word], clauses: list[Clause]) -> None:
    """Read "On Monday, officials say, the men fled": the first clause only names the source of the second."""
    if len(clauses) < 2:
        return
    first, second = clauses[0], clauses[1]
    commas = [i for i in range(first.group.first) if words[i].pos is Pos.COMMA]
    closes = second.start == first.group.last + 1 and words[second.start].pos is Pos.COMMA
    if commas and closes and second.group.finite and first.group.lemma in triggers().saying:
        first.link, first.start = Link.SOURCE, commas[-1]
        first.subject = (commas[-1], first.group.first)
        second.link, second.parent = Link.ROOT, None
        second.apart = (0, commas[-1])


def _inserted(words: Sequence[Word]) -> list[bool]:
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


def _decide_participles(words: Sequence[Word], groups: list[Group], inserted: Sequence[bool]) -> None:
    """Decide for each bare past form whether it is finite ("he released") or a participle ("released by")."""
    saying = triggers().saying
    for k, group in enumerate(groups):
        if not group.bare:
            continue
        group.finite = group.form == "d" and _is_finite(words, groups, k, inserted, saying)
        if not group.finite:
            group.form, group.passive = "n", True


def _is_border(words: Sequence[Word], i: int) -> bool:
    """Tell whether a clause can begin or end at word *i*; a quotation mark inside a clause is none: 'he "fled" …'."""
    if words[i].pos is Pos.AND and i and i + 1 < len(words):
        return not words[i - 1].pos is words[i + 1].pos is Pos.TIME
    if words[i].pos is not Pos.QUOTE:
        return words[i].pos in _BOUNDARY
    return i == 0 or words[i - 1].pos in (Pos.COMMA, Pos.PUNCT)


def _last_boundary(words: Sequence[Word], floor: int, end: int, inserted: Sequence[bool]) -> int:
    for i in range(end - 1, floor - 1, -1):
        if _is_border(words, i) and not inserted[i]:
            return i
    return floor - 1


def _is_finite(
    words: Sequence[Word], groups: Sequence[Group], k: int, inserted: Sequence[bool], saying: frozenset[str]
) -> bool:
    group = groups[k]
    i = group.main
    before = words[i - 1] if i else None
    if before is None:
        return False
    j = i - 1
    while j > 0 and words[j].pos in (Pos.ADV, Pos.TIME):
        j -= 1
    if words[j].pos in (Pos.PRON, Pos.REL):
        return True
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and after.low == "by" and not (i + 2 < len(words) and words[i + 2].pos in (Pos.NUM, Pos.TIME)):
        return words[j].pos is Pos.AND and k > 0 and groups[k - 1].finite and not groups[k - 1].passive
    floor = groups[k - 1].last + 1 if k else 0
    edge = _last_boundary(words, floor, i, inserted)
    listed = edge >= floor and edge == j and words[edge].pos in (Pos.COMMA, Pos.AND)
    if (
        (_has_object(words, i) or (listed and _has_noun(words, i)))
        and group.lemma not in _GIVING
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
        if previous.lemma in saying and noun:
            return not _later_finite(words, groups, k, inserted, saying)
        return _open_subject(words, groups, k) and not _later_finite(words, groups, k, inserted, saying)
    marker = words[edge]
    if marker.pos is Pos.AND and edge == j:
        return (groups[k - 1].finite and not groups[k - 1].passive) or _agrees(words, groups, k)
    if marker.pos is Pos.COMMA and not noun and _waits(words, groups, k, floor, edge, saying):
        return True
    if marker.pos is Pos.COMMA and not noun and _verb_after_comma(words, groups, k):
        return False
    if marker.pos in (Pos.COMMA, Pos.QUOTE) and not noun:
        return _open_subject(words, groups, k) or words[edge].pos is Pos.QUOTE
    if marker.pos is Pos.SUB and not noun:
        return marker.low not in {"as", "when", "if", "while", "once", "though", "although", "unless"}
    return not _later_finite(words, groups, k, inserted, saying) or marker.pos is Pos.REL


def _verb_after_comma(words: Sequence[Word], groups: Sequence[Group], k: int) -> bool:
    """Tell whether a verb with no subject of its own follows a comma: "Ann Roe, elected in 2016, resigned"."""
    if k + 1 >= len(groups) or _has_noun(words, groups[k].main):
        return False
    nxt = groups[k + 1]
    return nxt.finite and _after_apposition(words, nxt.first)


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
    named = any(words[i].pos in (Pos.NAME, Pos.NOUN) for i in range(floor, edge))
    inverted = last + 1 < len(words) and words[last + 1].pos in (Pos.NAME, Pos.DET)
    return groups[k].lemma in saying and groups[k].form == "d" and (closes or inverted) and named


def _has_object(words: Sequence[Word], i: int) -> bool:
    """Tell whether an object follows: then the verb is active, since a participle like "released" takes none."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and (after.pos in (Pos.DET, Pos.NAME, Pos.POSS) or after.low in _OBJECT_PRONOUNS)


def _agrees(words: Sequence[Word], groups: Sequence[Group], k: int) -> bool:
    """Decide on "was arrested and extradited": a participle goes on with the passive before it."""
    previous = groups[k - 1]
    if previous.passive or previous.perfect:
        return False
    return previous.finite or words[groups[k].main].low.endswith("ed")


def _open_subject(words: Sequence[Word], groups: Sequence[Group], k: int) -> bool:
    """Tell whether a subject still waits for its verb: all verbs since it were relative clauses or participles."""
    for m in range(k - 1, -1, -1):
        group = groups[m]
        if not group.finite:
            continue
        opener = group.first - 1
        steps = 0
        while opener >= 0 and steps < 12 and words[opener].pos not in _BOUNDARY:
            opener -= 1
            steps += 1
        if opener < 0 or words[opener].pos is not Pos.REL:
            return False
    return any(w.pos in NOMINAL or w.pos is Pos.PRON for w in words[: groups[0].first])


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
    start = _noun_phrase_start(words, nxt.first, groups[k].last + 1)
    return (start > groups[k].last + 1 and words[start - 1].pos in (Pos.PREP, Pos.TIME)) or start == nxt.first


def _noun_phrase_start(words: Sequence[Word], end: int, floor: int) -> int:
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


def _boundary(words: Sequence[Word], groups: Sequence[Group], k: int, inserted: Sequence[bool]) -> int:
    """Return the word where the clause of group *k* begins, between the verb before it and its own."""
    group, previous = groups[k], groups[k - 1]
    floor = previous.last + 1
    first = group.first
    if not group.finite:
        if first - 1 >= floor and words[first - 1].pos in (Pos.PREP, Pos.AND, Pos.SUB, Pos.COMMA):
            return _fronted(words, first - 1, floor)
        return first
    edges = [i for i in range(floor, first) if _is_border(words, i) and not inserted[i]]
    strong = [i for i in edges if words[i].pos in _STRONG and not _is_preposition(words, groups, i, first)]
    if strong:
        return strong[-1]
    joins = [i for i in edges if words[i].pos is Pos.AND]
    commas = [i for i in edges if words[i].pos in (Pos.COMMA, Pos.QUOTE)]
    if joins and (not commas or joins[-1] > commas[-1] or _only_adverbial(words, joins[-1] + 1, commas[-1])):
        join = joins[-1]
        if join > floor and words[join - 1].pos in NOMINAL and _joins_nouns(words, join, first):
            earlier = [i for i in commas if i < join]
            if earlier:
                return earlier[-1]
            start = _noun_phrase_start(words, first, floor)
            return start if previous.lemma in triggers().saying else join
        return join - 1 if join > floor and words[join - 1].pos is Pos.COMMA else join
    if commas:
        return _comma_boundary(words, commas, first, group.lemma in triggers().saying)
    if not previous.finite and previous.lemma not in triggers().saying and _open_subject(words, groups, k):
        return first
    start = _noun_phrase_start(words, first, floor)
    return max(start, floor)


def _fronted(words: Sequence[Word], marker: int, floor: int) -> int:
    """Return where "that on Monday after leaving, he …" begins, for the clause whose marker is "after"."""
    i = marker - 1
    while i >= floor and words[i].pos in (Pos.TIME, Pos.PREP, Pos.COMMA):
        i -= 1
    timed = any(words[m].pos is Pos.TIME for m in range(i + 1, marker))
    return i if i >= floor and timed and words[i].pos in (Pos.THAT, Pos.AND) else marker


def _joins_nouns(words: Sequence[Word], join: int, first: int) -> bool:
    """Tell whether "and" joins two parts of a subject: "officials said the pair and a third man left"."""
    return all(words[i].pos in NOMINAL or words[i].pos is Pos.DET for i in range(join + 1, first)) and first > join + 1


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


def _after_apposition(words: Sequence[Word], first: int) -> bool:
    """Tell whether a verb follows a comma at once: "as Ann Roe, a lawyer, went in"."""
    i = first - 1
    while i > 0 and words[i].pos is Pos.ADV:
        i -= 1
    return words[i].pos is Pos.COMMA


def _is_preposition(words: Sequence[Word], groups: Sequence[Group], i: int, first: int) -> bool:
    """Tell whether "after", "before", "since", "as" at word *i* opens a mere phrase, not the clause before *first*."""
    if words[i].pos is not Pos.SUB or words[i].low not in {"after", "before", "since", "until", "till", "as"}:
        return False
    comma = next((m for m in range(i + 1, first) if words[m].pos in (Pos.COMMA, Pos.AND)), None)
    if comma is None or _after_apposition(words, first):
        return False
    return not any(i < g.first < comma for g in groups)


def _link(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, inserted: Sequence[bool]) -> None:
    """Decide how a clause hangs on those before it."""
    group = clause.group
    opening = _opening(words, clause, inserted)
    clause.marker = opening.low if opening is not None else ""
    previous = len(clauses) - 1 if clauses else None
    clause.parent = previous
    clause.subject = (_subject_start(words, clause.start, group.first), group.first)
    if group.infinitive:
        clause.link = Link.INFINITIVE
        before = words[group.first - 1] if group.first else None
        clause.governor = before.low if before is not None and before.pos is Pos.NOUN else ""
        if before is not None and before.pos is Pos.AND and previous is not None:
            clause.link = Link.AND
        clause.shared = True
    elif not group.finite:
        _link_nonfinite(words, clauses, clause)
    else:
        _link_finite(words, clauses, clause, opening)


def _subject_start(words: Sequence[Word], start: int, end: int) -> int:
    """Pass what stands in front of the subject: "With the work done, in Oslo, …"."""
    i = start
    while i < end:
        k = i
        while k < end and words[k].pos in (Pos.COMMA, Pos.AND, Pos.QUOTE, Pos.THAT):
            k += 1
        if k >= end or words[k].pos not in (Pos.PREP, Pos.TIME, Pos.ADV):
            return i
        comma = next((m for m in range(k, end) if words[m].pos is Pos.COMMA), None)
        if comma is None or comma + 1 >= end:
            return i
        i = comma
        named = words[comma - 1].pos is Pos.NAME and words[comma + 1].pos is Pos.NAME
        after = next((m for m in range(comma + 1, end) if words[m].pos is Pos.COMMA), None)
        if named and after is not None and all(words[m].pos is Pos.NAME for m in range(comma + 1, after)):
            # "In Irving, Texas, …"
            i = after if after + 1 < end else i
    return i


def _opening(words: Sequence[Word], clause: Clause, inserted: Sequence[bool]) -> Word | None:
    """Return the word that marks the clause: for the first clause one anywhere before its verb."""
    first = clause.group.first
    span = range(clause.start, first)
    marks = [i for i in span if words[i].pos in (Pos.SUB, Pos.REL, Pos.THAT) and not inserted[i]]
    if clause.start == 0 and marks:
        mark = marks[-1]
        comma = any(words[i].pos is Pos.COMMA for i in range(mark + 1, first))
        return None if comma and words[mark].pos is Pos.SUB else words[mark]
    if marks:
        return words[marks[0]]
    if clause.start < first and words[clause.start].pos in (Pos.AND, Pos.COMMA, Pos.PREP, Pos.QUOTE):
        nxt = words[clause.start + 1]
        if words[clause.start].pos is Pos.COMMA and nxt.pos is Pos.AND and clause.start + 1 < first:
            return nxt
        return words[clause.start]
    return None


def _link_nonfinite(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> None:
    group = clause.group
    before = words[group.first - 1] if group.first else None
    clause.shared = True
    if before is not None and before.pos is Pos.AND:
        clause.marker = before.low
        parent = _last_like(clauses, group)
        if parent is not None:
            clause.link, clause.parent = Link.AND, parent
            return
        if group.form == "i":
            clause.link = Link.GERUND
            return
    if group.form == "i":
        prepositional = before is not None and before.pos in (Pos.PREP, Pos.SUB)
        clause.link = (
            Link.GERUND if prepositional or (before is not None and before.pos is Pos.VERB) else Link.PARTICIPLE
        )
        clause.marker = before.low if prepositional and before is not None else clause.marker
    elif group.form == "b":
        clause.link = Link.AND
        clause.parent = _last_like(clauses, group)
    else:
        clause.link = Link.PARTICIPLE
    if clause.link is Link.PARTICIPLE and before is not None and before.pos in NOMINAL:
        clause.shared = False


def _last_like(clauses: Sequence[Clause], group: Group) -> int | None:
    """Return the last clause whose verb has the form of *group*: what "and" joins it to."""
    for i in range(len(clauses) - 1, -1, -1):
        other = clauses[i].group
        if group.form == "b" and (other.infinitive or other.modal or (other.form == "b" and not other.copula)):
            return i
        if group.form == "i" and other.form == "i":
            return i
        if group.form == "n" and other.form == "n":
            return i
    return None


def _link_finite(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, opening: Word | None) -> None:
    group, previous = clause.group, clause.parent
    saying = triggers().saying
    own_subject = any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(clause.start, group.first))
    if opening is not None and opening.pos is Pos.REL and (previous is not None or clause.start < group.first):
        clause.link = Link.RELATIVE
        own = [i for i in range(clause.start, group.first) if words[i].pos in NOMINAL or words[i].pos is Pos.PRON]
        clause.subject = (own[0], group.first) if own else _antecedent(words, clause.start, group.first)
        return
    if opening is not None and opening.pos is Pos.SUB:
        clause.link = Link.SUB
        return
    if previous is None:
        _is_inverted(words, clause, own_subject)
        return
    after = words[group.last + 1] if group.last + 1 < len(words) else None
    closes = after is None or after.pos in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.TIME, Pos.PREP, Pos.PRON, Pos.SUB)
    commaed = opening is not None and opening.pos in (Pos.COMMA, Pos.QUOTE)
    if commaed and own_subject and group.lemma in saying and closes and not group.passive:
        clause.link = Link.SOURCE
        return
    if _is_inverted(words, clause, own_subject):
        return
    parent = clauses[previous]
    if opening is not None and opening.pos is Pos.THAT:
        clause.link = Link.CONTENT
        return
    if opening is None and own_subject and (parent.group.lemma in saying or parent.group.passive):
        clause.link = Link.CONTENT
        return
    anchor = _open_finite(clauses)
    if group.form == "b" and not own_subject and not group.modal:
        clause.link, clause.shared, clause.parent = Link.AND, True, _last_like(clauses, group)
        return
    if opening is not None and (opening.pos is Pos.AND or (opening.pos is Pos.COMMA and not own_subject)):
        clause.parent = _last_finite(clauses) if not own_subject and _tight(words, clause) else anchor
        if clause.parent is not None:
            clause.link, clause.shared = Link.AND, not own_subject
            return
    clause.link, clause.parent = Link.ROOT, None
    if not own_subject and clauses:
        # The subject stands before an insertion: "X, who was killed in January, had been …".
        clause.subject = (0, _insertion_start(words, clauses[0]))


def _is_inverted(words: Sequence[Word], clause: Clause, own_subject: bool) -> bool:
    """Read '"…," said Ann Roe of the court': the source stands behind its verb."""
    group = clause.group
    before = words[group.first - 1] if group.first else None
    if own_subject or group.lemma not in _QUOTING or group.passive or before is None:
        return False
    if before.pos not in (Pos.COMMA, Pos.QUOTE):
        return False
    start = group.last + 1
    while start < len(words) and words[start].pos in (Pos.TIME, Pos.ADV):
        start += 1
    if start >= len(words) or words[start].pos not in (Pos.NAME, Pos.NOUN, Pos.DET, Pos.ADJ):
        return False
    end = start
    while end < len(words) and words[end].pos not in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.VERB, Pos.TIME):
        end += 1
    clause.link, clause.subject, clause.shared = Link.SOURCE, (start, end), False
    return True


def _tight(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether "and" stands right before the verb, with no comma: it goes on with the nearest clause."""
    return words[clause.start].pos is Pos.AND


def _last_finite(clauses: Sequence[Clause]) -> int | None:
    return next((i for i in range(len(clauses) - 1, -1, -1) if clauses[i].group.finite), None)


def _open_finite(clauses: Sequence[Clause]) -> int | None:
    """Return the last finite clause that is no relative or adverbial one: what a new main clause is joined to."""
    for i in range(len(clauses) - 1, -1, -1):
        if clauses[i].group.finite and clauses[i].link not in (Link.RELATIVE, Link.SUB, Link.SOURCE):
            return i
    return None


def _insertion_start(words: Sequence[Word], first: Clause) -> int:
    """Return where the first clause's own words begin, after the noun phrase that it describes."""
    for i in range(first.start, first.group.first):
        if words[i].pos in (Pos.REL, Pos.COMMA):
            return i
    return first.group.first


def _antecedent(words: Sequence[Word], start: int, first: int) -> tuple[int, int]:
    """Return the noun phrase that a relative pronoun takes up: the words right before it."""
    end = next((i for i in range(start, first) if words[i].pos is Pos.REL), start)
    while end > 0 and words[end - 1].pos in (Pos.COMMA, Pos.PREP, Pos.AND):
        end -= 1
    begin = _noun_phrase_start(words, end, 0)
    return (begin, end)


def subject_words(clauses: Sequence[Clause], k: int) -> tuple[int, int]:
    """Return the words (start, end) among which the subject of clause *k* stands, following shared subjects."""
    seen = 0
    while seen < len(clauses):
        clause = clauses[k]
        parent = clause.parent
        if not clause.shared or parent is None:
            return clause.subject
        k = parent
        seen += 1
    return clauses[k].subject
