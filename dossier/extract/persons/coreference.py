"""Pronouns where it is certain whom they mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.domain.documents import PassageRole
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.naming.candidates import SAYING
from dossier.extract.persons import genders
from dossier.extract.persons.bounds import quoted_tokens, same_clause, uncontracted
from dossier.extract.persons.clusters import Cluster
from dossier.extract.persons.mentioned import AFTER_OBJECT, OWNER, SUBJECT, items_of
from dossier.extract.persons.outlived import dead_by_then, deaths
from dossier.extract.persons.own_case import own_case
from dossier.extract.persons.own_words import speaks_of_himself, whose_other
from dossier.extract.persons.presence import PRESENT, Focus
from dossier.extract.persons.scenes import (
    Item,
    after_who,
    ahead,
    confiding,
    fronted,
    inside_who,
    named_under,
    only_one,
    promising,
    set_before,
    tells_of_others,
    told_another,
    under_whom,
)
from dossier.extract.persons.tellers import speakers, witness
from dossier.extract.tokens import Token, TokenizedStory

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_POSSESSIVE = frozenset("his her hers".split())
_REFLEXIVE = frozenset("himself herself".split())
_WHEN = frozenset("when as after before while once".split())
# How far behind the subject "her" still means them, where their gender is not known, and where it is.
_BESIDE, _WITHIN = 4, 16
_TAKING = frozenset("took take takes taken taking brought bring brings bringing carried carry had left".split())
_NOTICING = frozenset("noticed saw spotted observed witnessed overheard".split())
_ASKED = frozenset(
    "asked pressed questioned reached confronted quizzed approached challenged told shown contacted interviewed".split()
)
_PARENTS = frozenset("father mother".split())
_OPENING_WORDS = 6
"""Behind how many words "he" still begins a sentence: "Two weeks later he"."""
# The share of the first one's presence that the second may have at most, and what an unknown gender counts.
_RIVAL, _UNKNOWN = 0.6, 0.9
# What it adds to be a subject of the same sentence or the only one of the sentence before, and how
# much of the presence is by the number of names at all.
_HERE, _LED, _NAMES = 1.0, 0.4, 0.25
# How often the story names the one whom it is about, to be remembered longer, and how many mentions a sentence counts.
_OFTEN, _RECENT = 3, 30
_NOBODY = -1_000_000
"""From here down count the names that could mean two people, below the words for unnamed ones."""


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
    told = {n: genders.gender(cluster, story) for n, cluster in enumerate(people)}
    told.update((_NOBODY - number, "u") for number in range(len(nobody)))
    spans = sorted(
        [(span, n) for n, cluster in enumerate(people) for span in cluster.spans if span.start not in cluster.assumed]
        + [(span, n) for n, found in (nominals or {}).items() for span in found]
        + [(span, _NOBODY - number) for number, span in enumerate(nobody)]
    )
    found, focus = _read(story, people, spans, told)
    if focus.mistaken:
        found, _ = _read(story, people, spans, told | focus.mistaken)
    return found


def _read(
    story: TokenizedStory, people: Sequence[Cluster], spans: Sequence[tuple[Span, int]], told: Mapping[int, str]
) -> tuple[dict[int, list[Span]], Focus]:
    """Go through the story once; return the pronouns by person, and what was learnt of the people on the way."""
    focus = Focus(genders=dict(told))
    most = max((len(cluster.spans) for cluster in people), default=1)
    focus.weight = {n: (len(cluster.spans) / most) ** _NAMES for n, cluster in enumerate(people)}
    focus.topics = frozenset(_topics(people))
    focus.lasting = frozenset(n for n in focus.topics if len(people[n].spans) >= _OFTEN)
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
            focus.spoken_of = []
        if sentence.paragraph != paragraph or not any(quoted):
            focus.told = set()
        paragraph = sentence.paragraph
        focus.fade()
        items = items_of(sentence, here, focus)
        for token, person in _in_sentence(sentence.tokens, items, focus, quoted):
            end = token.start + len(uncontracted(token.text))
            found.setdefault(person, []).append(Span(token.start, end))
    return found, focus


def _topics(people: Sequence[Cluster]) -> Iterator[int]:
    """Give whom the story is about: the one whom it names more often than any other; of two, often, the first."""
    counts = sorted(((len(cluster.spans), -n) for n, cluster in enumerate(people)), reverse=True)
    second = counts[1][0] if len(counts) > 1 else 1
    if counts and counts[0][0] > max(second - (second >= _OFTEN), 1):
        yield -counts[0][1]


def _in_sentence(
    tokens: Sequence[Token], items: Sequence[Item], focus: Focus, quoted: Sequence[bool]
) -> list[tuple[Token, int]]:
    """Return the pronouns of a sentence with whom they mean, and note in *focus* who is mentioned."""
    found: list[tuple[Token, int]] = []
    seen: list[Item] = []
    telling = speakers(tokens, items, focus)
    quoting = any(token.text in '“”"‘' for token in tokens)
    starts = [item.first for item in items]
    done, others = 0, set[int]()
    for i, token in enumerate(tokens):
        while done < len(starts) and starts[done] <= i:
            item = items[done]
            done += 1
            if not quoted[item.first]:
                seen.append(item)
            elif not _is_self(tokens, item):
                focus.told.add(item.person)
                if tokens[item.last - 1].text.lower() != "client":
                    focus.spoken_of.append(item.person)
            focus.mention(item.person, item.weight * (0.5 if quoted[item.first] else 1))
        low, wanted = _gendered(token.text)
        if not wanted:
            continue
        others |= {item.person for item in seen[-_RECENT:] if tells_of_others(tokens, item, i)}
        barred = (telling if quoted[i] else others) | named_under(tokens, items, i)
        if _closes(tokens, i) and not quoted[i]:
            capitals = (item for item in seen if tokens[item.first].is_capitalised)
            named = {item.person for item in capitals if not _gendered(tokens[item.first].text)[1]}
            if any(person >= 0 and focus.fits(person, wanted) for person in focus.present.keys() - named):
                barred |= named
        if focus.told and not quoted[i] and i + 1 < len(tokens) and tokens[i + 1].text.lower() in SAYING:
            barred |= focus.told
        asked = tokens[0].text.lower() in _ASKED  # "Asked by X's counsel whether he had gained, Y said no"
        after = ahead(tokens, items, i) if asked or (low in ("his", "her") and not seen and not quoted[i]) else None
        if after is not None and after >= 0 and focus.fits(after, wanted):
            focus.learn(after, wanted, 2)
            found.append((token, after))
            continue
        person = _meant(_Question(tokens, i, low, wanted, quoted[i], quoting), seen[-_RECENT:], barred, focus)
        if person is not None and not seen and not quoted[i] and (told := set_before(tokens, items, i)) is not None:
            # "Although he had lied, X was freed": hardly the one of whom the story spoke before
            person = told if focus.fits(told, wanted) and told >= 0 else person
        if person is None and not seen and not quoted[i]:
            after = ahead(tokens, items, i)
            person = after if after is not None and after >= 0 and focus.fits(after, wanted) else None
        if person is None:
            continue
        subject = low in ("he", "she")
        focus.learn(person, wanted, 2 if subject and not quoted[i] else 1)
        if quoted[i]:
            focus.told.add(person)
            focus.spoken_of.append(person)
        seen.append(Item(person, i, i + 1, SUBJECT if subject else OWNER, subject, quoted=quoted[i]))
        focus.mention(person, seen[-1].weight * (0.5 if quoted[i] else 1))
        if person >= 0:
            found.append((token, person))
    if focus.told and any(t.text.lower() in SAYING and not q for t, q in zip(tokens, quoted, strict=True)):
        focus.told = set()
    if len(telling) == 1:
        focus.speaker = next(iter(telling))
    if seen:
        focus.scene.append(tuple(seen))
    focus.dead |= dict(deaths(tokens, seen))
    subjects = [item for item in seen if item.subject]
    main = [item for item in subjects if not _subordinate(tokens, item)]
    led = frozenset(item.person for item in main or subjects)
    if seen or not all(q or not token.is_word for token, q in zip(tokens, quoted, strict=True)):
        # What somebody says between two sentences leaves the one of whom they tell: "X wept. “My child!” she cried".
        focus.leaders = led if len(led) == 1 else frozenset()
    focus.witness = witness(tokens, items)
    focus.arrive(_newcomer(tokens, items, focus), {item.person for item in items})
    return found


_UNDER_CLAUSE = frozenset("as while when after before because since until although though if".split())
_BEFORE_NAME = frozenset("the a an his her their its .".split())


def _subordinate(tokens: Sequence[Token], item: Item) -> bool:
    """Tell whether somebody is the subject of a clause under another: "as Judge X read the verdict"."""
    at = item.first - 1
    while at > 0 and (tokens[at].is_capitalised or tokens[at].text.lower() in _BEFORE_NAME):
        at -= 1
    return at > 0 and tokens[at].text in _UNDER_CLAUSE


@lru_cache(maxsize=1 << 14)
def _gendered(word: str) -> tuple[str, str]:
    """Return a word in small letters and without an "'ll", and the gender that it tells as a pronoun ("" as none)."""
    low = uncontracted(word.lower())
    return low, "m" if low in _MALE else "f" if low in _FEMALE else ""


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a pronoun ends a sentence as its speaker: "X had stolen the rest, he said" is hardly X's word."""
    end = [token.text for token in tokens[at + 2 : at + 3]]
    return (
        at > 1
        and at + 1 < len(tokens)
        and tokens[at - 1].text == ","
        and tokens[at + 1].text.lower() in SAYING
        and end in ([], ["."])
    )


