"""Names of organisations and places that mean the same: acronyms, reordered and shortened official names."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from dossier.extract.naming import gazetteer
from dossier.extract.naming.evidence import Words
from dossier.extract.persons.clusters import Cluster, Name
from dossier.extract.tokens import TokenizedStory

_SMALL = frozenset("of the for and & in on".split())
_BRACKETED = re.compile(r"\s{0,40}\(\s{0,40}(?:the\s{1,40})?([A-Z][A-Za-z.&-]{1,11})\s{0,40}\)")
SAME_PLACE = (
    frozenset({"us", "u.s.", "usa", "u.s.a.", "united states", "united states of america", "america"}),
    frozenset({"uk", "u.k.", "united kingdom", "britain", "great britain"}),
    frozenset({"uae", "u.a.e.", "united arab emirates"}),
    frozenset({"turkey", "turkiye"}),
    frozenset({"kyiv", "kiev"}),
    frozenset({"dprk", "north korea"}),
    frozenset({"russia", "russian federation"}),
    frozenset({"washington", "washington, d.c.", "washington d.c.", "washington, dc", "washington dc", "d.c."}),
    frozenset({"new york city", "nyc"}),
)


def initials(words: Words) -> set[str]:
    """Return the letters a long name can be shortened to, with and without its small words."""
    split = [part for word in words for part in word.split("-") if part]
    large = [word for word in split if word not in _SMALL]
    return {"".join(word[0] for word in large), "".join(word[0] for word in split)}


def organisations_of(story: TokenizedStory, names: Sequence[Name]) -> list[Cluster]:
    """Gather the names of organisations; a long name and its initials are one."""
    clusters = _gather(story, names, core)
    owners = {variant: cluster for cluster in clusters for variant in cluster.variants}
    gone: set[int] = set()
    for name in names:
        inside = _BRACKETED.match(story.text, name.span.end, name.span.end + 24)
        if inside is not None and len(name.words) > 1:
            _unite(owners, gone, name.words, (gazetteer.fold(inside.group(1)),))
    long: dict[str, list[Words]] = defaultdict(list)
    for cluster in clusters:
        if len(cluster.words) > 1:
            for letters in initials(cluster.words):
                long[letters].append(cluster.words)
    for cluster in clusters:
        short = cluster.words
        if id(cluster) not in gone and len(short) == 1 and cluster.name.replace(".", "").isupper():
            fitting = long.get(short[0].replace(".", ""), [])
            if len(fitting) == 1:
                _unite(owners, gone, fitting[0], short)
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _unite(owners: dict[Words, Cluster], gone: set[int], long: Words, short: Words) -> None:
    first, second = owners.get(long), owners.get(short)
    if first is None or second is None or first is second:
        return
    first.take(second)
    gone.add(id(second))
    for variant in second.variants:
        owners[variant] = first


def organisation_words(words: Words) -> Words:
    """Return the words of an organisation's name without an article and a possessive ending."""
    kept = tuple(word for word in words if word not in ("'s", "’s", "'", "’", "the"))
    return kept or words


def core(words: Words) -> tuple[str, ...]:
    """Return the words of an organisation that count: "US Department of Justice" and "Justice Department" agree."""
    kept = [word for word in words if word not in _SMALL]
    if len(kept) > 1 and kept[0] in ("us", "u.s.", "u.s", "american"):
        kept = kept[1:]
    if len(kept) > 2 and kept[:2] == ["united", "states"]:
        kept = kept[2:]
    return tuple(sorted(kept)) if "department" in kept or "ministry" in kept else tuple(kept)


def places_of(story: TokenizedStory, names: Sequence[Name]) -> list[Cluster]:
    """Gather the names of places; "US" and "United States" are one."""
    groups = {name: number for number, group in enumerate(SAME_PLACE) for name in group}

    def key(words: Words) -> Hashable:
        joined = " ".join(words).replace(" ,", ",")
        return groups.get(joined, joined)

    return _gather(story, names, key)


def _gather(story: TokenizedStory, names: Sequence[Name], key: Callable[[Words], Hashable]) -> list[Cluster]:
    clusters: dict[Hashable, Cluster] = {}
    for name in names:
        clusters.setdefault(key(name.words), Cluster(name.kind, "", ())).add(story, name)
    return list(clusters.values())
