"""Train the names model: see README.md beside this file.

usage: python tools/train_names_encoder/train.py CORPORA MINILM OUT [--develop] [--words N] [--seed N]
"""

import argparse
import json
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from augment import Names, recast, renamed, spans  # noqa: E402
from cleaning import cleaned, tidied  # noqa: E402
from corpora import CORPORA, RUNNING, WEIGHTS, Line, gum_documents, held_gum, read, read_lines, windows  # noqa: E402
from made import Maker  # noqa: E402
from network import LABELS, Encoder  # noqa: E402

from dossier.extract.naming import shapes  # noqa: E402
from dossier.extract.naming.known import CLOSED, UNKNOWN, looks  # noqa: E402
from dossier.extract.naming.wordpiece import WordPieces, read_vocabulary  # noqa: E402

# A word whose tag is doubtful has no label: it takes no part in the loss.
NUMBER = {**{label: number for number, label in enumerate(LABELS)}, "?": -100}
# Parts of the windows, and of the words of other windows, that training takes the lexicons' knowledge from.
_LOST_WINDOWS, _LOST_WORDS = 0.08, 0.08
Sample = tuple[int, list[int], list[int], list[int], list[int]]


def encoded(window: list[Line], corpus: int, pieces: WordPieces, chance: random.Random | None = None) -> Sample:
    """Return corpus, pieces, looks, where each word begins, and the words' labels, of one window.

    With *chance* some words, and all words of some windows, are such as no lexicon knows.
    """
    lost = 0.0 if chance is None else 1.0 if chance.random() < _LOST_WINDOWS else _LOST_WORDS
    numbers, look, begins, labels = [101], [0], [], []
    for line in window:
        for word, tag, seen in zip(line.words, line.tags, looks(line.words), strict=True):
            if chance is not None and 0 < seen // shapes.COUNT < CLOSED and chance.random() < lost:
                seen = seen % shapes.COUNT + shapes.COUNT * UNKNOWN
            cut = pieces.cut(word)[:12]
            begins.append(len(numbers))
            numbers += cut
            look += [seen] * len(cut)
            labels.append(NUMBER[tag])
    return corpus, [*numbers, 102][:500], [*look, 0][:500], [b for b in begins if b < 500], labels


def batches(samples: list[Sample], size: int, chance: random.Random) -> Iterator[list[Sample]]:
    """Give the samples in batches of about *size* pieces, alike in length, in a mixed order."""
    chance.shuffle(samples)
    found = []
    for at in range(0, len(samples), 4000):
        part = sorted(samples[at : at + 4000], key=lambda sample: len(sample[1]))
        batch: list[Sample] = []
        for sample in part:
            if batch and len(sample[1]) * (len(batch) + 1) > size:
                found.append(batch)
                batch = []
            batch.append(sample)
        found.append(batch)
    chance.shuffle(found)
    yield from found


