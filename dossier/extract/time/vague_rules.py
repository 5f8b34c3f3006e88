"""Rules for times that nobody can put on a calendar: "now", "recently", "in recent years", "soon", "the future"."""

import re

from dossier.extract.time.expressions import Found, Length, Vague
from dossier.extract.time.lengths import duration_value, unit_of
from dossier.extract.time.rules import Site, cut_of, rule

_VALUES = {
    word: value
    for value, words in {
        "PRESENT_REF": "now,right now,currently,nowadays,present,at present,presently,these days,moment,this time,"
        "present day,the present day,time being,this point,this moment,this stage",
        "PAST_REF": "recently,lately,past,recent past,distant past,time,that time,previously,formerly,once,then,"
        "not long ago,long ago,a long time ago,some time ago,a while ago,a short time ago,a short while ago,"
        "most recently,more recently,that point,not so long ago,a while back,some time back,the other day,"
        "in the old days,moments ago,ages ago",
        "FUTURE_REF": "future,near future,foreseeable future,distant future,not-too-distant future,immediate future,"
        "soon,very soon,one day soon,some day,someday,sooner or later,"
        "pretty soon,before long",
    }.items()
    for word in words.split(",")
}
_AT = re.compile(r"\b(?:at|by|for|until)\s+(?:the\s+)?$", re.IGNORECASE)
_NEEDS_AT = frozenset({"time", "moment", "this time", "that time", "this point", "that point", "this moment",
                       "this stage", "time being"})  # fmt: skip


def _present_day(match: re.Match[str], _site: Site) -> Found:
    """ "the present day", "in present-day Iraq" """
    return cut_of(match, Vague("PRESENT_REF"))


def vague(match: re.Match[str], site: Site) -> Found:
    """Make a reference to the past, the present or the future of a match."""
    word = " ".join(match.group().lower().split()).removeprefix("very ")
    before = site.text[max(site.start, match.start() - 12) : match.start()]
    if word in _NEEDS_AT and not _AT.search(before):
        return ()
    if word == "now" and match.group()[0].isupper() and match.start() > site.start and before[-1:] not in "\"'“‘(- ":
        return ()
    return cut_of(match, Vague(_VALUES[word]))


_ONCE_AFTER = re.compile(
    r"\s{1,40}(?:(?:had|was|were|lived|said|told|saw|led|ran|held|stood|sat|wrote|made|took|went|came|gave|got|kept|meant|"
    r"thought|knew|called|fought|sold|bought|drove|taught|spoke|wore|put|did|belonged|[a-z]{2,}ed)\b)"
)
_ONCE_NAMED = re.compile(
    r"\s{1,40}(?:so|very|widely|thought|an?|the|mighty|proud|powerful|thriving|prosperous|bustling|considered|home)\b"
    r"(?!\s{1,40}(?:day|week|month|year|hour|minute|decade|century|season|fortnight|quarter)\b)"
)
_ONCE_BEFORE = re.compile(
    r"(?:\b(?:was|were|had|have|has|who|that|which|it|he|she|they|we|i|you|are|is|as|and|be|been|a|the)|[A-Z][a-z]+)\s+$"
)
_ONCE_NEVER = re.compile(
    r"\s{1,40}(?:again|more|every|each|per|in|for|and|or|before|upon|the\b(?=.{0,40}\b(?:is|are|has|have|will)\b)|inside|there|"
    r"he|she|it|they|we|you|i)\b|\s{0,40}[,.;)]",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"\b(?:at|all|more than|only|just|than|even|for|not)\s+$", re.IGNORECASE)


def _once(match: re.Match[str], site: Site) -> Found:
    """ "once" for "formerly", not for "one time" or "as soon as" """
    before = site.text[max(site.start, match.start() - 12) : match.start()]
    if _AT_ONCE.search(before) or _ONCE_NEVER.match(site.text, match.end(), site.end):
        return ()
    after = _ONCE_AFTER.match(site.text, match.end(), site.end)
    named = _ONCE_NAMED.match(site.text, match.end(), site.end)
    if not (before.endswith(", ") and named) and not (_ONCE_BEFORE.search(before) and (after or named)):
        return ()
    return cut_of(match, Vague("PAST_REF"))


def _soon(match: re.Match[str], site: Site) -> Found:
    """ "soon", but not "as soon as", "soon after", "too soon" """
    before = site.text[max(site.start, match.start() - 14) : match.start()]
    after = site.text[match.end() : min(site.end, match.end() + 14)]
    if re.search(r"\b(?:as|so|too|how|no)\s{1,40}$", before, re.IGNORECASE) or re.match(
        r"\s{1,40}(?:after|as)\b", after
    ):
        return ()
    coming = re.search(
        r"\b(?:will|['’]ll|may|might|could|should|can|must|shall|is|are|be|to|hopefully|very)\s+$", before
    )
    if (
        coming is None
        and re.match(r"\s{0,40}(?:[.,;:!?)\"”—–]|$)|\s{1,40}(?:and|but|if|because|be|to)\b", after) is None
    ):
        return ()
    return cut_of(match, Vague("FUTURE_REF"))


_SINCE = re.compile(r"\b(?:since|until|till|by|before|from|up to)\s+$", re.IGNORECASE)


def _then(match: re.Match[str], site: Site) -> Found:
    """ "since then", "by then" """
    before = site.text[max(site.start, match.start() - 10) : match.start()]
    named = re.match(r"\s{1,40}(?!I\b)[A-Z]", site.text[match.end() : match.end() + 3])
    return cut_of(match, Vague("PAST_REF")) if _SINCE.search(before) and named is None else ()


