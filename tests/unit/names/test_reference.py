"""Whom pronouns and words without a name mean: each row is a story, a person, and all that means them but names."""

import pytest

from dossier.domain.mentions import FactKind, MentionForm

from .stories import person_in

Row = tuple[str, str, list[str]]

PARAGRAPHS: list[Row] = [
    (
        "Peter Lang flew to Oslo. Police held Robert Ross in Bonn.\nNurse Marta Solis saw Karl Berg there. He smiled.",
        "Karl Berg",
        ["He"],
    ),
    ("Police fined the pilot, Robert Ross, in May. He died in a fire a year later.", "Robert Ross", ["He"]),
    ("Peter Lang filed a complaint with the public prosecutor. It was closed. He left.", "Peter Lang", ["He"]),
    ("Peter Lang met Robert Ross in Bonn and offered him a job.", "Robert Ross", ["him"]),
    ("Peter Lang, who lives in Bonn, sued him.", "Peter Lang", []),
    ("In a letter to Robert Ross, he wrote of rain.", "Robert Ross", []),
    ("A court sentenced Peter Lang in his absence.", "Peter Lang", ["his"]),
    ("The notary was Peter Lang. He wept.", "Peter Lang", ["He"]),
    ("Peter Lang told Robert Ross that he was ill.", "Peter Lang", []),
    ("Peter Lang met Robert Ross, who had lost his car.", "Robert Ross", ["his"]),
    ("The auditor who raised the alarm, Marta Solis, was hurt outside her home.", "Marta Solis", ["her"]),
    ("Peter Lang called Robert Ross a liar. “I never paid,” he told the court.", "Peter Lang", ["I", "he"]),
]

GENDERS_LEARNT: list[Row] = [
    (
        "Marta Solis came late. Wozslaw Korn told a paper before her first year that he would play. He laughed.",
        "Wozslaw Korn",
        ["he", "He"],
    ),
    (
        "Marta Solis came late. Wozslaw Korn told a paper before her first year that he would play. He laughed.",
        "Marta Solis",
        ["her"],
    ),
]
"""Whether a name nobody knows is a man's or a woman's is told by "he" and "she" sooner than by whose "her" is."""

SET_BEFORE: list[Row] = [
    ("When she was nine, Marta Solis lost a leg.", "Marta Solis", ["she"]),
    ("Before he had left, Robert Ross wrote to the bank.", "Robert Ross", ["he"]),
    ("As he read the letter, the clerk, Marta Solis and a guard looked on.", "Marta Solis", []),
    ("Karl Berg came early. When he had left, Robert Ross wept.", "Karl Berg", ["he"]),
]
"""Clauses before the one whose subject their pronoun is, where nobody was told of who could be meant."""

OWN_CASE: list[Row] = [
    ("Robert Ross is a senator. Karl Berg denied the charges against him.", "Karl Berg", ["him"]),
    ("Robert Ross is a senator. Karl Berg rejected the accusations made against him.", "Karl Berg", ["him"]),
    ("Robert Ross is a senator. Karl Berg asked for the case against him to be dropped.", "Karl Berg", ["him"]),
    ("Robert Ross is a senator. Karl Berg filed a complaint against him.", "Robert Ross", ["him"]),
    ("Robert Ross is a senator. Karl Berg wants to testify against him.", "Robert Ross", ["him"]),
    ("Robert Ross is a senator. Prosecutor Karl Berg said the case against him was strong.", "Robert Ross", ["him"]),
    (
        "Robert Ross was tried. His brother, Karl Berg, sought to lift a warrant issued against him.",
        "Karl Berg",
        ["him"],
    ),
]
"""Whom "him" means behind what is turned against somebody."""

SPEAKERS: list[Row] = [
    ("Robert Ross took the stand. Karl Berg had stolen the rest, he said.", "Robert Ross", ["he"]),
    ("Marta Solis spoke. Ann Roe ran a shop. “She treated it as her own,” she said.", "Marta Solis", ["she"]),
]
"""Nobody speaks of himself by name, or as "she" in his own quotation."""

TWO_SURNAMES: list[Row] = [
    (
        "Hugo Salva Mora ruled here.\nSalva Mora was held. A judge sentenced him. His brother, Ian Salva Mora, fled.",
        "Hugo Salva Mora",
        ["him", "His"],
    ),
]
"""Two surnames that relatives share mean the one whom the story had named before."""

