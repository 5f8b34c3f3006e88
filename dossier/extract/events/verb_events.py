"""The happening that the verb of a clause tells, with its date, its people and its status."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.accounts import LIFE, is_of_record, tells_of_wrong
from dossier.extract.events.asides import teller_of_aside
from dossier.extract.events.attribution import Source
from dossier.extract.events.both import both_accused
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.denying import denies_charges, denies_deed
from dossier.extract.events.head_words import SCHEDULED, head_word
from dossier.extract.events.idle_plans import is_idle, is_left_so
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.objects import has_object
from dossier.extract.events.participants import Cast, verb_cast
from dossier.extract.events.prospects import is_prospect
from dossier.extract.events.pursuers import without_pursuers
from dossier.extract.events.reading_state import Reader, Scene, make_event
from dossier.extract.events.sequels import begins_only
from dossier.extract.events.since_then import by_then, since_told
from dossier.extract.events.status import (
    PROCESS,
    is_established,
    is_nobody,
    is_procedure,
    is_so_called,
    judge,
)
from dossier.extract.events.triggers import Reading, noun_kind, read_verb
from dossier.extract.events.undone import befell_nobody, is_left_out, is_undone
from dossier.extract.events.unfounded import is_unfounded
from dossier.extract.events.voices import (
    going_on,
    note_account,
    still_accuses,
    tells_of_self,
    testifies_on,
    with_own_harm,
)
from dossier.extract.events.weigher import is_wanted
from dossier.extract.events.words import Pos, Word
from dossier.extract.events.worth import STATES, is_worth_telling

# What a lawyer tells of harm done is the account of one side.
_HARM = frozenset({EventKind.ATTACK, EventKind.INJURE})
_CRIME = _HARM | {EventKind.DIE}
# What a force does in its office, and which: "customs officers have seized …, prosecutors said".
_POLICE_WORK = frozenset(
    "recover seize find search discover intercept trace confiscate locate raid rescue free uncover dismantle impound "
    "retrieve unearth evacuate question interview".split()
)
_FORCES = frozenset(
    "police policemen officers detectives investigators agents customs troops soldiers coastguard coastguards guards "
    "firefighters divers carabinieri gendarmes gendarmerie gardai inspectors marshals deputies rangers".split()
)
_ON_FILE = frozenset("case cases charge charges prosecution lawsuit".split())
_BIDDING = frozenset("tell ask order summon instruct invite require".split())
# "did not meet him, as the paper reported": who says so, and within how many words behind "as".
_REPORTING = frozenset("claim report allege assert suggest".split())
_REACH = 6
_INSTIGATING = frozenset(
    "instruct order direct tell ask pay hire bribe command recruit persuade pressure force coerce urge induce "
    "get".split()
)
_BEFOREHAND = frozenset("order postpone delay adjourn defer plan".split())
_DONE_BY_POWER = frozenset(
    {EventKind.ARREST, EventKind.EXTRADITE, EventKind.EXECUTE, EventKind.RELEASE, EventKind.SENTENCE}
)


def verb_event(reader: Reader, scene: Scene, k: int) -> StoryEvent | None:
    """Return the happening that the verb of clause *k* tells, None where it tells none that a timeline wants."""
    words, clause = scene.words, scene.clauses[k]
    trigger = head_word(words, scene.clauses, k)
    reading = _reading(reader, scene, k, trigger)
    status = _status(scene, k, reading)
    if status is Status.ASSERTED and is_so_called(words, trigger):
        status = Status.ALLEGED
    if (clause.group.modal or clause.link is Link.SUB) and status in (None, Status.PLANNED):
        ahead = _is_prospect(reader, scene, k, reading)
        if clause.group.modal == "must" or ahead:
            status = Status.PLANNED if ahead else None
    if status is None and _is_bidden(reader, scene, k):
        status = Status.PLANNED
    if reading.kind is EventKind.CHARGE and status in (Status.ASSERTED, Status.PLANNED) and _faces_none(scene, k):
        status = Status.DENIED
    since = since_told(reader, scene, k)
    never = clause.group.negated and reading.kind in PROCESS  # "has not been charged since 2011"
    if reading.kind in PROCESS and status is Status.ASSERTED and is_left_out(words, scene.clauses, k):
        status = Status.DENIED
    if status is None and _is_not_until(scene, k):
        status = Status.ASSERTED
        scene.dates.core.add(k)
    if status is None and not never and (since is not None or _is_not_since(reader, scene, k)):
        status = Status.ASSERTED
    if status is None:
        undone = _is_undone(reader, scene, k, reading) or is_unfounded(words, clause, reading.kind, reader.kinds)
        status = Status.DENIED if undone else None
        if reading.kind is EventKind.STATEMENT:
            reading = Reading(EventKind.OTHER, True)  # Who "has not conceded" has said nothing, and denies nothing.
    if status is None:
        return None
    source = scene.sources[k] or going_on(reader, scene, k)
    if (aside := teller_of_aside(scene.clauses, k)) is not None:
        if is_of_record(words, clause, reading.kind):
            source = None
        elif status is Status.ASSERTED and scene.clauses[aside].group.lemma in triggers().alleging:
            status = Status.ALLEGED  # "They believe that Roe, who had forged the deed, sold the house"
    accused = source is not None and (source.accuses or still_accuses(reader, scene, source))
    accused = accused and not is_established(scene.clauses, k) and not is_procedure(words, scene.clauses, k)
    accused = accused and not _is_own_voice(scene, k, reading, source)
    accused = accused and not (source is not None and _is_of_unknown(reader, scene, k, reading, source))
    bare = status
    bidden = status is Status.PLANNED and _is_told_bidding(scene, k)
    if accused and (status is Status.ASSERTED or bidden) and reading.kind not in PROCESS:
        status = Status.ALLEGED
    if status is Status.ALLEGED and reading.kind in LIFE and _is_only_when(clause):
        status = Status.ASSERTED  # "charged with taking the files after leaving the firm"
    if status is Status.ASSERTED and source is not None and reading.kind not in LIFE:
        shares = clause.link is Link.AND and clause.shared and clause.parent in scene.doubted
        status = Status.ALLEGED if shares and not (source.concedes or source.ruled) else status
    if source is not None and source.defends and status is Status.ASSERTED and reading.kind in _HARM:
        status = Status.ALLEGED
    if source is not None and status is Status.ASSERTED and tells_of_wrong(source, clause, reading.kind):
        status = Status.ALLEGED
    date = _possible(reader, clause, status, _own_date(reader, scene, k, trigger) or since or by_then(reader, scene, k))
    if _lies_ahead(reader, clause, status, date) or _is_tonight(reader, words, clause, status, date):
        status = Status.PLANNED
    cast = verb_cast(words, scene.clauses, k, reading.kind, reader.kinds)
    cast = without_pursuers(reader, scene, k, cast, source)
    if status is Status.DENIED and befell_nobody(words, scene.clauses, k):
        both = both_accused(reader, scene, k)  # "Neither has been charged"
        cast = Cast(tuple(StoryParticipant(key, Role.PATIENT) for key in both), cast.places)
    if status is Status.ASSERTED and date is None:
        date = reader.occasions.day_of_entry(words, clause, scene.sentence.paragraph)
    if status is Status.ASSERTED:
        date = reader.occasions.day_of(cast, words, clause, clause.group.lemma in triggers().saying, date)
    known = any(reader.kinds[p.entity] is EntityKind.PERSON for p in cast.participants if p.role is Role.SPEAKER)
    if status is Status.ASSERTED and date is None and denies_charges(words, clause, known):
        status = Status.DENIED
    if status is Status.ASSERTED and denies_deed(words, clause):
        status = Status.DENIED
    if status is Status.DENIED and not cast.participants and denies_charges(words, clause):
        cast = Cast(tuple(StoryParticipant(key, Role.SPEAKER) for key in both_accused(reader, scene, k)), cast.places)
    asked = is_worth_telling(words, scene.clauses, k, reading, date, cast, reader.kinds, status)
    if date is None:
        asked = is_wanted(words, scene.clauses, k, reading, cast, reader.kinds, status, asked)
    if not asked:
        return None
    if date is None and status is Status.PLANNED and is_idle(words, scene.clauses, k, reading, cast, source):
        return None
    if date is None and is_left_so(words, scene.clauses, k, reading, reader.kinds):
        return None
    if _tells_nothing_itself(reader, scene, k, trigger, reading, status, date, cast):
        return None
    lent = False
    denies = status is Status.DENIED and reading.kind is EventKind.STATEMENT
    if date is None and (denies or status in (Status.ASSERTED, Status.ALLEGED)):
        date = _possible(reader, clause, status, scene.dates.date_alongside(k, reader.timexes))
        lent = date is not None and reading.kind is EventKind.OTHER
        place = (scene.sentence.paragraph, reader.occasions.sentence)
        date = date or reader.onward.date_of(words, clause, reading.kind, *place)
        date = date or reader.scene.date_of(words, scene.clauses, k, reading.kind, place, reader.timexes)
    _spend_nouns(scene, clause, reading)
    scene.spent.add(trigger)
    if date is not None and not lent:  # "a 2003 treaty in which two states divided the islands" tells of both
        scene.dated.add((reading.kind, date))
    event = make_event(scene, clause, trigger, reading.kind, status, source, date, cast)
    if scene.sources[k] is None and source is not None and tells_of_self(reader, event, source):
        event = replace(event, attribution=None, chain=())  # Nobody accuses himself: whoever spoke before is not asked.
    own = source is not None and testifies_on(reader, source) and tells_of_self(reader, event, source)
    life = (
        source is not None and not source.accuses and reading.kind in LIFE - PROCESS and _is_of(reader, event, source)
    )
    if (own or life) and bare is Status.ASSERTED:
        event = replace(event, status=bare)  # what a witness tells of himself
    if source is not None:
        event = with_own_harm(reader, scene, clause, event, source)
        note_account(reader, scene, clause, event, source)
        if event.status is Status.ALLEGED:
            scene.doubted.add(k)
    return event


def _is_told_bidding(scene: Scene, k: int) -> bool:
    """Tell whether clause *k* is what somebody was told to do, and by whose account: "paid him to burn the files"."""
    clause = scene.clauses[k]
    if clause.link is not Link.INFINITIVE or clause.governor or clause.parent is None:
        return False
    group = scene.clauses[clause.parent].group
    past = group.finite and not (group.present or group.modal or group.negated)
    return past and group.lemma in _INSTIGATING and clause.group.first > group.last + 1


def _is_only_when(clause: Clause) -> bool:
    """Tell whether a clause only says when something was done: "after leaving the firm"."""
    return clause.link is Link.GERUND and clause.marker in ("after", "before", "since")


def _own_date(reader: Reader, scene: Scene, k: int, trigger: int) -> DateInterval | None:
    """Return the date of clause *k*, or of the noun that names what it tells: "Monday's raid took place in Oslo"."""
    date = scene.dates.clause_date(k, reader.timexes)
    if date is not None or trigger == scene.clauses[k].group.main or trigger in scene.spent:
        return date
    return scene.dates.noun_date(trigger, reader.timexes)


def _is_bidden(reader: Reader, scene: Scene, k: int) -> bool:
    """Tell whether somebody is told to do something on a day to come: "was told to report on 8 August"."""
    clause, published = scene.clauses[k], reader.story.story.published
    if clause.link is not Link.INFINITIVE or clause.governor or clause.parent is None or published is None:
        return False
    parent = scene.clauses[clause.parent].group
    if not parent.passive or parent.negated or parent.modal or parent.lemma not in _BIDDING:
        return False
    date = scene.dates.clause_date(k, reader.timexes)
    return date is not None and date.start is not None and date.start > published.end


def _is_undone(reader: Reader, scene: Scene, k: int, reading: Reading) -> bool:
    if not is_undone(scene.words, scene.clauses, k, reading):
        return False
    if scene.dates.clause_date(k, reader.timexes) is not None or since_told(reader, scene, k) is not None:
        return False  # "was not arrested in 2019": nothing is told of that year.
    start, end = subject_words(scene.clauses, k)
    on_file = any(scene.words[i].low in _ON_FILE for i in range(start, end))  # "The case has not come to trial"
    if on_file or is_nobody(scene.words, scene.clauses, k):
        return True
    return bool(verb_cast(scene.words, scene.clauses, k, reading.kind, reader.kinds).participants)


def _is_own_voice(scene: Scene, k: int, reading: Reading, source: Source | None) -> bool:
    """Tell whether a clause among what an accuser tells is no accusation: his own steps, or what the story adds.

    "Prosecutors said they had opened a case"; "they believe he was warned by Roe, who resigned that summer".
    """
    clause = scene.clauses[k]
    if clause.link is Link.RELATIVE and scene.words[clause.start - 1].pos is Pos.COMMA:
        return is_of_record(scene.words, clause, reading.kind)
    if source is not None and source.official and not source.paper and _is_police_work(scene, k):
        return True
    start, end = clause.subject
    own = [word.low for word in scene.words[start:end] if word.pos is not Pos.THAT]
    told = clause.link is Link.CONTENT and clause.parent is not None and source is not None and source.official
    return told and own == ["they"]


def _is_of(reader: Reader, event: StoryEvent, source: Source) -> bool:
    """Tell whether whoever speaks takes part in what he tells: "He was born in Riga, he said"."""
    return any(reader.entities[p.entity].name == source.name for p in event.participants)


def _is_of_unknown(reader: Reader, scene: Scene, k: int, reading: Reading, source: Source) -> bool:
    """Tell whether prosecutors only report a crime, before anybody is suspected: "Two men shot Roe, prosecutors said".

    Nobody known by name is said to have done it.
    """
    if not source.official or source.paper or reading.kind not in _CRIME or reader.accounts.charged:
        return False
    if reader.accounts.suspects or scene.clauses[k].link is not Link.ROOT:
        return False
    start, end = subject_words(scene.clauses, k)
    beside = any(clause.link is Link.SOURCE for clause in scene.clauses)
    return beside and start < end and all(word.entity is None for word in scene.words[start:end])


def _is_police_work(scene: Scene, k: int) -> bool:
    """Tell whether clause *k* tells what a force did in its office, or what befell the things that it did it with.

    "Police have recovered two bells that were stolen in May, prosecutors said"; but not "that he had stolen".
    """
    clause = scene.clauses[k]
    passive = clause.link is Link.RELATIVE and clause.group.passive and clause.marker == "that"
    if passive and clause.parent is not None and any(w.low == "by" for w in scene.words[clause.start : clause.end]):
        return False
    main = scene.clauses[clause.parent] if passive and clause.parent is not None else clause
    if main.group.lemma not in _POLICE_WORK or main.group.passive or main.link not in (Link.ROOT, Link.CONTENT):
        return False
    return any(word.low in _FORCES for word in scene.words[main.subject[0] : main.subject[1]])


def _reading(reader: Reader, scene: Scene, k: int, trigger: int) -> Reading:
    """Return the kind of what clause *k* tells, by the noun that names it or by its verb."""
    words, clause = scene.words, scene.clauses[k]
    named = noun_kind(words, trigger)
    if named is None and clause.group.copula and words[trigger].low == "court":
        named = EventKind.TRIAL
    if named is None and clause.group.copula and words[trigger].low == "dead":
        named = EventKind.DIE
    if named is None and clause.group.copula and words[trigger].low == "due":
        court = any(word.low == "court" for word in words[trigger : clause.end])
        named = EventKind.TRIAL if court else None
    if named is None and clause.group.lemma == "clear" and _is_of_deed(scene, k):
        named = EventKind.ACQUIT
    return read_verb(words, scene.clauses, k, reader.kinds) if named is None else Reading(named, True)


def _faces_none(scene: Scene, k: int) -> bool:
    """Tell whether somebody faces no charges: "was told that she would face no further charges"."""
    group = scene.clauses[k].group
    after = scene.words[group.last + 1 : group.last + 2]
    return group.lemma == "face" and not group.negated and bool(after) and after[0].low == "no"


def _is_of_deed(scene: Scene, k: int) -> bool:
    """Tell whether the next clause tells of what deed somebody is cleared: "cleared of helping him"."""
    after = scene.clauses[k + 1] if k + 1 < len(scene.clauses) else None
    return after is not None and after.link is Link.GERUND and after.marker == "of" and after.parent == k


def _tells_nothing_itself(
    reader: Reader,
    scene: Scene,
    k: int,
    trigger: int,
    reading: Reading,
    status: Status,
    date: DateInterval | None,
    cast: Cast,
) -> bool:
    """Tell whether a clause only measures, threatens or schedules what others tell."""
    words, clause = scene.words, scene.clauses[k]
    if clause.group.copula and words[trigger - 1].pos is Pos.NUM:
        return True  # "turnout was 61 percent"
    if clause.group.copula and trigger == clause.group.main and status is Status.PLANNED:
        people = any(reader.kinds[p.entity] is EntityKind.PERSON for p in cast.participants)
        if date is None or not people or clause.group.modal != "will":
            return True
    if date is None and reading.kind is EventKind.SENTENCE and clause.group.lemma == "face":
        return True  # "faces up to ten years" is no sentence yet.
    if (date is None or k + 1 in scene.dates.clauses) and _only_schedules(scene, k):
        return True
    return date is None and _told_before(reader, scene, clause, reading)


def _is_not_since(reader: Reader, scene: Scene, k: int) -> bool:
    """Tell whether a clause tells what has not happened since a date: "has not spoken to her since 2011"."""
    clause, group = scene.clauses[k], scene.clauses[k].group
    if not (group.negated and group.perfect and group.present) or group.modal or group.copula:
        return False
    date = scene.dates.clause_date(k, reader.timexes)
    return clause.link in (Link.ROOT, Link.AND) and date is not None and date.end is None


def _is_not_until(scene: Scene, k: int) -> bool:
    """Tell whether a clause says that something came late: "did not go to the police until April"."""
    group = scene.clauses[k].group
    if not group.negated or group.modal or group.present or group.copula or not group.finite:
        return False
    index = scene.dates.clauses.get(k)
    first = next((i for i in range(group.last + 1, scene.clauses[k].end) if scene.words[i].timex == index), None)
    if index is None or first is None or scene.clauses[k].link not in (Link.ROOT, Link.AND, Link.RELATIVE):
        return False
    return scene.words[first - 1].low in {"until", "till"} or scene.words[first].low in {"until", "till"}


def _is_prospect(reader: Reader, scene: Scene, k: int, reading: Reading) -> bool:
    date = scene.dates.clause_date(k, reader.timexes)
    return is_prospect(scene.words, scene.clauses[k], reading, date, reader.story.story.published)


def _possible(reader: Reader, clause: Clause, status: Status, date: DateInterval | None) -> DateInterval | None:
    """Drop a date that lies after the day of publication from what is told as past."""
    published = reader.story.story.published
    if date is None or published is None or status is Status.PLANNED or clause.group.present:
        return date
    last = date.end if date.start is None else date.start
    return None if last is not None and last > published.end else date


def _lies_ahead(reader: Reader, clause: Clause, status: Status, date: DateInterval | None) -> bool:
    """Tell whether the present tense tells what is still to come: "the case continues on Monday"."""
    published = reader.story.story.published
    if date is None or date.start is None or published is None or status is not Status.ASSERTED:
        return False
    ahead = date.start > published.end or (date.end is not None and date.start == published.end < date.end)
    return clause.group.present and not clause.group.perfect and ahead


def _is_tonight(
    reader: Reader, words: Sequence[Word], clause: Clause, status: Status, date: DateInterval | None
) -> bool:
    """Tell whether the present tense tells of the evening after publication: "a vigil is being held tonight"."""
    if date is None or reader.story.story.published is None or status is not Status.ASSERTED:
        return False
    tonight = any(w.low == "tonight" for w in words[clause.start : clause.end])
    return tonight and clause.group.present and not clause.group.perfect and not clause.group.copula


def _only_schedules(scene: Scene, k: int) -> bool:
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


def _told_before(reader: Reader, scene: Scene, clause: Clause, reading: Reading) -> bool:
    """Tell whether the verb before an infinitive tells the same: "threatened to attack"."""
    if clause.link is not Link.INFINITIVE or clause.parent is None:
        return False
    if reading.kind is EventKind.OTHER and clause.link is Link.INFINITIVE:
        return False
    return read_verb(scene.words, scene.clauses, clause.parent, reader.kinds).kind is reading.kind


def _status(scene: Scene, k: int, reading: Reading) -> Status | None:
    group = scene.clauses[k].group
    status = judge(scene.words, scene.clauses, k)
    if status is None and _is_own_denial(scene, k, reading):
        return Status.DENIED
    after = scene.words[group.last + 1].low if group.last + 1 < len(scene.words) else ""
    freed = group.lemma == "set" and after in {"free", "ablaze", "alight", "on", "upon", "up", "loose", "aside"}
    if status is Status.ASSERTED and group.passive and group.lemma in SCHEDULED and not freed:
        return Status.PLANNED if reading.kind is not EventKind.OTHER else status
    if status is Status.ASSERTED and group.lemma in _BEFOREHAND and reading.kind in _DONE_BY_POWER:
        return Status.PLANNED  # "ordered his arrest", "delayed the execution"
    if status is Status.ASSERTED and group.lemma == "plan" and group.progressive and reading.kind in _HARM:
        return Status.PLANNED  # "were planning an attack"
    if status is Status.ASSERTED and group.lemma in {"schedule", "slate"}:
        return Status.PLANNED
    if status is Status.ASSERTED and group.copula:
        near = [w.low for w in scene.words[group.last + 1 : group.last + 3]]
        if "due" in near:
            return Status.PLANNED
    return status


def _is_own_denial(scene: Scene, k: int, reading: Reading) -> bool:
    """Tell whether somebody who speaks denies a deed: "I never met him", "My client did not take a cent".

    Or a clause does so with what others say: "She did not meet him in May, as the paper claims".
    """
    clause, group = scene.clauses[k], scene.clauses[k].group
    if not group.negated or group.modal or clause.link not in (Link.ROOT, Link.AND):
        return False
    if group.present and not group.perfect:
        return False
    never = any(word.low == "never" for word in scene.words[max(group.first - 1, 0) : group.main])
    if not (reading.known or (never and group.lemma not in STATES and has_object(scene.words, clause))):
        return False
    if _is_as_claimed(scene, k):
        return True
    start, end = subject_words(scene.clauses, k)
    own = [word.low for word in scene.words[start:end] if word.pos is not Pos.QUOTE][:2]
    return own[:1] in (["i"], ["we"]) or own in (["my", "client"], ["my", "clients"], ["our", "client"])


def _is_as_claimed(scene: Scene, k: int) -> bool:
    """Tell whether the next clause says who claims what this one denies: ", as the paper claims"."""
    after = scene.clauses[k + 1] if k + 1 < len(scene.clauses) else None
    if after is None or after.group.lemma not in triggers().alleging | _REPORTING or after.group.negated:
        return False
    between = scene.words[scene.clauses[k].group.last + 1 : after.group.first]
    at = next((i for i, word in enumerate(between) if word.low == "as"), None)
    return at is not None and at > 0 and between[at - 1].pos is Pos.COMMA and len(between) - at <= _REACH


def _spend_nouns(scene: Scene, clause: Clause, reading: Reading) -> None:
    if reading.kind in (EventKind.OTHER, EventKind.STATEMENT):
        return
    for i in range(clause.start, clause.end):
        if noun_kind(scene.words, i) is reading.kind and i not in scene.dates.nouns:
            scene.spent.add(i)