def _is_self(tokens: Sequence[Token], item: Item) -> bool:
    """Tell whether who speaks names himself: "I am X", "My name is X"."""
    return item.first > 0 and tokens[item.first - 1].text.lower() in ("am", "i'm", "i’m", "is", "me")


def _newcomer(tokens: Sequence[Token], items: Sequence[Item], focus: Focus) -> int | None:
    """Return the only subject of a sentence where the story first speaks of them, and who does not only speak.

    A parent is told of for the child's sake: "His father, X, was a miner. He left school at 15".
    """
    if len(focus.leaders) != 1:
        return None
    (leader,) = focus.leaders
    if leader < 0 or leader in focus.met:
        return None
    own = [item for item in items if item.person == leader and tokens[item.last - 1].is_capitalised]
    kin = {token.text.lower() for item in own for token in tokens[max(0, item.first - 3) : item.first]}
    speaks = any(item.tells or item.official for item in own)
    return leader if own and not speaks and kin.isdisjoint(_PARENTS) else None


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
        alone = after is None or not after.is_word or after.text.lower() in AFTER_OBJECT
        return self.low == "him" or (self.low == "her" and alone)


def _meant(question: _Question, seen: Sequence[Item], barred: set[int], focus: Focus) -> int | None:
    """Return whom a pronoun means, or None; *seen* are those mentioned before it in its sentence."""
    tokens, at = question.tokens, question.at
    telling = question.after_quotation and question.speaks and not question.quoted
    if telling and not any(item.subject for item in seen):
        leaders = [p for p in focus.leaders if focus.fits(p, question.wanted) and p not in barred]
        if len(leaders) == 1 and (question.at == 0 or _overtaken(focus, leaders[0])):
            return leaders[0]
        spoke = focus.speaker if focus.speaker in focus.present and focus.speaker not in barred else None
        if spoke is not None and focus.fits(spoke, question.wanted):
            return spoke
        if len(leaders) == 1 and len(focus.leaders) == 1:
            return leaders[0]
    out = barred | _impossible(question, seen, focus)
    relative, antecedent = after_who(tokens, at, seen)
    if question.low in ("he", "she") and not question.quoted:
        inner = inside_who(tokens, at, seen)
        if inner is not None and inner not in barred and focus.fits(inner, question.wanted):
            return inner
        himself, teller = speaks_of_himself(tokens, at, seen)
        if himself and (teller is None or (teller not in barred and focus.fits(teller, question.wanted))):
            return teller
    if relative and question.low in _REFLEXIVE and antecedent is not None and focus.fits(antecedent, question.wanted):
        return antecedent  # "an officer, X, who was himself jailed"
    if relative and question.low in _POSSESSIVE and not question.is_object:
        return antecedent if antecedent is not None and focus.fits(antecedent, question.wanted) else None

    def able(person: int) -> bool:
        return person not in out and focus.fits(person, question.wanted)

    if at and tokens[at - 1].text == "," and tokens[0].text.lower() in _WHEN and question.low in ("he", "she"):
        # "When the clerk reached the end, he left": the one of whom the sentence before tells.
        led = [person for person in focus.leaders if person >= 0 and able(person)]
        if led and len(focus.leaders) == 1 and all(item.person < 0 for item in seen):
            return led[0]
    if question.is_object and _along(tokens, at):
        taker = next((item.person for item in reversed(seen) if item.subject), None)
        if taker is not None and able(taker):
            return taker
    if focus.witness is not None and able(focus.witness) and not seen and _begins(question):
        return focus.witness
    fresh = focus.newcomer
    if fresh is not None and able(fresh) and not seen and _begins(question):
        return fresh
    own = own_case(tokens, at, seen) if question.is_object and not question.quoted else None
    if own is not None and own not in barred and focus.fits(own, question.wanted):
        return own
    parallel = _parallel(question, seen)
    if parallel is not None and able(parallel):
        return parallel
    again = _again(question, seen)
    if again is not None and able(again):
        return again
    spoken_of = {person for person in focus.spoken_of if able(person)} if question.quoted else set[int]()
    if len(spoken_of) == 1:
        return next(iter(spoken_of))  # "“Roe shook my hand,” she said. “He looked me in the face”"
    confided = confiding(tokens, at, seen) if question.low in ("he", "she") and not question.quoted else None
    if confided is not None and able(confided):
        return confided
    only = only_one(tokens, at, seen, focus.scene, able)
    if only is not None:
        return only
    if question.quoted and not any(able(item.person) for item in seen):
        topic = _spoken_of(able, focus)
        if topic is not None:
            return topic
    if question.low in ("he", "she") and told_another(tokens, at, seen):
        teller = promising(tokens, at, seen)
        return teller if teller is not None and able(teller) else None
    chained = _chained(question, seen)
    if chained is None:
        chained = _own(question, seen, focus)
    if chained is not None and able(chained):
        return chained
    return _most_present(question, seen, able, focus)


