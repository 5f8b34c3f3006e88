"""Every regular expression of the program, and texts that are hostile to one: made of its own parts."""

import ast
import json
import pkgutil
import random
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from re import _constants as words  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import dossier

_CALLS = frozenset({"search", "match", "sub", "subn", "findall", "finditer", "split", "fullmatch"})
_MANY = 60
"""Repeats that may be as many as this or more are attacked."""
_SIGNS = "aA1 .,-'\n\t\"éx0)(:;/$’“Zz_"
_KINDS = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}
_ALWAYS = (" ", "a", "A", "1", "\n", "a ", "A. ", "1, ", '"', "-", "Aa ", ".")
_REPEATS = (words.MAX_REPEAT, words.MIN_REPEAT, words.POSSESSIVE_REPEAT)

Patterns = dict[tuple[str, int], tuple[re.Pattern[str], str]]
"""Patterns by what they are, with the place where each is made."""


@contextmanager
def watched(found: Patterns) -> Iterator[None]:
    """Put every pattern that the program has made into *found*."""
    made = re._compile  # type: ignore[attr-defined]

    def watching(pattern: Any, flags: Any) -> Any:
        each = made(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        name = str(frame.f_globals.get("__name__"))
        if name.startswith("dossier") and isinstance(each.pattern, str):
            found.setdefault((each.pattern, each.flags), (each, f"{name}:{frame.f_lineno}"))
        return each

    re._compile = watching  # type: ignore[attr-defined]
    try:
        yield
    finally:
        re._compile = made  # type: ignore[attr-defined]


def written(found: Patterns) -> None:
    """Put the patterns into *found* that functions spell out where they use them."""
    root = Path(dossier.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            named = isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in _CALLS
            first = node.args[0]
            if named and isinstance(first, ast.Constant) and isinstance(first.value, str):
                each = re.compile(first.value, re.IGNORECASE if "IGNORECASE" in ast.dump(node) else 0)
                found.setdefault((each.pattern, each.flags), (each, f"{path.name}:{node.lineno}"))


def load_all() -> None:
    """Import every module of the program."""
    for module in pkgutil.walk_packages(dossier.__path__, "dossier."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def hostile_texts(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield beginnings and units: a hostile text is a beginning and the unit over and over."""
    attack = _Attack(pattern)
    yield from (("", unit) for unit in (*_ALWAYS, *sorted(attack.units)[:12]))
    yield from sorted(attack.almost)[:10]


class _Attack:
    """What matches the parts of a pattern, and what comes before each part that may be repeated."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._chance = random.Random(7)
        self.units: set[str] = set()
        self.almost: set[tuple[str, str]] = set()
        tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
        for _ in range(3):
            whole = self._sample(tree)
            self.units |= {whole, whole[:-1], whole[: len(whole) // 2]}
        self._walk(tree, "")
        self.units.discard("")

    def _walk(self, parts: list[Any], before: str) -> None:
        for what, how in parts:
            if what in _REPEATS:
                _, most, inside = how
                for _ in range(2):
                    body = self._sample(list(inside)) if most > _MANY else ""
                    if body:
                        self.units |= {body, before + body}
                        self.almost.add((before, body))
                self._walk(list(inside), before)
            elif what is words.BRANCH:
                for way in how[1][:12]:
                    self._walk(list(way), before)
            elif what is words.SUBPATTERN:
                self._walk(list(how[3]), before)
            elif what is words.ATOMIC_GROUP:
                self._walk(list(how), before)
            before += self._sample([(what, how)])

    def _sample(self, parts: list[Any]) -> str:
        """Return a text that *parts* match, or nearly."""
        return "".join(self._one(what, how) for what, how in parts)

    def _one(self, what: Any, how: Any) -> str:
        if what is words.BRANCH:
            return self._sample(list(self._chance.choice(how[1])))
        if what is words.SUBPATTERN:
            return self._sample(list(how[3]))
        if what is words.ATOMIC_GROUP:
            return self._sample(list(how))
        if what in _REPEATS:
            least, most, inside = how
            count = min(max(least, 1) if self._chance.random() < 0.6 else least, int(most), 40)
            return "".join(self._sample(list(inside)) for _ in range(count))
        return _sign(what, how)


def _sign(what: Any, how: Any) -> str:
    if what is words.LITERAL:
        return chr(how)
    if what is words.ANY:
        return "a"
    if what is words.NOT_LITERAL:
        return next(sign for sign in _SIGNS if ord(sign) != how)
    if what is words.IN:
        turned = how[0][0] is words.NEGATE
        held = how[1:] if turned else how
        first = chr(how[0][1]) if how[0][0] is words.LITERAL else chr(how[0][1][0]) if how[0][0] is words.RANGE else ""
        if first and not turned:
            return first
        return next((sign for sign in _SIGNS if any(_holds(sign, *each) for each in held) is not turned), "~")
    return ""


def _holds(sign: str, what: Any, how: Any) -> bool:
    if what is words.LITERAL:
        return ord(sign) == int(how)
    if what is words.RANGE:
        return int(how[0]) <= ord(sign) <= int(how[1])
    return re.match(_KINDS[str(how).removeprefix("CATEGORY_")], sign) is not None


def main() -> None:
    """Print every pattern: those of the modules, those spelled out in functions, those made while a story is read.

    In a process of its own, because modules that are loaded already have made theirs.
    """
    found: Patterns = {}
    with watched(found):
        load_all()
    written(found)
    from dossier.services import annotating

    with watched(found):
        for path in sorted((Path(dossier.__file__).parents[1] / "seeds").glob("*.txt")):
            re.purge()
            annotating.annotate_text(path.read_text("utf-8"), None, path.name)
    print(json.dumps([(pattern, flags, place) for (pattern, flags), (_, place) in found.items()]))


if __name__ == "__main__":
    main()
