"""Words for several people ("the pair", "both men", "the three") that mean those just spoken of, or those of a list."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons.deeds import PASTS
from dossier.extract.persons.phrases import IRREGULAR, person_noun
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

Owned = tuple[Span, int, MentionForm]
Group = tuple[frozenset[int], Span, MentionForm]
"""Who is meant, the words, and their form."""

_PAIRS = frozenset(
    "pair duo men women brothers sisters couple defendants suspects accused husband wife siblings twins".split()
)
_AFTER_TWO = frozenset("are were have had then also allegedly face did will would could , . and is on in at".split())
_AFTER_BOTH = frozenset("are were have had deny denied pleaded face will would could remain admitted fled".split())
BEFORE_TWO = frozenset(("the", "both"))
"""What words for two begin with."""
_TWO = frozenset("pair duo two both couple twins".split())
_GONE_ON = frozenset("pair duo two".split())
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
"""How many people a number written out is."""
_NUMBERS = {word: count for word, count in COUNTS.items() if count > 2}
_CONSPIRING = frozenset("defendants conspirators co-conspirators suspects accomplices".split())
_TRIOS = {"trio": 3, "threesome": 3, "quartet": 4}
_BETWEEN_LISTED = frozenset((",", "and", ";", "&"))
_IN_FAMILIES = _BETWEEN_LISTED | frozenset(
    "his her their wife husband partner girlfriend boyfriend brother sister son daughter father mother nephew niece "
    "cousin uncle aunt younger older elder twin late former".split()
)
"""What stands between names of a family: "X, his wife Y and her mother, Z"."""
_LONGEST_APPOSITION = 12
_BULLETS = frozenset("• · – - * ▪ ◦ ● ‣".split())
# Behind how many tokens a bullet's name stands at most: "• Dr. Ann Roe".
_TITLED = 4
_TOLD_IN = 4
"""How many words a title has at most, and what stands behind "said": ", chief prosecutor Jo Roe told reporters."."""
_VERBS = frozenset(
    "who whom whose which is are was were has have had will would says said told when while that".split()
)
_KIN = frozenset("brothers sisters siblings twins cousins couple".split())
_PEOPLE = frozenset("people individuals persons men women".split())
_BACK = 2
GENDERS = {"men": "m", "brothers": "m", "sons": "m", "women": "f", "sisters": "f", "daughters": "f"}
"""The gender that words for several people tell."""
CROWDS = frozenset(
    "officials authorities police people voters forces troops americans agents prosecutors others colleagues parents "
    "families lawyers attackers hackers men women children democrats republicans media".split()
)
"""Words for several people whom "they" could mean as well."""


def just_spoken_of(story: TokenizedStory, mentions: Sequence[Owned], genders: Sequence[str]) -> Iterator[Group]:
    """Give words for two that mean the only two people of the sentence before, or of the one before that.

    "The pair" goes on with the only two of whom the paragraph told so far as well.

    Nothing is given in a sentence that names somebody else before them, nor where *genders* (by number) belie it.
    """
    before: list[set[int]] = []
    told: set[int] = set()
    paragraph = -1
    for sentence, here in by_sentence(story, mentions):
        tokens = sentence.tokens
        lows = sentence.lows
        if sentence.paragraph != paragraph:
            before = before[-1:]
            told = set()
        paragraph = sentence.paragraph
        two = next((people for people in reversed(before[-_BACK:]) if people), set[int]())
        for i in range(len(tokens) - 1):
            last = words_for_two(lows, i) if lows[i] in BEFORE_TWO else None
            if last is not None and len(two) < 2 and len(told) == 2 and lows[last] in _GONE_ON:
                two = told
            if last is None or len(two) != 2 or _TWO.isdisjoint(lows[i : last + 1]):
                continue
            span = Span(tokens[i].start, tokens[last].end)
            other = any(person not in two for mention, person, _ in here if mention.start < span.start)
            if not other and agree(lows[last], two, genders):
                yield frozenset(two), span, MentionForm.NOMINAL
        before.append({person for _, person, _ in here} - only_saying(tokens, here))
        told = told | before[-1]


def agree(noun: str, people: Iterable[int], genders: Sequence[str]) -> bool:
    """Tell whether a noun for several people ("women", "brothers") fits the genders of *people*."""
    wanted = GENDERS.get(noun, "")
    return not wanted or all(genders[person] in (wanted, "u") for person in people)


def only_saying(tokens: Sequence[Token], here: Sequence[Owned]) -> frozenset[int]:
    """Return who does nothing in a sentence but tell what it says, at its end: "Roe fled in May, Okonjo said."."""
    if len(here) < 2 or tokens[-1].text != ".":
        return frozenset()
    span, person, _ = here[-1]
    first, last = tokens_at(tokens, span)
    behind = [token.text.lower() for token in tokens[last:-1]]
    ahead = [token.text.lower() for token in tokens[max(0, first - _TOLD_IN) : first]]
    says = bool(behind) and behind[0] in SAYING and len(behind) <= _TOLD_IN and "," in ahead
    own = sum(each == person for _, each, _ in here) == 1
    return frozenset([person] if says and own else [])


def by_sentence(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[tuple[Sentence, list[Owned]]]:
    """Give each body sentence with its mentions, which come in order."""
    at = 0
    for sentence in story.body:
        here = []
        while at < len(mentions) and mentions[at][0].start < sentence.span.end:
            if mentions[at][0].start >= sentence.span.start:
                here.append(mentions[at])
            at += 1
        yield sentence, here


def listed(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[Group]:
    """Give "the three", "all four men" and the "three people" of a lead that mean the one list of so many names.

    The story names them side by side ("A, B and C"), and no other list is as long.
    """
    lists: dict[int, set[frozenset[int]]] = {}
    for sentence, here in by_sentence(story, mentions):
        people = _side_by_side(sentence, here)
        if len(people) > 2:
            lists.setdefault(len(people), set()).add(people)
    for people in _bulleted(story, mentions):
        lists.setdefault(len(people), set()).add(people)
    single = {size: next(iter(found)) for size, found in lists.items() if len(found) == 1}
    if not single:
        return
    first = {size: min(m[0].start for m in mentions if m[1] in people) for size, people in single.items()}
    for sentence in story.body:
        for span, size, definite in _counted(sentence.tokens, next(iter(single)) if len(lists) == 1 else 0):
            if size in single and (definite or span.start < first[size] or len(single) == 1):
                yield single[size], span, MentionForm.NOMINAL


def _bulleted(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[frozenset[int]]:
    """Give those whom paragraphs in a row begin with behind a bullet: "• Tom Fox, 31, of Leeds"."""
    run: list[int] = []
    paragraph = -1
    for sentence, here in by_sentence(story, mentions):
        begins, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        if not begins:
            continue
        named = [(span, person) for span, person, form in here if form is MentionForm.NAME][:1]
        bullet = sentence.tokens[0].text in _BULLETS and len(sentence.tokens) > 1
        near = named and tokens_at(sentence.tokens, named[0][0])[0] <= _TITLED
        if bullet and near and named[0][1] not in run:
            run.append(named[0][1])
            continue
        if len(run) > 1:
            yield frozenset(run)
        run = []
    if len(run) > 1:
        yield frozenset(run)


def _side_by_side(sentence: Sentence, here: Sequence[Owned]) -> frozenset[int]:
    """Return the people of the longest list of names in a sentence: "A, B, a broker, and C"."""
    named = [(*tokens_at(sentence.tokens, span), person) for span, person, form in here if form is MentionForm.NAME]
    best: frozenset[int] = frozenset()
    run = {named[0][2]} if named else set[int]()
    joined = False
    for (_, end, _), (begin, _, person) in pairwise(named):
        words = without_ages([token.text.lower() for token in sentence.tokens[end:begin]])
        if words[-2:-1] == ["the"] and words[-1] in _KIN and "and" in words:
            words = words[:-2]  # "A, B and the brothers C and D"
        if words and (_BETWEEN_LISTED.issuperset(words) or apposed(words) or _IN_FAMILIES.issuperset(words)):
            run.add(person)
            joined = joined or "and" in words or "&" in words
        else:
            run, joined = {person}, False
        if joined and len(run) > len(best):
            best = frozenset(run)
    return best


def without_ages(words: Sequence[str]) -> list[str]:
    """Return the words behind a name without an age in brackets: "Roe (41) and", "Roe ( aged 41 ),"."""
    if len(words) > 2 and words[0] == "(" and ")" in words[:4] and any(word.isdigit() for word in words[1:3]):
        return list(words[list(words).index(")") + 1 :])
    return list(words)


def apposed(words: Sequence[str]) -> bool:
    """Tell whether words between two names only describe the first: ", 44, of Miami," and ", a dealer, and"."""
    called = person_noun(words[-1]) is not None and ("and" in words or words.count(",") > 1)  # ", 44, deckhand Y"
    if len(words) > _LONGEST_APPOSITION or words[0] != "," or not (called or words[-1] in (",", "and", ";")):
        return False
    return not any(word in _VERBS or word in IRREGULAR or word.endswith(("ed", "ing")) for word in words)


def _counted(tokens: Sequence[Token], accused: int) -> Iterator[tuple[Span, int, bool]]:
    """Find "the three", "the trio", "all four men" and "three individuals": where, how many, whether definite.

    "The conspirators" are *accused* people; 0 where the story does not tell how many those are.
    """
    lows = [token.text.lower() for token in tokens]
    for i, low in enumerate(lows):
        definite = i > 0 and lows[i - 1] in ("the", "all", "these")
        start = tokens[i - definite].start
        if low in _TRIOS and definite:
            yield Span(start, tokens[i].end), _TRIOS[low], True
        if definite and accused and low in _CONSPIRING:
            yield Span(start, tokens[i].end), accused, True
        if low not in _NUMBERS:
            continue
        after = lows[i + 1] if i + 1 < len(lows) else "."
        if definite and after in _AFTER_TWO:
            yield Span(start, tokens[i].end), _NUMBERS[low], True
        for k in range(i + 1, min(i + 4, len(tokens))):
            if _several(tokens[k]) or several(tokens[k]):
                yield Span(start, tokens[k].end), _NUMBERS[low], definite
                break
            if not tokens[k].is_word or lows[k] in ("of", "in", "for", "with", "and"):
                break


def _several(token: Token) -> bool:
    low = gazetteer.fold(token.text)
    nation = token.is_capitalised and low.endswith("s") and low in gazetteer.demonyms()
    return nation or (
        token.text.islower() and (low in _PEOPLE or (low[-1:] == "s" and person_noun(low[:-1]) is not None))
    )


def several(token: Token) -> bool:
    """Tell whether a word means several people."""
    return _means_several(token.text)


@lru_cache(maxsize=1 << 14)
def _means_several(word: str) -> bool:
    low = gazetteer.fold(word)
    if low.endswith(("men", "women")) and low not in ("women's", "specimen", "regimen"):
        return word.islower()
    nation = word[0].isupper() and low.endswith("s") and low in gazetteer.demonyms()
    single = low[:-1] if low.endswith("s") else ""
    return nation or (bool(single) and word.islower() and person_noun(single) is not None)


@lru_cache(maxsize=1 << 14)
def is_crowd(word: str) -> bool:
    """Tell whether a word, as it is written, means several people whom "they" could mean as well."""
    return word.lower() in CROWDS or _means_several(word)


def words_for_two(lows: Sequence[str], i: int) -> int | None:
    """Return the last token of words for two ("the pair", "both men") that begin at token *i*, or None."""
    if lows[i] not in BEFORE_TWO:
        return None
    after = lows[i + 2] if i + 2 < len(lows) else "."
    if lows[i] == "both" and i == 0 and lows[1] in _AFTER_BOTH:
        return 0
    if lows[i + 1] in ("two", "accused") and (after in _PAIRS or (lows[i + 1] == "two" and after == "accused")):
        both = after == "accused" and lows[i + 3 : i + 4] in (["men"], ["women"])
        return i + 3 if both else i + 2
    if lows[i + 1] == "two":
        verb = after in _AFTER_TWO or after in PASTS or after == "set" or (after.endswith("ed") and len(after) > 3)
        return i + 1 if verb else None
    single = lows[i + 1] in _PAIRS - {"husband", "wife"} and after not in ("'s", "’s", "of")
    if after == "of" and lows[i + 1] in _PAIRS and "".join(lows[i + 3 : i + 4]).endswith("ing"):
        single = True
    return i + 1 if single and (lows[i] == "the" or lows[i + 1] in ("men", "women", "defendants", "suspects")) else None
