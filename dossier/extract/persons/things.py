"""Names of things that look like those of people: "his dog Rex", "the trawler Isobel", "carmaker Aurel"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.evidence import Words
from dossier.extract.persons.clusters import Name
from dossier.extract.persons.told_things import TITLED, Told, told_thing
from dossier.extract.tokens import TokenizedStory

_PETS = frozenset(
    "dog cat horse pony puppy parrot labrador terrier spaniel mare donkey racehorse stallion dogs cats horses ponies "
    "puppies kitten kittens rabbit hamster tortoise greyhound alsatian bulldog poodle retriever whale elephant tiger "
    "lion bear gorilla orangutan panda cow bull goat camel falcon robot drone".split()
)
_OWNING = frozenset("his her their 's ’s two three".split())
_LISTED = re.compile(r",(?! [a-z]+ed\b)| and [A-Z]|\.")
_CALLED = frozenset("named called christened dubbed".split())
_VESSELS = frozenset(
    "trawler yacht superyacht ship vessel tanker ferry freighter frigate tug tugboat schooner submarine boat lifeboat "
    "steamer liner warship destroyer corvette barge dinghy catamaran supertanker sloop ketch cutter mv ss hms uss "
    "hurricane typhoon cyclone storm operation".split()
)
_AS_NAMES = frozenset("Girl Boy Spirit Pride Star".split())
"""What stands between "the" and a given name in the names of boats: "the Girl Isobel"."""
_LEADING = frozenset(
    "leader president premier chancellor minister senator lawmaker politician activist dissident journalist cleric "
    "lawyer general colonel commander spokesman spokeswoman economist analyst actor actress singer novelist".split()
)
"""What only people are, right before their names."""
_MAKERS = frozenset(
    "maker carmaker automaker drugmaker chipmaker shipbuilder airline carrier retailer lender startup start-up insurer "
    "manufacturer conglomerate brewer miner supermarket".split()
)
_COMPANIES = frozenset(
    "ag ltd limited inc plc sa gmbh corp corporation group holdings llc nv bv ab asa oyj spa srl kg se company co "
    "industries airlines".split()
)
_PLACES = frozenset("deir ras bab jebel jabal djebel wadi kafr kfar mazar-i-sharif umm-qasr fort mount".split())
"""What names of places begin with that look like those of people: "Deir ez-Zor", "Ras al-Ain"."""
_BRANDS = frozenset(
    tuple(brand.split())
    for brand in (
        "louis vuitton", "calvin klein", "hugo boss", "jp morgan", "j.p. morgan", "morgan stanley", "merrill lynch",
        "ralph lauren", "tommy hilfiger", "christian dior", "yves saint laurent", "giorgio armani", "jimmy choo",
        "michael kors", "marc jacobs", "kate spade", "john lewis", "jack daniel", "johnnie walker", "jim beam",
        "mary kay", "harley davidson", "aston martin", "alfa romeo", "lloyds bank", "price waterhouse", "john deere",
        "charles schwab", "wells fargo", "eddie bauer", "abercrombie fitch", "dr martens", "laura ashley", "ted baker",
        "paul smith ltd", "estee lauder", "elizabeth arden", "max mara", "tim hortons", "burger king", "ben jerry",
        "harvey nichols", "paddy power", "william hill", "johns hopkins", "river plate",
    )
)  # fmt: skip
"""Companies that bear the name of a person and are called by it in full."""
_LAW = re.compile(r"['’]s (?:Law|Act|Bill|Rule|Amendment|Syndrome|Disease|Prize|Cup|of London)\b")
_SETTLEMENTS = frozenset("town city village suburb hamlet township municipality port neighborhood".split())
_BUILDINGS = frozenset(
    "church chapel school hall hospital cathedral mosque college abbey priory road street lane crematorium cemetery "
    "centre center stadium library museum station".split()
)


def without_things(story: TokenizedStory, names: Sequence[Name]) -> list[Name]:
    """Return *names* without those of animals, ships and storms, and with those of companies and places as such.

    Single words only where they are nobody's surname in the story; once told, all mentions of the word are meant.
    """
    names = titled_people(names)
    names = [_as_such(story, name) if name.kind is EntityKind.PERSON else name for name in names]
    names = [n for n in names if n.kind is not EntityKind.PERSON or _LAW.match(story.text, n.span.end) is None]
    names = _without_told(story, names)
    people = [name for name in names if name.kind is EntityKind.PERSON]
    borne = {word for name in people if len(name.words) > 1 for word in name.words}
    firms = {name.words[0] for name in names if _is_company(story, name)}
    kinds: dict[Words, EntityKind | None] = {}
    for name in people:
        if len(name.words) == 1 and name.words[0] not in borne:
            told, kind = _told(story, name, firms)
            if told:
                kinds[name.words] = kind
    kept = []
    for name in names:
        kind = kinds.get(name.words, name.kind) if name.kind is EntityKind.PERSON else name.kind
        if kind is not None:
            kept.append(name if kind is name.kind else replace(name, kind=kind))
    return kept


def titled_people(names: Sequence[Name]) -> list[Name]:
    """Return *names* with those of people that were taken for unknown places: "opposition leader Mara San Lum"."""
    people = {
        name.words
        for name in names
        if name.kind is EntityKind.PLACE
        and len(name.words) > 1
        and name.before[-1:] != ()
        and name.before[-1] in _LEADING
        and " ".join(name.words) not in gazetteer.places()
        and any(word in gazetteer.given_names() or word in gazetteer.surnames() for word in name.words)
    }
    return [replace(name, kind=EntityKind.PERSON) if name.words in people else name for name in names]


def _without_told(story: TokenizedStory, names: Sequence[Name]) -> list[Name]:
    """Return *names* as what stands beside them tells: all of the same words where the first is told, else that one.

    Words that stand in somebody's longer name are left as they are.
    """
    borne = {w for n in names if n.kind is EntityKind.PERSON and len(n.words) > 1 for w in n.words}
    first: dict[Words, Told] = {}
    kept, parts = [], set[str]()
    for name in names:
        if name.kind is not EntityKind.PERSON:
            kept.append(name)
            continue
        told, kind = told_thing(story.text, name)
        told = told and (len(name.words) > 1 or kind is None or name.words[0] not in borne)
        if len(name.words) > 1 or name.words[0] not in borne:
            led = first.setdefault(name.words, (told, kind))
            told, kind = led if led[0] else (told, kind)
        if not told:
            kept.append(name)
        elif kind is not None:
            kept.append(replace(name, kind=kind))
        if told and len(name.words) > 1 and TITLED.match(story.text, name.span.end) is None:
            parts.update(name.words)  # "Mac OS X": nor is "Mac" somebody
    parts -= {w for n in kept if n.kind is EntityKind.PERSON and len(n.words) > 1 for w in n.words}
    return [n for n in kept if n.kind is not EntityKind.PERSON or len(n.words) > 1 or _is_free(n, parts)]


def _is_free(name: Name, parts: set[str]) -> bool:
    """Tell whether a single name is none of the *parts* of what is nobody's, or somebody all the same: "Mr Lion"."""
    return name.words[0] not in parts or (name.before[-1:] != () and name.before[-1] in gazetteer.honorifics())


