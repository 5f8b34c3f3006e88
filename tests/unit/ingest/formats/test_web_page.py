"""Web pages: the article, and what the page states about it."""

from collections.abc import Callable
from datetime import date

import pytest

from dossier.ingest.formats.parsed import CannotParse
from dossier.ingest.formats.web_page import stated_day, tree_of
from dossier.services.formats import FormatReaders

Read = Callable[..., str]

ARTICLE = (
    "<article><h1>Harbour chief jailed over bribes</h1>"
    "<p>OSLO — The former head of the harbour board, Karl Lund, was sentenced to four years in prison on Friday for "
    "taking bribes, a court said.</p>"
    "<p>Lund was arrested in May 2019 after police searched his office. He denied the charges, and his lawyer Maria "
    "Voss said that he would appeal.</p>"
    "<p>“We shall take this to the supreme court,” Voss told reporters outside the court.</p></article>"
)


def page(head: str = "", body: str = ARTICLE) -> str:
    navigation = "<nav><a href='/'>Home</a> <a href='/world'>World news</a></nav>"
    return f"<!doctype html><html><head>{head}</head><body>{navigation}{body}<footer>© 2024 Example</footer></body>"


@pytest.fixture
def read(readers: FormatReaders) -> Read:
    def text_of(markup: str, encoding: str = "utf-8") -> str:
        return readers.parse("text/html", markup.encode(encoding)).text

    return text_of


def test_the_article_stands_below_its_headline_author_and_day(read: Read) -> None:
    head = (
        '<meta property="og:title" content="Harbour chief jailed over bribes"><meta name="author" content="Anna Berg">'
        '<meta property="article:published_time" content="2021-03-05T23:10:00-05:00">'
    )
    lines = read(page(head)).split("\n\n")
    assert lines[:3] == ["Harbour chief jailed over bribes", "By Anna Berg", "Published: 5 March 2021"]
    assert lines[3].startswith("OSLO — The former head")
    assert len(lines) == 6
    assert "World news" not in "".join(lines)


STATED = [
    ('<meta name="pubdate" content="2020-02-29">', date(2020, 2, 29)),
    ('<meta itemprop="datePublished" content="20200229">', date(2020, 2, 29)),
    ('<time pubdate datetime="2020-02-29T10:00">yesterday</time>', date(2020, 2, 29)),
    ('<span itemprop="datePublished" content="2020-02-29">x</span>', date(2020, 2, 29)),
    (
        '<script type="application/ld+json">{"@graph":[{"@type":"Organization","datePublished":"2001-01-01"},'
        '{"@type":"NewsArticle","datePublished":"2020-02-29T08:00:00Z","dateModified":"2021-01-01"}]}</script>',
        date(2020, 2, 29),
    ),
    ('<meta property="article:modified_time" content="2020-02-29">', None),
    ('<meta name="pubdate" content="2021-02-29">', None),
    ('<meta name="pubdate" content="last week">', None),
    ('<time datetime="2020-02-29">29 February 2020</time>', None),
    ('<link rel="canonical" href="https://example.org/2020/02/29/harbour">', None),
    ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>', None),
    (f'<script type="application/ld+json">{"[" * 5000}</script>', None),
]


@pytest.mark.parametrize(("markup", "day"), STATED)
def test_only_a_day_that_the_page_states_counts(markup: str, day: date | None) -> None:
    assert stated_day(tree_of(page(body=markup))) == day


def test_nothing_of_a_script_or_a_form_is_text(read: Read) -> None:
    text = read(page(body="<p>Lund was freed.</p><script>document.write('guilty')</script><select><option>x</select>"))
    assert "Lund was freed." in text
    assert "guilty" not in text


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8", "utf-8"), ("cp1251", "windows-1251"), ("utf-16", "utf-16"), ("cp1252", "x-no")]
)
def test_the_encoding_is_the_one_of_the_bytes(read: Read, encoding: str, declared: str) -> None:
    words = "Мэр города Карл Лунд арестован" if encoding != "cp1252" else "“Lund” was jailed – on Friday"
    assert words in read(page(f'<meta charset="{declared}">', f"<p>{words}.</p>"), encoding)


def test_a_page_without_words_is_refused(read: Read) -> None:
    with pytest.raises(CannotParse, match="holds no text"):
        read("<html><body><img src='http://example.org/a.png'></body></html>")


def test_deep_nesting_does_no_harm(read: Read) -> None:
    assert "Lund was freed" in read("<html><body>" + "<div>" * 200 + "<p>Lund was freed.</p>" + "<b>" * 20_000)
