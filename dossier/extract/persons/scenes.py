"""Whom a pronoun means where a paragraph leaves only one person who can be meant."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING
from dossier.extract.tokens import Token

_OFFICIALS = frozenset(
    "prosecutions prosecutor judge spokesman spokeswoman spokesperson lawyer attorney solicitor barrister detective "
    "sergeant inspector superintendent constable commissioner magistrate coroner colonel captain lieutenant major "
    "general sheriff officer chief commander investigator counsel official secretary".split()
)
"""Those who tell of others and seldom of themselves."""
_DONE_TO = frozenset(
    "arrest arrested capture captured detention detained custody trial tried charged convicted conviction sentence "
    "sentenced jailed imprisoned extradition extradited indicted indictment accused wanted suspected release released "
    "killed murdered deported guilty prosecuted acquitted bail fled escaped disappearance killing murder".split()
)
_PLEADING = frozenset("appeal plead innocent contest client".split())
_LAWYERS = frozenset("lawyer attorney solicitor barrister counsel".split())
_STATE = frozenset("us u.s. state district general prosecutor county".split())
"""What makes an attorney one of the state, who may appeal too."""
_SPEAKING = SAYING | frozenset(
    "accused called declined described thanked promised refused questioned criticised criticized welcomed rejected "
    "blamed wants says tells asks complained conceded stressed alleged suggested hoped thinks believes".split()
)
"""What an official or a lawyer who spoke goes on to do."""
_FRONTING = frozenset("in on at for with after before during to from of by about despite under over".split())
_JOINING = frozenset("when while as although though once since until because if".split())
"""What opens a clause set before the one whose subject its pronoun is: "When she was nine, X left"."""
_PARTICIPLES = frozenset(
    "sent made born held caught taken given told brought found known seen bought left shot raised kept forced sold "
    "taught put beaten chosen driven sworn torn".split()
)
"""What opens a sentence with the subject still to come, beside words in "ed"."""
_SHORT = 4
_OBJECTS = {"he": frozenset(("he", "him", "his")), "she": frozenset(("she", "her"))}
_RELATIVE, _INSIDE = 8, 20
_SET_BEFORE, _TITLES = 12, 8
_IN_TITLES = frozenset(("'s", "’s", ",", "the", "of", "president", "minister", "prime", "leader", "director"))
"""What stands in titles before a name beside words with a capital: "Norway's prime minister, Roe"."""
_NEAR, _BACK = 6, 3
_UNDER = 40
"""How many words what somebody says is followed for those named in it."""
_UNDERGOING = frozenset("be have need not never get face lose die soon receive go".split())
"""What is told to the one to whom it will happen."""
_QUOTING = ([",", "“"], [",", '"'], [":", "“"], [":", '"'])
_QUOTED_TO = frozenset('”"')
_STOPS = frozenset((",", ";", ":", "“", "”", '"', "(", ")", "–", "—", "-", "!", "?"))


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody mentioned in a sentence: who (negative: nobody of a name), tokens, weight, and whether as subject.

    ``official`` tells that the words beside the name make the person a prosecutor, a spokesman and the like,
    ``tells`` that a word of saying follows, ``owner`` that "'s" does, ``quoted`` that it is a pronoun
    inside a quotation.
    """

    person: int
    first: int
    last: int
    weight: float
    subject: bool
    official: bool = False
    tells: bool = False
    owner: bool = False
    quoted: bool = False


Scene = Sequence[Item]
"""Who is mentioned in a sentence outside quotations, the pronouns too."""


