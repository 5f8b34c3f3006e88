"""Windows are closed and the worker is drained, whatever a test does; settings and data stay in a temporary folder."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop, QSettings, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from dossier.domain.views import EventView
from dossier.gui import theme
from dossier.gui.app import make_application
from dossier.gui.help.window import ManualWindow
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow

ARTICLES = {
    "harbour.txt": """Harbour master accused of taking bribes

Published: 4 March 2019

Lena Markovic, the harbour master of Odrin, was arrested on 12 May 2018. Prosecutors allege that she took bribes
from the shipping firm Kestrel Lines in 2016.

On Friday she denied the charges. Her trial begins on 9 April 2019.
""",
    "verdict.txt": """Former harbour master convicted

Published: 20 June 2019

Lena Markovic was convicted on Tuesday and sentenced to three years in prison. Her lawyer Tomas Hale said that
she would appeal. Kestrel Lines was fined in May 2019.
""",
    "undated.txt": """Shipping firm changes hands

Kestrel Lines was sold to the investor Ruben Aldana last month. Aldana met Tomas Hale in Odrin on 3 August 2020.
""",
}

HANGING = {
    "harbour.txt": """Harbour master convicted

Published: 20 June 2019

Lena Markovic, the harbour master of Odrin, was arrested in July 2017. She was charged three months later.

She was convicted on Tuesday. Tomas Hale was fined on 3 May 2018.
""",
    "figures.txt": """Firm fined

Published: 20 June 2019

Ruben Aldana was arrested on 03/04/2018 in Odrin. Tomas Hale was fined on 05/04/2018.
""",
}
"""Stories in which one date hangs on another, and one with dates in figures."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of some harmless requests that it does not know them."""
    for item in items:
        if "/gui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and the program's data go into the test's own folder."""
    home = tmp_path / "home"
    home.mkdir()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home / "settings"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application as the program sets it up."""
    return make_application()


@pytest.fixture
def light(dressed: QApplication) -> Iterator[None]:
    """Start and end in the light scheme."""
    theme.choose(theme.Scheme.LIGHT)
    yield
    theme.choose(theme.Scheme.LIGHT)


def _written(folder: Path) -> Path:
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of three short articles; the last one states no date."""
    return _written(tmp_path / "articles")


@pytest.fixture(scope="session")
def made_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a closed case that holds the articles, and its backups; to be copied, not to be opened."""
    from dossier.services import cases, importing

    folder = tmp_path_factory.mktemp("made")
    case = cases.create_case(folder / "harbour.dossier", "Harbour")
    outcomes = list(importing.import_paths(case, [_written(tmp_path_factory.mktemp("read") / "articles")]))
    cases.close_case(case)
    assert [outcome.stories for outcome in outcomes] == [1, 1, 1]
    return folder


@pytest.fixture
def case_path(tmp_path: Path, articles: Path, made_case: Path) -> Path:
    """A closed case of the test's own that holds the articles."""
    shutil.copytree(made_case, tmp_path, dirs_exist_ok=True)
    return tmp_path / "harbour.dossier"


@pytest.fixture
def hub(dressed: QApplication) -> Iterator[Hub]:
    """A hub without a case."""
    made = Hub()
    _tell(made)
    yield made
    made.shut_down()
    made.deleteLater()
    _clear_up()


@pytest.fixture
def settle() -> Callable[[Hub], None]:
    """Wait until the worker has answered everything, what the answers asked for, and what was put off for a moment."""

    def wait(hub: Hub) -> None:
        for _ in range(50):
            _let_pass()
            hub.flush()
            if hub.worker.is_idle():
                return
            assert hub.worker.drain(), "the worker is still busy after a minute"
        raise AssertionError("the window never comes to rest")

    return wait


@pytest.fixture
def window(light: None) -> Iterator[MainWindow]:
    """The shown main window, without a case."""
    made = MainWindow()
    _tell(made.hub)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    QCoreApplication.processEvents()
    with _no_stray_windows():
        yield made
        for dialog in made.findChildren(QDialog):
            dialog.close()
        made.close()
        made.deleteLater()
        _clear_up()


@pytest.fixture
def open_window(window: MainWindow, case_path: Path, settle: Callable[[Hub], None]) -> MainWindow:
    """The main window with the case of three articles."""
    window.cases.open(case_path)
    settle(window.hub)
    assert window.hub.info is not None
    return window


@pytest.fixture
def event(open_window: MainWindow, settle: Callable[[Hub], None]) -> EventView:
    """An event of the case that is selected, with who takes part."""
    from dossier.services import reading

    got: list[EventView] = []
    open_window.hub.read(reading.events, got.extend)
    settle(open_window.hub)
    chosen = next(event for event in got if event.participants)
    open_window.hub.select_event(chosen.id)
    settle(open_window.hub)
    return chosen


@pytest.fixture
def at_work(window: MainWindow, tmp_path: Path, settle: Callable[[Hub], None]) -> MainWindow:
    """The main window with the stories in which one date hangs on another."""
    from dossier.services import cases, importing

    folder = tmp_path / "hanging"
    folder.mkdir()
    for name, text in HANGING.items():
        (folder / name).write_text(text, encoding="utf-8")

    def opener() -> cases.CaseFile:
        case = cases.create_case(tmp_path / "hanging.dossier", "Hanging")
        list(importing.import_paths(case, [folder]))
        return case

    window.hub.open_case(opener)
    settle(window.hub)
    return window


def _let_pass() -> None:
    """Handle events until none is due: one may bring a further one, or a timer that is due at once."""
    loop = QAbstractEventDispatcher.instance()
    for _ in range(10_000):
        if not loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            return
    raise AssertionError("events never end")


@contextmanager
def _no_stray_windows() -> Iterator[None]:
    """Look whether a part of a window is shown as a window of its own, be it for a moment: it takes the keyboard."""
    strays: list[str] = []

    def look(window: QWindow | None) -> None:
        if window is not None and window.type() is Qt.WindowType.Window:
            found = next((widget for widget in QApplication.topLevelWidgets() if widget.windowHandle() is window), None)
            if not isinstance(found, QMainWindow | QDialog | ManualWindow):
                strays.append(f"{found} {window}")

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusWindowChanged.connect(look)
    yield
    application.focusWindowChanged.disconnect(look)
    assert strays == [], "no part of a window becomes a window of its own"


def _tell(hub: Hub) -> None:
    """Print what goes wrong, so that a test that fails for it shows why."""
    hub.failed.connect(print)
    hub.bug.connect(print)


def _clear_up() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
