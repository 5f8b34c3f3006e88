"""Kinds, dates and statuses by the words of English: every row is a small story and the events that it tells."""

import pytest

from .test_find_events import events_of, shown

# Trigger and kind.
KINDS = [
    ("Tom Fox struck a deal with the rebels in 2015.", ["struck other"]),
    ("Tom Fox attacked the plan in 2015.", ["attacked statement"]),
    ("Tom Fox shot a film in Rome in 2015.", ["shot other"]),
    ("Parliament killed the bill in 2015.", ["killed other"]),
    ("The bank met the deadline in 2015.", ["met other"]),
    ("Tom Fox charged into the room in 2015.", ["charged other"]),
    ("New methods were tried in 2015.", ["tried other"]),
    ("Tom Fox exploded with rage in 2015.", ["exploded other"]),
    ("Tom Fox arrived at a decision in 2015.", ["arrived other"]),
    ("Tom Fox released his tax returns in 2015.", ["released other"]),
    ("Tom Fox lost to Ann Roe in the 2015 election.", ["lost elect"]),
    ("Tom Fox was put in charge of the bank in 2015.", ["put start-position"]),
    ("Tom Fox called Ann Roe at noon on 3 May 2020.", ["called phone-write"]),
    ("Ann Roe ran to the agency's office on 3 May 2020.", ["ran other"]),
    ("Tom Fox ran for office in 2015.", ["ran nominate"]),
    ("Tom Fox stood in the council elections in 2015.", ["stood nominate"]),
    ("Tom Fox appeared in a grey suit on 3 May 2020.", ["appeared other"]),
    ("Tom Fox filed a suit against Ann Roe in 2015.", ["filed sue"]),
    ("An earlier will had left the house to Ann Roe in 2015.", ["left other"]),
    ("In 2015 the court struck out her appeal.", ["struck appeal"]),
    ("Tom Fox entered a guilty plea in 2015.", ["entered convict"]),
    ("Ann Roe was called as a witness in 2015.", ["called other"]),
    ("Ann Roe closed her shop at noon on 3 May 2020.", ["closed other"]),
    ("The company was struck off the register in 2015.", ["struck end-org"]),
    ("Tom Fox was struck off in 2015.", ["struck end-position"]),
    ("Her appeal was dismissed in 2015.", ["dismissed appeal"]),
    ("His appeal was thrown out in 2015.", ["thrown appeal"]),
    ("They talked for eleven minutes on 3 May 2020.", ["talked meet"]),
    ("Several thousand citizens gathered in front of the parliament in 2015.", ["gathered demonstrate"]),
    ("Shareholders gathered in 2015.", ["gathered meet"]),
    ("Tom Fox came to her shop in 2015.", ["came transport"]),
    ("The girls were taken to a shrine in 2015.", ["taken transport"]),
    ("Tom Fox got bail in 2015.", ["got release"]),
    ("Ann Roe issued proceedings in 2015.", ["issued sue"]),
    ("Norway banned imports of cheese in 2015.", ["banned sanction"]),
    ("Tom Fox was declared bankrupt in 2015.", ["declared declare-bankruptcy"]),
    ("Tom Fox was deprived of his seat in 2015.", ["deprived end-position"]),
    ("Tom Fox lost by nine points in 2015.", ["lost elect"]),
    ("Ann Roe signed over the house in 2015.", ["signed transfer-ownership"]),
    ("Ann Roe was burnt in 2015.", ["burnt injure"]),
    ("Ann Roe was hit by a bullet in 2015.", ["hit injure"]),
    ("Tom Fox was given electric shocks in 2015.", ["given attack"]),
    ("Ann Roe held up a picture in 2015.", ["held other"]),
    ("Hundreds of workers marched to the palace in 2015.", ["marched demonstrate"]),
    ("Tom Fox stormed out of the hall in 2015.", ["stormed transport"]),
    ("Ann Roe confronted Tom Fox in 2015.", ["confronted meet"]),
    ("Ann Roe suffered a heart attack in August 2015.", ["suffered injure"]),
    ("The team appealed for witnesses.", ["appealed statement"]),
    ("His passport was returned to him in 2015.", ["returned transfer-ownership"]),
    ("The board removed its founder in 2015.", ["removed end-position"]),
    ("Ann Roe, who joined from Borealis in 2022, sings.", ["joined start-position"]),
    ("Ann Roe was given a community order in 2015.", ["given sentence"]),
    ("Tom Fox punched him in 2015.", ["punched attack"]),
    ("His house was stoned in 2015.", ["stoned attack"]),
    (
        "Tom Fox was held in 2014 and surrendered by Malta in 2015.",
        ["held arrest", "surrendered extradite"],
    ),
    ("Ann Roe delivered suitcases of cash in 2015.", ["delivered transfer-money"]),
    ("The fund was launched in 2015.", ["launched start-org"]),
    ("Friends have paid tribute to Ann Roe.", ["paid statement"]),
    ("The court sits again on Monday.", ["sits trial"]),
    ("A mule brought her to the clinic.", ["brought transport"]),
    ("Tom Fox hung up.", ["hung phone-write"]),
    ("Tom Fox deposited his savings in Oslo in 2019.", ["deposited transfer-money"]),
    ("Ann Roe received a third of the proceeds in 2019.", ["received transfer-money"]),
    ("Tom Fox took from the family 300 euros in 2019.", ["took transfer-money"]),
    ("The branch in Oslo was shut in 2019.", ["shut end-org"]),
    ("General Fox came to power in 2003.", ["came start-position"]),
    ("The prime minister named a cabinet of nine in 2010.", ["named start-position"]),
    ("Ann Roe was named to the cabinet in 2010.", ["named start-position"]),
    ("Tom Fox was hit in the leg on 3 May 2020.", ["hit injure"]),
    ("A constable fired twice on 3 May 2020.", ["fired attack"]),
    ("Ann Roe agreed in 2019 that it was wrong.", ["agreed statement"]),
    ("The council decided in April 2022 to close the pool.", ["decided other"]),
    ("Tom Fox wrote a novel in 2015.", ["wrote other"]),
    ("Ann Roe wrote to him six times in 2015.", ["wrote phone-write"]),
    ("The telephone rang at dawn on 3 May 2020.", ["rang phone-write"]),
    ("The inspector was moved to desk duties in 2017.", ["moved start-position"]),
    ("Ann Roe left the judiciary in 2019.", ["left end-position"]),
    ("Ann Roe lost her husband in 1993.", ["lost die"]),
    ("Iran handed Tom Fox over to Norway in May 2017.", ["handed extradite"]),
    ("Tom Fox was handed over four months later, in May 2017.", ["handed extradite"]),
    ("Tom Fox was handed six years in May 2017.", ["handed sentence"]),
    ("The club challenged the ruling in 2018.", ["challenged appeal"]),
    ("The Council imposed restrictive measures in 2018.", ["imposed sanction"]),
    ("The inquest heard on 3 May 2020 about a fall.", ["heard trial"]),
    ("The brothers set up Porta Nera in 2013.", ["set start-org"]),
    ("The brothers set up the trading house Porta Nera in 2013.", ["set start-org"]),
    ("The minister was driven to the airport on 3 May 2020.", ["driven transport"]),
    ("Ann Roe won a second term in 2020.", ["won elect"]),
    ("Ann Roe ran for mayor in 2020.", ["ran nominate"]),
    ("A bomb went off on 3 May 2020.", ["went attack"]),
    ("Police used tear gas on 3 May 2020.", ["used attack"]),
    ("Residents blocked the road on 3 May 2020.", ["blocked demonstrate"]),
    ("The jury retired on 3 May 2020.", ["retired trial"]),
    ("Tom Fox gave Ann Roe a watch in 1960.", ["gave transfer-ownership"]),
    ("The ministry banned Tom Fox from entering Norway in 1960.", ["banned sanction"]),
    ("Ann Roe gave birth to a girl in March 2021.", ["gave be-born"]),
    ("Ann Roe wed Tom Fox in 2010.", ["wed marry"]),
    ("Ann Roe separated from her husband in 2012.", ["separated divorce"]),
    ("Tom Fox lost an eye in a fight in 2015.", ["lost injure"]),
    ("Tom Fox broke his leg on 3 May 2020.", ["broke injure"]),
    ("Omar Haddad hanged himself in his cell on 9 May 2016.", ["hanged die"]),
    ("Omar Haddad took his own life in 2016.", ["took die"]),
    ("Tom Fox was stabbed to death in Oslo on 4 May 2019.", ["stabbed die"]),
    ("A jogger found the body on 6 May 2019.", ["found die"]),
    ("The blast of 5 March 2019 left nine dead.", ["blast attack", "left die"]),
    ("Tom Fox was declared dead in 2022.", ["declared die"]),
    ("The rebels were hanged in 1946.", ["hanged execute"]),
    ("Tom Fox withdrew $40,000 in June 2020.", ["withdrew transfer-money"]),
    ("Omar Haddad was given 200,000 francs on 3 May 2017.", ["given transfer-money"]),
    ("The bank wired €2 million to Oslo on 4 April 2019.", ["wired transfer-money"]),
    ("Omar Haddad moved more than $60 million in 2019.", ["moved transfer-money"]),
    ("Omar Haddad moved to Oslo in 2019.", ["moved transport"]),
    ("Tom Fox received up to 300,000 rupees in July 2018.", ["received transfer-money"]),
    (
        "Tom Fox pocketed the fees; he embezzled the rest in 2011.",
        ["pocketed transfer-money", "embezzled transfer-money"],
    ),
    ("Tom Fox spent $3 million on a villa in 2014.", ["spent transfer-money"]),
    ("Ann Roe inherited the farm in 2001.", ["inherited transfer-ownership"]),
    ("The state nationalised the mine in 1971.", ["nationalised transfer-ownership"]),
    ("Tom Fox opened a kiosk in Oslo in 1994.", ["opened start-org"]),
    ("Tom Fox founded Harbour Bank in 1988.", ["founded start-org"]),
    ("The firms merged in 2009.", ["merged merge-org"]),
    ("The party was dissolved in 2015.", ["dissolved end-org"]),
    ("The newspaper shut down in 2013.", ["shut end-org"]),
    ("The company went bankrupt in 2012.", ["went declare-bankruptcy"]),
    ("Militiamen burned his house in August 2014.", ["burned attack"]),
    ("The mayor survived an assassination attempt in 2017.", ["survived attack"]),
    ("Soldiers beat Tom Fox with rifle butts on 4 May 2015.", ["beat attack"]),
    ("The airport was retaken on 4 May 2016.", ["retaken attack"]),
    ("Thousands took to the streets on 4 May 2019.", ["took demonstrate"]),
    ("Teachers went on strike in March 2018.", ["went demonstrate"]),
    ("Ann Roe attended the wedding on 3 May 2014.", ["attended meet"]),
    ("Ann Roe sent him an email on 3 May 2019.", ["sent phone-write"]),
    ("Tom Fox called her by telephone on 3 May 2019.", ["called phone-write"]),
    ("Omar Haddad was commissioned as a lieutenant in 1998.", ["commissioned start-position"]),
    ("Ann Roe was sworn in as mayor in January 2010.", ["sworn start-position"]),
    ("Ann Roe took up her post in 2011.", ["took start-position"]),
    ("Ann Roe assumed office on 4 May 2016.", ["assumed start-position"]),
    ("Tom Fox was dropped from the cabinet in July 2019.", ["dropped end-position"]),
    ("Tom Fox was released from the position of treasurer in March 2016.", ["released end-position"]),
    ("Tom Fox was relieved of his duties on 3 May 2019.", ["relieved end-position"]),
    ("Tom Fox was stripped of his rank in 2016.", ["stripped end-position"]),
    ("The king abdicated in 1936.", ["abdicated end-position"]),
    ("Ann Roe handed in her resignation on 3 May 2019.", ["handed end-position"]),
    ("Ann Roe left the ministry in 2018.", ["left end-position"]),
    ("Tom Fox was picked up by marines on 3 May 2022.", ["picked arrest"]),
    ("Tom Fox was caught trying to leave in May 2020.", ["caught arrest", "trying other"]),
    ("Tom Fox was taken into custody on 3 May 2022.", ["taken arrest"]),
    ("Omar Haddad was rearrested on 3 May 2016.", ["rearrested arrest"]),
    ("Police rounded up suspects on 4 May 2016.", ["rounded arrest"]),
    ("Omar Haddad was bailed in April 2021.", ["bailed release"]),
    ("Omar Haddad was granted bail on 3 May 2021.", ["granted release"]),
    ("Omar Haddad walked free on 3 May 2021.", ["walked release"]),
    ("Tom Fox appeared before a judge on 3 May 2021.", ["appeared trial"]),
    ("The defence called two witnesses on 3 May 2021.", ["called trial"]),
    ("The prosecution closed its case on 3 May 2021.", ["closed trial"]),
    ("The inquest was adjourned on 3 May 2021.", ["adjourned trial"]),
    ("Tom Fox faced charges in 2016.", ["faced charge"]),
    ("Prosecutors filed charges on 3 May 2016.", ["filed charge"]),
    ("Ann Roe took the ministry to court in 2014.", ["took sue"]),
    ("Tom Fox pleaded guilty on 3 May 2021.", ["pleaded convict"]),
    ("Tom Fox was given twelve years in prison on 3 May 2021.", ["given sentence"]),
    ("Tom Fox paid a $300,000 penalty in 2016.", ["paid fine"]),
    ("Omar Haddad was handed over to Norway on 3 May 2021.", ["handed extradite"]),
    ("Omar Haddad was turned over to the FBI in 2019.", ["turned extradite"]),
    ("The court quashed the conviction in 2015.", ["quashed appeal"]),
    (
        "The Justice Ministry dropped the case; the court of appeal upheld the verdict in 2021.",
        ["dropped other", "upheld appeal"],
    ),
    ("The president commuted the sentence in 2017.", ["commuted pardon"]),
    ("The firm was put on a blacklist in 2019.", ["put sanction"]),
    ("The group was listed as a terrorist organisation in 2014.", ["listed sanction"]),
    ("Ann Roe spoke to reporters on 3 May 2021.", ["spoke statement"]),
    ("A warrant was issued on 3 May 2021.", ["issued other"]),
    ("Ann Roe flew to Oslo on 3 May 2021.", ["flew transport"]),
    ("Tom Fox boarded a ferry on 3 May 2021.", ["boarded transport"]),
    ("Omar Haddad was flown home on 3 May 2021.", ["flown transport"]),
    ("The crates were shipped to Sudan in 2017.", ["shipped transport"]),
    ("The judge dismissed the lawsuit in 2016.", ["dismissed other"]),
    ("The minister dismissed the claims on 3 May 2021.", ["dismissed statement"]),
    ("The vote was held on 3 May 2020.", ["held elect"]),
    ("The ministry rejected the request on 3 May 2021.", ["rejected other"]),
    ("Tom Fox drove a bus in 2009.", ["drove other"]),
    ("Tom Fox drove across the border in 2009.", ["drove transport"]),
    ("A commission cleared her in March 1986.", ["cleared acquit"]),
    ("Ann Roe filed for divorce in 2020.", ["filed divorce"]),
    ("Harbour Bank was registered in Norway in March 2014.", ["registered start-org"]),
]

