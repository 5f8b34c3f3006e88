"""Who goes on accusing or testifying from one sentence to the next."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dossier.domain.events import EventKind, Role, Status, StoryEvent
from dossier.extract.events.accounts import Told, goes_on
from dossier.extract.events.accusations import Accounts, charged_in
from dossier.extract.events.attribution import Source
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.deniers import find_denier
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.reading_state import Reader, Scene
from dossier.extract.events.triggers import read_verb
from dossier.extract.events.words import Pos, Word
from dossier.extract.tokens import Sentence

# What somebody may say that others did to him, and words for holding that are no police's alone.
_HARM = frozenset({EventKind.ATTACK, EventKind.INJURE, EventKind.TRANSPORT, EventKind.TRANSFER_OWNERSHIP})
_HANDLING = frozenset(
    "hold keep lock tie confine chain kidnap abduct seize blindfold handcuff starve drug strip threaten force insult "
    "humiliate coerce blackmail harass follow bully interrogate".split()
)
# What is done with people and cases as a matter of course.
_ROUTINE = frozenset(
    "question interview search identify find trace hospitalise hospitalize treat bury see hear tell ask inform invite "
    "surprise shock devastate allow delay postpone cancel close open base involve name call know decide agree plan "
    "schedule wash sweep flood damage destroy injure wound strand displace hit".split()
)
_OFFICES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen company firm airline bank hospital minister ministry government "
    "president governor military army reports report doctors coach".split()
)
# What shows something says it for nobody.
_SHOWING = frozenset("show reveal confirm disclose announce rule decide read publish".split())


def known_officials(accounts: Accounts, sources: Sequence[Source | None]) -> list[Source | None]:
    """Return *sources* with "he said" of an official as official as "the commander, Roe, said" was before."""
    accounts.officials.update(s.name for s in sources if s is not None and s.official and s.name and not s.heard)
    return [
        replace(s, official=True) if s is not None and not s.official and s.name in accounts.officials else s
        for s in sources
    ]


def with_own_harm(reader: Reader, scene: Scene, clause: Clause, event: StoryEvent, source: Source) -> StoryEvent:
    """Make alleged what somebody says was done to himself: "He was beaten and kept in a cellar, he said"."""
    if event.status is not Status.ASSERTED or source.official or not clause.group.passive:
        return event
    handled = event.kind in (EventKind.ARREST, EventKind.OTHER) and clause.group.lemma in _HANDLING
    if event.kind not in _HARM and not handled:
        return event
    if not any(reader.entities[p.entity].name == source.name and p.role is Role.PATIENT for p in event.participants):
        return event
    named = frozenset(p.entity for p in event.participants)
    reader.harmed = Told(
        scene.sentence.paragraph, replace(source, accuses=True), named, reader.accounts.people, harmed=True
    )
    return replace(event, status=Status.ALLEGED)


def keep_told(reader: Reader, scene: Scene) -> None:
    """Keep who accuses until another voice speaks, or the story goes on with something else."""
    words, paragraph = scene.words, scene.sentence.paragraph
    reader.accounts.charged |= charged_in(reader.events[reader.first :])
    accuser = next((s for s in scene.sources if s is not None and not s.carried and (s.accuses or s.heard)), None)
    if accuser is None and any(s is not None and still_accuses(reader, scene, s) for s in scene.sources):
        # "He said …", told to a court: only what is told of "him" and "them" goes on with it.
        accuser = replace(reader.account[1], pleading=False) if reader.account is not None else None
    named = frozenset(w.entity for w in words if w.entity is not None and w.entity in reader.accounts.people)
    denier = find_denier(words, scene.clauses, reader.entities) if accuser is None else None
    if accuser is not None:
        reader.told = Told(paragraph, accuser, named, reader.accounts.people, reader.accounts.charged)
    elif denier is not None:
        reader.told = Told(paragraph, denier, named, reader.accounts.people, denies=True)
    elif reader.told is not None:
        ours = any(going_on(reader, scene, k) is not None for k in range(len(scene.clauses)))
        first = words[1:2] if words[:1] and words[0].pos is Pos.QUOTE else words[:1]
        begun = any(w.pos is Pos.PRON for w in first) and not any(s is not None for s in scene.sources)
        further = replace(reader.told, paragraph=paragraph, people=reader.told.people | named)
        reader.told = further if ours or begun else None
    if reader.harmed is not None:
        reader.told, reader.harmed = reader.harmed, None


def remember(reader: Reader, sentence: Sentence, words: Sequence[Word], sources: Sequence[Source]) -> None:
    """Keep who gave an account last, so that "he said" goes on with it until somebody else speaks."""
    sources = [source for source in sources if not source.carried]
    accuser = next((source for source in sources if source.accuses), None)
    if accuser is not None:
        reader.account = (sentence.paragraph, accuser)
    elif any(source.pronoun for source in sources) and reader.account is not None:
        if sentence.paragraph - reader.account[0] <= 1:
            reader.account = (sentence.paragraph, reader.account[1])
    elif sources and not any(w.pos is Pos.QUOTE for w in words):
        reader.account = None


def tells_of_self(reader: Reader, event: StoryEvent, source: Source) -> bool:
    """Tell whether the source itself does what it tells."""
    return any(reader.entities[p.entity].name == source.name for p in event.participants if p.role is Role.AGENT)


def going_on(reader: Reader, scene: Scene, k: int) -> Source | None:
    """Return the accuser of the sentences before where clause *k* goes on with the accusation."""
    told = reader.told
    if told is None or told.paragraph != scene.sentence.paragraph:
        return None
    kind = read_verb(scene.words, scene.clauses, k, reader.kinds).kind
    return told.source if goes_on(told, scene.words, scene.clauses, k, kind) else None


def still_accuses(reader: Reader, scene: Scene, source: Source) -> bool:
    """Tell whether "he said" goes on with the testimony or the accusation of the paragraph or the one before."""
    account = reader.account
    if account is None or not 0 <= scene.sentence.paragraph - account[0] <= 1:
        return False
    same = source.name == account[1].name
    if source.pronoun:
        return same or source.name is None or not account[1].body  # a man who speaks is no state that accuses
    return testifies_on(reader, source)


def testifies_on(reader: Reader, source: Source) -> bool:
    """Tell whether somebody who spoke to a court or the police speaks on under his name: "Roe, 61, said Fox came"."""
    account = reader.account
    if account is None or source.pronoun or source.name is None or source.concedes or source.accuses:
        return False
    return account[1].pleading and source.name == account[1].name


def is_complement(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether a clause is what a verb of saying governs, or goes on with it: "said he had left and sold it".

    What words beside a sentence ascribe to somebody, "He left at six, a friend said", the text says itself.
    """
    seen = 0
    while clause.link is Link.AND and clause.parent is not None and seen < len(clauses):
        clause, seen = clauses[clause.parent], seen + 1
    if clause.link is not Link.CONTENT or clause.parent is None:
        return False
    lemma = clauses[clause.parent].group.lemma
    return lemma in triggers().saying and lemma not in _SHOWING


