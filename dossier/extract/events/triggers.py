"""Which kind of happening a verb or noun names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from dossier.domain.events import EventKind
from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.lexicon import Condition, Trigger, triggers
from dossier.extract.events.that_word import CALLING
from dossier.extract.events.words import NOMINAL, Pos, Word

PEOPLE = frozenset(
    "man woman men women people person boy girl boys girls child children suspect suspects teenager citizen citizens "
    "civilian civilians soldier soldiers fighter fighters officer officers militant militants protester protesters "
    "hostage hostages prisoner prisoners detainee detainees journalist journalists leader student students worker "
    "workers he she they who themselves himself herself burglar thief robber attacker attackers killer killers "
    "thieves robbers burglars gang pair duo trio ringleader accomplice accomplices fugitive fugitives smuggler "
    "smugglers driver commander director lawyer banker trader broker businessman businesswoman politician minister "
    "deserter deserters brother brothers wife husband son daughter father mother others victims him her them "
    "defendant defendants gunman gunmen migrant migrants refugees villagers troops operative activist activists "
    "national nationals member members two three four dozens hundreds thousands".split()
)
_ORGANISATIONS = frozenset("company firm group party government army bank agency organisation organization".split())
_PARTICLES = frozenset("off up out down away back over".split())
_CLOSING = frozenset({Pos.PUNCT, Pos.COMMA, Pos.PREP, Pos.TIME, Pos.ADV, Pos.AND, Pos.QUOTE})
# Verbs of saying that as often do something to a thing: "added him to a list".
_THINGS = frozenset("add read show offer recall".split())
# Verbs that tell of a beginning, a course or an end of what their subject names.
_RUNNING = frozenset("begin start break open end conclude resume take occur happen follow finish erupt".split())
_FURTHER = 4
# "was rearrested": what happened once more.
_AGAIN = {
    f"re{joint}{verb}": verb
    for joint in ("", "-")
    for verb in "arrest appoint join hire open launch sentence convict imprison jail detain nominate install marry "
    "invade occupy enter board visit unite indict charge elect locate register".split()
}
# What stands behind the name of a deed that has not, or not yet, been done.
_ONLY_MEANT = frozenset(
    "attempt attempts plot plots bid bids threat threats squad squads rate rates plan plans".split()
)
_OWNING = frozenset("his her their its my our".split())
_FIGHTS = frozenset("battle war fight siege battles".split())
_NO_FIGHTS = frozenset("legal court custody political bidding price trade culture cold uphill succession".split())
# Words of number that stand between a verb and its sum: "moved more than $60 million", "paid up to 400 euros".
_QUANTIFYING = frozenset("than to about around over under at nearly least most up close some".split())
_SUM = re.compile(r"(?:[A-Z]{1,3}|[A-Z]?[a-z]{1,3})?[$€£¥₦₹₽₺₴₩₪]?\d[\d.,]*(?:bn|m|mn|k)?|[$€£¥₦₹₽₺₴₩₪]")
_CURRENCIES = frozenset(
    "$ € £ ¥ ₦ ₹ ₽ ₺ ₴ ₩ ₪ dollar dollars euro euros pound pounds sterling franc francs ruble rubles rouble roubles "
    "rupee rupees naira rand yuan renminbi yen won peso pesos real reais dinar dinars dirham dirhams riyal riyals rial "
    "rials shilling shillings kwacha cedi cedis krona kronor krone kroner lira liras zloty forint leu lei lev leva "
    "hryvnia hryvnias taka baht ringgit rupiah cent cents bitcoin bitcoins ether cryptocurrency money cash funds "
    "bribe bribes kickback kickbacks ransom banknotes salary payment payments donation donations deposit pension "
    "royalties tuition fee fees savings wages earnings pay compensation alimony proceeds sum sums pounds millions "
    "billions rent dues refund severance".split()
)
# "a fifth of the money": what is counted stands behind "of".
_SHARES = frozenset(
    "third fifth quarter half tenth part share rest most much some percent cent portion all suitcase suitcases bag "
    "bags envelope envelopes bundle bundles stack stacks wad wads box boxes pile piles sack sacks briefcase briefcases "
    "holdall crate crates sum sums total grant amount equivalent worth parcel packet".split()
)
# Where people, beasts and goods are brought.
_SITES = frozenset(
    "hospital airport station port harbour harbor anchorage farm home house prison jail courthouse barracks "
    "villa morgue cell camp embassy border clinic ward warehouse shore dock quay beach hotel flat apartment ship boat "
    "vessel plane aircraft van car truck cemetery headquarters safehouse monastery cellar basement forest "
    "mainland shop shrine church mosque temple restaurant bar cafe café pub garage village classroom stall workshop "
    "brothel sanatorium".split()
)
_JUDGED = frozenset("it this that them him her".split())
# What somebody says rather than does where "that" follows: "agreed that it was wrong".
_AGREEING = frozenset("agree accept recognise recognize repeat hint signal conclude".split())
# What tells of a suit that somebody wears.
_WEARING = frozenset("wear wears wearing wore worn dressed clad sported sporting donned".split())
_CLOTHING = frozenset(
    "grey gray black dark blue navy white brown tan "
    "charcoal beige cream green red pink striped pinstripe pinstriped checked tailored three-piece two-piece linen "
    "wool woollen silk velvet tweed bespoke designer trouser business lounge dinner diving wet boiler hazmat jump "
    "track double-breasted crumpled".split()
)
_LATE = frozenset("late early due able ready former own eager".split())
_REALMS = frozenset("country nation kingdom state island region city world empire tribe".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word names: its kind, and whether a line of the lexicon says so or it is only some happening."""

    kind: EventKind
    known: bool


