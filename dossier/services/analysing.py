"""What the machine finds in single stories, and in which parts the stories of a file are read.

Nothing here knows the case: the same words give the same answer, whichever process reads them.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from dossier.domain.documents import Story
from dossier.domain.events import StoryAnalysis
from dossier.domain.mentions import NumericOrder, TimeContext
from dossier.domain.publication import PublicationProposal
from dossier.errors import UnreadableFileError

_PART = 5_000
"""Characters of stories that are read in one go: some stories of a newspaper, or a single longer one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one story. ``proposal`` is what its own words tell of its publication, ``sketch`` what its
    text is compared by."""

    analysis: StoryAnalysis
    proposal: PublicationProposal | None
    sketch: str


@dataclass(frozen=True, slots=True)
class StoryText:
    """The text of a file as read, its name, and what a person said of its numeric dates."""

    text: str
    file: str
    order: NumericOrder | None


def read_story(source: StoryText, story: Story) -> Reading:
    """Read one story of *source*. What goes wrong is a fault of the program and is raised as it is."""
    from dossier.extract.pipeline import analyse
    from dossier.extract.publication import propose
    from dossier.services.corroboration import copies

    text = source.text
    analysis = analyse(text, story, TimeContext(source.order))
    proposal = None if story.published is not None else propose(text, story, analysis, source.file)
    return Reading(analysis, proposal, copies.sketch_of(text, story))


def check_names_model(model: str | None) -> None:
    """Load the names model that a user chose, None for the program's own. Raises ImpossibleError where that fails."""
    if model is not None:
        from dossier.extract.naming.chosen import chosen_tagger

        chosen_tagger(model)


def parts_of(stories: Sequence[Story]) -> Iterator[tuple[int, int]]:
    """Yield the stories in parts of moderate length, as (first, behind the last)."""
    first = length = 0
    for number, story in enumerate(stories):
        if number > first and length + len(story.span) > _PART:
            yield first, number
            first, length = number, 0
        length += len(story.span)
    if first < len(stories):
        yield first, len(stories)


def fault_words(error: Exception) -> str:
    """Return a fault of the program in a few words."""
    return f"{type(error).__name__}: {error}"[:200]


def fault(file: str, what: str) -> UnreadableFileError:
    """Return the failure of one file by a fault of ours: the other files go on, and this one says so plainly."""
    return UnreadableFileError(file, f"a fault of the program stopped it ({what}); please report this")


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Let the collector of circles look seldom: reading makes a great many objects, and hardly ever a circle."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
