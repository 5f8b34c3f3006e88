"""What a person types as a date, read by the same rules as on the command line."""

from datetime import date

from dossier.domain.dates import DateInterval
from dossier.errors import ImpossibleError
from dossier.tongue import tr


def read_interval(text: str) -> DateInterval | None:
    """Return the interval that *text* names, None for empty text; ImpossibleError says what is wrong with it."""
    from dossier.services.typed_dates import parse_date

    return parse_date(text.strip()) if text.strip() else None


def read_day(text: str) -> date | None:
    """Return the one day that *text* names, None for empty text; ImpossibleError where it is not a single day."""
    interval = read_interval(text)
    if interval is None:
        return None
    if not interval.is_day or interval.start is None:
        raise ImpossibleError(
            tr("“{0}” is not a single day. Write it as 2021-11-19 or 19 November 2021.").format(text.strip())
        )
    return interval.start
