"""Who can do something: people, bodies and crowds, as the head of a subject."""

from collections.abc import Mapping, Sequence

from dossier.domain.mentions import EntityKind, MentionForm
from dossier.extract.events.clause_types import Clause, Link
from dossier.extract.events.lexicon import verb_forms
from dossier.extract.events.references import is_somebody
from dossier.extract.events.triggers import PEOPLE
from dossier.extract.events.words import NOMINAL, Pos, Word

# Nouns for many people or for a body of them.
_BODIES = frozenset(
    "police army navy military government parliament senate congress court tribunal jury panel commission committee "
    "council board cabinet ministry party opposition company firm bank agency union club team league federation "
    "association family families couple crowd crowds mob gang group groups band household public staff crew patrol "
    "troops forces force unit squad rebels insurgents guerrillas insurgency militia state country nation city town "
    "village authorities authority administration regime department bureau office prosecution defence defense "
    "hospital school university church newspaper magazine station channel broadcaster network watchdog regulator "
    "embassy consulate presidency palace kingdom parish charity foundation lender insurer airline brewery "
    "firefighters surgeons doctors nurses paramedics customs coastguard gendarmerie gendarmes carabinieri half third "
    "number scores tens hundreds thousands dozens pair trio duo both all many some several others rest majority "
    "supporters onlookers bystanders passers-by goalkeeper juror jurors depositor depositors insurgent stewardess "
    "office service referee referees sibling siblings spectator spectators villager villagers fan fans".split()
)
# What does something and is no person: "container", "printer".
_DEVICES = frozenset(
    "computer container tanker cruiser trailer boiler printer server counter order matter poster folder carrier "
    "letter number paper power cover corner monitor motor sensor detector reactor tractor elevator scanner recorder "
    "receiver transmitter transformer locker drawer sticker marker filter trigger fighter lighter cooker heater "
    "propeller washer charger router cutter holder drier dryer reminder thriller offer refer answer cellar "
    "factor error terror mirror water winter summer weather".split()
)
# What only people and bodies do, to something: "It interviewed 32 people".
_OF_BODIES = frozenset(
    "interview question seize search fine suspend dismiss sack hire recruit appoint award grant reject approve "
    "publish invite arrest expel ban bar impose pay buy sell sign investigate examine order withdraw "
    "commission inspect summon issue launch donate lend borrow refund invest acquire".split()
)
_ABOUT = frozenset("at least more than about some nearly over around up to almost".split())
_CERTAIN = frozenset("the his her their its two three dozens hundreds scores a an".split())
_ACTING = frozenset("he she they we i who whom one someone somebody everyone everybody another".split())
# "Surgeons", "historians", "pickpockets" are people by their ending; "matters" and "computers" are not told apart.
_ENDINGS = ("men", "women", "ists", "ians", "eers", "ees")


def is_actor(words: Sequence[Word], start: int, end: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether the subject in words *start*..*end* is somebody or a body of people, known by name or not.

    Of "a neighbour in the next house" only the noun phrase before the preposition is asked.
    """
    head: Word | None = None
    for i in range(start, end):
        word = words[i]
        if word.pos in (Pos.PREP, Pos.REL, Pos.COMMA, Pos.SUB) and head is not None:
            break
        if word.entity is not None and word.form is MentionForm.PRONOUN:
            possessive = i + 1 < end and words[i + 1].pos in NOMINAL
            if not possessive and kinds.get(word.entity) is not EntityKind.PLACE:
                return True
        if word.low in _ACTING or word.low.removesuffix("'d") in _ACTING:
            return True  # "he", "he'd"
        owner = i + 1 < len(words) and words[i + 1].pos is Pos.POSS
        if word.pos in (Pos.NOUN, Pos.NAME, Pos.DET, Pos.NUM) and not owner:
            head = word
    if head is None:
        return False
    if head.entity is not None and head.entity in kinds:
        return True
    return head.pos is Pos.NUM or _means_people(head)


def is_body_at_work(words: Sequence[Word], clause: Clause, start: int, end: int) -> bool:
    """Tell whether "it", in words *start*..*end*, is a body that does something to somebody or something."""
    own = [words[i].low for i in range(start, end) if words[i].pos not in (Pos.AND, Pos.COMMA, Pos.QUOTE, Pos.THAT)]
    if own != ["it"] or clause.link not in (Link.ROOT, Link.AND) or clause.group.lemma not in _OF_BODIES:
        return False
    i = clause.group.last + 1
    while i < clause.end and words[i].pos in (Pos.DET, Pos.ADJ, Pos.POSS, Pos.NUM):
        i += 1
    return i < clause.end and words[i].pos in (Pos.NOUN, Pos.NAME, Pos.PRON)


def _means_people(word: Word) -> bool:
    low = word.low
    if low in _BODIES or low in PEOPLE or is_somebody(word):
        return True
    singular = f"{low[:-3]}y" if low.endswith("ies") else low.removesuffix("s")
    if singular in _BODIES:
        return True
    return word.pos is Pos.NOUN and len(low) > 5 and (low.endswith(_ENDINGS) or _does(low))


def _does(noun: str) -> bool:
    """Tell whether a noun is made of a verb and means who does it: "player", "operators", "shoppers"."""
    noun = noun.removesuffix("s")
    if noun in _DEVICES or not noun.endswith(("er", "or")):
        return False
    verbs, stem = verb_forms(), noun[:-2]
    return stem in verbs or f"{stem}e" in verbs or (stem[-1] == stem[-2] and stem[:-1] in verbs)


def befalls_many(words: Sequence[Word], noun: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a noun tells what befell certain people without names: "the deaths of at least nine students"."""
    i = noun + 1
    if i >= len(words) or words[i].low != "of":
        return False
    i += 1
    while i < len(words) and words[i].low in _ABOUT:
        i += 1
    if i >= len(words) or not (words[i].pos is Pos.NUM or words[i].low in _CERTAIN):
        return False
    return is_actor(words, i, min(i + 8, len(words)), kinds)
