"""What a story without a stated date gives away of its publication, as tables: its words, first and last day."""

from datetime import date

import pytest

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.publication import PublicationProposal
from dossier.domain.spans import Span
from dossier.extract.pipeline import analyse
from dossier.extract.publication import propose

CAPTION = "[caption] "


def story_of(text: str) -> Story:
    """Return *text* as a story: a paragraph a line, captions marked."""
    passages, start = [], 0
    for line in text.split("\n"):
        skip = len(CAPTION) if line.startswith(CAPTION) else 0
        role = PassageRole.CAPTION if skip else PassageRole.BODY
        passages.append(Passage(Span(start + skip, start + len(line)), role))
        start += len(line) + 1
    return Story(1, Span(0, len(text)), passages=tuple(passages))


def proposed(text: str, file: str = "") -> PublicationProposal | None:
    story = story_of(text)
    return propose(text, story, analyse(text, story), file)


def bounds(text: str) -> str:
    """Return the interval as "2021-05-05..2021-05-05"; an open side is empty."""
    found = proposed(text)
    start, end = (found.start, found.end) if found is not None else (None, None)
    return f"{start or ''}..{end or ''}"


PAST = [
    ("He was arrested in July 2017 in Sarajevo.", "2017-07-01.."),
    ("Police arrested the two men on 4 March 2014.", "2014-03-04.."),
    ("On March 4, 2014, police searched the house.", "2014-03-04.."),
    ("In 2013, he left his home and travelled to Syria. He was arrested in July 2017.", "2017-07-01.."),
    ("The minister resigned on 3 May 2019, and her deputy was arrested in 2020.", "2020-01-01.."),
    ("The firm has been under sanctions since 2018.", "2018-01-01.."),
    ("Between August and November 2020 the pair sent thousands of emails.", "2020-11-01.."),
    ("The company allegedly paid bribes in June 2016.", "2016-06-01.."),
    ("“We met in May 2016,” she said.", "2016-05-01.."),
    ("The ministry said on 3 May 2019 that the talks had failed.", "2019-05-03.."),
    ("The talks were announced on 5 May 2021 in Oslo.", "2021-05-05.."),
    ("She died in hospital in early 2017.", "2017-01-01.."),
    ("The bank collapsed in the autumn of 2008.", "2008-09-01.."),
    ("The court sentenced him to life in prison in May 2022.", "2022-05-01.."),
    ("He was convicted in a jury trial in May 2022.", "2022-05-01.."),
    ("She lost the election in November 2016.", "2016-11-01.."),
]

NOT_PAST = [
    "The contract runs until 2030.",
    "The visa was valid until 31 December 2025.",
    "The visa was valid in 2025.",
    "The deadline was 31 December 2024.",
    "The deadline was set for 31 December 2024.",
    "The government approved a ban on petrol cars in 2035.",
    "He decided to retire in 2030.",
    "The city won the right to host the Games in 2028.",
    "Officials announced elections on 5 May 2024.",
    "Parliament voted for a ban in 2035.",
    "He would have been released in 2031.",
    "The company hoped to sell the plant in 2026.",
    "The novel tells how, in 2045, machines took over.",
    "In the film, robots conquered Earth in 2049.",
    "If he returned in 2027, he could be arrested.",
    "He did not say whether the plant would open in 2028.",
    "The trial was scheduled for 14 March 2024.",
    "The hearing was postponed to 14 March 2024.",
    "The minister promised a new law in 2026.",
    "Bonds due in 2030 fell sharply.",
    "Analysts predicted a recession in 2027.",
    "The plan for 2040 was presented to the council.",
    "He was sentenced to prison with the possibility of parole in 2047.",
    "The men wanted to attack the stadium on 4 July 2026.",
    "The airline ordered ten aircraft for 2027.",
    "He spoke of the 2028 election.",
    "About 2030 people attended.",
    "In her new novel, set in 2061, the last ship left in 2055. By then, in 2052, the government had fled.",
    "He signed a contract in 2010 for delivery in 2024.",
    "They agreed on a ceasefire until 3 May 2025.",
    "The new law takes effect on 1 January 2025.",
    "The agency was to be closed in 2030.",
    "Had he stayed until 2030, he would have been rich.",
]

