"""The words of a sentence with their classes: enough grammar to find verbs, without a parser."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.domain.mentions import MentionForm, StoryEntity, Timex
from dossier.domain.spans import Span
from dossier.extract.events.lexicon import VerbForm, adjectives, triggers, verb_forms
from dossier.extract.events.perceived import is_perceived
from dossier.extract.events.sure_verbs import is_sure_verb
from dossier.extract.events.that_word import read_that
from dossier.extract.events.word_forms import resolve
from dossier.extract.events.word_types import AUXILIARY, NOMINAL, Pos, Word
from dossier.extract.tokens import Sentence

__all__ = ["AUXILIARY", "NOMINAL", "Marked", "Pos", "Word", "read_words"]


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
    return {word: getattr(Pos, name) for name, words in classes.items() for word in words.split()}


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
    ADJ="neighboring neighbouring outgoing incoming ongoing forthcoming aged due able unable ready eager own former "
    "late then-president",
    NUM="two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million "
    "dozen billion",
    ADV="either neither also then later now still even just only already often soon again ever well further "
    "therefore however meanwhile instead together ago here too very so nearly almost first at least quite rather "
    "twice thus eventually afterwards thereafter back away abroad home yet finally reportedly allegedly previously "
    "once always sometimes perhaps maybe seldom rarely somehow thrice likewise otherwise nonetheless nevertheless "
    "moreover furthermore elsewhere everywhere hence thereby forever afterward beforehand anyway alone "
    "separately initially subsequently recently originally simultaneously unexpectedly tragically similarly",
)
_CLOSED = {**_CLOSED, "yet": Pos.ADV, "once": Pos.SUB, "back": Pos.ADV, "first": Pos.ADV, "at": Pos.PREP}
_QUOTES = frozenset("\"“”«»„‟‘’'")
_DASHES = frozenset("-–—")
# "known as Ann Roe"
_NAMING = frozenset("know describe name identify list serve work act regard treat title".split())
_TEMPORAL = frozenset("after before since until till as".split())
# Behind "as", what opens no clause.
_NO_CLAUSE = frozenset("part many much few little".split())
# Adverbs of degree that are adjectives or nouns as well: "was little known".
_BETTER = frozenset("little much better best least ill long hard".split())
# Prepositions that are verbs after "be": "were following him".
_GOING_ON = frozenset("following including concerning regarding".split())
_SOME = frozenset("many several few some most".split())
# What is no noun and no verb, and yet read by the words around it.
_LOOKED_AT = _TEMPORAL | _GOING_ON | {"since", "that"}
# What stands before a last will.
_BEFORE_WILL = frozenset(
    "a the his her their this that my earlier last first second new old later final previous original".split()
)
# Forms of address whose point belongs to them: "a spokesman for Mr. Roe".
_POINTED = frozenset(
    "mr mrs ms messrs dr prof rev fr sr st gen brig col lt maj capt cmdr adm sgt cpl gov sen rep supt insp det".split()
)
# "Under Secretary Ann Roe"
_UNDER = frozenset({"secretary", "secretaries", "sheriff"})
_NOT_ADVERBS = frozenset("assembly family supply reply ally rally bully anomaly monopoly fly belly jelly july".split())


_ACCUSERS = {
    "suspect": frozenset(
        "police detectives investigators prosecutors officers authorities officials agents analysts experts they "
        "we".split()
    ),
    "charges": frozenset("complaint indictment information affidavit lawsuit".split()),
}
"""Who suspects or charges somebody, by the verb."""


def read_words(sentence: Sentence, marked: Marked) -> list[Word]:
    """Return the words of *sentence* with their classes, entities and time expressions."""
    words = [Word(token, token.text.casefold().replace("’", "'"), Pos.NOUN) for token in sentence.tokens]
    _mark(words, sentence.span, marked)
    for i, word in enumerate(words):
        _close(words, i, word)
    for i, word in enumerate(words[:-1]):
        if word.low in _SOME and word.pos is Pos.DET and words[i + 1].pos in AUXILIARY:
            word.pos = Pos.PRON  # "He says many are accused of it"
        if word.low == "no" and words[i + 1].low == "longer" and (i + 2 >= len(words) or words[i + 2].low != "than"):
            word.pos = words[i + 1].pos = Pos.NOT
    for i, word in enumerate(words):
        if word.verb is None and word.pos is not Pos.NOUN and word.low not in _LOOKED_AT:
            continue
        if word.low == "last" and word.pos is Pos.NOUN and i and words[i - 1].pos in AUXILIARY:
            word.pos, word.verb = Pos.ADV, None  # "was last seen"
        if word.low == "since" and i and words[i - 1].pos is Pos.HAVE:
            word.pos = Pos.ADV  # "has since moved"
        if (
            word.low in _BETTER
            and word.pos is Pos.NOUN
            and i
            and words[i - 1].pos is Pos.BE
            and _participle(words, i + 1)
        ):
            word.pos, word.verb = Pos.ADV, None  # "was little known"
        if word.low in _GOING_ON and word.pos is Pos.PREP and i and words[i - 1].pos is Pos.BE:
            word.pos, word.verb = Pos.VERB, verb_forms().get(word.low)  # "had been following them"
        if word.verb is None and word.pos is Pos.NOUN and i and _is_new_verb(words, i):
            word.verb = VerbForm(word.low.removesuffix("ed"), "dn", False)
        if word.verb is not None and i > 1 and _is_compound(words, i):
            word.pos, word.verb = Pos.ADJ, None  # "NATO-led", "state-owned"
        if word.low == "dated" and i and words[i - 1].pos is Pos.NOUN and _timed(words, i + 1):
            word.pos, word.verb = Pos.PREP, None  # "in a letter dated 2 October"
        if word.verb is not None:
            sure = _is_accusing(words, i) or is_sure_verb(words, i, word.verb)
            word.pos = Pos.VERB if sure else resolve(words, i, word.verb)
            if word.pos is Pos.NOUN and is_perceived(words, i):
                word.pos = Pos.VERB
            if word.pos is not Pos.VERB:
                word.verb = None
        elif word.low == "that" and word.pos is not Pos.TIME:
            word.pos = read_that(words, i)
        elif word.pos is Pos.SUB and word.low in _TEMPORAL and _timed(words, i + 1):
            word.pos = Pos.PREP
    for i, word in enumerate(words):
        if word.pos is Pos.SUB and word.low in _TEMPORAL and _is_preposition(words, i):
            word.pos = Pos.PREP
    return words


def _is_accusing(words: list[Word], i: int) -> bool:
    """Tell whether "suspect" or "charges" is what somebody does: "police suspect Roe", "the complaint charges Roe"."""
    who = _ACCUSERS.get(words[i].low)
    j = i - 1
    while j > 0 and words[j].pos is Pos.NOT:
        j -= 1  # "police no longer suspect Roe"
    if who is None or j < 0 or i + 1 >= len(words) or words[j].low not in who:
        return False
    return words[i + 1].pos in (Pos.NAME, Pos.DET, Pos.PRON, Pos.THAT)


def _is_preposition(words: list[Word], i: int) -> bool:
    """Tell whether "as", "after" and the like open a phrase without a verb: "as mayor", "after the war"."""
    if words[i].low == "as" and i + 1 < len(words) and words[i + 1].low in _NO_CLAUSE:
        return True  # "as part of", "as many as 90 men fled"
    if i + 2 < len(words) and words[i + 1].low in {"this", "that"} and words[i + 2].low in {"he", "she", "they", ","}:
        return True  # "after this he fled"
    named = words[i - 1].verb if i else None
    if words[i].low == "as" and named is not None and named.lemma in _NAMING:
        return True
    if i + 2 < len(words) and words[i + 1].pos is Pos.NAME:
        end = i + 1
        while end < len(words) and words[end].pos is Pos.NAME:
            end += 1
        if end < len(words) and words[end].pos is Pos.COMMA:
            return False
    if _is_apposed_subject(words, i + 1):
        return False
    for k in range(i + 1, min(i + 16, len(words))):
        word = words[k]
        if word.pos is Pos.VERB or word.pos in AUXILIARY:
            return False
        if word.pos is Pos.AND and k + 1 < len(words) and words[k - 1].pos is words[k + 1].pos is Pos.NAME:
            continue  # "after Ann Roe and Tom Fox fled"
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


def _is_new_verb(words: Sequence[Word], i: int) -> bool:
    """Tell whether a word that no list has is the past of a verb: "Roe livestreamed it", "was doxxed"."""
    low = words[i].low
    if not (low.endswith("ed") and len(low) > 5 and low.isalpha()) or low.endswith("eed"):
        return False
    before, after = words[i - 1].pos, words[i + 1].pos if i + 1 < len(words) else Pos.PUNCT
    subject = before is Pos.NOUN and after in (Pos.DET, Pos.NUM)  # "The agency chargesheeted nine men"
    return (subject or before in (Pos.NAME, Pos.PRON, Pos.BE, Pos.HAVE)) and low not in adjectives()


def _is_compound(words: list[Word], i: int) -> bool:
    """Tell whether a participle closes a word with a hyphen, which the tokens have in parts."""
    dash, word = words[i - 1], words[i]
    joined = words[i - 2].token.end == dash.token.start and dash.token.end == word.token.start
    return dash.pos is Pos.DASH and joined and word.verb is not None and "n" in word.verb.forms


def _participle(words: list[Word], i: int) -> bool:
    return i < len(words) and (verb := words[i].verb) is not None and "n" in verb.forms


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
    if low == "will" and _is_testament(words, i):
        word.pos = Pos.NOUN
        return
    if low == "." and i and i + 1 < len(words) and words[i - 1].low in _POINTED:
        word.pos = Pos.NOUN
        return
    if low == "under" and text[0].isupper() and i + 1 < len(words) and words[i + 1].low in _UNDER:
        word.pos = Pos.NOUN  # "said Under Secretary Ann Roe"
        return
    word.pos, word.verb = _read_alone(text, low, i == 0)


def _is_testament(words: Sequence[Word], i: int) -> bool:
    """Tell whether "will" at word *i* is what somebody leaves behind: "an earlier will had left", "in her will"."""
    if not i or i + 1 >= len(words):
        return False
    after = words[i + 1].low
    if after in {",", ".", ";", "of"}:
        return words[i - 1].low in _BEFORE_WILL
    if after in {"had", "has", "was", "were", "is"}:
        return True
    form = verb_forms().get(after)
    return form is not None and not form.ambiguous and "b" not in form.forms and words[i - 1].low in _BEFORE_WILL


@lru_cache(maxsize=1 << 14)
def _read_alone(text: str, low: str, opens: bool) -> tuple[Pos, VerbForm | None]:
    """Return the class of a word that its form tells, and what it could be as a verb; *opens*: it opens a sentence."""
    if not text[0].isalnum():
        if text in "$€£¥":
            return Pos.NUM, None
        if text == ",":
            return Pos.COMMA, None
        if text in _QUOTES:
            return Pos.QUOTE, None
        return (Pos.DASH if text in _DASHES else Pos.PUNCT), None
    closed = _CLOSED.get(low)
    if closed is not None and not (text.isupper() and len(text) > 1 and low in {"us", "it", "who"}):
        return closed, None
    if text[0].isdigit():
        return Pos.NUM, None
    if low.endswith("'ll"):
        return Pos.MODAL, None
    if low.endswith("'ve") and _CLOSED.get(low[:-3]) is Pos.MODAL:
        return Pos.MODAL, None  # "could've"
    if low.endswith(("'ve", "'d", "'re", "'m")):
        return Pos.PRON, None
    if low == "that":
        return Pos.THAT, None
    return _open(text, low, opens)


def _open(text: str, low: str, opens: bool) -> tuple[Pos, VerbForm | None]:
    form = verb_forms().get(low)
    prefix, _, tail = low.partition("-")
    if form is None and tail and prefix in {"re", "co", "pre", "de", "over", "out", "cross"}:
        stem = verb_forms().get(tail)
        form = stem and VerbForm(f"{prefix}-{stem.lemma}", stem.forms, stem.ambiguous)
    if form is None and low.startswith("re") and len(low) > 7:
        again = verb_forms().get(low[2:])
        if again is not None and not {"b", "s"} & set(again.forms):
            form = VerbForm(f"re{again.lemma}", again.forms, again.ambiguous)
    speech = form is not None and form.lemma in triggers().saying and "d" in form.forms
    if form is not None and (not text[0].isupper() or opens or speech):
        return Pos.NOUN, form
    if low.endswith("ly") and not text[0].isupper() and low not in _NOT_ADVERBS:
        return Pos.ADV, None
    if low in adjectives() or low.endswith(("ous", "ful", "ical", "ible", "able", "less")):
        return Pos.ADJ, None
    return Pos.NOUN, None
