"""One search over people, events and texts."""

import re
from collections.abc import Sequence

from dossier.domain.events import Status
from dossier.domain.spans import Span
from dossier.domain.views import EventView, HitKind, SearchHit
from dossier.domain.wording import titled
from dossier.services import event_views
from dossier.store import article_store, entity_store, event_store, search_index
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold

_SNIPPET = 160
"""How many characters of a text are shown around what was found."""

_LEAD = 50
_ENOUGH = 400
"""How many matching words of one text are looked at before the best stretch is chosen."""

_WORD = re.compile(r"[^\W_]+")


class _Wanted:
    """The words looked for; the last one may go on."""

    def __init__(self, query: str) -> None:
        tokens = search_index.query_tokens(query)
        words = [fold(word) for token in tokens for word in _WORD.findall(token)]
        self.whole = frozenset(words)
        self.prefix = words[-1] if words else ""

    def find(self, text: str) -> list[tuple[Span, str]]:
        """Return the first matching words of *text* and which of the words looked for each is."""
        found: list[tuple[Span, str]] = []
        for match in _WORD.finditer(text):
            word = fold(match.group())
            if word in self.whole or (self.prefix and word.startswith(self.prefix)):
                found.append((Span(*match.span()), word if word in self.whole else self.prefix))
                if len(found) == _ENOUGH:
                    break
        return found


def search(case: CaseFile, query: str, limit: int = 50) -> list[SearchHit]:
    """Return what fits *query* best: names first, then events, then texts; at most *limit*. Any query will do."""
    wanted = _Wanted(query)
    if not wanted.whole or limit < 1:
        return []
    share = max(1, limit // 3)
    with case.reading():
        hits = _entities(case, query, share, wanted)
        hits += _events(case, query, min(share, limit - len(hits)), wanted)
        hits += _articles(case, query, limit - len(hits), wanted)
    return hits


def _entities(case: CaseFile, query: str, limit: int, wanted: _Wanted) -> list[SearchHit]:
    rows = entity_store.rows(case, search_index.find(case, HitKind.ENTITY, query, limit * 4))
    whole = fold(query)
    rows.sort(key=lambda row: fold(row.name) != whole)
    hits = []
    for row in rows[:limit]:
        snippet, marks = _cut(", ".join((row.name, *row.aliases)), wanted)
        hits.append(SearchHit(HitKind.ENTITY, row.id, row.name, snippet, marks, None, None))
    return hits


def _events(case: CaseFile, query: str, limit: int, wanted: _Wanted) -> list[SearchHit]:
    ids = search_index.find(case, HitKind.EVENT, query, limit)
    found = {view.id: view for view in event_views.views(case, event_store.records(case, ids=ids))}
    hits = []
    for id_ in ids:
        if id_ in found:
            view = found[id_]
            snippet, marks = _cut(view.quote, wanted)
            hits.append(SearchHit(HitKind.EVENT, id_, _title(view), snippet, marks, view.article, view.span))
    return hits


def _title(view: EventView) -> str:
    """Return what a result is called: a list of results has no column for what is only alleged, denied or planned."""
    title, status = titled(view), view.status.value
    return title if view.status is Status.ASSERTED or f" {status}: " in title else f"{title} ({status})"


def _articles(case: CaseFile, query: str, limit: int, wanted: _Wanted) -> list[SearchHit]:
    ids = search_index.find(case, HitKind.ARTICLE, query, limit)
    rows = {row.id: row for row in article_store.rows(case, ids)}
    starts = article_store.starts(case, ids)
    hits = []
    for id_ in ids:
        text = article_store.text(case, id_)
        found = wanted.find(text)
        first = _best(found)
        snippet, marks = _cut(text, wanted, found, first)
        start = starts[id_]
        span = Span(start + first.start, start + first.end) if first is not None else None
        hits.append(SearchHit(HitKind.ARTICLE, id_, rows[id_].title, snippet, marks, id_, span))
    return hits


def _best(found: Sequence[tuple[Span, str]]) -> Span | None:
    """Return the match from which on a snippet shows the most different words looked for."""
    best: tuple[int, Span] | None = None
    for i, (span, _) in enumerate(found):
        near = set()
        for other, word in found[i:]:
            if other.end > span.start + _SNIPPET - _LEAD:
                break
            near.add(word)
        if best is None or len(near) > best[0]:
            best = (len(near), span)
    return best[1] if best is not None else None


def _cut(
    text: str, wanted: _Wanted, found: Sequence[tuple[Span, str]] | None = None, first: Span | None = None
) -> tuple[str, tuple[Span, ...]]:
    """Return a stretch of *text* on one line, and where the words looked for stand in it."""
    found = wanted.find(text) if found is None else found
    first = _best(found) if first is None else first
    at = first.start if first is not None else 0
    start = 0
    if at > _LEAD and len(text) > _SNIPPET:
        space = text.find(" ", at - _LEAD, at)
        start = space + 1 if space >= 0 else at - _LEAD
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        space = text.rfind(" ", at, end)
        end = space if space > at else end
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    piece = "".join(" " if c.isspace() else c for c in text[start:end])
    shift = len(before) - start
    marks = tuple(
        Span(span.start + shift, span.end + shift) for span, _ in found if start <= span.start and span.end <= end
    )
    return before + piece + after, marks
