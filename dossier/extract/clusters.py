"""The names of a story that mean the same person, organisation or place, by the shape of the names alone."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dossier.domain.documents import PassageRole
from dossier.domain.mentions import EntityKind, NameMention
from dossier.domain.spans import Span
from dossier.extract import gazetteer
from dossier.extract.aliases import aliases_after
from dossier.extract.name_evidence import Words, bare, surname_of
from dossier.extract.tokens import TokenizedStory, tokens_of

_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv . ,".split())
_SMALL = frozenset("of the for and & in on".split())
_LONG_SURNAME = 6
# In characters: about a sentence, two, and six.
_SAME_SENTENCE, _JUST_NAMED, _LONG_AGO = 150, 300, 900
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


@dataclass(slots=True)
class Cluster:
    """Names that mean one entity. ``name`` is the fullest as the text writes it; ``words`` its folded words."""

    kind: EntityKind
    name: str
    words: Words
    spans: list[Span] = field(default_factory=list)
    variants: set[Words] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the story: where, of what kind, its folded words, whether in the body, and the words before it."""

    span: Span
    kind: EntityKind
    words: Words
    in_body: bool
    before: tuple[str, ...]


def name_words(text: str) -> Words:
    """Return the folded words of a name without points, commas and "Jr."."""
    words = [gazetteer.fold(token.text) for token in tokens_of(text, Span(0, len(text)))]
    kept = tuple(word.strip(".") if len(word) < 3 else word for word in words if word not in _SUFFIXES)
    return kept or tuple(words)


def _names(story: TokenizedStory, mentions: Sequence[NameMention]) -> list[Name]:
    bodies = story.sentences
    found, at = [], 0
    for mention in sorted(mentions, key=lambda mention: mention.span):
        while at + 1 < len(bodies) and bodies[at].span.end <= mention.span.start:
            at += 1
        sentence = bodies[at]
        before = tuple(gazetteer.fold(t.text) for t in sentence.tokens if t.end <= mention.span.start)[-3:]
        body = sentence.role is PassageRole.BODY
        found.append(Name(mention.span, mention.kind, name_words(mention.span.of(story.text)), body, before))
    return found


def cluster_names(story: TokenizedStory, mentions: Sequence[NameMention]) -> list[Cluster]:
    """Gather *mentions* into clusters, in the order of their first mention."""
    names = _with_aliases(story, _names(story, mentions))
    clusters = _people(story, [name for name in names if name.kind is EntityKind.PERSON])
    clusters += _organisations(story, [name for name in names if name.kind is EntityKind.ORGANISATION])
    clusters += _places(story, [name for name in names if name.kind is EntityKind.PLACE])
    for cluster in clusters:
        cluster.spans.sort()
    return sorted(clusters, key=lambda cluster: cluster.spans[0])


def given_agree(a: str, b: str) -> bool:
    """Tell whether two given names can be one: equal, an initial of the other, or a known nickname."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    groups = gazetteer.nicknames()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def same_full_name(a: Words, b: Words) -> bool:
    """Tell whether two full names of one story mean one person: same surname, agreeing given and middle names."""
    last_a, last_b = tuple(map(bare, surname_of(a))), tuple(map(bare, surname_of(b)))
    if last_a != last_b or not given_agree(a[0], b[0]):
        return False
    middle_a, middle_b = a[1 : len(a) - len(last_a)], b[1 : len(b) - len(last_b)]
    shorter, longer = sorted((middle_a, middle_b), key=len)
    rest = iter(longer)
    return all(any(given_agree(word, other) for other in rest) for word in shorter)


def near(a: str, b: str) -> bool:
    """Tell whether two words differ by one letter put in, left out or changed."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if len(a) == len(b):
        return a[start + 1 :] == b[start + 1 :]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]


