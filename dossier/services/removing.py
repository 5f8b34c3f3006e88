"""Taking files out of a case: one step, which can be undone like any other."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from dossier.domain.changes import Changes
from dossier.domain.claims import JoinKind
from dossier.domain.wording import counted
from dossier.errors import ImpossibleError
from dossier.services import following, names_in_use
from dossier.store import article_store, entity_store, merge_store, removal, source_store
from dossier.store.case_file import CaseFile
from dossier.store.history import StepKind


@dataclass(frozen=True, slots=True)
class Removal:
    """What would go: the ids and the names of the files, and all their stories."""

    sources: tuple[int, ...]
    files: tuple[str, ...]
    stories: tuple[int, ...]

    @property
    def words(self) -> str:
        """What would go, for a question or a label: “berg.txt”, or 3 files with 7 stories."""
        stories = counted(len(self.stories), "story", "stories")
        if len(self.files) > 1:
            return f"{counted(len(self.files), 'file')} with {stories}"
        return f"“{self.files[0]}”" + (f" with {stories}" if len(self.stories) > 1 else "")


def of_stories(case: CaseFile, articles: Collection[int]) -> Removal:
    """Return what goes when the files go in which some stories stand. Raises NotFoundError, ImpossibleError (none)."""
    if not articles:
        raise ImpossibleError("Choose the stories whose files are to be removed.")
    with case.reading():
        sources = sorted({article_store.record(case, article).source for article in articles})
        files = [source_store.record(case, source).file for source in sources]
        stories = [story for source in sources for story in article_store.of_source(case, source)]
    return Removal(tuple(sources), tuple(files), tuple(stories))


def remove_stories(case: CaseFile, articles: Collection[int]) -> Changes:
    """Take the files in which some stories stand out of the case, with all their stories and what these tell.

    Names that no other story uses go along; names that an import joined, and dates that hang on what went, become
    what the rest of the case makes of them. What people decided about the rest stays. Undoing it brings all back.
    Raises NotFoundError, ImpossibleError (no story).
    """
    going = of_stories(case, articles)
    with following.command(case, f"Removed {going.words}", kind=StepKind.REMOVAL) as running:
        named = [m for story in going.stories for m in entity_store.mention_records(case, article=story)]
        used: defaultdict[int, set[str]] = defaultdict(set)
        for entity, name in names_in_use.words_of(case, named):
            used[entity].add(name)
        concerned = removal.remove_files(case, going.sources)
        case.texts.clear()
        gone = removal.unnamed(case, concerned)
        lost = [name for record in entity_store.records(case, gone) for name in (record.name, *record.aliases)]
        removal.remove_entities(case, gone)
        left = concerned - set(gone)
        for entity in sorted(left):
            names_in_use.let_go(case, entity, used[entity])
            forget_joins(case, entity)
        _settle(case, left, lost)
    return running.changes


def forget_joins(case: CaseFile, entity: int) -> None:
    """Forget the joins of an import into an entity of which nothing is left but what they brought."""
    own = {m.id for m in entity_store.mention_records(case, entity=entity)}
    joins = [
        merge.id
        for merge in merge_store.records(case, entity)
        if merge.how is JoinKind.JOINED and merge.keep == entity and own <= set(merge.taken["mentions"])
    ]
    removal.forget_joins(case, joins)


def _settle(case: CaseFile, left: Collection[int], lost: Collection[str]) -> None:
    """Join what names alone did not settle as the rest of the case has it: a namesake may have gone."""
    from dossier.services.joining import EntityIndex

    index = EntityIndex(case)
    index.settle({*left, *index.called_like(lost)})
