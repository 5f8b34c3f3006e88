"""Classes of a fixed few values that are told apart by being the same object, as those of an Enum are.

The rules for sentences name such values some thousand times a sentence, and an Enum of Python 3.11 takes four times as
long to give one as a plain class does.
"""

from collections.abc import Callable
from typing import TypeVar


class FixedValue:
    """One of the few values of its class, which ``name`` tells."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def __reduce__(self) -> tuple[Callable[[type, str], object], tuple[type, str]]:
        # A copy would be another object, and so another value.
        return getattr, (type(self), self.name)


C = TypeVar("C", bound=type[FixedValue])


def with_values(kind: C) -> C:
    """Give a class a value for every name that it declares."""
    for name in kind.__annotations__:
        setattr(kind, name, kind(name))
    return kind
