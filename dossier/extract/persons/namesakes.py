"""The names of a story that mean the same person, by the shape of the names alone."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from dossier.domain.mentions import EntityKind, NameMention
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.naming.evidence import LONG_SURNAME, Words, bare, near, surname_of
from dossier.extract.persons.aliases import aliases_after, unnoticed
from dossier.extract.persons.assumed_names import assumed_names
from dossier.extract.persons.clusters import Cluster, Name, names_of
from dossier.extract.persons.told_apart import told_apart
from dossier.extract.tokens import TokenizedStory

# In characters: about a sentence, two, and six.
_LONG_GIVEN = 5
_VOWELS = str.maketrans("eyo", "iiu")
_SAME_SENTENCE, _JUST_NAMED, _LONG_AGO = 150, 300, 900
_RELATIVES = frozenset(
    "husband wife brother sister son daughter father mother uncle aunt cousin nephew niece grandfather grandmother "
    "grandson granddaughter widow widower fiance fiancee".split()
)
_WIVES = frozenset("wife widow".split())
# What only a married woman among namesakes is called.
_MARRIED = frozenset("lady mrs mrs. madame senora signora frau".split())
_OWNING = frozenset("his her their its my our 's ’s younger older elder twin eldest youngest first second".split())
_SENIORITY = frozenset("elder older younger eldest youngest".split())
_TRIED = re.compile(
    r"[^.!?\n]{0,60}?\b(?:arrested|charged|tried|trial|jailed|convicted|pleaded|sentenced|indicted|accused|detained|fined|acquitted)\b"
)
_NOBODY = Cluster(EntityKind.PERSON, "", ())


def given_agree(a: str, b: str) -> bool:
    """Tell whether two given names can be one: equal, an initial of the other, or a known nickname."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    groups = gazetteer.nicknames()
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


@lru_cache(maxsize=1 << 12)
def _sound(given: str) -> str:
    """Return a given name as it sounds, so that "Mohammed" and "Mohamed", "Kristen" and "Kristin" are one."""
    plain = given.replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("ph", "f").replace("ks", "x")
    told = plain.translate(_VOWELS)
    return "".join(letter for i, letter in enumerate(told) if i == 0 or letter != told[i - 1])


def sounds_like(a: Words, b: Words) -> bool:
    """Tell whether two full names are one in two spellings: the same words but for how the given name is written."""
    if len(a) != len(b) or a[1:] != b[1:] or a[0] == b[0] or a[0][-1] != b[0][-1]:
        return False
    if min(len(a[0]), len(b[0])) < _LONG_GIVEN or _sound(a[0]) != _sound(b[0]):
        return False
    given = gazetteer.given_names()
    told = {given.get(a[0], "u"), given.get(b[0], "u")} - {"u"}
    return len(told) == 1  # "Francis" and "Frances" are borne by men and women


def same_full_name(a: Words, b: Words) -> bool:
    """Tell whether two full names of one story mean one person: same surname, agreeing given and middle names."""
    last_a, last_b = tuple(map(bare, surname_of(a))), tuple(map(bare, surname_of(b)))
    if last_a != last_b or not given_agree(a[0], b[0]):
        return False
    middle_a, middle_b = a[1 : len(a) - len(last_a)], b[1 : len(b) - len(last_b)]
    shorter, longer = sorted((middle_a, middle_b), key=len)
    rest = iter(longer)
    return all(any(given_agree(word, other) for other in rest) for word in shorter)


def _title_gender(name: Name) -> str:
    """Return the gender that a form of address before *name* tells, "" where none does."""
    titles = gazetteer.honorifics()
    told = next((titles[word] for word in name.before[-2:] if word in titles), "")
    return told if told in ("m", "f") else ""


