import dataclasses
import getpass
import json
import re
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
import typst

from dossier.domain.claims import Side, StandingView
from dossier.errors import Cancelled, ExportError
from dossier.report.binding import bind
from dossier.report.book import Book
from dossier.report.coverage import fonts_folder
from dossier.report.pdf import STANDARDS, book_json, check_pdf, render_pdf, write_pdf

from .claims_for_tests import ALL, ARRESTED, CLAIMS, DATES
from .views_for_tests import ARTICLES, EVENTS, INFO, MADE, NAMES, dossier, many_events, person


def single() -> Book:
    return bind(INFO, [dossier()], ARTICLES, MADE, single=True)


def claimed() -> Book:
    return bind(INFO, [dossier(1, ALL)], ARTICLES, MADE, single=True, claims={1: CLAIMS})


def everyone() -> Book:
    return bind(INFO, [dossier(i) for i in range(1, 5)], ARTICLES, MADE, further=[person(5)])


def objects(pdf: bytes) -> str:
    """Everything in the file that is not a page's drawing: dictionaries, also those in compressed streams."""
    packed = re.findall(rb"/ObjStm.{0,200}?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return "\n".join([pdf.decode("latin-1"), *(zlib.decompress(stream).decode("latin-1") for stream in packed)])


def test_equal_books_give_equal_bytes_and_another_moment_others() -> None:
    first = render_pdf(single())
    assert first == render_pdf(single())
    assert first != render_pdf(dataclasses.replace(single(), made=MADE + timedelta(minutes=1)))


def test_it_is_archival_tagged_bookmarked_linked_and_embeds_its_fonts() -> None:
    made = objects(render_pdf(everyone()))
    for sign in ("pdfaid:part", "pdfuaid:part", "/StructTreeRoot", "/Outlines", "/FontFile", "/Lang", "/Annots"):
        assert sign in made, sign
    assert "NotoSans" in made
    assert "NotoSansArabic" in made


def test_it_names_neither_machine_nor_person() -> None:
    made = objects(render_pdf(single())).casefold()
    assert "/author" not in made
    assert getpass.getuser().casefold() not in re.findall(r"[(<]([^()<>]*)[)>]", made)
    assert str(Path(__file__).parents[3]).casefold() not in made


def test_every_statement_has_its_note_and_no_number_twice() -> None:
    for book in (everyone(), claimed()):
        entries = [e for c in book.chapters for e in c.entries]
        notes = [n.number for e in entries for n in (*e.notes, *(denial.note for denial in e.denials))]
        assert notes == list(range(1, len(notes) + 1))
        for chapter in book.chapters:
            assert all(rung.number in notes for rung in chapter.standing)


def test_a_book_with_claims_is_archival_too() -> None:
    assert "pdfuaid:part" in objects(render_pdf(claimed()))


def test_no_word_of_a_claim_breaks_the_pages() -> None:
    odd = "#panic() $x$ *b* _i_ `c` <n1> @n1 \\u{41} ] [ ) ( } 中 \x00"
    side = Side(odd, (10,))
    sides = dataclasses.replace(ARRESTED, contradictions=(dataclasses.replace(DATES, note=odd, sides=(side,) * 5),))
    rungs = tuple(dataclasses.replace(r, quote=odd, note=odd, attribution=odd) for r in CLAIMS.standing.rungs)
    unknowns = tuple(dataclasses.replace(each, sentence=odd) for each in CLAIMS.unknowns)
    claims = dataclasses.replace(CLAIMS, happenings=(sides,), standing=StandingView(rungs), unknowns=unknowns)
    book = bind(INFO, [dossier(1, ALL)], ARTICLES, MADE, single=True, claims={1: claims})
    assert b"%%EOF" in render_pdf(book)[-64:]


@pytest.mark.parametrize(
    "text",
    [
        "#panic() $x$ *b* _i_ `c` <n1> @n1 \\u{41} // /* ] [ ) ( }",
        "中文 😀 \ue000 \x00 \x1b[0m \u202e \ud7ff \uffff \u0301\u0301\u0301",
        "x" * 5_000,
        " ".join(["word"] * 5_000),
        "",
        "\u0e01\u0e33 \u1e9e \U00010400 \u06dd\u0660",
    ],
)
def test_no_text_breaks_the_pages(text: str) -> None:
    event = dataclasses.replace(
        EVENTS[0],
        quote=text + EVENTS[0].quote,
        trigger=dataclasses.replace(
            EVENTS[0].trigger, start=EVENTS[0].trigger.start + len(text), end=EVENTS[0].trigger.end + len(text)
        ),
        label=text,
        date=None if EVENTS[0].date is None else dataclasses.replace(EVENTS[0].date, explanation=text),
        attribution=text,
        file=text or "f",
        article_title=text,
    )
    book = bind(INFO, [dossier(1, (event,))], ARTICLES, MADE, single=True)
    assert b"%%EOF" in render_pdf(book)[-64:]


def test_hostile_letters_stay_within_the_archival_standard() -> None:
    event = dataclasses.replace(EVENTS[0], label="𠮷𠀀 \ue000 \x00 \u202e 😀 \uffff")
    book = bind(INFO, [dossier(1, (event,))], ARTICLES, MADE, single=True)
    assert "pdfaid:part" in objects(render_pdf(book))
    assert any("3 characters" in remark for remark in book.remarks)


def test_the_template_gets_data_and_words_for_the_moment() -> None:
    data = json.loads(book_json(single()))
    assert data == json.loads(json.dumps(dataclasses.asdict(single()) | {"made": data["made"]}))
    assert data["made"] == "21 November 2026, 10:30 UTC"
    assert data["chapters"][0]["name"] == NAMES[0]
    assert STANDARDS == ["a-3a", "ua-1"]


def test_cut_and_foreign_files_are_not_kept(tmp_path: Path) -> None:
    whole = render_pdf(single())
    out = tmp_path / "x.pdf"
    for content in (b"", whole[:-200], b"GIF89a" + whole, whole[:100] + b"%%EOF"):
        out.write_bytes(content)
        with pytest.raises(ExportError, match="incomplete"):
            check_pdf(out)
    write_pdf(single(), out)
    assert out.read_bytes() == whole


def test_a_thousand_statements_fit_in_one_book() -> None:
    book = bind(INFO, [dossier(1, many_events(1_000))], ARTICLES, MADE, single=True)
    assert len(book.chapters[0].dated) == 1_000
    assert render_pdf(book).startswith(b"%PDF-")


def test_the_shipped_fonts_are_found() -> None:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts_folder())])
    assert {"Noto Sans", "Noto Serif", "Noto Sans Arabic", "Noto Sans Hebrew"} <= set(fonts.families())


def test_packing_a_book_is_stopped_between_statements() -> None:
    book = single()
    heard: list[int] = []

    def look() -> None:
        heard.append(1)
        if len(heard) > 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        book_json(book, look)
    whole: list[int] = []
    assert json.loads(book_json(book, lambda: whole.append(1)))["title"] == book.title
    assert len(whole) > sum(len(group.entries) for c in book.chapters for part in c.parts for group in part.groups)
