"""Family names that mean several people ("the Roes") or only say what others are ("the Roe sisters")."""

import re
from collections.abc import Iterator, Sequence

from dossier.domain.mentions import EntityKind, MentionForm
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.naming.evidence import bare, surname_of
from dossier.extract.persons.clusters import Cluster, Name
from dossier.extract.persons.groups import Group
from dossier.extract.tokens import TokenizedStory

_OTHERS = re.compile(r"\s(?:sisters|brothers|nuns|monks|fathers|twins|boys|girls|family|clan|siblings|men)\b")
_COUPLE = re.compile(r"\b(?:Mr|Dr|Prof|Sir|Rev|Lord|Senor|Herr)\.?\s(?:and|&)\s(?:Mrs|Ms|Lady|Dr|Frau)\.?\s$")
_COUPLED = 20
_ARTICLES = ("the", "both")
_LEAST = 2


def without_qualifiers(story: TokenizedStory, names: Sequence[Name]) -> list[Name]:
    """Return *names* without those that nobody bears alone: "the Roe sisters" in a story of nobody else named Roe."""
    only: dict[str, bool] = {}
    for name in names:
        if name.kind is EntityKind.PERSON:
            alone = len(name.words) == 1 and name.before[-1:] == ("the",)
            alone = alone and _OTHERS.match(story.text, name.span.end) is not None
            for word in name.words:
                only[word] = only.get(word, True) and alone
    return [n for n in names if n.kind is not EntityKind.PERSON or not all(only[word] for word in n.words)]


def without_plurals(people: Sequence[Cluster], names: Sequence[Name]) -> list[Name]:
    """Return *names* without "the Roes", where the story names several Roes."""
    surnames = _surnames(people)
    return [n for n in names if len(n.words) > 1 or n.before[-1:] != ("the",) or _bearers(surnames, n.words[0]) is None]


def without_families(story: TokenizedStory, names: Sequence[Name]) -> list[Name]:
    """Return *names* without "the Roes" where the story names no Roe: several people, and none of them named."""
    plural: dict[str, bool] = {}
    for name in names:
        if name.kind is EntityKind.PERSON:
            only = len(name.words) == 1 and name.before[-1:] == ("the",)
            for word in name.words:
                plural[word] = plural.get(word, True) and only
    known = gazetteer.surnames()
    gone = {w for w, only in plural.items() if only and w.endswith("s") and w[:-1] in known}
    return [n for n in names if n.kind is not EntityKind.PERSON or not (n.words[0] in gone or _is_couple(story, n))]


def _is_couple(story: TokenizedStory, name: Name) -> bool:
    """Tell whether a bare surname means two: "Mr and Mrs Roe"."""
    start = name.span.start
    return len(name.words) == 1 and _COUPLE.search(story.text, max(0, start - _COUPLED), start) is not None


def without_whole_families(people: Sequence[Cluster]) -> list[Cluster]:
    """Return *people* without those who are only a plural of a name that several of them bear: "the Roes"."""
    surnames = _surnames(people)
    return [p for p in people if len(p.words) > 1 or _bearers(surnames, p.words[0]) is None]


def families(story: TokenizedStory, people: Sequence[Cluster]) -> Iterator[Group]:
    """Give "the Roes" with the *people* of that name, by number."""
    surnames = _surnames(people)
    if not any(len(bearers) >= _LEAST for bearers in surnames.values()):
        return
    for sentence in story.body:
        tokens = sentence.tokens
        for i in range(1, len(tokens)):
            if tokens[i].is_capitalised and tokens[i].text.endswith("s") and tokens[i - 1].text.lower() in _ARTICLES:
                bearers = _bearers(surnames, gazetteer.fold(tokens[i].text))
                if bearers is not None:
                    yield bearers, Span(tokens[i - 1].start, tokens[i].end), MentionForm.NOMINAL


def _surnames(people: Sequence[Cluster]) -> dict[str, set[int]]:
    """Return who bears each family name; the first of two counts as well."""
    found: dict[str, set[int]] = {}
    begins: dict[int, str] = {}
    for number, person in enumerate(people):
        if len(person.words) == 2:
            begins.update((span.start, bare(person.words[1])) for span in person.spans)
        if len(person.words) > 1:
            for word in {
                bare(surname_of(person.words)[-1]),
                *([bare(person.words[-2])] if len(person.words) > 2 else []),
            }:
                found.setdefault(word, set()).add(number)
    for number, person in enumerate(people):
        if len(person.words) == 1 and person.words[0] in gazetteer.given_names():
            # "Tom and Ann Roe"
            for span in person.spans:
                shared = begins.get(span.end + len(" and "))
                if shared is not None:
                    found[shared].add(number)
    return found


def _bearers(surnames: dict[str, set[int]], word: str) -> frozenset[int] | None:
    """Return the two or more people whose family name *word* is the plural of."""
    if word in surnames or not word.endswith("s"):
        return None
    people = surnames.get(word[:-1]) or (surnames.get(word[:-2]) if word.endswith("es") else None)
    return frozenset(people) if people is not None and len(people) >= _LEAST else None
