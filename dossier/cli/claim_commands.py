"""The commands about claims across files, and about names that came together or apart."""

from collections.abc import Mapping

from dossier.cli import json_forms
from dossier.cli.terminal import say, table
from dossier.domain.claim_forms import contradiction_form, merge_form
from dossier.domain.claims import HappeningView, MergeView
from dossier.domain.wording import counted
from dossier.services import claims, reading
from dossier.services.cases import CaseFile


def by_event(case: CaseFile, entity: int | None) -> Mapping[int, HappeningView]:
    """Return which happening each event reports: of one entity, or of the whole case."""
    return {event: each for each in claims.happenings(case, entity) for event in each.events}


def mark(happening: HappeningView | None) -> str:
    """Return who stands behind a happening in few words: "2 sources, disputed"; "" for one source alone."""
    if happening is None:
        return ""
    sources = counted(happening.independent, "source") if happening.independent > 1 else ""
    copies = counted(happening.copies, "copy", "copies") if happening.copies else ""
    disputed = "disputed" if happening.unsettled else ""
    denied = "denied" if happening.denied_by else ""
    return ", ".join(filter(None, (sources, copies, disputed, denied)))


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
