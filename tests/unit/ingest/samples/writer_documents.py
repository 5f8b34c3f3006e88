"""Ten flat documents for LibreOffice Writer, each with something that articles come with: see ``flat_document``."""

# ruff: noqa: E501

from html import escape as e

from articles import Article

_NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("meta", "meta"),
    )
)  # fmt: skip
_ALSO = (
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def flat_document(a: Article, number: int) -> str:
    """Return article *number* as a document with its own trait: headers, columns, a table, tracked changes, a footnote,
    plain letters of other scripts (two), a comment, a text frame with a caption, or a list."""

    # ruff: noqa: E501
    paragraphs = [e(p) for p in a.paragraphs]
    changes = before = ""
    columns = header = footer = ""
    traits = (number,)
    if 0 in traits:
        header = f"<style:header><text:p>Brinmouth Courier – {e(a.day)}</text:p></style:header>"
        footer = "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>"
    if 1 in traits:
        columns = '<style:columns fo:column-count="2" fo:column-gap="0.6cm"/>'
    if 2 in traits:
        cells = "".join(
            f'<table:table-row><table:table-cell office:value-type="string"><text:p>{x}</text:p></table:table-cell>'
            f'<table:table-cell office:value-type="string"><text:p>{y}</text:p></table:table-cell></table:table-row>'
            for x, y in (("Offer of March", "1.1 million"), ("Price of May", "2.4 million"))
        )
        paragraphs.insert(
            2,
            f'§<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>{cells}</table:table>',
        )
    if 3 in traits:
        who = "<office:change-info><dc:creator>Editor</dc:creator><dc:date>2022-05-09T10:00:00</dc:date></office:change-info>"
        changes = (
            f'<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>{who}</text:insertion></text:changed-region>'
            f'<text:changed-region text:id="c2"><text:deletion>{who}<text:p>WRONGLY DELETED WORDS</text:p></text:deletion>'
            "</text:changed-region></text:tracked-changes>"
        )
        paragraphs[1] = (
            f'<text:change-start text:change-id="c1"/>{paragraphs[1]}<text:change-end text:change-id="c1"/>'
            '<text:change text:change-id="c2"/>'
        )
    if 4 in traits:
        paragraphs[1] += (
            '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
            "<text:p>Case 17/2214 of the maritime court.</text:p></text:note-body></text:note>"
        )
    if 7 in traits:
        paragraphs[1] += (
            "<office:annotation><dc:creator>Desk</dc:creator><dc:date>2017-02-16T08:00:00</dc:date>"
            "<text:p>CHECK THIS WITH LEGAL</text:p></office:annotation>"
        )
    if 8 in traits:
        paragraphs[1] = (
            '<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="1.2cm"><draw:text-box>'
            f"<text:p>{e(a.caption)}</text:p></draw:text-box></draw:frame>{paragraphs[1]}"
        )
    if 9 in traits:
        before = (
            '<text:p><text:a xlink:type="simple" xlink:href="https://kurier.example/k">kurier.example</text:a></text:p>'
        )
    way = 'style:writing-mode="rl-tb" fo:text-align="right"' if a.language == "ar" else ""
    styles = (
        '<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties '
        f'fo:margin-bottom="0.25cm" {way}/></style:default-style></office:styles>'
    )
    text = "".join(p[1:] if p.startswith("§") else f"<text:p>{p}</text:p>" for p in paragraphs)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} {_ALSO} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta><dc:title>{e(a.title)}</dc:title></office:meta>{styles}"
        '<office:automatic-styles><style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="21cm" '
        f'fo:page-height="29.7cm" fo:margin="2cm">{columns}</style:page-layout-properties></style:page-layout></office:automatic-styles>'
        f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl">{header}{footer}'
        "</style:master-page></office:master-styles>"
        f'<office:body><office:text>{changes}<text:h text:outline-level="1">{e(a.title)}</text:h>'
        f"<text:p>By {e(a.byline)}</text:p><text:p>{e(a.date_line)}</text:p>{before}{text}</office:text></office:body></office:document>"
    )
