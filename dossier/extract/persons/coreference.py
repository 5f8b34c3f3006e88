"""Pronouns where it is certain whom they mean."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.domain.documents import PassageRole
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons import genders
from dossier.extract.persons.bounds import quoted_tokens, same_clause
from dossier.extract.persons.clusters import Cluster
from dossier.extract.persons.phrases import IRREGULAR, PersonPhrase, person_noun, person_phrases
from dossier.extract.persons.scenes import (
    Item,
    Scene,
    after_who,
    ahead,
    fronted,
    is_official,
    only_one,
    tells_of_others,
    told_another,
    under_whom,
)
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_POSSESSIVE = frozenset("his her hers".split())
_REFLEXIVE = frozenset("himself herself".split())
_BEFORE_OBJECT = frozenset(
    "of with by for to from against like as on at in about between alongside including than over under into "
    "toward towards near via per behind played starring named called naming".split()
)
_AFTER_OBJECT = frozenset(
    "that who whom whose which to in on at of for from with by as and or but after before when while over into "
    "than the a an his her their its this because if during since until out up down not guilty dead liable innocent "
    "responsible unconscious".split()
)
_TELLING = SAYING | {"say", "says"}
_FINITE = frozenset(
    "was were is are has have had will would could can may might must should did does said told".split()
)
_CLOSING = _FINITE | frozenset("who which that whose where and".split())
_WHEN = frozenset("when as after before while once".split())
_BEING = frozenset("is was as be become became".split())
_HYPHENS = frozenset("-‐‑’'")
_OWNING = frozenset("his her its their my our your 's ’s ' ’".split())
# How much a mention adds to how present somebody is, by what it does in its sentence; a sentence later half is left.
_SUBJECT, _OBJECT, _OWNER, _KIN = 1.0, 0.4, 0.7, 0.8
_FADING, _MOST, _PRESENT = 0.5, 2.5, 0.08
# What is left of the one whom the story is about, where it names them so many times.
_TOPIC_FADING, _OFTEN = 0.7, 3
# The share of the first one's presence that the second may have at most, and what an unknown gender counts.
_RIVAL, _UNKNOWN, _UNNAMED = 0.6, 0.9, 0.6
# What it adds to be a subject of the same sentence or the only one of the sentence before, and how
# much of the presence is by the number of names at all.
_HERE, _LED, _NAMES = 1.0, 0.4, 0.25
_LEARNT = 1
# Where a phrase begins at most and how far the comma behind it is: "A baker's son from Leeds, he".
_OPENING, _SET_APART = 4, 12
# How many people can be kept in mind, and how many mentions a sentence counts.
_CROWD, _RECENT = 50, 30
_SPOKE, _RELATIVE = 0.5, 10
_NOBODY = -1_000_000
"""From here down count the names that could mean two people, below the words for unnamed ones."""


@dataclass(slots=True)
class _Focus:
    """How present people are at a point of the story, who spoke last, and the genders of all, the unnamed too.

    ``scene`` are the earlier sentences of the paragraph, ``lasting`` those of whom the story is about often enough
    to be remembered longer.
    """

    present: dict[int, float] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    weight: dict[int, float] = field(default_factory=dict)
    votes: dict[int, list[str]] = field(default_factory=dict)
    speaker: int | None = None
    leaders: frozenset[int] = frozenset()
    scene: list[Scene] = field(default_factory=list)
    topics: frozenset[int] = frozenset()
    lasting: frozenset[int] = frozenset()

    def fits(self, person: int, gender: str) -> bool:
        """Tell whether a pronoun of *gender* may mean somebody."""
        return self.genders[person] in (gender, "u")

    def fade(self) -> None:
        """Begin a sentence."""
        left = {p: n * (_TOPIC_FADING if p in self.lasting else _FADING) for p, n in self.present.items()}
        self.present = {p: n for p, n in left.items() if n > _PRESENT / 2}

    def learn(self, person: int, gender: str) -> None:
        """Note that a pronoun of *gender* meant somebody; by the second one it is known."""
        if self.genders[person] == "u":
            votes = self.votes.setdefault(person, [])
            votes.append(gender)
            if len(votes) >= _LEARNT and len(set(votes)) == 1:
                self.genders[person] = gender

    def mention(self, person: int, weight: float) -> None:
        """Note a mention."""
        if person not in self.present and len(self.present) >= _CROWD:
            del self.present[min(self.present, key=self.present.__getitem__)]
        self.present[person] = min(self.present.get(person, 0.0) + weight, _MOST)


def pronouns(
    story: TokenizedStory,
    clusters: Sequence[Cluster],
    nominals: Mapping[int, Sequence[Span]] | None = None,
    nobody: Sequence[Span] = (),
) -> dict[int, list[Span]]:
    """Return, for people by number, the pronouns that certainly mean them.

    *nominals* are the words without a name that mean people ("the teacher"), *nobody* the names that could mean two
    people. People are more present the more often,
    the later and the more prominently they were mentioned. A pronoun goes to the most present one of its gender where
    nobody else comes near. Unnamed people ("a man", "her mentor") are rivals too. What is said of "him" inside a
    quotation is never the speaker.
    """
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    focus = _Focus(genders={n: genders.gender(cluster, story) for n, cluster in enumerate(people)})
    most = max((len(cluster.spans) for cluster in people), default=1)
    focus.weight = {n: (len(cluster.spans) / most) ** _NAMES for n, cluster in enumerate(people)}
    focus.topics = frozenset(_topics(people))
    focus.lasting = frozenset(n for n in focus.topics if len(people[n].spans) >= _OFTEN)
    spans = sorted(
        [(span, n) for n, cluster in enumerate(people) for span in cluster.spans]
        + [(span, n) for n, found in (nominals or {}).items() for span in found]
        + [(span, _NOBODY - number) for number, span in enumerate(nobody)]
    )
    focus.genders.update((_NOBODY - number, "u") for number in range(len(nobody)))
    found: dict[int, list[Span]] = {}
    at, paragraph, open_quote = 0, -1, False
    for sentence in story.sentences:
        while at < len(spans) and spans[at][0].end <= sentence.span.start:
            at += 1
        if sentence.role is not PassageRole.BODY:
            continue
        here = []
        while at < len(spans) and spans[at][0].start < sentence.span.end:
            here.append(spans[at])
            at += 1
        quoted, open_quote = quoted_tokens(sentence.tokens, open_quote and sentence.paragraph == paragraph)
        if sentence.paragraph != paragraph:
            focus.scene = []
        paragraph = sentence.paragraph
        focus.fade()
        items = _items(sentence, here, focus)
        for token, person in _in_sentence(sentence.tokens, items, focus, quoted):
            found.setdefault(person, []).append(Span(token.start, token.end))
    return found


def _topics(people: Sequence[Cluster]) -> Iterator[int]:
    """Give whom the story is about: the one whom it names more often than any other; of two, often, the first."""
    counts = sorted(((len(cluster.spans), -n) for n, cluster in enumerate(people)), reverse=True)
    second = counts[1][0] if len(counts) > 1 else 1
    if counts and counts[0][0] > max(second - (second >= _OFTEN), 1):
        yield -counts[0][1]


def _items(sentence: Sentence, here: Sequence[tuple[Span, int]], focus: _Focus) -> list[Item]:
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
    return low not in _AFTER_OBJECT and low not in _CLOSING and low not in SAYING and low not in IRREGULAR


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
    if after < len(tokens) and tokens[after].text.lower() in ("of", "for") and phrase.definite:
        # "The president of the commission, X, resigned"
        end = next((i for i in range(after + 1, min(after + _RELATIVE, len(tokens))) if not _in_office(tokens[i])), 0)
        after = end if end and tokens[end].text == "," else after
    if after < len(tokens) and tokens[after].text == ",":
        for token in tokens[after + 1 : after + 7]:
            if token.start in named:
                return True
            if not token.is_word:
                break
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
    official = is_official(tokens, first, last) or (person < 0 and is_official(tokens, last, last))
    if after in ("'s", "’s", "'", "’"):
        return Item(person, first, last, _OWNER, False, official, owner=True)
    if before in _BEFORE_OBJECT:
        return Item(person, first, last, _OBJECT, False, official)
    doing = after[0].isalpha() and after not in _AFTER_OBJECT
    opening = first < 6 and after in (",", "(", "and")
    before_verb = tokens[last + 1].text.lower() if after == "," and last + 1 < len(tokens) else ""
    apposed = before == "," and (before_verb.endswith("ed") or before_verb in IRREGULAR)
    behind = before == "," and after in ("of", "from") and tokens[0].text.lower().endswith("ing")
    opening = opening and not any(token.text.lower() in SAYING for token in tokens[:first])
    starting = first == 0 or all(token.is_capitalised or not token.is_word for token in tokens[:first])
    spoke = before in SAYING and after in (".", ",")
    subject = doing or spoke or starting or opening or apposed or behind or _goes_on(tokens, last)
    weight = _SUBJECT if subject else _OBJECT
    if kin and subject:
        weight *= _KIN
    if subject and (spoke or after in SAYING):
        weight *= _SPOKE
    if person < 0:
        weight *= _UNNAMED
    return Item(
        person, first, last, weight, subject, official, spoke or after in _TELLING or _goes_on(tokens, last, True)
    )


def _goes_on(tokens: Sequence[Token], last: int, telling: bool = False) -> bool:
    """Tell whether a verb (one of saying, with *telling*) follows words set apart behind a name: "X, 41, could be"."""
    verbs = _TELLING if telling else _FINITE
    if last >= len(tokens) or tokens[last].text != ",":
        return False
    commas = [i for i in range(last, min(last + 14, len(tokens) - 1)) if tokens[i].text == ","]
    return any(tokens[i + 1].text.lower() in verbs for i in commas)


def _kin_before(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a name is introduced as somebody's: "his father, X", "Y's wife X"."""
    at = first - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    if at < 1 or not tokens[at].text.islower() or person_noun(tokens[at].text) is None:
        return False
    return any(token.text.lower() in _OWNING for token in tokens[max(0, at - 3) : at])


