"""The words of a sentence with their classes: enough grammar to find verbs, without a parser."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from dossier.domain.mentions import MentionForm, StoryEntity, Timex
from dossier.domain.spans import Span
from dossier.extract.events.lexicon import VerbForm, adjectives, triggers, verb_forms
from dossier.extract.tokens import Sentence, Token


class Pos(Enum):
    """Word classes, as coarse as clause finding allows."""

    NOUN = auto()
    NAME = auto()
    VERB = auto()
    MODAL = auto()
    BE = auto()
    HAVE = auto()
    DO = auto()
    TO = auto()
    NOT = auto()
    DET = auto()
    PREP = auto()
    PRON = auto()
    AND = auto()
    SUB = auto()
    REL = auto()
    THAT = auto()
    ADV = auto()
    ADJ = auto()
    NUM = auto()
    POSS = auto()
    TIME = auto()
    COMMA = auto()
    DASH = auto()
    QUOTE = auto()
    PUNCT = auto()


NOMINAL = frozenset({Pos.NOUN, Pos.NAME, Pos.ADJ, Pos.NUM})
AUXILIARY = frozenset({Pos.MODAL, Pos.BE, Pos.HAVE, Pos.DO})


@dataclass(slots=True)
class Word:
    """A token with its class. ``entity`` is the key of the entity mentioned here
    and ``others`` those meant by the same words ("the pair"), ``timex`` the index of the timex.

    ``mention`` numbers the mention within the sentence, so that "Ali and Omar" stay two; ``form`` is its form.
    """

    token: Token
    low: str
    pos: Pos
    verb: VerbForm | None = None
    entity: int | None = None
    others: tuple[int, ...] = ()
    mention: int = -1
    form: MentionForm | None = None
    timex: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """Mentions and time expressions of a whole story, sorted, for cutting out those of one sentence."""

    mentions: tuple[tuple[Span, int, MentionForm], ...]
    timexes: tuple[Timex, ...]

    @staticmethod
    def of(entities: Sequence[StoryEntity], timexes: Sequence[Timex]) -> "Marked":
        """Sort what the earlier stages found by place."""
        mentions = sorted((m.span, e.key, m.form) for e in entities for m in e.mentions)
        return Marked(tuple(mentions), tuple(sorted(timexes, key=lambda t: t.span)))


def _table(**classes: str) -> Mapping[str, Pos]:
    return {word: Pos[name] for name, words in classes.items() for word in words.split()}


_CLOSED = _table(
    BE="am is are was were be been being ain't isn't aren't wasn't weren't",
    HAVE="have has had haven't hasn't hadn't having",
    DO="do does did don't doesn't didn't",
    MODAL="will would shall should can could may might must cannot won't wouldn't shan't shouldn't can't couldn't "
    "mightn't mustn't",
    TO="to",
    NOT="not n't never",
    DET="the a an this these those his her its their our my your some any each every no all both several many few "
    "another such much more most other",
    PREP="of in on at by for with from into onto over under against about between among through during without "
    "within across behind beyond near toward towards upon via amid amongst alongside despite following including "
    "concerning regarding per like unlike than outside inside off out up down around along according besides except "
    "throughout aboard",
    PRON="he she it they i we you him them us me himself herself itself themselves who's one someone anyone nobody "
    "everyone there",
    AND="and or but nor yet &",
    SUB="after before when while because although though if unless since until till once whereas as whether",
    REL="who whom whose which where what how why",
    ADJ="aged due able unable ready eager own former late then-president",
    NUM="two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million "
    "dozen billion",
    ADV="either neither also then later now still even just only already often soon again ever well further "
    "therefore however meanwhile instead together ago here too very so nearly almost first at least quite rather "
    "twice thus eventually afterwards thereafter back away abroad home yet finally reportedly allegedly previously "
    "once",
)
_CLOSED = {**_CLOSED, "yet": Pos.ADV, "once": Pos.SUB, "back": Pos.ADV, "first": Pos.ADV, "at": Pos.PREP}
_QUOTES = frozenset("\"“”«»„‟‘’'")
_DASHES = frozenset("-–—")
_PLAIN_VERBS = frozenset(
    "say know think go get make take see come give find tell become keep let begin seem hear bring happen believe "
    "hold write provide stand lose pay meet continue lead understand follow allow spend grow read run hope warn "
    "deny remain appear require claim plan".split()
)
_TEMPORAL = frozenset("after before since until till as".split())
_SUBJECT_PRONOUNS = frozenset("i we you they who which that".split())
_THIRD_PRONOUNS = frozenset("he she it this that who which there".split())
# "came to light", "went to school", "put to death": nouns after "to".
_PLACES_OF_LIFE = frozenset("light school war power date press jail market trial court custody work bed death".split())
_NOUN_BEFORE_TO = frozenset(
    "according due prior thanks response addition access subject reference opposition respect regard contrary".split()
)
# "promoted to major general", "rose to captain".
_RANKS = frozenset("major captain general colonel sergeant master lieutenant marshal commander principal".split())
_NOT_ADVERBS = frozenset("assembly family supply reply ally rally bully anomaly monopoly fly belly jelly july".split())
_PARTICLES = frozenset("up off out down".split())
_NOUNISH_STARTS = frozenset({Pos.DET, Pos.PRON, Pos.NAME, Pos.THAT, Pos.TO})


def read_words(sentence: Sentence, marked: Marked) -> list[Word]:
    """Return the words of *sentence* with their classes, entities and time expressions."""
    words = [Word(token, token.text.casefold().replace("’", "'"), Pos.NOUN) for token in sentence.tokens]
    _mark(words, sentence.span, marked)
    for i, word in enumerate(words):
        _close(words, i, word)
    for i, word in enumerate(words):
        if word.low == "last" and word.pos is Pos.NOUN and i and words[i - 1].pos in AUXILIARY:
            word.pos, word.verb = Pos.ADV, None  # "was last seen"
        if word.low == "dated" and i and words[i - 1].pos is Pos.NOUN and _timed(words, i + 1):
            word.pos, word.verb = Pos.PREP, None  # "in a letter dated 2 October"
        if word.verb is not None:
            word.pos = _resolve(words, i, word.verb)
            if word.pos is not Pos.VERB:
                word.verb = None
        elif word.low == "that" and word.pos is not Pos.TIME:
            word.pos = _that(words, i)
        elif word.pos is Pos.SUB and word.low in _TEMPORAL and _timed(words, i + 1):
            word.pos = Pos.PREP
    for i, word in enumerate(words):
        if word.pos is Pos.SUB and word.low in _TEMPORAL and _is_preposition(words, i):
            word.pos = Pos.PREP
    return words


def _is_preposition(words: list[Word], i: int) -> bool:
    """Tell whether "as", "after" and the like open a phrase without a verb: "as mayor", "after the war"."""
    if words[i].low == "as" and i + 1 < len(words) and words[i + 1].low == "part":
        return True
    if i + 2 < len(words) and words[i + 1].pos is Pos.NAME:
        end = i + 1
        while end < len(words) and words[end].pos is Pos.NAME:
            end += 1
        if end < len(words) and words[end].pos is Pos.COMMA:
            return False
    if _is_apposed_subject(words, i + 1):
        return False
    for word in words[i + 1 : i + 16]:
        if word.pos is Pos.VERB or word.pos in AUXILIARY:
            return False
        if word.pos in (Pos.COMMA, Pos.PUNCT, Pos.AND, Pos.REL, Pos.SUB, Pos.THAT):
            return True
    return True


def _is_apposed_subject(words: list[Word], i: int) -> bool:
    """Tell whether a subject with an apposition begins at word *i*: "after a witness, the clerk Ann Roe, refused"."""
    commas = [k for k in range(i, min(i + 20, len(words) - 1)) if words[k].pos is Pos.COMMA][:2]
    if len(commas) < 2:
        return False
    verb = words[commas[1] + 1]
    apart = any(w.pos is Pos.VERB or w.pos in AUXILIARY or w.pos in (Pos.TIME, Pos.AND) for w in words[i : commas[1]])
    past = verb.pos is Pos.VERB and verb.verb is not None and "d" in verb.verb.forms
    return not apart and (past or verb.pos in AUXILIARY)


def _timed(words: list[Word], i: int) -> bool:
    """Tell whether a time expression begins at word *i* or after "at least", "early" and the like."""
    end = min(i + 3, len(words))
    while (i < end and words[i].pos in (Pos.ADV, Pos.DET)) or (i < end and words[i].low in {"at", "least", "about"}):
        i += 1
    return i < len(words) and words[i].pos is Pos.TIME


def _mark(words: list[Word], span: Span, marked: Marked) -> None:
    """Write into the words which mentions and time expressions they belong to."""
    at = {word.token.start: i for i, word in enumerate(words)}

    def cover(inner: Span) -> list[Word]:
        i = at.get(inner.start)
        if i is None:
            i = next((k for k, w in enumerate(words) if w.token.end > inner.start), len(words))
        found = []
        while i < len(words) and words[i].token.start < inner.end:
            found.append(words[i])
            i += 1
        return found

    first = bisect_left(marked.mentions, span.start, key=lambda m: m[0].start)
    number = 0
    for inner, key, form in marked.mentions[first:]:
        if inner.start >= span.end:
            break
        for word in cover(inner):
            if word.form is MentionForm.NAME:
                continue
            if word.form is form and word.entity is not None and word.entity != key:
                word.others = (*word.others, key)
                continue
            word.entity, word.mention, word.form = key, number, form
            if form is MentionForm.NAME:
                word.pos = Pos.NAME
        number += 1
    first = bisect_left(marked.timexes, span.start, key=lambda t: t.span.start)
    for index in range(first, len(marked.timexes)):
        inner = marked.timexes[index].span
        if inner.start >= span.end:
            break
        for word in cover(inner):
            word.timex, word.pos = index, Pos.TIME


def _close(words: list[Word], i: int, word: Word) -> None:
    """Class what needs no context, and note what could be a verb."""
    text, low = word.token.text, word.low
    if word.pos in (Pos.NAME, Pos.TIME):
        return
    if low in ("'s", "'"):
        before = words[i - 1] if i else None
        after = words[i + 1] if i + 1 < len(words) else None
        if (
            low == "'" and (before is None or before.token.end != word.token.start or not before.low.endswith("s"))
        ) or (low == "'" and after is not None and after.token.start == word.token.end):
            word.pos = Pos.QUOTE
        else:
            pronoun = before is not None and before.low in {"he", "she", "it", "that", "there", "who", "what"}
            word.pos = Pos.BE if pronoun else Pos.POSS
        return
    if not text[0].isalnum():
        if text in "$€£¥":
            word.pos = Pos.NUM
        elif text == ",":
            word.pos = Pos.COMMA
        elif text in _QUOTES:
            word.pos = Pos.QUOTE
        else:
            word.pos = Pos.DASH if text in _DASHES else Pos.PUNCT
        return
    closed = _CLOSED.get(low)
    if closed is not None and not (text.isupper() and len(text) > 1 and low in {"us", "it", "who"}):
        word.pos = closed
    elif text[0].isdigit():
        word.pos = Pos.NUM
    elif low.endswith("'ll"):
        word.pos = Pos.MODAL
    elif low.endswith(("'ve", "'d", "'re", "'m")):
        word.pos = Pos.PRON
    elif low == "that":
        word.pos = Pos.THAT
    else:
        _open(word, i, text)


def _open(word: Word, i: int, text: str) -> None:
    low = word.low
    form = verb_forms().get(low)
    prefix, _, tail = low.partition("-")
    if form is None and tail and prefix in {"re", "co", "pre", "de", "over", "out", "cross"}:
        stem = verb_forms().get(tail)
        form = stem and VerbForm(f"{prefix}-{stem.lemma}", stem.forms, stem.ambiguous)
    speech = form is not None and form.lemma in triggers().saying and "d" in form.forms
    if form is not None and (not text[0].isupper() or i == 0 or speech):
        word.verb = form
    elif low.endswith("ly") and not text[0].isupper() and low not in _NOT_ADVERBS:
        word.pos = Pos.ADV
    elif low in adjectives() or low.endswith(("ous", "ful", "ical", "ible", "able", "less")):
        word.pos = Pos.ADJ


def _nounish(words: list[Word], i: int) -> bool:
    """Tell whether word *i* could continue a noun phrase."""
    if i >= len(words):
        return False
    word = words[i]
    if word.pos in (Pos.NAME, Pos.ADJ):
        return True
    if word.pos is not Pos.NOUN:
        return False
    return word.verb is None or word.verb.ambiguous


def _before(words: list[Word], i: int) -> int:
    """Return the index of the last word before *i* that is no adverb or negation, -1 where there is none."""
    i -= 1
    while i >= 0 and words[i].pos in (Pos.ADV, Pos.NOT):
        i -= 1
    return i


def _resolve(words: list[Word], i: int, verb: VerbForm) -> Pos:
    """Decide whether a word that could be a verb is one here."""
    if "b" in verb.forms:
        return _resolve_base(words, i, verb)
    if "i" in verb.forms:
        return _resolve_ing(words, i, verb)
    if "s" in verb.forms:
        return _resolve_third(words, i, verb)
    return _resolve_past(words, i)


def _resolve_past(words: list[Word], i: int) -> Pos:
    previous = words[i - 1] if i else None
    if previous is None:
        return Pos.ADJ if _nounish(words, i + 1) and words[i + 1].pos is not Pos.NAME else Pos.VERB
    close = words[_before(words, i)] if _before(words, i) >= 0 else previous
    if previous.pos is Pos.DET or (close.pos is Pos.DET and previous.pos is Pos.ADV):
        if _nounish(words, i + 1):
            return Pos.ADJ
        return Pos.NOUN if previous.pos is Pos.DET and previous.low not in {"all", "both", "this"} else Pos.VERB
    if previous.pos is Pos.SUB and _nounish(words, i + 1) and words[i + 1].pos is not Pos.NAME:
        # "when armed men came"
        return Pos.ADJ
    if _modifies_subject(words, i):
        return Pos.ADJ
    if _nounish(words, i + 1):
        if previous.pos in (Pos.POSS, Pos.ADJ, Pos.NUM) or (previous.pos is Pos.PREP and previous.low != "by"):
            return Pos.ADJ
        if previous.pos is Pos.VERB and words[i + 1].pos is not Pos.NAME:
            return Pos.ADJ
        if previous.pos is Pos.AND and i > 1 and words[i - 2].pos is Pos.ADJ:
            return Pos.ADJ
    return Pos.VERB


def _modifies_subject(words: list[Word], i: int) -> bool:
    """Tell whether a past form opens the subject of a later verb: "In March, armed men killed", "that masked men shot".

    Nothing that could be its own subject may stand before it.
    """
    if i + 2 >= len(words) or words[i + 1].pos is not Pos.NOUN or not words[i].low.endswith("ed"):
        return False
    later = (w for w in words[i + 2 : i + 7] if w.pos is not Pos.NAME)
    after = next(later, words[i + 2])
    if after.verb is None or "d" not in after.verb.forms or after.pos in AUXILIARY:
        return False
    opening = words[i - 1].pos
    if opening in (Pos.THAT, Pos.SUB, Pos.QUOTE) or words[i - 1].low in {"when", "where"}:
        return True
    if opening not in (Pos.TIME, Pos.COMMA):
        return False
    starts = [0, *(k + 1 for k in range(i - 1) if words[k].pos is Pos.COMMA)]
    adverbial = all(words[k].pos in (Pos.PREP, Pos.TIME, Pos.ADV) for k in starts)
    return adverbial and not any(w.pos is Pos.VERB or w.pos in AUXILIARY for w in words[:i])


def _resolve_ing(words: list[Word], i: int, verb: VerbForm) -> Pos:
    previous = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if previous is None:
        return Pos.NOUN if verb.ambiguous and after is not None and after.pos in AUXILIARY else Pos.VERB
    if previous.pos in (Pos.DET, Pos.POSS, Pos.ADJ, Pos.NUM) and previous.low not in {"all", "both"}:
        return Pos.ADJ if _nounish(words, i + 1) else Pos.NOUN
    if words[max(_before(words, i), 0)].pos is Pos.BE:
        return Pos.VERB
    if previous.verb is not None and previous.verb.lemma == "quit":
        return Pos.NOUN  # "quit plumbing"
    counted = previous.low in {"first", "second", "last", "next"} and words[max(i - 2, 0)].pos is Pos.DET
    if verb.ambiguous and counted and after is not None and after.pos in (Pos.PREP, *AUXILIARY):
        return Pos.NOUN  # "the first hearing of"
    if verb.ambiguous and (previous.pos in (Pos.PREP, Pos.NOUN, Pos.NAME, Pos.TIME) or previous.low == "after"):
        takes_object = after is not None and (
            after.pos in (Pos.DET, Pos.PRON, Pos.NAME, Pos.NUM) or after.low in _PARTICLES or _nounish(words, i + 1)
        )
        if previous.pos in (Pos.NOUN, Pos.NAME, Pos.TIME) and after is not None and after.pos is not Pos.DET:
            return Pos.NOUN
        if not takes_object:
            return Pos.NOUN
    if previous.pos in (Pos.NOUN, Pos.NAME) and not previous.low.endswith(("s", "men", "people")):
        # "an operating system", "a broadcasting company", but "men wearing masks".
        compound = after is not None and after.pos is Pos.NOUN and not after.low.endswith("s")
        return Pos.ADJ if compound else Pos.VERB
    return Pos.VERB


def _resolve_base(words: list[Word], i: int, verb: VerbForm) -> Pos:
    j = _before(words, i)
    previous = words[j] if j >= 0 else None
    after = words[i + 1] if i + 1 < len(words) else None
    word_low = words[i].low
    if previous is None:
        return Pos.NOUN
    if previous.pos is Pos.TO:
        if word_low in _RANKS and (after is None or after.pos is not Pos.DET):
            return Pos.NOUN
        if word_low in _PLACES_OF_LIFE and (after is None or after.pos not in (Pos.DET, Pos.NAME, Pos.PRON)):
            return Pos.NOUN
        planned = j > 1 and words[j - 1].low == "due" and words[_before(words, j - 1)].pos is Pos.BE
        nominal = verb.ambiguous and j and words[j - 1].low in _NOUN_BEFORE_TO and not planned
        return Pos.NOUN if nominal else Pos.VERB
    if previous.pos in (Pos.MODAL, Pos.DO) or (
        previous.pos is Pos.PRON and j and words[j - 1].pos in (Pos.MODAL, Pos.DO)
    ):
        return Pos.VERB
    if previous.low in _SUBJECT_PRONOUNS:
        past = after is not None and after.verb is not None and "d" in after.verb.forms
        return Pos.NOUN if past and verb.ambiguous and previous.pos is Pos.REL else Pos.VERB  # "which police shut"
    if "n" in verb.forms and previous.pos in (Pos.BE, Pos.HAVE):
        return Pos.VERB
    opens_object = after is not None and (after.pos in _NOUNISH_STARTS or after.low == "that")
    if "d" in verb.forms and after is not None and (after.pos is Pos.NUM or after.low in _PARTICLES):
        opens_object = True
    if verb.lemma == "quit" and after is not None and after.low.endswith("ing") and previous.pos is not Pos.DET:
        return Pos.VERB  # "the father of three quit teaching"
    if previous.pos in (Pos.AND, Pos.COMMA):
        earlier = any(w.pos is Pos.VERB and w.verb is not None and "b" in w.verb.forms for w in words[:j])
        if earlier and (not verb.ambiguous or opens_object or (previous.pos is Pos.AND and _nounish(words, i + 1))):
            return Pos.VERB
        return Pos.NOUN
    if "d" in verb.forms and previous.pos in (Pos.NOUN, Pos.NAME, Pos.PRON):
        return Pos.VERB if previous.pos is not Pos.NOUN or opens_object else Pos.NOUN
    plural = previous.pos in (Pos.NOUN, Pos.NAME, Pos.NUM) and previous.low.endswith(("s", "people", "men", "women"))
    if plural and (
        not verb.ambiguous or (after is not None and after.low == "that") or (verb.lemma in _PLAIN_VERBS and j == i - 1)
    ):
        return Pos.VERB
    return Pos.NOUN


def _resolve_third(words: list[Word], i: int, verb: VerbForm) -> Pos:
    j = _before(words, i)
    previous = words[j] if j >= 0 else None
    after = words[i + 1] if i + 1 < len(words) else None
    if previous is None:
        return Pos.NOUN
    verb_follows = after is not None and (
        after.pos in AUXILIARY or (after.verb is not None and "d" in after.verb.forms)
    )
    if previous.low in _THIRD_PRONOUNS:
        return Pos.NOUN if verb.ambiguous and verb_follows else Pos.VERB
    if previous.pos in (Pos.DET, Pos.ADJ, Pos.PREP, Pos.POSS, Pos.TO):
        return Pos.NOUN
    if not verb.ambiguous:
        return Pos.VERB
    if previous.pos not in (Pos.NAME, Pos.NOUN) or verb_follows or _is_governed(words, j):
        return Pos.NOUN
    opens_object = after is not None and (after.pos in (Pos.DET, Pos.PRON, Pos.TO) or after.low == "that")
    plural = previous.low.endswith("s") and previous.pos is Pos.NOUN
    adverb = j < i - 1 and words[i - 1].pos is Pos.ADV
    return Pos.VERB if adverb or (not plural and (opens_object or verb.lemma in _PLAIN_VERBS)) else Pos.NOUN


def _is_governed(words: list[Word], i: int) -> bool:
    """Tell whether the noun phrase that ends at word *i* hangs on a preposition or is the object of a verb."""
    while i >= 0 and (words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.POSS)):
        i -= 1
    return i >= 0 and words[i].pos in (Pos.PREP, Pos.VERB)


def _that(words: list[Word], i: int) -> Pos:
    """Decide what "that" is: a relative pronoun, a conjunction (THAT) or a determiner."""
    previous = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if previous is None or after is None or previous.pos in (Pos.PREP, Pos.SUB):
        return Pos.DET
    if previous.pos in (Pos.NOUN, Pos.NAME, Pos.COMMA, Pos.TIME, Pos.PUNCT):
        verbal = (
            after.pos in AUXILIARY
            or after.pos in (Pos.ADV, Pos.VERB)
            or (after.verb is not None and not after.verb.ambiguous)
        )
        return Pos.REL if verbal else Pos.THAT
    return Pos.THAT
