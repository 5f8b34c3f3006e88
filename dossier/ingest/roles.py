"""What each paragraph of one story is: headline, body, caption, byline, furniture, comment or repetition."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.domain.documents import PassageRole as Role
from dossier.ingest import bylines, captions
from dossier.ingest.header_dates import Rank, dates_in, is_signed_date
from dossier.ingest.looks import Look
from dossier.ingest.paragraphs import Paragraph

_LABELS = frozenset(
    "world news media politics business opinion sport sports local national international europe africa asia "
    "middle east america americas us uk u.s u.k "
    "crime court courts breaking exclusive latest top stories story analysis feature features culture society "
    "economy technology science health home "
    "defence defense security terrorism iran iraq russia ukraine syria balkans region regional front page "
    "editorial investigation investigations".split()
)
_OUTLETS = frozenset(
    "post times news herald guardian journal tribune gazette telegraph press agency star mail mirror independent "
    "standard observer today chronicle dispatch record review online express bulletin monitor courier examiner".split()
)
_LETTERHEAD = frozenset(
    "office department ministry agency bureau court council committee commission service district directorate "
    "division branch police prosecutor prosecutors prosecution secretariat embassy authority tribunal".split()
)
_SMALL = frozenset("of the for and on in to & de du".split())
_ITEM = re.compile(r"(?:[•●▪‣◦·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_HEADER_MOST = 14  # paragraphs in which a header is looked for
_SHINGLE = 4
_QUOTES = "\"'“‘«„["
_FIRST_PERSON = {"i", "we", "my", "our", "me", "i'm", "we're", "i've", "we've"}
_SHINGLED_MOST = 60_000  # words: longer "stories" are no news stories
_FURNISHED = {
    Look.RULER: Role.NOTICE, Look.MARKER: Role.NOTICE, Look.NOTICE: Role.NOTICE, Look.AGENCY: Role.NOTICE,
    Look.DATE: Role.DATELINE, Look.BYLINE: Role.BYLINE, Look.CREDIT: Role.CAPTION, Look.CAPTION: Role.CAPTION,
}  # fmt: skip


@dataclass(slots=True)
class Roles:
    """The roles of a story's paragraphs, by their place in it. ``title`` and ``byline`` are places or None.

    ``body`` is the place of the first paragraph of running text (the number of paragraphs where there is none).
    """

    roles: list[Role] = field(default_factory=list)
    title: int | None = None
    byline: int | None = None
    body: int = 0


def assign_roles(paragraphs: Sequence[Paragraph], looks: Sequence[Look]) -> Roles:
    """Return what each of the paragraphs of one story is."""
    found = Roles([Role.BODY] * len(paragraphs))
    found.body = _first_prose(paragraphs, looks)
    found.title = _title(paragraphs, looks, found.body)
    for i, look in enumerate(looks):
        found.roles[i] = _FURNISHED.get(look, Role.BODY)
    _header(paragraphs, looks, found)
    _pairs(paragraphs, looks, found)
    _seen_and_signed(paragraphs, looks, found)
    _unfinished(paragraphs, looks, found)
    _repeats(paragraphs, found)
    _author(paragraphs, found)
    _tail(paragraphs, looks, found)
    _comments(paragraphs, looks, found)
    return found


def _first_prose(paragraphs: Sequence[Paragraph], looks: Sequence[Look]) -> int:
    for i, look in enumerate(looks):
        if look is Look.PROSE and not (i + 1 < len(looks) and paragraphs[i + 1].key == paragraphs[i].key):
            return i
    return len(looks)


def _title(paragraphs: Sequence[Paragraph], looks: Sequence[Look], body: int) -> int | None:
    """Return the place of the headline: the first line before the body that could be one and is no label."""
    header = [i for i in range(min(body, _HEADER_MOST)) if looks[i] in (Look.HEADLINE, Look.LINE)]
    keys = Counter(paragraphs[i].key for i in header)
    for n, i in enumerate(header):
        p = paragraphs[i]
        doubled = i + 1 < len(paragraphs) and paragraphs[i + 1].key == p.key
        if looks[i] is Look.LINE:
            # One or two words make a headline only where it is said twice, or stands alone above the text.
            if (keys[p.key] > 1 and not doubled) or (i == 0 and _lone_title(paragraphs, looks, header, body)):
                return i
            continue
        following = header[n + 1] if n + 1 < len(header) else None
        labelled = _is_label(p) or _is_outlet(p) or is_signed_date(p.text)
        if following is not None and looks[following] is Look.HEADLINE and labelled:
            continue
        if doubled and keys[p.key] == 2 and i > 0 and captions.looks_seen(p.text):
            continue
        if _name_above_headline(paragraphs, looks, i, following):
            continue
        if _is_letterhead(p) and any(_is_headline(paragraphs[j], looks[j]) for j in header[n + 1 :]):
            continue
        return i
    return None


def _lone_title(paragraphs: Sequence[Paragraph], looks: Sequence[Look], header: Sequence[int], body: int) -> bool:
    p = paragraphs[0]
    return (
        len(header) == 1 and body < len(paragraphs) and 1 <= p.words <= 3 and not p.closed and not _is_label(p)
        and p.text[:1].isupper() and (body == 1 or Look.DATE in looks[1:body] or Look.BYLINE in looks[1:body])
    )  # fmt: skip


def _is_label(p: Paragraph) -> bool:
    """Tell a section label ("World", "US & Canada") from a headline."""
    words = [w.strip("&/|>,-") for w in p.key.split()]
    return p.words <= 4 and all(w in _LABELS or not w or w == "and" for w in words)


def _is_outlet(p: Paragraph) -> bool:
    """Tell the name of a newspaper or site ("The Daily Post") from a headline."""
    words = p.key.split()
    return p.words <= 5 and (words[-1] in _OUTLETS or words[-1].endswith((".com", ".org", ".net")))


def _is_letterhead(p: Paragraph) -> bool:
    """Tell the head of an institution's letter ("Office of the Prosecutor", "Northern District of Ohio")."""
    words = [word.strip(",.") for word in p.text.split()]
    named = all(word[:1].isupper() or word in _SMALL for word in words if word)
    return p.words <= 8 and named and not _LETTERHEAD.isdisjoint(p.key.replace(",", "").split())


