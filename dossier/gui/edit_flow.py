"""What the Edit menu does to the selection. Dialogs are loaded when they are first shown."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dossier.domain.changes import Changes
from dossier.domain.claims import MergeView
from dossier.domain.events import Review
from dossier.domain.importing import Progress
from dossier.domain.mentions import NumericOrder
from dossier.domain.notes import SubjectKind
from dossier.domain.review import Question, QuestionKind
from dossier.domain.views import ArticleRow, DatePreview, DossierView, EntityRow, EventView, NumericDates
from dossier.gui.date_change import DateChanger, Step
from dossier.gui.hub import Hub
from dossier.gui.only_now import is_past, reason
from dossier.gui.source.numeric_order import order_words, reading_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile
    from dossier.services.removing import Removal
    from dossier.services.splitting import NumberedMention


class EditFlow(QObject):
    """Reads what is selected, then asks, then changes."""

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window
        self._changer = DateChanger(hub, window)

    def undo(self) -> None:
        """Take back the last step."""

        def change(case: "CaseFile", progress: Progress) -> Changes:
            from dossier.services import editing

            return editing.undo(case, progress)

        self._hub.long_command(change)

    def redo(self) -> None:
        """Do again what was taken back."""

        def change(case: "CaseFile", progress: Progress) -> Changes:
            from dossier.services import editing

            return editing.redo(case, progress)

        self._hub.long_command(change)

    def history(self) -> None:
        """Show the steps of the case, beside the window."""
        from dossier.gui.dialogs.history import HistoryDialog

        open_ones = [each for each in self._window.findChildren(HistoryDialog) if each.isVisible()]
        dialog = open_ones[0] if open_ones else HistoryDialog(self._hub, self._window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def remove_stories(self, articles: Sequence[int]) -> None:
        """Take the files of some stories out of the case, after asking."""
        from dossier.gui.dialogs.removing import RemoveDialog

        wanted = tuple(articles)

        def question(case: "CaseFile") -> "Removal":
            from dossier.services import removing

            return removing.of_stories(case, wanted)

        if wanted:
            self._hub.read(question, lambda going: RemoveDialog(self._hub, wanted, going, self._window).open())

    def star(self) -> None:
        """Give the selected name a star, or take it away."""
        from dossier.gui.marks import opening

        opening.turn_star(self._hub)

    def mark(self, kind: SubjectKind = SubjectKind.ENTITY) -> None:
        """Open star, tags and questions of the selected name, event or story."""
        from dossier.gui.marks import opening

        hub = self._hub
        selected = {
            SubjectKind.ENTITY: hub.selected_entity,
            SubjectKind.EVENT: hub.selected_event,
            SubjectKind.ARTICLE: hub.selected_article,
        }
        opening.open_marks(hub, selected[kind], self._window, kind)

    def page(self) -> None:
        """Open the free page of the selected name."""
        from dossier.gui.marks import opening

        opening.open_page(self._hub, self._hub.selected_entity, self._window)

    def rename(self) -> None:
        """Rename the selected entity."""
        from dossier.gui.dialogs.names import RenameDialog

        self._with_entity(lambda row: RenameDialog(self._hub, row, self._window).open())

    def merge(self) -> None:
        """Merge the selected entity with another."""
        from dossier.gui.dialogs.names import MergeDialog

        self._with_entity(lambda row: MergeDialog(self._hub, row, self._window).open())

    def take_apart(self, number: int = 0) -> None:
        """Show how the names of the selected entity came together, and take one apart."""
        from dossier.gui.dialogs.apart import TakeApartDialog

        wanted = 0 if self._is_told_of_past() else self._hub.selected_entity

        def question(case: "CaseFile") -> tuple[EntityRow, tuple[MergeView, ...], dict[int, str]]:
            from dossier.services import reading

            titles = {row.id: row.title for row in reading.articles(case)}
            return reading.find_entity(case, f"#{wanted}"), tuple(reading.merges(case, wanted)), titles

        def show(read: tuple[EntityRow, tuple[MergeView, ...], dict[int, str]]) -> None:
            TakeApartDialog(self._hub, *read, number, self._window).open()

        if wanted:
            self._hub.read(question, show)

    def split_off(self) -> None:
        """Give the mentions of some stories, or some of the only story's, to a name of their own."""
        from dossier.gui.dialogs.apart import SplitDialog

        wanted = self._hub.selected_entity

        def question(case: "CaseFile") -> tuple[DossierView, tuple["NumberedMention", ...]]:
            from dossier.services import reading, splitting

            found = reading.dossier(case, wanted)
            single = len(found.sources) == 1
            return found, splitting.mentions_in(case, wanted, found.sources[0].id) if single else ()

        def show(read: tuple[DossierView, tuple["NumberedMention", ...]]) -> None:
            dossier, mentions = read
            SplitDialog(self._hub, dossier.entity, dossier.sources, self._window, mentions).open()

        if wanted:
            self._hub.read(question, show)

    def settle(self, key: str, side: int | None) -> None:
        """Say which side of a contradiction is right, or leave it open again (None)."""

        def change(case: "CaseFile") -> Changes:
            from dossier.services import editing

            return editing.settle_contradiction(case, key, side)

        self._hub.command(change)

    def proposals(self) -> None:
        """Judge proposed merges, beside the window."""
        from dossier.gui.dialogs.proposals import ProposalsDialog

        ProposalsDialog(self._hub, self._window).show()

    def edit_event(self, event_id: int = 0) -> None:
        """Edit an event, the selected one if none is named."""
        from dossier.gui.dialogs.event import EventDialog

        wanted = event_id or self._hub.selected_event

        def question(case: "CaseFile") -> EventView:
            from dossier.services import reading

            return reading.event(case, wanted)

        if wanted:
            self._hub.read(question, lambda event: EventDialog(self._hub, event, self._window).open())

    def review(self, review: Review) -> None:
        """Accept or reject the selected event."""
        wanted = self._hub.selected_event

        def change(case: "CaseFile") -> Changes:
            from dossier.services import editing

            return editing.review_event(case, wanted, review)

        if wanted:
            self._hub.command(change)

    def set_published(self, article_id: int = 0) -> None:
        """Set when a story was published, the selected one if none is named."""
        from dossier.gui.dialogs.event import PublishedDialog

        wanted = article_id or self._hub.selected_article

        def question(case: "CaseFile") -> ArticleRow:
            from dossier.services import reading

            return reading.article(case, wanted).row

        if wanted:
            self._hub.read(question, lambda row: PublishedDialog(self._hub, row, self._window).open())

    def answer_by_hand(self, question: Question) -> None:
        """Open what settles a question of the review by hand."""
        match question.kind:
            case QuestionKind.NAMES:
                self.proposals()
            case QuestionKind.DAY:
                self.set_published(question.subject)
            case QuestionKind.ORDER:
                self._hub.select_article(question.article or 0)
            case QuestionKind.WHO | QuestionKind.EVENT | QuestionKind.CONTRADICTION:
                self.edit_event(question.subject)

    def set_numeric_order(self, numeric: NumericDates, order: NumericOrder) -> None:
        """Read the numeric dates of a file in another order, after showing what follows."""
        source = numeric.source

        def preview(case: "CaseFile") -> DatePreview:
            from dossier.services import following

            return following.preview_order(case, source, order)

        def change(case: "CaseFile") -> Changes:
            from dossier.services import editing

            return editing.set_numeric_order(case, source, order)

        reason = tr("The numeric dates of the file are read {0}: {1}.").format(
            order_words(order), reading_words(numeric, order)
        )
        self._changer.take(Step(reason, preview, change))

    def _is_told_of_past(self) -> bool:
        """Tell whether the case is shown as it was, and say then that nothing can be changed in it."""
        if is_past(self._hub):
            self._hub.failed.emit(reason())
        return is_past(self._hub)

    def _with_entity(self, act: Callable[[EntityRow], None]) -> None:
        wanted = self._hub.selected_entity

        def question(case: "CaseFile") -> EntityRow:
            from dossier.services import reading

            return reading.find_entity(case, f"#{wanted}")

        if wanted:
            self._hub.read(question, act)
