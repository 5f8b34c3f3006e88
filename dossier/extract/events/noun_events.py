"""The happening that a noun tells: "the arrest of Ann Roe on Friday"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role, Status, StoryEvent, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.actors import befalls_many
from dossier.extract.events.awaited import is_put_off
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.participants import Cast, convicted_of, noun_cast, references, verb_cast
from dossier.extract.events.pursuers import without_pursuers
from dossier.extract.events.reading_state import Reader, Scene, make_event
from dossier.extract.events.sequels import is_past
from dossier.extract.events.status import PROCESS, judge
from dossier.extract.events.told_nouns import holds_the_rest, is_told_noun, is_writing, with_harmed, with_partners
from dossier.extract.events.triggers import noun_kind, read_verb
from dossier.extract.events.words import NOMINAL, Pos, Word
from dossier.extract.events.worth import TELLING_NOUNS

# What is only wanted or feared has not happened.
_WANTING = frozenset(
    "call demand urge ask push campaign plead hope want await avoid fear prevent block halt stop oppose fight resist "
    "refuse suspend delay postpone escape cancel ban evade face seek request require reject decline consider propose "
    "recommend plan plot conspire pursue discuss debate predict expect threaten deserve contemplate".split()
)
# What a court or a ministry lets be done has not been done by that: "approved the extradition of Roe".
_LETTING = frozenset(
    "approve authorise authorize order allow permit clear sign endorse back support challenge contest delay "
    "consider block suspend".split()
)
# Of which somebody may be convicted.
_CRIMES = frozenset({EventKind.DIE, EventKind.ATTACK, EventKind.INJURE})
_PAPERS_FOR = frozenset("warrant warrants request requests order orders".split())
# "the extradition process", "an extradition request": what may never lead to it.
_OF_PAPERS = frozenset(
    "process request requests proceedings hearing hearings treaty order orders case bid battle warrant warrants law "
    "papers agreement procedure procedures".split()
)
_LET = frozenset({EventKind.EXTRADITE, EventKind.RELEASE, EventKind.EXECUTE, EventKind.ARREST, EventKind.PARDON})
_AVERTED = frozenset("avert prevent avoid thwart foil cancel abort reject refuse forestall propose".split())
_ASKING = frozenset("call ask push press appeal campaign plead hope plan prepare apply".split())
_DENYING = frozenset("deny refute dispute".split())
# Of what these are denied, it happened: "denied any link between the parole of Roe and the release of Fox".
_PARTAKING = frozenset(
    "link links connection connections involvement role part knowledge complicity responsibility hand participation "
    "ties relation relationship".split()
)
_WANTED_FOR = frozenset(
    "way warrant warrants call calls request requests order orders demand demands reward bid application plea hope "
    "hopes campaign petition deadline ransom plan plans plot plots scheme conspiracy attempt attempts".split()
)
# Verbs of these kinds tell of the attack themselves: "died in an air strike".
_HARM = frozenset({EventKind.DIE, EventKind.INJURE, EventKind.ATTACK, EventKind.ARREST})
# In these people are arrested: "was picked up on Tuesday in a raid".
_RAIDS = frozenset("raid raids swoop".split())
# Of these the one whom they befall must be known where no date is: "the abduction of Ann Roe".
_PERSONAL = frozenset({EventKind.ATTACK, EventKind.TRIAL, EventKind.CHARGE})
_LEGAL = _PERSONAL - {EventKind.ATTACK}
# What somebody is accused of has happened by the accuser's account: "wanted for the kidnapping of Ann Roe".
_ACCUSING = frozenset(
    "accuse suspect charge indict acquit clear want try prosecute arraign exonerate absolve investigate arrest detain "
    "question".split()
)
_ACCUSATIONS = frozenset(
    "trial charge charges accusation accusations allegation allegations suspicion suspicions suspect suspects "
    "indictment warrant investigation".split()
)
_INVERTING = frozenset("can could will would should may might must did does do".split())
# How many words before "?" what is asked may stand.
_ASKED = 30
_BEFORE_DEED = frozenset("of with over for in on".split())
# What these are done to has been: "will investigate the killing of Roe", "an inquiry is to look into his death".
_EXAMINING = frozenset(
    "investigate probe examine review mourn mark commemorate condemn avenge regret explain challenge contest "
    "reinvestigate reopen clarify honour honor remember scrutinise scrutinize".split()
)
_LOOKING = frozenset("look inquire enquire delve open launch begin start hold order conduct dig".split())
# Before a happening that is known.
_KNOWN = frozenset("the this that his her their".split())
# Occasions of one day, at which other things happen.
_OCCASIONS = frozenset({EventKind.MARRY})


def noun_event(reader: Reader, scene: Scene, i: int) -> StoryEvent | None:
    """Return the happening that the noun at word *i* names, None where a verb tells it or nobody needs it."""
    words = scene.words
    if i in scene.spent or is_in_question(words, i):
        return None
    kind = noun_kind(words, i)
    if kind is None and is_writing(words, i):
        _note_writing(reader, scene, i)
    if kind is None or (kind in _LET and i + 1 < len(words) and words[i + 1].low in _OF_PAPERS):
        return None
    date = scene.dates.noun_date(i, reader.timexes)
    k = next((n for n, c in enumerate(scene.clauses) if c.start <= i < c.end), None)
    if date is None and kind in _OCCASIONS and k is not None and words[scene.clauses[k].group.last].pos is Pos.VERB:
        date = _day_of_occasion(reader, scene, i, k)
    if date is None and k is not None and _is_stage(reader, scene, i, k, kind):
        date = _day_of_stage(reader, scene, i, k)
    if date is None and kind is EventKind.ELECT:
        return None
    plain = date is None and kind not in TELLING_NOUNS and kind not in _PERSONAL
    if plain and k is None:
        return None
    if kind is EventKind.ELECT and not (_is_to_come(reader, date) or _is_timed(words, i)):
        return None  # who won an election is what its verbs tell
    end = scene.clauses[k].end if k is not None else len(words)
    cast = noun_cast(words, i, kind, reader.kinds, end)
    if k is not None and kind in _CRIMES:
        known = {p.entity for p in cast.participants}
        doers = (p for p in convicted_of(words, scene.clauses, k, i, reader.kinds) if p.entity not in known)
        cast = Cast((*cast.participants, *doers), cast.places)
    if date is not None and k is not None:
        cast = _bystanders(reader, scene, i, k, cast)
    if date is None and k is not None:
        cast = with_partners(words, scene.clauses, k, i, kind, cast, reader.kinds)
    person = k is not None and not plain and _is_of_person(reader, kind, cast, scene.clauses[k])
    told = date is not None or person or (not plain and befalls_many(words, i, reader.kinds))
    told = told or (k is not None and _is_unrest(words, scene.clauses[k], i, kind))
    aside = not told and k is not None and is_told_noun(words, scene.clauses[k], i, kind, cast, reader.kinds)
    own = kind is EventKind.OTHER and words[min(i + 1, len(words) - 1)].low == "of"  # "the final of 12 May"
    if not (told or aside) or (date is not None and (kind, date) in scene.dated and not own):
        return None
    status = _noun_status(reader, scene, i, k, date)
    if status is None:
        return None
    source = scene.sources[k] if k is not None else None
    if source is not None and source.accuses and status is Status.ASSERTED and kind not in PROCESS:
        status = Status.ALLEGED
    done = any(p.role is Role.AGENT for p in cast.participants)
    if status is Status.ASSERTED and done and kind in _CRIMES and _is_laid_to_somebody(scene, i):
        status = Status.ALLEGED  # "is on trial for the killing of his wife"
    cast = without_pursuers(reader, scene, k, cast, source)
    clause = scene.clauses[k] if k is not None else None
    if aside and clause is not None and k is not None and holds_the_rest(words, clause, i):
        cast = with_harmed(words, scene.clauses, k, cast, reader.kinds)
        date = scene.dates.clause_date(k, reader.timexes) if status is Status.ASSERTED else None
    event = make_event(scene, clause, i, kind, status, source, date, cast)
    if aside:
        reader.asides.append(event)
    return None if aside else event


def _note_writing(reader: Reader, scene: Scene, i: int) -> None:
    """Note what a letter or a call between people tells, where somebody known wrote or received it."""
    kind, words = EventKind.PHONE_WRITE, scene.words
    k = next((n for n, c in enumerate(scene.clauses) if c.start <= i < c.end), None)
    if k is None or read_verb(words, scene.clauses, k, reader.kinds).kind is kind:
        return
    clause = scene.clauses[k]
    cast = noun_cast(words, i, kind, reader.kinds, clause.end)
    cast = with_partners(words, scene.clauses, k, i, kind, cast, reader.kinds)
    status = _noun_status(reader, scene, i, k, None)
    if status is None or not is_told_noun(words, clause, i, kind, cast, reader.kinds):
        return
    source = scene.sources[k]
    if source is not None and source.accuses and status is Status.ASSERTED:
        status = Status.ALLEGED
    reader.asides.append(make_event(scene, clause, i, kind, status, source, None, cast))


def _is_of_person(reader: Reader, kind: EventKind, cast: Cast, clause: Clause | None) -> bool:
    """Tell whether somebody known takes part; in an attack or a trial, as the one whom it befalls.

    A trial that stands in no sentence of the past may be still to come.
    """
    if kind in _LEGAL and (clause is None or not (is_past(clause) or clause.group.perfect)):
        return False
    roles = (Role.PATIENT,) if kind in _PERSONAL else tuple(Role)
    return any(p.role in roles and reader.kinds[p.entity] is EntityKind.PERSON for p in cast.participants)


def _is_unrest(words: Sequence[Word], clause: Clause, i: int, kind: EventKind) -> bool:
    """Tell whether a past clause knows of protests that nobody's verb tells: "were killed in protests in the north"."""
    if kind is not EventKind.DEMONSTRATE or not (is_past(clause) or clause.group.perfect):
        return False
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and after.pos in NOMINAL:
        return False  # "riot police"
    before = words[i - 1].low if i else ""
    return words[i].low.endswith("s") or before in _KNOWN


