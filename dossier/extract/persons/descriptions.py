"""Words for one person by age or family: "the 48-year-old", "the father of three", "his wife"."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.extract.persons.age_words import by_age_word
from dossier.extract.persons.groups import Owned
from dossier.extract.persons.phrases import closes_phrase, person_noun
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

_HYPHENS = frozenset("-‐‑")
_PARENTS = frozenset("dad father mother mum mom grandfather grandmother".split())
_COUNTS = frozenset("one two three four five six seven eight nine ten".split())
# The kin that one can have once, with what the other one is to them.
_SINGLE_ROLES = (
    "brother-in-law sister-in-law father-in-law mother-in-law son-in-law daughter-in-law stepfather stepmother stepson "
    "stepdaughter godfather godmother fiance fiancee widower lawyer attorney solicitor barrister coach bodyguard "
    "chauffeur boss predecessor successor biographer landlord".split()
)
_SINGLE_KIN = dict.fromkeys(_SINGLE_ROLES, "") | {
    "wife": "husband", "husband": "wife", "father": "", "mother": "", "widow": "", "partner": "partner",
}  # fmt: skip
_SEVERAL = frozenset("brothers sisters siblings sons daughters children".split())
_KIN = (
    frozenset(_SINGLE_KIN)
    | _SEVERAL
    | frozenset("brother sister son daughter child uncle aunt nephew niece cousin".split())
)
_CHILDREN = frozenset("son daughter child".split())
_PARENT = {"m": "father", "f": "mother"}
_SIBLINGS = {"brother": "m", "sister": "f"}
_AGE_OF_KIN = frozenset("younger older elder eldest youngest twin late estranged former ex then first second".split())
_OWNERS = frozenset("his her".split())
_ENDINGS = frozenset(("'s", "’s", "'", "’"))
# Somebody named so many times as often as the next one is the one whom a story is about.
_DOMINANT = 3
# How many words may call a relative something before the name.
_DESCRIBED = 6
_BACK = 2


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence with its mentions of people: token where each begins, token behind it, who, and in which form."""

    sentence: Sentence
    mentions: tuple[tuple[int, int, int, MentionForm], ...]

    @property
    def named(self) -> set[int]:
        """Return those whom the sentence names."""
        return {person for _, _, person, form in self.mentions if form is MentionForm.NAME}

    def named_at(self, i: int) -> int | None:
        """Return the person whose name begins at token *i*."""
        return next((p for first, _, p, form in self.mentions if first == i and form is MentionForm.NAME), None)


_MARRIED = frozenset("married weds wed marries".split())
_CLAUSES = frozenset("and but when after before while whose not never never-married".split())
_FRONTS = frozenset("in on at before after during despite since until with from by".split())
_BRIDE = 9
"""Within how many words of "married" the name stands: "married a school aide from Hull, X"."""


def described(
    story: TokenizedStory,
    mentions: Sequence[Owned],
    genders: Sequence[str],
    ages: Mapping[int, str],
    siblings: Mapping[int, int],
    namesakes: Mapping[tuple[int, str], set[int]],
) -> Iterator[Owned]:
    """Give the words by age or family that certainly mean one person, by number.

    *mentions* are names, pronouns and words already resolved, in order; *genders* and *ages* belong to the numbers.
    *siblings* are two brothers or sisters, each with the other, *namesakes* the relatives whom surnames tell. A
    person's own age decides; otherwise it is the only one named so far, or just before, who can be meant.
    """
    seen = list(_seen(story, mentions))
    counts: Counter[int] = Counter()
    recent: list[set[int]] = []
    for one in seen:
        here = {person for _, _, person, _ in one.mentions}
        for span, age, gender in _phrases(one):
            # "In a film made before his arrest the 34-year-old wept": whose arrest it is comes behind.
            before = {
                p
                for first, _, p, _ in one.mentions
                if one.sentence.tokens[first].start < span.start and one.sentence.lows[first] not in _OWNERS
            }
            able = [p for p in counts if p not in before and genders[p] in (gender or genders[p], "u")]
            person = _by_age(able, age, ages) if age else _one(able, counts, recent)
            if age and person is None and age not in ages.values():
                person = _one([p for p in able if p not in ages], counts, recent)
            if age and person is None and age not in ages.values():
                person = _fronted(one, span, able)
            if person is not None:
                yield span, person, MentionForm.NOMINAL
        counts.update(person for _, _, person, form in one.mentions if form is MentionForm.NAME)
        recent = [*recent[1 - _BACK :], here]
    yield from by_age_word(story, mentions, genders, ages)
    yield from _kin(seen, genders, siblings, namesakes)


