"""What did not happen is never said so that it reads as its contrary."""

from dataclasses import replace

import pytest

from dossier.domain.events import Status
from dossier.report.exports.claim_lines import claim_title
from tests.unit.report.views_for_tests import EVENTS


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("was never charged over the fire", "was never charged over the fire"),
        ("No one has been arrested", "No one has been arrested"),
        ("hasn’t conceded", "hasn’t conceded"),
        ("met the minister", "Denied: met the minister"),
        ("denied that no money was paid", "Denied: denied that no money was paid"),
    ],
)
def test_nothing_is_denied_twice(label: str, title: str) -> None:
    told = replace(EVENTS[0], status=Status.DENIED, label=label, participants=(), attribution=None)
    assert claim_title(told).removesuffix(".") == title
