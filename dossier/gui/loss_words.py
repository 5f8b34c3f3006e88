"""What an export or an import could not take along, said in the language of the window."""

import re

from dossier.gui.figures import figure_words, grouped
from dossier.gui.saying import said
from dossier.tongue import tr

_COUNTED = (
    "event",
    "events",
    "rejected event",
    "rejected events",
    "undated event",
    "undated events",
    "note",
    "notes",
    "tag",
    "tags",
    "star",
    "stars",
    "question",
    "questions",
    "page",
    "pages",
    "fact",
    "facts",
    "text",
    "texts",
    "reference",
    "references",
    "mention",
    "mentions",
    "date",
    "dates",
    "original",
    "originals",
    "place",
    "places",
    "correction",
    "corrections",
    "merge",
    "merges",
    "decision",
    "decisions",
    "name",
    "names",
    "cell",
    "cells",
    "row",
    "rows",
    "source",
    "sources",
    "title",
    "titles",
    "entity",
    "entities",
    "column",
    "columns",
    "part",
    "parts",
)
"""What is counted there, one and several."""

_LOSSES = (
    "left out.",
    "without a date left out.",
    "dated less finely than to a month, or open at one end, left out.",
    "on an unknown day cover all the days on which they may have happened; the title says so.",
    "on people and places left out: they stand on no words.",
    "about people left out.",
    "of the sources left out: each mark quotes its words and names its file.",
    "on rejected events left out.",
    "on rejected events stand alone: what they are about is left out.",
    "by a pronoun or a description left out: a Mention has a name.",
    "of places left out: a Mention leads to a person or an organisation.",
    "that lie between two days stand as EDTF in the keywords alone: a date here is a day, a month or a year.",
    "whether two names are the same left out.",
    "left out: only their texts are in the file.",
    "in which fewer than two take part make no link; they are counted at the person.",
    "with more than {0} people make no links.",
    "left out: the network is one of people and organisations.",
    "left out: this format has no place for what people wrote or marked.",
    "written without each step by which they were found; one sentence says how.",
    "written without the event from which they count.",
    "of names and dates in the texts left out.",
    "of names done already; they cannot be taken apart from the file.",
    "between contradicting sources left out.",
    "of the sources left out: only the words of events are quoted.",
    "where names stand are counted, not listed.",
    "with a semicolon cannot be told from two.",
    "in EDTF cannot say “about”; the column “approximate” does.",
    "begin with an apostrophe now, so that no spreadsheet takes them for a formula.",
    "cut short: a cell holds 32,767 letters.",
    "left out: a sheet holds 1,048,576 rows.",
    "of which only bounds are known stand at the first of them (or the last, where only that is known); "
    "the date beside says so.",
    "whose day is not known stand at one end of what is; “timestamp_desc” and “edtf” say what that is.",
    "left out with all that they tell: the case has them already.",
    "of names can no longer be taken apart one by one.",
    "stood in the case already; the review asks whether they are the same.",
    "left out, which the stories do not contain.",
    "left out: no document has them.",
    "left out: their words stand in none of their documents.",
    "of other kinds, or documents without text, left out.",
    "came without the way by which they were found.",
    "that Dossier does not know left out.",
    "in events that are no longer in the table of events left out.",
)
"""What is said of them."""

_LOSS = re.compile(r"([\d,]{1,20}) (.{1,400})")
_AMOUNT = re.compile(r"(?<=with more than )\d+")


def loss_words(sentence: str) -> str:
    """Return a sentence on what was left out, in the language of the window."""
    match = _LOSS.fullmatch(sentence)
    if match is None:
        return said(sentence)
    for counted in sorted(_COUNTED, key=len, reverse=True):
        rest = match[2].removeprefix(f"{counted} ")
        amount = _AMOUNT.search(rest)
        pattern = rest if amount is None else _AMOUNT.sub("{0}", rest)
        if rest != match[2] and pattern in _LOSSES:
            told = tr(pattern) if amount is None else tr(pattern).format(grouped(int(amount[0])))
            return f"{figure_words(match[1])} {tr(counted)} {told}"
    return said(sentence)