def read_verb(words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]) -> Reading:
    """Return the kind of the happening that the verb of clause *k* names."""
    clause = clauses[k]
    group = clause.group
    end = clause.end
    if k + 1 < len(clauses) and (clauses[k + 1].link is Link.INFINITIVE or clauses[k + 1].marker == "from"):
        end = clauses[k + 1].group.last + 1
    after = range(group.last + 1, end)
    target = behind = _object(words, after)
    subject: list[int] = []
    lexicon = triggers()
    rows = lexicon.verbs.get(_AGAIN.get(group.lemma, group.lemma), ())
    if rows or group.passive:
        subject = [i for i in range(*_doing(words, clauses, k)) if words[i].pos is not Pos.TIME]
    if (
        rows
        and not group.passive
        and clause.link is Link.RELATIVE
        and clause.marker in {"which", "that"}
        and not target
    ):
        target = behind = _taken_up(words, clause)
    if group.passive:
        target = subject
    scope = _Scope(words, after, target, behind, subject, group.passive, kinds)
    for trigger in rows:
        if _holds(scope, trigger):
            return Reading(trigger.kind, True)
    if clause.link is Link.SOURCE and group.finite and not group.passive and group.lemma not in lexicon.saying:
        return Reading(EventKind.STATEMENT, True)  # "“Nonsense,” laughed Roe"
    if group.lemma in lexicon.light:
        heads = _heads(words, target)
        for i in reversed(heads):
            kind = noun_kind(words, i)
            if kind is not None:
                return Reading(kind, True)
    if group.lemma in _RUNNING and not group.passive:
        start, stop = subject_words(clauses, k)
        for i in reversed(_heads(words, range(start, stop))):
            kind = noun_kind(words, i)
            if kind is not None:
                return Reading(kind, True)
    if group.lemma == "deny" and group.passive:
        # "was denied bail"
        return Reading(EventKind.OTHER, False)
    if (
        group.lemma == "rule"
        and target
        and (any(words[i].low in _REALMS or kinds.get(words[i].entity or -1) is EntityKind.PLACE for i in target))
    ):
        return Reading(EventKind.OTHER, False)
    if group.lemma in _THINGS and (
        (group.passive and group.lemma != "read") or (target and target[0] == group.last + 1)
    ):
        return Reading(EventKind.OTHER, False)
    if group.lemma in CALLING and not group.passive and _is_judged(words, after):
        return Reading(EventKind.STATEMENT, True)  # "called it “a farce”"
    if group.lemma in _AGREEING and end < len(words) and words[end].low == "that":
        return Reading(EventKind.STATEMENT, True)
    if group.lemma in lexicon.saying:
        return Reading(EventKind.STATEMENT, group.lemma in lexicon.weighty)
    return Reading(EventKind.OTHER, False)


