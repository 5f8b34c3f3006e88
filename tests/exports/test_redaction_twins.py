"""The hardest attack: two cases that differ in nothing but the covered name must give one and the same redacted book.

Whatever tells of the name (its length, its letters, its place in the alphabet, a digest) would make the books differ.
"""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from dossier.domain.dossier_options import DossierOptions, SourcesPart
from dossier.domain.notes import SubjectKind
from dossier.report import provenance
from dossier.report.book import Book
from dossier.services import by_hand, cases, exporting, gathering, importing, marking, reading, verifying
from dossier.services.cases import CaseFile

MADE = datetime(2026, 5, 4, 12, tzinfo=UTC)
TRIAL = """{surname} trial: prosecutors charge {name} over {surname}'s harbour deal

Published: 14 March 2019

{name} was arrested on 4 February 2019 in Tresk, police said. {surname}'s lawyer, Ines Dahl, denied the charges.
{initial}. {surname} lives at 5 Elder Street. Three months after {surname}'s arrest, Tomas Rell was charged with fraud.
Prosecutors allege that {surname} paid Tomas Rell in May 2018, and that {name} and Mara Lund met Tomas Rell, the harbour
master, on 9 May 2018 at a bank where the papers of the {surname} family, of its friends and of many others with a hand
in it were kept for years, in boxes that nobody opened, until a clerk of the bank found them and called {surname}.
More is on https://news.example/2019/{file}-trial/and/further/words/that/make/it/longer/than/a/line?by={initial}{low}
or from {low}@tresk.example, said {name}. Tomas Rell was convicted of fraud on 1 March 2019.
"""
OTHER = """Tomas Rell was released

Published: 20 May 2020

Tomas Rell was released from prison on 18 May 2020. Mara Lund met Tomas Rell on 19 May 2020, Ines Dahl said.
"""
NAMES = ("Farid Kazemi", "Ulla Nerz", "Zygmunt Achternbusch")


def a_case(folder: Path, name: str) -> CaseFile:
    first, surname = name.split()
    words = {"name": name, "surname": surname, "initial": first[0], "low": surname.lower()}
    file = name.replace(" ", "_").lower()
    source = folder / "in"
    source.mkdir(parents=True)
    (source / f"{file}.txt").write_text(TRIAL.format(**words, file=file.replace("_", "-")), encoding="utf-8")
    (source / "lately.txt").write_text(OTHER, encoding="utf-8")
    case = cases.create_case(folder / f"{surname}.dossier", title=f"The {surname} papers")
    assert all(outcome.reason is None for outcome in importing.import_paths(case, [source]))
    rell = reading.find_entity(case, "Tomas Rell").id
    marking.write_page(case, rell, f"Ask who {surname} is.\n\nRell once worked for {name}.")
    for tag in ("harbour", surname.lower(), "zoo"):
        marking.tag(case, SubjectKind.ENTITY, rell, tag)
    marking.ask(case, SubjectKind.ENTITY, rell, f"Did {surname} pay?")
    by_hand.add_note_about(case, SubjectKind.ENTITY, rell, f"Seen with {first[0]}. {surname}.")
    return case


def told(case: CaseFile, options: DossierOptions) -> dict[str, object]:
    """Return all that goes into the file, but for the marks that only the case can make."""

    # Ids of the case are for the program alone: nothing of them is printed.
    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(each) for key, each in value.items() if key != "events" or isinstance(each, int)}
        return [bare(each) for each in value] if isinstance(value, list | tuple) else value

    book: Book = gathering.gather_book(case, options, MADE)
    made_from = json.loads(book.provenance)
    assert made_from.pop("edition")
    assert any(source.pop("mark") for source in made_from["sources"])
    return {"book": bare(asdict(replace(book, provenance=""))), "provenance": made_from}


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> list[CaseFile]:
    return [a_case(tmp_path_factory.mktemp("twins"), name) for name in NAMES]


@pytest.mark.parametrize("form", ["one", "all", "chronology"])
def test_cases_that_differ_in_the_covered_name_alone_make_one_book(twins: list[CaseFile], form: str) -> None:
    books = []
    for case, name in zip(twins, NAMES, strict=True):
        options = DossierOptions(
            people=(reading.find_entity(case, "Tomas Rell").id,) if form == "one" else (),
            chronology=form == "chronology",
            sources=SourcesPart.TEXTS,
            pages=True,
            marks=True,
            redact=(name,),
        )
        books.append(told(case, options))
    for other in books[1:]:
        assert other == books[0]


def test_a_guessed_name_cannot_be_checked(twins: list[CaseFile], tmp_path: Path) -> None:
    case, name = twins[0], NAMES[0]
    digests = {row.file: row.sha256 for row in reading.articles(case)}
    telling = next(digest for file, digest in digests.items() if "lately" not in file)
    options = DossierOptions(sources=SourcesPart.TEXTS, redact=(name,))
    made_from = exporting.export_pdf(case, tmp_path / "out.pdf", options=options)
    kept = provenance.read(made_from)
    held = str(asdict(kept))
    assert digests["lately.txt"] in held
    assert telling not in held
    with case.reading():
        from dossier.store import journal

        assert all(entry.digest not in held for entry in journal.entries(case.connection))
    for guess in NAMES:
        assert all(sha256(words.encode()).hexdigest() not in held for words in (guess, *guess.split()))
    by_choice = exporting.export_pdf(case, tmp_path / "kept.pdf", options=replace(options, digests=True))
    assert telling in str(asdict(provenance.read(by_choice)))


def test_withheld_digests_can_be_compared_in_the_case_alone(twins: list[CaseFile], tmp_path: Path) -> None:
    options = DossierOptions(redact=(NAMES[0],))
    pdf = exporting.export_pdf(twins[0], tmp_path / "out.pdf", options=options)
    own = verifying.verify(twins[0], pdf)
    assert own.holds
    assert own.edition is verifying.Standing.SAME
    assert not own.added
    assert not verifying.verify(twins[1], pdf).holds
