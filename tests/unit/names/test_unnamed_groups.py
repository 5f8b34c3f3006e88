"""Groups that a story only counts: nobody is taken for one of "two men" unless the text says so."""

import pytest

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.names import find_names
from dossier.extract.people import resolve_entities
from dossier.extract.tokens import tokenize


def meant(text: str, words: str) -> set[str]:
    """Return those whom the words mean in a story."""
    story = tokenize(text, Story(1, Span(0, len(text)), passages=(Passage(Span(0, len(text)), PassageRole.BODY),)))
    return {
        entity.name
        for entity in resolve_entities(story, find_names(story))
        if entity.kind is EntityKind.PERSON
        for mention in entity.mentions
        if mention.span.of(text) == words
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police detained two men in Ghent. Tom Fox and Ann Roe watched from a window.", "two men"),
        ("Two men were arrested. Mark Lund and Peter Gray, who run the shop next door, called the police.", "Two men"),
        ("Three suspects were charged. Karl Lund, Per Olsen and Nils Berg were among the victims.", "Three suspects"),
        ("Four people were killed in a crash. Firefighters Tom Fox, Ann Roe, Mark Lund and Paul Gray helped.", "Four"),
        (
            "Two men were jailed. The judge, Mark Lund, and the prosecutor, Paul Gray, left. The two men will appeal.",
            "The two men",
        ),
        (
            "The owners, Tom Fox and Mark Lund, were robbed by two men. The two men were arrested in June.",
            "The two men",
        ),
        ("Police held two men over the murder of Tom Fox and Mark Lund. The two suspects left.", "The two suspects"),
        ("Lawyers Tom Fox and Mark Lund said the two defendants were innocent. They were charged.", "They"),
        ("Tom Fox and Mark Lund were robbed. The two suspects were held on Sunday.", "The two suspects"),
        ("Two men robbed a shop. Tom Fox and Mark Lund, who work there, were unhurt. The pair fled.", "The pair"),
    ],
)
def test_nobody_is_taken_for_one_of_them(text: str, words: str) -> None:
    assert meant(text, words) == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men were arrested on Friday. They were named as Tom Fox, 31, and Mark Lund, 40.", "Two men"),
        ("Two men were charged with theft. Tom Fox and Mark Lund, both 31, appeared in court.", "Two men"),
        ("Two men who robbed a bank were each jailed. Tom Fox and Mark Lund were found guilty of it.", "Two men"),
        ("A court has jailed two men. The men, Tom Fox and Mark Lund, robbed a bank in May.", "two men"),
        ("The office listed two men on Friday. It is listing Tom Fox and Mark Lund for fraud.", "two men"),
        ("Two men, Tom Fox and Mark Lund, were arrested. The two men deny it.", "The two men"),
        ("Police arrested Tom Fox and Mark Lund on Friday. The two suspects deny it.", "The two suspects"),
        (
            "Two men were held on Monday. They were identified as Tom Fox, 54, a restorer, and his nephew Mark Lund, "
            "31. A judge, Ann Roe, ordered the two suspects to be kept in custody.",
            "the two suspects",
        ),
        (
            "In March Tom Fox, a retired clerk, found the letters. Mark Lund had hidden them for years. Later the "
            "pair sold them.",
            "the pair",
        ),
    ],
)
def test_the_text_says_who_they_are(text: str, words: str) -> None:
    assert meant(text, words) == {"Tom Fox", "Mark Lund"}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The governor, Luis Paz, was convicted. The governor first won office in 2010.", "The governor", "Luis Paz"),
        ("The clerk, Ann Roe, fled. The clerk recently sold her house.", "The clerk", "Ann Roe"),
        (
            "Two weeks ago a court freed Ann Roe. She embraced her lawyer. Roe's lawyer, Nina Holt, wept.",
            "lawyer",
            "Nina Holt",
        ),
        (
            "Ann Roe spoke first. In May a clerk with the bank, Nina Holt, was asked to pay. She refused.",
            "She",
            "Nina Holt",
        ),
        ("Ann Roe met Tom Fox in Oslo. The two set up a firm in 2018.", "The two", "Ann Roe, Tom Fox"),
        (
            "Ann Roe left. She later thanked Tom Fox. Karl Lund, the president, lost. A president who died young was "
            "his model. The president wept.",
            "The president",
            "",
        ),
        (
            "Nina Holt, the senator, lost. Tom Fox stayed. Ann Roe won. The senator wept. The new senator, Karl Lund, "
            "was sworn in.",
            "The senator",
            "Nina Holt",
        ),
        (
            "Luis Paz always said that he paid. The group's former director in Rome, Hugo Brand, struck a deal in "
            "which he admitted it.",
            "he",
            "Luis Paz, Hugo Brand",
        ),
    ],
)
def test_who_is_just_spoken_of(text: str, words: str, who: str) -> None:
    assert meant(text, words) == {name for name in who.split(", ") if name}
