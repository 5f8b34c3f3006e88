"""Who takes part in what is told, and in which role: every row is a sentence, the trigger, and people with roles."""

import pytest

from .test_find_events import entities_of, events_of

Row = tuple[str, str, dict[str, str]]

PASSIVES: list[Row] = [
    ("Tom Fox's dismissal in 2019 shocked the town.", "dismissal", {"Tom Fox": "patient"}),
    ("Tom Fox was praised by Ann Roe.", "praised", {"Tom Fox": "patient", "Ann Roe": "speaker"}),
    ("Among those arrested on Friday was Tom Fox.", "arrested", {"Tom Fox": "patient"}),
    (
        "Police arrested nine men. Among them were Tom Fox and Omar Haddad.",
        "arrested",
        dict.fromkeys(("Tom Fox", "Omar Haddad"), "patient"),
    ),
    ("The blast killed nine men. Among the dead was Tom Fox.", "killed", {"Tom Fox": "patient"}),
    ("Tom Fox was arrested by Omar Haddad in 2019.", "arrested", {"Tom Fox": "patient", "Omar Haddad": "agent"}),
    ("Tom Fox was convicted of fraud in 2019.", "convicted", {"Tom Fox": "patient"}),
    ("Tom Fox has been extradited to Norway.", "extradited", {"Tom Fox": "patient"}),
    ("Tom Fox was attacked by unknown men outside a shop in 2019.", "attacked", {"Tom Fox": "patient"}),
    ("Tom Fox was himself detained for a month in 2017.", "detained", {"Tom Fox": "patient"}),
    ("Tom Fox was shot dead in a car in 2015.", "shot", {"Tom Fox": "patient"}),
    ("Tom Fox got married and was jailed in 2015.", "jailed", {"Tom Fox": "patient"}),
    ("Sanctions were imposed on Tom Fox in 2019.", "imposed", {"Tom Fox": "patient"}),
    ("Tom Fox, 40, of Oslo, was fined in 2019.", "fined", {"Tom Fox": "patient"}),
    ("Tom Fox is being held in Oslo and will be charged.", "charged", {"Tom Fox": "patient"}),
    ("Killed in 2019 were Tom Fox and Ann Roe.", "Killed", {"Tom Fox": "patient", "Ann Roe": "patient"}),
    ("Tom Fox was sacked by Ann Roe in 2019.", "sacked", {"Tom Fox": "patient", "Ann Roe": "agent"}),
]

