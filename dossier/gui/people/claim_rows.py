"""What happened, by whose account and how sure it is, as rows of a dossier. No Qt in here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dossier.domain.claim_words import (
    SECTION_HEADINGS,
    SECTION_MEANINGS,
    DossierClaims,
    Section,
    Told,
    account_name,
    account_words,
    backing_signs,
    side_reports,
    told,
    told_title,
)
from dossier.domain.claims import (
    About,
    ContradictionView,
    HappeningView,
    JoinKind,
    MergeView,
    ReportRef,
    Rung,
    Side,
    UnknownView,
)
from dossier.domain.events import Review, Status
from dossier.domain.ledger_words import capitalised
from dossier.domain.spans import Span
from dossier.domain.views import DossierView, EventView
from dossier.domain.wording import denier
from dossier.gui.figures import grouped
from dossier.gui.people.rows import (
    Row,
    RowKind,
    companion_row,
    distinct_facts,
    fact_row,
    folded,
    heading,
    quoted,
    section,
    source_row,
    title_row,
    why_tip,
    written_rows,
)
from dossier.gui.saying import backing_words, contradiction_words, said, standing_words, step_notes, told_through
from dossier.gui.wording import counted, date_words, day_words, interval_words, status_word, titled, told_in
from dossier.tongue import tr

_AS_AGE = (", {0},", " ({0})", "aged {0}", "age of {0}")
"""How a text writes somebody's age as a bare number."""


def rows_of(dossier: DossierView, claims: DossierClaims) -> list[Row]:
    """Return the rows of *dossier*: who it is, standing, disagreements, what happened by how sure it is, the rest."""
    return list(rows_in_order(dossier, claims))


def rows_in_order(
    dossier: DossierView, claims: DossierClaims, over: Callable[[Sequence[Told]], Iterable[Told]] = iter
) -> Iterator[Row]:
    """Yield what ``rows_of`` returns, so that of a long dossier not all rows need to be held at a time.

    *over* hands out what is told one by one, and may say how far it is, or stop it.
    """
    events = {event.id: event for event in (*claims.further, *dossier.events)}
    yield from (title_row(dossier), *written_rows(dossier), *_proposals(dossier))
    titles = {row.id: row.title for row in dossier.sources}
    rungs = [_rung(rung, events, titles) for rung in claims.standing.rungs]
    yield from section(tr("Legal standing, as the texts give it"), rungs)
    yield from section(tr("As the texts describe them"), [fact_row(fact) for fact in distinct_facts(dossier.facts)])
    yield from _disagreements(claims.happenings, events)
    everything, spoken = told(dossier, claims), _spoken(events.values())
    for part in Section:
        those = [each for each in everything if each.section is part]
        if those:
            yield heading(f"{tr(SECTION_HEADINGS[part])} ({grouped(len(those))})", tr(SECTION_MEANINGS[part]))
        for each in over(those):
            yield from _happening(each, dossier.entity.name, spoken)
    unknowns = [_unknown(each) for each in claims.unknowns]
    yield from section(f"{tr('What we do not know')} ({grouped(len(unknowns))})", unknowns)
    yield from section(tr("Named together with"), [companion_row(companion) for companion in dossier.companions])
    yield from section(tr("How these names came together"), _history(claims.merges))
    yield from section(tr("Sources"), [source_row(source) for source in dossier.sources])


def _spoken(events: Iterable[EventView]) -> Mapping[tuple[int, Span], list[int]]:
    """Return the events that each sentence tells, by its story and where it stands."""
    found: defaultdict[tuple[int, Span], list[int]] = defaultdict(list)
    for event in events:
        found[event.article, event.span].append(event.id)
    return found


def _proposals(dossier: DossierView) -> list[Row]:
    if not dossier.proposals:
        return []
    count = len(dossier.proposals)
    words = (
        tr("{0} proposals that these are the same as another name in the case").format(grouped(count))
        if count > 1
        else tr("1 proposal that this is the same as another name in the case")
    )
    return [Row(RowKind.NOTE, words, detail="\n".join(folded(said(proposal.reason)) for proposal in dossier.proposals))]


