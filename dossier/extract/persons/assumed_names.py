"""Names that somebody only passed under: "X rented the flat under the name of Y", "X posed as a doctor named Y"."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.persons.clusters import Name
from dossier.extract.persons.phrases import person_noun
from dossier.extract.tokens import Sentence, TokenizedStory

_SELF = r"(?:him|her|them)sel(?:f|ves)"
_WHAT = (
    r"(?:(?:false|assumed|stage|pen|code|fake|street|battle|online|invented|made-up|fictitious|bogus|new|stolen|birth|"
    r"maiden|married|first|user)\s){0,2}"
    r"(?:names?|alias(?:es)?|pseudonyms?|nicknames?|monikers?|pen-name|username|nom\sde\s(?:guerre|plume))"
)
# Words that say that what follows is a name somebody goes under, and nobody else's.
_UNDER = (
    rf"(?:under|using|by|with|used|uses|took|takes|taken|adopted|adopts|assumed|assuming|adopting|invented|had)\s"
    rf"(?:(?:the|his|her|a|an|their)\s)?{_WHAT}(?:\sof)?:?"
    r"|(?:on|under|using|with|used|carrying|carried|showed|presented)\s(?:[\w’'-]+\s){1,5}?"
    r"(?:passports?|papers|documents|licence|license|visa|card|permit)\s"
    r"(?:in\sthe\sname\sof|bearing\sthe\sname(?:\sof)?|made\sout\s(?:to|in\sthe\sname\sof)|issued\sto)"
    r"|(?:did|does|do|doing|done)\sbusiness\sas"
    rf"|(?:introduced|introducing|introduces|presented|presenting|styled|styling)\s{_SELF}\s(?:[\w ]{{1,30}}?\s)?as"
    rf"|(?:called|calling|calls|renamed|renaming)\s{_SELF}"
)
# Words that say so unless the story speaks of that other one too: "posing as X" may be about a real X.
_AS = (
    rf"(?:pos(?:ed|ing|es)|masquerad(?:ed|ing|es)|pass(?:ed|ing|es)\s{_SELF}\soff"
    rf"|(?:identified|identifying|described|describing)\s{_SELF}"
    r"|(?:signed|registered|enrolled|enlisted|booked|checked)\s(?:in(?:to)?\s)?(?:[\w ]{1,30}?\s)?)\s?as"
    r"|(?:travell?ed|travell?ing|lived|living|worked|working|wrote|writing)\s"
    r"(?:[\w ]{1,30}?\s)?as(?=\s[“\"‘])"
)
_CUE = re.compile(
    rf"\b(?:(?P<under>{_UNDER})|(?P<as>{_AS}))\s(?:(?:an?|the)\s(?:[\w’'-]+\s){{1,4}}?(?:named|called)\s)?",
    re.IGNORECASE,
)
# Every cue holds one of these words: other sentences are not looked at.
_HINTS = re.compile(
    r"\b(?:names?|alias(?:es)?|pseudonyms?|nicknames?|monikers?|pen-name|username|nom|issued|made\sout|business\sas|"
    r"(?:him|her|them)sel(?:f|ves)|pos(?:ed|ing|es)|masquerad\w+|as\s[“\"‘]|signed|registered|enrolled|enlisted|"
    r"booked|checked)\b",
    re.IGNORECASE,
)
_OPENING_HINTS = frozenset(("made", "business"))
_MARKS = frozenset('“"‘')
_QUOTED = re.compile(r"[“\"‘']((?:[^\W\d_a-z][\w.’'-]*|al-\w+|abu|bin|ibn)(?:\s[\w.’'-]+){0,3}?)[,.]?[”\"’']")
_PLAIN = re.compile(
    r"(?:[^\W\d_a-z][\w’'-]{1,40})(?:\s(?:[^\W\d_a-z]\.|al-\w+|bin|ibn|de|van|von|di|[^\W\d_a-z][\w’'-]{1,40})){1,3}"
)
_TITLES = 24
"""How many characters of titles may stand before the other name: "as Colonel X"."""
_PREPOSITIONS = frozenset(
    "from to by with for of against at in on than near into about between and or after before named called".split()
)
_SUBJECTS = frozenset(("he", "she"))
_TELLING = re.compile(r"\s(?:said|says|told|alleged|testified|believes?|found|learned|discovered|heard)\b")
_FRONTED = re.compile(r"[”\"’']?,[”\"’']?\s(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?")
_REALLY = re.compile(
    r"[”\"’']?,?\s(?:is|was|were|had\sbeen)\s(?:in\sfact|in\sreality|in\struth|actually|really)\s"
    r"(?:(?:an?|the)\s(?:[\w-]+\s){1,5}?(?:named\s|called\s)?)?"
)
_CLOSED = re.compile(
    r"[”\"’']|[.,;:]|\s(?:and|or|in|at|on|to|for|with|from|before|after|when|until|while|by|but|during|over|since)\b"
    r"|\s?$|\s?\n"
)
_MORE = re.compile(r"[”\"’']?(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)")
_BACK = 2
"""How many sentences before that of "he" are looked at for whom it means."""


def assumed_names(story: TokenizedStory, names: Sequence[Name]) -> Iterator[tuple[Name | None, Span]]:
    """Give people with the names that the story says they passed under, in text order.

    None where it is nobody's: one for whom somebody only posed, and whom the story never tells of again.
    Only where it is clear whose it is: the subject of the clause, or the only one of whom the sentences before speak.
    """
    people = [name for name in names if name.kind is EntityKind.PERSON and name.in_body]
    starts = [name.span.start for name in people]
    met: dict[str, int] = {}
    for name in people:
        met.setdefault(name.words[-1], name.span.end)
    last = Counter({name.words[-1]: name.span.end for name in people})
    for number, sentence in enumerate(story.sentences):
        start, end = sentence.span.start, sentence.span.end
        if not _may_tell(sentence) or _HINTS.search(story.text, start, end) is None:
            continue
        for cue in _CUE.finditer(story.text, start, end):
            others = list(_others(story.text, people, starts, cue.end(), end))
            if not others or (cue["as"] is not None and _is_real(story.text, cue.start(), others[0], met)):
                continue
            bearer = _bearer(story, number, people, starts, cue.start(), others)
            if bearer is None:
                continue
            for other in others:
                said = other.of(story.text)
                if not _same(bearer.span.of(story.text), said):
                    again = cue["as"] is None or last[gazetteer.fold(said.split()[-1])] > other.end
                    yield bearer if again else None, other


def _may_tell(sentence: Sentence) -> bool:
    """Tell whether a sentence may hold a hint, by its words: a look-up where the expression would try every place."""
    lows = sentence.lows
    return any(map(_may_hint, lows)) or ("as" in lows and not _MARKS.isdisjoint(lows))


@lru_cache(maxsize=1 << 14)
def _may_hint(word: str) -> bool:
    """Tell whether a word is one that hints hold, or begins one of two words."""
    return word in _OPENING_HINTS or _HINTS.search(word) is not None


def _is_real(text: str, at: int, other: Span, met: Mapping[str, int]) -> bool:
    """Tell whether "as X" may be about somebody real: one named before *at*, or who does something himself."""
    if met.get(gazetteer.fold(other.of(text).split()[-1]), at + 1) <= at:
        return True
    return _CLOSED.match(text, other.end) is None


def _same(name: str, other: str) -> bool:
    """Tell whether one of two names says all words of the other."""
    return set(name.split()) <= set(other.split()) or set(other.split()) <= set(name.split())


def _others(text: str, people: Sequence[Name], starts: Sequence[int], at: int, end: int) -> Iterator[Span]:
    """Give the names that stand from *at* on: "the names Y and Z"."""
    while (other := _other(text, people, starts, at, end)) is not None:
        yield other
        more = _MORE.match(text, other.end, end)
        if more is None or text[at - 2 : at - 1] != "s":
            return
        at = more.end()


def _other(text: str, people: Sequence[Name], starts: Sequence[int], at: int, end: int) -> Span | None:
    """Return where the name stands that begins at *at*, a quoted or a capitalised one."""
    quoted = _QUOTED.match(text, at, end)
    if quoted is not None:
        return Span(quoted.start(1), quoted.end(1))
    found = bisect_left(starts, at)
    span = people[found].span if found < len(people) and people[found].span.end <= end else None
    titles = text[at : span.start].split() if span is not None and span.start - at <= _TITLES else ["no"]
    if span is not None and all(gazetteer.fold(word) in gazetteer.honorifics() for word in titles):
        return span
    plain = _PLAIN.match(text, at, end)
    if plain is None or any(person_noun(word) is not None for word in plain[0].split()):
        return None
    first = gazetteer.fold(plain[0].split()[0])
    return Span(plain.start(), plain.end()) if first in gazetteer.given_names() else None


def _bearer(
    story: TokenizedStory, number: int, people: Sequence[Name], starts: Sequence[int], at: int, others: Sequence[Span]
) -> Name | None:
    """Return who is told of before *at* as the one who passes under the names *others*, if that is clear."""
    sentence = story.sentences[number]
    here = people[bisect_left(starts, sentence.span.start) : bisect_left(starts, at)]
    subjects = [name for name in here if _leads(story, name, at)]
    before = [token for token in sentence.tokens if token.end <= at]
    words = [(t.start, t.text.lower()) for t in before]
    pronoun = max((start for start, low in words if low in _SUBJECTS), default=-1)
    if subjects:
        last = subjects[-1]
        if len(others) > 1 and len({name.words[-1] for name in here}) > 1:
            return None  # two people under two names
        return last if pronoun < last.span.end or len({n.words[-1] for n in here}) == 1 else None
    if not here and pronoun < 0:
        return _behind(story, people, starts, others[0], sentence.span.end, fronted=at - sentence.span.start < 2)
    if pronoun < 0 or here:
        return None
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        span = story.sentences[back].span
        told = people[bisect_left(starts, span.start) : bisect_right(starts, span.end - 1)]
        if told:
            return told[-1] if len({name.words[-1] for name in told}) == 1 else None
    return None


def _leads(story: TokenizedStory, name: Name, at: int) -> bool:
    """Tell whether a name before *at* is the subject of what follows, and not only somebody's source or object."""
    if name.before[-1:] and name.before[-1] in _PREPOSITIONS:
        return False
    behind = story.text[name.span.end : at]
    if _TELLING.match(behind) is not None:
        return False
    return bool(re.match(r"[’']?,|\s[a-z]|\s$|\s?[(—–-]", behind))


def _behind(
    story: TokenizedStory, people: Sequence[Name], starts: Sequence[int], other: Span, end: int, fronted: bool
) -> Name | None:
    """Return who follows a name: "Under the pen name Y, X wrote six novels", "who called himself Y was in fact X".

    *fronted* tells that the sentence begins with what says that Y is assumed.
    """
    after = bisect_left(starts, other.end)
    if after == len(people) or people[after].span.end > end:
        return None
    between = story.text[other.end : people[after].span.start]
    told = _FRONTED.fullmatch(between) if fronted else None
    return people[after] if told is not None or _REALLY.fullmatch(between) else None