def _is_judged(words: Sequence[Word], after: range) -> bool:
    """Tell whether somebody's judgement follows a verb of calling: "called it “a farce”", "called it piracy"."""
    if any(words[i].pos is Pos.QUOTE for i in after):
        return True
    near = words[after.start : after.stop][:8]
    if len(near) > 3 and near[0].pos in (Pos.DET, Pos.NAME) and any(w.low in {"a", "an"} for w in near[2:]):
        return True  # "called the vote a step back"
    for n in range(1, len(near)):
        closes = n + 1 == len(near) or near[n + 1].pos in (Pos.PUNCT, Pos.COMMA, Pos.AND, Pos.PREP)
        if near[n].pos is Pos.ADJ and closes and near[0].pos in (Pos.DET, Pos.NAME) and near[n].low not in _LATE:
            return True  # "called the finding shameful"
        if near[n].pos not in NOMINAL and near[n].pos is not Pos.ADV:
            break
    return len(near) > 1 and near[0].low in _JUDGED and near[1].pos in (Pos.NOUN, Pos.DET, Pos.ADJ)


def _taken_up(words: Sequence[Word], clause: Clause) -> list[int]:
    """Return what "which" takes up as the object of its verb: "£85,000, which she gave to the poor"."""
    mark = next((i for i in range(clause.start, clause.group.first) if words[i].low == clause.marker), clause.start)
    if mark + 1 >= clause.group.first:
        return []  # "the bank, which failed"
    end = mark
    while end > 0 and words[end - 1].pos in (Pos.COMMA, Pos.PREP):
        end -= 1
    start = end
    while start > 0 and words[start - 1].pos in NOMINAL:
        start -= 1
    return list(range(start, end))


def _doing(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int, int]:
    """Return the words of the subject of clause *k*; for "the cash handed to him" the nouns right before it."""
    start, end = subject_words(clauses, k)
    clause = clauses[k]
    first = clause.group.first
    if start < end or not clause.group.passive or clause.link is not Link.PARTICIPLE or first != clause.start:
        return start, end
    start = first
    while start > 0 and (words[start - 1].pos in NOMINAL or words[start - 1].low in {"in", "of"}):
        start -= 1
    return start, first


def noun_kind(words: Sequence[Word], i: int) -> EventKind | None:
    """Return the kind of the happening that the noun at word *i* names, None where it names none."""
    word = words[i]
    if word.pos is not Pos.NOUN:
        return None
    before = words[i - 1].low if i else ""
    if word.low in _FIGHTS and before in _NO_FIGHTS:
        return None
    after = words[i + 1].low if i + 1 < len(words) else ""
    if after in _ONLY_MEANT and words[i + 1].pos is Pos.NOUN:
        return None  # "an assassination attempt", "a murder plot"
    if word.low in {"suit", "suits"} and _is_worn(words, i):
        return None
    if word.low in {"return", "returns"} and before not in _OWNING and not (i and words[i - 1].pos is Pos.POSS):
        return None  # "filed a tax return", but "his return in 2001"
    if word.low == "release":
        freed = before in {"his", "her", "their"} or (i and words[i - 1].pos is Pos.POSS)
        from_jail = i + 1 < len(words) and words[i + 1].low == "from"
        return EventKind.RELEASE if freed or from_jail else None
    lexicon = triggers()
    singular = _singular(word.low)
    if i and singular in lexicon.seconds:
        kind = lexicon.nouns.get(f"{words[i - 1].low} {singular}")
        if kind is not None:
            return kind
    return lexicon.nouns.get(word.low) or lexicon.nouns.get(singular)


