"""Taking apart what is one name in the case and should be two: a merge, or the mentions of some stories."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from dossier.domain.changes import Changes
from dossier.domain.claim_words import joined
from dossier.domain.claims import JoinKind, MergeView
from dossier.domain.views import ArticleRow, EntityRow
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.saying import said
from dossier.gui.text import PlainLabel, one_line
from dossier.gui.wording import counted, entity_words, interval_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile
    from dossier.services.splitting import NumberedMention

_KEPT = "What you changed in between stays as it is. They are not proposed as one again, and Undo takes this back."
_TITLES = 8
"""Titles of stories named at once."""


class TakeApartDialog(BaseDialog):
    """The history of a name: choose what came together, see what will move, and take it apart."""

    def __init__(
        self,
        hub: Hub,
        entity: EntityRow,
        merges: Sequence[MergeView],
        titles: Mapping[int, str],
        chosen: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Take apart {0}").format(one_line(entity.name, 60)),
            tr("How these names came together, the latest first where that is known. {0}").format(_KEPT),
            parent,
        )
        self._hub = hub
        self._entity = entity
        self._merges = merges
        self._titles = titles
        self.close_with_case(hub)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("How these names came together"))
        self.list.setMinimumSize(520, 160)
        for each in merges:
            self.list.addItem(_roomy(one_line(said(each.sentence), 200), self.list))
        self.moves = PlainLabel()
        self.moves.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(PlainLabel(tr("What will move:"), "muted"))
        self.body.addWidget(self.moves)
        self.apart = self.add_primary(tr("Take apart"), self._finish)
        self.add_dismiss()
        self.list.currentRowChanged.connect(self._tell)
        self.list.setCurrentRow(min(chosen, len(merges) - 1))
        self._tell(self.list.currentRow())

    def _tell(self, number: int) -> None:
        chosen = self._merges[number] if 0 <= number < len(self._merges) else None
        self.apart.setEnabled(chosen is not None and chosen.reversible)
        words = tr("Nothing came together here.") if chosen is None else moving_words(chosen, self._titles)
        self.moves.setText(words)
        self.list.setAccessibleDescription(words)

    def _finish(self) -> None:
        chosen = self._merges[self.list.currentRow()]
        entity = self._entity.id

        def change(case: "CaseFile") -> Changes:
            from dossier.services import editing

            if chosen.id is not None:
                return editing.unmerge(case, chosen.id)
            return editing.split_entity(case, entity, chosen.articles)

        self.accept()
        self._hub.command(change)


def _roomy(text: str, view: QListWidget) -> QListWidgetItem:
    """Return an item with air above and below its words; Qt gives it none."""
    item = QListWidgetItem(text)
    item.setSizeHint(QSize(0, view.fontMetrics().height() + 10))
    return item


def moving_words(merge: MergeView, titles: Mapping[int, str]) -> str:
    """Return what goes to a name of its own when *merge* is taken apart; *titles* are those of the stories by id."""
    if not merge.reversible and merge.how is JoinKind.JOINED:
        return tr(
            "Nothing: all stories use this very name. To take some of them out, use “Split off mentions” instead."
        )
    if not merge.reversible and merge.how is JoinKind.SPLIT:
        return tr("Nothing: these are apart already. Merge them if that was wrong.")
    if not merge.reversible:
        return tr("This cannot be taken apart any more: one of the two is gone from the case.")
    names = joined([f"“{one_line(name, 60)}”" for name in (merge.names or (merge.name,))])
    found = [one_line(titles[article], 80) for article in merge.articles if article in titles]
    if not found:
        return f"{names}."
    told = tr("{0}, with its mentions and events in {1}:").format(names, counted(len(found), "story", "stories"))
    listed = "".join(f"\n–  {title}" for title in found[:_TITLES])
    more = tr(" and {0} more").format(grouped(len(found) - _TITLES)) if len(found) > _TITLES else ""
    return f"{told}{listed}{more}"


class SplitDialog(BaseDialog):
    """Ticks the stories whose mentions of a name mean somebody else, or, of a single story, the mentions."""

    def __init__(
        self,
        hub: Hub,
        entity: EntityRow,
        stories: Sequence[ArticleRow],
        parent: QWidget | None = None,
        mentions: Sequence["NumberedMention"] = (),
    ) -> None:
        asked = tr("Tick the stories in which this name means another {0}. {1}")
        if mentions:
            asked = tr("Tick the mentions that mean another {0}; the events they stand in go along. {1}")
        super().__init__(
            tr("Split off mentions of {0}").format(one_line(entity.name, 60)),
            asked.format(entity_words(entity.kind), tr(_KEPT)),
            parent,
        )
        self._story = stories[0].id if mentions and stories else None
        self._hub = hub
        self._entity = entity
        self.close_with_case(hub)
        self.list = QListWidget()
        self.list.setAccessibleName(
            tr("Mentions of this name") if mentions else tr("Stories in which this name stands")
        )
        self.list.setMinimumSize(520, 240)
        shown = [(m.id, f"{one_line(m.words, 40)}   “…{one_line(m.context, 160)}…”") for m in mentions]
        for number, words in shown or [(story.id, _story_words(story)) for story in stories]:
            item = _roomy(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.moves = PlainLabel()
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.moves)
        self.split = self.add_primary(tr("Split off"), self._finish)
        self.add_dismiss()
        self.list.itemChanged.connect(lambda _: self._tell())
        if self.list.count():
            self.list.setCurrentRow(0)
        self._tell()

    def ticked(self) -> tuple[int, ...]:
        """Return the ids of the ticked stories, or mentions."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            int(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _tell(self) -> None:
        going, there = len(self.ticked()), self.list.count()
        self.split.setEnabled(0 < going < there)
        if there < 2:
            words = tr("This name stands once only: there is nothing to split off. Rename it instead.")
        elif self._story is not None:
            words = tr("{0} of {1} mentions go to a name of their own. At least one must go, and one stay.").format(
                grouped(going), grouped(there)
            )
        elif not going:
            words = tr("Tick at least one story.")
        elif going == there:
            words = tr("At least one story must stay with this name. Untick one.")
        else:
            words = tr("{0} to a name of its own with all mentions and events; {1}.").format(
                counted(going, "story goes", "stories go"), counted(there - going, "stays", "stay")
            )
        self.moves.setText(words)
        self.list.setAccessibleDescription(words)

    def _finish(self) -> None:
        entity, story, ticked = self._entity.id, self._story, self.ticked()

        def change(case: "CaseFile") -> Changes:
            from dossier.services import editing, splitting

            if story is not None:
                return splitting.split_mentions(case, entity, story, ticked)
            return editing.split_entity(case, entity, ticked)

        self.accept()
        self._hub.command(change)


def _story_words(story: ArticleRow) -> str:
    published = interval_words(story.published.start, story.published.end) if story.published else tr("no day known")
    return f"{one_line(story.title, 90)}   ({published})"
