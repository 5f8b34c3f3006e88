"""By whose account something is told, and whether that makes it an allegation."""

from datetime import date

import pytest

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.spans import Span
from dossier.extract.pipeline import analyse

DAY = date(2021, 2, 12)
# A story, the word of an event, its status, and who tells it.
TOLD = [
    (
        "Prosecutors disagree with him. They say that Otto Weiss, known as the Duke, beat two men in May 2015.",
        ("beat", "alleged", "Prosecutors"),
    ),
    (
        "The Interior Department said Otto Weiss, 51, and his sons Karl and Emil had run the ring since 2017.",
        ("run", "asserted", "Interior Department"),
    ),
    (
        "Otto Weiss, who claimed in court that Karl Brunner had insisted on it, was fined in May 2019.",
        ("fined", "asserted", None),
    ),
    (
        "She blamed the theft on a gang led by Otto Weiss, who, according to prosecutors, stole the money.",
        ("blamed", "asserted", None),
    ),
    (
        "Two men on a motorcycle shot Ada Lowe five times, the prosecutor's office said on Friday.",
        ("shot", "asserted", "prosecutor's office"),
    ),
    (
        "Karl Brunner told police that he was at home. By his account, Otto Weiss drove the car on 3 May 2015.",
        ("drove", "alleged", "Karl Brunner"),
    ),
    ("By her own account, Lena Fuchs burned the files in June 2016.", ("burned", "alleged", "Lena Fuchs")),
    (
        "By the account of the priest, Karl Brunner met Otto Weiss in May 2015.",
        ("met", "alleged", "priest"),
    ),
    ("The porter Lars Oden deposed that he had seen Otto Weiss on Monday.", ("seen", "alleged", "Lars Oden")),
    ("Paul Dreyer told the court he had seen Otto Weiss shoot Karl Brunner.", ("shoot", "alleged", "Paul Dreyer")),
    (
        "Lena Fuchs told police that she had been robbed. Police said she had invented it.",
        ("invented", "alleged", None),
    ),
    (
        "The United States accused Otto Weiss of helping a gang. He was born in Riga in 1961, he said.",
        ("born", "asserted", "Otto Weiss"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_by_whose_account_it_is_told(text: str, expected: tuple[str, str, str | None]) -> None:
    published = PublicationDate(DAY, DAY, PublicationBasis.GIVEN)
    whole = Span(0, len(text))
    story = Story(1, whole, None, None, published, (Passage(whole, PassageRole.BODY),))
    told = {e.trigger.of(text): (e.status.value, e.attribution) for e in analyse(text, story).events}
    word, status, teller = expected
    assert word in told, told
    assert told[word][0] == status
    if teller is not None or status == "asserted":
        assert told[word][1] == teller