def _introduced_as_kin(before: Sequence[str]) -> bool:
    """Tell whether the words before a name make the person a relative: "his sister ,", "Y 's brother"."""
    words = [word for word in before if word != ","]
    owned = len(words) > 1 and words[-2] in _OWNING
    return bool(words) and words[-1] in _RELATIVES and (owned or before[-1] == ",")


class _Register:
    """The people of a story, to be found by surname, first name and the names between without looking at all."""

    def __init__(self) -> None:
        self.clusters: dict[int, Cluster] = {}
        self._surnames: dict[str, list[Cluster]] = defaultdict(list)
        self._first: dict[str, list[Cluster]] = defaultdict(list)
        self._inner: dict[str, list[Cluster]] = defaultdict(list)
        self._starts: dict[int, Cluster] = {}
        self._kin: set[int] = set()
        self._wives: set[int] = set()
        self._tried: set[int] = set()
        self._told: dict[int, str] = {}
        self._sets: dict[frozenset[str], Cluster] = {}

    def add(self, story: TokenizedStory, cluster: Cluster, name: Name) -> None:
        """Give *name* to *cluster*."""
        cluster.add(story, name)
        self.clusters[id(cluster)] = cluster
        self._starts[name.span.start] = cluster
        if _introduced_as_kin(name.before):
            self._kin.add(id(cluster))
            if not _WIVES.isdisjoint(name.before):
                self._wives.add(id(cluster))
            if _TRIED.match(story.text, name.span.end) is not None:
                self._tried.add(id(cluster))
        told = _title_gender(name)
        if told:
            self._told.setdefault(id(cluster), told)
        self._know(cluster, name.words)

    def _know(self, cluster: Cluster, words: Words) -> None:
        self._put(self._surnames, bare(surname_of(words)[-1]), cluster)
        if len(words) > 1:
            self._sets.setdefault(frozenset(words), cluster)
            self._put(self._first, words[0], cluster)
        for word in words[1:] if len(words) > 2 else ():
            self._put(self._inner, bare(word), cluster)

    @staticmethod
    def _put(index: dict[str, list[Cluster]], word: str, cluster: Cluster) -> None:
        if not any(known is cluster for known in index[word]):
            index[word].append(cluster)

    def _alive(self, found: Iterable[Cluster]) -> list[Cluster]:
        return [cluster for cluster in found if id(cluster) in self.clusters]

    def by_surname(self, word: str) -> list[Cluster]:
        """Return the people with this family name."""
        return self._alive(self._surnames.get(bare(word), ()))

    def by_first(self, word: str) -> list[Cluster]:
        """Return the people with this first name."""
        return self._alive(self._first.get(word, ()))

    def by_inner(self, word: str) -> list[Cluster]:
        """Return the people with this name among their later names."""
        return self._alive(self._inner.get(bare(word), ()))

    def turned(self, words: Words) -> Cluster | None:
        """Return who has the same names in another order: "Hara Natsu" is Natsu Hara."""
        cluster = self._sets.get(frozenset(words)) if len(words) == len(set(words)) else None
        return cluster if cluster is not None and id(cluster) in self.clusters else None

    def bearers_of(self, word: str) -> list[Cluster]:
        """Return the people who bear a word among their names: as the family name, else as any other."""
        return self.by_surname(word) or self.by_first(word) or self.by_inner(word)

    def is_kin(self, cluster: Cluster) -> bool:
        """Tell whether the story brings somebody in as a relative: "her husband X"."""
        return id(cluster) in self._kin

    def is_wife(self, cluster: Cluster) -> bool:
        """Tell whether the story brings somebody in as a wife or a widow."""
        return id(cluster) in self._wives

    def is_tried(self, cluster: Cluster) -> bool:
        """Tell whether the story brings a relative in as one who is held or tried too: "Her husband, X, was tried"."""
        return id(cluster) in self._tried

    def is_another(self, cluster: Cluster, name: Name) -> bool:
        """Tell whether "Lady" before *name* belies that it is a *cluster* known by a surname alone, as "Lord"."""
        return len(cluster.words) == 1 and {self._told.get(id(cluster)), _title_gender(name)} == {"m", "f"}

    def at(self, alias: Span) -> Cluster | None:
        """Return whose name begins where *alias* does."""
        return self._starts.get(alias.start)

    def join(self, kept: Cluster, gone: Cluster) -> None:
        """Make two people one."""
        kept.take(gone)
        del self.clusters[id(gone)]
        for variant in gone.variants:
            self._know(kept, variant)
        for span in gone.spans:
            self._starts[span.start] = kept


