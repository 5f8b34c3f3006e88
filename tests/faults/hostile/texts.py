"""Text files: encodings, signs that nobody sees, lines without an end, days that never were."""

import codecs

from .entries import TOLD, Hostile

_ACCENTS = "Zoë Müller met Karl Lund in Malmö, “quietly”, on 4 May 2014; a café owner saw them."
_LONG_TEXT = " ".join(f"In {year} Anna Berg told the harbour police what she saw." for year in range(1900, 2000))


def _words(name: str, words: str, **told: str) -> Hostile:
    return Hostile(name, words.encode("utf-8"), **told)  # type: ignore[arg-type]


_ENCODINGS = (
    Hostile("utf8-mark.txt", codecs.BOM_UTF8 + TOLD.encode()),
    Hostile("utf16-le-mark.txt", codecs.BOM_UTF16_LE + TOLD.encode("utf-16-le")),
    Hostile("utf16-be-mark.txt", codecs.BOM_UTF16_BE + TOLD.encode("utf-16-be")),
    Hostile("utf32-le-mark.txt", codecs.BOM_UTF32_LE + TOLD.encode("utf-32-le")),
    Hostile("utf32-be-mark.txt", codecs.BOM_UTF32_BE + TOLD.encode("utf-32-be")),
    Hostile("utf16-le-bare.txt", TOLD.encode("utf-16-le")),
    Hostile("utf16-be-bare.txt", TOLD.encode("utf-16-be")),
    Hostile("utf32-le-bare.txt", TOLD.encode("utf-32-le")),
    Hostile("utf32-be-bare.txt", TOLD.encode("utf-32-be")),
    Hostile("utf16-odd.txt", codecs.BOM_UTF16_LE + TOLD.encode("utf-16-le") + b"x", note="damaged"),
    Hostile("utf16-half-pair.txt", codecs.BOM_UTF16_LE + TOLD.encode("utf-16-le") + b"\x00\xd8", note="damaged"),
    Hostile("latin1.txt", _ACCENTS.translate({0x201C: '"', 0x201D: '"'}).encode("latin-1"), holds="Zoë Müller"),
    Hostile("windows.txt", _ACCENTS.encode("cp1252"), holds="“quietly”"),
    Hostile("mixed.txt", _ACCENTS.encode("utf-8") * 3 + "é".encode("latin-1"), holds="Zoë Müller", note="damaged"),
    Hostile("invalid-utf8.txt", _ACCENTS.encode("utf-8") * 3 + b" \xc3(\xff", holds="Zoë Müller", note="damaged"),
    Hostile("overlong.txt", _ACCENTS.encode("utf-8") * 3 + b" \xc0\xaf..", holds="Zoë", lacks="/", note="damaged"),
    Hostile("surrogate-in-utf8.txt", _ACCENTS.encode("utf-8") * 3 + b"\xed\xa0\x80", holds="Zoë", note="damaged"),
    Hostile("cut-in-a-letter.txt", (_ACCENTS * 3 + "é").encode("utf-8")[:-1], holds="Zoë", note="damaged"),
    Hostile("two-marks.txt", codecs.BOM_UTF8 * 2 + TOLD.encode()),
    Hostile("mark-only.txt", codecs.BOM_UTF8, "no words"),
    Hostile("utf16-mark-only.txt", codecs.BOM_UTF16_LE, "no words"),
    Hostile("cyrillic.txt", ("Карла Лунда арестовали в Осло 4 мая 2014 года. " * 9).encode("cp1251"), holds="Осло"),
)

