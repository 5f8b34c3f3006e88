"""What the words of a step of the law say beside it: on bail, in absentia, a plea of no contest, a mistrial."""

import re
from collections.abc import Iterator

from dossier.domain.claims import Standing
from dossier.domain.events import EventKind
from dossier.domain.views import EventView
from dossier.services.case_ends import uncharged_of
from dossier.services.other_steps import struck_from
from dossier.services.outcomes import undoes_part
from dossier.services.stated_steps import part_acquitted, pleads
from dossier.services.told_words import from_trigger, to_trigger, word_of

_ABSENT = re.compile(r"\bin (?:absentia|(?:his|her|their) absence)\b", re.IGNORECASE)
_LATE = re.compile(r"\bposthumous(?:ly)?\b", re.IGNORECASE)
_IMPEACHING = re.compile(r"\bimpeachment\b", re.IGNORECASE)
_COURT_OF_PARLIAMENT = frozenset({Standing.ON_TRIAL, Standing.CONVICTED, Standing.ACQUITTED})
_DECIDED = frozenset({Standing.ON_TRIAL, Standing.CONVICTED, Standing.SENTENCED})
_MISTAKEN = frozenset(
    {Standing.ARRESTED, Standing.CHARGED, Standing.CONVICTED, Standing.SENTENCED, Standing.SANCTIONED, Standing.ACCUSED}
)
_WRONGLY = re.compile(r"\b(wrongly|wrongfully|falsely|mistakenly|erroneously|unjustly|unlawfully)\s$", re.IGNORECASE)
_WRONGLY_ACCUSED = re.compile(
    r"\b(wrongly|wrongfully|falsely|mistakenly|erroneously)\s(?:accus|suspect|blam)", re.IGNORECASE
)
_BY_MISTAKE = re.compile(r"\w{1,20}\s(by mistake|in error)\b", re.IGNORECASE)
_REVIEWED = frozenset({Standing.OVERTURNED, Standing.APPEAL})
_AFTER_DEATH = frozenset({Standing.CONVICTED, Standing.ACQUITTED, Standing.PARDONED, Standing.OVERTURNED})
_FREE_ON = re.compile(
    r"\b(?:on (?:[\w$€£,.]{1,20} ){0,3}?(?:bail|bond|parole|probation|licence)|without charges?)\b", re.IGNORECASE
)
_BAILED = re.compile(r"(?:bailed|paroled)$", re.IGNORECASE)
_HELD = re.compile(r"\b(?:house arrest|home detention|for questioning|(?:on|in) remand)\b", re.IGNORECASE)
_NO_CONTEST = re.compile(r"[^.;:]{0,40}?\bno(?:[ -]contest|lo contendere)\b", re.IGNORECASE)
_BEFORE_TRIAL = (
    (
        "pleaded not guilty",
        re.compile(r"(?:plead|pled|enter|ent)\w{0,6}\s(?:[\w'’-]{1,30}\s){0,3}?not guilty\b", re.IGNORECASE),
    ),
    ("arraigned", re.compile(r"arraign", re.IGNORECASE)),
    (
        "first appearance in court",
        re.compile(
            r"m[ae]de?\s(?:[\w'’-]{1,30}\s){0,2}?(?:initial|first)\s(?:[\w-]{1,20}\s)?appearance\b", re.IGNORECASE
        ),
    ),
)
"""What comes before a trial is told beside the rung: a plea or a first appearance is no trial yet."""
_NO_VERDICT = re.compile(r"\b(?:mistrial|hung jury|deadlocked)\b", re.IGNORECASE)
_LIFTED = re.compile(
    r"(?:lift|eas|remov|drop|end|suspend|annull?|revok|cancell?)(?:s|e|es|ed|ped|ing)?$", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\bsentence (?:was|were|has been|had been|is|being)? ?(?:later |then )?(?P<passive>reduced|cut|halved|increased|"
    r"extended|lengthened|shortened|suspended|doubled)\b|\b(?P<active>reduced|cut|halved|increased|extended|"
    r"lengthened|shortened|doubled) (?:[\w'’-]{1,40} ){1,4}?sentence\b",
    re.IGNORECASE,
)
_APPEALS = {"dropp": "dropped", "withdr": "dropped", "abandon": "dropped", "win": "won", "won": "won"}


def notes_of(event: EventView, standing: Standing) -> Iterator[str]:
    """Give what the words of an event say beside the step that it states, in words for readers."""
    told = from_trigger(event)
    if standing is Standing.CONVICTED and pleads(event):
        yield "pleaded guilty"
    if standing is Standing.ACQUITTED and (part := part_acquitted(event)):
        yield part
    if standing is Standing.NOT_CHARGED and (what := uncharged_of(event)):
        yield what
    if standing is Standing.ON_TRIAL and (note := _trial_note(event, told)):
        yield note
    if standing is Standing.RELEASED and (note := _terms_of_release(event, told)):
        yield note
    if standing is Standing.ARRESTED and (held := _HELD.search(to_trigger(event, 12) + told[:60])):
        yield held.group().lower()
    if standing is Standing.ARRESTED and word_of(event).lower() == "remanded":
        yield "held on remand"
    if standing is Standing.ARRESTED and word_of(event).lower().startswith("surrender"):
        yield "surrendered"
    if standing is Standing.SANCTIONED:
        yield from _sanction_notes(event, told)
    if standing is Standing.SENTENCED and (changed := _CHANGED.search(event.quote)) and _is_noun(event):
        yield (changed["passive"] or changed["active"]).lower()
    if standing is Standing.LIABLE and event.kind is EventKind.FINE:
        yield "ordered to pay"
    if standing is Standing.APPEAL:
        yield from (note for stem, note in _APPEALS.items() if word_of(event).lower().startswith(stem))
    if standing in _REVIEWED and undoes_part(event):
        yield "in part"
    if standing is Standing.ACCUSED and (blamed := _WRONGLY_ACCUSED.search(event.quote)):
        yield blamed[1].lower()
    elif standing in _MISTAKEN and (wrong := _mistaken(event, told)):
        yield wrong
    if standing in _DECIDED and _ABSENT.search(told):
        yield "in absentia"
    if standing in _AFTER_DEATH and _LATE.search(to_trigger(event, 20) + told[:40]):
        yield "posthumously"
    if standing in _COURT_OF_PARLIAMENT and _IMPEACHING.search(event.quote):
        yield "in an impeachment"


def _mistaken(event: EventView, told: str) -> str:
    """Return how the words say that it should not have been, "wrongfully" or "by mistake"; "" where they do not."""
    found = _WRONGLY.search(to_trigger(event, 16)) or _BY_MISTAKE.match(told)
    return "" if found is None else found[1].lower()


def _is_noun(event: EventView) -> bool:
    return word_of(event).lower().startswith("sentence") and not word_of(event).lower().endswith("d")


def _trial_note(event: EventView, told: str) -> str:
    if word_of(event).lower().startswith(("plead", "pled", "enter")) and _NO_CONTEST.match(told):
        return "pleaded no contest"
    found = _NO_VERDICT.search(event.quote)
    if found is not None:
        return found.group().lower()
    return next((note for note, words in _BEFORE_TRIAL if words.match(told)), "")


def _terms_of_release(event: EventView, told: str) -> str:
    found = _FREE_ON.search(told[:90])
    if found is not None:
        return " ".join(found.group().lower().split())
    return ("on bail" if word_of(event).lower() == "bailed" else "on parole") if _BAILED.match(word_of(event)) else ""


def _sanction_notes(event: EventView, told: str) -> Iterator[str]:
    if (struck := struck_from(told)) is not None:
        yield struck
    if _LIFTED.match(word_of(event)):
        yield "lifted"
