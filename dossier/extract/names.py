"""Names of people, organisations and places in a story: tagged sentence by sentence, then judged by the whole story."""

from dossier.domain.mentions import EntityKind, NameMention
from dossier.extract.naming import encoder, evidence, faint, repairs, stray
from dossier.extract.naming.candidates import candidates_of, lines_of
from dossier.extract.naming.forms import furniture
from dossier.extract.naming.slot import Tagger
from dossier.extract.tokens import TokenizedStory


def find_names(story: TokenizedStory, tagger: Tagger | None = None) -> tuple[NameMention, ...]:
    """Return the names in the title and body of *story* in text order, without overlaps.

    Forms of address, articles and possessive endings stand outside a name's span. *tagger* takes the place of the
    model that comes with the program.
    """
    lines = lines_of(story.sentences)
    tagged = (tagger or encoder.load()).tag_surely([[token.text for token in line.tokens] for line in lines])
    found = [c for number, (tags, sure) in enumerate(tagged) for c in candidates_of(number, tags, sure)]
    found = repairs.repair(found, lines)
    found = [c for c in found if c.kind is not EntityKind.PERSON or not furniture(c, lines)]
    known = evidence.gather(found, lines)
    found = repairs.trimmed(evidence.settle_kinds(found, lines, known), lines)
    found = evidence.credible(found, lines, known)
    found = evidence.spread(found, lines, known)
    found = stray.near_spread(found, lines, known)
    found = faint.without_faint(found, lines, known)
    found = repairs.without_overlaps(found)
    return tuple(NameMention(c.span(lines), c.kind) for c in evidence.in_order(found))
