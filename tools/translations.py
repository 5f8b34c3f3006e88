"""Brings the catalogues in ``resources/translations`` up to date with the words in the code: ``translations.py [de]``.

Translations stay; new words are added without one; words that are gone go.
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dossier.domain import claim_words, wording  # noqa: E402
from dossier.domain.events import EventKind, Status  # noqa: E402
from dossier.domain.export_formats import EXPORT_FORMATS  # noqa: E402
from dossier.domain.mentions import EntityKind  # noqa: E402
from dossier.gui.saying import all_messages  # noqa: E402
from dossier.tongue import entries  # noqa: E402

FOLDER = ROOT / "resources/translations"
_DATE_WORDS = (
    *("undated", "since", "until", "between", "and", "from", "to", "about", "early", "mid", "late", "of", "week"),
    *("spring", "summer", "autumn", "winter", "quarter", "first", "second", "half"),
    *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    *("publication date unknown", "stated in the text", "worked out from the text", "set by hand"),
)
_TABLES = frozenset(
    (
        "_SPECS _SCHEMES _WAYS _IN_THE_PANES _STEPS tabs panes _LANES _REST _REVIEWS _HEADINGS HEADINGS _LAYER_WORDS "
        "_ROWS _WHY _BACKING _DENIED _NOTE _TOPICS _FACT_WORDS HEADING _HELP _BEGINNING _KEPT "
        "_TAKE_IN _NOTHING _ORDER_DOUBT _ROLE_WORDS SAMPLES _DOUBT_WORDS _PARTS _COUNTED _LOSSES"
    ).split()
)
"""Tables whose words are translated where they are shown."""
_PHRASES = frozenset("_ROLE_WORDS SAMPLES _REVIEWS _COUNTED _LOSSES".split())
"""Those among them that hold phrases with a small first letter too."""


def words() -> list[str]:
    """Return everything in the code that is said to the user, in order, each once."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "dossier/gui").rglob("*.py")):
        for said in _of_module(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(said)
    for said in (*_of_wording(), *all_messages()):
        found.setdefault(said)
    return list(found)


def _of_wording() -> Iterator[str]:
    """Yield the words of ``domain.wording`` that ``gui.wording`` says anew."""
    yield from (wording.kind_words(kind) for kind in EventKind)
    yield from (wording.entity_words(kind, count) for kind in EntityKind for count in (1, 2))
    yield from (status.value for status in Status)
    yield from wording.STATUS_MEANINGS.values()
    yield from claim_words.SECTION_HEADINGS.values()
    yield from claim_words.SECTION_MEANINGS.values()
    yield from wording.MONTHS
    yield from _DATE_WORDS
    for each in EXPORT_FORMATS:
        yield from (f"{each.title}…", each.title, each.holds)


def _of_module(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value
            elif isinstance(first, ast.Name | ast.Attribute | ast.Subscript | ast.Call | ast.IfExp):
                yield from (each.value for each in ast.walk(first) if _is_said(each))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "counted":
            nouns = [each.value for each in node.args[1:] if isinstance(each, ast.Constant)]
            yield from nouns if len(nouns) != 1 else (nouns[0], f"{nouns[0]}s")
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {each.id for each in targets if isinstance(each, ast.Name)}
            if names & _TABLES:
                small = bool(names & _PHRASES)
                yield from (each.value for each in ast.walk(node.value) if _is_said(each, small))


def _is_said(node: ast.AST, small: bool = False) -> bool:
    """Tell whether *node* holds words rather than a name in the code or keys; with *small* they may begin small."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    value = node.value
    begins = value[:1].isupper() or (small and value[:1].isalpha())
    return begins and "+" not in value and any(sign.islower() for sign in value) and len(value) > 2


def update(language: str) -> tuple[int, int]:
    """Write the catalogue of *language* anew; return how many words it has, and for how many a translation."""
    path = FOLDER / f"{language}.po"
    known = dict(entries(path)) if path.is_file() else {}
    lines = ['msgid ""', 'msgstr ""', f'"Language: {language}\\n"', '"Content-Type: text/plain; charset=UTF-8\\n"', ""]
    said = words()
    for each in said:
        lines += [f"msgid {_quoted(each)}", f"msgstr {_quoted(known.get(each, ''))}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return len(said), sum(bool(known.get(each)) for each in said)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    """Bring up to date what is named, or every catalogue."""
    asked = [each for each in sys.argv[1:] if not each.startswith("-")]
    for language in asked or [path.stem for path in FOLDER.glob("*.po")]:
        total, done = update(language)
        print(f"{language}: {done} of {total} translated")


if __name__ == "__main__":
    main()
