"""Cleans the systematic noise of the Groningen Meaning Bank's tags, by the lexicons and by what most lines say."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from augment import spans
from corpora import Line

from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import taken_apart
from dossier.extract.tokens import Token

Name = tuple[int, int, str]

_ORGANISATIONS = frozenset(
    "u.n.|un|united nations|eu|e.u.|european union|nato|african union|au|arab league|taliban|taleban|al-qaida|"
    "al-qaeda|hamas|fatah|hezbollah|opec|farc|congress|senate|parliament|white house|kremlin|pentagon|"
    "palestinian authority|islamic jihad|red cross|state department|house of representatives|world bank|imf".split("|")
)
_PLACES = frozenset(
    "u.s.|us|u.k.|uk|west bank|gaza strip|gaza|kashmir|darfur|tibet|kosovo|aceh|chechnya|guantanamo bay|middle east|"
    "europe|africa|asia|latin america|north america|south america|central america|vatican|baghdad|tehran|kabul|moscow|"
    "beijing|washington|pyongyang|seoul|khartoum|kathmandu|rangoon|kiev|islamabad|damascus|ramallah|kandahar|"
    "new delhi|tel aviv|mogadishu|nairobi|caracas|havana|tokyo|jerusalem|beirut|cairo|brussels|ankara|niger delta|"
    "republic of china|republic of korea|democratic republic of congo|democratic republic of the congo|"
    "united states of america|washington , d.c.|abu ghraib|czech republic|dominican republic|central african republic|"
    "sri lanka|east timor|ivory coast|palestinian territories|soviet union|saudi arabia|the hague".split("|")
)
_NOT_ALWAYS_PLACES = frozenset(
    "jordan chad georgia israel america niger congo guinea jersey reunion palestine china turkey guam togo mali "
    "macedonia".split()
)
_NOBODY = frozenset(
    "western|islam|islamic|aids|hiv|north|south|east|west|republic|state|committee|council|united|defense|"
    "prophet|maoist|maoists|islamist|islamists|shi'ite|shi'ites|sunni|sunnis|muslim|muslims|communist|socialist|"
    "democrat|democrats|republican|republicans|marines|general|secretary|secretary-general|minister|president|"
    "senators|colonel|earth|internet|nobel|olympic|olympics|sri|tamil|pope".split("|")
)
_TITLES = frozenset(
    "president prime minister secretary secretary-general general king queen prince princess senator senators colonel "
    "captain major lieutenant admiral chancellor pope judge justice ambassador spokesman spokeswoman chairman leader "
    "commissioner coordinator mayor governor chief director deputy vice prophet mr. mrs. ms. dr. congressman "
    "congresswoman sheikh ayatollah imam mullah president-elect chancellor-designate reverend archbishop cardinal "
    "bishop envoy advisor adviser attorney representative foreign acting interim former sir lord lady gen. sen. rep. "
    "col. brigadier sergeant sgt. lt. capt. maj. minority majority whip presidents".split()
)

_BODIES = frozenset("party union army front forces bank federation alliance league council university academy".split())

_PARTICLES = frozenset("al bin bint ibn de da dos van von el".split())


def _text(words: Iterable[str]) -> str:
    return " ".join(words).lower()


def _is_people(words: list[str]) -> bool:
    """Tell whether *words* are only adjectives or nouns of nations and faiths."""
    lows = [gazetteer.fold(word) for word in words]
    return all(low in gazetteer.demonyms() or low in _NOBODY for low in lows)


def _always(words: list[str]) -> str | None:
    text = _text(words)
    if text in _ORGANISATIONS:
        return "ORG"
    if text in _PLACES or gazetteer.places().get(gazetteer.fold(text)) == "country":
        return None if text in _NOT_ALWAYS_PLACES else "LOC"
    return None


def apart(line: Line) -> Line:
    """Return *line* with "El~Paso", "U.S.-led" and "Mosul-born" in their parts."""
    words: list[str] = []
    tags: list[str] = []
    for word, tag in zip(line.words, line.tags, strict=True):
        pieces = [token.text for token in taken_apart(Token(0, len(word), word))] if "-" in word else word.split("~")
        if len(pieces) == 1 or not all(pieces):
            words.append(word)
            tags.append(tag)
        elif "~" in word:
            words += pieces
            tags += [tag, *["O" if tag == "O" else "I" + tag[1:]] * (len(pieces) - 1)]
        else:
            for piece in pieces:
                kind = _always([piece]) if piece[0].isupper() else None
                words.append(piece)
                tags.append(f"B-{kind}" if kind else "O")
    return Line(words, tags)


def tagged(words: list[str], names: Iterable[Name]) -> Line:
    """Return the line in which *names* are tagged."""
    tags = ["O"] * len(words)
    for start, end, kind in names:
        tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return Line(words, tags)


def _trimmed(words: list[str], name: Name, majority: dict[str, str]) -> list[Name]:
    """Take titles, small words and offices off a name."""
    start, end, kind = name
    while start < end and (
        words[start] in ("'s", ",", "-", '"', "the")
        or (kind != "ORG" and words[start].islower() and "-" not in words[start] and words[start] not in _PARTICLES)
    ):
        start += 1
    while end > start and (words[end - 1] in ("'s", ",", "-", '"') or words[end - 1] in ("for", "of", "and", "in")):
        end -= 1
    lows = [word.lower() for word in words[start:end]]
    if not lows or (kind == "LOC"):
        return [(start, end, kind)] if lows else []
    if lows[0] == "general" and len(lows) > 1 and lows[1] in ("electric", "motors", "dynamics", "assembly", "mills"):
        return [(start, end, kind)]
    at = next((i for i, low in enumerate(lows) if low in _TITLES), None)
    if at is None or (kind == "ORG" and any(low in gazetteer.organisation_heads() for low in lows[at + 1 :])):
        return [(start, end, kind)]
    if kind == "ORG" and "of" in lows[at + 1 :] and lows[0] not in _TITLES:
        return [(start, end, kind)]
    last = max(i for i, low in enumerate(lows) if low in _TITLES)
    found: list[Name] = []
    if at > 0:
        # "U.N. Secretary-General", "EU Enlargement Commissioner": what comes first has a name of its own.
        for size in range(at, 0, -1):
            part = words[start : start + size]
            fixed = _always(part) or majority.get(_text(part))
            if fixed is None and size > 1 and part[-1].lower() in gazetteer.organisation_heads():
                fixed = "ORG"
            if fixed:
                found.append((start, start + size, fixed))
                break
        else:
            if kind == "PER":
                return [(start, end, kind)]
    rest = words[start + last + 1 : end]
    office = lows[last] in ("foreign", "vice", "deputy", "acting", "former", "interim", "minority", "majority", "chief")
    if rest and all(word[0].isupper() for word in rest) and rest[0] != "State" and not (office and kind == "ORG"):
        found.append((start + last + 1, end, "PER"))
    return found


def _joined(words: list[str], names: list[Name], majority: dict[str, str]) -> list[Name]:
    """Join the parts of one name: "Revolutionary Armed Forces of" + "Colombia", "Barack" + "Obama", "Aung San" + …"""
    found: list[Name] = []
    for name in names:
        if not found:
            found.append(name)
            continue
        start, end, kind = found[-1]
        between = words[end : name[0]]
        last, first = words[end - 1].lower(), words[start].lower()
        whole = majority.get(_text(words[start : name[1]]))
        given = gazetteer.fold(words[start]) in gazetteer.given_names() and _always(words[start:end]) is None
        if (not between and kind == "ORG" and name[2] == "LOC" and last in ("of", "for")) or (
            not between
            and kind == "LOC"
            and name[2] == "ORG"
            and words[name[1] - 1].lower() in gazetteer.organisation_heads()
        ):
            found[-1] = (start, name[1], "ORG")
        elif not between and kind != name[2] and "PER" in (kind, name[2]) and given and first not in _TITLES:
            found[-1] = (start, name[1], "PER")
        elif (
            kind == "ORG"
            and name[2] in ("LOC", "ORG")
            and between in (["of"], ["of", "the"], ["in"], ["for"])
            and last in _BODIES
            and (between[0] == "of" or whole)
        ):
            found[-1] = (start, name[1], "ORG")
        elif (
            between in (["of"], ["of", "the"], [","], ["for"])
            and whole
            and kind == majority.get(_text(words[start:end]), kind)
        ):
            found[-1] = (start, name[1], whole)
        else:
            found.append(name)
    return found


def _counted(lines: list[Line]) -> tuple[dict[str, str], dict[str, float], set[str]]:
    """Return the kind that most lines give each name, how often its word is a name at all, and the surest kinds."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    bare: Counter[str] = Counter()
    for line in lines:
        inside = set()
        for start, end, kind in spans(line.tags):
            kinds[_text(line.words[start:end])][kind] += 1
            inside.update(range(start, end))
        bare.update(word.lower() for i, word in enumerate(line.words) if i not in inside and word[0].isupper())
    majority, share, surest = {}, {}, set()
    for text, counts in kinds.items():
        kind, most = counts.most_common(1)[0]
        if counts.total() >= 5 and most >= 0.7 * counts.total():
            majority[text] = kind
            if most >= 0.9 * counts.total():
                surest.add(text)
        if " " not in text:
            share[text] = counts.total() / (counts.total() + bare[text])
    majority.update({"washington , d.c.": "LOC", "democratic republic of congo": "LOC"})
    return majority, share, surest


