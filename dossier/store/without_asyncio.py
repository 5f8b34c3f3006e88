"""Loads SQLAlchemy without what it never needs here: ``asyncio``, greenlets and the packages' metadata.

SQLAlchemy imports them for databases that answer later, and for drivers found by name. A case file is neither, and they
cost 8 MB in every window and a third of the time in which SQLAlchemy loads. Without greenlets SQLAlchemy works as it
does on systems for which there are none.
"""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

_NOT_NEEDED = ("asyncio", "importlib.metadata")
_ABSENT = "greenlet"


class _Later(ModuleType):
    """Stands for a module until something is asked of it, then hands on what the module itself answers."""

    def __getattr__(self, name: str) -> Any:
        # Whoever looks at all modules, as PySide6 does at those that are imported, asks for these alone.
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def load() -> None:
    """Load SQLAlchemy and its dialect of SQLite. What others have loaded before stays as it is."""
    if "sqlalchemy" not in sys.modules:
        with _set_aside():
            importlib.import_module("sqlalchemy.dialects.sqlite")


@contextlib.contextmanager
def _set_aside() -> Iterator[None]:
    standing: dict[str, ModuleType | None] = {name: _Later(name) for name in _NOT_NEEDED}
    standing = {name: module for name, module in (standing | {_ABSENT: None}).items() if name not in sys.modules}
    # An import of what stands there as None fails, as it does where it is not installed.
    sys.modules.update(standing)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name, module in standing.items():
            if name in sys.modules and sys.modules[name] is module:
                del sys.modules[name]
