"""A dossier as a list of rows, ready to be painted or read aloud. No Qt in here."""

from dataclasses import dataclass, field
from enum import StrEnum

from dossier.domain.events import Review, Status
from dossier.domain.ledger_words import why_lines
from dossier.domain.mentions import FactKind
from dossier.domain.spans import Span
from dossier.domain.views import ArticleRow, Companion, DossierView, EventView, FactView, StandingRung
from dossier.domain.wording import (
    STATUS_SIGNS,
    UNDATED,
    counted,
    date_words,
    entity_words,
    interval_words,
    published_words,
    titled,
    titled_within,
)


class RowKind(StrEnum):
    """What a row of a dossier is."""

    TITLE = "title"
    HEADING = "heading"
    FACT = "fact"
    STANDING = "standing"
    EVENT = "event"
    COMPANION = "companion"
    SOURCE = "source"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``left`` is its margin (a date, a label), ``title`` its main line, ``detail`` running text below it,
    ``remark`` what the program has to say of it, ``foot`` a last muted line. ``marks`` are stretches of ``detail`` to
    print bold. ``tip`` explains on demand.

    ``target`` is the id of what choosing it selects: an event, an entity or an article by ``kind``; a FACT leads to
    ``words`` (a span) in the article ``target``.
    """

    kind: RowKind
    title: str
    left: str = ""
    detail: str = ""
    remark: str = ""
    foot: str = ""
    tip: str = ""
    status: Status | None = None
    review: Review | None = None
    target: int = 0
    words: Span | None = None
    marks: tuple[Span, ...] = field(default=())

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        status = self.status.value if self.status is not None else ""
        return ". ".join(part for part in (self.left, self.title, status, self.detail, self.remark, self.foot) if part)

    @property
    def described(self) -> str:
        """What a screen reader adds on demand: the tip on one line."""
        return ". ".join(line.strip() for line in self.tip.splitlines())

    @property
    def can_be_chosen(self) -> bool:
        """Tell whether choosing the row leads anywhere."""
        return self.target != 0


_FACT_WORDS = {
    FactKind.AGE: "Age",
    FactKind.ROLE: "Role",
    FactKind.ORGANISATION: "Organisation",
    FactKind.NATIONALITY: "Nationality",
    FactKind.RESIDENCE: "Residence",
    FactKind.ALIAS: "Also known as",
}


def folded(text: str) -> str:
    """Return *text* with every run of white space as one space."""
    return " ".join(text.split())


def rows_of(dossier: DossierView) -> list[Row]:
    """Return the rows of *dossier*: who it is, standing, events in order, companions, sources."""
    rows = [_title(dossier)]
    if dossier.proposals:
        many = len(dossier.proposals) > 1
        rows.append(
            Row(
                RowKind.NOTE,
                f"{counted(len(dossier.proposals), 'proposal')} that {'these are' if many else 'this is'} the same as "
                "another name in the case",
                detail="\n".join(folded(proposal.reason) for proposal in dossier.proposals),
            )
        )
    rows += _section("As the texts describe them", [_fact(fact) for fact in _distinct(dossier.facts)])
    rows += _section("Legal standing, as the texts give it", [_rung(rung) for rung in dossier.standing])
    name = dossier.entity.name
    dated = [event_row(event, name) for event in dossier.events if event.date is not None]
    undated = [event_row(event, name) for event in dossier.events if event.date is None]
    rows += _section(f"Events in order ({len(dated)})", dated)
    rows += _section(f"Undated in the sources ({len(undated)})", undated)
    rows += _section("Named together with", [_companion(companion) for companion in dossier.companions])
    rows += _section("Sources", [_source(source) for source in dossier.sources])
    return rows


def event_row(event: EventView, subject: str) -> Row:
    """Return the row of one event in the dossier of *subject*."""
    quote, marks = quoted(event)
    account = f"by the account of {event.attribution} · " if event.attribution else ""
    review = "" if event.review is Review.UNREVIEWED else f" · {event.review.value}"
    return Row(
        RowKind.EVENT,
        title=titled_within(titled(event), subject),
        left=date_words(event.date),
        detail=quote,
        remark="\n".join(event.waiting),
        foot=f"{account}{event.article_title}{review}",
        tip=_why(event),
        status=event.status,
        review=event.review,
        target=event.id,
        marks=marks,
    )


def _why(event: EventView) -> str:
    """Return the date and the steps that led to it, a line each."""
    when = date_words(event.date)
    return "\n".join((f"{when[:1].upper()}{when[1:]}", *(event.waiting or why_lines(event.date))))


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


def _title(dossier: DossierView) -> Row:
    entity = dossier.entity
    names = [use.name for use in dossier.names if use.name != entity.name]
    detail = f"Also written {', '.join(names)}" if names else ""
    when = interval_words(entity.first, entity.last)
    counts = [
        counted(entity.mentions, "mention"),
        counted(entity.articles, "story", "stories"),
        counted(entity.events, "event"),
    ]
    if when != UNDATED:
        counts.append(when)
    return Row(RowKind.TITLE, entity.name, entity_words(entity.kind).capitalize(), detail, " · ".join(counts))


def _section(heading: str, rows: list[Row]) -> list[Row]:
    return [Row(RowKind.HEADING, heading), *rows] if rows else []


def _distinct(facts: tuple[FactView, ...]) -> list[FactView]:
    """Keep one of the facts that say the same."""
    seen: dict[tuple[FactKind, str], FactView] = {}
    for fact in facts:
        seen.setdefault((fact.kind, fact.value.casefold()), fact)
    return list(seen.values())


def _fact(fact: FactView) -> Row:
    quote = folded(fact.quote)
    detail = f"“{quote}”" if quote.casefold() != fact.value.casefold() else ""
    return Row(RowKind.FACT, fact.value, _FACT_WORDS[fact.kind], detail, target=fact.article, words=fact.span)


def _rung(rung: StandingRung) -> Row:
    event = rung.event
    return Row(
        RowKind.STANDING,
        rung.step,
        date_words(event.date),
        detail=quoted(event)[0],
        foot=event.article_title,
        tip=_why(event),
        status=event.status,
        target=event.id,
        marks=quoted(event)[1],
    )


def _companion(companion: Companion) -> Row:
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


def _source(source: ArticleRow) -> Row:
    return Row(
        RowKind.SOURCE,
        source.title,
        foot=f"{source.file} · {published_words(source.published)} · SHA-256 {source.sha256[:12]}…",
        tip=f"SHA-256 {source.sha256}",
        target=source.id,
    )


def status_words(status: Status) -> str:
    """Return a status with its sign: "○ alleged"."""
    return f"{STATUS_SIGNS[status]} {status.value}"
