"""Events as the skins see them, with names, quotes and labels in place."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.domain.documents import PublicationDate, page_at
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.records import EventRecord
from dossier.domain.views import ArticleRow, EntityRef, EventView, ParticipantView
from dossier.domain.wording import kind_words
from dossier.services.stated_steps import is_said_of_person
from dossier.services.watching import Watch
from dossier.store import article_store, entity_store, source_store
from dossier.store.case_file import CaseFile

_LABEL = 60
"""How many characters a label has at most, about."""
_SHORT = 12
"""A label shorter than this takes more of the sentence along."""
_AUXILIARIES_AT_MOST = 4
_AUXILIARIES = frozenset(
    "was were is are be been being am had has have having did does do not never no longer also later then "
    "will would shall should can could may might must to get got allegedly reportedly first".split()
)
_NEGATIONS = frozenset("no nobody none neither never not cannot".split())
_PARTING = re.compile(r"[,;:.!?)”\"]$|^(?:and|but|or|who|which|that)$", re.IGNORECASE)
_SUBJECT_AT_MOST = 6
"""Of how many words a subject is that begins with "no", at most."""
_CLAUSE_END = re.compile(r"[,;:—–)](?=\s|$)|\s[(–—-]|[.!?][\"”’]?$")
_TRIMMED = ' ,;:–—-."“”'

_DONE_TO = {
    EventKind.BE_BORN: "Born",
    EventKind.DIE: "Died",
    EventKind.INJURE: "Injured",
    EventKind.ARREST: "Arrested",
    EventKind.RELEASE: "Released",
    EventKind.TRIAL: "On trial",
    EventKind.CHARGE: "Charged",
    EventKind.SUE: "Sued",
    EventKind.CONVICT: "Convicted",
    EventKind.SENTENCE: "Sentenced",
    EventKind.FINE: "Fined",
    EventKind.EXECUTE: "Executed",
    EventKind.EXTRADITE: "Extradited",
    EventKind.ACQUIT: "Acquitted",
    EventKind.PARDON: "Pardoned",
    EventKind.SANCTION: "Sanctioned",
}
"""Kinds in which one thing is done to someone: a name says more than a piece of the sentence."""


@dataclass(slots=True)
class Along:
    """What goes through stories along with their events, so that each text is read once.

    ``stories`` are gone through whether they tell of an event or not; ``hear`` is given the id of each, where it
    begins in its source, and its words. ``rows`` are those of all stories as lists show them, once they have been read.
    """

    stories: Collection[int]
    hear: Callable[[int, int, str], None]
    rows: list[ArticleRow] = field(default_factory=list)


def views(
    case: CaseFile, records: Sequence[EventRecord], watch: Watch | None = None, along: Along | None = None
) -> list[EventView]:
    """Return *records* as views, in their order. Raises DamagedCaseError where a story does not match its digest.

    *watch* hears how far it is, and may stop it: Cancelled is raised then.
    """
    told: defaultdict[int, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        told[record.article].append(number)
    # Story by story: in time order the text of each would be read again and again.
    heard = frozenset[int]() if along is None else frozenset(along.stories)
    stories = sorted(told.keys() | heard)
    with case.reading():
        listed = article_store.rows(case, stories)
        rows = {row.id: row for row in listed}
        starts = article_store.starts(case, stories)
        pages = source_store.pages_of(case, {row.source for row in listed})
        refs = entity_store.refs(case, _entities(records))
        found: dict[int, EventView] = {}
        over = stories if watch is None else watch.over(stories, "Reading the events")
        for article, words in article_store.texts(case, over):
            row, start = rows[article], starts[article]
            for number in told.get(article, ()):
                found[number] = _view(records[number], row, words, start, refs, pages.get(row.source, ()))
            if along is not None and article in heard:
                along.hear(article, start, words)
    if along is not None:
        along.rows = listed
    return [found[number] for number in range(len(records))]


def _view(
    record: EventRecord,
    row: ArticleRow,
    words: str,
    start: int,
    refs: Mapping[int, EntityRef],
    pages: Sequence[int],
) -> EventView:
    """Return an event as a view; *words* are those of its story, which begins at *start*."""
    people = tuple(ParticipantView(refs[p.entity], p.role) for p in record.participants)
    quote = words[record.span.start - start : record.span.end - start]
    at = record.trigger.start - record.span.start
    return EventView(
        id=record.id,
        article=record.article,
        article_title=row.title,
        file=row.file,
        published=row.published,
        span=record.span,
        quote=quote,
        trigger=record.trigger,
        kind=record.kind,
        status=record.status,
        attribution=record.attribution,
        chain=record.chain,
        date=record.date,
        participants=people,
        places=tuple(refs[place] for place in record.places),
        review=record.review,
        edited=record.edited,
        label=label_of(record.kind, record.status, people, quote, at, len(record.trigger)),
        waiting=_waiting(record, refs) or _unpublished(record, row.published, quote),
        page=page_at(pages, record.span.start),
    )


def _entities(records: Sequence[EventRecord]) -> set[int]:
    """Return everybody whom some events name: who takes part, where, and from what of whom their dates count."""
    found = {p.entity for record in records for p in record.participants}
    found.update(place for record in records for place in record.places)
    found.update(record.hanging.entity for record in records if record.hanging is not None)
    return found


def _waiting(record: EventRecord, awaited: Mapping[int, EntityRef]) -> tuple[str, ...]:
    """Return what would date an event whose words count from one that no story of the case dates."""
    if record.hanging is None or record.date is not None:
        return ()
    words = " ".join(record.hanging.words.split())
    kind = kind_words(EventKind(record.hanging.event)).casefold()
    return (f"“{words}” counts from the {kind} of {awaited[record.hanging.entity].name}, whose day is not known.",)


_SEEN_FROM_THEN = re.compile(
    r"\b(?:(?:(?:last|next|this|late|early) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?: (?:morning|afternoon|evening|night))?|"
    r"yesterday|today|tomorrow|tonight|(?:last|next|this) (?:night|week|weekend|month|year|morning|afternoon|evening|"
    r"spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?:a|an|one|two|three|four|five|six|\d{1,2}) (?:days?|weeks?|months?|years?) ago)\b",
    re.IGNORECASE,
)
"""Words that say a time as it is seen from the day on which they were printed."""


def _unpublished(record: EventRecord, published: PublicationDate | None, quote: str) -> tuple[str, ...]:
    """Return what would date an event whose words count from the day of publication, where nobody knows that."""
    if record.date is not None or published is not None:
        return ()
    found = _SEEN_FROM_THEN.search(" ".join(quote.split()))
    if found is None:
        return ()
    return (f"“{found.group()}” counts from the day on which the story came out, and that day is not known.",)


def label_of(
    kind: EventKind, status: Status, people: Sequence[ParticipantView], quote: str, trigger: int, length: int
) -> str:
    """Return a short line for an event: what was done to whom, or else the words from the trigger on.

    The trigger has *length* letters and stands *trigger* letters into *quote*. A label is read without its sentence,
    so one in our words says when the thing is only alleged, denied or planned. What the source says did not happen
    stays in its own words: "was never charged", "No one has been arrested".
    """
    done = _DONE_TO.get(kind)
    patients = [p.entity.name for p in people if p.role is Role.PATIENT]
    is_undone = status is Status.DENIED and _negated(quote[:trigger].split()) > 0
    if done and patients and not is_undone and is_said_of_person(kind, quote[trigger:]):
        others = f" and {len(patients) - 1} more" if len(patients) > 2 else ""
        names = patients[0] if others or len(patients) == 1 else " and ".join(patients)
        is_fact = status is Status.ASSERTED
        return f"{done if is_fact else f'{kind_words(kind)} {status.value}'}: {names}{others}"
    return phrase(quote, trigger, length)


def _negated(before: Sequence[str]) -> int:
    """Return how many of the last words *before* a verb say that it was not so, with all behind them, or 0.

    The auxiliaries right before it, "not" and "never" among them, and a subject that begins with "no".
    """
    words = [word.casefold().strip("“\"'‘") for word in before]
    take = 0
    while take < min(len(words), _AUXILIARIES_AT_MOST) and (
        words[-take - 1] in _AUXILIARIES or "n't" in words[-take - 1]
    ):
        take += 1
    for back in range(take + 1, min(len(words), take + _SUBJECT_AT_MOST) + 1):
        if _PARTING.search(words[-back]):
            break
        if words[-back] in {"no", "nobody", "none", "neither"}:
            return back
    said = any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words[len(words) - take :])
    return take if said else 0


def phrase(quote: str, trigger: int, length: int) -> str:
    """Return the words of *quote* that tell of its trigger (at an offset, *length* letters), as one line.

    From the verb with its auxiliaries to the end of its clause; a noun takes the words before it along.
    """
    before = quote[:trigger].split()
    rest = " ".join(quote[trigger:].split())
    take = 0
    while take < min(len(before), _AUXILIARIES_AT_MOST) and before[-take - 1].casefold() in _AUXILIARIES:
        take += 1
    take = max(take, _negated(before))
    end = _CLAUSE_END.search(rest, max(length, _SHORT - len(" ".join(before[len(before) - take :]))))
    told = rest[: end.start() if end else len(rest)]
    while take < len(before) and len(" ".join(before[len(before) - take :])) + len(told) < _SHORT:
        take += 1
    lead = " ".join(before[len(before) - take :])
    whole = f"{lead} {told}" if lead else told
    if len(whole) > _LABEL:
        whole = whole[: whole.rfind(" ", 0, _LABEL)].rstrip(_TRIMMED) + "…"
    return whole.strip(_TRIMMED)
