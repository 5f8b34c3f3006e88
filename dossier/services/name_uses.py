"""The names that stories use for somebody, read in one go through the texts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from dossier.domain.mentions import MentionForm
from dossier.domain.records import MentionRecord
from dossier.services.answers import kept
from dossier.services.watching import Watch
from dossier.store import article_store, entity_store
from dossier.store.case_file import CaseFile

Uses = Mapping[int, list[str]]
"""Names in text order, by story; none for a story that only says "he" or "the firm"."""


def mentions_of(case: CaseFile, entity: int) -> list[MentionRecord]:
    """Return all mentions of an entity in the order of articles and text; they are read once for one state."""
    return kept(case, "mentions", entity, lambda: entity_store.mention_records(case, entity=entity))


class NameReader:
    """Takes names out of the words of stories as they come by, each story once."""

    def __init__(self, mentions: Iterable[MentionRecord]) -> None:
        self._there: defaultdict[int, list[MentionRecord]] = defaultdict(list)
        for mention in mentions:
            self._there[mention.article].append(mention)
        self._same: dict[str, str] = {}
        self._used: dict[int, list[str]] = {}

    @property
    def stories(self) -> frozenset[int]:
        """The stories whose words are needed."""
        return frozenset(self._there)

    @property
    def used(self) -> Uses:
        """What has been found, in the order of the stories' ids."""
        return dict(sorted(self._used.items()))

    def hear(self, article: int, start: int, words: str) -> None:
        """Take the names out of a story, whose *words* begin at *start* of its source."""
        named = (m.span for m in self._there[article] if m.form is MentionForm.NAME)
        found = (" ".join(words[span.start - start : span.end - start].split()) for span in named)
        # Thousands of stories use the same few names: one copy of each is held.
        self._used[article] = [self._same.setdefault(name, name) for name in found]


def read(case: CaseFile, mentions: Iterable[MentionRecord], watch: Watch | None = None) -> Uses:
    """Return the names that *mentions* of somebody use. Raises DamagedCaseError, and Cancelled where *watch* does."""
    reader = NameReader(mentions)
    stories = sorted(reader.stories)
    with case.reading():
        starts = article_store.starts(case, stories)
        for article, words in article_store.texts(case, (watch or Watch()).over(stories, "Reading the names")):
            reader.hear(article, starts[article], words)
    return reader.used


def used(case: CaseFile, entity: int, work: Callable[[], Uses] | None = None) -> Uses:
    """Return the names that stories use for an entity, read once for one state of the case, by *work* where given."""
    return kept(case, "names", entity, work or (lambda: read(case, mentions_of(case, entity))))
