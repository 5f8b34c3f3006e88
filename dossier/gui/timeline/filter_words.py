"""What narrows the events of the timeline, said in words: for paper, where no button can be looked at."""

from collections.abc import Iterable, Iterator

from dossier.domain.events import EventKind
from dossier.domain.views import CaseInfo
from dossier.gui.figures import grouped
from dossier.gui.text import one_line
from dossier.gui.timeline.filter_bar import FilterBar
from dossier.gui.timeline.sheet import Heading
from dossier.gui.timeline.words import window_words
from dossier.gui.wording import kind_words
from dossier.timeline.scale import Scale
from dossier.tongue import tr

_NAMED = 5
"""So many of what is ticked are named; of more it is said how many there are."""


def filter_words(bar: FilterBar) -> tuple[str, ...]:
    """Return what lanes stand for and each choice that leaves events out; what is selected elsewhere has no words."""
    return tuple(_words(bar))


def heading_of(info: CaseInfo | None, scale: Scale, bar: FilterBar) -> Heading:
    """Return what stands above the timeline on paper."""
    return Heading(info.title if info is not None else "", window_words(scale), filter_words(bar))


def _words(bar: FilterBar) -> Iterator[str]:
    yield tr("Lanes: {0}").format(bar.grouping.currentText())
    keys = bar.chosen_lanes()
    if keys is not None:
        yield tr("{0} of {1} lanes").format(grouped(len(keys)), grouped(bar.chooser.count))
    if (statuses := bar.statuses.values()) is not None:
        yield f"{tr('Status')}: {_listed(tr(value) for value in sorted(statuses))}"
    if (kinds := bar.kinds.values()) is not None:
        yield f"{tr('Kind')}: {_listed(kind_words(EventKind(value)) for value in sorted(kinds))}"
    if (reviews := bar.reviews.values()) is not None:
        yield f"{tr('Review')}: {_listed(bar.review_words(value) for value in sorted(reviews))}"
    for name, part in ((tr("Person"), bar.only.people), (tr("Source"), bar.only.sources)):
        if part.ids() is not None:
            yield f"{name}: {_listed(one_line(each, 40) for each in part.names())}"
    if bar.words.text().strip():
        yield tr("With words: {0}").format(one_line(bar.words.text().strip(), 60))
    for option in (bar.rejected, bar.only_shared, bar.selected_name, bar.selected_story):
        if option.isChecked():
            yield option.text().replace("&", "")


def _listed(words: Iterable[str]) -> str:
    all_words = list(words)
    if len(all_words) <= _NAMED:
        return ", ".join(all_words) or tr("none")
    return tr("{0} and {1} more").format(", ".join(all_words[:_NAMED]), grouped(len(all_words) - _NAMED))
