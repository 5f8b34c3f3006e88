"""Events of a story: its sentences are read one by one, clause by clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind, StoryEntity, Timex
from dossier.domain.spans import Span
from dossier.extract.events.accounts import Told, beside_denial, goes_on
from dossier.extract.events.accusations import Accounts, find_suspects, weigh
from dossier.extract.events.actors import befalls_many
from dossier.extract.events.attribution import Source, describe, find_accuser, find_source
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link, find_clauses, subject_words
from dossier.extract.events.companions import add_companions
from dossier.extract.events.dating import find_dates
from dossier.extract.events.defendants import with_defendants, with_the_departed
from dossier.extract.events.evidence import evidence_of
from dossier.extract.events.head_words import SCHEDULED, head_word
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.participants import Cast, noun_cast, references, verb_cast
from dossier.extract.events.prospects import is_prospect
from dossier.extract.events.same import merge_repeats
from dossier.extract.events.scenes import Occasions
from dossier.extract.events.sequels import begins_only
from dossier.extract.events.status import PROCESS, denies_charges, is_established, is_procedure, judge
from dossier.extract.events.triggers import Reading, noun_kind, read_verb
from dossier.extract.events.words import NOMINAL, Marked, Pos, Word, read_words
from dossier.extract.events.worth import TELLING_NOUNS, is_worth_telling
from dossier.extract.tokens import Sentence, TokenizedStory

# The most words that are read as one sentence.
_LONGEST = 250
# What a lawyer tells of harm done is the account of one side.
_HARM = frozenset({EventKind.ATTACK, EventKind.INJURE})
# What is only wanted or feared has not happened.
_WANTING = frozenset("call demand urge ask push campaign plead hope want await avoid fear prevent".split())
_DENYING = frozenset("deny refute dispute".split())
_WANTED_FOR = frozenset(
    "way warrant warrants call calls request requests order orders demand demands reward bid application plea hope "
    "hopes campaign petition deadline ransom".split()
)
# Told by their nouns only where they are to come: who won an election is what its verbs tell.
_UNLISTED_NOUNS = frozenset({EventKind.ELECT})
# Occasions of one day, at which other things happen.
_OCCASIONS = frozenset({EventKind.MARRY})


@dataclass(slots=True)
class _Reader:
    """What is known of the story while its sentences are read."""

    story: TokenizedStory
    timexes: tuple[Timex, ...]
    entities: Mapping[int, StoryEntity]
    kinds: Mapping[int, EntityKind]
    marked: Marked
    events: list[StoryEvent] = field(default_factory=list)
    first: int = 0
    """Where the events of the sentence before begin."""
    speaker: str | None = None
    accounts: Accounts = field(default_factory=Accounts)
    corrected: Mapping[Span, DateInterval] = field(default_factory=dict)
    account: tuple[int, Source] | None = None
    """Who accused or testified last, and the paragraph: "He said he was paid" goes on with it."""
    occasions: Occasions = field(default_factory=lambda: Occasions(None, ()))
    told: Told | None = None
    """Who accuses in the sentence before, and its paragraph: "He had trained …" goes on with what they tell."""


NOTHING_CORRECTED: Mapping[Span, DateInterval] = MappingProxyType({})
"""No date of the story is known better than its words tell."""


def find_events(
    story: TokenizedStory,
    timexes: Sequence[Timex],
    entities: Sequence[StoryEntity],
    corrected: Mapping[Span, DateInterval] = NOTHING_CORRECTED,
) -> tuple[StoryEvent, ...]:
    """Return the events that *story* tells, in text order.

    *corrected* are dates that a person gave instead of those of time expressions, for what is counted from these.
    Headlines only repeat what the body tells and yield events only where there is no body.
    """
    marked = Marked.of(entities, timexes)
    by_key = {entity.key: entity for entity in entities}
    reader = _Reader(story, marked.timexes, by_key, {k: e.kind for k, e in by_key.items()}, marked)
    reader.corrected = corrected
    reader.occasions = Occasions(story.story.published, marked.timexes)
    reader.accounts.people = frozenset(k for k, e in by_key.items() if e.kind is EntityKind.PERSON)
    for sentence in story.body or story.sentences:
        for piece in pieces(sentence):
            _read_sentence(reader, piece)
    events = with_defendants(weigh(reader.events, reader.accounts), by_key, story.text)
    return merge_repeats(with_the_departed(events, by_key, story.text), story.text)


def pieces(sentence: Sentence) -> list[Sentence]:
    """Cut what is too long for a sentence, so that no text takes more than linear time."""
    tokens = sentence.tokens
    if len(tokens) <= _LONGEST:
        return [sentence]
    parts = [tokens[i : i + _LONGEST] for i in range(0, len(tokens), _LONGEST)]
    return [replace(sentence, span=Span(part[0].start, part[-1].end), tokens=part) for part in parts]


@dataclass(slots=True)
class _Scene:
    """One sentence, taken apart."""

    sentence: Sentence
    words: list[Word]
    clauses: list[Clause]
    dates: Dates
    sources: Sequence[Source | None] = ()
    """By whose account each clause is told."""
    spent: set[int] = field(default_factory=set)
    """Nouns whose happening a verb already tells."""
    dated: set[tuple[EventKind, DateInterval]] = field(default_factory=set)


def _read_sentence(reader: _Reader, sentence: Sentence) -> None:
    words = read_words(sentence, reader.marked)
    reader.occasions.sentence += 1
    reader.occasions.open_entry(words, sentence.paragraph)
    clauses = find_clauses(words)
    if _is_heading(words, clauses):
        return
    reader.accounts.suspects |= find_suspects(words, reader.entities)
    sources = [find_source(words, clauses, k, reader.entities, reader.speaker) for k in range(len(clauses))]
    scene = _Scene(sentence, words, clauses, find_dates(words, clauses, reader.timexes, reader.corrected), sources)
    found = []
    for k in range(len(clauses)):
        event = _verb_event(reader, scene, k)
        if event is not None:
            found.append(event)
            further = scene.dates.again.get(k, ()) if event.date is not None else ()
            found.extend(replace(event, date=reader.timexes[index].date) for index in further)
    for i, word in enumerate(words):
        event = _noun_event(reader, scene, i) if word.pos is Pos.NOUN else None
        if event is not None:
            found.append(event)
    reader.events[reader.first :] = add_companions(reader.events[reader.first :], words, clauses, reader.kinds)
    reader.first = len(reader.events)
    found = beside_denial(found)
    reader.events.extend(sorted(found, key=lambda e: e.trigger))
    reader.occasions.move_on(event.date for event in found)
    _keep_told(reader, scene)
    named = find_accuser(words, clauses, reader.entities)
    _remember(reader, sentence, words, [s for s in (*sources, named) if s is not None])
    for k, clause in enumerate(clauses):
        if clause.group.lemma in triggers().saying and clause.group.finite:
            start, end = subject_words(clauses, k)
            reader.speaker = describe(words, start, end, reader.entities) or reader.speaker
    for event in found:
        speakers = [p.entity for p in event.participants if p.role is Role.SPEAKER]
        if event.kind is EventKind.STATEMENT and speakers:
            reader.speaker = reader.entities[speakers[0]].name


def _keep_told(reader: _Reader, scene: _Scene) -> None:
    """Keep who accuses until another voice speaks, or the story goes on with something else."""
    words, paragraph = scene.words, scene.sentence.paragraph
    accuser = next((s for s in scene.sources if s is not None and (s.accuses or s.heard)), None)
    named = frozenset(w.entity for w in words if w.entity is not None and w.entity in reader.accounts.people)
    if accuser is not None:
        reader.told = Told(paragraph, accuser, named)
    elif reader.told is not None:
        ours = any(_going_on(reader, scene, k) is not None for k in range(len(scene.clauses)))
        begun = any(w.pos is Pos.PRON for w in words[:1]) and not any(s is not None for s in scene.sources)
        reader.told = Told(paragraph, reader.told.source, reader.told.people | named) if ours or begun else None


def _remember(reader: _Reader, sentence: Sentence, words: Sequence[Word], sources: Sequence[Source]) -> None:
    """Keep who gave an account last, so that "he said" goes on with it until somebody else speaks."""
    accuser = next((source for source in sources if source.accuses), None)
    if accuser is not None:
        reader.account = (sentence.paragraph, accuser)
    elif any(source.pronoun for source in sources) and reader.account is not None:
        if sentence.paragraph - reader.account[0] <= 1:
            reader.account = (sentence.paragraph, reader.account[1])
    elif sources and not any(w.pos is Pos.QUOTE for w in words):
        reader.account = None


def _is_heading(words: Sequence[Word], clauses: Sequence[Clause]) -> bool:
    """Tell whether a line only labels what follows: "Briefing note | 3 August 2022"."""
    barred = any(w.low == "|" for w in words)
    return barred and not any(c.group.finite or c.group.form in "dn" for c in clauses)


def _verb_event(reader: _Reader, scene: _Scene, k: int) -> StoryEvent | None:
    words, clause = scene.words, scene.clauses[k]
    reading = read_verb(words, scene.clauses, k, reader.kinds)
    trigger = head_word(words, scene.clauses, k)
    named = noun_kind(words, trigger)
    if named is None and clause.group.copula and words[trigger].low == "court":
        named = EventKind.TRIAL
    if named is None and clause.group.copula and words[trigger].low == "due":
        court = any(word.low == "court" for word in words[trigger : clause.end])
        named = EventKind.TRIAL if court else None
    if named is not None:
        reading = Reading(named, True)
    status = _status(scene, k, reading)
    if (clause.group.modal or clause.link is Link.SUB) and status in (None, Status.PLANNED):
        ahead = _is_prospect(reader, scene, k, reading)
        if clause.group.modal == "must" or ahead:
            status = Status.PLANNED if ahead else None
    if status is None:
        return None
    source = scene.sources[k] or _going_on(reader, scene, k)
    accused = source is not None and (source.accuses or _still_accuses(reader, scene, source))
    accused = accused and not is_established(scene.clauses, k) and not is_procedure(words, scene.clauses, k)
    if accused and status is Status.ASSERTED and reading.kind not in PROCESS:
        status = Status.ALLEGED
    if source is not None and source.defends and status is Status.ASSERTED and reading.kind in _HARM:
        status = Status.ALLEGED
    date = _possible(reader, clause, status, scene.dates.clause_date(k, reader.timexes))
    if _lies_ahead(reader, clause, status, date) or _is_tonight(reader, words, clause, status, date):
        status = Status.PLANNED
    cast = verb_cast(words, scene.clauses, k, reading.kind, reader.kinds)
    if status is Status.ASSERTED and date is None:
        date = reader.occasions.day_of_entry(words, clause, scene.sentence.paragraph)
    if status is Status.ASSERTED:
        date = reader.occasions.day_of(cast, words, clause, clause.group.lemma in triggers().saying, date)
    if status is Status.ASSERTED and date is None and denies_charges(words, clause):
        status = Status.DENIED
    if not is_worth_telling(words, scene.clauses, k, reading, date, cast, reader.kinds, status):
        return None
    if clause.group.copula and words[trigger - 1].pos is Pos.NUM:
        # "turnout was 61 percent"
        return None
    if clause.group.copula and trigger == clause.group.main and status is Status.PLANNED:
        people = any(reader.kinds[p.entity] is EntityKind.PERSON for p in cast.participants)
        if date is None or not people or clause.group.modal != "will":
            return None
    if date is None and reading.kind is EventKind.SENTENCE and clause.group.lemma == "face":
        # "faces up to ten years" is no sentence yet.
        return None
    if (date is None or k + 1 in scene.dates.clauses) and _only_schedules(scene, k):
        return None
    if date is None and _told_before(reader, scene, clause, reading):
        return None
    _spend_nouns(scene, clause, reading)
    scene.spent.add(trigger)
    if date is not None:
        scene.dated.add((reading.kind, date))
    event = _event(scene, clause, trigger, reading.kind, status, source, date, cast)
    if scene.sources[k] is None and source is not None and _tells_of_self(reader, event, source):
        event = replace(event, attribution=None)  # Nobody accuses himself: whoever spoke before is not asked.
    if source is not None and source.official:
        reader.accounts.official.add(event.trigger)
    if source is not None and source.heard:
        reader.accounts.heard.add(event.trigger)
    if source is not None and source.body:
        reader.accounts.others.add(event.trigger)
    if source is not None and source.witness and not _tells_of_self(reader, event, source):
        reader.accounts.witnessed.add(event.trigger)
    return event


def _is_prospect(reader: _Reader, scene: _Scene, k: int, reading: Reading) -> bool:
    date = scene.dates.clause_date(k, reader.timexes)
    return is_prospect(scene.words, scene.clauses[k], reading, date, reader.story.story.published)


def _tells_of_self(reader: _Reader, event: StoryEvent, source: Source) -> bool:
    """Tell whether the source itself does what it tells."""
    return any(reader.entities[p.entity].name == source.name for p in event.participants if p.role is Role.AGENT)


def _going_on(reader: _Reader, scene: _Scene, k: int) -> Source | None:
    """Return the accuser of the sentences before where clause *k* goes on with the accusation."""
    told = reader.told
    if told is None or told.paragraph != scene.sentence.paragraph:
        return None
    kind = read_verb(scene.words, scene.clauses, k, reader.kinds).kind
    return told.source if goes_on(told, scene.words, scene.clauses, k, kind) else None


def _possible(reader: _Reader, clause: Clause, status: Status, date: DateInterval | None) -> DateInterval | None:
    """Drop a date that lies after the day of publication from what is told as past."""
    published = reader.story.story.published
    if date is None or published is None or status is Status.PLANNED or clause.group.present:
        return date
    last = date.end if date.start is None else date.start
    return None if last is not None and last > published.end else date


def _lies_ahead(reader: _Reader, clause: Clause, status: Status, date: DateInterval | None) -> bool:
    """Tell whether the present tense tells what is still to come: "the case continues on Monday"."""
    published = reader.story.story.published
    if date is None or date.start is None or published is None or status is not Status.ASSERTED:
        return False
    return clause.group.present and not clause.group.perfect and date.start > published.end


def _is_tonight(
    reader: _Reader, words: Sequence[Word], clause: Clause, status: Status, date: DateInterval | None
) -> bool:
    """Tell whether the present tense tells of the evening after publication: "a vigil is being held tonight"."""
    if date is None or reader.story.story.published is None or status is not Status.ASSERTED:
        return False
    tonight = any(w.low == "tonight" for w in words[clause.start : clause.end])
    return tonight and clause.group.present and not clause.group.perfect and not clause.group.copula


def _still_accuses(reader: _Reader, scene: _Scene, source: Source) -> bool:
    """Tell whether "he said" goes on with the testimony or the accusation of the paragraph or the one before."""
    account = reader.account
    return source.pronoun and account is not None and 0 <= scene.sentence.paragraph - account[0] <= 1


def _only_schedules(scene: _Scene, k: int) -> bool:
    """Tell whether the next verb tells what is planned: "is scheduled to begin"."""
    group = scene.clauses[k].group
    if begins_only(scene.clauses, k):
        return True
    if group.copula and k + 1 in scene.dates.clauses and scene.clauses[k + 1].link is Link.INFINITIVE:
        return any(word.low == "due" for word in scene.words[group.last + 1 : scene.clauses[k + 1].group.first])
    if not group.passive or group.lemma not in SCHEDULED or k + 1 >= len(scene.clauses):
        return False
    after = scene.clauses[k + 1]
    return after.link is Link.INFINITIVE and after.group.first == group.last + 1


def _told_before(reader: _Reader, scene: _Scene, clause: Clause, reading: Reading) -> bool:
    """Tell whether the verb before an infinitive tells the same: "threatened to attack"."""
    if clause.link is not Link.INFINITIVE or clause.parent is None:
        return False
    if reading.kind is EventKind.OTHER and clause.link is Link.INFINITIVE:
        return False
    return read_verb(scene.words, scene.clauses, clause.parent, reader.kinds).kind is reading.kind


def _status(scene: _Scene, k: int, reading: Reading) -> Status | None:
    group = scene.clauses[k].group
    status = judge(scene.words, scene.clauses, k)
    if status is None and reading.known and _is_own_denial(scene, k):
        return Status.DENIED
    after = scene.words[group.last + 1].low if group.last + 1 < len(scene.words) else ""
    freed = group.lemma == "set" and after in {"free", "ablaze", "alight", "on", "upon", "up", "loose"}
    if status is Status.ASSERTED and group.passive and group.lemma in SCHEDULED and not freed:
        return Status.PLANNED if reading.kind is not EventKind.OTHER else status
    if status is Status.ASSERTED and group.lemma in {"schedule", "slate"}:
        return Status.PLANNED
    if status is Status.ASSERTED and group.copula:
        near = [w.low for w in scene.words[group.last + 1 : group.last + 3]]
        if "due" in near:
            return Status.PLANNED
    return status


def _is_own_denial(scene: _Scene, k: int) -> bool:
    """Tell whether somebody who speaks denies a deed: "I never met him", "My client did not take a cent"."""
    clause, group = scene.clauses[k], scene.clauses[k].group
    if not group.negated or group.modal or group.present or clause.link not in (Link.ROOT, Link.AND):
        return False
    start, end = subject_words(scene.clauses, k)
    own = [word.low for word in scene.words[start:end] if word.pos is not Pos.QUOTE][:2]
    return own[:1] in (["i"], ["we"]) or own in (["my", "client"], ["my", "clients"], ["our", "client"])


def _spend_nouns(scene: _Scene, clause: Clause, reading: Reading) -> None:
    if reading.kind in (EventKind.OTHER, EventKind.STATEMENT):
        return
    for i in range(clause.start, clause.end):
        if noun_kind(scene.words, i) is reading.kind and i not in scene.dates.nouns:
            scene.spent.add(i)


def _noun_event(reader: _Reader, scene: _Scene, i: int) -> StoryEvent | None:
    words = scene.words
    if i in scene.spent:
        return None
    kind = noun_kind(words, i)
    if kind is None:
        return None
    date = scene.dates.noun_date(i, reader.timexes)
    k = next((n for n, c in enumerate(scene.clauses) if c.start <= i < c.end), None)
    if date is None and kind in _OCCASIONS and k is not None and words[scene.clauses[k].group.last].pos is Pos.VERB:
        date = _day_of_occasion(reader, scene, i, k)
    if date is None and kind not in TELLING_NOUNS:
        return None
    if kind in _UNLISTED_NOUNS and not _is_to_come(reader, date):
        return None
    end = scene.clauses[k].end if k is not None else len(words)
    cast = noun_cast(words, i, kind, reader.kinds, end)
    if date is not None and k is not None:
        cast = _bystanders(reader, scene, i, k, cast)
    told = date is not None or befalls_many(words, i, reader.kinds)
    told = told or any(reader.kinds[p.entity] is EntityKind.PERSON for p in cast.participants)
    own = kind is EventKind.OTHER and words[min(i + 1, len(words) - 1)].low == "of"  # "the final of 12 May"
    if not told or (date is not None and (kind, date) in scene.dated and not own):
        return None
    status = _noun_status(reader, scene, i, k, date)
    if status is None:
        return None
    source = scene.sources[k] if k is not None else None
    if source is not None and source.accuses and status is Status.ASSERTED and kind not in PROCESS:
        status = Status.ALLEGED
    clause = scene.clauses[k] if k is not None else None
    return _event(scene, clause, i, kind, status, source, date, cast)


def _day_of_occasion(reader: _Reader, scene: _Scene, i: int, k: int) -> DateInterval | None:
    """Return the day of what else happened at a wedding: "met at the wedding of his niece in May"."""
    words, clause = scene.words, scene.clauses[k]
    first = i - 1
    while first > clause.group.last and (words[first].pos in NOMINAL or words[first].pos in (Pos.DET, Pos.POSS)):
        first -= 1
    at = first >= clause.group.last + 1 and words[first].low in {"at", "for", "during"}
    if not at or judge(words, scene.clauses, k) is not Status.ASSERTED:
        return None
    return scene.dates.clause_date(k, reader.timexes)


def _is_to_come(reader: _Reader, date: DateInterval | None) -> bool:
    """Tell whether a date lies after the day of publication."""
    published = reader.story.story.published
    return date is not None and date.start is not None and published is not None and date.start > published.end


def _bystanders(reader: _Reader, scene: _Scene, i: int, k: int, cast: Cast) -> Cast:
    """Take the subject into "Roe did not speak of it in Friday's conference"."""
    words = scene.words
    first = i
    while first > 0 and words[first].pos not in (Pos.PREP, Pos.COMMA, Pos.VERB):
        first -= 1
    group = scene.clauses[k].group
    if i < group.first and any(reader.kinds[p.entity] is EntityKind.PERSON for p in cast.participants):
        return cast
    if i < group.first:
        main = next((c for c in scene.clauses[k:] if c.group.finite and c.link is not Link.RELATIVE), scene.clauses[k])
        rest = references(words, main.group.last + 1, main.end, reader.kinds)
        named = dict.fromkeys(r.entity for r in rest if reader.kinds[r.entity] is EntityKind.PERSON)
        people = [StoryParticipant(entity, Role.OTHER) for entity in named]
        return Cast(cast.participants + tuple(people), cast.places)
    if words[first].low not in {"in", "at", "during"} or cast.participants:
        return cast
    whole = verb_cast(words, scene.clauses, k, EventKind.OTHER, reader.kinds)
    people = [p for p in whole.participants if reader.kinds[p.entity] is EntityKind.PERSON and p.role is Role.AGENT]
    return Cast(tuple(replace(p, role=Role.OTHER) for p in people), cast.places)


def _noun_status(reader: _Reader, scene: _Scene, i: int, k: int | None, date: DateInterval | None) -> Status | None:
    before = {w.low for w in scene.words[max(i - 3, 0) : i]}
    if before & {"alleged", "suspected", "purported"}:
        return Status.ALLEGED
    published = reader.story.story.published
    if date is not None and date.start is not None and published is not None and date.start > published.end:
        return Status.PLANNED
    if before & {"planned", "possible", "no", "potential", "upcoming"}:
        return Status.PLANNED if before & {"planned", "upcoming"} else None
    if date is not None or k is None:
        return Status.ASSERTED
    group = scene.clauses[k].group
    wanted = next((n for n in range(i - 1, max(i - 4, 0), -1) if scene.words[n].low == "for"), 0)
    if wanted and scene.words[wanted - 1].low in _WANTED_FOR:
        # "a warrant for his arrest", "clearing the way for her release"
        return None
    if group.lemma in _DENYING and not group.passive and not group.negated and group.last < i:
        return Status.DENIED
    if group.lemma in _WANTING and not group.passive and group.last < i:
        # "called for his release"
        return None
    return judge(scene.words, scene.clauses, k)


def _event(
    scene: _Scene,
    clause: Clause | None,
    trigger: int,
    kind: EventKind,
    status: Status,
    source: Source | None,
    date: DateInterval | None,
    cast: Cast,
) -> StoryEvent:
    token = scene.words[trigger].token
    return StoryEvent(
        span=evidence_of(
            scene.words,
            scene.clauses,
            clause,
            trigger,
            date.mentions if date is not None else (),
            [part.entity for part in cast.participants],
        ),
        trigger=Span(token.start, token.end),
        kind=kind,
        status=status,
        attribution=source.name if source is not None else None,
        date=date,
        participants=cast.participants,
        places=cast.places,
    )
