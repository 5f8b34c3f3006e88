"""Photo captions and credits, by the words they carry. Repetition and place are judged in roles."""

import re

_AGENCY = (
    r"(?:AFP|AP|REUTERS|Reuters|EPA(?:-EFE)?|EFE|ANSA|APA|DPA|dpa|PA|TASS|Tass|RIA Novosti|Sputnik|Xinhua"
    r"|Anadolu(?: Agency)?|AA|Getty(?: Images)?|"
    r"Alamy|Shutterstock|NurPhoto|ZUMA(?: Press| Wire)?|Rex(?: Features)?|Bloomberg|UPI|SOPA Images"
    r"|Sipa(?: USA)?|Magnum|Pool|POOL|Handout|HANDOUT|"
    r"Corbis|iStock(?:photo)?|Wikimedia(?: Commons)?|Wikipedia|Twitter|Facebook|Instagram|Telegram|YouTube|File"
    r"|FILE|Associated Press|"
    r"Agence France-Presse|Press Association|Imago|IMAGO|picture alliance|Planet Labs|Maxar(?: Technologies)?"
    r"|Hina|FoNet|Beta|Fena|Tanjug|STA|WAM|SPA|Yonhap|Kyodo)"
)
_NAME = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČĆĐ][\w.'’-]{0,25}"
# Blanks are escaped so that the pieces mean the same in verbose patterns.
_NAMES = rf"{_NAME}(?:\ {_NAME}){{0,4}}"
_AGENCY = _AGENCY.replace(" ", r"\ ")

# A credit at the end of a paragraph. The plain agency in brackets also signs off stories: it is told apart.
_SIGN_OFF = re.compile(rf"[(\[]\s?(?:{_AGENCY}|{_AGENCY}/{_AGENCY})\s?[)\]]\.?$")
_CREDIT_END = re.compile(
    rf"""(?:
      [(\[]\s?(?:(?:file\ )?(?:photo|image|picture|photograph|pic|credit|courtesy|graphic|illustration|video
        |source)s?\b[^()\[\]]{{0,80}})[)\]]
    | [(\[][^()\[\]]{{0,60}}\b{_AGENCY}[^()\[\]]{{0,30}}(?:/|,|\ via\ )[^()\[\]]{{0,60}}[)\]]
    | [(\[][^()\[\]]{{0,60}}(?:/|,|\ via\ |\bvia\ )\s?{_AGENCY}[^()\[\]]{{0,30}}[)\]]
    | [(\[]\s?{_NAMES}\s?/\s?{_NAMES}\s?[)\]]
    | [(\[](?:AP|Reuters)\ Photo[^()\[\]]{{0,60}}[)\]]
    | (?:REUTERS|Reuters|AFP|EPA(?:-EFE)?|AP|ANSA|Getty(?:\ Images)?|TASS
      |Anadolu)\s?/\s?{_NAMES}(?:/{_NAMES})?(?:/(?:File|FILE|Files|Pool|Handout)(?:\ [Pp]hoto)?)?
    | {_NAMES}\s?/\s?{_AGENCY}(?:/{_AGENCY})?(?:\ (?:via|for)\ {_NAMES})?
    | (?:AP|Reuters|REUTERS|AFP)\ [Pp]hoto(?:\ ?/\ ?{_NAMES})?
    | \b(?:Image|Photo|Photograph|Picture|Video|Audio|Graphic|Illustration|Credit|Photo\ credit|Image\ credit
      |Picture\ credit|Photo\ courtesy)s?
      (?:\ by|\ credit|\ courtesy(?:\ of)?|\ from)?\s?(?::|\ by\ |\ courtesy\ of\ )\s?[^.:]{{2,90}}
    | \b(?:Getty\ Images|Shutterstock|Alamy(?:\ Stock\ Photo)?|PA\ Wire|PA\ Images|Rex\ Features
      |Wikimedia\ Commons|EPA-EFE|NurPhoto|AP\ Photo)
    | \b(?:[Ff]ile|FILE|[Hh]andout|[Aa]rchive|[Aa]rchival|[Ss]tock)\ (?:photo|picture|pic|image|photograph|PHOTO
      |footage)
    | ;\ from\ file(?:,\ \d{{4}})?
    | \bvia\ (?:AP|AFP|Reuters|REUTERS|Getty(?:\ Images)?|EPA|Telegram|Twitter|Facebook|X|Shutterstock)
    | [(\[](?:[Hh]andout|HANDOUT|[Ff]ile|FILE|[Aa]rchive|[Ss]creenshot|[Ss]creengrab
      |[Vv]ideo\ grab)[^()\[\]]{{0,60}}[)\]]
    )[\s.)\]]{{0,3}}$""",
    re.VERBOSE,
)
_OPENING = re.compile(
    r"""(?:
      (?:file\ |photo\ |library\ )?(?:pictured|picture|photo|photograph|image|photos|pictures|caption
        |images)(?:\ (?:above|below|left|right|here|by|credit|courtesy|caption|\d+))?\s?[:,|-]
    | (?:above|below|left|right|top|bottom|main|inset|clockwise|from\ left|from\ right|left\ to\ right|l-r)(?:,|:
      |\ and\ (?:below|right|left|bottom)\b|\ from\b)
    | files?\s?(?:photo|picture|image|-|–|—|:)
    | (?:in|on)\ this\ (?:\w+[ ,]+){0,6}?(?:photo|picture|image|photograph|illustration|handout|screengrab
      |screenshot|frame\ grab|video\ grab|video\ still|sketch|courtroom\ sketch|artist's\ sketch)\b
    | (?:this|these)\ (?:\w+[ ,]+){0,4}?(?:photo|photos|picture|pictures|image|images|photograph
      |illustration|handout|screengrab|screenshot|frame\ grab|video\ grab|video\ still|sketch|artist's\ sketch
        |combination)\b
        [^.]{0,80}?\b(?:shows?|showing|depicts?|taken|provided|released|made\ available|obtained|posted|from|of|by)\b
    | an?\ (?:\w+\ ){0,4}?(?:photo|picture|image|photograph|illustration|handout|combination)\b
        [^.]{0,80}?\b(?:shows|showing|depicts)\b
    | (?:screenshot|screengrab|screen\ grab|video\ grab|portrait\ shot|mugshot|mug\ shot|booking\ photo
      |undated\ photo|artist's\ impression|still\ from|aerial\ view|general\ view
        |file\ picture)s?(?:\ \w+)?\ (?:of|from|shows?|taken|provided|showing)\b
    | (?:AFP\ via\ )?(?:Getty\ Images|PA\ Media|EPA-EFE|Shutterstock)\ (?=[A-ZÀ-ÖØ-Þ])
    | pictured\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\b(?:Pictured|PICTURED|Pictured (?:above|left|right|here|is|are))\s?[:,]|\b(?:is|are) pictured (?:in|on"
    r"|at|with|during|as|here|leaving|arriving|outside)\b"
)
_SEEN = re.compile(
    r"\b(?:is|are) (?:seen|shown|photographed|pictured)\b[^.]{0,160}\bin (?:this|an?)\b[^.]{0,60}\b(?:photo"
    r"|picture|image|illustration|photograph|screengrab|handout|sketch|footage|still)\b"
    r"|\bin (?:this|an undated|a handout) (?:\w+ ){0,3}(?:photo|picture|image|illustration|photograph"
    r"|screengrab|screenshot|sketch)\b"
)
_SEEN_PLAIN = re.compile(r"\b(?:is|are) (?:seen|shown|photographed)\b")
_SIDES = re.compile(
    r"\((?:left|right|centre|center|L|R|C|top|bottom|middle|second from (?:left|right)|(?:far|front"
    r"|back) (?:left|right|row)|above|from left)\)|, (?:left|right|second from (?:left|right)|centre|center), "
)
_LONE_CREDIT = re.compile(
    rf"^(?:(?:photo|image|picture|photograph|video|graphic|illustration|file photo|photo credit|image credit"
    rf"|credit|photos|images|pictures)s?\s?(?::|by\b|courtesy\b|©|/)\s?.{{2,100}}"
    rf"|©\s?{_NAMES}(?:\s?/\s?{_NAMES})?|(?>{_AGENCY}\b)(?:\s?/\s?(?>{_AGENCY}\b)){{1,8}})$",
    re.IGNORECASE,
)  # fmt: skip

_HEAD, _TAIL = 400, 220
MOST_WORDS = 110


def is_caption(text: str, words: int) -> bool:
    """Tell whether a paragraph is a photo caption or credit by its own words, wherever it stands.

    An agency alone in brackets at the end is not enough (see signs_off): stories end so too.
    """
    if words > MOST_WORDS:
        return False
    head, tail = text[:_HEAD], text[-_TAIL:]
    if _OPENING.match(head) or _CREDIT_END.search(tail) or _PICTURED.search(head):
        return True
    return words <= 60 and (_SEEN.search(head) is not None or _SIDES.search(head) is not None)


def signs_off(text: str) -> bool:
    """Tell whether a paragraph ends with an agency in brackets: "… in Tehran. (AFP)"."""
    return _SIGN_OFF.search(text[-_TAIL:]) is not None


def is_credit(text: str, words: int) -> bool:
    """Tell whether a paragraph is nothing but a photo credit."""
    return words <= 16 and (_LONE_CREDIT.match(text) is not None or _CREDIT_END.match(text) is not None)


def looks_seen(text: str) -> bool:
    """Tell whether a paragraph says that something "is seen" or "is shown", as captions do and stories seldom."""
    return _SEEN_PLAIN.search(text[:_HEAD]) is not None


_VERBS = frozenset(
    "is are was were be been being am isn't wasn't aren't weren't has have had hasn't haven't hadn't do does "
    "did didn't doesn't don't will would won't "
    "shall should can could can't cannot couldn't may might must said says say told tell went go gone came come "
    "fled flee left leave made make took take "
    "got get gave give found find thought think knew know saw see became become began begin held hold brought "
    "bring wrote write stood stand lost lose paid "
    "pay met meet ran run led lead kept keep spent spend grew grow won win sent send built build fell fall cut "
    "rose rise drove drive bought buy sold sell "
    "broke break spoke speak chose choose fought fight caught catch struck strike shot shoot hit hurt put set "
    "let read spread quit shut cost died die "
    "dealt felt heard hid hung laid lay lied met rang sat slept stole stuck swore swept taught threw understood "
    "woke wore wept withdrew remain remains "
    "remained seem seems appear appears sue sued plead pleads pled pleaded face deny want need call ask use "
    "work live move return join follow continue".split()
)
_IRREGULAR = frozenset(
    "abode arose ate babysat backbit backslid befell begot beheld besought bit blent blew bore burnt chid clove "
    "clung countersank crept drank dreamt drew dug dwelt flew flung forbad forbade forbore foresaw foreswore "
    "foretold forewent forgave forgot forsook forswore forwent froze gainsaid ghostwrote greenlit hove interwove "
    "jailbroke knelt leant leapt learnt lent lipread meant misdid mislaid misspelt misspent mistook misunderstood "
    "outbade outbroke outdid outgrew outlaid outran outshone outwent outwore overate overbore overcame overdid "
    "overdrew overdrove overgrew overheard overhung overpaid overran overrode oversaw overshot overslept oversold "
    "overthrew overtook overwrote partook prepaid rebuilt redid redrew relaid remade repaid reran reread resat "
    "resent resold respelt rethought retold retook rewound rewrote rode sang sank shat shone shook shrank shrove "
    "slew slid slung slunk smelt smote sought spat spelt spilt spoilt sprang sprung spun staid stank strode "
    "strove strung stung swam swung throve tore trod unbent underlay underpaid undershot undersold undertook "
    "underwent underwrote undid unlearnt unsaid unwound upheld waylaid withheld withstood wove wrung "
    "beat bet bid broadcast burst cast forecast bent bound bit split thrust upset shed rid wed".split()
)
"""Other past forms that no ending shows: "drank", "overtook"."""
_PREPOSITION = re.compile(r"\b(?:in|at|on|near|outside|inside|of|with|during|from|before|after)\b")


def is_verbless(text: str, words: int) -> bool:
    """Tell whether a short paragraph names something without saying anything of it, as only captions do.

    "The frigate Novak in the port of Rijeka." Every word that could be a verb speaks against it.
    """
    if not 4 <= words <= 20 or text.endswith(("?", "!", ":", '"', "”", "’", "'")) or _PREPOSITION.search(text) is None:
        return False
    for word in text.rstrip(".").split()[1:]:
        bare = word.strip(".,;:()'\"“”‘’")
        if not bare or not bare[0].islower():
            continue
        inflected = bare.endswith("s") and not bare.endswith(("ss", "'s", "’s"))
        if bare in _VERBS or bare in _IRREGULAR or inflected or bare.endswith(("ed", "ing")):
            return False
    return text.split()[0].casefold() not in _VERBS
