"""Words without a name that mean one known person: "A former director … was jailed. X, 61, was convicted"."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.persons import genders
from dossier.extract.persons.callings import agrees, alike, same, telling
from dossier.extract.persons.clusters import Cluster
from dossier.extract.persons.leads import LEADS, lead_of, two_led
from dossier.extract.persons.offices import ANYBODY, Fields, field_before, of_field
from dossier.extract.persons.phrases import LESSER, PersonPhrase, person_noun
from dossier.extract.persons.scenes import is_official
from dossier.extract.persons.sightings import (
    ACCUSED,
    ENDING,
    LEGAL,
    SPEAKERS,
    VERBS,
    Named,
    View,
    beside,
    closing_comma,
    legal_after,
    views_of,
)
from dossier.extract.tokens import Token, TokenizedStory

_LONGEST, _BEHIND, _BACK, _FIRST = 10, 4, 1, 6
_COURTS = frozenset("court judge judges justice jury jurors inquiry tribunal trial hearing".split())
_KILLED = frozenset("shot killed murdered stabbed found born beaten strangled poisoned beheaded abducted".split())
_RANKS = {
    "capt": "captain", "gen": "general", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "maj": "major",
    "adm": "admiral", "cmdr": "commander", "brig": "brigadier", "cpl": "corporal", "prof": "professor",
    "sen": "senator", "rep": "congressman", "gov": "governor", "insp": "inspector", "supt": "superintendent",
    "det": "detective", "pc": "constable", "rev": "priest", "fr": "priest", "coun": "councillor",
    "cllr": "councillor",
}  # fmt: skip
"""What the short forms of ranks before names mean, as the story then calls them: "Capt. X … the captain"."""
_AGES = frozenset("old young elderly".split())
_SAID_OF = frozenset("is was be been being become became as like remains remained are were not , –".split())
_SERVING = frozenset("of to for".split())
_KINDRED = frozenset("client lawyer friend colleague neighbour neighbor relative".split())


# How many sentences back "the witness" was named, and how many words behind "heard from" whoever is heard.
_WITNESSED, _HEARING = 3, 14


@dataclass(frozen=True, slots=True)
class _Known:
    """What the story says: nouns with whose they are, unnamed people by noun, where people begin, the one accused.

    ``callings`` are the nouns of each, ``topics`` those named most, ``order`` all in the order in which they come,
    ``fields`` what makes the office of each another one.
    """

    nouns: dict[str, set[int]]
    indefinite: Counter[str]
    starts: dict[int, int]
    accused: frozenset[int]
    callings: dict[int, set[str]]
    topics: tuple[int, ...]
    order: tuple[int, ...]
    fields: Fields
    others: dict[str, list[int]]
    """Where the story brings in unnamed people by a noun, but for "is a baker" and "as a baker"."""

    def another(self, noun: str, after: int, before: int) -> bool:
        """Tell whether the story brings in another one of that noun between two places: "a president who died"."""
        return any(after < start < before for start in self.others.get(noun, ()))

    def alone(self, noun: str) -> bool:
        """Tell whether the story introduces at most one unnamed person by this noun."""
        return sum(count for other, count in self.indefinite.items() if same(other, noun)) < 2


def introductions(story: TokenizedStory, clusters: Sequence[Cluster]) -> dict[int, list[Span]]:
    """Return, for people by number, the words without a name that certainly mean them.

    These are the person of whom the lead speaks before naming them, the words beside a name that come earlier or
    later by themselves ("a former detainee … the detainee, X"), what a lead called them, and "the defendant" in a
    story of one accused.
    """
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    if not people:
        return {}
    told = [genders.gender(cluster, story) for cluster in people]
    views = list(views_of(story, people, clusters))
    fields: Fields = {}
    nouns = _nouns_beside(views, fields)
    found: dict[int, list[Span]] = {}
    lead = lead_of(views, told, nouns)
    if lead is not None:
        view, phrase, person = lead
        found.setdefault(person, []).append(view.span(phrase))
        nouns.setdefault(phrase.noun, set()).add(person)
    for view, phrase, person in two_led(views) if lead is None else ():
        found.setdefault(person, []).append(view.span(phrase))
    accused = _accused(views, lead[2] if lead is not None and legal_after(lead[0], lead[1].head + 1) else None)
    starts = {n.person: v.sentence.tokens[n.first].start for v in reversed(views) for n in reversed(v.named)}
    if lead is not None:
        starts[lead[2]] = found[lead[2]][0].start
    for view in views:
        for phrase in view.phrases:
            if phrase.noun in fields and (field := field_before(view.sentence.tokens, phrase.head)):
                fields[phrase.noun].setdefault(ANYBODY, set()).add(field)
    indefinite = Counter(p.noun for v in views for p in v.phrases if not p.definite and not p.owned)
    others: dict[str, list[int]] = {}
    for view in views:
        for phrase in view.phrases:
            if not phrase.definite and not phrase.owned and not _is_said_of(view, phrase):
                others.setdefault(phrase.noun, []).append(view.sentence.tokens[phrase.first].start)
    callings: dict[int, set[str]] = {}
    for noun, some in nouns.items():
        for person in some:
            callings.setdefault(person, set()).add(noun)
    counts = Counter(named.person for view in views for named in view.named)
    most = max(counts.values(), default=0)
    topics = tuple(person for person, count in counts.items() if count == most)
    order = tuple(sorted(starts, key=starts.__getitem__))
    apart = _apart(views, starts)
    known = _Known(nouns, indefinite, starts, accused, callings, topics, order, fields, others)
    for number, view in enumerate(views):
        for phrase in view.phrases:
            if lead is not None and phrase is lead[1]:
                continue
            meant = _meant(view, phrase, views, known, number)
            if meant is None and number and phrase.noun not in nouns:
                meant = _just_named(views[number - 1], view, phrase)
                if meant is not None:
                    nouns[phrase.noun] = {meant}
            if meant is None:
                meant = _named_as(view, phrase)
            if meant is None and number:
                meant = _of_age(views[max(0, number - 2) : number], view, phrase)
            if meant is None and telling(phrase.noun):
                meant = _taken_for(views, number, phrase, known)
                meant = None if meant in apart.get(phrase.noun, ()) else meant
                if meant is not None:
                    nouns[phrase.noun] = {meant}
            field = field_before(view.sentence.tokens, phrase.head)
            if meant is not None and not of_field(phrase.noun, field, {meant}, fields):
                meant = None  # "Interior minister X … The finance minister"
            if meant is not None and told[meant] in (phrase.gender or "u", "u", *("mf" if not phrase.gender else "")):
                found.setdefault(meant, []).append(view.span(phrase))
    return {person: sorted(spans) for person, spans in found.items()}


def _apart(views: Sequence[View], starts: Mapping[int, int]) -> dict[str, set[int]]:
    """Return whom the story cannot mean by "the" and a noun: who comes in as or after "a driver of the governor"."""
    found: dict[str, set[int]] = {}
    for view in views:
        tokens = view.sentence.tokens
        for phrase in view.phrases:
            of = phrase.first - 1
            if (
                phrase.definite
                and of > 0
                and tokens[of].text in _SERVING
                and person_noun(tokens[of - 1].text) is not None
            ):
                since = view.sentence.span.start
                found.setdefault(phrase.noun, set()).update(p for p, start in starts.items() if start >= since)
    return found


def _nouns_beside(views: Sequence[View], fields: Fields) -> dict[str, set[int]]:
    """Return the nouns that stand beside people's names, with whose: "the detainee, X", "X, a teacher,".

    Notes in *fields* what stands before them: "interior minister X".
    """
    found: dict[str, set[int]] = {}
    for view in views:
        tokens = view.sentence.tokens
        heads = [phrase.head for phrase in view.phrases]
        for named in view.named:
            for i in beside(tokens, named):
                if _is_served(tokens, i):
                    continue
                noun = gazetteer.fold(tokens[i].text)
                lesser = tokens[i - 1].text.lower() if i else ""
                if (field := field_before(tokens, i)) and person_noun(noun) is not None:
                    fields.setdefault(noun, {}).setdefault(named.person, set()).add(field)
                if lesser in LESSER and person_noun(noun) is not None:
                    found.setdefault(f"{lesser} {noun}", set()).add(named.person)
                elif person_noun(noun) is not None or (tokens[i].is_capitalised and noun in gazetteer.demonyms()):
                    found.setdefault(noun, set()).add(named.person)
            for noun in _before_and(tokens, named.first):
                found.setdefault(noun, set()).add(named.person)
            near = slice(bisect_right(heads, named.first - _LONGEST - _BEHIND), bisect_right(heads, named.first))
            for phrase in view.phrases[near]:
                if _names_behind(tokens, phrase, named):
                    found.setdefault(phrase.noun, set()).add(named.person)
            testifies = _testifies(tokens, named.last) or _is_heard(tokens, named.first)
            if testifies and not is_official(tokens, named.first, named.last):
                found.setdefault("witness", set()).add(named.person)
    return found


def _is_served(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a noun says whose aide or son somebody is: in "an aide of the mayor, X" X may be either."""
    if at + 1 >= len(tokens) or tokens[at + 1].text != ",":
        return False
    the = next((i for i in range(at - 1, max(0, at - 4), -1) if tokens[i].text.lower() in ("the", "his", "her")), 0)
    return the > 1 and tokens[the - 1].text in _SERVING and person_noun(tokens[the - 2].text) is not None


