"""The claims of a chapter: its parts by how sure they are, the ladder, disagreements, and what is not known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from dossier.domain.claim_words import (
    NOBODY_NAMED,
    SECTION_HEADINGS,
    SECTION_MEANINGS,
    Section,
    Told,
    accounts_of,
    contradiction_words,
    joined,
    rung_date_words,
    side_reports,
    standing_words,
    told_through,
)
from dossier.domain.claims import ContradictionView, HappeningView, StandingView, UnknownView
from dossier.domain.ledger_words import capitalised
from dossier.domain.views import EventView
from dossier.domain.wording import titled
from dossier.report.book import Disagreement, Entry, Group, PaperSide, Part, Rung, Unknown
from dossier.report.printable import isolated_parts
from dossier.report.statements import WORDS_SIDE, evened, quoted, sentence_key

DISPUTED = "disputed"
"""What is printed for the status of what one source states and another reports as denied."""

UNDATED_HEADING = "Undated in the sources"
_LONGEST_QUOTE = 220
"""Characters of a quote that stands for a side."""


class Printing(Protocol):
    """What prints words and knows the numbers of notes and the codes of stories."""

    def say(self, text: str) -> str:
        """Return words of a source as they are printed."""

    def line(self, text: str) -> str:
        """Return a line of our own words as it is printed."""

    def number_of(self, event: int) -> int:
        """Return the number of an event's note, 0 for none."""

    def code_of(self, article: int) -> str:
        """Return the code of a story."""


def parts_of(everything: Sequence[Told], entry: Callable[[Sequence[Told]], Entry]) -> tuple[Part, ...]:
    """Return what happened in the parts of a chapter; *entry* makes the next statement of the book.

    What is alleged stands by account, all else by year. What one sentence tells of one time is one statement.
    """
    parts = []
    for section in Section:
        statements = statements_of([each for each in everything if each.section is section])
        headed: dict[str, list[Sequence[Told]]] = {}
        for statement in statements:
            headed.setdefault(_heading(statement[0]), []).append(statement)
        groups = tuple(Group(heading, tuple(entry(one) for one in those)) for heading, those in headed.items())
        if groups:
            parts.append(Part(section.value, SECTION_HEADINGS[section], SECTION_MEANINGS[section], groups))
    return tuple(parts)


def statements_of(those: Sequence[Told]) -> list[Sequence[Told]]:
    """Return what happened as statements: what one sentence tells of one time makes one."""
    statements: dict[object, list[Told]] = {}
    for each in those:
        is_plain = len(each.reports) == 1 and not each.denials and not each.happening.contradictions
        key = sentence_key(each.lead) if is_plain else each.happening.key
        statements.setdefault(key, []).append(each)
    return list(statements.values())


def _heading(each: Told) -> str:
    if each.section is Section.ALLEGED:
        if each.is_disputed:
            return "Stated by a source, and denied"
        accounts = accounts_of(each)
        return f"By the account of {joined(accounts)}" if accounts else capitalised(NOBODY_NAMED)
    when = each.date
    first = (when.start or when.end) if when is not None else None
    return str(first.year) if first is not None else UNDATED_HEADING


def rungs_of(standing: StandingView, events: Mapping[int, EventView], book: Printing) -> tuple[Rung, ...]:
    """Return the ladder, each rung with the words that state it."""
    rungs = []
    for rung in standing.rungs:
        event = next((events[i] for i in rung.events if i in events), None)
        number = next((n for i in rung.events if (n := book.number_of(i))), 0)
        # Where a person is first named, the happening of those words may be another's.
        is_own = event is not None and event.quote == rung.quote
        words = quoted([event], WORDS_SIDE) if event is not None and is_own else _plain(rung.quote)
        rungs.append(
            Rung(
                step=capitalised(standing_words(rung.standing)),
                date=rung_date_words(rung),
                status=rung.status.value,
                word=rung.status.value.capitalize(),
                number=number,
                words=words,
                account=book.say(told_through(rung)),
                remark=book.line(rung.note),
                code=book.code_of(rung.article),
            )
        )
    return tuple(rungs)


def _plain(quote: str) -> tuple[tuple[str, bool], ...]:
    return tuple((words, False) for words in isolated_parts(_cut(quote)) if words)


def _cut(quote: str) -> str:
    folded = evened(" ".join(quote.split()))
    if len(folded) <= _LONGEST_QUOTE:
        return folded
    return f"{folded[: folded.rfind(' ', 0, _LONGEST_QUOTE)] or folded[:_LONGEST_QUOTE]} […]"


def disagreements_of(
    happenings: Iterable[HappeningView], events: Mapping[int, EventView], book: Printing
) -> tuple[Disagreement, ...]:
    """Return what the sources disagree about, the sides with their sources."""
    return tuple(_disagreement(each, one, events, book) for one in happenings for each in one.contradictions)


def _disagreement(
    each: ContradictionView, happening: HappeningView, events: Mapping[int, EventView], book: Printing
) -> Disagreement:
    lead = next((events[i] for i in happening.events if i in events), None)
    sides = []
    for number, side in enumerate(each.sides):
        reports = side_reports(side, happening)
        sources = {book.code_of(report.article): book.say(report.source_title) for report in reports}
        sides.append(
            PaperSide(
                words=book.line(side.words),
                quote=book.say(_cut(reports[0].quote)) if reports else "",
                numbers=tuple(dict.fromkeys(n for i in side.events if (n := book.number_of(i)))),
                sources=tuple(sources.items()),
                is_taken=each.settled == number,
            )
        )
    return Disagreement(
        title=book.line(titled(lead) if lead is not None else happening.label),
        words=book.line(contradiction_words(each)),
        state="Not settled." if each.settled is None else "Settled by a person in favour of the marked side.",
        sides=tuple(sides),
    )


def unknowns_of(unknowns: Iterable[UnknownView], book: Printing) -> tuple[Unknown, ...]:
    """Return what is not known, with the notes and stories concerned."""
    return tuple(
        Unknown(
            words=book.line(each.sentence),
            numbers=tuple(dict.fromkeys(n for i in each.events if (n := book.number_of(i)))),
            codes=tuple(dict.fromkeys(book.code_of(article) for article in each.articles)),
        )
        for each in unknowns
    )
