"""Whether a person of a story is a man or a woman, as far as the words tell."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from dossier.extract.naming import gazetteer
from dossier.extract.persons.clusters import Cluster
from dossier.extract.persons.phrases import person_noun
from dossier.extract.tokens import Token, TokenizedStory, tokens_at

# Given names that are a man's in one language and a woman's in another.
_EITHER = frozenset("nino amal noor nur nour nikita sacha dominique claude camille eden rowan maxime".split())
# "her brothers X and Y"
_PLURALS = {"brothers": "m", "sons": "m", "nephews": "m", "sisters": "f", "daughters": "f", "nieces": "f"}
# Endings of family names that only one gender bears.
_WOMEN = ("ova", "yeva", "ovna", "evna", "skaya", "skaia", "dottir", "iene", "aite", "ska", "cka")
_MEN = ("ov", "yev", "skiy")
_LONG = 5
_INITIAL = 2
# Behind a given name that nobody knows, these may be the father's: "Zora Hassan Roe".
_FATHERS = frozenset(
    "mohammad mohammed muhammad mohamed mohamad ahmad ahmed ali hassan hasan hussein hussain husayn mahmoud mahmud "
    "ibrahim omar umar khalid khaled yusuf youssef mustafa abdullah abdallah salem saleh saeed said ismail".split()
)
# Family names of East Asia, which stand first: of "Lim Siew Choo" and "Kim Jong-un" the first word tells nothing.
_FAMILY_FIRST = frozenset(
    "ang cai cao chan chang chen cheng cheung cho choi chong chou chow chu chung deng ding do duong feng fung gao goh "
    "guo han he ho hong hsu hu huang hui hwang ip jang jeon jeong jiang jin jung kang khoo kim ko koh kuo kwan kwok "
    "kwon lai lam lau le lee leong leung li liang liao lien lim lin liu loh lu luo lý ma mai mak ng ngo nguyen oh ong "
    "pan park peng pham phan pun qian shen shin sim sin siu so son song su sun tai tam tan tang tay teo tian tran tsai "
    "tsang tse tseng tung vo vu wan wang wei wen wong woo wu xi xia xiao xie xu yam yan yang yao yap ye yeo yeung yin "
    "yip yoon yu yuan zeng zhang zhao zheng zhou zhu".split()
)
# Endings of given names that hardly ever belong to the other gender, among those of resources/lexicon/given_names.tsv.
_HERS = ("ia", "ela", "ena", "ina", "nna", "eta", "tta", "ysa", "lda", "ette", "nne")
_HIS = ("mir", "slav", "iy", "ius", "rdo", "ndo", "io", "ino", "ano", "ert", "vin")
# How much it tells of a gender: the form of address or noun right at the name, the given name, and a noun that may
# belong to the words before ("on the phone to his mother, X was told").
_MANY = 8
"""From so many mentions on, a single form of address that belies the given name is for a namesake."""
_BESIDE, _GIVEN, _BEFORE, _ENDING = 3, 2, 1, 1


def gender(cluster: Cluster, story: TokenizedStory) -> str:
    """Return ``m``, ``f`` or ``u`` for a person.

    A form of address or a telling noun beside the name ("Mrs X", "X, a businesswoman") weighs more than the given
    name, that more than a noun before a comma ("his sister, X") and the ending of a given name that nobody knows.
    """
    votes = Counter[str]()
    beside = list(_by_words(cluster, story))
    given = _by_name(cluster)
    if (
        given[1] == _GIVEN
        and len(cluster.spans) >= _MANY
        and sum(told not in ("u", given[0]) for told, _ in beside) == 1
    ):
        beside = [(told, weight) for told, weight in beside if told == given[0]]  # once "Mr Roe": somebody else
    for told, weight in (*beside, given):
        votes[told] = max(votes[told], weight)
    men, women = votes["m"], votes["f"]
    return "u" if men == women else "m" if men > women else "f"


def _by_name(cluster: Cluster) -> tuple[str, int]:
    """Return the gender that a name tells by itself, and how much that weighs."""
    known = gazetteer.given_names()
    if len(cluster.words) == 1:
        word = cluster.words[0]
        return (known.get(word, "u") if word not in gazetteer.surnames() else "u"), _GIVEN
    given = cluster.words[1:] if _family_first(cluster.words) else cluster.words
    fathers = len(given) > 1 and given[1] in _FATHERS and given[0] not in known and len(given[0]) > _INITIAL
    first_only = fathers or (len(given) == 2 and not (given[0] in gazetteer.surnames() and given[0] not in known))
    for word in given[: 1 if first_only else 2]:
        told = known.get(word, "u") if word not in _EITHER else "u"
        if told != "u":
            return told, _GIVEN
    told = _by_ending(cluster.words[-1])
    if told != "u":
        return told, _GIVEN
    first = given[0] if given else ""
    if first in known or first in _EITHER or len(first) < _LONG:
        return "u", 0
    return ("f" if first.endswith(_HERS) else "m" if first.endswith(_HIS) else "u"), _ENDING


def _family_first(words: Sequence[str]) -> bool:
    """Tell whether a name begins with the family name: "Lim Siew Choo", "Kim Jong-un", but not "Lee Baker"."""
    return words[:1] != () and words[0] in _FAMILY_FIRST and (len(words) > 2 or any("-" in word for word in words[1:]))


def _by_ending(surname: str) -> str:
    """Return the gender that a family name tells: "Petrova", "Petrov"."""
    if len(surname) < _LONG:
        return "u"
    return "f" if surname.endswith(_WOMEN) else "m" if surname.endswith(_MEN) else "u"


def _by_words(cluster: Cluster, story: TokenizedStory) -> Iterator[tuple[str, int]]:
    """Give the genders that the words beside the names tell, with how much each weighs."""
    starts = [sentence.span.start for sentence in story.sentences]
    for span in cluster.spans:
        tokens = story.sentences[max(0, bisect_right(starts, span.start) - 1)].tokens
        first, last = tokens_at(tokens, span)
        named = _named(tokens, first)
        before = [token.text for token in tokens[max(0, first - named - 2) : first - named]]
        weight = _BEFORE if before[-1:] == [","] else _BESIDE
        while before and before[-1] in (".", ","):
            before.pop()
        if before:
            told = gazetteer.honorifics().get(gazetteer.fold(before[-1]), "") or person_noun(before[-1])
            yield told or _PLURALS.get(before[-1], "u"), weight
        aged = last + 2 < len(tokens) and tokens[last].text == "," and tokens[last + 1].text.isdigit()
        after = [token.text for token in tokens[last + 2 * aged : last + 2 * aged + 6]]
        if after[:1] == [","] and len(after) > 2 and after[1].lower() in ("a", "an", "the", "his", "her"):
            yield _apposed(after[2:5], after), _BESIDE


def _apposed(words: Sequence[str], after: Sequence[str]) -> str:
    """Return the gender that words set behind a name tell: "X, a young woman"."""
    for word in words:
        told = person_noun(word) or ""
        behind = after[after.index(word) + 1 : after.index(word) + 2]
        if told and behind and behind[0][0].isupper():
            return "u"  # "X, her husband Y": what it says is said of Y.
        if told and behind != ["'s"]:
            return told
        if not word[0].isalpha():
            break
    return "u"


def _named(tokens: Sequence[Token], first: int) -> int:
    """Return how many words before a name only say that it is one: "a woman | named X", "a boy | known as X"."""
    lows = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
    quoted = lows[-1:] != [] and lows[-1] in '“"‘'
    lows = lows[:-1] if quoted else lows
    if lows[-1:] in (["named"], ["called"]):
        return 1 + quoted
    return 2 + quoted if lows[-2:] in (["known", "as"], ["identified", "as"], ["known", "only"]) else 0
