"""Steps of the law that no kind of event stands for: wanted, impeached, found liable; whose sentence or trial it is."""

import re

from dossier.domain.claims import Standing
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.services.told_words import from_trigger, to_trigger, word_of

_POLICE = (
    r"(?:police|policemen|interpol|europol|authorities|prosecutors?|detectives?|investigators?|fbi|marshals?|officers?|"
    r"carabinieri|gendarmes|tribunal|court|courts)"
)
_WANTED = re.compile(
    r"(?:wanted\s{1,9}(?:(?:man|woman|fugitive|criminal|terrorist|militant|suspect)\b|(?:by|in|over|on)\b|"
    r"for\b(?!\s{1,9}(?:the|a|an|his|her|its)\s{1,9}(?:role|part|job|post|position|team|film|squad|show)\b))|"
    rf"(?:sought|hunted)\s{{1,9}}(?:(?:by\s{{1,9}}(?:[\w'’-]{{1,40}}\s{{1,9}}){{0,2}}{_POLICE}\b)|over\b|in\s{{1,9}}connection\b|"
    r"for\s{1,9}(?:questioning|murder|the\s{1,9}(?:murder|killing|attack|theft|robbery))))",
    re.IGNORECASE,
)
_SEEKING = re.compile(r"(?:seek|hunt)\w{0,3}(?:\s{1,9}for)?$", re.IGNORECASE)
_SEEKERS = re.compile(rf"\b{_POLICE}\s{{1,9}}(?:\w{{2,9}}\s{{1,9}}){{0,3}}$", re.IGNORECASE)
_ISSUING = re.compile(r"(?:issu|obtain|secur)\w{1,4}$", re.IGNORECASE)
_WARRANT = re.compile(
    r"\b(?:(?:international\s{1,9})?arrest\s{1,9}warrants?|warrants?(?!\s{1,9}to\s{1,9}search)|red\s{1,9}notices?)\b",
    re.IGNORECASE,
)
_SEARCH = re.compile(r"\bsearch\s{1,9}warrants?\b", re.IGNORECASE)
_LIABLE = re.compile(
    r"(?:found|finds?|finding|held|holds?|ruled|rules)\s{1,9}(?:[\w'’-]{1,40}\s{1,9}){0,4}?liable\b", re.IGNORECASE
)
_NOT_LIABLE = re.compile(
    r"\b(?:not|never|n['’]t)\s{1,9}(?:be\s{1,9}|been\s{1,9}|personally\s{1,9})?(?:found\s|held\s|liable)", re.IGNORECASE
)
_SERVING = re.compile(
    r"serv(?:e|ed|es|ing)\s{1,9}(?:[\w'’-]{1,40}\s{1,9}){0,6}?(?:sentences?|"
    r"(?:life|years|months|terms?)\s{1,9}(?:in\s{1,9}(?:prison|jail|custody)\s{1,9})?for\s{1,9}(?:murder|manslaughter|fraud|"
    r"theft|rape|robbery|bribery|corruption|assault|arson|kidnapping|treason|espionage|spying|smuggling|trafficking|"
    r"embezzlement|terrorism|burglary|perjury|conspiracy|(?:drug|war|sex|financial|tax)\s{1,9}\w{1,20})|"
    r"(?:prison|jail)\s{1,9}terms?)\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(
    r"(?:struck off(?! (?:(?:his|her|their) |a |the )(?:feet|lists?|agenda)\b)"
    r"(?: (?:the|its)(?: [\w'’-]{1,40}){1,3}?)?|disbarred|stripped of (?:his|her|their)(?: [\w'’-]{1,40}){0,2}? "
    r"(?:licen[cs]e|citizenship|nationality|registration|accreditation))"
    r"(?=[.,;:]| (?:in|on|after|by|for|over|when|because|and|last|this|lawyer|doctor|solicitor|attorney)\b|$)",
    re.IGNORECASE,
)
_BARRING = frozenset({EventKind.END_POSITION, EventKind.OTHER, EventKind.END_ORG})
_COMMUTED = re.compile(r"commut", re.IGNORECASE)
_IMPEACHED = re.compile(r"impeach", re.IGNORECASE)
_DAMAGES = re.compile(
    r"\b(?:damages|compensation|restitution|legal costs|court costs|maintenance|alimony)\b", re.IGNORECASE
)
_FACING = re.compile(r"fac(?:e|es|ed|ing)$", re.IGNORECASE)
_STILL_FACING = re.compile(
    r"(?:fac(?:e|es|ing)|order\w{0,6}|schedul\w{0,6}|postpon\w{0,6}|delay\w{0,6})$", re.IGNORECASE
)
_HELD_AT_HOME = re.compile(r"(?:arrest|detention)\b", re.IGNORECASE)
_UNDER = re.compile(r"\bunder\s{1,9}(?:house\s{1,9}|home\s{1,9})?$", re.IGNORECASE)
_SURRENDERING = re.compile(
    r"(?:surrender\w{0,6}\s(?!(?:his|her|their|its|control|power|the|a)\b)|(?:turn|hand|gave|giv)\w{0,6}\s(?:himself|herself|themselves)\b)",
    re.IGNORECASE,
)
_ABDUCTORS = (
    r"(?:gunm[ae]n|kidnappers?|abductors?|captors|hijackers?|pirates?|bandits|gangsters?|attackers|assailants|rebels|"
    r"insurgents|guerrillas|militants|extremists|terrorists|hostage-takers|masked\s{1,9}men|armed\s{1,9}men|gang)\b"
)
_CAPTORS = re.compile(rf"\bby\s{{1,9}}(?:[\w'’-]{{1,40}}\s{{1,9}}){{0,4}}?{_ABDUCTORS}", re.IGNORECASE)
_CAPTORS_DID = re.compile(
    rf"{_ABDUCTORS}\s{{1,9}}(?:(?:who|that|have|has|had|still|also|are|were)\s{{1,9}}){{0,3}}$", re.IGNORECASE
)
_HOSTAGE = re.compile(
    r"(?:h[eo]ld|holding|taken|take|took|seiz\w{0,6}|captur\w{0,6})\s{1,9}(?:[\w'’-]{1,40}\s{1,9}){0,3}?(?:hostages?|captive)\b",
    re.IGNORECASE,
)
_ENTREATY = re.compile(
    r"appeal\w{0,3}\s{1,9}(?:directly\s|again\s)?(?:for\b(?!\s(?:a|the)\s(?:review|retrial|reduction))|"
    r"to\b(?![^.;]{0,60}\b(?:court|tribunal|judges?|chamber|panel|board|council|ombudsman|jurisdiction)\b))",
    re.IGNORECASE,
)
_OF_SENTENCE = r"(?:[\w-]{1,40}\s{1,9}){0,3}?(?:sentences?|terms?|convictions?)\b"
_HIS_SENTENCE = re.compile(rf"\b(?:his|her|their)\s{{1,9}}{_OF_SENTENCE}", re.IGNORECASE)
_GAP = r"(?:(?!(?:of|for|killing|over|to|by|with|and|who)\b)[\w.'’-]{1,40}\s{1,9}){0,6}?"


