"""What was said or done on the dated occasion that its sentence tells of, though the date stands elsewhere in it.

"deliberated for three hours on Friday before convicting him"; "promised by Roe at her inauguration last month"; "Roe,
who sat in court on Thursday, said …"; "was sentenced on Thursday, and a judge signed an order …"; "was shot on Monday
by men who fled on a motorbike"; "were interviewed in 2019; on both occasions they denied it"; "said on Monday that he
was ill, and hung up". As in ``same_time``, what is not told anyway is not told for its date.
"""

from itertools import pairwise

from dossier.extract.events.clauses import Link
from dossier.extract.events.following_on import LASTING, tells_of_later
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.sequels import is_past
from dossier.extract.events.timed_sentence import DAY, MONTH, YEAR, TimedSentence
from dossier.extract.events.word_types import COURTS
from dossier.extract.events.words import Pos

_SHORT = frozenset("minute minutes hour hours".split())
_DELIBERATING = frozenset("deliberate confer retire adjourn convene debate meet speak talk wait circle".split())
_AT = frozenset("at during in".split())
_OCCASIONS = frozenset(
    "inauguration speech rally ceremony conference briefing summit hearing trial funeral vigil debate interview "
    "broadcast sermon address testimony wedding dinner concert session mass reception meeting".split()
)
_PRESENT = frozenset("be sit stand attend watch witness appear wait gather travel".split())
_PLACES = frozenset(
    "court courtroom courthouse gallery row dock bench room hall crowd audience church square street funeral hearing "
    "ceremony scene hospital ward prison jail".split()
)
_JUDGED = frozenset("sentence convict acquit jail fine clear imprison find remand".split())
_RULING = frozenset(
    "sign order strip revoke forfeit ban bar award impose grant deny refuse reject dismiss tell".split()
)
_BENCH = COURTS | frozenset("judge judges magistrate magistrates jury jurors justice recorder sheriff".split())
_DEEDS = frozenset(
    "flee escape decamp run drive ride speed vanish break burst storm enter open fire ask demand shout wear carry "
    "arrive come wield pose take steal rob climb jump".split()
)
_DONE_TO = frozenset(
    "shoot kill murder stab abduct kidnap seize attack beat ambush rob bludgeon hack strangle assault drag take gun "
    "wound injure detain arrest raid storm loot burn hijack behead execute".split()
)
_BOTH = frozenset("both each either every that".split())
_TIMES = frozenset("occasion occasions time times meeting meetings visit visits hearing hearings".split())
_CLOSING = frozenset("hang weep laugh leave walk sit smile bow nod".split())
_NEAR = 6


def before_doing(sentence: TimedSentence, k: int) -> int | None:
    """Return the day of "deliberated for three hours on Friday before convicting him"."""
    clause = sentence.clauses[k]
    if clause.link is not Link.GERUND or clause.marker not in {"before", "after"} or clause.parent is None:
        return None
    main = sentence.clauses[clause.parent]
    words = sentence.words[main.group.last + 1 : clause.start]
    brief = any(word.low in _SHORT and word.pos is Pos.TIME for word in words)
    if not is_past(main) or main.group.last > clause.group.first or not (brief or main.group.lemma == "deliberate"):
        return None
    if not (main.group.lemma in _DELIBERATING or brief) or sentence.has_time(k):
        return None
    return sentence.index(clause.parent, DAY)