def _is_worn(words: Sequence[Word], i: int) -> bool:
    """Tell whether the suit at word *i* is clothing: "in a grey suit", "wearing a suit and tie"."""
    if words[i + 1 : i + 3] and {w.low for w in words[i + 1 : i + 3]} & {"tie", "jacket", "shirt", "trousers"}:
        return True
    return words[i - 1].low in _CLOTHING or any(word.low in _WEARING for word in words[max(i - 4, 0) : i])


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return f"{word[:-3]}y"
    if word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _object(words: Sequence[Word], after: range) -> list[int]:
    """Return the words of the object: what follows the verb up to a preposition or a comma."""
    found: list[int] = []
    particle = bool(after) and words[after[0]].low in _PARTICLES
    least = bool(after) and len(after) > 2 and words[after[0]].low == "at" and words[after[1]].low in {"least", "most"}
    for i in after[2:] if least else after[1:] if particle else after:
        if words[i].low in _QUANTIFYING and not found[1:] and _counts(words, i):
            continue
        if words[i].pos in (Pos.PREP, Pos.COMMA, Pos.TO, Pos.PUNCT, Pos.SUB, Pos.REL, Pos.QUOTE):
            if not found and words[i].pos is Pos.PREP and i + 1 < len(words) and words[i + 1].pos is Pos.TIME:
                continue  # "held on Tuesday a meeting"
            if not (words[i].low == "of" or words[i].pos is Pos.QUOTE) or not found:
                break
            if words[i].low == "of":
                found.append(i)
            continue
        found.append(i)
    return found


def _counts(words: Sequence[Word], i: int) -> bool:
    """Tell whether a word only qualifies the number that follows: "more than $60 million", "up to 40 cases"."""
    near = words[i + 1 : i + 3]
    further = len(near) > 1 and near[1].pos is Pos.NUM and near[0].pos is not Pos.PRON
    return any(w.pos is Pos.NUM for w in near[:1]) or further