PLANNED = [
    ("The hearing is scheduled for 14 March 2024.", "..2024-03-14"),
    ("Elections are due in May 2024.", "..2024-05-31"),
    ("She is scheduled to be sentenced Sept. 12, 2023.", "..2023-09-12"),
    ("Lund, who will be tried in 2024, was arrested on 3 May 2022.", "2022-05-03..2024-12-31"),
    ("The treaty, signed on 4 April 1949, will be renewed in 2029.", "..2029-12-31"),
    ("The minister said in 2015 that the plant will close in 2018.", "2015-01-01.."),
    ("The man is due to stand trial on 14 March 2024.", "..2024-03-14"),
    ("He will face sentencing in October 2025.", "..2025-10-31"),
    ("The court will sentence him on 9 October 2025.", "..2025-10-09"),
    ("On 14 March 2024 the court will hear the case.", "..2024-03-14"),
    ("The museum is scheduled to open in 2027.", "..2027-12-31"),
    ("The two leaders are expected to meet on 5 May 2021.", "..2021-05-05"),
    ("The army plans to leave the base in June 2023.", "..2023-06-30"),
    ("He was arrested in July 2017 and is due to stand trial on 5 March 2018.", "2017-07-01..2018-03-05"),
    ("She was charged on 3 May 2019. The trial will begin on 7 June 2019.", "2019-05-03..2019-06-07"),
]

NOT_PLANNED = [
    "The trial, scheduled for 14 March 2024, will be public.",
    "He faces 20 years in prison when he is sentenced on 9 October 2025.",
    "The city hosted the Games in 2012 and will host them again.",
    "In an interview in March 2011 he spoke of the tower. It will open in 2012, he said.",
    "The minister said on 3 May 2012 that much would change. The bridge will open in 2013, she added.",
    "The museum may open in 2027.",
    "The museum could open in 2027.",
    "The plant would close in 2018, the minister said.",
    "“The plant will close in 2018,” he said.",
    "In 1938 he is arrested. He will die in a camp in 1941.",
    "If the court agrees, the case could begin in May 2024.",
    "The court will review the attack in March 2015.",
    "He will be tried over his role in the war in 2003.",
    "Those jailed in 2019 will be released.",
    "Two men accused of meddling in the 2020 election will appear in court.",
    "The man will be sentenced for crimes in 2019.",
    "In the film, set in 2049, a machine will rule from 2050.",
    "He was due to stand trial on 14 March 2024.",
    "A hearing set for 14 March 2024 was cancelled.",
]

BESIDE = [
    ("Today, 5 May 2021, the council met.", "2021-05-05..2021-05-05"),
    ("The council met today (5 May 2021).", "2021-05-05..2021-05-05"),
    ("The council met yesterday, 4 May 2021.", "2021-05-05..2021-05-05"),
    ("The council meets tomorrow, May 6, 2021.", "2021-05-05..2021-05-05"),
    ("This year, 2019, nobody came.", "2019-01-01..2019-12-31"),
    ("Athletes prepare for next year's 2024 Olympics.", "2023-01-01..2023-12-31"),
    ("He missed last year’s 2022 World Cup.", "2023-01-01..2023-12-31"),
    ("They fell out last month, in December 2020.", "2021-01-01..2021-01-31"),
    ("The bridge fell three years ago, in 2016.", "2018-07-02..2020-12-31"),
    ("The bridge fell two days ago, on 5 May 2021.", "2021-05-06..2021-05-08"),
    ("“Today, 5 May 2021, is a dark day,” she said.", "2021-05-05.."),
    ("He was arrested in July 2017. The council met yesterday (4 May).", "2018-05-05.."),
]

