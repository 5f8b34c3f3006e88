"""The names model: a small transformer in ONNX over pieces of words, run by onnxruntime on one thread."""

import os
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dossier.extract.naming import gazetteer
from dossier.extract.naming.known import looks
from dossier.extract.naming.wordpiece import START, STOP, WordPieces, read_vocabulary
from dossier.paths import resources

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# A word of more pieces tells no more by them; a line of more pieces is read in parts.
_PIECES_OF_A_WORD = 12
_PIECES_OF_A_LINE = 200
# Lines of about one length are read together, filled up to the longest: this many pieces at a time, and no line that
# is longer than the shortest by more than this factor.
_PIECES_AT_A_TIME = 256
_LONGER = 1.25
_IMPOSSIBLE = -1e9

Numbers = NDArray[np.int64]
Scores = NDArray[np.float32]


class EncoderTagger:
    """Tags people, organisations and places in lines of words. Lines are read alone; their order does not matter."""

    def __init__(self, session: "InferenceSession", pieces: WordPieces, opening: int, closing: int) -> None:
        self._session = session
        self._pieces = pieces
        self._opening = opening
        self._closing = closing
        self.labels = tuple(session.get_modelmeta().custom_metadata_map["labels"].split())
        self._steps = np.array([[_step(a, b) for b in self.labels] for a in self.labels], dtype=np.float32)
        self._outside = self.labels.index("O")
        self._first = np.array([_step("O", label) for label in self.labels], dtype=np.float32)

    def tag_all(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return the IOB2 labels of the words of several sentences."""
        return [labels for labels, _ in self.tag_surely(sentences)]

    def tag_surely(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[float]]]:
        """Return the labels of the words of several sentences, and how sure (0 to 1) each label is."""
        tagged = [(["O"] * len(words), [1.0] * len(words)) for words in sentences]
        parts = [p for number, words in enumerate(sentences) if _may_name(words) for p in self._parts(number, words)]
        parts.sort(key=lambda part: (len(part.pieces), part.line, part.first))
        for batch in _batches(parts):
            for part, (path, sure) in zip(batch, self._best_paths(batch), strict=True):
                words = slice(part.first, part.first + len(path))
                tagged[part.line][0][words] = [self.labels[i] for i in path]
                tagged[part.line][1][words] = sure
        return tagged

    def _parts(self, number: int, words: Sequence[str]) -> "list[_Part]":
        found = [_Part(number, 0, self._opening)]
        last, cut_word = found[-1], self._pieces.cut
        for at, (word, look) in enumerate(zip(words, looks(words), strict=True)):
            cut = cut_word(word)
            if len(cut) > _PIECES_OF_A_WORD:
                cut = cut[:_PIECES_OF_A_WORD]
            if len(last.pieces) + len(cut) >= _PIECES_OF_A_LINE:
                last = _Part(number, at, self._opening)
                found.append(last)
            last.add(cut, look)
        for part in found:
            part.close(self._closing)
        return found

    def _best_paths(self, batch: "Sequence[_Part]") -> list[tuple[list[int], list[float]]]:
        """Return the most likely labels of each line of *batch* that can follow one another, and how likely each is."""
        scores = self._scores(batch)
        lengths = np.array([len(part.begins) for part in batch])
        cuts = np.cumsum(lengths)[:-1]
        best = scores.argmax(axis=1)
        if not self._breaks_rules(best, cuts):
            # The likeliest labels word by word are the likeliest path, where they may follow one another.
            path = best.tolist()
            sure = np.exp(scores[np.arange(len(scores)), best]).tolist()
            ends = [0, *cuts.tolist(), len(path)]
            return [(path[start:end], sure[start:end]) for start, end in pairwise(ends)]
        longest = int(lengths.max())
        rows = np.zeros((len(batch), longest, len(self.labels)), dtype=np.float32)
        rows[np.arange(longest) < lengths[:, None]] = scores
        total = rows[:, 0] + self._first
        back = np.zeros((longest, len(batch), len(self.labels)), dtype=np.int64)
        at_end = total.copy()
        for at in range(1, longest):
            reached = total[:, :, None] + self._steps
            back[at] = reached.argmax(axis=1)
            total = reached.max(axis=1) + rows[:, at]
            ends = lengths == at + 1
            at_end[ends] = total[ends]
        paths = [_back(back[:, row], int(at_end[row].argmax()), int(lengths[row])) for row in range(len(batch))]
        likely = np.exp(scores[np.arange(len(scores)), [label for path in paths for label in path]])
        return [(path, sure.tolist()) for path, sure in zip(paths, np.split(likely, cuts), strict=True)]

    def _breaks_rules(self, labels: Numbers, cuts: Numbers) -> bool:
        """Tell whether a label of several lines in a row, which begin at *cuts*, cannot stand where it does."""
        before = np.empty_like(labels)
        before[0], before[1:] = self._outside, labels[:-1]
        before[cuts] = self._outside
        return bool((self._steps[before, labels] < 0).any())

    def _scores(self, batch: "Sequence[_Part]") -> Scores:
        longest = max(len(part.pieces) for part in batch)
        pieces = np.zeros((len(batch), longest), dtype=np.int64)
        look = np.zeros((len(batch), longest), dtype=np.int64)
        for row, part in enumerate(batch):
            pieces[row, : len(part.pieces)] = part.pieces
            look[row, : len(part.look)] = part.look
        begins = np.array([row * longest + at for row, part in enumerate(batch) for at in part.begins], dtype=np.int64)
        given = {
            "pieces": pieces,
            "look": look,
            "positions": np.arange(longest, dtype=np.int64),
            "present": (pieces != 0).astype(np.int32),
            "begins": begins,
            "looks": look.reshape(-1)[begins],
        }
        found: Scores = self._session.run(["scores"], given)[0]
        return found


class _Part:
    """A line of words, or a part of a very long one, in numbers."""

    __slots__ = ("begins", "first", "line", "look", "pieces")

    def __init__(self, line: int, first: int, opening: int) -> None:
        self.line = line
        self.first = first
        self.pieces = [opening]
        self.look = [0]
        self.begins: list[int] = []

    def add(self, pieces: Sequence[int], look: int) -> None:
        self.begins.append(len(self.pieces))
        if len(pieces) == 1:  # as most words are
            self.pieces.append(pieces[0])
            self.look.append(look)
        else:
            self.pieces += pieces
            self.look += [look] * len(pieces)

    def close(self, closing: int) -> None:
        self.pieces.append(closing)
        self.look.append(0)


def _step(before: str, label: str) -> float:
    return 0.0 if not label.startswith("I-") or before[2:] == label[2:] else _IMPOSSIBLE


def _may_name(words: Sequence[str]) -> bool:
    """Tell whether a line can hold a name: has it a capital other than that of an ordinary first word?"""
    first = True
    for word in words:
        if not _has_capital(word):
            continue
        if not first or not _ordinary(word):
            return True
        first = False
    return False


@lru_cache(maxsize=1 << 14)
def _has_capital(word: str) -> bool:
    """Tell whether a word has letters that are not all small ones."""
    return not word.islower() and any(letter.isalpha() for letter in word)


@lru_cache(maxsize=4096)
def _ordinary(word: str) -> bool:
    """Tell whether a word is one that texts mostly write small, and nobody's and no place's name."""
    low = gazetteer.fold(word)
    named = low in gazetteer.given_names() or low in gazetteer.surnames() or low in gazetteer.places()
    return low in gazetteer.common_words() and not named


def _batches(parts: Sequence[_Part]) -> list[list[_Part]]:
    found: list[list[_Part]] = []
    for part in parts:
        length, here = len(part.pieces), found[-1] if found else []
        if not here or length * (len(here) + 1) > _PIECES_AT_A_TIME or length > _LONGER * len(here[0].pieces) + 3:
            found.append([])
        found[-1].append(part)
    return found


def _back(came: Numbers, last: int, length: int) -> list[int]:
    path = [last]
    for at in range(length - 1, 0, -1):
        path.append(int(came[at, path[-1]]))
    return path[::-1]


@cache
def load(path: Path | None = None) -> EncoderTagger:
    """Read the model that ships with the program, or the one at *path*. Takes a fifth of a second."""
    # Before it is loaded: otherwise it would write the number of the device into the home folder, and tell its maker
    # of its use as soon as there is a network.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    # One thread gives the same sums each time; the import works on several stories at once instead.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Memory of one batch is given back before the next: 40 MB less, and no slower.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    folder = resources() / "models"
    session = onnxruntime.InferenceSession(
        path or folder / "names.onnx",
        options,
        providers=["CPUExecutionProvider"],
        # The fused node is the slower one on a CPU.
        disabled_optimizers=["SkipLayerNormFusion"],
    )
    vocabulary = read_vocabulary(folder / "names_pieces.txt")
    return EncoderTagger(session, WordPieces(vocabulary), vocabulary[START], vocabulary[STOP])
