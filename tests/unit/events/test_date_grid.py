"""A date belongs to its verb wherever it stands: verbs, dates and places of the date in every combination."""

import pytest

from .test_find_events import events_of, shown

# Subject, past, participle, object, what follows, and whether the object is more than one.
VERBS = [
    row.split("|")
    for row in (
        "Officers|arrested|arrested|Tom Fox|at a farm near Oslo|was",
        "Customs officers|stopped|stopped|the lorry|on the road to Lund|was",
        "Detectives|interviewed|interviewed|Ann Roe|at a hotel in Oslo|was",
        "Police|seized|seized|nine tonnes of tea|from a warehouse in Lund|were",
        "The regulator|fined|fined|Tom Fox|over the missing files|was",
        "The family|sued|sued|the clinic|in a court in Oslo|was",
        "Prosecutors|unsealed|unsealed|the indictment|in a court in Lund|was",
        "Ann Roe|sold|sold|the mill|to a company in Oslo|was",
        "Tom Fox|met|met|the minister|in a cafe near the harbour|was",
        "A nurse|treated|treated|Tom Fox|for burns at the clinic|was",
        "The board|appointed|appointed|Ann Roe|as head of the bank|was",
        "The ministry|sacked|sacked|Tom Fox|over the scandal|was",
        "Ann Roe|wrote|written|a letter|to the minister|was",
        "Police|searched|searched|the house|in the village of Alm|was",
        "Gunmen|killed|killed|a farmer|near the border|was",
        "The mayor|signed|signed|the contract|in front of two witnesses|was",
        "The Treasury|added|added|Tom Fox|to its list of suspects|was",
        "The minister|announced|announced|a new inquiry|in the parliament|was",
        "A judge|sentenced|sentenced|Tom Fox|to nine years in prison|was",
        "Detectives|questioned|questioned|the couple|about the missing girl|were",
    )
]
DATES = [
    ("on May 6", "2024-05-06"),
    ("on Wednesday", "2024-05-15"),
    ("on 3 March 2021", "2021-03-03"),
    ("on 2023-11-04", "2023-11-04"),
    ("early this month", "2024-05-01..2024-05-10"),
    ("between May 2 and May 9", "2024-05-02..2024-05-09"),
    ("in October 2022", "2022-10-01..2022-10-31"),
    ("this morning", "2024-05-17"),
    ("last month", "2024-04-01..2024-04-30"),
]
# "V" is the verb with its object and what follows, "S" the subject, "D" the date.
PLACES = [
    "D, S V.",
    "S D V.",
    "S V D.",
    "S V D, according to court records.",
    "S V D, a spokeswoman said.",
    "S V D to calm the public.",
    "S V D because a witness had come forward.",
    "S V D with the help of two others.",
    "S V D, including two photographs, a diary and a map.",
    'S V D, calling it "a matter of honour".',
    "After checking the papers, S V D.",
    "Although it was raining, S V D.",
    "S, who had a warrant, V D.",
    "S, from the west of Norway, V D.",
    "S – two of them in plain clothes – V D.",
    "The report names those who V D.",
    "A lawyer said that S V D.",
    "Nobody listened, but S V D.",
    "The file was thin; S V D.",
    "It did not end there: D S V.",
    "In a typical case, D, S V.",
    "When S V D, nobody was told.",
    "S had waited for weeks and V D.",
]
VOICES = ("active", "perfect", "passive", "by")


def dates_of(text: str) -> dict[str, str]:
    """Return the date of each dated event of a text, by its trigger."""
    lines = (shown(event, text).split() for event in events_of(text) if event.date is not None)
    return {line[0]: line[-1] for line in lines}


def told(place: str, row: list[str], when: str, voice: str) -> tuple[str, str]:
    """Return a sentence, and the word that names its happening."""
    subject, past, participle, thing, rest, be = row
    small = subject if subject.split()[0] in ("Tom", "Ann") else subject[0].lower() + subject[1:]
    verb = {
        "active": f"{past} {thing} {rest}",
        "perfect": f"had {participle} {thing} {rest}",
        "passive": f"{be} {participle} {rest}",
        "by": f"{be} {participle} by {small}",
    }[voice]
    who = subject if voice in ("active", "perfect") else thing
    who = who if place.startswith("S") or who.split()[0] in ("Tom", "Ann") else who[0].lower() + who[1:]
    parts = {"S": who[0].upper() + who[1:] if place.startswith("S") else who, "V": verb, "D": when}
    if place.startswith("D"):
        parts["D"] = when[0].upper() + when[1:]
    sentence = "".join(parts.get(c, c) if _alone(place, i) else c for i, c in enumerate(place))
    return sentence, past if voice == "active" else participle


