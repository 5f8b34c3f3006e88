"""Redacted editions: the covered words are nowhere in the file, and it can still be compared with the case."""

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from dossier.domain.dossier_options import BLACK, DossierOptions, SourcesPart
from dossier.domain.events import Status
from dossier.domain.notes import SubjectKind
from dossier.errors import ImpossibleError
from dossier.report.redacted_words import parts_of_name
from dossier.report.redaction import Hidden, Redaction
from dossier.services import by_hand, cases, exporting, importing, marking, previewing, reading, verifying
from dossier.services.cases import CaseFile

STORY = """Prosecutors charge Farid Kazemi over Kazemi's harbour deal

Published: 14 March 2019

Farid Kazemi was arrested on 4 February 2019 in Tresk, police said. KAZEMI'S lawyer, Ines Dahl, denied the charges.
F. Kazemi lives at 5 Elder Street. His neighbours saw Kázemi leave on Monday. Prosecutors allege that Kazemi paid
Tomas Rell in May 2018. Ka\u00adzemi met Tomas Rell on 9 May 2018 at the Kazemi-backed bank, and the Kazemis left.
Tomas Rell was convicted of fraud on 1 March 2019.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    tmp_path = tmp_path_factory.mktemp("redaction")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "farid_kazemi-trial.txt").write_text(STORY, encoding="utf-8")
    made = cases.create_case(tmp_path / "tresk.dossier", title="The Kazemi papers")
    assert all(outcome.reason is None for outcome in importing.import_paths(made, [folder]))
    rell = reading.find_entity(made, "Tomas Rell").id
    marking.write_page(made, rell, "Ask who Kazemi is.\n\nRell once worked for Farid.")
    marking.tag(made, SubjectKind.ENTITY, rell, "kazemi")
    marking.ask(made, SubjectKind.ENTITY, rell, "Did Kazemi pay?")
    by_hand.add_note_about(made, SubjectKind.ENTITY, rell, "Seen with F. Kazemi.")
    marking.star(made, SubjectKind.EVENT, reading.events(made)[0].id)
    yield made
    cases.close_case(made)


def shown(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    outline = [bookmark.get_title() for bookmark in document.get_toc()]
    return "\n".join([words, *outline, *document.get_metadata_dict().values()])


def inside(pdf: Path) -> str:
    """Everything in the file, packed or not, and as the texts of a PDF are coded."""
    raw = pdf.read_bytes()
    parts = [raw]
    for found in re.finditer(rb"stream\r?\n", raw):
        with_rest = zlib.decompressobj()
        try:
            parts.append(with_rest.decompress(raw[found.end() :]))
        except zlib.error:
            continue
    text = "\n".join(part.decode("latin-1") for part in parts)
    utf16 = "\n".join(part.decode("utf-16-be", errors="ignore") for part in parts)
    coded = [
        bytes.fromhex(h).decode("utf-16-be", errors="ignore") for h in re.findall(r"<((?:[0-9A-Fa-f]{4})+)>", text)
    ]
    return "\n".join([text, utf16, *coded])


def everything(*words: str) -> DossierOptions:
    return DossierOptions(sources=SourcesPart.TEXTS, pages=True, marks=True, redact=words)


@pytest.mark.parametrize("form", ["one", "all", "chronology"])
def test_a_redacted_name_is_nowhere_in_the_file(case: CaseFile, tmp_path: Path, form: str) -> None:
    options = everything("Farid Kazemi")
    if form == "one":
        options = replace(options, people=(reading.find_entity(case, "Tomas Rell").id,))
    if form == "chronology":
        options = replace(options, chronology=True)
    plain = exporting.export_pdf(case, tmp_path / "plain.pdf", options=replace(options, redact=()))
    assert "kazemi" in (shown(plain) + inside(plain)).casefold()
    pdf = exporting.export_pdf(case, tmp_path / "out.pdf", options=options)
    for held in (shown(pdf), inside(pdf)):
        for word in ("kazemi", "kázemi", "farid", "ka\u00adzemi"):
            assert word not in held.casefold(), word
    assert BLACK in shown(pdf)
    assert "Redacted edition: 1 name or passage" in " ".join(shown(pdf).split())
    assert "Tomas Rell" in shown(pdf)


def test_a_redacted_edition_can_be_verified(case: CaseFile, tmp_path: Path) -> None:
    pdf = exporting.export_pdf(case, tmp_path / "out.pdf", options=everything("Farid Kazemi", "5 Elder Street"))
    verdict = verifying.verify(case, pdf)
    assert verdict.holds
    assert verdict.redacted
    assert verdict.covered > 0
    other = cases.create_case(tmp_path / "other.dossier")
    assert not verifying.verify(other, pdf).holds
    cases.close_case(other)


@pytest.mark.parametrize("redact", [(), ("Farid Kazemi",)])
def test_a_pdf_that_was_altered_is_told_to_be(case: CaseFile, tmp_path: Path, redact: tuple[str, ...]) -> None:
    pdf = exporting.export_pdf(case, tmp_path / "out.pdf", options=everything(*redact))
    assert verifying.verify(case, pdf).holds
    made = pdf.read_bytes()
    page = made.index(b"/MediaBox") + 12
    seal = made.index(b"/DSSR_Seal(")
    without = made[:seal] + made[seal + 77 :]
    changed = made[:page] + bytes([made[page] ^ 1]) + made[page + 1 :]
    for altered in (changed, without, made + b"\n% more\n", made.replace(b"/DSSR_Seal(", b"/DSSR_Soil(")):
        pdf.write_bytes(altered)
        verdict = verifying.verify(case, pdf)
        assert verdict.altered
        assert not verdict.holds
    document = pypdfium2.PdfDocument(made)
    assert len(document) > 1


def test_neither_places_nor_lengths_tell_how_long_a_covered_name_is(case: CaseFile, tmp_path: Path) -> None:
    made = exporting.export_pdf(case, tmp_path / "out.pdf", options=everything("Farid Kazemi"))
    assert set(re.findall("█+", shown(made).replace("\n", ""))) <= {BLACK, BLACK * 2}
    from dossier.report import provenance

    assert {(quote.start, quote.end) for quote in provenance.read(made).quotes} == {(-1, -1)}


def test_a_passage_is_covered_in_part_where_only_a_part_is_quoted(case: CaseFile, tmp_path: Path) -> None:
    passage = "lives at 5 Elder Street. His neighbours saw Kázemi leave"
    pdf = exporting.export_pdf(case, tmp_path / "out.pdf", options=everything(passage))
    for word in ("Elder", "neighbours"):
        assert word not in shown(pdf) + inside(pdf)


def test_words_of_others_stay() -> None:
    hiding = Redaction(Hidden(names=("Theresa May", "Rose Long"), parts=("Theresa", "May", "Rose", "Long")))
    for kept in ("in May 2018 prices rose", "a long way", "4 May 2018", "since May", "Mayor", "Longer", "Maybe"):
        assert hiding.mask(kept) == kept
    for told in ("May said", "Ms Long", "rose_long.txt", "ROSE LONG", "Rose’s", "T. May left", "r.long@example.org"):
        assert "█" in hiding.mask(told), told
    assert hiding.mask("T. May left") == "██████ left"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Иван Петров", "Ивана Петрова арестовали"),
        ("محمد العربي", "قال لمحمد العربي إنه"),
        ("王小明", "警方称王小明被捕"),
        ("Zoë Müller", "ZOE MULLER, Muller's"),
        ("Ann O’Hara", "Ann O'Hara and the O'Haras"),
    ],
)
def test_forms_of_other_scripts_and_spellings_are_covered(name: str, text: str) -> None:
    covered = Redaction(Hidden(names=(name,), parts=parts_of_name(name))).cover(text)
    assert BLACK in covered
    for part in parts_of_name(name):
        assert part not in covered


def test_a_name_cut_by_an_ellipsis_and_one_over_two_pieces_are_covered() -> None:
    hiding = Redaction(Hidden(names=("Farid Kazemi",), parts=("Farid", "Kazemi")))
    assert "Kaz" not in hiding.cover("Arrested: Farid Kaz…")
    pieces = (("He saw Kaze", False), ("mi leave", True))
    assert "".join(words for words, _ in hiding.covered((pieces,))[0]).count(BLACK) >= 1
    assert "aze" not in str(hiding.covered((pieces,)))


def test_too_short_a_word_is_refused(case: CaseFile, tmp_path: Path) -> None:
    with pytest.raises(ImpossibleError, match="too short"):
        exporting.export_pdf(case, tmp_path / "out.pdf", options=DossierOptions(redact=("a",)))


def test_only_chosen_statuses_and_times_are_told_and_the_pdf_says_so(case: CaseFile, tmp_path: Path) -> None:
    rell = reading.find_entity(case, "Tomas Rell").id
    options = DossierOptions(people=(rell,), statuses=frozenset({Status.ALLEGED}), sources=SourcesPart.NONE)
    words = shown(exporting.export_pdf(case, tmp_path / "out.pdf", options=options))
    assert "convicted" not in words.casefold().replace("convicted of fraud” came", "")
    assert "only what is alleged" in words
    assert "further statement" in words
    assert "\nSources" not in words


def test_pages_marks_and_texts_are_printed_where_they_are_asked_for(case: CaseFile, tmp_path: Path) -> None:
    rell = reading.find_entity(case, "Tomas Rell").id
    bare = shown(exporting.export_pdf(case, tmp_path / "bare.pdf", options=DossierOptions(people=(rell,))))
    full = shown(exporting.export_pdf(case, tmp_path / "full.pdf", options=replace(everything(), people=(rell,))))
    for words in (
        "Ask who Kazemi is.",
        "#kazemi",
        "Open question: Did Kazemi pay?",
        "Starred",
        "Seen with F. Kazemi.",
        "Texts of the",
    ):
        assert words in full, words
        assert words not in bare, words
    assert "U+2605" not in full


@pytest.mark.parametrize("chronology", [False, True])
def test_what_is_counted_before_is_what_is_printed(case: CaseFile, tmp_path: Path, chronology: bool) -> None:
    rell = reading.find_entity(case, "Tomas Rell").id
    options = DossierOptions(people=() if chronology else (rell,), chronology=chronology)
    known = [previewing.outline(case, None if chronology else rell)]
    amount = previewing.amount_of(known, options, previewing.letters_of(case))
    pdf = exporting.export_pdf(case, tmp_path / "out.pdf", options=options)
    assert abs(len(pypdfium2.PdfDocument(pdf)) - amount.pages) <= 1
    assert f"{amount.statements} statement" in shown(pdf)
    fewer = previewing.amount_of(known, replace(options, statuses=frozenset({Status.DENIED})), {})
    assert fewer.statements < amount.statements


def test_a_person_of_whom_nothing_was_chosen_is_said_to_have_no_statement_here(case: CaseFile, tmp_path: Path) -> None:
    rell = reading.find_entity(case, "Tomas Rell")
    options = DossierOptions(people=(rell.id,), first=date(1990, 1, 1), last=date(1990, 12, 31))
    words = " ".join(shown(exporting.export_pdf(case, tmp_path / "out.pdf", options=options)).split())
    assert "No statement here" in words
    assert f"{rell.events} events" in words
    assert "0 events" not in words


def test_no_folder_of_this_machine_is_printed(case: CaseFile, tmp_path: Path) -> None:
    article = tmp_path / "folder-of-mine" / "rell.txt"
    article.parent.mkdir()
    article.write_text(STORY.replace("Farid Kazemi", "Omar Fell"), encoding="utf-8")
    made = cases.create_case(tmp_path / "own.dossier")
    list(importing.import_paths(made, [article]))
    pdf = exporting.export_pdf(made, tmp_path / "out.pdf", options=everything())
    assert verifying.verify(made, pdf).holds
    assert "folder-of-mine" not in shown(pdf) + inside(pdf)
    assert "rell.txt" in shown(pdf)
    cases.close_case(made)


def test_a_choice_can_be_kept_and_read_again() -> None:
    options = everything("Ines Dahl", "a b c")
    assert DossierOptions.from_data(json.loads(json.dumps(options.to_data()))) == options
    assert DossierOptions.from_data({"people": "x"}) == DossierOptions()