def _people(story: TokenizedStory, names: Sequence[Name]) -> list[Cluster]:
    clusters: list[Cluster] = []
    full = [name for name in names if len(name.words) > 1]
    for name in full:
        for cluster in clusters:
            if any(same_full_name(name.words, variant) for variant in cluster.variants):
                break
        else:
            cluster = Cluster(EntityKind.PERSON, "", ())
            clusters.append(cluster)
        _add(story, cluster, name)
    _join_nested(clusters)
    _join_aliases(story, clusters)
    for name in names:
        if len(name.words) == 1:
            found = _owner(name, clusters)
            if found is None:
                found = Cluster(EntityKind.PERSON, "", ())
                clusters.append(found)
            if found is not _NOBODY:
                _add(story, found, name)
    _join_aliases(story, clusters)
    return [cluster for cluster in clusters if cluster.spans]


def _just_named(name: Name, clusters: Sequence[Cluster]) -> bool:
    """Tell whether one of *clusters* is named shortly before *name*."""
    return any(0 <= name.span.start - span.end < _SAME_SENTENCE for cluster in clusters for span in cluster.spans)


def _with_aliases(story: TokenizedStory, names: Sequence[Name]) -> list[Name]:
    """Make people of the names by which people are also known, whatever kind they looked like."""
    ends = {sentence.span.start: sentence.span.end for sentence in story.sentences}
    starts = sorted(ends)
    aliases = []
    for name in names:
        if name.kind is EntityKind.PERSON and len(name.words) > 1:
            begin = starts[bisect_right(starts, name.span.start) - 1]
            aliases += list(aliases_after(story, name.span, ends[begin]))
    return [
        replace(name, kind=EntityKind.PERSON) if any(alias.overlaps(name.span) for alias in aliases) else name
        for name in names
    ]


def _join_aliases(story: TokenizedStory, clusters: list[Cluster]) -> None:
    """Join "Abu Talha" to "Rashid Qurbanov" where the story says that he is known as that."""
    ends = {span: sentence.span.end for sentence in story.sentences for span in _inside(sentence.span, clusters)}
    for cluster in list(clusters):
        for span in list(cluster.spans):
            for alias in aliases_after(story, span, ends.get(span, span.end)):
                other = next(
                    (c for c in clusters if c is not cluster and any(alias.overlaps(s) for s in c.spans)), None
                )
                if other is not None:
                    cluster.spans += other.spans
                    cluster.variants |= other.variants
                    clusters.remove(other)


def _inside(stretch: Span, clusters: Sequence[Cluster]) -> list[Span]:
    return [span for cluster in clusters for span in cluster.spans if stretch.covers(span)]


def _spoken_of(name: Name, clusters: Sequence[Cluster]) -> Cluster:
    """Return the one of several namesakes whom a bare surname means, or nobody.

    It is the one for whom the story already used it before it named the others, or the one who was just named while
    the others were not for long.
    """
    established = [c for c in clusters if any(len(name) == 1 for name in c.variants)]
    if len(established) == 1 and not _just_named(name, [c for c in clusters if c is not established[0]]):
        return established[0]
    seen = [[span.end for span in cluster.spans if span.end <= name.span.start] for cluster in clusters]
    last = sorted((max(ends, default=-1), number) for number, ends in enumerate(seen))
    (second, _), (first, number) = last[-2:]
    recent = first >= 0 and name.span.start - first < _JUST_NAMED
    return clusters[number] if recent and (second < 0 or name.span.start - second > _LONG_AGO) else _NOBODY


_NOBODY = Cluster(EntityKind.PERSON, "", ())


def _add(story: TokenizedStory, cluster: Cluster, name: Name) -> None:
    text = re.sub(r"\s+", " ", name.span.of(story.text))
    cluster.spans.append(name.span)
    cluster.variants.add(name.words)
    better = (len(name.words), len(text)) > (len(cluster.words), len(cluster.name))
    if better and (name.in_body or not cluster.words or len(name.words) > len(cluster.words)):
        cluster.name, cluster.words = text, name.words


def _join_nested(clusters: list[Cluster]) -> None:
    """Join "Kazemi Ashtiani" to the one "Reza Kazemi Ashtiani": the end or the beginning of one longer name."""
    for small in list(clusters):
        owners = [
            big
            for big in clusters
            if big is not small
            and len(big.words) > len(small.words)
            and (big.words[-len(small.words) :] == small.words or big.words[: len(small.words)] == small.words)
        ]
        if len(owners) == 1:
            owners[0].spans += small.spans
            owners[0].variants |= small.variants
            clusters.remove(small)