OFFICIALS: list[Row] = [
    (
        "Robert Ross is missing. Colonel Peter Lang, a police spokesman, said a warrant for his arrest was issued.",
        "Peter Lang",
        [],
    ),
    (
        "Robert Ross is missing. Colonel Peter Lang, a police spokesman, said a warrant for his arrest was issued.",
        "Robert Ross",
        ["his"],
    ),
    ("A lawyer for Robert Ross said he would appeal.", "Robert Ross", ["he"]),
    ("Prosecutor Peter Lang said Robert Ross was ill. He was held in Bonn.", "Robert Ross", ["He"]),
    ("Prosecutor Peter Lang said Robert Ross was ill. He added nothing.", "Peter Lang", ["He"]),
    ("Prosecutor Peter Lang said Robert Ross was ill. He accused the police of lying.", "Peter Lang", ["He"]),
]

FAMILY: list[Row] = [
    (
        "Peter and Robert Lang, the brothers, ran a port. Peter, the elder, wept. Police held the younger brother.",
        "Robert Lang",
        ["the brothers", "the younger brother"],
    ),
    (
        "Peter and Robert Lang, the brothers, ran a port. Peter, the elder, wept. Police held the elder Lang.",
        "Peter",
        ["the brothers", "the elder Lang"],
    ),
    (
        "Peter and Robert Lang, the brothers, ran a port. Police held Peter. His brother fled until police caught him.",
        "Robert Lang",
        ["the brothers", "brother", "him"],
    ),
    ("Peter and Robert Lang, the brothers, ran a port. Police held the elder Lang.", "Robert Lang", ["the brothers"]),
    (
        "Peter Lang says he paid. His son, Robert Lang, left. His father wept. Police held the younger Lang.",
        "Robert Lang",
        ["the younger Lang"],
    ),
    (
        "Peter Lang was tried. Mrs Marta Lang said her husband was ill.",
        "Peter Lang",
        ["husband"],
    ),
    ("Robert Ross’s wife, Marta Solis, said her husband was ill.", "Robert Ross", ["husband"]),
    ("Robert Ross’s wife, Marta Solis, wept. The couple left.", "Marta Solis", ["The couple"]),
    ("Peter Lang left his wife, Marta. Mrs Lang told jurors of it. He wept.", "Marta", []),
    ("A Miami couple was held. Robert Ross and his wife, Marta Solis, left.", "Marta Solis", ["A Miami couple"]),
    ("The Langs’ son, Robert, left. Peter Robert Lang stayed.", "Peter Robert Lang", []),
]

CALLINGS: list[Row] = [
    ("Police held fertiliser importer Robert Ross. The importer paid.", "Robert Ross", ["The importer"]),
    (
        "Robert Ross, an Iraqi trader, left. Police met the Iraqi’s deputies.",
        "Robert Ross",
        ["the Iraqi"],
    ),
    ("Robert Ross, a Dutch trader, left. The Dutch protested.", "Robert Ross", []),
    (
        "His driver told the court of it. The driver, Robert Ross, told the judge that he paid.",
        "Robert Ross",
        ["driver", "he"],
    ),
    (
        "Robert Ross told the court of it.\nQuestioned by counsel Peter Lang, the witness conceded that he had lied.",
        "Robert Ross",
        ["the witness", "he"],
    ),
    (
        "That ended with the killing of Robert Ross. The port director was shot in May.",
        "Robert Ross",
        ["The port director"],
    ),
    ("That ended with the killing of Robert Ross. The judge was shot in May.", "Robert Ross", []),
    (
        "The report names Robert Ross, a former major, as the commander who gave the order.",
        "Robert Ross",
        ["the commander"],
    ),
    (
        "Agents on Monday arrested the deputy head of customs.\nRobert Ross, 49, was taken to Bonn.",
        "Robert Ross",
        ["the deputy head"],
    ),
    (
        "A dual Russian and Israeli national appeared in court, U.S. Attorney Peter Lang announced.\n"
        "Robert Ross, 37, was flown in on Monday.",
        "Robert Ross",
        ["A dual Russian and Israeli national"],
    ),
    (
        "Robert Ross’s lawyer, Marta Solis, spoke. She said her client had sold his car.",
        "Robert Ross",
        ["client", "his"],
    ),
    ("Robert Ross’s lawyer, Marta Solis, spoke. She said her client had sold his car.", "Marta Solis", ["She", "her"]),
]