def people_of(story: TokenizedStory, names: Sequence[Name]) -> list[Cluster]:
    """Gather the names of people. A surname that two people share is left out where it could mean either."""
    register = _Register()
    apart = told_apart(story, names)
    bearers: dict[int, Cluster] = {}
    for name in names:
        number = apart.get(name.span.start)
        if name.span.start in apart:
            if number is not None and len(name.words) > 1:
                register.add(story, bearers.setdefault(number, Cluster(EntityKind.PERSON, "", ())), name)
        elif len(name.words) > 1:
            surname = surname_of(name.words)[-1]
            fitting = (
                c for c in register.by_surname(surname) if any(same_full_name(name.words, v) for v in c.variants)
            )
            found = next(fitting, None) or register.turned(name.words) or _other_spelling(name, register)
            register.add(story, found or Cluster(EntityKind.PERSON, "", ()), name)
    _join_nested(register, list(bearers.values()))
    short = _join_aliases(story, register)
    _join_assumed(story, register, names)
    for name in names:
        if len(name.words) == 1 and name.span.start in apart:
            number = apart[name.span.start]
            if number is not None and number in bearers:
                register.add(story, bearers[number], name)
        elif len(name.words) == 1:
            own = short.get(name.span.start)
            if own is not None and any(other is not own for other in register.by_surname(name.words[0])):
                own.spans.append(name.span)  # "Ann Roe, née Berg" in a story of Karl Berg
                continue
            found = _owner(name, register)
            if found is not _NOBODY:
                register.add(story, found or Cluster(EntityKind.PERSON, "", ()), name)
    _join_aliases(story, register)
    return list(register.clusters.values())


def _other_spelling(name: Name, register: _Register) -> Cluster | None:
    """Return whom a full name means in another spelling: "Mohamed Roe", once "Mohammed Roe"; not two side by side."""
    close = [
        c
        for c in register.by_surname(surname_of(name.words)[-1])
        if any(sounds_like(name.words, variant) for variant in c.variants)
        and all(name.span.start - span.end > _SAME_SENTENCE for span in c.spans)
    ]
    return close[0] if len(close) == 1 else None


def with_aliases(story: TokenizedStory, names: Sequence[Name]) -> list[Name]:
    """Make people of the names by which people are also known, whatever kind they looked like."""
    aliases = [
        alias
        for name, end in _with_sentence_ends(story, names)
        if name.kind is EntityKind.PERSON and len(name.words) > 1
        for alias in aliases_after(story, name.span, end)
    ]
    assumed = list(assumed_names(story, names))
    if not aliases and not assumed:
        return list(names)
    starts = {alias.start for alias in aliases}
    known = [
        replace(n, kind=EntityKind.PERSON) if n.span.start in starts else n for n in _in_full(story, names, assumed)
    ]
    spans = sorted(unnoticed(story, aliases, [name.span for name in names]))
    further = names_of(story, [NameMention(span, EntityKind.PERSON) for span in spans])
    return sorted([*known, *further], key=lambda name: name.span)


