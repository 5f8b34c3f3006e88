"""Dates that a story goes on from, and such as are told in passing; what one date of a sentence reaches."""

from datetime import date

import pytest

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.events import EventKind, StoryAnalysis
from dossier.domain.spans import Span
from dossier.extract.pipeline import analyse

from .test_find_events import date_of, events_of

ROWS = [
    # What is told in passing is nothing that the story goes on from.
    ("In May 2012 Roe joined a bank, founded in 1880. The following year he was arrested.", "arrested", "2013"),
    ("In 2012 Roe moved to Oslo. His rent, which rose in 2016 and fell last May, was paid. The following year he was "
     "arrested.", "arrested", "2013"),
    ("In May 2018 Roe found that it had been stolen in 1987. He was arrested on 4 June.", "arrested", "2018-06-04"),
    ("Roe, who was arrested in May 2019, was freed. The following month he fled.", "fled", "2019-06"),
    ("A copy was found in 1978; it was sold in 1979, when Roe died. The next year it was stolen.", "stolen", "1980"),
    ("In the spring of 1964 Roe found a girder. Divers found a mast in September.", "found", "1964-09"),
    ("Roe was jailed in 2012 and released in March.", "released", "2024-03"),
    # Days counted inside an occasion.
    ("The strike began on 3 December 2018. On the third day of the strike Roe was shot.", "shot", "2018-12-05"),
    ("The trial of Roe opened on 7 October 2019. On its second day a guard was arrested.", "arrested", "2019-10-08"),
    ("The trial of Roe opened on 4 October 2019. On its second day a guard was arrested.", "arrested", "-"),
    ("Police ended the siege on 3 May 2019. On the fifth day of the siege Roe was arrested.", "arrested", "-"),
    # A stretch of time of what is charged, and until when something went on.
    ("Roe pleaded guilty to counts of theft between 2012 and 2017.", "pleaded", "-"),
    ("Roe was tried in Cork between May and August 2019.", "tried", "2019-05..2019-08"),
    ("Roe was suspended but continued to draw her pay until last week.", "suspended", "-"),
    ("Roe was dismissed but stayed in the house until Friday.", "dismissed", "-"),
    ("In 1909 Roe was appointed to Elko, where he served until his death in 1915.", "served", "-"),
    # One day for a list, and for whoever was waiting.
    ("Her boat was seized on 4 April, her accounts were frozen and her car was taken.", "frozen", "2024-04-04"),
    ("Her boat was seized on 4 April, and her brother was jailed.", "jailed", "-"),
    ("On 4 April his boat was searched, his cars seized and two guards arrested.", "arrested", "2024-04-04"),
    ("Roe was arrested as he waited for a flight on 3 May 2018.", "arrested", "2018-05-03"),
    ("Roe was arrested while boarding a ship on 3 May 2018.", "arrested", "2018-05-03"),
    ("Roe died in 1917, when a mine drifting in the bay sank his boat.", "sank", "1917"),
    ("In June 2020, as guards searching the barn found a gun, Roe fled.", "found", "2020-06"),
    ("Roe announced she was going at a press conference on Monday.", "announced", "2024-05-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), ROWS)
def test_what_a_date_reaches(text: str, word: str, expected: str) -> None:
    text = text.replace("Roe", "Ann Roe", 1)
    when = date_of(word, events_of(text), text, expected)
    if when is not None:
        assert when.start is not None
        assert (when.start == when.end) is (len(expected.partition("..")[0]) == len("2024-05-13"))


def live(entries: str) -> StoryAnalysis:
    """Read a live report of 14 May 2024."""
    text = "Storm in Cork\n\n" + entries
    passages = []
    start = 0
    for number, part in enumerate(text.split("\n\n")):
        role = PassageRole.BODY if number else PassageRole.TITLE
        passages.append(Passage(Span(start, start + len(part)), role))
        start += len(part) + 2
    day = date(2024, 5, 14)
    known = PublicationDate(day, day, PublicationBasis.GIVEN)
    return analyse(text, Story(1, Span(0, len(text)), published=known, passages=tuple(passages)))


ENTRIES = "17:05\n\n{}\n\n15:30\n\nAnn Roe resigned at 14:15.\n\n12:10\n\nThe roof fell in."


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Tom Fox was arrested at 16:40.", date(2024, 5, 14)),
        ("Tom Fox was arrested at 11.30pm.", None),  # later than the entry: the evening before
        ("Tom Fox, who was in Oslo on 3 May, was freed on 4 May and arrested at 16:40.", date(2024, 5, 4)),
    ],
)
def test_a_time_of_day_in_a_live_report_is_of_its_day(entry: str, expected: date | None) -> None:
    read = live(ENTRIES.format(entry))
    found = [e.date for e in read.events if e.kind is EventKind.ARREST]
    assert found == [None] if expected is None else [d.start for d in found if d is not None] == [expected]


def test_a_time_of_day_in_other_news_has_no_day() -> None:
    read = live("Ann Roe resigned at 14:15.\n\nTom Fox was arrested at 16:40.")
    assert [event.date for event in read.events] == [None, None]
