"""The rules by which reports are compared, as tables: figures, copies, credits, and what makes one happening."""

from dataclasses import replace
from datetime import date

import pytest

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.events import EventKind, Status
from dossier.domain.spans import Span
from dossier.services.corroboration.copies import Sketch, agencies, is_copy, sketch
from dossier.services.corroboration.figures import figures_of
from dossier.services.corroboration.grouping import grouped, related
from dossier.services.corroboration.reports import Report
from dossier.services.corroboration.retold import is_retold, marks_of
from dossier.services.corroboration.retold import packed as packed_marks
from dossier.services.corroboration.retold import unpacked as unpacked_marks

ANNA, KARL, RITA = 1, 2, 3


def _day(text: str) -> DateInterval:
    day = date.fromisoformat(text)
    return DateInterval(day, day, Precision.DAY)


def _year(year: int) -> DateInterval:
    return DateInterval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _report(
    event: int,
    quote: str,
    word: str,
    kind: EventKind,
    when: DateInterval | None,
    acting: tuple[int, ...] = (),
    concerned: tuple[int, ...] = (),
    article: int | None = None,
    status: Status = Status.ASSERTED,
    told: str | None = None,
) -> Report:
    start = quote.index(word)
    day = None if told is None else date.fromisoformat(told)
    return Report(
        event=event,
        article=event if article is None else article,
        place=(f"{event if article is None else article:064d}", event * 100, event * 100 + len(word)),
        kind=kind,
        status=status,
        when=when,
        acting=frozenset(acting),
        concerned=frozenset(concerned),
        others=frozenset(),
        quote=quote,
        at=Span(start, start + len(word)),
        published=None if day is None else PublicationDate(day, day, PublicationBasis.STATED),
    )


def _arrest(event: int, when: DateInterval | None, who: int = ANNA, **more: object) -> Report:
    return _report(event, "She was arrested at home.", "arrested", EventKind.ARREST, when, (), (who,), **more)  # type: ignore[arg-type]


def _meeting(event: int, with_whom: int, when: DateInterval | None) -> Report:
    return _report(event, "They met for talks.", "met", EventKind.MEET, when, (ANNA,), (with_whom,))


GROUPS = [
    ("a day within a year", [_arrest(1, _day("2014-02-04")), _arrest(2, _year(2014))], [{1, 2}]),
    ("two years", [_arrest(1, _year(2014)), _arrest(2, _year(2016))], [{1}, {2}]),
    ("two people", [_arrest(1, _day("2014-02-04")), _arrest(2, _day("2014-02-04"), KARL)], [{1}, {2}]),
    ("undated beside the only one", [_arrest(1, _day("2014-02-04")), _arrest(2, None)], [{1, 2}]),
    (
        "undated beside two",
        [_arrest(1, _day("2014-02-04")), _arrest(2, _day("2016-05-07")), _arrest(3, None)],
        [{1}, {2}, {3}],
    ),
    (
        "a year that fits two days",
        [_arrest(1, _day("2014-02-04")), _arrest(2, _day("2014-10-07")), _arrest(3, _year(2014))],
        [{1}, {2}, {3}],
    ),
    (
        "written before it happened",
        [_arrest(1, _day("2014-02-04")), _arrest(2, None, told="2013-01-01")],
        [{1}, {2}],
    ),
    ("days that differ by a slip", [_arrest(1, _day("2014-02-04")), _arrest(2, _day("2014-02-05"))], [{1, 2}]),
    (
        "a slip in other words, one of two people",
        [
            _report(
                1, "Both were arrested at dawn.", "arrested", EventKind.ARREST, _day("2014-02-04"), (), (ANNA, KARL)
            ),
            _report(
                2, "Berg, arrested on 5 Feb, got bail.", "arrested", EventKind.ARREST, _day("2014-02-05"), (), (ANNA,)
            ),
        ],
        [{1, 2}],
    ),
    (
        "arrested again two days later",
        [
            _report(1, "She was arrested at dawn.", "arrested", EventKind.ARREST, _day("2014-02-04"), (), (ANNA,)),
            _report(2, "Berg was again arrested.", "arrested", EventKind.ARREST, _day("2014-02-06"), (), (ANNA,)),
        ],
        [{1}, {2}],
    ),
    (
        "a story that knows both",
        [_arrest(1, _day("2014-02-04"), article=1), _arrest(2, _day("2014-02-05"), article=1)],
        [{1}, {2}],
    ),
    ("one meeting", [_meeting(1, KARL, _day("2014-02-04")), _meeting(2, KARL, _day("2014-02-04"))], [{1, 2}]),
    (
        "two meetings of one day",
        [_meeting(1, KARL, _day("2014-02-04")), _meeting(2, RITA, _day("2014-02-04"))],
        [{1}, {2}],
    ),
    ("meetings without a day", [_meeting(1, KARL, None), _meeting(2, KARL, None)], [{1}, {2}]),
]


