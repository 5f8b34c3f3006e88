"""Which date each clause of a story takes, and what goes on with the day of what went before."""

import pytest

from .test_find_events import events_of, shown

SCENES = [
    (
        "Ann Roe unveiled a card at an event in Oslo on Tuesday. She said it was simple. She showed films of its use.",
        [
            "unveiled statement asserted 2024-05-14",
            "said statement asserted 2024-05-14",
            "showed other asserted 2024-05-14",
        ],
    ),
    (
        "Ann Roe told Tom Fox on Tuesday that she was ill. Roe said no.",
        ["told statement asserted 2024-05-14"],
    ),
    (
        "Harbour Bank announced a new card on Monday. Ann Roe announced the card at a dinner.",
        ["announced statement asserted 2024-05-13", "announced statement asserted 2024-05-13"],
    ),
    (
        "Harbour Bank announced a new card on Monday. Ann Roe announced the closure of a school.",
        ["announced statement asserted 2024-05-13", "announced statement asserted -"],
    ),
    (
        "Harbour Bank launched a card on Monday. Ann Roe presented the card at the Bergen, Norway event.",
        ["launched other asserted 2024-05-13", "presented other asserted 2024-05-13"],
    ),
    (
        "Harbour Bank unveiled a card on Monday. Ann Roe demonstrated the card to reporters.",
        ["unveiled statement asserted 2024-05-13", "demonstrated other asserted 2024-05-13"],
    ),
    (
        "In a May 3 press conference, Ann Roe said that all would be paid.",
        ["said statement asserted 2024-05-03", "paid transfer-money planned -"],
    ),
    (
        "In Tuesday's raid, police arrested Tom Fox.",
        ["raid attack asserted 2024-05-14", "arrested arrest asserted 2024-05-14"],
    ),
    (
        "The theft of the painting in May 2019 was never explained.",
        ["theft transfer-ownership asserted 2019-05-01..2019-05-31"],
    ),
    (
        "The suspension of Ann Roe in March was lifted.",
        ["suspension end-position asserted 2024-03-01..2024-03-31", "lifted other asserted -"],
    ),
    ("The murder of Tom Fox in 2004 remains unsolved.", ["murder die asserted 2004-01-01..2004-12-31"]),
    (
        "In Monday's debate Ann Roe spoke of her father.",
        ["debate meet asserted 2024-05-13", "spoke statement asserted -"],
    ),
    ("Police say a mine on the road Sunday hit a lorry.", ["hit other asserted 2024-05-12"]),
    (
        "Tom Fox was arrested on March 3, 2019, held for 19 days and released for lack of evidence.",
        ["arrested arrest asserted 2019-03-03", "released release asserted 2019-03-22"],
    ),
    (
        "Tom Fox was arrested on 3 March 2019, held for years and freed.",
        ["arrested arrest asserted 2019-03-03", "freed release asserted -"],
    ),
    (
        "Tom Fox was convicted of selling stolen cars in 2003 and given a sentence of 18 months.",
        [
            "convicted convict asserted 2003-01-01..2003-12-31",
            "selling transfer-ownership asserted -",
            "given sentence asserted 2003-01-01..2003-12-31",
        ],
    ),
    (
        "Tom Fox was found guilty of ordering the killing of nine people in July 1993 and sentenced to life.",
        [
            "found convict asserted -",
            "ordering die asserted 1993-07-01..1993-07-31",
            "sentenced sentence asserted -",
        ],
    ),
    (
        "In 2011 Tom Fox sold the yard, and over the next four years he bought six ships.",
        ["sold transfer-ownership asserted 2011-01-01..2011-12-31", "bought transfer-ownership asserted -"],
    ),
    (
        "When the bank failed on 3 May 2012, Tom Fox and two partners met in a cellar.",
        ["failed end-org asserted 2012-05-03", "met meet asserted 2012-05-03"],
    ),
    (
        "Tom Fox, who is 79 and has sold the yard, was questioned twice in January.",
        ["sold transfer-ownership asserted -", "questioned other asserted 2024-01-01..2024-01-31"],
    ),
    (
        "Tom Fox died in Lund on 3 March 2014 and was buried with full honours.",
        ["died die asserted 2014-03-03", "buried other asserted -"],
    ),
]

