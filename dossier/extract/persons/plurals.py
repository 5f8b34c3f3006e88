"""Words for several people that go on with those named together before: "They met", "the two women", "both fled"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.persons.bounds import quoted_tokens, uncontracted
from dossier.extract.persons.deeds import DEEDS, SEIZED, only_people, only_things
from dossier.extract.persons.descriptions import named_kin
from dossier.extract.persons.groups import (
    COUNTS,
    Group,
    Owned,
    agree,
    apposed,
    by_sentence,
    is_crowd,
    only_saying,
    without_ages,
)
from dossier.extract.persons.phrases import IRREGULAR
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

_KIN = frozenset(
    "wife husband partner girlfriend boyfriend fiance fiancee brother brothers sister sisters son sons daughter "
    "daughters father mother nephew niece cousin cousins uncle aunt parents children twins".split()
)
_PAIRS = (
    ("father", "son"),
    ("father", "daughter"),
    ("mother", "son"),
    ("mother", "daughter"),
    ("husband", "wife"),
    ("uncle", "nephew"),
)
_BORN_TOGETHER = ("brother", "sister")
_THE_SIBLINGS = frozenset(("the brothers", "the sisters", "the siblings"))
_SIBLINGS = frozenset("siblings brothers sisters twins".split())
_BETWEEN = _KIN | frozenset(
    "and & , ; his her their the 's ’s younger older elder eldest youngest twin late former then mr mrs ms dr . couple "
    "cousins siblings".split()
)
_LONGEST = 14
_THINKING = frozenset("that think believe suspect say says said allege alleged believed thought claim".split())
_HELPERS = frozenset("were was are is be been being have has had will would can could may must should did do".split())
# Behind how many words "they" still begins a sentence: "In June 2019 they".
_OPENING = 5
# For how many sentences that tell of nobody else "they" goes on with those named together.
_BACK = 1
# For how many sentences "the pair" goes on with those named together.
_LASTING = 6
_FOR_TWO = frozenset("pair duo couple".split())
# Of which somebody may say "their".
_FATES = frozenset(
    "trial trials arrest arrests detention extradition release conviction convictions sentence sentences sentencing "
    "hearing indictment lawyer lawyers attorney attorneys solicitor deaths murder murders bodies funeral funerals "
    "marriage wedding divorce disappearance abduction captors kidnapping accomplice accomplices acquittal bail".split()
)
_NOUNS = frozenset("men women brothers sisters siblings twins friends".split())
_TRIOS = {"trio": 3, "quartet": 4}


@dataclass(slots=True)
class _Together:
    """Those named or meant together last: who, whether as the subject of a sentence, how many sentences ago.

    ``firm`` is False where two people were only mentioned in one sentence, ``clear`` where it goes on to tell of others
    whom "they" could mean as well. ``alone`` tells that it speaks of no others at all, nor of several things.
    """

    people: frozenset[int]
    leading: bool
    firm: bool
    clear: bool = True
    ago: int = 0
    alone: bool = False


def going_on(
    story: TokenizedStory, mentions: Sequence[Owned], groups: Mapping[Span, frozenset[int]], genders: Sequence[str]
) -> Iterator[Group]:
    """Give the words for several people, none of *groups*, that certainly mean those named together before.

    *mentions* are those of single people in order, *groups* the words for several people that are known already.
    """
    starts = {span.start: (span, people) for span, people in groups.items()}
    relatives = _relatives(story, mentions)
    last: _Together | None = None
    for sentence, here in by_sentence(story, mentions):
        quoted, _ = quoted_tokens(sentence.tokens, False)
        told = _told(sentence, here, starts)
        for at, end, people in _kin_pairs(sentence.tokens, relatives):
            span = Span(sentence.tokens[at].start, sentence.tokens[end].end)
            if at not in told:
                told[at] = (span, people)
                yield people, span, MentionForm.NOMINAL
        for at, span, form in _words(sentence.tokens, quoted):
            if any(known.start <= span.start < known.end for known, _ in told.values()):
                continue
            nearest = max((t for t in told if t < at), default=None)
            meant = last if nearest is None else _Together(told[nearest][1], False, True)
            those = _meant(sentence.tokens, at, span.of(story.text), meant, here, genders)
            if those is None and span.of(story.text).lower() in _THE_SIBLINGS:
                those = relatives.get(_BORN_TOGETHER)  # "His brother, X, … The brothers last spoke in May"
            if those is not None:
                told[at] = (span, those)
                yield those, span, form
        last = _next(sentence, here, told, last)


def _relatives(story: TokenizedStory, mentions: Sequence[Owned]) -> dict[tuple[str, str], frozenset[int]]:
    """Return those whom "father and son" or "husband and wife" mean in this story, where it names only such two."""
    found: dict[tuple[str, str], set[frozenset[int]]] = {}
    for owner, noun, named, _ in named_kin(story, mentions):
        for pair in (*_PAIRS, _BORN_TOGETHER):
            if noun in pair:
                found.setdefault(pair, set()).add(frozenset((owner, named)))
    return {pair: next(iter(people)) for pair, people in found.items() if len(people) == 1}


def _kin_pairs(
    tokens: Sequence[Token], relatives: Mapping[tuple[str, str], frozenset[int]]
) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Find "father and son" and the like, with whom they mean."""
    for i in range(len(tokens) - 2) if relatives else ():
        if tokens[i + 1].text == "and":
            pair = (tokens[i].text.lower(), tokens[i + 2].text.lower())
            people = relatives.get(pair) or relatives.get((pair[1], pair[0]))
            if people is not None:
                yield i, i + 2, people


