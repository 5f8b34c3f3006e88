"""One search over people, events and texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import merge
from itertools import islice

from dossier.domain.dates import DateInterval
from dossier.domain.events import Status
from dossier.domain.importing import IsCancelled
from dossier.domain.notes import NoteForm
from dossier.domain.queries import Filter, Query, Term, parse
from dossier.domain.spans import Span
from dossier.domain.views import HitKind, SearchHit, SearchPage
from dossier.domain.wording import titled_label
from dossier.errors import ImpossibleError
from dossier.services import event_views, marking
from dossier.services.marking import Marked
from dossier.services.typed_dates import parse_date
from dossier.store import article_store, entity_store, file_names, search_find, search_page
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold
from dossier.store.search_find import Clock, Wanted
from dossier.store.search_limits import Within
from dossier.store.search_page import EventLine

_SNIPPET = 160
"""How many characters of a text are shown around what was found."""

_LEAD = 50
_ENOUGH = 400
"""How many matching words of one text are looked at before the best stretch is chosen."""
_MOST = 10_000_000
"""More hits than any case has, and still a number that the database takes."""
_PEOPLE = 5_000
"""Within so many people it is searched where all that have a part of a name are more."""
_LONG = 60_000
"""So far into a text words are compared one by one, where a quicker look finds none."""

_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s")
_folded = lru_cache(maxsize=1 << 16)(fold)


class _Marker:
    """The words looked for, singly and in the order of their phrases."""

    def __init__(self, terms: Sequence[Term]) -> None:
        found = [([_folded(word) for word in _WORD.findall(term.words)], term.goes_on) for term in terms]
        # Of a sign such as a lone iota below nothing is left.
        self._phrases = [(words, goes_on) for words, goes_on in found if words and all(words)]
        self._longest = max((len(words) for words, _ in self._phrases), default=0)
        self._first = sorted({words[0] for words, _ in self._phrases})

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def find(self, text: str) -> list[tuple[Span, int]]:
        """Return where the first matches stand in *text*, and which of the terms each is: at least as many as the best
        stretch of the text shows."""
        if not self._phrases:
            return []
        # Words with accents, or looked for with them, are only found by comparing word for word.
        return self._at(text, self._roughly(text)) or self._at(text, _starts(text[:_LONG]))

    def _roughly(self, text: str) -> Iterable[int]:
        """Return where the first words of phrases stand as they mostly do; nowhere where letters would be counted
        otherwise in small ones."""
        low = text.lower()
        return merge(*(_beginnings(low, word) for word in self._first)) if len(low) == len(text) else ()

    def _at(self, text: str, places: Iterable[int]) -> list[tuple[Span, int]]:
        found: list[tuple[Span, int]] = []
        latest: dict[int, int] = {}
        until = len(text)
        for start in places:
            if start >= until or len(found) == _ENOUGH:
                break
            if found and found[-1][0].start == start:
                continue
            words = [
                (match.end(), _folded(match.group())) for match in islice(_WORD.finditer(text, start), self._longest)
            ]
            length, which = self._match([word for _, word in words])
            if not length:
                continue
            end = words[length - 1][0]
            found.append((Span(start, end), which))
            latest[which] = start
            if until == len(text) and len(latest) == len(self._phrases):
                first = min(latest.values())
                if end <= first + _SNIPPET - _LEAD:
                    # No stretch further on shows more of the words.
                    until = first + _SNIPPET
        return found

    def _match(self, words: Sequence[str]) -> tuple[int, int]:
        """Return how many words the longest phrase takes with which *words* begin, 0 where none does; and which it
        is."""
        best, which = 0, 0
        for i, (phrase, goes_on) in enumerate(self._phrases):
            length = len(phrase)
            if length <= best or length > len(words):
                continue
            here, last = words[length - 1], phrase[-1]
            if (here == last or (goes_on and here.startswith(last))) and (
                length == 1 or words[: length - 1] == phrase[:-1]
            ):
                best, which = length, i
        return best, which


def _starts(text: str) -> Iterator[int]:
    """Yield where words begin."""
    return (word.start() for word in _WORD.finditer(text))


def _beginnings(text: str, word: str) -> Iterator[int]:
    """Yield where words begin with *word* in a text."""
    at = text.find(word)
    while at >= 0:
        if not at or not text[at - 1].isalnum():
            yield at
        at = text.find(word, at + 1)


def search(case: CaseFile, query: str, limit: int = 50) -> list[SearchHit]:
    """Return what fits *query*: names first, then events, then texts; at most *limit*. Any query will do.

    How a query is written says dossier.domain.queries. With filters no names are listed.
    """
    return page(case, query, limit).hits


def page(
    case: CaseFile,
    query: str,
    limit: int = 50,
    seconds: float | None = None,
    stopped: IsCancelled = lambda: False,
) -> SearchPage:
    """Return what ``search`` does; in about so many *seconds*, where they are given, and no longer than until it is
    *stopped*: then the oldest stories may not have been looked at yet, which the page says."""
    if limit < 1:
        return SearchPage([])
    # Names of files, events, texts: what one leaves of its time the next may take.
    clocks = [Clock(seconds and seconds * part, stopped) for part in (0.25, 0.6, 1)]
    with case.reading():
        asked, within, all_known = _resolved(case, parse(query), clocks[0])
        marks = _marked(case, asked)
        if marks is not None:
            within = replace(within, events=tuple(marks.events), articles=tuple(marks.articles))
        wanted = search_find.prepared(case, asked.wanted, asked.unwanted) if _Marker(asked.wanted) else Wanted()
        if not wanted.terms and not within.is_limit:
            return SearchPage([])
        limit = min(limit, _MOST)
        share = max(1, limit // 3)
        marker = _Marker(wanted.terms)
        hits = [] if within.is_limit else _entities(case, query, wanted, share, marker)
        if marks is not None:
            hits = _marked_entities(case, marks, marker, share)
        known = {} if within.is_limit else search_find.newest(case, wanted)
        first = min(share, limit - len(hits))
        events = search_find.find(case, HitKind.EVENT, wanted, first, within, clocks[1], known.get(HitKind.EVENT, ()))
        hits += _events(case, events.ids, marker)
        rest, last = limit - len(hits), known.get(HitKind.ARTICLE, ())
        articles = search_find.find(case, HitKind.ARTICLE, wanted, rest, within, clocks[2], last)
        hits += _articles(case, articles.ids, marker)
    return SearchPage(hits, events.is_whole and articles.is_whole and all_known)


def _resolved(case: CaseFile, asked: Query, clock: Clock) -> tuple[Query, Within, bool]:
    """Return the words of a query, what its filters mean, and whether all names were looked at for that.

    A date that nobody can read is taken for words.
    """
    words = list(asked.wanted)
    people: set[int] | None = None
    sources: tuple[int, ...] | None = None
    all_known = True
    firsts: list[str] = []
    lasts: list[str] = []
    for each in asked.filters:
        if each.field == "person":
            found, is_whole = _people(case, each.value, clock)
            all_known = all_known and is_whole
            people = found if people is None else people & found
        elif each.field == "source":
            files, is_whole = file_names.having(case, each.value, lambda: clock.left > 0)
            all_known = all_known and is_whole
            sources = files if sources is None else tuple(sorted(set(sources) & set(files)))
        elif each.field in ("tag", "is"):
            # What bears a mark is looked up by itself; a mark that nobody knows is taken for words.
            if each.field == "is" and each.value.casefold() not in _MARKS:
                words.append(Term(f"{each.field} {each.value}"))
        elif (days := _days(each)) is None:
            words.append(Term(f"{each.field} {each.value}"))
        elif each.field == "after" and days.start is not None:
            firsts.append(days.start.isoformat())
        elif each.field == "before" and days.end is not None:
            lasts.append(days.end.isoformat())
    within = Within(
        people=None if people is None else tuple(people),
        sources=sources,
        after=max(firsts, default=None),
        before=min(lasts, default=None),
    )
    return Query(tuple(words), asked.unwanted, asked.filters), within, all_known


def _people(case: CaseFile, name: str, clock: Clock) -> tuple[set[int], bool]:
    """Return whom a name may mean, and whether these are all: while the beginning of a name is typed, some will do."""
    if same := entity_store.find(case, name):
        return set(same), True
    most = -1 if clock.is_endless else _PEOPLE
    found = entity_store.find_part(case, name, most)
    return set(found), clock.is_endless or len(found) < most


_MARKS = {
    "starred": NoteForm.STAR,
    "tagged": NoteForm.TAG,
    "noted": NoteForm.NOTE,
    "asked": NoteForm.QUESTION,
    "question": NoteForm.QUESTION,
}
"""What ``is:`` asks for."""


def _marked(case: CaseFile, asked: Query) -> Marked | None:
    """Return what bears all the marks that a query asks for, None where it asks for none."""
    found: Marked | None = None
    for each in asked.filters:
        if each.field == "tag":
            those = marking.marked(case, NoteForm.TAG, each.value)
        elif each.field == "is" and each.value.casefold() in _MARKS:
            those = marking.marked(case, _MARKS[each.value.casefold()])
        else:
            continue
        found = those if found is None else found & those
    return found


def _marked_entities(case: CaseFile, marks: Marked, wanted: _Marker, limit: int) -> list[SearchHit]:
    """Return the names that bear what was asked for, and all the words of the query where it has any."""
    lines = sorted(search_page.names(case, marks.entities).values(), key=lambda line: (-line.mentions, line.id))
    hits: list[SearchHit] = []
    for line in lines:
        called = ", ".join((line.name, *line.aliases))
        if len(hits) < limit and (not wanted or wanted.find(called)):
            snippet, stretches = _cut(called, wanted)
            hits.append(SearchHit(HitKind.ENTITY, line.id, line.name, snippet, stretches, None, None))
    return hits


def _days(limit: Filter) -> DateInterval | None:
    try:
        return parse_date(limit.value)
    except ImpossibleError:
        return None


def _entities(case: CaseFile, query: str, asked: Wanted, limit: int, wanted: _Marker) -> list[SearchHit]:
    found = search_page.names(case, search_find.names(case, asked, limit * 4))
    whole = fold(query)
    lines = sorted(found.values(), key=lambda line: (fold(line.name) != whole, -line.mentions, line.id))
    hits = []
    for line in lines[:limit]:
        snippet, marks = _cut(", ".join((line.name, *line.aliases)), wanted)
        hits.append(SearchHit(HitKind.ENTITY, line.id, line.name, snippet, marks, None, None))
    return hits


def _events(case: CaseFile, ids: Sequence[int], wanted: _Marker) -> list[SearchHit]:
    found = search_page.events(case, ids)
    starts = search_page.stories(case, {line.article for line in found.values()})
    texts = dict(article_store.texts(case, starts))
    hits = []
    for line in (found[id_] for id_ in ids if id_ in found):
        start = starts[line.article].start
        quote = texts[line.article][line.span.start - start : line.span.end - start]
        snippet, marks = _cut(quote, wanted)
        hits.append(SearchHit(HitKind.EVENT, line.id, _title(line, quote), snippet, marks, line.article, line.span))
    return hits


def _title(line: EventLine, quote: str) -> str:
    """Return what a result is called: a list of results has no column for what is only alleged, denied or planned."""
    at = line.trigger.start - line.span.start
    label = event_views.label_of(line.kind, line.status, line.participants, quote, at, len(line.trigger))
    title, status = titled_label(label, line.participants), line.status.value
    return title if line.status is Status.ASSERTED or f" {status}: " in title else f"{title} ({status})"


def _articles(case: CaseFile, ids: Sequence[int], wanted: _Marker) -> list[SearchHit]:
    lines = search_page.stories(case, ids)
    hits = []
    for id_, text in article_store.texts(case, ids):
        line = lines[id_]
        found = wanted.find(text)
        first = _best(found)
        snippet, marks = _cut(text, wanted, found, first)
        span = Span(line.start + first.start, line.start + first.end) if first is not None else None
        hits.append(SearchHit(HitKind.ARTICLE, line.id, line.title, snippet, marks, line.id, span))
    return hits


def _best(found: Sequence[tuple[Span, int]]) -> Span | None:
    """Return the match from which on a snippet shows the most of the words looked for."""
    best: tuple[int, Span] | None = None
    for i, (span, _) in enumerate(found):
        near = set()
        for other, term in islice(found, i, None):
            if other.end > span.start + _SNIPPET - _LEAD:
                break
            near.add(term)
        if best is None or len(near) > best[0]:
            best = (len(near), span)
    return best[1] if best is not None else None


def _cut(
    text: str, wanted: _Marker, found: Sequence[tuple[Span, int]] | None = None, first: Span | None = None
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
    piece = _SPACE.sub(" ", text[start:end])
    shift = len(before) - start
    marks = tuple(
        Span(span.start + shift, span.end + shift) for span, _ in found if start <= span.start and span.end <= end
    )
    return before + piece + after, marks