def _in_full(story: TokenizedStory, names: Sequence[Name], assumed: Sequence[tuple[Name | None, Span]]) -> list[Name]:
    """Return *names* with the *assumed* ones as they are said, instead of what was found of them; nobody's are none."""
    if not assumed:
        return list(names)
    whole = names_of(story, [NameMention(span, EntityKind.PERSON) for span in dict.fromkeys(s for _, s in assumed)])
    borne = {span.start for name, span in assumed if name is not None}
    starts = [name.span.start for name in whole]

    def covered(name: Name) -> bool:
        at = bisect_right(starts, name.span.end - 1) - 1
        return at >= 0 and whole[at].span.end > name.span.start

    return sorted(
        [*(name for name in names if not covered(name)), *(name for name in whole if name.span.start in borne)],
        key=lambda name: name.span,
    )


def _join_assumed(story: TokenizedStory, register: _Register, names: Sequence[Name]) -> None:
    """Join "Daniel Colby" to the one who "did business as" him."""
    for name, other in assumed_names(story, names):
        if name is None:
            continue
        namesakes = register.bearers_of(name.words[0]) if len(name.words) == 1 else []
        bearer = register.at(name.span) or (namesakes[0] if len(namesakes) == 1 else None)
        borne = register.at(other)
        if bearer is None or borne is None:
            continue
        if borne is not bearer:
            register.join(bearer, borne)
        bearer.assumed.add(other.start)


def _with_sentence_ends(story: TokenizedStory, names: Sequence[Name]) -> list[tuple[Name, int]]:
    starts = [sentence.span.start for sentence in story.sentences]
    return [(n, story.sentences[bisect_right(starts, n.span.start) - 1].span.end) for n in names]


def _join_aliases(story: TokenizedStory, register: _Register) -> dict[int, Cluster]:
    """Join "Abu Talha" to "Rashid Qurbanov" where the story says that he is known as that.

    Returns where other names of a single word stand that no name was found for, with whose they are.
    """
    short: dict[int, Cluster] = {}
    starts = [sentence.span.start for sentence in story.sentences]
    for cluster in list(register.clusters.values()):
        for span in list(cluster.spans):
            end = story.sentences[bisect_right(starts, span.start) - 1].span.end
            for alias in aliases_after(story, span, end):
                other = register.at(alias)
                if other is None and len(parts := alias.of(story.text).split()) > 1:
                    other = register.at(Span(alias.end - len(parts[-1]), alias.end))  # "known as Father X"
                if other is None and " " not in alias.of(story.text):
                    short[alias.start] = cluster
                    other = _called_so(story, alias, register)
                if other is not None and " " not in alias.of(story.text) and len(other.words) > 1:
                    continue  # "Ann Roe, née Berg" is not her brother, Karl Berg
                if other is not None and other is not cluster and id(cluster) in register.clusters:
                    shorter = len(cluster.words) == 1 < len(other.words)
                    register.join(*((other, cluster) if shorter else (cluster, other)))
    return short


def _called_so(story: TokenizedStory, alias: Span, register: _Register) -> Cluster | None:
    """Return the one whom the story calls by nothing but a by-name in quotation marks: "X, “Ace”, … Ace fled"."""
    if story.text[alias.start - 1 : alias.start] not in ("“", '"', "‘", "'"):
        return None
    word = gazetteer.fold(alias.of(story.text))
    return next((c for c in register.by_surname(word) if c.words == (word,)), None)


def _join_nested(register: _Register, apart: Sequence[Cluster]) -> None:
    """Join "Kazemi Ashtiani" to the one "Reza Kazemi Ashtiani": the end or the beginning of one longer name.

    Two of one name that the story tells apart (*apart*) stay two.
    """
    kept = {id(cluster) for cluster in apart}
    for small in [cluster for cluster in register.clusters.values() if id(cluster) not in kept]:
        words, size = small.words, len(small.words)
        near_by = {id(c): c for c in (*register.by_surname(surname_of(words)[-1]), *register.by_first(words[0]))}
        owners = [
            big for big in near_by.values() if len(big.words) > size and words in (big.words[-size:], big.words[:size])
        ]
        if len(owners) == 1:
            register.join(owners[0], small)
        elif owners and words[0] not in gazetteer.given_names() and all(big.words[-size:] == words for big in owners):
            _share_out(register, small, owners)


