"""The document is checked against its golden copy; other programs rely on every name in it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate
from dossier.domain.events import EventKind, Review, Role, Status, Teller
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.mentions import EntityKind, FactKind, MentionForm
from dossier.domain.records import (
    ArticleRecord,
    EntityRecord,
    EventRecord,
    FactRecord,
    MentionRecord,
    Participant,
    ProposalRecord,
    SourceRecord,
)
from dossier.domain.spans import Span
from dossier.errors import ExportError
from dossier.report.interchange import InterchangeCase, document, write_json

GOLDEN = Path(__file__).parents[2] / "golden" / "case.json"
TEXT = "Çağrı held 🚢\n\nÇağrı Demir, 51, was arrested on Friday. He denies it.\n"


def at(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def invented_case(event_span: Span | None = None) -> InterchangeCase:
    body = at("Çağrı Demir, 51, was arrested on Friday. He denies it.")
    friday = date(2021, 3, 5)
    return InterchangeCase(
        title="Harbour",
        created=datetime(2026, 11, 21, 12, 0, tzinfo=timezone(timedelta(hours=2))),
        sources=[SourceRecord(1, "reports/harbour.txt", "ab" * 32, 80, "utf-8", "text/plain", ("a note",))],
        text_of={1: TEXT}.__getitem__,
        articles=[
            ArticleRecord(
                id=4,
                source=1,
                file="reports/harbour.txt",
                ordinal=1,
                span=Span(0, len(TEXT)),
                title="Çağrı held 🚢",
                title_span=at("Çağrı held 🚢"),
                byline=None,
                published=PublicationDate(date(2021, 3, 9), date(2021, 3, 9), PublicationBasis.GIVEN),
                passages=(
                    Passage(at("Çağrı held 🚢"), PassageRole.TITLE),
                    Passage(body, PassageRole.BODY),
                ),
            )
        ],
        entities=[
            EntityRecord(7, EntityKind.PERSON, "Çağrı Demir", ("Çağrı",)),
            EntityRecord(8, EntityKind.PLACE, "Mersin", (), renamed=True),
        ],
        mentions=[
            MentionRecord(2, 7, 4, at("He"), MentionForm.PRONOUN),
            MentionRecord(1, 7, 4, at("Çağrı Demir"), MentionForm.NAME),
        ],
        facts=[FactRecord(1, 7, 4, FactKind.AGE, "51", at("51"))],
        events=[
            EventRecord(
                id=3,
                article=4,
                span=event_span or at("Çağrı Demir, 51, was arrested on Friday."),
                trigger=at("arrested"),
                kind=EventKind.ARREST,
                status=Status.ASSERTED,
                attribution=None,
                date=DateInterval(
                    friday,
                    friday,
                    Precision.DAY,
                    DateBasis.RESOLVED,
                    explanation="'Friday' before 9 March 2021",
                    mentions=(at("Friday"),),
                    ledger=(
                        LedgerStep(
                            "Friday",
                            at("Friday"),
                            Rule.LATEST_BEFORE,
                            Anchor(
                                AnchorKind.PUBLICATION,
                                "publication on 9 March 2021",
                                date(2021, 3, 9),
                                date(2021, 3, 9),
                            ),
                            friday,
                            friday,
                        ),
                    ),
                ),
                participants=(Participant(7, Role.PATIENT),),
                places=(8,),
                review=Review.ACCEPTED,
            ),
            EventRecord(
                id=5,
                article=4,
                span=at("He denies it."),
                trigger=at("denies"),
                kind=EventKind.STATEMENT,
                status=Status.DENIED,
                attribution="Demir",
                chain=(
                    Teller(
                        "He", Span(at("He denies it.").start, at("He denies it.").start + 2), "denies", name="Demir"
                    ),
                ),
                date=DateInterval(
                    date(2021, 1, 1),
                    None,
                    Precision.YEAR,
                    DateBasis.GIVEN,
                    approximate=True,
                    ledger=(
                        LedgerStep(
                            "denies",
                            at("denies"),
                            Rule.GIVEN,
                            Anchor(
                                AnchorKind.EVENT, "the arrest", friday, None, at("arrested"), 3, "Demir was arrested"
                            ),
                            date(2021, 1, 1),
                            None,
                        ),
                    ),
                ),
                participants=(Participant(7, Role.SPEAKER),),
                places=(),
                review=Review.REJECTED,
                edited=frozenset({"status", "date"}),
            ),
        ],
        proposals=[ProposalRecord(1, 7, 9, "the same family name", rejected=True)],
    )


def test_the_document_is_the_golden_one() -> None:
    assert "".join(document(invented_case())) == GOLDEN.read_text(encoding="utf-8")


def test_spans_reproduce_their_text_by_code_points() -> None:
    made = json.loads("".join(document(invented_case())))
    text = made["sources"][0]["text"]
    quoted = [m for e in made["entities"] for m in e["mentions"] + e["facts"]]
    for event in made["events"]:
        quoted += [event, event["trigger"], *event["date"]["mentions"]]
        for step in event["date"]["ledger"]:
            assert text[step["start"] : step["end"]] == step["words"]
    assert len(quoted) == 8
    for piece in quoted:
        assert text[piece["start"] : piece["end"]] == piece["text"]


def test_given_dates_are_exported_as_stated_and_moments_in_utc() -> None:
    made = json.loads("".join(document(invented_case())))
    given = made["events"][1]["date"]
    assert (given["basis"], given["given"], given["end"]) == ("stated", True, None)
    assert made["created"] == "2026-11-21T10:00:00Z"
    assert made["articles"][0]["published"]["basis"] == "given"


def test_an_empty_case_is_a_document_too(tmp_path: Path) -> None:
    empty = InterchangeCase("", datetime(2026, 1, 1, tzinfo=UTC), [], {}.__getitem__, [], [], [], [], [])
    out = tmp_path / "case.json"
    write_json(empty, out)
    made = json.loads(out.read_text(encoding="utf-8"))
    assert (made["format"], made["version"]) == ("dossier-case", 1)
    assert made["sources"] == made["articles"] == made["entities"] == made["events"] == []


def test_a_quotation_outside_its_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not contain"):
        write_json(invented_case(Span(0, len(TEXT) + 1)), tmp_path / "case.json")
    assert list(tmp_path.iterdir()) == []
