"""The language of the window: the system's, or the one chosen. A choice is in force from the next start."""

from enum import StrEnum

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from dossier import tongue


class Language(StrEnum):
    """What the View menu offers; ``ARABIC_LETTERS`` is for tests of layouts that go from right to left."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    ARABIC_LETTERS = "ar-x-letters"


NAMES = {Language.SYSTEM: "As the system", Language.ENGLISH: "English", Language.GERMAN: "Deutsch"}
"""Every language calls itself by its own name, so that nobody is lost in a foreign one."""


def chosen(code: str) -> Language:
    """Return the language that *code* stands for; the system's where there is none of that code."""
    return next((each for each in Language if each.value == code), Language.SYSTEM)


def install(application: QApplication, chosen: Language) -> None:
    """Let *application* and what Qt itself says speak the language *chosen*."""
    code = QLocale.system().name()[:2] if chosen is Language.SYSTEM else chosen.value
    if code == Language.ENGLISH or (chosen is Language.SYSTEM and code not in tongue.languages()):
        tongue.use(None)
        return
    if chosen is Language.ARABIC_LETTERS:
        # Not at the top: it needs the namespace of Qt, for which the first frame does not wait.
        from dossier.gui import right_to_left

        tongue.use(right_to_left.in_arabic_letters)
        application.setLayoutDirection(right_to_left.DIRECTION)
        return
    said = tongue.catalogue(code)
    tongue.use(lambda text: said.get(text, text), code)
    if chosen is not Language.SYSTEM:
        QLocale.setDefault(QLocale(code))
    of_qt = QTranslator(application)
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(of_qt)
