"""Other names that a story says a person uses: "X, also known as Y", "X, who uses the names “Y” and “Z”"."""

import re
from collections.abc import Iterator

from dossier.domain.spans import Span
from dossier.extract.persons.phrases import person_noun
from dossier.extract.tokens import TokenizedStory

_CUES = (
    "also known as", "better known as", "widely known as", "commonly known as", "known as", "a.k.a.", "aka",
    "alias", "nicknamed", "uses the name", "used the name", "also uses the name", "also used the name",
    "uses the names", "used the names", "also uses the names", "also used the names", "uses the alias",
    "used the alias", "uses the aliases", "used the aliases", "using the name", "using the alias", "goes by",
    "went by", "goes by the name", "went by the name", "goes by the name of", "went by the name of",
    "under the name", "under the alias", "under the pseudonym", "nom de guerre", "whose nom de guerre is",
    "whose nom de guerre was", "with the nom de guerre", "by the nom de guerre", "by his nom de guerre",
    "by her nom de guerre", "kunya", "born as", "born", "dubbed", "whose real name is", "real name", "formerly",
)  # fmt: skip
# Only an age, words for the person ("a former major"), "who" and
# forms of "to be" may stand between a name and the cue that speaks of it.
_ALIAS = re.compile(
    r"[\s,(–—-]{1,4}(?:\d{1,3},\s)?(?:(?:a|an|the|then a)\s((?:[\w-]+\s){1,7}?))?"
    r"(?:(?:and|or|who|also|is|was|were|were then|acting|operating|living),?\s){0,3}(?:"
    + "|".join(re.escape(cue) for cue in sorted(_CUES, key=len, reverse=True))
    + r"|known\s(?:to|among|by|in)\s(?:\w+\s){1,4}(?:simply\s|only\s)?as):?\s(?:as\s)?(?:of\s)?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"‘']([^“”\"‘’'\n]{2,40})[”\"’']")
_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|al-\w+|abu|bin|ibn)"
_PLAIN = re.compile(rf"(?:the\s)?({_WORD}(?:\s{_WORD}){{0,4}})")
_MORE = re.compile(r"(?:,?\s(?:and|or)\s|,\s)(?=[“\"‘'A-Z])")
_IS = re.compile(
    r"[\"”’']?,\s(?:\w+\s){0,3}?(?:say|says|said|believe|believes|allege|alleges),\s(?:is|was)\s(?:really\s)?"
    r"(?:the\s\w+\s)?"
)
_REACH = 160


def aliases_after(story: TokenizedStory, name: Span, end: int) -> Iterator[Span]:
    """Give the other names that follow *name* in its sentence, which ends at *end*."""
    limit = min(name.end + _REACH, end)
    told = _IS.match(story.text, name.end, limit)
    if told is not None and (other := _PLAIN.match(story.text, told.end(), limit)) is not None:
        yield Span(other.start(1), other.end(1))  # "Uncle Ray, police say, is X"
        return
    cue = _ALIAS.match(story.text, name.end, limit)
    if cue is None or (cue.group(1) is not None and person_noun(cue.group(1).split()[-1]) is None):
        return
    at = cue.end()
    while at < limit:
        quoted = _QUOTED.match(story.text, at, limit)
        match = quoted or _PLAIN.match(story.text, at, limit)
        if match is None or not match.group(1)[:1].isalpha():
            return
        words = Span(match.start(1), match.end(1))
        stripped = words.of(story.text).rstrip(".,’'")
        yield Span(words.start, words.start + len(stripped))
        more = _MORE.match(story.text, match.end(), limit)
        if more is None or not (quoted or story.text[more.end()] in "“\"‘'"):
            return
        at = more.end()
