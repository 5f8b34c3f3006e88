"""What is foretold without a day is only kept where somebody could set it for one."""

import pytest

from .test_find_events import events_of

# A sentence, the word that could name a happening, and whether it is told.
FORETOLD = [
    ("The emails said Tom Fox would be attacked.", "attacked", False),
    ("Tom Fox will be attacked, said the emails.", "attacked", False),
    ("“He will kill Ann Roe,” said her sister.", "kill", False),
    ("Ann Roe will always look over her shoulder.", "look", False),
    ("Ann Roe will be remembered as a kind woman.", "remembered", False),
    ("“I will fight on,” Ann Roe said.", "fight", False),
    ("Tom Fox will stay in prison.", "stay", False),
    ("The bags were left until the police came.", "left", False),
    ("Tom Fox will be sentenced.", "sentenced", True),
    ("Ann Roe will be attacked on 3 June, said the emails.", "attacked", True),
    ("Ann Roe will sing at the palace.", "sing", True),
    ("Tom Fox plans to appeal.", "appeal", True),
    ("Tom Fox threatened to kill Ann Roe.", "threatened", True),
    ("Tom Fox threatened to kill Ann Roe.", "kill", False),
]


@pytest.mark.parametrize(("text", "word", "told"), FORETOLD)
def test_what_is_only_foretold_is_not_planned(text: str, word: str, told: bool) -> None:
    assert (word in [event.trigger.of(text) for event in events_of(text)]) is told
