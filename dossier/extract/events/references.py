"""The names among the words of a clause, and what governs each of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.mentions import EntityKind, MentionForm
from dossier.extract.events.word_types import ADDRESSES, LAWYERS
from dossier.extract.events.words import AUXILIARY, NOMINAL, Pos, Word
from dossier.extract.persons.phrases import person_noun

_SETTLEMENTS = frozenset("city town village port province region district state capital island suburb county".split())
_RELATIONS = frozenset(
    "lawyer lawyers attorney attorneys solicitor barrister spokesman spokeswoman brother sister wife husband son "
    "daughter father mother cousin nephew niece uncle aunt widow widower fiance fiancee girlfriend boyfriend "
    "partner parents family relatives children siblings brothers sisters sons daughters deputy aide aides "
    "colleague colleagues friend friends boss successor predecessor assistant adviser advisor bodyguard driver "
    "neighbour neighbours neighbor neighbors accomplice accomplices supporters followers victims victim in-law "
    "brother-in-law father-in-law son-in-law ally allies backers loyalists associates rivals opponents critics "
    "rival opponent critic supporter counterpart enemies henchmen troops forces soldiers fans".split()
)
_BODIES = frozenset(
    "party company firm team group club office government ministry agency bank newspaper "
    "regime administration cabinet movement militia faction gang".split()
)
# What may stand before another noun, which is then owned: "his country house".
_LANDS = frozenset("country nation army military campaign".split())
_LOYAL = frozenset("loyal close opposed allied sympathetic hostile faithful".split())
_SIDES = frozenset("northern southern eastern western central".split())
_SUBJECTS = frozenset("i we he she they".split())
_ACCOUNT = "according to"
_WITHOUT = frozenset("unlike except excluding without".split())
_RATHER = frozenset("instead rather other apart aside except regardless irrespective".split())
"""Before "of", "than", "from" and "for": whoever follows is not meant."""
_HONOURED = frozenset("honour honor memory tribute likeness portrait statue bust biography footsteps tradition".split())
"""Of whom something only speaks: "in memory of X", "a statue of X"."""
_REACH = 6
# How many words the offices before a name take: "former Norwegian deputy prime minister".
_TITLED = 8


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity named among some words: the word where it begins and ends, and the preposition that governs it."""

    entity: int
    first: int
    last: int
    preposition: str
    possessive: bool


def references(words: Sequence[Word], start: int, end: int, kinds: Mapping[int, EntityKind]) -> Iterator[Reference]:
    """Find the entities named in words *start*..*end*, each mention once."""
    i = start
    last: Reference | None = None
    person: Reference | None = None
    while i < end:
        word = words[i]
        if word.entity is None:
            i += 1
            continue
        first = i
        while i < end and words[i].mention == word.mention and words[i].entity == word.entity:
            i += 1
        possessive = (i < len(words) and (words[i].pos is Pos.POSS)) or word.low in {"his", "their", "its", "my", "our"}
        if word.low == "her" and i < len(words) and words[i].pos in NOMINAL and not _is_verdict(words, i):
            possessive = True
        governor = governor_of(words, first, start)
        inner = set_inside(words, first, i - 1, start) if kinds[word.entity] is EntityKind.PERSON else None
        governor = governor if inner is None else words[inner].low
        comma = first - 2 if words[first - 1].low in _SIDES else first - 1
        follows = last is not None and comma == last.last + 1 and words[comma].pos is Pos.COMMA
        # "in Irving, Texas"
        places = last is not None and kinds[word.entity] is kinds[last.entity] is EntityKind.PLACE
        if not governor and last is not None and follows and places and _closes(words, i):
            governor = last.preposition
        if last is not None and person is not None and kinds[word.entity] is EntityKind.PERSON:
            governor = person.preposition if _goes_past(words, person, last, first) else governor
        if governor == _ACCOUNT or word.low.endswith(("self", "selves")) or _is_left_out(words, first, governor):
            continue
        for entity in (word.entity, *word.others):
            last = Reference(entity, first, i - 1, governor, possessive)
            person = last if kinds[entity] is EntityKind.PERSON else person
            yield last


def _goes_past(words: Sequence[Word], person: Reference, last: Reference, first: int) -> bool:
    """Tell whether "and" before word *first* joins it to *person*, past where that one is from.

    "Roe of the Labour Party and Fox".
    """
    at = person.last + 1
    if last.first <= at or words[at].pos is not Pos.PREP or words[at].low != last.preposition:
        return False
    plain = all(words[i].pos in NOMINAL or words[i].pos is Pos.DET for i in range(at + 1, last.first))
    joins = [i for i in range(last.last + 1, first) if words[i].pos not in NOMINAL and words[i].pos is not Pos.DET]
    joined = any(words[i].pos is Pos.AND for i in joins)
    return plain and joined and all(words[i].pos in (Pos.AND, Pos.COMMA) for i in joins)