def _as_such(story: TokenizedStory, name: Name) -> Name:
    """Return a name as that of a place or a company where its words tell it: "Deir ez-Zor", "Calvin Klein"."""
    if len(name.words) < 2:
        return name
    if name.words in _BRANDS or " & " in name.span.of(story.text):
        return replace(name, kind=EntityKind.ORGANISATION)
    place = name.words[0] in _PLACES or "-".join(name.words) in _PLACES
    titled = bool(name.before) and name.before[-1] in gazetteer.honorifics()
    return replace(name, kind=EntityKind.PLACE) if place and not titled else name


def _is_company(story: TokenizedStory, name: Name) -> bool:
    """Tell whether a name ends like that of a company: "Aurel AG", not "Intal ag Moussa"."""
    if name.kind is not EntityKind.ORGANISATION or len(name.words) < 2 or name.words[-1] not in _COMPANIES:
        return False
    return name.span.of(story.text).split()[-1][:1].isupper()


def _told(story: TokenizedStory, name: Name, firms: set[str]) -> tuple[bool, EntityKind | None]:
    """Tell whether a name is told to be none of a person, and what it is (None for an animal or a ship)."""
    last = name.before[-1] if name.before else ""
    if last in _PETS or last in _VESSELS or _is_boat(story, name):
        return True, None
    if len(name.before) > 1 and name.before[-2] in _PETS | _VESSELS and (last in _CALLED or last == "girl"):
        return True, None  # "a horse named Rex"
    owned = len(name.before) > 2 and last == "," and name.before[-2] in _PETS and name.before[-3] in _OWNING
    if owned and _LISTED.match(story.text, name.span.end) is not None:
        return True, None  # "his cats, Ovid and Boris"
    if last == "of" and len(name.before) > 1 and name.before[-2] in _SETTLEMENTS:
        return True, EntityKind.PLACE  # "the small town of Roe"
    if name.words[0] in firms or last in _MAKERS:
        return True, EntityKind.ORGANISATION
    return _is_place(story, name), EntityKind.PLACE


def _is_boat(story: TokenizedStory, name: Name) -> bool:
    """Tell whether a name stands in one like "the Girl Isobel"."""
    before = story.text[max(0, name.span.start - 12) : name.span.start].split()
    return len(before) > 1 and before[-1] in _AS_NAMES and before[-2] in ("the", "The")


def _is_place(story: TokenizedStory, name: Name) -> bool:
    """Tell whether a name says where a building is: "St Mark's Church, Elland, at 7pm"."""
    if len(name.before) < 2 or name.before[-1] != "," or name.before[-2] not in _BUILDINGS:
        return False
    before = story.text[max(0, name.span.start - 16) : name.span.start].rstrip(" ,").split()
    after = story.text[name.span.end : name.span.end + 4]
    return before[-1:] != [] and before[-1][:1].isupper() and after.startswith((",", ".", " at", " on"))
