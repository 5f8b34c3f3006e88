"""The longest that the window's thread is busy with one event, in a case of many articles, by what the user does.

    .venv/bin/python benchmarks/window_speed.py [ARTICLES]

Milliseconds of processor time in that thread alone; the bound is 50. The case is made with few words an article: the
lists, the timeline and the selection are as long as in a real one.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dossier.domain.events import Review
from dossier.domain.views import EventView
from dossier.gui import app
from dossier.gui.main_window import MainWindow
from dossier.services import cases, importing, reading
from tests.gui.watchdog import Watched

_STORY = """Ada Berg {n} convicted

Published: 20 June 2019

Ada Berg was arrested on 3 May {year} in Odrin. Karl Lund was fined in May {year}.
"""


def _multiplied(case: cases.CaseFile, times: int) -> None:
    """Copy the stories of a case with their names and events *times* over, under new ids."""
    with case.writing():
        driver = case.connection
        most = {
            table: int(driver.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar() or 0)
            for table in ("sources", "articles", "entities", "mentions", "events", "participants")
        }
        for table in most:
            rows = driver.exec_driver_sql(f"PRAGMA table_info({table})").all()
            columns = [row[1] for row in rows]
            moved = {"id": table, "source": "sources", "article": "articles", "entity": "entities", "event": "events"}
            parts = []
            for column in columns:
                if column in moved:
                    parts.append(f'"{column}" + c.n * {most[moved[column]]}')
                elif column in ("file", "name", "title", "folded") or (table == "sources" and column == "sha256"):
                    parts.append(f"\"{column}\" || ' ' || c.n")
                else:
                    parts.append(f'"{column}"')
            names = ", ".join(f'"{column}"' for column in columns)
            driver.exec_driver_sql(
                f"INSERT INTO {table} ({names}) WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE "
                f"n < {times - 1}) SELECT {', '.join(parts)} FROM {table}, c"
            )


def many_articles(folder: Path, articles: int) -> Path:
    """Make a case of about so many *articles* in *folder*; return where it lies."""
    first = 50
    for n in range(first):
        (folder / f"{n}.txt").write_text(_STORY.format(n=n, year=1990 + n % 30), encoding="utf-8")
    case = cases.create_case(folder / "many.dossier", "Many")
    list(importing.import_paths(case, [folder]))
    _multiplied(case, max(1, articles // first))
    cases.close_case(case)
    return case.path


def main() -> None:
    """Measure and print."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    application = Watched(["benchmark"])
    app.make_application()
    with tempfile.TemporaryDirectory() as home:
        path = many_articles(Path(home), articles)
        app.hold_collections()
        watch = application.watch
        watch.start()
        window = MainWindow()
        window.built.connect(lambda: app.resume_collections(window))
        app.when_fitted(window, [])
        window.resize(1366, 768)
        window.show()
        while window.workspace is None:
            application.processEvents()
        print(f"{'start, and make the panes':32s} {1000 * watch.worst:8.1f} ms   {watch.what}")

        def rest() -> None:
            for _ in range(100):
                application.processEvents()
                window.hub.flush()
                if window.hub.worker.is_idle():
                    return
                window.hub.worker.drain()

        def step(name: str, act: Callable[[], object]) -> None:
            watch.start()
            before = time.thread_time()
            act()
            own = time.thread_time() - before
            rest()
            worst, what = max((own, "the step itself"), (watch.worst, watch.what))
            print(f"{name:32s} {1000 * worst:8.1f} ms   {what}")

        found: list[EventView] = []
        step("open the case", lambda: window.cases.open(path))
        panes = window.build_workspace()
        window.hub.read(lambda case: [reading.event(case, 1), reading.event(case, 2)], found.extend)
        rest()
        step("select a person", lambda: window.hub.select_entity(1))
        step("select an event", lambda: window.hub.select_event(found[0].id))
        step("select a story", lambda: window.hub.select_article(found[1].article))
        step("list the stories", lambda: panes.left.setCurrentWidget(panes.stories))
        step("sort the stories", lambda: panes.stories.model.sort(0))
        step("find a headline", lambda: panes.stories.search.setText("convicted 7"))
        step("find a name", lambda: panes.people.search.setText("lund"))
        step("reject an event", lambda: window.edits.review(Review.REJECTED))
        step("undo", window.edits.undo)
        window.shut_down()


if __name__ == "__main__":
    main()
