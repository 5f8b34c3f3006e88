"""Allegations never read as facts, denials stand beside what they deny, and one happening has one line."""

from dataclasses import replace

import pytest

from dossier.domain.claim_words import DossierClaims, account_name, backing_signs, backing_words
from dossier.domain.claims import About, ContradictionView, HappeningView, Side
from dossier.domain.events import EventKind, Status
from dossier.gui.people.claim_rows import rows_of
from dossier.gui.people.rows import Row, RowKind

from ..report.claims_for_tests import ALL, ARREST, ARRESTED, BRIBED, BRIBES, CLAIMS, DATES, MEETING_DENIED, report
from ..report.views_for_tests import dossier

ROWS = rows_of(dossier(1, ALL), CLAIMS)


def headed(rows: list[Row], heading: str) -> list[Row]:
    """The rows below a heading that begins so."""
    start = next(n for n, row in enumerate(rows) if row.kind is RowKind.HEADING and row.title.startswith(heading))
    end = next((n for n, row in enumerate(rows) if n > start and row.kind is RowKind.HEADING), len(rows))
    return rows[start + 1 : end]


def lines(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.kind is RowKind.EVENT]


def test_what_is_established_stands_apart_from_the_rest() -> None:
    headings = [row.title for row in ROWS if row.kind is RowKind.HEADING]
    assert headings[:7] == [
        "Legal standing, as the texts give it",
        "As the texts describe them",
        "The sources disagree (1)",
        "Established (2)",
        "Alleged (2)",
        "Denied (1)",
        "Planned (1)",
    ]
    for heading, status in (
        ("Established", Status.ASSERTED),
        ("Alleged", Status.ALLEGED),
        ("Denied", Status.DENIED),
        ("Planned", Status.PLANNED),
    ):
        assert {row.status for row in lines(headed(ROWS, heading))} == {status}


def test_every_allegation_names_by_whose_account() -> None:
    accounts = [row.account for row in lines(headed(ROWS, "Alleged"))]
    assert accounts == ["by the account of the indictment", "by whose account, the source does not say"]


def test_a_denial_stands_beside_what_it_denies_and_only_there() -> None:
    alleged = headed(ROWS, "Alleged")
    assert [row.kind for row in alleged[:2]] == [RowKind.EVENT, RowKind.DENIAL]
    assert "never took any payment" in alleged[1].detail
    assert "Denial. denied" in alleged[1].spoken
    assert [row.target for row in lines(headed(ROWS, "Denied"))] == [40]


def test_a_happening_has_one_line_and_its_reports_are_under_it() -> None:
    arrest = next(row for row in ROWS if row.opens)
    assert (arrest.target, arrest.events, arrest.left) == (10, (10, 12, 11), "5 March 2021")
    assert arrest.foot == "2 independent sources · 1 copy · 3 reports"
    assert arrest.signs == "■■□"
    assert arrest.remark == DATES.note
    reports = [row for row in ROWS if row.under]
    assert [(row.kind, row.under, row.target) for row in reports] == [
        (RowKind.REPORT, arrest.opens, i) for i in (10, 12, 11)
    ]
    assert "a copy of “Customs chief held in Türkiye”" in reports[1].foot


def test_sides_of_a_contradiction_stand_next_to_each_other_with_their_sources() -> None:
    rows = headed(ROWS, "The sources disagree")
    assert [row.kind for row in rows] == [RowKind.DISAGREEMENT, RowKind.SIDE, RowKind.SIDE]
    assert [(row.title, row.side, row.target) for row in rows[1:]] == [
        ("5 March 2021", ("k-arrest date", 0), 10),
        ("6 March 2021", ("k-arrest date", 1), 11),
    ]
    assert rows[1].foot == "Customs chief held in Türkiye"
    assert rows[2].foot == "Court hears of “night ships”"
    assert rows[1].signs == "■□"


