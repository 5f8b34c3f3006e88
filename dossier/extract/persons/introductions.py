"""Words without a name that mean one known person: "A former director … was jailed. X, 61, was convicted"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons import genders
from dossier.extract.persons.callings import agrees, alike, same, telling
from dossier.extract.persons.clusters import Cluster
from dossier.extract.persons.phrases import PersonPhrase, person_noun, person_phrases
from dossier.extract.persons.scenes import is_official
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

# A lead may leave its person unnamed for as many sentences, and opens the story within as many.
_NAMED_WITHIN, _LEADS = 3, 2
_DATELINE, _DASHES = 12, frozenset("-–—")
_COURTS = frozenset("court judge judges justice jury jurors inquiry tribunal trial hearing".split())
_KILLED = frozenset("shot killed murdered stabbed found born beaten strangled poisoned beheaded abducted".split())
_ACCUSED = frozenset("accused defendant convict suspect detainee prisoner inmate fugitive".split())
_LEGAL = frozenset(
    "charged convicted arrested sentenced jailed indicted accused detained imprisoned acquitted guilty extradited "
    "pleaded admitted pled fined".split()
)
_BE = frozenset("was were is are been be has had have to will also being then later".split())
_SPEAKERS = frozenset(
    "prosecutor judge spokesman spokeswoman spokesperson lawyer attorney solicitor barrister detective sergeant "
    "inspector superintendent constable commissioner magistrate minister reporter coroner witness expert analyst "
    "professor official".split()
)
# Whoever is one of these can be anything else besides.
_GENERAL = _ACCUSED | frozenset(
    "man woman person resident native national citizen teenager teen boy girl father mother pensioner immigrant "
    "migrant refugee foreigner individual yorker youth student graduate victim survivor veteran member husband wife "
    "widow parent grandfather grandmother fraudster killer murderer thief robber terrorist extremist".split()
)
_OFFICIALS = frozenset(
    "prosecutor judge spokesman spokeswoman spokesperson lawyer attorney solicitor barrister detective magistrate "
    "coroner witness reporter official expert analyst investigator".split()
)
_ENDING = frozenset("of who from in at for".split())
_LINKING = frozenset("the a an of in and by with to from for at his her their said says".split())
_VERBS = SAYING | frozenset("conceded described recounted is was has had says tells will would did".split())
_FORMER = frozenset("former ex ex-chief disgraced convicted suspected alleged ousted".split())
_KINDRED = frozenset("client lawyer friend colleague neighbour neighbor relative".split())


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of a person in a sentence: number among people, tokens, and whether it is the first name of theirs."""

    person: int
    first: int
    last: int
    new: bool


