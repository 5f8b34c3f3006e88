"""What the whole story says of each name: surnames of full names, one kind for one name, words that are no names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING, Candidate, Line
from dossier.extract.naming.cues import person_cue
from dossier.extract.naming.forms import affair, is_company
from dossier.extract.naming.ordinary_surnames import may_be_ordinary
from dossier.extract.naming.organisation_cues import organisations_told
from dossier.extract.naming.particles import PARTICLES

_PLACE_BEFORE = frozenset("in from near outside inside across throughout to at".split())
_OFFICES = frozenset("secretary minister commissioner chancellor".split())
_CALLED_AFTER = frozenset("Day Prize Award Medal Cup Trophy Act Doctrine".split())
Words = tuple[str, ...]
# A word around the name that only people have weighs as much as one mention of which the tagger is sure.
_CUE = 2
# What the story says a company is outweighs three of them.
_TOLD = 7
# A lone person of whom the tagger is so sure needs nothing else to speak for him.
_TRUSTED = 0.6
# A surname of so many letters is still known when one of them is wrong.
LONG_SURNAME = 6


def surname_of(words: Words) -> Words:
    """Return the family name of a full name with its particles: ("al-safoo",), ("van", "dyck")."""
    last = len(words) - 1
    while last > 1 and words[last] in ("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "."):
        last -= 1
    first = last
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return words[first : last + 1]


def bare(word: str) -> str:
    """Return a folded surname without the article joined to it: "al-safoo" gives "safoo"."""
    return word[3:] if word[:3] in ("al-", "el-", "ul-") and len(word) > 5 else word


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a story's names before each is judged.

    ``people`` are full names of people, ``surnames`` their family names; ``organisations`` are names of several
    words and acronyms; ``lower`` are the words that the story also writes in lower case,
    ``people_words`` all words of people's full names, with and without articles, ``family`` the surnames with and
    without them.
    """

    people: frozenset[Words]
    surnames: frozenset[Words]
    organisations: frozenset[Words]
    votes: dict[Words, Counter[EntityKind]]
    lower: frozenset[str]
    people_words: frozenset[str]
    family: frozenset[Words]


def _inside(words: Words, other: Words) -> bool:
    """Tell whether *words* stand in *other* in their order, not all of it."""
    rest = iter(other)
    return len(words) < len(other) and all(word in rest for word in words)


def _after_title(c: Candidate, lines: Sequence[Line]) -> bool:
    """Tell whether "Mr", "Ms." or the like stands before a single word."""
    before = lines[c.line].lows[c.first - 1] if c.first else ""
    return c.kind is EntityKind.PERSON and before.rstrip(".") in ("mr", "mrs", "ms", "miss", "dr")


def _could_be_person(words: Words) -> bool:
    """Tell whether several words hold nothing that only organisations, places and things are called."""
    if (
        not 2 <= len(words) <= 5
        or " ".join(words) in gazetteer.places()
        or " ".join(words) in gazetteer.organisations()
    ):
        return False
    return words[0] not in gazetteer.movements() and not any(
        word in gazetteer.organisation_heads()
        or word in ("co", "co.")
        or word in gazetteer.demonyms()
        or not word[0].isalpha()
        or (
            word in gazetteer.common_words()
            and word not in gazetteer.surnames()
            and word not in gazetteer.given_names()
        )
        for word in words
        if word not in PARTICLES
    )


def _called_after(words: Words, names: Sequence[Words]) -> bool:
    """Tell whether *words* look like the person that an organisation is called after: "Andy Warhol Foundation"."""
    given = words[0] in gazetteer.given_names() and words[0] not in gazetteer.common_words()
    return given and any(name[i : i + len(words)] == words for name in names for i in range(len(name) - 1))


def _beside_people(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Words]:
    """Return the unknown single words joined by "and" to a person of one word: "Hossein and Cassian"."""
    found = []
    for a, b in pairwise(sorted(candidates, key=lambda c: (c.line, c.first))):
        alike = a.line == b.line and a.last - a.first == b.last - b.first == 1 and b.first - a.last == 1
        if not alike or lines[a.line].lows[a.last] != "and":
            continue
        for one, other in ((a, b), (b, a)):
            words = one.words(lines)
            known = words[0] in gazetteer.places() or words[0] in gazetteer.organisations()
            ordinary = words[0] in gazetteer.organisation_heads() or words[0] in gazetteer.common_words()
            acronym = lines[one.line].tokens[one.first].text.isupper()
            if other.kind is EntityKind.PERSON and not (known or ordinary or acronym):
                found.append(words)
    return found