def _parallel(question: _Question, seen: Sequence[Item]) -> int | None:
    """Return whom "he" goes on with behind a colon or a semicolon: the last subject, just spoken of."""
    if question.low not in ("he", "she") or question.quoted or not question.at or not seen:
        return None
    subjects = [item.person for item in seen if item.subject and not item.tells]
    parted = question.tokens[question.at - 1].text in (":", ";")
    return seen[-1].person if parted and subjects[-1:] == [seen[-1].person] else None


def _again(question: _Question, seen: Sequence[Item]) -> int | None:
    """Return whom "him" meant before in the sentence: "wrote to him and, to the fury of X's widow, met him again"."""
    if question.quoted or question.low in _POSSESSIVE:
        return None
    same = _MALE if question.wanted == "m" else _FEMALE
    for item in reversed(seen):
        if (item.owner and item.person >= 0) or (item.person < 0 and not item.subject):
            continue
        low = question.tokens[item.first].text.lower()
        return item.person if low in same and low not in _POSSESSIVE and item.person >= 0 else None
    return None


def _begins(question: _Question) -> bool:
    """Tell whether a pronoun is the subject with which a sentence begins: "He was", "Two weeks later she"."""
    return question.low in ("he", "she") and not question.quoted and question.at < _OPENING_WORDS


