from datetime import date

import pytest

from dossier.domain.documents import DoubtKind, PublicationBasis

from .stories import Stories

ONE, TWO = "Customs men charged over harbour bribes", "Farmer finds lost aircraft in lake"


def titles(stories_of: Stories, text: str) -> list[str | None]:
    return [story.title.of(text) if story.title else None for story in stories_of(text)]


@pytest.mark.parametrize(
    "pattern",
    [
        "{one}\n\nMay 9, 2023\n\n{a}\n\n\n{two}\n\nMay 10, 2023\n\n{b}",
        "{one}\n\nBy Ana Novak\n\n{a}\n\n{two}\n\nBy IVO KOS and JANE ROE, Associated Press\n\n{b}",
        "{one}\n{a}\n\n---\n\n{two}\n{b}",
        "{one}\n{a}\n***\n{two}\n{b}",
        "{one}\n\n{a}\n\n====================\n\n{two}\n\n{b}",
        "{one}\n\n{a}\n\n\n\n{two}\n\n{b}",
        "{one}\n\n{a}\f{two}\n\n{b}",
        "1 of 2 DOCUMENTS\n\n{one}\n\n{a}\n\n2 of 2 DOCUMENTS\n\n{two}\n\n{b}",
        "{one}\n\nThe house. (AFP)\nThe house. (AFP)\nTT\n\n{one}\n\nThe house. (AFP)\n\n{a}\n\n"
        "{two}\n\nThe lake. (AFP)\nThe lake. (AFP)\nTT\n\n{two}\n\nThe lake. (AFP)\n\n{b}",
        "{one}\n\n{a}\n\n2 Comments\n\nJohn\n\nShame on them all.\n\n---\n\n{two}\n\nMay 10, 2023\n\n{b}",
        "{one}\n\n{a}\n\n\n{two}\n\nMadrid, 21 June 2023 (Iberia Press) -- {b}",
        "{one}\n\nPerth: {a}\n\n\n{two}\n\nPort Hedland: {b}",
        "{one}\r\n\r\n{a}\r\n\r\n\r\n\r\n{two}\r\n\r\n{b}",
        # Captions as whole sentences, over and over, between a headline and its repetition with a date.
        "{one}\n\n{a}\n\n\n\n{two}\n\nIt lies by the shore of the lake in its field. (AP)\n"
        "It lies by the shore of the lake in its field. (AP)\nTT\n\n{two}\nPublished: May 10, 2023\n\n"
        "It lies by the shore of the lake in its field. (AP)\n"
        "It lies by the shore of the lake in its field. (AP)\n\n{b}",
    ],
)
def test_two_stories_in_a_file(stories_of: Stories, bribes: str, wreck: str, pattern: str) -> None:
    text = pattern.format(one=ONE, two=TWO, a=bribes, b=wreck)
    assert titles(stories_of, text) == [ONE, TWO]
    first, second = stories_of(text)
    assert first.span.end <= second.span.start
    assert (first.ordinal, second.ordinal) == (1, 2)
    assert "aircraft" not in first.span.of(text)


def test_stories_that_begin_with_a_date_header_alone(stories_of: Stories, bribes: str, wreck: str) -> None:
    text = f" date 2021-11-19 \n\n\n{bribes}\n\n\n\n date 2021-11-20 \n\n\n{wreck}"
    assert titles(stories_of, text) == [None, None]
    assert [s.published.start for s in stories_of(text) if s.published] == [date(2021, 11, 19), date(2021, 11, 20)]


