"""Ten layouts of web pages as content systems make them, with all that stands around an article."""

# ruff: noqa: E501

import json
from collections.abc import Callable
from html import escape as e

from articles import Article

NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
COOKIES = (
    '<div id="cookie-banner" class="cookie-consent" role="dialog"><p>We use cookies to improve your visit.</p>'
    "<button>Accept all</button></div>"
)
FOOTER = '<footer><p>© 2023 Brinmouth Courier. All rights reserved.</p><a href="/privacy">Privacy</a></footer>'


def body(a: Article) -> str:
    return "\n".join(f"<p>{e(p)}</p>" for p in a.paragraphs)


def page(a: Article, inner: str, head: str = "") -> str:
    way = ' dir="rtl"' if a.language == "ar" else ""
    return (
        f'<!DOCTYPE html><html lang="{a.language}"{way}><head><meta charset="utf-8"><title>{e(a.title)} | Courier</title>'
        f"{head}</head><body>{inner}</body></html>"
    )


def classic(a: Article) -> str:
    figure = f'<figure><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><figcaption>{e(a.caption)}</figcaption></figure>'
    head = f'<meta property="article:published_time" content="{a.day}T09:15:00Z"><meta name="author" content="{e(a.byline)}">'
    return page(
        a,
        f'{COOKIES}<header>{NAV}</header><main><article><h1>{e(a.title)}</h1><p class="byline">By {e(a.byline)}</p>'
        f'<time datetime="{a.day}">{e(a.date_line)}</time>{figure}{body(a)}</article></main>{FOOTER}',
        head,
    )


def linked_data(a: Article) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": a.title}
    data |= {"datePublished": f"{a.day}T06:00:00+01:00", "author": {"@type": "Person", "name": a.byline}}  # type: ignore[dict-item]
    head = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    aside = (
        '<aside class="related"><h3>Read more</h3><ul><li><a href="/1">Ten walks for the weekend</a></li></ul></aside>'
    )
    box = '<div class="newsletter-signup"><p>Sign up for our newsletter.</p><input type="email"></div>'
    return page(a, f"{NAV}<article><h1>{e(a.title)}</h1>{body(a)}{box}</article>{aside}{FOOTER}", head)


def columns(a: Article) -> str:
    head = (
        f'<meta property="og:title" content="{e(a.title)}"><meta property="article:published_time" content="{a.day}">'
        "<style>.text{column-count:2;column-gap:2em}</style>"
    )
    return page(a, f'<div class="top">{NAV}</div><h1>{e(a.title)}</h1><div class="text">{body(a)}</div>{FOOTER}', head)


def with_table(a: Article) -> str:
    table = (
        "<table><thead><tr><th>Year</th><th>Cases</th></tr></thead><tbody><tr><td>2017</td><td>41</td></tr>"
        "<tr><td>2018</td><td>57</td></tr></tbody></table>"
    )
    first, *others = a.paragraphs
    text = f"<p>{e(first)}</p>{table}" + "".join(f"<p>{e(p)}</p>" for p in others)
    head = f'<meta name="date" content="{a.day}">'
    return page(a, f"{NAV}<article><h1>{e(a.title)}</h1><p>By {e(a.byline)}</p>{text}</article>{FOOTER}", head)


def blog(a: Article) -> str:
    comments = (
        '<div id="comments" class="comments-area"><h2>2 comments</h2><ol><li class="comment"><p>What a shame!</p></li>'
        '<li class="comment"><p>I knew it all along.</p></li></ol></div>'
    )
    return page(
        a,
        f'<div id="page">{NAV}<article class="post hentry"><header class="entry-header"><h1 class="entry-title">{e(a.title)}</h1>'
        f'<div class="entry-meta">Posted on <time class="entry-date published" datetime="{a.day}T08:00:00+00:00">{e(a.date_line)}'
        f'</time> by <span class="author">{e(a.byline)}</span></div></header><div class="entry-content">{body(a)}</div></article>'
        f"{comments}</div>{FOOTER}",
    )


def sections(a: Article) -> str:
    head = f'<meta property="article:published_time" content="{a.day}T12:00:00+03:00">'
    share = '<div class="share-buttons"><a href="#">Facebook</a><a href="#">Twitter</a></div>'
    return page(a, f"{NAV}<main><section><h1>{e(a.title)}</h1>{share}{body(a)}</section></main>{FOOTER}", head)


def live(a: Article) -> str:
    """A page whose text comes by script."""

    # ruff: noqa: E501
    made = json.dumps({"title": a.title, "text": list(a.paragraphs)}, ensure_ascii=False)
    script = (
        f"<script>const a={made};document.querySelector('h1').textContent=a.title;for(const t of a.text)"
        "{const p=document.createElement('p');p.textContent=t;document.querySelector('.text').append(p)}</script>"
    )
    head = f'<meta property="article:published_time" content="{a.day}">'
    return page(a, f'{NAV}<article><h1></h1><div class="text"></div></article>{FOOTER}{script}', head)


def paywalled(a: Article) -> str:
    wall = '<div class="paywall"><p>Subscribe to read on without limits.</p></div>'
    pull = f'<blockquote class="pullquote">{e(a.paragraphs[1].split(". ")[0])}.</blockquote>'
    head = f'<meta itemprop="datePublished" content="{a.day}">'
    first, *others = a.paragraphs
    text = f"<p>{e(first)}</p>{pull}" + "".join(f"<p>{e(p)}</p>" for p in others)
    return page(a, f"{COOKIES}{NAV}<article><h1>{e(a.title)}</h1>{text}</article>{wall}{FOOTER}", head)


def old_table(a: Article) -> str:
    """A page of the nineties: tables, fonts, no metadata."""
    text = "<br><br>".join(e(p) for p in a.paragraphs)
    return page(
        a,
        f'<table width="100%"><tr><td width="150"><font size="2"><a href="/">Home</a><br><a href="/a">Archive</a></font></td>'
        f'<td><font size="5"><b>{e(a.title)}</b></font><br><font size="2">{e(a.date_line)}, by {e(a.byline)}</font><br><br>'
        f'<font size="3">{text}</font></td></tr></table><center><font size="1">Copyright Courier</font></center>',
    )


def paged(a: Article) -> str:
    head = f'<meta property="article:published_time" content="{a.day}T05:30:00+02:00"><meta name="author" content="{e(a.byline)}">'
    lead = f'<p class="lead"><strong>{e(a.paragraphs[0])}</strong></p>'
    rest = "".join(f"<p>{e(p)}</p>" for p in a.paragraphs[1:])
    tags = '<ul class="tags"><li><a href="/t/1">Justiz</a></li><li><a href="/t/2">Bibliothek</a></li></ul>'
    return page(a, f"{NAV}<article><h1>{e(a.title)}</h1>{lead}{rest}</article>{tags}{FOOTER}", head)


LAYOUTS: tuple[Callable[[Article], str], ...] = (
    classic, linked_data, columns, with_table, blog, sections, live, paywalled, old_table, paged,
)  # fmt: skip