def _recent_units(match: re.Match[str], _site: Site) -> Found:
    """ "recent years", "the coming weeks" """
    return cut_of(match, Vague("PAST_REF" if "recent" in match["way"].lower() else "FUTURE_REF"))


def _long_time(match: re.Match[str], _site: Site) -> Found:
    """ "a long time", "some time": a length of which nothing is known"""
    unit = match["unit"]
    return cut_of(match, Length(duration_value(None, unit_of(unit)) if unit else "PXX"))


_REF_UNITS = r"(?P<unit>days|weeks|months|years|decades|hours|minutes|seasons|centuries|quarters)"
_RECENT = rf"(?P<way>(?:more\s+|most\s+)?recent|coming|upcoming)\s+{_REF_UNITS}\b(?!-)"
_AGO = (
    r"(?:not\s+(?:so\s+|too\s+)?long|long|a\s+long\s+time|some\s+time|a\s+(?:short\s+)?while|a\s+short\s+time|moments|"
    r"ages)\s+ago\b"
)


_ADJECTIVES = {"former": "PAST_REF", "recent": "PAST_REF", "current": "PRESENT_REF", "future": "FUTURE_REF"}


def _adjective(match: re.Match[str], site: Site) -> Found:
    """ "the former king", "a future invasion" """
    after = site.text[match.end() : match.end() + 8].lstrip().split(" ")[0].lower()
    the = re.search(r"\bthe\s$", site.text[max(site.start, match.start() - 5) : match.start()], re.IGNORECASE)
    if the and after in ("an", "a", "the", "has", "had", "being"):
        return ()  # "the former an option"
    if after in ("of", "and", "or", "in", "for", "to", "is", "was"):
        return ()
    return cut_of(match, Vague(_ADJECTIVES[match["word"].lower()], adjective=True))


def _those_days(match: re.Match[str], site: Site) -> Found:
    """ "in those days" """
    before = site.text[max(site.start, match.start() - 4) : match.start()]
    return cut_of(match, Vague("PAST_REF")) if before.lower().strip() == "in" else ()


def _ago(match: re.Match[str], _site: Site) -> Found:
    return cut_of(match, Vague("PAST_REF"))


ADJECTIVE_RULES = (rule(r"(?P<word>former|current|recent|future)\b(?= [\"“‘]?[A-Za-z])(?!-)", _adjective),)
NOW_RULES = (
    rule(r"right now\b|now\b(?!-(?:a|and)\b)|currently\b|nowadays\b|lately\b|at present\b|presently\b", vague),
)
PAST_RULES = (
    rule(_AGO, _ago),
    rule(r"(?:(?:more|most)\s+)?recently\b(?! as\b)|previously\b|formerly\b", vague),
    rule(r"once\b(?!-)", _once),
    rule(r"then\b(?!-)", _then),
)
SOON_RULES = (
    rule(r"(?:very\s+|pretty\s+)?soon\b(?!-)", _soon),
    rule(r"someday\b|some day\b|sooner or later\b|before long\b", vague),
)
_INNER = (
    r"(?:early|earlier|final|later|closing|opening|intervening|following|subsequent|succeeding|ensuing|preceding|"
    r"remaining|waning|dying|formative)"
)
INNER_UNITS_RULES = (
    rule(rf"{_INNER} {_REF_UNITS}\b(?!-)", _long_time, the=True, bare=False),
    rule(rf"(?:later|subsequent|ensuing|succeeding|following|intervening) {_REF_UNITS}\b(?!-)", _long_time),
)
RECENT_RULES = (rule(_RECENT, _recent_units, the=True),)
LONG_AGO_RULES = (
    rule(_AGO, _ago),
    rule(r"a (?:very )?(?:long|short) (?:time|while)\b(?! ago\b)(?P<unit>)", _long_time),
)
PRESENT_DAY_RULES = (rule(r"present(?:-|\s+)day\b", _present_day, the=True),)
REFERENCE_RULES = (
    rule(
        r"(?:(?:very\s+)?near\s+|foreseeable\s+|immediate\s+|distant\s+|not-too-distant\s+)?future\b(?!-|\s+[a-z]*s\b)"
        r"|(?:recent\s+|distant\s+)?past\b(?!\s+\w|-)|present\b(?!\s+\w|-)",
        vague,
        the=True,
        bare=False,
    ),
)
OTHER_DAY_RULES = (
    rule(r"other (?:day|night|week)\b(?=\s*(?:[.,;:)]|$|that\b|when\b|in\b|at\b))", _ago, the=True, bare=False),
)
FUTURE_RULES = (rule(r"(?:(?:near|foreseeable)\s+)?future\b(?=\s*[.,;:)])", vague),)
AT_TIME_RULES = (
    rule(r"(?:time being|moment)\b(?!\s+(?:of|when|that|he|she|they|it|the)\b)", vague, the=True),
    rule(r"time\b(?=\s*(?:[.,;:)!?\"”’]|$|as\b|was\b|were\b|had\b|and\b|but\b|to\b))", vague, the=True),
    rule(r"those\s+days\b", _those_days),
    rule(r"that\s+time\b(?=\s*(?:[.,;:)!?\"”’]|$))", vague),
)
THIS_TIME_RULES = (rule(r"this\s+(?:time|moment)\b(?=\s*(?:[.,;:)!?\"”’]|$|in\b|of\b))|these\s+days\b", vague),)