GOVERNED = [
    ("Tom Fox stopped paying Ann Roe in March 2020.", ["stopped other asserted 2020-03-01..2020-03-31"]),
    (
        "Tom Fox was arrested in May 2018 and pleaded guilty to smuggling the next spring.",
        ["arrested arrest asserted 2018-05-01..2018-05-31", "pleaded convict asserted 2019-03-01..2019-05-31"],
    ),
    ("Tom Fox bribed a mayor to obtain a licence in 2013.", ["bribed transfer-money asserted 2013-01-01..2013-12-31"]),
    (
        "Tom Fox was shot on Friday, hours after he had left Oslo.",
        ["shot attack asserted 2024-05-17", "left transport asserted 2024-05-17"],
    ),
    (
        "Tom Fox fled in March 2019, when a bomb exploded and he lost two fingers.",
        [
            "fled transport asserted 2019-03-01..2019-03-31",
            "exploded attack asserted 2019-03-01..2019-03-31",
            "lost injure asserted 2019-03-01..2019-03-31",
        ],
    ),
    (
        "Police arrested Tom Fox on 8 May 2019, two days after the bank sacked him and froze his accounts.",
        [
            "arrested arrest asserted 2019-05-08",
            "sacked end-position asserted 2019-05-06",
            "froze sanction asserted 2019-05-06",
        ],
    ),
    ("Tom Fox went to the police on 7 June 2017 and was sent away.", ["went 2017-06-07", "sent 2017-06-07"]),
    ("Two years later it was Ann Roe who sued the bank.", ["sued -"]),
    (
        "An indictment unsealed today in Oslo, Norway, charges Tom Fox with theft.",
        ["unsealed 2024-05-17", "charges 2024-05-17"],
    ),
    ("Tom Fox was questioned on Monday and released.", ["questioned 2024-05-13", "released 2024-05-13"]),
    ("Harbour Bank reported a loss of 3 million on Tuesday.", ["reported 2024-05-14"]),
    ("Ann Roe told reporters that talks with unions would begin in June.", ["begin 2024-06-01..2024-06-30"]),
    ("Tom Fox appeared in court on Monday and was released.", ["appeared 2024-05-13", "released 2024-05-13"]),
    ("Tom Fox won a medal at the 1992 games in Oslo.", ["won 1992-01-01..1992-12-31"]),
    ("Tom Fox was released, only to be arrested again in 2014.", ["released -"]),
    ("The trial of Tom Fox was adjourned until 9 September.", ["adjourned -"]),
    (
        "Tom Fox left on 3 August 2015, the day before his offices were raided.",
        ["left 2015-08-03", "raided 2015-08-04"],
    ),
    ("Tom Fox left on 3 August 2015, the day after Ann Roe was arrested.", ["arrested 2015-08-02"]),
    (
        "Tom Fox bribed a mayor, whom police have not named, to obtain a licence in 2013.",
        ["bribed 2013-01-01..2013-12-31"],
    ),
    ("The arrest of Tom Fox took place on 3 May 2019.", ["arrest arrest asserted 2019-05-03"]),
    ("Police arrested Tom Fox before dawn on Tuesday.", ["arrested arrest asserted 2024-05-14"]),
    ("Tom Fox gave the colonel until the end of June to free Ann Roe.", ["gave -"]),
    ("The ministry promised a reply by the end of June.", ["promised -"]),
    ("Ann Roe resigned from the firm they had founded in 2012.", ["resigned -", "founded 2012-01-01..2012-12-31"]),
    (
        "On Wednesday, a year after she disappeared, friends of Ann Roe will walk to the bridge.",
        ["walk 2024-05-22"],
    ),
    ("Prosecutors say Tom Fox, 58, gave Ann Roe cash in 2011.", ["gave transfer-money alleged 2011-01-01..2011-12-31"]),
    ("Ann Roe hopes for a sentence, which a judge is to set in July.", ["set 2024-07-01..2024-07-31"]),
    ("Ann Roe was freed in 2010, and two years later married Tom Fox.", ["married 2012-01-01..2012-12-31"]),
    ("Tom Fox was held in May 2020 and two months later freed.", ["freed 2020-07-01..2020-07-31"]),
    ("Tom Fox was held on 29 April as he tried to leave on a false passport.", ["tried 2024-04-29"]),
    ("The Sara sank on 17 April while carrying rice to Oslo.", ["carrying 2024-04-17"]),
    ("Savers lost their money when the bank failed in 2016.", ["lost 2016-01-01..2016-12-31"]),
    (
        "Ann Roe worked as a clerk from 2012 until she was sacked in January 2017.",
        ["worked 2012-01-01..2017-01-31", "sacked 2017-01-01..2017-01-31"],
    ),
    (
        "Tom Fox has been held in Oslo since his arrest in September 2019.",
        ["held 2019-09-01..", "arrest 2019-09-01..2019-09-30"],
    ),
    ("Ann Roe has campaigned since a boy was hurt there in 2009.", ["campaigned 2009-01-01.."]),
    ("Ann Roe visited depots in October and November 2019.", ["visited 2019-10-01..2019-11-30"]),
    ("Shares fell on Tuesday and Wednesday before trading was halted.", ["fell 2024-05-14..2024-05-15"]),
    ("Police seized rice on Wednesday and detained Tom Fox.", ["detained 2024-05-15"]),
    ("Tom Fox has been in custody since 4 May 2021.", ["custody 2021-05-04.."]),
    ("Police seized tea hidden in a wall on Wednesday.", ["seized 2024-05-15"]),
    ("Ann Roe gave a lecture, on a machine that she had built, in May 2019.", ["gave 2019-05-01..2019-05-31"]),
    ("The case turns on the final of 12 May 2016, in which Rangers beat Stars.", ["beat 2016-05-12"]),
    ("Ann Roe will fly to Oslo on 4 June to sign a treaty with Norway.", ["fly 2024-06-04", "sign 2024-06-04"]),
    ("The court sits on Monday, when Tom Fox is due to be heard.", ["heard 2024-05-20"]),
    ("Ann Roe said in an interview published on Sunday that Tom Fox had fled.", ["said 2024-05-12"]),
    ("Tom Fox must appear in court on 3 October.", ["appear 2024-10-03"]),
    ("Ann Roe saw Tom Fox on Saturday teatime.", ["saw 2024-05-11"]),
    ("Beginning in March 2014 and continuing until June 2016, Tom Fox paid Ann Roe.", ["paid 2014-03-01..2016-06-30"]),
    (
        "Guards refused her entry on 24 April, because of the cargo, and again on 5 May.",
        ["refused 2024-04-24", "refused 2024-05-05"],
    ),
    ("Ann Roe drove cows there in the last week of Ramadan in 2014.", ["drove 2014-01-01..2014-12-31"]),
    ("In 1964 Ann Roe met a man who had married a nurse.", ["met 1964-01-01..1964-12-31", "married -"]),
    ("The court put off the hearing until 11 November.", ["put -", "hearing 2024-11-11"]),
    ("His sentence was put off until 6 December.", ["sentence 2024-12-06"]),
    ("Tom Fox is being held pending a hearing on May 20.", ["hearing 2024-05-20"]),
    ("Oslo asked for his arrest in May 2022.", ["asked 2022-05-01..2022-05-31"]),
    ("Tom Fox was convicted of spying in a closed trial in April 2019.", ["convicted 2019-04-01..2019-04-30"]),
    ("The shares have lost a third of their value since 12 May.", ["lost 2024-05-12.."]),
    ("Ann Roe, head of sales, takes over today.", ["takes 2024-05-17"]),
    ("Nine of the men were dead on Friday.", ["dead 2024-05-17"]),
    ("Tom Fox vanished on 3 May 2022. Nobody knows why. He has not been seen since.", ["seen 2022-05-03.."]),
    ("Tom Fox left on 3 May 2022. His parents have heard nothing since then.", ["heard 2022-05-03.."]),
    ("Tom Fox has not spoken to Ann Roe since 2011.", ["spoken 2011-01-01.."]),
    ("Nine people were killed on Friday during a march against the mayor.", ["march 2024-05-17", "killed 2024-05-17"]),
    ("Drones were used in June 2021 in an attack on the town.", ["attack 2021-06-01..2021-06-30"]),
    ("Tom Fox was taken from his bed on 3 May and charged with riot.", ["taken 2024-05-03", "charged 2024-05-03"]),
    ("Tom Fox wrote to Ann Roe on 3 March and 4 May, setting out his case.", ["wrote 2024-03-03", "wrote 2024-05-04"]),
    ("Tom Fox met Ann Roe on 3 May, 5 May and 9 May.", ["met 2024-05-03", "met 2024-05-05", "met 2024-05-09"]),
    ("The plot began no later than April 2016.", ["began ..2016-04-30"]),
    ("Ann Roe will travel to Oslo on August 24–28 to discuss trade.", ["discuss 2024-08-24..2024-08-28"]),
    (
        "Tom Fox flew to Oslo on 3 May 2019 and Bergen, where he married Ann Roe, a nurse, in June 2020.",
        ["married 2020-06-01..2020-06-30"],
    ),
    ("Police opened a file in July 2020, two months after Ann Roe held a sit-in.", ["held 2020-05-01..2020-05-31"]),
    ("Customs officers opened the box on 4 May and found tea.", ["opened 2024-05-04", "found 2024-05-04"]),
    ("Tom Fox was convicted in May 2019 and sentenced to a year in prison.", ["sentenced 2019-05-01..2019-05-31"]),
    ("Tom Fox confessed in 2020 and named Ann Roe as his partner.", ["named 2020-01-01..2020-12-31"]),
    ("Tom Fox was arrested in March 2015 and died in prison.", ["arrested 2015-03-01..2015-03-31", "died -"]),
    ("Tom Fox sued the bank in 2011 and lost.", ["sued 2011-01-01..2011-12-31", "lost -"]),
    ("Tom Fox left the army in March 2011 and moved to Kenya.", ["left 2011-03-01..2011-03-31", "moved -"]),
    ("Tom Fox visited Oslo on Monday and later wrote to Ann Roe.", ["visited 2024-05-13", "wrote -"]),
    ("Tom Fox was stopped on 3 May, carrying nine kilos of gold.", ["stopped 2024-05-03", "carrying 2024-05-03"]),
    ("When deputies raided the camp on 3 March 2015, they found nine boys.", ["found 2015-03-03"]),
]