def _seen(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[_Seen]:
    at = 0
    for sentence in story.body:
        while at < len(mentions) and mentions[at][0].start < sentence.span.start:
            at += 1
        here = []
        while at < len(mentions) and mentions[at][0].start < sentence.span.end:
            span, person, form = mentions[at]
            first, last = tokens_at(sentence.tokens, span)
            if first < last:
                here.append((first, last, person, form))
            at += 1
        yield _Seen(sentence, tuple(here))


def _phrases(seen: _Seen) -> Iterator[tuple[Span, str, str]]:
    """Find "the 48-year-old" with the age, and "the Leeds-born dad of three" with the gender."""
    tokens = seen.sentence.tokens
    taken = {i for first, last, _, _ in seen.mentions for i in range(first, last)}
    lows = seen.sentence.lows
    for i in range(1, len(tokens) - 2):
        if tokens[i].text.isdigit() and lows[i - 1] == "the" and lows[i + 1] in _HYPHENS and lows[i + 2] == "year-old":
            if closes_phrase(tokens, i + 2):
                yield Span(tokens[i - 1].start, tokens[i + 2].end), tokens[i].text, ""
        elif lows[i] in _PARENTS and lows[i + 1] == "of" and (lows[i + 2] in _COUNTS or lows[i + 2].isdigit()):
            the = _article(tokens, i)
            if the is not None and i not in taken and closes_phrase(tokens, i + 2):
                yield Span(tokens[the].start, tokens[i + 2].end), "", person_noun(lows[i]) or ""


def _fronted(seen: _Seen, span: Span, able: Sequence[int]) -> int | None:
    """Return of whom words in front of the subject told: "In a film made before his arrest, the 34-year-old wept"."""
    tokens, lows = seen.sentence.tokens, seen.sentence.lows
    front = [(first, person) for first, _, person, _ in seen.mentions if tokens[first].start < span.start]
    people = {person for _, person in front}
    owning = bool(front) and all(lows[first] in _OWNERS for first, _ in front)
    return next(iter(people)) if owning and len(people) == 1 and people <= set(able) and lows[0] in _FRONTS else None


def _article(tokens: Sequence[Token], at: int) -> int | None:
    """Return where "the" stands, up to four words before token *at*."""
    for i in range(at - 1, max(-1, at - 6), -1):
        if tokens[i].text.lower() == "the":
            return i
        if not (tokens[i].is_word or tokens[i].text in _HYPHENS):
            return None
    return None


def _by_age(able: Sequence[int], age: str, ages: Mapping[int, str]) -> int | None:
    fitting = [person for person in able if ages.get(person) == age]
    return fitting[0] if len(fitting) == 1 else None


def _one(able: Sequence[int], counts: Mapping[int, int], recent: Sequence[set[int]]) -> int | None:
    """Return the only one who can be meant: of all so far, of those just mentioned, or by far the most named."""
    if len(able) < 2:
        return able[0] if able else None
    most = sorted(able, key=lambda person: -counts[person])
    near = [person for person in able if any(person in here for here in recent)]
    if len(near) == 1 and near[0] == most[0]:
        return near[0]
    return most[0] if counts[most[0]] >= _DOMINANT * counts[most[1]] else None


def _kin(
    seen: Sequence[_Seen],
    genders: Sequence[str],
    siblings: Mapping[int, int],
    namesakes: Mapping[tuple[int, str], set[int]],
) -> Iterator[Owned]:
    """Find "his wife" where the story names the wife: "X and his wife, Y".

    *namesakes* are the husbands that the names tell ("Mrs Y Roe" in a story of X Roe), *siblings* the
    two of whom the story speaks as brothers or sisters, each with the other.
    """
    relatives: dict[tuple[int, str], set[int]] = {}
    unnamed: list[tuple[tuple[int, str], Span, bool]] = []
    for before, one in pairwise((None, *seen)):
        assert one is not None
        for husband, wife in _married(one, genders):
            relatives.setdefault((husband, "wife"), set()).add(wife)
            relatives.setdefault((wife, "husband"), set()).add(husband)
        for owner, noun, kin in _of(one):
            relatives.setdefault((owner, noun), set()).add(kin)
            back = _PARENT.get(genders[owner], "") if noun in _CHILDREN else _SINGLE_KIN.get(noun)
            if back:
                relatives.setdefault((kin, back), set()).add(owner)
        for owner, noun, at in _owned(one):
            named = _named_beside(one, owner, at)
            if noun in _SEVERAL:
                _add_several(relatives, one, owner, noun, at, genders)
            elif named is None:
                token = one.sentence.tokens[at]
                known = relatives.get((owner, noun), set()) | {siblings.get(owner, owner)}
                near = before is not None and not known.isdisjoint(before.named - {owner})
                unnamed.append(((owner, noun), Span(token.start, token.end), not near))
            elif named != owner:
                relatives.setdefault((owner, noun), set()).add(named)
                back = _PARENT.get(genders[owner], "") if noun in _CHILDREN else _SINGLE_KIN.get(noun)
                if back:
                    relatives.setdefault((named, back), set()).add(owner)
    for key, span, apart in unnamed:
        owner, noun = key
        found = relatives.get(key, set()) or namesakes.get(key, set())
        sibling = siblings.get(owner, owner)
        if noun in _SIBLINGS and sibling != owner and found <= {sibling} and genders[sibling] in (_SIBLINGS[noun], "u"):
            found = {sibling}
        if len(found) == 1 and (noun in _SINGLE_KIN or (noun in _SIBLINGS and apart)):
            yield span, next(iter(found)), MentionForm.NOMINAL


def _married(seen: _Seen, genders: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find "X married Y", "he married a nurse, Y," and "X is married to Y": the husband and the wife."""
    lows = seen.sentence.lows
    if _MARRIED.isdisjoint(lows):
        return
    for (_, last, one, _), (first, _, two, _) in pairwise(seen.mentions):
        verb = next((i for i in range(last, min(first, last + _BACK + 2)) if lows[i] in _MARRIED), None)
        if verb is None or first > verb + _BRIDE or one == two or any(low in _CLAUSES for low in lows[last:first]):
            continue
        men = [p for p in (one, two) if genders[p] == "m"]
        women = [p for p in (one, two) if genders[p] == "f"]
        if len(men) < 2 and len(women) < 2 and men + women:
            husband = men[0] if men else next(p for p in (one, two) if p != women[0])
            yield husband, two if husband == one else one


def _of(seen: _Seen) -> Iterator[tuple[int, str, int]]:
    """Find "Y, the daughter of X," and "Y, widow of X": whose, which kin, and who."""
    lows = seen.sentence.lows
    if "of" not in lows:
        return
    for _, last, person, form in seen.mentions:
        if form is not MentionForm.NAME or last >= len(lows) or lows[last] != ",":
            continue
        at = last + 1
        while at < len(lows) and (lows[at] in _AGE_OF_KIN or lows[at] in ("a", "an", "the")):
            at += 1
        owner = seen.named_at(at + 2)
        if owner is not None and owner != person and lows[at] in _KIN - _SEVERAL and lows[at + 1] == "of":
            yield owner, lows[at], person


def _add_several(
    relatives: dict[tuple[int, str], set[int]], seen: _Seen, owner: int, noun: str, at: int, genders: Sequence[str]
) -> None:
    """Note whose sister or father somebody is by "her brothers, A and B"."""
    back = _PARENT if noun in ("sons", "daughters", "children") else {g: kin for kin, g in _SIBLINGS.items()}
    owning = [token.text.lower() for token in seen.sentence.tokens[max(0, at - _BACK - 1) : at]]
    told = back.get("f" if "her" in owning else "m" if "his" in owning else genders[owner])
    last = at + 1
    for first, end, person, form in seen.mentions:
        if form is not MentionForm.NAME or first < last:
            continue
        if first > last + 1 or told is None:
            return
        relatives.setdefault((person, told), set()).add(owner)
        last = end


def _owned(seen: _Seen) -> Iterator[tuple[int, str, int]]:
    """Find "his wife", "X's late father" and "X and wife": whose, which kin, and at which token."""
    lows = seen.sentence.lows
    starts = {i for first, last, _, _ in seen.mentions for i in range(first, last)}
    for first, last, person, form in seen.mentions:
        at = last
        if form is MentionForm.PRONOUN:
            if lows[first] not in _OWNERS:
                continue
        elif _owns(lows, at):
            at += 1
        else:
            continue
        while at < len(lows) and lows[at] in _AGE_OF_KIN:
            if lows[at] in ("former", "ex", "first", "then", "estranged"):
                break
            at += 1
        if at < len(lows) and lows[at] in _KIN and at not in starts:
            yield person, lows[at], at


def _owns(lows: Sequence[str], at: int) -> bool:
    """Tell whether "'s" or "and wife" stands at token *at*."""
    both = lows[at : at + 1] == ["and"] and at + 1 < len(lows) and lows[at + 1] in _SINGLE_KIN
    return both or (at < len(lows) and lows[at] in _ENDINGS)


def named_kin(story: TokenizedStory, mentions: Sequence[Owned]) -> Iterator[tuple[int, str, int, int]]:
    """Give relatives whom the story names: whose, which kin, who, and where the noun ends: "his wife, Y"."""
    for one in _seen(story, mentions):
        for owner, noun, at in _owned(one):
            named = _named_beside(one, owner, at)
            if named is not None and named != owner:
                yield owner, noun, named, one.sentence.tokens[at].end


def _named_beside(seen: _Seen, owner: int, at: int) -> int | None:
    """Return whom the kin of *owner* at token *at* is named as: "wife Y", "wife, Y", "Y, his wife"."""
    tokens = seen.sentence.tokens
    following = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ",")
    person = seen.named_at(following)
    if person is not None:
        return person
    if following == at + 2:
        # "her husband, former arms broker Y", "her husband, retired Major Y"
        for i in range(following, min(following + _DESCRIBED, len(tokens))):
            person = seen.named_at(i)
            if person is not None:
                return person if person_noun(tokens[i - 1].text) is not None else None
            if not tokens[i].is_word or tokens[i].text.lower() in _OWNERS:
                break
    for first, last, other, form in seen.mentions:
        apposed = last + 1 < at <= last + 3 and tokens[last].text == "," and tokens[last + 1].text.lower() in _OWNERS
        apposed = apposed or (last < at and tokens[last].text == "," and seen.named_at(last + 1) == owner)
        if form is MentionForm.NAME and apposed and first < last:
            return other
    return None
