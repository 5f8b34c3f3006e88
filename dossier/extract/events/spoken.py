"""By whose account a quotation of several sentences is told: whoever the words beside it say speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.extract.events.attribution import Source, account_of
from dossier.extract.events.chains import with_chains, with_speech_chain
from dossier.extract.events.clauses import Clause, Link, find_clauses
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.reading_state import Reader
from dossier.extract.events.words import Pos, Word, read_words
from dossier.extract.tokens import Sentence

_AHEAD = 4
"""For how many sentences of the paragraph a quotation is followed to the words that say whose it is."""


@dataclass(slots=True)
class Speech:
    """What is known of the quotations of a paragraph while its sentences are read in order."""

    sentences: Sequence[Sentence]
    at: int = -1
    inside: bool = False
    """A quotation is open where the next sentence begins."""
    source: Source | None = None
    """Who speaks in the paragraph, as the words beside a quotation told last."""
    again: bool = False
    """The sentence before held a quotation, with which this one may go on."""

    def move_to(self, sentence: Sentence) -> None:
        """Note that *sentence* is read now; a new paragraph forgets who spoke."""
        last = self.sentences[self.at].paragraph if self.at >= 0 else None
        while self.at + 1 < len(self.sentences) and (
            self.at < 0 or self.sentences[self.at].span.end <= sentence.span.start
        ):
            self.at += 1
        new = last != sentence.paragraph
        if new:
            self.inside, self.source, self.again = False, None, False


def with_speaker(
    reader: Reader,
    speech: Speech,
    sentence: Sentence,
    words: Sequence[Word],
    clauses: Sequence[Clause],
    sources: Sequence[Source | None],
) -> list[Source | None]:
    """Return *sources* with whoever speaks for clauses of quotations, and with all through whom each clause is told."""
    told = _with_speaker(reader, speech, sentence, words, clauses, sources)
    return with_chains(words, clauses, told, reader.entities, reader.story.text)


def _with_speaker(
    reader: Reader,
    speech: Speech,
    sentence: Sentence,
    words: Sequence[Word],
    clauses: Sequence[Clause],
    sources: Sequence[Source | None],
) -> list[Source | None]:
    """Return *sources* with whoever speaks for those clauses of quotations that the sentence itself ascribes to nobody.

    "I saw it. They took the boy in May," Roe said; "It was dark," said Roe. "They took the boy in May."
    """
    speech.move_to(sentence)
    begins = speech.inside
    if not begins and not any(word.pos is Pos.QUOTE for word in words):
        speech.again = False
        return list(sources)
    quoted, speech.inside = quoted_words(words, speech.inside)
    if not any(quoted):
        speech.again = False
        return list(sources)
    own = _speaking(reader, words, clauses, quoted)
    if own is not None:
        speech.source = own
    elif not (speech.again or begins):
        speech.source = None
    speech.again = True
    bare = [k for k, clause in enumerate(clauses) if _is_nobody(sources[k]) and _is_told(clause, quoted)]
    if not bare or len(words) < 2:
        return list(sources)
    if own is None and speech.source is None and _opens(words, begins):
        speech.source = _ahead(reader, speech)
    spoken = None if speech.source is None else replace(speech.source, carried=True)
    return [_spoken_by(spoken, source) if k in bare else source for k, source in enumerate(sources)]


def _spoken_by(spoken: Source | None, source: Source | None) -> Source | None:
    """Return who speaks the quotation; what he was told himself he passes on: "She told us that he had sold it"."""
    if spoken is None or source is None:
        return spoken or source
    return replace(spoken, accuses=spoken.accuses or source.accuses)


def quoted_words(words: Sequence[Word], inside: bool) -> tuple[list[bool], bool]:
    """Tell for each word whether it stands between double quotation marks, and whether they are open at the end."""
    found = []
    for word in words:
        text = word.token.text
        if text in ("“", "„", "«") or (text == '"' and not inside):
            inside = True
            found.append(False)
        elif text in ("”", '"', "»"):
            inside = False
            found.append(False)
        else:
            found.append(inside)
    return found, inside


def _opens(words: Sequence[Word], begins: bool) -> bool:
    """Tell whether a sentence is nothing but quotation from its first word on."""
    return begins or words[0].pos is Pos.QUOTE


def _is_nobody(source: Source | None) -> bool:
    """Tell whether nothing says whose account it is, or only a pronoun: "She told us that …"."""
    return source is None or (source.pronoun and source.name is None and (source.carried or not source.accuses))


def _is_told(clause: Clause, quoted: Sequence[bool]) -> bool:
    """Tell whether a clause stands in the quotation as something told, and not as a word or two quoted."""
    opens = min(clause.start + 1, clause.group.main)
    return quoted[clause.group.main] and quoted[opens] and clause.link is not Link.SOURCE


def _speaking(
    reader: Reader, words: Sequence[Word], clauses: Sequence[Clause], quoted: Sequence[bool]
) -> Source | None:
    """Return who speaks by the words of a sentence outside its quotation: "…," Roe said; Roe told the court: "…"."""
    saying = triggers().saying
    for k, clause in enumerate(clauses):
        group = clause.group
        if quoted[group.main] or group.lemma not in saying or not group.finite or group.passive or group.negated:
            continue
        near = range(max(clause.start - 1, 0), min(clause.end + 2, len(words)))
        if clause.link is Link.SOURCE or any(words[i].pos is Pos.QUOTE for i in near):
            told = account_of(words, clauses, k, k, reader.entities, reader.speaker, reader.accounts.keys)
            return with_speech_chain(words, clauses, k, told, reader.entities, reader.story.text)
    return None


def _ahead(reader: Reader, speech: Speech) -> Source | None:
    """Return who speaks where the quotation goes on for sentences before it is told whose it is."""
    inside = speech.inside
    for sentence in speech.sentences[speech.at + 1 : speech.at + 1 + _AHEAD]:
        if sentence.paragraph != speech.sentences[speech.at].paragraph:
            return None
        words = read_words(sentence, reader.marked)
        goes_on = inside or (bool(words) and words[0].pos is Pos.QUOTE)
        if not words or not goes_on:
            return None
        quoted, inside = quoted_words(words, inside)
        if all(quoted[i] or word.pos in (Pos.QUOTE, Pos.PUNCT, Pos.COMMA) for i, word in enumerate(words)):
            continue
        return _speaking(reader, words, find_clauses(words), quoted)
    return None
