"""The hint never promises more than it can know."""

import pytest

from dossier.domain.passphrases import bits, hint


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", 0),
        ("a", 1),
        ("secret", 1),
        ("Passw0rd!", 1),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1),
        ("horse horse horse horse horse", 1),
        ("123456789012", 1),
        ("copper lantern", 1),
        ("copper lantern drizzle moth verge tundra", 3),
        ("copper lantern drizzle moth", 2),
        ("kq7#Vd0z!pW3mRx9Lt", 3),
    ],
)
def test_levels(passphrase: str, level: int) -> None:
    assert hint(passphrase).level == level


def test_more_words_are_never_worse() -> None:
    words = "copper lantern drizzle moth verge tundra".split()
    estimates = [bits(" ".join(words[:count])) for count in range(1, 7)]
    assert estimates == sorted(estimates)


@pytest.mark.parametrize(
    "passphrase", ["x", "two words", "copper lantern drizzle moth verge tundra", "\0\n", "密码密码"]
)
def test_every_hint_is_one_sentence(passphrase: str) -> None:
    sentence = hint(passphrase).sentence
    assert sentence.endswith(".")
    assert len(sentence) < 140
