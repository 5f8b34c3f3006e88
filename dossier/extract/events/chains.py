"""Through whom a happening is told, from the outermost teller to the innermost: police, citing the indictment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.domain.events import Teller
from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.domain.spans import Span
from dossier.extract.events.attribution import Source, accuses_by_words, phrase_account, speaker_of
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.tellers import can_tell, describe
from dossier.extract.events.word_types import COURTS
from dossier.extract.events.words import NOMINAL, Pos, Word

_CITING = frozenset({"citing", "quoting"})
_STOPS = (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.REL, Pos.THAT, Pos.VERB, Pos.DASH)
_OWN = frozenset("he she they it i we who which that".split())
_MEDIA = frozenset(
    "newspaper newspapers paper agency media radio television tv station broadcaster daily weekly magazine website "
    "channel network press outlet outlets".split()
)
_LONGEST = 40
"""How many words the naming of a teller may take."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence taken apart, the story's entities, and the text that its words are read from."""

    words: Sequence[Word]
    clauses: Sequence[Clause]
    entities: Mapping[int, StoryEntity]
    text: str


def with_chains(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    sources: Sequence[Source | None],
    entities: Mapping[int, StoryEntity],
    text: str,
) -> list[Source | None]:
    """Return *sources*, one for each clause, with the tellers through whom each clause is told.

    What tellers of the sentence pass on from a paper of accusation is that paper's account: "Roe fled, according to
    the indictment, police said". A source that has its chain, from another sentence, keeps it.
    """
    if not any(sources):
        return list(sources)
    passage = _Passage(words, clauses, entities, text)
    phrases = tuple(_phrases(words))
    return [s if s is None or s.chain else _with_chain(passage, phrases, k, s) for k, s in enumerate(sources)]


def with_speech_chain(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    speaker: int,
    source: Source | None,
    entities: Mapping[int, StoryEntity],
    text: str,
) -> Source | None:
    """Return the *source* of a quotation with its chain, where clause *speaker* says that somebody says it."""
    if source is None or source.chain:
        return source
    found = _outwards(_Passage(words, clauses, entities, text), (), speaker, speaker)
    return replace(source, chain=_ordered(found, source))


def _with_chain(passage: _Passage, phrases: Sequence[tuple[int, int]], k: int, source: Source) -> Source:
    found = _outwards(passage, phrases, k, _governing(passage, k))
    innermost = next((phrase for phrase in phrases if found and found[0].span.start == _first(passage, phrase)), None)
    if innermost is not None and not source.accuses and len(found) > 1:
        told = phrase_account(passage.words, passage.clauses[k].group.first, passage.entities, None)
        if told is not None and told.accuses and told.name is not None:
            source = told
    if found and found[0].said.casefold() in _CITING and _rests_on_accusation(passage, found[0]):
        source = replace(source, accuses=True)
    return replace(source, chain=_ordered(found, source))


def _rests_on_accusation(passage: _Passage, cited: Teller) -> bool:
    """Tell whether what is cited accuses: "police, citing the indictment, said"."""
    inside = [i for i, word in enumerate(passage.words) if cited.span.start <= word.token.start < cited.span.end]
    return bool(inside) and accuses_by_words(passage.words, inside[0], inside[-1] + 1)


def _first(passage: _Passage, phrase: tuple[int, int]) -> int:
    span = _naming(passage.words, *phrase)
    return -1 if span is None else passage.words[span[0]].token.start


def _outwards(passage: _Passage, phrases: Sequence[tuple[int, int]], k: int, speaker: int | None) -> list[Teller]:
    """Return the tellers of clause *k*, the innermost first, where clause *speaker* governs it."""
    words, clauses = passage.words, passage.clauses
    waiting = [phrase for phrase in phrases if _covers(words, clauses, phrase, k)]
    ends = [phrase for phrase in waiting if _closes(words, phrase)]
    found: list[Teller] = []
    seen = {k} if speaker != k else set()
    while speaker is not None and speaker not in seen:
        seen.add(speaker)
        verb = clauses[speaker].group.first
        inner = [p for p in waiting if p not in ends and (clauses[speaker].link is Link.SOURCE or verb < p[0])]
        found.extend(t for phrase in inner if (t := _by_phrase(passage, phrase)) is not None)
        waiting = [phrase for phrase in waiting if phrase not in inner]
        found.extend(_cited(passage, speaker))
        found.extend(_saying(passage, speaker))
        speaker = _governing(passage, speaker)
    found.extend(t for phrase in waiting if (t := _by_phrase(passage, phrase)) is not None)
    return found


