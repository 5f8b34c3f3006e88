"""What a happening that a noun names and dates brought about or was the scene of.

"the attack of 3 May on the harbour of Tarn that killed nine"; "were wounded in the blast that hit their bus on Monday";
"died in last month's riots"; "a blast near the mill on Sunday has killed two people and wounded nine".
"""

from dossier.extract.events.clauses import Link
from dossier.extract.events.following_on import LASTING, tells_of_later
from dossier.extract.events.occasion_dates import BRINGING
from dossier.extract.events.sequels import is_past
from dossier.extract.events.timed_sentence import YEAR, TimedSentence
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import Pos

HARMED = frozenset("kill injure wound hurt die destroy damage maim burn gut".split())
# What a happening does that has a date of its own, beside killing and destroying: "the coup that toppled him".
_STRIKING = BRINGING | frozenset(
    "leave hit strike rock oust depose cripple level shake kill claim rip tear blow shatter sink raze gut paralyse "
    "paralyze halt disrupt trap bury sweep wipe maim collapse burn bring cause trigger spark prompt force drive "
    "send".split()
)
_OCCURRING = frozenset("occur happen hit strike rock shake rip tear level gut begin start erupt explode".split())
_INSIDE = frozenset("in by during at".split())
_BLOWS = frozenset("bomb shoot kill fight riot shell burn attack".split())
_LIVES = frozenset("bear marry found establish grow bury raise retire graduate settle".split())
_PHRASE = frozenset({Pos.DET, Pos.ADJ, Pos.NOUN, Pos.NAME, Pos.NUM, Pos.TIME, Pos.POSS, Pos.ADV})
_REACH = 16


def of_dated_noun(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of the happening that a relative clause describes: "the 3 May attack on Tarn that killed"."""
    words, clause = sentence.words, sentence.clauses[k]
    if not is_past(clause) or clause.group.copula or tells_of_later(words, sentence.clauses, k):
        return None
    mark = next((i for i in range(clause.start, clause.group.first) if words[i].low in {"that", "which"}), 0)
    if mark < 2:
        return None
    inside = words[mark - 1].low in {"in", "during"}
    if inside and clause.group.lemma in LASTING | _LIVES:
        return None
    if not inside:
        striking = not clause.group.passive and clause.group.lemma in _STRIKING
        own = any(words[i].pos in (Pos.NOUN, Pos.NAME, Pos.PRON) for i in range(mark + 1, clause.group.first))
        if own or not striking:
            return None
    index = _dated_before(sentence, mark - 1 if inside else mark)
    if index is None and clause.parent is not None and not inside:
        # "the bombing attacks in May 2003, in Tarn, that killed nine": read as a verb
        named = sentence.clauses[clause.parent].group
        blow = named.form == "i" and not named.finite and named.lemma in _BLOWS and clause.group.lemma in HARMED
        index = sentence.dates.clauses.get(clause.parent) if blow else None
    return index if index is not None and sentence.fits(index, YEAR) else None


def _dated_before(sentence: TimedSentence, end: int) -> int | None:
    """Return the date of the happening named last before word *end*, with nothing but its phrases between."""
    words, nouns = sentence.words, sentence.dates.nouns
    for i in range(end - 1, max(end - _REACH, -1), -1):
        if i in nouns:
            return nouns[i]
        pos = words[i].pos
        if pos in (Pos.VERB, Pos.SUB, Pos.REL, Pos.THAT, Pos.AND, Pos.QUOTE, Pos.BE, Pos.HAVE, Pos.PRON):
            return None
        compound = i > 0 and (i - 1 in nouns or (words[i - 1].pos is Pos.NOUN and i - 2 in nouns))
        if pos is Pos.NOUN and noun_kind(words, i) is not None and not compound:
            return None
    return None


def harmed_in(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of "died in last month's riots", "were wounded in the blast that hit their bus on Monday"."""
    words, clause = sentence.words, sentence.clauses[k]
    harmed = clause.group.lemma in HARMED and is_past(clause) and (clause.group.passive or clause.group.lemma == "die")
    if not harmed:
        return None
    at = next((i for i in range(clause.group.last + 1, clause.end) if words[i].low in _INSIDE), None)
    if at is None:
        return None
    i = at + 1
    while i < clause.end and words[i].pos in _PHRASE:
        if i in sentence.dates.nouns:
            index = sentence.dates.nouns[i]
            return index if sentence.fits(index, YEAR) and not sentence.has_other_time(k, index) else None
        i += 1
    if sentence.has_time(k) or k + 1 >= len(sentence.clauses):
        return None
    after = sentence.clauses[k + 1]
    mark = after.group.first - 1
    if mark <= at or words[mark].low not in {"that", "which"} or after.group.lemma not in _OCCURRING:
        return None
    return sentence.index(k + 1, YEAR) if is_past(after) else None


def brought_about(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of what a dated happening is the subject of: "a blast in Tarn on Sunday has killed two"."""
    clause = sentence.clauses[k]
    group = clause.group
    told = is_past(clause) or (group.perfect and group.finite and not (group.modal or group.negated))
    if not told or group.copula:
        return None
    if clause.link is Link.AND and clause.shared and clause.parent is not None and group.lemma in HARMED:
        before = sentence.clauses[clause.parent].group
        index = sentence.dates.alongside.get(clause.parent) if before.lemma in HARMED and before.perfect else None
        return None if index is None or sentence.has_time(k) else index
    caused = group.passive and group.lemma == "cause"
    if not caused and (group.passive or group.lemma not in _STRIKING):
        return None
    start, end = clause.subject
    found = [i for i in range(start, end) if i in sentence.dates.nouns]
    kinds = [i for i in range(start, end) if noun_kind(sentence.words, i) is not None]
    if not found or len(found) != 1 or kinds[:1] != found:
        return None
    index = sentence.dates.nouns[found[0]]
    return index if sentence.fits(index, YEAR) and not sentence.has_other_time(k, index) else None
