"""Two people of one name in one story, where the text itself tells them apart.

"Karl Berg, a teacher, is not the Karl Berg who was convicted": the name stands for two people from there on. Each
mention that says whose it is (its place in such words, an age, what the person is) goes to that one; every other
mention of the name is left open, so that nobody is given a deed by a guess.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.extract.naming.evidence import bare, surname_of
from dossier.extract.persons.clusters import Name
from dossier.extract.tokens import TokenizedStory

_BEFORE, _AFTER, _SENTENCE = 60, 80, 200
"""Characters beside a name in which words may tell it from its namesake."""
_MOST_AGES = 6
"""Of so many ages one name is told apart at most; mentions with further ones are left open."""
_YEARS_OFF = 2
"""Ages that lie so far apart are two people's; one year apart may be a birthday."""

# Words that end right before a name and make it another's.
_OTHER = re.compile(
    r"(?:\b(?:not|isn['’]t|wasn['’]t|never)\s(?:the\s(?:same\s)?(?:other\s)?|(?:to\sbe\s)?(?:confused|mistaken)\s(?:with|for)\s(?:the\s)?)"
    r"|\bno\srelation\s(?:to|of)\s(?:the\s)?|\b(?:unrelated|not\srelated)\sto\s(?:the\s)?"
    r"|\b(?:confused|mistook|mistaken|mixed\sup)\s(?:him|her|them)?\s?(?:with|for)\s(?:the\s|another\s)?"
    r"|\bnamesake,?\s(?:the\s)?)(?:[a-z]+\s){0,2}$"
)
# Of these, words that say who is no kin of the bearer: somebody of the surname, whose first name may be another.
_KIN = re.compile(r"\b(?:relation|unrelated|related)\s(?:to|of)\s(?:the\s)?(?:[a-z]+\s){0,2}$")
# Words that bring a second bearer of the name in: whoever was named before is the first.
_SECOND = re.compile(
    r"\b(?:another|an?\sdifferent|a\ssecond|an\sunrelated)\s(?:(?:man|woman|person)\s(?:named|called)\s)?$", re.I
)
_NO_RELATION = re.compile(
    r"[,(\s]{1,3}(?:and\s|who\sis\s|is\s)?(?:no\srelation|not\srelated|unrelated)\b(?!\s(?:to|of))"
)
_AGE = re.compile(
    r",\s(?:aged\s|now\s)?(\d{1,3})(?=[,.;)]|\s(?:and|who|of|from)\b)|\s\((\d{1,3})\)|,\sa\s(\d{1,3})-year-old\b"
)
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old(?:\s[a-z]+){0,3}\s$")
_ROLE = re.compile(r",\s(?:\d{1,3},\s)?(?:an?|the)\s([a-z-]+(?:\s[a-z-]+){0,3})")
_ROLE_BEFORE = re.compile(r"\b([A-Za-z]+)\s$")
# Somebody who goes under a name that is another's, and that other.
_POSING = re.compile(
    r"\b(?:posing\sas|posed\sas|impersonat(?:ed|ing)|pretend(?:ed|ing)\sto\sbe|us(?:ed|ing)\sthe\s(?:name|identity)(?:\sof)?"
    r"|(?:assum|adopt)(?:ed|ing)\sthe\s(?:name|identity)\sof|t(?:ook|aken|aking)\s(?:on\s)?the\s(?:name|identity)\sof)\s$"
)
_TAKEN = re.compile(r"\b(?:assumed|assuming|adopted|adopting|used|using|taken|took|taking)\s$")
_IDENTITY = re.compile(r"['’]s?\s(?:identity|name)\b")
_REAL = re.compile(r"\b[Tt]he\s(?:real|actual|true)\s$")
# Words of a role that say nothing of who it is.
_IDLE = frozenset(
    "a an the of in for at who whose that and former ex local man woman person resident same other "
    "another different mr mrs ms miss by with from said was is were to on".split()
)


@dataclass
class _Bearer:
    """One of the people of a name: the mentions that are certainly theirs, their ages, and the words for them."""

    spans: set[int] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


def told_apart(story: TokenizedStory, names: Sequence[Name]) -> dict[int, int | None]:
    """Return the names that the story gives to several people: where each begins, with a number of whose it is.

    None stands where the text does not say whose the name is. Names of one bearer are not in it.
    """
    whole: dict[tuple[str, str], list[Name]] = defaultdict(list)
    single: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1:
            whole[name.words[0], bare(surname_of(name.words)[-1])].append(name)
        else:
            single[bare(name.words[0])].append(name)
    found: dict[int, int | None] = {}
    number = 0
    bearing = Counter(last for _, last in whole)
    kin: dict[str, list[Name]] = defaultdict(list)
    for (_, last), some in whole.items():
        kin[last].extend(some)
    for (given, last), some in whole.items():
        bearers = _bearers(story, some, kin[last]) if len(some) > 1 else []
        if not bearers:
            continue
        # Where somebody of another first name bears the surname too, other rules say whose it is.
        alone = single.get(last, []) if bearing[last] == 1 else []
        for name in (*some, *alone, *single.get(given, [])):
            found[name.span.start] = _whose(story, name, bearers, number)
        number += len(bearers)
    return found


def _whose(story: TokenizedStory, name: Name, bearers: Sequence[_Bearer], number: int) -> int | None:
    own = [i for i, bearer in enumerate(bearers) if name.span.start in bearer.spans]
    if not own:
        age, roles = _age(story, name), _roles(story, name)
        own = [i for i, bearer in enumerate(bearers) if age in bearer.ages or (age is None and roles & bearer.roles)]
    return number + own[0] if len(own) == 1 else None