def _share_out(register: _Register, small: Cluster, owners: Sequence[Cluster]) -> None:
    """Settle whom the two surnames of *small* mean, which several relatives bear: never somebody of that name alone.

    It is the one whom the story had named before it first wrote them, or who is not brought in as a relative.
    """
    first = min(span.start for span in small.spans)
    before = [big for big in owners if min(span.start for span in big.spans) < first]
    own = [big for big in before if not register.is_kin(big)]
    chosen = before if len(before) == 1 else own
    if len(chosen) == 1:
        register.join(chosen[0], small)
    else:
        del register.clusters[id(small)]


def _owner(name: Name, register: _Register) -> Cluster | None:
    """Return whom a single word means: a cluster, ``_NOBODY`` where two fit, None where none does."""
    word = name.words[0]
    kin = _introduced_as_kin(name.before)
    titled = not kin and any(before in gazetteer.honorifics() for before in name.before[-2:])
    fitting = register.by_surname(word)
    if not fitting and not kin:
        # "Chao" of a story that only later names his daughter, Rulan Chao Pian, is not she.
        inner = register.by_inner(word)
        fitting = [c for c in inner if not name.in_body or _named_before(name, c)]
    if len(fitting) > 1 and not _SENIORITY.isdisjoint(name.before[-1:]):
        return _NOBODY
    if len(fitting) > 1:
        earlier = [c for c in fitting if any(span.end <= name.span.start for span in c.spans)]
        fitting = earlier if len(earlier) == 1 else fitting
    if len(fitting) > 1:
        fitting = [c for c in fitting if not _belied(name, c)] or fitting
    if len(fitting) > 1 and not _MARRIED.isdisjoint(name.before[-2:]):
        wives = [c for c in fitting if register.is_wife(c)]
        fitting = wives if len(wives) == 1 else fitting
    if len(fitting) > 1:
        fitting = _by_title(name, fitting) or _not_kin(name, fitting, register) or fitting
    if len(fitting) == 1 and (head := _of_two_surnames(name, fitting[0], register)) is not None:
        return head
    if len(fitting) == 1 and register.is_another(fitting[0], name):
        return None  # "Lord Fox and Lady Fox"
    if fitting and len(fitting) == 1 and _belied(name, fitting[0]):
        return _wife(register)
    if fitting:
        return fitting[0] if len(fitting) == 1 else _spoken_of(name, fitting)
    by_given = register.by_first(word)
    if by_given and not titled:
        known = [c for c in by_given if _named_before(name, c)] if len(by_given) > 1 else by_given
        return known[0] if len(known) == 1 else _NOBODY
    if len(by_given) == 1 and _named_before(name, by_given[0]) and not _belied(name, by_given[0]):
        return by_given[0]  # "Madam Pham" in a story of Pham Thi Hoa
    if len(word) >= LONG_SURNAME and (titled or word not in gazetteer.surnames()):
        people = [c for c in register.clusters.values() if len(c.words) > 1 and len(c.words[-1]) >= LONG_SURNAME]
        close = [c for c in people if near(word, c.words[-1]) and (titled or word[:2] == c.words[-1][:2])]
        return close[0] if len(close) == 1 else None
    return None


def _of_two_surnames(name: Name, known: Cluster, register: _Register) -> Cluster | None:
    """Return the one of two surnames whom the first of them means, rather than *known*, who has only that one.

    "Mr Arrieta" is Rodolfo Arrieta Cálix and not Ana Arrieta, where she is a woman, a relative, or comes only later.
    """
    word = name.words[0]
    others = [c for c in register.by_inner(word) if c is not known and len(c.words) > 2 and bare(c.words[-2]) == word]
    if len(others) != 1 or not _named_before(name, others[0]):
        return None
    given = gazetteer.given_names()
    told = next((gazetteer.honorifics()[before] for before in name.before[-2:] if before in gazetteer.honorifics()), "")
    belied = told not in ("", "u") and {given.get(known.words[0]), told} == {"m", "f"}
    fits = {given.get(others[0].words[0]), told} != {"m", "f"}
    later = not _named_before(name, known) or (register.is_kin(known) and told in ("", "u"))
    return others[0] if fits and (belied or later) else None


