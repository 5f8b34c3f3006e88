"""Attacks on a redaction: the forms in which a covered name could still stand in a text. All names are made up."""

import pytest

from dossier.domain.dossier_options import BLACK
from dossier.report.redacted_words import parts_of_name
from dossier.report.redaction import Hidden, Redaction


def hiding(*names: str, ordinary: frozenset[str] = frozenset()) -> Redaction:
    parts = tuple(part for name in names for part in parts_of_name(name))
    telling = tuple(part for part in parts if len(part) > 2 and part.casefold() not in ordinary)
    return Redaction(Hidden(names=names, parts=parts, telling=telling))


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("Farid Kazemi", "KAZEMI'S aide, the Kazemis, Kazemi’s", "█████ aide, the █████, █████"),
        ("Farid Kazemi", "kazemi wrote it small, and so did farid", "█████ wrote it small, and so did █████"),
        (
            "Farid Kazemi",
            "Ka-\nzemi and Ka\u00ad\nzemi and Ka- zemi and Ka\u00adzemi",
            "█████ and █████ and █████ and █████",
        ),
        ("Farid Kazemi", "Fa-\n  rid Ka‐\r\nzemi left", "█████ left"),
        ("Farid Kazemi", "Farid\n\nKazemi left", "█████ left"),
        ("Farid Kazemi", "F. Kazemi; F.K.; F. K. said; Kazemi, F. left", "█████; █████; █████ said; █████ left"),
        ("Farid Kazemi", "K A Z E M I FREED; K.A.Z.E.M.I", "█████ FREED; █████"),
        ("Farid Kazemi", "Mr F Kazemi left", "Mr █████ left"),
        ("Jean-Luc d'Arbois", "jl.darbois@x.example", "█████@x.example"),
        ("Farid A. Kazemi", "F.A.K. was seen", "█████ was seen"),
        ("Farid Kazemi", "write to fkazemi1970@tresk.example now", "write to █████@tresk.example now"),
        ("Farid Kazemi", "farid.kazemi@kazemi-law.example", "█████@█████"),
        ("Farid Kazemi", "https://news.example/2019/farid-kazemi-trial/4", "https://news.example/2019/█████/4"),
        ("Farid Kazemi", "https://x.example/?q=Farid%20Kazemi&p=1", "https://x.example/?q=█████&p=1"),
        ("Farid Kazemi", "@FaridKazemi and #FreeKazemi", "@█████ and #█████"),
        ("Farid Kazemi", "scans/r_kazemi-trial_v2.pdf", "scans/█████.pdf"),
        (
            "Farid Kazemi",
            "FaridKazemi, Kazemi-backed, anti-Kazemi, Kazemiites",
            "█████, █████-backed, anti-█████, █████",
        ),
        ("Farid Kazemi", "Arrested: Farid Kaz…", "Arrested: █████…"),
        ("Farid Kazemi", "Arrested: F…", "Arrested: █████…"),
        ("Farid Kazemi", "…zemi was held, Kaz... too", "…█████ was held, █████... too"),
        ("Jürgen Großmüller", "Jurgen Grossmueller, GROSSMÜLLER, Juergen", "█████, █████, █████"),
        ("Zoé Müller-Lévy", "Zoe Muller Levy; Ms Lévy; Mueller", "█████; Ms █████; █████"),
        ("Ana Prieto-Vidal", "Prieto Vidal; PRIETO-VIDAL; Vidal", "█████; █████; █████"),
        ("Omar al-Rashidi", "Omar Al Rashidi, Alrashidi, el-Rashidi, Rashidi", "█████, █████, █████, █████"),
        ("Ann O’Hallan", "Ann O'Hallan, the O`Hallans, OHallan, Ann O Hallan", "█████, the █████, █████, █████"),
        ("Chen Wu", "Mr Wu met Chen; WuXi", "Mr █████ met █████; WuXi"),
        ("Stephen King", "King said the king left", "█████ said the █████ left"),
        ("Ben Carsten", "Ben left", "█████ left"),
        ("Мария Иванова", "https://x.example/%D0%9C%D0%B0%D1%80%D0%B8%D1%8F/2", "https://x.example/█████/2"),
        ("Мария Иванова", "Марию Иванову; Марии; к Ивановой", "█████; █████; к █████"),
        ("محمد العربي", "للعربي وقال محمّد: عربى", "█████ وقال █████: █████"),
        ("عبد الله الحسني", "عبدالله الحسنى", "█████"),
        (
            "Soo Kim",
            "jkim@x.example, kims@x.example, skim1970@x.example",
            "█████@x.example, █████@x.example, █████@x.example",
        ),
        ("Anita Rao", "@DrRao, @drrao, #FreeRao and #RaoTrial", "@█████, @█████, #█████ and #█████"),
        (
            "Bob J. Lee",
            "https://x.example/u/bjlee, bjl@y.example/leeb",
            "https://x.example/u/█████, bjl@y.example/█████",
        ),
        (
            "Chen Wu",
            "cwu@x.example and wuc_1970@x.example, the @cwu",
            "█████@x.example and █████@x.example, the @█████",
        ),
        ("王小明", "警方称王小… 被捕，小明", "警方称█████… 被捕，小明"),
        ("Kim Soo-jin", "Kim Soojin, Kim Soo Jin", "█████, █████"),
    ],
)
def test_no_form_of_a_name_stays(name: str, text: str, kept: str) -> None:
    assert hiding(name).cover(text) == kept