NOT_BESIDE = [
    "The council met today. On 31 June 2021 nothing happened.",
    "Nobody goes there today. 2019 people live in the village.",
    "“The bridge fell three years ago,” he said.",
    "Today 2,000 people live there.",
]

WEEKDAYS = [
    ("He was arrested in July 2021. Police searched the house on Friday, 4 March.", "2022-03-04.."),
    ("Police searched it on Friday, March 4. He was arrested in July 2021 and is due to stand trial in June 2023.",
     "2022-03-04..2023-03-03"),
    ("She was charged in May 2021. The court will hear the case on Friday, 4 March. The verdict is due to fall in "
     "December 2022.", "2021-05-01..2022-03-04"),
]  # fmt: skip

NO_WEEKDAY = [
    "Police searched the house on Friday, 4 March.",
    "Police searched the house on Friday.",
    "“We met on Friday, 4 March,” he said.",
]

CAPTIONS = [
    ("[caption] The court in Oslo, July 12, 2019. REUTERS/Ann Roe\nThe trial began.", "2019-07-12.."),
    ("[caption] A file photo from 2018 shows the harbour.\nThe trial began.", "2018-01-01.."),
    ("[caption] A man passes a mural on December 30, 2024. (AFP)\nThe trial began.", "2024-12-30.."),
]

NO_CAPTION = [
    "[caption] The stadium is to open on 12 July 2029.\nThe trial began.",
    "[caption] Tickets for 12 July 2029 are sold out.\nThe trial began.",
    "[caption] A poster of the 2028 Games is seen in this picture.\nThe trial began.",
    "[caption] The 2028 torch. REUTERS/Ann Roe\nThe trial began.",
    "[caption] © 2021 Agency\nThe trial began.",
]

CALENDAR = [
    ("OSLO, March 4 (Reuters) - Police arrested a man. He was charged in May 2021 and will stand trial in July 2022.",
     "2022-03-04..2022-03-05"),
    ("Today marks the 30th anniversary of the ferry disaster of 1994, in which 852 people died.",
     "2024-01-01..2024-12-31"),
    ("This week marks the 10th anniversary of the 11 March 2011 earthquake.", "2021-03-05..2021-03-17"),
    ("The emails were sent in 2019. The campaign comes only two weeks before Americans are due to elect their "
     "president.", "2020-10-16.."),
    ("He was arrested in May 2022. The report comes two weeks before the 2024 US presidential election.",
     "2024-10-18..2024-10-26"),
    ("The town marked the 10th anniversary of the 2011 earthquake.", "2020-12-01.."),
    ("The town will mark the 10th anniversary of the 2011 earthquake.", "..2022-01-31"),
    ("Ann Roe, who was born on 3 May 1980, is now 41.", "2021-05-03..2022-05-02"),
]  # fmt: skip

NOT_CALENDAR = [
    "OSLO, 4 March - The trial began.",
    "The emails were sent two weeks before Americans elected their president.",
    "“It is two weeks before Americans elect a president,” he said.",
    "The emails came two weeks before the election.",
    "Born on 3 May 1980, the 41-year-old went to sea.",
    "She wrote of the 10th anniversary of the 2011 earthquake.",
]


@pytest.mark.parametrize(("text", "expected"), [*PAST, *PLANNED, *BESIDE, *WEEKDAYS, *CAPTIONS, *CALENDAR])
def test_what_can_be_known(text: str, expected: str) -> None:
    assert bounds(text) == expected


NOTHING = [*NOT_PAST, *NOT_PLANNED, *NOT_BESIDE, *NO_WEEKDAY, *NO_CAPTION, *NOT_CALENDAR]


LONG_AGO = date(2014, 1, 1)
"""Some of these tell truly of something before; none may bound more than that."""


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_nothing_bounds_nothing(text: str) -> None:
    found = proposed(text)
    start, end = (found.start, found.end) if found is not None else (None, None)
    assert end is None
    assert start is None or start < LONG_AGO, f"{start} for {text!r}"
