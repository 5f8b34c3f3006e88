"""The language in which the program speaks to its user: English, as in the code, or what a catalogue says instead.

What a case holds, what is exported and what the command line prints stay as they are: only the window sets a catalogue.
A catalogue is a ``.po`` file in ``resources/translations``, which every tool for translators can edit.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from dossier.paths import resources

Say = Callable[[str], str]


class _Tongue:
    """Holds how things are said now."""

    say: Say | None = None
    code = "en"


def tr(text: str) -> str:
    """Return *text*, which stands in the code in English, as the user reads it."""
    return text if _Tongue.say is None or not text else _Tongue.say(text)


def is_english() -> bool:
    """Tell whether everything is said as it stands in the code."""
    return _Tongue.say is None


def use(say: Say | None, code: str = "en") -> None:
    """Say everything by *say* from now on; None is English. What is on screen already stays as it is.

    *code* names the language for what has a text of its own in each, such as the manual.
    """
    _Tongue.say, _Tongue.code = say, code if say is not None else "en"


def spoken() -> str:
    """Return the code of the language in which the program speaks, such as ``de``."""
    return _Tongue.code


def languages() -> list[str]:
    """Return the codes of the languages that there are catalogues for, such as ``de``."""
    return sorted(path.stem for path in (resources() / "translations").glob("*.po"))


def catalogue(language: str) -> dict[str, str]:
    """Return what is said in *language* instead of the English words. What is not translated yet is left out."""
    return {said: anew for said, anew in entries(resources() / "translations" / f"{language}.po") if said and anew}


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the English words and their translation, "" where there is none, from a ``.po`` file."""
    # Not in English: the window's first frame does not wait for it.
    import json

    parts = {"msgid": "", "msgstr": ""}
    into = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), 'msgid ""']:
        word, _, rest = line.partition(" ")
        if word == "msgid" and into == "msgstr":
            yield parts["msgid"], parts["msgstr"]
        if word in parts:
            into, parts[word] = word, json.loads(rest)
        elif line.startswith('"') and into:
            parts[into] += json.loads(line)