@dataclass(frozen=True, slots=True)
class _View:
    """A body sentence with its named people and its words for unnamed ones.

    ``taken`` are the starts of tokens in other names, ``firsts`` and ``lasts`` where people's names begin and end.
    """

    sentence: Sentence
    named: tuple[_Named, ...]
    phrases: tuple[PersonPhrase, ...]
    taken: frozenset[int]
    firsts: frozenset[int]
    lasts: frozenset[int]

    def span(self, phrase: PersonPhrase) -> Span:
        """Return where a phrase stands, without a possessive before it and without names inside it."""
        tokens = self.sentence.tokens
        first = phrase.first + phrase.owned
        for i in range(first, phrase.head):
            if tokens[i].start in self.taken:
                first = i + 1
        return Span(tokens[first].start, tokens[phrase.head].end)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the story says: nouns with whose they are, unnamed people by noun, where people begin, the one accused."""

    nouns: dict[str, set[int]]
    indefinite: Counter[str]
    starts: dict[int, int]
    accused: int | None

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
    views = list(_views(story, people, clusters))
    nouns = _nouns_beside(views)
    found: dict[int, list[Span]] = {}
    lead = _lead(views, told)
    if lead is not None:
        view, phrase, person = lead
        found.setdefault(person, []).append(view.span(phrase))
        nouns.setdefault(phrase.noun, set()).add(person)
    accused = _accused(views, lead[2] if lead is not None and _legal_after(lead[0], lead[1].head + 1) else None)
    starts = {n.person: v.sentence.tokens[n.first].start for v in reversed(views) for n in reversed(v.named)}
    if lead is not None:
        starts[lead[2]] = found[lead[2]][0].start
    indefinite = Counter(p.noun for v in views for p in v.phrases if not p.definite and not p.owned)
    known = _Known(nouns, indefinite, starts, accused)
    for number, view in enumerate(views):
        for phrase in view.phrases:
            if lead is not None and phrase is lead[1]:
                continue
            meant = _meant(view, phrase, views, known)
            if meant is None and number and phrase.noun not in nouns:
                meant = _just_named(views[number - 1], view, phrase)
                if meant is not None:
                    nouns[phrase.noun] = {meant}
            if meant is None:
                meant = _named_as(view, phrase)
            if meant is None and telling(phrase.noun):
                meant = _taken_for(views, number, phrase, known)
                if meant is not None:
                    nouns[phrase.noun] = {meant}
            if meant is not None and told[meant] in (phrase.gender or "u", "u", *("mf" if not phrase.gender else "")):
                found.setdefault(meant, []).append(view.span(phrase))
    return {person: sorted(spans) for person, spans in found.items()}


def _views(story: TokenizedStory, people: Sequence[Cluster], clusters: Sequence[Cluster]) -> Iterator[_View]:
    spans = sorted((span, n) for n, cluster in enumerate(people) for span in cluster.spans)
    others = [span for cluster in clusters if cluster.kind is not EntityKind.PERSON for span in cluster.spans]
    others.sort()
    seen: set[int] = set()
    at = beside = 0
    for sentence in story.body:
        named, starts, taken = [], set[int](), set[int]()
        while at < len(spans) and spans[at][0].start < sentence.span.end:
            span, person = spans[at]
            at += 1
            if span.start < sentence.span.start:
                continue
            first, last = tokens_at(sentence.tokens, span)
            named.append(_Named(person, first, last, person not in seen))
            seen.add(person)
            starts.update(token.start for token in sentence.tokens[first:last])
        while beside < len(others) and others[beside].start < sentence.span.end:
            first, last = tokens_at(sentence.tokens, others[beside])
            beside += 1
            taken.update(token.start for token in sentence.tokens[first:last])
        phrases = tuple(person_phrases(sentence.tokens, starts))
        firsts, lasts = frozenset(n.first for n in named), frozenset(n.last for n in named)
        yield _View(sentence, tuple(named), phrases, frozenset(taken), firsts, lasts)


def _lead(views: Sequence[_View], told: Sequence[str]) -> tuple[_View, PersonPhrase, int] | None:
    """Return the unnamed person of whom the lead speaks, and who that is: the one introduced right after."""
    for number, view in enumerate(views[:_LEADS]):
        if any(not _speaks(view.sentence.tokens, named) for named in view.named):
            return None
        opening = _opening(view)
        possible = [p for p in view.phrases if _may_lead(view, p, opening)]
        topics = [p for p in possible if _begins(view, p, opening) or p.owned]
        if not topics and len(possible) == 1:
            topics = possible
        if not topics:
            continue
        person = _introduced(views[number + 1 : number + 1 + _NAMED_WITHIN], topics[0], told)
        return None if person is None else (view, topics[0], person)
    return None


def _opening(view: _View) -> int:
    """Return where the text of a lead begins, behind a dateline ("OSLO (Agency) - ")."""
    tokens = view.sentence.tokens
    dash = next((i for i, token in enumerate(tokens[:_DATELINE]) if token.text in _DASHES), None)
    if dash is None or any(token.text.islower() for token in tokens[:dash]):
        return 0
    return dash + 1


def _begins(view: _View, phrase: PersonPhrase, opening: int) -> bool:
    """Tell whether a phrase begins the lead, by itself or behind whose it is: "Kenya's former minister"."""
    tokens = view.sentence.tokens
    return phrase.first >= opening and all(
        token.start in view.taken or token.text.lower() == "the" for token in tokens[opening : phrase.first]
    )


def _may_lead(view: _View, phrase: PersonPhrase, opening: int) -> bool:
    """Tell whether a lead may speak of its topic so: "a baker", "Kenya's former minister", not the judge of a case."""
    tokens = view.sentence.tokens
    if phrase.noun in _OFFICIALS and not _legal_after(view, phrase.head + 1):
        return False
    if not phrase.definite and not phrase.owned:
        return True
    if phrase.first and tokens[phrase.first - 1].text.lower() in _LEGAL:
        return True
    after = tokens[phrase.head + 1].text.lower() if phrase.head + 1 < len(tokens) else ""
    if _begins(view, phrase, opening) and (after in ("of", "who", "accused") or phrase.owned):
        return True
    former = any(token.text.lower() in _FORMER for token in tokens[phrase.first : phrase.head])
    place = all(token.start in view.taken for token in tokens[opening : phrase.first])
    return former and place and phrase.first < opening + 4


def _introduced(views: Sequence[_View], phrase: PersonPhrase, told: Sequence[str]) -> int | None:
    """Return the one whom one of the sentences after a lead introduces as its topic."""
    for view in views:
        if any(p.first == 0 and not p.definite for p in view.phrases):
            return None
        fitting = [n for n in view.named if n.new and told[n.person] in (phrase.gender or told[n.person], "u")]
        topics = [n for n in fitting if _is_topic(view.sentence.tokens, n, phrase)]
        if topics:
            return topics[0].person
        if fitting and not any(_speaks(view.sentence.tokens, n) for n in fitting):
            return None
    return None


def _is_topic(tokens: Sequence[Token], named: _Named, phrase: PersonPhrase) -> bool:
    """Tell whether a sentence begins with a new full name of somebody whom it does not merely quote."""
    if named.last - named.first < 2:
        return False
    called = any(i > named.last and same(gazetteer.fold(tokens[i].text), phrase.noun) for i in _beside(tokens, named))
    if named.first == 0 and called:
        return True  # "A minister was held … X, the minister, denies it"
    if _speaks(tokens, named):
        return False
    before = [token.text.lower() for token in tokens[: named.first]]
    if len(before) > 2 and before[-1] == "," and before[-3] == "the" and person_noun(before[-2]) is not None:
        return True
    if before and not _only_titles(tokens[: named.first], phrase):
        return False
    if phrase.noun not in _GENERAL and _other_calling(tokens, named, phrase.noun):
        return False
    after = tokens[named.last].text.lower() if named.last < len(tokens) else "."
    return after not in ("'s", "’s", "'", "’", "and")


def _other_calling(tokens: Sequence[Token], named: _Named, noun: str) -> bool:
    """Tell whether a person is called something else than the lead's *noun*: "X, a teacher," after "A clerk"."""
    nouns = [gazetteer.fold(tokens[i].text) for i in _beside(tokens, named) if i > named.last]
    callings = [word for word in nouns if person_noun(word) is not None and word not in _GENERAL]
    return bool(callings) and not any(same(word, noun) for word in callings)


