"""E-mails and saved pages, written by Python's own library."""

from datetime import date
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from dossier.domain.documents import SourceDocument, Story
from dossier.ingest.formats.parsed import CannotParse, Parsed
from dossier.ingest.structure import find_stories
from dossier.services.formats import FormatReaders

MAIL, SAVED = "message/rfc822", "multipart/related"
WORDS = (
    "Karl Lund was arrested in Oslo on Friday, and the harbour board has asked for all papers since May 2015.\n\n"
    "Please read what Maria Voss wrote about the payments – she was there – before we meet the prosecutor again.\n"
)


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "The harbour board asks for all the papers of Møller"
    message["From"] = "Anna Berg <anna.berg@example.org>"
    message["To"] = "Peter Holm <holm@example.org>, voss@example.org"
    message["Date"] = "Fri, 05 Mar 2021 23:30:00 -0500"
    return message


def story_of(parsed: Parsed) -> Story:
    (story,) = find_stories(SourceDocument("a", b"", "", parsed.encoding, MAIL, parsed.text))
    return story


def check(parsed: Parsed) -> None:
    story = story_of(parsed)
    assert parsed.text.split("\n\n")[:4] == [
        "The harbour board asks for all the papers of Møller",
        "From: Anna Berg",
        "To: Peter Holm, voss@example.org",
        "Date: 5 March 2021",
    ]
    assert story.title is not None
    assert story.title.of(parsed.text) == "The harbour board asks for all the papers of Møller"
    assert story.published is not None
    assert story.published.day == date(2021, 3, 5)
    assert "she was there – before we meet" in parsed.text


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_a_plain_mail(readers: FormatReaders, cte: str) -> None:
    message = mail()
    message.set_content(WORDS, cte=cte)
    check(readers.parse(MAIL, bytes(message)))


def test_a_mail_in_two_forms_with_attachments(readers: FormatReaders) -> None:
    message = mail()
    message.set_content(WORDS)
    message.add_alternative(f"<html><body><p>{WORDS}</p><img src='http://example.org/x.png'></body></html>", "html")
    message.add_attachment(b"%PDF-1.7", "application", "pdf", filename="payments.pdf")
    found = readers.parse(MAIL, bytes(message))
    check(found)
    assert found.text.count("she was there") == 1
    (note,) = found.notes
    assert note == "What is attached to this e-mail was not read: payments.pdf. Save it and import it by itself."


def test_a_mail_that_is_only_a_page(readers: FormatReaders) -> None:
    message = mail()
    paragraphs = "".join(f"<p>{words}</p>" for words in WORDS.split("\n\n"))
    message.set_content(f"<html><body>{paragraphs}<script>alert(1)</script></body></html>", "html", charset="cp1252")
    found = readers.parse(MAIL, bytes(message))
    check(found)
    assert "alert" not in found.text


def test_a_mail_without_words_is_told(readers: FormatReaders) -> None:
    message = mail()
    message.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    with pytest.raises(CannotParse, match="no text of its own"):
        readers.parse(MAIL, bytes(message))


BROKEN = [
    b'Subject: =?utf-8?b?!!!?=\nDate: 99 Foo\nFrom: <<<>>>,,"\nContent-Type: text/plain; charset=no-such\n\nLund left.',
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nLund left.",
    b"Content-Transfer-Encoding: base64\nSubject: a\n\nTHVuZCBsZWZ0Lg=",
    b"\n\nSubject: a\n\nLund left.",
]


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_mail_is_read_as_far_as_it_goes(readers: FormatReaders, data: bytes) -> None:
    assert "Lund left." in readers.parse(MAIL, data).text


def saved(page: str) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by a browser>"
    message["Subject"] = "Harbour"
    message["Date"] = "Sat, 21 Nov 2026 10:00:00 -0000"
    message.attach(MIMEText(page, "html", "utf-8"))
    message.attach(MIMEText("p { color: red }", "css"))
    return message.as_bytes()


def test_a_saved_page(readers: FormatReaders) -> None:
    article = "".join(f"<p>{words}</p>" for words in WORDS.split("\n\n") * 2)
    page = f"<html><head><title>Harbour board asks</title></head><body><article>{article}</article></body></html>"
    found = readers.parse(SAVED, saved(page))
    assert "she was there – before we meet" in found.text
    assert "color" not in found.text
    assert found.notes == (
        "The file says that it was made on 21 November 2026; this need not be the day of publication.",
    )
    assert story_of(found).published is None


def test_a_saved_page_without_a_page_is_told(readers: FormatReaders) -> None:
    with pytest.raises(CannotParse, match="no page is saved in it"):
        readers.parse(SAVED, b"MIME-Version: 1.0\n\nnothing")
