"""Under which keys an entity is filed, so that only those that may be one are compared."""

from itertools import combinations

from dossier.domain.mentions import EntityKind
from dossier.extract.identity import lexicon
from dossier.extract.identity.organisations import place_key
from dossier.extract.identity.reading import Word, read
from dossier.extract.identity.sounds import rough
from dossier.extract.identity.syllables import chinese
from dossier.extract.identity.words import as_russian
from dossier.extract.persons.clusters import name_words
from dossier.extract.persons.organisations import core, initials, organisation_words

_MOST_WORDS = 5


KEYS = 1
"""To be raised whenever a name is filed under other keys: large cases keep the keys of their names."""


def blocking_keys(kind: EntityKind, name: str) -> frozenset[str]:
    """Return the keys of *name*; two entities of one kind can only be one where their names share a key."""
    if kind is EntityKind.PERSON:
        pairs, whole, half = _people(name)
        return pairs | whole | half
    words = name_words(name)
    if kind is EntityKind.PLACE:
        return frozenset({place_key(words)})
    parts = core(organisation_words(words))
    keys = {"".join(parts)[:24], *parts[:1]}
    if len(parts) > 1:
        keys |= initials(words)
    return frozenset(keys)


def lookup_keys(kind: EntityKind, name: str) -> frozenset[str]:
    """Return the keys under which to look for others that may be *name*, of those that ``blocking_keys`` files.

    Fewer than those: full names are not looked for by the family name that they share with hundreds, only among the
    names that give no more than it.
    """
    if kind is not EntityKind.PERSON:
        return blocking_keys(kind, name)
    pairs, whole, half = _people(name)
    return pairs | (half if half else {f"half {key}" for key in whole}) | (whole if half else frozenset())


def _people(name: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return a person's keys: of each two words, of the family name, and of the family name of a name without more."""
    words = [word for word in read(name).words if word.kind != "initial"]
    names = [word for word in words if not word.weak] or words
    if not names:
        return frozenset(), frozenset(), frozenset()
    ends = _alone(names[-1])
    if len(names) > 1 and not lexicon.languages(names[0].text) and not lexicon.sex(names[0].text):
        # Where the first word is no known first name, it may be the family name.
        ends |= _alone(names[0])
    for word in words:
        if word.weak and len(word.text) > 3:
            ends |= _alone(word)
    used = [word for word in words if word.kind != "patronymic"][:_MOST_WORDS]
    pairs = {f"{min(p, q)}.{max(p, q)}" for x, y in combinations(used, 2) for p in _kinds(x) for q in _kinds(y)}
    if len(names) > 1:
        # However a compound is cut and the names are turned, the sounds of the whole are the same.
        pairs.add("+" + "".join(sorted("".join(rough(word.written, 12) for word in names))))
    if read(name).syllabic:
        pairs |= {f"={family}.{given}" for family, given in chinese(tuple(word.text for word in names))}
    half = {f"half {key}" for key in ends} if len(names) == 1 else set()
    return frozenset(pairs), frozenset(ends), frozenset(half)


def _alone(word: Word) -> set[str]:
    return {rough(form, 5, soft) for form in _forms(word) for soft in (False, True)}


def _kinds(word: Word) -> set[str]:
    """Return what a word is filed as among others: its name in all spellings, and how it roughly sounds."""
    found = lexicon.groups(word.text)
    names = {f"={number}" for number in found.spelled | found.short}
    return names | {rough(form, 3, soft) for form in _forms(word) for soft in (False, True)}


def _forms(word: Word) -> set[str]:
    """Return a word as written, and with the article or particle that others write to it or leave out."""
    found = {word.written, as_russian(word.written)}
    if word.particles:
        found.add(word.particles + word.written)
    if word.written[:2] in ("al", "el") and len(word.written) > 5:
        found.add(word.written[2:])
    return found
