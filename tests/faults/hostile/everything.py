"""All the hostile files of the tests, by the kind of file that they are."""

from .entries import Hostile
from .packed import PACKED
from .pages import WEB
from .places import PLACES
from .printed import PRINTED
from .texts import TEXTS

GROUPS: dict[str, tuple[Hostile, ...]] = {
    "texts": TEXTS,
    "places": PLACES,
    "packed": PACKED,
    "web": WEB,
    "printed": PRINTED,
}