SEVERAL: list[Row] = [
    (
        "A jury convicted three men on Monday. Robert Ross, 44, of Miami, Karl Berg, 37, and Peter Lang wept.",
        "Peter Lang",
        ["three men"],
    ),
    ("Robert Ross met Karl Berg at a fair. In May the pair sent arms.", "Karl Berg", ["the pair"]),
    ("Robert Ross met Karl Berg and Peter Lang at a fair. In May the trio sent arms.", "Karl Berg", []),
    (
        "Norway named three individuals. It is punishing Robert Ross, Karl Berg and Peter Lang.",
        "Karl Berg",
        ["three individuals"],
    ),
    ("Robert Ross, Karl Berg and Peter Lang fled. All three men were held.", "Peter Lang", ["All three men"]),
    ("Robert Ross, Karl Berg and Peter Lang fled. All four men were held.", "Peter Lang", []),
    ("Robert Ross, 61, and trader Karl Berg are accused of theft. Both men deny it.", "Karl Berg", ["Both men"]),
    ("Robert Ross and Karl Berg left. Ross met Peter Lang in Bonn. The two quarrelled.", "Karl Berg", []),
    (
        "Robert and Karl Berg fled. The brothers were seen when their bus stopped.",
        "Karl Berg",
        ["The brothers", "their"],
    ),
]

TAKEN_UP: list[Row] = [
    (
        "A shipping magnate was held in Athens.\nNikos Palamas, 61, lost a yacht. The tycoon denied it. "
        "His lawyer, Eleni Vasiliou, spoke. Police searched the trader’s house.",
        "Nikos Palamas",
        ["A shipping magnate", "The tycoon", "His", "the trader"],
    ),
    ("Joan Weller ran a charity. The manager of the bank, Paul Reed, warned a priest.", "Joan Weller", []),
    ("A surgeon, Joan Weller, sued. The tycoon paid.", "Joan Weller", []),
    (
        "A court in Riga found a retired teacher guilty of spying and sentenced him to six years in prison.\n"
        "Andris Kalns, 58, shook his head. The judge, Ilze Ozola, said the teacher had sold maps.",
        "Andris Kalns",
        ["a retired teacher", "him", "his", "the teacher"],
    ),
    (
        "OSLO (Nordwire) - Norway’s former fisheries minister was charged and the current mayor of Bergen was held.\n"
        "Lars Holm, the former minister, denied it. The mayor, Kari Lund, said nothing.",
        "Lars Holm",
        ["former fisheries minister"],
    ),
    (
        "OSLO (Nordwire) - Norway’s former fisheries minister was charged and the current mayor of Bergen was held.\n"
        "Lars Holm, the former minister, denied it. The mayor, Kari Lund, said nothing.",
        "Kari Lund",
        ["the current mayor"],
    ),
    (
        "The founder of a firm that sold rice went on trial on Monday.\nNikos Palamas, 61, denied it.",
        "Nikos Palamas",
        ["The founder"],
    ),
]

TOLD_ON: list[Row] = [
    ("In her opening remarks, Marta Solis spoke of rain.", "Marta Solis", ["her"]),
    ("In his statement about Robert Ross, the police chief wept.", "Robert Ross", []),
    ("Peter Lang and Robert Ross met. Robert Ross said he was taking his sons to Bonn.", "Robert Ross", ["he", "his"]),
    ("Peter Lang won. Lang wept. “He had his dog and he fed it,” Eva Solis said.", "Peter Lang", ["He", "his", "he"]),
    ("Peter Lang had mended the roof of Robert Ross and had seen him take money.", "Robert Ross", ["him"]),
    ("Police caught Peter Lang in a dentist’s chair in Bonn. He fled from prison.", "Peter Lang", ["He"]),
    ("Marshal Robert Ross, under whom he served, thought him slow. Peter Lang wept.", "Robert Ross", []),
    (
        "Peter Lang rode north. A panel led by the judge Robert Ross cleared him in May.",
        "Peter Lang",
        ["him"],
    ),
    (
        "The president of the electoral commission, Peter Lang, who signed the result, resigned, citing his health.",
        "Peter Lang",
        ["his"],
    ),
]

