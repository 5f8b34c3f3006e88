"""Names that stand far from the words for them: behind what describes somebody, or before it."""

import pytest

from .test_find_events import entities_of, events_of

ROWS: list[tuple[str, str, set[str]]] = [
    (
        "The avalanche buried the three skiers who had left the run, Omar Haddad, Ann Roe and Tom Fox.",
        "buried",
        {"Omar Haddad", "Ann Roe", "Tom Fox"},
    ),
    ("Rebels freed the priest who had been held in a cave for a year, Tom Fox.", "freed", {"Tom Fox"}),
    ("The jury convicted the man who had robbed the mayor, Tom Fox.", "convicted", set()),
    ("The jury convicted the men who had robbed Tom Fox, Ann Roe and Omar Haddad.", "convicted", set()),
    ("A plumber who had been hired to mend the boilers, Ann Roe, came upon a letter.", "hired", {"Ann Roe"}),
    ("The women who had sued the clinic, Ann Roe and Omar Haddad, won in May.", "won", {"Ann Roe", "Omar Haddad"}),
    ("Two men who had tried to bribe the judge, Ann Roe, were jailed on Monday.", "jailed", set()),
    ("A librarian who is called Tom Fox in the report, resigned in 2021.", "resigned", {"Tom Fox"}),
    ("The boy, whom the court calls Tom Fox, was beaten in May.", "beaten", {"Tom Fox"}),
    ("Officials met Ann Roe, a banker, whose yacht was seized in May.", "seized", {"Ann Roe"}),
    ("Officials met Ann Roe, a banker, whose wife was arrested in May.", "arrested", set()),
    ("Nine were arrested, and a 60-year-old deacon, Tom Fox, lost an eye.", "arrested", set()),
    ("Nine were arrested, and a 60-year-old deacon, Tom Fox, lost an eye.", "lost", {"Tom Fox"}),
    ("Two trawlers sank and a cook, Ann Roe, drowned on Friday.", "sank", set()),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ROWS, ids=[f"{row[1]}: {row[0]}" for row in ROWS])
def test_who_is_named_apart(text: str, trigger: str, expected: set[str]) -> None:
    names = {e.key: e.name for e in entities_of(text)}
    found = next(e for e in events_of(text) if e.trigger.of(text) == trigger)
    assert {names[p.entity] for p in found.participants} == expected
