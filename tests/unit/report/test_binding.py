from dataclasses import replace
from datetime import date

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.wording import published_clause
from dossier.report.binding import bind, date_reason
from dossier.report.picture import Picture, Shape, ShapeKind

from .views_for_tests import ARTICLES, EVENTS, INFO, MADE, NAMES, day, dossier, person

BOOK = bind(INFO, [dossier(1), dossier(3)], ARTICLES, MADE)
CHAPTER = BOOK.chapters[0]
ARRESTED = CHAPTER.parts[0].groups[0].entries[0]
ALLEGED = CHAPTER.parts[1].groups[0].entries[0]


def test_what_is_established_alleged_denied_and_planned_stands_apart() -> None:
    assert [part.section for part in CHAPTER.parts] == ["established", "alleged", "denied", "planned"]
    for part in CHAPTER.parts:
        (status,) = {e.status for group in part.groups for e in group.entries}
        assert status == {"established": "asserted"}.get(part.section, part.section)
    assert [group.heading for group in CHAPTER.parts[0].groups] == ["2021", "Undated in the sources"]
    assert [group.heading for group in CHAPTER.parts[1].groups] == ["By the account of the indictment"]
    assert ALLEGED.date == "Between 2016 and 2018"
    assert len(CHAPTER.undated) == 2


def test_a_note_leads_to_the_very_words() -> None:
    note = ARRESTED.note
    assert "".join(words for words, _ in note.quote) == EVENTS[1].quote
    assert [words for words, marked in note.quote if marked] == ["arrested"]
    assert (note.file, note.story) == ("reports/harbour.txt", "Customs chief held in Türkiye")
    assert note.published == "published 9 March 2021 (stated in the text)"
    assert (note.how, note.reason) == ("Date resolved:", "‘Friday’ + publication on 9 March 2021 → 5 March 2021")
    assert note.sha256 == ARTICLES[0].sha256
    assert note.code == "S1"


def test_what_is_alleged_says_so_in_words() -> None:
    words = {e.status: e.word for e in (*CHAPTER.dated, *CHAPTER.undated)}
    assert words == {"alleged": "Alleged", "asserted": "Asserted", "denied": "Denied", "planned": "Planned"}
    assert ALLEGED.account == "the indictment"


def test_facts_are_gathered_with_their_sources() -> None:
    role = next(fact for fact in CHAPTER.facts if fact.label == "Role")
    assert role.values == (("customs chief", ("S1", "S2")),)


def test_people_with_a_chapter_are_linked() -> None:
    assert [(c.name, c.chapter) for c in CHAPTER.companions] == [(NAMES[2], "c2"), ("Port Authority", "")]


def test_sources_stand_by_file_with_their_stories() -> None:
    assert [(s.file, [story.code for story in s.stories]) for s in BOOK.sources] == [
        ("reports/harbour.txt", ["S1", "S2"]),
        ("reports/trial – second day.txt", ["S3"]),
    ]


def test_people_without_a_chapter_are_listed() -> None:
    book = bind(INFO, [dossier(1)], ARTICLES, MADE, further=[person(2, 1)])
    assert book.further == (("Đặng Văn Lâm", "1 event, 9 mentions, 3 stories"),)


def test_the_legend_counts() -> None:
    assert {entry.status: entry.count for entry in BOOK.legend} == {
        "asserted": 6,
        "alleged": 2,
        "denied": 2,
        "planned": 2,
    }


def test_a_picture_leads_to_notes() -> None:
    shapes = (Shape(ShapeKind.DOT, 1, 2, target=2), Shape(ShapeKind.DOT, 1, 2, target=999))
    book = bind(INFO, [dossier(1)], ARTICLES, MADE, {1: Picture(10, 10, "d", shapes)})
    picture = book.chapters[0].picture
    assert picture is not None
    assert [shape.target for shape in picture.shapes] == [ARRESTED.number, 0]


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (None, "publication date unknown"),
        (("2021-01-02", "2021-01-02", "given"), "published 2 January 2021 (set by hand)"),
        (("2021-01-01", "2021-01-31", "inferred"), "published January 2021 (worked out from the text)"),
    ],
)
def test_how_a_publication_date_is_known(published: tuple[str, str, str] | None, words: str) -> None:
    given = (
        None
        if published is None
        else PublicationDate(
            date.fromisoformat(published[0]), date.fromisoformat(published[1]), PublicationBasis(published[2])
        )
    )
    assert published_clause(given) == words


def test_how_a_date_is_explained() -> None:
    assert date_reason(None) == ("No date can be worked out from the source", "")
    assert date_reason(day(2021, 3, 5)) == ("Date stated", "")
    given = DateInterval(date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR, DateBasis.GIVEN)
    assert date_reason(given) == date_reason(replace(given, explanation="set by hand")) == ("Date set by a person", "")


def test_what_waits_for_another_event_says_so() -> None:
    sentence = "“a year later” counts from the arrest of Anna Berg, whose day is not known."
    waiting = replace(EVENTS[4], waiting=(sentence,))
    note = bind(INFO, [dossier(1, (waiting,))], ARTICLES, MADE, single=True).chapters[0].undated[0].note
    assert (note.how, note.reason) == ("No date yet:", sentence)
