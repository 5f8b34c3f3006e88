"""How fast names are found: the model alone and the whole stage, on made-up stories, on one core.

Prints the time to read the model and to start Python with it, words a second of CPU time for the model alone and for
the stage with everything around it, and how much memory the model adds.

usage: python benchmarks/names_speed.py [STORIES]
"""

import random
import resource
import sys
import time

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.spans import Span
from dossier.extract.names import find_names
from dossier.extract.naming import encoder
from dossier.extract.naming.candidates import lines_of
from dossier.extract.tokens import TokenizedStory, tokenize

FIRST = "Anna Karl Maria Peter Selma Ivo Ruth Omar Lena Tomas Mirela Hugo Petra Samir Nadia Viktor Elin Marko".split()
LAST = "Berg Lund Voss Holm Aydin Maric Stone Haddad Novak Keller Brandt Moreau Okafor Pereira Quist Rahman".split()
PLACES = "Oslo Hamburg Sarajevo Ankara Chicago Lyon Rotterdam Trieste Gdansk Valencia".split()
SENTENCES = (
    "{a} was arrested in {p} after a search of the offices of Northern Freight Ltd.",
    "Prosecutors allege that {a} paid {b} through accounts in {p} and at the Blue Quay Bank, court papers show.",
    "{b} denied the charges and said the money belonged to the Ministry of Transport.",
    "the inquiry covers contracts worth about $27 million.",
    "Neighbours described the house as quiet, with few visitors and a garden that nobody seemed to look after.",
    "The report, which the newspaper {p} Courier saw, runs to several hundred pages and lists invoices and calls.",
    "“We never met {b},” said {a}’s lawyer.",
)


def memory() -> float:
    """The most memory the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def story(chance: random.Random) -> TokenizedStory:
    """A story of about 400 words."""
    lines = []
    while sum(line.count(" ") + 1 for line in lines) < 400:
        names = {key: f"{chance.choice(FIRST)} {chance.choice(LAST)}" for key in "ab"}
        lines.append(chance.choice(SENTENCES).format(p=chance.choice(PLACES), **names))
    text = " ".join(lines)
    return tokenize(text, Story(1, Span(0, len(text)), passages=(Passage(Span(0, len(text)), PassageRole.BODY),)))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(3)
    stories = [story(chance) for _ in range(count)]
    words = sum(len(sentence.tokens) for each in stories for sentence in each.sentences)
    find_lines = [lines_of(each.sentences) for each in stories]
    before, began = memory(), time.perf_counter()
    tagger = encoder.load()
    print(f"model read in {time.perf_counter() - began:.2f} s")
    began = time.process_time()
    for lines in find_lines:
        tagger.tag_all([[token.text for token in line.tokens] for line in lines])
    print(f"model alone: {words / (time.process_time() - began):,.0f} words a second; {memory() - before:.0f} MB more")
    began = time.process_time()
    for each in stories:
        find_names(each)
    print(f"whole stage: {words / (time.process_time() - began):,.0f} words a second; {memory() - before:.0f} MB more")


if __name__ == "__main__":
    main()
