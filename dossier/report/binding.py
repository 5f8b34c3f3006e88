"""From views to a book: numbers the notes, names the sources, and puts every word into printable form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from dossier.domain.claim_words import (
    DossierClaims,
    Told,
    account_name,
    accounts_of,
    backing_words,
    contradiction_words,
    told,
)
from dossier.domain.claims import ReportRef
from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.events import EventKind, Review, Status
from dossier.domain.ledger_words import ledger_line
from dossier.domain.mentions import FactKind
from dossier.domain.spans import Span
from dossier.domain.views import ArticleRow, CaseInfo, DossierView, EntityRow, EventView, FactView
from dossier.domain.wording import (
    STATUS_MEANINGS,
    UNDATED,
    counted,
    date_words,
    denier,
    entity_words,
    kind_words,
    published_clause,
    told_in,
)
from dossier.report.beside import Beside, mark_lines, marks_line, working_notes
from dossier.report.book import (
    Book,
    Chapter,
    Companion,
    Denial,
    Entry,
    Fact,
    Note,
    SourceFile,
    SourceStory,
    StatusWord,
    StoryText,
)
from dossier.report.claims_binding import DISPUTED, disagreements_of, parts_of, rungs_of, unknowns_of
from dossier.report.picture import Picture
from dossier.report.printable import english, file_words, isolated, printable, unshown
from dossier.report.statements import WORDS_SIDE, own_label, quoted
from dossier.report.story_texts import paragraphs_of

_FACT_LABELS = {
    FactKind.AGE: "Age",
    FactKind.ROLE: "Role",
    FactKind.ORGANISATION: "Organisation",
    FactKind.NATIONALITY: "Nationality",
    FactKind.RESIDENCE: "Residence",
    FactKind.ALIAS: "Also known as",
}

_REVIEWED = {
    Review.UNREVIEWED: "",
    Review.ACCEPTED: "accepted by a person",
    Review.REJECTED: "rejected by a person",
    Review.EDITED: "edited by a person",
}


def _go_on() -> None:
    """Let it go on: nobody waits for it who could stop it."""


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def date_reason(when: DateInterval | None) -> tuple[str, str]:
    """Return how the date of an event is known, and the line of reasons that led to it, "" where there is none."""
    if when is None:
        return "No date can be worked out from the source", ""
    how = {
        DateBasis.STATED: "Date stated",
        DateBasis.RESOLVED: "Date resolved",
        DateBasis.INFERRED: "Date inferred, less certain",
        DateBasis.GIVEN: "Date set by a person",
    }[when.basis]
    line = "" if when.basis is DateBasis.GIVEN and not when.ledger else ledger_line(when)
    return (f"{how}:", line) if line else (how, "")


def _weight(entity: EntityRow, events: int) -> str:
    """Return how much the case has of an entity: "3 events, 9 mentions, 2 stories"."""
    return ", ".join(
        (
            counted(events, "event"),
            counted(entity.mentions, "mention"),
            counted(entity.articles, "story", "stories"),
        )
    )


def cited_articles(dossiers: Iterable[DossierView], claims: Iterable[DossierClaims]) -> set[int]:
    """Return every story that the dossiers and claims speak of."""
    cited: set[int] = set()
    for dossier in dossiers:
        cited.update(row.id for row in dossier.sources)
        cited.update(event.article for event in dossier.events)
        cited.update(fact.article for fact in dossier.facts)
    for each in claims:
        cited.update(event.article for event in each.further)
        cited.update(rung.article for rung in each.standing.rungs)
        cited.update(article for unknown in each.unknowns for article in unknown.articles)
    return cited


def _in_order(rows: Iterable[ArticleRow]) -> list[ArticleRow]:
    """Return stories by file. Where digests are withheld, covered names of files say nothing of who comes first."""
    listed = list(rows)
    first: dict[int, tuple[str, str]] = {}
    for row in listed:
        told = published_clause(row.published), row.title
        first[row.source] = min(first.get(row.source, told), told)

    def place(row: ArticleRow) -> tuple[str, str, str, str, int, int]:
        aside = ("", "", 0) if row.sha256 else (*first[row.source], row.source)
        return row.file, row.sha256, *aside, row.ordinal

    return sorted(listed, key=place)


class Binder:
    """Numbers notes and stories while the chapters of one book are made.

    *articles* must hold every story that an event or fact of the book comes from; *beside* is what stands beside them;
    *look* is called with every statement, and may raise Cancelled.
    """

    def __init__(
        self,
        articles: Iterable[ArticleRow],
        beside: Beside | None = None,
        look: Callable[[], None] = _go_on,
    ) -> None:
        self._look = look
        self._beside = beside or Beside()
        self._quoted: dict[int, dict[Span, int]] = {}
        self._rows = {row.id: row for row in articles}
        self._codes: dict[int, str] = {}
        self._notes = 0
        self._numbers: dict[int, int] = {}
        self._unshown: set[str] = set()
        self._statuses: dict[Status, int] = dict.fromkeys(Status, 0)

    def cite(self, dossiers: Sequence[DossierView], claims: Iterable[DossierClaims]) -> None:
        """Give every story that the dossiers speak of its code, in the order of the list of sources."""
        rows = _in_order(self._rows[i] for i in cited_articles(dossiers, claims))
        self._codes = {row.id: f"S{number}" for number, row in enumerate(rows, 1)}

    def say(self, text: str) -> str:
        """Return words of a source as they are printed."""
        self._unshown |= unshown(text)
        return isolated(text)

    def line(self, text: str) -> str:
        """Return a line of our own words, with foreign names in it, as it is printed."""
        self._unshown |= unshown(text)
        return english(text)

    def entry(self, group: Sequence[Told], subject: int) -> Entry:
        """Return the next statement, with its notes: one happening, or several that one sentence tells of one time."""
        self._look()
        first = group[0]
        self._statuses[first.status] += 1
        when = first.date
        year = (when.start or when.end) if when is not None else None
        leads = [each.lead for each in group]
        labels = [own_label(lead) for lead in leads]
        notes = self._notes_of(group)
        for event in first.same_words:
            self._numbers.setdefault(event.id, notes[0].number)
        others = (p.entity.name for e in leads for p in e.participants if p.entity.id != subject)
        places = (place.name for e in leads for place in e.places)
        kinds = (kind_words(e.kind) for e in leads if e.kind is not EventKind.OTHER)
        word = DISPUTED if first.is_disputed else first.status.value
        marks = (line for e in leads for line in mark_lines(self._beside.events.get(e.id)))
        return Entry(
            number=notes[0].number,
            events=tuple(e.id for each in group for e in (*(one for _, one in each.reports), *each.same_words)),
            year=str(year.year) if year is not None else "",
            date=_sentence_case(date_words(when)),
            status=first.status.value,
            word=word.capitalize(),
            kinds=", ".join(dict.fromkeys(kinds)),
            label=self.line("; ".join(dict.fromkeys(labels))) if all(labels) else "",
            words=() if all(labels) else quoted(leads, WORDS_SIDE),
            account=", ".join(self.say(account) for account in accounts_of(first, through=True)),
            others=self._names(others),
            places=self._names(places),
            review=_REVIEWED[first.lead.review],
            sources=first.happening.independent,
            copies=first.happening.copies,
            backing=backing_words(first.happening),
            remark=self.line(" ".join(contradiction_words(one) for one in first.happening.unsettled)),
            notes=notes,
            denials=tuple(
                Denial(
                    quoted([denial], WORDS_SIDE),
                    self.say(account_name(denier(denial))),
                    self._next_note([denial]),
                )
                for denial in first.denials
            ),
            marks=tuple(self.line(mark) for mark in dict.fromkeys(marks)),
            others_are="With" if subject else "Named",
        )

    def _notes_of(self, group: Sequence[Told]) -> tuple[Note, ...]:
        """Return a note per report, that of the lead first; happenings of one sentence share theirs."""
        first = group[0]
        if len(first.reports) == 1:
            return (self._next_note([each.lead for each in group]),)
        shown = [pair for pair in first.reports if not any(pair[1].id == denial.id for denial in first.denials)]
        ordered = sorted(shown, key=lambda pair: pair[1].id != first.lead.id)
        notes = {event.id: self._next_note([event]) for _, event in ordered}
        return tuple(
            replace(notes[event.id], copy=self._copy(report, notes) if report.copies is not None else "")
            for report, event in ordered
        )

    def _copy(self, report: ReportRef, notes: Mapping[int, Note]) -> str:
        original = notes.get(report.copies or 0)
        if original is None:
            return "Copy of another report: not counted as a source of its own"
        same = original.code == self._codes[report.article]
        what = "Told again in the story of" if same else "Copy of the report in"
        return f"{what} note {original.number}: not counted as a source of its own"

    def _next_note(self, group: Sequence[EventView]) -> Note:
        self._notes += 1
        event = group[0]
        self._unshown |= unshown(event.quote)
        row = self._rows[event.article]
        how, reason = date_reason(event.date)
        if event.waiting and event.date is None:
            how, reason = "No date yet:", " ".join(event.waiting)
        note = Note(
            number=self._notes,
            quote=quoted(group),
            file=self.say(file_words(event.file)),
            story=self.say(told_in(event)),
            published=published_clause(event.published),
            how=how,
            reason=self.line(reason),
            sha256=row.sha256,
            code=self._codes[row.id],
        )
        for one in group:
            self._numbers.setdefault(one.id, self._notes)
            self._quoted.setdefault(one.article, {}).setdefault(one.span, self._notes)
        return note

    def number_of(self, event: int) -> int:
        """Return the number of the first note of an event in the chapter at hand, 0 where it has none."""
        return self._numbers.get(event, 0)

    def code_of(self, article: int) -> str:
        """Return the code of a story in the list of sources."""
        return self._codes[article]

    def _names(self, names: Iterable[str]) -> str:
        return ", ".join(self.say(name) for name in dict.fromkeys(names))

    def _facts(self, facts: Iterable[FactView]) -> tuple[Fact, ...]:
        values: dict[FactKind, dict[str, tuple[str, list[str]]]] = {}
        for fact in facts:
            shown, codes = values.setdefault(fact.kind, {}).setdefault(
                fact.value.casefold(), (self.say(fact.value), [])
            )
            code = self._codes[fact.article]
            if code not in codes:
                codes.append(code)
            values[fact.kind][fact.value.casefold()] = (shown, codes)
        return tuple(
            Fact(label, tuple((shown, tuple(codes)) for shown, codes in values[kind].values()))
            for kind, label in _FACT_LABELS.items()
            if kind in values
        )

    def chapter(
        self, dossier: DossierView, claims: DossierClaims, chapters: Mapping[int, str], picture: Picture | None
    ) -> Chapter:
        """Return one dossier as a chapter. *chapters* are the anchors of the book's chapters by entity."""
        subject = dossier.entity
        self._numbers = {}
        parts = parts_of(told(dossier, claims, self._look), lambda group: self.entry(group, subject.id))
        numbers = {
            i: entry.number for part in parts for group in part.groups for entry in group.entries for i in entry.events
        }
        events = {event.id: event for event in (*claims.further, *dossier.events)}
        if picture is not None:
            shapes = tuple(
                replace(shape, target=numbers.get(shape.target, 0), text=self.line(shape.text))
                for shape in picture.shapes
            )
            picture = replace(picture, description=printable(picture.description), shapes=shapes)
        return Chapter(
            anchor=chapters[subject.id],
            name=self.say(subject.name),
            kind=entity_words(subject.kind).capitalize(),
            weight=_weight(subject, max(subject.events, len(dossier.events))),
            names=tuple((self.say(use.name), use.count) for use in dossier.names),
            facts=self._facts(dossier.facts),
            standing=rungs_of(claims.standing, events, self),
            picture=picture,
            parts=parts,
            disagreements=disagreements_of(claims.happenings, events, self),
            companions=tuple(
                Companion(
                    name=self.say(other.entity.name),
                    kind=entity_words(other.entity.kind),
                    events=other.events,
                    articles=other.articles,
                    chapter=chapters.get(other.entity.id, ""),
                )
                for other in dossier.companions
            ),
            unknowns=unknowns_of(claims.unknowns, self),
            sources=tuple(
                sorted((self._codes[row.id] for row in dossier.sources), key=lambda code: int(code.removeprefix("S")))
            ),
            working=working_notes(self._beside, dossier, self.say),
        )

    def further(self, people: Iterable[EntityRow]) -> tuple[tuple[str, str], ...]:
        """Return the people without a chapter, each with what the case has of them."""
        return tuple((self.say(row.name), _weight(row, row.events)) for row in people)

    def sources(self) -> tuple[SourceFile, ...]:
        """Return the list of sources: every file with its stories that have a code."""
        files: dict[tuple[str, str, int], list[SourceStory]] = {}
        for i, code in self._codes.items():
            self._look()
            row = self._rows[i]
            story = SourceStory(
                code=code,
                title=self.say(row.title),
                byline=self.say(row.byline or ""),
                published=published_clause(row.published),
                marks=self.line(marks_line(self._beside.articles.get(i))),
            )
            files.setdefault((row.file, row.sha256, 0 if row.sha256 else row.source), []).append(story)
        return tuple(
            SourceFile(self.say(file_words(file)), sha, tuple(stories)) for (file, sha, _), stories in files.items()
        )

    def texts(self) -> tuple[StoryText, ...]:
        """Return the stories that are printed in full, the quoted words with the numbers of their notes."""
        made = []
        for i, code in self._codes.items():
            story = self._beside.texts.get(i)
            if story is not None:
                self._look()
                row = self._rows[i]
                paragraphs = paragraphs_of(story, self._quoted.get(i, {}))
                shown = tuple(tuple((self.say(words), n) for words, n in each) for each in paragraphs)
                title, file = self.say(row.title), self.say(file_words(row.file))
                made.append(StoryText(code, title, file, published_clause(row.published), shown))
        return tuple(made)

    def legend(self) -> tuple[StatusWord, ...]:
        """Return the status words, what they mean, and how often the book uses them."""
        return tuple(
            StatusWord(status.value, status.value.capitalize(), STATUS_MEANINGS[status], self._statuses[status])
            for status in Status
        )

    def remarks(self) -> tuple[str, ...]:
        """Return what the reader should know about how the book shows its sources."""
        if not self._unshown:
            return ()
        codes = counted(len(self._unshown), "character")
        return (
            f"The sources use {codes} that the fonts of this program cannot show (for example emoji or rare "
            "Chinese letters). Each stands here as its number in Unicode, such as ‹U+1F600›; the case keeps the text.",
        )


