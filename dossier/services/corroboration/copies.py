"""Which stories say the same because one has it from the other, or both from one agency or press release.

A story is known by a sketch: the smallest hashes of its runs of words (bottom-k sampling, Broder 1997). The share of
hashes that two sketches have in common estimates the share of runs that the stories have in common.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from dossier.domain.documents import PassageRole, Story
from dossier.services.corroboration.reports import Report, alike
from dossier.services.corroboration.retold import Marks, is_retold, marks_of
from dossier.services.corroboration.retold import packed as packed_marks
from dossier.services.corroboration.retold import unpacked as unpacked_marks

_RUN = 5
"""How many words a run has."""
_KEPT = 64
_COPY = 0.3
"""Stories that share so many of their runs are one text, edited."""
_TAKEN_OVER = 0.6
"""A story of which so much stands in the other is a shorter form of it."""
_SAME_SENTENCE = 0.85
_SAME_RELEASE = 0.6
_SAME_WIRE = 0.4
_FEWEST_WORDS = 5

_WORD = re.compile(r"[^\W_]+")
_AGENCIES = (
    "reuters", "associated press", "agence france-presse", "agence france presse", "bloomberg", "xinhua", "interfax",
    "tass", "ansa", "dpa", "afp", "efe", "kyodo", "yonhap", "anadolu", "press trust of india", "pa media", "belga",
    "united press international", "upi", "ap", "pti", "ani", "irna", "cnn wire", "press association",
)  # fmt: skip
_AGENCY = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in _AGENCIES) + r")\b", re.IGNORECASE)
_SAME_AGENCY = {
    "agence france-presse": "afp",
    "agence france presse": "afp",
    "associated press": "ap",
    "united press international": "upi",
    "press trust of india": "pti",
    "press association": "pa media",
}
_CREDIT = re.compile(
    r"\((?P<name>[^()\n]{2,40})\)\s*[-–—]|^(?P<slug>[A-Z][^\n—–]{1,60}?)\s[—–]|\((?P<end>[^()\n]{2,40})\)\s*$",
    re.MULTILINE,
)
_TOLD = frozenset({PassageRole.DATELINE, PassageRole.BYLINE, PassageRole.BODY})
_HEAD = 400
_TAIL = 300


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a story is known by: its smallest hashes in ascending order, and how many runs of words it has."""

    hashes: tuple[int, ...]
    runs: int

    def packed(self) -> str:
        """Return the sketch as text: the number of runs and the hashes in hex."""
        return f"{self.runs}:" + "".join(f"{value:08x}" for value in self.hashes)

    @classmethod
    def unpacked(cls, packed: str) -> "Sketch":
        """Return the sketch that ``packed`` stored."""
        runs, _, digits = packed.partition(":")
        return cls(tuple(int(digits[i : i + 8], 16) for i in range(0, len(digits), 8)), int(runs))


def sketch(words: str) -> Sketch:
    """Return the sketch of a text."""
    found = [m.group() for m in _WORD.finditer(words.casefold())]
    runs = {
        zlib.crc32(" ".join(found[i : i + _RUN]).encode("utf-8", "surrogatepass"))
        for i in range(max(1, len(found) - _RUN + 1))
    }
    return Sketch(tuple(nsmallest(_KEPT, runs)), len(runs))


def is_copy(a: Sketch, b: Sketch) -> bool:
    """Tell whether two stories are one text, edited or cut."""
    smallest = sorted({*a.hashes, *b.hashes})[:_KEPT]
    both = {*a.hashes} & {*b.hashes}
    shared = sum(value in both for value in smallest) / len(smallest) if smallest else 0.0
    if shared >= _COPY:
        return True
    common = shared * (a.runs + b.runs) / (1 + shared)
    return common >= _TAKEN_OVER * min(a.runs, b.runs) and min(a.runs, b.runs) > 2 * _RUN


