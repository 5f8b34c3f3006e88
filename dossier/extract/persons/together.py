"""Words for several people of whom the story says who is among them, and "they" for two of one sentence."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.persons.groups import Group, Owned, by_sentence, is_crowd, several
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

_INCLUDING = frozenset("including among include includes included".split())
_THEM = frozenset("them those these".split())
_PEOPLE = frozenset("people individuals persons".split())
_COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve several many dozen dozens".split())
_QUOTES = frozenset('“"')
_OWNS = frozenset(("'s", "’s", "'", "’"))
_MEETING = frozenset("met married wed befriended dated divorced".split())
_SHE, _BETWEEN = frozenset("he she".split()), frozenset("and his her the future former then late wife husband".split())
_BEFORE_THEY = frozenset("where before after when and while as until".split())
# How many words may stand between the number and the people, and between "including" and the first name.
_NEAR, _LIST, _FAR = 4, 12, 40


def included(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[Group]:
    """Give "seven people" with those of them whom the story names: "seven people, including X", "Among them was X"."""
    before: Sentence | None = None
    for sentence, here in by_sentence(story, mentions):
        lows = sentence.lows
        at = next((i for i, low in enumerate(lows) if low in _INCLUDING), None)
        if at is not None:
            crowd = _crowd(sentence.tokens[:at])
            if crowd is None and before is not None and _takes_up(lows, at):
                crowd = _crowd(before.tokens)
            people = _listed(sentence.tokens, here, at)
            if crowd is not None and len(people) > (0 if lows[at] != "include" else 1):
                yield people, crowd, MentionForm.NOMINAL
        before = sentence


def _takes_up(lows: Sequence[str], at: int) -> bool:
    """Tell whether "among" or "include" speaks of the sentence before: "Among them", "They include", "Those held"."""
    if lows[at] == "among":
        return at == 0 and lows[1:2] != [] and lows[1] in _THEM
    return lows[0] in ("they", "those", "these") and at < _NEAR


def _crowd(tokens: Sequence[Token]) -> Span | None:
    """Return the last "seven people" or "six soldiers" among some words."""
    for i in range(len(tokens) - 1, -1, -1):
        low = tokens[i].text.lower()
        if low not in _COUNTS and not tokens[i].text.isdigit():
            continue
        for k in range(i + 1, min(i + 1 + _NEAR, len(tokens))):
            if tokens[k].text.lower() in _PEOPLE or several(tokens[k]):
                return Span(tokens[i].start, tokens[k].end)
            if not tokens[k].is_word:
                break
    return None


def _listed(tokens: Sequence[Token], here: Sequence[Owned], at: int) -> frozenset[int]:
    """Return those named in the list that begins behind token *at*, as long as the next one is near."""
    found: set[int] = set()
    last = at
    for span, person, form in here:
        if form is not MentionForm.NAME or span.start < tokens[at].end:
            continue
        first, end = tokens_at(tokens, span)
        if first - last > _LIST:
            break
        if tokens[end : end + 1] == () or tokens[end].text not in _OWNS:
            found.add(person)  # "Among them was X's mother, Y" does not tell of X
        last = end
    return frozenset(found)


def _tells_of_others(word: str) -> bool:
    """Tell whether a word means several people whom "they" could mean."""
    return is_crowd(word) or word.lower() in _PEOPLE


def met(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[Group]:
    """Give "they" that means the only two of its sentence: "X drove him to the port, where they boarded a ship"."""
    for sentence, here in by_sentence(story, mentions):
        tokens = sentence.tokens
        if "they" not in sentence.lows:
            continue
        for i, token in enumerate(tokens[1:_FAR], 1):
            if token.text != "they" or tokens[i - 1].text.lower() not in _BEFORE_THEY:
                continue
            people = frozenset(person for span, person, _ in here if span.end <= token.start)
            others = any(_tells_of_others(t.text) or t.text in '“”"' for t in tokens[:i])
            if len(people) == 2 and not others:
                yield people, Span(token.start, token.end), MentionForm.PRONOUN
                break


def going_on(story: TokenizedStory, groups: Mapping[Span, frozenset[int]]) -> Iterator[Group]:
    """Give the "They" that begins a sentence after one whose last words for several people are among *groups*."""
    spans = sorted(groups)
    ends = [span.end for span in spans]
    last: frozenset[int] | None = None
    for sentence in story.body:
        tokens = sentence.tokens
        quote = tokens[0].text in _QUOTES and len(tokens) > 1
        first = Span(tokens[quote].start, tokens[quote].end)
        meant = last if last is not None and tokens[quote].text == "They" and first not in groups else None
        if meant is not None:
            yield meant, first, MentionForm.PRONOUN
        at = bisect_right(ends, sentence.span.end) - 1
        here = spans[at] if at >= 0 and spans[at].start >= sentence.span.start else None
        begin, people = (here.end, groups[here]) if here is not None else (first.end, meant)
        told = people is not None and len(people) > 1
        last = people if told and not any(_tells_of_others(t.text) for t in tokens if t.start >= begin) else None


def beside_one_another(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[tuple[Span, frozenset[int]]]:
    """Find the two of "He and the minister", and of a sentence that tells only that one met or married the other.

    Gives where the words end that name them, with whom they name.
    """
    for sentence, here in by_sentence(story, mentions):
        people = frozenset(person for _, person, _ in here)
        if len(people) != 2 or any(_tells_of_others(t.text) for t in sentence.tokens):
            continue
        lows = sentence.lows
        first, second = here[0][0], next(span for span, person, _ in here if person != here[0][1])
        between = story.text[first.end : second.start].lower().split()
        joined = first.of(story.text).lower() in _SHE and between[:1] == ["and"] and _BETWEEN.issuperset(between)
        if joined or not _MEETING.isdisjoint(lows):
            yield Span(first.start, second.end), people