def _is_left_out(words: Sequence[Word], first: int, governor: str) -> bool:
    """Tell whether words say of a mention that it is not meant: "unlike X", "instead of X", "not X", "but not X"."""
    if governor in _WITHOUT:
        return True
    i = first - 1
    if i > 0 and words[i].pos is Pos.COMMA and is_somebody(words[i - 1]):
        i -= 1  # "not his brother, X"
    while i > max(0, first - _REACH) and (words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.POSS)):
        i -= 1
    if i < 0:
        return False
    if governor == "of" and i > 0 and words[i].low == "of" and words[i - 1].low in _HONOURED:
        return True
    if governor in ("of", "than", "from", "for") and i > 0 and words[i].low == governor:
        return words[i - 1].low in _RATHER
    return words[i].pos is Pos.NOT and not (i and words[i - 1].pos in AUXILIARY)


def _is_verdict(words: Sequence[Word], i: int) -> bool:
    """Tell whether "guilty" at word *i* is what somebody is found, and not of what she owns: "her guilty plea"."""
    return words[i].low == "guilty" and (i + 1 >= len(words) or words[i + 1].pos not in NOMINAL)


def set_inside(words: Sequence[Word], first: int, last: int, floor: int) -> int | None:
    """Return the preposition before the noun beside which one name is set: "supporters | of | the mayor, Ann Roe".

    There are several supporters, and one name: it is the mayor's. None where the name may be anybody's else.
    """
    if first < floor + 4 or words[first - 1].pos is not Pos.COMMA or words[first].pos is not Pos.NAME:
        return None
    after = words[last + 1 : last + 3]
    if (after[:1] and after[0].pos is Pos.AND) or (len(after) > 1 and after[1].pos is Pos.NAME):
        return None  # "friends of the mayor, Ann Roe and Tom Fox"
    head = words[first - 2]
    if head.pos is not Pos.NOUN or person_noun(head.low) is None:
        return None
    i = first - 2
    while i > floor and (words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.POSS)):
        i -= 1
    before = words[i - 1] if i > floor else head
    served = words[i].low in ("of", "for", "to") and before.pos is Pos.NOUN and before.entity is None
    plural = served and singular(before.low) != before.low
    return i if plural and (before.low in _RELATIONS or is_somebody(before)) else None


def owns_person(words: Sequence[Word], ref: Reference) -> bool:
    """Tell whether a name only says whose relative or lawyer someone is: "Roe's lawyer", "the brother of Roe"."""
    inner = set_inside(words, ref.first, ref.last, 0)
    of = _opening(words, ref) - 1 if inner is None else inner
    if ref.preposition == "to" and of >= 1 and words[of].low == "to" and words[of - 1].low in _LOYAL:
        return True  # "forces loyal to Roe"
    if ref.preposition in {"of", "for", "to"} and of >= 1 and words[of].low == ref.preposition:
        noun = words[of - 1]
        if (
            noun.low in _RELATIONS
            or noun.low in _BODIES
            or (ref.preposition == "of" and noun.pos is Pos.NOUN and is_somebody(noun))
        ):
            return True  # "the lawyer for Roe", "allies of Roe"
    if not ref.possessive:
        return False
    i = ref.last + 1
    while i < len(words) and (words[i].pos in NOMINAL or words[i].pos in (Pos.POSS, Pos.NUM, Pos.TIME)):
        if words[i].low in _RELATIONS or words[i].low in _BODIES or is_somebody(words[i]):
            return True
        if words[i].low in _LANDS and (i + 1 >= len(words) or words[i + 1].pos not in NOMINAL):
            return True
        i += 1
    return False


def _opening(words: Sequence[Word], ref: Reference) -> int:
    """Return where the titles and callings before a name begin: "supporters of | former chief of staff Tom Fox"."""
    i, floor = ref.first, max(1, ref.first - _TITLED)
    while i > floor:
        before = words[i - 1]
        titled = words[ref.first - 1].token.is_capitalised
        office = before.low == "of" and i < ref.first and _is_of_office(words, i - 1, ref.first, titled)
        if not office and before.pos not in NOMINAL and before.pos not in (Pos.DET, Pos.POSS):
            break
        i -= 1
    return i


def owns_lawyer(words: Sequence[Word], ref: Reference) -> bool:
    """Tell whether the words behind a name mean the lawyer, who speaks for them: "Roe's lawyer"."""
    return (
        ref.possessive
        and ref.last + 1 < len(words)
        and any(word.low in LAWYERS for word in words[ref.last + 1 : ref.last + 4])
    )


def is_somebody(word: Word) -> bool:
    """Tell whether a word names or means people: "deputies", "accountant"."""
    if word.pos is Pos.NAME:
        return word.form is MentionForm.NAME and word.entity is not None
    return word.pos is Pos.NOUN and (person_noun(word.low) is not None or person_noun(singular(word.low)) is not None)