def _told(
    sentence: Sentence, here: Sequence[Owned], starts: Mapping[int, tuple[Span, frozenset[int]]]
) -> dict[int, tuple[Span, frozenset[int]]]:
    """Return who is told of together in a sentence, by token: words for several, and names side by side."""
    found = {i: starts[token.start] for i, token in enumerate(sentence.tokens) if token.start in starts}
    for first, last, people in joined(sentence, here):
        found[first] = (Span(sentence.tokens[first].start, sentence.tokens[last - 1].end), people)
    return found


def joined(sentence: Sentence, here: Sequence[Owned]) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Find people joined by "and": "A, B, a broker, and C", "A and his wife, B", "he and B".

    Gives the tokens where they begin and end, and who they are.
    """
    tokens = sentence.tokens
    run: list[tuple[int, int, int]] = []
    bound = False
    for span, person, form in here:
        first, last = tokens_at(tokens, span)
        if form is MentionForm.PRONOUN and tokens[first].text.lower() not in ("he", "she"):
            continue
        words = [token.text.lower() for token in tokens[run[-1][1] : first]] if run else []
        if run and person not in {p for _, _, p in run} and _joins(words):
            run.append((first, last, person))
            bound = bound or "and" in words or "&" in words
            continue
        if len(run) > 1 and bound:
            yield run[0][0], run[-1][1], frozenset(p for _, _, p in run)
        run, bound = [(first, last, person)], False
    if len(run) > 1 and bound:
        yield run[0][0], run[-1][1], frozenset(p for _, _, p in run)


def _joins(words: Sequence[str]) -> bool:
    """Tell whether words between two names only set them side by side."""
    words = without_ages(words)
    if not words or len(words) > _LONGEST or words[0] in ("'s", "’s"):
        return False
    if words[-1] in (",", ";") or words[0] == "," or "and" in words or "&" in words:
        return all(word in _BETWEEN or word.isdigit() for word in words) or apposed(words)
    return False


def _words(tokens: Sequence[Token], quoted: Sequence[bool]) -> Iterator[tuple[int, Span, MentionForm]]:
    """Find "they" at the head of a sentence, "them" behind what is done to people, "both" before a verb, "the pair".

    Gives token, place and form.
    """
    lows = [token.text.lower() for token in tokens]
    for i, low in enumerate(lows):
        if quoted[i]:
            continue
        if uncontracted(low) == "they":
            yield i, Span(tokens[i].start, tokens[i].start + 4), MentionForm.PRONOUN
        elif low in ("them", "their") and _befalls(lows, i):
            yield i, Span(tokens[i].start, tokens[i].end), MentionForm.PRONOUN
        elif low in ("both", "each") and _before_verb(tokens, i):
            yield i, Span(tokens[i].start, tokens[i].end), MentionForm.NOMINAL
        elif low in ("the", "both", "all") and _of_them(lows, i) is not None:
            yield i, Span(tokens[i].start, tokens[_of_them(lows, i) or i].end), MentionForm.NOMINAL
        elif low in ("the", "both", "all") and i + 1 < len(tokens):
            end = _noun_behind(lows, i)
            if end is not None:
                yield i, Span(tokens[i].start, tokens[end].end), MentionForm.NOMINAL


def _befalls(lows: Sequence[str], i: int) -> bool:
    """Tell whether words tell what is done to "them" at token *i*, or of "their" trial or arrest."""
    if lows[i] == "them":
        return i > 0 and lows[i - 1] in SEIZED
    return i + 1 < len(lows) and lows[i + 1] in _FATES


def _before_verb(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "both" stands alone before its verb: "both fled", "Each entered a plea"."""
    if i and tokens[i - 1].text.lower() not in (";", ",", "and", "but", "that", "while", "“"):
        return False
    after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else "."
    return after in _HELPERS or after in IRREGULAR or (after.endswith("ed") and len(after) > 3) or after in DEEDS


