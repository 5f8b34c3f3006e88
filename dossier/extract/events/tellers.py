"""Which words can name a source: people, bodies, papers; and not whatever else a story says that something shows."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.extract.events.clauses import Clause
from dossier.extract.events.references import singular
from dossier.extract.events.words import NOMINAL, Pos, Word
from dossier.extract.naming import gazetteer
from dossier.extract.persons.phrases import person_noun

_PAPERS = frozenset(
    "report reports statement statements indictment indictments complaint complaints affidavit affidavits lawsuit "
    "suit filing filings document documents paper papers record records file files letter letters email emails e-mail "
    "e-mails memo memos memorandum message messages transcript transcripts study studies survey surveys poll polls "
    "inquiry enquiry investigation investigations probe review audit audits verdict judgment judgement ruling warrant "
    "order decree resolution communique communiqué dossier account accounts diary diaries log logs minutes notice "
    "article articles book memoir biography website site post posts tweet tweets blog page video videos footage "
    "recording recordings film documentary programme program broadcast bulletin images photographs photos data "
    "figures statistics estimates findings census register registry contract contracts receipts invoices charge "
    "charges allegation allegations testimony evidence confession deposition summons motion brief petition plea note "
    "notes announcement press media radio television news headline headlines newspaper newspapers magazine weekly "
    "daily declaration declarations information "
    "agreement agreements treaty ledger ledgers inventory timetable protocol protocols dispatch dispatches manifest "
    "intelligence autopsy post-mortem bills statute rumour rumours rumor rumors legend".split()
)
_BODIES = frozenset(
    "police military army navy forces troops government governments ministry authorities agency agencies company "
    "companies firm firms office court courts jury tribunal hearing inquest trial prosecution defence defense bench "
    "sources source group groups side sides family families couple pair team crew board panel staff management "
    "leadership opposition regime junta militia rebels insurgents parliament senate congress legislature cabinet "
    "palace kremlin administration embassy consulate church diocese parish hospital clinic school university college "
    "bank club charity union federation league party parties coalition alliance bloc network station broadcaster "
    "airline carrier retailer insurer lender manufacturer operator developer contractor supplier publisher watchdog "
    "regulator ombudsman outlet outlets exchange fund trust estate council county city state customs prison jail "
    "garrison command mission delegation monarchy household crown treasury community village clan tribe gang cartel "
    "mafia public others people persons individuals insiders many some critics supporters allies backers opponents "
    "rivals loyalists majority minority laboratory lab observatory delegates embassies ministries unions banks "
    "universities hospitals cellmate cellmates onlookers".split()
)
_OWNERS = frozenset("his her their".split())


@lru_cache(maxsize=1 << 14)
def can_tell(word: str) -> bool:
    """Tell whether a lower-case noun can be a source: somebody, a body or a paper, and no "checks" or "tests"."""
    low = word.lower()
    if low in _PAPERS or low in _BODIES or low in gazetteer.organisation_heads():
        return True
    return any(person_noun(form) is not None for form in (low, singular(low)))


def whose(words: Sequence[Word], at: int, entities: Mapping[int, StoryEntity]) -> str:
    """Return what tells whose relative or lawyer the noun behind word *at* means: "Ann Roe's ", "her ", or nothing."""
    word = words[at]
    if word.pos not in (Pos.DET, Pos.POSS, Pos.PRON) or word.low not in _OWNERS:
        return ""
    return f"{word.low} " if word.entity is None else f"{entities[word.entity].name}’s "


# Papers in which somebody gives his word: told of him ("his declaration"), or called sworn.
_SWORN = frozenset("declaration declarations deposition depositions".split())
_STATEMENTS = frozenset({"statement", "statements", "testimony"})


def is_sworn(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether words name what somebody declared to a court or the police: "his declaration", "sworn statement"."""
    for i in range(start, end):
        low, before = words[i].low, words[i - 1] if i else None
        owned = before is not None and (before.pos is Pos.POSS or before.low in _OWNERS)
        sworn = before is not None and before.low == "sworn"
        to = [word.low for word in words[i + 1 : i + 5]]
        police = to[:1] == ["to"] and not _POLICE.isdisjoint(to)
        if (low in _SWORN and (owned or sworn)) or (low in _STATEMENTS and (sworn or police)):
            return True
    return False


_POLICE = frozenset("police detectives investigators prosecutors court officers fbi".split())


def is_inserted(words: Sequence[Word], saying: Clause, told: Clause) -> bool:
    """Tell whether what somebody says is another's account: "said that Roe, according to the indictment, fled"."""
    between = words[saying.group.last + 1 : told.group.first]
    return any(a.low == "according" and b.low == "to" for a, b in pairwise(between))


_QUOTING = frozenset("quote quotes cite cites".split())


def describe(words: Sequence[Word], start: int, end: int, entities: Mapping[int, StoryEntity]) -> str | None:
    """Return the name of the entity that a noun phrase names, or its own words without the article."""
    begin = start
    while begin < end and words[begin].pos not in NOMINAL and words[begin].pos not in (Pos.DET, Pos.PRON):
        begin += 1
    stop = begin
    while stop < end and (words[stop].pos in NOMINAL or words[stop].pos in (Pos.DET, Pos.POSS)):
        stop += 1
    if stop == begin < end and words[begin].pos is Pos.PRON:
        stop = begin + 1
    named = _named(words, begin, end, entities)
    if named is not None:
        return named
    meant = {words[i].entity for i in range(begin, stop)}
    body = meant.pop() if len(meant) == 1 and not words[begin].others else None
    if body is not None and entities[body].kind in (EntityKind.ORGANISATION, EntityKind.PERSON) and stop > begin + 1:
        # "The department", "the commander" is the one named before.
        return entities[body].name
    if begin < end and words[begin].entity is not None and stop == begin + 1:
        key = words[begin].entity
        return entities[key].name if key is not None else None
    if stop == begin or words[begin].pos is Pos.PRON:
        return None
    owner = ""
    while begin < stop and words[begin].pos is Pos.DET:
        owner = whose(words, begin, entities)
        begin += 1
    quoting = next((i for i in range(begin + 1, stop - 1) if words[i].low in _QUOTING), None)
    phrase = words[begin if quoting is None else quoting + 1 : stop]  # "news reports quote officials as saying"
    opens = stop == 1 or (stop == 2 and words[0].pos is Pos.QUOTE)
    if phrase and (opens or phrase[-1].token.text.islower()) and not can_tell(phrase[-1].low):
        return None  # "Checks showed that …"
    return owner + " ".join(w.token.text for w in phrase).replace(" ’s", "’s").replace(" 's", "'s") if phrase else None


def _named(words: Sequence[Word], begin: int, end: int, entities: Mapping[int, StoryEntity]) -> str | None:
    """Return the entity that heads the phrase: the last name before a comma, a preposition or the end."""
    i = begin
    head: str | None = None
    while i < end:
        word = words[i]
        if word.pos is Pos.NAME and word.entity is not None:
            closes = i + 1 >= end or words[i + 1].pos not in NOMINAL
            possessive = i + 1 < len(words) and words[i + 1].pos is Pos.POSS
            if closes and not possessive:
                head = entities[word.entity].name
        elif word.pos is Pos.PREP:
            if head is not None and word.low != "of":
                return head
            if word.low != "of" or (i and words[i - 1].pos is Pos.NOUN and not words[i - 1].token.is_capitalised):
                return head
        elif word.pos in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.DASH) and head is not None:
            return head
        i += 1
    return head