def singular(word: str) -> str:
    """Return a noun without the ending of the plural: "deputies" -> "deputy", "witnesses" -> "witness"."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def _closes(words: Sequence[Word], i: int) -> bool:
    """Tell whether a phrase ends at word *i*, so that the name before it is no subject."""
    return i >= len(words) or words[i].pos in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.PREP, Pos.AND, Pos.TIME)


def governor_of(words: Sequence[Word], first: int, floor: int) -> str:
    """Return the preposition that governs the noun phrase around a mention, "" for none."""
    if words[first].low in _SUBJECTS:
        return ""
    i = first - 1
    crossed_name = joined = fresh = False
    head: int | None = None
    after = first
    while i >= floor:
        word = words[i]
        if word.pos in (Pos.PREP, Pos.TO):
            named = first if head is None else head
            titled = crossed_name or head is not None
            office = word.low == "of" or (titled and word.low in ("for", "to") and i > 0 and is_somebody(words[i - 1]))
            if office and _is_of_office(words, i, named, titled):
                # "Director of National Intelligence Ann Roe": the title's "of" does not govern the person.
                return governor_of(words, i, floor) if i - 1 >= floor else ""
            if word.pos is Pos.TO and i > floor and words[i - 1].low == "according":
                return _ACCOUNT
            if word.low == "of" and i > floor and words[i - 1].low in _SETTLEMENTS:
                # "in the US city of Chicago"
                return governor_of(words, i - 1, floor)
            return word.low
        caller = word.pos is Pos.NAME or (word.pos is Pos.NOUN and word.token.is_capitalised)
        if caller and words[first].pos is Pos.NAME and i == first - 1:
            crossed_name = True
        elif (word.pos is Pos.AND and i == after - 1) or (
            word.pos is Pos.COMMA and i == after - 1 and (joined or _goes_on(words, first))
        ):
            joined, after, fresh = True, i, True
        elif word.pos not in NOMINAL and word.pos not in (Pos.DET, Pos.POSS):
            return ""
        if joined and word.pos is Pos.NAME and (fresh or (head is not None and words[head].mention == word.mention)):
            head, fresh = i, False  # "Secretary of State Ann Roe and Tom Fox"
        if word.entity is not None or (word.pos in NOMINAL and (joined or after == i + 1)):
            after = i  # "by her mother Ann and brother Tom": "brother" belongs to "Tom"
        i -= 1
    return ""


def _is_of_office(words: Sequence[Word], of: int, first: int, titled: bool) -> bool:
    """Tell whether "of" stands in the office before a name: "chief of staff Roe", but not "a friend of mayor Roe".

    *titled*: a capitalised word stands right before the name.
    """
    between = words[of + 1 : first]
    caller = words[first - 1]
    if caller.low == "." or caller.low in ADDRESSES:
        return False  # "a spokeswoman for Mr. Roe"
    if titled and between and between[0].pos is Pos.DET and of and is_somebody(words[of - 1]):
        return True  # "Chief of the Coast Guard Tom Fox"
    if not between or any(w.pos is Pos.POSS for w in between) or (caller.pos is Pos.NOUN and is_somebody(caller)):
        return False
    if titled:
        return True
    office = words[first].pos is Pos.NAME and of > 0 and is_somebody(words[of - 1])
    return office and all(word.pos in NOMINAL and word.entity is None for word in between)


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Tell whether "and" follows a mention: "with Ali, Omar and Hassan"."""
    mention = words[i].mention
    while i < len(words) and words[i].mention == mention:
        i += 1
    return i < len(words) and words[i].pos is Pos.AND


# How far before a name the "and" that joins it to another may stand.
_JOINED = 6


def aged_beside(words: Sequence[Word], ref: Reference, floor: int) -> int | None:
    """Return whom an "and" sets somebody beside, where both have their ages: "Roe, 55, of Oslo, and Tom Fox, 40"."""
    if not _has_age(words, ref.last):
        return None
    i = ref.first - 1
    while i > max(floor, ref.first - _JOINED) and (
        words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.POSS, Pos.COMMA)
    ):
        i -= 1
    if i <= floor or words[i].pos is not Pos.AND:
        return None
    aged = (words[k].entity for k in range(i - 1, floor - 1, -1) if words[k].pos is Pos.NAME and _has_age(words, k))
    return next(aged, None)


def _has_age(words: Sequence[Word], last: int) -> bool:
    """Tell whether an age stands behind a name that ends at word *last*: ", 55,"."""
    if last + 2 >= len(words) or words[last + 1].pos is not Pos.COMMA:
        return False
    age = words[last + 2].low
    return age.isdecimal() and len(age) <= 3
