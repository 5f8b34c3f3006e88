"""What a story says of people apart from events: age, role, organisation, nationality, residence, aliases."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.mentions import EntityKind, FactKind, PersonFact
from dossier.domain.spans import Span
from dossier.extract.naming import gazetteer
from dossier.extract.persons.aliases import aliases_after
from dossier.extract.persons.clusters import Cluster
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

_SHORT_TITLES = frozenset("mr mrs ms miss dr prof sir madam lady lord the a an his her its their my our your".split())
_KIN = frozenset(
    "husband wife brother sister son daughter father mother uncle aunt cousin nephew niece grandfather "
    "grandmother grandson widow girlfriend boyfriend partner fiance fiancee man woman boy girl victim winner "
    "member".split()
)
_LINKS = frozenset("of for to and the".split())
_GAPS = frozenset(("-", "–", "’s", "'s", "’", "'", ".", "&"))
_ADJECTIVES = frozenset(
    "former ex then senior chief deputy acting assistant associate vice top leading veteran prominent late "
    "outgoing new current interim incoming foreign defence defense interior finance justice prime military "
    "political opposition independent presidential vice-presidential fellow alleged suspected convicted federal "
    "national state security strategy intelligence army police navy human rights media press legal policy "
    "economic special regional local communist under republican democratic conservative liberal far-right "
    "executive managing general high-ranking high-profile research investigative criminal business crown company "
    "campaign union church student film news".split()
)
_CITIZENS = frozenset(
    "citizen citizens national nationals teen teenager man woman student businessman businesswoman journalist".split()
)
_CLAUSE = frozenset(
    "who whose whom which that said says told were was is are has had have been will would could may might "
    "between since until during when before after because while where and".split()
)
_AFTER_ROLE = frozenset("of for to at in with from on and or under by based there here".split())
_PUNCTUATION = frozenset((",", ";", ")", "(", "–", "—", ":", "”", '"', "[", "]"))
_LONGEST_ROLE = 12
_LONGEST_APPOSITION = 24
_YEARS_OLD = re.compile(r"\b(\d{1,3})[-‐‑]year[-‐‑]old\b")
_AGE_REACH = 60
_APART = re.compile(r"[,;()]|\b(?:and|by|with|to|of|from|in)\b")


@dataclass(frozen=True, slots=True)
class _Place:
    """A person's name in a sentence: its tokens ``first`` to ``last`` (exclusive), and all names around it.

    ``names`` leads from the start of each word of a name to the name's span and kind.
    """

    story: TokenizedStory
    sentence: Sentence
    first: int
    last: int
    key: int
    names: Mapping[int, tuple[Span, EntityKind]]

    def fact(self, kind: FactKind, tokens: Sequence[Token]) -> PersonFact:
        """Return a fact in the words of *tokens*."""
        return self.quote(kind, Span(tokens[0].start, tokens[-1].end))

    def quote(self, kind: FactKind, span: Span) -> PersonFact:
        """Return a fact in the words at *span*, spaces made even."""
        return PersonFact(kind, re.sub(r"\s+", " ", span.of(self.story.text)), span)

    def name_at(self, token: Token, kind: EntityKind) -> Span | None:
        """Return the span of the name of *kind* that *token* is a word of."""
        span, found = self.names.get(token.start, (None, None))
        return span if found is kind else None


def facts(story: TokenizedStory, clusters: Sequence[Cluster]) -> dict[int, tuple[PersonFact, ...]]:
    """Return the facts of people by the number of their cluster among *clusters*, in text order, each value once."""
    found: dict[int, dict[tuple[FactKind, str], PersonFact]] = {}
    for place in _places(story, clusters):
        for finder in _FINDERS:
            for fact in finder(place):
                found.setdefault(place.key, {}).setdefault((fact.kind, fact.value.casefold().replace("’", "'")), fact)
    return {key: tuple(sorted(known.values(), key=lambda fact: fact.span)) for key, known in found.items()}


def _places(story: TokenizedStory, clusters: Sequence[Cluster]) -> Iterator[_Place]:
    owners = sorted((span, key, cluster.kind) for key, cluster in enumerate(clusters) for span in cluster.spans)
    at = 0
    for sentence in story.sentences:
        here = []
        while at < len(owners) and owners[at][0].start < sentence.span.end:
            here.append(owners[at])
            at += 1
        if not any(kind is EntityKind.PERSON for *_, kind in here):
            continue
        found = [(tokens_at(sentence.tokens, span), span, key, kind) for span, key, kind in here]
        names = {t.start: (span, kind) for (a, b), span, _, kind in found for t in sentence.tokens[a:b]}
        for (first, last), _, key, kind in found:
            if kind is EntityKind.PERSON and first < last:
                yield _Place(story, sentence, first, last, key, names)


def _is_role(token: Token) -> bool:
    low = gazetteer.fold(token.text)
    if low in gazetteer.roles() or (low in gazetteer.honorifics() and low not in _SHORT_TITLES):
        return True
    return re.split(r"[-‐‑]", low)[-1] in gazetteer.roles() or _plural(token)


def _plural(token: Token) -> bool:
    low = gazetteer.fold(token.text)
    return low.endswith("s") and low[:-1] in gazetteer.roles() and low not in gazetteer.roles()


def _ages(place: _Place) -> Iterator[PersonFact]:
    """Find "X, 40," "X (40)" "X, aged 40" and "40-year-old X"."""
    after = place.sentence.tokens[place.last : place.last + 4]
    if len(after) > 1 and after[0].text in (",", "("):
        rest = after[2:] if after[1].text.lower() in ("aged", "age", "now") else after[1:]
        closing = rest[1].text if len(rest) > 1 else "."
        closed = closing in _PUNCTUATION or closing in (".", "-") or closing.lower() in ("of", "from", "and")
        if rest and rest[0].text.isdigit() and 4 < int(rest[0].text) < 111 and closed:
            yield place.fact(FactKind.AGE, rest[:1])
            return
    begin = max(place.sentence.span.start, place.sentence.tokens[place.first].start - _AGE_REACH)
    end = place.sentence.tokens[place.first].start
    for years in _YEARS_OLD.finditer(place.story.text, begin, end):
        between = place.story.text[years.end() : end]
        if not _APART.search(between):
            yield place.quote(FactKind.AGE, Span(*years.span(1)))


def _roles_before(place: _Place) -> Iterator[PersonFact]:
    """Find "Treasury Secretary X", "Iranian Quds Force commander X", "the president of Y, X, said"."""
    tokens = place.sentence.tokens
    end = _shared_role_end(place)
    closed = place.last < len(tokens) and tokens[place.last].text in (",", ")", ".")
    if end > 1 and tokens[end - 1].text == ",":
        if not closed:
            return
        end -= 1
    first = end
    while first and end - first < _LONGEST_ROLE and _in_role(place, first - 1, end):
        first -= 1
    while first < end and (tokens[first].text.lower() in _LINKS or tokens[first].text in _GAPS):
        first += 1
    words = _own_role(tokens[first:end])
    if not words or not _ends_as_role(words):
        return
    if len(words) == 1 and gazetteer.fold(words[0].text) in _SHORT_TITLES | _KIN:
        return
    if end < place.first and not (words[0].is_capitalised or any(t.text.lower() in ("of", "for") for t in words)):
        return
    yield from _role(place, words)


def _own_role(words: Sequence[Token]) -> Sequence[Token]:
    """Leave "son of" out of "son of former Finance Minister X": the role is what comes after."""
    if words and _is_role(words[-1]):
        for i in range(len(words) - 2, 0, -1):
            if words[i].text.lower() in ("of", "for", "to") and _is_role(words[i - 1]):
                return words[i + 1 :]
    return words


def _shared_role_end(place: _Place) -> int:
    """Return where words before the name end: for the second of "brothers A and B" that is before A."""
    tokens, end = place.sentence.tokens, place.first
    if end > 1 and tokens[end - 1].text.lower() == "and":
        span = place.name_at(tokens[end - 2], EntityKind.PERSON)
        if span is not None:
            first = next(i for i, token in enumerate(tokens) if token.start >= span.start)
            if first and _plural(tokens[first - 1]):
                return first
    return end


def _in_role(place: _Place, i: int, end: int) -> bool:
    """Tell whether token *i* can belong to a role that ends before token *end*."""
    tokens = place.sentence.tokens
    token, following = tokens[i], tokens[i + 1] if i + 1 < end else None
    low = gazetteer.fold(token.text)
    if place.name_at(token, EntityKind.PERSON) is not None or low in _SHORT_TITLES - {"the"}:
        return False
    if token.text == ".":
        return i > 0 and _is_role(tokens[i - 1]) and tokens[i - 1].is_capitalised
    if token.text in _GAPS or low in _LINKS:
        before = tokens[i - 1] if i else None
        if following is None or before is None or before.text in _PUNCTUATION:
            return False
        if low == "the":
            return before.text.lower() in ("of", "for", "to")
        return following.is_capitalised or following.text in _GAPS or low == "of" or _is_role(following)
    if not token.is_word:
        return False
    if low in gazetteer.never_names() and low not in _ADJECTIVES:
        return False
    if _is_role(token) or low in _ADJECTIVES or low in gazetteer.demonyms():
        return True
    if token.is_capitalised:
        return i > 0 or token.start in place.names or low not in gazetteer.common_words() or low in ("south", "north")
    return following is not None and _is_role(following) and i > 0 and _joins(tokens[i - 1])


def _joins(token: Token) -> bool:
    """Tell whether an ordinary noun may stand between this word and a role: "Iraqi strategy expert"."""
    low = gazetteer.fold(token.text)
    return low in gazetteer.demonyms() or low in _ADJECTIVES or low in ("us", "u.s.", "uk", "u.k.")


def _ends_as_role(words: Sequence[Token]) -> bool:
    """Tell whether the words end in a role, or in what a role is of ("Director of National Intelligence")."""
    last = -2 if words[-1].text == "." and len(words) > 1 else -1
    if _is_role(words[last]):
        return True
    lows = [token.text.lower() for token in words]
    for link in ("of", "for", "to"):
        if link in lows[1:]:
            at = lows.index(link, 1)
            return _is_role(words[at - 1]) and all(t.is_capitalised or t.text.lower() in _LINKS for t in words[at:])
    return False


def _role(place: _Place, words: Sequence[Token]) -> Iterator[PersonFact]:
    """Give the role, and the nation, home and organisations named in it."""
    if not _plural(words[-1]):
        yield place.fact(FactKind.ROLE, words)
    last = ""
    for number, token in enumerate(words):
        low = gazetteer.fold(token.text)
        span = place.name_at(token, EntityKind.ORGANISATION)
        if span is not None and span.start == token.start:
            yield place.quote(FactKind.ORGANISATION, span)
        elif number == 0 and low in gazetteer.demonyms() and token.is_capitalised:
            head = next((gazetteer.fold(word.text) for word in words if _is_role(word)), "")
            if head in _CITIZENS:
                both = len(words) > 1 and gazetteer.fold(words[1].text) in gazetteer.demonyms()
                yield place.fact(FactKind.NATIONALITY, words[: 1 + both])
        last = low
    if last == "resident" and len(words) > 1:
        yield place.fact(FactKind.RESIDENCE, words[:-1])


def _roles_after(place: _Place) -> Iterator[PersonFact]:
    """Find "X, a spokesman for Y," "X, 40, Iran's ambassador to Z," "X, who serves as Y" and "X is a Y"."""
    tokens = place.sentence.tokens
    start = _apposition(tokens, place.last)
    if start is None:
        return
    while start < len(tokens) and tokens[start].text.lower() in (*_SHORT_TITLES, "then", "one"):
        start += 1
    end = start
    while end < len(tokens) and end - start < _LONGEST_APPOSITION and not _closes(place, end):
        end += 1
    words = tokens[start:end]
    head = _head(words)
    if head is None:
        return
    if any(place.name_at(token, EntityKind.PERSON) for token in words[: head + 1]):
        return
    if len(words) == 1 and gazetteer.fold(words[0].text) in _KIN:
        return
    yield from _role(place, words)


def _apposition(tokens: Sequence[Token], at: int) -> int | None:
    """Return where words about the name that ends before token *at* begin, or None."""
    lows = [token.text.lower() for token in tokens[at : at + 5]] + [""] * 5
    if lows[0] in ("is", "was") and lows[1] in ("a", "an", "the"):
        return at + 1
    if lows[0] not in (",", "(", "–", "—"):
        return None
    at += 1
    if lows[1].isdigit() and lows[2] == ",":
        at, lows = at + 2, lows[2:]
    if lows[1] == "who":
        if lows[2] in ("serves", "served", "works", "worked", "acts") and lows[3] == "as":
            return at + 3
        return at + 2 if lows[2] in ("is", "was") and lows[3] in ("a", "an", "the") else None
    return at if lows[1] not in ("and", "or") else None


def _closes(place: _Place, i: int) -> bool:
    """Tell whether token *i* ends an apposition."""
    tokens = place.sentence.tokens
    token = tokens[i]
    low = token.text.lower()
    if low == "and":
        # "Terrorism and Financial Intelligence" goes on; "and his wife" and "and Y" with a new person do not.
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        return (
            after is None or not (after.is_word and place.name_at(after, EntityKind.PERSON) is None) or _is_role(after)
        )
    if token.text in _PUNCTUATION or low in _CLAUSE:
        return True
    return token.text in ".?!" and i == len(tokens) - 1


def _head(words: Sequence[Token]) -> int | None:
    """Return where the head of an apposition stands: a role among its first words, before any verb or preposition."""
    for i, token in enumerate(words[:9]):
        after = words[i + 1] if i + 1 < len(words) else None
        if _is_role(token) and (after is None or not _is_role(after)):
            ends = after is None or after.text.lower() in _AFTER_ROLE or after.text in ("'s", "’s")
            return i if ends and not _plural(token) else None
        if token.text.lower() in ("in", "at", "by", "with", "from", "as", "on", "to", "of", "for"):
            return None
    return None


def _residence(place: _Place) -> Iterator[PersonFact]:
    """Find "X of Springfield," "X, 33, from Leeds," and "X, who lives in Oslo"."""
    tokens = place.sentence.tokens
    at = place.last
    lows = [token.text.lower() for token in tokens[at : at + 6]] + [""] * 6
    apart = lows[0] == ","
    while lows and (lows[0] in (",", "who") or (lows[0].isdigit() and lows[1] in (",", "of", "from"))):
        at, lows = at + 1, lows[1:]
    lived = lows[0] in ("lives", "lived", "living", "resides", "residing")
    at += lived
    linked = at < len(tokens) and tokens[at].text.lower() in (("in", "at") if lived else ("of", "from"))
    if linked and at + 1 < len(tokens) and (lived or apart):
        span = place.name_at(tokens[at + 1], EntityKind.PLACE)
        if span is not None:
            yield place.quote(FactKind.RESIDENCE, span)


def _employers(place: _Place) -> Iterator[PersonFact]:
    """Find "X of the Belgian Federal Police" and "X, from the Z Institute"."""
    tokens = place.sentence.tokens
    at = place.last + (place.last < len(tokens) and tokens[place.last].text == ",")
    if at + 1 >= len(tokens) or tokens[at].text.lower() not in ("of", "from", "at", "with"):
        return
    at += 1 + (tokens[at + 1].text.lower() == "the")
    span = place.name_at(tokens[at], EntityKind.ORGANISATION) if at < len(tokens) else None
    if span is not None:
        yield place.quote(FactKind.ORGANISATION, span)


def _aliases(place: _Place) -> Iterator[PersonFact]:
    name = Span(place.sentence.tokens[place.first].start, place.sentence.tokens[place.last - 1].end)
    for span in aliases_after(place.story, name, place.sentence.span.end):
        yield place.quote(FactKind.ALIAS, span)


_FINDERS: tuple[Callable[[_Place], Iterator[PersonFact]], ...] = (
    _ages, _roles_before, _roles_after, _employers, _residence, _aliases,
)  # fmt: skip