def bind(
    info: CaseInfo,
    dossiers: Sequence[DossierView],
    articles: Iterable[ArticleRow],
    made: datetime,
    pictures: Mapping[int, Picture] | None = None,
    single: bool = False,
    further: Iterable[EntityRow] = (),
    claims: Mapping[int, DossierClaims] | None = None,
    beside: Beside | None = None,
    look: Callable[[], None] = _go_on,
) -> Book:
    """Make a book of the *dossiers*, in the order given.

    *articles* hold at least every story that the dossiers speak of; *made* carries a time zone; *pictures* are by
    entity id, their shapes naming events by id; *single* makes the one dossier the whole book, without a cover;
    *further* are people who have no chapter and are only listed; *claims* are what the case has worked out across
    files, by entity id: without them every event is a happening of its own; *beside* is what else was chosen;
    *look* is called again and again, and may raise Cancelled.
    """
    aside = beside or Beside()
    binder = Binder(articles, aside, look)
    known = claims or {}
    binder.cite(dossiers, known.values())
    anchors = {dossier.entity.id: f"c{number}" for number, dossier in enumerate(dossiers, 1)}
    drawn = pictures or {}
    chapters = tuple(
        binder.chapter(d, known.get(d.entity.id, DossierClaims()), anchors, drawn.get(d.entity.id)) for d in dossiers
    )
    listed = binder.further(further)
    sources = binder.sources()
    stories = sum(len(file.stories) for file in sources)
    statements = sum(len(chapter.entries) for chapter in chapters)
    undated = sum(len(chapter.undated) for chapter in chapters)
    figures = (
        counted(statements, "statement") + (f", {undated:,} of them {UNDATED}" if undated else ""),
        counted(stories, "story", "stories"),
        counted(len(sources), "file"),
    )
    title = chapters[0].name if single else isolated(info.title)
    return Book(
        title=title,
        case=isolated(info.title),
        made=made,
        single=single,
        figures=figures if single else (counted(len(chapters), "person", "people"), *figures),
        legend=binder.legend(),
        remarks=binder.remarks(),
        chapters=chapters,
        further=listed,
        sources=sources if aside.lists_sources else (),
        edition=tuple(english(sentence) for sentence in aside.edition),
        lists_sources=aside.lists_sources,
        texts=binder.texts(),
    )
