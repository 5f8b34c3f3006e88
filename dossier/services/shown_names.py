"""Which of several names is shown."""

from collections import Counter
from collections.abc import Collection, Iterable

from dossier.store.folding import fold


def fullest(names: Iterable[str]) -> str:
    """Return the name that says most, whatever the order in which the names came: most words, then longest."""
    return min(names, key=lambda name: (-len(name.split()), -len(fold(name)), name.isupper(), name))


def most_used(uses: Iterable[Collection[str]]) -> str | None:
    """Return the full name that most stories use, None where no story gives one.

    *uses* are the names that each story uses, in the order of the text, the first story first. Of names in as many
    stories it is the fuller one, then the one that came first; one that shares no word with the first is a by-name.
    """
    counts: Counter[str] = Counter()
    for names in uses:
        counts.update(list(dict.fromkeys(name for name in names if " " in name)))
    if not counts:
        return None
    most = max(counts.values())
    best = [name for name, count in counts.items() if count == most]
    words = set(fold(best[0]).split())
    alike = [name for name in best if not words.isdisjoint(fold(name).split())]
    return min(alike, key=lambda name: (-_whole_words(name), -len(name.split()), name.isupper(), best.index(name)))


def _whole_words(name: str) -> int:
    """Return how many words of a name are no initials."""
    return sum(len(word.strip(".")) > 1 for word in name.split())
