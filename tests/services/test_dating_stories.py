"""What a case and an import know of when their undated stories were published; only a person dates them."""

import json
from datetime import date
from pathlib import Path

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.events import EventKind
from dossier.domain.importing import ImportChoices
from dossier.domain.publication import PublicationProposal, ReasonKind
from dossier.domain.views import ArticleRow
from dossier.services import dating_stories, editing, exporting, importing, reading
from dossier.services.cases import CaseFile
from dossier.services.scanning import scan

DATED = (
    "Clerk held over harbour fraud\n\nPublished: 9 March 2022\n\n"
    "Anna Berg was arrested on Friday in Oslo, police said. Berg worked for Lund Shipping. Karl Lund denied it.\n"
)
UNDATED = (
    "Arrest in harbour case\n\n"
    "Anna Berg was arrested on Friday, prosecutors in Oslo said. Berg had worked for Lund Shipping since May 2019, "
    "its owner Karl Lund said.\n"
)
CLOSED = (
    "Trial to begin\n\n"
    "Ruben Hale was charged with fraud on 3 May 2021. He is due to stand trial on 14 June 2021. "
    "Hale was released on Friday.\n"
)
TODAY = "Council meets\n\nThe council met yesterday, 4 May 2021. Tomas Hale was arrested on Monday.\n"
NUMERIC = "Invoices\n\nKarl Lund paid the clerk of Lund Shipping on 03/04/2021, court papers say.\n"


