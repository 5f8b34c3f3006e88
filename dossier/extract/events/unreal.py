"""What a sentence names without claiming it: "no evidence that he paid", "to avoid being jailed", "had he been caught".

Such happenings must never read as facts. Each test looks at one clause and at the words right around it.
"""

from collections.abc import Sequence

from dossier.domain.events import Status
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.in_general import is_general
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.tales import is_of_tale
from dossier.extract.events.words import NOMINAL, Pos, Word

# Before "that": what somebody only says or supposes.
_CLAIMED = frozenset(
    "claim claims allegation allegations accusation accusations charge charges rumour rumours rumor rumors report "
    "reports reporting suspicion suspicions theory theories suggestion suggestions insinuation insinuations assertion "
    "assertions complaint complaints speculation story stories belief impression tale tales gossip hoax lie lies "
    "accounts account argument case believe believes suspect suspects suspected think allege".split()
)
_UNCONFIRMED = frozenset("unconfirmed unverified uncorroborated unsubstantiated unfounded".split())
_UNSOUND = _UNCONFIRMED | frozenset(
    "fake false forged bogus fabricated rumour rumours rumor rumors gossip hoax".split()
)
_FALSELY = frozenset("falsely wrongly mistakenly erroneously incorrectly inaccurately prematurely".split())
_HEARSAY = _UNSOUND | frozenset("allegations claims hearsay speculation".split())
_MAYBE = frozenset("perhaps maybe".split())
# Before "that": what may or might be.
_SUPPOSED = frozenset(
    "fear fears hope hopes possibility prospect risk risks chance chances likelihood danger demand demands wish worry "
    "worries concern concerns expectation expectations assumption condition call calls probability doubt doubts "
    "question questions request requests recommendation proposal threat threats scenario".split()
)
# Before "that", where there is none of it.
_EVIDENCE = frozenset(
    "evidence proof indication indications sign signs suggestion trace confirmation grounds record records hint truth "
    "reason finding basis".split()
)
_NONE_OF = frozenset("no little scant insufficient without lack lacks lacked neither nor never not any hardly".split())
# Of these, what nothing at all is found of before somebody is cleared.
_GROUNDS = frozenset("evidence proof indication indications sign signs suggestion trace hint grounds basis".split())
_NOT_ANY = frozenset("no any without not never neither nor".split())
_BACK = 4
"""How many words before a noun may say that there is none of it."""
# "the claim that he made": what is told of the noun, and not what it says.
_OF_NOUNS = frozenset(
    "make file write publish issue raise deny reject face level repeat lodge submit present hear read see get receive "
    "send release print carry withdraw bring circulate spread dismiss".split()
)
# "for fear of being jailed", "instead of arresting him"
_FEARED = frozenset(
    "fear risk danger threat possibility prospect chance hope instead lieu idea afraid capable likelihood hopes "
    "dream".split()
)
_AVERTING = frozenset(
    "avoid escape evade dodge prevent stop consider risk suggest recommend fear resist oppose contemplate discuss "
    "propose dread forbid ban prohibit preclude rule miss imagine anticipate envisage support favour favor "
    "advocate".split()
)
_AVERTED_BY = frozenset("without from against toward towards than".split())
_OPEN = frozenset("once when if unless until till whenever".split())
_ANYBODY = frozenset("anyone anybody whoever".split())
_UNREAL_MODALS = frozenset("would could might".split())
_INVERTED = frozenset("had were should".split())
_ASKING = frozenset("was were is are am did do does has have had will would could can should".split())
# How many words behind a verb "?" may stand: "Was he convicted?" she said.
_ASKED = 30
_SUPPOSING = frozenset("assume suppose imagine provide".split())
_HARDLY = frozenset("hardly scarcely rarely seldom".split())
_SEEMING = frozenset("seem appear look".split())
_WRONG = frozenset("false untrue wrong incorrect nonsense fiction lie myth".split())
_UNLIKELY = frozenset("unlikely impossible doubtful inconceivable unthinkable improbable unclear unknown".split())
_LIKELY = frozenset("likely possible probable conceivable plausible arguable rumoured rumored".split())
_REPORTING = frozenset("say tell add argue warn".split())
_CHARGES = frozenset(
    "charges allegations accusations claims suspicions rumours rumors allegation accusation claim suspicion".split()
)
_ANSWERING = frozenset("face answer fight contest plead deny call describe say use".split())
_BREAKS = frozenset({Pos.COMMA, Pos.REL, Pos.SUB, Pos.THAT, Pos.PUNCT})
_WANTING = frozenset("want wish like need prefer demand".split())


