"""Who takes part where names stand in longer phrases: titles, complements, modifiers, adjuncts, lists."""

import pytest

from .test_find_events import entities_of, events_of

Row = tuple[str, str, dict[str, str]]

TITLED: list[Row] = [
    ("A spokeswoman for Mr. Tom Fox declined to meet them in 2019.", "declined", {}),
    ("The clerk was dismissed by Mr. Tom Fox in 2019.", "dismissed", {"Tom Fox": "agent"}),
    ("Hundreds of supporters of former Norwegian prime minister Tom Fox protested in 2019.", "protested", {}),
    ("Chief of staff Ann Roe resigned in 2019.", "resigned", {"Ann Roe": "agent"}),
    (
        "The firm was founded by Tom Fox and Dr. Ann Roe in 1990.",
        "founded",
        {"Tom Fox": "agent", "Ann Roe": "agent"},
    ),
    (
        "Tom Fox was visited by his mother Ann Roe and brother Omar Haddad in 2019.",
        "visited",
        {"Tom Fox": "patient", "Ann Roe": "agent", "Omar Haddad": "agent"},
    ),
]

OFFICES: list[Row] = [
    ("A bodyguard of Norway's Deputy Prime Minister Ann Roe was killed in 2019.", "killed", {}),
    ("Director of National Intelligence Ann Roe resigned in 2019.", "resigned", {"Ann Roe": "agent"}),
    ("Tom Fox said his country had summoned the envoy in 2019.", "summoned", {}),
    (
        "President Tom Fox and visiting Spanish Prime Minister Ann Roe signed a treaty in 2019.",
        "signed",
        {"Tom Fox": "agent", "Ann Roe": "agent"},
    ),
]

MODIFIERS: list[Row] = [
    ("Omar Haddad was named director in the new Ann Roe administration in 2019.", "named", {"Omar Haddad": "patient"}),
    ("The Tom Fox trial opened in 2019.", "opened", {"Tom Fox": "other"}),
    ("The court gave Tom Fox bail in 2019.", "gave", {"Tom Fox": "patient"}),
    ("Tom Fox stands accused of having ordered the attack.", "ordered", {"Tom Fox": "agent"}),
]

ADJUNCTS: list[Row] = [
    ("Two clerks were arrested in May shortly after Tom Fox's killing.", "arrested", {}),
    ("With Tom Fox's career in ruins, Ann Roe founded a firm in 2001.", "founded", {"Ann Roe": "agent"}),
    ("Ann Roe visited an area of the valley suddenly hit by a flood in 2019.", "visited", {"Ann Roe": "agent"}),
]

OTHER_CLAUSES: list[Row] = [
    ("Tom Fox left and Ann Roe, his deputy, succeeded him in 2008.", "left", {"Tom Fox": "agent"}),
    (
        "Tom Fox left, and Ann Roe, the deputy mayor, sued Omar Haddad in 2008.",
        "sued",
        {"Ann Roe": "agent", "Omar Haddad": "patient"},
    ),
    ("She thanked Tom Fox, who led the 2003 raid, and former captain Ann Roe.", "led", {"Tom Fox": "agent"}),
    (
        "Ann Roe was ordered to pay a fine by Judge Omar Haddad.",
        "ordered",
        {"Ann Roe": "patient", "Omar Haddad": "agent"},
    ),
    (
        "Ann Roe is accused of obtaining papers from Omar Haddad, who was a clerk, and then selling them in 2019.",
        "selling",
        {"Ann Roe": "agent"},
    ),
    ("The tomb of Tom Fox, who was shot in 1995, was painted over.", "shot", {"Tom Fox": "patient"}),
    ("Tom Fox faced charges in 2003.", "faced", {"Tom Fox": "patient"}),
    (
        "In a house that stood near the river, Tom Fox met Ann Roe in 2009.",
        "met",
        {"Tom Fox": "agent", "Ann Roe": "patient"},
    ),
    ("Tom Fox met Ann Roe, whom he accused of poisoning a well.", "poisoning", {"Ann Roe": "agent"}),
    ("Tom Fox says if it is so, those who took part in the raid in which Ann Roe fell will be fined.", "fined", {}),
    ("Police said Ann Roe, who met a man who ran a casino, was jailed in 2004.", "jailed", {"Ann Roe": "patient"}),
    ("Police say Ann Roe, accused of killing Tom Fox, was jailed in 2004.", "jailed", {"Ann Roe": "patient"}),
    ("Ann Roe is the wife of Tom Fox, who was jailed in 2004.", "jailed", {"Tom Fox": "patient"}),
    ("Rivals of the baker, including Ann Roe, fled in 2019.", "fled", {"Ann Roe": "agent"}),
]

