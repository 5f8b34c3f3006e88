"""Entries of a chronicle: "2015: its chairman is arrested in May" tells of May 2015."""

from dossier.extract.time.anchors import Discourse, Mentioned
from dossier.extract.time.deixis import in_year
from dossier.extract.time.expressions import Incomplete
from dossier.extract.time.periods import Period
from dossier.extract.tokens import Sentence

_LONGEST = 20
"""Sentences of one entry that are read back for the date at its head."""
_CLOSING = (":", " :", " –", " —", " -")


def headed(sentence: Sentence, number: int, what: Incomplete, discourse: Discourse) -> tuple[Period, Mentioned] | None:
    """Return the month or day of *what* in the year at the head of its entry, and that head; None without one.

    *number* is that of *sentence*. The head opens the paragraph and is followed by a colon or a dash; what would lie
    outside the time that it names is not taken.
    """
    for mention in reversed(discourse.mentioned[-_LONGEST:]):
        first = discourse.story.sentences[mention.sentence]
        if first.paragraph != sentence.paragraph or number - mention.sentence > _LONGEST:
            return None
        if mention.start != first.span.start:
            continue
        behind = discourse.story.text[mention.start + len(mention.words) :][:2]
        opens = not mention.sentence or discourse.story.sentences[mention.sentence - 1].paragraph != first.paragraph
        if not (opens and behind.startswith(_CLOSING)):
            return None
        period = in_year(what, mention.period.start.year)
        if period is None or period.start < mention.period.start or period.end > mention.period.end:
            return None
        return period, mention
    return None