def agencies(opening: str, byline: str | None, ending: str) -> frozenset[str]:
    """Return the news agencies that a story credits: in its byline, before its first words, or behind its last."""
    places = [byline or ""]
    for part in (opening[:_HEAD], ending[-_TAIL:]):
        places += [m["name"] or m["slug"] or m["end"] or "" for m in _CREDIT.finditer(part)]
    found = (m.group().casefold() for place in places for m in _AGENCY.finditer(place) if _is_credit(m))
    return frozenset(_SAME_AGENCY.get(name, name) for name in found)


def _is_credit(found: re.Match[str]) -> bool:
    """Tell a credit from a word: short names of agencies are written in capitals."""
    return len(found.group()) > 4 or found.group().isupper() or found.group() == "dpa"


def packed(sketch: Sketch, credited: frozenset[str], marks: Marks) -> str:
    """Return a sketch, the agencies credited and the names and figures in their order as one text."""
    return f"{sketch.packed()}|{','.join(sorted(credited))}|{packed_marks(marks)}"


def unpacked(text: str) -> tuple[Sketch, frozenset[str], Marks]:
    """Return what ``packed`` stored; what an older program stored has no names and figures."""
    sketched, credited, marks, *_ = (*text.split("|"), "", "")
    return Sketch.unpacked(sketched), frozenset(filter(None, credited.split(","))), unpacked_marks(marks)


def provenance_of(text: str, story: Story) -> tuple[Sketch, frozenset[str], Marks]:
    """Return the sketch of a story, the agencies it credits, its names and figures; *text* is that of its source."""
    body = [p.span.of(text) for p in story.passages if p.role is PassageRole.BODY]
    lines = [p.span.of(text) for p in story.passages if p.role in _TOLD] or [story.span.of(text)]
    byline = None if story.byline is None else story.byline.of(text)
    told = "\n".join(body or lines)
    return sketch(told), agencies("\n".join(lines), byline, lines[-1]), marks_of(told)


def sketch_of(text: str, story: Story) -> str:
    """Return by what near copies of a story are known, as a case keeps it; *text* is that of its source."""
    return packed(*provenance_of(text, story))


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of where a story comes from."""

    digest: str
    sketch: Sketch
    agencies: frozenset[str] = frozenset()
    byline: str | None = None
    marks: Marks = ()


def originals(reports: Sequence[Report], stories: Mapping[int, Provenance]) -> dict[int, int]:
    """Return for each event the one whose report it repeats: its own id for the first report of each source.

    *reports* stand in the order of publication; *stories* are what is known of their stories, by id.
    """
    leading: list[Report] = []
    found: dict[int, int] = {}
    for report in reports:
        twin = next((known for known in leading if _repeats(report, known, stories)), None)
        if twin is None:
            leading.append(report)
        found[report.event] = report.event if twin is None else twin.event
    return found


def _repeats(report: Report, known: Report, stories: Mapping[int, Provenance]) -> bool:
    if report.article == known.article:
        return True
    one, two = stories[report.article], stories[known.article]
    if one.digest == two.digest or is_copy(one.sketch, two.sketch) or is_retold(one.marks, two.marks):
        return True
    shared = alike(report.words, known.words)
    if min(len(report.words), len(known.words)) < _FEWEST_WORDS:
        return False
    if shared >= _SAME_SENTENCE and _spread(report, known) >= _SAME_RELEASE:
        return True
    same_voice = report.attribution is not None and _voice(report) == _voice(known)
    if same_voice and shared >= _SAME_RELEASE:
        return True
    same_wire = bool(one.agencies & two.agencies) or (one.byline is not None and _same_line(one.byline, two.byline))
    return same_wire and shared >= _SAME_WIRE


def _spread(a: Report, b: Report) -> float:
    """Return how much of all words of two sentences both have."""
    either = a.words | b.words
    return len(a.words & b.words) / len(either) if either else 0.0


def _voice(report: Report) -> tuple[str, ...]:
    return tuple(sorted(set(_WORD.findall((report.attribution or "").casefold())) - {"the", "a", "an"}))


def _same_line(a: str, b: str | None) -> bool:
    return b is not None and _WORD.findall(a.casefold()) == _WORD.findall(b.casefold())