def other_step(entity: int, event: EventView, roles: set[Role]) -> Standing | None:
    """Return the step that an event's words state although its kind states none, or another one; None where none.

    *roles* are those in which the person takes part.
    """
    if event.status is not Status.ASSERTED:
        return None
    if event.kind in _BARRING and Role.PATIENT in roles and struck_from(from_trigger(event)) is not None:
        return Standing.SANCTIONED
    if event.kind is EventKind.OTHER:
        if _is_wanted(entity, event, roles):
            return Standing.WANTED
        if Role.AGENT in roles and _SERVING.match(from_trigger(event)):
            return Standing.SENTENCED
        return Standing.LIABLE if Role.PATIENT in roles and _is_liable(event) else None
    if event.kind is EventKind.FINE and Role.PATIENT in roles and _DAMAGES.search(from_trigger(event)):
        return Standing.LIABLE
    if event.kind is EventKind.PARDON and _COMMUTED.match(word_of(event)):
        return Standing.COMMUTED if Role.PATIENT in roles or is_own(entity, event, roles) else None
    if event.kind is EventKind.CHARGE and Role.PATIENT in roles and _IMPEACHED.match(word_of(event)):
        return Standing.IMPEACHED
    return None


def struck_from(told: str) -> str | None:
    """Return the words by which somebody is barred from a calling or loses a licence, None where none say so."""
    found = _STRUCK.match(" ".join(told.split()))
    return None if found is None else found.group().lower()


