"""What is dragged out of the window into other programs: words with their quote and source, files, pictures.

Everything is plain text; no word of a source becomes markup in the program that takes it.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl

from dossier.domain.events import Status
from dossier.domain.views import ArticleRow, EntityRow, EventView
from dossier.gui.saying import told_through
from dossier.gui.text import one_line
from dossier.gui.wording import STATUS_SIGNS, date_words, facts_line, published_words, status_word, titled
from dossier.tongue import tr

DRAGGED = Qt.ItemFlag.ItemIsDragEnabled
_MOST_BYTES = 16 * 2**20
"""No more than that is compared with the case while somebody drags; what goes beyond is handed over in words."""


def words(texts: Iterable[str], files: Iterable[Path] = ()) -> QMimeData:
    """Return what another program is handed: *texts* with an empty line between, and files that lie on this disk."""
    made = QMimeData()
    if text := "\n\n".join(filter(None, texts)):
        made.setText(text)
    if urls := [QUrl.fromLocalFile(str(path)) for path in files]:
        made.setUrls(urls)
        # A list of files alone would be read as the text.
        made.setText(text)
    return made


def event_words(event: EventView) -> str:
    """Return an event with its date, its status, the exact quote and where it stands."""
    status = "" if event.status is Status.ASSERTED else f" ({STATUS_SIGNS[event.status]} {status_word(event.status)})"
    account = tr("By the account of {0}.").format(told_through(event)) if event.attribution else ""
    page = tr(", page {0}").format(event.page) if event.page else ""
    source = f"{event.article_title} – {event.file}{page}, {published_words(event.published)}"
    return "\n".join(
        filter(None, (f"{date_words(event.date)}: {titled(event)}{status}", f"“{event.quote}”", account, source))
    )


def name_words(row: EntityRow) -> str:
    """Return a person, organisation or place with what the case has of it."""
    others = tr("Also written {0}").format(", ".join(row.aliases)) if row.aliases else ""
    return "\n".join(filter(None, (row.name, others, facts_line(row))))


def story_words(row: ArticleRow) -> str:
    """Return a story with where it stands and when it was published."""
    return f"{one_line(row.title, 300)}\n{row.file}, {published_words(row.published)}\nSHA-256 {row.sha256}"


def originals(case: Path, stories: Iterable[tuple[ArticleRow, str]]) -> list[Path]:
    """Return the files of stories that lie by *case* and are what the case keeps, bit by bit.

    A case does not know where on a disk its files came from. Each story comes with the SHA-256 of the file that the
    case keeps, "" where it is not known.
    """
    left, found = _MOST_BYTES, []
    for row, digest in stories:
        path = case.parent / row.file
        try:
            size = path.stat().st_size if digest and path.is_file() else left + 1
            if size <= left:
                left -= size
                if hashlib.sha256(path.read_bytes()).hexdigest() == digest:
                    found.append(path)
        except OSError:
            continue
    return found
