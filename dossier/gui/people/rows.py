"""A dossier as a list of rows, ready to be painted or read aloud. No Qt in here."""

from dataclasses import dataclass, field
from enum import StrEnum

from dossier.domain.events import Review, Status
from dossier.domain.mentions import FactKind
from dossier.domain.notes import Note
from dossier.domain.spans import Span
from dossier.domain.views import ArticleRow, Companion, DossierView, EntityRow, EventView, FactView
from dossier.gui.figures import grouped
from dossier.gui.saying import said, why_lines
from dossier.gui.wording import (
    STATUS_SIGNS,
    counted,
    date_words,
    day_words,
    entity_words,
    published_words,
    spread_words,
    status_word,
)
from dossier.tongue import tr


class RowKind(StrEnum):
    """What a row of a dossier is."""

    TITLE = "title"
    HEADING = "heading"
    FACT = "fact"
    STANDING = "standing"
    EVENT = "event"
    """What happened, once, whoever reports it."""
    REPORT = "report"
    """One report of a happening, folded under it."""
    DENIAL = "denial"
    """Words that deny the happening above."""
    DISAGREEMENT = "disagreement"
    SIDE = "side"
    """What some of the sources that disagree say."""
    UNKNOWN = "unknown"
    JOIN = "join"
    """How names came together or apart."""
    COMPANION = "companion"
    SOURCE = "source"
    NOTE = "note"
    """What the program has to say."""
    WRITTEN = "written"
    """A note of the user, or the place to write one."""
    MARKS = "marks"
    """The user's star, tags and questions, or the place to leave some."""
    PAGE = "page"
    """The user's page, or the place to begin one."""
    MORE = "more"
    """Stands for rows of a long part that are not shown yet."""
    UNREAD = "unread"
    """Stands for a dossier that is still being read, or whose reading was stopped."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``left`` is its margin (a date, a label), ``title`` its main line, ``account`` by whose account it is
    told, ``detail`` running text below it, ``remark`` what the program has to say of it, ``foot`` a last muted line,
    ``signs`` small signs before that. ``marks`` are stretches of ``detail`` to print bold. ``tip`` explains on demand.
    ``word`` stands for the status where that says too little.

    ``target`` is the id of what choosing it selects: an event, an entity or an article by ``kind``; a FACT leads to
    ``words`` (a span) in the article ``target``. ``events`` are all that the row stands for. What ``opens`` names
    folds and unfolds the rows that are ``under`` it. ``side`` is the key of a contradiction and the number of a side
    of it, ``is_taken`` tells that a person took this side; ``join`` is the number of an entry of the history;
    ``sought`` are words to be found in the article ``target``, where the row has no span of them; ``note`` is the
    user's note that a WRITTEN row shows, None where one is to be written; ``hidden`` are a long part and which of its
    pages a MORE row stands for: the first, and the one after the last.
    """

    kind: RowKind
    title: str
    left: str = ""
    detail: str = ""
    account: str = ""
    remark: str = ""
    signs: str = ""
    foot: str = ""
    tip: str = ""
    status: Status | None = None
    word: str = ""
    review: Review | None = None
    target: int = 0
    words: Span | None = None
    marks: tuple[Span, ...] = field(default=())
    events: tuple[int, ...] = ()
    opens: str = ""
    under: str = ""
    side: tuple[str, int] | None = None
    is_taken: bool = False
    join: int = -1
    sought: str = ""
    note: Note | None = None
    hidden: tuple[int, int, int] | None = None

    def __post_init__(self) -> None:
        if self.is_event and not self.events:
            object.__setattr__(self, "events", (self.target,))

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        status = self.word or (status_word(self.status) if self.status is not None else "")
        parts = (self.left, self.title, status, self.account, self.detail, self.remark, self.foot)
        return ". ".join(part for part in parts if part)

    @property
    def described(self) -> str:
        """What a screen reader adds on demand: the tip on one line."""
        return ". ".join(line.strip() for line in self.tip.splitlines())

    @property
    def can_be_chosen(self) -> bool:
        """Tell whether choosing the row leads anywhere."""
        return self.target != 0

    @property
    def is_event(self) -> bool:
        """Tell whether moving to the row selects its event."""
        return self.kind in (RowKind.EVENT, RowKind.REPORT, RowKind.DENIAL)


_FACT_WORDS = {
    FactKind.AGE: "Age",
    FactKind.ROLE: "Role",
    FactKind.ORGANISATION: "Organisation",
    FactKind.NATIONALITY: "Nationality",
    FactKind.RESIDENCE: "Residence",
    FactKind.ALIAS: "Also known as",
}


_NAMES = 40
"""So many ways of writing a name are given at its head; “How these names came together” has all."""


def folded(text: str) -> str:
    """Return *text* with every run of white space as one space."""
    return " ".join(text.split())


