"""Who is mentioned in a sentence, with or without a name, in order, and how prominently each."""

from collections.abc import Sequence

from dossier.domain.spans import Span
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons.phrases import IRREGULAR, OWNING, PersonPhrase, person_noun, person_phrases
from dossier.extract.persons.presence import Focus
from dossier.extract.persons.scenes import Item, is_official
from dossier.extract.tokens import Sentence, Token, tokens_at

_BEFORE_OBJECT = frozenset(
    "of with by for to from against like as on at in about between alongside including than over under into "
    "toward towards near via per behind played starring named called naming".split()
)
AFTER_OBJECT = frozenset(
    "that who whom whose which to in on at of for from with by as and or but after before when while over into "
    "than the a an his her their its this because if during since until out up down not guilty dead liable innocent "
    "responsible unconscious".split()
)
"""Words that follow an object and begin no verb of which it could be the subject."""
_TELLING = SAYING | {"say", "says"}
_FINITE = frozenset(
    "was were is are has have had will would could can may might must should did does said told".split()
)
_CLOSING = _FINITE | frozenset("who which that whose where and".split())
_BEING = frozenset("is was as be become became".split())
_HYPHENS = frozenset("-‐‑’'")
# How much a mention adds to how present somebody is, by what it does in its sentence.
SUBJECT, _OBJECT, OWNER, _KIN = 1.0, 0.4, 0.7, 0.8
# What is left of that for unnamed people, and for those who only say something.
_UNNAMED, _SPOKE = 0.6, 0.5
# Where a phrase begins at most and how far the comma behind it is: "A baker's son from Leeds, he".
_OPENING, _SET_APART = 4, 12
_RELATIVE = 10


_OTHERS = frozenset("he she they it we i you".split())
"""Behind a name they begin what somebody is told: "told Roe he would help"."""
_QUOTES = frozenset('“"')
_FROM = frozenset("of from in".split())
_DASHES = frozenset("-–—")
_CALLED = frozenset("named called known identified nicknamed dubbed going".split())
_CALLING = frozenset('as who goes went is was by the name of only “ " ‘'.split())
_CALLING_REACH = 8


def items_of(sentence: Sentence, here: Sequence[tuple[Span, int]], focus: Focus) -> list[Item]:
    """Return who is mentioned in a sentence, the unnamed too, in order."""
    tokens = sentence.tokens
    found, named = [], set[int]()
    for span, person in here:
        first, last = tokens_at(tokens, span)
        if first < last:
            if not _only_qualifies(tokens, first, last):
                found.append(_item(tokens, first, last, person))
            named.update(token.start for token in tokens[first:last])
    for phrase in person_phrases(tokens, named):
        if not (_introduces(tokens, phrase, named) or _is_pronoun_after(tokens, phrase)):
            person = -1 - len(focus.genders)
            focus.genders[person] = phrase.gender or "u"
            found.append(_item(tokens, phrase.first + phrase.owned, phrase.head + 1, person))
    return sorted(found, key=lambda item: item.first)


