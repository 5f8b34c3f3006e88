"""What a text claims about a happening: that it was so, that someone alleges or denies it, that it is to come."""

from collections.abc import Sequence

from dossier.domain.events import EventKind, Status
from dossier.extract.events.brought import is_hired_to
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.denying import DENIABLE, denies_all, is_denied, is_not_believed, touches_nobody
from dossier.extract.events.dreaded import is_dreaded
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.quoted import is_quoted
from dossier.extract.events.unreal import is_only_claimed, is_told_unsoundly, is_unreal, weighed
from dossier.extract.events.word_types import TURNS
from dossier.extract.events.words import NOMINAL, Pos, Word

_FUTURE = frozenset("will shall won't shan't".split())
_CONDITIONS = frozenset({"if", "unless", "whether"})
_ALLEGED_ADVERBS = frozenset(
    "allegedly purportedly supposedly reportedly apparently possibly probably presumably seemingly ostensibly".split()
)
_SO_CALLED = frozenset("alleged suspected purported supposed".split())
_DENYING = frozenset("deny reject refute dispute dismiss".split())
# "was dismissed for stealing": that somebody has to go for it denies nothing.
_SACKING = frozenset("dismiss reject".split())
_DUE = frozenset("due set scheduled expected likely slated poised ready planned".split())
_PLANNING_NOUNS = frozenset("plan plans intention bid proposal decision pledge promise threat".split())
_HEARSAY = frozenset(
    "say allege believe think accuse report rumour rumor suspect claim understand purport fear presume assume".split()
)
# "on trial for killing her"
_PROCEEDINGS = frozenset(
    "trial investigation inquiry probe arrest hunt warrant prosecution case indictment lawsuit suit blame".split()
)
_NOT_HAPPENING = frozenset("without from instead against toward towards than despite to".split())
_SUSPICIONS = frozenset("suspicion charges accusations allegations allegation charge accusation suspected".split())
_CLAIMS = _SUSPICIONS | frozenset("claim claims rumour rumours rumor rumors suspicions reports".split())
# "rejected it on the ground that he is a citizen": what is so, whatever is rejected.
_GROUNDS = frozenset("ground grounds fact basis reason knowledge belief".split())
_PAPERS = frozenset(
    "request requests warrant warrants case cases investigation inquiry hearing trial appeal petition notice notices "
    "evidence file files dossier".split()
)
# Who says so stands by his word, and need accuse nobody.
_STANDING_BY = frozenset("insist maintain contend assert believe think".split())
# "refused to resign", "threatened to kill her": not done, and not planned.
_REFUSING = frozenset("refuse decline threaten hesitate forget neglect pretend".split())
# "abandoned plans to buy it"
_DROPPING = frozenset(
    "abandon cancel drop scrap shelve reject foil thwart prevent block oppose halt stop deny disrupt withdraw "
    "renounce".split()
)
# "appears to have fled", "claimed to have been tortured"
_SEEMING = frozenset("appear seem claim profess purport allege boast".split())
_WRONG = frozenset("wrong false untrue incorrect unfounded baseless groundless nonsense fabricated invented".split())
_DOUBTING = frozenset("doubt disprove disbelieve pretend imagine dream worry question".split())
GOING = frozenset("travel fly go visit come meet return head sail".split())
"""Verbs of going somewhere to do something: "will fly to Oslo to sign"."""
_FAKING = frozenset("rig cook fabricate forge fake fix plant concoct stage manipulate doctor".split())
_PROVING = frozenset("prove show persuade convince satisfy remind assure teach write signal promise see find".split())
# "was made to leave", "was seen to leave"
_MADE = frozenset("force compel make see hear find".split())
_CHARGING = frozenset("accuse suspect charge indict".split())
# What is done after an order, and not by it: "the judge ordered him released", but "ordered him jailed".
_ORDERED = frozenset("release free extradite deport execute arrest detain return transfer evict hang acquit".split())
_PURSUING = frozenset(
    "want arrest detain hold seek investigate question try prosecute sue blame arraign extradite probe interrogate "
    "remand pursue hunt".split()
)
_FOREMOST = frozenset("first second third last latest only youngest oldest".split())
_ARRANGING = frozenset("arrange wait prepare".split())
_TERMS = frozenset("sentence sentences term terms conviction convictions".split())
_PRESUMED = frozenset("feared presumed believed thought suspected".split())
_FOUND_GUILTY = frozenset("convict sentence jail imprison".split())
_DEEP = 4
# What may stand before the first word of a subject.
_SIGNS = frozenset({Pos.COMMA, Pos.AND, Pos.THAT, Pos.QUOTE, Pos.PUNCT})
_COUNTS = frozenset("charge charges count counts".split())
_SCHEMES = frozenset("scheme plot conspiracy operation ring racket fraud network".split())
_JUDGED = frozenset("convict sentence plead admit jail imprison fine punish confess".split())