def _owner(name: Name, clusters: Sequence[Cluster]) -> Cluster | None:
    """Return whom a single word means: a cluster, ``_NOBODY`` where two fit, None where none does."""
    word = name.words[0]
    titled = any(before in gazetteer.honorifics() for before in name.before[-2:])
    by_surname = [c for c in clusters if any(bare(word) == bare(surname_of(v)[-1]) for v in c.variants)]
    if not by_surname:
        by_surname = [
            c for c in clusters if any(bare(word) == bare(w) for v in c.variants if len(v) > 2 for w in v[1:])
        ]
    if len(by_surname) > 1:
        earlier = [c for c in by_surname if any(span.end <= name.span.start for span in c.spans)]
        by_surname = earlier if len(earlier) == 1 else by_surname
    if by_surname:
        return by_surname[0] if len(by_surname) == 1 else _spoken_of(name, by_surname)
    by_given = [c for c in clusters if len(c.words) > 1 and c.words[0] == word]
    if by_given and not titled:
        return by_given[0] if len(by_given) == 1 else _NOBODY
    if len(word) >= _LONG_SURNAME:
        close = [
            c for c in clusters if len(c.words) > 1 and near(word, c.words[-1]) and min(len(c.words[-1]), len(word)) > 5
        ]
        if len(close) == 1 and titled:
            return close[0]
    return None


def initials(words: Words) -> set[str]:
    """Return the letters a long name can be shortened to, with and without its small words."""
    split = [part for word in words for part in word.split("-") if part]
    large = [word for word in split if word not in _SMALL]
    return {"".join(word[0] for word in large), "".join(word[0] for word in split)}


def _organisations(story: TokenizedStory, names: Sequence[Name]) -> list[Cluster]:
    def same(a: Words, b: Words) -> bool:
        return core(a) == core(b)

    clusters = _gather(story, names, same)
    for name in names:
        text = story.text
        inside = re.match(r"\s*\(\s*(?:the\s+)?([A-Z][A-Za-z.&-]{1,11})\s*\)", text[name.span.end : name.span.end + 24])
        if inside is None or len(name.words) < 2:
            continue
        _unite(clusters, name.words, (gazetteer.fold(inside.group(1)),))
    for cluster in list(clusters):
        short = cluster.words
        if len(short) == 1 and cluster.name.replace(".", "").isupper() and cluster in clusters:
            long = [c for c in clusters if len(c.words) > 1 and short[0].replace(".", "") in initials(c.words)]
            if len(long) == 1:
                _unite(clusters, long[0].words, short)
    return clusters


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


def _unite(clusters: list[Cluster], long: Words, short: Words) -> None:
    first = next((c for c in clusters if long in c.variants), None)
    second = next((c for c in clusters if short in c.variants), None)
    if first is not None and second is not None and first is not second:
        first.spans += second.spans
        first.variants |= second.variants
        clusters.remove(second)


def _places(story: TokenizedStory, names: Sequence[Name]) -> list[Cluster]:
    groups = {name: number for number, group in enumerate(SAME_PLACE) for name in group}

    def key(words: Words) -> object:
        joined = " ".join(words).replace(" ,", ",")
        return groups.get(joined, joined)

    return _gather(story, names, lambda a, b: key(a) == key(b))


def _gather(story: TokenizedStory, names: Sequence[Name], same: Callable[[Words, Words], bool]) -> list[Cluster]:
    clusters: list[Cluster] = []
    known: dict[Words, Cluster] = {}
    for name in names:
        cluster = known.get(name.words)
        if cluster is None:
            cluster = next((c for c in clusters if any(same(name.words, v) for v in c.variants)), None)
        if cluster is None:
            cluster = Cluster(name.kind, "", ())
            clusters.append(cluster)
        known[name.words] = cluster
        _add(story, cluster, name)
    return clusters


def by_person(clusters: Sequence[Cluster]) -> dict[Words, list[int]]:
    """Return the numbers of people (counting people only) by each of their variants."""
    found: dict[Words, list[int]] = defaultdict(list)
    for number, cluster in enumerate(c for c in clusters if c.kind is EntityKind.PERSON):
        for variant in cluster.variants:
            found[variant].append(number)
    return found
