"""Several people whom a story counts without names ("two men"): who they are only where the text itself says so."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.persons.fates import Fate, fate_after, fate_before
from dossier.extract.persons.groups import COUNTS, GENDERS, Owned, by_sentence, several
from dossier.extract.persons.phrases import IRREGULAR
from dossier.extract.persons.plurals import joined
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

_DEFINITE = frozenset("the these those his her their its our my both all other".split())
_STOPS = frozenset("of in for with and or from by at on to who that".split())
_NAMING = frozenset("named identified identifies identify identities names name".split())
_NOT = frozenset("not n't never yet without nobody".split())
_KIN = frozenset("brothers sisters siblings twins cousins".split())
_ANYBODY = frozenset(
    "men women people persons individuals suspects defendants accused detainees pair duo trio two three four five six "
    "others".split()
)
"""Words that can take up any group, whatever the story called it."""
_PEOPLE = frozenset("people persons individuals others".split())
_LINKS = frozenset((",", ":", "–", "—", "-", "(", "as", "both", "are", "were", "include", "including"))
_CLOSING = frozenset((",", ":", "–", "—", "-", "("))
_VERBS = frozenset("who whom whose which was were is are has have had will would said told when while that".split())
_CRIMES = frozenset(
    "robbed stole raped attacked stabbed shot killed murdered kidnapped abducted smuggled conspired plotted planned "
    "tied bribed defrauded hacked tortured blackmailed trafficked laundered broke".split()
)
_WITNESSING = frozenset(
    "said say told saw watched heard called rang reported found described witnessed helped pulled rescued testified "
    "raised ran tried led chased".split()
)
_NEAR, _FEW = 5, 2
_STEM = 4
# How many groups before its words and how many sentences behind a group are looked at.
_MOST, _TRIED, _NAMED_WITHIN = 40, 8, 4


@dataclass(frozen=True, slots=True)
class Crowd:
    """A counted group without names: where it stands, how many, the noun, and its sentence's number in the body."""

    span: Span
    count: int
    noun: str
    sentence: int


class Crowds:
    """The counted groups of a story, and whom the text makes known as their members."""

    def __init__(self, story: TokenizedStory, mentions: Sequence[Owned]) -> None:
        """Find the groups of *story*; *mentions* of single people are in order."""
        self._body = story.body
        self._here = [here for _, here in by_sentence(story, mentions)]
        self.all = [crowd for number, s in enumerate(story.body) for crowd in _crowds(s, number)]
        self._starts = [crowd.span.start for crowd in self.all]
        self._known: dict[tuple[Span, frozenset[int]], bool] = {}
        self._named: dict[int, list[int]] = {}
        for span, person, _ in mentions:
            self._named.setdefault(person, []).append(span.start)
        self._sentences: dict[int, list[int]] = {}
        for number, here in enumerate(self._here):
            for person in {person for _, person, form in here if form is MentionForm.NAME}:
                self._sentences.setdefault(person, []).append(number)

    def is_known(self, span: Span, people: frozenset[int]) -> bool:
        """Tell whether the text says that the group whose words end where *span* does are *people*; no group is."""
        crowd = self._at(span)
        if crowd is None:
            return True
        key = (crowd.span, people)
        if key not in self._known:
            self._known[key] = self._says(crowd, people)
        return self._known[key]

    def members(self) -> Iterator[tuple[frozenset[int], Span, Fate | None]]:
        """Give the people whom the next sentences name as the members of a group, its words, and what befell it."""
        for crowd in self.all:
            for number in range(crowd.sentence, min(crowd.sentence + _NAMED_WITHIN, len(self._body))):
                here = [m for m in self._here[number] if m[0].start > crowd.span.end]
                lists = (people for _, _, people in joined(self._body[number], here) if len(people) == crowd.count)
                found = next((people for people in lists if self.is_known(crowd.span, people)), None)
                if found is not None:
                    yield found, crowd.span, _of_crowd(self._body[crowd.sentence], crowd)
                    break

    def is_open(self, span: Span, noun: str, people: frozenset[int]) -> bool:
        """Tell whether definite words ending with *noun* at *span* may take up a group that is not *people*.

        One of the same noun, or of any where the story mentions it after *people*.
        """
        floor = max((self._last(person, span.start) for person in people), default=-1)
        upto = bisect_left(self._starts, span.start)
        for crowd in self.all[max(0, upto - _MOST) : upto]:
            if crowd.count != len(people) or not _agree(noun, crowd.noun):
                continue
            alike = noun == crowd.noun or (noun in _ANYBODY and crowd.noun in _ANYBODY)
            if (alike or crowd.span.start > floor) and not self.is_known(crowd.span, people):
                return True
        return False

    def fits(self, span: Span, words: str, people: frozenset[int]) -> bool:
        """Tell whether the *words* for several at *span* can mean *people*: no other group stands in the way."""
        return self.is_known(span, people) and not self.is_open(span, words.lower().split()[-1], people)

    def _last(self, person: int, at: int) -> int:
        starts = self._named.get(person, [])
        place = bisect_left(starts, at)
        return starts[place - 1] if place else -1

    def _at(self, span: Span) -> Crowd | None:
        at = bisect_right(self._starts, span.end) - 1
        crowd = self.all[at] if at >= 0 else None
        return crowd if crowd is not None and crowd.span.end >= span.start else None

    def _says(self, crowd: Crowd, people: frozenset[int]) -> bool:
        """Tell whether one of the sentences from the crowd's on identifies its members."""
        rarest = min((self._sentences.get(person, []) for person in people), key=len, default=[])
        if any(_follows(self._body, number, crowd) for number in self._first_named(people, crowd.sentence)):
            return True
        at = bisect_left(rarest, crowd.sentence)
        for number in rarest[at : at + _TRIED]:
            names = [(s, p) for s, p, form in self._here[number] if p in people and form is MentionForm.NAME]
            if len({person for _, person in names}) < len(people):
                continue
            return self._identifies(crowd, number, [span for span, _ in names])
        return False

    def _first_named(self, people: frozenset[int], sentence: int) -> Iterator[int]:
        """Give the sentences that name each of *people* first, from *sentence* on."""
        for person in people:
            numbers = self._sentences.get(person, [])
            at = bisect_left(numbers, sentence)
            yield from numbers[at : at + 1]

    def _identifies(self, crowd: Crowd, number: int, names: Sequence[Span]) -> bool:
        """Tell whether the sentence *number* says of those it *names* that they are the crowd's members."""
        sentence = self._body[number]
        tokens = sentence.tokens
        lows = sentence.lows
        first, last = tokens_at(tokens, names[0])[0], tokens_at(tokens, names[-1])[1]
        if not _NAMING.isdisjoint(lows) and _NOT.isdisjoint(lows):
            return True
        if _apposed(tokens, lows, first, crowd, sentence) or _follows(self._body, number, crowd):
            return True
        if crowd.noun in _KIN and _of_one_name(tokens, names):
            return True
        if _same_verb(self._body[crowd.sentence].tokens, crowd, tokens, first):
            return True
        fate = _of_crowd(self._body[crowd.sentence], crowd)
        own = fate_after(tokens, last) or fate_before(tokens, first)
        if fate is not None and fate is own:
            return True
        aged = sum(lows[i] == "," and lows[i + 1].isdigit() for i in range(first, min(last + 1, len(lows) - 1))) > 1
        behind = lows[last : last + 2 * _NEAR]
        deed = not _CRIMES.isdisjoint(behind) or (len(names) > _FEW and _WITNESSING.isdisjoint(behind))
        return fate is Fate.ACCUSED and aged and deed and "were" not in behind