SUBJECTS: list[Row] = [
    ("Supporters of the former mayor, Tom Fox, attacked the police.", "attacked", {}),
    ("Bodyguards of the minister, Ann Roe, shot a man.", "shot", {}),
    ("Two sons of the president, Tom Fox, were arrested in May.", "arrested", {}),
    ("The brother of the mayor, Tom Fox, was arrested in May.", "arrested", {"Tom Fox": "patient"}),
    ("The two men, Ann Roe told police, had attacked the guard.", "attacked", {}),
    ("His brother, Tom Fox told reporters, was arrested in May.", "arrested", {}),
    ("The driver, Ann Roe said in a statement, had fled the scene.", "fled", {}),
    ("Tom Fox, Ann Roe told the court, had stolen the car.", "stolen", {"Tom Fox": "agent"}),
    ("Tom Fox, Ann Roe told the court, had stolen the car.", "told", {"Ann Roe": "speaker"}),
    ("The knife, the prosecutor told jurors on Monday, was bought by Tom Fox.", "bought", {"Tom Fox": "agent"}),
    (
        "Tom Fox was held in a park, where the panels, wrapped in a sheet, were found in May.",
        "found",
        {},
    ),
    ("It was Ann Roe, back home in Leeds, who sponsored the school in 2019.", "sponsored", {"Ann Roe": "agent"}),
    ("Tom Fox of Leeds, Norway, who was fined in May, has left.", "fined", {"Tom Fox": "patient"}),
    ("Ann Roe agreed to extradite Tom Fox in 2016.", "agreed", {"Ann Roe": "agent", "Tom Fox": "other"}),
    ("Tom Fox, whose contract ran out in March, has left.", "ran", {"Tom Fox": "other"}),
    ("A walker, retired vet Tom Fox, photographed the car in May.", "photographed", {"Tom Fox": "agent"}),
    ('On Monday Tom Fox said the payment had been "a loan", and hung up.', "hung", {"Tom Fox": "agent"}),
    ("Tom Fox's lawyer, Ann Roe, denied it in May.", "denied", {"Tom Fox": "other", "Ann Roe": "speaker"}),
    ("The couple had two sons, one of whom, Tom Fox, was killed in 1988.", "killed", {"Tom Fox": "patient"}),
    ("Police held Tom Fox and Omar Haddad, one of whom was fined in May.", "fined", {}),
    ("A clerk, Norwegian vet Tom Fox, left Oslo in May.", "left", {"Tom Fox": "agent"}),
    ("Ann Roe is a baker who founded five firms in 2018.", "founded", {"Ann Roe": "agent"}),
    (
        "Tom Fox was declared bankrupt last year and his wife, Ann Roe, left the town in August.",
        "left",
        {"Ann Roe": "agent"},
    ),
    (
        "The court heard that skipper Tom Fox, 44, and trainee Omar Haddad, 19, and Ann Roe left Oslo on Monday.",
        "left",
        {"Tom Fox": "agent", "Omar Haddad": "agent", "Ann Roe": "agent"},
    ),
    ("The woman, identified on Monday as Ann Roe, has told the police.", "identified", {"Ann Roe": "patient"}),
    ("Tom Fox, who said that Ann Roe had left, was fined in May.", "fined", {"Tom Fox": "patient"}),
    ("Police arrested Tom Fox in May, and Ann Roe left Oslo.", "left", {"Ann Roe": "agent"}),
    (
        "A skipper whose friend Tom Fox drowned when a boat sank in a gale has been jailed.",
        "drowned",
        {"Tom Fox": "patient"},
    ),
    ("A skipper whose friend Tom Fox drowned when a boat sank in a gale has been jailed.", "jailed", {}),
    ("Tom Fox persuaded Ann Roe to sell the farm.", "sell", {"Ann Roe": "agent"}),
    ("Tom Fox was found guilty of killing Ann Roe.", "killing", {"Tom Fox": "agent", "Ann Roe": "patient"}),
    ("Tom Fox stopped representing Ann Roe in 2017.", "stopped", {"Tom Fox": "agent", "Ann Roe": "other"}),
    ("Tom Fox, a lawyer for Ann Roe, died in Oslo.", "died", {"Tom Fox": "patient"}),
    ("The bank that Tom Fox founded in 1990 collapsed.", "founded", {"Tom Fox": "agent"}),
    ("The bank that Tom Fox founded in 1990 collapsed.", "collapsed", {}),
    ("Ann Roe's son was born in 2010.", "born", {"Ann Roe": "other"}),
    ("Tom Fox robbed a bank in 2019 and fled to Oslo.", "fled", {"Tom Fox": "agent"}),
    (
        "Tom Fox fled to Oslo in 2019, where he met Ann Roe in 2020.",
        "met",
        {"Omar Haddad": "agent", "Ann Roe": "patient"},
    ),
    ("Tom Fox flew to Oslo in 2019, bought a house and was arrested.", "arrested", {"Tom Fox": "patient"}),
    ("Tom Fox drove to Oslo, met Ann Roe in 2019 and sold a car.", "sold", {"Tom Fox": "agent"}),
    ("Tom Fox pleaded guilty in 2019 to robbing a bank.", "robbing", {"Tom Fox": "agent"}),
    ("Tom Fox agreed in 2019 to bribe Ann Roe.", "bribe", {"Tom Fox": "agent", "Ann Roe": "patient"}),
    ("Tom Fox ordered Omar Haddad to kill Ann Roe in 2019.", "kill", {"Omar Haddad": "agent", "Ann Roe": "patient"}),
    ("Tom Fox is accused of killing Ann Roe in 2019.", "killing", {"Tom Fox": "agent", "Ann Roe": "patient"}),
    ("Tom Fox denied robbing a bank in 2019.", "robbing", {"Tom Fox": "agent"}),
    ("After fleeing Oslo in 2019, Tom Fox sold a car.", "sold", {"Tom Fox": "agent"}),
    ("Tom Fox, who fled in 2019, was convicted of fraud in 2020.", "fled", {"Tom Fox": "agent"}),
    ("Tom Fox, who fled in 2019, was convicted of fraud in 2020.", "convicted", {"Tom Fox": "patient"}),
    ("Tom Fox, 51 years old, who fled in 2019, is a baker.", "fled", {"Tom Fox": "agent"}),
    ("Tom Fox, a baker from Oslo, fled in 2019.", "fled", {"Tom Fox": "agent"}),
    ("The baker, Tom Fox, fled in 2019.", "fled", {"Tom Fox": "agent"}),
    ("The baker who raised the alarm, Tom Fox, was attacked in 2019.", "attacked", {"Tom Fox": "patient"}),
    ("A former policeman, Tom Fox, fled in 2019.", "fled", {"Tom Fox": "agent"}),
    ("Tom Fox and his driver, Omar Haddad, fled in 2019.", "fled", {"Tom Fox": "agent", "Omar Haddad": "agent"}),
    ("In 2019 Tom Fox and Ann Roe, both bakers, fled.", "fled", {"Tom Fox": "agent", "Ann Roe": "agent"}),
    ("A tanker chartered by Tom Fox unloaded fuel in 2019.", "unloaded", {"Tom Fox": "other"}),
    ("Ann Roe, whom Tom Fox attacked in 2019, left Oslo.", "attacked", {"Tom Fox": "agent", "Ann Roe": "patient"}),
    ("It was Tom Fox who killed Ann Roe in 2019.", "killed", {"Tom Fox": "agent", "Ann Roe": "patient"}),
]