def _day_of_occasion(reader: Reader, scene: Scene, i: int, k: int) -> DateInterval | None:
    """Return the day of what else happened at a wedding: "met at the wedding of his niece in May"."""
    words, clause = scene.words, scene.clauses[k]
    first = i - 1
    while first > clause.group.last and (words[first].pos in NOMINAL or words[first].pos in (Pos.DET, Pos.POSS)):
        first -= 1
    at = first >= clause.group.last + 1 and words[first].low in {"at", "for", "during"}
    if not at or judge(words, scene.clauses, k) is not Status.ASSERTED:
        return None
    return scene.dates.clause_date(k, reader.timexes)


def _is_stage(reader: Reader, scene: Scene, i: int, k: int, kind: EventKind) -> bool:
    """Tell whether a protest, or an attack that its verb does not tell, has the date of what happened in it."""
    if kind is EventKind.DEMONSTRATE:
        return True
    raided = scene.words[i].low in _RAIDS
    return kind is EventKind.ATTACK and (
        raided or read_verb(scene.words, scene.clauses, k, reader.kinds).kind not in _HARM
    )


def _day_of_stage(reader: Reader, scene: Scene, i: int, k: int) -> DateInterval | None:
    """Return the date of "were killed on Friday during a march": what happened in it has it."""
    words, clause = scene.words, scene.clauses[k]
    first = i - 1
    while first > clause.group.last and (words[first].pos in NOMINAL or words[first].pos is Pos.DET):
        first -= 1
    inside = first > clause.group.last and words[first].low in {"in", "during", "amid"}
    timed = any(word.pos is Pos.TIME for word in words[i + 1 : i + 3])
    if not inside or timed or not is_past(clause) or clause.group.copula:
        return None
    date = scene.dates.clause_date(k, reader.timexes)
    return date if date is not None and date.start is not None and date.end is not None else None


