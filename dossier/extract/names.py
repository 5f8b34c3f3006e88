"""Names of people, organisations and places in a story: tagged sentence by sentence, then judged by the whole story."""

from dossier.domain.mentions import EntityKind, NameMention
from dossier.extract.naming import evidence, repairs
from dossier.extract.naming.candidates import candidates_of, lines_of
from dossier.extract.naming.forms import furniture
from dossier.extract.naming.tagger import tag_all
from dossier.extract.tokens import TokenizedStory


def find_names(story: TokenizedStory) -> tuple[NameMention, ...]:
    """Return the names in the title and body of *story* in text order, without overlaps.

    Forms of address, articles and possessive endings stand outside a name's span. A headline in Title Case or in
    capitals gives only the names that the body shows too.
    """
    lines = lines_of(story.sentences)
    named = [number for number, line in enumerate(lines) if line.named]
    tagged = tag_all([[token.text for token in lines[number].tokens] for number in named])
    found = [c for number, tags in zip(named, tagged, strict=True) for c in candidates_of(number, tags)]
    found = repairs.repair(found, lines)
    found = [c for c in found if c.kind is not EntityKind.PERSON or not furniture(c, lines)]
    known = evidence.gather(found, lines)
    found = repairs.trimmed(evidence.settle_kinds(found, lines, known), lines)
    found = evidence.credible(found, lines, known)
    found = evidence.spread(found, lines, known)
    found = evidence.near_spread(found, lines, known)
    found = repairs.without_overlaps(found)
    return tuple(NameMention(c.span(lines), c.kind) for c in evidence.in_order(found))
