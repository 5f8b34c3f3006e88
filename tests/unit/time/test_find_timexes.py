"""The stages together, on the smallest stories that show each."""

from datetime import date

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.spans import Span
from dossier.extract.time import find_timexes
from dossier.extract.tokens import tokenize


def test_a_date_after_an_anchor_keeps_its_precision():
    text = "She was detained in May 2016 in Riga and moved to Oslo two months later."
    whole = Span(0, len(text))
    published = PublicationDate(date(2018, 1, 5), date(2018, 1, 5), PublicationBasis.STATED)
    story = Story(1, whole, published=published, passages=(Passage(whole, PassageRole.BODY),))
    first, second = find_timexes(tokenize(text, story))
    assert first.span.of(text) == "May 2016"
    assert second.span.of(text) == "two months later"
    assert second.date is not None
    assert (second.date.start, second.date.end) == (date(2016, 7, 1), date(2016, 7, 31))
    assert second.date.explanation == "'two months later' after May 2016"
