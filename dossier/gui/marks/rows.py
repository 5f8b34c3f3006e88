"""Star, tags, questions and page as rows of a dossier. No Qt in here."""

from dossier.domain.notes import Marks
from dossier.gui.people.rows import Row, RowKind
from dossier.tongue import tr

_LONGEST = 1_500
"""So many letters of a page are shown in the dossier."""


def mark_rows(marks: Marks) -> list[Row]:
    """Return the two rows that stand below the name: what it is marked with, and its page."""
    tags = "  ".join(f"#{tag}" for tag in marks.tags)
    asked = [question.text for question in marks.questions if not question.is_answered]
    has_any = bool(marks.is_starred or marks.tags or marks.questions)
    named = [tr("Starred")] if marks.is_starred and not tags else []
    words = "  ".join((*named, *([tags] if tags else [])))
    left = "\n".join(f"? {question}" for question in asked)
    if has_any and not words:
        words = tr("Your questions")
    shown = marks.page if len(marks.page) <= _LONGEST else marks.page[:_LONGEST].rstrip() + "…"
    return [
        Row(
            RowKind.MARKS,
            words or tr("Star it, tag it or ask a question…"),
            left,
            signs="★" if marks.is_starred else "☆",
            is_taken=has_any,
        ),
        Row(
            RowKind.PAGE,
            shown or tr("Begin a page of your own…"),
            tr("Your page") if shown else "",
            signs="▤",
            is_taken=bool(shown),
        ),
    ]