@pytest.mark.parametrize(
    "pattern",
    [
        "{one}\n\n{a}\n\nFollowing the harbour money abroad\n\n{b}",
        "{one}\n\n\n{a}\n\n\nFollowing the harbour money abroad\n\n\n{b}",
        "{one}\n\nPerth: {a}\n\n\nFollowing the harbour money abroad\n\n{b}",
        "{one}\n\nPerth: {a}\n\nFollowing the harbour money abroad\n\nOslo: {b}",
        "{one}\n\n{a}\n\n* * *\n\n{b}",
        "{one}\n\n{a}\n\n---\n\n{b}",
        "{one}\n\n{a}\n\nJune 3, 2022\n\n{b}",
        "{one}\n\n{a}\n\nMarko Ilic speaks to the press\nMarko Ilic speaks to the press\n\n{b}",
        "{one}\n\n{a}\n\nDo you like this article?\n\n\n\nComment Policy\n\nA long comment on this affair, "
        "and on all those who let it happen, by someone who has lived there all their life.",
        "{one}\n\n{a}\n\n4 Comments\n\nMary Ann Jones\nMarch 14, 2021\n{b}\n\nJohn Peter Smith\nMarch 15, 2021\n{b}",
        "{one}\n\n{a}\n\nRelated articles\n\n{two}\nBy Ivo Kos\nMay 8, 2023\n",
        "{one}\n\n{a}\n\nAna Novak\n\n\nAna Novak is a reporter for The Daily Post.",
        "{one}\n\n{two}\n\n{a}",
        "{one}\n\n{a}\n\n---\n\nThe Daily Post relies on its readers\n\nWe bring you the news of the harbour "
        "every day, and we can only do so with your help, so please give what you can today.",
    ],
)
def test_one_story_stays_one(stories_of: Stories, bribes: str, wreck: str, pattern: str) -> None:
    text = pattern.format(one=ONE, two=TWO, a=bribes, b=wreck)
    assert titles(stories_of, text) == [ONE]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# {one}\n\n{a}", ONE),
        ("Title: {one}\nDate: 9 May 2023\n\n{a}", ONE),
        ("---\ntitle: {one}\ndate: 2023-05-09\nauthor: Ana Novak\n---\n\n{a}", ONE),
        ("\ufeff{one}\n\n{a}", ONE),
        ("World news\n\n{one}\n\n{a}", ONE),
        ("The Daily Post\n\nMay 9, 2023\n\n{one}\n\n{a}", ONE),
        ("By Ana Novak\n\n{one}\n\n{a}", ONE),
        ("{one} Tuesday, May 9, 2023\n\n{a}", ONE),
        ("{one} | 9 May 2023\n\n{a}", ONE),
        ("Two jailed over attack of 9 May 2023\n\n{a}", "Two jailed over attack of 9 May 2023"),
        ("{a}", None),
        ("date 2021-11-19\n\n{a}", None),
        ("RIJEKA (AP) — {a}", None),
        ("Share\n\nAdvertisement\n\n{a}", None),
    ],
)
def test_headlines(stories_of: Stories, bribes: str, text: str, title: str | None) -> None:
    assert titles(stories_of, text.format(one=ONE, a=bribes)) == [title]


@pytest.mark.parametrize(
    ("header", "published"),
    [
        (" date 2021-11-19 ", (date(2021, 11, 19), date(2021, 11, 19))),
        ("published: 9 May 2023", (date(2023, 5, 9), date(2023, 5, 9))),
        ("Updated May 9, 2023", (date(2023, 5, 9), date(2023, 5, 9))),
        ("Updated May 10, 2023\n\nPublished May 9, 2023", (date(2023, 5, 9), date(2023, 5, 9))),
        ("Published May 9, 2023 | Updated May 10, 2023", (date(2023, 5, 9), date(2023, 5, 9))),
        ("Updated on: July 16, 2023 / 9:01 AM EDT / CBS News\n\nJuly 15, 2023 / 10:12 AM EDT",
         (date(2023, 7, 15), date(2023, 7, 15))),
        ("By Ana Novak | May 9, 2023", (date(2023, 5, 9), date(2023, 5, 9))),
        ("Ana Novak in Rijeka\nTue 9 May 2023 10.12 BST", (date(2023, 5, 9), date(2023, 5, 9))),
        ("15/07/2023", (date(2023, 7, 15), date(2023, 7, 15))),
        ("05/07/2023", None),
        ("May 2023", (date(2023, 5, 1), date(2023, 5, 31))),
        ("The customs house on May 9, 2023. (AFP)", None),
        ("https://example.org/2023/05/09/customs-men", (date(2023, 5, 9), date(2023, 5, 9))),
    ],
)  # fmt: skip
def test_publication_day(stories_of: Stories, bribes: str, header: str, published: tuple[date, date] | None) -> None:
    text = f"{ONE}\n\n{header}\n\n{bribes}"
    (story,) = stories_of(text)
    found = story.published
    assert ((found.start, found.end) if found else None) == published
    assert any(doubt.kind is DoubtKind.NO_DATE for doubt in story.doubts) == (published is None)
    if found is not None:
        assert found.basis is PublicationBasis.STATED
        assert found.evidence is not None
        assert str(found.start.year) in found.evidence.of(text)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("{one}\n\nRIJEKA, July 15, 2023 (Reuters) - {a}", date(2023, 7, 15)),
        ("{one}\n\nRIJEKA, July 15 (Reuters) - {a}", None),
        ("{one}\n\n{a}\n\nPublished: 9 May 2023", date(2023, 5, 9)),
        ("{one}\n\n{a}\n\nHe was released on 9 May 2023 and left.", None),
        ("{one}\n\n{a}\n\n1 Comment\n\nJohn\nMay 9, 2023\nShame on them.", None),
        ("{one}\n\nMay 9, 2023\n\n{a}\n\nLOAD-DATE: May 11, 2023", date(2023, 5, 9)),
    ],
)
def test_publication_day_elsewhere(stories_of: Stories, bribes: str, text: str, published: date | None) -> None:
    (story,) = stories_of(text.format(one=ONE, a=bribes))
    assert (story.published.day if story.published else None) == published