def _is_headline(p: Paragraph, look: Look) -> bool:
    return look is Look.HEADLINE and p.words >= 6 and not _is_letterhead(p)


def _name_above_headline(paragraphs: Sequence[Paragraph], looks: Sequence[Look], i: int, following: int | None) -> bool:
    """Tell whether line *i* is a name directly above a longer headline."""
    p = paragraphs[i]
    if following != i + 1 or p.words > 3 or looks[i + 1] is not Look.HEADLINE:
        return False
    return bylines.is_name_line(p.text, p.words) and paragraphs[i + 1].words >= 6


def _line_above(paragraphs: Sequence[Paragraph], looks: Sequence[Look], found: Roles, i: int, title: int) -> Role:
    """Return what the line *i* above the body is, that is neither headline nor furniture by its own words."""
    p = paragraphs[i]
    if i < title or _is_label(p):
        return Role.NOTICE
    dated = i + 1 < len(looks) and looks[i + 1] in (Look.DATE, Look.BYLINE)
    named = p.words <= 3 and bylines.is_name_line(p.text, p.words) and bylines.is_capitalised_name(p.text)
    below_name = found.roles[i - 1] is Role.BYLINE and bylines.is_role_line(p.text, p.words)
    if named or below_name or (dated and bylines.is_name_at_place(p.text, p.words)):
        return Role.BYLINE
    if (3 <= p.words <= 12 and p.text[0].islower()) or captions.is_verbless(p.text, p.words):
        return Role.CAPTION
    return Role.BODY


def _header(paragraphs: Sequence[Paragraph], looks: Sequence[Look], found: Roles) -> None:
    """Settle the paragraphs above the body: labels, the headline's repetitions, names of authors, standfirsts."""
    title = found.title
    key = paragraphs[title].key if title is not None else None
    if title is not None:
        found.roles[title] = Role.TITLE
    for i in range(min(found.body, len(looks))):
        p = paragraphs[i]
        if i == title:
            continue
        if key is not None and p.key == key:
            found.roles[i] = Role.REPEAT
        elif looks[i] in (Look.LINE, Look.HEADLINE) and title is not None:
            found.roles[i] = _line_above(paragraphs, looks, found, i, title)
    # A byline may stand below a standfirst, but never below the whole text: there it belongs to another story's link.
    last = max((i for i, look in enumerate(looks) if look is Look.PROSE), default=len(looks))
    above = found.roles[:last]
    found.byline = above.index(Role.BYLINE) if Role.BYLINE in above else None


