"""Web pages and e-mails: scripts, things to fetch, addresses on other machines, parts without end."""

from .entries import TOLD, Hostile

_MORE = f"<p>{TOLD}</p>"
_LAUGHS = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def _page(name: str, inside: str, **told: str) -> Hostile:
    return Hostile(f"{name}.html", f"<html><body>{inside}{_MORE}</body></html>".encode(), **told)  # type: ignore[arg-type]


def _mail(name: str, head: str, body: str = TOLD, **told: str) -> Hostile:
    return Hostile(f"{name}.eml", f"{head}\r\n\r\n{body}".encode("utf-8", "surrogateescape"), **told)  # type: ignore[arg-type]


_FROM = "From: Anna Berg <anna@example.invalid>\r\nTo: b@example.invalid\r\nSubject: Lund"


def _multipart(depth: int) -> str:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return f"{head}Content-Type: text/plain\r\n\r\n{TOLD}\r\n"


def _attached(name: str) -> str:
    return (
        f"--b\r\nContent-Type: text/plain\r\n\r\n{TOLD}\r\n--b\r\nContent-Type: text/plain\r\n"
        f'Content-Disposition: attachment; filename="{name}"\r\n\r\nhidden\r\n--b--\r\n'
    )


_MIXED = f'{_FROM}\r\nContent-Type: multipart/mixed; boundary="b"'