OBJECTS: list[Row] = [
    (
        "Norway sanctioned three men in 2019: Tom Fox, Omar Haddad and Ann Roe.",
        "sanctioned",
        {"Norway": "agent", "Tom Fox": "patient", "Omar Haddad": "patient", "Ann Roe": "patient"},
    ),
    (
        "Norway sanctioned two people — Tom Fox and Ann Roe — in 2019.",
        "sanctioned",
        {"Norway": "agent", "Tom Fox": "patient", "Ann Roe": "patient"},
    ),
    (
        "In 2019 Ann Roe hired the gunman, a former policeman named Tom Fox.",
        "hired",
        {"Ann Roe": "agent", "Tom Fox": "patient"},
    ),
    ("The police arrested a baker, Tom Fox, in 2019.", "arrested", {"Tom Fox": "patient"}),
    (
        "The police arrested the baker Tom Fox and his wife, Ann Roe, in 2019.",
        "arrested",
        {"Tom Fox": "patient", "Ann Roe": "patient"},
    ),
    (
        "The police arrested Tom Fox, a baker, and Omar Haddad in 2019.",
        "arrested",
        {"Tom Fox": "patient", "Omar Haddad": "patient"},
    ),
    (
        "Norway sanctioned the militia's commander, Tom Fox, in 2019.",
        "sanctioned",
        {"Norway": "agent", "Tom Fox": "patient"},
    ),
    ("Police identified the killer as Tom Fox in 2019.", "identified", {"Tom Fox": "patient"}),
    ("In 2019 Ann Roe married Tom Fox.", "married", {"Ann Roe": "agent", "Tom Fox": "patient"}),
    ("Ann Roe sold Tom Fox a car in 2019.", "sold", {"Ann Roe": "agent", "Tom Fox": "patient"}),
    ("Ann Roe paid Tom Fox in 2019 to kill Omar Haddad.", "paid", {"Ann Roe": "agent", "Tom Fox": "patient"}),
    ("A court in Oslo sentenced Tom Fox to ten years in 2019.", "sentenced", {"Tom Fox": "patient"}),
    ("Prosecutors brought charges against Tom Fox in 2019.", "brought", {"Tom Fox": "patient"}),
    ("Ann Roe met two of Tom Fox's deputies in 2019.", "met", {"Ann Roe": "agent"}),
]

OWNERS: list[Row] = [
    ("Tom Fox's body was found in 2019.", "found", {"Tom Fox": "other"}),
    ("Tom Fox's deputies fled in 2019.", "fled", {}),
    ("Tom Fox's party expelled Ann Roe in 2019.", "expelled", {"Ann Roe": "patient"}),
    ("Tom Fox's lawyer said in 2019 that Ann Roe fled.", "fled", {"Ann Roe": "agent"}),
    ("A request for Tom Fox's extradition was sent in 2019.", "sent", {"Tom Fox": "other"}),
    ("A warrant for Tom Fox's arrest was issued in 2019.", "issued", {"Tom Fox": "other"}),
    ("Tom Fox's accountant, Omar Haddad, fled in 2019.", "fled", {"Omar Haddad": "agent"}),
    ("The police arrested Tom Fox's brother, Omar Haddad, in 2019.", "arrested", {"Omar Haddad": "patient"}),
    ("The lawyer of Tom Fox, Ann Roe, resigned in 2019.", "resigned", {"Ann Roe": "agent"}),
]