def _is_to_come(reader: Reader, date: DateInterval | None) -> bool:
    """Tell whether a date lies after the day of publication."""
    published = reader.story.story.published
    if date is None or date.start is None or published is None:
        return False
    later = date.end is not None and date.start == published.end < date.end  # "later this year"
    return later or date.start > published.end


def _is_timed(words: Sequence[Word], i: int) -> bool:
    """Tell whether a time stands right behind a noun: "the referendum on 17 May 2018"."""
    near = words[i + 1 : i + 4]
    timed = next((n for n, word in enumerate(near) if word.pos is Pos.TIME), None)
    return timed is not None and all(word.pos in (Pos.PREP, Pos.DET) for word in near[:timed])


def _bystanders(reader: Reader, scene: Scene, i: int, k: int, cast: Cast) -> Cast:
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


# "extended the emergency, following the assassination of Roe": what came before is no plan.
_BEHIND = frozenset({"following", "after", "since"})


def is_in_question(words: Sequence[Word], i: int) -> bool:
    """Tell whether the noun *i* stands where something is asked by inversion: "Can the jury convict him of murder?"."""
    mark = next((n for n in range(i + 1, min(i + _ASKED, len(words))) if words[n].low == "?"), None)
    if mark is None:
        return False
    begin = next((n for n in range(i, max(i - _ASKED, 0), -1) if words[n].low in {";", ":"}), 0)
    pairs = pairwise(words[begin:i])
    return any(a.low in _INVERTING and (b.pos in NOMINAL or b.pos in (Pos.DET, Pos.PRON)) for a, b in pairs)