def _of_crowd(sentence: Sentence, crowd: Crowd) -> Fate | None:
    """Return what the sentence says that befalls a crowd: "two men were arrested", "jailed two men"."""
    first, last = tokens_at(sentence.tokens, crowd.span)
    return fate_after(sentence.tokens, last) or fate_before(sentence.tokens, first)


def _crowds(sentence: Sentence, number: int) -> Iterator[Crowd]:
    """Find "two men" and "three Russian-born businessmen", which no "the" makes known."""
    tokens = sentence.tokens
    for i, low in enumerate(sentence.lows):
        token = tokens[i]
        if low not in COUNTS or (i and tokens[i - 1].text.lower() in _DEFINITE):
            continue
        for k in range(i + 1, min(i + 1 + _NEAR, len(tokens))):
            people = several(tokens[k]) or tokens[k].text in _PEOPLE
            if people and not (k + 1 < len(tokens) and several(tokens[k + 1])):
                yield Crowd(Span(token.start, tokens[k].end), COUNTS[low], tokens[k].text.lower(), number)
                break
            if not tokens[k].is_word or tokens[k].text.lower() in _STOPS:
                break


def _agree(noun: str, other: str) -> bool:
    """Tell whether one group can be meant by two nouns: not "men" and "women"."""
    a, b = GENDERS.get(noun, ""), GENDERS.get(other, "")
    return not (a and b and a != b)


def _apposed(tokens: Sequence[Token], lows: Sequence[str], first: int, crowd: Crowd, sentence: Sentence) -> bool:
    """Tell whether names are set beside the group or what takes it up: "two men, X and Y", "the suspects, X and Y"."""
    at = first - 1
    while at > 0 and lows[at] in _LINKS:
        at -= 1
    if at == first - 2 and lows[at] in ("they", "these", "those") and lows[first - 1] in ("are", "were"):
        return True
    if at >= 0 and (several(tokens[at]) or lows[at] in _ANYBODY) and (lows[at] in (crowd.noun, *_ANYBODY, *_KIN)):
        return True
    if not sentence.span.covers(crowd.span) or first == 0 or lows[first - 1] not in _CLOSING:
        return False
    _, behind = tokens_at(tokens, crowd.span)
    between = lows[behind:first]
    return behind <= first and not any(
        low in _VERBS or low in IRREGULAR or (low.endswith("ed") and low.isalpha()) for low in between
    )


def _of_one_name(tokens: Sequence[Token], names: Sequence[Span]) -> bool:
    """Tell whether people are named as of one family: "Tom Fox and his brother Karl Fox", "Tom and Karl Fox"."""
    spans = [tokens_at(tokens, span) for span in names]
    (_, end), (begin, _) = spans[0], spans[1]
    if spans[0][0] == end - 1 and begin == end + 1 and tokens[end].text in ("and", "&"):
        return True
    return len({tokens[last - 1].text for _, last in spans}) == 1


def _same_verb(before: Sequence[Token], crowd: Crowd, tokens: Sequence[Token], first: int) -> bool:
    """Tell whether the same is done to a crowd and to those named: "designated three men", "is designating X"."""
    at = tokens_at(before, crowd.span)[0] - 1
    if at < 0 or first < 1 or not tokens[first - 1].text.islower():
        return False
    return len(before[at].text) > _STEM and before[at].text.lower()[:_STEM] == tokens[first - 1].text.lower()[:_STEM]


def _follows(body: Sequence[Sentence], number: int, crowd: Crowd) -> bool:
    """Tell whether a list follows the group behind a colon."""
    before = body[number - 1] if number else None
    return before is not None and number - 1 >= crowd.sentence and before.tokens[-1].text == ":"