def _rung(rung: Rung, events: Mapping[int, EventView], titles: Mapping[int, str]) -> Row:
    event = next((events[i] for i in rung.events if i in events), None)
    account = tr("by the account of {0}").format(told_through(rung)) if rung.attribution else ""
    if rung.status is Status.ALLEGED and not account:
        account = tr("by whose account, the source does not say")
    quote = f"“{folded(rung.quote)}”" if rung.quote else ""
    why = why_tip(event).splitlines() if event is not None else []
    return Row(
        RowKind.STANDING,
        capitalised(standing_words(rung.standing)),
        tr("reported {0}").format(date_words(rung.date)) if rung.reported else date_words(rung.date),
        detail=quote,
        remark=capitalised(step_notes(rung.note)),
        foot=" · ".join(
            part for part in (account, told_in(event) if event is not None else titles.get(rung.article, "")) if part
        ),
        tip="\n".join(part for part in (quote, *why) if part),
        status=rung.status,
        target=rung.events[0] if rung.events else rung.article,
        events=rung.events,
        sought="" if rung.events else rung.quote,
    )


def _happening(each: Told, subject: str, spoken: Mapping[tuple[int, Span], list[int]]) -> list[Row]:
    """Return the line of a happening, its reports folded under it, and the words that deny it beside it."""
    several = len(each.reports) > 1
    event, key = each.lead, each.happening.key
    quote, marks = quoted(event)
    review = "" if event.review is Review.UNREVIEWED else event.review.value
    reports = counted(len(each.reports), "report") if several else told_in(event)
    disagreements = [contradiction_words(one) for one in each.happening.unsettled]
    title = said(told_title(each, subject))
    line = Row(
        RowKind.EVENT,
        title=title,
        left=date_words(each.date),
        detail=quote,
        account=account_words(each),
        remark="\n".join((*disagreements, *(event.waiting if each.date is None else ()))),
        signs=backing_signs(each.happening),
        foot=" · ".join(part for part in (backing_words(each.happening), reports, review) if part),
        tip=why_tip(each.dated_by),
        status=each.status,
        word="disputed" if each.is_disputed else "",
        review=event.review,
        target=event.id,
        marks=marks,
        events=tuple(one.id for one in (*(one for _, one in each.reports), *each.same_words)),
        opens=key if several else "",
    )
    folded_away = [_report(ref, one, key, each) for ref, one in each.reports] if several else []
    return [line, *folded_away, *(_denial(one, spoken) for one in each.denials)]


def _report(report: ReportRef, event: EventView, key: str, each: Told) -> Row:
    quote, marks = quoted(event)
    original = next((one for one, _ in each.reports if one.event == report.copies), None)
    copy = _copy_words(report, original)
    published = interval_words(event.published.start, event.published.end) if event.published is not None else ""
    return Row(
        RowKind.REPORT,
        told_in(event),
        left=date_words(event.date),
        detail=quote,
        account=tr("by the account of {0}").format(told_through(event)) if event.attribution else "",
        signs="■" if report.copies is None else "□",
        foot=" · ".join(part for part in (tr("published {0}").format(published) if published else "", copy) if part),
        tip=why_tip(event),
        status=event.status,
        word=status_word(event.status),
        target=event.id,
        marks=marks,
        events=(event.id,),
        under=key,
    )


def _copy_words(report: ReportRef, original: ReportRef | None) -> str:
    if report.copies is None:
        return ""
    if original is None:
        return tr("a copy of another report")
    if original.article == report.article:
        return tr("told again in the same story")
    return tr("a copy of “{0}”").format(folded(original.source_title))


def _denial(event: EventView, spoken: Mapping[tuple[int, Span], list[int]]) -> Row:
    quote, marks = quoted(event)
    along = (one for one in spoken.get((event.article, event.span), ()) if one != event.id)
    by = denier(event)
    account = f"by {account_name(by)} · " if by else ""
    return Row(
        RowKind.DENIAL,
        tr("Denial"),
        left=date_words(event.date),
        detail=quote,
        foot=f"{account}{told_in(event)}",
        tip=why_tip(event),
        status=Status.DENIED,
        target=event.id,
        marks=marks,
        events=(event.id, *along),
    )


