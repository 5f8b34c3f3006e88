"""Which words a date hangs on."""

from datetime import date

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.spans import Span
from dossier.gui.source.dating import Dating, dating_of

FIRST, LAST = date(2017, 10, 1), date(2017, 10, 31)
LATER, JULY, EARLIER = Span(140, 158), Span(110, 119), Span(20, 29)
STORY = Span(100, 400)


def hung_on(span: Span | None) -> Anchor:
    return Anchor(AnchorKind.EXPRESSION, "July 2017", date(2017, 7, 1), date(2017, 7, 31), span)


def dated(*steps: LedgerStep, mentions: tuple[Span, ...] = ()) -> DateInterval:
    return DateInterval(FIRST, LAST, Precision.MONTH, DateBasis.RESOLVED, mentions=mentions, ledger=steps)


def step(span: Span, anchor: Anchor | None) -> LedgerStep:
    return LedgerStep("three months later", span, Rule.COUNTED_ON, anchor, FIRST, LAST)


def test_the_expression_and_its_anchor() -> None:
    dating = dating_of(dated(step(LATER, hung_on(JULY)), mentions=(LATER,)), STORY)
    assert dating == Dating((LATER,), (JULY,))
    assert dating.note(LATER.start) == "These words date the event."
    assert dating.note(JULY.end - 1).startswith("Anchor:")
    assert dating.note(JULY.end) == ""


def test_what_lies_in_another_story_or_outside_is_not_marked() -> None:
    assert dating_of(dated(step(LATER, hung_on(EARLIER))), STORY) == Dating((LATER,))
    assert dating_of(dated(step(LATER, hung_on(None))), STORY) == Dating((LATER,))


def test_a_chain_marks_every_step_before_the_last_as_anchor() -> None:
    between = Span(125, 135)
    chain = dated(step(between, hung_on(JULY)), step(LATER, hung_on(between)), mentions=(LATER,))
    assert dating_of(chain, STORY) == Dating((LATER,), (JULY, between))


def test_an_anchor_within_the_expression_is_no_second_mark() -> None:
    whole = Span(134, 158)
    assert dating_of(dated(step(LATER, hung_on(Span(150, 158))), mentions=(whole,)), STORY) == Dating((whole,))


def test_no_date_marks_nothing() -> None:
    assert dating_of(None, STORY) == dating_of(dated(), STORY) == Dating()
