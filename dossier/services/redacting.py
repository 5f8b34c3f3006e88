"""Which words are covered where a user names a person or types a passage: all forms of a name that the case knows.

And what else would tell of them: digests of files in which they stand, and the place of a covered name in an order.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from dossier.domain.dossier_options import BLACK
from dossier.domain.mentions import EntityKind, FactKind, MentionForm
from dossier.domain.views import DossierView, EntityRow
from dossier.errors import ImpossibleError
from dossier.extract.naming import gazetteer
from dossier.report.redacted_words import folded, parts_of_name
from dossier.report.redaction import WORDS_OF_TIME, Hidden, Redaction
from dossier.services import reading
from dossier.store import article_store, entity_store
from dossier.store.case_file import CaseFile

NOT_COVERED = (
    "What is told without a name is not covered: an office, a family tie, a place, a day, and spellings that the case "
    "does not know. Read the PDF through before you hand it on."
)
_SHORTEST = 2
"""Letters: less would cover half of every page."""
_MOST_WORDS = 5
"""Of a person's name."""


def redaction_of(case: CaseFile, words: Sequence[str]) -> Redaction:
    """Return what covers *words*: a name of the case with all its forms, anything else as it stands.

    Raises:
        ImpossibleError: one of them is too short to be told from other words.
        DamagedCaseError: a story does not match its digest.
    """
    names: list[str] = []
    passages: list[str] = []
    people: list[str] = []
    with case.reading():
        rows = reading.entities(case) if words else []
        for each in words:
            typed = " ".join(each.split())
            if sum(c.isalnum() for c in typed) < _SHORTEST:
                raise ImpossibleError(f"“{typed}” is too short to be redacted. Type at least two letters.")
            known = [row for row in rows if _is_called(row, typed)]
            for row in known:
                forms = _forms(reading.dossier(case, row.id))
                names += forms
                people += forms if row.kind is EntityKind.PERSON else []
            if known:
                names.append(typed)
            elif _may_be_a_person(typed):
                names.append(typed)
                people.append(typed)
            else:
                passages += [typed, *_sentences(each)]
        names += _only_there(case, passages, rows)
    parts = tuple(dict.fromkeys(part for form in people for part in parts_of_name(form)))
    telling = tuple(part for part in parts if len(part) > 2 and part.casefold() not in _ordinary())
    return Redaction(Hidden(tuple(names), tuple(passages), parts, telling))


class Meant(NamedTuple):
    """What words to cover come to: the names of those who are called so, and whether they are covered one by one."""

    typed: str
    names: tuple[str, ...]
    is_split: bool


def meant(case: CaseFile, words: Sequence[str]) -> Sequence[Meant]:
    """Return what each of *words* comes to: those that are too short come to nothing."""
    with case.reading():
        rows = reading.entities(case) if words else []
        told = []
        for each in words:
            typed = " ".join(each.split())
            called = tuple(row.name for row in rows if _is_called(row, typed))
            told.append(Meant(typed, called, not called and _may_be_a_person(typed)))
        return told


def sentences_on(case: CaseFile, words: Sequence[str]) -> Sequence[str]:
    """Return what who exports a redacted edition should know of it: nothing of this is for its readers."""
    if not words:
        return ()
    told = []
    for each in meant(case, words):
        others = [name for name in each.names if name.casefold() != each.typed.casefold()]
        if others:
            told.append(f"“{each.typed}” is covered as a name of {', '.join(others)}, with all other names of theirs.")
        elif each.is_split:
            told.append(f"“{each.typed}” is no name of this case: it is covered as it stands, and word by word.")
    return (*told, NOT_COVERED)


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
    """Tell whether *typed* means an entity: by its number, a name of it, or the surname of a person alone."""
    own = (row.name, *row.aliases)
    if typed.casefold() == f"#{row.id}" or _plain(typed) in map(_plain, own):
        return True
    if row.kind is not EntityKind.PERSON or not _is_written_as_name(typed):
        return False
    wanted = set(map(_plain, parts_of_name(typed)))
    return bool(wanted) and any(wanted <= set(map(_plain, parts_of_name(name))) for name in own)


def _plain(name: str) -> str:
    return folded(name)[0].strip()


def _is_written_as_name(typed: str) -> bool:
    words = typed.split()
    return len(words) <= _MOST_WORDS and not any(c.isdigit() for c in typed) and words[-1][:1] == words[-1][:1].upper()


def _may_be_a_person(typed: str) -> bool:
    """Tell whether words that the case knows for no name may be one all the same: then no part of it may stay."""
    words = typed.split()
    if not 2 <= len(words) <= _MOST_WORDS or any(c.isdigit() for c in typed):
        return False
    if any(word.casefold().strip(".,") in gazetteer.organisation_heads() for word in words):
        return False
    small = [word for word in words if word[:1].islower()]
    return words[0][:1].isupper() and words[-1][:1].isupper() and all(len(word) <= 4 for word in small)


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return frozenset(gazetteer.common_words()) | WORDS_OF_TIME


def _forms(dossier: DossierView) -> list[str]:
    """Return everything that somebody is called by name."""
    also = (fact.value for fact in dossier.facts if fact.kind is FactKind.ALIAS)
    found = (dossier.entity.name, *dossier.entity.aliases, *(use.name for use in dossier.names), *also)
    return [name for name in dict.fromkeys(found) if sum(c.isalnum() for c in name) >= _SHORTEST]


def _sentences(passage: str) -> Iterable[str]:
    """Yield the lines of a passage that has several: the case may hold each of them apart."""
    lines = [" ".join(line.split()) for line in passage.splitlines() if line.strip()]
    return lines if len(lines) > 1 else ()
