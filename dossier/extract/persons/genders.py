"""Whether a person of a story is a man or a woman, as far as the words tell."""

from bisect import bisect_right

from dossier.extract.naming import gazetteer
from dossier.extract.persons.clusters import Cluster
from dossier.extract.persons.phrases import person_noun
from dossier.extract.tokens import TokenizedStory, tokens_at

# Given names that are a man's in one language and a woman's in another.
_EITHER = frozenset("nino amal noor nur nour nikita sacha dominique claude camille eden rowan maxime".split())
# Endings of family names that only one gender bears.
_WOMEN = ("ova", "yeva", "ovna", "evna", "skaya", "skaia", "dottir")
_MEN = ("ov", "yev", "skiy")
_LONG = 5


def gender(cluster: Cluster, story: TokenizedStory) -> str:
    """Return ``m``, ``f`` or ``u`` for a person.

    A form of address or a telling noun beside the name decides ("Mrs X", "his sister, X", "X, a businesswoman"),
    else the given name.
    """
    nearby = _by_words(cluster, story)
    if nearby:
        return nearby
    if len(cluster.words) > 1:
        for word in cluster.words[:2]:
            known = gazetteer.given_names().get(word, "u") if word not in _EITHER else "u"
            if known != "u":
                return known
        return _by_ending(cluster.words[-1])
    if len(cluster.words) == 1 and cluster.words[0] not in gazetteer.surnames():
        return gazetteer.given_names().get(cluster.words[0], "u")
    return "u"


def _by_ending(surname: str) -> str:
    """Return the gender that a family name tells: "Petrova", "Petrov"."""
    if len(surname) < _LONG:
        return "u"
    return "f" if surname.endswith(_WOMEN) else "m" if surname.endswith(_MEN) else "u"


def _by_words(cluster: Cluster, story: TokenizedStory) -> str:
    starts = [sentence.span.start for sentence in story.sentences]
    for span in cluster.spans:
        tokens = story.sentences[max(0, bisect_right(starts, span.start) - 1)].tokens
        first, last = tokens_at(tokens, span)
        before = [token.text for token in tokens[max(0, first - 2) : first]]
        while before and before[-1] in (".", ","):
            before.pop()
        if before:
            told = gazetteer.honorifics().get(gazetteer.fold(before[-1]), "") or person_noun(before[-1]) or ""
            if told:
                return told
        after = [token.text for token in tokens[last : last + 6]]
        if after[:1] == [","] and len(after) > 2 and after[1].lower() in ("a", "an", "the", "his", "her"):
            for word in after[2:5]:
                told = person_noun(word) or ""
                if told and after[after.index(word) + 1 : after.index(word) + 2] != ["'s"]:
                    return told
                if not word[0].isalpha():
                    break
    return ""