def tensors(batch: list[Sample]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return pieces and shapes (batch × length), and for each word its row, its piece and its label."""
    longest = max(len(sample[1]) for sample in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    look = torch.zeros(len(batch), longest, dtype=torch.long)
    for row, sample in enumerate(batch):
        pieces[row, : len(sample[1])] = torch.tensor(sample[1])
        look[row, : len(sample[2])] = torch.tensor(sample[2])
    rows = torch.tensor([row for row, sample in enumerate(batch) for _ in sample[3]])
    begins = torch.tensor([begin for sample in batch for begin in sample[3]])
    labels = torch.tensor([label for sample in batch for label in sample[4][: len(sample[3])]])
    return pieces, look, rows, begins, labels


POSSIBLE = torch.tensor([[not b.startswith("I-") or a[2:] == b[2:] for b in LABELS] for a in LABELS])
FIRST = torch.tensor([not label.startswith("I-") for label in LABELS])


def best_path(scores: Tensor) -> list[int]:
    """Return the best labels of one window that IOB2 allows."""
    total = scores[0].masked_fill(~FIRST, -1e9)
    back = []
    for row in scores[1:]:
        value, came = (total[:, None].masked_fill(~POSSIBLE, -1e9)).max(0)
        back.append(came.tolist())
        total = value + row
    path = [int(total.argmax())]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


@torch.no_grad()
def predict(model: Encoder, samples: list[Sample], own: int | None, much: float = 1.0) -> list[list[int]]:
    """Return the labels of each sample by the shared head and, where *own* is given, that corpus's head too."""
    model.eval()
    order = sorted(range(len(samples)), key=lambda at: len(samples[at][1]))
    found: list[list[int]] = [[] for _ in samples]
    for at in range(0, len(order), 64):
        part = order[at : at + 64]
        pieces, look, rows, begins, _ = tensors([samples[i] for i in part])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = model.states(pieces, look)
            shared, extra = model.scores(states[rows, begins], look[rows, begins])
        scores = shared.float() + (much * extra[:, own].float() if own is not None else 0)
        scores = scores.log_softmax(-1)
        for row, i in enumerate(part):
            found[i] = best_path(scores[rows == row])
    model.train()
    return found


def score(predicted: list[list[int]], samples: list[Sample]) -> str:
    """Return precision, recall and F1 of each kind and of all."""
    right: Counter[str] = Counter()
    mine: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for path, sample in zip(predicted, samples, strict=True):
        a = set(spans([LABELS[i] for i in path]))
        b = set(spans([LABELS[i] for i in sample[4][: len(path)]]))
        for counter, found in ((right, a & b), (mine, a), (gold, b)):
            counter.update(kind for *_, kind in found)
    text = []
    for kind in ("PER", "ORG", "LOC", "all"):
        r, m, g = (sum(c.values()) if kind == "all" else c[kind] for c in (right, mine, gold))
        text.append(f"{kind} {100 * r / max(m, 1):.1f}/{100 * r / max(g, 1):.1f}/{200 * r / max(m + g, 1):.1f}")
    return "  ".join(text)


def main() -> None:
    """Train, writing the averaged weights every few minutes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--develop", action="store_true", help="keep half of GUM's news and interviews and a part of GMB for scoring"
    )
    parser.add_argument("--mended", type=Path, help="the Groningen Meaning Bank as relabel.py has written it")
    parser.add_argument("--keep", default="", help="a corpus that is kept whole for scoring")
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--words", type=float, default=4e6)
    parser.add_argument("--minutes", type=float, default=1e6, help="end after so long, however few the words")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=1600)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--made", type=int, default=9000, help="lines made from templates in a round")
    parser.add_argument("--gmb", type=float, default=1.0, help="part of the Groningen Meaning Bank seen in a round")
    parser.add_argument("--workers", type=int, default=2, help="one thread each")
    chosen = parser.parse_args()
    pieces = WordPieces(read_vocabulary(chosen.minilm / "vocab.txt"), 300_000)
    training, kept = parts(chosen)
    model = Encoder(len(CORPORA))
    model.load_minilm(chosen.minilm / "model.safetensors")
    if chosen.start:
        model.load_state_dict(torch.load(chosen.start), strict=False)
    # All workers change the same weights, each with lines of its own; none waits for another.
    model.share_memory()
    seen = torch.zeros(chosen.workers).share_memory_()
    jobs = [(number, chosen, model, training, pieces, seen) for number in range(chosen.workers)]
    others = [multiprocessing.get_context("fork").Process(target=work, args=job) for job in jobs[1:]]
    for other in others:
        other.start()
    work(*jobs[0])
    for other in others:
        other.join()
    model.load_state_dict(torch.load(chosen.out))
    for name, lines in kept.items():
        test = [encoded([line], 0, pieces) for line in lines]
        for own in (None, 0, 1, 3, 5):
            label = "shared" if own is None else CORPORA[own]
            print(f"{name:12} {label:9} {score(predict(model, test, own), test)}", flush=True)


def samples_of(
    training: dict[str, list[Line]], chosen: argparse.Namespace, pieces: WordPieces, maker: Maker, chance: random.Random
) -> list[Sample]:
    """Return the windows of one round over the corpora, with names exchanged and lines recast."""
    found = [
        encoded([recast(line, chance) for line in window], CORPORA.index("made"), pieces, chance)
        for window in maker.windows(chosen.made, chance)
    ]
    for name, lines in training.items():
        weight = WEIGHTS[name] * (chosen.gmb if name == "gmb" else 1)
        cut = windows(lines, name in RUNNING, chance)
        # Lines without any name teach little.
        cut = [w for w in cut if chance.random() < 0.25 or any(tag != "O" for line in w for tag in line.tags)]
        chance.shuffle(cut)
        times, rest = int(weight), weight - int(weight)
        for window in cut * times + cut[: int(rest * len(cut))]:
            if name != "btc":
                window = renamed(window, maker.names, chance)
            found.append(encoded([recast(line, chance) for line in window], CORPORA.index(name), pieces, chance))
    return found


def work(
    number: int,
    chosen: argparse.Namespace,
    model: Encoder,
    training: dict[str, list[Line]],
    pieces: WordPieces,
    seen: Tensor,
) -> None:
    """Train *model* as worker *number* until all workers together have seen the words asked for."""
    torch.manual_seed(chosen.seed + number)
    torch.set_num_threads(1)
    chance = random.Random(chosen.seed + number)
    lexicon = Path(__file__).parents[2] / "resources" / "lexicon"
    maker = Maker(Names(lexicon), Path(__file__).parent / "templates.txt")
    optimiser = optimiser_of(model, chosen.rate)
    mean = {name: value.detach().clone() for name, value in model.named_parameters()}
    steps, running, began, said = 0, 0.0, time.time(), time.time()
    model.train()
    part = 0.0
    while part < 1:
        for batch in batches(samples_of(training, chosen, pieces, maker, chance), chosen.batch, chance):
            part = max(float(seen.sum()) / chosen.words, (time.time() - began) / (60 * chosen.minutes))
            if part >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = group["most"] * min(1.0, part / 0.04 + 0.02) * max(0.02, 1 - part)
            loss = loss_of(model, batch, chosen.smoothing)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            steps += 1
            seen[number] += sum(len(sample[4]) for sample in batch)
            running += (0.02 if steps > 50 else 0.2) * (loss.item() - running)
            if number == 0:
                _average(mean, model, min(0.995, steps / (steps + 10)))
                if time.time() - said > 60:
                    said = time.time()
                    print(
                        f"{said - began:.0f} s {float(seen.sum()):.0f} words, step {steps}, loss {running:.4f}",
                        flush=True,
                    )
                if steps % 100 == 0:
                    torch.save(mean, chosen.out)
    if number == 0:
        torch.save(mean, chosen.out)


def _average(mean: dict[str, Tensor], model: Encoder, decay: float) -> None:
    with torch.no_grad():
        for name, value in model.named_parameters():
            if value.requires_grad:
                mean[name].lerp_(value, 1 - decay)


def optimiser_of(model: Encoder, rate: float) -> torch.optim.AdamW:
    """Return AdamW with *rate* for the encoder and four times as much for what is new."""
    new = ("head", "own", "shape", "known")
    fresh = [value for name, value in model.named_parameters() if name.startswith(new)]
    old = [value for name, value in model.named_parameters() if not name.startswith(new) and value.requires_grad]
    groups = [{"params": old, "most": rate}, {"params": fresh, "most": 4 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def loss_of(model: Encoder, batch: list[Sample], smoothing: float) -> Tensor:
    """Return the loss of one batch: by the corpus's own head mostly, and by the shared head."""
    pieces, look, rows, begins, labels = tensors(batch)
    corpus = torch.tensor([sample[0] for sample in batch])[rows]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = model.states(pieces, look)
        shared, extra = model.scores(states[rows, begins], look[rows, begins])
    shared = shared.float()
    own = extra.float()[torch.arange(len(rows)), corpus]
    main = functional.cross_entropy(shared + own, labels, label_smoothing=smoothing)
    plain = functional.cross_entropy(shared, labels, label_smoothing=smoothing)
    return 0.7 * main + 0.3 * plain + 0.001 * own.pow(2).mean()


def parts(chosen: argparse.Namespace) -> tuple[dict[str, list[Line]], dict[str, list[Line]]]:
    """Return the lines to train on by corpus, and the lines kept for scoring."""
    training = {name: read(chosen.corpora, name) for name in CORPORA if name != "made"}
    training["gmb"] = cleaned(training["gmb"]) if chosen.mended is None else read_lines(chosen.mended)
    for name in ("gum", "crossner", "uner"):
        training[name] = tidied(training[name])
    kept: dict[str, list[Line]] = {}
    if chosen.keep:
        kept[chosen.keep] = training.pop(chosen.keep)
    if chosen.develop:
        kept["crossner"] = training["crossner"][::4]
        training["crossner"] = [line for number, line in enumerate(training["crossner"]) if number % 4]
        documents = gum_documents(chosen.corpora, training["gum"])
        pairs = list(zip(training["gum"], documents, strict=True))
        kept["gum news"] = [line for line, doc in pairs if held_gum(doc) and "news" in doc]
        kept["gum interview"] = [line for line, doc in pairs if held_gum(doc) and "interview" in doc]
        training["gum"] = [line for line, doc in pairs if not held_gum(doc)]
        kept["gmb"] = cleaned(read(chosen.corpora, "gmb"))[20000:21500]
        away = {" ".join(line.words) for line in kept["gmb"]}
        rest = training["gmb"][:20000] + training["gmb"][21500:]
        training["gmb"] = [line for line in rest if " ".join(line.words) not in away]
    print(json.dumps({name: len(lines) for name, lines in (*training.items(), *kept.items())}), flush=True)
    return training, kept


if __name__ == "__main__":
    main()