def _alone(place: str, i: int) -> bool:
    return not (place[i - 1 : i].isalpha() or place[i + 1 : i + 2].isalpha())


@pytest.mark.parametrize("place", PLACES)
def test_the_date_is_that_of_its_verb(place: str) -> None:
    wrong = []
    for n, row in enumerate(VERBS):
        for m, voice in enumerate(VOICES):
            when, expected = DATES[(5 * n + 7 * m + len(place)) % len(DATES)]
            if place == "It did not end there: D S V." and when.startswith("between"):
                continue
            sentence, trigger = told(place, row, when, voice)
            found = dates_of(sentence)
            if found != {trigger: expected}:
                wrong.append((sentence, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pipe burst on Monday.", {"burst": "2024-05-13"}),
        ("A second earthquake hit on Monday.", {"hit": "2024-05-13"}),
        ("The club's treasurer quit in May.", {"quit": "2024-05-01..2024-05-31"}),
        ("The couple split in March.", {"split": "2024-03-01..2024-03-31"}),
        ("A bomb planted in a car tore through a bus stand in Lund on Monday.", {"tore": "2024-05-13"}),
        (
            "She found the man, a baker called Tom Fox, in her kitchen one evening in May 2018.",
            {"found": "2018-05-01..2018-05-31"},
        ),
        ("Tom Fox, reached by telephone on May 6, denied it.", {"reached": "2024-05-06", "denied": "2024-05-06"}),
        (
            "In one email, dated 14 March 2019, she told Ann Roe to leave.",
            {"dated": "2019-03-14", "told": "2019-03-14"},
        ),
        (
            "In May 2019 a boy was burnt when his phone caught fire.",
            {"burnt": "2019-05-01..2019-05-31", "caught": "2019-05-01..2019-05-31"},
        ),
        (
            "Ann Roe spoke of Saturday's blockade of the port, in which a woman broke a hip when guards dragged her.",
            {"blockade": "2024-05-11", "broke": "2024-05-11", "dragged": "2024-05-11"},
        ),
        (
            "The trial continues on Monday, when Ann Roe is expected to speak.",
            {"continues": "2024-05-20", "speak": "2024-05-20"},
        ),
        (
            '"I made tea," he told me when I visited him in March.',
            {"told": "2024-03-01..2024-03-31", "visited": "2024-03-01..2024-03-31"},
        ),
        (
            "In a chat last night, someone using his name told me that all was lost.",
            {"told": "2024-05-16"},
        ),
        ("They met on the Friday and parted by the Sunday.", {}),
        ("On the last Saturday of his free life, Tom Fox closed his shop.", {}),
        ("Police said on Tuesday they had held Tom Fox on Thursday.", {"said": "2024-05-14", "held": "2024-05-09"}),
        ("The bank fell on Monday after a run that began on Thursday.", {"fell": "2024-05-13", "began": "2024-05-09"}),
        ("Tom Fox was held in Lund on Tuesday in a joint raid.", {"held": "2024-05-14", "raid": "2024-05-14"}),
        ("A new gathering has been announced for July 15.", {"gathering": "2024-07-15"}),
        ("They have not spoken since the referendum on May 7, 2018.", {"referendum": "2018-05-07"}),
        (
            "He sat as a judge from 1998 until his retirement in 2017.",
            {"sat": "1998-01-01..2017-12-31", "retirement": "2017-01-01..2017-12-31"},
        ),
        (
            "Police stopped Ann Roe as she was walking home on 9 May.",
            {"stopped": "2024-05-09", "walking": "2024-05-09"},
        ),
        (
            "Tom Fox was held last Monday at a hotel where he was celebrating his birthday.",
            {"held": "2024-05-13", "celebrating": "2024-05-13"},
        ),
        ("Tom Fox will be eligible for parole in 2029.", {"eligible": "2029-01-01..2029-12-31"}),
        ("His mother broke that silence in April.", {"broke": "2024-04-01..2024-04-30"}),
        (
            "Ann Roe praised the bans of March 2021, when Norway sanctioned his brother.",
            {"sanctioned": "2021-03-01..2021-03-31"},
        ),
        (
            "An engineer who examined the wall in January 2022 found cracks.",
            {"examined": "2022-01-01..2022-01-31", "found": "2022-01-01..2022-01-31"},
        ),
        (
            "Ann Roe, who quit in 2018, has been speaking to the police since March.",
            {"quit": "2018-01-01..2018-12-31", "speaking": "2024-03-01.."},
        ),
        (
            "They founded Harbour Ltd. Between 2011 and 2014, it received money.",
            {"received": "2011-01-01..2014-12-31"},
        ),
    ],
)
def test_what_is_told_of_one_occasion_has_one_date(text: str, expected: dict[str, str]) -> None:
    assert dates_of(text) == expected
