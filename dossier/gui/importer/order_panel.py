"""Day first or month first? Asked of a file only where its own dates settle nothing and the answer changes dates."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from dossier.domain.importing import NumericQuestion
from dossier.domain.mentions import NumericOrder
from dossier.gui.text import PlainLabel
from dossier.gui.time_words import time_words
from dossier.gui.wording import MONTHS, counted
from dossier.tongue import tr

_ANSWERS: tuple[NumericOrder | None, ...] = (None, "DMY", "MDY")


class OrderPanel(QWidget):
    """The question for one file, its three answers, and a button that gives the same answer for all files."""

    answered = Signal(object)
    """What the person says of the file in view: "DMY", "MDY", or None to leave it open."""
    answered_for_all = Signal(object)
    """The same for every file that needs an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = PlainLabel("", "warning")
        self.answers = [QRadioButton() for _ in _ANSWERS]
        self.group = QButtonGroup(self)
        self.for_all = QPushButton(tr("Sa&me answer for all files"))
        self.for_all.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(14)
        for number, button in enumerate(self.answers):
            self.group.addButton(button, number)
            row.addWidget(button)
        row.addWidget(self.for_all)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(2)
        layout.addWidget(self.question)
        layout.addLayout(row)
        self.group.idClicked.connect(lambda number: self.answered.emit(_ANSWERS[number]))
        self.for_all.clicked.connect(lambda: self.answered_for_all.emit(_ANSWERS[self.group.checkedId()]))

    def show_question(self, question: NumericQuestion | None, order: NumericOrder | None, files: int) -> None:
        """Show *question* with the answer given until now; *files* need an answer. Without one nothing is shown."""
        self.setVisible(question is not None)
        if question is None:
            return
        self.question.setText(f"⚠ {question_words(question)}")
        one, two = _day_and_month(question.day_first), _day_and_month(question.month_first)
        texts = tr("Lea&ve open"), tr("Day &first: {0}").format(one), tr("M&onth first: {0}").format(two)
        for button, words in zip(self.answers, texts, strict=True):
            button.setText(words)
            button.setAccessibleName(f"{question.words}: {words.replace('&', '')}")
        self.answers[_ANSWERS.index(order)].setChecked(True)
        self.for_all.setVisible(files > 1)
        self.for_all.setAccessibleName(tr("Same answer for all {0} that need one").format(counted(files, "file")))


def _day_and_month(day: date) -> str:
    return time_words(f"{day.day} {MONTHS[day.month - 1]}")


def question_words(question: NumericQuestion) -> str:
    """Return the question for a reader: "03/04/2021: 3 April (day first) or 4 March (month first)?"."""
    one, two = _day_and_month(question.day_first), _day_and_month(question.month_first)
    why = (
        tr("The file writes other dates in both orders.")
        if question.contradicted
        else tr("Nothing in the file settles it; left open, such dates stay undated.")
    )
    return tr("{0}: {1} (day first) or {2} (month first)? {3}").format(question.words, one, two, why)