@pytest.mark.parametrize(("reports", "wanted"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS])
def test_one_happening_or_several(reports: list[Report], wanted: list[set[int]]) -> None:
    for order in (reports, list(reversed(reports))):
        assert sorted(({r.event for r in group} for group in grouped(order)), key=min) == wanted


def test_lots_can_be_grouped_one_by_one() -> None:
    """What is compared lot by lot gives what is compared all at once."""
    everything, first = [], 0
    for _, reports, _ in GROUPS:
        far = [
            replace(r, event=r.event + first, acting=_far(r.acting, first), concerned=_far(r.concerned, first))
            for r in reports
        ]
        everything += far
        first += 10
    lots = related(everything)
    assert len(lots) > 5
    assert all(len(lot) > 1 for lot in lots)
    by_lot = [group for lot in lots for group in grouped([r for r in everything if r.event in lot]) if len(group) > 1]
    at_once = [group for group in grouped(everything) if len(group) > 1]
    assert sorted(by_lot, key=lambda g: g[0].event) == sorted(at_once, key=lambda g: g[0].event)


def _far(people: frozenset[int], by: int) -> frozenset[int]:
    return frozenset(person + by for person in people)


def test_who_dies_once_is_in_one_lot_whatever_the_days() -> None:
    one = _report(1, "He died in May.", "died", EventKind.DIE, _day("2014-05-04"), (), (ANNA,))
    two = _report(2, "He was found dead.", "dead", EventKind.DIE, _day("2015-08-04"), (), (ANNA,))
    other = _report(3, "He died in May.", "died", EventKind.DIE, _day("2014-05-04"), (), (KARL,))
    assert related([one, other, two]) == [[1, 2]]


def test_somebody_dies_once() -> None:
    one = _report(1, "He died in May.", "died", EventKind.DIE, _day("2014-05-04"), (), (ANNA,))
    two = _report(2, "He was found dead.", "dead", EventKind.DIE, _day("2015-08-04"), (), (ANNA,))
    assert [{r.event for r in group} for group in grouped([one, two])] == [{1, 2}]


FIGURES = [
    ("killed 12 people", [(12, "12 people")]),
    ("killed twelve", [(12, "twelve")]),
    ("killed at least 12 people", []),
    ("killed a man, 52, and 3 soldiers", [(52, "52"), (3, "3 soldiers")]),
    ("killed a 52-year-old man", []),
    ("killed $4 million of hopes", [(4e6, "$4 million")]),
    ("killed in 2014", []),
    ("killed on 4 March", []),
    ("killed on March 4, 2014", []),
    ("killed 1,200 sheep", [(1200, "1,200 sheep")]),
    ("killed two years ago", []),
    ("killed 12 percent", []),
]


@pytest.mark.parametrize(("quote", "wanted"), FIGURES, ids=[row[0] for row in FIGURES])
def test_figures_near_the_trigger(quote: str, wanted: list[tuple[float, str]]) -> None:
    report = _report(1, quote, "killed", EventKind.ATTACK, None, (ANNA,))
    assert [(figure.value, figure.words) for figure in figures_of(report)] == wanted


