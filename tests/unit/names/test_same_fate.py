"""A lead without a name and the one who is named next: one person unless the two sentences tell two fates."""

import pytest

from dossier.domain.mentions import MentionForm

from .stories import person_in

ONE = [
    ("A man was killed by a bear near Hamar on Tuesday. Erik Dahl, 43, was killed while camping.", "Erik Dahl"),
    ("A former banker was jailed for five years on Monday. Carl Roth, 51, stole 3 million euros.", "Carl Roth"),
    ("A pilot drowned in a lake in May. Karl Lund had been swimming alone.", "Karl Lund"),
    ("A doctor was fined 400 pounds in Leeds. Ann Cole, who works in York, was fined at once.", "Ann Cole"),
    ("A teacher was arrested in Norway on Monday. Ivar Moen was arrested in Oslo.", "Ivar Moen"),
    ("A man was killed by a bear on Tuesday. Erik Dahl was killed by the animal in Oslo.", "Erik Dahl"),
]
TWO = [
    ("A man was killed by a bear on Tuesday. Erik Dahl was killed by a tree in Oslo.", "Erik Dahl"),
    ("A woman was stabbed in Leeds on Friday. Anna Moss was shot in Leeds.", "Anna Moss"),
    ("A former banker was jailed for five years. Carl Roth was jailed for two years.", "Carl Roth"),
    ("A teacher was arrested in Bergen. Ivar Moen was arrested in Oslo.", "Ivar Moen"),
    ("A pilot drowned in May. Karl Lund drowned in June.", "Karl Lund"),
    ("A miner was crushed on Monday. Sam Hill was crushed on Sunday.", "Sam Hill"),
]


@pytest.mark.parametrize(("text", "name"), ONE)
def test_one_fate_is_one_person(text: str, name: str) -> None:
    assert any(m.form is MentionForm.NOMINAL for m in person_in(text, name).mentions)


@pytest.mark.parametrize(("text", "name"), TWO)
def test_two_fates_are_two_people(text: str, name: str) -> None:
    assert not any(m.form is MentionForm.NOMINAL for m in person_in(text, name).mentions)
