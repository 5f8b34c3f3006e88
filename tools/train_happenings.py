"""Train the weights by which a timeline takes in clauses that no rule asks for: ``resources/models/happenings.json``.

    python tools/train_happenings.py MINILM OUT FOLDER … [--keep FOLDER]

Each FOLDER holds articles with their gold facts, ``NAME.txt`` and ``NAME.gold.json`` as ``tests/score/README.md``
describes them; articles of the folder behind ``--keep`` are not trained on but scored. MINILM is the folder of the
encoder all-MiniLM-L6-v2 (``model.safetensors``, ``vocab.txt``), whose word embeddings tell what a verb is like. Needs
numpy and safetensors (dependency group ``train``); the answer is the same each time.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dossier.extract.events import weigher
from dossier.extract.events.lexicon import verb_forms
from dossier.extract.pipeline import analyse
from dossier.extract.tokens import tokenize
from tests.score import test_gold as gold

_RIDGE = 3.0
"""Strength of the quadratic penalty that keeps weights small."""
_SCALE = 2.0
"""Length of the embedding of a verb beside what its clause shows, each of which counts 1."""
_SEEN = 4
"""Times that something is shown before it has a weight of its own."""
_PROBABILITY = 0.3
"""From which probability on a clause is told: about every second of those that no rule asks for is then listed."""


@dataclass(frozen=True)
class Clause:
    """A clause of an article, whether annotators list what it tells, and whether a rule asks for it."""

    verb: str
    shown: frozenset[str]
    listed: bool
    asked: bool


def clauses_of(folder: Path) -> Iterator[Clause]:
    """Yield the undated clauses of all articles in *folder* that could be told; those only tolerated are left out."""
    for path in sorted(folder.glob("*.gold.json")):
        golds = gold.read_gold(path)
        for stated, text, story in gold.stories_of(folder / golds[0].file, golds, True):
            words = tokenize(text, story)
            facts = [(fact, gold._sentence(words, fact.locator)) for fact in stated.facts]
            with weigher.recording() as weighed:
                analyse(text, story)
            for clause in weighed:
                number = _sentence_of(words, clause.trigger.start)
                here = [f for f, place in facts if place == number and clause.trigger.of(text) in f.triggers]
                if not here or any(f.required for f in here):
                    yield Clause(clause.verb, frozenset(clause.shown), bool(here), clause.asked)


def _sentence_of(story: gold.TokenizedStory, offset: int) -> int | None:
    return next((i for i, s in enumerate(story.sentences) if s.span.start <= offset < s.span.end), None)


class Verbs:
    """What verbs are like: the mean embedding of their word pieces."""

    def __init__(self, folder: Path) -> None:
        tensors = load_file(folder / "model.safetensors")
        self._table = next(value for name, value in tensors.items() if "word_embeddings" in name)
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self._pieces = {piece: i for i, piece in enumerate(lines)}

    def vector(self, verb: str) -> np.ndarray:
        """Return the embedding of *verb*, of length 1."""
        found, i = [], 0
        while i < len(verb):
            mark = "##" if i else ""
            j = next((j for j in range(len(verb), i, -1) if mark + verb[i:j] in self._pieces), None)
            if j is None:
                found = [self._pieces["[UNK]"]]
                break
            found.append(self._pieces[mark + verb[i:j]])
            i = j
        mean = self._table[found].mean(0)
        return mean / np.linalg.norm(mean)


def fit(rows: np.ndarray, listed: np.ndarray) -> np.ndarray:
    """Return the weights, the intercept last, of a logistic regression with a quadratic penalty (Newton's method)."""
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.full(rows.shape[1], 2 * _RIDGE)
    penalty[-1] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - listed) + penalty * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty + 1e-9)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def train(clauses: Sequence[Clause], verbs: Verbs) -> weigher.Weights:
    """Return the weights that *clauses* teach; every verb that the program knows has one."""
    times = Counter(name for clause in clauses for name in clause.shown)
    names = sorted(name for name, count in times.items() if count >= _SEEN)
    lemmas = Counter(clause.verb for clause in clauses)
    own = sorted(verb for verb, count in lemmas.items() if count >= _SEEN)
    columns = {name: i for i, name in enumerate(names)} | {f"verb {v}": len(names) + i for i, v in enumerate(own)}
    like = {verb: verbs.vector(verb) for verb in lemmas}
    middle = np.mean([like[clause.verb] for clause in clauses], axis=0)
    rows = np.zeros((len(clauses), len(columns) + len(middle)))
    for row, clause in zip(rows, clauses, strict=True):
        row[[columns[name] for name in (*clause.shown, f"verb {clause.verb}") if name in columns]] = 1
        row[len(columns) :] = (like[clause.verb] - middle) * _SCALE
    weights = fit(rows, np.array([float(clause.listed) for clause in clauses]))
    known = sorted({form.lemma for form in verb_forms().values()} | set(lemmas))
    told = {}
    for verb in known:
        value = (verbs.vector(verb) - middle) @ weights[len(columns) : -1] * _SCALE
        value += weights[columns[f"verb {verb}"]] if f"verb {verb}" in columns else 0.0
        told[verb] = round(float(value), 2)
    shown = {name: round(float(weights[columns[name]]), 3) for name in names}
    threshold = round(float(np.log(_PROBABILITY / (1 - _PROBABILITY))), 3)
    return weigher.Weights(round(float(weights[-1]), 3), threshold, shown, told)


def report(weights: weigher.Weights, clauses: Sequence[Clause]) -> None:
    """Print how many of the clauses that no rule asks for would be told at several thresholds, and how many rightly."""
    open_ones = [clause for clause in clauses if not clause.asked]
    print(f"{len(open_ones)} clauses that no rule asks for, {sum(c.listed for c in open_ones)} listed")
    for chance in (0.5, 0.4, 0.35, 0.3, 0.25, 0.2):
        bound = np.log(chance / (1 - chance))
        told = [c for c in open_ones if weights.log_odds(c.verb, sorted(c.shown)) >= bound]
        print(f"  from {chance:.2f}: {len(told)} told, {sum(c.listed for c in told)} of them listed")


def main() -> None:
    """Train and write the weights, and report on what was kept apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--keep", type=Path, action="append", default=[])
    asked = parser.parse_args()
    clauses = [clause for folder in asked.folders for clause in clauses_of(folder)]
    weights = train(clauses, Verbs(asked.minilm))
    for folder in asked.keep:
        report(weights, list(clauses_of(folder)))
    print(f"{len(clauses)} clauses, {sum(clause.listed for clause in clauses)} listed")
    asked.out.write_text(json.dumps(asdict(weights), indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