def _disagreements(happenings: Iterable[HappeningView], events: Mapping[int, EventView]) -> list[Row]:
    rows: list[Row] = []
    count = 0
    for happening in happenings:
        for each in happening.contradictions:
            count += 1
            rows.append(_disagreement(each, happening, events))
            rows += [_side(each, number, side, happening) for number, side in enumerate(each.sides)]
    return section(f"{tr('The sources disagree')} ({grouped(count)})", rows)


def _disagreement(each: ContradictionView, happening: HappeningView, events: Mapping[int, EventView]) -> Row:
    lead = next((events[i] for i in happening.events if i in events), None)
    about = titled(lead) if lead is not None else happening.label
    is_open = each.settled is None
    settled = tr("Open: choose a side below and press the space bar") if is_open else tr("Settled by you")
    title = f"{about} – {_matter(each, happening)}"
    return Row(RowKind.DISAGREEMENT, title, detail=contradiction_words(each), foot=settled)


def _matter(each: ContradictionView, happening: HappeningView) -> str:
    """Return what the sources disagree about, in a word or two: several may be open of one happening."""
    match each.about:
        case About.DATE:
            return tr("the date")
        case About.NAME:
            return tr("the name")
        case About.STATUS:
            return tr("whether it happened")
        case About.NUMBER:
            return tr("the age") if _are_ages(each, happening) else tr("a number")


def _are_ages(each: ContradictionView, happening: HappeningView) -> bool:
    """Tell whether every side has a number that its reports write as an age: "Lund, 44, was held"."""
    return all(
        side.words.isdecimal()
        and any(
            write.format(side.words) in report.quote for report in side_reports(side, happening) for write in _AS_AGE
        )
        for side in each.sides
    )


def _side(each: ContradictionView, number: int, side: Side, happening: HappeningView) -> Row:
    reports = side_reports(side, happening)
    is_taken = each.settled == number
    sources = [folded(report.source_title) for report in reports if report.copies is None]
    copies = len(reports) - len(sources)
    named = "; ".join(dict.fromkeys(sources)) or "; ".join(folded(report.source_title) for report in reports)
    return Row(
        RowKind.SIDE,
        said(side.words),
        left=tr("Side {0}").format(number + 1),
        detail="\n".join(f"“{folded(report.quote)}”" for report in reports[:1]),
        remark=tr("You took this side") if is_taken else "",
        signs="■" * len(sources) + "□" * copies,
        foot=named,
        target=side.events[0] if side.events else 0,
        events=side.events,
        side=(each.key, number),
        is_taken=is_taken,
    )


def _unknown(each: UnknownView) -> Row:
    target = each.events[0] if each.events else each.articles[0] if each.articles else 0
    return Row(RowKind.UNKNOWN, said(each.sentence), target=target, events=each.events)


_JOINS = "joined by imports"


def _history(merges: Sequence[MergeView]) -> list[Row]:
    """Return what people did, and what imports joined folded under one line."""
    by_import = [
        row for n, each in enumerate(merges) if each.how is JoinKind.JOINED for row in [_join(n, each, _JOINS)]
    ]
    rows = [_join(n, each) for n, each in enumerate(merges) if each.how is not JoinKind.JOINED]
    if by_import:
        ways = counted(len(by_import), "way of naming", "ways of naming")
        rows.append(Row(RowKind.JOIN, tr("{0} joined when stories were imported").format(ways), opens=_JOINS))
    return [*rows, *by_import]


def _join(number: int, each: MergeView, under: str = "") -> Row:
    names = ", ".join(name for name in each.names if name != each.name)
    return Row(
        RowKind.JOIN,
        said(each.sentence),
        left=day_words(each.at.date()) if each.at is not None else "",
        detail=tr("Also written {0}").format(names) if names else "",
        foot=tr("Can be taken apart: Enter") if each.reversible else "",
        join=number,
        under=under,
    )
