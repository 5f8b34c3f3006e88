"""Ten messages, made by Python's ``email``: odd encodings, several parts, forwarded ones, attachments."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from html import escape

from articles import Article


def messages(articles: Sequence[Article]) -> Iterator[tuple[Article, bytes]]:
    """Yield the articles as messages, each of another form."""
    for article, form in zip(articles, _FORMS, strict=True):
        yield article, form(article)


def _plain(a: Article) -> str:
    return "\n\n".join(a.paragraphs) + "\n"


def _web(a: Article) -> str:
    text = "".join(f"<p>{escape(p)}</p>" for p in a.paragraphs)
    return f"<html><head><style>p{{color:#222}}</style></head><body>{text}</body></html>"


def _headed(a: Article, policy_: policy.EmailPolicy = policy.SMTP) -> EmailMessage:
    message = EmailMessage(policy=policy_)
    message["Subject"] = a.title
    message["From"] = f'"{a.byline}" <desk@courier.example>'
    message["To"] = "readers@courier.example"
    message["Date"] = format_datetime(datetime.fromisoformat(a.day).replace(hour=10, tzinfo=UTC))
    message["Message-ID"] = f"<{a.name}@courier.example>"
    return message


def _quoted_printable(a: Article) -> bytes:
    message = _headed(a)
    message.set_content(_plain(a), cte="quoted-printable")
    return message.as_bytes()


def _base64(a: Article) -> bytes:
    message = _headed(a)
    message.set_content(_plain(a), cte="base64")
    return message.as_bytes()


def _alternatives(a: Article) -> bytes:
    message = _headed(a)
    message.set_content(_plain(a))
    message.add_alternative(_web(a), subtype="html")
    return message.as_bytes()


def _html_with_picture(a: Article) -> bytes:
    message = _headed(a)
    message.set_content(_web(a), subtype="html")
    message.add_related(b"GIF89a\x01\x00\x01\x00\x00\x00\x00,", "image", "gif", cid="<logo@courier.example>")
    return message.as_bytes()


def _forwarded(a: Article) -> bytes:
    outer = EmailMessage(policy=policy.SMTP)
    outer["Subject"] = f"Fwd: {a.title}"
    outer["From"], outer["To"] = "clerk@office.example", "desk@office.example"
    outer["Date"] = format_datetime(datetime(2024, 1, 2, 8, tzinfo=UTC))
    inner = _headed(a)
    inner.set_content(_plain(a))
    outer.set_content("For your files.\n")
    outer.add_attachment(inner)
    return outer.as_bytes()


def _old_cyrillic(a: Article) -> bytes:
    message = MIMEText(_plain(a), "plain", "windows-1251")
    return _with_headers(message, a)


def _arabic(a: Article) -> bytes:
    message = _headed(a)
    message.set_content(_plain(a), charset="utf-8", cte="base64")
    return message.as_bytes()


def _with_attachment(a: Article) -> bytes:
    message = _headed(a)
    message.set_content(_plain(a))
    message.add_attachment(b"a;b\n1;2\n", "text", "csv", filename="figures “Q1”.csv")
    return message.as_bytes()


def _mixed(a: Article) -> bytes:
    message = MIMEMultipart("mixed")
    both = MIMEMultipart("alternative")
    both.attach(MIMEText(_plain(a), "plain", "utf-8"))
    both.attach(MIMEText(_web(a), "html", "utf-8"))
    message.attach(both)
    message.attach(MIMEText("-- \nSent from the newsroom list\n", "plain", "us-ascii"))
    return _with_headers(message, a)


def _eight_bit(a: Article) -> bytes:
    message = _headed(a, policy.SMTPUTF8)
    message.set_content(_plain(a), charset="iso-8859-15" if "„" not in _plain(a) else "windows-1252", cte="8bit")
    return message.as_bytes()


def _with_headers(message: MIMEText | MIMEMultipart, a: Article) -> bytes:
    headed = _headed(a)
    for name in ("Subject", "From", "To", "Date", "Message-ID"):
        message[name] = str(headed[name])
    return message.as_bytes()


_FORMS = (
    _quoted_printable, _base64, _alternatives, _html_with_picture, _forwarded,
    _old_cyrillic, _arabic, _with_attachment, _mixed, _eight_bit,
)  # fmt: skip