def _heads(words: Sequence[Word], span: Sequence[int]) -> list[int]:
    """Return the nouns of an object before its "of"."""
    found = []
    for i in span:
        if words[i].low == "of":
            break
        if words[i].pos is Pos.NOUN:
            found.append(i)
    return found


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the conditions of a trigger are asked of: the words after the verb, and indices of words.

    ``target`` is the object, for a passive the subject; ``behind`` the object behind the verb in either case.
    """

    words: Sequence[Word]
    after: range
    target: Sequence[int]
    behind: Sequence[int]
    subject: Sequence[int]
    passive: bool
    kinds: Mapping[int, EntityKind]

    def kind_of(self, i: int) -> EntityKind | None:
        """Return what the entity at word *i* is, None where none is."""
        entity = self.words[i].entity
        return None if entity is None else self.kinds.get(entity)


def _holds(scope: _Scope, trigger: Trigger) -> bool:
    if trigger.further:
        unnamed = (scope.words[i] for i in scope.after[: 3 * _FURTHER] if scope.words[i].pos is not Pos.NAME)
        near = [word.low for word in islice(unnamed, _FURTHER + 1)]
        if not all(part in near for part in trigger.further.split()):
            return False
    return all(_condition(scope, condition) for condition in trigger.conditions)


def _condition(scope: _Scope, condition: Condition) -> bool:
    words, wanted = scope.words, condition.words
    match condition.name:
        case "passive" | "active":
            return scope.passive is (condition.name == "passive")
        case "object" | "unless":
            beside = scope.behind if scope.passive and condition.name == "object" else ()
            return any(words[i].low in wanted for i in (*scope.target, *beside)) is (condition.name == "object")
        case "subject":
            return any(words[i].low in wanted for i in scope.subject)
        case "with" | "without":
            return any(words[i].low in wanted for i in scope.after) is (condition.name == "with")
        case "next":
            near = words[scope.after.start : scope.after.stop][:2]
            return len(near) > 1 and near[0].low in wanted and near[1].pos is not Pos.TIME
        case "money":
            apart = () if scope.behind or scope.passive else scope.after  # "took from her 300 euros"
            return any(_is_money(words, span) for span in (scope.target, scope.behind, apart))
        case "alone":
            return not any(words[i].pos in NOMINAL or words[i].pos is Pos.DET for i in scope.target)
        case "place":
            return _goes_somewhere(words, scope.after, scope.kinds)
        case "site":
            return _goes_to_site(words, scope.after)
        case "subject-body":
            return any(scope.kind_of(i) is EntityKind.ORGANISATION for i in scope.subject)
        case "intransitive":
            return not scope.after or words[scope.after[0]].pos in _CLOSING
        case "in-place":
            return _lies_somewhere(words, scope.after, scope.kinds)
        case "location":
            return any(scope.kind_of(i) is EntityKind.PLACE for i in scope.target)
        case "titled":
            return any(words[i].pos is Pos.NAME or words[i].token.is_capitalised for i in scope.target)
        case "name":
            named = [kind for i in scope.target if (kind := scope.kind_of(i)) is not None]
            return EntityKind.PERSON not in named and (bool(named) or _is_title(words, scope.target))
    return _is_meant(scope, condition.name)


def _is_title(words: Sequence[Word], span: Sequence[int]) -> bool:
    """Tell whether words are written like a name that no list knows: "set up Porta Nera"."""
    return bool(span) and words[span[0]].pos is Pos.NOUN and words[span[0]].token.is_capitalised


def _is_meant(scope: _Scope, name: str) -> bool:
    """Tell whether the target of the verb is a person or an organisation, by entity or by word."""
    wanted = EntityKind.PERSON if name == "person" else EntityKind.ORGANISATION
    names = PEOPLE if name == "person" else _ORGANISATIONS
    words = scope.words
    for i in scope.target:
        after = words[i + 1].pos if i + 1 < len(words) else None
        if after is Pos.POSS:
            continue  # "his wife's savings"
        counted = words[i].pos is Pos.NUM and after in NOMINAL
        if (words[i].low in names and not counted) or scope.kind_of(i) is wanted:
            return True
    return False


def _is_money(words: Sequence[Word], span: Sequence[int]) -> bool:
    """Tell whether words name a sum of money: "$60 million", "K200,000", "two million francs", "the cash".

    A bare number is none ("41 crates"), and a sum that only describes what follows is none ("a $2 million yacht").
    """
    for i in span:
        if words[i].low == "of":
            if i and words[i - 1].low in _SHARES:
                continue
            break
        after = words[i + 1] if i + 1 < len(words) else None
        if words[i].low in _CURRENCIES and words[i].low.isalpha():
            if after is None or after.pos is not Pos.NOUN:
                return True
            continue
        text = words[i].token.text
        lettered = text[0].isalpha() or not text[0].isdigit()
        if lettered and _SUM.fullmatch(text) and i and words[i].entity is None:
            end = i + 1
            while end < len(words) and (words[end].pos is Pos.NUM or words[end].low in {"bn", "m"}):
                end += 1
            if end >= len(words) or words[end].pos not in (Pos.NOUN, Pos.ADJ):
                return True
    return False


def _goes_somewhere(words: Sequence[Word], after: range, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a place follows "to", "into", "from" or "out of"."""
    for i in after:
        led = words[i].low in {"to", "into", "from"} or (words[i].low == "of" and words[i - 1].low == "out")
        if led and i + 1 < len(words):
            near = words[i + 1 : i + 4]
            return any(w.entity is not None and kinds.get(w.entity) is EntityKind.PLACE for w in near)
    return False


def _lies_somewhere(words: Sequence[Word], after: range, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a place follows "in" at once: "settled in Oslo"."""
    if len(after) < 2 or words[after[0]].low != "in":
        return False
    return any(w.entity is not None and kinds.get(w.entity) is EntityKind.PLACE for w in words[after[1] : after[1] + 3])


def _goes_to_site(words: Sequence[Word], after: range) -> bool:
    """Tell whether "to" or "aboard" leads to a place where people, beasts or goods are brought: "to the farm"."""
    to = next((i for i in after if words[i].low in {"to", "aboard", "onto"}), None)
    return to is not None and any(word.low in _SITES for word in words[to + 1 : min(to + 4, after.stop)])