_PAGES = (
    _page("script", "<script>document.write('owned')</script>", lacks="owned"),
    _page("handlers", '<p onclick="owned()" onmouseover="owned()">A</p>', lacks="owned"),
    _page("image", '<img src="http://example.invalid/a.png" srcset="http://example.invalid/b.png 2x">'),
    _page("share", r'<img src="\\host\share\a.png"><a href="file://host/share/x">a</a><link href="//host/a.css">'),
    _page("frames", '<iframe src="http://example.invalid/"></iframe><object data="file:///etc/passwd"></object>',
          lacks="root:"),
    _page("base", '<base href="http://example.invalid/"><meta http-equiv="refresh" content="0;url=http://x.invalid/">'),
    _page("data", f'<img src="data:image/png;base64,{"A" * 500_000}"><a href="data:text/html,x">a</a>'),
    _page("style", "<style>@import 'http://example.invalid/a.css'; p{background:url(file:///etc/passwd)}</style>",
          lacks="@import"),
    _page("svg", '<svg><script>owned</script><image href="http://example.invalid/"/></svg>', lacks="owned"),
    _page("form", '<form action="http://example.invalid/"><input name="a" autofocus onfocus="owned()"></form>',
          lacks="owned"),
    _page("template", "<template><script>owned</script></template><noscript>nothing runs</noscript>", lacks="owned"),
    _page("comments", "<!-- " + "-- > <b>" * 50_000 + " -->"),
    _page("open-comment", f"{_MORE}<!-- " + "x" * 100_000),
    _page("conditional", "<!--[if gte mso 9]><xml>owned</xml><![endif]-->", lacks="owned"),
    _page("references", "&#x202e;&#0;&#xD800;&#x110000;&#999999999999;&nosuch;"),
    _page("null", "<p>a\0b</p>"),
    _page("deep", "<div>" * 5_000, holds=""),
    _page("tables", "<table><tr><td>" * 60, holds=""),
    _page("attributes", "<p " + " ".join(f'a{n}="x"' for n in range(20_000)) + ">"),
    _page("long-attribute", f'<p title="{"x" * 2_000_000}">'),
    _page("many-links", '<a href="http://example.invalid/">a</a> ' * 5_000),
    _page("no-end", "<p><b><i>" * 1_000),
    _page("ld-json", '<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    _page("ld-json-wide", '<script type="application/ld+json">[' + "{}," * 50_000 + "{}]</script>"),
    _page("odd-day", '<meta property="article:published_time" content="2014-13-45T99:99">'),
    _page("far-day", '<meta property="article:published_time" content="99999-01-01">'),
    _page("charset", '<meta charset="../../etc/passwd">'),
    _page("charset-base64", '<meta charset="base64">'),
    _page("plaintext", "<plaintext>"),
    Hostile("laughs.html", f"{_LAUGHS}<html><p>{TOLD} &b;</p></html>".encode(), lacks="haha"),
    Hostile("xxe.xhtml", f'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><p>{TOLD}&e;</p></html>'.encode(),
            lacks="root:"),
    Hostile("nothing.html", b"<html></html>", "no text|nothing"),
    Hostile("only-script.html", b"<html><script>var words = 'owned';</script></html>", "no text|nothing"),
    Hostile("binary.html", bytes(range(256)) * 40, "binary"),
    Hostile("utf16.html", f'<html><meta charset="utf-8"><p>{TOLD}</p></html>'.encode("utf-16")),
    Hostile("open-tags.html", b"<html><body>" + b"<a" * 200_000 + _MORE.encode(), holds=""),
    Hostile("less-than.html", b"<html><body>" + b"<" * 300_000 + _MORE.encode(), holds=""),
    Hostile("many.html", b"<html><body>" + b"<i>a</i>" * 3_000_000, "too much memory|too long", big=True),
)  # fmt: skip

_MAILS = (
    _mail("plain", _FROM),
    _mail("huge-header", f"{_FROM}\r\nX-Long: {'x' * 2_000_000}"),
    _mail("many-headers", _FROM + "\r\nX-A: b" * 100_000),
    _mail("folded", f"{_FROM}\r\nX-Long:" + "\r\n x" * 50_000),
    _mail("many-receivers", "From: a@example.invalid\r\nTo: " + "a@example.invalid, " * 20_000),
    _mail("nested-addresses", "From: " + "(" * 20_000 + "\r\nTo: " + "<" * 20_000 + "\r\nSubject: Lund"),
    _mail("encoded-words", "From: a@example.invalid\r\nSubject: " + "=?utf-8?q?a?= " * 5_000),
    _mail("bad-words", "From: a@example.invalid\r\nSubject: =?nosuch?b?////?= =?utf-8?b?!!?="),
    _mail("charset", f'{_FROM}\r\nContent-Type: text/plain; charset="nosuch"'),
    _mail("wrong-charset", f'{_FROM}\r\nContent-Type: text/plain; charset="utf-16"', holds=""),
    _mail("codec", f'{_FROM}\r\nContent-Type: text/plain; charset="zlib"'),
    _mail("transfer", f"{_FROM}\r\nContent-Transfer-Encoding: x-uuencode"),
    _mail("base64", f"{_FROM}\r\nContent-Transfer-Encoding: base64", "!!!!" * 1_000, holds="Lund"),
    _mail("odd-day", f"{_FROM}\r\nDate: Mon, 32 Mai 99999 99:99:99 +9999"),
    _mail("no-day", f"{_FROM}\r\nDate: " + "1" * 5_000),
    _mail("nested", f"{_FROM}\r\n{_multipart(10_000)}".partition("\r\n\r\n")[0],
          _multipart(10_000).partition("\r\n\r\n")[2], refused="nested too deeply|no text of its own|too long|failed"),
    _mail("few-nested", f"{_FROM}\r\n{_multipart(20)}".partition("\r\n\r\n")[0],
          _multipart(20).partition("\r\n\r\n")[2], holds=""),
    _mail("no-boundary", f"{_FROM}\r\nContent-Type: multipart/mixed", holds=""),
    _mail("open-boundary", _MIXED, f"--b\r\n\r\n{TOLD}"),
    _mail("many-parts", _MIXED, "--b\r\n\r\nx\r\n" * 5_000, holds=""),
    _mail("attached-up", _MIXED, _attached("../../x"), note="not read"),
    _mail("attached-share", _MIXED, _attached("\\\\\\\\host\\\\share\\\\x"), note="not read"),
    _mail("attached-odd", _MIXED, _attached("a\x1b[31m\u202etxt.exe"), note="not read"),
    _mail("attached-long", _MIXED, _attached("x" * 100_000), note="not read"),
    _mail("remote", f"{_FROM}\r\nContent-Type: text/html", f'<img src="http://example.invalid/">{_MORE}'),
    _mail("external-body", f'{_FROM}\r\nContent-Type: message/external-body; access-type=URL; URL="http://x.invalid"',
          refused="no text", holds=""),
    _mail("no-text", f"{_FROM}\r\nContent-Type: image/png", refused="no text"),
    _mail("nul", f"{_FROM}\r\nX-\0: \0"),
    Hostile("not-a-mail.eml", bytes(range(256)) * 30, "no text|damaged|binary"),
    Hostile("saved.mhtml", f"{_FROM}\r\nContent-Type: text/html\r\n\r\n<html>{_MORE}</html>".encode()),
    Hostile("empty.mht", b"MIME-Version: 1.0\r\n\r\n", "no page"),
    Hostile("box.mbox", f"From a\r\n{_FROM}\r\n\r\n{TOLD}".encode(), "mailbox"),
    Hostile("list.xml", f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>{TOLD}</a>'.encode(),
            "XML file"),
    Hostile("picture.svg", f"<svg><text>{TOLD}</text></svg>".encode(), "picture"),
)  # fmt: skip

WEB = (*_PAGES, *_MAILS)
