"""The program as it is called from a shell."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ARTICLES = {
    "berg.txt": (
        "Former harbour clerk jailed in Oslo\n\n"
        "Published: 14 March 2019\n\n"
        "Anna Berg was arrested on 4 February 2014 in Oslo, police said. Berg was convicted of fraud on Monday.\n\n"
        "Karl Lund was arrested in May 2015. He was extradited to Norway three months later.\n"
    ),
    "undated.txt": (
        "Second trial for Lund\n\nKarl Lund was charged with bribery on Friday. Anna Berg testified last month.\n"
    ),
}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "articles"
    root.mkdir()
    for name, text in ARTICLES.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def program(tmp_path: Path) -> Run:
    """Call the program in a process of its own, in tmp_path."""

    def call(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
        settings = {"stdin": subprocess.DEVNULL} | options
        return subprocess.run(
            [sys.executable, "-m", "dossier.cli", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
            **settings,  # type: ignore[call-overload]
        )

    return call