def test_each_disagreement_of_one_happening_says_in_its_heading_what_it_is_about() -> None:
    def sides(*words: str) -> tuple[Side, ...]:
        return tuple(Side(each, (event,)) for each, event in zip(words, (10, 11), strict=True))

    reports = tuple(
        replace(one, quote=f"Lund, {age}, was held with {men} men.", copies=None)
        for one, age, men in zip((ARRESTED.reports[0], ARRESTED.reports[-1]), (44, 47), (5, 6), strict=True)
    )
    assert [one.event for one in reports] == [10, 11]
    several = (
        DATES,
        ContradictionView("k age", About.NUMBER, sides("44", "47")),
        ContradictionView("k men", About.NUMBER, sides("5 men", "6 men")),
        ContradictionView("k name", About.NAME, sides("Lund", "Lunde")),
        ContradictionView("k status", About.STATUS, sides("stated as a fact", "denied")),
    )
    rows = rows_of(
        dossier(1, ALL),
        replace(CLAIMS, happenings=(replace(ARRESTED, reports=reports, contradictions=several),)),
    )
    titles = [row.title.rpartition(" – ") for row in rows if row.kind is RowKind.DISAGREEMENT]
    assert [what for _, _, what in titles] == ["the date", "the age", "a number", "the name", "whether it happened"]
    assert len({about for about, _, _ in titles}) == 1


def test_a_settled_contradiction_says_which_side_was_taken_and_warns_no_more() -> None:
    settled = replace(ARRESTED, contradictions=(replace(DATES, settled=1),))
    rows = rows_of(dossier(1, ALL), replace(CLAIMS, happenings=(settled,)))
    sides = [row for row in rows if row.side is not None]
    assert [row.is_taken for row in sides] == [False, True]
    assert sides[1].remark == "You took this side"
    assert next(row for row in rows if row.opens).remark == ""


def test_the_ladder_says_what_is_only_alleged() -> None:
    rungs = headed(ROWS, "Legal standing")
    assert [(row.title, row.left) for row in rungs] == [
        ("Named", "9 March 2021"),
        ("Accused", "between 2016 and 2018"),
        ("Arrested", "5 March 2021"),
        ("Released", "undated"),
    ]
    assert "alleged" in rungs[1].spoken
    assert "by the account of the indictment" in rungs[1].foot
    assert rungs[2].target == 10
    assert rungs[3].remark == "Before the trial began"


def test_what_is_not_known_leads_to_what_it_is_about() -> None:
    unknown = headed(ROWS, "What we do not know")
    assert [(row.title, row.target, row.events) for row in unknown] == [
        ("When Çağrı Demir was released is not known.", 60, (60,)),
        ("Only one source tells of the payments.", 20, (20,)),
        ("When “Court hears of “night ships”” came out.", 3, ()),
    ]


def test_the_history_of_names_is_shown() -> None:
    (join,) = headed(ROWS, "How these names came together")
    assert (join.title, join.left, join.join) == ("You merged “Cagri Demir” into Çağrı Demir.", "20 November 2026", 0)


def test_what_one_states_and_another_denies_is_no_fact() -> None:
    denial = replace(ARREST, id=99, status=Status.DENIED, article=3)
    both = replace(ARRESTED, reports=(report(ARREST), report(denial)), contradictions=())
    rows = rows_of(dossier(1, (ARREST, denial)), DossierClaims(happenings=(both,)))
    assert not [row for row in rows if row.title.startswith("Established")]
    (line,) = lines(headed(rows, "Alleged"))
    assert (line.status, line.word) == (Status.ALLEGED, "disputed")
    assert line.title.startswith("Disputed: ")
    assert "disputed" in line.spoken
    assert RowKind.DENIAL in {row.kind for row in headed(rows, "Alleged")}


@pytest.mark.parametrize(("side", "heading"), [(0, "Established"), (1, "Denied")])
def test_a_person_settles_whether_it_happened(side: int, heading: str) -> None:
    denial = replace(ARREST, id=99, status=Status.DENIED, article=3)
    whether = ContradictionView("w", About.STATUS, (Side("it happened", (10,)), Side("denied", (99,))), settled=side)
    both = replace(ARRESTED, reports=(report(ARREST), report(denial)), contradictions=(whether,))
    rows = rows_of(dossier(1, (ARREST, denial)), DossierClaims(happenings=(both,)))
    assert len(lines(headed(rows, heading))) == 1