def gather(candidates: Sequence[Candidate], lines: Sequence[Line]) -> Evidence:
    """Sum up what the candidates of a story say together."""
    votes: dict[Words, Counter[EntityKind]] = defaultdict(Counter)
    for c in candidates:
        votes[c.words(lines)][c.kind] += 1 if c.doubtful else 2
        open_kind = c.kind is not EntityKind.PLACE or c.doubtful
        perhaps = open_kind and _could_be_person(c.words(lines)) and not is_company(c, lines)
        if perhaps and person_cue(lines[c.line], c.first, c.last):
            votes[c.words(lines)][EntityKind.PERSON] += _CUE
    for words in _beside_people(candidates, lines):
        votes[words][EntityKind.PERSON] += _CUE
    for words in organisations_told(candidates, lines):
        votes[words][EntityKind.ORGANISATION] += _TOLD
    lower = frozenset(
        low for line in lines for low, token in zip(line.lows, line.tokens, strict=True) if token.text.islower()
    )
    organisations = {words for words, count in votes.items() if count.most_common(1)[0][0] is EntityKind.ORGANISATION}
    titled = {c.words(lines)[0] for c in candidates if c.last - c.first == 1 and _after_title(c, lines)}
    for words in [w for w in organisations if len(w) in (2, 3) and w[-1] in titled and w[0] in gazetteer.given_names()]:
        organisations.discard(words)
        votes[words] = Counter({EntityKind.PERSON: 1})
    long_names: dict[str, list[Words]] = defaultdict(list)
    for words in organisations:
        for word in set(words) if len(words) > 2 else ():
            long_names[word].append(words)
    people = set()
    sure = {c.words(lines) for c in candidates if c.kind is EntityKind.PERSON and not c.doubtful}
    for words, count in votes.items():
        person = count[EntityKind.PERSON]
        if len(words) < 2 or person < max(count.values()) or _office(words):
            continue
        longer = long_names.get(words[0], []) if words not in sure else []
        if any(_inside(words, name) for name in longer) and not _called_after(words, longer):
            organisations.add(words)
        else:
            people.add(words)
    surnames = frozenset(surname_of(person) for person in people)
    return Evidence(
        frozenset(people),
        surnames,
        frozenset(organisations),
        votes,
        lower,
        frozenset(form for person in people for word in person for form in (word, bare(word))),
        surnames | frozenset(tuple(map(bare, name)) for name in surnames),
    )


def _place_here(c: Candidate, line: Line) -> bool:
    before = line.lows[c.first - 1] if c.first else ""
    return before in _PLACE_BEFORE and " ".join(line.lows[c.first : c.last]) in gazetteer.places()