NEAR: list[Row] = [
    ("Peter Lang fled. His wife asked the commander, Major Robert Ross, for help.", "Peter Lang", ["His"]),
    (
        "A crowd gathered on Friday after the state froze the accounts of a lender and of its founder.\n"
        "Nikos Palamas, 66, flew to Cyprus. Judge Eva Berg accuses the banker and his sons, Ivo Palamas and Karim.\n"
        "The elder Palamas wept.",
        "Nikos Palamas",
        ["founder", "the banker", "his", "The elder Palamas"],
    ),
    ("Peter Lang lives in Oslo. Lang is ill. A diplomat who met him last week wept.", "Peter Lang", ["him"]),
    ("Peter Lang is held. Lang is ill. The third, Robert Ross, said his client wept.", "Peter Lang", ["his client"]),
    (
        "“We left,” Marta Solis said. It rained. The shops were shut. Nobody came. The post went to Eva Berg. "
        "She told a paper that she was “glad”.",
        "Eva Berg",
        ["She", "she"],
    ),
]

TOGETHER: list[Row] = [
    (
        "Police held seven people in Lyon. Among them were the player Ivo Petric and his brother-in-law, Paul Reed.",
        "Paul Reed",
        ["seven people"],
    ),
    ("Gunmen killed 12 people, including the mayor, Paul Reed. Joan Weller spoke.", "Paul Reed", ["12 people"]),
    ("Gunmen killed 12 people, including the mayor, Paul Reed. Joan Weller spoke.", "Joan Weller", []),
    (
        "Joan Weller drove Karl Berg to the port, where they boarded a ferry. They were flown home.",
        "Karl Berg",
        ["they", "They"],
    ),
    ("Joan Weller told the guards about Karl Berg before they left.", "Karl Berg", []),
    (
        "Joan Weller and Karl Berg wed. Police held the couple. They were flown home.",
        "Karl Berg",
        ["the couple", "They"],
    ),
    ("Joan Weller and Karl Berg wed. The couple met two priests. They were flown home.", "Karl Berg", ["The couple"]),
    (
        "Joan Weller lied. Her boyfriend, Karl Berg, fled. Paul Reed saw Ivo Petric. Police caught the couple.",
        "Joan Weller",
        ["Her", "the couple"],
    ),
    (
        "The indictment charges a Ukrainian national and a Canadian national with theft.\n"
        "Artem Holub, 29, wrote the program. Tyler Marsh, 34, used it.",
        "Tyler Marsh",
        ["a Canadian national"],
    ),
]

ROWS = [
    *NEAR,
    *TOGETHER,
    *TAKEN_UP,
    *TOLD_ON,
    *PARAGRAPHS,
    *GENDERS_LEARNT,
    *SET_BEFORE,
    *OWN_CASE,
    *SPEAKERS,
    *TWO_SURNAMES,
    *OFFICIALS,
    *FAMILY,
    *CALLINGS,
    *SEVERAL,
]


@pytest.mark.parametrize(("text", "name", "expected"), ROWS, ids=[f"{row[1]}: {row[0][-60:]}" for row in ROWS])
def test_who_is_meant(text: str, name: str, expected: list[str]) -> None:
    mentions = person_in(text, name).mentions
    assert [m.span.of(text) for m in mentions if m.form is not MentionForm.NAME] == expected


TITLES = [
    ("Director of Public Prosecutions Peter Lang spoke.", "Peter Lang", "Director of Public Prosecutions"),
    ("Minister of Foreign Affairs Robert Ross spoke.", "Robert Ross", "Minister of Foreign Affairs"),
    ("Secretary of State Marta Solis spoke.", "Marta Solis", "Secretary of State"),
]


@pytest.mark.parametrize(("text", "name", "role"), TITLES)
def test_an_office_is_no_part_of_a_name(text: str, name: str, role: str) -> None:
    assert [fact.value for fact in person_in(text, name).facts if fact.kind is FactKind.ROLE] == [role]