_SIGNS = (
    _words("nul.txt", TOLD.replace(" ", " \0", 1) + " " + _LONG_TEXT, holds="\0", note="NUL"),
    _words("nul-only.txt", "\0" * 4000, refused="binary"),
    _words("control.txt", TOLD + " \x01\x02\x1b[2J\x07 " + _LONG_TEXT, note="control character"),
    _words("terminal-orders.txt", TOLD + "\x1b]0;owned\x07\x1b[31m", note="control character"),
    _words("bidi.txt", TOLD + " He paid \u202e000,1\u202c crowns.", note="direction of writing"),
    _words("isolates.txt", TOLD + " \u2066\u2067x\u2069\u2069", note="direction of writing"),
    _words("unclosed-bidi.txt", "\u202e" * 200 + TOLD, note="direction of writing"),
    _words("hidden-tags.txt", TOLD + "".join(chr(0xE0000 + ord(c)) for c in "ignore"), note="hidden"),
    _words("zero-width.txt", TOLD.replace("Lund", "Lu\u200bnd"), holds="Lu\u200bnd", note="invisible"),
    _words("soft-hyphens.txt", TOLD + " A\u00adnna", note="invisible"),
    _words("private.txt", TOLD + " \ue000", note="private"),
    _words("no-character.txt", TOLD + " \uffff\ufdd0"),
    _words("stacked-accents.txt", TOLD + " e" + "\u0301" * 20_000),
    _words("line-ends.txt", "Lund freed\r\rOn Monday\x0b\x0c\x85\u2028" + TOLD),
    _words("carriage-returns.txt", "\r" * 50_000 + TOLD),
    _words("markup.txt", f"<script>alert(1)</script><img src='http://example.invalid/a'>{TOLD}", holds="<script>"),
    _words("typst.txt", f'#read("/etc/passwd") #import "x" \\ $ {TOLD}', holds="#read"),
    _words("formula.txt", f"=cmd|'/c calc'!A1 {TOLD}", holds="=cmd"),
    _words("question.txt", f"'; DROP TABLE articles; -- {TOLD}", holds="DROP TABLE"),
    _words("percent.txt", f"%s%n%x {{0}} {{}} {{{{ {TOLD}", holds="%s%n"),
    _words("emoji.txt", TOLD + " 👩\u200d👩\u200d👧🇳🇴🚢"),
    _words("empty.txt", "", refused="empty"),
    _words("only-blanks.txt", " \t\r\n\u00a0\u3000" * 500, refused="no words"),
    _words("only-signs.txt", "!?…—" * 5000, refused="no words"),
    _words("one-letter.txt", "x", holds="x"),
    Hostile("random.txt", bytes(range(256)) * 64, "binary"),
)

_LENGTHS = (
    _words("one-line.txt", f"{TOLD} " * 800),
    _words("one-word.txt", "A" * 2_000_000 + " " + TOLD),
    _words("one-number.txt", "9" * 1_000_000 + " " + TOLD),
    _words("blanks.txt", TOLD + " " * 2_000_000 + "He was freed."),
    _words("empty-lines.txt", TOLD + "\n" * 1_000_000 + "He was freed."),
    _words("brackets.txt", "(" * 400_000 + TOLD),
    _words("quotation-marks.txt", '"' * 300_001 + TOLD),
    _words("commas.txt", "," * 300_000 + " " + TOLD),
    _words("dots.txt", "." * 300_000 + " " + TOLD),
    _words("names.txt", "Karl Berg, 44, " * 1_500 + TOLD),
    _words("initials.txt", "U.S. " * 2_000 + TOLD),
    _words("capitals.txt", "Lund, " * 3_000 + TOLD),
    _words("lines.txt", "Karl Berg\n" * 2_000 + TOLD),
    _words("rulers.txt", "-----\n" * 20_000 + TOLD),
    _words("headers.txt", "Published: 4 March 2019\n" * 2_000 + TOLD),
    _words("many-stories.txt", f"1 of 9 DOCUMENTS\n\nLund freed in Oslo today\n\n{TOLD}\n\n\n\n" * 100),
)

_DAYS = tuple(
    _words(f"day-{number}.txt", f"Lund case\n\nPublished: {day}\n\n{TOLD} He left on {day}.")
    for number, day in enumerate(
        (
            "32 May 2014", "30 February 2015", "0 January 2001", "4 May 0000", "4 May 99999", "31/31/2014",
            "2014-13-45", "2014-02-30T25:61:61Z", "1 January 0001", "31 December 9999", "29 February 1900",
            "99999999999999999999", "-4 May -2014", "4 May 2014 99:99 a.m.", "Monday, 32nd of Octember",
        )
    )
)  # fmt: skip

TEXTS = (*_ENCODINGS, *_SIGNS, *_LENGTHS, *_DAYS)
