"""The commands of the window in the order in which ``window_walk`` does them, each with what has to be done first."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from dossier.domain.events import Review, Status
from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.domain.spans import Span
from dossier.gui import theme
from dossier.gui.main_window import MainWindow
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.gui.workspace import Workspace

Step = tuple[str, Callable[[], object], bool]
"""What is done, and whether it has to be done for what follows."""
_SEARCHES = (
    ("a common word", "police"),
    ("two common words", "police people"),
    ("a beginning", "po*"),
    ("two letters", "ba"),
    ("a phrase", '"the police"'),
    ("without a word", "police -people"),
    ("after a day", "police after:2010"),
    ("nothing", "zzzzqq"),
)


def _dialog() -> QDialog | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    return found[-1] if found else None


def _finish(fill: Callable[[QDialog], object] | None = None) -> None:
    """Fill in the open dialog and press what it is for."""
    dialog = _dialog()
    if dialog is None:
        print("  (no dialog stood open)")
        return
    if fill is not None:
        fill(dialog)
    for button in dialog.findChildren(QPushButton):
        if button.property("role") == "primary" and button.isVisible() and button.isEnabled():
            button.click()
            return
    print(f"  ({type(dialog).__name__} cannot be finished)")
    dialog.reject()


def close_all() -> None:
    """Close what stands open."""
    while (dialog := _dialog()) is not None:
        dialog.reject()
        dialog.hide()


def _type(words: str, dialog: QDialog) -> None:
    for line in dialog.findChildren(QLineEdit):
        if line.isVisible() and line.isEnabled():
            line.setText(words)
            return
    for text in dialog.findChildren(QPlainTextEdit):
        if text.isVisible():
            text.setPlainText(words)
            return


def steps(window: MainWindow, path: Path) -> Iterator[Step]:
    """Yield all that is done with the case at *path*."""
    yield "open the case", lambda: window.cases.open(path), True
    work = window.build_workspace()
    yield "select a person", lambda: window.hub.select_entity(1), False
    yield "select an event", lambda: window.hub.select_event(1), False
    yield from _lists(window, work)
    yield from _timeline(window, work, path.parent)
    yield from _table(window, work)
    yield from _views(window, work)
    yield from _search(work)
    yield from _edits(window, work)
    yield from _source(window, work)
    yield from _history(window)
    yield from _dialogs(window)
    yield from _exports(window, path.parent)
    yield from _looks(window)
    yield "close the case", window.offers["close"].trigger, False


def _lists(window: MainWindow, work: Workspace) -> Iterator[Step]:
    stories, people = work.stories, work.people
    yield "select another person", lambda: window.hub.select_entity(2), False
    yield "select another story", lambda: window.hub.select_article(77), False
    yield "names: places", lambda: people.tabs.setCurrentIndex(2), False
    yield "names: people again", lambda: people.tabs.setCurrentIndex(0), False
    yield "names: find", lambda: people.search.setText("ba"), False
    yield "names: all again", people.search.clear, False
    yield "names: to the end", people.list.scrollToBottom, False
    yield "names: a letter typed", lambda: QTest.keyClicks(people.list, "b"), False
    yield "stories: in sight", lambda: work.left.setCurrentWidget(stories), False
    for column, name in enumerate(("title", "published", "events")):
        yield (
            f"stories: sort by {name}",
            partial(stories.table.sortByColumn, column, Qt.SortOrder.AscendingOrder),
            False,
        )
        yield f"stories: {name} down", partial(stories.table.sortByColumn, column, Qt.SortOrder.DescendingOrder), False
    yield "stories: to the end", stories.table.scrollToBottom, False
    yield "stories: find a headline", lambda: stories.search.setText("ba"), False
    yield "stories: all again", stories.search.clear, False
    yield "stories: select all", stories.table.selectAll, False
    yield "stories: select one", lambda: stories.table.selectRow(3), False
    yield "open beside", stories.beside.trigger, False
    yield "close beside", lambda: [work.source.close_beside(each) for each in list(work.source.beside)], False
    yield "review: in sight", lambda: work.left.setCurrentWidget(work.review), False
    yield "review: later", work.review.later.click, False
    yield "review: back", work.review.back.click, False
    yield "review: accept", lambda: work.review._accept(0), False
    yield "review: reject", work.review.reject.click, False
    yield "undo an answer", window.offers["undo"].trigger, False
    yield "names: in sight", lambda: work.left.setCurrentWidget(people), True


def _timeline(window: MainWindow, work: Workspace, folder: Path) -> Iterator[Step]:
    canvas, filters, offers = work.timeline.canvas, work.timeline.filters, window.offers
    for name in ("timeline", "zoom_in", "zoom_out", "zoom_fit", "next_pane", "previous_pane"):
        yield f"view: {name}", offers[name].trigger, False
    yield "timeline: pan", lambda: canvas.pan(300.0), False
    yield "timeline: zoom in far", lambda: canvas.zoom(400.0), False
    yield "timeline: all again", canvas.fit_all, False
    yield "timeline: scroll lanes", lambda: canvas.scroll_to(canvas.scroll_range), False
    for number in (1, 2, 3, 4, 5, 0):
        yield f"lanes by {filters.grouping.itemText(number)}", partial(filters.grouping.setCurrentIndex, number), False
    yield "filter: status off", lambda: filters.statuses.choose(Status.ALLEGED.value, False), False
    yield "filter: status on", lambda: filters.statuses.choose(Status.ALLEGED.value, True), False
    yield "filter: kind off", lambda: filters.kinds.choose(next(iter(filters.kinds._actions)), False), False
    yield "filter: kind on", lambda: filters.kinds.choose_all(), False
    yield "filter: review off", lambda: filters.reviews.choose(Review.UNREVIEWED.value, False), False
    yield "filter: review on", lambda: filters.reviews.choose(Review.UNREVIEWED.value, True), False
    yield "filter: words", lambda: filters.words.setText("police"), False
    yield "filter: no words", filters.words.clear, False
    for name, option in filters.options.items():
        yield f"show: {name}", option.toggle, False
        yield f"show: {name} back", option.toggle, False
    yield "lanes: chooser", lambda: filters.chooser.show_below(filters.lanes), False
    yield "lanes: none", filters.chooser.nobody.click, False
    yield "lanes: two compared", lambda: _tick_two(work), False
    yield "lanes: only shared", filters.only_shared.toggle, False
    yield "lanes: shared off", filters.only_shared.toggle, False
    yield "lanes: find a lane", lambda: filters.chooser.search.setText("ba"), False
    yield "lanes: all", lambda: (filters.chooser.search.clear(), filters.chooser.everyone.click()), False
    yield "lanes: chooser closed", filters.chooser.hide, False
    yield (
        "select all in the canvas",
        lambda: QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        False,
    )
    yield "caught: zoom", work.timeline.caught.zoomed.emit, False
    yield "caught: list", work.timeline.caught.listed.emit, False
    yield "caught: let go", work.timeline.caught.released.emit, False
    yield "table off", lambda: work.timeline.table_button.setChecked(False), False
    yield "timeline: cursor to an event", lambda: QTest.keyClick(canvas, Qt.Key.Key_Return), False
    yield (
        "timeline: next event",
        lambda: QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier),
        False,
    )
    yield "timeline: last event", lambda: QTest.keyClick(canvas, Qt.Key.Key_End), False
    yield "timeline: key", work.timeline.key_button.toggle, False
    for ending in ("svg", "png"):
        yield f"timeline: picture {ending}", partial(work.timeline.taking_out.save, folder / f"all.{ending}"), False
    yield "timeline: picture dragged", lambda: work.timeline.taking_out.carry(lambda _: None), False
    yield "timeline: all in one lane", partial(filters.grouping.setCurrentIndex, 5), False
    yield "timeline: one lane, near", lambda: canvas.zoom(256.0), False
    for ending in ("svg", "png"):
        path = folder / f"near.{ending}"
        yield f"timeline: picture {ending} of one lane", partial(work.timeline.taking_out.save, path), False
    yield "timeline: lanes again", partial(filters.grouping.setCurrentIndex, 0), False
    yield "timeline: near in all lanes", lambda: (canvas.fit_all(animate=False), canvas.zoom(16.0)), False
    for ending in ("svg", "png"):
        path = folder / f"tall.{ending}"
        yield f"timeline: tall picture {ending}", partial(work.timeline.taking_out.save, path), False
    yield "timeline: everything again", canvas.fit_all, False
    yield "timeline: cluster", lambda: work.timeline._list_cluster(list(range(1, 400)), canvas.pos()), False
    yield "shelf: open", lambda: work.timeline.shelf.findChildren(type(work.timeline.table_button))[0].click(), False


def _tick_two(work: Workspace) -> None:
    chooser = work.timeline.filters.chooser
    for row in (0, 1):
        chooser.list.item(row).setCheckState(Qt.CheckState.Checked)


def _table(window: MainWindow, work: Workspace) -> Iterator[Step]:
    timeline = work.timeline
    table = timeline.table
    yield "table: on", lambda: timeline.table_button.setChecked(True), False
    for column in range(table.rows.columnCount()):
        yield f"table: sort by column {column}", partial(table.sortByColumn, column, Qt.SortOrder.AscendingOrder), False
        yield f"table: column {column} down", partial(table.sortByColumn, column, Qt.SortOrder.DescendingOrder), False
    yield "table: to the end", table.scrollToBottom, False
    yield "table: select all", table.selectAll, False
    yield "table: a letter typed", lambda: QTest.keyClicks(table, "b"), False
    yield "table: last row", lambda: QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier), False
    yield "table: select an event", lambda: window.hub.select_event(4711), False
    yield "table: filter", lambda: timeline.filters.statuses.choose(Status.DENIED.value, False), False
    yield "table: filter off", lambda: timeline.filters.statuses.choose(Status.DENIED.value, True), False
    yield "table: off", lambda: timeline.table_button.setChecked(False), False


def _views(window: MainWindow, work: Workspace) -> Iterator[Step]:
    offers, graph, overview = window.offers, work.graph, work.overview
    yield "overview", offers["overview"].trigger, False
    for each in overview.lists:
        yield f"overview: {each.heading.text()}", partial(_choose_first, each.view), False
        yield "overview again", offers["overview"].trigger, False
    yield "network", offers["graph"].trigger, False
    yield "network: 100 people", lambda: graph.people.setCurrentIndex(3), False
    yield "network: 5 shared", lambda: graph.least.setCurrentIndex(3), False
    yield "network: any shared", lambda: graph.least.setCurrentIndex(0), False
    yield "network: around the name", lambda: graph.scope.setCurrentIndex(1), False
    yield "network: everybody", lambda: graph.scope.setCurrentIndex(0), False
    yield "network: a link", lambda: graph._choose_link(0) if graph._network else None, False
    yield "network: events of two", partial(_ask_shared, window), False
    yield "timeline again", offers["timeline"].trigger, False
    views = window.views
    assert views is not None
    yield "save a view", lambda: views.save("mine"), False
    yield "open a view", lambda: views.open_view("mine"), False
    yield "forget a view", lambda: views._forget("mine"), False


def _ask_shared(window: MainWindow) -> None:
    """Ask as a link does: in a made-up case nobody shares an event."""
    from dossier.services import co_appearances

    window.hub.read(lambda case: co_appearances.shared_events(case, 1, 2), lambda _: None)


def _choose_first(view: object) -> None:
    model, choose = view.model(), view.activated
    if model.rowCount():
        view.setCurrentIndex(model.index(0, 0))
        choose.emit(model.index(0, 0))


def _search(work: Workspace) -> Iterator[Step]:
    from dossier.gui.people.search import SearchBox

    box = work.window().findChild(SearchBox)
    assert isinstance(box, SearchBox)
    for name, words in _SEARCHES:
        yield f"search: {name}", lambda words=words: (box.begin(), box.setText(words), box.ask()), False
    yield "search: nothing asked", lambda: (box.clear(), box.ask()), False


def _edits(window: MainWindow, work: Workspace) -> Iterator[Step]:
    offers, hub, timeline = window.offers, window.hub, work.timeline
    yield "select a person for edits", lambda: hub.select_entity(3_000), True
    yield "edit: star", offers["star"].trigger, False
    for name, words in (("marks", "tag"), ("page", "words of a page"), ("rename", "Ada Berg")):
        yield f"edit: {name}…", offers[name].trigger, False
        yield f"edit: {name} done", partial(_finish, partial(_type, words)), False
        close_all()
    yield "undo", offers["undo"].trigger, False
    yield "redo", offers["redo"].trigger, False
    yield "edit: merge…", offers["merge"].trigger, False
    yield "edit: merge: find", lambda: _type("ba", _dialog()) if _dialog() else None, False
    yield "edit: merge done", _finish, False
    yield "edit: apart…", offers["apart"].trigger, False
    yield "edit: apart done", _finish, False
    close_all()
    yield "select a person to split", lambda: hub.select_entity(3_001), False
    yield "edit: split…", offers["split"].trigger, False
    yield "edit: split done", partial(_finish, _tick_first), False
    close_all()
    yield "edit: proposals…", offers["proposals"].trigger, False
    close_all()
    yield "select an event for edits", lambda: hub.select_event(100), True
    yield "edit: accept", offers["accept"].trigger, False
    yield "edit: reject", offers["reject"].trigger, False
    yield "undo a rejection", offers["undo"].trigger, False
    yield "select it again", lambda: hub.select_event(100), True
    yield "edit: event…", offers["edit_event"].trigger, False
    yield "edit: event done", partial(_finish, partial(_type, "2012-05-04")), False
    yield "edit: what follows", lambda: _finish() if _dialog() else None, False
    close_all()
    yield "edit: published…", offers["published"].trigger, False
    yield "edit: published done", partial(_finish, partial(_type, "2012-05-04")), False
    yield "edit: what follows it", lambda: _finish() if _dialog() else None, False
    close_all()
    for name in ("marks_event", "marks_story"):
        yield f"edit: {name}…", offers[name].trigger, False
        yield f"edit: {name} done", partial(_finish, partial(_type, "tag")), False
        close_all()
    yield "edit: settle", offers["settle"].trigger, False
    yield "edit: remove…", offers["remove"].trigger, False
    yield "edit: remove done", _finish, False
    yield "undo the removal", offers["undo"].trigger, False
    yield "bulk: zoom in", lambda: timeline.canvas.zoom(40.0), False
    yield "bulk: catch", lambda: timeline.canvas._catch(QRectF(0, 0, 4000, 4000)), False
    yield "bulk: catch 5,000", lambda: _catch(timeline.canvas, 5_000), False
    yield "bulk: accept all", lambda: timeline.caught.judged.emit(Review.ACCEPTED), False
    yield "bulk: accept all done", lambda: timeline.caught.judged.emit(Review.ACCEPTED), False
    yield "bulk: Delete in the canvas", lambda: QTest.keyClick(timeline.canvas, Qt.Key.Key_Delete), False
    close_all()
    yield "bulk: undo", offers["undo"].trigger, False
    yield "bulk: redo", offers["redo"].trigger, False
    yield "bulk: undo again", offers["undo"].trigger, False
    yield "bulk: select 1,000 stories", lambda: _select_rows(work, 1_000), False
    yield "bulk: remove 1,000 stories…", offers["remove"].trigger, False
    yield "bulk: remove 1,000 done", _finish, False
    yield "bulk: undo the removal", offers["undo"].trigger, False
    yield "timeline: fit", timeline.fit, False


def _catch(canvas: TimelineCanvas, count: int) -> None:
    canvas.choose_items(np.arange(count))
    canvas.events_caught.emit(canvas.marked.chosen)


def _tick_first(dialog: QDialog) -> None:
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)


def _select_rows(work: Workspace, count: int) -> None:
    from PySide6.QtCore import QItemSelection

    model, table = work.stories.model, work.stories.table
    rows = QItemSelection(model.index(0, 0), model.index(count - 1, 2))
    table.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _source(window: MainWindow, work: Workspace) -> Iterator[Step]:
    source, hub = work.source, window.hub
    yield "source: a story", lambda: hub.select_article(500), True
    making = source.making
    for name, words in (("event", ""), ("name", "Ada Berg"), ("date", "2012-05-04"), ("note", "a note")):
        yield f"source: {name}…", partial(_select_and_make, source.text, making, name), False
        yield f"source: {name} done", partial(_finish, partial(_type, words) if words else None), False
        close_all()
    yield "source: remove a mark", making.remove.trigger, False
    for layer, button in source.layers.items():
        yield f"source: layer {layer.name}", button.toggle, False
        yield f"source: layer {layer.name} back", button.toggle, False


def _select_and_make(text: object, making: object, name: str) -> None:
    start = text.story().start
    text.select(Span(start, start + 12))
    making.make(name)


def _history(window: MainWindow) -> Iterator[Step]:
    yield "history…", window.offers["history"].trigger, False
    yield "history: go to an earlier step", lambda: _go_to(4), False
    yield "history: forward again", lambda: _go_to(0), False
    yield "history: as it was", lambda: (_select_step(3), _dialog().look.click()) if _dialog() else None, False
    close_all()
    yield "as it was: select a person", lambda: window.hub.select_entity(3_002), False
    yield "return to the present", window.hub.return_to_present, False


def _select_step(row: int) -> None:
    dialog = _dialog()
    if dialog is not None:
        dialog.table.selectRow(row)


def _go_to(row: int) -> None:
    _select_step(row)
    dialog = _dialog()
    if dialog is not None:
        dialog.go.click()


def _dialogs(window: MainWindow) -> Iterator[Step]:
    offers = window.offers
    yield "dialog: export_chosen", offers["export_chosen"].trigger, False
    yield "dialog: export_chosen closed", close_all, False
    for name in ("passphrase", "forget", "shortcuts", "about", "new", "take_in"):
        yield f"dialog: {name}", offers[name].trigger, False
        close_all()
    yield "manual", window.menus.show_manual, False
    yield "manual closed", lambda: window.menus.manual.close() if window.menus.manual else None, False
    yield "tour", offers["tour"].trigger, False
    yield "tour: over", window.menus._end_tour, False
    yield "import wizard", lambda: window.cases._show_wizard(), False
    close_all()


def _exports(window: MainWindow, folder: Path) -> Iterator[Step]:
    from dossier.gui import export_flow

    exports = window.exports
    asked: list[tuple[str, str, object]] = []

    def keep(title: str, suffix: str, write: object, *_: str) -> None:
        asked.append((title, suffix, write))

    real = exports._ask
    exports._ask = keep
    exports.csv()
    exports.json()
    for each in EXPORT_FORMATS:
        exports.hand_over(each.name)
    exports._ask = real
    asked.append(("dossier of a name", "pdf", export_flow._pdf(3_002)))
    asked.append(("dossier of a busy name", "pdf", export_flow._pdf(1)))
    asked.append(("all dossiers", "pdf", export_flow._pdf(None)))
    for title, suffix, write in asked:
        yield f"export: {title}", partial(exports.write, title, folder / f"out.{suffix}", write), False
        close_all()
    story = folder / "one.txt"
    story.write_text("Clerk held\n\nPublished: 3 May 2019\n\nAda Berg was arrested on 2 May 2019.\n", encoding="utf-8")
    yield "import one story: look", lambda: window.cases.import_paths([story]), False
    yield "import one story: go on", lambda: window.cases.wizard._go_on() if window.cases.wizard else None, False
    yield "import one story: import", lambda: window.cases.wizard._go_on() if window.cases.wizard else None, False
    close_all()
    yield "undo the import", window.offers["undo"].trigger, False


def _looks(window: MainWindow) -> Iterator[Step]:
    schemes = {str(action.data()): action for action in window.offers.schemes.actions()}
    for scheme in (theme.Scheme.DARK, theme.Scheme.CONTRAST_LIGHT, theme.Scheme.CONTRAST_DARK, theme.Scheme.LIGHT):
        yield f"theme {scheme.value}", schemes[scheme.value].trigger, False
    for name in ("larger", "normal"):
        yield f"text {name}", window.offers[name].trigger, False
    for number, action in enumerate(window.offers.languages.actions()[:3]):
        yield f"language {number}", action.trigger, False
