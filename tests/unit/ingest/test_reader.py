import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest

from dossier.errors import UnreadableFileError
from dossier.ingest import reader
from dossier.ingest.reader import read_file

TEXT = "Türkiye’s court jailed Çağrı Đặng on Friday.\r\n\r\nАндрей said so — in العربية.\n"


def write(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32-le"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_unicode_is_read_exactly_with_and_without_a_mark(
    tmp_path: Path, encoding: str, mark: bytes, named: str
) -> None:
    data = mark + TEXT.encode(encoding)
    found = read_file(write(tmp_path, data), "a.txt")
    assert found.encoding == named
    assert found.text == ("\ufeff" if mark else "") + TEXT
    assert found.data == data
    assert found.notes == ()


def test_utf16_without_a_mark_is_recognised(tmp_path: Path) -> None:
    found = read_file(write(tmp_path, "A court jailed two men on Friday, it said.".encode("utf-16-le")), "a.txt")
    assert found.text == "A court jailed two men on Friday, it said."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The “café owner” was jailed – for five years, said José Muñoz of the court. " * 3),
        ("cp1251", "Суд в Москве приговорил двух человек к пяти годам заключения, сообщило агентство в пятницу. " * 5),
        ("iso8859-7", "Το δικαστήριο καταδίκασε δύο άνδρες σε πέντε χρόνια φυλάκιση, ανακοίνωσε η αστυνομία. " * 5),
        ("shift_jis", "裁判所は金曜日に二人の男に懲役五年の判決を言い渡したと発表した。" * 8),
    ],
)
def test_older_encodings_are_guessed_and_the_guess_is_told(tmp_path: Path, encoding: str, text: str) -> None:
    found = read_file(write(tmp_path, text.encode(encoding)), "a.txt")
    assert found.text == text
    assert any("does not say its encoding" in note for note in found.notes)


def test_a_utf8_file_with_one_broken_place_stays_utf8(tmp_path: Path) -> None:
    data = ("Çağrı Đặng wurde verhaftet. " * 10).encode() + "ğ".encode()[:1]
    found = read_file(write(tmp_path, data), "a.txt")
    assert found.encoding == "utf-8"
    assert found.text.startswith("Çağrı Đặng")
    assert any("1 place could not be read" in note for note in found.notes)


def test_line_ends_and_digest_are_kept(tmp_path: Path) -> None:
    data = b"One\r\nTwo\rThree\n"
    found = read_file(write(tmp_path, data), "sub/a.txt")
    assert found.text == "One\r\nTwo\rThree\n"
    assert found.file == "sub/a.txt"
    assert found.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("He said\x00 so twice.\x00", "2 NUL characters"),
        ("He was \u202edeliaj\u202c on Friday.", "2 characters that change the direction of writing"),
        ("The na\u200bme is hidden.", "1 invisible character,"),
        ("The na\u200cme is hidden.", "1 invisible character,"),
        ("It beeps\x07 here and there.", "1 control character,"),
    ],
)
def test_odd_characters_are_named_and_kept(tmp_path: Path, words: str, note: str) -> None:
    found = read_file(write(tmp_path, words.encode()), "a.txt")
    assert found.text == words
    assert any(note in sentence for sentence in found.notes), found.notes


@pytest.mark.parametrize("words", ["می‌خواهم به خانه بروم", "A family 👨‍👩‍👧 was seen.", "A tab\there, a form\ffeed."])
def test_characters_that_a_language_needs_are_not_odd(tmp_path: Path, words: str) -> None:
    assert read_file(write(tmp_path, words.encode()), "a.txt").notes == ()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n \xc2\xa0 \n", "no words"),
        ("signs.txt", b"---\n***\n", "no words"),
        ("paper.pdf", b"%PDF-1.7\n1 0 obj", "a PDF file"),
        ("paper.txt", b"%PDF-1.7\n1 0 obj", "a PDF file"),
        ("letter.docx", b"PK\x03\x04\x14\x00\x06\x00", "a ZIP or Office file"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an older Office file"),
        ("face.png", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        ("face.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        ("letter.rtf", b"{\\rtf1\\ansi Hello}", "an RTF file"),
        ("page.html", b"<p>Hello there</p>", "a web page"),
        ("page.txt", b"\xef\xbb\xbf\n <!DOCTYPE html><p>Hello", "a web page"),
        ("mail.eml", b"From: a@example.org\n\nHello", "an e-mail"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("zeros.bin", bytes(5000), "binary"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_file(write(tmp_path, data, name), f"folder/{name}")
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"folder/{name}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.reason.endswith(".")


def test_random_bytes_are_no_text(tmp_path: Path) -> None:
    state, data = 12345, bytearray()
    for _ in range(4000):
        state = (state * 1103515245 + 12345) % 2**31
        data.append(state >> 16 & 0xFF)
    with pytest.raises(UnreadableFileError, match="binary"):
        read_file(write(tmp_path, bytes(data)), "a.txt")


@pytest.mark.parametrize("name", ["a.text", "a.md", "README", "a.article", "a"])
def test_the_name_does_not_matter_where_the_contents_are_text(tmp_path: Path, name: str) -> None:
    assert read_file(write(tmp_path, b"Two men were jailed.", name), name).media_type == "text/plain"


def test_a_file_beyond_the_limit_is_refused_with_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(UnreadableFileError, match=r"too large \(3 MiB; at most 1 MiB"):
        read_file(write(tmp_path, b"a" * 3 * 1024 * 1024), "a.txt")


def test_missing_files_folders_and_broken_links_are_told_apart(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "nowhere.txt")
    for path, reason in ((tmp_path / "no.txt", "no such file"), (tmp_path, "a folder"), (link, "leads nowhere")):
        with pytest.raises(UnreadableFileError, match=reason):
            read_file(path, "x")
    with pytest.raises(UnreadableFileError, match="file name"):
        read_file(tmp_path / "nul\0.txt", "x")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are files on POSIX only")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(UnreadableFileError, match="not an ordinary file"):
            read_file(path, "x")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, b"Secret words.")
    path.chmod(stat.S_IWUSR)
    with pytest.raises(UnreadableFileError, match="no permission"):
        read_file(path, "x")
