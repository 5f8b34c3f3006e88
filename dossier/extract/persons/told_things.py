"""What stands beside a name and tells that it is nobody's: "the Ponte Roe consortium", "the film Ann Roe"."""

import re

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.persons.clusters import Name
from dossier.extract.persons.phrases import IRREGULAR

Told = tuple[bool, EntityKind | None]
"""Whether a name is told to be none of a person, and what it is, None for what the program keeps no list of."""
_NOT_TOLD: Told = (False, None)
_REACH = 40
_BODIES = re.compile(
    r"\s(?:consortium|conglomerate|syndicate|news (?:agency|website|service|site|channel)|newspaper|magazine|television"
    r"|tv (?:channel|station)|radio station|broadcaster|refinery|pipeline|shipyard|festival|militia|brigade|app"
    r"|(?:hotel|supermarket|restaurant|retail|pharmacy|grocery) chain|software|malware|ransomware|botnet|tribe)\b"
)
"""What is a body or a thing where it follows a name, with whoever works for it behind: "the Roe consortium"."""
TITLED = re.compile(
    r"\s(?:Prize|Awards?|Trophy|Cup|Medal|Act|Law|Report|Inquiry|Doctrine|Amendment|Stadium|Arena|Theatre|Theater|Hotel"
    r"|Airport|Bridge|Towers?|Cent(?:er|re)|Museum|Library|Institute|Foundation|Hospital|School|Primary|Academy|College"
    r"|University|Square|Street|Road|Avenue|Boulevard|Highway|River|Podcast|Show|Tournament|Festival|Airlines|Airways"
    r"|Motors|Pharmaceuticals|Holdings|Industries|Partners|Capital|Ventures|Records|Pictures|Press|Times|Herald|Tribune"
    r"|Gazette|Telegraph|Brigade|Regiment|Battalion|Syndrome|Disease|Rovers|Wanderers|Soup|Brewery|Distillery)\b"
)
"""What a thing named after somebody goes on with: "Roe Soup", "the Roe Prize"."""
_FIRMS = re.compile(
    r"['’]s (?:general counsel|shareholders|board|headquarters|subsidiaries|shares|stores|factories|servers|"
    r"chief (?:executive|financial|operating)|chairman|chairwoman|managing director|stock)\b"
)
_STREETS = frozenset("street avenue road boulevard highway motorway crescent roundabout airport river".split())
_GROUNDS = frozenset("park lane hall church bridge hill hills square court bay island islands gardens".split())
"""Places that are surnames too: only where a word of place stands before."""
_SCHOOLS = frozenset("primary academy university elementary polytechnic infirmary refinery mosque cathedral".split())
_CLUBS = frozenset("athletic albion rovers wanderers hotspur argyle academical academicals thistle".split())
_AT = frozenset("in at on near off along outside inside around across from".split())
_WORKS = frozenset(
    "film movie novel book musical opera play biopic documentary series sitcom album single song ballet painting poem "
    "podcast drama thriller comedy memoir biography sculpture panel portrait".split()
)
_ENJOYED = frozenset("read watched entitled titled".split())
_SCHEMES = frozenset(
    "program programme project scheme machine computer car van truck jet plane missile satellite "
    "telescope software app website village hamlet restaurant cafe pub bar "
    "nightclub".split()
)
_VESSELS = frozenset(
    "frigate destroyer cruiser carrier submarine warship trawler yacht ship vessel tanker ferry hurricanes typhoons "
    "cyclones storms ships vessels tankers ferries".split()
)
_NAMING = frozenset("called named dubbed christened codenamed nicknamed".split())
_ENDINGS = ("-era", "-style", "-like", "-gate", "-type", "-class", "-themed")
_MOVEMENT = re.compile(r"\w{1,40}-e-\w{1,40}", re.IGNORECASE)
_THAT_SHE_CALLED = re.compile(r"\b(\w+)\s(?:that|which)\s\w+\s(?:called|named|nicknamed|christened)\s[“\"‘']?$")
_HOUSES = frozenset("firm firms auditor auditors accountants consultancy brokerage agency brand chain insurer".split())
_WHOM = re.compile(r"\s(?:had|has|have|was|is|would|will|could|may|might)\b")
"""What tells that a clause begins with the name: "told the firm Ann Roe had left"."""
_COMPANY = re.compile(r"(?<=[^\W\d_])\s&\s$")
_AGED = re.compile(r",\s\d\d\b")
_QUOTES = frozenset("“\"‘'”’")
_SPEAKING = re.compile(r"\b(?:Mr|Mrs|Ms|Madam)\.?\s$")
_CAMEL = re.compile(r"[a-z][A-Z][a-z]")
_VERSIONS = frozenset("os osx tv hd xp ce gt lte gps usb".split())
_OFFICES = frozenset("ceo cfo coo cto cio evp svp phd".split())
_RANKS = frozenset("earl baron viscount duke count king queen prince".split())


