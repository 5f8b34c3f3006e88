"""Whom a hearing is about that names nobody, and who is meant by the words that describe a name."""

import pytest

from .test_participants import Row
from .test_participants import test_who_takes_part as check

ROWS: list[Row] = [
    (
        "Ann Roe was jailed in May 2018. Tom Fox met her.\nTom Fox was held in May 2019 and freed in June 2019 when "
        "the charges were dropped.",
        "dropped",
        {"Tom Fox": "patient"},
    ),
    ("Ann Roe was jailed in 2015. Tom Fox was held in 2018. The case was shelved in May 2019.", "shelved", {}),
    ("Two men were held in 2018. Tom Fox was jailed in 2019. The case was shelved in May 2020.", "shelved", {}),
    ("Police questioned Ann Roe and Tom Fox in 2019. The case was shelved in May 2020.", "shelved", {}),
    ("Tom Fox was held in 2019. The trial of two officers was adjourned in May 2020.", "adjourned", {}),
    (
        "Tom Fox was charged with fraud in May 2019. The trial opened in June 2020.",
        "opened",
        {"Tom Fox": "patient"},
    ),
    ("Tom Fox was convicted in May 2019. A man pleaded guilty in June 2019.", "pleaded", {}),
    ("Tom Fox was charged in May 2019. Ann Roe was charged in June 2019. The trial opened in 2020.", "opened", {}),
    ("Tom Fox was charged in May 2019. The trio will go on trial in April.", "trial", {}),
    ("Tom Fox met Ann Roe in May 2019. The trial opened in June 2020.", "opened", {}),
    (
        "Tom Fox was a baker in Oslo. Tom Fox met Ann Roe.\nBorn 3 May 1939; died 29 March 2016",
        "Born",
        {"Tom Fox": "patient"},
    ),
    ("Among them was Ann Roe, 83, a widow from Oslo, who paid £5 in 2018.", "paid", {"Ann Roe": "agent"}),
    ("“No,” said Tom Fox, 70, a dentist who lost $84 in 2019.", "lost", {"Tom Fox": "agent"}),
    ("A man of 36, named locally as Tom Fox, was arrested on 3 May 2019.", "arrested", {"Tom Fox": "patient"}),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_whom_it_is_about(text: str, trigger: str, expected: dict[str, str]) -> None:
    check(text, trigger, expected)