def cleaned(lines: list[Line]) -> list[Line]:
    """Return the lines of the Groningen Meaning Bank with their tags in order."""
    lines = [apart(line) for line in lines]
    majority, share, surest = _counted(lines)
    found = []
    for line in lines:
        words = line.words
        names = _joined(words, spans(line.tags), majority)
        names = [part for name in names for part in _trimmed(words, name, majority)]
        kept: list[Name] = []
        for start, end, kind in names:
            inner = words[start:end]
            if _is_people(inner):
                continue
            always = _always(inner)
            usual = majority.get(_text(inner))
            if usual and usual != kind and not (kind == "PER" and end - start > 1):
                kind = usual if "LOC" in (usual, kind) or end - start > 1 or _text(inner) in surest else kind
            kept.append((start, end, always or kind))
        kept += _missed(words, kept, majority, share)
        found.append(tagged(words, sorted(kept)))
    return found


def _missed(words: list[str], names: list[Name], majority: dict[str, str], share: dict[str, float]) -> list[Name]:
    """Return names that were left untagged: countries, well-known organisations, what is a name nearly everywhere."""
    inside = {i for start, end, _ in names for i in range(start, end)}
    found: list[Name] = []
    at = 0
    while at < len(words):
        size = 0
        for length in range(min(4, len(words) - at), 0, -1):
            part = words[at : at + length]
            if any(i in inside for i in range(at, at + length)) or not part[0][0].isupper():
                continue
            text = _text(part)
            alone = not _touches(words, at, at + length)
            kind = _always(part)
            if text in ("us", "au", "un") and not part[0].isupper():
                kind = None
            if kind is None and alone and share.get(text, 0) >= 0.6 and text not in _NOBODY:
                kind = majority.get(text)
            if kind is None and alone and text in _NOT_ALWAYS_PLACES and length == 1:
                kind = "LOC"
            after = words[at + length].lower() if at + length < len(words) else ""
            if kind == "ORG" and after in ("secretary", "minister", "chief"):
                continue
            if kind and (alone or (kind == "ORG" and length > 1) or text in ("u.s.", "u.n.", "eu", "nato")):
                found.append((at, at + length, kind))
                size = length
                break
        at += size or 1
    return found


