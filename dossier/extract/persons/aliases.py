"""Other names that a story says a person uses: "X, also known as Y", "X, who uses the names “Y” and “Z”"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.domain.mentions import EntityKind, NameMention
from dossier.domain.spans import Span
from dossier.extract.persons.phrases import person_noun
from dossier.extract.tokens import TokenizedStory

_WHOSE = (
    r"(?:whose\s)?(?:(?:real|true|birth|given|full|legal|maiden|stage|pen|code|street)\s(?:sur)?name"
    r"|nom\sde\s(?:guerre|plume)|nickname|pseudonym|alias|codename|kunya)\s(?:is|was)"
)
_KNOWN = (
    r"(?:(?:\w{3,14}ly|also|better|best|now|once|then|still|otherwise)\s){0,2}(?:known|referred\sto)\s"
    r"(?:(?:to|among|by|in|on|throughout|at)\s(?:\w+\s){1,4})?(?:simply\s|only\s|just\s|online\s|\w{3,14}ly\s)?"
    r"(?:as|(?:by|under)\s(?:the|his|her|their)\s(?:(?:stage|pen|ring|street|code)\s)?"
    r"(?:names?|pseudonyms?|nicknames?|alias(?:es)?|monikers?)(?:\sof)?)"
)
_USING = (
    r"(?:also\s)?(?:uses|used|using|goes|went|going|operating|under|by|with)\s(?:by\s|under\s)?"
    r"(?:(?:the|his|her|a)\s)?(?:(?:false|assumed|stage|pen|code|fake|street|battle|online)\s)?"
    r"(?:names?|alias(?:es)?|pseudonyms?|nicknames?|monikers?|nom\sde\s(?:guerre|plume))(?:\sof)?"
)
_CUES = (
    "a.k.a.", "a/k/a", "aka", "alias", "kunya", "nom de guerre", "born as", "born", "née", "né", "nee", "goes by",
    "went by", "nicknamed", "dubbed", "real name", "birth name", "formerly", "also called",
    "often called", "commonly called", "affectionately called", "renamed", "calling himself",
    "calling herself", "called himself", "called herself", "calls himself", "calls herself", "styled himself",
    "styled herself", "styles himself", "styles herself", "styling himself", "styling herself",
)  # fmt: skip
# Only an age, words for the person ("a former major"), "who" and
# forms of "to be" may stand between a name and the cue that speaks of it.
_ALIAS = re.compile(
    r"(?:\s\([^()\n]{2,40}\))?[\s,(–—-]{1,4}(?:(?:aged\s)?\d{1,3},\s)?(?:(?:a|an|the|then a)\s((?:[\w-]+\s){1,7}?))?"
    r"(?:(?:and|or|who|also|is|was|were|were then|acting|operating|living),?\s){0,3}"
    + f"({_WHOSE}|{_KNOWN}|{_USING}|"
    + "|".join(re.escape(cue) for cue in sorted(_CUES, key=len, reverse=True))
    + r"):?\s(?:as\s)?",
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
# "X, the man they call Y", "X, whom prosecutors identified as Y", "X, “Y” to his friends".
_CALLED = re.compile(
    r",?\s(?:(?:aged\s)?\d{1,3},\s)?(?:whom?|the\s(?:man|woman|one)(?:\swhom?|\sthat)?)\s(?!who|that\b|which\b)"
    r"(?:(?:the|his|her|their)\s)?[a-z-]+\s(?:call|calls|called|had\scalled|nicknamed|dubbed"
    r"|(?:knew|know|knows|identified|identify|named|name)\s(?:only\s)?as)\s",
)
_TO_FRIENDS = re.compile(
    r",\s[“\"‘]([^“”\"‘’\n]{2,40}?),?[”\"’]\sto\s(?:the|his|her|their|all|everyone|everybody|many|most|those)\b"
)
_OWNS = re.compile(r"[’']s\b")
_REACH = 160
_FORMERLY = frozenset(("formerly",))
_PARTS = re.compile(r",?\s(?:a\.k\.a\.?|a/k/a|aka|alias|née|né)\s|^née\s")
"""What a name was taken to go on over: "Tom Fox a.k.a. Red Tom", "née Roe"."""
_ARTICLE = re.compile(r"\b[Tt]he\s$")
_PLAINLY = re.compile(r"\s(?:under|by|with|using|used|uses)\s", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:from|to|with|for|of)\s$")
_MOST = 12
"""For how many other names of a story later places are looked for."""


def aliases_after(story: TokenizedStory, name: Span, end: int) -> Iterator[Span]:
    """Give the other names that follow *name* in its sentence, which ends at *end*."""
    limit = min(name.end + _REACH, end)
    told = _IS.match(story.text, name.end, limit)
    if told is not None and (other := _PLAIN.match(story.text, told.end(), limit)) is not None:
        yield Span(other.start(1), other.end(1))  # "Uncle Ray, police say, is X"
        return
    friends = _TO_FRIENDS.match(story.text, name.end, limit)
    if friends is not None and friends[1][:1].isupper():
        yield Span(friends.start(1), friends.end(1))
        return
    called = _CALLED.match(story.text, name.end, limit)
    if called is not None:
        other = _QUOTED.match(story.text, called.end(), limit) or _PLAIN.match(story.text, called.end(), limit)
        owns = other is not None and _OWNS.search(story.text, other.end() - 2, other.end() + 2) is not None
        if other is not None and other.group(1)[:1].isalpha() and not owns:
            stripped = other.group(1).rstrip(".,’'")
            yield Span(other.start(1), other.start(1) + len(stripped))
        return
    cue = _ALIAS.match(story.text, name.end, limit)
    if cue is None or (cue.group(1) is not None and person_noun(cue.group(1).split()[-1]) is None):
        return
    if _PLAINLY.match(story.text, name.end) is not None and _OBJECT.search(
        story.text, max(0, name.start - 8), name.start
    ):
        return  # "bought it from X under the name of Y"
    before = cue.group(2).lower() in _FORMERLY
    at = cue.end()
    while at < limit:
        quoted = _QUOTED.match(story.text, at, limit)
        match = quoted or _PLAIN.match(story.text, at, limit)
        if match is None or not match.group(1)[:1].isalpha():
            return
        if before and not _could_be_full(match.group(1)):
            return  # "formerly President of …"
        words = Span(match.start(1), match.end(1))
        stripped = words.of(story.text).rstrip(".,’'")
        yield Span(words.start, words.start + len(stripped))
        more = _MORE.match(story.text, match.end(), limit)
        if more is None or not (quoted or story.text[more.end()] in "“\"‘'"):
            return
        at = more.end()


def _could_be_full(words: str) -> bool:
    """Tell whether words can be a first name and a surname, and no office."""
    return " " in words and not any(person_noun(word) is not None for word in words.split())


def parted(story: TokenizedStory, names: Sequence[NameMention]) -> Iterator[NameMention]:
    """Give *names* with those that hold two in two: "Tom Fox a.k.a. Red Tom"; "née Roe" without the "née"."""
    for name in names:
        between = _PARTS.search(name.span.of(story.text)) if name.kind is EntityKind.PERSON else None
        if between is None:
            yield name
            continue
        if between.start():
            yield replace(name, span=Span(name.span.start, name.span.start + between.start()))
        if name.span.start + between.end() < name.span.end:
            yield replace(name, span=Span(name.span.start + between.end(), name.span.end))


def unnoticed(story: TokenizedStory, aliases: Sequence[Span], names: Sequence[Span]) -> Iterator[Span]:
    """Give the places of *aliases* that are none of the *names*: "nicknamed the Butcher … The Butcher died".

    Only of those of several words or with "the": a single word may mean anything else. Both are in text order.
    """
    starts = [span.start for span in names]
    taken: set[str] = set()
    for alias in aliases:
        text = alias.of(story.text)
        article = text[:4].lower() == "the " or _ARTICLE.search(story.text, max(0, alias.start - 5), alias.start)
        word = text[4:] if text[:4].lower() == "the " else text
        if word in taken or len(word) < 4 or not (article or " " in word) or len(taken) >= _MOST:
            continue
        taken.add(word)
        at = story.text.find(word, alias.end - len(word))
        while at >= 0:
            end = at + len(word)
            near = bisect_right(starts, end - 1) - 1
            free = near < 0 or names[near].end <= at
            whole = not story.text[at - 1 : at].isalnum() and not story.text[end : end + 1].isalnum()
            said = not article or " " in word or _ARTICLE.search(story.text, max(0, at - 5), at) is not None
            if free and whole and said:
                yield Span(at, end)
            at = story.text.find(word, end)
