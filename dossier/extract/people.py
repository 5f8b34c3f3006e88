"""Who is meant: a story's names gathered into people, organisations and places, with what the text says of them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from dossier.domain.mentions import EntityKind, FactKind, Mention, MentionForm, NameMention, PersonFact, StoryEntity
from dossier.domain.spans import Span
from dossier.extract.persons import (
    bodies,
    clients,
    coreference,
    descriptions,
    facts,
    families,
    genders,
    introductions,
    nominals,
    quotations,
    siblings,
    things,
)
from dossier.extract.persons.aliases import parted
from dossier.extract.persons.clusters import Cluster, names_of
from dossier.extract.persons.groups import Owned
from dossier.extract.persons.namesakes import people_of, with_aliases
from dossier.extract.persons.organisations import organisations_of, places_of
from dossier.extract.persons.titles import without_titles
from dossier.extract.tokens import TokenizedStory

_PEERS = re.compile(r"\b(Lord|Lady|Baroness|Baron|Viscount|Viscountess|Dame|Sir|Countess|Earl)\s$")
_TITLE = 12
"""Titles that are part of what people are called: "Lady Roe" is asked for by that name."""


def resolve_entities(story: TokenizedStory, names: Sequence[NameMention]) -> tuple[StoryEntity, ...]:
    """Return the entities of *story* in the order of their first mention.

    Every mention certainly refers to its entity: a surname that two people share and a pronoun that could mean two
    people are left out. Mentions are sorted and those of different entities do not overlap, except words for
    several people ("the pair"), which stand under each of them.
    """
    clusters = cluster_names(story, names)
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    known = facts.facts(story, clusters)
    numbers = {id(cluster): number for number, cluster in enumerate(people)}
    of_people = {numbers[id(clusters[key])]: some for key, some in known.items() if id(clusters[key]) in numbers}
    owned = {span.end for cluster in people for span in cluster.spans}
    nobody = [name.span for name in names if name.kind is EntityKind.PERSON and name.span.end not in owned]
    told = [genders.gender(cluster, story) for cluster in people]
    single = _single(story, clusters, of_people, told, nobody)
    by_person: dict[int, list[Mention]] = {}
    for span, person, form in (*single, *(m for some in nominals.nominals(story, single, told).values() for m in some)):
        by_person.setdefault(person, []).append(Mention(span, form))
    taken = {mention.span for some in by_person.values() for mention in some}
    for several, span, form in families.families(story, people):
        for person in several if span not in taken else ():
            by_person.setdefault(person, []).append(Mention(span, form))
    short = bodies.short_forms(story, clusters)
    found = []
    for key, cluster in enumerate(clusters):
        mentions = [Mention(span, MentionForm.NAME) for span in cluster.spans]
        mentions += [Mention(span, MentionForm.NOMINAL) for span in short.get(key, ())]
        if cluster.kind is EntityKind.PERSON:
            mentions = by_person[numbers[id(cluster)]]
        mentions.sort(key=lambda mention: mention.span)
        found.append(_entity(key, cluster, mentions, story, known.get(key, ())))
    return tuple(found)


def _single(
    story: TokenizedStory,
    clusters: Sequence[Cluster],
    known: Mapping[int, Sequence[PersonFact]],
    told: Sequence[str],
    nobody: Sequence[Span],
) -> list[Owned]:
    """Return the mentions of single people by number: names, words without a name, pronouns, the "I" of quotations.

    Pronouns are read twice: the words for relatives need to know whose they are, and are then spoken of themselves.
    """
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    spans = [cluster.spans for cluster in people]
    ages = {n: fact.value for n, facts in known.items() for fact in facts if fact.kind is FactKind.AGE}
    unnamed = introductions.introductions(story, clusters)
    relatives = siblings.siblings_of(story, people, nominals.gathered(spans, {}, {}))
    older = siblings.by_seniority(story, people, relatives, ages)
    others = siblings.relatives_of(people)
    if others != relatives:
        older |= siblings.by_seniority(story, people, others, ages, frozenset())
    for person, found in older.items():
        unnamed.setdefault(person, []).extend(found)
    wed = siblings.husbands(people, told, siblings.called_mrs(story, people))
    taken = {span for found in unnamed.values() for span in found}
    nobody = [span for span in nobody if not any(span.overlaps(other) for other in taken)]
    pronouns = coreference.pronouns(story, clusters, unnamed, nobody)
    single = nominals.gathered(spans, pronouns, unnamed)
    more = _apart(single, descriptions.described(story, single, told, ages, relatives, wed))
    more += clients.clients(story, single)
    if more:
        for span, person, _ in more:
            unnamed.setdefault(person, []).append(span)
        pronouns = coreference.pronouns(story, clusters, unnamed, nobody)
        named = nominals.gathered(spans, {}, unnamed)
        single = sorted([*named, *_apart(named, nominals.gathered([], pronouns, {}))], key=lambda mention: mention[0])
    single += _apart(single, quotations.first_person(story, single))
    return sorted(single, key=lambda mention: mention[0])


def _apart(taken: Sequence[Owned], more: Iterable[Owned]) -> list[Owned]:
    """Return those of *more* that share no character with a mention in *taken*, which is in order."""
    ends = [span.end for span, _, _ in taken]
    kept = []
    for mention in more:
        at = bisect_right(ends, mention[0].start)
        if at == len(taken) or taken[at][0].start >= mention[0].end:
            kept.append(mention)
    return kept


def cluster_names(story: TokenizedStory, mentions: Sequence[NameMention]) -> list[Cluster]:
    """Gather *mentions* into clusters, in the order of their first mention."""
    names = with_aliases(story, names_of(story, list(without_titles(story, list(parted(story, mentions))))))
    names = things.without_things(story, names)
    names = families.without_families(story, families.without_qualifiers(story, names))
    clusters = people_of(story, [name for name in names if name.kind is EntityKind.PERSON])
    names = families.without_plurals(clusters, names)
    clusters = families.without_whole_families(clusters)
    clusters += organisations_of(story, [name for name in names if name.kind is EntityKind.ORGANISATION])
    clusters += places_of(story, [name for name in names if name.kind is EntityKind.PLACE])
    for cluster in clusters:
        cluster.spans.sort()
    return sorted(clusters, key=lambda cluster: cluster.spans[0])


def _entity(
    key: int, cluster: Cluster, mentions: Sequence[Mention], story: TokenizedStory, known: Sequence[PersonFact]
) -> StoryEntity:
    seen: dict[str, None] = {}
    for span in cluster.spans:
        seen.setdefault(span.of(story.text))
        titled = _PEERS.search(story.text, max(0, span.start - _TITLE), span.start)
        if titled is not None and cluster.kind is EntityKind.PERSON:
            seen.setdefault(f"{titled[1]} {span.of(story.text)}")
    for fact in known:
        if fact.kind is FactKind.ALIAS:
            seen.setdefault(fact.value)
    seen.pop(cluster.name, None)
    return StoryEntity(key, cluster.kind, cluster.name, tuple(mentions), tuple(seen), tuple(known))
