"""Who says it stands inside the sentence or at its end: it is told by their account, and nothing else is."""

import pytest

from .test_find_events import events_of

# Trigger, status, by whose account.
ACCOUNTS = [
    ("Tom Fox has contracted the virus, officials say.", ["contracted asserted officials"]),
    ("Tom Fox, who officials say has contracted the virus, lives in Oslo.", ["contracted asserted officials"]),
    (
        "Ann Roe bought guns in 2018 that prosecutors say were shipped to Oslo in 2019.",
        ["bought asserted None", "shipped alleged prosecutors"],
    ),
    (
        "The firm, which prosecutors say has paid Ann Roe, hired Tom Fox in 2019.",
        ["paid alleged prosecutors", "hired asserted None"],
    ),
    (
        "Police announced the arrest of Tom Fox, a man they described as a courier.",
        ["announced asserted None", "arrest asserted None"],
    ),
    ("The army accused Ann Roe in 2019, a charge Oslo denies.", ["accused asserted None", "denies asserted None"]),
    ("The army accused Ann Roe in 2019 - a charge Oslo denies.", ["accused asserted None", "denies asserted None"]),
    (
        "The ministry said that Ann Roe, according to the indictment, had stolen $5 million in 2019.",
        ["stolen alleged indictment"],
    ),
    ("News reports quote officials as saying Tom Fox was arrested.", ["arrested asserted officials"]),
    ("Tom Fox stole $5 million in 2019, it is alleged.", ["stole alleged None"]),
    ("Tom Fox fled to Spain in 2019, an aunt told the newspaper.", ["fled asserted aunt", "told asserted None"]),
    ("Tom Fox allegedly paid Ann Roe in 2019, buying her silence.", ["paid alleged None", "buying alleged None"]),
    ("Tom Fox paid Ann Roe in 2019, buying her silence.", ["paid asserted None", "buying asserted None"]),
]


@pytest.mark.parametrize(("text", "expected"), ACCOUNTS, ids=[row[0][:40] for row in ACCOUNTS])
def test_by_whose_account(text: str, expected: list[str]) -> None:
    found = [f"{e.trigger.of(text)} {e.status.value} {e.attribution}" for e in events_of(text)]
    assert found == expected
