"""Ten messages as Outlook keeps them, made by msgforge: plain, as a page, with pictures, attachments and copies."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape

from articles import Article


def outlook_messages(articles: Sequence[Article]) -> Iterator[tuple[Article, bytes]]:
    """Yield the articles as messages of Outlook, each of another form. Needs msgforge."""
    from msgforge import Message

    for number, article in enumerate(articles):
        body = {} if number % 3 == 0 else {"html_body": _page(article, with_picture=number == 4)}
        if number % 3 != 2:
            body["text_body"] = "\r\n\r\n".join(article.paragraphs) + "\r\n"
        message = Message(
            subject=article.title,
            to=[("readers@courier.example", "Readers")],
            cc=[("archive@courier.example", "Archive"), "legal@courier.example"][: number % 3],
            importance=("normal", "high", "low")[number % 3],
            sender=("desk@courier.example", article.byline),
            sent=datetime.fromisoformat(article.day).replace(hour=10, tzinfo=UTC),
            **body,
        )
        if number == 4:
            message.attach_bytes("logo.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00,", "image/gif", "logo")
        if number in {5, 7}:
            message.attach_bytes("figures “Q1”.csv", b"a;b\n1;2\n")
        yield article, bytes(message.as_bytes())


def _page(a: Article, *, with_picture: bool) -> str:
    text = "".join(f'<p class="MsoNormal">{escape(p)}</p>' for p in a.paragraphs)
    picture = '<p><img src="cid:logo" alt=""></p>' if with_picture else ""
    return f"<html><head><style>p.MsoNormal{{margin:0}}</style></head><body>{picture}{text}</body></html>"
