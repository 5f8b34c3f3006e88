"""The model that ships is the one that its card describes, and small enough to ship."""

import hashlib

from dossier.paths import resources

MODEL = resources() / "models" / "names.onnx"


def test_the_card_has_the_checksum_of_the_model() -> None:
    card = (resources() / "models" / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(MODEL.read_bytes()).hexdigest() in card


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size < 25_000_000