def take_in(case: CaseFile, folder: Path, **texts: str) -> dict[str, ArticleRow]:
    """Import *texts* by the names of their files, and return their rows by the same."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert all(outcome.reason is None for outcome in importing.import_paths(case, [folder]))
    return {Path(row.file).stem: row for row in reading.articles(case)}


def kinds(proposal: PublicationProposal | None) -> set[ReasonKind]:
    return {reason.kind for reason in proposal.reasons} if proposal is not None else set()


def days(proposal: PublicationProposal | None) -> tuple[date | None, date | None]:
    assert proposal is not None
    return proposal.start, proposal.end


def test_an_undated_story_keeps_its_proposal_and_stays_undated(case: CaseFile, tmp_path: Path) -> None:
    row = take_in(case, tmp_path / "a", closed=CLOSED)["closed"]
    assert row.published is None
    kept = dating_stories.kept(case, row.id)
    assert days(kept) == (date(2021, 5, 3), date(2021, 6, 14))
    assert kept == dating_stories.proposal(case, row.id)
    freed = [e for e in reading.events(case) if e.kind is EventKind.RELEASE]
    assert freed
    assert all(event.date is None for event in freed), "an unanchored Friday is never dated"


def test_every_reason_leads_back_to_its_words(case: CaseFile, tmp_path: Path) -> None:
    row = take_in(case, tmp_path / "a", closed=CLOSED)["closed"]
    proposal = dating_stories.proposal(case, row.id)
    assert proposal is not None
    words = [reason.span.of(CLOSED) for reason in proposal.reasons if reason.span is not None]
    assert "was charged with fraud on 3 May 2021" in words
    assert "to stand trial on 14 June 2021" in words


def test_a_story_whose_date_is_known_has_no_proposal(case: CaseFile, tmp_path: Path) -> None:
    rows = take_in(case, tmp_path / "a", dated=DATED, closed=CLOSED)
    assert dating_stories.kept(case, rows["dated"].id) is None
    assert dating_stories.proposal(case, rows["dated"].id) is None
    assert [row.id for row, _ in dating_stories.proposals(case)] == [rows["closed"].id]


def test_another_story_of_the_same_happening_tells_the_friday(case: CaseFile, tmp_path: Path) -> None:
    rows = take_in(case, tmp_path / "a", dated=DATED, undated=UNDATED)
    proposal = dating_stories.proposal(case, rows["undated"].id)
    assert days(proposal) == (date(2022, 3, 4), date(2022, 3, 10))
    assert proposal is not None
    reason = next(r for r in proposal.reasons if r.kind is ReasonKind.OTHER_STORY)
    assert "Clerk held over harbour fraud" in reason.sentence
    assert "4 March 2022" in reason.sentence
    assert reason.span is not None
    assert reason.span.of(UNDATED) == "arrested on Friday"
    assert days(dating_stories.kept(case, rows["undated"].id)) == (date(2019, 5, 1), None)


def test_stories_that_disagree_tell_nothing(case: CaseFile, tmp_path: Path) -> None:
    again = DATED.replace("9 March 2022", "6 April 2022")
    rows = take_in(case, tmp_path / "a", dated=DATED, again=again, undated=UNDATED)
    assert ReasonKind.OTHER_STORY not in kinds(dating_stories.proposal(case, rows["undated"].id))


def test_another_person_of_the_same_weekday_tells_nothing(case: CaseFile, tmp_path: Path) -> None:
    other = UNDATED.replace("Anna Berg", "Nora Vik").replace("Berg", "Vik")
    rows = take_in(case, tmp_path / "a", dated=DATED, undated=other)
    assert ReasonKind.OTHER_STORY not in kinds(dating_stories.proposal(case, rows["undated"].id))


def test_a_date_that_a_person_gave_is_a_reason(case: CaseFile, tmp_path: Path) -> None:
    row = take_in(case, tmp_path / "a", undated=UNDATED)["undated"]
    arrest = next(e for e in reading.events(case) if e.kind is EventKind.ARREST)
    given = DateInterval(date(2022, 3, 4), date(2022, 3, 4), Precision.DAY, DateBasis.GIVEN)
    editing.edit_event(case, arrest.id, date=given)
    proposal = dating_stories.proposal(case, row.id)
    assert days(proposal) == (date(2022, 3, 4), None)
    assert ReasonKind.GIVEN in kinds(proposal)


def test_taking_a_day_over_dates_the_weekdays_and_can_be_undone(case: CaseFile, tmp_path: Path) -> None:
    row = take_in(case, tmp_path / "a", today=TODAY)["today"]
    proposal = dating_stories.proposal(case, row.id)
    assert proposal is not None
    assert proposal.day == date(2021, 5, 5)
    editing.set_published(case, row.id, proposal.day)
    arrest = next(e for e in reading.events(case) if e.kind is EventKind.ARREST)
    assert arrest.date is not None
    assert arrest.date.start == date(2021, 5, 3)
    assert dating_stories.proposal(case, row.id) is None
    editing.undo(case)
    assert days(dating_stories.proposal(case, row.id)) == (date(2021, 5, 5), date(2021, 5, 5))


def test_taking_an_interval_over_is_set_by_a_person(case: CaseFile, tmp_path: Path) -> None:
    row = take_in(case, tmp_path / "a", closed=CLOSED)["closed"]
    proposal = dating_stories.proposal(case, row.id)
    assert proposal is not None
    assert proposal.day is None
    between = proposal.as_published(PublicationBasis.INFERRED)
    assert between is not None
    editing.set_published(case, row.id, between)
    expected = PublicationDate(date(2021, 5, 3), date(2021, 6, 14), PublicationBasis.GIVEN)
    assert reading.article(case, row.id).row.published == expected


def exported(case: CaseFile, out: Path) -> dict[str, object]:
    exporting.export_json(case, out)
    document = json.loads(out.read_text(encoding="utf-8"))
    return {Path(article["file"]).stem: article["published"] for article in document["articles"]}


def test_the_export_tells_closed_intervals_as_worked_out(case: CaseFile, tmp_path: Path) -> None:
    rows = take_in(case, tmp_path / "a", closed=CLOSED, undated=UNDATED, dated=DATED)
    published = exported(case, tmp_path / "one.json")
    assert published["closed"] == {"start": "2021-05-03", "end": "2021-06-14", "basis": "inferred", "evidence": None}
    assert published["undated"] is None, "an open side is no interval"
    assert isinstance(published["dated"], dict)
    assert published["dated"]["basis"] == "stated"
    editing.set_published(case, rows["closed"].id, date(2021, 6, 1))
    confirmed = exported(case, tmp_path / "two.json")["closed"]
    assert isinstance(confirmed, dict)
    assert (confirmed["start"], confirmed["basis"]) == ("2021-06-01", "given")


def test_an_import_knows_its_stories_before_it_happens(case: CaseFile, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    for name, text in (("dated", DATED), ("undated", UNDATED), ("closed", CLOSED)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\0\1\2\xff" * 400)
    plan = scan([folder], case)
    found = {item.path.stem: item.proposal for item in dating_stories.for_plan(plan) if item is not None}
    assert set(found) == {"undated", "closed"}
    assert days(found["undated"]) == (date(2022, 3, 4), date(2022, 3, 10))
    assert reading.articles(case) == []


def test_asking_about_an_import_can_be_stopped(case: CaseFile, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(CLOSED.replace("Hale", f"Hale{number}"), encoding="utf-8")
    plan = scan([folder], case)
    asked = []

    def enough() -> bool:
        asked.append(1)
        return len(asked) > 2

    assert len(list(dating_stories.for_plan(plan, cancelled=enough))) == 2


def test_a_numeric_date_that_nothing_settles_is_asked_about(case: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "numeric.txt"
    path.write_text(NUMERIC, encoding="utf-8")
    plan = scan([path], case)
    question = plan.files[0].question
    assert question is not None
    assert (question.words, question.day_first, question.month_first) == (
        "03/04/2021",
        date(2021, 4, 3),
        date(2021, 3, 4),
    )
    assert not question.contradicted


@pytest.mark.parametrize(
    ("text", "contradicted"),
    [
        (NUMERIC.replace("03/04/2021", "13/04/2021"), None),
        (NUMERIC.replace("03/04/2021", "03/04/2021 and 13/04/2021"), None),
        (NUMERIC.replace("03/04/2021", "04/04/2021"), None),
        (NUMERIC.replace("03/04/2021", "3 April 2021"), None),
        (NUMERIC.replace("03/04/2021", "flight 03/04"), None),
        (NUMERIC.replace("03/04/2021", "03/04/2021, 13/04/2021 and 04/13/2021"), True),
    ],
)
def test_it_is_asked_only_when_needed(case: CaseFile, tmp_path: Path, text: str, contradicted: bool | None) -> None:
    path = tmp_path / "numeric.txt"
    path.write_text(text, encoding="utf-8")
    question = scan([path], case).files[0].question
    assert (question.contradicted if question is not None else None) is contradicted


def test_the_answer_dates_the_file_and_left_open_it_stays_undated(case: CaseFile, tmp_path: Path) -> None:
    for name in ("open", "answered"):
        (tmp_path / f"{name}.txt").write_text(NUMERIC.replace("Invoices", f"Invoices {name}"), encoding="utf-8")
    plan = scan([tmp_path / "open.txt", tmp_path / "answered.txt"], case)
    choices = ImportChoices(orders={tmp_path / "answered.txt": "DMY"})
    assert all(outcome.reason is None for outcome in importing.import_plan(case, plan, choices))
    paid = {Path(e.file).stem: e.date for e in reading.events(case) if e.kind is EventKind.TRANSFER_MONEY}
    assert paid["open"] is None or not paid["open"].is_day
    assert paid["answered"] is not None
    assert paid["answered"].start == date(2021, 4, 3)


def test_an_interval_chosen_in_the_wizard_is_kept(case: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(CLOSED, encoding="utf-8")
    plan = scan([path], case)
    between = PublicationDate(date(2021, 5, 3), date(2021, 6, 14), PublicationBasis.INFERRED)
    choices = ImportChoices(intervals={(path, 1): between}, published=date(2020, 1, 1))
    assert all(outcome.reason is None for outcome in importing.import_plan(case, plan, choices))
    published = reading.articles(case)[0].published
    assert published == PublicationDate(date(2021, 5, 3), date(2021, 6, 14), PublicationBasis.GIVEN)
