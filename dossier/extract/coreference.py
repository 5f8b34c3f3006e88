"""Pronouns and words such as "the pair", where it is certain whom they mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.domain.documents import PassageRole
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract import gazetteer
from dossier.extract.clusters import Cluster
from dossier.extract.tokens import Sentence, TokenizedStory

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_PAIRS = frozenset("pair duo two men women brothers sisters couple defendants suspects".split())
_LISTS = frozenset((",", "and", "&"))


@dataclass(frozen=True, slots=True)
class _At:
    """A named person in a sentence: who (number among people), where, and whether before the main verb."""

    person: int
    span: Span
    subject: bool


def gender(cluster: Cluster, story: TokenizedStory) -> str:
    """Return ``m``, ``f`` or ``u`` for a person: by a form of address before the name, else by the given name."""
    for span in cluster.spans:
        before = story.text[max(0, span.start - 24) : span.start].split()
        if before:
            told = gazetteer.honorifics().get(gazetteer.fold(before[-1]), "")
            if told:
                return told
    if len(cluster.words) > 1:
        return gazetteer.given_names().get(cluster.words[0], "u")
    return "u"


def _named(sentence: Sentence, spans: Sequence[tuple[Span, int]]) -> list[_At]:
    inside = [(span, person) for span, person in spans if sentence.span.covers(span)]
    return [_At(person, span, number == 0) for number, (span, person) in enumerate(inside)]


def pronouns(story: TokenizedStory, clusters: Sequence[Cluster]) -> dict[int, list[Span]]:
    """Return, for people by number, the pronouns that certainly mean them.

    A pronoun is taken for the one person of fitting gender who is spoken of: the only one named in this sentence
    before it, or else in the sentence before (or carried on from there by pronouns). Two candidates mean none.
    """
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    genders = [gender(cluster, story) for cluster in people]
    spans = sorted((span, number) for number, cluster in enumerate(people) for span in cluster.spans)
    found: dict[int, list[Span]] = {}
    earlier: list[int] = []
    quiet = 0
    at = 0
    for sentence in story.sentences:
        if sentence.role is not PassageRole.BODY:
            continue
        while at < len(spans) and spans[at][0].start < sentence.span.start:
            at += 1
        here = _named(sentence, spans[at : at + 40])
        current = list(earlier)
        named_now: list[int] = []
        meant: list[int] = []
        upcoming = iter(here)
        following = next(upcoming, None)
        for token in sentence.tokens:
            while following is not None and following.span.end <= token.start:
                if following.person not in named_now:
                    named_now.append(following.person)
                following = next(upcoming, None)
            low = token.text.lower()
            wanted = "m" if low in _MALE else "f" if low in _FEMALE else ""
            if not wanted:
                continue
            who = _meant(wanted, meant, named_now, current, genders)
            if who is not None:
                found.setdefault(who, []).append(Span(token.start, token.end))
                if who not in meant:
                    meant.append(who)
        present = [number for number in [*named_now, *meant] if number >= 0]
        if present:
            earlier = list(dict.fromkeys(present))
            quiet = 0
        else:
            quiet += 1
            if quiet > 2:
                earlier = []
    return found


def _meant(
    wanted: str, meant: Sequence[int], here: Sequence[int], before: Sequence[int], genders: Sequence[str]
) -> int | None:
    """Return the one person whom a pronoun of gender *wanted* can mean, or None."""

    def fitting(people: Sequence[int]) -> list[int]:
        return [person for person in dict.fromkeys(people) if genders[person] in (wanted, "u")]

    for group in (here, [*meant, *before]):
        candidates = fitting(group)
        if candidates:
            if len(candidates) == 1:
                return candidates[0]
            sure = [person for person in candidates if genders[person] == wanted]
            return sure[0] if len(sure) == 1 and group is here else None
    return None


def nominals(story: TokenizedStory, clusters: Sequence[Cluster]) -> dict[int, list[Span]]:
    """Return, for people by number, the words for two ("the pair", "the two men", "the defendants") that mean them.

    They are certain where the story has named two people side by side ("A and B") and nobody else that way.
    """
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    spans = sorted((span, number) for number, cluster in enumerate(people) for span in cluster.spans)
    found: dict[int, list[Span]] = {}
    pairs: list[tuple[int, int]] = _pairs(story, spans)
    known = {frozenset(pair) for pair in pairs}
    if len(known) != 1:
        return found
    first, second = pairs[0]
    for sentence in story.body:
        tokens = sentence.tokens
        for i in range(len(tokens) - 1):
            if tokens[i].text.lower() not in ("the", "both") or tokens[i + 1].text.lower() not in _PAIRS:
                continue
            last = i + 1
            if tokens[last].text.lower() == "two" and last + 1 < len(tokens):
                after = tokens[last + 1].text.lower()
                if after in _PAIRS:
                    last += 1
                elif after not in (
                    "are",
                    "were",
                    "have",
                    "had",
                    "then",
                    "also",
                    "allegedly",
                    "face",
                    "did",
                    "will",
                    "would",
                    ",",
                    ".",
                ):
                    continue
            span = Span(tokens[i].start, tokens[last].end)
            found.setdefault(first, []).append(span)
            found.setdefault(second, []).append(span)
    return found


def _pairs(story: TokenizedStory, spans: Sequence[tuple[Span, int]]) -> list[tuple[int, int]]:
    found = []
    for (a, first), (b, second) in zip(spans, spans[1:], strict=False):
        between = story.text[a.end : b.start].strip()
        if first != second and len(between) < 12:
            words = between.replace(",", " ").split()
            if "and" in words and all(word == "and" or word.isdigit() for word in words):
                found.append((first, second))
    return found
