"""Rows of CSV tables as people bring them back from a spreadsheet: other separators, encodings, ways to write a day."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from dossier.domain.spans import Span
from dossier.domain.spreadsheet_cells import as_meant
from dossier.errors import UnreadableFileError
from dossier.ingest.decoding import decode

_Named = TypeVar("_Named", bound=StrEnum)
_LONGEST_CELL = 1 << 26
_SEPARATORS = ",;\t"
_SEP_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_MIDNIGHT = re.compile(r"[T ]0?0:00(:00)?$")
_NUMBER = re.compile(r"\d{1,15}")
_PLACE = re.compile(r"(\d{1,15})-(\d{1,15})")


class DayOrder:
    """Whether days written with their year last begin with the day or with the month, as the whole of a table tells."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def look(self, cells: Iterable[str]) -> None:
        """Look at days of a table, so that those that can be read in two ways are read as the others are."""
        for cell in cells:
            match = _YEAR_LAST.fullmatch(_MIDNIGHT.sub("", cell))
            if match is not None and match[2] != ".":
                self._seen |= {"day"} if int(match[1]) > 12 else {"month"} if int(match[3]) > 12 else set()

    def read(self, cell: str) -> date:
        """Return a day. Raises ValueError with the reason."""
        cell = _MIDNIGHT.sub("", cell)
        year, month, day = self._parts(cell)
        try:
            return date(year, month, day)
        except ValueError:
            raise ValueError(f"there is no day “{cell}”; write it as 2014-05-31") from None

    def _parts(self, cell: str) -> tuple[int, int, int]:
        """Return the year, month and day that a cell says, whether there is such a day or not."""
        if (match := _YEAR_FIRST.fullmatch(cell)) is not None:
            return int(match[1]), int(match[2]), int(match[3])
        if (match := _YEAR_LAST.fullmatch(cell)) is None:
            raise ValueError(f"“{cell}” is no day; write it as 2014-05-31")
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." or first == second or self._seen == {"day"}:
            return year, second, first
        if self._seen == {"month"}:
            return year, first, second
        raise ValueError(f"the day “{cell}” can be read in two ways; write it as 2014-05-31")


@dataclass(frozen=True)
class TableRow:
    """A row: the table's file, the number that a spreadsheet gives the row, and its cells by column."""

    table: str
    number: int
    cells: Mapping[str, str]

    def refuse(self, reason: str) -> NoReturn:
        """Say what is wrong with this row. Raises UnreadableFileError."""
        told = f"row {self.number}: {reason}"
        raise UnreadableFileError(self.table, told)

    def words(self, column: str) -> str:
        """Return what a cell says."""
        return as_meant(self.cells[column])

    def number_in(self, column: str) -> int:
        """Return a number. Raises UnreadableFileError."""
        cell = self.cells[column].strip()
        if not _NUMBER.fullmatch(cell) or not cell.isascii():
            self.refuse(f"a number is wanted in the column “{column}”; leave it as it was exported")
        return int(cell)

    def maybe_number(self, column: str) -> int | None:
        """Return a number, None for an empty cell. Raises UnreadableFileError."""
        return self.number_in(column) if self.cells[column].strip() else None

    def numbers_in(self, column: str) -> list[int]:
        """Return numbers between blanks or semicolons. Raises UnreadableFileError."""
        found = self.cells[column].replace(";", " ").split()
        if not all(each.isascii() and _NUMBER.fullmatch(each) for each in found):
            self.refuse(f"numbers are wanted in the column “{column}”; leave it as it was exported")
        return [int(each) for each in found]

    def day_in(self, column: str, order: DayOrder) -> date | None:
        """Return a day, None for an empty cell. Raises UnreadableFileError."""
        cell = self.cells[column].strip()
        try:
            return order.read(cell) if cell else None
        except ValueError as error:
            self.refuse(f"{column}: {error}")

    def one_of(self, column: str, kind: type[_Named]) -> _Named:
        """Return the word of a set that a cell says. Raises UnreadableFileError."""
        cell = self.cells[column].strip().casefold()
        found = next((each for each in kind if each.value == cell), None)
        if found is None:
            known = ", ".join(each.value for each in kind)
            self.refuse(f"the {column} “{cell[:40]}” is none of these: {known}")
        return found

    def yes(self, column: str) -> bool:
        """Return what a cell that says yes or no says; an empty one says no. Raises UnreadableFileError."""
        cell = self.cells[column].strip().casefold()
        if cell not in {"yes", "no", ""}:
            self.refuse(f"the column “{column}” says yes or no, not “{cell[:40]}”")
        return cell == "yes"

    def span(self, start: str = "start", end: str = "end") -> Span:
        """Return the place that two columns name. Raises UnreadableFileError."""
        return self._span(self.number_in(start), self.number_in(end))

    def places_in(self, column: str) -> list[Span]:
        """Return places such as "12-20". Raises UnreadableFileError."""
        found = [_PLACE.fullmatch(each) for each in self.cells[column].replace(";", " ").split()]
        if not all(match and match[0].isascii() for match in found):
            self.refuse(f"places are wanted in the column “{column}”; leave it as it was exported")
        return [self._span(int(match[1]), int(match[2])) for match in found if match is not None]

    def _span(self, start: int, end: int) -> Span:
        if end < start:
            self.refuse("its words end before they begin; leave the columns “start” and “end” as they were exported")
        return Span(start, end)


def read_rows(data: bytes, table: str, columns: Collection[str]) -> tuple[list[TableRow], int]:
    """Return the rows of a table and how many columns nobody knows; *table* is the name of its file.

    Raises:
        UnreadableFileError: it is no table, a column is missing, or a row has too many cells; the sentence says which.
    """
    found = decode(data)
    if found is None:
        raise UnreadableFileError(table, "it is no table of text; save it as CSV in UTF-8")
    text = found.text.removeprefix("\ufeff")
    told = _SEP_LINE.match(text)
    skipped = 0 if told is None else 1
    text = text if told is None else text[told.end() :]
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count) if told is None else told[1]
    rows = _cells(text, table, separator)
    names = [name.strip() for name in next(rows, [])]
    for column in columns:
        if names.count(column) != 1:
            raise UnreadableFileError(table, f"the column “{column}” is missing; export the tables again and keep it")
    made = list(_rows(rows, table, names, skipped))
    return made, len([name for name in names if name and name not in columns])


def _cells(text: str, table: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        reason = f"line {reader.line_num}: a cell does not end where it should; save the table again as CSV"
        raise UnreadableFileError(table, reason) from error


def _rows(rows: Iterator[list[str]], table: str, names: list[str], skipped: int) -> Iterator[TableRow]:
    for number, cells in enumerate(rows, 2 + skipped):
        if not any(cell.strip() for cell in cells):
            continue
        row = TableRow(table, number, dict.fromkeys(names, "") | dict(zip(names, cells, strict=False)))
        if any(cell.strip() for cell in cells[len(names) :]):
            row.refuse("it has more cells than the table has columns; save the table again as CSV")
        yield row