def is_official(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the words beside a name (tokens *first* to *last*) make it one who tells of others."""
    near = [tokens[i].text for i in range(max(0, first - 3), first) if tokens[i].is_word]
    if tokens[last : last + 1] and tokens[last].text == ",":
        for token in tokens[last + 1 : last + _NEAR]:
            if token.text == ",":
                break
            near.append(token.text)
    return any(gazetteer.fold(word) in _OFFICIALS for word in near)


def tells_of_others(tokens: Sequence[Token], item: Item, at: int) -> bool:
    """Tell whether the pronoun at token *at* is not the official who says it: "Colonel X said he was arrested"."""
    if not (item.official and item.subject):
        return False
    said = any(token.text.lower() in SAYING for token in tokens[item.last : at])
    near = {token.text.lower() for token in tokens[max(item.last, at - 2) : at + _NEAR]}
    if said and not _PLEADING.isdisjoint(near):
        beside = {token.text.lower() for token in tokens[max(0, item.first - 3) : item.last + _NEAR]}
        return not _LAWYERS.isdisjoint(beside) and _STATE.isdisjoint(beside)
    return said and not _DONE_TO.isdisjoint(near)


def only_one(
    tokens: Sequence[Token],
    at: int,
    seen: Sequence[Item],
    paragraph: Sequence[Scene],
    able: Callable[[int], bool],
) -> int | None:
    """Return the one person whom the pronoun at token *at* can mean, or None where it is nobody or several.

    *seen* are those before it in its sentence, *paragraph* those of the sentences before, the last one last. Only
    the nearest sentence that mentions anybody who can be meant counts. *able* tells who can be meant.
    """
    near = [item for item in seen if able(item.person) and not fronted(tokens, item, at)]
    here = _without_bystanders(near)
    if here:
        return next(iter(here)) if len(here) == 1 else _teller(tokens, at, near)
    for scene in reversed(paragraph[-_BACK:]):
        before = [item for item in scene if able(item.person) and not _aside(item)]
        people = _without_bystanders(before)
        tellers = {item.person for item in before if item.tells and (item.official or item.person < 0)}
        goes_on = _goes_on_speaking(tokens, at) if len(people) > 1 else False
        if goes_on and len(spoke := {item.person for item in before if item.subject and item.tells}) == 1:
            people = spoke
        elif len(people) > 1 and tellers:
            people = tellers if goes_on else people - tellers
        if people:
            return next(iter(people)) if len(people) == 1 else None
    return None


def _goes_on_speaking(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the pronoun at token *at* is the subject of a word of saying: "he said", "she also told"."""
    after = [token.text.lower() for token in tokens[at + 1 : at + 3]]
    if after[:1] == ["also"]:
        after = after[1:]
    return after[:1] != [] and after[0] in _SPEAKING and tokens[at].text.lower() in ("he", "she")


def _without_bystanders(items: Sequence[Item]) -> set[int]:
    """Return who is mentioned, without unnamed ones beside a named subject: "X wrote to a supervisor"."""
    people = {item.person for item in items}
    subjects = {item.person for item in items if item.subject}
    if len(subjects) == 1 and min(subjects) >= 0:
        return {person for person in people if person >= 0 or person in subjects}
    return people


def _aside(item: Item) -> bool:
    """Tell whether somebody is only beside what happens: "complained to the prosecutor", "in a dentist's chair"."""
    return item.person < 0 and not item.subject and (item.official or item.owner)


def _teller(tokens: Sequence[Token], at: int, near: Sequence[Item]) -> int | None:
    """Return who says something of themselves right before token *at*: "the witness said that he"."""
    item = near[-1]
    said = tokens[item.last].text.lower() in _SPEAKING if item.last < len(tokens) else False
    between = [token.text.lower() for token in tokens[item.last + 1 : at]]
    return item.person if said and not item.official and between in ([], ["that"]) else None


def after_who(tokens: Sequence[Token], at: int, seen: Sequence[Item]) -> tuple[bool, int | None]:
    """Tell whether a pronoun stands in "X, who lost his licence", and whom X means (None for a name nobody knows)."""
    who = next((i for i in range(at - 1, max(0, at - _RELATIVE), -1) if tokens[i].text.lower() == "who"), 0)
    if not who or any(not token.is_word for token in tokens[who + 1 : at]):
        return False, None
    before = who - 1 - (tokens[who - 1].text == ",")
    item = next((item for item in reversed(seen) if item.first <= before < item.last), None)
    if item is not None:
        inside = any(item.last <= other.first for other in seen if other.first > who)
        return not inside, item.person
    return tokens[before].is_capitalised, None


def inside_who(tokens: Sequence[Token], at: int, seen: Sequence[Item]) -> int | None:
    """Return whom a pronoun means inside what somebody did: "X met Y, who died when the car he was driving crashed".

    None where others are mentioned behind the "who", or where the clause is closed by a comma.
    """
    who = next((i for i in range(at - 1, max(0, at - _INSIDE), -1) if tokens[i].text.lower() == "who"), 0)
    if not who or any(not token.is_word for token in tokens[who + 1 : at]):
        return None
    if not any(token.text.lower() in _JOINING for token in tokens[who + 2 : at]):
        return None
    before = who - 1 - (tokens[who - 1].text == ",")
    item = next((item for item in reversed(seen) if item.first <= before < item.last), None)
    inside = any(item.first > who for item in seen)
    return item.person if item is not None and not inside else None


_HAVING = frozenset("had saw never".split())


def told_another(tokens: Sequence[Token], at: int, seen: Sequence[Item]) -> bool:
    """Tell whether a pronoun could mean the one who is told as well as the teller: "X told Y that he"."""
    before = at - 1 - (tokens[at - 1].text.lower() == "that") if at else 0
    item = next((item for item in reversed(seen) if item.first <= before < item.last), None)
    told = [token.text.lower() for token in tokens[max(0, item.first - 3) : item.first]] if item is not None else []
    aside = item is not None and item.person < 0 and item.official
    return "told" in told and not aside


def confiding(tokens: Sequence[Token], at: int, seen: Sequence[Item]) -> int | None:
    """Return who tells a judge or an officer what befell himself: "X told Judge Y that he had never met Z"."""
    if not told_another(tokens, at, seen) or at + 2 >= len(tokens) or tokens[at + 1].text.lower() not in _HAVING:
        return None
    before = at - 1 - (tokens[at - 1].text.lower() == "that")
    place = next((k for k in range(len(seen) - 1, 0, -1) if seen[k].first <= before < seen[k].last), 0)
    if not place or not seen[place].official:
        return None
    teller = next((item for item in reversed(seen[:place]) if item.subject and item.first < seen[place].first), None)
    return teller.person if teller is not None and teller.person != seen[place].person else None


def promising(tokens: Sequence[Token], at: int, seen: Sequence[Item]) -> int | None:
    """Return who tells another what he would do himself: "X told Y that he would help", not "that he would be shot"."""
    after = [token.text.lower() for token in tokens[at + 1 : at + 3]]
    if len(after) < 2 or after[0] not in ("would", "will") or after[1] in _UNDERGOING:
        return None
    before = at - 1 - (tokens[at - 1].text.lower() == "that")
    place = next((k for k in range(len(seen) - 1, 0, -1) if seen[k].first <= before < seen[k].last), 0)
    return seen[place - 1].person if place and seen[place - 1].person != seen[place].person else None


def fronted(tokens: Sequence[Token], item: Item, at: int) -> bool:
    """Tell whether a mention stands in words set before a new subject: "In a letter to X, he wrote"."""
    first = tokens[0].text.lower()
    done = first in _PARTICIPLES or (first.endswith("ed") and len(first) > _SHORT)
    if done and item.first > 0 and tokens[item.first - 1].text.lower() == "by":
        # "Cross-examined by X, for Y, the witness said he"
        return any(token.text == "," for token in tokens[item.last : at])
    if at == 0 or tokens[at - 1].text != ",":
        return False
    if done:
        # "Sent to board with X at nine, she", "Questioned by X, he"
        return item.first > 0 and not any(token.text == "," for token in tokens[item.last : at - 1])
    return not item.subject and first in _FRONTING and item.last == at - 1


def named_under(tokens: Sequence[Token], items: Sequence[Item], at: int) -> set[int]:
    """Return those named in what the pronoun at token *at* does or says: "She told us that X came" is not of X.

    *items* are those of the sentence with a name or a noun. Looked for as far as the next comma, quotation mark, "and"
    or "but", behind "he" and "she", and behind "told him that" and "asked her to".
    """
    low = tokens[at].text.lower()
    after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    if low in ("him", "her") and after not in ("that", "to", "how", "about"):
        return set()
    if low not in ("he", "she", "him", "her") and not low.startswith(("he'", "he’", "she'", "she’")):
        return set()
    found: set[int] = set()
    place = bisect_right([item.first for item in items], at)
    begin, stops = at + 1, _STOPS | {"and", "but"}
    if after in SAYING and [token.text for token in tokens[at + 2 : at + 4]] in _QUOTING:
        begin, stops = at + 4, _QUOTED_TO  # "He said, “Roe was a hero”"
    for i in range(begin, min(at + _UNDER, len(tokens))):
        if tokens[i].text in stops:
            break
        if place < len(items) and items[place].first == i:
            found.add(items[place].person)
            place += 1
    return found


def under_whom(tokens: Sequence[Token], item: Item, at: int) -> bool:
    """Tell whether the pronoun at token *at* is another one than *item*: "X, under whom he served"."""
    if at < 2 or tokens[at - 1].text.lower() != "whom":
        return False
    return 0 <= at - item.last <= _NEAR - 2 and all(not token.is_capitalised for token in tokens[item.last : at])


def set_before(tokens: Sequence[Token], items: Sequence[Item], at: int) -> int | None:
    """Return the subject behind a clause set before it, whose own subject the pronoun is: "Although he lied, X fled".

    None where the main clause speaks of somebody else of that gender too: "Though he called, X told him off".
    """
    low = tokens[at].text.lower()
    if at != 1 or low not in ("he", "she") or tokens[0].text.lower() not in ("although", "though"):
        return None
    person = ahead(tokens, items, at)
    last = next((item.last for item in items if item.person == person and item.first > at), len(tokens))
    others = _OBJECTS[low]
    return None if any(token.text.lower() in others for token in tokens[last:]) else person


def ahead(tokens: Sequence[Token], items: Sequence[Item], at: int) -> int | None:
    """Return who comes right after the words set before them: "In his letter, X wrote", "Asked of his role, X left"."""
    first = tokens[0].text.lower()
    if first not in _FRONTING and first not in _JOINING and not first.endswith(("ing", "ed")):
        return None
    comma = next((i for i in range(at, min(at + _SET_BEFORE, len(tokens))) if tokens[i].text == ","), None)
    item = next((item for item in items if item.last > at), None)
    if comma is None or item is None or not item.subject or item.first < comma or item.first > comma + 1 + _TITLES:
        return None
    titles = tokens[comma + 1 : item.first]
    return item.person if all(token.is_capitalised or token.text in _IN_TITLES for token in titles) else None
