"""Which verbs name a happening that a timeline wants."""

from collections.abc import Mapping, Sequence

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.extract.events.actors import is_actor, is_body_at_work
from dossier.extract.events.befalling import befalls, is_left_standing
from dossier.extract.events.cases_ended import sees_case_end
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.counsel import is_counsel
from dossier.extract.events.objects import has_object, leads_on
from dossier.extract.events.participants import Cast
from dossier.extract.events.scenes_told import is_scene
from dossier.extract.events.sequels import is_past
from dossier.extract.events.statements import is_statement
from dossier.extract.events.status import is_called_alleged, judge
from dossier.extract.events.triggers import Reading
from dossier.extract.events.words import NOMINAL, Pos, Word

STATES = frozenset(
    "be have do call know name describe design aim concern involve locate relate include own need want like love hate "
    "contain consist belong mean seem appear remain live exist matter depend consider regard see feel look understand "
    "deserve lack cost stand lie sit wear resemble represent reflect underscore tend bear link associate affiliate "
    "connect accord say tell entitle title believe think hope wish expect fear allow let cause become continue "
    "interest will school point miss base".split()
)
"""Verbs of being, having and meaning: no happenings unless something dates them."""
# The like of those, where nobody known takes part.
_DULL = frozenset(
    "can trust doubt prefer enjoy suffer differ owe last dub hear serve care imply suggest show indicate account "
    "abide amount constitute comprise date convince grow rise fall share wait".split()
)
# "was shown the letter", "was served with papers": done to somebody nevertheless.
_GIVEN = frozenset({"show", "serve"})
# Verbs that say little by themselves: they tell a happening only of somebody who does something to something.
_FAINT = frozenset("make keep hold take give get go come find follow help use put set meet receive face".split())
# In the passive these tell of something done nevertheless: "a knife was found".
_FAINT_PASSIVES = _FAINT - frozenset("find take bring turn".split())
# Verbs that only bring on the next: "managed to flee", "was forced to sell".
_BRINGING = frozenset("fail manage begin start continue force compel proceed happen come go".split())
_CAUSING = frozenset("prompt cause lead enable".split())
_PARTICLES = frozenset("off up out down away back over forward aside".split())
# Of these, what somebody is accused of: "accused of taking bribes".
_TAKING = frozenset("take give hold keep help cause".split())
_RANKS = frozenset("first second third fourth fifth sixth seventh latest worst".split())
# What a body is at for a time: "is seeking his extradition".
_AT_WORK = frozenset("investigate probe search hunt offer seek question sue prosecute examine pursue appeal".split())
# What goes on through things as well as through people: "a ring that moved two tonnes of cocaine".
_MOVING = frozenset({EventKind.TRANSFER_MONEY, EventKind.ATTACK, EventKind.DIE, EventKind.INJURE})
# States unless a line of the lexicon knows better: "missed a deadline", "appeared at a rally".
_TURNING = frozenset("miss appear cause".split())
# "caused a landslide", "The stampede began"
_BRINGING_ABOUT = frozenset("cause trigger spark unleash begin start erupt occur happen end".split())
_ARRIVING = frozenset("come arrive land reach".split())
_MOSTLY = frozenset("most many few such".split())
_NONE = frozenset("no any nothing none little talk reports rumours rumors fear fears risk plans".split())
_NAMING = frozenset("call dub title entitle nickname christen term".split())
_PAPERS = frozenset("indictment complaint charge-sheet information count counts warrant".split())
_ADMITTING = frozenset({"admit", "confess"})
_CHARGING = frozenset("accuse suspect charge indict".split())
_DENYING = frozenset("deny reject refute dispute".split())
TELLING_NOUNS = frozenset(
    {
        EventKind.ARREST,
        EventKind.DIE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.EXTRADITE,
        EventKind.ACQUIT,
        EventKind.END_POSITION,
        EventKind.START_POSITION,
        EventKind.INJURE,
        EventKind.EXECUTE,
        EventKind.RELEASE,
    }
)
# Kinds that are told even where nobody known takes part.
_GRAVE = TELLING_NOUNS | {
    EventKind.ATTACK,
    EventKind.CHARGE,
    EventKind.SANCTION,
    EventKind.TRIAL,
    EventKind.FINE,
    EventKind.APPEAL,
}


