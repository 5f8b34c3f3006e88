"""Words for one person by what age they are: "the teenager", "the boy", "the pensioner"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.persons.groups import Owned
from dossier.extract.persons.phrases import closes_phrase
from dossier.extract.tokens import Sentence, TokenizedStory


@dataclass(frozen=True, slots=True)
class _AgeWord:
    """From which age to which one is called so, with which gender ("" for either), and what several are called."""

    youngest: int
    oldest: int
    gender: str
    several: str


_WORDS = {
    "teenager": _AgeWord(13, 19, "", "teenagers"),
    "teen": _AgeWord(13, 19, "", "teens"),
    "adolescent": _AgeWord(11, 19, "", "adolescents"),
    "toddler": _AgeWord(1, 4, "", "toddlers"),
    "boy": _AgeWord(1, 17, "m", "boys"),
    "girl": _AgeWord(1, 17, "f", "girls"),
    "pensioner": _AgeWord(60, 120, "", "pensioners"),
    "octogenarian": _AgeWord(80, 89, "", "octogenarians"),
}
_ARTICLES = frozenset("a an another one second other".split())
# How many words may stand between "a" and the noun: "a local 15-year-old boy".
_BETWEEN = 5


def by_age_word(
    story: TokenizedStory, seen: Sequence[Owned], genders: Sequence[str], ages: Mapping[int, str]
) -> Iterator[Owned]:
    """Give the words for the only one of the story who is of the age that they tell, and named before.

    *seen* are the mentions so far in order, *genders* and *ages* belong to the numbers. Where the story speaks of
    several of that age, or of one without a name, nobody is meant for certain.
    """
    found = [(s, i, t.text) for s in story.body for i, t in enumerate(s.tokens) if t.text in _WORDS]
    if not found or not ages:
        return
    first = {person: span.start for span, person, form in reversed(seen) if form is MentionForm.NAME}
    lows = {low for sentence in story.body for low in sentence.lows}
    for noun in {noun for _, _, noun in found}:
        word = _WORDS[noun]
        of_age = [person for person, age in ages.items() if _is_so_old(age, word)]
        able = [person for person in of_age if genders[person] in (word.gender or genders[person], "u")]
        if len(able) != 1 or word.several in lows or able[0] not in first:
            continue
        if any(_is_another(sentence, i) for sentence, i, low in found if low == noun):
            continue
        for sentence, i, low in found:
            tokens = sentence.tokens
            definite = low == noun and i > 0 and sentence.lows[i - 1] == "the" and closes_phrase(tokens, i)
            if definite and tokens[i].start > first[able[0]]:
                yield Span(tokens[i - 1].start, tokens[i].end), able[0], MentionForm.NOMINAL


def _is_so_old(age: str, word: _AgeWord) -> bool:
    return age.isdigit() and word.youngest <= int(age) <= word.oldest


def _is_another(sentence: Sentence, at: int) -> bool:
    """Tell whether the story brings in somebody by the noun at token *at*, who may be another: "a boy"."""
    before = sentence.lows[max(0, at - _BETWEEN) : at]
    return not _ARTICLES.isdisjoint(before)