def _ordered(found: Sequence[Teller], source: Source) -> tuple[Teller, ...]:
    """Return tellers with the outermost first and each only once; "he" is whoever the account is known to be of."""
    chain: list[Teller] = []
    for number, teller in enumerate(reversed(found)):
        last = number == len(found) - 1
        if last and teller.text.casefold() in _OWN and source.name is not None:
            teller = replace(teller, name=source.name)
        bare = teller.text.casefold() in _OWN
        again = bool(chain) and (teller.name or teller.text) == (chain[-1].name or chain[-1].text)
        if again or (chain and bare and (teller.name is None or teller.name in chain[-1].text)):
            continue  # "Police said they believed that …"; "Roe said he had told …"
        chain.append(teller)
    return tuple(chain)


def _governing(passage: _Passage, k: int) -> int | None:
    """Return the clause in which somebody tells clause *k*, or a court hears of it."""
    speaker = speaker_of(passage.clauses, k)
    return speaker if speaker is not None else _heard(passage.clauses, k, passage.words)


def _heard(clauses: Sequence[Clause], k: int, words: Sequence[Word]) -> int | None:
    """Return the clause in which a court is told of clause *k*: "the jury heard that …", "jurors were told …"."""
    for _ in range(len(clauses)):
        clause = clauses[k]
        if clause.parent is None:
            return None
        parent = clauses[clause.parent]
        hears = parent.group.lemma == "hear" or (parent.group.lemma == "tell" and parent.group.passive)
        if hears and clause.link is Link.CONTENT:
            start, end = subject_words(clauses, clause.parent)
            return clause.parent if any(word.low in COURTS for word in words[start:end]) else None
        k = clause.parent
    return None


def _saying(passage: _Passage, speaker: int) -> Iterator[Teller]:
    """Yield who speaks in a clause, and then whoever quotes him: "television quoted police as saying"."""
    words, clauses = passage.words, passage.clauses
    clause = clauses[speaker]
    start, end = subject_words(clauses, speaker)
    court = clause.group.passive and any(word.low in COURTS for word in words[start:end])
    if not clause.group.passive or court:
        yield from _teller(passage, (start, end), clause.group.main, _told_on(passage, clause))
    parent = clauses[clause.parent] if clause.parent is not None and clause.parent < speaker else None
    if clause.marker == "as" and parent is not None and parent.group.lemma in ("quote", "cite"):
        if parent.group.passive:
            by = next((i for i in range(parent.group.last + 1, clause.end) if words[i].low == "by"), None)
            outer = (by + 1, clause.end) if by is not None else (0, 0)
        else:
            outer = subject_words(clauses, clause.parent or 0)
        yield from _teller(passage, outer, parent.group.main, _told_on(passage, parent))


def _cited(passage: _Passage, speaker: int) -> Iterator[Teller]:
    """Yield whom the speaker of a clause cites: "prosecutors said, citing a report, that …"."""
    words, clauses = passage.words, passage.clauses
    told = clauses[speaker].group
    for c, clause in enumerate(clauses):
        at = clause.group.main
        if words[at].low not in _CITING:
            continue
        beside = clause.parent == speaker
        between = subject_words(clauses, speaker)[0] <= at < told.first
        late = c == len(clauses) - 1 and speaker < c and _is_media(passage, speaker)
        if beside or between or late:
            start, end = at + 1, min(_phrase_end(words, at + 1), len(words))
            named = _naming(words, start, end)
            if named is not None and _can_tell(passage, *named):
                yield from _teller(passage, (start, end), at, None)


