"""What "that" is where it stands: a relative pronoun, a conjunction or a determiner."""

from collections.abc import Sequence

from dossier.extract.events.word_types import AUXILIARY, NOMINAL, Pos, Word

# Nouns whose "that" says what they are about.
_CLAIMS = frozenset(
    "claim claims fact idea belief report reports news allegation allegations view suggestion evidence rumour rumours "
    "rumor rumors accusation conclusion decision agreement hope fear fears doubt chance possibility sign signs proof "
    "theory assumption notion impression warning warnings statement testimony".split()
)
CALLING = frozenset("call describe dub brand label".split())
"""Verbs by which somebody says what something is to him: "called it that"."""


def read_that(words: Sequence[Word], i: int) -> Pos:
    """Decide what "that" is: a relative pronoun, a conjunction (THAT) or a determiner."""
    previous = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if previous is None or after is None or previous.pos in (Pos.PREP, Pos.SUB):
        return Pos.DET
    if previous.verb is not None and previous.verb.lemma in CALLING and previous.pos is Pos.VERB:
        return Pos.DET  # "called that release a shame"
    if previous.pos in (Pos.NOUN, Pos.NAME, Pos.COMMA, Pos.TIME, Pos.PUNCT):
        verbal = (
            after.pos in AUXILIARY
            or after.pos in (Pos.ADV, Pos.VERB)
            or (after.verb is not None and not after.verb.ambiguous)
        )
        return Pos.REL if verbal or _opens_with_relative(words, i) else Pos.THAT
    return Pos.THAT


def _opens_with_relative(words: Sequence[Word], i: int) -> bool:
    """Tell whether "that" can only take up the noun that opens the sentence: "The bank that Roe founded failed"."""
    if words[i - 1].pos is not Pos.NOUN or words[i - 1].low in _CLAIMS:
        return False
    return all(word.pos in NOMINAL or word.pos in (Pos.DET, Pos.POSS) for word in words[:i])
