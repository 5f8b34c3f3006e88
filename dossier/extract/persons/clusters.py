"""Mentions of a story gathered under one entity, before facts and pronouns are added."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.domain.documents import PassageRole
from dossier.domain.mentions import EntityKind, NameMention
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.naming.evidence import Words
from dossier.extract.tokens import TokenizedStory, tokens_at, tokens_of

_INITIALS = re.compile(r"[^\W\d_]\.[^\W\d_]\.?")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv . ,".split())


@dataclass(slots=True)
class Cluster:
    """Names that mean one entity. ``name`` is the fullest as the text writes it; ``words`` its folded words.

    ``assumed`` tells where names begin with which a sentence only says what somebody called himself.
    """

    kind: EntityKind
    name: str
    words: Words
    spans: list[Span] = field(default_factory=list)
    variants: set[Words] = field(default_factory=set)
    assumed: set[int] = field(default_factory=set)

    def add(self, story: TokenizedStory, name: "Name") -> None:
        """Take in another mention."""
        text = re.sub(r"\s+", " ", name.span.of(story.text))
        self.spans.append(name.span)
        self.variants.add(name.words)
        better = (_written_out(name.words), len(text)) > (_written_out(self.words), len(self.name))
        if self.kind is EntityKind.PERSON and len(self.words) == len(name.words) == 1 and self.words != name.words:
            return  # "Leila", later "Mrs Roe": the first name tells more
        if better and (name.in_body or not self.words or _written_out(name.words) > _written_out(self.words)):
            self.name, self.words = text, name.words

    def take(self, other: "Cluster") -> None:
        """Take in all mentions of *other*, which means the same; the own name stays."""
        self.spans += other.spans
        self.variants |= other.variants
        self.assumed |= other.assumed


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the story: where, of what kind, its folded words, whether in the body, and the words before it."""

    span: Span
    kind: EntityKind
    words: Words
    in_body: bool
    before: tuple[str, ...]


def _written_out(words: Words) -> tuple[int, int]:
    """Return how many words of a name are no initials, and how many it has."""
    return sum(len(word) > 1 for word in words), len(words)


def name_words(text: str) -> Words:
    """Return the folded words of a name without points, commas and "Jr."."""
    words = [gazetteer.fold(token.text) for token in tokens_of(text, Span(0, len(text)))]
    kept = tuple(word.strip(".") if len(word) < 3 else word for word in words if word not in _SUFFIXES)
    return kept or tuple(words)


def names_of(story: TokenizedStory, mentions: Sequence[NameMention]) -> list[Name]:
    """Return the names of a story in order, ready to be gathered."""
    sentences = story.sentences
    found, at = [], 0
    for mention in sorted(mentions, key=lambda mention: mention.span):
        while at + 1 < len(sentences) and sentences[at].span.end <= mention.span.start:
            at += 1
        sentence = sentences[at]
        first, _ = tokens_at(sentence.tokens, mention.span)
        before = tuple(gazetteer.fold(t.text) for t in sentence.tokens[max(0, first - 3) : first])
        body = sentence.role is PassageRole.BODY
        words = name_words(mention.span.of(story.text))
        words = _turned(words) if mention.kind is EntityKind.PERSON else words
        found.append(Name(mention.span, mention.kind, words, body, before))
    return found


def _turned(words: Words) -> Words:
    """Return a name with the initials in front where they stand behind: "Karimov B.R."; not "Karl B."."""
    if len(words) != 2 or _INITIALS.fullmatch(words[1]) is None or "." in words[0]:
        return words
    return (*words[1].replace(".", ""), words[0])
