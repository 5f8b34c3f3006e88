"""What a court made of a conviction: whether words undo it or let it stand, by what they throw out."""

import re
from enum import Enum, auto

from dossier.domain.events import EventKind
from dossier.domain.views import EventView
from dossier.services.told_words import to_trigger, word_of


class Outcome(Enum):
    """What becomes of a conviction."""

    UNDONE = auto()
    HELD = auto()
    NEITHER = auto()


_UNDOING = re.compile(r"overturn|quash|annul|vacat|thr(?:ow|ew|own)|revers|strike|struck|set|void", re.IGNORECASE)
_HOLDING = re.compile(r"upheld|uphold|confirm|reject|dismiss|lost|lose|refus|den(?:y|ie)", re.IGNORECASE)
_VERDICT = r"(?:convictions?|verdicts?|sentences?|judge?ments?|rulings?|decisions?|findings?|terms?)"
_THING = (
    r"(?:(?P<court>(?:on|upon|after|following|in)\s+(?:an\s+|the\s+|her\s+|his\s+|their\s+)?appeal\b|"
    r"appeals?(?:[\s-]+(?:courts?|judges?|panel|tribunal|chamber))|courts? of appeals?)|"
    rf"(?P<appeal>appeals?\b(?:\s+(?:against|over|of|from|on)\s+(?:[\w'’-]{{1,40}}\s{{1,9}}){{0,4}}?(?:{_VERDICT}|acquittals?)\b)?)|"
    rf"(?P<verdict>{_VERDICT})|(?P<acquittal>acquittals?))\b"
)
_THINGS = re.compile(rf"\b{_THING}", re.IGNORECASE)
_OBJECT = re.compile(
    rf"\w{{1,40}}(?:\s{{1,9}}(?:out|down|aside|off))?(?:\s{{1,9}}(?!on\b|by\b|in\b|after\b|following\b|upon\b)[\w'’-]{{1,40}}){{0,4}}?\s{{1,9}}{_THING}",
    re.IGNORECASE,
)
_MANY = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|some|several|most|half|part|many)"
_COUNTS = r"(?:convictions?|counts?|charges?|verdicts?|findings?|offences?|offenses?)"
_SOME_OF = (
    rf"(?:{_MANY}\s(?:of\s)?(?:the\s|his\s|her\s|their\s|those\s)?(?:[\w'’-]{{1,20}}\s){{0,3}}?{_COUNTS}|"
    rf"part\sof\s(?:the|his|her|their)\s)"
)
_SOME_BEHIND = re.compile(
    rf"\w{{1,40}}\s(?:out\s|aside\s|down\s)?(?:{_SOME_OF}|(?:[^,.;:]{{0,60}}?\s)?(?:in\spart|partly|partially)\b|"
    rf"[^,.;:]{{0,60}}?\bon\s{_SOME_OF})",
    re.IGNORECASE,
)
_SOME_BEFORE = re.compile(
    rf"(?:\b{_SOME_OF}\b[^,.;:]{{0,60}}?\s(?:was|were|been|be|being)\s(?:later\s|then\s)?|\b(?:partly|partially)\s)$",
    re.IGNORECASE,
)
_BEFORE = 160
"""How many characters before its verb the subject of a passive may stand."""


def outcome_of(event: EventView) -> Outcome:
    """Return what an event does to a conviction: an appeal thrown out lets it stand, a verdict thrown out does not."""
    word = word_of(event)
    undoes, holds = _UNDOING.match(word), _HOLDING.match(word)
    if not (undoes or holds):
        return Outcome.NEITHER
    thing = _thing(event)
    if "acquittal" in thing.casefold():
        return Outcome.NEITHER
    if thing.casefold().startswith("appeal") or (not thing and event.kind is EventKind.APPEAL and _thrown(word)):
        return Outcome.NEITHER if word.casefold().startswith(("uph", "confirm")) else Outcome.HELD
    if undoes or (thing and word.casefold().startswith("dismiss")):
        return Outcome.UNDONE
    return Outcome.HELD


def undoes_part(event: EventView) -> bool:
    """Tell whether only some of several convictions are undone: "quashed four of his nine convictions"."""
    if outcome_of(event) is not Outcome.UNDONE:
        return False
    at = event.trigger.start - event.span.start
    behind, before = event.quote[at : at + _BEFORE], to_trigger(event, _BEFORE)
    return _SOME_BEHIND.match(behind) is not None or _SOME_BEFORE.search(before) is not None


def is_of_verdict(event: EventView) -> bool:
    """Tell whether the words name the verdict or the sentence that is undone or stands."""
    return re.fullmatch(_VERDICT, _thing(event), re.IGNORECASE) is not None


def _thrown(word: str) -> bool:
    return word.casefold().startswith(("thr", "str"))


def _thing(event: EventView) -> str:
    """Return what the verb of an event throws out or lets stand, as its object or as its subject; "" if unnamed."""
    at = event.trigger.start - event.span.start
    behind = _OBJECT.match(event.quote, at)
    if behind is not None and not behind["court"]:
        return behind["appeal"] or behind["verdict"] or behind["acquittal"]
    found = [m for m in _THINGS.finditer(to_trigger(event, _BEFORE)) if not m["court"]]
    return found[-1].group() if found else ""