def _noun_status(reader: Reader, scene: Scene, i: int, k: int | None, date: DateInterval | None) -> Status | None:
    before = {w.low for w in scene.words[max(i - 3, 0) : i]}
    if before & {"alleged", "suspected", "purported"}:
        return Status.ALLEGED
    if _is_to_come(reader, date):
        return Status.PLANNED
    if before & {"planned", "possible", "no", "potential", "upcoming"}:
        return Status.PLANNED if before & {"planned", "upcoming"} else None
    if noun_kind(scene.words, i) is EventKind.ATTACK and _is_laid_to_somebody(scene, i):
        return Status.ALLEGED
    if k is not None and _is_called_off(scene, i, k):
        return None
    if (
        date is None
        and not before & _BEHIND
        and any(is_put_off(scene.words, scene.clauses, n, i) for n in range(len(scene.clauses)))
    ):
        return Status.PLANNED
    if k is not None and date is not None and _is_asked_for(scene, i, k):
        return Status.PLANNED
    wanted = next((n for n in range(i - 1, max(i - 4, 0), -1) if scene.words[n].low == "for"), 0)
    if wanted and scene.words[wanted - 1].low in _PAPERS_FOR and noun_kind(scene.words, i) in _LET:
        return None  # "issued a warrant for his arrest on Wednesday"
    if date is not None or k is None:
        return Status.ASSERTED
    group = scene.clauses[k].group
    if wanted and (scene.words[wanted - 1].low in _WANTED_FOR or _is_of_request(scene, k, wanted)):
        # "a warrant for his arrest", "clearing the way for her release"
        return None
    if group.lemma in _DENYING and not group.passive and not group.negated and group.last < i:
        between = (word.low for word in scene.words[group.last + 1 : i])
        return Status.DENIED if _PARTAKING.isdisjoint(between) else judge(scene.words, scene.clauses, k)
    if group.lemma in _LETTING and noun_kind(scene.words, i) in _LET:
        return None if group.passive is (i < group.first) else judge(scene.words, scene.clauses, k)
    if group.lemma in _WANTING and not group.passive and group.last < i:
        # "called for his release", but "will seek his extradition"
        ahead = group.lemma in {"seek", "request"} and judge(scene.words, scene.clauses, k) is Status.PLANNED
        return Status.PLANNED if ahead else None
    status = judge(scene.words, scene.clauses, k)
    return Status.ASSERTED if status is Status.PLANNED and _is_looked_into(scene, i, k) else status


def _is_looked_into(scene: Scene, i: int, k: int) -> bool:
    """Tell whether what is still to come is that somebody looks at the happening: "would look into Roe's death"."""
    group = scene.clauses[k].group
    if group.passive:
        return i < group.first and group.lemma in _EXAMINING
    if i <= group.last:
        return False
    into = any(word.low == "into" for word in scene.words[group.last + 1 : i])
    return group.lemma in _EXAMINING or (into and group.lemma in _LOOKING)


def _is_asked_for(scene: Scene, i: int, k: int) -> bool:
    """Tell whether somebody asks for the happening at word *i*: "called for fresh elections on 12 May"."""
    group = scene.clauses[k].group
    wanted = next((n for n in range(i - 1, max(i - 4, 0), -1) if scene.words[n].low == "for"), 0)
    return bool(wanted) and group.lemma in _ASKING and not group.passive and wanted == group.last + 1


def _is_called_off(scene: Scene, i: int, k: int) -> bool:
    """Tell whether the happening at word *i* was kept from happening: "Roe's arrest was averted"."""
    group = scene.clauses[k].group
    return group.passive and i < group.first and group.lemma in _AVERTED and not group.negated


def _is_laid_to_somebody(scene: Scene, i: int) -> bool:
    """Tell whether the deed at word *i* is what somebody is accused of: "wanted for the 2014 kidnapping of"."""
    words = scene.words
    if i + 1 < len(words) and words[i + 1].pos in (Pos.THAT, Pos.REL):
        return False  # "a suspect in the bombings that killed nine"
    p = i - 1
    while p > 0 and (words[p].pos in NOMINAL or words[p].pos in (Pos.DET, Pos.POSS, Pos.TIME)):
        p -= 1
    if p < 1 or words[p].low not in _BEFORE_DEED:
        return False
    verb = words[p - 1].verb
    return words[p - 1].low in _ACCUSATIONS or (verb is not None and verb.lemma in _ACCUSING)


def _is_of_request(scene: Scene, k: int, i: int) -> bool:
    """Tell whether what the word *i* opens is what a request asks for: "a warrant was issued for his arrest"."""
    start, end = subject_words(scene.clauses, k)
    group = scene.clauses[k].group
    return group.passive and group.last + 1 == i and any(word.low in _WANTED_FOR for word in scene.words[start:end])
