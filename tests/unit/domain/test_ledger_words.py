"""Ledgers as people read them."""

from dataclasses import replace
from datetime import date

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.ledger_words import NO_DATE, ledger_line, ledger_lines, rule_words, why_lines
from dossier.domain.spans import Span

HERE = Span(10, 20)


def anchor(kind: AnchorKind, words: str, start: str | None, end: str | None) -> Anchor:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Anchor(kind, words, first, last)


def dated(start: str, end: str, precision: str, *steps: tuple[str, Rule, Anchor | None, str, str]) -> DateInterval:
    ledger = tuple(
        LedgerStep(words, HERE, rule, hung, date.fromisoformat(first), date.fromisoformat(last))
        for words, rule, hung, first, last in steps
    )
    return DateInterval(
        date.fromisoformat(start), date.fromisoformat(end), Precision(precision), DateBasis.RESOLVED, ledger=ledger
    )


JULY = anchor(AnchorKind.EXPRESSION, "July 2017", "2017-07-01", "2017-07-31")
ARREST = anchor(AnchorKind.EVENT, "the arrest", "2017-07-01", "2017-07-31")
HAPPENED = replace(JULY, happening="the arrest")
PAPER = anchor(AnchorKind.PUBLICATION, "publication on 9 March 2021", "2021-03-09", "2021-03-09")
OCTOBER = ("2017-10-01", "2017-10-31")

ROWS = [
    (
        dated(*OCTOBER, "month", ("three months later", Rule.COUNTED_ON, JULY, *OCTOBER)),
        ("“three months later”: counted on from “July 2017” → October 2017",),
    ),
    (
        dated(*OCTOBER, "month", ("three months\n later", Rule.COUNTED_ON, ARREST, *OCTOBER)),
        ("“three months later”: counted on from the arrest (July 2017) → October 2017",),
    ),
    (
        dated("2021-03-05", "2021-03-05", "day", ("Friday", Rule.LATEST_BEFORE, PAPER, "2021-03-05", "2021-03-05")),
        ("“Friday”: the last one up to publication on 9 March 2021 → 5 March 2021",),
    ),
    (
        dated("2014-03-04", "2014-03-04", "day", ("4 March 2014", Rule.AS_WRITTEN, None, "2014-03-04", "2014-03-04")),
        ("“4 March 2014”: as the text has it",),
    ),
    (
        dated("2021-03-05", "2021-03-05", "day", ("since", Rule.SINCE, PAPER, "2021-03-05", "2021-03-05")),
        ("“since” publication on 9 March 2021: from then on → 5 March 2021",),
    ),
    (
        dated(*OCTOBER, "month", ("three months later", Rule.COUNTED_ON, HAPPENED, *OCTOBER)),
        ("“three months later”: counted on from “July 2017” (the arrest) → October 2017",),
    ),
    (
        dated("1990-01-01", "1999-12-31", "decade", ("the 1990s", Rule.AS_WRITTEN, None, "1990-01-01", "1999-12-31")),
        ("“the 1990s”: as the text has it",),
    ),
    (
        dated(
            *("2013-01-01", "2017-12-31", "range"),
            ("2013", Rule.AS_WRITTEN, None, "2013-01-01", "2013-12-31"),
            ("early 2017", Rule.AS_WRITTEN, None, "2017-01-01", "2017-04-30"),
            ("from 2013 to early 2017", Rule.FROM_TO, None, "2013-01-01", "2017-04-30"),
        ),
        (
            "“early 2017”: as the text has it → January to April 2017",
            "“from 2013 to early 2017”: lasting from the one to the other → between 2013 and 2017",
        ),
    ),
    (
        dated(
            *("2020-08-01", "2020-11-30", "range"),
            ("August", Rule.SHARED_PART, None, "2020-08-01", "2020-08-31"),
            ("between August and November 2020", Rule.BETWEEN, None, "2020-08-01", "2020-11-30"),
        ),
        (
            "“August”: what it leaves out is taken from the date beside it → August 2020",
            "“between August and November 2020”: at some point between the two",
        ),
    ),
]


@pytest.mark.parametrize(("when", "lines"), ROWS)
def test_a_line_per_step(when: DateInterval, lines: tuple[str, ...]) -> None:
    assert ledger_lines(when) == lines


def test_long_words_are_cut() -> None:
    day = ("2021-03-05", "2021-03-05")
    (line,) = ledger_lines(dated(*day, "day", ("so very " * 40 + "late", Rule.RELATIVE, PAPER, *day)))
    assert "…”: seen from publication" in line
    assert line.endswith("→ 5 March 2021")
    assert len(line) < 160


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_words(rule: Rule) -> None:
    assert rule_words(rule)
    assert "the arrest" in rule_words(rule, "the arrest")


def test_no_date_and_no_ledger() -> None:
    day = date(2021, 3, 5)
    bare = DateInterval(day, day, Precision.DAY, DateBasis.GIVEN)
    assert ledger_lines(None) == ledger_lines(bare) == ()
    assert why_lines(None) == (NO_DATE,)
    assert why_lines(bare) == ("Set by hand.",)
    told = DateInterval(day, day, Precision.DAY, DateBasis.GIVEN, explanation="set by hand")
    assert why_lines(told) == ("Set by hand",)


@pytest.mark.parametrize(
    ("explanation", "line"),
    [
        ("'later' + 'July 2017' (the arrest) -> October 2017", "‘later’ + ‘July 2017’ (the arrest) → October 2017"),
        (
            "'last year's end' + publication on 2 May 2021 -> 2020",
            "‘last year’s end’ + publication on 2 May 2021 → 2020",
        ),
        ("'two weeks' time' as the text has it", "‘two weeks’ time’ as the text has it"),
        ("", ""),
    ],
)
def test_the_line_on_paper(explanation: str, line: str) -> None:
    day = date(2021, 3, 5)
    assert ledger_line(DateInterval(day, day, Precision.DAY, explanation=explanation)) == line
