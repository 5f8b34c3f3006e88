"""Mend the Groningen Meaning Bank by a first model: where it is sure against a tag, the tag is replaced.

usage: python tools/train_names_encoder/relabel.py CORPORA MODEL.onnx OUT.jsonl

Writes the cleaned lines. Where the model disagrees without being sure, the word's tag is "?": training leaves it out.
"""

import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from augment import spans  # noqa: E402
from cleaning import cleaned  # noqa: E402
from corpora import Line, read  # noqa: E402

from dossier.extract.naming.encoder import EncoderTagger, load  # noqa: E402

_SURE = 0.8


def mended(line: Line, tags: list[str], sure: list[float]) -> list[str]:
    """Return the tags of *line* after the model's *tags*, of which it is as *sure* as that (0 to 1)."""
    mine, theirs = set(spans(tags)), set(spans(line.tags))
    found = list(line.tags)
    # Stretches of words in which the two differ, each taken whole.
    apart = sorted((start, end) for start, end, _ in mine ^ theirs)
    joined: list[tuple[int, int]] = []
    for start, end in apart:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    for start, end in joined:
        certain = min(sure[start:end]) >= _SURE
        found[start:end] = tags[start:end] if certain else ["?"] * (end - start)
    return found


def main() -> None:
    """Mend and write."""
    corpora, model, out = map(Path, sys.argv[1:4])
    tagger: EncoderTagger = load(model)
    lines = cleaned(read(corpora, "gmb"))
    changed = left = 0
    with out.open("w", encoding="utf-8", newline="\n") as rows:
        for at in range(0, len(lines), 2000):
            part = lines[at : at + 2000]
            for line, (tags, sure) in zip(part, tagger.tag_surely([line.words for line in part]), strict=True):
                new = mended(line, tags, sure)
                left += "?" in new
                changed += new != line.tags
                rows.write(json.dumps({"w": line.words, "t": new}, ensure_ascii=False) + "\n")
            print(at, changed, left, flush=True)


if __name__ == "__main__":
    main()
