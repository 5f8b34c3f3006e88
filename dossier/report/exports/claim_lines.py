"""What an event claims, in lines that can stand alone: what is alleged never reads as proven."""

import re

from dossier.domain.claim_words import account_name, told_through
from dossier.domain.events import Status
from dossier.domain.views import EventView
from dossier.domain.wording import STATUS_MEANINGS, date_words, denial_words, denier, kind_words, titled
from dossier.report.exports.hand_over import HandOver, flat

_NEGATION = re.compile(
    r"^(?!.*\bden(?:y|ies|ied|ying)\b).*(?:\b(?:not|never|nobody|none|neither|no)\b|n['’]t\b)", re.IGNORECASE
)


def claim_title(event: EventView) -> str:
    """Return one line on an event with its status and by whose account: "Alleged by prosecutors: paid Karl Lund"."""
    line, account = _line(event), flat(account_name(event.attribution or ""))
    if event.status is Status.DENIED:
        who = flat(account_name(denier(event)))
        title = f"Denied by {who}: {line}" if who else _untrue(line)
    elif event.status is Status.ALLEGED:
        title = f"Alleged by {account}: {line}" if account else f"Alleged: {line}"
    elif event.status is Status.PLANNED:
        title = f"Planned, according to {account}: {line}" if account else f"Planned: {line}"
    else:
        title = f"{line} (according to {account})" if account else line
    return title + _denied(event)


def _untrue(line: str) -> str:
    """Return what a source itself says did not happen; behind "Denied:", "was never charged" would say the contrary."""
    return line if _NEGATION.search(line) else f"Denied: {line}"


def _line(event: EventView) -> str:
    """Return what happened, and to whom. Some labels say the status themselves, so that it is not said twice."""
    line = flat(titled(event))
    own = f"{kind_words(event.kind)} {event.status.value}: "
    return f"{kind_words(event.kind)}: {line.removeprefix(own)}" if line.startswith(own) else line


def _denied(event: EventView) -> str:
    if not event.denied_by:
        return ""
    who = [flat(account_name(each.by)) for each in event.denied_by if each.by]
    return f" [denied by {', '.join(dict.fromkeys(who))}]" if who else " [denied]"


def status_line(event: EventView) -> str:
    """Return the status with its meaning and the account: "Alleged: the source reports it as an allegation, …"."""
    line = f"{event.status.value.capitalize()}: {STATUS_MEANINGS[event.status]}"
    account = flat(told_through(event))
    return f"{line}, by the account of {account}." if account else f"{line}."


def denial_lines(event: EventView) -> list[str]:
    """Return a line for each denial of an event."""
    return [flat(denial_words(each)) for each in event.denied_by]


def date_line(event: EventView) -> str:
    """Return when it happened, and how that is known."""
    when = date_words(event.date)
    why = flat(event.date.explanation) if event.date is not None else ""
    return f"{when} ({why})" if why else when


def proof_line(case: HandOver, event: EventView) -> str:
    """Return where the words of an event stand: "berg.txt, characters 54 to 120, SHA-256 ab…"."""
    source = case.source_of(event.article)
    return f"{event.file}, characters {event.span.start} to {event.span.end}, SHA-256 {source.sha256}"
