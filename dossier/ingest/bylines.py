"""Bylines, lines that are only a name, and what stories say about their author at the end."""

import re

from dossier.ingest.furniture import AGENCIES

_BY = re.compile(
    r"^(?:(?:written|reported|story|text|words|report|posted|published|edited|compiled|analysis|opinion"
    r"|interview|updated|exclusive|author|special report)\s{1,3})?"
    r"(?:by|author|authors|reporter|correspondent|byline|from|von|par|por)(?:\s{1,3}|\s?:\s{0,3})",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"^(?:live )?(?:reporting|coverage|updates)(?: by)?\s?:\s{0,3}|^live (?:reporting|coverage) by\s", re.I
)
_SIGNED = re.compile(
    r"^([^,|:;.]{3,60}), (?:[\w'’-]{1,20} ){0,4}(?:correspondents?|reporters?|editors?|columnists?|critics?|writers?)"
    r"(?: in [A-Z][\w-]{1,30})?$",
    re.IGNORECASE,
)
"""A line that only says who somebody is that writes: "Ana Novak, athletics correspondent"."""
_SMALL = frozenset(
    "and & with for in of the at to on al el de da di du van von der den bin ibn ben la le dos del y e staff "
    "writer reporter correspondent editor senior "
    "chief foreign special news political crime court legal security diplomatic national world affairs "
    "contributor columnist freelance bureau agencies desk "
    "and/or via | - – — / , • · additional reporting".split()
)
_ROLE_WORDS = re.compile(
    r"\b(?:reporter|correspondent|writer|editor|journalist|columnist|contributor|bureau chief|staff|news|press"
    r"|times|post|agency|agencies|reuters|afp|ap|desk|media)\b",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"\b(?:is|was|works as|has been) (?:an?|the|our)\b[^.]{0,80}?\b(?:reporter|journalist|correspondent|editor"
    r"|columnist|writer|contributor|producer|author|"
    r"fellow|freelancer?|blogger|analyst|researcher|intern|photojournalist)\b",
)
_BIO_CERTAIN = re.compile(
    r"\b(?:covers|covering|writes (?:about|on|for)|reports (?:on|for|from)|can be reached|follow (?:him|her"
    r"|them|@)|contact (?:him|her)|joined (?:the|[A-Z])|"
    r"has (?:covered|written|reported|worked)|previously (?:worked|covered|reported)|is a staff (?:writer"
    r"|reporter)|latest news reporter|news reporter for)\b|@\w+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NOT_NAMES = frozenset(
    "the a an in on at of for to from by with world news media politics business opinion sport sports local "
    "national international europe africa asia "
    "middle east america us uk eu un court crime update analysis exclusive breaking live video gallery comment "
    "editorial features culture society economy "
    "technology science health home topics today yesterday monday tuesday wednesday thursday friday saturday "
    "sunday background timeline reaction conclusion "
    "summary overview introduction related election results university police".split()
)


def is_byline(text: str, words: int) -> bool:
    """Tell whether a line is a byline: "By Ana Novak |", "By ANA NOVAK and IVO KOS, Associated Press"."""
    if words > 22 or len(text) > 200:
        return False
    match = _BY.match(text) or _LIVE.match(text)
    if match is None:
        return _is_signed(text)
    rest = text[match.end() :].strip()
    first = _WORD.match(rest)
    if first is None or not first.group()[0].isupper():
        return False
    if rest.endswith((".", "?", "!", ":")) and not re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr|a\.m|p\.m)\.$", rest):
        return False
    opener = match.group().split()[0].casefold().rstrip(":")
    if opener in {"from", "par", "por", "von"} and _ROLE_WORDS.search(rest) is None:
        return False
    named = rest.split("|")[0]
    names = [w for w in named.split() if any(c.isalpha() for c in w)]
    capital = [w for w in names if w.lstrip("(@'’\"“").replace("al-", "", 1)[:1].isupper() or w.startswith("@")]
    plain = [w for w in names if w not in capital and w.strip(",()").casefold() not in _SMALL]
    return len(plain) == 0 and len(capital) <= 14 and names[0].casefold().strip(",") not in {"the", "monday", "friday"}


def _is_signed(text: str) -> bool:
    """Tell whether a line only names writers as such: "Ana Novak and Ivo Kos, political reporters"."""
    match = _SIGNED.match(text.strip())
    names = match[1].split() if match is not None else []
    capital = [name for name in names if name[0].isupper()]
    return len(capital) > 1 and all(name[0].isupper() or name.casefold() in _SMALL for name in names)


def is_name_line(text: str, words: int) -> bool:
    """Tell whether a line could be only a person's name: two to four words, the first with a capital."""
    if not 2 <= words <= 4 or len(text) > 50 or any(c.isdigit() or c in '.,:;!?()[]|/"“”' for c in text):
        return False
    parts = text.split()
    if any(p.casefold() in _NOT_NAMES or p.casefold() in AGENCIES for p in parts) or not text[0].isupper():
        return False
    return all(_WORD.fullmatch(p) for p in parts)


def is_capitalised_name(text: str) -> bool:
    """Tell whether every word of a name line has its capital (particles like "al-" and "van" aside)."""
    return all(p[0].isupper() or p.casefold() in _SMALL or p.startswith(("al-", "el-")) for p in text.split())


def is_role_line(text: str, words: int) -> bool:
    """Tell whether the line below a name says whose author it is: "Security correspondent", "BBC News, Rijeka"."""
    return words <= 6 and _ROLE_WORDS.search(text) is not None and not text.endswith((".", "?", "!"))


def is_name_at_place(text: str, words: int) -> bool:
    """Tell whether a line is a name with a place ("Ana Novak in Rijeka"), as it stands above a date."""
    name, _, place = text.partition(" in ")
    return bool(place) and words <= 9 and is_name_line(name, len(name.split())) and place[:1].isupper()


def names_author(text: str, words: int) -> str | None:
    """Return the name with which an author's note begins ("Ana Novak is a reporter for …"), None where it is none."""
    if words > 70:
        return None
    match = _BIO.search(text)
    if match is None:
        return None
    name = text[: match.start()].strip(" ,\u00a0")
    return name if 1 <= len(name.split()) <= 5 and name[:1].isupper() else None


def is_certain_bio(text: str) -> bool:
    """Tell whether an author's note says what only such notes say ("covers", "can be reached at")."""
    return _BIO_CERTAIN.search(text) is not None
