"""By whose account: the source of a statement, in the words of the text."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.domain.events import Teller
from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.extract.events.asides import is_of_end, teller_of_aside, who_cites
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.tellers import describe, is_inserted, is_sworn
from dossier.extract.events.word_types import AUTHORITIES, COURTS, LAWYERS
from dossier.extract.events.words import NOMINAL, Pos, Word

# Sources whose accounts are accusations until a court has spoken.
_ACCUSERS = frozenset(
    "indictment complaint prosecutor prosecutors prosecution charges affidavit lawsuit suit plaintiffs plaintiff "
    "filing filings accuser accusers indictments complaints prosecuting".split()
)
# After "according to": what a case rests on.
_CASES = frozenset("testimony testimonies investigation affidavit affidavits confession confessions".split())
_SPOKESMEN = frozenset("spokesman spokeswoman spokesperson lawyer lawyers attorney minister chief director".split())
_WITNESSES = frozenset(
    "witness witnesses eyewitness eyewitnesses survivor survivors victim victims detainee detainees prisoner prisoners "
    "inmate inmates driver drivers neighbour neighbours neighbor neighbors resident residents villager villagers "
    "relative relatives defector defectors whistleblower whistleblowers informant informants complainant "
    "complainants refugee refugees hostage hostages passenger passengers bystander bystanders testimony "
    "cellmate cellmates onlooker onlookers".split()
)
_INSERTED = 16
"""How many words an insertion may stand from the verb of which it tells by whose account it is."""
_PAPERS = frozenset(
    "indictment indictments complaint complaints charges affidavit affidavits lawsuit suit filing filings documents "
    "papers records allegations information".split()
)
_COURT_PAPERS = frozenset({"documents", "papers", "records", "filings", "document"})
_SHOWN = frozenset("evidence testimony testimonies trial".split())
_COURTS = COURTS | {"trial"}
_BENCH = COURTS - {"hearing"} | {"magistrate", "justice", "panel"}
_LAWYERS = LAWYERS | {"barristers"}
# What is on record: "according to the register".
_RECORDS = frozenset(
    "register registry records record data figures report reports census study studies survey poll statistics files "
    "documents plea agreement verdict judgment judgement ruling sentence confession evidence".split()
)
# Whom only a court calls so.
_IN_COURT = frozenset("witness complainant defendant claimant plaintiff".split())
# By which a court decides what was so.
_FINDING = frozenset("rule find conclude hold determine decide".split())
_CONCEDING = frozenset("concede admit acknowledge confess confirm".split())
# "described how he had driven the cattle"
_RECOUNTING = frozenset("describe recall recount explain tell relate detail outline chart trace show reveal".split())
# Whose attorneys accuse: "US attorney Roe", "the district attorney".
_STATES = frozenset("u.s u.s. us district state states county city federal prosecuting commonwealth crown".split())
_OPENING = 3
_ALTHOUGH = frozenset({"although", "though"})
_POLICE = frozenset("police officers detectives investigators policemen".split())
_CLAIMING = frozenset({"claimed", "alleged"})
# Verbs by which whoever speaks claims what others may dispute.
_CLAIMS = frozenset("allege claim accuse suspect contend suggest".split())
# "by his own account", "by his lawyers' telling"
_ACCOUNTS = frozenset("account accounts telling reckoning version admission recollection".split())
_TOLD_IN = frozenset({"telling", "version", "recollection"})
_BY = frozenset({"by", "in"})
_OWNING = (Pos.POSS, Pos.PRON, Pos.DET, Pos.NAME)
_COMPLAINING = frozenset("complain accuse allege".split())
_DEFENCE = frozenset({"defence", "defense"})
# What is in the papers, or on everybody's lips, is no more than that: "Reports in April said that he had left her".
_TALK = frozenset("reports rumours rumors tabloids gossip posts bloggers".split())
# What auditors and whistle-blowers say that somebody did with money is their finding, and no court's.
_AUDITS = frozenset("auditors auditor audit audits whistleblower whistleblowers whistle-blower".split())
_OFFICIAL_TALK = frozenset("police official intelligence court medical autopsy government expert annual".split())
# Whatever a story of a libel case tells of what was said, the case is about whether it is so.
_LIBEL = frozenset("defamation libel slander libelled libeled defamed slandered defamatory libellous".split())
_SIDES = frozenset("supporters allies critics opponents rivals loyalists sympathisers sympathizers backers".split())


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it (None where the words name nobody), and whether what they say is an accusation.

    ``official``: the words name police, prosecutors, an agency or the like; ``body``: they name an organisation;
    ``witness``: they name a witness, a survivor or the like.
    """

    name: str | None
    accuses: bool
    official: bool = False
    body: bool = False
    witness: bool = False
    defends: bool = False
    """The words name a lawyer, who speaks for one side."""
    pronoun: bool = False
    """Only "he", "she" or "they" says it: whoever spoke before."""
    heard: bool = False
    """A court is told it: "jurors heard that …"."""
    concedes: bool = False
    """It is admitted: who says so tells it against himself."""
    paper: bool = False
    """An indictment, a complaint or the like tells it."""
    proven: bool = False
    """What a trial was shown tells it: so it was, where it ended in a conviction."""
    pleading: bool = False
    """Somebody tells it to a court or a jury, and may go on for sentences."""
    ruled: bool = False
    """A court or a jury decides that it was so: "the judge ruled that …"."""
    fronted: bool = False
    """The sentence opens with whose account it is: "According to the priest, …"."""
    carried: bool = False
    """Words beside the quotation say so, in another sentence: what the next sentence tells does not go on with it."""
    chain: tuple[Teller, ...] = ()
    """Through whom it is told, the outermost first; ``chains`` finds them."""


