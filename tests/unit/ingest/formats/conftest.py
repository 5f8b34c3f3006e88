"""Parsers are asked as the program asks them: in the process that is made for them."""

from collections.abc import Iterator

import pytest

from dossier.services.formats import FormatReaders


@pytest.fixture(scope="session")
def readers() -> Iterator[FormatReaders]:
    with FormatReaders() as made:
        yield made