def _in_sentence(
    tokens: Sequence[Token], items: Sequence[Item], focus: _Focus, quoted: Sequence[bool]
) -> list[tuple[Token, int]]:
    """Return the pronouns of a sentence with whom they mean, and note in *focus* who is mentioned."""
    found: list[tuple[Token, int]] = []
    seen: list[Item] = []
    speakers = _speakers(tokens, items, focus)
    quoting = any(token.text in '“”"‘' for token in tokens)
    starts = [item.first for item in items]
    done, others = 0, set[int]()
    for i, token in enumerate(tokens):
        upto = bisect_right(starts, i)
        for item in items[done:upto]:
            if not quoted[item.first]:
                seen.append(item)
            focus.mention(item.person, item.weight * (0.5 if quoted[item.first] else 1))
        done = upto
        low = token.text.lower()
        wanted = "m" if low in _MALE else "f" if low in _FEMALE else ""
        if not wanted:
            continue
        barred = speakers if quoted[i] else others
        others |= {item.person for item in seen[-_RECENT:] if tells_of_others(tokens, item, i)}
        after = ahead(tokens, items, i) if low in ("his", "her") and not seen and not quoted[i] else None
        if after is not None and after >= 0 and focus.fits(after, wanted):
            focus.learn(after, wanted)
            found.append((token, after))
            continue
        person = _meant(_Question(tokens, i, low, wanted, quoted[i], quoting), seen[-_RECENT:], barred, focus)
        if person is None:
            continue
        focus.learn(person, wanted)
        subject = low in ("he", "she")
        seen.append(Item(person, i, i + 1, _SUBJECT if subject else _OWNER, subject, quoted=quoted[i]))
        focus.mention(person, seen[-1].weight * (0.5 if quoted[i] else 1))
        if person >= 0:
            found.append((token, person))
    if len(speakers) == 1:
        focus.speaker = next(iter(speakers))
    if seen:
        focus.scene.append(tuple(seen))
    led = frozenset(item.person for item in seen if item.subject)
    focus.leaders = led if len(led) == 1 else frozenset()
    return found


