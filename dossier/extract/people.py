"""Who is meant: a story's names gathered into people, organisations and places, with what the text says of them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from dossier.domain.mentions import EntityKind, FactKind, Mention, MentionForm, NameMention, PersonFact, StoryEntity
from dossier.extract.persons import (
    bodies,
    coreference,
    descriptions,
    facts,
    genders,
    introductions,
    nominals,
    quotations,
)
from dossier.extract.persons.clusters import Cluster, names_of
from dossier.extract.persons.namesakes import people_of, with_aliases
from dossier.extract.persons.nominals import Owned
from dossier.extract.persons.organisations import organisations_of, places_of
from dossier.extract.tokens import TokenizedStory


def resolve_entities(story: TokenizedStory, names: Sequence[NameMention]) -> tuple[StoryEntity, ...]:
    """Return the entities of *story* in the order of their first mention.

    Every mention certainly refers to its entity: a surname that two people share and a pronoun that could mean two
    people are left out. Mentions are sorted and those of different entities do not overlap, except words for
    several people ("the pair"), which stand under each of them.
    """
    clusters = cluster_names(story, names)
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    unnamed = introductions.introductions(story, clusters)
    pronouns = coreference.pronouns(story, clusters, unnamed)
    single = nominals.gathered([cluster.spans for cluster in people], pronouns, unnamed)
    known = facts.facts(story, clusters)
    keys = {id(cluster): key for key, cluster in enumerate(clusters)}
    single = _with_more(story, people, single, {n: known.get(keys[id(c)], ()) for n, c in enumerate(people)})
    by_person: dict[int, list[Mention]] = {}
    for span, person, form in (*single, *(m for some in nominals.nominals(story, single).values() for m in some)):
        by_person.setdefault(person, []).append(Mention(span, form))
    numbers = {id(cluster): number for number, cluster in enumerate(people)}
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


def _with_more(
    story: TokenizedStory, people: Sequence[Cluster], single: Sequence[Owned], known: Mapping[int, Sequence[PersonFact]]
) -> list[Owned]:
    """Add to the mentions of single people the words by age and family, and the "I" of what they say."""
    ages = {n: fact.value for n, facts in known.items() for fact in facts if fact.kind is FactKind.AGE}
    told = [genders.gender(cluster, story) for cluster in people]
    found = [*single, *_apart(single, descriptions.described(story, single, told, ages))]
    found.sort(key=lambda mention: mention[0])
    found += _apart(found, quotations.first_person(story, found))
    return sorted(found, key=lambda mention: mention[0])


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
    names = with_aliases(story, names_of(story, mentions))
    clusters = people_of(story, [name for name in names if name.kind is EntityKind.PERSON])
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
    for fact in known:
        if fact.kind is FactKind.ALIAS:
            seen.setdefault(fact.value)
    seen.pop(cluster.name, None)
    return StoryEntity(key, cluster.kind, cluster.name, tuple(mentions), tuple(seen), tuple(known))