def _only_in(mine: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    """Tell whether a supposed person of two words is only ever *in* which something is: then it is a place."""
    for c in mine:
        line = lines[c.line]
        before = line.lows[max(0, c.first - 2) : c.first]
        after = line.lows[c.last] if c.last < len(line.lows) else ""
        if not before or before[-1] not in ("in", "near", "outside") or after in ("'s", "’s", "'", "’"):
            return False
        if before[0] in _TRUST or after in SAYING:
            return False
    return bool(mine)


def _town(words: Words, mine: Sequence[Candidate], lines: Sequence[Line], known: Evidence) -> bool:
    """Tell whether a single word that some bear as a name is only a place here: "on holiday in Rhodes", "after Rhodes".

    The story is *in* it somewhere, nobody is called so in full, and nothing around it is what only people have.
    A word that is no place known, or a given name too, stands behind such prepositions alone.
    """
    if len(words) != 1 or words[0] in known.people_words:
        return False
    if not known.votes[words][EntityKind.PERSON] or known.votes[words][EntityKind.ORGANISATION]:
        return False
    listed = words[0] in gazetteer.places() and words[0] not in gazetteer.given_names()
    inside = False
    for c in mine:
        line = lines[c.line]
        before = line.lows[max(0, c.first - 2) : c.first]
        after = line.lows[c.last] if c.last < len(line.lows) else ""
        if person_cue(line, c.first, c.last) or after in SAYING or before[-1:] in (("said",), ("told",)):
            return False
        if not listed and (before[-1:] == () or before[-1] not in _ABOUT_PLACES or after in ("'s", "’s")):
            return False
        trusted = not _TRUST.isdisjoint(before)
        inside = inside or (before[-1:] in (("in",), ("near",), ("outside",), ("across",)) and not trusted)
    return inside


_ABOUT_PLACES = frozenset("in near outside across from to at after since throughout around off".split())
_TRUST = frozenset("confidence trust faith interest interested believe believes believed resulted result".split())


def settle_kinds(candidates: Sequence[Candidate], lines: Sequence[Line], known: Evidence) -> list[Candidate]:
    """Give one name one kind: surnames of the story's people are people, other names follow the majority."""
    mentions: dict[Words, list[Candidate]] = defaultdict(list)
    for c in candidates:
        mentions[c.words(lines)].append(c)
    located = {
        words
        for words in known.people
        if len(words) == 2 and words[-1:] not in mentions and _only_in(mentions[words], lines)
    }
    inner = {(word,) for name in known.people for word in _first_surnames(name)}
    towns = {words for words, mine in mentions.items() if _town(words, mine, lines, known)}
    found = []
    for c in candidates:
        words, line = c.words(lines), lines[c.line]
        if words in towns:
            kind = EntityKind.PLACE
        elif words in known.people:
            kind = EntityKind.PLACE if words in located else EntityKind.PERSON
        elif words in known.organisations and len(words) > 1:
            kind = EntityKind.ORGANISATION
        elif words in known.family or tuple(map(bare, words)) in known.family:
            kind = EntityKind.PLACE if _place_here(c, line) else EntityKind.PERSON
        elif words in inner:
            kind = EntityKind.PERSON
        else:
            count = known.votes[words]
            best = max(count.values())
            kind = c.kind if count[c.kind] == best else count.most_common(1)[0][0]
            unknown = kind is EntityKind.PLACE and " ".join(words) not in gazetteer.places()
            kind = EntityKind.PERSON if unknown and count[EntityKind.PERSON] else kind
        found.append(replace(c, kind=kind))
    return found


def spread(candidates: Sequence[Candidate], lines: Sequence[Line], known: Evidence) -> list[Candidate]:
    """Find the people whom the story shows elsewhere where the tagger left them out, headlines included."""
    patterns: dict[str, list[tuple[Words, EntityKind]]] = defaultdict(list)
    shown = [c for c in candidates if c.kind is EntityKind.PERSON and (c.last - c.first > 1 or not c.doubtful)]
    wanted: dict[Words, EntityKind] = {c.words(lines): c.kind for c in shown}
    people = known.people & {c.words(lines) for c in candidates}
    surnames = {surname_of(name) for name in people}
    wanted.update((name, EntityKind.PERSON) for name in people | surnames)
    wanted.update(((word,), EntityKind.PERSON) for name in people for word in _first_surnames(name))
    ordinary = set()
    for words, kind in wanted.items():
        if len(words) == 1 and (words[0] in known.lower or words[0] in gazetteer.common_words()):
            if len(words[0]) < 4 or words not in surnames:
                continue
            ordinary.add(words[0])
        patterns[words[0]].append((words, kind))
    taken = {(c.line, i) for c in candidates for i in range(c.first, c.last)}
    found = list(candidates)
    for number, line in enumerate(lines):
        for i, low in enumerate(line.lows):
            fitting = patterns.get(low) or (patterns.get(bare(low)) if bare(low) != low else None)
            if not fitting or not _begins_name(line, i):
                continue
            for words, kind in sorted(fitting, key=lambda pattern: -len(pattern[0])):
                last = i + len(words)
                same = line.lows[i:last] == words or (len(words) == 1 and bare(low) == words[0])
                same = same and not (words[0] in ordinary and len(words) == 1 and may_be_ordinary(line, i, known.lower))
                if same and not any((number, k) in taken for k in range(i, last)) and _fits(line, i, last, kind):
                    found.append(Candidate(number, i, last, kind))
                    taken.update((number, k) for k in range(i, last))
                    break
    return found


def _first_surnames(name: Words) -> list[str]:
    """Return the words of a full name, neither first nor last, by which a person may be called: "Peña" of four."""
    given = gazetteer.given_names()
    return [
        word
        for place, word in enumerate(name[1:-1], 1)
        if len(word) > 2
        and word not in PARTICLES
        and (word not in given or (place > 1 and word in gazetteer.surnames()))
        and word not in gazetteer.places()
    ]


def near(a: str, b: str) -> bool:
    """Tell whether two words differ by one letter put in, left out or changed."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    if len(a) == len(b):
        return a[start + 1 :] == b[start + 1 :]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]


def _begins_name(line: Line, i: int) -> bool:
    text = line.tokens[i].text
    return (
        text[0].isupper()
        or text[:3].lower() in ("al-", "el-")
        or (line.lows[i] in PARTICLES and i + 1 < len(line.lows))
    )


def _fits(line: Line, first: int, last: int, kind: EntityKind) -> bool:
    """Tell whether the words stand alone here, not inside a longer name of another kind."""
    if not line.tokens[last - 1].text[0].isupper() and last - first > 1:
        return False
    if not line.named or kind is not EntityKind.PERSON:
        return True
    after = line.tokens[last].text if last < len(line.tokens) else ""
    return not (
        after[:1].isupper() and (after in _CALLED_AFTER or gazetteer.fold(after) in gazetteer.organisation_heads())
    )


def credible(candidates: Sequence[Candidate], lines: Sequence[Line], known: Evidence) -> list[Candidate]:
    """Leave out what the tagger doubts and nothing supports: ordinary words, people of one word."""
    firm: set[Words] = set()
    for c in candidates:
        if len(c.words(lines)) == 1 and (not c.doubtful or _supported(c, lines, known)):
            firm.add(c.words(lines))
    found = []
    for c in candidates:
        words = c.words(lines)
        if not c.doubtful:
            if c.kind is not EntityKind.PERSON or not (_only_ordinary(words) or _matter(c, lines, known)):
                found.append(c)
            continue
        if c.kind is EntityKind.PERSON and len(words) == 1 and _only_a_place(c, lines, known):
            found.append(replace(c, kind=EntityKind.PLACE))
            continue
        if len(words) == 1 and words not in firm:
            unsure = c.sure < _TRUSTED or len(lines[c.line].tokens) < 4 or _matter(c, lines, known)
            doubted = c.kind is EntityKind.PERSON and unsure
            if doubted or _ordinary(c, lines, known):
                continue
        elif len(words) > 1 and c.kind is EntityKind.PERSON and not _looks_like_person(words):
            continue
        if c.kind is EntityKind.PERSON and len(words) > 1 and _of_region(words):
            c = replace(c, kind=EntityKind.ORGANISATION)
        found.append(_outlet(c, lines, known))
    return found


def _only_a_place(c: Candidate, lines: Sequence[Line], known: Evidence) -> bool:
    """Tell whether a supposed person of one word is a place, and nobody of that name is known."""
    words = c.words(lines)
    if words[0] not in gazetteer.places() or words[0] in known.people_words:
        return False
    if gazetteer.places()[words[0]] == "city" and (
        words[0] in gazetteer.given_names() or words[0] in gazetteer.surnames()
    ):
        return False
    return not (c.first and lines[c.line].lows[c.first - 1] in gazetteer.honorifics())


def _ordinary(c: Candidate, lines: Sequence[Line], known: Evidence) -> bool:
    """Tell whether a single word at the start of a line is more likely an ordinary word."""
    word = c.words(lines)[0]
    if lines[c.line].tokens[c.first].text.isupper() and len(word) > 1:
        return False
    ordinary = word in known.lower or word in gazetteer.common_words()
    return ordinary and (not any(lines[c.line].tokens[k].is_word for k in range(c.first)) or word in known.lower)


def _supported(c: Candidate, lines: Sequence[Line], known: Evidence) -> bool:
    """Tell whether this mention of a single word is good evidence for its kind."""
    words, line = c.words(lines), lines[c.line]
    word = words[0]
    if c.kind is not EntityKind.PERSON:
        return not _ordinary(c, lines, known)
    if (bare(word),) in known.family or word in known.people_words:
        return True
    if affair(line, c.first, c.last) or _of_organisation(word, known):
        return False
    before = line.lows[c.first - 1] if c.first else ""
    if before == "." and c.first > 1:
        before = line.lows[c.first - 2]
    if before in gazetteer.honorifics() or (before in gazetteer.roles() and line.tokens[c.first - 1].text[0].isupper()):
        return True
    if word in gazetteer.common_words() or word in known.lower or word in gazetteer.organisation_heads():
        return False
    after = line.lows[c.last] if c.last < len(line.lows) else ""
    if before in SAYING:
        return True
    next_word = line.lows[c.last + 1 : c.last + 3]
    if (
        after == ","
        and len(next_word) > 1
        and next_word[0] in ("a", "an", "the", "his", "her", "their", "its")
        and (next_word[1] in gazetteer.roles())
    ):
        return True
    after_two = line.lows[c.last + 1] if c.last + 1 < len(line.lows) else ""
    if after in SAYING or (after == "," and after_two.isdigit()):
        return True
    listed = word in gazetteer.surnames() or word in gazetteer.given_names()
    if c.first > 0 and line.named and listed:
        return True
    return known.votes[words][EntityKind.PERSON] > 2 and line.named and c.first > 0


def _of_organisation(word: str, known: Evidence) -> bool:
    """Tell whether a word that is no given name begins the name of an organisation of the story."""
    return word not in gazetteer.given_names() and any(name[0] == word for name in known.organisations if len(name) > 1)


def _office(words: Words) -> bool:
    """Tell whether a name ends in a role that is no surname: "Home Secretary"."""
    return words[-1] in gazetteer.roles() and words[-1] not in gazetteer.surnames()


def _matter(c: Candidate, lines: Sequence[Line], known: Evidence) -> bool:
    """Tell whether a name is that of a matter or an office: "the Puentes case", "Shadow Home Secretary"."""
    word, line = c.words(lines)[0], lines[c.line]
    if c.last < len(line.lows) and line.lows[c.last] in _OFFICES and word not in gazetteer.given_names():
        return line.tokens[c.last].is_capitalised and word not in known.people_words
    return c.last - c.first == 1 and bare(word) not in known.people_words and affair(lines[c.line], c.first, c.last)


def _only_ordinary(words: Words) -> bool:
    """Tell whether all of several words are ordinary ones that nobody is called: "Ten Per Cent"."""
    return len(words) > 1 and all(
        word in gazetteer.common_words() and word not in gazetteer.given_names() and word not in gazetteer.surnames()
        for word in words
    )


def _looks_like_person(words: Words) -> bool:
    plain = [word for word in words if word not in PARTICLES]
    if any(word in gazetteer.never_names() and word not in gazetteer.given_names() for word in plain):
        return False
    if _office(words):
        return False
    known = [w for w in plain if w in gazetteer.given_names() or bare(w) in gazetteer.surnames()]
    ordinary = [w for w in plain if w in gazetteer.common_words()]
    return bool(known) or len(ordinary) < len(plain)


def _of_region(words: Words) -> bool:
    """Tell whether a name begins with a country or region that nobody is called: "Ontario Ghostbusters"."""
    region = gazetteer.places().get(words[0], "city") != "city"
    return region and words[0] not in gazetteer.given_names() and words[0] not in gazetteer.surnames()


def _outlet(c: Candidate, lines: Sequence[Line], known: Evidence) -> Candidate:
    """Take the X of "he told X" for a news outlet where the story never names X otherwise."""
    words, line = c.words(lines), lines[c.line]
    if c.kind is not EntityKind.PERSON or len(words) != 1 or not c.first:
        return c
    if bare(words[0]) in known.people_words:
        return c
    once = sum(known.votes[words].values()) <= 2
    told = line.lows[c.first - 1] in ("told", "tells")
    listed = words[0] in gazetteer.surnames() or words[0] in gazetteer.given_names()
    return replace(c, kind=EntityKind.ORGANISATION) if once and told and not listed else c


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Sort candidates by where they stand."""
    return sorted(candidates, key=lambda c: (c.line, c.first, c.last))
