"""Write the lexicon ``common_words.txt``: the words that the corpora mostly write in lower case.

usage: python tools/train_names_encoder/common_words.py CORPORA OUT.txt
"""

import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from corpora import read  # noqa: E402


def main() -> None:
    """Count and write."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for line in (line for name in ("gmb", "gum", "crossner", "uner") for line in read(Path(sys.argv[1]), name)):
        for position, word in enumerate(line.words):
            if word.isalpha() and word.islower():
                lower[word] += 1
            elif word.isalpha() and position > 1:
                upper[word.lower()] += 1
    kept = sorted(word for word, count in lower.items() if count >= 3 and count > upper[word] * 1.5)
    Path(sys.argv[2]).write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
