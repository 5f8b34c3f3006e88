"""What the services say in English is said in German in the window; the case's own words stay as they are."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier import errors, tongue
from dossier.domain.changes import HistoryEntry
from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.domain.review import Question
from dossier.gui import saying
from dossier.services import cases, editing, importing, marking, reading, reviewing

PACKAGE = Path(errors.__file__).parent
GERMAN = tongue.catalogue("de")


@pytest.fixture
def german() -> Iterator[None]:
    tongue.use(lambda text: GERMAN.get(text, text))
    yield
    tongue.use(None)


@pytest.mark.parametrize(
    ("english", "anew"),
    [
        ("When was “Set by hand.” published?", "Wann ist „Set by hand.“ erschienen?"),
        ("Imported 5 stories", "5 Berichte eingelesen"),
        ("Set the publication date 4 May 2019 of “A day in court”; 3 dates followed",
         "Erscheinungstag 4. Mai 2019 von „A day in court“ gesetzt; 3 Daten folgten"),
        ("“three months later”: counted on from “July 2017” → October 2017",
         "„three months later“: weitergezählt von „July 2017“ → Oktober 2017"),
        ("Are Ada Smith and A. Smith one person?", "Sind Ada Smith und A. Smith dasselbe (Person)?"),
        ("Merged “Ada” into “Ada Smith”", "„Ada“ mit „Ada Smith“ zusammengeführt"),
        ("2 independent sources · 1 copy", "2 unabhängige Quellen · 1 Abschrift"),
        ("probably 12 to 18 July 2023", "wahrscheinlich 12. bis 18. Juli 2023"),
        ("a sentence of an article", "a sentence of an article"),
        ("May Smith", "May Smith"),
    ],
)  # fmt: skip
def test_sentences_of_the_services_are_said_in_german(german: None, english: str, anew: str) -> None:
    assert saying.said(english) == anew


def test_what_stands_beside_a_step_is_said_in_german_and_the_words_of_a_source_stay(german: None) -> None:
    said = saying.step_notes("on bail; suspended for two years; overturned in part, 4 May 2020")
    assert said == "gegen Kaution; suspended for two years; teilweise aufgehoben, 4. Mai 2020"
    assert saying.step_notes("") == ""


def test_in_english_nothing_changes() -> None:
    assert saying.said("Imported 5 stories") == "Imported 5 stories"


def test_braces_and_quotation_marks_in_names_do_no_harm(german: None) -> None:
    assert saying.said("Renamed “{0}” to “{x}”") == "„{0}“ in „{x}“ umbenannt"
    assert saying.said("Starred “a “b” c”") == "„a “b” c“ mit einem Stern versehen"


_FAILURES = {name for name, each in vars(errors).items() if isinstance(each, type) and each is not errors.Cancelled}


def told_failures() -> Iterator[str]:
    """Yield what services, case and readers say in English when something goes wrong: places stand as {0}, {1}…"""
    for room in ("ingest", "report", "services", "store"):
        for path in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FAILURES:
                    sentence = node.args[1 if node.func.id == "UnreadableFileError" else 0]
                    if isinstance(sentence, ast.Constant):
                        yield str(sentence.value)
                    elif isinstance(sentence, ast.JoinedStr):
                        yield "".join(
                            str(part.value) if isinstance(part, ast.Constant) else "7" for part in sentence.values
                        )


_IN_THE_TERMINAL = (
    *("this is a folder. Name", "“7” may be 77.", "7 holds several stories", "Nothing can be brought out of 7"),
    "“7” exists already. Give a folder",
)
"""How sentences begin that only commands say: the window has no such question."""
_IN_PARTS = "7, cannot be merged with 7.", "There is nothing to 7.", "The disk reported an error while 7 was read: 7."
"""What has a part of a sentence in a place: those sentences stand whole in the catalogue."""


def test_no_failure_stays_english(german: None) -> None:
    told = [each for each in told_failures() if "`dossier" not in each and " " in each]
    assert len(told) > 80
    left = [each for each in told if saying.said(each) == each and not each.startswith(_IN_THE_TERMINAL)]
    assert [each for each in left if each not in _IN_PARTS] == []
    for whole in ("There is nothing to undo.", "“Ada”, a person, cannot be merged with “Oslo”, a place."):
        assert saying.said(whole) != whole


def test_why_a_file_is_refused_is_said_behind_its_name(german: None) -> None:
    told = "notes: May 2019.txt: the file is empty. Leave it out, or fetch it again."
    assert (
        saying.said(told)
        == "notes: May 2019.txt: die Datei ist leer. Lassen Sie sie weg, oder holen Sie sie noch einmal."
    )


def test_every_pattern_finds_itself(german: None) -> None:
    for pattern in saying.all_messages():
        filled = pattern.format(*("Lund", "Ask", "Berg", "Dahl"))
        assert saying.said(filled) != filled or GERMAN[pattern] == pattern or pattern in saying.WITHIN, pattern


def test_words_of_a_source_are_no_sentences_of_ours(german: None) -> None:
    for words in ("met with Ruben Aldana", "Lund: bought or sold a ship", "Lund: was seen with Berg in Oslo"):
        assert saying.said(words) == words


def test_hostile_texts_take_no_time(german: None) -> None:
    """Every pattern is gone through once: a text of our own marks, as long as is looked at, must not explode."""
    for text in ("“" * 3_990, "“a” and “" * 400, "0 " * 1_990, "Not before " * 360):
        assert saying.said(text)


@pytest.fixture
def worked(tmp_path: Path, articles: Path) -> Iterator[cases.CaseFile]:
    """A case in which somebody has done a little of everything."""
    case = cases.create_case(tmp_path / "worked.dossier", "Worked")
    list(importing.import_paths(case, [articles]))
    people = reading.entities(case, EntityKind.PERSON)
    events = reading.events(case)
    editing.review_event(case, events[0].id, Review.ACCEPTED)
    editing.review_event(case, events[1].id, Review.REJECTED)
    editing.rename_entity(case, people[0].id, "Lena M. Markovic")
    marking.star_entity(case, people[0].id) if hasattr(marking, "star_entity") else None
    editing.merge_entities(case, people[0].id, people[1].id)
    yield case
    cases.close_case(case)


def untold(said: Callable[[str], str], texts: list[str]) -> list[str]:
    return [text for text in texts if said(text) == text]


def test_no_step_of_the_history_stays_english(german: None, worked: cases.CaseFile) -> None:
    entries: list[HistoryEntry] = reading.history(worked)
    assert len(entries) >= 4
    assert untold(saying.said, [entry.label for entry in entries]) == []


def test_no_question_stays_english(german: None, worked: cases.CaseFile) -> None:
    asked: list[Question] = [each for each in reviewing.questions(worked) if each is not None]
    assert asked
    texts = [text for each in asked for text in (each.sentence, *each.reasons, *each.accept, each.reject)]
    assert untold(saying.said, texts) == []


def test_no_reason_of_a_date_stays_english(german: None, worked: cases.CaseFile) -> None:
    lines = [line for event in reading.events(worked) if event.date for line in saying.why_lines(event.date)]
    assert lines
    assert not [line for line in lines if " from " in line.split("”")[-1] or "counted" in line]
