"""What the program remembers between runs: window layout, colour scheme, recently opened paths. Nothing of a case."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from dossier.gui.theme import SCALES, Scheme

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

_RECENT_LIMIT = 8
_LONGEST_IDLE = 24 * 60


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Dossier", "Dossier")


def remembered_cases() -> list[Path]:
    """Return the cases opened last, newest first, whether they are still there or not. Asks no disk for them."""
    stored = _settings().value("recent", [])
    names = stored if isinstance(stored, list) else [stored] if isinstance(stored, str) and stored else []
    return [Path(name) for name in names]


def still_there(paths: Iterable[Path]) -> list[Path]:
    """Return those of *paths* that are files. To be called on the worker: a disk may be far away."""
    return [path for path in paths if path.is_file()]


def remember_case(path: Path) -> None:
    """Put *path* at the head of the recent cases."""
    if not remembers_cases():
        return
    path = path.absolute()
    others = [other for other in remembered_cases() if other != path]
    _settings().setValue("recent", [str(other) for other in [path, *others][:_RECENT_LIMIT]])


def forget_cases() -> None:
    """Empty the list of recent cases."""
    _settings().remove("recent")


class Folder(StrEnum):
    """What a folder was chosen for; each is remembered by itself, so that exports do not land among the articles."""

    CASES = "cases"
    ARTICLES = "articles"
    EXPORTS = "exports"


def last_folder(use: Folder, otherwise: Path | None = None) -> Path:
    """Return the folder that was chosen last for *use*, else *otherwise*, else the user's home."""
    stored = _settings().value(f"folder/{use.value}", "")
    chosen = [Path(stored)] if isinstance(stored, str) and stored else []
    others = [otherwise] if otherwise is not None else []
    return next((folder for folder in (*chosen, *others) if folder.is_dir()), Path.home())


def remember_folder(use: Folder, folder: Path) -> None:
    """Start the next file dialog for *use* in *folder*."""
    if remembers_cases():
        _settings().setValue(f"folder/{use.value}", str(folder))


def scheme() -> Scheme:
    """Return the colour scheme that the user chose."""
    stored = _settings().value("scheme", Scheme.SYSTEM.value)
    return next((scheme for scheme in Scheme if scheme.value == stored), Scheme.SYSTEM)


def remember_scheme(chosen: Scheme) -> None:
    """Use *chosen* at the next start as well."""
    _settings().setValue("scheme", chosen.value)


def has_seen_tour() -> bool:
    """Tell whether the tour was shown once."""
    return bool(_settings().contains("tour"))


def remember_tour() -> None:
    """Do not show the tour by itself again."""
    _settings().setValue("tour", "seen")


def language() -> str:
    """Return the code of the language that the user chose; "system" where none was."""
    return str(_settings().value("language", "system"))


def remember_language(code: str) -> None:
    """Speak the language *code* from the next start on."""
    _settings().setValue("language", code)


def text_size() -> int:
    """Return how large text is shown, in per cent of the system's."""
    stored = str(_settings().value("text-size", "100"))
    return int(stored) if stored.isascii() and stored.isdigit() and int(stored) in SCALES else 100


def remember_text_size(per_cent: int) -> None:
    """Show text at *per_cent* at the next start as well."""
    _settings().setValue("text-size", str(per_cent))


def layout(name: str) -> "QByteArray | None":
    """Return the stored geometry or splitter state *name*."""
    stored = _settings().value(f"layout/{name}")
    if stored is None:
        return None
    # Only now: at the first start the first frame waits for none of it.
    from PySide6.QtCore import QByteArray

    return stored if isinstance(stored, QByteArray) else None


def remember_layout(name: str, state: "QByteArray") -> None:
    """Store a geometry or splitter state."""
    _settings().setValue(f"layout/{name}", state)


def choice(name: str) -> str:
    """Return the choice of a dialog that was kept under *name*, "" for none."""
    return str(_settings().value(f"choice/{name}", ""))


def remember_choice(name: str, choice: str) -> None:
    """Keep the choice of a dialog. No word of a case may be in it."""
    _settings().setValue(f"choice/{name}", choice)


def shortcuts() -> dict[str, list[str]]:
    """Return the keys that the user gave to commands, by the name of the command; "" stands for none."""
    settings = _settings()
    settings.beginGroup("keys")
    found: dict[str, list[str]] = {}
    for name in settings.childKeys():
        stored = settings.value(name, [])
        found[name] = [str(each) for each in stored] if isinstance(stored, list) else [str(stored or "")]
    return found


def remember_shortcuts(name: str, keys: list[str]) -> None:
    """Let the command *name* answer to *keys* at the next start too; none where the list is empty."""
    # An empty list would read as nothing stored.
    _settings().setValue(f"keys/{name}", keys or [""])


def forget_shortcuts(name: str) -> None:
    """Let the command *name* answer to the keys it came with."""
    _settings().remove(f"keys/{name}")


def lane_names() -> float | None:
    """Return how many pixels the user gave to the names of lanes; None where they are as wide as they need."""
    stored = str(_settings().value("lane-names", ""))
    return float(stored) if stored.isascii() and stored.isdigit() and int(stored) else None


def remember_lane_names(pixels: float) -> None:
    """Give the names of lanes so many pixels at the next start too; 0: as many as they need."""
    _settings().setValue("lane-names", str(round(pixels)))


def goes_to_names() -> bool:
    """Tell whether the timeline goes to the events of a name that is chosen."""
    return bool(_settings().value("go-to-names", "yes") != "no")


def go_to_names(wanted: bool) -> None:
    """Let the timeline go to the events of a chosen name from now on, or stay where it is."""
    _settings().setValue("go-to-names", "yes" if wanted else "no")


def lock_minutes() -> int:
    """Return after how many idle minutes an encrypted case is locked; 0 stands for never."""
    stored = str(_settings().value("lock-minutes", "15"))
    return int(stored) if stored.isascii() and stored.isdigit() and int(stored) <= _LONGEST_IDLE else 15


def remember_lock_minutes(minutes: int) -> None:
    """Lock encrypted cases after so many idle minutes from now on."""
    _settings().setValue("lock-minutes", str(minutes))


def remembers_cases() -> bool:
    """Tell whether the cases opened last are remembered at all."""
    return bool(_settings().value("remember-cases", "yes") != "no")


def remember_cases(wanted: bool) -> None:
    """Remember the cases opened last from now on, or none, and forget those that are remembered."""
    _settings().setValue("remember-cases", "yes" if wanted else "no")
    if not wanted:
        forget_cases()
        for folder in Folder:
            _settings().remove(f"folder/{folder.value}")