NOUNS: list[Row] = [
    ("The arrest of Tom Fox in 2019 shocked Oslo.", "arrest", {"Tom Fox": "patient"}),
    (
        "The killing of Tom Fox by Omar Haddad in 2019 shocked Oslo.",
        "killing",
        {"Tom Fox": "patient", "Omar Haddad": "agent"},
    ),
    ("Since the 2019 arrest of the lawyer Tom Fox, Ann Roe has been silent.", "arrest", {"Tom Fox": "patient"}),
    ("The murder of baker Tom Fox in 2019 shocked Oslo.", "murder", {"Tom Fox": "patient"}),
]

SPEAKERS: list[Row] = [
    ("“I fled,” Tom Fox told Ann Roe in 2019.", "told", {"Tom Fox": "speaker", "Ann Roe": "patient"}),
    ("“It is a lie,” said Tom Fox, a baker, in 2019.", "said", {"Tom Fox": "speaker"}),
    ("Tom Fox admitted in 2019 that Ann Roe fled.", "admitted", {"Tom Fox": "speaker"}),
]

# Who is only spoken of behind the one whom it befell.
DESCRIBED: list[Row] = [
    ("A man suspected of stabbing Ann Roe was arrested.", "arrested", {}),
    ("A man accused of killing Ann Roe was arrested.", "arrested", {}),
    ("The man convicted of killing Ann Roe was released.", "released", {}),
    ("The woman who accused Tom Fox was released.", "released", {}),
    ("Tom Fox, whose father was convicted of murder, was elected mayor.", "convicted", {}),
    ("Tom Fox, whose father was convicted of murder, was elected mayor.", "elected", {"Tom Fox": "patient"}),
]

# Whom a sentence names and who has no part in what it tells.
LEFT_OUT: list[Row] = [
    ("Unlike Ann Roe, Tom Fox was jailed in 2019.", "jailed", {"Tom Fox": "patient"}),
    ("Tom Fox, not Ann Roe, was jailed in 2019.", "jailed", {"Tom Fox": "patient"}),
    ("Police arrested Tom Fox but not his sister, Ann Roe, in 2019.", "arrested", {"Tom Fox": "patient"}),
    ("Police arrested Tom Fox rather than Ann Roe in 2019.", "arrested", {"Tom Fox": "patient"}),
    ("Instead of Ann Roe, police arrested Tom Fox in 2019.", "arrested", {"Tom Fox": "patient"}),
    ("Tom Fox gave a speech in memory of Ann Roe in 2019.", "gave", {"Tom Fox": "speaker"}),
    ("Tom Fox joined the army under Ann Roe in 2019.", "joined", {"Tom Fox": "agent"}),
    ("Allies of Tom Fox were arrested in 2019.", "arrested", {}),
    ("With Ann Roe in prison, Tom Fox left Oslo in 2019.", "left", {"Tom Fox": "agent"}),
    ("A judge named Ann Roe jailed Tom Fox in 2019.", "jailed", {"Ann Roe": "agent", "Tom Fox": "patient"}),
    (
        "Two people, identified as Tom Fox and Ann Roe, died in a blast in 2019.",
        "died",
        {"Tom Fox": "patient", "Ann Roe": "patient"},
    ),
    ("Omar Haddad fled in 2019 after a row with Tom Fox.", "fled", {"Omar Haddad": "agent"}),
    ("Omar Haddad learned of Tom Fox's decision in 2019.", "learned", {"Omar Haddad": "agent"}),
    ("Hundreds demanded the resignation of Tom Fox in 2019.", "demanded", {}),
    ("Omar Haddad wrote a book about Tom Fox in 2019.", "wrote", {"Omar Haddad": "agent"}),
    ("Police seized Tom Fox's car in 2019.", "seized", {"Tom Fox": "other"}),
    ("Police arrested supporters of Tom Fox in 2019.", "arrested", {}),
]

ROWS = [*LEFT_OUT, *DESCRIBED, *PASSIVES, *SUBJECTS, *OBJECTS, *OWNERS, *NOUNS, *SPEAKERS]


@pytest.mark.parametrize(("text", "trigger", "expected"), ROWS, ids=[f"{row[1]}: {row[0]}" for row in ROWS])
def test_who_takes_part(text: str, trigger: str, expected: dict[str, str]) -> None:
    names = {e.key: e.name for e in entities_of(text)}
    found = [e for e in events_of(text) if e.trigger.of(text) == trigger]
    assert [{names[p.entity]: str(p.role) for p in e.participants} for e in found[:1]] == [expected]
