"""What the words of a sentence tell a person who marks an event in it: its word, kind, status, time and people."""

import re
from collections.abc import Iterable, Sequence

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.records import MentionRecord
from dossier.domain.spans import Span
from dossier.errors import ImpossibleError
from dossier.extract.events.lexicon import triggers, verb_forms
from dossier.extract.tokens import Token, sentences_of, tokens_of
from dossier.services.typed_dates import parse_date

_LONGEST_TRIGGER = 3
"""So many words of a selection still name the happening by themselves."""
_AFTER = 60
"""Letters after a word in which the words are looked for that make it the name of a happening."""
_LOOKED_AT = 4_000
"""Letters before and after some words in which their sentence is looked for."""
_BEING = frozenset("is are was were be been being am get got gets".split())
_AHEAD = frozenset("will shall plans planned".split())
_BODIES = frozenset("inc ltd llc gmbh corp co plc bank university ministry court party agency office group".split())
_CLOSE = 40
"""How many dates in figures or words a selection is tried for, from its longest stretches down."""


def sentence_around(text: str, passage: Span, words: Span) -> Span:
    """Return where the sentences of a passage stand that some words of it belong to."""
    looked = Span(max(passage.start, words.start - _LOOKED_AT), min(passage.end, words.end + _LOOKED_AT))
    met = [span for span, _ in sentences_of(text, looked) if span.overlaps(words)]
    return Span(min(met[0].start, words.start), max(met[-1].end, words.end)) if met else words


def trigger_in(text: str, words: Span) -> tuple[Span, EventKind]:
    """Return the word of a selection that names the happening, and of what kind that would be.

    A short selection is taken as it stands; of a longer one the first word that can name a happening.
    """
    tokens = [token for token in tokens_of(text, words) if token.is_word]
    kinds = [(token, kind) for token in tokens if (kind := _kind_of(token, text)) is not None]
    kind = next((kind for _, kind in kinds if kind is not EventKind.OTHER), EventKind.OTHER)
    if not tokens or len(tokens) <= _LONGEST_TRIGGER:
        return words, kind
    named = next((token for token, of in kinds if of is kind), None) or next(filter(_is_verb, tokens), tokens[0])
    return Span(named.start, named.end), kind


def _kind_of(token: Token, text: str) -> EventKind | None:
    word, lexicon = token.text.casefold(), triggers()
    form = verb_forms().get(word)
    readings = lexicon.verbs.get(form.lemma, ()) if form is not None else ()
    after = " ".join(text[token.end : token.end + _AFTER].casefold().split())
    for each in readings:
        # Whether the other conditions hold takes more than the words around it; none is better than a wrong one.
        if after.startswith(each.further) if each.further else not each.conditions:
            return each.kind
    return lexicon.nouns.get(word) or (EventKind.OTHER if form is not None and not form.ambiguous else None)


def _is_verb(token: Token) -> bool:
    return token.text.casefold() in verb_forms()


def status_in(text: str, sentence: Span, told: Iterable[Status]) -> Status:
    """Return what a sentence most likely claims about a happening in it; *told* is what it claims about others."""
    for status in told:
        return status
    forms, alleging = verb_forms(), triggers().alleging
    words = [token.text.casefold() for token in tokens_of(text, sentence) if token.is_word]
    lemmas = {forms[word].lemma for word in words if word in forms}
    if "deny" in lemmas:
        return Status.DENIED
    if lemmas & alleging or "allegedly" in words:
        return Status.ALLEGED
    return Status.PLANNED if _AHEAD & set(words) else Status.ASSERTED


def date_in(words: str) -> DateInterval | None:
    """Return the date that some words give in full ("3 May 2019"), where it stands among them; None for none."""
    parts = words.split()
    tried = 0
    for length in range(min(len(parts), 6), 0, -1):
        for start in range(len(parts) - length + 1):
            piece = " ".join(parts[start : start + length]).strip(".,;:()[]\"'“”‘’")
            if not any(letter.isdigit() for letter in piece):
                continue
            tried += 1
            if tried > _CLOSE:
                return None
            try:
                return parse_date(piece)
            except ImpossibleError:
                continue
    return None


def role_of(text: str, trigger: Span, mention: Span) -> Role:
    """Return what somebody named at *mention* most likely does in what *trigger* tells."""
    before = re.findall(r"\w+", text[max(0, trigger.start - 24) : trigger.start])[-2:]
    is_passive = any(word.casefold() in _BEING for word in before)
    if mention.start < trigger.start:
        return Role.PATIENT if is_passive else Role.AGENT
    by = text[max(0, mention.start - 24) : mention.start].casefold().split()[-3:]
    return Role.AGENT if is_passive and "by" in by else Role.OTHER if is_passive else Role.PATIENT


def kind_of_name(words: str, known: Sequence[EntityKind]) -> EntityKind:
    """Return what somebody called *words* most likely is; *known* are those of the case who are called so."""
    if known:
        return known[0]
    parts = [part.strip(".,").casefold() for part in words.split()]
    is_body = bool(_BODIES & set(parts)) or (words.isupper() and len(words) > 1)
    return EntityKind.ORGANISATION if is_body else EntityKind.PERSON


def same_words(text: str, story: Span, words: Span, marked: Iterable[MentionRecord]) -> tuple[Span, ...]:
    """Return where else a story has the same words, as whole words, in places where no name is marked."""
    wanted = words.of(text)
    taken = {offset for m in marked for offset in (m.span.start, m.span.end - 1)}
    found = []
    at = text.find(wanted, story.start, story.end)
    while at >= 0:
        span = Span(at, at + len(wanted))
        is_whole = not (text[at - 1 : at].isalnum() or text[span.end : span.end + 1].isalnum())
        if is_whole and span != words and not any(offset in taken for offset in range(span.start, span.end)):
            found.append(span)
        at = text.find(wanted, span.end, story.end)
    return tuple(found)