def _named_before(name: Name, cluster: Cluster) -> bool:
    """Tell whether somebody's full name comes before *name*."""
    return any(span.end <= name.span.start for span in cluster.spans)


def _belied(name: Name, cluster: Cluster) -> bool:
    """Tell whether "Mrs" before a surname belies the first name of its only bearer: "Mrs Roe" is not Karl Roe."""
    told = next((gazetteer.honorifics()[word] for word in name.before[-2:] if word in gazetteer.honorifics()), "")
    known = gazetteer.given_names().get(cluster.words[0], "u") if len(cluster.words) > 1 else "u"
    return told == "f" and known == "m"


def _wife(register: _Register) -> Cluster:
    """Return the one woman named only by her first name as somebody's relative, or nobody."""
    kin = [c for c in register.clusters.values() if len(c.words) == 1 and register.is_kin(c)]
    women = [c for c in kin if gazetteer.given_names().get(c.words[0], "u") == "f"]
    return women[0] if len(women) == 1 else _NOBODY


def _by_title(name: Name, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the one namesake whose first name fits "Mr" or "Mrs" before the surname, or nobody."""
    told = next((gazetteer.honorifics()[word] for word in name.before[-2:] if word in gazetteer.honorifics()), "")
    known = [gazetteer.given_names().get(cluster.words[0], "u") for cluster in clusters]
    fitting = [cluster for cluster, gender in zip(clusters, known, strict=True) if gender == told]
    return fitting if told and len(fitting) == 1 and "u" not in known else []


def _not_kin(name: Name, clusters: Sequence[Cluster], register: _Register) -> list[Cluster]:
    """Return the one namesake who is not brought in as the relative of somebody ("his sister, X"), or nobody.

    ``_NOBODY`` where a relative was named last who is tried as well ("Her husband, X, was tried"), unless the story
    used the bare surname for the other before.
    """
    own = [cluster for cluster in clusters if not register.is_kin(cluster)]
    last = max(clusters, key=lambda c: max((s.end for s in c.spans if s.end <= name.span.start), default=-1))
    if len(own) != 1:
        return []
    known = any(len(variant) == 1 for variant in own[0].variants)
    return own if known or not register.is_tried(last) else [_NOBODY]


def _spoken_of(name: Name, clusters: Sequence[Cluster]) -> Cluster:
    """Return the one of several namesakes whom a bare surname means, or nobody.

    It is the one for whom the story already used it before it named the others, or the one who was just named while
    the others were not for long.
    """
    established = [c for c in clusters if any(len(variant) == 1 for variant in c.variants)]
    if len(established) == 1 and not _just_named(name, [c for c in clusters if c is not established[0]]):
        return established[0]
    seen = [[span.end for span in cluster.spans if span.end <= name.span.start] for cluster in clusters]
    last = sorted((max(ends, default=-1), number) for number, ends in enumerate(seen))
    (second, _), (first, number) = last[-2:]
    recent = first >= 0 and name.span.start - first < _JUST_NAMED
    return clusters[number] if recent and (second < 0 or name.span.start - second > _LONG_AGO) else _NOBODY


def _just_named(name: Name, clusters: Sequence[Cluster]) -> bool:
    """Tell whether one of *clusters* is named shortly before *name*."""
    return any(0 <= name.span.start - span.end < _SAME_SENTENCE for cluster in clusters for span in cluster.spans)
