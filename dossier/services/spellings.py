"""Which spelling of somebody's name most stories use, kept up to date while an import goes on."""

from dossier.services import name_uses
from dossier.services.shown_names import most_used
from dossier.store import article_store, entity_store, merge_store
from dossier.store.case_file import CaseFile

_MOST_STORIES = 500
"""Of whom more stories tell than this, the name that is shown stays."""


class Spellings:
    """The full names that stories use for people whose name is spelt in several ways."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._uses: dict[int, dict[int, tuple[str, ...]]] = {}

    def most_used(self, entity: int) -> str | None:
        """Return the full name that most stories use for somebody, None where none does or they are too many."""
        stories = merge_store.named_in(self._case, entity)
        if len(stories) > _MOST_STORIES:
            return None
        known = {article: names for article, names in self._uses.get(entity, {}).items() if article in stories}
        fresh = stories - set(known)
        if fresh:
            found = [m for m in entity_store.mention_records(self._case, entity=entity) if m.article in fresh]
            known |= {article: tuple(names) for article, names in name_uses.read(self._case, found).items()}
        self._uses[entity] = known
        return most_used(known[article] for article in self._in_order(known))

    def forget(self, entity: int) -> None:
        """Forget the names of somebody who has come to be another."""
        self._uses.pop(entity, None)

    def forget_story(self, article: int) -> None:
        """Forget the names that a story uses, as it has been read again."""
        for uses in self._uses.values():
            uses.pop(article, None)

    def _in_order(self, articles: dict[int, tuple[str, ...]]) -> list[int]:
        """Return stories in the order of their days, those without one last: whatever came in first."""
        days = {
            story.id: (story.published is None, story.published.start.isoformat() if story.published else "")
            for story in article_store.records(self._case, articles)
        }
        digests = {article: merge_store.digest_of(self._case, article) for article in articles}
        return sorted(articles, key=lambda article: (days[article], digests[article]))
