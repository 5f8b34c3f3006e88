"""Events of a story: its sentences are read one by one, clause by clause."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role, Status, StoryEvent
from dossier.domain.mentions import EntityKind, StoryEntity, Timex
from dossier.domain.spans import Span
from dossier.extract.events.accounts import beside_denial
from dossier.extract.events.accusations import find_suspects, weigh
from dossier.extract.events.attribution import accuses_by_words, find_accuser, find_source
from dossier.extract.events.captives import with_captives
from dossier.extract.events.cases_ended import with_ended_cases
from dossier.extract.events.clauses import Clause, find_clauses, subject_words
from dossier.extract.events.companions import add_companions
from dossier.extract.events.corrected import with_corrected
from dossier.extract.events.dating import find_dates
from dossier.extract.events.defendants import with_defendants, with_the_departed
from dossier.extract.events.described import hang_on_described
from dossier.extract.events.epithets import EPITHETS, epithet_event
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.lifetimes import within_lives
from dossier.extract.events.noun_events import is_in_question, noun_event
from dossier.extract.events.overturned import with_deeds_of_no_verdict
from dossier.extract.events.proxies import without_proxies
from dossier.extract.events.quoted import give_to_speakers
from dossier.extract.events.reading_state import Reader, Scene
from dossier.extract.events.retellings import joined_retellings
from dossier.extract.events.same import merge_repeats, with_asides
from dossier.extract.events.scenes import Occasions
from dossier.extract.events.spoken import Speech, with_speaker
from dossier.extract.events.tellers import describe
from dossier.extract.events.unsuspected import unsuspected_events
from dossier.extract.events.verb_events import verb_event
from dossier.extract.events.verdicts import with_befallen
from dossier.extract.events.voices import keep_told, known_officials, remember
from dossier.extract.events.whose_case import with_whose_case
from dossier.extract.events.withdrawn import with_withdrawn
from dossier.extract.events.words import Marked, Pos, Word, read_words
from dossier.extract.tokens import Sentence, TokenizedStory

# The most words that are read as one sentence.
_LONGEST = 250

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
    reader = Reader(story, marked.timexes, by_key, {k: e.kind for k, e in by_key.items()}, marked)
    reader.corrected = corrected
    reader.occasions = Occasions(story.story.published, marked.timexes)
    reader.accounts.people = frozenset(k for k, e in by_key.items() if e.kind is EntityKind.PERSON)
    reader.accounts.keys = {by_key[k].name: k for k in sorted(reader.accounts.people, reverse=True)}
    told = story.body or story.sentences
    speech = Speech(told)
    for sentence in told:
        for piece in pieces(sentence):
            _read_sentence(reader, piece, speech)
    stated = with_captives(with_withdrawn(reader.events, told, story.text), story.text)
    events = with_defendants(weigh(stated, reader.accounts), by_key, story.text)
    events = without_proxies(events, reader.kinds, marked, story.text)
    events = with_befallen(events, reader.kinds, marked, story.text)
    events = with_ended_cases(events, reader.kinds, marked, story.text)
    events = with_deeds_of_no_verdict(with_whose_case(events, by_key, story.text), reader.kinds, story.text)
    lived = with_the_departed(events, by_key, story.text)
    lived = with_corrected(within_lives(lived, reader.kinds, story.text), corrected, reader.kinds, story.text)
    found = joined_retellings(merge_repeats(lived, story.text), told, by_key)
    return with_asides(found, reader.asides, story.text)


def pieces(sentence: Sentence) -> list[Sentence]:
    """Cut what is too long for a sentence, so that no text takes more than linear time."""
    tokens = sentence.tokens
    if len(tokens) <= _LONGEST:
        return [sentence]
    parts = [tokens[i : i + _LONGEST] for i in range(0, len(tokens), _LONGEST)]
    return [replace(sentence, span=Span(part[0].start, part[-1].end), tokens=part) for part in parts]


def _read_sentence(reader: Reader, sentence: Sentence, speech: Speech) -> None:
    words = read_words(sentence, reader.marked)
    reader.occasions.sentence += 1
    reader.occasions.open_entry(words, sentence.paragraph)
    clauses = find_clauses(words)
    hang_on_described(words, clauses)
    give_to_speakers(words, clauses)
    if _is_heading(words, clauses):
        return
    reader.accounts.suspects |= find_suspects(words, reader.entities)
    people = reader.accounts.keys
    sources = [find_source(words, clauses, k, reader.entities, reader.speaker, people) for k in range(len(clauses))]
    sources = with_speaker(reader, speech, sentence, words, clauses, sources)
    sources = known_officials(reader.accounts, sources)
    scene = Scene(sentence, words, clauses, find_dates(words, clauses, reader.timexes, reader.corrected), sources)
    found = []
    for k in range(len(clauses)):
        event = verb_event(reader, scene, k)
        if event is not None:
            found.append(event)
            further = scene.dates.again.get(k, ()) if event.date is not None else ()
            found.extend(replace(event, date=reader.timexes[index].date) for index in further)
    for i, word in enumerate(words):
        event = noun_event(reader, scene, i) if word.pos is Pos.NOUN else None
        if event is None and word.low in EPITHETS and not is_in_question(words, i):
            event = epithet_event(reader, scene, i)
        if event is not None:
            found.append(event)
    found.extend(unsuspected_events(reader, scene))
    reader.events[reader.first :] = add_companions(reader.events[reader.first :], words, clauses, reader.kinds)
    reader.first = len(reader.events)
    found = beside_denial(found)
    reader.events.extend(sorted(found, key=lambda e: e.trigger))
    reader.occasions.move_on(event.date for event in found if event.status is not Status.PLANNED)
    reader.onward.move_on(found, words, clauses, sentence.paragraph, reader.occasions.sentence)
    reader.scene.move_on(found, words, clauses, (sentence.paragraph, reader.occasions.sentence))
    keep_told(reader, scene)
    named = find_accuser(words, clauses, reader.entities)
    remember(reader, sentence, words, [s for s in (*sources, named) if s is not None])
    fronted = next((s.name for s in sources if s is not None and s.fronted and s.name and not s.pronoun), None)
    reader.speaker = fronted or reader.speaker  # "According to the priest, …. According to him, …"
    for k, clause in enumerate(clauses):
        start, end = subject_words(clauses, k)
        if clause.group.finite and (clause.group.lemma in triggers().saying or accuses_by_words(words, start, end)):
            reader.speaker = describe(words, start, end, reader.entities) or reader.speaker
    for event in found:
        speakers = [p.entity for p in event.participants if p.role is Role.SPEAKER]
        if event.kind is EventKind.STATEMENT and speakers:
            reader.speaker = reader.entities[speakers[0]].name


def _is_heading(words: Sequence[Word], clauses: Sequence[Clause]) -> bool:
    """Tell whether a line only labels what follows: "Briefing note | 3 August 2022"."""
    barred = any(w.low == "|" for w in words)
    return barred and not any(c.group.finite or c.group.form in "dn" for c in clauses)