def test_a_fact_that_one_source_only_alleges_keeps_the_voice_of_those_that_state_it() -> None:
    stated = replace(BRIBES, id=70, status=Status.ASSERTED, attribution=None, article=3)
    both = replace(BRIBED, reports=(report(BRIBES), report(stated)), denied_by=(), independent=2)
    rows = rows_of(dossier(1, (BRIBES, stated)), DossierClaims(happenings=(both,)))
    (line,) = lines(headed(rows, "Established"))
    assert (line.target, line.account) == (70, "")
    assert [row.word for row in headed(rows, "Established") if row.under] == ["alleged", "asserted"]


@pytest.mark.parametrize(
    ("independent", "copies", "words", "signs"),
    [
        (1, 0, "1 source", "■"),
        (1, 2, "1 source · 2 copies", "■□□"),
        (3, 0, "3 independent sources", "■■■"),
        (5, 40, "5 independent sources · 40 copies", "■■■■■□"),
        (90, 2, "90 independent sources · 2 copies", "■■■■■■"),
    ],
)
def test_how_well_something_is_backed(independent: int, copies: int, words: str, signs: str) -> None:
    happening = replace(ARRESTED, independent=independent, copies=copies)
    assert (backing_words(happening), backing_signs(happening)) == (words, signs)


def test_without_claims_every_event_has_a_line() -> None:
    rows = rows_of(dossier(1, ALL), DossierClaims())
    assert sorted(row.target for row in lines(rows)) == sorted(event.id for event in ALL)


def test_a_deed_that_is_denied_is_disputed_and_a_charge_that_is_denied_is_not() -> None:
    deed = replace(BRIBES, id=80, status=Status.ASSERTED, attribution=None)
    denial = replace(BRIBES, id=81, kind=EventKind.STATEMENT, status=Status.ASSERTED, article=3)
    for kind, heading, word in (
        (EventKind.TRANSFER_MONEY, "Alleged", "disputed"),
        (EventKind.CHARGE, "Established", ""),
    ):
        told = replace(deed, kind=kind)
        happening = replace(BRIBED, kind=kind, reports=(report(told),), denied_by=(81,))
        rows = rows_of(dossier(1, (told, denial)), DossierClaims(happenings=(happening,)))
        found = headed(rows, heading)
        assert [(row.kind, row.word) for row in found] == [(RowKind.EVENT, word), (RowKind.DENIAL, "")]
        assert [row.target for row in lines(rows)] == [80]


def test_a_denial_is_told_once_where_one_sentence_says_who_denies_what() -> None:
    quote = replace(MEETING_DENIED, id=41, kind=EventKind.STATEMENT, status=Status.ASSERTED)
    happening = HappeningView("m", EventKind.MEET, "met", None, (report(MEETING_DENIED),), 1, 0, denied_by=(41,))
    rows = rows_of(dossier(1, (MEETING_DENIED, quote)), DossierClaims(happenings=(happening,)))
    (line,) = lines(rows)
    assert (line.status, line.target, line.events) == (Status.DENIED, 40, (40, 41))
    assert RowKind.DENIAL not in {row.kind for row in rows}


@pytest.mark.parametrize(
    ("attribution", "words"),
    [
        ("Prosecutors", "prosecutors"),
        ("The Justice Department", "the Justice Department"),
        ("State Department", "State Department"),
        ("Local police", "local police"),
        ("Reuters", "Reuters"),
        ("complaint", "the complaint"),
        ("the indictment", "the indictment"),
        ("federal court", "the federal court"),
        ("Ada  Smith", "Ada Smith"),
        ("", ""),
    ],
)
def test_who_tells_it_stands_within_a_sentence(attribution: str, words: str) -> None:
    assert account_name(attribution) == words


def test_the_rung_of_a_name_leads_to_its_words() -> None:
    named = replace(CLAIMS.standing.rungs[0], events=(), quote="Çağrı Demir,\nchief of customs")
    rows = rows_of(dossier(1, ALL), replace(CLAIMS, standing=replace(CLAIMS.standing, rungs=(named,))))
    (rung,) = headed(rows, "Legal standing")
    assert (rung.target, rung.sought, rung.events) == (1, "Çağrı Demir,\nchief of customs", ())