def _is_private(scene: Scene, clause: Clause, source: Source) -> bool:
    """Tell whether what *clause* tells has no authority, firm or office behind it."""
    if source.official or source.body or clause.parent is None:
        return False
    start, end = scene.clauses[clause.parent].subject
    return not any(word.low in _OFFICES for word in scene.words[start:end])


def _is_little(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause grants no more than a little: "met him only once" is no excuse, but what is conceded."""
    lows = [word.low for word in scene.words[clause.group.last + 1 : clause.end]]
    return any(a == "only" and b in {"once", "twice"} for a, b in pairwise(lows))


def _is_own_death(scene: Scene, clause: Clause) -> bool:
    """Tell whether somebody died, and nobody is said to have done it: "was among the dead", "hanged himself"."""
    after = scene.words[clause.group.last + 1 : clause.group.last + 2]
    himself = bool(after) and after[0].low in {"himself", "herself"}
    return clause.group.copula or clause.group.lemma == "die" or himself


def note_account(reader: Reader, scene: Scene, clause: Clause, event: StoryEvent, source: Source) -> None:
    """Keep what kind of account an event of *clause* is told by, for what the whole story makes of it."""
    clauses = scene.clauses
    key = reader.accounts.keys.get(source.name or "")
    if key is not None and not source.concedes:
        reader.accounts.own[event.trigger] = key
    if source.official:
        reader.accounts.official.add(event.trigger)
    if source.defends and not _is_little(scene, clause):
        reader.accounts.defended.add(event.trigger)
    if source.proven:
        reader.accounts.proven.add(event.trigger)
    if source.heard:
        reader.accounts.heard.add(event.trigger)
    plain = clause.link in (Link.ROOT, Link.AND, Link.CONTENT)
    known = source.official or source.body or source.accuses or not _OFFICES.isdisjoint((source.name or "").split())
    if source.fronted and plain and not known:
        reader.accounts.told.add(event.trigger)
        reader.accounts.undergone.add(event.trigger)
    if not (source.concedes or source.ruled or _is_own_death(scene, clause)):
        reader.accounts.laid.add(event.trigger)
    if not (source.concedes or source.ruled) and is_complement(clauses, clause):
        reader.accounts.told.add(event.trigger)
        if clause.group.passive and clause.group.lemma not in _ROUTINE and _is_private(scene, clause, source):
            reader.accounts.undergone.add(event.trigger)
    if source.body:
        reader.accounts.others.add(event.trigger)
    if source.witness and not tells_of_self(reader, event, source):
        reader.accounts.witnessed.add(event.trigger)
