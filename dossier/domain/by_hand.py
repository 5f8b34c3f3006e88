"""What the words of a source tell when a person is about to mark them: all that a dialog can be filled with."""

from dataclasses import dataclass

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, EntityRow, EventView, ParticipantView


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is known of some ``words`` of a story, which stand at ``span`` of its source.

    ``sentence`` is where the sentences around them stand and ``quote`` what these say; ``trigger`` is the word among
    them that would name the event. ``date`` is what they say of the time, with the ``timex`` that says it. ``people``
    are those named in the sentence. ``called`` are entities of the case that bear the words as a name, ``kind_of_name``
    what a new one would most likely be, ``same_words`` where else the story has the same words unmarked. ``told`` are
    the events of the sentence.
    """

    article: int
    article_title: str
    file: str
    span: Span
    words: str
    sentence: Span
    quote: str
    trigger: Span
    kind: EventKind
    status: Status
    date: DateInterval | None
    timex: Span | None
    people: tuple[ParticipantView, ...]
    places: tuple[EntityRef, ...]
    called: tuple[EntityRow, ...]
    kind_of_name: EntityKind
    same_words: tuple[Span, ...]
    told: tuple[EventView, ...]
