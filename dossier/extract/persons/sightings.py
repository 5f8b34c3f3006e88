"""The sentences of a story with the people whom they name, and what stands beside the names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons.clusters import Cluster
from dossier.extract.persons.phrases import PersonPhrase, person_noun, person_phrases
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

ACCUSED = frozenset("accused defendant convict suspect detainee prisoner inmate fugitive".split())
LEGAL = frozenset(
    "charged convicted arrested sentenced jailed indicted accused detained imprisoned acquitted guilty extradited "
    "pleaded admitted pled fined".split()
)
_BE = frozenset("was were is are been be has had have to will also being then later".split())
SPEAKERS = frozenset(
    "prosecutor judge spokesman spokeswoman spokesperson lawyer attorney solicitor barrister detective sergeant "
    "inspector superintendent constable commissioner magistrate minister reporter coroner witness expert analyst "
    "professor official".split()
)
ENDING = frozenset("of who from in at for".split())
_OFFICE = 8
"""How many words the name of an office goes on behind its "of" or "for" at most."""
_LINKING = frozenset("the a an of in and by with to from for at his her their said says".split())
VERBS = SAYING | frozenset("conceded described recounted is was has had says tells will would did".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a person in a sentence: number among people, tokens, and whether it is the first name of theirs."""

    person: int
    first: int
    last: int
    new: bool


@dataclass(frozen=True, slots=True)
class View:
    """A body sentence with its named people and its words for unnamed ones.

    ``taken`` are the starts of tokens in other names, ``firsts`` and ``lasts`` where people's names begin and end.
    """

    sentence: Sentence
    named: tuple[Named, ...]
    phrases: tuple[PersonPhrase, ...]
    taken: frozenset[int]
    firsts: frozenset[int]
    lasts: frozenset[int]

    def span(self, phrase: PersonPhrase) -> Span:
        """Return where a phrase stands, without a possessive before it and without names inside it."""
        tokens = self.sentence.tokens
        first = phrase.first + phrase.owned
        for i in range(first, phrase.head):
            if tokens[i].start in self.taken:
                first = i + 1
        return Span(tokens[first].start, tokens[phrase.head].end)


def views_of(story: TokenizedStory, people: Sequence[Cluster], clusters: Sequence[Cluster]) -> Iterator[View]:
    """Give the body sentences of a story with their *people*; names of other *clusters* are told apart."""
    spans = sorted((span, n) for n, cluster in enumerate(people) for span in cluster.spans)
    others = [span for cluster in clusters if cluster.kind is not EntityKind.PERSON for span in cluster.spans]
    others.sort()
    seen: set[int] = set()
    at = beside = 0
    for sentence in story.body:
        named, starts, taken = [], set[int](), set[int]()
        while at < len(spans) and spans[at][0].start < sentence.span.end:
            span, person = spans[at]
            at += 1
            if span.start < sentence.span.start:
                continue
            first, last = tokens_at(sentence.tokens, span)
            named.append(Named(person, first, last, person not in seen))
            seen.add(person)
            starts.update(token.start for token in sentence.tokens[first:last])
        while beside < len(others) and others[beside].start < sentence.span.end:
            first, last = tokens_at(sentence.tokens, others[beside])
            beside += 1
            taken.update(token.start for token in sentence.tokens[first:last])
        phrases = tuple(person_phrases(sentence.tokens, starts))
        firsts, lasts = frozenset(n.first for n in named), frozenset(n.last for n in named)
        yield View(sentence, tuple(named), phrases, frozenset(taken), firsts, lasts)


def speaks(tokens: Sequence[Token], named: Named) -> bool:
    """Tell whether somebody only tells of the matter: an official or lawyer, or beside a word of saying."""
    before = gazetteer.fold(tokens[named.first - 1].text) if named.first else ""
    after = [token.text.lower() for token in tokens[named.last : named.last + 10]]
    if before in SPEAKERS or before in SAYING - {"pleaded", "admitted", "denied"}:
        return True
    if after[:1] == [","] and any(gazetteer.fold(word) in SPEAKERS for word in after[1:7]):
        return True
    return bool(after) and after[0] in SAYING - {"pleaded", "admitted", "denied"}


def _office_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the noun of an office stands that ends at token *at*: "Secretary of the Treasury |"."""
    i = at
    while i > max(0, at - _OFFICE) and (tokens[i].is_capitalised or tokens[i].text in ("and", "the", "&")):
        i -= 1
    if i == at or i < 1 or tokens[i].text not in ("of", "for") or not tokens[i - 1].is_capitalised:
        return None
    return i - 1 if person_noun(tokens[i - 1].text) is not None else None


def _is_address(word: str, titles: Mapping[str, str]) -> bool:
    """Tell whether a word only addresses somebody: "Mr", "Mrs"; and is no calling."""
    return word[:1].isupper() and gazetteer.fold(word) in titles and person_noun(word) is None


def beside(tokens: Sequence[Token], named: Named) -> Iterator[int]:
    """Give the tokens beside a name that may say what the person is: "the detainee, X", "X, a teacher,"."""
    before = named.first - 1
    titles = gazetteer.honorifics()
    while before > 0 and (tokens[before].text == "." or _is_address(tokens[before].text, titles)):
        before -= 1  # "the commander, Mr. X"
    if before > 0 and tokens[before].text == ",":
        before -= 1
    if before >= 0 and tokens[before].text.islower():
        yield before
    office = _office_before(tokens, before)
    if office is not None:
        yield office
    for i in range(before, max(-1, before - 3), -1):
        if not tokens[i].is_word or tokens[i].text.lower() in _LINKING:
            break
        if tokens[i].is_capitalised:
            yield i
    at = named.last
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
        while at + 1 < len(tokens) and (tokens[at].text.isdigit() or tokens[at].text in (",", "then", "aged", "now")):
            at += 1
        if at < len(tokens) and tokens[at].text.lower() in ("a", "an", "the"):
            end = at + 1
            while end < min(at + 7, len(tokens)) and tokens[end].is_word and tokens[end].text.lower() not in ENDING:
                end += 1
            # "Questioned by X, the witness said" does not say what X is.
            verb = next((i for i in range(at + 1, end) if tokens[i].text.lower() in VERBS), None)
            if verb is None:
                yield from range(at + 1, end)


def legal_after(view: View, at: int) -> bool:
    """Tell whether the verb after token *at* is one that courts and police do to people."""
    tokens = view.sentence.tokens
    for _ in range(_INSERTIONS):
        opens = tokens[at].text.lower() if at < len(tokens) else ""
        end = closing_comma(tokens, at + (opens == ",")) if opens in ("who", ",") else None
        if end is None:
            break
        at = end + 1 if opens == "," else max(end, at + 1)
    for token in tokens[at : at + 4]:
        low = token.text.lower()
        if low in LEGAL:
            return True
        if low not in _BE:
            return False
    return False


_INSERTIONS = 3
"""Insertions between a name and its verb that are looked past: ", 41, who lives in Leeds, was arrested"."""


def closing_comma(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the words that token *at* begins end before the verb: at the next comma or verb of being."""
    for i in range(at, min(at + 14, len(tokens))):
        if tokens[i].text == "," or tokens[i].text.lower() in ("was", "is", "will", "has"):
            return i - (tokens[i].text != ",")
    return None