def _pairs(paragraphs: Sequence[Paragraph], looks: Sequence[Look], found: Roles) -> None:
    """A paragraph that stands twice in a row is a caption and its repetition, as web pages print their pictures.

    Where most of the running text stands twice, the copy is at fault and not the layout: then it stays body.
    """
    roles = found.roles
    pairs = [
        i for i in range(len(looks) - 1) if paragraphs[i].key == paragraphs[i + 1].key and paragraphs[i].words >= 4
    ]
    prose = sum(look is Look.PROSE for look in looks)
    doubled = sum(looks[i] is Look.PROSE and looks[i + 1] is Look.PROSE for i in pairs)
    all_doubled = doubled * 2 > prose * 0.6 and doubled >= 3
    for i in pairs:
        if roles[i] in (Role.TITLE, Role.REPEAT, Role.NOTICE, Role.DATELINE, Role.BYLINE):
            roles[i + 1] = Role.REPEAT if roles[i] in (Role.TITLE, Role.REPEAT) else roles[i]
            continue
        if roles[i] is Role.BODY and not (all_doubled and looks[i] is Look.PROSE):
            roles[i] = Role.CAPTION
        roles[i + 1] = Role.REPEAT


def _seen_and_signed(paragraphs: Sequence[Paragraph], looks: Sequence[Look], found: Roles) -> None:
    """Settle what words alone do not: "X is seen …" and an agency in brackets at the end."""
    last = max((i for i, look in enumerate(looks) if look in (Look.PROSE, Look.SIGNED_OFF)), default=-1)
    for i, p in enumerate(paragraphs):
        if found.roles[i] is not Role.BODY or (found.body < i < last and _ITEM.match(p.text)):
            # What is listed in the middle of the text ("• Ann Roe, 44, of Hull;") belongs to it, verb or none.
            continue
        above = i < found.body
        if looks[i] is Look.SIGNED_OFF:
            if i != last or above:
                found.roles[i] = Role.CAPTION
        elif i != found.title and _pictures(p, looks[i], above):
            found.roles[i] = Role.CAPTION


def _pictures(p: Paragraph, look: Look, above: bool) -> bool:
    """Tell whether a paragraph only says what is seen: "X is seen …" outside the text, or a name without a verb."""
    if captions.looks_seen(p.text) and p.words <= 60 and (above or not p.closed):
        return True
    dated = any(c.isdigit() for c in p.text)
    return (look is not Look.HEADLINE or dated) and captions.is_verbless(p.text, p.words)


