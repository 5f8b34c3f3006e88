"""Whom a lead means that names nobody: "A former director … was jailed. X, 61, was convicted"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dossier.extract.naming import gazetteer
from dossier.extract.persons.callings import same, telling
from dossier.extract.persons.groups import several
from dossier.extract.persons.phrases import PersonPhrase, person_noun
from dossier.extract.persons.same_fate import tell_two_fates
from dossier.extract.persons.sightings import ACCUSED, LEGAL, Named, View, beside, legal_after, speaks
from dossier.extract.tokens import Token

# A lead may leave its person unnamed for as many sentences, and opens the story within as many.
_NAMED_WITHIN, LEADS = 3, 2
_DATELINE, _DASHES = 12, frozenset("-–—")
_SHORT = 4
"""Within how many tokens a dateline ends that a colon closes: "Perth: The founder …"."""
# Whoever is one of these can be anything else besides.
_GENERAL = ACCUSED | frozenset(
    "man woman person resident native national citizen teenager teen boy girl father mother pensioner immigrant "
    "migrant refugee foreigner individual yorker youth student graduate victim survivor veteran member husband wife "
    "widow parent grandfather grandmother fraudster killer murderer thief robber terrorist extremist".split()
)
_OFFICIALS = frozenset(
    "prosecutor judge spokesman spokeswoman spokesperson lawyer attorney solicitor barrister detective magistrate "
    "coroner witness reporter official expert analyst investigator".split()
)
# What a lead may say of its time first.
_TIMES = frozenset("in on at one early late during shortly".split())
_SET_BEFORE = 9
_FATES = frozenset(
    "arrest detention trial extradition indictment conviction imprisonment prosecution release resignation death "
    "murder killing kidnapping abduction appointment dismissal removal".split()
)
_FORMER = frozenset("former ex ex-chief disgraced convicted suspected alleged ousted".split())


def lead_of(
    views: Sequence[View], told: Sequence[str], nouns: Mapping[str, set[int]]
) -> tuple[View, PersonPhrase, int] | None:
    """Return the unnamed person of whom the lead speaks, and who that is: the one introduced right after."""
    for number, view in enumerate(views[:LEADS]):
        others = [named for named in view.named if not speaks(view.sentence.tokens, named)]
        opening = _opening(view)
        if others and not any(_is_apart(view, p, opening, others) for p in view.phrases[:1]):
            return None
        possible = [p for p in view.phrases if _may_lead(view, p, opening)]
        topics = [p for p in possible if _begins(view, p, opening) or p.owned]
        if not topics and len(possible) == 1:
            topics = possible
        if not topics:
            continue
        person = _introduced(view, views[number + 1 : number + 1 + _NAMED_WITHIN], topics[0], told)
        called = nouns.get(topics[0].noun, set())
        if telling(topics[0].noun) and len(called) == 1 and person not in called:
            person = next(iter(called))
        return None if person is None else (view, topics[0], person)
    return None


def two_led(views: Sequence[View]) -> Iterator[tuple[View, PersonPhrase, int]]:
    """Give the two unnamed people of a lead, "a Dutch and a Polish dealer", with the only two named right after."""
    for number, view in enumerate(views[:LEADS]):
        for first, second in pairwise(p for p in view.phrases if not p.definite and not p.owned):
            between = [token.text for token in view.sentence.tokens[first.head + 1 : second.first]]
            if between != ["and"] or view.named:
                continue
            people = [
                named.person
                for later in views[number + 1 : number + 1 + _NAMED_WITHIN]
                for named in later.named
                if named.new and named.last - named.first > 1 and not speaks(later.sentence.tokens, named)
            ]
            if len(people) == 2:
                yield view, first, people[0]
                yield view, second, people[1]
            return


def _opening(view: View) -> int:
    """Return where the text of a lead begins, behind a dateline ("OSLO (Agency) - ")."""
    tokens = view.sentence.tokens
    colon = next((i for i, token in enumerate(tokens[:_SHORT]) if token.text == ":"), None)
    dash = next((i for i, token in enumerate(tokens[:_DATELINE]) if token.text in _DASHES), colon)
    if dash is None or any(token.text.islower() for token in tokens[:dash]):
        return 0
    return dash + 1


def _begins(view: View, phrase: PersonPhrase, opening: int) -> bool:
    """Tell whether a phrase begins the lead, by itself or behind whose it is: "Kenya's former minister"."""
    tokens = view.sentence.tokens
    opening = _behind_time(tokens, opening)
    return phrase.first >= opening and all(
        token.start in view.taken or token.text.lower() == "the" for token in tokens[opening : phrase.first]
    )


def _behind_time(tokens: Sequence[Token], opening: int) -> int:
    """Return where a lead goes on behind the time that it opens with: "In the summer of 1998, | a nurse …"."""
    if opening >= len(tokens) or tokens[opening].text.lower() not in _TIMES:
        return opening
    words = tokens[opening : opening + _SET_BEFORE]
    comma = next((i for i, token in enumerate(words) if token.text == ","), 0)
    return opening + comma + 1 if comma and not any(several(token) for token in words[:comma]) else opening


def _is_apart(view: View, phrase: PersonPhrase, opening: int, named: Sequence[Named]) -> bool:
    """Tell whether a lead opens with somebody who is none of those whom it goes on to name.

    "A man who stalked X was jailed", "An aide accused of hitting X has fled".
    """
    tokens = view.sentence.tokens
    after = tokens[phrase.head + 1].text.lower() if phrase.head + 1 < len(tokens) else ""
    first = min(one.first for one in named)
    opens = _begins(view, phrase, opening) and not phrase.owned and after in ("who", "accused", "suspected", "wanted")
    return opens and first > phrase.head + 2 and (view.sentence.tokens[first - 1].text != ",")


def _may_lead(view: View, phrase: PersonPhrase, opening: int) -> bool:
    """Tell whether a lead may speak of its topic so: "a baker", "Kenya's former minister", not the judge of a case."""
    tokens = view.sentence.tokens
    if phrase.noun in _OFFICIALS and not legal_after(view, phrase.head + 1):
        return False
    if not phrase.definite and not phrase.owned:
        return True
    if phrase.first and tokens[phrase.first - 1].text.lower() in LEGAL:
        return True
    before = [token.text.lower() for token in tokens[max(0, phrase.first - 2) : phrase.first]]
    if before[1:] == ["of"] and before[0] in _FATES:
        return True  # "a warrant for the arrest of the founder"
    if phrase.owned and tokens[phrase.first].text.lower() == "its":
        return True  # "froze the accounts of its founder"
    after = tokens[phrase.head + 1].text.lower() if phrase.head + 1 < len(tokens) else ""
    if _begins(view, phrase, opening) and (after in ("of", "who", "accused") or phrase.owned):
        return True
    former = any(token.text.lower() in _FORMER for token in tokens[phrase.first : phrase.head])
    place = all(token.start in view.taken for token in tokens[opening : phrase.first])
    return former and place and phrase.first < opening + 4


def _introduced(lead: View, views: Sequence[View], phrase: PersonPhrase, told: Sequence[str]) -> int | None:
    """Return the one whom one of the sentences after a lead introduces as its topic, and no other of whom it tells."""
    for view in views:
        if any(p.first == 0 and not p.definite for p in view.phrases):
            return None
        fitting = [n for n in view.named if n.new and told[n.person] in (phrase.gender or told[n.person], "u")]
        topics = [n for n in fitting if _is_topic(view.sentence.tokens, n, phrase)]
        if topics:
            one, two = lead.sentence.tokens, view.sentence.tokens
            return None if tell_two_fates(one, phrase.head + 1, two, topics[0].last) else topics[0].person
        if fitting and not any(speaks(view.sentence.tokens, n) for n in fitting):
            return None
    return None


def _is_topic(tokens: Sequence[Token], named: Named, phrase: PersonPhrase) -> bool:
    """Tell whether a sentence begins with a new full name of somebody whom it does not merely quote."""
    if named.last - named.first < 2:
        return False
    called = any(i > named.last and same(gazetteer.fold(tokens[i].text), phrase.noun) for i in beside(tokens, named))
    if named.first == 0 and called:
        return True  # "A minister was held … X, the minister, denies it"
    if speaks(tokens, named):
        return False
    before = [token.text.lower() for token in tokens[: named.first]]
    if len(before) > 2 and before[-1] == "," and before[-3] == "the" and person_noun(before[-2]) is not None:
        return phrase.noun in _GENERAL or same(gazetteer.fold(before[-2]), phrase.noun)
    if before and not _only_titles(tokens[: named.first], phrase):
        return False
    if phrase.noun not in _GENERAL and _other_calling(tokens, named, phrase.noun):
        return False
    after = tokens[named.last].text.lower() if named.last < len(tokens) else "."
    return after not in ("'s", "’s", "'", "’", "and")


def _other_calling(tokens: Sequence[Token], named: Named, noun: str) -> bool:
    """Tell whether a person is called something else than the lead's *noun*: "X, a teacher," after "A clerk"."""
    nouns = [gazetteer.fold(tokens[i].text) for i in beside(tokens, named) if i > named.last]
    callings = [word for word in nouns if person_noun(word) is not None and word not in _GENERAL]
    return bool(callings) and not any(same(word, noun) for word in callings)


def _only_titles(before: Sequence[Token], phrase: PersonPhrase) -> bool:
    """Tell whether what stands before a name is a form of address, or what the lead calls the person."""
    low = gazetteer.fold(before[-1].text)
    if len(before) == 1 and before[0].is_capitalised and low in gazetteer.honorifics():
        return True
    return len(before) < 6 and (low == phrase.noun or low.rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "."))
