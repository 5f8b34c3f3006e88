"""Words into pieces, exactly as the model's own tokeniser (tokenizers 0.23.3, in Rust) cuts them."""

import pytest

from dossier.extract.naming.wordpiece import WordPieces, read_vocabulary
from dossier.paths import resources

RECORDED = [
    ("Putin", [22072]),
    ("Qurbanov", [23183, 8193, 4492]),
    ("al-Nouri", [2632, 1011, 2053, 9496]),
    ("O'Connor", [1051, 1005, 6720]),
    ("O’Hara", [1051, 1521, 18820]),
    ("Çağrı", [6187, 16523, 11722]),
    ("Yıldız", [1061, 11722, 6392, 11722, 2480]),
    ("Đặng", [1102, 5654]),
    ("Łódź", [17814]),
    ("Müller-Lüdenscheidt", [12304, 1011, 11320, 4181, 22842, 3593, 2102]),
    ("U.S.", [1057, 1012, 1055, 1012]),
    ("Ph.D.", [6887, 1012, 1040, 1012]),
    ("REUTERS/Andrew", [26665, 1013, 4080]),
    ("$27", [1002, 2676]),
    ("3.5", [1017, 1012, 1019]),
    ("straße", [2358, 27807]),
    ("İstanbul", [9960]),
    ("ΣΊΣΥΦΟΣ", [1173, 18199, 29733, 29735, 29736, 29730, 29733]),
    ("Аксенов", [1180, 23925, 29747, 15290, 18947, 19259]),
    ("北京市", [1781, 1755, 100]),
    ("한국", [1469, 30006, 30021, 29991, 30014, 30020]),
    ("محمد", [1295, 29820, 22192, 15394]),
    ("שלום", [1266, 29799, 29792, 29800]),
    ("नमस्ते", [1327, 29867, 29874, 29859]),
    ("ﬁnance", [1984, 7229, 3401]),
    ("e\xadf", [1041, 2546]),
    ("\ufeffJohn", [2198]),
    ("naïve", [15743]),
    ("ＡＢＣ", [100]),
    ("№5", [1578, 2629]),
    ("½", [1092]),
    ("™", [1580]),
    ("“", [1523]),
    ("—", [1517]),
    ("N'Djamena", [1050, 1005, 6520, 27245, 2050]),
    ("@handle", [1030, 5047]),
    ("C++", [1039, 1009, 1009]),
    (
        "x" * 100,
        [
            22038,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
            20348,
        ],
    ),
]


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(read_vocabulary(resources() / "models" / "names_pieces.txt"))


@pytest.mark.parametrize(("word", "numbers"), RECORDED)
def test_cuts_as_the_models_own_tokeniser(pieces: WordPieces, word: str, numbers: list[int]) -> None:
    assert pieces.cut(word) == tuple(numbers)


@pytest.mark.parametrize("word", ["", " ", "\u200b", "\x07", "☃" * 3, "x" * 101])
def test_what_no_piece_fits_is_one_unknown_piece(pieces: WordPieces, word: str) -> None:
    assert pieces.cut(word) == (100,)


def test_forgets_words_when_it_has_seen_many() -> None:
    pieces = WordPieces({"[UNK]": 0, "a": 1, "b": 2}, remembered=2)
    assert [pieces.cut(word) for word in "abcabc"] == [(1,), (2,), (0,), (1,), (2,), (0,)]
