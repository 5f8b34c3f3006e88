"""The tables as the sheets of one workbook. Every word is written as text: nothing in it is ever a formula."""

import io
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dossier.domain.export_formats import Loss
from dossier.errors import Cancelled
from dossier.report.exports.hand_over import HandOver, losses
from dossier.report.exports.tables import TABLES, Cell, Table, table_losses

_LONGEST = 32_767
"""Letters that a cell can hold, counted as UTF-16 does."""
_MOST_ROWS = 1_048_575
_WIDE = frozenset({"title", "quote", "why", "facts", "denied_by", "file"})


_PACKING = "Packing the workbook"
_WAIT_SECONDS = 0.1
"""So often it is told how far the packing is, and heard whether it shall go on."""


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet that counts its rows as they are packed, and packs no more of them once nobody wants it."""

    packed = 0
    is_unwanted = False

    def _write_row(self, *values: Any, **named: Any) -> None:
        if self.is_unwanted:
            raise Cancelled
        self.packed += 1
        super()._write_row(*values, **named)


def _pack(book: xlsxwriter.Workbook, tell: Callable[[int, int, str], None]) -> None:
    """Put the workbook together, which its library does in one go: it is done beside, while *tell* is told of it."""
    failed: list[BaseException] = []

    def close() -> None:
        try:
            book.close()
        except BaseException as error:
            failed.append(error)

    sheets: list[_Sheet] = book.worksheets()
    rows = sum((sheet.dim_rowmax or 0) + 1 for sheet in sheets)
    tell(0, rows, _PACKING)
    packing = threading.Thread(target=close, name="packing", daemon=True)
    packing.start()
    try:
        while packing.is_alive():
            done = sum(sheet.packed for sheet in sheets)
            # Nobody knows how long it takes to make them smaller at the end.
            tell(*((done, rows) if done < rows else (0, 0)), _PACKING)
            packing.join(_WAIT_SECONDS)
    except BaseException:
        for sheet in sheets:
            sheet.is_unwanted = True
        raise
    if failed:
        raise failed[0]


def write_xlsx(case: HandOver, file: BinaryIO) -> tuple[Loss, ...]:
    """Write the workbook and return what it does not hold."""
    made = io.BytesIO()
    # Text that looks like a formula, a number or an address stays text; nothing is written to the temporary folder.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    # The moment of making is that of the case: the same case gives the same bytes on any day.
    book.set_properties({"title": case.title, "created": case.created.replace(tzinfo=None, microsecond=0)})
    head = book.add_format({"bold": True})
    cut = left = 0
    for table in TABLES:
        cut_here, left_here = _write(book.add_worksheet(table.name, _Sheet), table, case, head)
        cut, left = cut + cut_here, left + left_here
    _pack(book, case.tell)
    file.write(made.getvalue())
    return (
        *table_losses(case, whole=False),
        *losses(
            (cut, "cell", "cells", "cut short: a cell holds 32,767 letters."),
            (left, "row", "rows", "left out: a sheet holds 1,048,576 rows."),
        ),
    )


def _write(sheet: "xlsxwriter.worksheet.Worksheet", table: Table, case: HandOver, head: object) -> tuple[int, int]:
    """Write one table. Return how many cells were cut and how many rows left out."""
    cut = left = 0
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, 60 if name in _WIDE else 18)
    sheet.freeze_panes(1, 0)
    last = 0
    for number, row in enumerate(table.rows(case), 1):
        if number > _MOST_ROWS:
            left += 1
            continue
        last = number
        for column, cell in enumerate(row):
            cut += _put(sheet, number, column, cell)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    return cut, left


def _put(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell) -> bool:
    """Write one cell. Tell whether it was cut."""
    if isinstance(cell, int):
        sheet.write_number(row, column, cell)
        return False
    fits = _fitting(cell)
    if fits:
        sheet.write_string(row, column, fits)
    return len(fits) < len(cell)


def _fitting(text: str) -> str:
    if len(text) * 2 <= _LONGEST:
        return text
    return text.encode("utf-16-le")[: _LONGEST * 2].decode("utf-16-le", errors="ignore")