@pytest.mark.parametrize("text, expected", GOVERNED)
def test_which_clause_a_date_belongs_to(text: str, expected: list[str]) -> None:
    lines = [shown(event, text) for event in events_of(text)]
    short = {f"{line.split()[0]} {line.split()[-1]}" for line in lines}
    assert all(line in lines or line in short for line in expected), lines


@pytest.mark.parametrize("text, expected", SCENES)
def test_the_day_of_a_clause(text: str, expected: list[str]) -> None:
    assert [shown(event, text) for event in events_of(text)] == expected


STATUSES = [
    ("Tom Fox is wanted for allegedly stealing two boats.", ["stealing alleged"]),
    ("Tom Fox was arrested for selling weapons in 2019.", ["arrested asserted", "selling alleged"]),
    ("Tom Fox is being sued over dumping waste in 2014.", ["sued asserted", "dumping alleged"]),
    (
        "The chief prosecutor confirmed that Tom Fox had landed in Oslo and would be driven to Bergen on Sunday.",
        ["landed asserted", "driven planned"],
    ),
    ("Tom Fox never woke and died on Monday.", ["died asserted"]),
    ("Tom Fox was set free on 9 May 2018.", ["set asserted"]),
    ("The trial of Tom Fox is set for 9 June.", ["trial planned"]),
    ("Tom Fox stabbed his rival, a court heard on Monday.", ["stabbed alleged", "heard asserted"]),
    ("Tom Fox stabbed his rival, the jury was told on Monday.", ["stabbed alleged", "told asserted"]),
    ("Tom Fox, who shot a judge in 2010, stabbed his rival, a court heard.", ["shot asserted", "stabbed alleged"]),
    ("Opening the case, Ann Roe, prosecuting, said Tom Fox had bribed a clerk.", ["bribed alleged"]),
    (
        'The ministry accused Red Dawn of the attack. "Tom Fox had fled," its spokesman told Northern Post.',
        ["accused asserted", "fled alleged"],
    ),
    ("According to testimony, Tom Fox was beaten in May 2019.", ["beaten alleged"]),
    (
        "The jury heard that Tom Fox had been jailed in 2010. The jury heard that Tom Fox then sold guns.",
        ["jailed asserted", "sold alleged"],
    ),
    (
        "Prosecutors say Tom Fox met Ann Roe in 2015. She gave him an envelope. The two then flew to Malta.",
        ["met alleged", "gave alleged", "flew alleged"],
    ),
    (
        "Tom Fox denied having met Ann Roe and said that police had beaten Omar Haddad.",
        ["met denied", "beaten alleged"],
    ),
    ("The lawsuit, filed on Monday in Oslo, says Tom Fox sold weapons.", ["filed asserted", "sold alleged"]),
    ("According to his lawyer, Tom Fox was beaten in May.", ["beaten alleged"]),
    ("Prosecutors say Tom Fox took bribes. After this he fled to Oslo.", ["fled alleged"]),
    ("Prosecutors say Tom Fox took bribes. Tom Fox paid Ann Roe in May.", ["paid alleged"]),
    ("Prosecutors say Tom Fox took bribes. Ann Roe went to Oslo in May.", ["went asserted"]),
    ("Prosecutors say Omar Haddad took bribes. He was born in Oslo in 1970.", ["born asserted"]),
    ("Prosecutors say Omar Haddad took bribes. He worked in Oslo in 2010.", ["worked asserted"]),
    ("Prosecutors say Omar Haddad took bribes. He was arrested in May.", ["arrested asserted"]),
    ("Tom Fox was jailed in 2010. Ann Roe met Tom Fox in 2012.", ["jailed asserted", "met asserted"]),
    ("Tom Fox denies fourteen counts of fraud.", ["denies denied"]),
    ("Ann Roe has denied it.", ["denied denied"]),
    ("Ann Roe denied the charges on 4 May 2020.", ["denied asserted"]),
    ("The judge denied Tom Fox bail.", ["denied asserted"]),
    ("Ann Roe denies one count of fraud.", ["denies denied"]),
    ("Tom Fox spent a year, by his own account, in Oslo.", ["spent alleged"]),
    ("Last May, the jury heard, Tom Fox paid a clerk.", ["heard asserted", "paid alleged"]),
    ("Tom Fox told detectives that Ann Roe had burned the files in May 2015.", ["told asserted", "burned alleged"]),
    ("Supporters of Tom Fox say Ann Roe paid a clerk.", ["paid alleged"]),
    ("Prosecutors say Tom Fox took bribes. He sued the paper in May.", ["sued asserted"]),
]


@pytest.mark.parametrize("text, expected", STATUSES)
def test_whether_a_happening_is_certain(text: str, expected: list[str]) -> None:
    told = {f"{event.trigger.of(text)} {event.status}" for event in events_of(text)}
    assert set(expected) <= told


def test_a_number_is_no_happening() -> None:
    assert not events_of("In 2017 turnout was 61 percent.")


def test_a_result_is_not_dated_as_its_report() -> None:
    told = events_of("Harbour Bank reported a loss of 3 million in the first quarter.")
    assert [event.date for event in told] == [None]


@pytest.mark.parametrize("phrase", ["a warrant for his arrest", "calls for the release of Tom Fox"])
def test_what_is_only_called_for_has_not_happened(phrase: str) -> None:
    text = f"The court heard of {phrase} from Omar Haddad."
    assert not {event.trigger.of(text) for event in events_of(text)} & {"arrest", "release"}
