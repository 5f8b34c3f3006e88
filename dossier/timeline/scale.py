"""What part of time is seen, and how large: the view state of a timeline, without any widget."""

from dataclasses import dataclass, replace

from dossier.timeline.calendar import DAYS_PER_YEAR, day_number

NARROWEST = 10 / (24 * 60)
"""Days across the narrowest window: ten minutes."""
_FITTED = 2.0
"""Days that ``fit`` shows at least: dates are known to the day."""
WIDEST = 12_000 * DAYS_PER_YEAR
"""Days across the widest window."""
FIRST_DAY = float(day_number(-2000))
LAST_DAY = float(day_number(12_000))
"""The middle of a window stays between these two days."""

_AIR = 0.06
"""The part of the window that ``fit`` leaves free on each side."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A window on time: the day in its middle, the days that a pixel stands for, and its width in pixels.

    Scales never change; every method returns a new one, clamped to the narrowest and widest window and to the first
    and last day. ``x`` counts from the left edge of the window.
    """

    centre: float
    days_per_pixel: float
    width: float

    @property
    def left(self) -> float:
        """The day at the left edge."""
        return self.centre - self.width / 2 * self.days_per_pixel

    @property
    def right(self) -> float:
        """The day at the right edge."""
        return self.centre + self.width / 2 * self.days_per_pixel

    @property
    def span(self) -> float:
        """The days across the window."""
        return self.width * self.days_per_pixel

    def x_of(self, day: float) -> float:
        """Return where *day* stands, in pixels from the left edge."""
        return (day - self.centre) / self.days_per_pixel + self.width / 2

    def day_at(self, x: float) -> float:
        """Return the day at *x*."""
        return self.centre + (x - self.width / 2) * self.days_per_pixel

    def zoomed(self, factor: float, x: float | None = None) -> "Scale":
        """Return the scale with *factor* times more pixels for a day; the day at *x* (the middle) stays there."""
        at = self.width / 2 if x is None else x
        wanted = _clamp(self.days_per_pixel / factor, NARROWEST / self.width, WIDEST / self.width)
        centre = self.day_at(at) - (at - self.width / 2) * wanted
        return Scale(centre, wanted, self.width).clamped()

    def panned(self, pixels: float) -> "Scale":
        """Return the scale with its content moved by *pixels*; positive ones move it right, to earlier days."""
        return replace(self, centre=self.centre - pixels * self.days_per_pixel).clamped()

    def moved_to(self, day: float) -> "Scale":
        """Return the scale with *day* in its middle."""
        return replace(self, centre=day).clamped()

    def resized(self, width: float) -> "Scale":
        """Return the scale for another width: the left edge and the size of a day stay."""
        wide = max(width, 1.0)
        return Scale(self.left + wide / 2 * self.days_per_pixel, self.days_per_pixel, wide).clamped()

    def clamped(self) -> "Scale":
        """Return the nearest scale within the limits."""
        return Scale(
            _clamp(self.centre, FIRST_DAY, LAST_DAY),
            _clamp(self.days_per_pixel, NARROWEST / self.width, WIDEST / self.width),
            self.width,
        )

    def toward(self, goal: "Scale", part: float) -> "Scale":
        """Return the scale at *part* (0 to 1) of the way to *goal*; zoom moves evenly to the eye."""
        ratio = goal.days_per_pixel / self.days_per_pixel
        size = self.days_per_pixel * ratio**part
        # While zooming, the centre moves with the size, so that the goal does not fly past the window.
        growth = goal.days_per_pixel - self.days_per_pixel
        way = part if abs(ratio - 1) < 1e-3 else (size - self.days_per_pixel) / growth
        return Scale(self.centre + (goal.centre - self.centre) * way, size, goal.width)


def fit(first: float, last: float, width: float) -> Scale:
    """Return the scale that shows the days from *first* to *last* with a little air on both sides."""
    wide = max(width, 1.0)
    days = max(last - first, _FITTED) / (1 - 2 * _AIR)
    return Scale((first + last) / 2, days / wide, wide).clamped()


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
