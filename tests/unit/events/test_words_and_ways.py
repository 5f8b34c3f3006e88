"""Words that are happenings of their own, verbs behind a time set in, and kinds that the words around a verb decide."""

from datetime import date

import pytest

from .test_find_events import events_of, shown

DAY = date(2024, 5, 14)
# Sentence, and what is told of it: trigger, kind, status and date.
ROWS: list[tuple[str, list[str]]] = [
    ("The spokesman, Tom Fox, said no decision had been taken.", ["said statement asserted -"]),
    ("Her solicitor, Tom Fox, said she would.", ["said statement asserted -"]),
    ("He said he did not know.", ["said statement asserted -"]),
    ("Ann Roe said the bridge was old.", ["said statement asserted -"]),
    ("Tom Fox was asked what he would do with the house.", ["asked statement asserted -"]),
    ("Ann Roe was told that the ship was old.", ["told statement asserted -"]),
    ("Visitors are told that the house is haunted.", []),
    ("Tom Fox was twice refused a work permit.", ["refused other asserted -"]),
    (
        "Ann Roe was fired in May 2016 and, the following January, walked into the bank.",
        ["fired end-position asserted 2016-05-01..2016-05-31", "walked transport asserted 2017-01-01..2017-01-31"],
    ),
    (
        "Ann Roe was born in 1950, and, two years later, moved to Oslo.",
        ["born be-born asserted 1950-01-01..1950-12-31", "moved transport asserted 1952-01-01..1952-12-31"],
    ),
    ("The two set up Karvo in the summer of 2018.", ["set start-org asserted 2018-06-01..2018-08-31"]),
    (
        "The chair of the board, retired judge Ann Roe, read the result on 3 May 2019.",
        ["read statement asserted 2019-05-03"],
    ),
    ("In 1998 a letter came to the church from Oslo.", ["came phone-write asserted 1998-01-01..1998-12-31"]),
    ("Tom Fox reached Oslo in 2018.", ["reached transport asserted 2018-01-01..2018-12-31"]),
    ("In 2018 Ann Roe swam back to the boat.", ["swam transport asserted 2018-01-01..2018-12-31"]),
    ("In 2018 the boat struck rocks.", ["struck other asserted 2018-01-01..2018-12-31"]),
    ("In 2018 Tom Fox refused to board the bus.", ["refused other asserted 2018-01-01..2018-12-31"]),
    ("In 2018 Tom Fox dropped his appeal.", ["dropped appeal asserted 2018-01-01..2018-12-31"]),
    ("Ann Roe inherited the case in 2017.", ["inherited start-position asserted 2017-01-01..2017-12-31"]),
    (
        "Tom Fox has been told to report to the police on 8 June.",
        ["told statement asserted -", "report statement planned 2024-06-08"],
    ),
    ("Ann Roe had settled in Oslo in 2006.", ["settled transport asserted 2006-01-01..2006-12-31"]),
    ("Tom Fox could appeal to the high court.", ["appeal appeal planned -"]),
    ("Tom Fox could appeal to young voters.", []),
    ("Tom Fox must now hand back the medal.", ["hand transfer-ownership planned -"]),
    (
        "Tom Fox was held as he was about to leave, spent two years in prison and was moved to Oslo.",
        ["held arrest asserted -", "spent sentence asserted -", "moved transport asserted -"],
    ),
    ("In 2018 Tom Fox rang the bell.", ["rang other asserted 2018-01-01..2018-12-31"]),
]


@pytest.mark.parametrize(("sentence", "told"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_told(sentence: str, told: list[str]) -> None:
    assert [shown(event, sentence) for event in events_of(sentence, DAY)] == told
