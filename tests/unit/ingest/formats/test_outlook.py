"""E-mails as Outlook saves them."""

import struct
from datetime import UTC, datetime

import pytest

from dossier.ingest.formats.parsed import CannotParse
from dossier.ingest.media import media_type_of
from dossier.services.formats import FormatReaders

from .ole_writer import ole_file

MSG = "application/vnd.ms-outlook"
SENT = int((datetime(2021, 3, 5, 9, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
PROPERTIES = bytes(32) + struct.pack("<IIQ", 0x0E060040, 6, SENT + 9**15) + struct.pack("<IIQ", 0x00390040, 6, SENT)
HEAD = {
    "__properties_version1.0": PROPERTIES,
    "__substg1.0_0037001F": "The board of Møller asks".encode("utf-16-le"),
    "__substg1.0_0C1A001F": "Anna Berg".encode("utf-16-le"),
    "__substg1.0_0E04001F": "Peter Holm".encode("utf-16-le"),
}
TEXT = "The board of Møller asks\n\nFrom: Anna Berg\n\nTo: Peter Holm\n\nDate: 5 March 2021\n\n"
BODIES = [
    ({"__substg1.0_1000001F": "Lund left.\r\n\r\nHe “fled”.".encode("utf-16-le")}, "Lund left.\n\nHe “fled”."),
    ({"__substg1.0_1000001E": "Lund left – he “fled”.".encode("cp1252")}, "Lund left – he “fled”."),
    ({"__substg1.0_10130102": b"<html><p>Lund left.</p><script>x()</script>"}, "Lund left."),
]


@pytest.mark.parametrize(("body", "words"), BODIES)
def test_the_words_stand_below_who_wrote_them(readers: FormatReaders, body: dict[str, bytes], words: str) -> None:
    data = ole_file(HEAD | body)
    assert media_type_of(data, "a.msg")[0] == MSG
    assert readers.parse(MSG, data).text == TEXT + words


REFUSED = [
    (ole_file(HEAD), "kept in a way that cannot be read"),
    (ole_file({"WordDocument": b"x", "EncryptedPackage": b"x"}), "locked with a password"),
    (ole_file({"WordDocument": b"x"}), "an older Office file"),
    (ole_file(HEAD)[:700], "damaged|older"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged|older"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_read_gets_one_line(readers: FormatReaders, data: bytes, reason: str) -> None:
    with pytest.raises(CannotParse, match=reason) as caught:
        readers.parse(MSG, data)
    assert str(caught.value).endswith(".")
    assert "fault" not in str(caught.value)