def _overtaken(focus: Focus, leader: int) -> bool:
    """Tell whether the paragraph, and its last sentence, tells of *leader* and not of the last speaker."""
    if focus.speaker is None or leader < 0 or len(focus.leaders) != 1:
        return False
    here = {item.person for scene in focus.scene for item in scene}
    return leader in here and focus.speaker not in here


def _impossible(question: _Question, seen: Sequence[Item], focus: Focus) -> set[int]:
    """Return who cannot be meant by where they stand: "X saw him", "a commission led by X cleared him"."""
    tokens, at = question.tokens, question.at
    out = {item.person for item in seen if fronted(tokens, item, at) or under_whom(tokens, item, at)}
    if question.is_object and not _along(tokens, at):
        beside = [item for item in seen if same_clause(tokens, at, item)]
        out |= {item.person for item in beside if item.subject or tokens[item.first - 1].text.lower() == "by"}
    if question.low in ("him", "her") and at and tokens[at - 1].text.lower() == "by":
        # "X was jailed in May and pardoned by him"
        out |= {item.person for item in [item for item in seen if item.subject][-1:]}
    if question.low in _REFLEXIVE:
        # Without a subject in its own clause, who acts in the one before goes on: "X left, but found himself alone".
        subjects = [item for item in seen if item.subject]
        here = [item for item in subjects if same_clause(tokens, at, item)] or subjects[-1:]
        out |= set(focus.present) - {item.person for item in here}
    if question.low in ("he", "she"):
        out |= whose_other(tokens, seen) | dead_by_then(tokens, at, focus.dead)
    if question.low in ("he", "she") and _notices(tokens, at):
        verb = at - 1 - (tokens[at - 1].text.lower() == "that")
        out |= {item.person for item in seen if item.subject and same_clause(tokens, verb, item)}
    if question.quoted:
        out |= {item.person for item in seen if item.subject and not item.quoted and not _goes_on_in(question, item)}
    return out


