"""How far the words reach that say whose account it is: what they govern is alleged, what stands beside them is not."""

import pytest

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.spans import Span
from dossier.extract.pipeline import analyse

# Text, a trigger, its status and by whose account it is told.
SCOPES: list[tuple[str, str, str, str | None]] = [
    ("Witnesses say two men entered the mill and killed a guard.", "killed", "asserted", "Witnesses"),
    (
        "Prosecutors say the group, Kestrel, collected at least $9 million in 2018.",
        "collected",
        "alleged",
        "Prosecutors",
    ),
    ("Prosecutors say the firm, Kestrel, based in Oslo, sold 40 boats in 2018.", "sold", "alleged", "Prosecutors"),
    ("The mayor told state radio the next day that “armed men” had fired on 3 May 2020.", "fired", "alleged", "mayor"),
    (
        "The farmer, Karl Lund, said in a letter sent on Friday that Tom Fox had stolen the van in 2018.",
        "stolen",
        "alleged",
        "Karl Lund",
    ),
    ("“Tom Fox paid for the fish in May 2019,” recalls Ann Roe, a cook.", "paid", "asserted", "Ann Roe"),
    ("“Tom Fox sank the boat in May 2019,” Father Lund recalls.", "sank", "asserted", "Lund"),
    ("Tom Fox took 40 crates in May 2018, Ann Roe told the jury as she opened the case.", "took", "alleged", "Ann Roe"),
    ("On his last day, Ann Roe claims, Tom Fox told her in May 2018 that he had left.", "told", "alleged", "Ann Roe"),
    ("The alleged thefts occurred on 10 April 2019.", "thefts", "alleged", None),
    ("The thefts occurred on 10 April 2019.", "thefts", "asserted", None),
    ("An heir accused of having Tom Fox killed in 2015 was arrested on Monday.", "killed", "alleged", None),
    ("Ann Roe had Tom Fox killed in 2015.", "killed", "asserted", None),
    ("The indictment details how Tom Fox moved the money to Malta in 2016.", "moved", "alleged", "indictment"),
    ("The jury heard from Ann Roe, who said Tom Fox had sunk a boat on 3 May 2018.", "sunk", "alleged", "Ann Roe"),
    ("The jury heard from Ann Roe, a nurse. She said Tom Fox had sunk a boat in 2018.", "sunk", "alleged", "Ann Roe"),
    ("Ann Roe told the panel that Tom Fox had used a needle in May 2018.", "used", "alleged", "Ann Roe"),
    ("The engineers who warned about it were moved to Oslo in May 2018.", "moved", "asserted", None),
    ("Tom Fox was charged with fraud. A friend, Karl Lund, said Fox had left in May.", "left", "alleged", "Karl Lund"),
    ("Tom Fox was charged with fraud. Fox had left in May, said a friend, Karl Lund.", "left", "asserted", "Karl Lund"),
    ("Karl Lund admitted that Tom Fox had paid the guard in May 2018.", "paid", "asserted", "Karl Lund"),
    ("Ann Roe was fined. Karl Lund said that Tom Fox had paid the guard in 2018.", "paid", "alleged", "Karl Lund"),
    ("Records show that Tom Fox paid the guard in May 2018.", "paid", "asserted", "Records"),
    # What somebody accused says of himself is doubted where a verb of saying governs it, or before any verdict.
    ("Police charged Tom Fox with fraud. “I met a banker in May 2019,” Tom Fox said.", "met", "alleged", "Tom Fox"),
    ("Tom Fox was convicted of fraud. Tom Fox learned to sew in May 2019, he said.", "learned", "asserted", "Tom Fox"),
    ("Tom Fox was convicted of fraud. Tom Fox said he met a banker in May 2019.", "met", "alleged", "Tom Fox"),
    (
        "Police suspect Tom Fox. A friend, Karl Lund, said Tom Fox had told him of a plan in May.",
        "told",
        "alleged",
        "Karl Lund",
    ),
    (
        "Police suspect Tom Fox. A friend, Karl Lund, said Tom Fox had resigned in May 2019.",
        "resigned",
        "asserted",
        "Karl Lund",
    ),
    # What was done to things, in news of a case, by the word of no office.
    (
        "Tom Fox was charged with fraud. Ann Roe said two pages had been removed in May.",
        "removed",
        "alleged",
        "Ann Roe",
    ),
    (
        "Tom Fox was charged with fraud. A spokesman said two ferries had been repaired in May.",
        "repaired",
        "asserted",
        "spokesman",
    ),
    ("Tom Fox opened a shop. Ann Roe said two pages had been removed in May.", "removed", "asserted", "Ann Roe"),
    ("It was at dusk, the witness said, that Tom Fox carried a sack in May 2019.", "carried", "alleged", "witness"),
    ("Tom Fox carried a sack to the quay in May 2019, the Old Bailey heard.", "carried", "alleged", "court"),
    ("According to two former cellmates, Tom Fox was beaten in May 2019.", "beaten", "alleged", "two former cellmates"),
    # What is said goes on behind a clause that only describes its subject; that clause itself is the story's own.
    (
        "Prosecutors allege that Tom Fox, who led a firm in 2001, moved the money in May.",
        "moved",
        "alleged",
        "Prosecutors",
    ),
    ("Prosecutors allege that Tom Fox, who was born in Oslo, moved the money in May.", "born", "asserted", None),
    ("Police told reporters that Tom Fox, who was born in Oslo, fled in May 2018.", "fled", "asserted", "Police"),
    # "Had" in a clause behind a name goes on with what is said.
    ("Karl Lund said Ann Roe was hit by Tom Fox, who had robbed her in May 2018.", "robbed", "alleged", "Karl Lund"),
    ("Karl Lund said Ann Roe was hired by Tom Fox, who robbed a bank in May 2018.", "robbed", "asserted", "Karl Lund"),
    ("Her lawyer, Karl Lund, said Tom Fox had forced Ann Roe to sign in May.", "forced", "alleged", "Karl Lund"),
    # "According to" a private person: alleged where it opens the sentence, and only in news of a case.
    (
        "Tom Fox was charged with fraud. According to the priest, Karl Lund took a bag in May.",
        "took",
        "alleged",
        "priest",
    ),
    (
        "Tom Fox was charged with fraud. According to the register, Karl Lund left a bank in May.",
        "left",
        "asserted",
        "register",
    ),
    (
        "Tom Fox opened a shop. According to the priest, Karl Lund built a pier in May 2019.",
        "built",
        "asserted",
        "priest",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "status", "source"), SCOPES, ids=[row[0] for row in SCOPES])
def test_how_far_an_account_reaches(text: str, trigger: str, status: str, source: str | None) -> None:
    story = Story(1, Span(0, len(text)), passages=(Passage(Span(0, len(text)), PassageRole.BODY),))
    found = [event for event in analyse(text, story).events if event.trigger.of(text) == trigger]
    assert [(event.status.value, event.attribution) for event in found] == [(status, source)]
