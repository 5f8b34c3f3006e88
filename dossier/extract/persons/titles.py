"""Words that a name begins or ends with by mistake: "Director of Public | Prosecutions Ann Roe", "Roe | rang"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.domain.mentions import EntityKind, NameMention
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.persons.phrases import IRREGULAR, person_noun
from dossier.extract.tokens import Token, TokenizedStory, tokens_at

_LINKS = frozenset("of for".split())
_LEAST = 2
_LONGEST = 8


def without_titles(story: TokenizedStory, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Give *names* in order, those of people without the end of an office that was taken for a given name.

    Nor with the verb behind them.

    Only after a capitalised office with "of" or "for" ("Minister for Foreign Affairs Jan Rood"), only ordinary words
    that are nobody's given name, and never so many that less than two words are left.
    """
    at = 0
    for name in sorted(names, key=lambda name: name.span):
        if name.kind is not EntityKind.PERSON:
            yield name
            continue
        while at + 1 < len(story.sentences) and story.sentences[at].span.end <= name.span.start:
            at += 1
        tokens = story.sentences[at].tokens
        first, last = tokens_at(tokens, name.span)
        start = first
        while last - start > 1 and _is_plain(tokens[last - 1].text):
            last -= 1  # "Roe rang"
        if first > 1 and last - first > _LEAST and _in_office(tokens, first):
            while last - start > _LEAST and (_ordinary(tokens[start]) or _is_before_given(tokens, start)):
                start += 1
        end = tokens[last - 1].end if last > first else name.span.end
        yield name if start == first and end == name.span.end else replace(name, span=Span(tokens[start].start, end))


def _is_plain(word: str) -> bool:
    """Tell whether a word behind a name is a verb or the like, which no name ends with."""
    return word.islower() and word.isalpha() and (word in IRREGULAR or word in gazetteer.common_words())


def _ordinary(token: Token) -> bool:
    """Tell whether a word is no given name and means something by itself: "Prosecutions", "Affairs"."""
    low = gazetteer.fold(token.text)
    if low in gazetteer.given_names():
        return False
    single = low[:-1] if low.endswith("s") else low
    plain = low in gazetteer.common_words() or single in gazetteer.common_words()
    return plain or low.endswith(("tions", "ment", "ments", "ness", "ship")) or person_noun(low) is not None


def _is_before_given(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word that nobody is called stands before a given name: "Chancellor of the Exchequer | Ann Roe"."""
    known, low = gazetteer.given_names(), gazetteer.fold(tokens[at].text)
    return low not in known and low not in gazetteer.surnames() and gazetteer.fold(tokens[at + 1].text) in known


def _in_office(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the words before token *at* are an office with a capitalised "of" part: "Director of Public"."""
    for i in range(at - 1, max(-1, at - _LONGEST), -1):
        low = tokens[i].text.lower()
        if low in _LINKS:
            return i > 0 and tokens[i - 1].is_capitalised and person_noun(tokens[i - 1].text) is not None
        if not (tokens[i].is_capitalised or low in ("and", "the")):
            return False
    return False