TALE = " ".join(f"word{n} and thing{n % 7} of place{n % 11} went by" for n in range(40))


def test_sketches_know_copies_and_only_copies() -> None:
    other = " ".join(f"other{n} or item{n % 5} from town{n % 13} stayed here" for n in range(40))
    assert is_copy(sketch(TALE), sketch(TALE.upper()))
    assert is_copy(sketch(TALE), sketch(TALE + " with one more sentence at its end"))
    assert is_copy(sketch(TALE), sketch(TALE[: len(TALE) // 3])), "a shorter form of it"
    assert not is_copy(sketch(TALE), sketch(other))
    assert not is_copy(sketch(""), sketch(TALE))
    assert Sketch.unpacked(sketch(TALE).packed()) == sketch(TALE)


CREDITS = [
    ("OSLO (Reuters) - A ferry sank.", None, "", {"reuters"}),
    ("BERGEN, May 4 (AFP) — A ferry sank.", None, "", {"afp"}),
    ("A ferry sank.", "By Anna Berg, Associated Press", "", {"ap"}),
    ("A ferry sank.", None, "It was found later. (dpa)", {"dpa"}),
    ("A ferry sank, Reuters reported.", None, "", set()),
    ("He went up the ap ladder.", "By Ap Berg", "", set()),
]


@pytest.mark.parametrize(("opening", "byline", "ending", "wanted"), CREDITS)
def test_agencies_that_are_credited(opening: str, byline: str | None, ending: str, wanted: set[str]) -> None:
    assert agencies(opening, byline, ending) == wanted


def test_what_a_story_says_did_not_happen_is_no_report_of_what_did() -> None:
    quote = "She was never charged in the deaths."
    never = _report(1, quote, "charged", EventKind.CHARGE, None, (), (ANNA,), status=Status.DENIED, told="2019-01-05")
    charged = _report(2, "She was charged.", "charged", EventKind.CHARGE, _day("2020-03-01"), (), (ANNA,))
    again = replace(never, event=3, article=3, place=(f"{3:064d}", 0, 7))
    assert [[r.event for r in group] for group in grouped([never, charged, again])] == [[2], [1, 3]]


_TOLD = (
    "Police in Marsford on 4 March 2021 arrested Jonas Petri, 46, and Rosa Adeyemi, 39, over 31 payments of 4.2 "
    "million euros that Petri made to Larkfield Holdings, the prosecutor Iris Vandam said. In June 2019 Petri "
    "bought a yacht in Split; Adeyemi flew to Nicosia on flight 512, Vandam added."
)
_TRANSLATED = (
    "On 4 March 2021, as the public attorney Iris Vandam announced, officers in Marsford took into custody Jonas "
    "Petri (46) and Rosa Adeyemi (39) because of 31 transfers over altogether 4,2 millions of euros, which Petri "
    "had sent to the Larkfield Holdings. A yacht was acquired by Petri in June 2019 in Split, while Adeyemi, on "
    "flight 512, went to Nicosia, according to Vandam."
)
_ANOTHERS = (
    "Rosa Adeyemi was in tears when officers came. The 39-year-old and her partner Jonas Petri, 46, are said to have "
    "moved 4.2 million euros. Iris Vandam, who has led three such cases since 2016, told a meeting in Marsford on 5 "
    "March 2021 that Larkfield Holdings had no staff. A yacht lies in Split."
)


def test_a_translation_keeps_names_and_figures_in_their_order_and_another_account_does_not() -> None:
    told, translated, other = map(marks_of, (_TOLD, _TRANSLATED, _ANOTHERS))
    assert is_retold(told, translated) and is_retold(translated, told)
    assert not is_retold(told, other) and not is_retold(other, translated)
    assert unpacked_marks(packed_marks(told)) == told
    assert not is_retold((), ()) and not is_retold(told, ())
