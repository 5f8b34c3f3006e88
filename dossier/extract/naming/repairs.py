"""Mends single names by the words in and around them: titles, agencies, nations, places in two parts."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import SAYING, Candidate, Line
from dossier.extract.naming.forms import degrees_behind, initials_before, no_person, operations, organisation_forms
from dossier.extract.naming.joins import joined, listed_bodies, people_inside, two_people, villages
from dossier.extract.naming.odd_names import odd_names
from dossier.extract.naming.organisation_cues import ORGANISATION_NOUNS
from dossier.extract.naming.particles import PARTICLES
from dossier.extract.naming.reach import beside_people, by_roles

_COUNTRY_ADJECTIVE = frozenset("us u.s. uk u.k. usa u.s.a. uae".split())
_OFFICES = frozenset(
    "department ministry bureau office institute university bank council committee commission court chamber board "
    "house agency authority directorate academy college federation union association organization organisation "
    "league central society church directorate-general".split()
)
_HOLDERS = frozenset(
    "secretary undersecretary minister director commissioner chief speaker chancellor general attorney ambassador "
    "inspector comptroller registrar".split()
)
_ORGANISATION_AFTER = frozenset(
    "personnel employees shares shareholders customers headquarters staff executives subsidiaries stock ceo "
    "militants insurgents fighters gunmen rebels supporters lawmakers mps servers users subscribers".split()
)
_SURE_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. sen sen. gen gen. col col. lt lt. capt capt. sgt sgt. miss".split()
)
_SECRETARIES = frozenset("secretary undersecretary minister commissioner".split())
_PORTFOLIOS = frozenset(
    "state defense defence finance health education justice energy labor labour commerce agriculture "
    "transportation transport interior foreign affairs national intelligence homeland security war treasury trade "
    "culture sport sports environment information economy industry housing urban development and public safety "
    "works internal external".split()
)
_OWNED = frozenset(
    "founder founders co-founder ceo shares branch headquarters employees subsidiary board customers users".split()
)
_BODY_WORDS = frozenset(
    "supreme central national federal high royal joint general special armed air naval public state news "
    "revolutionary investigative constitutional criminal election electoral human rights prosecutor's secret".split()
)
_SURE_PLACES = frozenset("airport prison jail stadium province governorate peninsula strait".split())
_PLACE_BEFORE = frozenset("in from near outside inside across throughout".split())

_STREETS_BEFORE = frozenset("rue via calle avenida rua avenue place piazza plaza boulevard ulica".split())
_STREETS_AFTER = frozenset(
    "street road avenue boulevard lane square airport bridge beach island islands river lake mountains mountain "
    "valley bay district province governorate county village stadium prison jail canal strait desert peninsula".split()
)
_THINGS = frozenset(
    "prize award awards cup championship championships trophy act bill treaty agreement accord accords war battle "
    "operation festival games olympics mysteries lectures bible podcast show series day amendment plan protocol "
    "resolution rights virus disease syndrome version edition".split()
)
_COMPANY_ENDS = frozenset(
    "ag gmbh sa s.a. spa nv bv ltd ltd. inc inc. llc plc co co. corp corp. jsc ooo oao oy ab se llp".split()
)

Repair = Callable[[Candidate, Sequence[Line]], list[Candidate]]


def _drop_edges(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Take "the", possessives, quotes and, of people, forms of address off the ends."""
    line, first, last = lines[c.line], c.first, c.last
    titled = last - first > 1 and line.lows[first] in _SURE_TITLES
    if titled:
        c, first = replace(c, kind=EntityKind.PERSON), first + 1
    if last - first > 2 and first and line.lows[first - 1 : first + 1] == ("in", "charge"):
        c, first = replace(c, kind=EntityKind.PERSON), first + 1
    person = c.kind is EntityKind.PERSON
    while first < last and (
        not line.tokens[first].text[0].isalnum()
        or (line.lows[first] == "the" and line.lows[first : first + 2] != ("the", "hague"))
        or (person and last - first > 1 and line.lows[first] in gazetteer.honorifics())
        or (person and last - first > 1 and line.lows[first] in gazetteer.demonyms())
        or (
            person
            and last - first > 1
            and line.lows[first] in gazetteer.roles()
            and line.lows[first] not in gazetteer.given_names()
        )
    ):
        first += 1
    if person:
        first = _behind_role(line, first, last)
    while last > first and (
        line.lows[last - 1] in ("'s", "'", "’s", "’", "and", "of", "for", "the", "&", "in", "on")
        or not (line.tokens[last - 1].text[0].isalnum() or line.tokens[last - 1].text == ".")
    ):
        last -= 1
    if last <= first:
        return []
    return [c if (first, last) == (c.first, c.last) else replace(c, first=first, last=last)]