def _before_and(tokens: Sequence[Token], first: int) -> Iterator[str]:
    """Give what else a named person is: "its founder and chief executive X", "Capt. X"."""
    at = first - 1
    if at > 0 and tokens[at].text == ".":
        at -= 1
    rank = _RANKS.get(gazetteer.fold(tokens[at].text).rstrip(".")) if at >= 0 and tokens[at].is_capitalised else None
    if rank is not None:
        yield rank
    if at < 2 or person_noun(tokens[at].text) is None:
        return
    joined = next((i for i in range(at - 1, max(0, at - _BEHIND), -1) if tokens[i].text == "and"), 0)
    if joined and tokens[joined - 1].text.islower() and person_noun(tokens[joined - 1].text) is not None:
        yield gazetteer.fold(tokens[joined - 1].text)


def _names_behind(tokens: Sequence[Token], phrase: PersonPhrase, named: Named) -> bool:
    """Tell whether a name set apart behind a clause tells whom a phrase means: "the officer who fired, Constable X"."""
    after = phrase.head + 1
    if not phrase.definite or after >= len(tokens) or tokens[after].text.lower() not in ("who", "of", "for"):
        return False
    comma = next((i for i in range(after, min(after + _LONGEST, len(tokens))) if tokens[i].text == ","), len(tokens))
    return comma < named.first <= comma + 3 and all(token.is_capitalised for token in tokens[comma + 1 : named.first])