def _only_qualifies(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a name only says what others are: "the Roe sisters", "a Fox foundation"."""
    if first == 0 or last - first > 1 or last >= len(tokens) or not tokens[last].text.islower():
        return False
    low = tokens[last].text
    if tokens[first - 1].text.lower() not in ("the", "a", "an") or not low.isalpha() or low.endswith("ed"):
        return False
    return low not in AFTER_OBJECT and low not in _CLOSING and low not in SAYING and low not in IRREGULAR


def _is_pronoun_after(tokens: Sequence[Token], phrase: PersonPhrase) -> bool:
    """Tell whether a phrase that opens a sentence is the "he" or "she" behind it: "A baker's son from Leeds, he"."""
    if phrase.definite or tokens[phrase.first].text.lower() not in ("a", "an"):
        # A possessive inside belongs to the phrase: "A baker | 's son".
        opening = phrase.owned and phrase.first > 1 and tokens[0].text.lower() in ("a", "an")
    else:
        opening = phrase.first == 0
    if not opening or phrase.first > _OPENING:
        return False
    for i in range(phrase.head + 1, min(phrase.head + _SET_APART, len(tokens) - 1)):
        low = tokens[i].text.lower()
        if low == ",":
            return tokens[i + 1].text in ("he", "she")
        if low in _FINITE:
            return False
    return False


def _introduces(tokens: Sequence[Token], phrase: PersonPhrase, named: set[int]) -> bool:
    """Tell whether a phrase says what a named person beside it is: "X, a teacher," and "his brother, X"."""
    before, after = phrase.first - 1, phrase.head + 1
    if before > 0 and tokens[before].text in (",", "(", "–", "—"):
        aged = before > 2 and tokens[before - 1].text.isdigit() and tokens[before - 2].text == ","
        if tokens[before - 1 - 2 * aged].start in named:
            return True  # "X, a teacher", "X, 83, a widow"
    if (
        after < len(tokens)
        and tokens[after].text.lower() in ("with", "from", "of", "for", "in", "at")
        and _apposed_behind(tokens, after, named)
    ):
        return True  # "a clerk with the bank, X, was asked"
    named_so = tokens[after].text.lower() not in ("named", "called") if after < len(tokens) else False
    if (named_so or tokens[phrase.first].text.lower() in ("a", "an", "another")) and _is_called(tokens, after, named):
        return True  # not "one of the clerks named X"
    owned = phrase.owned and tokens[phrase.first].text not in ("his", "her")
    if after < len(tokens) and tokens[after].text.lower() in ("of", "for", "in", "at") and (phrase.definite or owned):
        # "The president of the commission, X, resigned"
        end = next((i for i in range(after + 1, min(after + _RELATIVE, len(tokens))) if not _in_office(tokens[i])), 0)
        after = end if end and tokens[end].text == "," else after
    if after < len(tokens) and tokens[after].text == ",":
        for token in tokens[after + 1 : after + 7]:
            if token.start in named:
                return True
            if not token.is_word and token.text != ".":
                break  # "its director, Dr. X"
    if after + 1 < len(tokens) and tokens[after].text.lower() in ("is", "was"):
        # "The fourth is X", "The fourth is a dealer, X"
        for i in range(after + 1, min(after + _RELATIVE, len(tokens))):
            if tokens[i].start in named and (i == after + 1 or tokens[i - 1].text == ","):
                return True
            if not (tokens[i].is_word or tokens[i].text in (",", "-")):
                break
    if after < len(tokens) and tokens[after].text.lower() == "who" and _names_behind(tokens, after, named):
        return True
    if phrase.owned and tokens[phrase.first].text in ("'s", "’s"):
        # "worked as the minister's secretary"
        while before > max(0, phrase.first - _OPENING) and tokens[before].is_word and before >= 0:
            if tokens[before].text.lower() in _BEING:
                return True
            before -= 1
    return before >= 0 and tokens[before].text.lower() in _BEING


def _is_called(tokens: Sequence[Token], at: int, named: set[int]) -> bool:
    """Tell whether words from token *at* on give the name: "a woman named X", "a dancer who goes by the name “X”"."""
    words: list[str] = []
    for token in tokens[at : at + _CALLING_REACH]:
        if token.start in named:
            relative = words[:1] != ["who"] or words[1:2] in (["goes"], ["went"], ["is"], ["was"])
            return relative and words[:1] != [] and words[0] in _CALLED | {"who"}
        if token.text.lower() not in _CALLED | _CALLING:
            return False
        words.append(token.text.lower())
    return False


def _apposed_behind(tokens: Sequence[Token], at: int, named: set[int]) -> bool:
    """Tell whether a name stands between commas behind the words that token *at* opens: "with the bank, X, was"."""
    comma = next((i for i in range(at + 1, min(at + _RELATIVE, len(tokens))) if not _in_office(tokens[i])), 0)
    if not comma or tokens[comma].text != "," or any(token.start in named for token in tokens[at:comma]):
        return False
    end = comma + 1
    while end < len(tokens) and tokens[end].start in named:
        end += 1
    return end > comma + 1 and end < len(tokens) and tokens[end].text == ","


def _in_office(token: Token) -> bool:
    """Tell whether a word can stand in "the president of the electoral commission"."""
    return (token.is_word and token.text.lower() not in _CLOSING) or token.text in _HYPHENS


def _names_behind(tokens: Sequence[Token], at: int, named: set[int]) -> bool:
    """Tell whether a name set apart ends a relative clause: "the auditor who saw it, X, was attacked"."""
    for i in range(at + 1, min(at + _RELATIVE, len(tokens) - 1)):
        if tokens[i].text == ",":
            return tokens[i + 1].start in named
        if not tokens[i].is_word:
            break
    return False


def _item(tokens: Sequence[Token], first: int, last: int, person: int) -> Item:
    before = tokens[first - 1].text.lower() if first else ""
    after = tokens[last].text.lower() if last < len(tokens) else "."
    kin = _kin_before(tokens, first)
    official = is_official(tokens, first, last) or is_official(tokens, last, last)
    if after in ("'s", "’s", "'", "’"):
        return Item(person, first, last, OWNER, False, official, owner=True)
    if before in _BEFORE_OBJECT:
        return Item(person, first, last, _OBJECT, False, official)
    if after.endswith("ly") or after in _QUOTES:
        after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else "."
        after = "." if tokens[last].text in _QUOTES and not _is_past(after) else after
    from_where = _verb_behind_place(tokens, last) if after in _FROM else ""
    doing = (after[0].isalpha() and after not in AFTER_OBJECT and after not in _OTHERS) or from_where != ""
    opening = first < 6 and after in (",", "(", "and")
    before_verb = tokens[last + 1].text.lower() if after == "," and last + 1 < len(tokens) else ""
    apposed = before == "," and (before_verb.endswith("ed") or before_verb in IRREGULAR)
    apposed = apposed and not _of_object(tokens, first - 2)
    behind = before == "," and after in ("of", "from") and tokens[0].text.lower().endswith("ing")
    opening = opening and not any(token.text.lower() in SAYING for token in tokens[:first])
    starting = first == 0 or all(token.is_capitalised or not token.is_word for token in tokens[:first])
    spoke = before in SAYING and after in (".", ",")
    subject = doing or spoke or starting or opening or apposed or behind or _goes_on(tokens, last)
    weight = SUBJECT if subject else _OBJECT
    if kin and subject:
        weight *= _KIN
    if subject and (spoke or after in SAYING):
        weight *= _SPOKE
    if person < 0:
        weight *= _UNNAMED
    tells = spoke or after in _TELLING or from_where in _TELLING or _goes_on(tokens, last, True)
    return Item(person, first, last, weight, subject, official, tells)


def _of_object(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the words that end at token *at* are an object: "taught Greek to a young man, X, heard him"."""
    for i in range(at, max(0, at - _RELATIVE), -1):
        if not tokens[i].is_word:
            return False
        if tokens[i].text.lower() in ("a", "an"):
            return tokens[i - 1].text.lower() in ("to", "with", "for", "from", "of", "against", "by")
    return False


def _is_past(low: str) -> bool:
    """Tell whether a word can be what somebody did: "Roe “walked in”"."""
    return low in IRREGULAR or low in _FINITE or low.endswith("ed")


def _verb_behind_place(tokens: Sequence[Token], last: int) -> str:
    """Return the verb in "Roe of the Green Party said", where names alone stand before it, "" for none."""
    at = last + 1
    while at < min(last + _RELATIVE, len(tokens)) and (tokens[at].is_capitalised or tokens[at].text in ("the", "of")):
        at += 1
    low = tokens[at].text.lower() if last + 1 < at < len(tokens) else ""
    return low if low in _FINITE | _TELLING | IRREGULAR or low.endswith("ed") else ""


def _goes_on(tokens: Sequence[Token], last: int, telling: bool = False) -> bool:
    """Tell whether a verb (one of saying, with *telling*) follows words set apart behind a name: "X, 41, could be"."""
    verbs = _TELLING if telling else _FINITE
    mark = tokens[last].text if last < len(tokens) else ""
    if mark != "," and mark not in _DASHES:
        return False
    for i in range(last, min(last + 14, len(tokens) - 1)):
        if tokens[i].text == mark:
            low = tokens[i + 1].text.lower()
            low = tokens[i + 2].text.lower() if low.endswith("ly") and i + 2 < len(tokens) else low
            if low in verbs:
                return True
    return False


def _kin_before(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a name is introduced as somebody's: "his father, X", "Y's wife X"."""
    at = first - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    if at < 1 or not tokens[at].text.islower() or person_noun(tokens[at].text) is None:
        return False
    return any(token.text.lower() in OWNING for token in tokens[max(0, at - 3) : at])
