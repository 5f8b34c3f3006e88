"""MHTML: a page with all that belongs to it in one file, as browsers save it."""

from email.message import EmailMessage

from dossier.ingest.formats import web_page
from dossier.ingest.formats.layout import made_note, one_line
from dossier.ingest.formats.message import by_charset, day_of_message, message_of, payload
from dossier.ingest.formats.parsed import CannotParse, Parsed

_LONGEST = 500
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def parse(data: bytes) -> Parsed:
    """Return the article of the first page in it; the day on which it was saved is a hint. Raises CannotParse."""
    message = message_of(data)
    for part in message.walk():
        if part.get_content_type() in _PAGES:
            page = payload(part)
            found = by_charset(page, part.get_content_charset()) or web_page.decoded(page)[0]
            notes = (*_address_note(message), *made_note(day_of_message(message)))
            return Parsed(web_page.page_text(found), notes)
    raise CannotParse("no page is saved in it. Save the page again, as a whole.")


def _address_note(message: EmailMessage) -> tuple[str, ...]:
    """Return where a page was saved from, as far as it says so."""
    address = one_line(str(message.get("Snapshot-Content-Location") or ""), _LONGEST)
    return (f"The page was saved from {address} .",) if address.startswith(("http://", "https://")) else ()
