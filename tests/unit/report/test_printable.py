import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.report.coverage import fonts_folder, mapped_ranges, shown_characters
from dossier.report.printable import english, isolated, isolated_parts, printable, unshown

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Türkiye, Çağrı, Đặng, Андрей, العربية, שלום, ქართული, Հայերեն, ไทย", None),
        ("“a” – b… ‘c’ € ₺ №", None),
        ("one\r\n\r\n  two\tthree\u2028four", "one two three four"),
        ("a\x00b", "a‹U+0000›b"),
        ("a\u202eb", "a‹U+202E›b"),
        ("中国, 日本の記事, 한국어 기사", None),
        ("𠮷", "‹U+20BB7›"),
        ("😀\ufe0f", "‹U+1F600›"),
        ("\ue000", "‹U+E000›"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("می\u200cخواهم", None),
        ("wide\u3000blank", None),
    ],
)
def test_what_a_page_can_show(text: str, shown: str | None) -> None:
    assert printable(text) == (text if shown is None else shown)


def test_long_runs_may_be_broken() -> None:
    shown = printable("https://example.org/" + "x" * 200)
    assert max(map(len, shown.split("\u200b"))) <= 34
    assert shown.replace("\u200b", "") == "https://example.org/" + "x" * 200


def test_what_the_fonts_lack_is_told() -> None:
    assert unshown("𠮷 and 中 and 😀\ufe0f\u202e\n") == {"𠮷", "😀"}
    assert not unshown("Çağrı العربية")


def test_isolates_follow_nearly_all_letters() -> None:
    assert isolated("plain") == "plain"
    assert isolated("Çağrı") == "Çağrı"
    assert isolated("محمد") == f"{RLI}محمد{PDI}"
    assert isolated("محمد العربي denied it") == f"{LRI}محمد العربي denied it{PDI}"
    assert isolated("محمد denies the charge") == f"{LRI}محمد denies the charge{PDI}"
    assert english("محمد العربي: met") == f"{LRI}محمد العربي: met{PDI}"
    assert isolated_parts("a ", "b", " c") == ("a ", "b", " c")
    assert isolated_parts("قال ", "إنه", " هنا") == (f"{RLI}قال ", "إنه", f" هنا{PDI}")


def test_coverage_comes_from_the_fonts() -> None:
    hebrew = (fonts_folder() / "NotoSansHebrew-Regular.ttf").read_bytes()
    covered = {c for first, last in mapped_ranges(hebrew) for c in range(first, last + 1)}
    assert ord("ש") in covered
    assert ord("ж") not in covered
    assert {ord(c) for c in "şğıİĐặЖعش€“”«»"} <= shown_characters()


@given(st.text())
def test_nothing_unprintable_is_left(text: str) -> None:
    shown = printable(text)
    assert not set(shown) & set("\x00\r\n\t\u202e\ufeff")
    assert printable(shown).replace("\u200b", "") == shown.replace("\u200b", "")