def at_occasion(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of the occasion in "promised by Roe at her inauguration last month"."""
    words, clause = sentence.words, sentence.clauses[k]
    group = clause.group
    if group.present or group.modal or group.infinitive or group.form not in "dn" or group.lemma in LASTING:
        return None
    for noun, index in sentence.dates.nouns.items():
        if not group.last < noun < clause.end or words[noun].low not in _OCCASIONS:
            continue
        opening = noun - 1
        while opening > group.last and words[opening].pos in (Pos.DET, Pos.POSS, Pos.ADJ, Pos.NOUN, Pos.NAME):
            opening -= 1
        told = words[opening].low in _AT and opening > group.last
        after = words[noun + 1].timex if noun + 1 < len(words) else None
        after = words[noun + 2].timex if after is None and noun + 2 < len(words) else after
        if told and after == index and sentence.fits(index, YEAR):
            return index
    return None


def who_was_there(sentence: TimedSentence, k: int) -> int | None:
    """Return the day of "Roe, who sat in the second row on Thursday, said …"."""
    clause = sentence.clauses[k]
    before = sentence.clauses[k - 1] if k else None
    if before is None or before.link is not Link.RELATIVE or clause.link not in (Link.ROOT, Link.AND):
        return None
    words, group = sentence.words, before.group
    says = clause.group.lemma in triggers().saying and is_past(clause) and not clause.group.passive
    joined = words[clause.start].pos is Pos.COMMA and clause.group.first - clause.start <= 2
    if not (says and joined) or sentence.has_time(k) or not is_past(before) or group.lemma not in _PRESENT:
        return None
    if group.lemma == "be" and not any(word.low in _PLACES for word in words[group.last : before.end]):
        return None
    return sentence.index(k - 1, DAY)


def beside_verdict(sentence: TimedSentence, k: int) -> int | None:
    """Return the day of "was sentenced on Thursday, and a judge signed an order stripping him of his titles"."""
    clause = sentence.clauses[k]
    if clause.link is not Link.AND or clause.shared or clause.parent is None or not is_past(clause):
        return None
    main, words = sentence.clauses[clause.parent], sentence.words
    subject = words[clause.start : clause.group.first]
    rules = clause.group.lemma in _RULING | _JUDGED and any(word.low in _BENCH for word in subject)
    if not rules or not is_past(main) or main.group.lemma not in _JUDGED | _RULING:
        return None
    return None if tells_of_later(words, sentence.clauses, k) else sentence.index(clause.parent, DAY)


def by_doers(sentence: TimedSentence, k: int) -> int | None:
    """Return the day of "was shot on Monday by men who fled on a motorbike"."""
    words, clause = sentence.words, sentence.clauses[k]
    if clause.link is not Link.RELATIVE or clause.parent is None or not is_past(clause) or clause.group.passive:
        return None
    main = sentence.clauses[clause.parent]
    mark = next((i for i in range(clause.start, clause.group.first) if words[i].low in {"who", "that"}), 0)
    by = next((i for i in range(mark - 1, max(mark - _NEAR, main.group.last), -1) if words[i].low == "by"), 0)
    if not by or words[mark - 1].pos is not Pos.NOUN or clause.group.lemma not in _DEEDS:
        return None
    done = main.group.passive and main.group.lemma in _DONE_TO and is_past(main)
    if not done or tells_of_later(words, sentence.clauses, k):
        return None
    return sentence.index(clause.parent, DAY)


def on_both_occasions(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of "were interviewed in 2019; on both occasions they denied it"."""
    words, clause = sentence.words, sentence.clauses[k]
    if not k or not is_past(clause) or sentence.has_time(k):
        return None
    lead = [word.low for word in words[clause.start : clause.group.first]]
    told = any(a in _BOTH and b in _TIMES for a, b in pairwise(lead))
    last = next((i for i in range(k - 1, -1, -1) if i in sentence.dates.clauses), None)
    return sentence.index(last, YEAR) if told and last is not None and is_past(sentence.clauses[last]) else None


def closed_the_call(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of "In a call on Monday he said that he had been ill, and hung up"."""
    words, clause = sentence.words, sentence.clauses[k]
    content = sentence.clauses[clause.parent] if clause.parent is not None else None
    if content is None or content.link is not Link.CONTENT or content.parent is None or clause.link is not Link.AND:
        return None
    apart = words[clause.start].pos is Pos.COMMA and clause.shared and clause.group.lemma in _CLOSING
    teller = sentence.clauses[content.parent]
    says = teller.group.lemma in triggers().saying and is_past(teller)
    if not (apart and says and is_past(clause)) or tells_of_later(words, sentence.clauses, k):
        return None
    return sentence.index(content.parent, MONTH)


def by_meeting(sentence: TimedSentence, k: int) -> int | None:
    """Return the date of "A summit held in Oslo on Wednesday demanded that he go"."""
    clause, words = sentence.clauses[k], sentence.words
    before = sentence.clauses[k - 1] if k else None
    if before is None or before.link is not Link.PARTICIPLE or before.group.lemma not in _HELD or not before.group.bare:
        return None
    group = clause.group
    decides = group.finite and not (group.present or group.modal or group.passive)
    if not decides or group.lemma not in triggers().saying | _DECIDING or clause.link is not Link.ROOT:
        return None
    meeting = any(word.low in _MEETINGS for word in words[max(before.group.first - _NEAR, 0) : before.group.first])
    own = any(word.pos in (Pos.NOUN, Pos.NAME, Pos.PRON) for word in words[clause.start : group.first])
    return sentence.index(k - 1, MONTH) if meeting and not own and not sentence.has_time(k) else None


_HELD = frozenset("hold convene".split())
_MEETINGS = frozenset("summit meeting conference congress session assembly council talks convention".split())
_DECIDING = frozenset("agree decide vote demand elect approve adopt reject resolve order call urge condemn".split())
OCCASION_RULES = (
    by_meeting,
    before_doing,
    at_occasion,
    who_was_there,
    beside_verdict,
    by_doers,
    on_both_occasions,
    closed_the_call,
)
