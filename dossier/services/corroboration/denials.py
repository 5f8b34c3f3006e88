"""What a denial denies: the event that its sentence denies, or what the same story alleges of whoever denies it."""

import re
from collections.abc import Iterable, Sequence

from dossier.domain.events import EventKind, Status
from dossier.services.corroboration.reports import LEGAL, Report

_DENYING = re.compile(
    r"(?:den(?:y|ies|ied|ying|ial|ials)|reject(?:s|ed|ing|ion)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|"
    r"disput(?:e|es|ed|ing)|rebuff(?:s|ed)?)",
    re.IGNORECASE,
)
_NOT_GUILTY = re.compile(r"\bnot guilty\b|\binnocen(?:t|ce)\b", re.IGNORECASE)
_PLEADING = re.compile(
    r"ple(?:a|d|as|ads|aded|ading|aded)|maintain(?:s|ed)|protest(?:s|ed)|insist(?:s|ed)", re.IGNORECASE
)
_ALL_OF_IT = re.compile(
    r"\b(?:charges|allegations|accusations|claims|wrongdoing|involvement|any|all|everything|both|not guilty|"
    r"innocen(?:t|ce))\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"\bcharges?\b|\bnot guilty\b", re.IGNORECASE)
_ACCUSING = re.compile(r"accus|alleg|claim|charg|confirm|blam|assert|conclud|suspect", re.IGNORECASE)
"""Words of a statement that may be what is denied, where the story tells of no deed."""
_NAMED_CLAIM = re.compile(r"\b(?:allegations?|accusations?|claims?|charges?|involvement)\b", re.IGNORECASE)
_STEPS = frozenset({EventKind.STATEMENT, EventKind.ACQUIT, EventKind.RELEASE, EventKind.PARDON, EventKind.APPEAL})
"""Of these nobody denies that they were; what somebody is accused of is a deed."""
_ASKED = r"\s{1,9}(?:(?!\w{2,30}ing\b|that\b)[\w'’-]{1,40}\s{1,9}){0,5}?"
_REFUSED = re.compile(
    rf"(?:den\w{{1,6}}{_ASKED}(?:bail|visas?|permits?|permission|asylum|parole)|(?:reject|dismiss|rebuff)\w{{0,4}}{_ASKED}"
    r"(?:complaints?|appeals?|applications?|petitions?|motions?|requests?|bids?|offers?|proposals?|demands?|pleas?|plans?|"
    r"(?:calls?|claims?)\s{1,9}for))\b",
    re.IGNORECASE,
)
"""Who turns down what somebody asks for denies no deed."""
_IN_SO_MANY_WORDS = re.compile(
    r"\s{1,9}(?:(?:ever|reports|claims|allegations|accusations|suggestions|rumours)\s{1,9}(?:[\w'’]{1,20}\s{1,9}){0,3}?)?"
    r"(?:that\s+\w+\s+\w+|having\s|\w{2,30}ing\s)",
    re.IGNORECASE,
)
"""A denial that says itself what is not so."""
_INVOLVED = re.compile(r"\binvolvement\b", re.IGNORECASE)
_SPEAKS_FOR = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|solicitors?|barristers?|spokes\w{1,6}|representatives?|family|relatives|both|"
    r"they|he|she)\b",
    re.IGNORECASE,
)
_STEM = 4
_NEAR = 800
"""How many characters before a denial what it speaks of stands at most, where it does not name who is accused."""


def is_denial(report: Report) -> bool:
    """Tell whether somebody denies something by this statement."""
    if report.kind is EventKind.STATEMENT and _DENYING.fullmatch(report.word):
        return _REFUSED.match(report.quote[report.at.start :]) is None
    if report.status is Status.DENIED:
        return False
    return _PLEADING.fullmatch(report.word) is not None and _NOT_GUILTY.search(report.quote) is not None


def denied_by(story: Sequence[Report]) -> dict[int, tuple[int, ...]]:
    """Return the denials of one story: the denied event's id, and the ids of the statements that deny it."""
    found: dict[int, list[int]] = {}
    for denial in story:
        if is_denial(denial):
            for event in _denied(denial, [r for r in story if not _is_later(r, denial)]):
                found.setdefault(event.event, []).append(denial.event)
    return {event: tuple(sorted(denials)) for event, denials in found.items()}