# The steps of a legal process are facts of their own, even where an indictment tells of them.
PROCESS = frozenset(
    {
        EventKind.ARREST,
        EventKind.RELEASE,
        EventKind.CHARGE,
        EventKind.SUE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.EXTRADITE,
        EventKind.ACQUIT,
        EventKind.TRIAL,
        EventKind.PARDON,
        EventKind.APPEAL,
        EventKind.SANCTION,
        EventKind.FINE,
    }
)


def is_established(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a verdict or a plea stands behind the happening of clause *k*: "convicted of robbing"."""
    parent = clauses[k].parent
    return clauses[k].link is Link.GERUND and parent is not None and clauses[parent].group.lemma in _JUDGED


def is_procedure(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the passive clause *k* tells only what became of a paper or a case: "a request was sent"."""
    if not clauses[k].group.passive or clauses[k].group.lemma in _FAKING:
        return False
    start, end = subject_words(clauses, k)
    return any(words[i].low in _PAPERS for i in range(start, end))


def judge(words: Sequence[Word], clauses: Sequence[Clause], k: int, depth: int = 0) -> Status | None:
    """Return what the text claims about the verb of clause *k*; None where it tells of no happening at all.

    Nothing happens in "did not reply", "if they vote", "could attack", "in order to influence".
    """
    clause = clauses[k]
    group = clause.group
    if depth > 12:
        return Status.ASSERTED
    if (group.negated and is_denied(words, clauses, k)) or is_not_believed(words, clauses, k):
        return Status.DENIED
    if denies_all(words, clauses, k):
        return Status.DENIED
    if group.negated or _conditional(clause) or is_nobody(words, clauses, k) or is_unreal(words, clauses, k):
        return None
    if touches_nobody(words, clauses, k) or is_dreaded(words, clauses, k):
        return None
    if clause.link is Link.SUB and group.present and not group.perfect and clause.marker in TURNS:
        return None
    own = _modal(group.modal)
    told = _is_told_then(clauses, k)
    if group.modal == "would" and told:
        # "said it would have failed"
        own = None if group.perfect else Status.PLANNED
    if own is None:
        return None
    if clause.link is not Link.INFINITIVE and is_called_alleged(words, clause):
        return Status.ALLEGED
    inherited = _inherited(words, clauses, k, depth)
    if inherited is Status.ALLEGED and own is Status.PLANNED and _looks_ahead(clauses, clause):
        return Status.PLANNED
    if inherited is Status.ASSERTED and is_only_claimed(words, clause):
        after = clauses[k + 1] if k + 1 < len(clauses) else None
        wrong = after is not None and _is_called_wrong(words, after)  # "Reports that he had fled were wrong"
        return Status.DENIED if wrong else Status.ALLEGED
    if inherited is None or inherited is not Status.ASSERTED:
        return inherited
    return own


def _looks_ahead(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether what is claimed is still to come: "insists that he will stand", "maintained that he would"."""
    if clause.group.modal != "would":
        return True
    return clause.parent is not None and clauses[clause.parent].group.lemma in _STANDING_BY


def _is_told_then(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* is what somebody said in the past, or goes on with it: "said he had left and would"."""
    clause = clauses[k]
    if clause.link is Link.AND and clause.parent is not None and clause.parent < k:
        clause = clauses[clause.parent]
    return clause.link is Link.CONTENT and clause.parent is not None and not clauses[clause.parent].group.present


def is_nobody(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the subject is nobody: "no one was hurt", "neither of them spoke"."""
    start, end = subject_words(clauses, k)
    lows = [words[i].low for i in range(start, end) if words[i].pos not in _SIGNS]
    return bool(lows) and lows[0] in {"no", "nobody", "none", "neither", "nothing"}


def _conditional(clause: Clause) -> bool:
    links = (Link.SUB, Link.CONTENT, Link.ROOT, Link.PARTICIPLE)
    return clause.link in links and clause.marker in _CONDITIONS


def _modal(modal: str) -> Status | None:
    if not modal:
        return Status.ASSERTED
    return Status.PLANNED if modal in _FUTURE or modal == "must" or modal.endswith("'ll") else None


def is_called_alleged(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether "allegedly" or the like stands before the verb, or right after it."""
    end = min(clause.end, clause.group.last + 2)
    start = min(clause.start, max(clause.group.first - 1, 0))
    return any(words[i].low in _ALLEGED_ADVERBS for i in range(start, end))


def is_so_called(words: Sequence[Word], i: int) -> bool:
    """Tell whether the noun *i* names what is only alleged: "The alleged theft took place in May"."""
    before = words[i - 1].low if i else ""
    return words[i].pos is Pos.NOUN and before in _SO_CALLED


def _inherited(words: Sequence[Word], clauses: Sequence[Clause], k: int, depth: int) -> Status | None:
    """Return what the governing clause makes of clause *k*."""
    clause = clauses[k]
    if clause.parent is None:
        if clause.link is Link.GERUND and clause.marker == "for" and _is_blamed(words, clause):
            return Status.ALLEGED
        foremost = clause.governor and _is_foremost(words, clause)
        if clause.group.infinitive and words[clause.group.first - 1].low == "ought":
            return None
        return Status.PLANNED if clause.group.infinitive and not foremost else Status.ASSERTED
    parent = clauses[clause.parent]
    if clause.link is Link.INFINITIVE:
        return _infinitive(words, clauses, clause, parent, depth)
    if clause.link is Link.GERUND:
        return _gerund(words, clauses, clause, parent, depth)
    if clause.link is Link.CONTENT:
        return _content(clauses, clause, parent, words, depth)
    if clause.link is Link.AND and (clause.shared or not clause.group.finite):
        return _shared_modality(words, clauses, clause, parent, depth)
    caused = clause.link is Link.PARTICIPLE and clause.group.passive and parent.group.lemma == "have"
    if caused and (parent.group.modal or parent.group.infinitive or parent.link is Link.GERUND):
        return judge(words, clauses, clause.parent, depth + 1)  # "will have it frozen", "accused of having him killed"
    if clause.link is Link.PARTICIPLE and clause.group.bare and words[clause.group.first - 1].low in _PRESUMED:
        return Status.ALLEGED  # "missing and feared kidnapped"
    if _is_listed(words, clauses, k, parent):
        return judge(words, clauses, clause.parent, depth + 1)  # "was never arrested, charged or tried"
    if clause.link is Link.RELATIVE and parent.link is Link.GERUND and words[clause.subject[1] - 1].low in _SCHEMES:
        # "accused of running a scheme that defrauded him"
        governing = judge(words, clauses, clause.parent, depth + 1)
        return Status.ALLEGED if governing is Status.ALLEGED else Status.ASSERTED
    if _is_ordered(words, clause, parent):
        return Status.PLANNED
    beside = clause.group.bare and clause.group.first == parent.group.last + 1
    if clause.link is Link.PARTICIPLE and beside and parent.group.passive:
        return judge(words, clauses, clause.parent, depth + 1)  # "if he was confirmed killed"
    goes_on = clause.shared and clause.group.form == "i" and clause.start > parent.group.last
    if clause.link is Link.PARTICIPLE and goes_on:
        # "allegedly paid him, buying his silence", "will spend the day visiting troops"
        governing = judge(words, clauses, clause.parent, depth + 1)
        if governing is None:
            return Status.ASSERTED if parent.group.negated else None
        return governing if governing in (Status.ALLEGED, Status.PLANNED) else Status.ASSERTED
    if _is_part_of_claim(clauses, clause, parent):
        return Status.ALLEGED
    return Status.ASSERTED


def _is_part_of_claim(clauses: Sequence[Clause], clause: Clause, parent: Clause) -> bool:
    """Tell whether a relative clause goes on with what somebody claims: "claimed that it was Roe who had paid them".

    Its verb stands in the past perfect as what is claimed would; "claimed that Fox, who was 60, …" may be the story's.
    """
    group = clause.group
    if clause.link is not Link.RELATIVE or not group.perfect or group.present or group.modal:
        return False
    seen = 0
    while parent.parent is not None and seen < _DEEP and parent.link in (Link.RELATIVE, Link.AND):
        parent, seen = clauses[parent.parent], seen + 1
    if parent.link is not Link.CONTENT or parent.parent is None:
        return False
    return clauses[parent.parent].group.lemma in triggers().alleging


def _is_ordered(words: Sequence[Word], clause: Clause, parent: Clause) -> bool:
    """Tell whether somebody is only ordered to be let go or handed over: "ordered Roe released", no "ordered her"."""
    group = clause.group
    ordered = parent.group.lemma == "order" and not parent.group.passive and group.lemma in _ORDERED
    if clause.link is not Link.PARTICIPLE or not (ordered and group.passive and group.bare):
        return False
    whom = words[group.first - 1]
    return parent.group.last + 1 < group.first and (whom.pos in NOMINAL or whom.pos is Pos.PRON)


def _is_listed(words: Sequence[Word], clauses: Sequence[Clause], k: int, parent: Clause) -> bool:
    """Tell whether a participle goes on with a list of passives: "will be arrested, | charged | and tried"."""
    clause, after = clauses[k], clauses[k + 1] if k + 1 < len(clauses) else None
    if clause.link is not Link.PARTICIPLE or clause.marker != "," or not parent.group.passive or after is None:
        return False
    beside = clause.group.first == clause.start + 1 == parent.group.last + 2
    goes_on = after.group.passive and not after.group.finite and after.start <= clause.group.last + 2
    return clause.group.passive and beside and goes_on and words[after.group.first - 1].low in {"or", "and", ","}


def _is_blamed(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether somebody gets the blame: "villagers blame soldiers for killing him"."""
    return any(words[i].low in {"blame", "blames"} for i in range(clause.start, clause.group.first))


def _is_foremost(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether an infinitive tells what the first or last of its kind did: "the first woman to win it"."""
    before = words[max(clause.group.first - 6, 0) : clause.group.first - 1]
    return any(word.low in _FOREMOST for word in before)


def _shared_modality(
    words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, parent: Clause, depth: int
) -> Status | None:
    assert clause.parent is not None
    if clause.marker == "but" and clause.group.passive and parent.group.negated and parent.group.passive:
        return Status.ASSERTED  # "was not charged but fined"
    status = judge(words, clauses, clause.parent, depth + 1)
    same_form = parent.group.form == clause.group.form or not clause.group.finite
    if status is None and clause.group.finite and _did_nothing(words, clauses, clause.parent):
        return Status.ASSERTED  # "made no secret of it and sold the house"
    if status is None and not same_form:
        return Status.ASSERTED
    if status is None and parent.group.negated and clause.group.finite and clause.group.form == "d":
        # "He never woke and died on Monday": a "never" stops at "and".
        never = any(words[i].low == "never" for i in range(max(parent.group.first - 1, 0), parent.group.main))
        return Status.ASSERTED if never and clause.marker == "and" else None
    own_time = clause.group.finite and clause.group.perfect and not clause.group.modal
    if status is Status.PLANNED and (own_time or not same_form):  # "will be sworn in and has ruled out a vote"
        return Status.ASSERTED
    if status is Status.DENIED and parent.group.negated and clause.group.modal:
        # "said he had never met her and would appeal"
        return Status.ASSERTED
    return status


def _did_nothing(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* came about but for its object: "wrote no letters", but not "if he wrote no letters"."""
    if clauses[k].group.modal or clauses[k].group.negated or _conditional(clauses[k]):
        return False
    unreal = is_nobody(words, clauses, k) or is_unreal(words, clauses, k)
    return not unreal and clauses[k].link is Link.ROOT and touches_nobody(words, clauses, k)


def _infinitive(
    words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, parent: Clause, depth: int
) -> Status | None:
    assert clause.parent is not None
    lexicon = triggers()
    group = parent.group
    near = [words[i].low for i in range(group.last + 1, clause.group.first)]
    if group.negated:
        return None
    if group.lemma in _REFUSING and not clause.governor:
        return None
    if clause.group.perfect and group.lemma in _SEEMING and not group.passive and not clause.governor:
        return Status.ALLEGED
    if clause.governor in _PLANNING_NOUNS:
        return None if group.lemma in _DROPPING else Status.PLANNED
    if clause.governor and _is_foremost(words, clause):
        return judge(words, clauses, clause.parent, depth + 1)
    if clause.governor:
        return None
    if group.lemma == "go" and group.progressive and not near:
        # "is going to sell the farm", "said he was going to resign"
        return Status.PLANNED if group.present or parent.link is Link.CONTENT else None
    if "pressure" in near:
        return None  # "came under pressure to resign"
    if "for" in near and ("way" in near or group.lemma in _ARRANGING):
        # "clearing the way for him to be tried"
        return None if judge(words, clauses, clause.parent, depth + 1) is None else Status.PLANNED
    hearsay = group.passive or (group.bare and clause.group.perfect and not near)  # ", said to have ordered it,"
    if hearsay and group.lemma in _HEARSAY:
        return Status.ALLEGED
    if group.copula and clause.group.perfect and "likely" in near:
        return Status.ALLEGED
    if group.copula and not group.present and clause.group.perfect:
        # "was to have opened": it did not.
        return None
    if group.copula and (not near or any(word in _DUE for word in near)):
        return Status.PLANNED
    if group.copula:
        return Status.ASSERTED if "able" in near else None
    if group.lemma in {"due", "schedule", "slate", "expect", "set"} and group.passive:
        return Status.PLANNED
    governing = judge(words, clauses, clause.parent, depth + 1)
    if governing is None:
        return None
    if group.lemma == "have" and "yet" in near:
        return Status.PLANNED  # "they have yet to be paid"
    if group.lemma == "have" and not near:
        # "had to cancel the operations"
        return None if group.present and not group.perfect else governing
    timed = any(words[i].pos is Pos.TIME for i in range(group.last + 1, clause.group.first))
    if group.lemma == "take" and not group.passive and (timed or words[max(group.first - 1, 0)].low == "it"):
        # "it took the court an hour to convict him", "The jury took an hour to convict him"
        return None if group.present and not group.perfect else governing
    if governing is Status.PLANNED and group.modal == "will" and group.lemma in GOING and not clause.governor:
        # "will fly to Oslo to sign a treaty"
        return Status.PLANNED
    put_to_use = group.lemma == "use" and not group.passive and bool(near)  # "used the server to order two pizzas"
    if put_to_use or group.lemma in lexicon.truthful or (group.passive and group.lemma in _MADE):
        return governing
    if group.lemma in lexicon.intending or group.lemma == "go" or is_hired_to(words, group, clause.group.first):
        return Status.PLANNED
    return None


def _gerund(
    words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, parent: Clause, depth: int
) -> Status | None:
    assert clause.parent is not None
    first = clause.group.first
    noun = words[first - 2].low if first >= 2 and words[first - 2].pos is Pos.NOUN else ""
    if parent.group.negated and parent.group.lemma in _CHARGING | _PURSUING | _JUDGED:
        # "was not accused of taking it"; "accused, but never convicted, of taking it"
        before = clauses[parent.parent].group if parent.parent is not None else None
        return Status.ALLEGED if before is not None and before.lemma in _CHARGING and not before.negated else None
    if noun in _COUNTS and parent.group.lemma in _FOUND_GUILTY:
        return Status.ASSERTED  # "was convicted on three charges of selling it"
    if noun in _SUSPICIONS or parent.group.lemma in _CHARGING or parent.group.lemma == "blame":
        return Status.ALLEGED
    if noun in _PROCEEDINGS and clause.marker in {"for", "over", "into"} and not parent.group.negated:
        return Status.ALLEGED
    if parent.group.lemma in _PURSUING and clause.marker in {"for", "over", "about"}:
        # "wanted for selling", "arrested for stealing", "sued over dumping"
        return Status.ALLEGED
    if parent.group.lemma == "plead" and any(w.low == "not" for w in words[parent.group.last + 1 : first]):
        return Status.DENIED
    if parent.group.lemma in _JUDGED or (noun in _TERMS and clause.marker == "for"):
        return Status.ASSERTED  # "is serving a nine-year sentence for selling it"
    if clause.marker == "of" and first >= 2 and words[first - 2].low == "guilty" and not parent.group.negated:
        # "found guilty of shelling the town"
        return None if words[first - 3].low == "not" else Status.ASSERTED
    if clause.marker in _NOT_HAPPENING:
        return None
    if parent.group.lemma in _DENYING and not (clause.marker == "for" and parent.group.lemma in _SACKING):
        return Status.DENIED
    if noun and noun in _PLANNING_NOUNS:
        return Status.PLANNED
    if clause.marker in {"by", "after", "before", "while", "when", "in", "since", "including"}:
        governing = judge(words, clauses, clause.parent, depth + 1)
        if governing is Status.PLANNED and clause.marker == "by" and parent.link is Link.INFINITIVE and parent.parent:
            # "accused of conspiring to get round the ban by selling it"
            return Status.ALLEGED if judge(words, clauses, parent.parent, depth + 1) is Status.ALLEGED else governing
        return Status.ASSERTED if governing is None and clause.marker in {"after", "before", "since"} else governing
    if words[first - 1].pos is Pos.VERB:
        lemma = parent.group.lemma
        if lemma in {"avoid", "stop", "consider", "risk", "suggest", "recommend"}:
            return None
        return judge(words, clauses, clause.parent, depth + 1)
    return None


def _is_of_object(words: Sequence[Word], clause: Clause, parent: Clause) -> bool:
    """Tell whether "that" stands for what somebody is to do something with: "must hand back the medal that he won"."""
    behind = clause.start > parent.group.last + 1 and words[clause.start - 1].pos in NOMINAL
    return behind and parent.group.lemma not in triggers().saying | _PROVING


def _is_called_wrong(words: Sequence[Word], parent: Clause) -> bool:
    """Tell whether a clause says of a report or a claim that it is wrong: "were false", "is entirely untrue"."""
    if not parent.group.copula or parent.group.negated:
        return False
    return any(word.low in _WRONG for word in words[parent.group.last + 1 : parent.group.last + 4])


def _content(
    clauses: Sequence[Clause], clause: Clause, parent: Clause, words: Sequence[Word], depth: int
) -> Status | None:
    assert clause.parent is not None
    lemma = parent.group.lemma
    if parent.group.copula and any(words[i].pos is Pos.TIME for i in range(parent.group.last, parent.end)):
        # "It was not until 2018 that …"
        return Status.ASSERTED
    named = words[clause.start - 1].low if clause.start else ""
    if lemma in _DENYING and not clause.marker and words[clause.start].low in DENIABLE and named != "that":
        return Status.ASSERTED  # "denied involvement in a message | sent to reporters"
    if lemma in _DENYING and not parent.group.negated and named not in _GROUNDS:
        return Status.DENIED
    quoted = is_quoted(clauses, clause.parent)
    governing = Status.ASSERTED if quoted else judge(words, clauses, clause.parent, depth + 1)
    if parent.group.negated or governing is None:
        return None
    told = weighed(words, clause, parent)
    if told is not Status.ASSERTED:
        return told
    if clause.start and words[clause.start - 1].low in _COUNTS and lemma in _FOUND_GUILTY:
        return governing
    if clause.start and words[clause.start - 1].low in _CLAIMS:
        # "on charges that he laundered money"
        return Status.ALLEGED
    if lemma in {"hope", "expect", "want", "wish", "fear", "demand", "propose", "suggest", "recommend"}:
        return None
    if lemma in _DOUBTING:
        return None
    if lemma in triggers().alleging or governing is Status.ALLEGED:
        return Status.ALLEGED
    if governing is Status.PLANNED and _is_of_object(words, clause, parent):
        return Status.ASSERTED
    if governing is Status.PLANNED or is_told_unsoundly(words, clauses, clause.parent):
        # "must prove that he shot her", "a forged letter said that she had died"
        return Status.ALLEGED
    return Status.ASSERTED
