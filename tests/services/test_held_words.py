"""Nothing that memory holds of a case's words outlives the closing of the case, in whichever module it is held."""

import gc
import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
import types
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import dossier
from dossier.services import (
    cases,
    claims,
    co_appearances,
    dossier_claims,
    editing,
    exporting,
    importing,
    overview,
    reading,
    searching,
    timelines,
)

_CACHE = type(lru_cache(lambda: None))
_THE_PROGRAMS_OWN = {
    "dossier.extract.identity.sounds._costs": "names of traditions that the program knows",
    "dossier.extract.identity.lexicon.affixes": "kinds of affixes in a list of the program's",
    "dossier.extract.naming.chosen.chosen_tagger": "models that are installed",
    "dossier.extract.naming.encoder.load": "models that are installed",
    "dossier.extract.naming.gazetteer._words": "files of the program's",
    "dossier.extract.time.days._entry": "keys of the program's calendar",
    "dossier.store.selection._insertion": "tables and columns",
}
_PICTURES = {
    "dossier.gui.timeline.bars._cap": "colours and shapes",
    "dossier.gui.timeline.bars._dots": "colours and shapes",
    "dossier.gui.timeline.bars._tile": "colours and shapes",
    "dossier.gui.icons._drawn": "the program's signs",
}
_INSIDE_OF_SOMETHING = {
    "gui/timeline/lettering.py": "forgotten when the timeline is emptied (tests/gui/timeline)",
    "report/interchange.py": "goes with what is written out",
}
"""Modules that make a cache elsewhere than at their top, and why nothing of it outlives a case."""

_SURNAME = "Quibbl" + "ewick"
_OTHER = "Zanth" + "orpey"
_STORY = f"""Broker arrested

Published: 22 June 2019

Tamsin {_SURNAME}, 54, was arrested in Lisbon on 3 May 2018, police said. She was charged with fraud on Monday.
Jorun {_OTHER}, a lawyer, met Tamsin {_SURNAME} in Lisbon on 4 May 2018. According to the police, the {_SURNAME} Company
paid Jorun {_OTHER} two million euros. {_OTHER} denied it on Christmas Day 2018.
"""


def _modules() -> Iterator[types.ModuleType]:
    for found in pkgutil.walk_packages(dossier.__path__, "dossier."):
        if not found.name.endswith("__main__") and ".formats" not in found.name:
            yield importlib.import_module(found.name)


def _caches() -> dict[str, Any]:
    """Return the caches at the top of all modules, by where they were made."""
    found = {}
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, _CACHE):
                found[f"{value.__module__}.{value.__qualname__}"] = value
    return found


def _lived(folder: Path, name: str) -> int:
    """Do with a case what reads and compares its words, and close it. Return how many words were held before that."""
    for number in range(3):
        (folder / f"{number}.txt").write_text(_STORY.replace("3 May", f"{number + 2} May"), encoding="utf-8")
    case = cases.create_case(folder / f"{name}.dossier")
    list(importing.import_paths(case, [folder / f"{number}.txt" for number in range(3)]))
    person = reading.find_entity(case, f"Tamsin {_SURNAME}")
    dossier_claims.dossier_with_claims(case, person.id)
    searching.page(case, _SURNAME.lower(), 10)
    searching.search(case, f"arrested {_OTHER}", 10)
    for row in reading.articles(case):
        reading.article(case, row.id)
    event = reading.events(case)[0]
    claims.happening_of(case, event.id)
    timelines.timeline(case)
    timelines.labels(case, [event.id])
    co_appearances.network(case, 10)
    overview.overview(case)
    exporting.export_json(case, folder / f"{name}.json")
    editing.rename_entity(case, person.id, f"Tamsin A. {_SURNAME}")
    while_open = len(_held())
    cases.close_case(case)
    return while_open


def _reached() -> Iterator[object]:
    """Yield what hangs on the modules of the program, and on the patterns that Python keeps."""
    seen: set[int] = set()
    ours = {id(module): module for name, module in sys.modules.items() if name.split(".")[0] == "dossier"}
    left: list[object] = [*map(vars, ours.values()), vars(re)["_cache"]]
    while left:
        value = left.pop()
        if id(value) in seen or (isinstance(value, types.ModuleType) and id(value) not in ours):
            continue
        seen.add(id(value))
        yield value
        left += gc.get_referents(value)


def _held() -> list[str]:
    return [value for value in _reached() if isinstance(value, str) and (_SURNAME in value or _OTHER in value)]


def test_no_word_of_a_closed_case_is_held_anywhere(tmp_path: Path) -> None:
    """In a process of its own: here the words hang on the test itself."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    made = subprocess.run([sys.executable, __file__, tmp_path], capture_output=True, text=True, env=environment)
    assert made.returncode == 0, made.stderr
    while_open, closed = json.loads(made.stdout)
    assert while_open > 0, "what is held while a case is open is not found"
    assert closed == []


def test_every_cache_is_emptied_or_holds_what_is_the_programs_own(tmp_path: Path) -> None:
    _lived(tmp_path, "caches")
    for name, cache in _caches().items():
        if cache.cache_parameters()["maxsize"] is None:
            assert not inspect.signature(cache).parameters or name in _THE_PROGRAMS_OWN, (
                f"{name} is kept for ever: give it a bound where it may hold words of a story"
            )
        elif name.startswith("dossier.gui."):
            assert name in _PICTURES, f"{name} must be emptied by the window when a case is closed"
        else:
            assert cache.cache_info().currsize == 0, name


def test_caches_stand_at_the_top_of_modules() -> None:
    """What a function makes is not seen by the one who empties all."""
    for path in Path(dossier.__path__[0]).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        inner = re.search(r"^[ \t]+.*\b(?:lru_cache|functools\.cache)\(|^[ \t]+@(?:lru_cache|cache)\b", text, re.M)
        name = path.relative_to(dossier.__path__[0]).as_posix()
        assert inner is None or name in _INSIDE_OF_SOMETHING, f"{name}: {inner.group() if inner else ''}"


if __name__ == "__main__":
    held = _lived(Path(sys.argv[1]), "canary")
    gc.collect()
    print(json.dumps([held, _held()]))