def test_ordinary_words_that_are_names_too_stay_where_they_are_no_names() -> None:
    black = hiding("Theresa May", "Rose Long", "He Jian", ordinary=frozenset({"may", "rose", "long", "he"}))
    for text in (
        "It may rain in May 2018.",
        "a long way, as prices rose",
        "He left. We may see.",
        "longer and mayor",
    ):
        assert "█" not in black.cover(text), text
    assert black.cover("Mr He and Mrs May") == "Mr █████ and Mrs █████"


def test_short_names_in_addresses_leave_what_is_not_theirs() -> None:
    black = hiding("Soo Kim", "Anita Rao", "Bob Lee", "Theresa May", ordinary=frozenset({"may"}))
    for text in (
        "https://news.example/2019/people-flee-city and the fleet",
        "skimming@x.example wrote of extraordinary care",
        "https://x.example/kimono/sleeves",
        "#MayDay, @mayor and maybe@x.example",
        "v1.leeway, file_raoult.pdf",
    ):
        assert "█" not in black.cover(text), text
    assert black.cover("tmay@x.example") == "█████@x.example"


def test_bars_tell_neither_how_many_words_nor_how_many_letters_a_name_has() -> None:
    for name, text in (
        ("Bo Li", "Bo Li"),
        ("Ana Maria Prieto-Vidal", "Ana Maria Prieto-Vidal"),
        ("Ana Vidal", "A. Vidal"),
    ):
        assert hiding(name).cover(f"saw {text} leave") == f"saw {BLACK} leave"


def test_places_to_break_a_line_say_nothing_of_what_was_there() -> None:
    ends = "/" + "x" * 60
    shown = {
        hiding(f"Farid {name}").covered(f"https://a.example/{name}\u200b{ends}") for name in ("Kazemi", "Kazemipourian")
    }
    assert len(shown) == 1


def test_words_in_pieces_are_covered_alone_and_together() -> None:
    black = hiding("Farid Kazemi")
    assert list(black.covered((("Kazemi", 3), ("F. Kazemi", 1), ("x", 1)))) == [("█████", 3), ("x", 1)]
    assert black.covered(((("saw Kaze", 0), ("mi leave", 1)),)) == ((("saw █████", 0), (" leave", 1)),)


@pytest.mark.parametrize(
    "hostile", ["Kazemi." * 20_000, "F. " * 20_000, "Ka-\n" * 20_000, "a.b@" * 20_000, "…" * 50_000]
)
def test_hostile_texts_are_gone_through_once(hostile: str) -> None:
    assert "@x" not in hiding("Soo Kim").cover("@" + "xKim" * 20_000)
    assert "azemi" not in hiding("Farid Kazemi").cover(hostile)
