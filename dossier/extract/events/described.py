"""Subjects with a description behind them: "a man suspected of killing Roe was held" holds the man, not Roe."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.words import NOMINAL, Pos, Word

_LEARNING = frozenset("prove show find discover know learn realise realize hear see feel ensure".split())
# Verbs of saying that take somebody as their object, and no report: "who accused Roe".
_TAKING = frozenset(
    "accuse denounce blame criticise criticize praise condemn threaten endorse rebuke identify reject dismiss commend "
    "welcome applaud lambast hail".split()
)
# "a man accused of", "the woman convicted of"
_BLAMED = frozenset(
    "accuse suspect convict charge arrest detain jail hold want acquit clear blame sentence imprison indict fine "
    "execute hang extradite try".split()
)


def hang_on_described(words: Sequence[Word], clauses: Sequence[Clause]) -> None:
    """Read "The man who accused Roe was held", "A man suspected of killing Roe was held": Roe is not the one held."""
    k = next((n for n in range(1, len(clauses)) if clauses[n].group.finite), 0)
    if not k:
        return
    first, main = clauses[0], clauses[k]
    if main.link not in (Link.ROOT, Link.CONTENT):
        return
    between = range(first.group.last + 1, main.group.first)
    if any(words[i].pos in (Pos.COMMA, Pos.AND, Pos.THAT, Pos.SUB, Pos.REL, Pos.QUOTE) for i in between):
        return
    if first.link is Link.RELATIVE:
        later = any(c.group.finite and c.link in (Link.ROOT, Link.AND) for c in clauses[k + 1 :])
        end = next((i for i in range(first.start, first.group.first) if words[i].pos is Pos.REL), 0)
        told = any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(end, first.group.first))
        if k > 1 or later or told or main.link is not Link.CONTENT or not end or first.group.lemma not in _TAKING:
            return  # "Roe, who officials say has left"
    else:
        told = clauses[1].group.lemma in triggers().saying | triggers().alleging | _LEARNING
        after_of = clauses[1].link is Link.GERUND and clauses[1].marker in {"of", "for", "over", "with"}
        if k != 2 or told or not after_of or not first.group.bare or first.group.lemma not in _BLAMED:
            return
        end = first.group.first
        first.link, first.shared = Link.PARTICIPLE, False
        first.group.finite, first.group.form, first.group.passive = False, "n", True
    main.link, main.parent, main.shared, main.subject = Link.ROOT, None, False, (first.start, end)
    main.start = clauses[k - 1].end = main.group.first
