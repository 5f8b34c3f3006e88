"""Cells of tables that spreadsheets open: no words of a source may become a formula there."""

# With these a spreadsheet starts to calculate (and some programs to run what the cell names); the wide forms too.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_NUL, _SIGN_OF_NUL = "\x00", chr(0x2400)


def printable(text: str) -> str:
    """Return *text* with a sign for each NUL, which ends a cell in some programs."""
    return text.replace(_NUL, _SIGN_OF_NUL)


def harmless(cell: str) -> str:
    """Return *cell* so that no spreadsheet takes it for a formula: an apostrophe in front makes it text.

    Blanks and invisible characters before a sign do not save it: some programs strip them first.
    """
    cell = printable(cell)
    return f"'{cell}" if _is_guarded(cell.lstrip("'")) else cell


def as_meant(cell: str) -> str:
    """Return what ``harmless`` was given, where *cell* is what it made of it."""
    return cell[1:] if cell.startswith("'") and _is_guarded(cell.lstrip("'")) else cell


def _is_guarded(cell: str) -> bool:
    bare = cell.lstrip(" \u00a0\ufeff\u200b\u2060")
    return cell.startswith(_FORMULA_STARTS) or bare.startswith(_FORMULA_STARTS)