def _unfinished(paragraphs: Sequence[Paragraph], looks: Sequence[Look], found: Roles) -> None:
    """Captions without a mark: long lines without a final stop between punctuated paragraphs.

    They count as captions where the page shows pictures otherwise (doubled lines, "Pictured:"), or where they only
    restate what the text says elsewhere.
    """
    roles = found.roles
    open_ended = [
        i
        for i, p in enumerate(paragraphs)
        if roles[i] is Role.BODY and looks[i] is not Look.SIGNED_OFF and i != found.title and _is_open(p)
    ]
    closed = sum(roles[i] is Role.BODY and p.words >= 8 and p.closed for i, p in enumerate(paragraphs))
    if not open_ended or closed < 2 or len(open_ended) > max(3, closed // 2):
        return
    unmarked = sum(
        roles[i] is Role.CAPTION and looks[i] not in (Look.CREDIT, Look.SIGNED_OFF) for i in range(len(roles))
    )
    restated = _restated(paragraphs, open_ended)
    for i in open_ended:
        if paragraphs[i].text[0] in _QUOTES:
            # A quotation set large beside the text that holds it.
            roles[i] = Role.REPEAT if restated[i] == 1 else Role.BODY
            continue
        beside = any(0 <= j < len(roles) and roles[j] in (Role.CAPTION, Role.REPEAT) for j in (i - 1, i + 1))
        if restated[i] >= 0.5 or (unmarked and i > found.body) or (beside and i >= found.body):
            roles[i] = Role.CAPTION


def _is_open(p: Paragraph) -> bool:
    """Tell whether a paragraph is a long line without a final stop, and nobody speaks in it."""
    if p.closed or not 8 <= p.words <= captions.MOST_WORDS or p.text.endswith((",", "-", "–", "—")):
        return False
    return p.text[0] in _QUOTES or not _FIRST_PERSON & set(p.key.split())


def _restated(paragraphs: Sequence[Paragraph], wanted: Sequence[int]) -> dict[int, float]:
    """Return for each wanted paragraph the share of its runs of four words that stand elsewhere in the story too."""
    shares = dict.fromkeys(wanted, 0.0)
    if sum(p.words for p in paragraphs) > _SHINGLED_MOST:
        return shares
    seen: Counter[tuple[str, ...]] = Counter()
    for p in paragraphs:
        seen.update(set(_shingles(p.key)))
    for i in wanted:
        runs = set(_shingles(paragraphs[i].key))
        if runs:
            shares[i] = sum(seen[run] > 1 for run in runs) / len(runs)
    return shares


def _shingles(key: str) -> list[tuple[str, ...]]:
    words = [w.strip(".,;:!?'()[]") for w in key.split()]
    return [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]


def _repeats(paragraphs: Sequence[Paragraph], found: Roles) -> None:
    """Whatever was said before in the same words is a repetition."""
    first: dict[str, int] = {}
    title = paragraphs[found.title].key if found.title is not None else None
    for i, p in enumerate(paragraphs):
        if found.roles[i] not in (Role.BODY, Role.CAPTION, Role.TITLE):
            continue
        if (i != found.title and p.key == title) or (p.words >= 4 and p.key in first):
            found.roles[i] = Role.REPEAT
        elif p.words >= 4:
            first[p.key] = i


def _author(paragraphs: Sequence[Paragraph], found: Roles) -> None:
    """Settle the end of a story: the author's name on a line of its own, and what is said of the author."""
    body = [i for i, role in enumerate(found.roles) if role is Role.BODY]
    for i in reversed(body[-3:]):
        p = paragraphs[i]
        if i <= found.body:
            continue
        name = bylines.names_author(p.text, p.words)
        if name is None:
            continue
        line = _name_line(paragraphs, found, i, name)
        byline = paragraphs[found.byline].key if found.byline is not None else ""
        surname = name.casefold().split()[-1]
        told = any(surname in paragraphs[j].key.split() for j in body if j not in (i, line))
        if line is not None or surname in byline or (bylines.is_certain_bio(p.text) and not told):
            found.roles[i] = Role.NOTICE
            if line is not None:
                found.roles[line] = Role.BYLINE
                found.byline = line if found.byline is None else found.byline
            return


def _name_line(paragraphs: Sequence[Paragraph], found: Roles, bio: int, name: str) -> int | None:
    """Return the place of the line that is only the author's name, near the note about the author or in the header."""
    words = set(name.casefold().split())
    places: list[int] = [*range(max(0, bio - 2), bio), *range(min(found.body, bio))]
    for place in places:
        p = paragraphs[place]
        same = words & set(p.key.split())
        if found.roles[place] in (Role.BODY, Role.BYLINE) and p.words <= 5 and len(same) >= min(2, len(words)):
            return place
    return None


def _tail(paragraphs: Sequence[Paragraph], looks: Sequence[Look], found: Roles) -> None:
    """Below the text, once furniture has begun ("Topics", "Related"), short lines belong to it."""
    last = max((i for i, role in enumerate(found.roles) if role is Role.BODY and paragraphs[i].prose), default=None)
    if last is None:
        return
    furnished = False
    for i in range(last + 1, len(looks)):
        furnished = furnished or looks[i] is Look.NOTICE
        short = looks[i] in (Look.LINE, Look.HEADLINE, Look.BYLINE) or (
            looks[i] is Look.DATE and not _says_so(paragraphs[i])
        )
        if furnished and short and i != found.byline:
            found.roles[i] = Role.NOTICE


def _says_so(p: Paragraph) -> bool:
    """Tell whether a date line says what its date is: "Published …", "Updated …"."""
    return any(date.rank in (Rank.PUBLISHED, Rank.UPDATED) for date in dates_in(p.text))


def _comments(paragraphs: Sequence[Paragraph], looks: Sequence[Look], found: Roles) -> None:
    """Everything below the header of readers' comments is a comment, once there was a text to comment on."""
    below = told = False
    for i, look in enumerate(looks):
        if look is Look.COMMENT_HEADER:
            found.roles[i] = Role.NOTICE
            below = below or told
        elif below and look not in (Look.RULER, Look.NOTICE):
            found.roles[i] = Role.COMMENT
        told = told or (found.roles[i] is Role.BODY and paragraphs[i].prose)
