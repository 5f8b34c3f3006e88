"""Whether names of two files mean one person or organisation."""

import pytest

from dossier.domain.mentions import EntityKind
from dossier.extract.identity import Verdict, blocking_keys, judge

CERTAIN, LIKELY, UNLIKELY = Verdict.CERTAIN, Verdict.LIKELY, Verdict.UNLIKELY
PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

PEOPLE = [
    ("Donald Trump", "Donald J. Trump", CERTAIN),
    ("Donald Trump", "DONALD TRUMP", CERTAIN),
    ("Çağrı Öz", "Cagri Oz", CERTAIN),
    ("Ashraf al-Safoo", "Ashraf Al Safoo", CERTAIN),
    ("Steve Mnuchin", "Steven Mnuchin", CERTAIN),
    ("Seyyed Mohammad Hosein Musa Kazemi", "Seyyed Mohammad Hosein Musa Kazemi", CERTAIN),
    ("Trump", "Donald Trump", LIKELY),
    ("Trump", "Trump", LIKELY),
    ("Kazami", "Seyyed Mohammad Hosein Musa Kazemi", LIKELY),
    ("Cassian", "Sajjad Kashian", LIKELY),
    ("John Ratcliffe", "John Ratcliff", LIKELY),
    ("Qassem Soleimani", "Qasem Suleimani", LIKELY),
    ("J. Smith", "John Smith", LIKELY),
    ("Chris Ray", "Christopher Wray", LIKELY),
    ("Chris Wray", "Christopher Wray", CERTAIN),
    ("Chris Rao", "Chris Wray", UNLIKELY),
    ("Donald Trump", "Melania Trump", UNLIKELY),
    ("Kim Jong-un", "Jong-un Kim", LIKELY),
    ("Harun Rashid", "Ahmed Rashid", UNLIKELY),
    ("George H.W. Bush", "George W. Bush", UNLIKELY),
    ("Anna Berg", "Karl Lind", UNLIKELY),
    ("Berg", "Karl Lind", UNLIKELY),
]

ORGANISATIONS = [
    (["Islamic Revolutionary Guard Corps", "IRGC"], ["IRGC"], CERTAIN),
    (["US Department of Justice"], ["Justice Department"], CERTAIN),
    (["the FBI"], ["FBI"], CERTAIN),
    (["Federal Bureau of Investigation"], ["FBI"], LIKELY),
    (["Emennet Pasargad"], ["Emenet Pasargad"], LIKELY),
    (["Justice Department"], ["State Department"], UNLIKELY),
]


@pytest.mark.parametrize(("a", "b", "expected"), PEOPLE)
def test_people(a: str, b: str, expected: Verdict) -> None:
    for first, second in ((a, b), (b, a)):
        judged = judge(PERSON, [first], [second])
        assert judged.verdict is expected
        assert judged.reason.endswith(".")
        if expected is not UNLIKELY:
            assert blocking_keys(PERSON, first) & blocking_keys(PERSON, second)


@pytest.mark.parametrize(("a", "b", "expected"), ORGANISATIONS)
def test_organisations(a: list[str], b: list[str], expected: Verdict) -> None:
    for first, second in ((a, b), (b, a)):
        assert judge(ORGANISATION, first, second).verdict is expected
    if expected is not UNLIKELY:
        keys = [frozenset().union(*(blocking_keys(ORGANISATION, name) for name in names)) for names in (a, b)]
        assert keys[0] & keys[1]


def test_places() -> None:
    assert judge(PLACE, ["United States"], ["U.S."]).verdict is CERTAIN
    assert judge(PLACE, ["Turkey"], ["Türkiye"]).verdict is CERTAIN
    assert judge(PLACE, ["Iran"], ["Iraq"]).verdict is UNLIKELY


def test_surname_of_two_people_joins_neither_for_certain() -> None:
    assert judge(PERSON, ["Rashid"], ["Harun Rashid", "Rashid"]).verdict is LIKELY


def test_empty_names() -> None:
    assert judge(PERSON, [], ["A B"]).verdict is UNLIKELY
    assert judge(PERSON, ["—"], ["…"]).verdict is not CERTAIN
    assert isinstance(blocking_keys(PERSON, "—"), frozenset)
