"""The verb forms and trigger words that the program ships, read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from dossier import paths
from dossier.domain.events import EventKind


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a word can be as a verb.

    ``forms`` holds the letters of the forms that it may be: b base, s -s form, i -ing form, d past, n past
    participle. ``ambiguous`` tells that the same word is a noun or an adjective as well.
    """

    lemma: str
    forms: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a trigger line: its name and the words it takes."""

    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One reading of a word as the name of a happening. ``further`` must follow the word within the clause."""

    kind: EventKind
    further: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """The trigger file: readings by verb lemma and by noun, and the classes of verbs that govern others."""

    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, EventKind]
    seconds: frozenset[str]
    """The second words of all nouns of two words."""
    light: frozenset[str]
    plain: frozenset[str]
    weighty: frozenset[str]
    alleging: frozenset[str]
    intending: frozenset[str]
    truthful: frozenset[str]
    intransitive: frozenset[str]
    """Verbs without an object, whose past form after a subject is never a passive participle."""
    saying: frozenset[str]
    """All verbs that report what someone says, the plain and the weighty."""


def _rows(name: str) -> Iterator[str]:
    folder: Path = paths.resources() / "lexicon"
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Return what each word form can be as a verb, by the form in lower case.

    Where two verbs share a form ("found", "lay"), the more common reading wins: the past of an irregular verb.
    """
    found: dict[str, VerbForm] = {}
    for line in chain(_rows("verbs.tsv"), _rows("verbs_more.tsv")):
        lemma, past, part, ing, third, flags = line.split("\t")
        forms: dict[str, str] = {}
        for letter, cell in (("b", lemma), ("s", third), ("i", ing), ("d", past), ("n", part)):
            for word in dict.fromkeys(cell.split("/")):
                forms[word] = forms.get(word, "") + letter
        for word, letters in forms.items():
            flag = "p" if letters[0] in "dn" else letters[0]
            new = VerbForm(lemma, letters, flag in flags or word in triggers().nouns)
            old = found.get(word)
            if old is None or _preferred(word, new, old):
                found[word] = new
    lay = found["lay"]
    found["lay"] = VerbForm(lay.lemma, lay.forms + "d", lay.ambiguous)  # "He lay in the road"
    del found["evening"]  # "one evening in May": hardly ever "to even"
    return found


def _preferred(word: str, new: VerbForm, old: VerbForm) -> bool:
    """Tell whether *new* is the likelier reading of *word*: an irregular past before a base form ("found", "left")."""
    irregular = "d" in new.forms and not word.endswith("ed")
    if irregular and "b" in old.forms and new.lemma != word:
        return word not in {"lay", "wound", "ground", "saw", "fell", "bound"} or word in {"saw", "fell"}
    return len(new.lemma) < len(old.lemma) and "b" not in old.forms


def _conditions(cell: str) -> tuple[Condition, ...]:
    return tuple(
        Condition(name, frozenset(words.split(",")) if words else frozenset())
        for name, _, words in (part.partition(":") for part in cell.split() if part != "*")
    )


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives that are neither nouns nor verbs."""
    return frozenset(_rows("adjectives.txt"))


@cache
def triggers() -> TriggerLexicon:
    """Return the trigger lexicon."""
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, EventKind] = {}
    classes: dict[str, set[str]] = {
        name: set() for name in ("light", "plain", "weighty", "alleging", "intending", "truthful", "intransitive")
    }
    for line in _rows("triggers.txt"):
        head, part, words, *rest = (cell.strip() for cell in line.split("|"))
        conditions = _conditions(rest[0]) if rest else ()
        for word in words.split():
            first, _, further = word.partition("_")
            if head in classes:
                classes[head].add(first)
            elif part == "noun":
                nouns[word.replace("_", " ")] = EventKind(head)
            else:
                verbs.setdefault(first, []).append(Trigger(EventKind(head), further.replace("_", " "), conditions))
    return TriggerLexicon(
        verbs={lemma: tuple(sorted(rows, key=lambda t: -len(t.further.split()))) for lemma, rows in verbs.items()},
        nouns=nouns,
        seconds=frozenset(noun.partition(" ")[2] for noun in nouns if " " in noun),
        saying=frozenset(classes["plain"] | classes["weighty"]),
        **{name: frozenset(found) for name, found in classes.items()},
    )