def test_a_story_told_twice_is_doubted(stories_of: Stories, bribes: str) -> None:
    copy = bribes.replace("Monday", "Monday ").upper()
    first, second = stories_of(f"{ONE}\n\n{bribes}\n\n\n\nOfficers face court in bribery affair\n\n{copy}")
    assert DoubtKind.REPEATED_TEXT not in [doubt.kind for doubt in first.doubts]
    (doubt,) = [doubt for doubt in second.doubts if doubt.kind is DoubtKind.REPEATED_TEXT]
    assert "story 1" in doubt.message


def test_odd_characters_are_doubted_in_their_own_story_only(stories_of: Stories, bribes: str, wreck: str) -> None:
    first, second = stories_of(f"{ONE}\n\n{bribes}\n\n\n\nFarmer finds lost air\u200bcraft in lake\n\n{wreck}")
    assert DoubtKind.ODD_CHARACTERS not in [doubt.kind for doubt in first.doubts]
    assert any("invisible" in doubt.message for doubt in second.doubts)


def test_a_text_without_words_has_no_story(stories_of: Stories) -> None:
    assert stories_of("") == ()
    assert stories_of("\ufeff \n\n") == ()


def test_a_date_below_standfirst_and_byline_is_the_storys_own(stories_of: Stories, bribes: str) -> None:
    (story,) = stories_of(
        f"{ONE}\n\nThe men took money for years.\n\nBy Ana Novak |\n\nUpdated July 8, 2025\n\n{bribes}"
    )
    assert story.published is not None
    assert story.published.day == date(2025, 7, 8)
    assert story.published.basis is PublicationBasis.STATED


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Briefing note | 3 August 2022", date(2022, 8, 3)),
        ("Press release | Port Louis, 3 August 2022", date(2022, 8, 3)),
        ("London · 12 Mar 2021", date(2021, 3, 12)),
        ("World news – May 9, 2023", date(2023, 5, 9)),
        ("QUITO | Weds 15 Oct 2014", date(2014, 10, 15)),
        ("23 September 2015, 17:02 // Harbour-Inform agency, translated from Finnish", date(2015, 9, 23)),
        ("A briefing by River Watch, 29 May 2013", date(2013, 5, 29)),
        ("He filed a report, 3 May 1962", None),
        ("3 May 1962 – Police raid the office of the mayor", None),
        ("He was born in Oslo - 3 August 1962", None),
        ("The long road to peace - 3 August 1962 and after", None),
    ],
)
def test_a_label_before_a_header_date(stories_of: Stories, bribes: str, line: str, day: date | None) -> None:
    (story,) = stories_of(f"{ONE}\n{line}\n\n{bribes}")
    assert (story.published.day if story.published else None) == day
