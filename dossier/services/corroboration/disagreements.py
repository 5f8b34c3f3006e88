"""Where reports of one happening cannot all be right: about the date, a number, a name, or whether it was so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.domain.claims import About, ContradictionView, Side
from dossier.domain.events import Status
from dossier.domain.wording import date_words
from dossier.services.corroboration.figures import differing
from dossier.services.corroboration.reports import Report, overlap

_HAPPENED = frozenset({Status.ASSERTED, Status.ALLEGED})


@dataclass(frozen=True, slots=True)
class Naming:
    """How a report writes the name of somebody who takes part."""

    event: int
    entity: int
    name: str


def contradictions(
    reports: Sequence[Report], settled: Mapping[str, str], namings: Iterable[Naming] = ()
) -> tuple[ContradictionView, ...]:
    """Return where *reports* of one happening disagree.

    *settled* are the words of the sides that people chose, by the keys of the contradictions. What one report says
    is only held against what another story says.
    """
    found = [*_dates(reports), *_numbers(reports), *_names(reports, namings), *_statuses(reports)]
    views = []
    for about, detail, sides, note in found:
        if len({r.article for _, side in sides for r in side}) < 2:
            continue
        told = [r for _, side in sides for r in side]
        keys = [key_of(about, report, detail) for report in sorted(told, key=lambda r: r.place)]
        chosen = next((settled[key] for key in keys if key in settled), None)
        words = [side_words for side_words, _ in sides]
        views.append(
            ContradictionView(
                key=keys[0],
                about=about,
                sides=tuple(Side(words, tuple(r.event for r in side)) for words, side in sides),
                settled=words.index(chosen) if chosen in words else None,
                note=note,
            )
        )
    return tuple(views)


def key_of(about: About, report: Report, detail: str = "") -> str:
    """Return the key of a contradiction to which *report* belongs; *detail* tells several of one kind apart."""
    return f"{about.value}{'.' if detail else ''}{detail}@{report.key}"


Found = tuple[About, str, list[tuple[str, list[Report]]], str]
"""What is disagreed about, what of it, the sides in words with their reports, and a sentence."""


def _dates(reports: Sequence[Report]) -> Iterator[Found]:
    """Yield the dates that exclude each other; a date so coarse that it fits several of them takes no side."""
    sides: list[list[Report]] = []
    dated = sorted(
        (r for r in reports if r.when is not None and r.status in _HAPPENED), key=lambda r: (r.days, r.place)
    )
    for report in dated:
        fitting = [side for side in sides if all(overlap(report, known) for known in side)]
        if len(fitting) == 1:
            fitting[0].append(report)
        elif not any(overlap(report, known) for side in sides for known in side):
            sides.append([report])
    if len(sides) > 1:
        sides.sort(key=lambda side: (side[0].first or side[0].last or date.min, side[0].place))
        worded = [(date_words(side[0].when), side) for side in sides]
        yield About.DATE, "", worded, f"The sources date it differently: {_listed(worded)}."


def _numbers(reports: Sequence[Report]) -> Iterator[Found]:
    for unit, sides in differing([r for r in reports if r.status in _HAPPENED]):
        yield About.NUMBER, unit.strip("="), sides, f"The sources count differently: {_listed(sides)}."


def _names(reports: Sequence[Report], namings: Iterable[Naming]) -> Iterator[Found]:
    by_event = {report.event: report for report in reports}
    spelt: dict[int, dict[str, list[Report]]] = {}
    for naming in namings:
        if naming.event in by_event:
            spelt.setdefault(naming.entity, {}).setdefault(naming.name, []).append(by_event[naming.event])
    for _, names in sorted(spelt.items(), key=lambda item: min(item[1])):
        sides = sorted(_by_surname(names).items(), key=lambda item: item[1][0].place)
        if len(sides) > 1:
            yield About.NAME, "", sides, f"The sources write the name differently: {_listed(sides)}."


def _by_surname(names: Mapping[str, list[Report]]) -> dict[str, list[Report]]:
    """Return the reports by the last word of a name, each called by the fullest name with it."""
    surnames: dict[str, list[str]] = {}
    for name in names:
        surnames.setdefault(name.split()[-1].casefold().replace("-", "").strip("'’."), []).append(name)
    return {
        max(same, key=lambda name: (len(name), name)): sorted(
            {r.event: r for name in same for r in names[name]}.values(), key=lambda r: r.place
        )
        for same in surnames.values()
    }


def _statuses(reports: Sequence[Report]) -> Iterator[Found]:
    """Yield where one story states as a fact what another says is denied."""
    stated = [r for r in reports if r.status is Status.ASSERTED]
    denied = [r for r in reports if r.status is Status.DENIED]
    if stated and denied:
        sides = [("stated as a fact", stated), ("denied", denied)]
        yield About.STATUS, "", sides, "One source states it as a fact, another says that it is denied."


def _listed(sides: Sequence[tuple[str, list[Report]]]) -> str:
    return " or ".join(words for words, _ in sides)