def _is_later(report: Report, denial: Report) -> bool:
    """Tell whether something certainly happened after a denial: nobody denies in 2019 what was done in 2021."""
    told, said = report.when, denial.when
    if told is None or said is None or told.start is None or said.end is None:
        return False
    return said.end < told.start and report.event != denial.event


def _denied(denial: Report, story: Sequence[Report]) -> list[Report]:
    same_sentence = [r for r in story if r.status is Status.DENIED and r.quote == denial.quote and not is_denial(r)]
    if same_sentence:
        return [*same_sentence, *_claimed_before(same_sentence, story)]
    claims = [r for r in story if r.event != denial.event and _is_claim(r) and not _is_own_account(r, denial)]
    who = denial.acting | denial.concerned
    charges = [r for r in story if r.kind is EventKind.CHARGE and r.status is not Status.DENIED and who & r.concerned]
    here = [r for r in charges if r.quote == denial.quote]
    if here:
        return here
    if _IN_SO_MANY_WORDS.match(denial.quote[denial.at.end :]):
        told = denial.quote[denial.at.end :].casefold()
        claims = [r for r in claims if r.word[:_STEM].casefold() in told]
        return _last_before(denial, claims)
    # Who was arrested or extradited denies what he is accused of, and not that.
    claims = [r for r in claims if r.kind not in LEGAL or not denial.acting & r.concerned]
    own = [r for r in claims if denial.acting & (r.acting | r.concerned)]
    if _CHARGE.search(denial.quote):
        own = [*charges, *own]
    if _ALL_OF_IT.search(denial.quote) and own:
        return own
    if not own and _NAMED_CLAIM.search(denial.quote):
        claims = [r for r in claims if r.status is Status.ALLEGED]
        if _INVOLVED.search(denial.quote) and not _SPEAKS_FOR.search(denial.quote[: denial.at.start]):
            claims = [r for r in claims if not r.acting]  # Who did it is said, and it is somebody else.
    return _last_before(denial, own or claims) or _statement_denied(denial, story)


def _statement_denied(denial: Report, story: Sequence[Report]) -> list[Report]:
    """Return the statement that is denied, where the story tells of no deed that could be."""
    said = [r for r in story if r.kind is EventKind.STATEMENT and not is_denial(r) and not denial.acting & r.acting]
    named = _NAMED_CLAIM.search(denial.quote) is not None
    return _last_before(denial, [r for r in said if _ACCUSING.match(r.word)], None if named else _NEAR)


def _claimed_before(denied: Sequence[Report], story: Sequence[Report]) -> list[Report]:
    """Return what the story has claimed before in the words that are denied now: "took", by the same."""
    return [
        r
        for r in story
        if _is_claim(r)
        and any(
            r.kind is d.kind
            and r.place[1] < d.place[1]
            and r.word.casefold() == d.word.casefold()
            and r.acting & d.acting
            for d in denied
        )
    ]


def _is_claim(report: Report) -> bool:
    told = report.kind not in _STEPS
    return told and (report.status is Status.ALLEGED or (report.status is Status.ASSERTED and bool(report.attribution)))


def _is_own_account(claim: Report, denial: Report) -> bool:
    """Tell whether whoever denies has told the claim: "the firm wrote that …", "the firm's counsel denied"."""
    if claim.attribution is None:
        return False
    names = {word for word in re.findall(r"\w{3,40}", claim.attribution) if word[0].isupper()}
    return not names.isdisjoint(re.findall(r"\w{3,40}", denial.quote[: denial.at.start]))


def _last_before(denial: Report, claims: Iterable[Report], reach: int | None = _NEAR) -> list[Report]:
    """Return the last claims before a denial, not farther away than *reach* characters: those of one sentence."""
    ahead = [r for r in claims if 0 <= denial.place[1] - r.place[1] <= (reach or denial.place[1])]
    if not ahead:
        return []
    last = max(ahead, key=lambda r: r.place[1])
    return [r for r in ahead if r.quote == last.quote]
