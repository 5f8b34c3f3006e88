"""Dates that stand behind who tells, that end what lasted, or that are those of an occasion on which more was done."""

import pytest

from dossier.extract.events import find_dated_events

from .test_find_events import date_of, entities_of, events_of, story_of

ROWS = [
    # Behind words that only say who tells.
    ("Roe had sold the mill, she said, in March 2019.", "sold", "2019-03"),
    ("The mill was sold, Roe said, in March 2019.", "sold", "2019-03"),
    ("The mill was sold, Roe said in March 2019.", "sold", "-"),
    ("The board met last May, when, he said, Roe burnt the ledger.", "burnt", "2023-05"),
    # What lasted until something dated happened.
    ("Roe commanded the fort from May 1990 until it was abandoned in April 1992.", "commanded", "1990-05..1992-04"),
    ("Roe taught in Elko until a bomb hit the school on 5 March 2016.", "taught", "..2016-03-05"),
    ("Roe denied the theft until a letter was found on 5 March 2016.", "denied", "-"),
    # What was asked for is not the day's, the asking is.
    ("A warrant was issued for the arrest of Roe on 3 May.", "issued", "2024-05-03"),
    ("Roe is to be buried on 20 May next to her father, who was shot in 1982.", "buried", "2024-05-20"),
    ("Roe was released on bail in May pending a trial.", "released", "2024-05"),
    ("The trial of Roe was adjourned on 3 May until 9 September.", "adjourned", "2024-05-03"),
    ("Roe resigned hours after the paper published the letter on 3 May.", "resigned", "2024-05-03"),
    ("Roe died in 2010, a year after her release from prison.", "release", "2009"),
    ("Roe resigned on 12 May, two days after the killing of a guard.", "killing", "2024-05-10"),
    ("The court has fixed 9 August for the trial of Roe.", "trial", "2024-08-09"),
    ("The court has fixed 9 August for the trial of Roe.", "fixed", "-"),
    ("Roe testified on 3 May that the guard fled at 5am.", "fled", "-"),
    ("On 3 May a guard deposed that he had seen Roe at 11pm.", "seen", "-"),
    ("Police said on 3 May that Roe left the house at 5am.", "left", "2024-05-03"),
    # One occasion, with its date elsewhere in the sentence.
    ("The jury deliberated for three hours on 3 May before convicting Roe of fraud.", "convicting", "2024-05-03"),
    ("Roe worked as a baker in 2004 before stabbing a man.", "stabbing", "-"),
    ("A new court, promised by President Roe at her inauguration last month, has not been built.", "promised",
     "2024-04"),
    ("Roe was sentenced on 3 May, and a judge signed an order stripping her of her titles.", "signed", "2024-05-03"),
    ("Roe was sentenced on 3 May, and a judge later signed an order stripping her of her titles.", "signed", "-"),
    ("Roe was shot on 3 May by men who fled on a motorbike.", "fled", "2024-05-03"),
    ("Roe was shot on 3 May by men who had fled Elko.", "fled", "-"),
    ("Roe was interviewed twice in 2019; on both occasions she denied the theft.", "denied", "2019"),
    ("Roe was interviewed twice in 2019; she denied the theft.", "denied", "-"),
    ("Former workers led by Roe marched on 3 May, demanding four months' pay.", "demanding", "2024-05-03"),
    ("Roe came forward in 1993 and was told by the bishop that nothing would be done.", "told", "1993"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), ROWS)
def test_what_a_date_belongs_to(text: str, word: str, expected: str) -> None:
    text = text.replace("Roe", "Ann Roe", 1)
    when = date_of(word, events_of(text), text, expected)
    if when is not None:
        assert (when.start == when.end) is (".." not in expected and len(expected) == len("2024-05-13"))
        assert when.ledger[-1].start == when.start and when.ledger[-1].end == when.end


STORIES = [
    ("Roe was killed on 14 February 2023 when a wall gave way. A guard resigned a month after the accident.",
     "resigned", "2023-03"),
    ("Roe was killed on 14 February 2023. Her son drowned on 3 May 2021. A guard resigned a month after the accident.",
     "resigned", "-"),
    ("The inquiry into the deeds of Roe ended in 2013. By then the judge had emigrated to Canada.", "emigrated",
     "..2013-12-31"),
    ("The inquiry into the deeds of Roe ended in 2013. The judge had emigrated to Canada.", "emigrated", "-"),
    ("Roe flew to Lyon in July 2015 and stayed for a week.", "stayed", "2015-07"),
    ("Roe flew to Lyon in July 2015 and stayed for ten years.", "stayed", "-"),
    ("Roe inherited the case in 2017, the year after the county got its first grant.", "got", "2016"),
    ("Roe was jailed in 1997, two years after rebels had seized the town.", "seized", "1995"),
    ("Roe was expelled from Oslo in 2009, when a clerk to whom she had lent a house was arrested.", "arrested", "2009"),
    ("When Roe burnt the letter and drove to Elko to see the police, in May 1982, a guard rang the bishop.", "rang",
     "1982-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), STORIES)
def test_what_a_date_reaches_through_a_story(text: str, word: str, expected: str) -> None:
    text = text.replace("Roe", "Ann Roe", 1)
    _, events = find_dated_events(story_of(text), entities_of(text))
    date_of(word, events, text, expected)
