"""What stands beside the statements where it is asked for: what was chosen, and what people left and wrote."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from dossier.domain.notes import Marks
from dossier.domain.views import DossierView
from dossier.report.book import Working


@dataclass(frozen=True, slots=True)
class StoryWords:
    """The text of a story and where in its source it starts."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a book brings along beside its statements.

    ``edition`` are sentences on what was chosen and blacked out. ``pages`` are the free pages by entity id,
    ``entities``, ``events`` and ``articles`` what people left on these, by id, empty where not asked for. ``notes``
    adds what people wrote on each name. ``texts`` are the stories to print in full.
    """

    edition: tuple[str, ...] = ()
    lists_sources: bool = True
    pages: Mapping[int, str] = field(default_factory=dict)
    entities: Mapping[int, Marks] = field(default_factory=dict)
    events: Mapping[int, Marks] = field(default_factory=dict)
    articles: Mapping[int, Marks] = field(default_factory=dict)
    notes: bool = False
    texts: Mapping[int, StoryWords] = field(default_factory=dict)


def mark_lines(marks: Marks | None) -> list[str]:
    """Return what people left on something, a line each: "Starred", "Tags: #money, #2019", "Open question: …"."""
    if marks is None:
        return []
    lines = ["Starred"] if marks.is_starred else []
    if marks.tags:
        lines.append("Tags: " + ", ".join(f"#{tag}" for tag in marks.tags))
    asked = (f"{'Answered' if each.is_answered else 'Open'} question: {each.text}" for each in marks.questions)
    return [*lines, *asked]


def marks_line(marks: Marks | None) -> str:
    """Return what people left on something in one line, "" for nothing."""
    return " · ".join(mark_lines(marks))


def working_notes(beside: Beside, dossier: DossierView, say: Callable[[str], str]) -> tuple[Working, ...]:
    """Return what people wrote on the dossier's entity, as far as it is asked for."""
    entity = dossier.entity.id
    notes = [note.text for note in dossier.written] if beside.notes else []
    parts = (
        ("Page", _paragraphs([beside.pages.get(entity, "")])),
        ("Tags, stars and questions", mark_lines(beside.entities.get(entity))),
        ("Notes", _paragraphs(notes)),
    )
    return tuple(Working(heading, tuple(map(say, lines))) for heading, lines in parts if lines)


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in text.splitlines() if line.strip()]