def _of_them(lows: Sequence[str], i: int) -> int | None:
    """Return where "the two of them", "both of them" or "all three of them" ends, which begins at token *i*."""
    at = i + (lows[i] != "both" and lows[i + 1 : i + 2] != [] and lows[i + 1] in COUNTS)
    return at + 2 if (at > i or lows[i] == "both") and lows[at + 1 : at + 3] == ["of", "them"] else None


def _noun_behind(lows: Sequence[str], i: int) -> int | None:
    """Return where words for several people end that begin with "the", "both" or "all" at token *i*."""
    after = lows[i + 2] if i + 2 < len(lows) else "."
    if lows[i + 1] in COUNTS and lows[i] != "both":
        return i + 2 if after in _NOUNS else None
    if lows[i] == "the" and (lows[i + 1] in _FOR_TWO or lows[i + 1] in _TRIOS):
        return i + 1 if after != "of" else None
    plain = lows[i + 1] in _SIBLINGS or (lows[i] == "both" and lows[i + 1] in _NOUNS)
    return i + 1 if plain and after not in ("of", "who", "in", "from") else None


def _meant(
    tokens: Sequence[Token],
    at: int,
    words: str,
    last: _Together | None,
    here: Sequence[Owned],
    genders: Sequence[str],
) -> frozenset[int] | None:
    """Return whom words for several people mean: those told of together last, or the two of the same sentence."""
    low = words.lower().split()
    before = frozenset(person for span, person, _ in here if span.end <= tokens[at].start)
    if low == ["they"] and only_things(tokens, at):
        return None
    if low == ["they"]:
        if len(before) == 2 and not _others(tokens[:at]) and only_people(tokens, at):
            return before
        if at > _OPENING or last is None or not last.clear or last.ago > (_BACK if last.firm else 0):
            return None
        thought = tokens[at - 1].text.lower() in _THINKING if at else False  # "Police think they earned"
        if not before <= last.people or (_others(tokens[:at]) and not thought):
            return None
        leading = last.leading and not last.ago
        alone = last.alone and not last.ago and not at
        goes_on = only_people(tokens, at) or ((leading or alone) and not _is_like(tokens, at))
        return last.people if goes_on else None
    if low == ["their"]:
        fits = last is not None and last.clear and not last.ago and before <= last.people
        return last.people if last is not None and fits else None
    if low == ["them"]:
        goes_on = last is not None and last.firm and last.clear and not last.ago and before.isdisjoint(last.people)
        return last.people if last is not None and goes_on and len(before) < 2 else None
    if last is None or before == last.people:
        return None
    apart = len(before) < 2 and last.firm and before.isdisjoint(last.people)  # "Constable X saw the pair"
    if not (before <= last.people or apart):
        return None
    count = next((COUNTS.get(word) or _TRIOS.get(word) for word in low if word in COUNTS or word in _TRIOS), 0)
    if low[-1] in ("both", "each") or low[0] == "both" or low[-1] in _FOR_TWO:
        count = 0 if low[-1] == "each" else 2
    if (count and count != len(last.people)) or last.ago >= (_LASTING if last.firm else 1):
        return None
    if not last.firm and low[-1] in (*_SIBLINGS, "couple", "each"):
        return None
    return last.people if agree(low[-1], last.people, genders) else None


