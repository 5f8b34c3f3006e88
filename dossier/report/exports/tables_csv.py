"""The tables as CSV files in one ZIP file: UTF-8 with a byte-order mark, CRLF, no cell that begins a formula.

Beside them stand the texts of the sources, each a file of its own, and the originals that a text does not give back.
"""

import csv
import io
import zipfile
from typing import BinaryIO

from dossier.domain.export_formats import Loss
from dossier.domain.spreadsheet_cells import harmless
from dossier.report.exports.hand_over import HandOver, losses
from dossier.report.exports.tables import (
    FURTHER_TABLES,
    TABLES,
    Table,
    original_name,
    table_losses,
    text_name,
)

_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP file knows: the same case gives the same bytes on any day."""


def write_tables(case: HandOver, file: BinaryIO) -> tuple[Loss, ...]:
    """Write the tables and return what they do not hold."""
    guarded = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in (*TABLES, *FURTHER_TABLES):
            with archive.open(_entry(f"{table.name}.csv"), "w") as out:
                guarded += _write(table, case, out)  # type: ignore[arg-type]
        for source in case.sources.values():
            archive.writestr(_entry(text_name(source.id)), case.text_of(source.id).encode("utf-8"))
            if source.id in case.originals:
                archive.writestr(_entry(original_name(source)), case.data_of(source.id))
    told = (guarded, "cell", "cells", "begin with an apostrophe now, so that no spreadsheet takes them for a formula.")
    return (*table_losses(case, whole=True), *losses(told))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _write(table: Table, case: HandOver, out: BinaryIO) -> int:
    """Write one table. Return how many of its cells were made harmless."""
    guarded = 0
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows(case):
        cells = [harmless(cell) if isinstance(cell, str) else str(cell) for cell in row]
        guarded += sum(isinstance(cell, str) and cell != made for cell, made in zip(row, cells, strict=True))
        writer.writerow(cells)
    text.flush()
    text.detach()
    return guarded
