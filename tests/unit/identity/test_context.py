"""What the files tell beside the names, and how that raises or lowers a judgement."""

import pytest

from dossier.domain.mentions import EntityKind
from dossier.extract.identity import IdentityContext, Verdict, judge

CERTAIN, LIKELY, UNLIKELY = Verdict.CERTAIN, Verdict.LIKELY, Verdict.UNLIKELY
NOTHING = IdentityContext()
PLACE_ONLY = IdentityContext(shared_places=("Oslo",))
ONE_EVENT = IdentityContext(shared_events=("the bank robbery",))
MUCH = IdentityContext(
    shared_events=("the bank robbery", "the trial"), shared_people=("Erik Moe",), same_roles=("driver",)
)
AGAINST = IdentityContext(contradictions=("one died in 2001, the other was charged in 2014",))

TABLE = [
    # A surname alone is worth a proposal only where the files share something.
    ("Halvorsen", "Stein Halvorsen", None, LIKELY),
    ("Halvorsen", "Stein Halvorsen", NOTHING, UNLIKELY),
    ("Halvorsen", "Stein Halvorsen", PLACE_ONLY, UNLIKELY),
    ("Halvorsen", "Stein Halvorsen", ONE_EVENT, LIKELY),
    ("Halvorsen", "Stein Halvorsen", MUCH, LIKELY),
    ("Halversen", "Stein Halvorsen", MUCH, LIKELY),
    ("Halvorsen", "Halvorsen", MUCH, LIKELY),
    ("Halvorsen", "Halvorsen", NOTHING, UNLIKELY),
    # Full names that differ in spelling alone are settled by the same events with the same people.
    ("Yusuf Hatem Dabbagh", "Yousef Hatim Dabbagh", NOTHING, LIKELY),
    ("Yusuf Hatem Dabbagh", "Yousef Hatim Dabbagh", ONE_EVENT, LIKELY),
    ("Yusuf Hatem Dabbagh", "Yousef Hatim Dabbagh", MUCH, CERTAIN),
    ("J. Halvorsen", "Jon Halvorsen", MUCH, LIKELY),
    ("Jon Halvorsen", "Jon Halvorsen Jr.", MUCH, LIKELY),
    # Brothers are in the same events with the same people, and are two.
    ("Jon Halvorsen", "Stein Halvorsen", MUCH, UNLIKELY),
    ("Harun Rashid", "Ahmed Rashid", MUCH, UNLIKELY),
    # What cannot be true of one person keeps names apart that would be joined.
    ("Stein Halvorsen", "Stein Halvorsen", NOTHING, CERTAIN),
    ("Stein Halvorsen", "Stein Halvorsen", AGAINST, LIKELY),
    ("Yusuf Hatem Dabbagh", "Yousef Hatim Dabbagh", AGAINST, UNLIKELY),
]


@pytest.mark.parametrize(("a", "b", "context", "expected"), TABLE)
def test_context(a: str, b: str, context: IdentityContext | None, expected: Verdict) -> None:
    for first, second in ((a, b), (b, a)):
        assert judge(EntityKind.PERSON, [first], [second], context).verdict is expected


def test_the_reason_names_what_is_shared() -> None:
    told = judge(EntityKind.PERSON, ["Halversen"], ["Stein Halvorsen"], MUCH).reason
    assert told == (
        "“Halversen” ~ “Stein Halvorsen”: same events (the bank robbery; the trial), same people around them "
        "(Erik Moe), same role (driver). One file gives only the surname, spelled another way."
    )


def test_the_reason_names_what_speaks_against() -> None:
    told = judge(EntityKind.PERSON, ["Stein Halvorsen"], ["Stein Halvorsen"], AGAINST).reason
    assert told.endswith("; but one died in 2001, the other was charged in 2014.")


def test_the_reason_tells_how_names_are_alike() -> None:
    told = judge(EntityKind.PERSON, ["Mike J. Storelva"], ["Storelva, Michael"]).reason
    assert "short" in told
    told = judge(EntityKind.PERSON, ["Qassem Dabagh"], ["Qasem Dabbagh"]).reason
    assert told == "“Qassem Dabagh” and “Qasem Dabbagh”: spellings of one name (Qassem ~ Qasem, Dabagh ~ Dabbagh)."
    told = judge(EntityKind.PERSON, ["Jon Moe"], ["Jon Moe Jr."]).reason
    assert "father and son" in told
    told = judge(EntityKind.PERSON, ["Jon Moe"], ["Stein Moe"]).reason
    assert told == "“Jon Moe” and “Stein Moe” differ: “Jon” and “Stein” are different."


@pytest.mark.parametrize(
    ("single", "full", "verdict", "reason"),
    [
        ("Vasarri", "Karl Vasari", Verdict.LIKELY, "only the surname, spelled another way"),
        ("Wali", "Wali Marwat", Verdict.LIKELY, "only the first name"),
        ("Wali", "Walli Marwat", Verdict.UNLIKELY, "different names"),
        ("Jill", "Norbert Gill", Verdict.UNLIKELY, "different names"),
        ("Tomás", "Tamaz Bero", Verdict.UNLIKELY, "different names"),
    ],
)
def test_a_single_name_says_what_part_of_a_full_one_it_is(
    single: str, full: str, verdict: Verdict, reason: str
) -> None:
    found = judge(EntityKind.PERSON, [single], [full])
    assert found.verdict is verdict
    assert reason in found.reason
