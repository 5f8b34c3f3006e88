"""Train the name tagger of ``resources/models`` on the openly licensed corpora of ``CORPORA``.

usage: python tools/train_name_tagger.py CORPORA OUT.npz [--without gum] [--fold N]

CORPORA is a folder with gmb, gum, crossner and uner ``.jsonl.gz`` files of ``{"w": [words], "t": [IOB2 tags]}`` lines.
Needs python-crfsuite (MIT), which is no dependency of the program. Training is seeded;
every tenth hundred of sentences is held out under ``--fold`` and scored.
"""

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pycrfsuite

from dossier.extract.naming.features import features

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
Sentence = tuple[list[str], list[str]]


def read(corpora: Path, name: str) -> list[Sentence]:
    """Return the sentences of one corpus."""
    with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["w"], row["t"]) for row in rows if row["w"]]


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Return the names that *tags* mark, as (start, end, kind)."""
    found, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = None
        if tag != "O" and start is None:
            start = i
    return found


_LEXICAL = ("w=", "p3=", "x2=", "x3=", "x4=", "l=", "lx=", "hh=", "ht=", "g=", "re=", "rs=", "fl=")


def forgetful(found: list[list[str]], words: list[str], chance: random.Random) -> list[list[str]]:
    """Return features in which some capitalised words are unknown words, so that their surroundings must tell."""
    kept = []
    for word, row in zip(words, found, strict=True):
        if word[0].isupper() and chance.random() < 0.5:
            row = [feature for feature in row if not feature.startswith(_LEXICAL)]
        kept.append(row)
    return kept


def train(sentences: list[Sentence], model: Path, algorithm: str, iterations: int) -> None:
    """Fit a conditional random field and leave it in *model*."""
    trainer = pycrfsuite.Trainer(algorithm=algorithm, verbose=False)
    chance = random.Random(20)
    for words, tags in sentences:
        found = features(words)
        trainer.append(found, tags)
        if any(tag != "O" for tag in tags):
            trainer.append(forgetful(found, words, chance), tags)
    options = {"max_iterations": iterations, "feature.possible_transitions": True}
    if algorithm == "lbfgs":
        options |= {"c1": 0.08, "c2": 0.01}
    trainer.set_params(options)
    trainer.train(str(model))


def export(model: Path, out: Path) -> None:
    """Write the weights of *model* as arrays that need nothing but numpy."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    rows: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LABELS))
    for (feature, label), weight in info.state_features.items():
        rows[feature][LABELS.index(label)] = weight
    kept = {name: row for name, row in rows.items() if max(map(abs, row)) >= 0.02}
    names = sorted(kept)
    weights = np.array([kept[name] for name in names])
    scale = float(np.abs(weights).max()) / 32000
    steps = np.zeros((len(LABELS), len(LABELS)))
    for (first, second), weight in info.transitions.items():
        steps[LABELS.index(first), LABELS.index(second)] = weight
    np.savez_compressed(
        out,
        labels=np.array(LABELS),
        features=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        weights=np.round(weights / scale).astype(np.int16),
        scale=np.array(scale),
        steps=steps.astype(np.float32),
    )
    print(f"{len(names)} features, {out.stat().st_size / 1e6:.1f} MB")


def score(model: Path, sentences: list[Sentence]) -> None:
    """Print precision, recall and F1 for each kind of name."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for words, tags in sentences:
        mine, theirs = spans(tagger.tag(features(words))), spans(tags)
        right.update(kind for *_, kind in mine & theirs)
        found.update(kind for *_, kind in mine)
        gold.update(kind for *_, kind in theirs)
    for kind in sorted(gold):
        p, r = right[kind] / max(1, found[kind]), right[kind] / gold[kind]
        print(f"{kind} P {100 * p:.1f} R {100 * r:.1f} F1 {200 * p * r / max(p + r, 1e-9):.1f}")


def write_common_words(sentences: list[Sentence], out: Path) -> None:
    """Write the words that the corpora mostly write in lower case: the lexicon ``common_words.txt``."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for words, _ in sentences:
        for position, word in enumerate(words):
            if word.isalpha() and word.islower():
                lower[word] += 1
            elif word.isalpha() and position > 1:
                upper[word.lower()] += 1
    kept = sorted(word for word, count in lower.items() if count >= 3 and count > upper[word] * 1.5)
    out.write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Train, export and, with ``--fold``, score."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--fold", type=int, default=None)
    parser.add_argument("--algorithm", default="ap", help="averaged perceptron, or lbfgs")
    parser.add_argument("--iterations", type=int, default=12)
    parser.add_argument("--common-words", type=Path, default=None, help="write this lexicon and stop")
    chosen = parser.parse_args()
    if chosen.common_words is not None:
        everything = [s for name in ("gmb", "gum", "crossner", "uner") for s in read(chosen.corpora, name)]
        write_common_words(everything, chosen.common_words)
        return
    training: list[Sentence] = []
    held: dict[str, list[Sentence]] = {}
    for name in ("gmb", "gum", "crossner", "uner"):
        sentences = read(chosen.corpora, name)
        if name in chosen.without:
            held[name] = sentences
        elif chosen.fold is None:
            training += sentences
        else:
            held[name] = [s for i, s in enumerate(sentences) if i // 20 % 10 == chosen.fold]
            training += [s for i, s in enumerate(sentences) if i // 20 % 10 != chosen.fold]
    model = chosen.out.with_suffix(".crfsuite")
    train(training, model, chosen.algorithm, chosen.iterations)
    export(model, chosen.out)
    for name, sentences in held.items():
        print(name)
        score(model, sentences)


main()
