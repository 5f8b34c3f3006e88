"""Lines that only say who wrote a story: nobody in them takes part in it."""

import pytest

from dossier.ingest.bylines import is_byline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nora Lind, athletics correspondent", True),
        ("Nora Lind and Ivo Kos, political reporters", True),
        ("Nora Lind, Court Reporter in Leeds", True),
        ("Live reporting: Nora Lind, Ivo Kos and desk", True),
        ("Police arrested Ivo Kos, a reporter", False),
        ("Live updates: what we know so far", False),
        ("The dead were Nora Lind and Ivo Kos, senior reporters", False),
    ],
)
def test_a_line_of_authors(line: str, expected: bool) -> None:
    assert is_byline(line, len(line.split())) is expected
