"""Write resources/lexicon/verbs.tsv from the tables of the package lemminflect (MIT; from the SPECIALIST Lexicon).

usage: python tools/build_verbs.py FOLDER_OF_LEMMINFLECT     (its ``resources`` hold infl_lu.csv.gz and lemma_lu.csv.gz)

Columns (variants with a slash between): lemma, past, past participle, -ing form, -s form, and which of the forms are
nouns or adjectives as well (b base, s -s form, i -ing form, p past or participle). adjectives.txt holds the adjectives
that are nothing else.
"""

import gzip
import sys
from collections import defaultdict
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "resources" / "lexicon"
TARGET = LEXICON / "verbs.tsv"
HEAD = "# Verb forms. Made by tools/build_verbs.py; source and licence: README-events.md\n"


# Past and participle where the package's are wrong or lack the common form.
CORRECTED = {
    "run": ("ran", "run"),
    "broadcast": ("broadcast/broadcasted", "broadcast/broadcasted"),
    "forecast": ("forecast/forecasted", "forecast/forecasted"),
}


def lines(path: Path) -> list[list[str]]:
    """Read one of the package's tables as rows of cells."""
    return [line.split(",") for line in gzip.open(path, "rt", encoding="utf-8").read().splitlines()]


def main(folder: Path) -> None:
    """Write the table."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for form, kind, *_ in lines(folder / "lemma_lu.csv.gz"):
        kinds[form].add(kind)
    rows = []
    for lemma, kind, *cells in lines(folder / "infl_lu.csv.gz"):
        if kind != "verb" or not lemma.isascii() or not lemma.replace("-", "").isalpha() or not lemma.islower():
            continue
        past, part, ing, third = [*cells, "", "", "", ""][:4]
        past, part = CORRECTED.get(lemma, (past, part or past))
        if "/" in past and lemma not in CORRECTED:
            part = "/".join(dict.fromkeys((part + "/" + past).split("/")))
        if not (past and ing and third):
            continue
        other = {"noun", "adj"}
        flags = "".join(
            flag
            for flag, forms in (("b", (lemma,)), ("s", (third,)), ("i", (ing,)), ("p", (past + "/" + part).split("/")))
            if any(kinds[form] & other for form in forms)
        )
        rows.append("\t".join((lemma, past, part, ing, third, flags)))
    TARGET.write_text(HEAD + "\n".join(sorted(rows)) + "\n", encoding="utf-8")
    adjectives = sorted(
        form
        for form, found in kinds.items()
        if found <= {"adj", "adv"} and "adj" in found and form.isascii() and form.islower()
    )
    head = HEAD.replace("Verb forms.", "Adjectives that are neither nouns nor verbs.")
    (LEXICON / "adjectives.txt").write_text(head + "\n".join(adjectives) + "\n", encoding="utf-8")
    print(f"{len(adjectives)} adjectives")
    print(f"{len(rows)} verbs -> {TARGET}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
