"""The commands that list what the machine is unsure of, and take a person's answers."""

from itertools import islice

from dossier.cli import json_forms
from dossier.cli.terminal import say
from dossier.domain.changes import Changes
from dossier.domain.date_forms import offsets
from dossier.domain.review import Answer, Question
from dossier.services import reviewing
from dossier.services.cases import CaseFile


def show_questions(case: CaseFile, limit: int, as_json: bool) -> None:
    """Print the open questions, at most *limit*, with the keys under which they can be answered."""
    asked = (each for each in reviewing.questions(case) if each is not None)
    found = list(islice(asked, max(0, limit)))
    if as_json:
        json_forms.show([_form(each) for each in found])
        return
    for each in found:
        _show(each)
    if next(asked, None) is not None:
        say(f"These are the first {len(found)}. There are more: give --limit a larger number.")
    say("Nothing is left to judge." if not found else f"Answered so far: {reviewing.answered(case)}.")


def _show(question: Question) -> None:
    say(question.sentence)
    say(f"  key {question.key}")
    if question.quote:
        say(f"  “{' '.join(question.quote.split())}”")
    for reason in question.reasons:
        say(f"  {reason}")
    for number, way in enumerate(question.accept):
        say(f"  accept{f' --choice {number + 1}' if number else ''}: {way}")
    say(f"  reject: {question.reject}")


def _form(question: Question) -> json_forms.Form:
    return {
        "key": question.key,
        "kind": question.kind.value,
        "sentence": question.sentence,
        "quote": question.quote,
        "reasons": list(question.reasons),
        "accept": list(question.accept),
        "reject": question.reject,
        "article": question.article,
        "span": None if question.span is None else offsets(question.span),
        "events": list(question.events),
        "entities": list(question.entities),
    }


def give_answer(case: CaseFile, key: str, answer: str, choice: int) -> Changes:
    """Answer the question of a key; *choice* counts the ways of accepting from 1. Raises NotFoundError."""
    return reviewing.answer(case, reviewing.find(case, key), Answer(answer), choice - 1)