def _is_wanted(entity: int, event: EventView, roles: set[Role]) -> bool:
    """Tell whether the law looks for somebody: "is wanted for murder", "a warrant was issued for his arrest"."""
    if Role.PATIENT in roles and _WANTED.match(from_trigger(event)):
        return True
    if Role.PATIENT in roles and _SEEKING.match(word_of(event)) and _SEEKERS.search(to_trigger(event)):
        return True
    if not _ISSUING.match(word_of(event)) or not roles & {Role.PATIENT, Role.OTHER} or _SEARCH.search(event.quote):
        return False
    told = _WARRANT.search(event.quote)
    return told is not None and (
        _is_only_one(entity, event) or names_behind(entity, event, "for|against|of", told.end())
    )


def _is_liable(event: EventView) -> bool:
    return _LIABLE.match(from_trigger(event)) is not None and _NOT_LIABLE.search(event.quote) is None


def _is_only_one(entity: int, event: EventView) -> bool:
    return {p.entity.id for p in event.participants if p.entity.kind is EntityKind.PERSON} == {entity}


def names_behind(entity: int, event: EventView, prepositions: str, start: int = 0) -> bool:
    """Tell whether one of *prepositions* ("for|against") leads to somebody's name in the quote from *start* on."""
    name = _surname(entity, event)
    led = rf"\b(?:{prepositions})\s{{1,9}}{_GAP}{re.escape(name)}\b(?!['’]s)"
    return bool(name) and re.search(led, event.quote[start:], re.IGNORECASE) is not None


def _surname(entity: int, event: EventView) -> str:
    names = [p.entity.name.split() for p in event.participants if p.entity.id == entity]
    return names[0][-1] if names and names[0] else ""


def is_own(entity: int, event: EventView, roles: set[Role]) -> bool:
    """Tell whether a step befalls somebody whose role does not say so.

    He stands as the subject ("faces charges", "is under house arrest", "received a pardon"), or his sentence or trial
    is what the words tell of ("the president commuted Roe's sentence", "the trial of Roe ended").
    """
    word = word_of(event)
    if Role.AGENT in roles:
        if event.kind is EventKind.ARREST:
            if _SURRENDERING.match(from_trigger(event)):
                return True
            return _HELD_AT_HOME.match(word) is not None and _UNDER.search(to_trigger(event)) is not None
        return event.kind is EventKind.CHARGE and _FACING.match(word) is not None
    if Role.OTHER not in roles:
        return False
    if event.kind is EventKind.PARDON:
        name = re.escape(_surname(entity, event))
        owned: object = re.search(rf"\b{name}['’]s?\s{{1,9}}{_OF_SENTENCE}", event.quote, re.IGNORECASE)
        owned = owned or names_behind(entity, event, r"(?:sentences?|terms?|convictions?)\s{1,9}of")
        return bool(owned) or (_is_only_one(entity, event) and _HIS_SENTENCE.search(event.quote) is not None)
    if event.kind is EventKind.TRIAL:
        return names_behind(entity, event, r"(?:trial|retrial|court-martial|hearing|case)\s{1,9}(?:of|against)")
    return event.kind is EventKind.SANCTION and names_behind(entity, event, r"sanctions\s{1,9}(?:on|against)")


def is_abduction(event: EventView) -> bool:
    """Tell whether somebody is held by those who are no police: "was seized by four gunmen", "was held hostage"."""
    if event.kind is not EventKind.ARREST:
        return False
    told = from_trigger(event).partition(",")[0]
    by_captors = _CAPTORS.search(told) is not None or _CAPTORS_DID.search(to_trigger(event)) is not None
    return by_captors or _HOSTAGE.match(told) is not None


def is_entreaty(event: EventView) -> bool:
    """Tell whether somebody only asks others for something: "appealed to the rebels", "appealed for calm"."""
    return event.kind is EventKind.APPEAL and _ENTREATY.match(from_trigger(event)) is not None


def is_only_faced(event: EventView) -> bool:
    """Tell whether a trial is only what somebody faces: "faces a court-martial", "a court ordered a retrial of Roe"."""
    return event.kind is EventKind.TRIAL and _STILL_FACING.match(word_of(event)) is not None
