"""By whose account quotations are told, and what can be a source at all."""

import pytest

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.spans import Span
from dossier.extract.pipeline import analyse

# Text, a trigger, and by whose account it is told.
ACCOUNTS: list[tuple[str, str, str | None]] = [
    ("“We lost it all. They burned the mill in May 2020,” Ann Roe said.", "lost", "Ann Roe"),
    ("“It was dark,” Ann Roe said. “Tom Fox drove the car in May 2020.”", "drove", "Ann Roe"),
    ("Ann Roe said: “They burned the mill in May 2020. Tom Fox drove the car.”", "drove", "Ann Roe"),
    ("“It was dark,” Ann Roe said. Tom Fox drove the car in May 2020.", "drove", None),
    (
        "Karl Lund met reporters. “She told us that Ann Roe came in May 2020. In June she was moved,” he said.",
        "came",
        "Karl Lund",
    ),
    ("Ann Roe told police she was ill. A nurse saw it. She said Tom Fox had fled in May 2020.", "fled", None),
    ("Checks by this newspaper showed that Tom Fox was jailed in 2009.", "jailed", None),
    ("Blood tests showed that Tom Fox was killed on 3 May 2019.", "killed", None),
    ("The report said that Tom Fox was killed on 3 May 2019.", "killed", "report"),
    ("Ann Roe fled. Her mother said that Tom Fox was fined in 2019.", "fined", "Ann Roe’s mother"),
    ("Officials said that Tom Fox was fined in 2019.", "fined", "Officials"),
    ("The commander, Karl Lund, left. The commander said that Tom Fox was fined in 2019.", "fined", "Karl Lund"),
]


@pytest.mark.parametrize(("text", "trigger", "source"), ACCOUNTS, ids=[row[0] for row in ACCOUNTS])
def test_by_whose_account(text: str, trigger: str, source: str | None) -> None:
    story = Story(1, Span(0, len(text)), passages=(Passage(Span(0, len(text)), PassageRole.BODY),))
    found = [event for event in analyse(text, story).events if event.trigger.of(text) == trigger]
    assert [event.attribution for event in found] == [source]
