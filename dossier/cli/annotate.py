"""``dossier annotate``: times, mentions and events of plain text as JSON, without a case.

Documents are read, annotated and printed one at a time: any input needs the memory of its largest document only.
"""

import gc
import json
import re
import sys
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from dossier.cli.annotation_forms import as_document, as_line
from dossier.cli.arguments import Arguments
from dossier.cli.terminal import warn
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.errors import UnreadableFileError
from dossier.services.analysing import check_names_model
from dossier.services.annotating import Annotation, annotate_bytes, annotate_file, annotate_text

_STDIN = Path("-")
_MOST = 64 * 1024 * 1024
"""The longest line or standard input that is read, in bytes."""
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?", re.ASCII | re.DOTALL)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Given:
    """One document of the input: what it is called in the output, and in an error."""

    doc: object
    text: str
    published: PublicationDate | None
    name: str


def run(arguments: Arguments) -> int:
    """Print what is found in the named files; return 1 where one of them, or a line, could not be read."""
    check_names_model(arguments.names_model)
    failed = 0
    with _seldom_collecting(), _printing(arguments.format == "jsonl") as show:
        for path in arguments.paths:
            if arguments.input == "jsonl":
                failed += _annotate_lines(path, arguments, show)
            else:
                failed += _annotate_text_file(path, arguments, show)
    return 1 if failed else 0


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let Python look for cyclic rubbish seldom: what is found in a text holds no cycles, and each look visits it all.

    On a text of some megabytes that nobody wrote for reading, the looks would grow faster than the text.
    """
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class _Printer:
    """Prints documents as UTF-8 whatever the locale is, each at once."""

    def __init__(self, lines: bool) -> None:
        self._lines = lines
        self._first = True

    def write(self, text: str) -> None:
        """Write *text* and flush it."""
        sys.stdout.flush()
        stream = sys.stdout.buffer
        stream.write(text.encode("utf-8"))
        stream.flush()

    def __call__(self, doc: object, found: Annotation) -> None:
        """Print one document."""
        if self._lines:
            self.write(_dumped(as_line(doc, found), None) + "\n")
            return
        self.write(("\n" if self._first else ",\n") + _dumped(as_document(doc, found), 2))
        self._first = False


def _dumped(value: object, indent: int | None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair, which JSON can hold and UTF-8 cannot.
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text


@contextmanager
def _printing(lines: bool) -> Iterator[_Printer]:
    printer = _Printer(lines)
    if not lines:
        printer.write('{"format": "dossier-annotations", "version": 1, "documents": [')
    yield printer
    if not lines:
        printer.write("\n]}\n")


def _annotate_text_file(path: Path, arguments: Arguments, show: _Printer) -> int:
    """Annotate one text file; return how many failures were told."""
    published, model = arguments.published, arguments.names_model
    try:
        if path == _STDIN:
            data = sys.stdin.buffer.read(_MOST + 1)
            if len(data) > _MOST:
                raise UnreadableFileError("-", f"the input is too large (at most {_MOST >> 20} MiB). Split it.")
            show("-", annotate_bytes(data, "-", published, model))
        else:
            show(str(path), annotate_file(path, str(path), published, model))
    except UnreadableFileError as error:
        warn(str(error))
        return 1
    return 0


def _annotate_lines(path: Path, arguments: Arguments, show: _Printer) -> int:
    """Annotate each line of a file of documents; return how many failures were told."""
    failed = 0
    try:
        with _opened(path) as stream:
            for number, line in enumerate(_lines(stream), 1):
                try:
                    given = _given(line, f"{path}, line {number}", arguments.published)
                    if given is not None:
                        found = annotate_text(given.text, given.published, given.name, arguments.names_model)
                        show(given.doc, found)
                except UnreadableFileError as error:
                    warn(str(error))
                    failed += 1
    except BrokenPipeError:
        raise
    except OSError as error:
        warn(f"{path}: {error.strerror or error}. Check its name and whether it may be read.")
        failed += 1
    return failed


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path == _STDIN:
        yield sys.stdin.buffer
        return
    with path.open("rb") as stream:
        yield stream


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines; of one that is too long only what shows that it is."""
    while line := stream.readline(_MOST + 1):
        yield line
        while len(line) > _MOST and not line.endswith(b"\n"):
            line = stream.readline(_MOST + 1)
            if len(line) <= _MOST:
                break


def _given(line: bytes, name: str, published: date | None) -> _Given | None:
    """Return the document of a line, None for a blank one. Raises UnreadableFileError."""
    if len(line) > _MOST:
        raise UnreadableFileError(name, f"the line is too long (at most {_MOST >> 20} MiB). Split its document.")
    if line.startswith(b"\xef\xbb\xbf"):
        line = line[3:]
    if not line.strip():
        return None
    try:
        value: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableFileError(name, "this is not UTF-8. Save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(name, "this is not JSON. Give one object a line: " + _EXAMPLE) from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise UnreadableFileError(name, "there is no “text” in it. Give one object a line: " + _EXAMPLE)
    own = value.get("dct")
    known = None if published is None else PublicationDate(published, published, PublicationBasis.GIVEN)
    return _Given(value.get("doc"), value["text"], known if own in (None, "") else _day(own, name), name)


_EXAMPLE = '{"doc": "a", "dct": "2013-03-22", "text": "…"}'


def _day(own: object, name: str) -> PublicationDate:
    """Return the day, or the month, on which a document was published."""
    try:
        if isinstance(own, str) and (found := _DAY.fullmatch(own.strip())):
            day = date(*map(int, found.groups()))
            return PublicationDate(day, day, PublicationBasis.STATED)
        if isinstance(own, str) and (found := _MONTH.fullmatch(own.strip())):
            first = date(int(found[1]), int(found[2]), 1)
            last = first.replace(day=monthrange(first.year, first.month)[1])
            return PublicationDate(first, last, PublicationBasis.STATED)
    except ValueError:
        pass
    shown = json.dumps(own, ensure_ascii=False)[:40]
    raise UnreadableFileError(name, f"its “dct” is {shown}, which is no day. Write 2013-03-22, or null.")
