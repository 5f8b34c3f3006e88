"""Plain happenings without a date: what somebody did is told, what only is, or was only said, is not."""

import pytest

from .test_find_events import events_of, shown

# Trigger, kind, status and date.
TOLD = [
    ("The firm demoed the headset.", ["demoed other asserted -"]),
    ("Protesters torched a bus.", ["torched attack asserted -"]),
    ("Ann Roe recused herself.", ["recused other asserted -"]),
    ("Ann Roe had her licence suspended.", ["suspended other asserted -"]),
    ("All six will have their accounts frozen.", ["frozen sanction planned -"]),
    ("He'd had a quarrel over money.", ["quarrel other asserted -"]),
    ('A panel headed by a judge blamed "an unusual storm" for it.', ["blamed statement asserted -"]),
    ("It was the third attack on the depot.", ["attack attack asserted -"]),
    ("Ann Roe is cooperating with detectives.", ["cooperating other asserted -"]),
    ("Ann Roe went to the police.", ["went other asserted -"]),
    ('"Nonsense," laughed Ann Roe.', ["laughed statement asserted -"]),
    ('"That is a tale," put Tom Fox for the bank.', ["put statement asserted -"]),
    (
        "A shepherd described how Tom Fox had driven the goats home.",
        ["described statement asserted -", "driven transport asserted -"],
    ),
    ("The council called it vandalism.", ["called statement asserted -"]),
    ("The nurse was told to leave the ward.", ["told statement asserted -"]),
    ("The brothers had a quarrel over the orchard.", ["quarrel other asserted -"]),
    ("Tom Fox was held for a day but let go.", ["held arrest asserted -", "let release asserted -"]),
    ("The minister, Ann Roe, called that decision a shame.", ["called statement asserted -"]),
    ("The brothers, Ann Roe and Tom Fox, deny everything.", ["deny statement denied -"]),
    (
        "A jury returned an indictment charging two brokers with fraud.",
        ["returned charge asserted -", "charging charge asserted -"],
    ),
    ("If convicted, the driver could be jailed for up to ten years.", ["jailed sentence planned -"]),
    ("The mayor, Ann Roe, must still approve the plan.", ["approve other planned -"]),
    ("Ann Roe was the first woman to win the race, in 2004.", ["win other asserted 2004-01-01..2004-12-31"]),
    ("The other half of the money went to Tom Fox.", ["went transfer-money asserted -"]),
    (
        "The club paid £900, which Ann Roe gave to the poor.",
        ["paid transfer-money asserted -", "gave transfer-money asserted -"],
    ),
    (
        "Tom Fox met her at the wedding of a cousin in 2012.",
        ["met meet asserted 2012-01-01..2012-12-31", "wedding marry asserted 2012-01-01..2012-12-31"],
    ),
    (
        "The rivals have promised elections in 2027.",
        ["elections elect planned 2027-01-01..2027-12-31"],
    ),
    ('"I never met him in Oslo," said Ann Roe.', ["met meet denied -", "said statement asserted -"]),
    ('"My clients did not take a cent," said Tom Fox.', ["take transfer-money denied -", "said statement asserted -"]),
    ("Ann Roe livestreamed the raid.", ["livestreamed other asserted -"]),
    ("The engine was praised by Ann Roe.", ["praised statement asserted -"]),
    ('Ann Roe called it "a farce".', ["called statement asserted -"]),
    ("Ann Roe said that it was late, and denied the deed.", ["denied statement asserted -"]),
    ("The ministry announced the arrest of six men.", ["announced statement asserted -", "arrest arrest asserted -"]),
    ("The ministry denied the killing of nine men.", ["denied statement asserted -", "killing die denied -"]),
    ("It closed the mine, prompting Ann Roe to sell the farm.", ["sell transfer-ownership asserted -"]),
    ("The army said Oslo-led forces came in 2003.", ["came other asserted 2003-01-01..2003-12-31"]),
    ("Ann Roe said about 90 percent of children of ten were vaccinated.", ["vaccinated other asserted -"]),
    (
        "The bank fined them after Ann Roe and Tom Fox tested positive.",
        ["fined fine asserted -", "tested other asserted -"],
    ),
    (
        "Tom Fox has pleaded not guilty to robbing a bank.",
        ["pleaded trial asserted -", "robbing transfer-ownership denied -"],
    ),
    (
        "A bomb ripped through a bus, killing one soldier and wounding two.",
        ["killing die asserted -", "wounding injure asserted -"],
    ),
    ("The station on Friday broadcast pictures of it.", ["broadcast other asserted 2024-05-17"]),
    (
        "Tom Fox was himself held in 2017 and, according to his lawyer, beaten on the feet.",
        ["held arrest asserted 2017-01-01..2017-12-31", "beaten attack alleged -"],
    ),
    (
        "Ann Roe applied for asylum, lost, appealed and lost again.",
        ["applied other asserted -", "lost other asserted -", "appealed appeal asserted -", "lost other asserted -"],
    ),
    (
        "In a message sent to a newspaper, Tom Fox denied it and said she would come back.",
        ["denied statement denied -", "come transport planned -"],
    ),
    ('"He brought maps," said his lawyer, Ann Roe.', ["brought other asserted -", "said statement asserted -"]),
    ('"She is tired," their lawyer, Tom Fox, told reporters.', ["told statement asserted -"]),
    ("Tom Fox has denied being there.", ["denied statement denied -", "being other denied -"]),
    ("His brother, Tom Fox, set up a firm in 2010.", ["set start-org asserted 2010-01-01..2010-12-31"]),
    (
        "An indictment unsealed in Oslo, Norway, charges Tom Fox with theft.",
        ["charges charge asserted -"],
    ),
    ("The lender's companies closed their accounts.", ["closed other asserted -"]),
    ("Surgeons had to postpone several operations.", ["postpone other asserted -"]),
    ("Firefighters cut two passengers from the wreck.", ["cut other asserted -"]),
    ("The goalkeeper let in four goals.", ["let other asserted -"]),
    ("The council called off the parade.", ["called other asserted -"]),
    ("Two ferry captains had also been questioned.", ["questioned other asserted -"]),
    ("Norway has suspended its grant to the museum.", ["suspended other asserted -"]),
    ("The pupils hid under their desks.", ["hid other asserted -"]),
    ("Shoppers helped the wounded guards.", ["helped other asserted -"]),
    ("The locks had been changed.", ["changed other asserted -"]),
    ("A knife was found.", ["found other asserted -"]),
    ("It took the clerk a month to mend the roof.", ["mend other asserted -"]),
    ("The mayor was forced to sell her house.", ["sell transfer-ownership asserted -"]),
    ("Farmers were made to give up their land.", ["give transfer-ownership asserted -"]),
    ("Ann Roe managed to escape.", ["escape transport asserted -"]),
    ("Ann Roe told reporters that the vote had been fair.", ["told statement asserted -"]),
    ("A spokesman told the agency that it was late.", ["told statement asserted -"]),
    ("The ambassador informed the ministry of the loss.", ["informed statement asserted -"]),
    ('"The vote was fair," Ann Roe said.', ["said statement asserted -"]),
    ("Tom Fox denied forging the will.", ["denied statement denied -", "forging other denied -"]),
    ("The ministry denied torturing prisoners.", ["denied statement denied -", "torturing attack denied -"]),
    ("Tom Fox was said to have been given a farm.", ["given transfer-ownership alleged -"]),
]

NOT_TOLD = [
    "I'm a little bit tired.",
    "We're excited by it.",
    "It was a fight.",
    "You could see the sea from the house.",
    "It could have been worse.",
    "The forms must be completed in English.",
    "The captain, whom everybody called “the Baron”, is tired.",
    "A firm called Rosa is rich.",
    "I do not know him.",
    "The storm could weaken further and be classified as a depression by Friday.",
    "Ann Roe nearly died in 2003.",
    "Ann Roe had said the firm would have gone broke.",
    "The bomb failed to explode.",
    "The tunnel runs under the river.",
    "Prices have grown.",
    "The museum holds 400 paintings.",
    "Ann Roe wears a red coat.",
    "The report shows a fall in crime.",
    "The case was widely known.",
    "Ann Roe said the vote had been fair.",
    "Officials said the vote had been fair.",
    "Ann Roe never met Tom Fox.",
    "Ann Roe wants to sell the farm.",
    "Ann Roe kept on with it.",
    "The printer made a noise.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_was_done_is_told(text: str, expected: list[str]) -> None:
    assert [shown(e, text) for e in events_of(text)] == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_states_and_mere_words_are_not_told(text: str) -> None:
    assert [shown(e, text) for e in events_of(text)] == []