def _touches(words: list[str], start: int, end: int) -> bool:
    """Tell whether a capitalised word stands right beside, so that the words may be part of something longer."""
    after = words[end] if end < len(words) else ""
    before = words[start - 1] if start > 1 else ""
    title = after.lower() in _TITLES
    return (after[:1].isupper() and not title) or (before[:1].isupper() and before.lower() not in _TITLES)


def tidied(lines: list[Line]) -> list[Line]:
    """Return lines of another corpus without nations and titles as names, and without lines that miss a full name."""
    found = []
    for line in lines:
        names = [part for name in spans(line.tags) for part in _trimmed(line.words, name, {})]
        names = [name for name in names if not _is_people(line.words[name[0] : name[1]])]
        inside = {i for start, end, _ in names for i in range(start, end)}
        if not _misses(line.words, inside):
            found.append(tagged(line.words, names))
    return found


def _misses(words: list[str], inside: set[int]) -> bool:
    """Tell whether a given name with another name behind it stands untagged in a line."""
    given, surnames = gazetteer.given_names(), gazetteer.surnames()
    nobody = gazetteer.common_words() | gazetteer.places().keys()
    for at in range(1, len(words) - 1):
        first, second = words[at], words[at + 1]
        if at in inside or at + 1 in inside or not (first.istitle() and second.istitle() and len(second) > 2):
            continue
        if first.lower() in given and second.lower() in surnames and not nobody & {first.lower(), second.lower()}:
            return True
    return False