def _only_titles(before: Sequence[Token], phrase: PersonPhrase) -> bool:
    """Tell whether what stands before a name is a form of address, or what the lead calls the person."""
    low = gazetteer.fold(before[-1].text)
    if len(before) == 1 and before[0].is_capitalised and low in gazetteer.honorifics():
        return True
    return len(before) < 6 and (low == phrase.noun or low.rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "."))


def _speaks(tokens: Sequence[Token], named: _Named) -> bool:
    """Tell whether somebody only tells of the matter: an official or lawyer, or beside a word of saying."""
    before = gazetteer.fold(tokens[named.first - 1].text) if named.first else ""
    after = [token.text.lower() for token in tokens[named.last : named.last + 10]]
    if before in _SPEAKERS or before in SAYING - {"pleaded", "admitted", "denied"}:
        return True
    if after[:1] == [","] and any(gazetteer.fold(word) in _SPEAKERS for word in after[1:7]):
        return True
    return bool(after) and after[0] in SAYING - {"pleaded", "admitted", "denied"}


def _nouns_beside(views: Sequence[_View]) -> dict[str, set[int]]:
    """Return the nouns that stand beside people's names, with whose: "the detainee, X", "X, a teacher,"."""
    found: dict[str, set[int]] = {}
    for view in views:
        tokens = view.sentence.tokens
        for named in view.named:
            for i in _beside(tokens, named):
                noun = gazetteer.fold(tokens[i].text)
                if person_noun(noun) is not None or (tokens[i].is_capitalised and noun in gazetteer.demonyms()):
                    found.setdefault(noun, set()).add(named.person)
            if _testifies(tokens, named.last) and not is_official(tokens, named.first, named.last):
                found.setdefault("witness", set()).add(named.person)
    return found


