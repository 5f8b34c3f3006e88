"""What a person types into the search box: words, phrases, what to leave out, and filters. Any text is a query."""

import re
from dataclasses import dataclass

_MOST = 32
"""So many words and filters of a query are looked at."""
_PART = re.compile(r'(-?)(?:([^\W\d_]{2,9}):)?(?:"([^"]*)(?:"|\Z)|(\S+))')
_FIELDS = {
    "person": "person",
    "who": "person",
    "name": "person",
    "with": "person",
    "source": "source",
    "file": "source",
    "in": "source",
    "after": "after",
    "since": "after",
    "from": "after",
    "before": "before",
    "until": "before",
    "to": "before",
    "tag": "tag",
    "is": "is",
}
"""What may stand before a colon, and what it means."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand together in this order; with *goes_on* the last one may be the beginning of a word."""

    words: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A limit on what is found: ``field`` is "person", "source", "after", "before", "tag" or "is"; ``value`` as
    typed."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart: all of ``wanted``, none of ``unwanted``, within ``filters``."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.filters)


def parse(text: str) -> Query:
    """Take a query apart. Nothing is an error: a sign that means nothing here is passed over.

    ``"two words"`` is a phrase, ``-word`` leaves out, ``wor*`` is a beginning, and so is the last word while it is
    typed; ``person:``, ``source:``, ``after:``, ``before:``, ``tag:`` and ``is:starred`` limit what is found.
    """
    plain = text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")
    wanted: list[Term] = []
    unwanted: list[Term] = []
    filters: list[Filter] = []
    for part in _PART.finditer(plain):
        if len(wanted) + len(unwanted) + len(filters) >= _MOST:
            break
        minus, field, phrase, bare = part.groups()
        value = phrase if phrase is not None else bare
        known = _FIELDS.get((field or "").casefold())
        if known and not minus and value.strip():
            filters.append(Filter(known, value.strip()))
            continue
        if field is not None:
            # A colon that means nothing to us stands between two words.
            value = f"{field} {value}"
        is_last = part.end() == len(plain) and phrase is None and not minus
        term = Term(value.rstrip("*:"), goes_on=is_last or (phrase is None and value.endswith("*")))
        if any(c.isalnum() for c in term.words):
            (unwanted if minus else wanted).append(term)
    return Query(tuple(wanted), tuple(unwanted), tuple(filters))