def is_never_told(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, reading: Reading, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether the verb of clause *k*, which nothing dates, tells of nothing that came about, whatever it means."""
    return _is_no_happening(words, clauses, k, kinds) or _is_general(words, clauses, k, reading.known)


def _is_no_happening(words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a verb only names, compares or measures, or tells of what nearly was."""
    clause, group = clauses[k], clauses[k].group
    if group.lemma == "do" and not has_object(words, clause) and clause.link in (Link.SUB, Link.RELATIVE):
        return True  # "as it does every year"
    if clause.marker == "what" and group.lemma in STATES:
        return True  # "what he called a lie"
    if group.lemma in _NAMING and group.bare and group.passive:
        return True  # "a firm called Rosa, founded in May"
    if is_counsel(words, clause):
        return True  # "Ann Roe, prosecuting, told the court"
    if words[max(group.main - 1, 0)].low in {"nearly", "almost"}:
        return True  # "he nearly died"
    # "the bomb failed to explode"
    return group.lemma == "fail" and leads_on(clauses, k) and not is_actor(words, *subject_words(clauses, k), kinds)


def is_worth_telling(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    reading: Reading,
    date: DateInterval | None,
    cast: Cast,
    kinds: Mapping[int, EntityKind],
    status: Status,
) -> bool:
    """Tell whether the verb of clause *k* names a happening: all that is dated, and all that somebody did or underwent.

    Undated states, and "he said" of nobody in particular, are none.
    """
    clause = clauses[k]
    group = clause.group
    if _is_no_happening(words, clauses, k, kinds):
        return False
    if date is not None or sees_case_end(words, clause):
        return True
    if _is_general(words, clauses, k, reading.known):
        return False
    if status is Status.DENIED and group.copula and _was_never_at(words, clause, cast):
        return True
    if _is_denied_deed(clauses, clause) and (group.copula or group.lemma not in STATES):
        return True
    if group.copula and reading.kind is EventKind.DIE and is_past(clause) and not group.negated:
        return is_actor(words, *subject_words(clauses, k), kinds)  # "two of them were dead"
    if group.copula and is_left_standing(words, clauses, k, kinds):
        return True
    if group.copula and reading.known and _exists(words, clause):
        return True
    if group.copula and reading.known and reading.kind is not EventKind.STATEMENT and is_past(clause):
        return _is_ranked(words, clause)  # "it was the deadliest crash since the war"
    if _is_had_done(words, clauses, clause):
        return reading.known or is_actor(words, *subject_words(clauses, clause.parent or 0), kinds)
    if group.lemma == "have" and reading.known and is_past(clause) and reading.kind is not EventKind.CONVICT:
        return is_actor(words, *subject_words(clauses, k), kinds)  # "had a quarrel"
    if group.copula or group.lemma in {"have", "do"} or (clause.marker == "as" and group.bare and group.passive):
        return False
    if reading.kind is EventKind.STATEMENT:
        return is_statement(words, clauses, k, reading, cast, kinds)
    if befalls(words, clauses, k, _goes_on_through_things(group.lemma, reading)) or is_left_standing(
        words, clauses, k, kinds
    ):
        return True
    if is_called_alleged(words, clause) and group.form in "dn" and (group.finite or reading.known):
        return True
    if status is Status.DENIED and group.lemma == "suspect" and cast.participants:
        return True  # "is not suspected of any crime"
    if reading.known and _is_known(words, clauses, k, reading, cast):
        return True
    charged = clause.link is Link.GERUND and clause.parent is not None and status is Status.ALLEGED and reading.known
    if _is_admitted(clauses, clause, status) and (reading.known or group.lemma not in STATES):
        return True
    if charged and clause.parent is not None and clauses[clause.parent].group.lemma in _CHARGING:
        return True  # "a firm that it accused of bribing officials"
    if clause.link is Link.GERUND and clause.parent is not None and clause.marker == "of" and not reading.known:
        blamed = clauses[clause.parent].group.lemma == "accuse"
        if blamed and group.lemma in _TAKING and any(p.role is Role.AGENT for p in cast.participants):
            return True
    if group.lemma == "fail" and leads_on(clauses, k) and group.form == "d" and not group.modal:
        return any(kinds[p.entity] is EntityKind.PERSON for p in cast.participants if p.role is Role.AGENT)
    if is_scene(words, clauses, k, cast, kinds):
        return True
    stative = (
        group.lemma in STATES and words[group.main].low != "lied" and not _is_turn(words, clauses, k, reading, kinds)
    )
    if (stative and not _is_phrasal(words, clause)) or _only_brings_on(clauses, k):
        return False
    if not reading.known and _befalls_person(words, clause, cast, kinds):
        return True
    if _is_at_work(clause, cast, kinds):
        return True
    return _is_deed(words, clauses, k, reading, kinds, status)


def _is_known(words: Sequence[Word], clauses: Sequence[Clause], k: int, reading: Reading, cast: Cast) -> bool:
    """Tell whether a happening whose kind a word names is told: somebody takes part, or it weighs by itself."""
    clause = clauses[k]
    group = clause.group
    after = words[group.last + 1].low if group.last + 1 < clause.end else ""
    if reading.kind in (EventKind.CONVICT, EventKind.SENTENCE) and group.passive and after == "by":
        return True
    if group.lemma == "hear" and k + 1 < len(clauses) and clauses[k + 1].link is Link.CONTENT:
        return False  # "the jury heard that …" only says by whose account the rest is told
    if cast.participants:
        return True
    if reading.kind not in _GRAVE:
        return False
    if clause.link in (Link.PARTICIPLE, Link.AND) and group.form == "i" and not group.finite:
        if reading.kind is EventKind.CHARGE and clause.start and words[clause.start - 1].low in _PAPERS:
            return True  # "an indictment charging three residents"
        return clause.marker in {",", "and"}  # "…, killing one soldier and wounding two"
    finite = group.finite or (clause.link is Link.AND and clause.shared and group.passive)
    if finite and (group.form in "dni" or bool(group.modal)):
        return True
    return clause.link is Link.INFINITIVE and not clause.governor and _is_planned(clauses, clause)


def _befalls_person(words: Sequence[Word], clause: Clause, cast: Cast, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether somebody known does or undergoes what a verb of no known kind tells."""
    group = clause.group
    roles = (Role.PATIENT,) if group.bare and group.passive else (Role.AGENT, Role.PATIENT, Role.SPEAKER)
    person = any(kinds[p.entity] is EntityKind.PERSON for p in cast.participants if p.role in roles)
    faint = _is_faint(words, clause) and not (group.passive and clause.link is not Link.RELATIVE)
    ongoing = group.perfect or group.progressive
    return person and not faint and not (group.present and not ongoing) and group.form in "dni"


def _goes_on_through_things(lemma: str, reading: Reading) -> bool:
    """Tell whether what a verb tells needs nobody who does it."""
    arriving = reading.kind is EventKind.PHONE_WRITE and lemma in _ARRIVING  # "a letter came"
    return reading.known and (arriving or reading.kind in _MOVING or lemma in _BRINGING_ABOUT)


def _is_turn(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, reading: Reading, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether a verb of being tells of a turn all the same: "became a Catholic", "appeared before a judge"."""
    clause, group = clauses[k], clauses[k].group
    if group.lemma in _TURNING:
        return reading.known
    become = group.lemma == "become" and group.last + 1 < clause.end and words[group.last + 1].pos is Pos.DET
    if not become and (group.lemma != "continue" or not has_object(words, clause)):
        return False
    return is_actor(words, *subject_words(clauses, k), kinds)


def _is_at_work(clause: Clause, cast: Cast, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a body known by name is at something just now: "The FBI is investigating the case"."""
    group = clause.group
    if not (group.progressive and group.present and group.finite) or group.modal or group.lemma not in _AT_WORK:
        return False
    agents = (p.entity for p in cast.participants if p.role is Role.AGENT)
    return any(kinds[entity] is EntityKind.ORGANISATION for entity in agents)


def _is_general(words: Sequence[Word], clauses: Sequence[Clause], k: int, known: bool) -> bool:
    """Tell whether a clause says what becomes of such people: "Most hostages are released unharmed"."""
    group, above = clauses[k].group, clauses[clauses[k].parent or 0].group
    if clauses[k].link is Link.INFINITIVE and not known and above.lemma == "continue":
        return above.present and not above.perfect  # "continues to seek new markets"
    if not (group.present and group.finite) or group.perfect or group.progressive or group.modal:
        return False
    start, end = subject_words(clauses, k)
    first = next((words[i] for i in range(start, end) if words[i].pos not in (Pos.COMMA, Pos.AND, Pos.THAT)), None)
    lows = {words[i].low for i in range(start, end)}
    return first is not None and first.low in _MOSTLY and not lows & {"of", "the", "these", "those"}


def _exists(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether there was or has been a happening: "There have been clashes", but not "there was no fire"."""
    group = clause.group
    there = clause.start <= group.first - 1 and words[group.first - 1].low == "there"
    told = there and not (group.negated or group.modal) and (group.perfect or not group.present)
    return told and not any(word.low in _NONE for word in words[group.last + 1 : group.last + 4])


def _is_ranked(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether what something was is the first, third or worst of its kind: "the biggest seizure at the port"."""
    near = words[clause.group.last + 1 : min(clause.group.last + 6, clause.end)]
    return any(word.low in _RANKS or (word.pos is Pos.ADJ and word.low.endswith("est")) for word in near)


def _is_had_done(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether somebody has something done or suffers it: "had her licence suspended", "will have it frozen"."""
    group = clause.group
    if clause.link is not Link.PARTICIPLE or not group.passive or group.first != clause.start or clause.parent is None:
        return False
    parent = clauses[clause.parent].group
    held = parent.lemma == "have" and not parent.copula and (parent.modal or parent.infinitive or not parent.present)
    return held and parent.last + 1 < group.first and words[group.first - 1].pos in NOMINAL


def _was_never_at(words: Sequence[Word], clause: Clause, cast: Cast) -> bool:
    """Tell whether somebody is said never to have been at some place: "said that he was never in the flat"."""
    at = clause.group.last + 1
    at += at < clause.end and words[at].low == "never"
    if not cast.participants or at + 2 > clause.end or words[at].low not in {"at", "in", "inside", "near", "aboard"}:
        return False
    return cast.places != () or (words[at + 1].pos is Pos.DET and at + 2 < clause.end and words[at + 2].pos in NOMINAL)


def _is_admitted(clauses: Sequence[Clause], clause: Clause, status: Status) -> bool:
    """Tell whether a clause is what somebody admits: "admitted driving the lorry"."""
    return (
        clause.link is Link.GERUND
        and status is Status.ASSERTED
        and clause.parent is not None
        and clauses[clause.parent].group.lemma in _ADMITTING
    )


def _is_denied_deed(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether a clause is what somebody denies: "denied writing it"."""
    return (
        clause.link is Link.GERUND
        and not clause.marker
        and clause.parent is not None
        and clauses[clause.parent].group.lemma in _DENYING
    )


def _is_deed(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    reading: Reading,
    kinds: Mapping[int, EntityKind],
    status: Status,
) -> bool:
    """Tell whether an undated clause tells what somebody did, or what was done: "a neighbour dialled 999"."""
    clause = clauses[k]
    group = clause.group
    start, end = subject_words(clauses, k)
    if clause.link is Link.INFINITIVE:
        truly = status is Status.ASSERTED or (status is Status.ALLEGED and group.perfect)
        # "told the court that he had helped to carry it": by whose account changes nothing
        truly = truly or (status is Status.ALLEGED and judge(words, clauses, k) is Status.ASSERTED)
        return truly and not clause.governor and group.lemma not in _DULL and not _is_faint(words, clause)
    finite = group.finite or (clause.link is Link.AND and clause.shared and group.passive)
    if (
        not finite
        or (group.lemma in _DULL and not (group.passive and group.lemma in _GIVEN))
        or (group.present and not group.perfect and not group.modal)
    ):
        return False
    if group.modal and status is not Status.PLANNED:
        return False
    if group.passive:
        return reading.known or not _is_faint(words, clause)
    acts = is_actor(words, start, end, kinds) or is_body_at_work(words, clause, start, end)
    return acts and (reading.known or not _is_faint(words, clause))


def _is_phrasal(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a particle makes a deed of a verb that says little: "called off", "let in three goals"."""
    i = clause.group.last + 1
    if i >= len(words) or (clause.group.lemma == "look" and words[i].low == "forward"):
        return False
    if words[i].pos is Pos.PRON and i + 1 < clause.end:
        i += 1  # "pointed them out"
    return words[i].low in _PARTICLES or (clause.group.lemma == "let" and words[i].low == "in")


def _only_brings_on(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the infinitive right behind tells the happening: "was forced to sell"."""
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    if clauses[k].group.lemma in _CAUSING:
        return after is not None and after.link is Link.INFINITIVE and after.parent == k
    return clauses[k].group.lemma in _BRINGING and leads_on(clauses, k)


def _is_faint(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a verb says little where it stands: "who took part", "came to blows", "was given"."""
    if clause.group.lemma not in _FAINT or _is_phrasal(words, clause):
        return False
    if clause.group.passive:
        kept = clause.group.lemma == "keep" and clause.link in (Link.ROOT, Link.AND)  # "were kept in a cellar"
        return clause.link is Link.RELATIVE or (clause.group.lemma in _FAINT_PASSIVES and not kept)
    return clause.link is Link.RELATIVE or not has_object(words, clause)


def _is_planned(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether somebody plans to do what an infinitive tells: "plans to appeal"."""
    parent = clauses[clause.parent].group if clause.parent is not None else None
    return parent is not None and parent.finite and parent.lemma in {"plan", "intend", "expect", "vow", "promise"}