def why_tip(event: EventView) -> str:
    """Return the date and the steps that led to it, a line each."""
    when = date_words(event.date)
    return "\n".join((f"{when[:1].upper()}{when[1:]}", *(tuple(map(said, event.waiting)) or why_lines(event.date))))


def quoted(event: EventView) -> tuple[str, tuple[Span, ...]]:
    """Return an event's words on one line between quotation marks, and where the trigger stands in them."""
    cut = event.trigger.start - event.span.start
    before, word = event.quote[:cut], event.quote[cut : cut + len(event.trigger)]
    head = folded(before)
    if head and before[-1].isspace():
        head += " "
    start = 1 + len(head)
    mark = folded(word)
    tail = event.quote[cut + len(event.trigger) :]
    rest = folded(tail)
    if rest and tail[0].isspace():
        rest = " " + rest
    return f"“{head}{mark}{rest}”", (Span(start, start + len(mark)),)


def title_row(dossier: DossierView) -> Row:
    """Return the head of a dossier: who it is, and how much the case has."""
    names = [use.name for use in dossier.names if use.name != dossier.entity.name]
    more = tr(" and {0} more").format(grouped(len(names) - _NAMES)) if len(names) > _NAMES else ""
    return head_row(dossier.entity, tr("Also written {0}").format(", ".join(names[:_NAMES]) + more) if names else "")


def head_row(entity: EntityRow, detail: str = "") -> Row:
    """Return who somebody is and how much the case has, with *detail* below."""
    when = spread_words(entity)
    counts = [
        counted(entity.mentions, "mention"),
        counted(entity.articles, "story", "stories"),
        counted(entity.events, "event"),
    ]
    if when:
        counts.append(when)
    return Row(RowKind.TITLE, entity.name, entity_words(entity.kind).capitalize(), detail, " · ".join(counts))


def still_read_row(entity: EntityRow) -> Row:
    """Return the line that stands for a long dossier until all of it has been read."""
    return Row(RowKind.UNREAD, tr("Reading {0} events…").format(grouped(entity.events)), signs="…")


def stopped_row(*, is_failed: bool = False) -> Row:
    """Return the line that stands for a dossier whose reading was stopped, or has failed; it goes on from there."""
    words = tr("You stopped this. Choose this line to read the dossier.")
    if is_failed:
        words = tr("The dossier could not be read. Choose this line to try again.")
    return Row(RowKind.UNREAD, words, signs="…")


def written_rows(dossier: DossierView) -> list[Row]:
    """Return the user's own notes on somebody, and the line with which another one is begun."""
    notes = [
        Row(RowKind.WRITTEN, note.text, tr("Note of {0}").format(day_words(note.changed.date())), note=note)
        for note in dossier.written
    ]
    words = (
        tr("Write another note…")
        if notes
        else tr("Write a note on this {0}…").format(entity_words(dossier.entity.kind))
    )
    return [*notes, Row(RowKind.WRITTEN, words)]


def heading(words: str, explanation: str = "") -> Row:
    """Return the heading of a part."""
    return Row(RowKind.HEADING, words, tip=explanation, foot=explanation)


def section(words: str, rows: list[Row], explanation: str = "") -> list[Row]:
    """Return *rows* below a heading; nothing where there are none."""
    return [heading(words, explanation), *rows] if rows else []


def distinct_facts(facts: tuple[FactView, ...]) -> list[FactView]:
    """Keep one of the facts that say the same."""
    seen: dict[tuple[FactKind, str], FactView] = {}
    for fact in facts:
        seen.setdefault((fact.kind, fact.value.casefold()), fact)
    return list(seen.values())


def fact_row(fact: FactView) -> Row:
    """Return the row of a fact; it leads to its words."""
    quote = folded(fact.quote)
    detail = f"“{quote}”" if quote.casefold() != fact.value.casefold() else ""
    return Row(RowKind.FACT, fact.value, tr(_FACT_WORDS[fact.kind]), detail, target=fact.article, words=fact.span)


def companion_row(companion: Companion) -> Row:
    """Return the row of who or what is named together with the entity."""
    counts = [counted(companion.articles, "story", "stories")]
    if companion.events:
        counts.insert(0, counted(companion.events, "event"))
    return Row(
        RowKind.COMPANION,
        companion.entity.name,
        entity_words(companion.entity.kind).capitalize(),
        foot=" · ".join(counts),
        target=companion.entity.id,
    )


def source_row(source: ArticleRow) -> Row:
    """Return the row of a story."""
    return Row(
        RowKind.SOURCE,
        source.title,
        foot=f"{source.file} · {published_words(source.published)} · SHA-256 {source.sha256[:12]}…",
        tip=f"SHA-256 {source.sha256}",
        target=source.id,
    )


def status_words(status: Status) -> str:
    """Return a status with its sign: "○ alleged"."""
    return f"{STATUS_SIGNS[status]} {status_word(status)}"
