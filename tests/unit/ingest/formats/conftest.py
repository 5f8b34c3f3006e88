"""Parsers are asked as the program asks them: in the process that is made for them."""

from collections.abc import Callable, Iterator

import pytest

from dossier.ingest.formats.parsed import Parsed
from dossier.services.formats import FormatReaders

Parse = Callable[[str, bytes], Parsed]


@pytest.fixture(scope="session")
def readers() -> Iterator[FormatReaders]:
    with FormatReaders() as made:
        yield made


@pytest.fixture
def parse(readers: FormatReaders) -> Parse:
    return readers.parse
