"""What is told inside an accusation, beside a denial or by a lawyer is somebody's word, and no fact."""

import pytest

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.events import Role
from dossier.domain.spans import Span
from dossier.extract.pipeline import analyse

TOLD = [
    # put in between, inside an accusation
    ("Prosecutors say Karl Lund, who had bribed two clerks, hid the money.", "bribed", "alleged"),
    ("The indictment says Karl Lund, who had hired a gunman, burned the files.", "burned", "alleged"),
    ("Investigators believe that Karl Lund, who had forged the deeds, sold the farm.", "forged", "alleged"),
    ("Prosecutors accuse Karl Lund, who had bribed two clerks, of hiding the money.", "bribed", "alleged"),
    ("Detectives suspect that Ann Roe, who had poisoned the well, fled to Oslo in May.", "poisoned", "alleged"),
    ("Prosecutors say Karl Lund, who was arrested in May, hid the money.", "arrested", "asserted"),
    ("Prosecutors say Karl Lund, who was born in Graz, hid the money.", "born", "asserted"),
    ("Prosecutors say Karl Lund, who was appointed treasurer in 2015, hid the money.", "appointed", "asserted"),
    ("Prosecutors say Karl Lund, who pleaded guilty in June, hid the money.", "pleaded", "asserted"),
    # to suspect
    ("Police suspect Ann Roe poisoned the well in May 2019.", "poisoned", "alleged"),
    ("Detectives suspect Karl Lund forged the will and sold the farm.", "sold", "alleged"),
    # what somebody was told to do, by an accusation
    ("According to the indictment, Karl Lund instructed Ann Roe to buy shares in March 2019.", "buy", "alleged"),
    # what is only weighed up
    ("Ann Roe said delaying the trial would harm the case.", "delaying", None),
    # who asks takes it for so
    ("Asked when she had left the firm, Ann Roe said it was in 2018.", "left", "asserted"),
    # when a deed was done
    ("Karl Lund was charged with stealing the drawings after joining the firm in 2017.", "joining", "asserted"),
    # a lawyer's word, and a prosecutor's who is called attorney
    ("Karl Lund is charged with fraud. He bought the land in good faith, his lawyer said.", "bought", "alleged"),
    # after a denial
    ("Ann Roe rejected the claim. She had lent him the money in 2015.", "lent", "alleged"),
    ("Ann Roe rejected the claim. She had been arrested in 2015.", "arrested", "asserted"),
    ("The spokesman called the report a fabrication. He had sold his shares in 2016.", "sold", "alleged"),
    # a second deed by the same word
    ("Karl Lund was beaten in the yard, according to three inmates, and dragged to a cell.", "dragged", "alleged"),
    # passed on
    ("“He told me that Lund had burned the boat,” the fisherman said. Karl Lund is 40.", "burned", "alleged"),
    # a court goes on hearing it
    ("The court heard from Karl Lund. He said that Roe rang him on Monday. They met at a bar.", "met", "alleged"),
    # what somebody declares to a court
    ("Omar Lund's declaration says that guards had broken his arm.", "broken", "alleged"),
    ("According to his declaration, Karl Lund left Vienna on 3 May 2019.", "left", "alleged"),
    ("According to the declaration, the two states ended the war in May 2019.", "ended", "asserted"),
    # nothing is alleged of them
    ("Ann Roe has not been accused of any wrongdoing.", "accused", "denied"),
    ("No charges will be brought against Ann Roe, prosecutors said.", "brought", "denied"),
    # a witness goes on under his name, and of himself tells what was so
    ("Karl Lund told the court he was ill. Lund, 61, said Ann Roe came to Oslo in May 2019.", "came", "alleged"),
    ("Karl Lund told the court he was ill. Lund, 61, said he came to Oslo in May 2019.", "came", "asserted"),
    # the story sets something against what critics say
    ("Critics say Ann Roe rigged the vote, although observers endorsed it in May 2019.", "endorsed", "asserted"),
    ("Parliament extended the curfew in May, following the murder of Ann Roe.", "murder", "asserted"),
    ("Ann Roe said she supports holding new elections.", "holding", None),
    # charges without "that", counts that somebody is convicted of, what a scheme did, conditions
    ("Karl Lund appeared in court to face charges he spent years selling maps.", "spent", "alleged"),
    ("Karl Lund resigned amid allegations he bribed two clerks.", "bribed", "alleged"),
    ("Karl Lund was convicted on three charges of bribing two clerks.", "bribing", "asserted"),
    ("Karl Lund was arrested on charges of bribing two clerks.", "bribing", "alleged"),
    ("Ann Roe accuses Karl Lund of running a scheme that stole money from widows.", "stole", "alleged"),
    ("The fire in which Ann Roe died could have been stopped had Karl Lund closed the valve.", "closed", None),
    # no speech without a word said
    ("Karl Lund, using a false name, wrote letters to the bank in 2019.", "wrote", "asserted"),
]