def _testifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the verb after token *at* is that of a witness: "told the court", "testified"."""
    if tokens[at : at + 1] and tokens[at].text == ",":
        after = [token.text.lower() for token in tokens[at + 1 : at + 2]]
        end = None if after in (["told"], ["testified"]) else _closing_comma(tokens, at + 1)
        at = at + 1 if end is None else end + 1
    lows = [token.text.lower() for token in tokens[at : at + 5]]
    return lows[:1] == ["testified"] or (lows[:1] == ["told"] and not _COURTS.isdisjoint(lows[1:4]))


def _named_as(view: _View, phrase: PersonPhrase) -> int | None:
    """Return whom a sentence names "as the commander who"."""
    tokens = view.sentence.tokens
    who = tokens[phrase.head + 1].text.lower() == "who" if phrase.head + 1 < len(tokens) else False
    if not (who and phrase.definite and phrase.first and tokens[phrase.first - 1].text.lower() == "as"):
        return None
    people = {named.person for named in view.named if named.first < phrase.first}
    return next(iter(people)) if len(people) == 1 else None


def _just_named(before: _View, view: _View, phrase: PersonPhrase) -> int | None:
    """Return the one just named whose fate goes on: "… the killing of X. The director was shot in his car"."""
    if phrase.first or not phrase.definite or phrase.noun in _SPEAKERS or phrase.noun in _ACCUSED or before.phrases:
        return None
    lows = [token.text.lower() for token in view.sentence.tokens[phrase.head + 1 : phrase.head + 4]]
    fate = lows[:1] in (["was"], ["is"], ["had"]) and not (_KILLED | _LEGAL).isdisjoint(lows[1:])
    together = before.sentence.paragraph == view.sentence.paragraph
    if not (fate and together and len(before.named) == 1 and before.named[0].new):
        return None
    return before.named[0].person


def _taken_for(views: Sequence[_View], number: int, phrase: PersonPhrase, known: _Known) -> int | None:
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
        callings = [noun for noun, people in known.nouns.items() if person in people]
        return person not in here and known.starts[person] < start and (aged or agrees(phrase.noun, callings))

    counts = Counter(named.person for one in views for named in one.named).most_common(2)
    if counts and able(counts[0][0]) and (len(counts) == 1 or counts[0][1] > counts[1][1]):
        return counts[0][0]
    last = views[max(0, number - 1) : number] if phrase.head == phrase.first + 1 else ()
    near = {named.person for one in last for named in one.named if able(named.person)}
    return next(iter(near)) if len(near) == 1 else None


def _goes_with(tokens: Sequence[Token], phrase: PersonPhrase) -> bool:
    """Tell whether a phrase says itself whom it means: "the manager of the bank", "the officer who fired"."""
    return phrase.head + 1 < len(tokens) and tokens[phrase.head + 1].text.lower() in _ENDING


def _beside(tokens: Sequence[Token], named: _Named) -> Iterator[int]:
    before = named.first - 1
    if before > 0 and tokens[before].text == ",":
        before -= 1
    if before >= 0 and tokens[before].text.islower():
        yield before
    for i in range(before, max(-1, before - 3), -1):
        if not tokens[i].is_word or tokens[i].text.lower() in _LINKING:
            break
        if tokens[i].is_capitalised:
            yield i
    at = named.last
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
        while at + 1 < len(tokens) and (tokens[at].text.isdigit() or tokens[at].text in (",", "then", "aged", "now")):
            at += 1
        if at < len(tokens) and tokens[at].text.lower() in ("a", "an", "the"):
            end = at + 1
            while end < min(at + 7, len(tokens)) and tokens[end].is_word and tokens[end].text.lower() not in _ENDING:
                end += 1
            # "Questioned by X, the witness said" does not say what X is.
            verb = next((i for i in range(at + 1, end) if tokens[i].text.lower() in _VERBS), None)
            if verb is None:
                yield from range(at + 1, end)


def _accused(views: Sequence[_View], lead: int | None) -> int | None:
    """Return the one person of the story who is charged, convicted or held, or None where it is nobody or several."""
    found = set() if lead is None else {lead}
    for view in views:
        for named in view.named:
            if _legal_after(view, named.last):
                found.add(named.person)
    return next(iter(found)) if len(found) == 1 else None


def _legal_after(view: _View, at: int) -> bool:
    """Tell whether the verb after token *at* is one that courts and police do to people."""
    tokens = view.sentence.tokens
    for _ in range(_INSERTIONS):
        opens = tokens[at].text.lower() if at < len(tokens) else ""
        end = _closing_comma(tokens, at + (opens == ",")) if opens in ("who", ",") else None
        if end is None:
            break
        at = end + 1 if opens == "," else max(end, at + 1)
    for token in tokens[at : at + 4]:
        low = token.text.lower()
        if low in _LEGAL:
            return True
        if low not in _BE:
            return False
    return False


_INSERTIONS = 3
"""Insertions between a name and its verb that are looked past: ", 41, who lives in Leeds, was arrested"."""


def _closing_comma(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the words that token *at* begins end before the verb: at the next comma or verb of being."""
    for i in range(at, min(at + 14, len(tokens))):
        if tokens[i].text == "," or tokens[i].text.lower() in ("was", "is", "will", "has"):
            return i - (tokens[i].text != ",")
    return None