SHARED: list[Row] = [
    (
        "Ann Roe of Oslo and Tom Fox of Norway were elected in 2019.",
        "elected",
        {"Ann Roe": "patient", "Tom Fox": "patient"},
    ),
    ("Police arrested and questioned Tom Fox in 2019.", "arrested", {"Tom Fox": "patient"}),
    ("Omar Haddad said Tom Fox, a baker, sued Ann Roe in 2019.", "sued", {"Tom Fox": "agent", "Ann Roe": "patient"}),
    ("In 1987 Tom Fox took part in a raid in Oslo, being made a general.", "made", {"Tom Fox": "patient"}),
    ("Tom Fox was arrested in Oslo carrying a gun.", "carrying", {"Tom Fox": "agent"}),
    (
        "Tom Fox was helped in 2019 by friends, including baker Ann Roe and actor Omar Haddad.",
        "helped",
        {"Tom Fox": "patient", "Ann Roe": "agent", "Omar Haddad": "agent"},
    ),
    (
        "Tom Fox told them that in May after leaving Oslo, Ann Roe walked into a bank and robbed it.",
        "robbed",
        {"Ann Roe": "agent"},
    ),
]

FOUND: list[Row] = [
    (
        "Tom Fox was convicted of the murder of Ann Roe in 2003.",
        "murder",
        {"Tom Fox": "agent", "Ann Roe": "patient"},
    ),
    (
        "They demand the release of Tom Fox, the chief of the armed forces, who was held in May.",
        "held",
        {"Tom Fox": "patient"},
    ),
    ("Officials in Oslo say General Tom Fox, who is 90, was arrested in 2019.", "arrested", {"Tom Fox": "patient"}),
    ("Special Representative for Norway Tom Fox condemned the attack in 2019.", "condemned", {"Tom Fox": "speaker"}),
    ("In a report released in May, Mr. Tom Fox said that the talks had failed.", "released", {"Tom Fox": "speaker"}),
    (
        "The pope told Ann Roe of his regret; later he expressed his hope to Tom Fox in 2019.",
        "told",
        {"Ann Roe": "patient"},
    ),
    ("An aide to Tom Fox was arrested in 2019.", "arrested", {}),
    ("Tom Fox spoke in 2019 for those silenced by the party.", "spoke", {"Tom Fox": "speaker"}),
    ("A bomb killed a leader of the movement of radical cleric Tom Fox in 2019.", "killed", {}),
    (
        "Tom Fox and Ann Roe plan to meet Omar Haddad in 2030.",
        "meet",
        {"Tom Fox": "agent", "Ann Roe": "agent", "Omar Haddad": "patient"},
    ),
    ("Forces loyal to President Tom Fox arrested ten men in 2019.", "arrested", {}),
    ("Ann Roe's Democratic rival, Tom Fox, was arrested in 2019.", "arrested", {"Tom Fox": "patient"}),
]

ROWS = [*FOUND, *SHARED, *TITLED, *OFFICES, *MODIFIERS, *ADJUNCTS, *OTHER_CLAUSES]


@pytest.mark.parametrize(("text", "trigger", "expected"), ROWS, ids=[f"{row[1]}: {row[0]}" for row in ROWS])
def test_who_takes_part(text: str, trigger: str, expected: dict[str, str]) -> None:
    names = {e.key: e.name for e in entities_of(text)}
    found = [e for e in events_of(text) if e.trigger.of(text) == trigger]
    assert [{names[p.entity]: str(p.role) for p in e.participants} for e in found[:1]] == [expected]
