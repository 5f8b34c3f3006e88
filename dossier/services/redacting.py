"""Which words are covered where a user names a person or types a passage: all forms of a name that the case knows."""

from collections.abc import Iterable, Sequence

from dossier.domain.dossier_options import BLACK
from dossier.domain.mentions import EntityKind, FactKind, MentionForm
from dossier.domain.views import DossierView, EntityRow
from dossier.errors import ImpossibleError
from dossier.report.redaction import Hidden, Redaction, parts_of_name
from dossier.services import reading
from dossier.store import article_store, entity_store
from dossier.store.case_file import CaseFile

_SHORTEST = 2
"""Letters: less would cover half of every page."""


def redaction_of(case: CaseFile, words: Sequence[str]) -> Redaction:
    """Return what covers *words*: a name of the case with all its forms, anything else as it stands.

    Raises:
        ImpossibleError: one of them is too short to be told from other words.
        DamagedCaseError: a story does not match its digest.
    """
    names: list[str] = []
    passages: list[str] = []
    parts: list[str] = []
    with case.reading():
        rows = reading.entities(case) if words else []
        for each in words:
            typed = " ".join(each.split())
            if sum(c.isalnum() for c in typed) < _SHORTEST:
                raise ImpossibleError(f"“{typed}” is too short to be redacted. Type at least two letters.")
            known = [row for row in rows if _is_called(row, typed)]
            if not known:
                passages += [typed, *_sentences(each)]
            for row in known:
                forms = _forms(reading.dossier(case, row.id))
                names += forms
                if row.kind is EntityKind.PERSON:
                    parts += [part for form in forms for part in parts_of_name(form)]
            names += [typed] if known else []
        names += _only_there(case, passages, rows)
    return Redaction(Hidden(tuple(names), tuple(passages), tuple(parts)))


def _only_there(case: CaseFile, passages: Sequence[str], rows: Iterable[EntityRow]) -> list[str]:
    """Return the names that stand nowhere but in covered passages: listed, they would tell what these say."""
    if not passages:
        return []
    hiding = Redaction(Hidden(passages=tuple(passages)))
    everything = "\n".join(passages).casefold()
    covered: dict[int, str] = {}
    found: list[str] = []
    for row in rows:
        if not any(part.casefold() in everything for part in row.name.split()):
            continue
        mentions = [each for each in entity_store.mention_records(case, entity=row.id) if each.form is MentionForm.NAME]
        starts = article_store.starts(case, {each.article for each in mentions})
        for article in starts.keys() - covered.keys():
            covered[article] = hiding.mask(article_store.text(case, article))
        spots = (
            covered[m.article][m.span.start - starts[m.article] : m.span.end - starts[m.article]] for m in mentions
        )
        if mentions and all(BLACK[0] in words for words in spots):
            found += _forms(reading.dossier(case, row.id))
    return found


def _is_called(row: EntityRow, typed: str) -> bool:
    return typed.casefold() in {f"#{row.id}", row.name.casefold(), *(alias.casefold() for alias in row.aliases)}


def _forms(dossier: DossierView) -> list[str]:
    """Return everything that somebody is called by name."""
    also = (fact.value for fact in dossier.facts if fact.kind is FactKind.ALIAS)
    found = (dossier.entity.name, *dossier.entity.aliases, *(use.name for use in dossier.names), *also)
    return [name for name in dict.fromkeys(found) if sum(c.isalnum() for c in name) >= _SHORTEST]


def _sentences(passage: str) -> Iterable[str]:
    """Yield the lines of a passage that has several: the case may hold each of them apart."""
    lines = [" ".join(line.split()) for line in passage.splitlines() if line.strip()]
    return lines if len(lines) > 1 else ()