def _bearers(story: TokenizedStory, names: Sequence[Name], kin: Sequence[Name]) -> list[_Bearer]:
    """Return the people between whom the text tells *names* apart, none where it does not.

    *kin* are the names of everybody of that surname.
    """
    first, second = _Bearer(), _Bearer()
    for at, name in enumerate(names):
        before = story.text[max(0, name.span.start - _BEFORE) : name.span.start]
        previous = names[at - 1] if at else None
        if _SECOND.search(before):
            if not second.spans and previous is not None:
                first.spans |= {n.span.start for n in names[:at]}
            second.spans.add(name.span.start)
        elif _NO_RELATION.match(story.text, name.span.end) and previous is not None:
            second.spans.add(name.span.start)
            first.spans.add(previous.span.start)
        elif _OTHER.search(before) and _is_specified(story, name, before) and not _is_of_kin(name, before, kin):
            second.spans.add(name.span.start)
            if previous is not None and previous.span.start not in second.spans and _beside(story, previous, name):
                first.spans.add(previous.span.start)
    if second.spans and len(second.spans) < len(names):
        _describe(story, names, (first, second))
        return [first, second]
    return _posed(story, names) or _by_age(story, names)


def _posed(story: TokenizedStory, names: Sequence[Name]) -> list[_Bearer]:
    """Return the one whose name somebody else goes under, where the text speaks of "the real X" or X's identity."""
    real, posing = _Bearer(), False
    for name in names:
        before = story.text[max(0, name.span.start - _BEFORE) : name.span.start]
        taken = _TAKEN.search(before) is not None and _IDENTITY.match(story.text, name.span.end) is not None
        posing = posing or taken or _POSING.search(before) is not None
        if taken or _REAL.search(before):
            real.spans.add(name.span.start)
    if not posing or not real.spans:
        return []
    _describe(story, names, (real,))
    return [real]


def _is_of_kin(name: Name, before: str, kin: Sequence[Name]) -> bool:
    """Tell whether somebody of another first name is no kin of the bearer: "Tom Roe … is not related to Ann Roe".

    That tells no two people of one name apart: the bearer is the one of whom the story has spoken.
    """
    if not _KIN.search(before):
        return False
    last = max((each for each in kin if each.span.start < name.span.start), key=lambda n: n.span.start, default=None)
    return last is not None and last.words[0] != name.words[0]


def _is_specified(story: TokenizedStory, name: Name, before: str) -> bool:
    """Tell whether "not the X" means another X ("who was convicted"), and not what X was once ("not the X of old")."""
    if not re.search(r"\b(?:not|n['’]t|never)\sthe\s(?:same\s)?$", before):
        return True
    after = story.text[name.span.end : name.span.end + _AFTER]
    return (
        re.match(
            r",?\s(?:who|whom|whose|named|convicted|charged|accused|arrested|jailed|wanted|sentenced|in\sthe|from)\b",
            after,
        )
        is not None
    )


def _beside(story: TokenizedStory, one: Name, two: Name) -> bool:
    """Tell whether one name follows the other inside a sentence."""
    if two.span.start - one.span.end > _SENTENCE:
        return False
    between = story.text[one.span.end : two.span.start]
    return "\n" not in between and not re.search(r"[.!?]['\"”’]?\s", between)


def _by_age(story: TokenizedStory, names: Sequence[Name]) -> list[_Bearer]:
    """Return one person for each of two ages that the story gives beside one name."""
    groups: dict[int, _Bearer] = {}
    for name in names:
        age = _age(story, name) if name.in_body else None
        if age is not None:
            near = next((known for known in groups if abs(known - age) < _YEARS_OFF), age)
            if near not in groups and len(groups) == _MOST_AGES:
                continue
            groups.setdefault(near, _Bearer(ages={near, age})).spans.add(name.span.start)
            groups[near].ages.add(age)
    if len(groups) < 2:
        return []
    found = list(groups.values())
    _describe(story, names, found)
    return found


def _describe(story: TokenizedStory, names: Sequence[Name], bearers: Sequence[_Bearer]) -> None:
    """Note the ages and roles beside the mentions that are settled; what is said of both tells nothing."""
    for name in names:
        bearer = next((b for b in bearers if name.span.start in b.spans), None)
        if bearer is not None:
            age = _age(story, name)
            bearer.ages |= {age} if age is not None else set()
            bearer.roles |= _roles(story, name)
    shared = {role for bearer in bearers for role in bearer.roles if sum(role in b.roles for b in bearers) > 1}
    for bearer in bearers:
        bearer.roles -= shared


def _age(story: TokenizedStory, name: Name) -> int | None:
    """Return the age that stands beside a name."""
    after = _AGE.match(story.text, name.span.end)
    found = after or _AGE_BEFORE.search(story.text[max(0, name.span.start - _BEFORE) : name.span.start])
    return None if found is None else int(next(group for group in found.groups() if group))


def _roles(story: TokenizedStory, name: Name) -> frozenset[str]:
    """Return the words that say beside a name what somebody is: "a city councillor", "Councillor"."""
    after = _ROLE.match(story.text, name.span.end)
    words = after[1].split() if after else []
    before = _ROLE_BEFORE.search(story.text[max(0, name.span.start - _BEFORE) : name.span.start])
    words += [before[1]] if before else []
    return frozenset(word.lower() for word in words if len(word) > 3) - _IDLE
