"""Says dates that were put together in English anew, word by word: names of months, figures and a dozen small words."""

import re

from dossier import tongue
from dossier.domain.wording import MONTHS
from dossier.tongue import tr

_DAY = re.compile(rf"\b(\d{{1,2}})(?= (?:{'|'.join(MONTHS)})\b| to \d)")
_DECADE = re.compile(r"\b(\d{3}0)s\b")
_WORD = re.compile(r"[A-Za-z]+")


def time_words(english: str) -> str:
    """Return a date in English words, as ``domain.wording`` or the case has it, in the language of the window."""
    if tongue.is_english():
        return english
    decades = _DECADE.sub(lambda found: tr("{0}s").format(found[1]), english)
    days = _DAY.sub(lambda found: tr("day {0}").format(found[1]), decades)
    return _WORD.sub(lambda found: tr(found[0]), days)
