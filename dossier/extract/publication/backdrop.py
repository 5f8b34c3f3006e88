"""What a story as a whole says of its dates: which of its paragraphs tell tales, and which report old talk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.domain.documents import Story
from dossier.domain.mentions import Timex
from dossier.extract.publication.scenes import Scene, Tense

_IMAGINED = re.compile(
    r"\b(?:films?|novels?|movies?|video\s+games?|fiction\w*|imagin\w+|scenarios?|simulations?|forecasts?|projections?|"
    r"dystopian|sci-fi|futuristic|thriller|prophec\w+|dreams?|satir\w+|spoof|hoax)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(r"\bset\s+in\s+(?:the\s+year\s+|the\s+)?(?P<year>[12]\d{3})")
_PROLOGUE = 30
"""Years before those in which a tale is set that it may tell of."""
_SAYING = frozenset("say tell announce write add state declare promise predict".split())
_TALK = re.compile(r"\b(?:interview|speech|letter|statement|article|memo|diary)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """``imagined`` are the numbers of the passages that speak of a tale, ``tale_from`` the first year of a tale.

    ``talked`` tells for each passage (by number) from which place of the text on it reports what was said on a date in
    full: "In an interview in March 1999 …".
    """

    imagined: frozenset[int]
    tale_from: int | None
    talked: dict[int, int]


def backdrop_of(text: str, story: Story, scenes: Sequence[Scene], timexes: Sequence[Timex]) -> Backdrop:
    """Read a story once for all of its dates."""
    imagined = {n for n, p in enumerate(story.passages) if _IMAGINED.search(text, p.span.start, p.span.end)}
    years = [int(match["year"]) for match in _SETTING.finditer(text, story.span.start, story.span.end)]
    return Backdrop(frozenset(imagined), min(years) - _PROLOGUE if years else None, _talked(text, scenes, timexes))


def _talked(text: str, scenes: Sequence[Scene], timexes: Sequence[Timex]) -> dict[int, int]:
    talked: dict[int, int] = {}
    spoken: set[int] = set()
    for scene in scenes:
        paragraph, span = scene.sentence.paragraph, scene.sentence.span
        if paragraph in talked:
            continue
        if _TALK.search(text, span.start, span.end):
            spoken.add(paragraph)
        full = [word for word in scene.words if word.timex is not None and _is_full(timexes[word.timex])]
        if full and (paragraph in spoken or any(_says_then(scene, k, timexes) for k in range(len(scene.clauses)))):
            talked[paragraph] = full[0].token.end
    return talked


def _says_then(scene: Scene, k: int, timexes: Sequence[Timex]) -> bool:
    """Tell whether a clause says that somebody said something on a date in full."""
    clause = scene.clauses[k]
    if clause.group.lemma not in _SAYING or scene.tense(k) is not Tense.PAST:
        return False
    return any(w.timex is not None and _is_full(timexes[w.timex]) for w in scene.words[clause.start : clause.end])


def _is_full(timex: Timex) -> bool:
    return timex.core is not None and timex.core.start is not None