# Trigger, kind, status and date.
DATES = [
    ("The appeals court will on 3 June begin to hear the case.", ["hear trial planned 2024-06-03"]),
    (
        "Between 2019 and 2022, Tom Fox is said to have moved the gold.",
        ["moved transport alleged 2019-01-01..2022-12-31"],
    ),
    (
        "Tom Fox was dropped from the board in the reshuffle of 14 July 2019.",
        ["dropped end-position asserted 2019-07-14"],
    ),
    (
        "At the trial, which lasted from 2017 to 2019, Ann Roe wept.",
        ["trial trial asserted 2017-01-01..2019-12-31", "wept other asserted -"],
    ),
    (
        "The report lists 23 killings in Oslo between May 2015 and December 2018.",
        ["killings die asserted 2015-05-01..2018-12-31"],
    ),
    (
        "Photographs seen by the paper show Tom Fox and Ann Roe on a yacht in August 2013.",
        ["show other asserted 2013-08-01..2013-08-31"],
    ),
    (
        "Tom Fox, then a lecturer, leaves the university in 1994.",
        ["leaves end-position asserted 1994-01-01..1994-12-31"],
    ),
    (
        "A court in Oslo sentences Tom Fox to four years in January 2018.",
        ["sentences sentence asserted 2018-01-01..2018-01-31"],
    ),
    (
        "His company cut ties with the bank in March 2019, Ann Roe said.",
        ["cut other asserted 2019-03-01..2019-03-31", "said statement asserted -"],
    ),
    ("Tom Fox and Ann Roe run the shop since 2016.", ["run other asserted 2016-01-01.."]),
    ("Ann Roe has run the bank since 2016.", ["run other asserted 2016-01-01.."]),
    (
        "Tom Fox was attacked in Oslo in March 2019 and lost an eye.",
        ["attacked attack asserted 2019-03-01..2019-03-31", "lost injure asserted 2019-03-01..2019-03-31"],
    ),
    (
        "Tom Fox telephoned in May 2019 and demanded money.",
        [
            "telephoned phone-write asserted 2019-05-01..2019-05-31",
            "demanded statement asserted 2019-05-01..2019-05-31",
        ],
    ),
    (
        "Ann Roe asked again on 14 December 2015 and was threatened with arrest.",
        ["asked statement asserted 2015-12-14", "threatened statement asserted 2015-12-14"],
    ),
    (
        "Officers raided the flat on 3 May 2021 and seized two laptops.",
        ["raided other asserted 2021-05-03", "seized other asserted 2021-05-03"],
    ),
    (
        "Tom Fox appeared in court on 4 May 2021 and pleaded not guilty.",
        ["appeared trial asserted 2021-05-04", "pleaded trial asserted 2021-05-04"],
    ),
    (
        "Tom Fox was arrested on 3 May 2020 and died in prison.",
        ["arrested arrest asserted 2020-05-03", "died die asserted -"],
    ),
    (
        "Tom Fox was released on 3 May 2020 and moved to Oslo.",
        ["released release asserted 2020-05-03", "moved transport asserted -"],
    ),
    (
        "On 9 May 2021 Omar Haddad left his house and boarded a ferry to Bergen.",
        ["left transport asserted 2021-05-09", "boarded transport asserted 2021-05-09"],
    ),
    (
        "Before his arrest in May 2018, Tom Fox had sold the boat.",
        ["arrest arrest asserted 2018-05-01..2018-05-31", "sold transfer-ownership asserted -"],
    ),
    (
        "After his arrest in May 2018, Tom Fox sold the boat.",
        ["arrest arrest asserted 2018-05-01..2018-05-31", "sold transfer-ownership asserted -"],
    ),
    ("It was not until June 2020 that police searched the house.", ["searched other asserted 2020-06-01..2020-06-30"]),
    (
        "The attack of March 2019 killed nine people.",
        ["attack attack asserted 2019-03-01..2019-03-31", "killed die asserted 2019-03-01..2019-03-31"],
    ),
    ("No one was hurt in the blast on 3 May 2021.", ["blast attack asserted 2021-05-03"]),
    (
        "Tom Fox was arrested on 3 May 2019 as he waited for a train.",
        ["arrested arrest asserted 2019-05-03", "waited other asserted -"],
    ),
    ("2015: Tom Fox is arrested in May.", ["arrested arrest asserted 2015-05-01..2015-05-31"]),
    (
        "Ann Roe said that he never ran the firm and that he met Tom Fox once in 2010.",
        ["said statement asserted -", "ran other denied -", "met meet asserted 2010-01-01..2010-12-31"],
    ),
    (
        "The ministry rejected the request in May 2019 on the ground that Tom Fox has been a citizen since 2015.",
        ["rejected other asserted 2019-05-01..2019-05-31", "citizen other asserted 2015-01-01.."],
    ),
    ("Ann Roe, also known as Red Ann, was freed in 2016.", ["freed release asserted 2016-01-01..2016-12-31"]),
    ("The case continues on Monday.", ["continues trial planned 2024-05-20"]),
    ("Ann Roe will be in court on Monday.", ["court trial planned 2024-05-20"]),
    (
        "Militiamen burned his house in August 2014 and killed his brother.",
        ["burned attack asserted 2014-08-01..2014-08-31", "killed die asserted 2014-08-01..2014-08-31"],
    ),
    ("The hearing resumes on Tuesday.", ["resumes trial planned 2024-05-21"]),
    (
        "4 July 2018: Tom Fox is charged with fraud. He denies it and is bailed.",
        [
            "charged charge asserted 2018-07-04",
            "denies statement asserted 2018-07-04",
            "bailed release asserted 2018-07-04",
        ],
    ),
    (
        "2 March 2020: A jury convicts Tom Fox. He is jailed for eight years and fined.",
        [
            "convicts convict asserted 2020-03-02",
            "jailed sentence asserted 2020-03-02",
            "fined fine asserted 2020-03-02",
        ],
    ),
    ("October 2019: The trial collapses after a juror falls ill.", ["collapses trial asserted 2019-10-01..2019-10-31"]),
    ("2022: The court of appeal is due to rule in November.", ["rule statement planned 2022-11-01..2022-11-30"]),
    ("Tom Fox met a man known as Red Ned in Oslo in June 2016.", ["met meet asserted 2016-06-01..2016-06-30"]),
    ("Ann Roe has since moved to Norway.", ["moved transport asserted -"]),
]

