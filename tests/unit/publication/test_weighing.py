"""What follows from several clues together, and how a proposal is kept and told."""

from datetime import date

import pytest

from dossier.domain.publication import PublicationProposal, PublicationReason, ReasonKind, proposal_words
from dossier.domain.spans import Span
from dossier.extract.publication.clues import Clue, Window
from dossier.extract.publication.weighing import weigh
from dossier.store.proposal_packing import pack_publication, unpack_publication


def clue(start: date | None, end: date | None, strong: bool = True, name: str = "a") -> Clue:
    return Clue(ReasonKind.FACT, f"{name} {start} {end}", Span(0, 1), start, end, strong)


def fridays(year: int) -> tuple[Window, ...]:
    day = date(year, 3, 4)
    return ((day, date(year, 3, 10)),) if day.weekday() == 4 else ()


REPEATING = Clue(ReasonKind.WEEKDAY, "Friday, 4 March.", Span(0, 1), repeats=fridays)


def test_nothing_follows_from_nothing() -> None:
    assert weigh([]) is None


def test_strong_clues_meet() -> None:
    found = weigh([clue(date(2020, 1, 1), None), clue(date(2021, 1, 1), None), clue(None, date(2022, 5, 1))])
    assert found is not None
    assert (found.start, found.end, found.conflicting) == (date(2021, 1, 1), date(2022, 5, 1), False)


def test_weak_clues_bound_nothing_and_come_last() -> None:
    found = weigh([clue(date(2030, 1, 1), date(2030, 1, 1), strong=False), clue(date(2020, 1, 1), None)])
    assert found is not None
    assert (found.start, found.end) == (date(2020, 1, 1), None)
    assert [reason.strong for reason in found.reasons] == [True, False]


def test_contradictions_are_told_and_bound_nothing() -> None:
    found = weigh([clue(date(2010, 1, 1), None), clue(date(2023, 1, 1), None), clue(None, date(2022, 1, 1))])
    assert found is not None
    assert found.conflicting
    assert (found.start, found.end) == (date(2010, 1, 1), None)
    assert len(found.reasons) == 3


def test_what_fits_again_and_again_needs_another_bound() -> None:
    found = weigh([REPEATING])
    assert found is not None
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2021, 7, 1), None, (date(2022, 3, 4), None)),
        (None, date(2022, 1, 1), (None, date(2016, 3, 10))),
        (date(2021, 7, 1), date(2022, 12, 31), (date(2022, 3, 4), date(2022, 3, 10))),
        (date(2022, 3, 8), date(2022, 12, 31), (date(2022, 3, 8), date(2022, 3, 10))),
    ],
)
def test_what_fits_again_and_again_narrows(start: date | None, end: date | None, expected: object) -> None:
    found = weigh([REPEATING, clue(start, end)])
    assert found is not None
    assert (found.start, found.end) == expected
    assert not found.conflicting


def test_what_fits_in_none_of_the_years_is_a_contradiction() -> None:
    found = weigh([REPEATING, clue(date(2018, 1, 1), date(2019, 12, 31))])
    assert found is not None
    assert found.conflicting
    assert (found.start, found.end) == (date(2018, 1, 1), date(2019, 12, 31))


def test_the_ends_of_the_calendar_raise_nothing() -> None:
    assert weigh([REPEATING, clue(date.min, None)]) is not None
    assert weigh([REPEATING, clue(None, date.max)]) is not None
    assert weigh([REPEATING, clue(date.max, date.max)]) is not None


REASON = PublicationReason(ReasonKind.PLAN, "Still “to come”.", Span(3, 9), None, date(2021, 6, 14), True)


@pytest.mark.parametrize(
    "proposal",
    [
        None,
        PublicationProposal(None, None),
        PublicationProposal(date(2021, 5, 3), None, (REASON,), True),
        PublicationProposal(
            None, date(2021, 5, 3), (PublicationReason(ReasonKind.LINK, "x", None, None, None, False),)
        ),
    ],
)
def test_a_proposal_is_kept_whole(proposal: PublicationProposal | None) -> None:
    assert unpack_publication(pack_publication(proposal)) == proposal


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2023, 7, 12), date(2023, 7, 18), "probably 12 to 18 July 2023"),
        (date(2023, 7, 12), date(2023, 7, 12), "probably 12 July 2023"),
        (date(2023, 7, 1), None, "probably not before 1 July 2023"),
        (None, date(2023, 12, 31), "probably not after 31 December 2023"),
        (None, None, "not known, but there are hints"),
    ],
)
def test_a_proposal_never_reads_like_a_stated_date(start: date | None, end: date | None, words: str) -> None:
    assert proposal_words(PublicationProposal(start, end)) == words
