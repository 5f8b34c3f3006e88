"""The name tagger: a linear model over word features with a best path through its labels. Needs numpy alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dossier.extract.naming.features import features
from dossier.paths import resources


@dataclass(frozen=True, slots=True)
class TaggerModel:
    """Weights of the tagger: ``index`` leads from a feature to its row in ``weights`` (features × labels).

    ``steps[i, j]`` is the weight of label j after label i; impossible steps weigh minus infinity.
    """

    labels: tuple[str, ...]
    index: dict[str, int]
    weights: NDArray[np.float32]
    steps: list[list[float]]


def _possible(first: str, second: str) -> bool:
    return not second.startswith("I-") or first[2:] == second[2:]


@cache
def load(path: Path | None = None) -> TaggerModel:
    """Read the model that ships with the program, or the one at *path*."""
    with np.load(path or resources() / "models" / "names.npz") as stored:
        labels = tuple(str(label) for label in stored["labels"])
        names = stored["features"].tobytes().decode("utf-8").split("\n")
        weights = stored["weights"].astype(np.float32) * np.float32(stored["scale"])
        learned = stored["steps"].astype(float)
    steps = [
        [float(learned[i, j]) if _possible(a, b) else -1e9 for j, b in enumerate(labels)] for i, a in enumerate(labels)
    ]
    # A last row of zeros stands for every word without a known feature.
    return TaggerModel(labels, dict(zip(names, range(len(names)), strict=True)), weights, steps)


def tag(words: Sequence[str], model: TaggerModel | None = None) -> list[str]:
    """Return the IOB2 label of each word of one sentence."""
    return tag_all([words], model)[0]


def tag_all(sentences: Sequence[Sequence[str]], model: TaggerModel | None = None) -> list[list[str]]:
    """Return the IOB2 labels of the words of several sentences."""
    model = model or load()
    index = model.index
    rows: list[int] = []
    starts: list[int] = []
    for words in sentences:
        for found in features(words):
            starts.append(len(rows))
            rows.append(0)
            rows += [index[name] for name in found if name in index]
    if not starts:
        return [[] for _ in sentences]
    # Row 0 of each group only keeps groups from being empty; its weight is taken off again.
    taken = model.weights[np.array(rows)]
    taken[np.array(starts)] = 0
    scores = np.add.reduceat(taken, np.array(starts), axis=0).tolist()
    tagged, at = [], 0
    for words in sentences:
        tagged.append(_best_path(scores[at : at + len(words)], model))
        at += len(words)
    return tagged


def _best_path(scores: list[list[float]], model: TaggerModel) -> list[str]:
    if not scores:
        return []
    size = len(model.labels)
    columns = [[(i, model.steps[i][j]) for i in range(size) if model.steps[i][j] > -1e8] for j in range(size)]
    total = [score if _possible("O", label) else -1e9 for score, label in zip(scores[0], model.labels, strict=True)]
    back: list[list[int]] = []
    for here in scores[1:]:
        came, fresh = [], []
        for j in range(size):
            best, value = 0, -1e18
            for i, step in columns[j]:
                reached = total[i] + step
                if reached > value:
                    best, value = i, reached
            came.append(best)
            fresh.append(value + here[j])
        back.append(came)
        total = fresh
    last = max(range(size), key=total.__getitem__)
    path = [last]
    for came in reversed(back):
        last = came[last]
        path.append(last)
    return [model.labels[i] for i in reversed(path)]
