"""The commands about claims across files, and about names that came together or apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.cli import json_forms
from dossier.cli.terminal import say, table
from dossier.domain.claim_forms import contradiction_form, merge_form, rung_form, unknown_form
from dossier.domain.claim_words import rung_date_words, standing_words, told_through
from dossier.domain.claims import HappeningView, MergeView, Rung
from dossier.domain.ledger_words import why_lines
from dossier.domain.views import EventView
from dossier.domain.wording import STATUS_SIGNS, counted, denial_words
from dossier.services import claims, reading
from dossier.services.cases import CaseFile


def by_event(case: CaseFile, entity: int | None) -> Mapping[int, HappeningView]:
    """Return which happening each event reports: of one entity, or of the whole case."""
    return {event: each for each in claims.happenings(case, entity) for event in each.events}


def lines_under(event: EventView, why: bool) -> tuple[str, ...]:
    """Return what stands under an event of a list: who denies it, and with *why* how its date is known."""
    reasons = event.waiting or why_lines(event.date) if why else ()
    return (*map(denial_words, event.denied_by), *reasons)


def mark(happening: HappeningView | None) -> str:
    """Return who stands behind a happening in few words: "2 sources, disputed"; "" for one source alone."""
    if happening is None:
        return ""
    sources = counted(happening.independent, "source") if happening.independent > 1 else ""
    copies = counted(happening.copies, "copy", "copies") if happening.copies else ""
    disputed = "disputed" if happening.unsettled else ""
    denied = "denied" if happening.denied_by else ""
    return ", ".join(filter(None, (sources, copies, disputed, denied)))


@dataclass(frozen=True, slots=True)
class Backing:
    """How well what is told of somebody is backed: happenings in all, those of several sources, and those disputed."""

    told: int = 0
    several: int = 0
    disputed: int = 0
    denied: int = 0

    def words(self) -> str:
        """Return it in few words: "3 of 12 by several sources, 1 disputed"; "" where nothing is told."""
        if not self.told:
            return ""
        found = (f"{self.several} of {self.told} by several sources" if self.several else "", *self._doubts())
        return ", ".join(filter(None, found)) or "one source each"

    def _doubts(self) -> tuple[str, ...]:
        return tuple(f"{n} {word}" for n, word in ((self.disputed, "disputed"), (self.denied, "denied")) if n)

    def form(self) -> json_forms.Form:
        """Return it for other programs."""
        found = {"told": self.told, "by_several_sources": self.several}
        return {"happenings": {**found, "disputed": self.disputed, "denied": self.denied}}


def backing_of(case: CaseFile) -> dict[int, Backing]:
    """Return how well it is backed what the case tells of each person, organisation and place, by their ids."""
    parts = {e.id: {*(p.entity.id for p in e.participants), *(p.id for p in e.places)} for e in reading.events(case)}
    found: dict[int, Backing] = {}
    for each in claims.happenings(case):
        for entity in {entity for event in each.events for entity in parts.get(event, ())}:
            now = found.get(entity, Backing())
            found[entity] = Backing(
                now.told + 1,
                now.several + (each.independent > 1),
                now.disputed + bool(each.unsettled),
                now.denied + bool(each.denied_by),
            )
    return found


def show_standing(case: CaseFile, entity: int, as_json: bool) -> None:
    """Print the ladder of a person: each rung with the words that state it."""
    rungs = claims.standing(case, entity).rungs
    if as_json:
        json_forms.show([rung_form(rung) for rung in rungs])
        return
    say_who(case, entity)
    titles = {row.id: row.title for row in reading.articles(case)}
    rows = [
        (rung_date_words(rung), f"{STATUS_SIGNS[rung.status]} {rung.status.value}", *_rung_cells(rung))
        for rung in rungs
    ]
    notes = [_words_of(rung, titles.get(rung.article, "")) for rung in rungs]
    table(("date", "", "#", "standing"), rows, notes)


def say_who(case: CaseFile, entity: int) -> None:
    """Say by name and number who is told of, where others in the case have the same name."""
    name = next(row.name for row in reading.entities(case, None) if row.id == entity)
    same = [row for row in reading.entities(case, None, name) if row.name.casefold() == name.casefold()]
    if len(same) > 1:
        others = ", ".join(f"#{row.id}" for row in same if row.id != entity)
        say(f"{name} (#{entity}); others of this name: {others}")


def _rung_cells(rung: Rung) -> tuple[str, str]:
    note = f" ({rung.note})" if rung.note else ""
    return f"#{rung.events[0]}" if rung.events else "", f"{standing_words(rung.standing)}{note}"


def _words_of(rung: Rung, title: str) -> tuple[str, ...]:
    by = f", by the account of {told_through(rung)}" if rung.attribution else ""
    return (f"“{' '.join(rung.quote.split())}” ({title}{by})",)


def show_unknowns(case: CaseFile, entity: int, as_json: bool) -> None:
    """Print what the case does not know of somebody."""
    found = claims.unknowns(case, entity)
    if as_json:
        json_forms.show([unknown_form(each) for each in found])
        return
    for each in found:
        say(each.sentence, *(f"#{event}" for event in each.events[:6]))
    if not found:
        say("Nothing is told of them that is undated, unanswered, contradicted, or told by one source only.")


def show_contradictions(case: CaseFile, entity: int | None, as_json: bool) -> None:
    """Print where the sources disagree, with the keys under which it can be settled."""
    found = [(each, happening) for happening in claims.happenings(case, entity) for each in happening.contradictions]
    if as_json:
        forms = [{**contradiction_form(each), "happening": h.key, "label": h.label} for each, h in found]
        json_forms.show(forms)
        return
    for each, happening in found:
        say(f"{happening.label}: {each.note}")
        say(f"  key {each.key}")
        for number, side in enumerate(each.sides):
            chosen = "  (settled: this one)" if number == each.settled else ""
            events = ", ".join(f"#{event}" for event in side.events)
            say(f"  {number + 1}. {side.words}: {events}{chosen}")
    if not found:
        say("No two sources contradict each other.")


def show_merges(case: CaseFile, entity: int, as_json: bool) -> None:
    """Print how the names of somebody came together and apart."""
    found = reading.merges(case, entity)
    if as_json:
        json_forms.show([merge_form(each) for each in found])
        return
    table(("#", "how", "what", "articles"), (_cells(each) for each in found))


def _cells(each: MergeView) -> tuple[str, ...]:
    number = f"{each.id}" if each.id is not None and each.reversible else ""
    articles = ", ".join(f"#{article}" for article in each.articles[:12])
    return number, each.how.value, each.sentence, articles + (" …" if len(each.articles) > 12 else "")