NAMED = [
    # ages set two people side by side
    (
        "The state charged Ann Roe, 50, of Graz, and Tom Fox, 47, of Linz, with fraud.",
        "charged",
        ["Ann Roe", "Tom Fox"],
    ),
    ("The complaint charges Ann Roe, 50, of Graz, and Tom Fox, 47, with fraud.", "charges", ["Ann Roe", "Tom Fox"]),
    ("Police arrested Ann Roe, 50, of Graz, over the killing of a guard, Tom Fox, 47.", "arrested", ["Ann Roe"]),
    # whose sanctions
    ("The EU imposed sanctions on Ann Roe in 2019. In 2021 the sanctions were lifted.", "lifted", ["Ann Roe"]),
    ("The EU sanctioned Ann Roe and Tom Fox in 2019. In 2021 the sanctions were lifted.", "lifted", []),
    ("The sanctions were lifted in 2015. Karl Lund welcomed it.", "lifted", []),
    # of whom nothing is alleged
    ("Ann Roe has not been accused of any wrongdoing.", "accused", ["Ann Roe"]),
    ("Neither Ann Roe nor Tom Fox was charged.", "charged", ["Ann Roe", "Tom Fox"]),
    ("Prosecutors said no charges would be brought against Ann Roe.", "brought", ["Ann Roe"]),
]


@pytest.mark.parametrize(("text", "trigger", "people"), NAMED, ids=[row[0] for row in NAMED])
def test_whom_it_befalls(text: str, trigger: str, people: list[str]) -> None:
    story = Story(1, Span(0, len(text)), passages=(Passage(Span(0, len(text)), PassageRole.BODY),))
    found = analyse(text, story)
    names = {entity.key: entity.name for entity in found.entities}
    befallen = {
        p.entity
        for e in found.events
        if e.trigger.of(text) == trigger
        for p in e.participants
        if p.role is Role.PATIENT
    }
    assert sorted(names[key] for key in befallen) == people


@pytest.mark.parametrize(("text", "trigger", "status"), TOLD, ids=[row[0] for row in TOLD])
def test_whose_word_it_is(text: str, trigger: str, status: str | None) -> None:
    story = Story(1, Span(0, len(text)), passages=(Passage(Span(0, len(text)), PassageRole.BODY),))
    found = {event.status.value for event in analyse(text, story).events if event.trigger.of(text) == trigger}
    assert found == (set() if status is None else {status})


def test_an_aside_of_record_is_nobodys_word() -> None:
    text = "Prosecutors say Karl Lund, who was arrested in May, hid the money."
    story = Story(1, Span(0, len(text)), passages=(Passage(Span(0, len(text)), PassageRole.BODY),))
    arrest, hid = analyse(text, story).events
    assert (arrest.attribution, hid.attribution) == (None, "Prosecutors")