def is_unreal(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* names what is only feared, averted, wished for or supposed, or what nothing shows."""
    clause = clauses[k]
    return (
        _is_neither(words, clause)
        or _is_wished(words, clause)
        or _is_averted(words, clauses, clause)
        or _is_of_anybody(words, clauses, k)
        or _is_condition(words, clauses, k)
        or _is_unshown(words, clause)
        or _is_asked(words, clause)
        or _is_wanted(words, clauses, clause)
        or _is_hardly(words, clause)
        or is_of_tale(words, clauses, k)
        or is_general(words, clauses, k)
        or _is_threatened(words, clauses, clause)
        or _is_weighed_up(words, clauses, k)
    )


def _is_threatened(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether a clause only says what else would befall somebody: "told to leave or be shot", "pay or be sued"."""
    group = clause.group
    if clause.marker != "or" or not group.passive or words[group.first].low != "be" or clause.parent is None:
        return False
    return not clauses[clause.parent].group.modal


def weighed(words: Sequence[Word], clause: Clause, parent: Clause) -> Status | None:
    """Return what "it is possible that", "it seems that" or "it is false that" makes of a clause; ASSERTED if nothing.

    *parent* is the clause that weighs it.
    """
    group = parent.group
    if not group.first or words[group.first - 1].low != "it":
        return Status.ASSERTED
    if group.lemma in _SEEMING:
        return Status.ALLEGED
    if not group.copula:
        return Status.ASSERTED
    near = {word.low for word in words[group.last + 1 : clause.start + 1]}
    if near & _WRONG:
        return Status.DENIED
    if near & _UNLIKELY:
        return None
    return Status.ALLEGED if near & _LIKELY else Status.ASSERTED


def _is_hardly(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a word before the verb makes next to nothing of it: "rarely paid", "hardly spoke"."""
    group = clause.group
    first = group.first - (group.first > 1 and words[group.first - 1].low == "ever")  # "hardly ever left"
    return any(words[i].low in _HARDLY for i in range(max(first - 1, clause.start), group.main))


def is_only_claimed(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether the words make no more than a claim of it: "rumours that he had been arrested spread", "perhaps"."""
    noun = _noun_before_that(words, clause)
    if (noun is not None and words[noun].low in _CLAIMED) or _is_charged_with(words, clause):
        return True
    if any(words[i].low in _UNCONFIRMED for i in range(clause.start, clause.end)):
        return True
    if any(words[i].low in _MAYBE for i in range(clause.start, min(clause.start + 3, clause.group.first))):
        return True
    first = clause.group.first
    heard = next((i for i in range(clause.start, first) if words[i].low == "according"), None)
    return heard is not None and any(word.low in _HEARSAY for word in words[heard + 2 : min(heard + 6, first)])


def _is_charged_with(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause is what a charge says, without "that": "faces charges he spent years selling it"."""
    group, at = clause.group, clause.start
    if clause.link is not Link.RELATIVE or clause.marker or not at or words[at - 1].low not in _CHARGES:
        return False
    if words[at].pos not in (Pos.PRON, Pos.NAME, Pos.DET) or group.lemma in _OF_NOUNS | _ANSWERING:
        return False
    after = words[group.last + 1] if group.last + 1 < len(words) else None
    has_object = after is not None and (after.pos in NOMINAL or after.pos in (Pos.DET, Pos.PRON))
    return has_object or group.passive or group.lemma == "spend" or group.lemma in triggers().intransitive


def is_told_unsoundly(words: Sequence[Word], clauses: Sequence[Clause], parent: int) -> bool:
    """Tell whether clause *parent* tells that its content is not to be relied on: "a forged letter said", "falsely"."""
    group = clauses[parent].group
    if any(words[i].low in _FALSELY for i in range(max(group.first - 1, 0), group.main)):
        return True
    start, end = clauses[parent].subject
    return any(words[i].low in _UNSOUND for i in range(start, end))


def _noun_before_that(words: Sequence[Word], clause: Clause) -> int | None:
    """Return the noun whose content the clause tells, None where "that" stands for the noun itself."""
    group = clause.group
    if not group.finite:
        return None
    that = next((i for i in range(clause.start, group.first) if words[i].low == "that"), 0)
    while that > 1 and (words[that - 1].pos in (Pos.BE, Pos.TIME, Pos.ADV) or words[that - 1].low in {"in", "on"}):
        that -= 1  # "the prosecution's case is that …", "for reporting in 2012 that …"
    if not that or words[that - 1].pos is not Pos.NOUN:
        return None
    if not any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(that + 1, group.first)):
        return None  # "the report that accused him"
    after = words[group.last + 1] if group.last + 1 < len(words) else None
    has_object = after is not None and (after.pos in NOMINAL or after.pos in (Pos.DET, Pos.PRON, Pos.ADJ, Pos.NUM))
    return None if group.lemma in _OF_NOUNS and not group.passive and not has_object else that - 1


def _is_unshown(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether nothing shows what the clause tells, or whether it is only feared or asked for."""
    noun = _noun_before_that(words, clause)
    if noun is None:
        return _is_without_evidence(words, clause)
    before = {words[i].low for i in range(max(noun - _BACK, 0), noun)}
    if words[noun].low == "event" and {"in", "the"} <= before:
        return True
    return words[noun].low in _SUPPOSED or (words[noun].low in _EVIDENCE and bool(before & _NONE_OF))


def is_without_grounds(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether the words say that nothing shows what a clause tells: "no evidence that", "no suggestion that"."""
    noun = _noun_before_that(words, clause)
    if noun is None or words[noun].low not in _GROUNDS:
        return False
    return any(words[i].low in _NOT_ANY for i in range(max(noun - _BACK, 0), noun))


def _is_without_evidence(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a verb parts "that" from the evidence that there is none of: "little evidence emerged that …"."""
    that = clause.start
    if not that or words[that].low != "that" or words[that - 1].pos is not Pos.VERB:
        return False
    near = [words[i].low for i in range(max(that - _BACK - 1, 0), that - 1)]
    return any(low in _EVIDENCE for low in near) and any(low in _NONE_OF for low in near)


def _is_neither(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether it is "neither charged nor convicted"."""
    group = clause.group
    if clause.marker == "nor" or words[clause.start].low == "nor":
        return True
    return any(words[i].low == "neither" for i in range(max(group.first - 1, clause.start), group.last))


def _is_wished(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether the clause only asks for something: "demanded that he be arrested"."""
    group = clause.group
    bare = words[group.first].low == "be" and not group.infinitive and not group.modal
    return bare and clause.link is not Link.AND


def _is_averted(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether it was kept from happening: "avoided being jailed", "rather than arresting him"."""
    group, first = clause.group, clause.group.first
    being = clause.link is Link.PARTICIPLE and group.passive and words[first].low == "being"
    if first == 0 or not (being or clause.link is Link.GERUND):
        return False
    before = words[first - 1]
    if before.low in _AVERTED_BY:
        return True
    if before.low == "of":
        return first >= 2 and words[first - 2].low in _FEARED
    parent = clauses[clause.parent].group if clause.parent is not None else None
    return parent is not None and parent.last == first - 1 and parent.lemma in _AVERTING


def _is_of_anybody(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether it would befall whoever it may be: "anyone convicted of helping him"."""
    group = clauses[k].group
    if not (group.bare or group.present or group.modal):
        return False  # "denied that anyone had been hurt"
    start, end = clauses[k].subject
    lows = [words[i].low for i in range(start, end) if words[i].pos not in (Pos.COMMA, Pos.AND, Pos.QUOTE)]
    if lows[:1] and lows[0] in _ANYBODY:
        return True
    return group.first > 0 and words[group.first - 1].low in _ANYBODY


def _main_behind(clauses: Sequence[Clause], k: int) -> Clause | None:
    return next((c for c in clauses[k + 1 :] if c.group.finite and c.link in (Link.ROOT, Link.SUB)), None)


def _is_condition(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the clause is the condition of another: "once convicted, he would …", "had he been caught, …"."""
    clause = clauses[k]
    opening = next((i for i in range(min(clause.start + 2, len(words))) if words[i].pos is not Pos.QUOTE), 0)
    if k == 0 and words[opening].low in _INVERTED and clause.group.first > opening:
        inverted = not any(words[i].pos is Pos.PUNCT for i in range(opening, clause.group.first))
        main = _main_behind(clauses, k)
        return inverted and main is not None and main.group.modal in _UNREAL_MODALS
    had = clauses[k - 1] if k > 1 and clause.link is Link.PARTICIPLE else None
    if had is not None and words[had.start].low == "had" and had.group.first == had.group.last == had.start:
        return clauses[k - 2].group.modal in _UNREAL_MODALS  # "could have been saved had they come"
    supposed = clauses[k - 1].group if k else None
    if supposed is not None and supposed.lemma in _SUPPOSING and supposed.last <= 1 and not supposed.finite:
        return True  # "Assuming he is convicted, …"
    if k <= 1 and words[opening].low in {"suppose", "supposing", "imagine"}:
        return True
    if clause.link is not Link.PARTICIPLE or not clause.group.passive or clause.marker not in _OPEN:
        return False
    main = _main_behind(clauses, k)
    if main is None:
        main = next((c for c in reversed(clauses[:k]) if c.group.finite), None)
    return main is None or bool(main.group.modal) or (main.group.present and not main.group.perfect)


def _is_asked(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether the sentence only asks for it: "Was he ever convicted?"."""
    if clause.link not in (Link.ROOT, Link.PARTICIPLE, Link.AND):
        return False
    behind = range(clause.group.last + 1, min(clause.group.last + _ASKED, len(words)))
    if not any(words[i].low == "?" for i in behind):
        return False
    opening = next((word for word in words if word.pos not in (Pos.QUOTE, Pos.AND, Pos.DASH)), None)
    return opening is not None and opening.low in _ASKING


def _is_wanted(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether somebody only wants it done: "wanted him arrested"."""
    group = clause.group
    if group.bare and any(words[i].low in {"want", "wants"} for i in range(*clause.subject)):
        return True  # "relatives want him charged", where "want" was taken for a noun
    if clause.link is not Link.PARTICIPLE or not (group.passive and group.bare) or clause.parent is None:
        return False
    parent = clauses[clause.parent].group
    behind = parent.last + 1 < group.first and not parent.passive and parent.lemma in _WANTING
    return behind and (words[group.first - 1].pos in NOMINAL or words[group.first - 1].pos is Pos.PRON)


def _is_weighed_up(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the clause is the subject of what would or does follow: "says delaying payment could harm them"."""
    group = clauses[k].group
    after = next((c.group for c in clauses[k + 1 : k + 3] if c.group.finite), None)
    if group.form != "i" or group.progressive or group.perfect or after is None or not after.finite:
        return False
    before = words[group.first - 1].pos if group.first else None
    opens = before in (None, Pos.THAT) or (
        before is Pos.VERB and k > 0 and clauses[k - 1].group.last == group.first - 1
    )
    told = before is Pos.COMMA and k > 0 and clauses[k - 1].group.lemma in _REPORTING and clauses[k - 1].group.finite
    if not (opens or told) or not (after.modal or (after.present and not after.perfect)):
        return False
    return not any(word.pos in _BREAKS for word in words[group.last + 1 : after.first])