def _behind_role(line: Line, first: int, last: int) -> int:
    """Return where a full name begins behind a role inside it: "Shadow Home Secretary Yvette Cooper"."""
    for i in range(last - 3, first, -1):
        low = line.lows[i]
        if low in gazetteer.roles() and low not in gazetteer.given_names() and low not in gazetteer.surnames():
            return i + 1
    return first


def _nations(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Countries are places, adjectives of nations nothing, "US" before an agency part of it."""
    words = c.words(lines)
    joined = " ".join(words)
    party = c.kind is EntityKind.ORGANISATION and len(words) > 1 and not c.doubtful
    given = c.kind is EntityKind.PERSON and not c.doubtful and joined in gazetteer.given_names()  # "Jan"
    if joined in gazetteer.never_names() and c.kind is not EntityKind.PLACE and not given:
        return []
    if words == ("new",) or joined.removesuffix("s") in ("new yorker", "new zealander"):
        return []
    if (
        not party
        and not given
        and all(word in gazetteer.demonyms() or word in gazetteer.never_names() for word in words)
    ):
        return [c] if joined in gazetteer.places() and c.kind is EntityKind.PLACE else []
    if c.kind is EntityKind.ORGANISATION and gazetteer.places().get(joined) == "country":
        return [replace(c, kind=EntityKind.PLACE)]
    if c.kind is EntityKind.PERSON and joined in _COUNTRY_ADJECTIVE:
        return [replace(c, kind=EntityKind.PLACE)]
    return [c]


def _holders(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """ "FBI Director" is the FBI; "Secretary of State" and "Director of National Intelligence" name offices."""
    if c.kind is EntityKind.PERSON:
        return [c]
    line, first, last = lines[c.line], c.first, c.last
    holder = line.lows[first] in _HOLDERS and any(low in ("of", "for") for low in line.lows[first + 1 : last - 1])
    if holder and last < len(line.tokens) and line.tokens[last].text[0].isupper():
        return []
    organisation = c.kind is EntityKind.ORGANISATION
    while (
        organisation and last - first > 1 and line.lows[last - 1] in gazetteer.roles() and line.lows[last - 2] != "of"
    ):
        last -= 1
    if first > 1 and line.lows[first - 1] in ("of", "for") and line.lows[first - 2] in _HOLDERS:
        joined = " ".join(line.lows[first:last])
        if joined not in gazetteer.places() and not line.tokens[first].text.isupper():
            return []
    return [c if last == c.last else replace(c, last=last)]


def _matters(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Leave out what a secretary is for: "Under Secretary of the Treasury for Terrorism and Financial Intelligence"."""
    line, first, last = lines[c.line], c.first, c.last
    if c.kind is not EntityKind.ORGANISATION or first < 2:
        return [c]
    before = [low for low in line.lows[max(0, first - 3) : first] if low != "the"][-2:]
    if len(before) < 2 or before[0] not in _SECRETARIES or before[1] not in ("of", "for"):
        return [c]
    if "for" in line.lows[first + 1 : last]:
        return [replace(c, last=line.lows.index("for", first + 1))]
    words = c.words(lines)
    ordinary = all(low in gazetteer.common_words() or low in _PORTFOLIOS or low in ("and", ",") for low in words)
    return [] if before[1] == "for" and ordinary and " ".join(words) not in gazetteer.organisations() else [c]


def _portfolios(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Take "State" off "State Antony Blinken" behind "Secretary of": the rest is the person."""
    line, first = lines[c.line], c.first
    if first > 1 and line.lows[first - 1] in ("of", "for") and line.lows[first - 2] in _HOLDERS:
        while first < c.last and line.lows[first] in _PORTFOLIOS:
            first += 1
    elif line.lows[first] in _HOLDERS and line.lows[first + 1 : first + 2] == ("of",):
        first += 2
        while first < c.last and line.lows[first] in _PORTFOLIOS:
            first += 1
        first = first if first > c.first + 2 else c.first
    if first in (c.first, c.last):
        return [c]
    if any(low in gazetteer.organisation_heads() for low in line.lows[first : c.last]):
        return [c]
    return [replace(c, first=first, kind=EntityKind.PERSON)]


def _whole_offices(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Give "Department of" back to "Justice", and "US" to "Treasury Department"."""
    if c.kind is EntityKind.PERSON:
        return [c]
    line, first = lines[c.line], c.first
    before = first - 1
    if before > 0 and line.lows[before] == "the":
        before -= 1
    if before < 1 or line.lows[before] not in ("of", "for") or line.lows[before - 1] not in _OFFICES:
        return [c]
    capital = [token.is_capitalised for token in line.tokens]
    if capital[before - 1]:
        first = before - 1
        while first and capital[first - 1] and (line.lows[first - 1] in _COUNTRY_ADJECTIVE or first > 1):
            if line.lows[first - 1] in gazetteer.honorifics() or line.lows[first - 1] in gazetteer.roles():
                break
            first -= 1
        return [replace(c, first=first, kind=EntityKind.ORGANISATION)]
    return [c]


def _owners(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Two names stand in "Treasury Department's Office of Foreign Assets Control" and "Iran's Revolutionary Guard"."""
    line = lines[c.line]
    for i in range(c.first + 1, c.last - 1):
        sides = " ".join(line.lows[c.first : i]), " ".join(line.lows[i + 1 : c.last])
        if line.lows[i] in ("for", "and", "to", ",") and all(side in gazetteer.places() for side in sides):
            return [replace(c, last=i, kind=EntityKind.PLACE), replace(c, first=i + 1, kind=EntityKind.PLACE)]
        if line.lows[i] in ("'s", "’s", "'", "’"):
            owner = line.lows[c.first : i]
            if owner[-1] in gazetteer.organisation_heads() or " ".join(owner) in gazetteer.places():
                place = " ".join(owner) in gazetteer.places()
                kind = EntityKind.PLACE if place else EntityKind.ORGANISATION
                return [replace(c, last=i, kind=kind), replace(c, first=i + 1)]
    return [c]


def _kind_by_neighbours(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """ "firm X" and "X personnel" make X an organisation; so does its own last word."""
    if c.kind is EntityKind.ORGANISATION:
        return [c]
    line = lines[c.line]
    before = line.lows[c.first - 1] if c.first else ""
    if before == "the" and c.first > 1:
        before = line.lows[c.first - 2]
    if c.kind is EntityKind.PERSON:
        after = line.lows[c.last] if c.last < len(line.lows) else ""
        head = line.lows[c.last - 1] in gazetteer.organisation_heads() and c.last - c.first > 1
        given = line.lows[c.first] in gazetteer.given_names()
        sure_head = head and (not given or line.lows[c.last - 1] not in gazetteer.surnames())
        if before in ORGANISATION_NOUNS or sure_head or (after in _ORGANISATION_AFTER and not given):
            return [replace(c, kind=EntityKind.ORGANISATION)]
    elif before in ORGANISATION_NOUNS and " ".join(line.lows[c.first : c.last]) not in gazetteer.places():
        return [replace(c, kind=EntityKind.ORGANISATION)]
    return [c]


def _people_by_neighbours(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """A given name and another word, with a role before it or "said" or an age behind it, make a person."""
    line, words = lines[c.line], c.words(lines)
    if c.kind is EntityKind.PERSON or not 2 <= len(words) <= 4 or " ".join(words) in gazetteer.places():
        return [c]
    first = words[0]
    if first not in gazetteer.given_names() or first in gazetteer.common_words() or first in gazetteer.places():
        return [c]
    if any(word in gazetteer.organisation_heads() or not word[0].isalpha() for word in words[1:]):
        return [c]
    before = line.lows[c.first - 1] if c.first else ""
    after = (*line.lows[c.last : c.last + 2], "", "")
    told = after[0] in SAYING or (after[0] == "," and after[1].isdigit())
    if told or before in gazetteer.roles() or before in gazetteer.honorifics() or before in SAYING:
        return [replace(c, kind=EntityKind.PERSON)]
    plain = before != "the" and words[-1] not in gazetteer.common_words() and before not in ORGANISATION_NOUNS
    return [replace(c, kind=EntityKind.PERSON)] if plain else [c]


def _full_names(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Make people of supposed places that are a given and a family name and are no place that is known."""
    words = c.words(lines)
    if c.kind is not EntityKind.PLACE or c.last - c.first != 2 or " ".join(words) in gazetteer.places():
        return [c]
    given = words[0] in gazetteer.given_names() and words[0] not in gazetteer.common_words()
    before = lines[c.line].lows[c.first - 1] if c.first else ""
    named = given and words[0] not in gazetteer.places() and words[1] in gazetteer.surnames()
    return [replace(c, kind=EntityKind.PERSON)] if named and before not in _PLACE_BEFORE | {"the", "at"} else [c]


def _movements(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """ "the group known as X", "Jaish al-X" and "Liwa X" are organisations; "Rue du X" and "X Street" are places."""
    line, words = lines[c.line], c.words(lines)
    behind = line.lows[max(0, c.first - 6) : c.first]
    called = behind and behind[-1] in ("as", "called", "named", "dubbed", "itself")
    if words[0] in gazetteer.movements() or (called and any(low in ORGANISATION_NOUNS for low in behind)):
        return [replace(c, kind=EntityKind.ORGANISATION)]
    first = c.first
    while first > 1 and line.lows[first - 1] in PARTICLES:
        first -= 1
    if first and line.lows[first - 1] in _STREETS_BEFORE and line.tokens[first - 1].text[0].isupper():
        return [replace(c, first=first - 1, kind=EntityKind.PLACE)]
    after = line.tokens[c.last] if c.last < len(line.tokens) else None
    if after is not None and after.text[0].isupper() and line.lows[c.last] in _STREETS_AFTER:
        return [replace(c, last=c.last + 1, kind=EntityKind.PLACE)]
    sure = len(words) > 2 or words[-1] in _SURE_PLACES or words[0] not in gazetteer.given_names()
    if len(words) > 1 and words[-1] in _STREETS_AFTER and sure:
        return [replace(c, kind=EntityKind.PLACE)]
    return [c]


def _companies(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """ "Nordwind AG" whole, though only "AG" looked like a name."""
    line, first, last = lines[c.line], c.first, c.last
    if last < len(line.tokens) and line.lows[last] in _COMPANY_ENDS and line.tokens[last].text[0].isupper():
        last += 1
    if line.lows[last - 1] not in _COMPANY_ENDS:
        return [c]
    while first and last - first < 5 and line.tokens[first - 1].text[0].isupper():
        if line.lows[first - 1] in gazetteer.roles() or line.lows[first - 1] in gazetteer.demonyms():
            break
        first -= 1
    return [replace(c, first=first, last=last, kind=EntityKind.ORGANISATION)] if last - first > 1 else [c]


def _things(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Prizes, cups, laws, wars and shows are no people, organisations or places."""
    last = c.words(lines)[-1]
    return [] if last in _THINGS and c.last - c.first > 1 else [c]


def _known_organisations(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """ "Goldman Sachs" is no person; nor is X in "X and its founder" or "X's headquarters"."""
    line, joined = lines[c.line], " ".join(c.words(lines))
    if c.kind is EntityKind.ORGANISATION:
        return [c]
    after = (*line.lows[c.last : c.last + 3], "", "", "")
    owner = (after[0] == "and" and after[1] == "its") or (after[0] in ("'s", "’s") and after[1] in _OWNED)
    lone = c.kind is EntityKind.PERSON and c.last - c.first == 1 and joined not in gazetteer.given_names()
    if joined in gazetteer.organisations() or (owner and lone):
        return [replace(c, kind=EntityKind.ORGANISATION)]
    return [c]


def _whole_bodies(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """ "Nigerian Army" and "Virginia Supreme Court" whole, though only their last words looked like a name."""
    line, first = lines[c.line], c.first
    if c.kind is not EntityKind.ORGANISATION or not all(
        low in gazetteer.organisation_heads() or low in _BODY_WORDS for low in c.words(lines)
    ):
        return [c]
    while first and line.tokens[first - 1].text[0].isupper():
        low = line.lows[first - 1]
        pair = " ".join(line.lows[max(0, first - 2) : first])
        if low not in gazetteer.demonyms() and low not in gazetteer.places() and pair not in gazetteer.places():
            break
        first -= 2 if pair in gazetteer.places() and first > 1 else 1
    return [replace(c, first=first)]


def _titled(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """ "Mr. Toccafondi" is a person whatever the tagger said."""
    line = lines[c.line]
    before = line.lows[c.first - 1] if c.first else ""
    if before == "." and c.first > 1:
        before = line.lows[c.first - 2]
    if before in _SURE_TITLES and c.last - c.first < 4 and c.kind is not EntityKind.PERSON:
        return [replace(c, kind=EntityKind.PERSON)]
    return [c]


def _certain_places(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """ "in Tehran" and the Mosul of "Mosul-born" are places whatever the tagger said."""
    if c.kind is EntityKind.PLACE:
        return [c]
    line = lines[c.line]
    name = " ".join(line.lows[c.first : c.last])
    kind = gazetteer.places().get(name)
    before = line.lows[c.first - 1] if c.first else ""
    nobody = (
        c.kind is EntityKind.PERSON
        and before == "of"
        and name not in gazetteer.given_names()
        and name not in gazetteer.surnames()
    )
    placed = before in _PLACE_BEFORE or nobody or (c.last < len(line.lows) and line.lows[c.last] in ("born", "based"))
    if kind is None or ((kind == "city" or c.kind is EntityKind.PERSON) and not placed):
        return [c]
    return [replace(c, kind=EntityKind.PLACE)]


def _of_the_doubtful(step: Repair) -> Repair:
    """Return *step* for names that the tagger doubts; the others stay as they are."""
    return lambda c, lines: step(c, lines) if c.doubtful else [c]


_REPAIRS: tuple[Repair, ...] = (
    _drop_edges,
    _of_the_doubtful(_owners),
    _matters,
    _portfolios,
    _whole_offices,
    _nations,
    _of_the_doubtful(_holders),
    _of_the_doubtful(_kind_by_neighbours),
    _of_the_doubtful(_people_by_neighbours),
    _full_names,
    _of_the_doubtful(_things),
    _known_organisations,
    _whole_bodies,
    listed_bodies,
    two_people,
    _titled,
    _of_the_doubtful(people_inside),
    villages,
    _movements,
    _companies,
    organisation_forms,
    operations,
    degrees_behind,
    no_person,
    _certain_places,
    odd_names,
    _drop_edges,
)


def repair(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Mend each candidate; the result stands in text order without overlaps."""
    found = list(candidates)
    for step in _REPAIRS:
        found = [kept for candidate in found for kept in step(candidate, lines)]
    found += by_roles(found, lines)
    found += beside_people(found, lines)
    whole = [kept for c in joined(found, lines) for kept in initials_before(c, lines)]
    return without_overlaps(_joined_places(whole, lines))


def trimmed(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Take forms of address off candidates whose kind has changed to a person's."""
    return [kept for candidate in candidates for kept in _drop_edges(candidate, lines)]


def without_overlaps(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep the longer of two candidates that share a word; return them in text order."""
    kept: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (c.line, c.first, -c.last)):
        last = kept[-1] if kept else None
        if last is not None and last.line == c.line and c.first < last.last:
            if c.last - c.first > last.last - last.first:
                kept[-1] = c
            continue
        kept.append(c)
    return kept


def _joined_places(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Join "Washington" and "D.C." across their comma."""
    found: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (c.line, c.first)):
        last = found[-1] if found else None
        if (
            last is not None
            and last.line == c.line
            and last.kind is c.kind is EntityKind.PLACE
            and 0 <= c.first - last.last <= 1
            and " ".join(lines[c.line].lows[last.first : c.last]).replace(" ,", ",") in gazetteer.places()
        ):
            found[-1] = replace(last, last=c.last)
            continue
        found.append(c)
    return found