def find_source(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    entities: Mapping[int, StoryEntity],
    before: str | None,
    people: Container[str] = (),
) -> Source | None:
    """Return by whose account the happening of clause *k* is told, None for the story's own voice.

    *before* is the source of the sentence before: who "it said" speaks of where nothing else tells. *people* are the
    names of the story's people.
    """
    speaker = speaker_of(clauses, k)
    if speaker is None and clauses[k].link is Link.SOURCE:
        return None
    if speaker is None and _told_to_court(words, clauses, k):
        return Source("court", False, official=True, heard=True)
    if speaker is None:
        if any(
            c.link is Link.CONTENT and c.parent == k and is_inserted(words, clauses[k], c) for c in clauses[k + 1 :]
        ):
            return None
        return phrase_account(words, clauses[k].group.first, entities, before)
    if speaker < k and clauses[k].parent == speaker and is_inserted(words, clauses[speaker], clauses[k]):
        return phrase_account(words, clauses[k].group.first, entities, before)
    return account_of(words, clauses, k, speaker, entities, before, people)


def account_of(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    speaker: int,
    entities: Mapping[int, StoryEntity],
    before: str | None,
    people: Container[str] = (),
) -> Source | None:
    """Return by whose account clause *k* is told, where clause *speaker* says that somebody says it.

    *before* and *people* are as for ``find_source``.
    """
    start, end = subject_words(clauses, speaker)
    lemma = clauses[speaker].group.lemma
    beside = clauses[speaker].link is Link.SOURCE
    if lemma == "hear" or (clauses[speaker].group.passive and any(words[i].low in _COURTS for i in range(start, end))):
        # "A man who shot his rival is ill, a court heard": that he shot him is no news to it.
        known = beside and clauses[k].link is Link.RELATIVE and k < speaker
        return None if known else Source("court", False, official=True, heard=True)
    if clauses[speaker].group.passive:
        # "…, it is alleged": nobody says by whom.
        return Source(None, True)
    name = describe(words, start, end, entities)
    if name is None and any(words[i].low in {"it", "they", "he", "she"} for i in range(start, end)):
        outer = next((i for i, c in enumerate(clauses) if c.link is Link.SOURCE and not c.group.passive), None)
        if outer is not None and not beside:
            # "She told us that X came," Roe said: nobody knows who she is.
            told = None if k == outer else account_of(words, clauses, k, outer, entities, before, people)
            return told if told is None or k < speaker else replace(told, accuses=True, carried=True)
        alone = any(words[i].low in {"he", "she"} for i in range(start, end))
        earlier = None if alone or beside else _earlier_teller(words, clauses, speaker)
        if earlier is not None:
            return account_of(words, clauses, k, earlier, entities, before, people)
        name = None if alone and before in people else before  # "He" would be known to mean X
    concedes = lemma in _CONCEDING
    plural = any(words[i].low in {"it", "they"} for i in range(start, end))  # "Prosecutors disagree. They say …"
    accusing = plural and name == before is not None and not _ACCUSERS.isdisjoint(before.casefold().split())
    accusing = accusing or accuses_by_words(words, start, end) or lemma in _CLAIMS or is_sworn(words, start, end)
    accusing = accusing or any(words[i].low in _SIDES for i in range(start, end))
    accusing = accusing or (end > start and words[end - 1].low in _DEFENCE) or _is_talk(words, start, end)
    accusing = accusing or _accuses_in(words, start)
    complains = _complains(clauses, speaker)
    accusing = accusing or complains or _speaks_through_lawyer(words, clauses[speaker])
    pleading = not concedes and _testifies(words, clauses, speaker)
    accusing = accusing or pleading
    witness = (
        lemma == "testify" or _is_witness(words, start, end) or _is_witness(words, *_tail(words, clauses, speaker))
    )
    official, body = _authority(words, start, end, entities)
    defends = _defends(words, start, end)
    pronoun = end > start and (words[end - 1].low in {"he", "she", "they"} or _is_their_spokesman(words, start, end))
    if concedes:
        return Source(name, False, body=body, concedes=True)
    accusing = accusing or (not official and _is_told_on(clauses, speaker))
    accusing = accusing or (not official and any(word.low in _LIBEL for word in words))
    passed_on = _is_told_to_teller(words, clauses, speaker)
    paper = any(words[i].low in _PAPERS for i in range(start, end))
    ruled = lemma in _FINDING and any(words[i].low in _BENCH for i in range(start, end))
    about = (accusing or passed_on, official, body, witness, defends, pronoun)
    return Source(
        name, *about, paper=paper and accusing, pleading=pleading, ruled=ruled, carried=complains or passed_on
    )


