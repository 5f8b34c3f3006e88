"""What a redacted edition leaves out beside the words themselves, because it would tell of them.

The SHA-256 of a file lets a guessed name be checked: put it in place of the black and see if the digest comes out. The
digest of the case's journal hangs on every word of the case. In their stead stand marks that only the case can make:
they are keyed with that digest of its journal, which a redacted edition does not hold. And what is listed by the
alphabet would tell between which names a covered one lies.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from dossier.domain.claim_words import time_order
from dossier.domain.dossier_options import BLACK
from dossier.domain.views import ArticleRow, DossierView, EntityRow, EventView, NameUse
from dossier.report.redaction import Redaction
from dossier.services.watching import Watch
from dossier.store import source_store
from dossier.store.case_file import CaseFile

_EDITION = "edition of a case"


def mark(secret: str, digest: str = _EDITION) -> str:
    """Return what stands in place of *digest* (of the case's edition, where none is given) for who has *secret*."""
    return hmac.new(secret.encode(), digest.encode(), "sha256").hexdigest()


def withheld(case: CaseFile, redaction: Redaction, sources: Iterable[int], watch: Watch) -> frozenset[int]:
    """Return those of *sources* whose digest tells of covered words: they stand in their text or in their name.

    Raises DamagedCaseError, and Cancelled where *watch* does.
    """
    if redaction.is_empty:
        return frozenset()
    names = {record.id: record.file for record in source_store.records(case)}
    found = set()
    for source in sources:
        watch.look()
        if redaction.finds_in(names[source]) or redaction.finds_in(source_store.text(case, source)):
            found.add(source)
    return frozenset(found)


def without_digests(rows: Iterable[ArticleRow], sources: frozenset[int]) -> tuple[ArticleRow, ...]:
    """Return *rows* without the digest of the files *sources*."""
    return tuple(replace(row, sha256="", digest="") if row.source in sources else row for row in rows)


def without_order(dossier: DossierView, redaction: Redaction) -> DossierView:
    """Return a dossier in which nothing stands where a covered name would by the alphabet, and whose covered forms of
    one name are one."""
    if redaction.is_empty:
        return dossier
    shown = [replace(use, name=redaction.cover(use.name)) for use in dossier.names]
    counts: dict[str, int] = {}
    for use in shown:
        counts[use.name] = counts.get(use.name, 0) + use.count
    companions = [replace(c, entity=redaction.covered(c.entity)) for c in dossier.companions]
    # Scraps of a covered name, such as one in an address, that the case takes for somebody of their own tell nothing.
    companions = [c for c in companions if c.events or c.entity.name != BLACK]
    companions.sort(key=lambda c: (-c.events, -c.articles, c.entity.name))
    names = sorted((NameUse(name, count) for name, count in counts.items()), key=lambda use: -use.count)
    events = tuple(events_in_order(dossier.events, redaction))
    return replace(dossier, events=events, names=tuple(names), companions=tuple(companions))


def events_in_order(events: Sequence[EventView], redaction: Redaction) -> list[EventView]:
    """Return *events* as they are, those of one time by the day and title of their stories, and not by the order in
    which these came into the case: files come in by their names, which may hold a covered one."""
    if redaction.is_empty:
        return list(events)
    return sorted(events, key=lambda event: (*time_order(event.date), *_story_order(event, redaction), event.span))


def _story_order(event: EventView, redaction: Redaction) -> tuple[date, str]:
    first = event.published.start if event.published is not None else None
    return first or date.max, redaction.cover(event.article_title)


def people_in_order(people: Sequence[EntityRow], redaction: Redaction) -> list[EntityRow]:
    """Return *people* as they are, those of one weight in an order that tells nothing of covered names."""
    if redaction.is_empty:
        return list(people)
    ordered: list[EntityRow] = []
    for _, same in groupby(people, key=lambda row: (row.events, row.mentions)):
        ordered += sorted(same, key=lambda row: redaction.cover(row.name))
    return ordered


def sources_of(articles: Iterable[int], rows: Mapping[int, ArticleRow]) -> list[int]:
    """Return the files of *articles*, each once."""
    return sorted({rows[article].source for article in articles})
