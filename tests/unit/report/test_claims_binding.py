"""The chapter of a dossier tells apart what is sure, and ties denials, copies and contradictions to their notes."""

from dataclasses import replace

from dossier.domain.claim_words import DossierClaims
from dossier.domain.events import Status
from dossier.report.binding import bind

from .claims_for_tests import ALL, ARREST, ARRESTED, CLAIMS, DATES, report
from .views_for_tests import ARTICLES, INFO, MADE, dossier

CHAPTER = bind(INFO, [dossier(1, ALL)], ARTICLES, MADE, single=True, claims={1: CLAIMS}).chapters[0]
PARTS = {part.section: [entry for group in part.groups for entry in group.entries] for part in CHAPTER.parts}


def test_one_happening_is_one_statement_with_a_note_for_each_report() -> None:
    arrest = PARTS["established"][0]
    assert arrest.events == (10, 12, 11)
    assert [note.code for note in arrest.notes] == ["S1", "S2", "S3"]
    assert (arrest.sources, arrest.copies, arrest.backing) == (2, 1, "2 independent sources · 1 copy")
    assert [note.copy for note in arrest.notes] == [
        "",
        f"Copy of the report in note {arrest.number}: not counted as a source of its own",
        "",
    ]
    assert arrest.remark == DATES.note


def test_allegations_stand_by_account_with_their_denial_beside() -> None:
    (alleged,) = (part for part in CHAPTER.parts if part.section == "alleged")
    assert [group.heading for group in alleged.groups] == [
        "By the account of the indictment",
        "By whose account, the source does not say",
    ]
    (denial,) = PARTS["alleged"][0].denials
    assert (denial.account, denial.note.number) == ("his lawyer", PARTS["alleged"][0].number + 1)
    assert "never took any payment" in "".join(words for words, _ in denial.words).replace("\u2069", "")
    assert [entry.events for entry in PARTS["denied"]] == [(40,)]


def test_the_ladder_stands_on_the_words_that_state_it() -> None:
    named, accused, arrested, released = CHAPTER.standing
    assert (accused.step, accused.word, accused.account) == ("Accused", "Alleged", "the indictment")
    assert [words for words, marked in arrested.words if marked] == ["arrested"]
    assert arrested.number == PARTS["established"][0].number == named.number
    assert released.remark == "before the trial began"


def test_sides_of_a_contradiction_name_their_stories_and_notes() -> None:
    (disagreement,) = CHAPTER.disagreements
    assert [(side.words, side.numbers) for side in disagreement.sides] == [
        ("5 March 2021", (1, 2)),
        ("6 March 2021", (3,)),
    ]
    assert [[code for code, _ in side.sources] for side in disagreement.sides] == [["S1", "S2"], ["S3"]]
    assert disagreement.state == "Not settled."
    settled = replace(ARRESTED, contradictions=(replace(DATES, settled=1),))
    claims = replace(CLAIMS, happenings=(settled,))
    book = bind(INFO, [dossier(1, ALL)], ARTICLES, MADE, single=True, claims={1: claims})
    assert [side.is_taken for side in book.chapters[0].disagreements[0].sides] == [False, True]
    assert book.chapters[0].parts[0].groups[0].entries[0].remark == ""


def test_what_is_not_known_leads_to_notes_and_stories() -> None:
    undated, single, unpublished = CHAPTER.unknowns
    assert undated.numbers == (PARTS["established"][1].number,)
    assert single.numbers == (PARTS["alleged"][0].number,)
    assert (unpublished.numbers, unpublished.codes) == ((), ("S3",))


def test_what_one_states_and_another_denies_is_printed_as_disputed() -> None:
    denial = replace(ARREST, id=99, status=Status.DENIED, article=3)
    both = replace(ARRESTED, reports=(report(ARREST), report(denial)), contradictions=())
    claims = {1: DossierClaims(happenings=(both,))}
    (part,) = bind(INFO, [dossier(1, (ARREST, denial))], ARTICLES, MADE, single=True, claims=claims).chapters[0].parts
    (group,) = part.groups
    (entry,) = group.entries
    assert (part.section, group.heading) == ("alleged", "Stated by a source, and denied")
    assert (entry.word, entry.status) == ("Disputed", "alleged")
    assert len(entry.notes) == len(entry.denials) == 1