ACCOUNTS = [
    # What an indictment tells goes on until the paragraph ends; what police do with somebody is not part of it.
    (
        "According to the indictment, Tom Fox met Ann Roe in Oslo. Ann Roe built the web pages. The crates were "
        "stored in Bergen. Tom Fox was questioned in 2019.",
        [
            "met meet alleged -",
            "built other alleged -",
            "stored other alleged -",
            "questioned other asserted 2019-01-01..2019-12-31",
        ],
    ),
    # Who stands accused tells his own side.
    (
        "Tom Fox was charged with theft. Tom Fox said he had won the money in 2019.",
        ["charged charge asserted -", "said statement asserted -", "won transfer-money alleged 2019-01-01..2019-12-31"],
    ),
    (
        "Prosecutors believe Ann Roe was warned by Tom Fox, who resigned in 2019.",
        ["warned statement alleged -", "resigned end-position asserted 2019-01-01..2019-12-31"],
    ),
    (
        "Prosecutors said they had opened a case in 2019.",
        ["opened other asserted 2019-01-01..2019-12-31"],
    ),
    ("Tom Fox denies ever having met Ann Roe.", ["denies statement denied -", "met meet denied -"]),
    (
        "Ann Roe said that Omar Haddad told her that Tom Fox had paid a guard in 2019.",
        [
            "said statement asserted -",
            "told statement asserted -",
            "paid transfer-money alleged 2019-01-01..2019-12-31",
        ],
    ),
    (
        "Police allege that Omar Haddad bought the rifle in 2020.",
        ["bought transfer-ownership alleged 2020-01-01..2020-12-31"],
    ),
    (
        "The indictment says Tom Fox paid the officer $5,000. He then drove the crates to Oslo.",
        ["paid transfer-money alleged -", "drove transport alleged -"],
    ),
    (
        "Ann Roe told the court that Tom Fox had handed her the keys in 2019.",
        ["told statement asserted -", "handed transfer-ownership alleged 2019-01-01..2019-12-31"],
    ),
    (
        "Ann Roe told the court that Tom Fox handed her the keys in 2019. She said she was paid in 2020.",
        [
            "told statement asserted -",
            "handed transfer-ownership alleged 2019-01-01..2019-12-31",
            "said statement asserted -",
            "paid transfer-money alleged 2020-01-01..2020-12-31",
        ],
    ),
    (
        "Ann Roe testified that she had warned Tom Fox in 2019.",
        ["testified trial asserted -", "warned statement alleged 2019-01-01..2019-12-31"],
    ),
    (
        "Ann Roe conceded that she had been dismissed in 2018.",
        ["conceded statement asserted -", "dismissed end-position asserted 2018-01-01..2018-12-31"],
    ),
    (
        "Tom Fox admitted in court that he had stolen the painting in 2017.",
        ["admitted statement asserted -", "stolen transfer-ownership asserted 2017-01-01..2017-12-31"],
    ),
    (
        "The judge told the court that Tom Fox had fled in 2018.",
        ["told statement asserted -", "fled transport asserted 2018-01-01..2018-12-31"],
    ),
    ("His lawyers said he never met Tom Fox in 2010.", ["met meet denied 2010-01-01..2010-12-31"]),
    ("His lawyer said he had not met Tom Fox in 2010.", ["met meet denied 2010-01-01..2010-12-31"]),
    ("Police said Tom Fox had not fled in 2010.", []),
    (
        "Tom Fox rejected the allegation that he had sold the rifle in 2016.",
        ["rejected statement asserted -", "sold transfer-ownership denied 2016-01-01..2016-12-31"],
    ),
    (
        "The ministry rejected it on the ground that Tom Fox has been a citizen since 2015.",
        ["rejected other asserted -", "citizen other asserted 2015-01-01.."],
    ),
    (
        "Norway blacklisted three men in 2023. The Justice Ministry said that Omar Haddad had led the ring since 2016.",
        [
            "blacklisted sanction asserted 2023-01-01..2023-12-31",
            "said statement asserted -",
            "led other alleged 2016-01-01..",
        ],
    ),
    (
        "The prosecutor says that a request was sent to Oslo in March 2019.",
        ["sent other asserted 2019-03-01..2019-03-31"],
    ),
    ("His lawyer said Tom Fox was beaten in 2019.", ["beaten attack alleged 2019-01-01..2019-12-31"]),
    ("Tom Fox plans to appeal.", ["appeal appeal planned -"]),
    ("The case continues on Monday.", ["continues trial planned 2024-05-20"]),
    (
        "Ann Roe said a reward for information leading to the boat would be announced next month.",
        ["said statement asserted -", "announced statement planned 2024-06-01..2024-06-30"],
    ),
    (
        "Between 2019 and 2022, Omar Haddad is alleged to have moved $60 million.",
        ["moved transfer-money alleged 2019-01-01..2022-12-31"],
    ),
    ("Tom Fox is due to meet Ann Roe on 3 June.", ["meet meet planned 2024-06-03"]),
    (
        "Ann Roe said on Wednesday she would resign. She denied the claims.",
        ["said statement asserted 2024-05-15", "resign end-position planned -", "denied statement asserted 2024-05-15"],
    ),
    (
        "Ann Roe said on Wednesday she would resign. She denied the claims in 2019.",
        [
            "said statement asserted 2024-05-15",
            "resign end-position planned -",
            "denied statement asserted 2019-01-01..2019-12-31",
        ],
    ),
    (
        "Ann Roe said on Wednesday she would resign. In a letter, she denied the claims.",
        ["said statement asserted 2024-05-15", "resign end-position planned -", "denied statement denied -"],
    ),
    (
        "Ann Roe gave a speech on Monday. She announced a new school. She also praised Tom Fox.",
        [
            "gave statement asserted 2024-05-13",
            "announced statement asserted 2024-05-13",
            "praised statement asserted 2024-05-13",
        ],
    ),
    (
        "Jurors heard that Omar Haddad paid an officer $25,000 in 2018.",
        ["paid transfer-money alleged 2018-01-01..2018-12-31"],
    ),
    (
        "Omar Haddad was convicted in 2020. Jurors heard that he paid an officer $25,000 in 2018.",
        ["convicted convict asserted 2020-01-01..2020-12-31", "paid transfer-money asserted 2018-01-01..2018-12-31"],
    ),
]


def _title(value: object) -> str:
    return value[:40] if isinstance(value, str) else ""


@pytest.mark.parametrize(("text", "expected"), KINDS, ids=_title)
def test_kind_of_a_verb(text: str, expected: list[str]) -> None:
    assert [" ".join(shown(e, text).split()[:2]) for e in events_of(text)] == expected


@pytest.mark.parametrize(("text", "expected"), DATES, ids=_title)
def test_date_of_a_verb(text: str, expected: list[str]) -> None:
    assert [shown(e, text) for e in events_of(text)] == expected


@pytest.mark.parametrize(("text", "expected"), ACCOUNTS, ids=_title)
def test_status_by_account(text: str, expected: list[str]) -> None:
    assert [shown(e, text) for e in events_of(text)] == expected