def _is_heard(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a court hears from the one who is named at token *at*: "the jury heard from his neighbour, X"."""
    lows = [token.text.lower() for token in tokens[max(0, at - _HEARING) : at]]
    heard = next((i for i in range(len(lows) - 1) if lows[i] in ("heard", "hears") and lows[i + 1] == "from"), None)
    return heard is not None and all(low.isalpha() or low in (",", "'s", "’s") for low in lows[heard:])


def _testifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the verb after token *at* is that of a witness: "told the court", "testified"."""
    if tokens[at : at + 1] and tokens[at].text == ",":
        after = [token.text.lower() for token in tokens[at + 1 : at + 2]]
        end = None if after in (["told"], ["testified"]) else closing_comma(tokens, at + 1)
        at = at + 1 if end is None else end + 1
    lows = [token.text.lower() for token in tokens[at : at + 5]]
    return lows[:1] == ["testified"] or (lows[:1] == ["told"] and not _COURTS.isdisjoint(lows[1:4]))


def _named_as(view: View, phrase: PersonPhrase) -> int | None:
    """Return whom a sentence names "as the commander who"."""
    tokens = view.sentence.tokens
    who = tokens[phrase.head + 1].text.lower() == "who" if phrase.head + 1 < len(tokens) else False
    if not (who and phrase.definite and phrase.first and tokens[phrase.first - 1].text.lower() == "as"):
        return None
    people = {named.person for named in view.named if named.first < phrase.first}
    return next(iter(people)) if len(people) == 1 else None


def _of_age(before: Sequence[View], view: View, phrase: PersonPhrase) -> int | None:
    """Return the only one of whom a paragraph told so far, where "the old man" or "the young woman" goes on."""
    tokens = view.sentence.tokens
    told = {token.text.lower() for token in tokens[phrase.first + 1 : phrase.head]}
    if not phrase.definite or phrase.noun not in ("man", "woman") or not told or not told <= _AGES:
        return None
    here = [one for one in before if one.sentence.paragraph == view.sentence.paragraph]
    people = {named.person for one in here for named in one.named} | {named.person for named in view.named}
    nouns = [p.noun for one in here for p in one.phrases if not p.definite]
    return next(iter(people)) if len(people) == 1 and phrase.noun not in nouns else None


def _just_named(before: View, view: View, phrase: PersonPhrase) -> int | None:
    """Return the one just named whose fate goes on: "… the killing of X. The director was shot in his car"."""
    if phrase.first or not phrase.definite or phrase.noun in SPEAKERS or phrase.noun in ACCUSED or before.phrases:
        return None
    lows = [token.text.lower() for token in view.sentence.tokens[phrase.head + 1 : phrase.head + 4]]
    fate = lows[:1] in (["was"], ["is"], ["had"]) and not (_KILLED | LEGAL).isdisjoint(lows[1:])
    together = before.sentence.paragraph == view.sentence.paragraph
    if not (fate and together and len(before.named) == 1 and before.named[0].new):
        return None
    return before.named[0].person


def _taken_for(views: Sequence[View], number: int, phrase: PersonPhrase, known: _Known) -> int | None:
    """Return whom "the banker" takes up: the one whom the story is about, else the only one just named.

    Nobody whom the story calls something else, and nobody named before in the sentence.
    """
    view = views[number]
    tokens = view.sentence.tokens
    unnamed = any(count and alike(noun, phrase.noun) for noun, count in known.indefinite.items())
    plain = phrase.definite and tokens[phrase.head].text.islower()
    if not plain or _goes_with(tokens, phrase) or unnamed or _is_apposed(view, phrase):
        return None
    aged = any(token.text.isdigit() for token in tokens[phrase.first : phrase.head])
    start = tokens[phrase.first].start
    here = {named.person for named in view.named if named.first < phrase.first}

    def able(person: int) -> bool:
        callings = known.callings.get(person, ())
        return person not in here and known.starts[person] < start and (aged or agrees(phrase.noun, callings))

    top = [person for person in known.topics if able(person)]
    if len(top) == 1:
        return top[0]
    introduced = [person for person in known.order[:_FIRST] if known.starts[person] < start and person not in here]
    if len(introduced) == 1 and able(introduced[0]):
        return introduced[0]
    last = views[max(0, number - _BACK) : number] if phrase.head == phrase.first + 1 else ()
    for one in reversed(last):
        near = {named.person for named in one.named if able(named.person)}
        if near:
            return next(iter(near)) if len(near) == 1 else None
    return None


def _goes_with(tokens: Sequence[Token], phrase: PersonPhrase) -> bool:
    """Tell whether a phrase says itself whom it means: "the manager of the bank", "the officer who fired"."""
    return phrase.head + 1 < len(tokens) and tokens[phrase.head + 1].text.lower() in ENDING


def _accused(views: Sequence[View], lead: int | None) -> frozenset[int]:
    """Return who is charged, convicted or held in the story."""
    found = set() if lead is None else {lead}
    for view in views:
        for named in view.named:
            if legal_after(view, named.last):
                found.add(named.person)
    return frozenset(found)


def _last_named(views: Sequence[View], number: int, people: Collection[int], back: int) -> int | None:
    """Return the one of *people*, the accused or the witnesses, who is named alone of them in the last sentences."""
    if len(people) < 2:
        return next(iter(people), None)
    for view in reversed(views[max(0, number - back) : number + 1]):
        near = {named.person for named in view.named}.intersection(people)
        if near:
            return next(iter(near)) if len(near) == 1 else None
    return None


def _meant(view: View, phrase: PersonPhrase, views: Sequence[View], known: _Known, number: int) -> int | None:
    """Return whom a phrase means by its noun, or None where that is not certain."""
    tokens = view.sentence.tokens
    if phrase.owned and phrase.noun not in _KINDRED and tokens[phrase.first].text.lower() in ("his", "her"):
        return _named_later(view, phrase, views, known)
    if phrase.owned or phrase.noun in _KINDRED or _is_apposed(view, phrase):
        return None
    owners = {n for noun, people in known.nouns.items() if same(noun, phrase.noun) for n in people}
    if not owners and phrase.definite and telling(phrase.noun) and not _goes_with(tokens, phrase):
        owners = {n for noun, people in known.nouns.items() if alike(noun, phrase.noun) for n in people}
    owners = of_field(phrase.noun, field_before(tokens, phrase.head), owners, known.fields)
    if len(owners) > 1 and phrase.definite:
        # The bishop of whom the story spoke so far: another one whom it brings in later is introduced then.
        earlier = {person for person in owners if known.starts[person] < tokens[phrase.first].start}
        owners = earlier if len(earlier) == 1 and number > LEADS else owners
    if len(owners) == 1 and known.alone(phrase.noun):
        person = next(iter(owners))
        start = tokens[phrase.first].start
        later = known.starts[person] < start
        here = any(named.person == person and named.first < phrase.first for named in view.named) and not _is_inside(
            view, phrase, person
        )
        if later and phrase.definite and (here or known.another(phrase.noun, known.starts[person], start)):
            return None
        if phrase.definite:
            lead = any(view is one for one in views[:LEADS])
            return person if later or (lead and _taken_up(views, phrase.noun, person)) else None
        return person if not later and _taken_up(views, phrase.noun, person) else None
    if phrase.definite and phrase.noun == "witness" and len(owners) > 1:
        return _last_named(views, number, owners, _WITNESSED)
    if phrase.definite and phrase.noun in ACCUSED and not owners:
        return _last_named(views, number, known.accused, 1)
    return None


def _is_inside(view: View, phrase: PersonPhrase, person: int) -> bool:
    """Tell whether a phrase says what *person* is called, or stands beside where only something of theirs is told.

    "X, whom all called "the Professor"", "X's spokesman denied that the president had left".
    """
    tokens = view.sentence.tokens
    before = tokens[phrase.first - 1].text.lower() if phrase.first else ""
    owned = all(
        tokens[named.last : named.last + 1] and tokens[named.last].text in ("'s", "’s")
        for named in view.named
        if named.person == person and named.first < phrase.first
    )
    return owned or before in ('"', "“", "‘", "and", ",")


def _is_said_of(view: View, phrase: PersonPhrase) -> bool:
    """Tell whether a phrase only says what somebody else is: "X is a baker", "X, a baker,", "worked as a baker"."""
    before = view.sentence.tokens[phrase.first - 1].text.lower() if phrase.first else ""
    return before in _SAID_OF or _is_apposed(view, phrase)


def _named_later(view: View, phrase: PersonPhrase, views: Sequence[View], known: _Known) -> int | None:
    """Return whom "his driver" means in a story that names "the driver, X," later on."""
    people = {n for noun, some in known.nouns.items() if same(noun, phrase.noun) for n in some}
    if len(people) != 1 or not known.alone(phrase.noun) or _is_apposed(view, phrase):
        return None
    person = next(iter(people))
    later = view.sentence.tokens[phrase.first].start < known.starts[person]
    return person if later and _taken_up(views, phrase.noun, person) else None


def _taken_up(views: Sequence[View], noun: str, person: int) -> bool:
    """Tell whether a person is named with "the" and a noun that the story used for somebody: "the detainee, X,"."""
    for view in views:
        tokens = view.sentence.tokens
        for named in view.named:
            at = named.first - 1
            if named.person == person and named.new and at > 1 and tokens[at].text == ",":
                the = any(token.text.lower() == "the" for token in tokens[max(0, at - 4) : at - 1])
                return the and same(gazetteer.fold(tokens[at - 1].text), noun)
    return False


def _is_office(view: View, at: int) -> bool:
    """Tell whether an office before a name goes on at token *at*: "Director | of Public Prosecutions X"."""
    tokens = view.sentence.tokens
    if at + 1 >= len(tokens) or tokens[at].text not in ("of", "for") or not tokens[at + 1].is_capitalised:
        return False
    for i in range(at + 1, min(at + _LONGEST, len(tokens))):
        if i in view.firsts:
            return True
        if not (tokens[i].is_capitalised or tokens[i].text in ("and", "the", "of")):
            return False
    return False


def _is_apposed(view: View, phrase: PersonPhrase) -> bool:
    """Tell whether a phrase stands beside a name, which says already who is meant."""
    tokens = view.sentence.tokens
    before, after = range(phrase.first - 3, phrase.first), range(phrase.head + 1, phrase.head + 3)
    if any(at in view.firsts for at in after) or _is_office(view, phrase.head + 1):
        return True
    if phrase.head + 1 < len(tokens) and tokens[phrase.head + 1].text == ",":
        # "the commander, Major General X"
        at = phrase.head + 2
        while at < min(phrase.head + 2 + _BEHIND, len(tokens)) and at not in view.firsts and tokens[at].is_capitalised:
            at += 1
        if at in view.firsts:
            return True
    verb = tokens[phrase.head + 1].text.lower() if phrase.head + 1 < len(tokens) else ""
    if phrase.definite and verb in VERBS:
        return False
    return any(at in view.lasts and tokens[at].text == "," for at in before)