def told_thing(text: str, name: Name) -> Told:
    """Tell by what stands around a name in *text* whether it is none of a person."""
    said = name.span.of(text)
    before = tuple(word for word in name.before if word not in _QUOTES)
    last = before[-1] if before else ""
    if _is_no_name(text, name, said):
        return True, None
    if last in gazetteer.honorifics():
        ship = before[-2:-1] and before[-2] in _VESSELS and not _does(text, name)
        return (True, None) if ship else _NOT_TOLD
    own = _by_own_words(text, name, last)
    if own is not _NOT_TOLD:
        return own
    if last in _VESSELS or _is_called(before) or _is_called_by(text, name) or _is_work(text, name, before):
        return True, None
    if _BODIES.match(text, name.span.end) is not None:
        return True, EntityKind.ORGANISATION
    if name.in_body and TITLED.match(text, name.span.end) is not None:
        return True, None
    if _is_firm(text, name, last):
        return True, EntityKind.ORGANISATION
    if last == "off" and name.words[0] not in gazetteer.given_names():
        return True, EntityKind.PLACE
    return _NOT_TOLD


def _is_no_name(text: str, name: Name, said: str) -> bool:
    """Tell whether words are no name at all: "Clinton-era", "06-Mar", "Mr President", "iPhoto", "C.E.O."."""
    if said.lower().endswith(_ENDINGS) or _CAMEL.match(said) is not None:
        return True
    if len(name.words) > 1 and name.words[1] in _VERSIONS and said.split()[1].isupper():
        return True  # "Mac OS X"
    start, end = name.span.start, name.span.end
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isdigit():
        return True
    if len(name.words) != 1:
        return False
    word = name.words[0].replace(".", "")
    if word in _OFFICES:
        return True
    if _SPEAKING.search(text, max(0, start - 7), start) is not None and (
        word in gazetteer.roles() or word in ("president", "speaker", "chairman")
    ):
        return True
    return word in _RANKS and text.startswith(" of ", end)


def _by_own_words(text: str, name: Name, last: str) -> Told:
    """Tell by the words of a name itself: "Mercer Street", "Lashkar-e-Roe", "Wikinews"."""
    words = name.words
    if len(words) == 1:
        news = words[0].endswith("news") and len(words[0]) > len("news") + 1
        return (True, EntityKind.ORGANISATION) if news or _MOVEMENT.fullmatch(words[0]) else _NOT_TOLD
    given = words[0] in gazetteer.given_names() and len(words) == 2
    if words[-1] in _STREETS and not (given and _AGED.match(text, name.span.end)):
        return True, EntityKind.PLACE
    if words[-1] in _GROUNDS and not given and (last in _AT or last in ("'s", "’s", "the")):
        return True, EntityKind.PLACE
    return (True, EntityKind.ORGANISATION) if words[-1] in _SCHOOLS | _CLUBS else _NOT_TOLD


def _is_called(before: tuple[str, ...]) -> bool:
    """Tell whether a thing is called by the name: "a program known as X", "a panda called X", "codenamed X"."""
    if before[-1:] == ("codenamed",):
        return True
    if len(before) > 1 and before[-1] in _NAMING:
        return before[-2] in _SCHEMES | _VESSELS
    return len(before) > 2 and before[-2:] == ("known", "as") and before[-3] in _SCHEMES | _VESSELS


def _is_called_by(text: str, name: Name) -> bool:
    """Tell whether somebody calls a thing by the name: "a machine that she called X"."""
    if not name.before or name.before[-1] not in _NAMING | _QUOTES:
        return False
    told = _THAT_SHE_CALLED.search(text, max(0, name.span.start - _REACH), name.span.start)
    return told is not None and told[1].lower() in _SCHEMES | _VESSELS


def _is_work(text: str, name: Name, before: tuple[str, ...]) -> bool:
    """Tell whether a name is that of a work: "the film Ann Roe was shown"; not "the book Ann Roe wrote"."""
    quoted = text[name.span.start - 1 : name.span.start] in _QUOTES
    closed = text[name.span.end : name.span.end + 1] in _QUOTES or text[name.span.end : name.span.end + 2] in (
        ",”",
        ',"',
    )
    works = [word for word in before if word in _WORKS or (word.endswith("s") and word[:-1] in _WORKS)]
    if quoted and (works or (closed and before[-1:] and before[-1] in _ENJOYED)):
        return True
    if not works or before[-1] != works[-1] or works[-1] not in _WORKS:
        return False
    return not _does(text, name)


def _does(text: str, name: Name) -> bool:
    """Tell whether a verb for what people do follows a name: "the ship Ann Roe commanded"."""
    after = re.match(r"\s([a-z]+)\b", text[name.span.end : name.span.end + _REACH])
    if after is None:
        return False
    word = after[1]
    return word in IRREGULAR or word in ("had", "has", "sings", "sang", "starred") or word.endswith("ed")


def _is_firm(text: str, name: Name, last: str) -> bool:
    """Tell whether a name is that of a firm: "Roe's shareholders", "the law firm Roe", "auditors Roe & Fox"."""
    if last in _HOUSES:
        return _WHOM.match(text, name.span.end) is None
    if _COMPANY.search(text, max(0, name.span.start - 4), name.span.start) is not None and len(name.before) > 2:
        return name.before[-3] in _HOUSES
    return len(name.words) == 1 and _FIRMS.match(text, name.span.end) is not None