def _is_talk(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether reports or rumours say so, and not those of police or a court: "Reports in April said …"."""
    lows = [words[i].low for i in range(start, end)]
    return not _TALK.isdisjoint(lows[:3]) and _OFFICIAL_TALK.isdisjoint(lows)


def _earlier_teller(words: Sequence[Word], clauses: Sequence[Clause], speaker: int) -> int | None:
    """Return the clause whose subject "they" take up: "Detectives believe he planted it; they say he then fled"."""
    for k in range(speaker - 1, -1, -1):
        start, end = subject_words(clauses, k)
        lows = [words[i].low for i in range(start, end)]
        if clauses[k].group.lemma in triggers().saying and clauses[k].group.finite and not clauses[k].group.passive:
            return None if not lows or lows[-1] in {"it", "they", "he", "she", "who"} else k
    return None


def _is_told_on(clauses: Sequence[Clause], speaker: int) -> bool:
    """Tell whether who speaks is only quoted by somebody else: "she claims that he told her"."""
    own = clauses[speaker]
    if own.link is Link.SOURCE:
        return False
    beside = next((c for c in clauses if c.link is Link.SOURCE and not c.group.passive), None)
    if beside is not None and beside.group.lemma in _CLAIMS:
        return True
    parent = clauses[own.parent].group if own.link is Link.CONTENT and own.parent is not None else None
    return parent is not None and parent.lemma in triggers().saying and own.group.lemma in {"tell", "say", "claim"}


def _is_told_to_teller(words: Sequence[Word], clauses: Sequence[Clause], speaker: int) -> bool:
    """Tell whether whoever is quoted passes on what he was told: '"She told us that he had sold it …'."""
    group = clauses[speaker].group
    opens = words[0].pos is Pos.QUOTE and group.first <= _OPENING and group.last + 1 < len(words)
    return opens and group.lemma == "tell" and words[group.last + 1].low in {"us", "me"}


def _defends(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether the words name somebody's lawyer, and no attorney of the state."""
    for i in range(start, end):
        general = i + 1 < len(words) and words[i + 1].low == "general"
        if words[i].low in _LAWYERS and not general and not _is_of_state(words, i):
            return True
    return False


def _is_of_state(words: Sequence[Word], i: int) -> bool:
    """Tell whether word *i* names an attorney who prosecutes: "US attorney Roe", "the district attorney"."""
    return words[i].low in ("attorney", "attorneys") and i > 0 and words[i - 1].low in _STATES


def _complains(clauses: Sequence[Clause], speaker: int) -> bool:
    """Tell whether who speaks complains of somebody: "had complained, one of whom said he had followed her"."""
    if clauses[speaker].link is not Link.RELATIVE:
        return False
    return any(c.group.finite and c.group.lemma in _COMPLAINING and not c.group.negated for c in clauses[:speaker])


def _speaks_through_lawyer(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a lawyer speaks for whoever speaks: "has said through her lawyer that …"."""
    after = words[clause.group.last + 1 : min(clause.group.last + 5, clause.end)]
    return bool(after) and after[0].low in {"through", "via"} and any(word.low in _LAWYERS for word in after)


def _accuses_in(words: Sequence[Word], end: int) -> bool:
    """Tell whether a paper of accusation is named before the speaker at word *end*: "in her lawsuit, she says …"."""
    opening = next((i for i in range(min(2, end)) if words[i].low in {"in", "under"}), None)
    comma = next((i for i in range(end) if words[i].pos is Pos.COMMA), end)
    return opening is not None and comma <= opening + 6 and accuses_by_words(words, opening, comma)


def _is_their_spokesman(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether "its spokesman, Roe" speaks for whoever spoke before."""
    pairs = zip(words[start:end], words[start + 1 : end], strict=False)
    return any(a.low in {"its", "their"} and b.low in _SPOKESMEN for a, b in pairs)


def find_accuser(
    words: Sequence[Word], clauses: Sequence[Clause], entities: Mapping[int, StoryEntity]
) -> Source | None:
    """Return who accuses somebody by that word: "accused the rebels of it"; or whom a court hears."""
    for k, clause in enumerate(clauses):
        if clause.group.lemma == "accuse" and clause.group.finite and not clause.group.passive:
            return Source(describe(words, *subject_words(clauses, k), entities), True)
        if _hears_from(words, clauses, k):
            return Source(describe(words, clause.group.last + 2, clause.end, entities), True, pleading=True)
    return None


def _testifies(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a party or a witness speaks to a court in clause *k*: "told the judges", "testified"."""
    start, end = subject_words(clauses, k)
    if any(words[i].low in _COURTS for i in range(start, end)):
        return False
    if clauses[k].group.lemma in ("testify", "depose") or _is_heard(words, clauses, k):
        return True
    if end - start >= 2 and words[end - 1].low in _IN_COURT and words[end - 2].low == "the":
        return True  # "the witness said"
    to = [words[i].low for i in range(clauses[k].group.last + 1, min(clauses[k].group.last + 5, clauses[k].end))]
    if clauses[k].group.lemma == "tell" and to[:1] and to[0] in _POLICE:
        # "told detectives that she had seen him"
        return not _authority_words(words, start, end)
    return clauses[k].group.lemma in {"tell", "say", "claim", "state", "swear"} and any(w in _BENCH for w in to)


def _is_heard(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a court hears from whoever speaks in clause *k*: "The jury heard from Ann Roe, who said …"."""
    return clauses[k].link is Link.RELATIVE and k > 0 and _hears_from(words, clauses, k - 1)


def _hears_from(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    group = clauses[k].group
    if group.lemma != "hear" or group.negated or group.last + 1 >= len(words):
        return False
    start, end = subject_words(clauses, k)
    evidence = words[group.last + 1 : group.last + 3]
    heard = any(word.low == "from" for word in evidence)
    return heard and any(words[i].low in _COURTS for i in range(start, end))


def _tail(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int, int]:
    """Return the words after "told in his testimony", up to what is told; none where no "in" follows the verb."""
    start = clauses[k].group.last + 1
    inside = start < clauses[k].end and words[start].low in {"in", "during"}
    return start, min(clauses[k].end, start + 4) if inside else start


def _is_witness(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[i].low in _WITNESSES for i in range(start, end))


def _told_to_court(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a court is told of clause *k*: "the jury heard that …", "jurors were told …"."""
    seen = 0
    within = (Link.AND, Link.CONTENT, Link.RELATIVE, Link.GERUND)
    while clauses[k].link in within and clauses[k].parent is not None and seen < len(clauses):
        clause = clauses[k]
        parent = clauses[clause.parent or 0]
        hears = parent.group.lemma == "hear" or (parent.group.lemma == "tell" and parent.group.passive)
        if clause.link is Link.CONTENT:
            start, end = subject_words(clauses, clause.parent or 0)
            return hears and any(words[i].low in _COURTS for i in range(start, end))
        k, seen = clause.parent or 0, seen + 1
    return False


def speaker_of(clauses: Sequence[Clause], k: int) -> int | None:
    """Return the reporting clause that governs clause *k*, or the one beside it in the sentence."""
    if clauses[k].link is Link.SOURCE:
        return None
    saying = triggers().saying
    seen: set[int] = set()
    i = k
    while i not in seen:
        seen.add(i)
        clause = clauses[i]
        parent = who_cites(clauses, i)
        if parent is None:
            break
        lemma = clauses[parent].group.lemma
        told = (clause.link is Link.CONTENT and (lemma in saying or lemma == "suspect")) or (
            clause.marker == "how" and lemma in _RECOUNTING
        )
        if told and not clauses[parent].group.passive:
            return parent
        if (aside := teller_of_aside(clauses, i)) is not None:
            return aside
        if clause.link is Link.SUB and clause.marker in _ALTHOUGH and clauses[parent].link is not Link.ROOT:
            break  # "say he rigged the vote, although monitors praised it": the story says so
        i = parent
    own = clauses[k].group.lemma in saying
    beside = next((i for i, c in enumerate(clauses) if c.link is Link.SOURCE), None)
    if beside is not None and k < beside - 1 and is_of_end(clauses, beside):
        return None
    if beside is not None and k < beside and clauses[0].group.lemma == "ask" and not clauses[0].group.finite:
        return None  # "Asked why he had gone down, he said …": who asks takes it for so
    parted = clauses[k].apart != (0, 0)  # "On his deathbed, she claims, he told her …"
    return None if beside is None or (own and beside < k and not parted) else beside


def phrase_account(
    words: Sequence[Word], verb: int, entities: Mapping[int, StoryEntity], before: str | None
) -> Source | None:
    """Read "according to X", "as claimed" for the verb at word *verb*, unless the verb describes the source itself.

    *before* is whoever spoke before: "according to her".
    """
    for i, word in enumerate(words[:-1]):
        if word.low == "according" and words[i + 1].low == "to":
            end = i + 2
            while end < len(words) and words[end].pos not in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.REL, Pos.VERB):
                end += 1
            if end == verb or (verb < i and i > 1 and words[i - 2].pos is Pos.REL and words[i - 1].pos is Pos.COMMA):
                return None  # "blamed a gang that, according to the police, sold it"
            authority = _authority(words, i + 2, end, entities)
            witness = _is_witness(words, i + 2, end)
            sworn = is_sworn(words, i + 2, end)
            accuses = sworn or accuses_by_words(words, i + 2, end)
            accuses = accuses or any(word.low in _CASES or word.low in _AUDITS for word in words[i + 2 : end])
            defends = _defends(words, i + 2, end)
            paper = accuses and any(word.low in _PAPERS for word in words[i + 2 : end])
            proven = accuses and any(word.low in _SHOWN for word in words[i + 2 : end])
            name = describe(words, i + 2, end, entities)
            if end == i + 3 and words[i + 2].low in {"him", "her", "them"}:
                key = words[i + 2].entity
                told_by = before if key is None else entities[key].name
                return Source(told_by, False, pronoun=True, fronted=i < 2)  # whoever spoke before
            fronted = i < 2 and not any(word.low in _RECORDS for word in words[i + 2 : end])
            return Source(name, accuses, *authority, witness, defends, paper=paper, proven=proven, fronted=fronted)
        if word.low == "as" and words[i + 1].low in _CLAIMING and i < 2:
            return Source(None, True)
        if word.low in _BY and words[i + 1].pos in _OWNING and (told := _account_at(words, i + 1, verb)) is not None:
            return Source(_teller_of_account(words, i + 1, told, entities, before), True)
    return None


def _account_at(words: Sequence[Word], start: int, verb: int) -> int | None:
    """Return the noun of "by his own account", an insertion at word *start* beside the verb at word *verb*, or None."""
    end = next((i for i in range(start, min(start + 6, len(words))) if words[i].low in _ACCOUNTS), None)
    if end is None or not all(words[i].pos in NOMINAL or words[i].pos in _OWNING for i in range(start, end)):
        return None
    if words[start - 1].low == "in" and words[end].low not in _TOLD_IN:
        return None  # "in his account at the bank"
    opened = start < 2 or (words[start - 2].pos is Pos.COMMA and words[start - 3].pos is not Pos.PREP)
    after = end + 1
    if after < len(words) and words[after].low == "of":
        after = next((i for i in range(after, len(words)) if words[i].pos in (Pos.COMMA, Pos.PUNCT, Pos.VERB)), after)
    closed = after >= len(words) or words[after].pos in (Pos.COMMA, Pos.PUNCT)
    return end if opened and closed and abs(start - verb) < _INSERTED else None


def _teller_of_account(
    words: Sequence[Word], start: int, noun: int, entities: Mapping[int, StoryEntity], before: str | None
) -> str | None:
    """Return whose account it is: "by *his* own account", "by *Roe*'s telling", "by the account of *the priest*"."""
    if noun + 1 < len(words) and words[noun + 1].low == "of":
        end = next((i for i in range(noun + 2, len(words)) if words[i].pos in (Pos.COMMA, Pos.PUNCT)), len(words))
        return describe(words, noun + 2, end, entities)
    owned = words[start].low in {"his", "her", "their"}
    if owned and before is not None and words[start + 1].low != "own":
        return before  # "By his account, Fox drove": whoever spoke before, and not Fox
    named = next((words[i].entity for i in range(start, noun) if words[i].entity is not None), None)
    if named is not None:
        return entities[named].name
    return before if owned else None


def _authority(words: Sequence[Word], start: int, end: int, entities: Mapping[int, StoryEntity]) -> tuple[bool, bool]:
    """Tell whether the words name an authority, and whether they name an organisation."""
    official = _authority_words(words, start, end)
    named = [key for i in range(start, end) if (key := words[i].entity) is not None]
    body = any(entities[key].kind is EntityKind.ORGANISATION for key in named)
    return official, body


def _authority_words(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[i].low in AUTHORITIES or _is_of_state(words, i) for i in range(start, end))


def accuses_by_words(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether the words *start*..*end* name a prosecutor, an indictment or the like."""
    lows = [words[i].low for i in range(start, end)]
    court = "court" in lows and any(word in _COURT_PAPERS for word in lows)
    return court or any(word in _ACCUSERS for word in lows)
