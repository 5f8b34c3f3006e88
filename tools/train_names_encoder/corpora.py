"""The corpora: read, cleaned, split into documents where they have them, and cut into windows of neighbouring lines."""

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path

# The order gives each corpus the number of its own head.
CORPORA = ("gmb", "gum", "crossner", "uner", "btc", "made")
# How often the lines of a corpus are seen in one round over the large one.
WEIGHTS = {"gmb": 1.0, "gum": 1.5, "crossner": 4.0, "uner": 2.0, "btc": 0.35, "made": 1.0}
# Corpora whose neighbouring lines come from one text.
RUNNING = frozenset(("gmb", "gum", "uner"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a corpus with its IOB2 tags."""

    words: list[str]
    tags: list[str]


def read(folder: Path, name: str) -> list[Line]:
    """Return the lines of one corpus."""
    with gzip.open(folder / "ner" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [Line(row["w"], row["t"]) for row in map(json.loads, rows) if row["w"]]


def read_lines(path: Path) -> list[Line]:
    """Return the lines of a file as relabel.py writes it."""
    with path.open(encoding="utf-8") as rows:
        return [Line(row["w"], row["t"]) for row in map(json.loads, rows)]


def gum_documents(folder: Path, lines: list[Line]) -> list[str]:
    """Return the document of each line of GUM; a short line belongs where its neighbours do."""
    with (folder / "gum-dev.jsonl").open(encoding="utf-8") as rows:
        texts = {row["doc"]: "".join(row["text"].split()) for row in map(json.loads, rows)}
    found, last = [], ""
    for line in lines:
        joined = "".join(line.words)
        if len(joined) > 30 and not (last and joined in texts[last]):
            last = next((doc for doc, text in texts.items() if joined in text), last)
        found.append(last)
    return found


def held_gum(document: str) -> bool:
    """Tell whether a document of GUM is kept for scoring when the model is developed: half the news and interviews."""
    return document.startswith(("GUM_news", "GUM_interview")) and sum(document.encode()) % 2 == 0


def windows(lines: list[Line], running: bool, chance: random.Random, longest: int = 70) -> list[list[Line]]:
    """Cut *lines* into windows: most of them one line, the others several neighbours of up to *longest* words."""
    found: list[list[Line]] = []
    at = 0
    while at < len(lines):
        window = [lines[at]]
        at += 1
        if running and chance.random() < 0.15:
            size = len(window[0].words)
            while at < len(lines) and size + len(lines[at].words) <= longest:
                size += len(lines[at].words)
                window.append(lines[at])
                at += 1
        found.append(window)
    return found
