"""Feeds one part of the program with bytes by chance, led by what they reach, until it fails or time is up.

Needs Linux and atheris, which the program and its tests do without:
``.venv/bin/python -m pip install --require-hashes -r requirements-fuzz.lock``. What is found becomes a test.

usage: python tools/fuzz.py NAME [FOLDER] [-max_total_time=SECONDS] ...    (names: those of tests/fuzz/machines.py)
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import atheris

ROOT = Path(__file__).parents[1]


def _machines() -> ModuleType:
    path = ROOT / "tests" / "fuzz" / "machines.py"
    spec = importlib.util.spec_from_file_location("machines", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Run the fuzzer; it ends the process itself."""
    with atheris.instrument_imports(include=["dossier"]):
        machine = _machines().MACHINES[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], machine)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
