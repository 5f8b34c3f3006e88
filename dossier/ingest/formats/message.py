"""E-mails: subject, sender, receivers and day above the words."""

from collections.abc import Sequence
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime

from dossier.ingest.decoding import decode
from dossier.ingest.formats import web_page
from dossier.ingest.formats.layout import day_line, one_line, paragraphs_text
from dossier.ingest.formats.parsed import CannotParse, Parsed

_NAMES_MOST = 20
_LETTERS_MOST, _DEEPEST = 50, 4
_WORDS_OF_STORY = 25
_BETWEEN = "\n\n\n\n"
"""Between two e-mails: a wide gap, as between the stories of a file."""
_HEADER_MOST = 4_000
"""Characters of one header that are looked at: whom else it names than the first hundred, nobody reads."""


class _Bounded(EmailPolicy):
    """Cuts headers: Python's library takes time that grows with the square of their length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, words = super().header_source_parse(sourcelines)
        return name, words[:_HEADER_MOST]


_POLICY = _Bounded()


def parse(data: bytes) -> Parsed:
    """Return the text of an e-mail, and below it that of the e-mails that hang on it. Raises CannotParse."""
    return _parsed(message_of(data), 0)


def _parsed(message: EmailMessage, depth: int) -> Parsed:
    body = message.get_body(("plain", "html"))
    if body is None:
        raise CannotParse("this e-mail has no text of its own. Save what is attached to it and import that.")
    text = body_text(body.get_content_type(), payload(body), body.get_content_charset())
    sender, receivers = (_people(_header(message, name)) for name in ("From", "To"))
    head = head_of(_header(message, "Subject"), sender, receivers, day_of_message(message))
    others = list(message.iter_attachments())
    letters = [part for part in others if part.get_content_type() == "message/rfc822"][:_LETTERS_MOST]
    names = [one_line(part.get_filename()) or "one without a name" for part in others if part not in letters]
    own = "\n\n".join(part for part in (head, text) if part)
    further = [words for part in letters if (words := _attached(part, depth))]
    # A few words that only send another e-mail on are no story: what is sent on goes before them.
    ordered = [*further, own] if len(text.split()) < _WORDS_OF_STORY else [own, *further]
    return Parsed(_BETWEEN.join(part for part in ordered if part), attached_note(names))


def _attached(part: MIMEPart, depth: int) -> str:
    """Return the text of an e-mail that hangs on another, "" where it has none."""
    inner = part.get_payload(0) if part.is_multipart() else None
    if not isinstance(inner, EmailMessage) or depth >= _DEEPEST:
        return ""
    try:
        return _parsed(inner, depth + 1).text
    except CannotParse:
        return ""


def message_of(data: bytes) -> EmailMessage:
    """Return the e-mail or saved page that *data* are."""
    # Some programs put a line of their own, or blank lines, above the header.
    # The types of the library have no word for a policy that makes e-mails of another class.
    return message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n\t "), EmailMessage, policy=_POLICY)  # type: ignore[arg-type]


def head_of(subject: str | None, sender: str | None, receivers: str | None, day: date | None) -> str:
    """Return the lines above the words of an e-mail; its day is the one on which it was sent."""
    lines = [f"{label}: {words}" for label, words in (("From", sender), ("To", receivers)) if words]
    if day is not None:
        lines.append(f"Date: {day_line(day)}")
    title = one_line(subject)
    return "\n\n".join([title, *lines] if title else lines)


def body_text(kind: str, data: bytes, charset: str | None) -> str:
    """Return the words of an e-mail's body: of a page what it shows, of a text all of it."""
    if kind == "text/html":
        page = by_charset(data, charset) or web_page.decoded(data)[0]
        return web_page.plain_text(web_page.tree_of(page))
    found = by_charset(data, charset)
    if found is None:
        read = decode(data)
        found = read.text if read is not None else ""
    return paragraphs_text(found.replace("\r\n", "\n").split("\n\n"))


def attached_note(names: Sequence[str]) -> tuple[str, ...]:
    """Return what to tell of the files that hang on an e-mail."""
    if not names:
        return ()
    told = ", ".join(names[:_NAMES_MOST])
    return (f"What is attached to this e-mail was not read: {told}. Save it and import it by itself.",)


def _people(words: str | None) -> str:
    """Return names instead of addresses where they have names."""
    if words is None or "@" not in words:
        return one_line(words)
    people = [one_line(name) or address for name, address in getaddresses([words])[:_NAMES_MOST]]
    return ", ".join(person for person in people if person) or one_line(words)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return str(message[name]) if message[name] is not None else None
    except (ValueError, IndexError, AttributeError, TypeError, RecursionError):
        # A header that Python's own library stumbles over.
        return None


def day_of_message(message: EmailMessage) -> date | None:
    """Return the day that the sender's clock told, in the sender's zone."""
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def payload(part: MIMEPart) -> bytes:
    """Return the bytes of a part, as they were before they were packed for the way."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def by_charset(data: bytes, charset: str | None) -> str | None:
    """Return *data* by the encoding that is named for it, None where that is none or does not fit."""
    try:
        return data.decode(charset) if charset else None
    except (LookupError, ValueError):
        return None
