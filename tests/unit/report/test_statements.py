import dataclasses

from dossier.domain.events import EventKind, Status
from dossier.domain.spans import Span
from dossier.domain.views import EventView
from dossier.report.statements import QUOTE_SIDE, grouped, own_label, quoted

from .views_for_tests import EVENTS, day, event

SENTENCE = "Demir was arrested, tried and convicted in Mersin."


def told(i: int, trigger: str, **changes: object) -> EventView:
    """An event of SENTENCE, which stands at offset 100 for all of them."""
    made = event(1, SENTENCE, trigger, label=f"Done: {trigger}", when=day(2021, 3, 5))
    return dataclasses.replace(made, id=i, **changes)  # type: ignore[arg-type]


def test_one_sentence_makes_one_statement_per_time_and_status() -> None:
    events = (
        told(1, "arrested"),
        told(2, "tried", date=day(2021, 4, 1)),
        told(3, "convicted"),
        told(4, "tried", status=Status.ALLEGED),
        told(5, "convicted", attribution="the court"),
    )
    assert [[e.id for e in group] for group in grouped(events)] == [[1, 3], [2], [4], [5]]


def test_all_triggers_of_a_statement_are_marked() -> None:
    pieces = quoted((told(1, "convicted"), told(2, "arrested"), told(3, "arrested")))
    assert "".join(words for words, _ in pieces) == SENTENCE
    assert [words for words, marked in pieces if marked] == ["arrested", "convicted"]


def test_a_label_from_the_quote_is_not_our_own() -> None:
    assert own_label(told(1, "arrested", label="Arrested: Demir")) == "Arrested: Demir"
    assert own_label(told(1, "arrested", label="… tried and convicted in …")) == ""
    assert own_label(told(1, "arrested", label=SENTENCE)) == ""


def test_long_stretches_are_cut_and_say_so() -> None:
    filler = "word " * 300
    pieces = quoted((event(1, f"{filler}arrested {filler}".strip(), "arrested"),))
    assert pieces[0][0].startswith("[…] word ")
    assert pieces[1] == ("arrested", True)
    assert pieces[2][0].endswith(" […]")
    assert sum(len(words) for words, _ in pieces) < 2 * QUOTE_SIDE + 40


def test_the_middle_and_unbroken_words_are_cut_too() -> None:
    filler = "word " * 300
    first = event(1, f"held {filler}freed", "held")
    last = dataclasses.replace(first, id=2, trigger=Span(first.span.end - 5, first.span.end))
    pieces = quoted((first, last))
    assert [words for words, marked in pieces if marked] == ["held", "freed"]
    assert pieces[1][0].count("[…]") == 1
    unbroken = quoted((event(1, "x" * 2_000 + "arrested" + "y" * 2_000, "arrested"),))
    assert sum(len(words.replace("\u200b", "")) for words, _ in unbroken) < 2 * QUOTE_SIDE + 40


def test_an_event_at_the_edge_of_its_span() -> None:
    whole = dataclasses.replace(EVENTS[0], quote="took", span=Span(0, 4), trigger=Span(0, 4), kind=EventKind.OTHER)
    assert quoted((whole,)) == (("took", True),)