def _notices(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the pronoun at token *at* is what somebody else is seen to do: "X noticed that he looked ill"."""
    before = [token.text.lower() for token in tokens[max(0, at - 2) : at]]
    return bool(before) and (before[-1] in _NOTICING or (before[-1] == "that" and before[0] in _NOTICING))


def _goes_on_in(question: _Question, item: Item) -> bool:
    """Tell whether a quotation takes up the subject before it: "X “turned himself in”"."""
    return question.low in _REFLEXIVE and question.tokens[item.last].text in '“"‘'


def _along(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the pronoun at token *at* is who takes something along: "He left and took the papers with him"."""
    if at < 2 or tokens[at - 1].text.lower() not in ("with", "behind", "about"):
        return False
    return any(token.text.lower() in _TAKING for token in tokens[max(0, at - _WITHIN // 2) : at - 1])


def _chained(question: _Question, seen: Sequence[Item]) -> int | None:
    """Return whom "his" means in "he took his sons": the one who is "he" in the same clause."""
    if question.low not in _POSSESSIVE or question.is_object:
        return None
    for item in reversed(seen):
        if question.tokens[item.first].text.lower() in ("he", "she"):
            return item.person if same_clause(question.tokens, question.at, item) else None
    return None


def _own(question: _Question, seen: Sequence[Item], focus: Focus) -> int | None:
    """Return whom "her" means in "X sent her findings": the subject right before, of whatever gender they may be."""
    if question.low not in _POSSESSIVE or question.is_object or question.quoted:
        return None
    item = next((item for item in reversed(seen) if item.subject), None)
    if item is None or item.person < 0:
        return None
    if [token.text for token in question.tokens[question.at + 1 : question.at + 2]] == ["own"]:
        return item.person if same_clause(question.tokens, question.at, item) else None  # "X sold Y his own house"
    if item is not seen[-1]:
        return None
    near = question.at - item.last <= (_BESIDE if focus.genders[item.person] == "u" else _WITHIN)
    return item.person if near and same_clause(question.tokens, question.at, item) else None


def _spoken_of(able: Callable[[int], bool], focus: Focus) -> int | None:
    """Return of whom somebody else speaks in a quotation: the one whom the story is about, if they were just there."""
    found = [person for person in focus.topics if able(person) and person in focus.present]
    return found[0] if len(found) == 1 else None


def _most_present(question: _Question, seen: Sequence[Item], able: Callable[[int], bool], focus: Focus) -> int | None:
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
    near = [p for left, p in ranked if left >= PRESENT and left >= _RIVAL * ranked[0][0]]
    if len(near) < 2:
        return near[0] if near else None
    led = [p for p in near if p in focus.leaders]
    leading = question.low in ("he", "she") or question.is_object
    if len(led) == 1 and not here and leading and not question.quoted:
        return led[0]
    topics = [p for p in near if p in focus.topics]
    if len(topics) == 1 and not any(p in here for p in near if p != topics[0]):
        return topics[0]
    return None