@dataclass(frozen=True, slots=True)
class _Question:
    """A pronoun: its sentence, its place there, its word, the gender it tells, and whether it stands in a quotation.

    ``after_quotation`` tells that the sentence holds one.
    """

    tokens: Sequence[Token]
    at: int
    low: str
    wanted: str
    quoted: bool
    after_quotation: bool

    @property
    def speaks(self) -> bool:
        """Tell whether it is the "he" of "he said" or "he told"."""
        after = self.tokens[self.at + 1].text.lower() if self.at + 1 < len(self.tokens) else ""
        return after in SAYING

    @property
    def is_object(self) -> bool:
        """Tell whether somebody else does something to the one it means ("him", "her" before no noun)."""
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        alone = after is None or not after.is_word or after.text.lower() in _AFTER_OBJECT
        return self.low == "him" or (self.low == "her" and alone)


def _meant(question: _Question, seen: Sequence[Item], barred: set[int], focus: _Focus) -> int | None:
    """Return whom a pronoun means, or None; *seen* are those mentioned before it in its sentence."""
    tokens, at = question.tokens, question.at
    telling = question.after_quotation and question.speaks and not question.quoted
    if telling and not any(item.subject for item in seen):
        leaders = [person for person in focus.leaders if focus.fits(person, question.wanted)]
        if len(leaders) == 1 and (question.at == 0 or _overtaken(focus, leaders[0])):
            return leaders[0]
        if focus.speaker is not None and focus.speaker in focus.present:
            return focus.speaker if focus.fits(focus.speaker, question.wanted) else None
        if len(leaders) == 1 and len(focus.leaders) == 1:
            return leaders[0]
    out = barred | _impossible(question, seen, focus)
    relative, antecedent = after_who(tokens, at, seen)
    if relative and question.low in _POSSESSIVE:
        return antecedent if antecedent is not None and focus.fits(antecedent, question.wanted) else None

    def able(person: int) -> bool:
        return person not in out and focus.fits(person, question.wanted)

    if at and tokens[at - 1].text == "," and tokens[0].text.lower() in _WHEN and question.low in ("he", "she"):
        # "When the clerk reached the end, he left": the one of whom the sentence before tells.
        led = [person for person in focus.leaders if person >= 0 and able(person)]
        if led and len(focus.leaders) == 1 and all(item.person < 0 for item in seen):
            return led[0]
    only = only_one(tokens, at, seen, focus.scene, able)
    if only is not None:
        return only
    if question.quoted and not any(able(item.person) for item in seen):
        topic = _spoken_of(able, focus)
        if topic is not None:
            return topic
    if question.low in ("he", "she") and told_another(tokens, at, seen):
        return None
    chained = _chained(question, seen)
    if chained is not None and able(chained):
        return chained
    return _most_present(question, seen, able, focus)


