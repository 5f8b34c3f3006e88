"""Word classes and links are the same objects wherever they come from."""

import copy
import pickle

import pytest

from dossier.extract.events.clauses import Link
from dossier.extract.events.fixed_values import FixedValue
from dossier.extract.events.words import Pos


@pytest.mark.parametrize("value", [Pos.NOUN, Pos.PUNCT, Link.ROOT, Link.INFINITIVE])
def test_a_copy_is_the_value_itself(value: FixedValue) -> None:
    for copied in (copy.copy(value), copy.deepcopy([value])[0], pickle.loads(pickle.dumps(value))):
        assert copied is value
    assert getattr(type(value), value.name) is value


def test_values_of_one_name_are_no_others() -> None:
    assert Pos.AND is not Link.AND
    assert len({id(getattr(Pos, name)) for name in Pos.__annotations__}) == len(Pos.__annotations__)
