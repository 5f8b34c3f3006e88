"""Show stories as plain lists that a table can hold, and two stories to build files from."""

import pytest

from dossier.ingest.structure import find_stories

from .stories import Outline, Stories, document


@pytest.fixture(scope="session")
def stories_of() -> Stories:
    """Find the stories of a text."""
    return lambda text: find_stories(document(text))


@pytest.fixture(scope="session")
def outline() -> Outline:
    """Return the passages of a text's only story as (role, words)."""

    def make(text: str) -> list[tuple[str, str]]:
        (story,) = find_stories(document(text))
        return [(p.role.value, p.span.of(text)) for p in story.passages]

    return make


@pytest.fixture(scope="session")
def bribes() -> str:
    """Three paragraphs of a story."""
    return (
        "Prosecutors in the harbour town charged two former customs officers on Monday with taking bribes from a "
        "shipping company over a period of six years.\n\n"
        "The men, aged 44 and 51, deny the charges, their lawyer said in a short statement outside the court.\n\n"
        "The trial is due to begin in March."
    )


@pytest.fixture(scope="session")
def wreck() -> str:
    """Three paragraphs of another story."""
    return (
        "A farmer found the wreck of a small aircraft in a lake north of the city on Sunday, police said, almost "
        "thirty years after it vanished from the radar.\n\n"
        "Divers brought up the engine and a suitcase, and the search for the two people aboard goes on.\n\n"
        "The cause of the crash was never found."
    )