def _is_like(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "they" is only said to be something, or to be done something that befalls things too."""
    return any(token.text.lower() in _HELPERS for token in tokens[at + 1 : at + 2])


def _things(tokens: Sequence[Token], but_as: bool = False) -> bool:
    """Tell whether words speak of several things: "bought two cars"; *but_as* leaves out "came as refugees"."""
    for i, token in enumerate(tokens):
        several_of = len(token.text) > 3 and token.text.endswith("s") and not token.text.endswith("ss")
        if several_of and token.text.islower() and not (but_as and i and tokens[i - 1].text == "as"):
            return True
    return False


def _belongs(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence begins with several things of somebody: "Passports of Ann Roe and Tom Fox"."""
    first = tokens[0].text
    return len(tokens) > 1 and len(first) > 3 and first.endswith("s") and tokens[1].text == "of"


def _others(tokens: Sequence[Token]) -> bool:
    """Tell whether words mention others whom "they" could mean as well, but for "played together as boys"."""
    for i, token in enumerate(tokens):
        if is_crowd(token.text) and not (i and tokens[i - 1].text.lower() == "as"):
            return True
    return False


def _next(
    sentence: Sentence,
    here: Sequence[Owned],
    told: Mapping[int, tuple[Span, frozenset[int]]],
    last: _Together | None,
) -> _Together | None:
    """Return who is told of together after a sentence."""
    several_here = {at: people for at, (_, people) in told.items() if len(people) > 1}
    if several_here:
        first = min(several_here)
        chosen = first if first <= _OPENING else max(several_here)
        people = several_here[chosen]
        if any(people.isdisjoint(others) for others in several_here.values()):
            return None
        begins = first <= _OPENING and not any(span.end <= told[first][0].start for span, _, _ in here)
        span = told[chosen][0]
        behind = [token for token in sentence.tokens if token.start >= span.end]
        rest = [token for token in sentence.tokens if token.end <= span.start or token.start >= span.end]
        owned = _belongs(sentence.tokens)
        alone = not _things(rest, True) and not _others(rest) and not owned
        return _Together(people, begins and not _things(behind) and not owned, True, not _others(behind), alone=alone)
    people = frozenset(person for _, person, _ in here if person not in only_saying(sentence.tokens, here))
    ahead = (here[0][0].start if here else 0) or 0
    crowd = _others([token for token in sentence.tokens if token.start > ahead])
    if len(people) == 2 and not crowd and (last is None or not last.firm or last.ago or people == last.people):
        return _Together(people, False, last is not None and last.firm and people == last.people)
    if last is None:
        return None
    last.ago += 1
    last.clear = last.clear and people <= last.people and not _others(sentence.tokens)
    return last