def _is_media(passage: _Passage, speaker: int) -> bool:
    """Tell whether a paper, an agency or the like reports, so that "citing police" at the end tells of it."""
    start, end = subject_words(passage.clauses, speaker)
    reports = passage.clauses[speaker].group.lemma == "report"
    return reports or any(word.low in _MEDIA for word in passage.words[start:end])


def _can_tell(passage: _Passage, start: int, end: int) -> bool:
    for word in passage.words[start:end]:
        key = word.entity
        if (key is not None and passage.entities[key].kind is not EntityKind.PLACE) or can_tell(word.low):
            return True
    return False


def _phrases(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the words (start, end) of every X of "according to X"."""
    for i, word in enumerate(words[:-2]):
        if word.low == "according" and words[i + 1].low == "to":
            yield i + 2, _phrase_end(words, i + 2)


def _phrase_end(words: Sequence[Word], start: int) -> int:
    end = start
    while end < min(len(words), start + _LONGEST) and words[end].pos not in _STOPS:
        end += 1
    return end


def _covers(words: Sequence[Word], clauses: Sequence[Clause], phrase: tuple[int, int], k: int) -> bool:
    """Tell whether "according to X" is said of clause *k*: it opens or closes the sentence, or stands in the clause."""
    start, end = phrase
    if end == clauses[k].group.first:
        return False  # "According to the man who fled": it tells of the source
    if start <= 3 or _closes(words, phrase):
        return True
    at: int | None = k
    for _ in clauses:
        if at is None:
            return False
        if clauses[at].start <= start < clauses[at].end:
            return True
        at = clauses[at].parent
    return False


def _closes(words: Sequence[Word], phrase: tuple[int, int]) -> bool:
    """Tell whether ", according to X" ends the sentence, and so stands above all that it tells."""
    start, end = phrase
    parted = start > 3 and words[start - 3].pos in (Pos.COMMA, Pos.DASH)
    return parted and all(word.pos in (Pos.PUNCT, Pos.QUOTE) for word in words[end:])


def _by_phrase(passage: _Passage, phrase: tuple[int, int]) -> Teller | None:
    start = passage.words[phrase[0] - 2].token.start
    said = passage.text[start : passage.words[phrase[0] - 1].token.end]
    return next(_teller(passage, phrase, phrase[0] - 2, None, said), None)


def _teller(
    passage: _Passage, where: tuple[int, int], verb: int, when: str | None, said: str | None = None
) -> Iterator[Teller]:
    """Yield whoever some words name as teller, nobody where they name nobody who could tell anything."""
    words = passage.words
    named = _naming(words, *where)
    if named is None:
        return
    start, end = named
    span = Span(words[start].token.start, words[end - 1].token.end)
    name = describe(words, start, where[1], passage.entities)
    if name is None and words[start].pos is not Pos.PRON and words[verb].low not in _CITING:
        return  # "Checks showed that …"
    text = passage.text[span.start : span.end]
    told = words[verb].token
    same = name is None or name.casefold() in text.casefold()
    yield Teller(text, span, said or passage.text[told.start : told.end], when, None if same else name)


def _naming(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Return the words of a noun phrase among *start*..*end*, with what "of" and the like hang on it."""
    begin = start
    while begin < end and words[begin].pos not in NOMINAL and words[begin].pos not in (Pos.DET, Pos.POSS, Pos.PRON):
        begin += 1
    stop = begin
    while stop < min(end, begin + _LONGEST) and words[stop].pos not in _STOPS and words[stop].pos is not Pos.TIME:
        stop += 1
    while stop > begin and words[stop - 1].pos not in NOMINAL and words[stop - 1].pos is not Pos.PRON:
        stop -= 1
    return (begin, stop) if stop > begin else None


def _told_on(passage: _Passage, clause: Clause) -> str | None:
    """Return the words of the time at which a clause says that somebody tells it: "said on *Friday*"."""
    words = passage.words
    at = [i for i in range(clause.start, min(clause.end, len(words))) if words[i].timex is not None]
    after = [i for i in at if i > clause.group.last] or at
    if not after:
        return None
    last = first = after[0]
    while last + 1 < clause.end and words[last + 1].timex == words[first].timex:
        last += 1
    return passage.text[words[first].token.start : words[last].token.end]
