"""Names of people and who is meant by them, in annotated news that are kept outside the repository.

What is scored is what ``dossier annotate`` prints for the plain text, so that captions, headlines and datelines count
as the program reads them. Given the roles of the corpus instead, captions would be left out: the recall of names would
be 59 %, not 84 %, and B3 67 %, not 81 %, though nothing is found worse.

Run as a script it prints the figures: ``python tests/score/test_people_scores.py``.
"""

import re
import sys
import tempfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from test_time_scores import GUM, gum_report


def people_scores(folder: Path) -> dict[str, float]:
    """Return the F1 of names, and of names and pronouns gathered into people (B3), in per cent."""
    report = gum_report(folder, "--genre", "news")
    found = {what: float(f1) for what, f1 in re.findall(r"people\s+(names|B3) P/R/F1 \S+ \S+ (\S+)", report)}
    assert set(found) == {"names", "B3"}
    return found


@pytest.mark.skipif(not GUM.exists(), reason="the annotated news texts are not here")
def test_news_people(tmp_path: Path) -> None:
    figures = people_scores(tmp_path)
    print(figures)
    assert figures["names"] >= 87.0
    assert figures["B3"] >= 83.5


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(people_scores(Path(made)))