def _meant(view: _View, phrase: PersonPhrase, views: Sequence[_View], known: _Known) -> int | None:
    """Return whom a phrase means by its noun, or None where that is not certain."""
    tokens = view.sentence.tokens
    if phrase.owned and phrase.noun not in _KINDRED and tokens[phrase.first].text.lower() in ("his", "her"):
        return _named_later(view, phrase, views, known)
    if phrase.owned or phrase.noun in _KINDRED or _is_apposed(view, phrase):
        return None
    owners = {n for noun, people in known.nouns.items() if same(noun, phrase.noun) for n in people}
    if not owners and phrase.definite and telling(phrase.noun) and not _goes_with(tokens, phrase):
        owners = {n for noun, people in known.nouns.items() if alike(noun, phrase.noun) for n in people}
    if len(owners) == 1 and known.alone(phrase.noun):
        person = next(iter(owners))
        later = known.starts[person] < tokens[phrase.first].start
        if phrase.definite:
            lead = any(view is one for one in views[:_LEADS])
            return person if later or (lead and _taken_up(views, phrase.noun, person)) else None
        return person if not later and _taken_up(views, phrase.noun, person) else None
    if phrase.definite and phrase.noun in _ACCUSED and not owners:
        return known.accused
    return None


def _named_later(view: _View, phrase: PersonPhrase, views: Sequence[_View], known: _Known) -> int | None:
    """Return whom "his driver" means in a story that names "the driver, X," later on."""
    people = {n for noun, some in known.nouns.items() if same(noun, phrase.noun) for n in some}
    if len(people) != 1 or not known.alone(phrase.noun) or _is_apposed(view, phrase):
        return None
    person = next(iter(people))
    later = view.sentence.tokens[phrase.first].start < known.starts[person]
    return person if later and _taken_up(views, phrase.noun, person) else None


def _taken_up(views: Sequence[_View], noun: str, person: int) -> bool:
    """Tell whether a person is named with "the" and a noun that the story used for somebody: "the detainee, X,"."""
    for view in views:
        tokens = view.sentence.tokens
        for named in view.named:
            at = named.first - 1
            if named.person == person and named.new and at > 1 and tokens[at].text == ",":
                the = any(token.text.lower() == "the" for token in tokens[max(0, at - 4) : at - 1])
                return the and same(gazetteer.fold(tokens[at - 1].text), noun)
    return False


def _is_apposed(view: _View, phrase: PersonPhrase) -> bool:
    """Tell whether a phrase stands beside a name, which says already who is meant."""
    tokens = view.sentence.tokens
    before, after = range(phrase.first - 3, phrase.first), range(phrase.head + 1, phrase.head + 3)
    if any(at in view.firsts for at in after):
        return True
    verb = tokens[phrase.head + 1].text.lower() if phrase.head + 1 < len(tokens) else ""
    if phrase.definite and verb in _VERBS:
        return False
    return any(at in view.lasts and tokens[at].text == "," for at in before)
