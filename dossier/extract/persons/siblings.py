"""Two brothers or sisters of a story, and which of them is the elder: "the elder Roe", "the younger brother"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.persons.clusters import Cluster
from dossier.extract.persons.groups import Owned
from dossier.extract.tokens import Token, TokenizedStory, tokens_at

_PLURALS = frozenset("brothers sisters siblings twins".split())
_SINGLE = frozenset("brother sister sibling twin".split())
SIBLINGS = _SINGLE | {"man", "woman"}
"""What one of two siblings is called with "elder" or "younger"."""
_ELDER = frozenset("elder older eldest".split())
_YOUNGER = frozenset("younger youngest".split())
_AGES = dict.fromkeys("son sons daughter daughters".split(), "younger") | {"father": "elder", "mother": "elder"}
_LINKS = frozenset((",", "and", "'s", "’s", "his", "her", "younger", "elder", "older"))
_REACH = 6


def siblings_of(story: TokenizedStory, clusters: Sequence[Cluster], mentions: Sequence[Owned]) -> dict[int, int]:
    """Return the two of whom the story speaks as brothers or sisters, each with the other; empty where uncertain.

    "A and B, the brothers", "brothers A and B", "A's brother, B", "A and his sister B" and "the Roe sisters"
    beside the two make them so. Where the story has further siblings nobody is given.
    """
    pairs: set[frozenset[int]] = set()
    spoken = {low for sentence in story.body for low in sentence.lows}
    for one, other, between, around in _neighbours(story, mentions):
        joined = [word for word in between if word != "," and not word.isdigit()]  # "brothers A, 41, and B"
        together = joined in (["and"], []) and not _PLURALS.isdisjoint(around)
        words = [word for word in between if word not in _LINKS]
        if between == ["and"] and not _PLURALS.isdisjoint(spoken) and _share_surname(clusters, one, other):
            together = True  # "Ann and Eva Roe … the sisters"
        if together or (len(words) == 1 and words[0] in _SINGLE and len(between) > 1):
            pairs.add(frozenset((one, other)))
    if len(pairs) != 1:
        return {}
    first, second = next(iter(pairs))
    return {first: second, second: first}


def _share_surname(clusters: Sequence[Cluster], one: int, other: int) -> bool:
    """Tell whether the second of two bears the surname of both, as "Ann and Eva Roe" writes it."""
    first, second = clusters[one].words, clusters[other].words
    return len(second) > 1 and (len(first) == 1 or first[-1] == second[-1])


def relatives_of(clusters: Sequence[Cluster]) -> dict[int, int]:
    """Return the only two of a story who share a surname, each with the other; empty where there are more."""
    bearers: dict[str, list[int]] = {}
    for number, cluster in enumerate(clusters):
        if len(cluster.words) > 1:
            bearers.setdefault(cluster.words[-1], []).append(number)
    shared = [people for people in bearers.values() if len(people) > 1]
    if len(shared) != 1 or len(shared[0]) != 2:
        return {}
    first, second = shared[0]
    return {first: second, second: first}


def _neighbours(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[tuple[int, int, list[str], list[str]]]:
    """Give two people named one after the other in a sentence, with the words between and around them."""
    named = [(span, person) for span, person, form in mentions if form is MentionForm.NAME]
    at = 0
    for sentence in story.body:
        tokens = sentence.tokens
        here = []
        while at < len(named) and named[at][0].start < sentence.span.end:
            if named[at][0].start >= sentence.span.start:
                here.append((*tokens_at(tokens, named[at][0]), named[at][1]))
            at += 1
        for (first, end, one), (begin, last, other) in pairwise(here):
            if one != other and begin - end <= _REACH:
                around = [*tokens[max(0, first - 2) : first], *tokens[last : last + 4]]
                yield one, other, _lows(tokens[end:begin]), _lows(around)


def _lows(tokens: Sequence[Token]) -> list[str]:
    return [token.text.lower() for token in tokens]


def by_seniority(
    story: TokenizedStory,
    clusters: Sequence[Cluster],
    siblings: Mapping[int, int],
    ages: Mapping[int, str],
    nouns: frozenset[str] = SIBLINGS,
) -> dict[int, list[Span]]:
    """Return, for people by number, "the elder Roe" and "the younger brother" where the story tells who is which.

    *clusters* are the people of the story, *nouns* what the two may be called beside their
    surname. It tells by "A, the elder," and "B, seven years younger", or by "his younger brother, B" and "his son, B",
    else by their *ages*.
    """
    if not siblings:
        return {}
    order = _order(story, clusters, siblings) or _by_ages(siblings, ages)
    if not order:
        return {}
    surnames = {cluster.words[-1] for n, cluster in enumerate(clusters) if n in siblings and len(cluster.words) > 1}
    found: dict[int, list[Span]] = {}
    for sentence in story.body:
        tokens = sentence.tokens
        for i in range(len(tokens) - 2):
            age = _age(tokens[i + 1])
            head = gazetteer.fold(tokens[i + 2].text)
            if tokens[i].text.lower() == "the" and age and head in surnames | nouns:
                found.setdefault(order[age], []).append(Span(tokens[i].start, tokens[i + 2].end))
    return found


def _age(token: Token) -> str:
    low = token.text.lower()
    return "elder" if low in _ELDER else "younger" if low in _YOUNGER else ""


def _order(story: TokenizedStory, clusters: Sequence[Cluster], siblings: Mapping[int, int]) -> dict[str, int]:
    """Return who is "elder" and who "younger", empty where the story does not tell or tells both ways."""
    spans = sorted((span, n) for n in siblings for span in clusters[n].spans)
    told: set[tuple[int, str]] = set()
    at = 0
    for sentence in story.body:
        tokens = sentence.tokens
        while at < len(spans) and spans[at][0].start < sentence.span.end:
            span, person = spans[at]
            at += 1
            first, last = tokens_at(tokens, span)
            before, after = tokens[max(0, first - 3) : first], tokens[last : last + 5]
            if after and after[0].text == ",":
                ends = next((k for k, t in enumerate(after[1:], 1) if t.text == ","), len(after))
                told.update((person, _age(t)) for t in after[1:ends] if _age(t))
            kin = [t.text.lower() for t in before if t.text != ","][-1:]
            if kin and kin[0] in _AGES:
                told.add((person, _AGES[kin[0]]))
            if any(t.text.lower() in _SINGLE for t in before):
                told.update((person, _age(t)) for t in before if _age(t))
    elders = {person if age == "elder" else siblings[person] for person, age in told}
    if len(elders) != 1:
        return {}
    elder = next(iter(elders))
    return {"elder": elder, "younger": siblings[elder]}


def _by_ages(siblings: Mapping[int, int], ages: Mapping[int, str]) -> dict[str, int]:
    """Return who is "elder" and who "younger" by the ages that the story gives both of two."""
    told = sorted((int(ages[n]), n) for n in siblings if ages.get(n, "").isdecimal())
    if len(told) != 2 or told[0][0] == told[1][0]:
        return {}
    return {"elder": told[1][1], "younger": told[0][1]}


def husbands(
    clusters: Sequence[Cluster], genders: Sequence[str], married: Sequence[int]
) -> dict[tuple[int, str], set[int]]:
    """Return the husband of each woman called "Mrs" (*married*) whose surname the story gives to one man only."""
    found: dict[tuple[int, str], set[int]] = {}
    for wife in married:
        surname = clusters[wife].words[-1]
        men = {
            n
            for n, cluster in enumerate(clusters)
            if n != wife and len(cluster.words) > 1 and cluster.words[-1] == surname and genders[n] != "f"
        }
        if len(men) == 1:
            found[wife, "husband"] = men
    return found


def called_mrs(story: TokenizedStory, clusters: Sequence[Cluster]) -> list[int]:
    """Return the people by number whom the story calls "Mrs"."""
    return [
        n
        for n, cluster in enumerate(clusters)
        if any(story.text[max(0, span.start - 5) : span.start].rstrip(" .").endswith("Mrs") for span in cluster.spans)
    ]
