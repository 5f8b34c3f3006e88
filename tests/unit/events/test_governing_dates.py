"""Dates behind a verb without a subject, behind what is put in between, behind an example, and lists of dates."""

import pytest

from .test_find_events import events_of

ROWS = [
    # Behind words that a verdict quotes.
    ('Roe was convicted of "helping arson" on 15 July 2022 and is in jail.', "convicted", ["2022-07-15"]),
    ('Roe was charged with "burning the flag" in May 2019.', "charged", ["2019-05-01..2019-05-31"]),
    ('Roe was charged with "burning the flag" in May 2019.', "burning", ["-"]),
    # What somebody was kept from.
    ("Shares of the firm of Roe were suspended from trading in 2017.", "suspended", ["2017-01-01..2017-12-31"]),
    ("Roe was barred from teaching in March 2016.", "barred", ["2016-03-01..2016-03-31"]),
    # Behind an insertion with a participle of its own.
    ("On 3 May, according to nine men interviewed apart, guards burnt the hut of Roe.", "burnt", ["2024-05-03"]),
    ("On 3 May, according to nine men interviewed apart, guards burnt the hut of Roe.", "interviewed", ["-"]),
    ("On 3 May, in a hall hired by the party, Roe resigned.", "resigned", ["2024-05-03"]),
    # Of what somebody died.
    ("Roe died of a stroke in 1977.", "died", ["1977-01-01..1977-12-31"]),
    ("Roe died of a heart attack on 4 June 2011.", "died", ["2011-06-04"]),
    # An example has its date for itself.
    ("The men of Roe fought there between May and July 2015, among them the capture of Elko on 13 June 2015.",
     "fought", ["2015-05-01..2015-07-31"]),
    ("The men of Roe carried out raids in 2015, among them the killing of a guard on 4 May.", "killing",
     ["2015-05-04"]),
    ("Roe won prizes, including one in 2004, and moved to Oslo.", "won", ["-"]),
    # What a meeting decided, and the penalty with the verdict.
    ("A summit of ministers, held in Elko last Wednesday, had demanded that Roe leave.", "demanded", ["2024-05-15"]),
    ("A meeting held in Elko on 3 May agreed to let Roe go.", "agreed", ["2024-05-03"]),
    ("Roe was convicted in 2011, of armed robbery, and sent to prison for ten years.", "sent", ["2011"]),
    ("Roe was convicted in 2011 and sent to prison in 2014.", "sent", ["2014"]),
    # What was so by then, and what had happened by then.
    ("By dusk on 3 May there were shots at the house of Roe.", "shots", ["2024-05-03"]),
    ("By dusk on 3 May Roe had left Oslo.", "left", ["None..2024-05-03"]),
    # Lists.
    ("Roe wrote to the bishop in 2009, 2011 and again in 2014.", "wrote", ["2009", "2011", "2014"]),
    ("Roe was arrested in March 2011, in June 2012 and again in May 2013.", "arrested",
     ["2011-03-01..2011-03-31", "2012-06-01..2012-06-30", "2013-05-01..2013-05-31"]),
    ("Roe visited Oslo four times, in 1999, 2003 and 2011.", "visited", ["1999", "2003", "2011"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), ROWS)
def test_whose_date_it_is(text: str, word: str, expected: list[str]) -> None:
    text = text.replace("Roe", "Ann Roe", 1)
    found = [event.date for event in events_of(text) if event.trigger.of(text) == word]
    shown = ["-" if d is None else f"{d.start}" if d.start == d.end else f"{d.start}..{d.end}" for d in found]
    whole = [f"{year}-01-01..{year}-12-31" if len(year) == 4 else year for year in expected]
    assert shown == whole


STORIES = [
    # What became of somebody later is told in passing: the story goes on from the date before it.
    ("On 14 May 2008 Roe wrote to Fox. Fox, who left the firm in 2012, says that he forgot it. She did not sign. In "
     "September she was sacked.", "sacked", ["2008-09-01..2008-09-30"]),
    ("Roe joined the abbey in March 1998. The abbot, whose brother was jailed in 2006, liked her. In October she was "
     "sent to Oslo.", "sent", ["1998-10-01..1998-10-31"]),
    ("The firm opened in May 2010. Fox, who was hired in 2015, was sacked in July.", "sacked",
     ["2015-07-01..2015-07-31"]),
    ("Roe came to Oslo on 2 August 2021. Between then and the following May he was beaten.", "beaten",
     ["None..2022-05-31"]),
    # An example lies in the stretch that it is one of.
    ("The men of Roe robbed nine banks between May and July 2015, among them the robbery of a mill on 13 June.",
     "robbery", ["2015-06-13"]),
    # A weekday behind a title is somebody's name.
    ("Roe said yesterday that an officer known to her as Inspector Monday had beaten her on 3 March.", "beaten",
     ["2024-03-03"]),
    ("Roe told the inspector Monday that a guard had fled.", "told", ["2024-05-13"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), STORIES)
def test_what_a_story_goes_on_from(text: str, word: str, expected: list[str]) -> None:
    test_whose_date_it_is(text, word, expected)