def _overtaken(focus: _Focus, leader: int) -> bool:
    """Tell whether the paragraph, and its last sentence, tells of *leader* and not of the last speaker."""
    if focus.speaker is None or leader < 0 or len(focus.leaders) != 1:
        return False
    here = {item.person for scene in focus.scene for item in scene}
    return leader in here and focus.speaker not in here


def _impossible(question: _Question, seen: Sequence[Item], focus: _Focus) -> set[int]:
    """Return who cannot be meant by where they stand: "X saw him", "a commission led by X cleared him"."""
    tokens, at = question.tokens, question.at
    out = {item.person for item in seen if fronted(tokens, item, at) or under_whom(tokens, item, at)}
    if question.is_object:
        beside = [item for item in seen if same_clause(tokens, at, item)]
        out |= {item.person for item in beside if item.subject or tokens[item.first - 1].text.lower() == "by"}
    if question.low in _REFLEXIVE:
        subjects = [item for item in seen if item.subject and same_clause(tokens, at, item)]
        out |= set(focus.present) - {item.person for item in subjects}
    if question.quoted:
        out |= {item.person for item in seen if item.subject and not item.quoted}
    return out


def _chained(question: _Question, seen: Sequence[Item]) -> int | None:
    """Return whom "his" means in "he took his sons": the one who is "he" in the same clause."""
    if question.low not in _POSSESSIVE or question.is_object:
        return None
    for item in reversed(seen):
        if question.tokens[item.first].text.lower() in ("he", "she"):
            return item.person if same_clause(question.tokens, question.at, item) else None
    return None


def _spoken_of(able: Callable[[int], bool], focus: _Focus) -> int | None:
    """Return of whom somebody else speaks in a quotation: the one whom the story is about, if they were just there."""
    found = [person for person in focus.topics if able(person) and person in focus.present]
    return found[0] if len(found) == 1 else None


def _most_present(question: _Question, seen: Sequence[Item], able: Callable[[int], bool], focus: _Focus) -> int | None:
    """Return the one who is by far the most present, else the one of whom the last sentence or the story speaks."""
    here = {item.person for item in seen if item.subject}
    ranked = []
    for p, left in focus.present.items():
        if not able(p):
            continue
        sure = 1 if focus.genders[p] == question.wanted else _UNKNOWN
        prominent = _HERE if p in here else _LED * (p in focus.leaders)
        ranked.append((left * sure * focus.weight.get(p, 1.0) * (1 + prominent), p))
    ranked.sort(reverse=True)
    near = [p for left, p in ranked if left >= _PRESENT and left >= _RIVAL * ranked[0][0]]
    if len(near) < 2:
        return near[0] if near else None
    led = [p for p in near if p in focus.leaders]
    if len(led) == 1 and not here and question.low in ("he", "she") and not question.quoted:
        return led[0]
    topics = [p for p in near if p in focus.topics]
    if len(topics) == 1 and not any(p in here for p in near if p != topics[0]):
        return topics[0]
    return None


def _speakers(tokens: Sequence[Token], items: Sequence[Item], focus: _Focus) -> set[int]:
    """Return who speaks in a sentence: those beside a word of saying, else the last speaker."""
    found = set()
    for item in items:
        around = [tokens[item.first - 1].text.lower()] if item.first else []
        around += [token.text.lower() for token in tokens[item.last : item.last + 1]]
        if item.tells or any(low in SAYING for low in around):
            found.add(item.person)
    if not found and focus.speaker is not None:
        found.add(focus.speaker)
    return found
