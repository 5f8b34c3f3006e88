"""What people do before the eyes of others, what only words tell, and words that can be nothing but verbs."""

import pytest

from .test_find_events import events_of, shown

TOLD = [
    ("Soldiers came to the house at dusk.", ["came other asserted -"]),
    ("The chapel stood on a hill.", []),
    ("Oslo has seen worse winters.", []),
    ("A shepherd, Tom Fox, saw the plane come out of the cloud.", ["saw other asserted -"]),
    ("“I saw it,” said Ann Roe.", ["said statement asserted -"]),
    ("Divers found a boot and a lamp.", ["found other asserted -"]),
    ("He lay in the road until dark.", ["lay other asserted -"]),
    ("Ann Roe called the embassy.", ["called phone-write asserted -"]),
    ("Ann Roe called the ruling shameful.", ["called statement asserted -"]),
    ("Tom Fox has a plan to sell the mill.", ["sell transfer-ownership planned -"]),
    ("Ann Roe has a right to see him.", []),
    (
        "Ann Roe persuaded her husband to sell the mill.",
        ["persuaded other asserted -", "sell transfer-ownership asserted -"],
    ),
    ("Tom Fox used the key to open the vault.", ["used other asserted -", "open other asserted -"]),
    (
        "Prosecutors say that Ann Roe paid two men to burn the mill.",
        ["paid transfer-money alleged -", "burn attack alleged -"],
    ),
    ("“I never touched a cent,” Tom Fox said.", ["touched other denied -", "said statement asserted -"]),
    ("Her lawyer, Tom Fox, said she would sue the bank.", ["said statement asserted -", "sue sue planned -"]),
    ("Her lawyer, Tom Fox, said she had sued the bank.", ["said statement asserted -", "sued sue asserted -"]),
    ("The bank said that branches would stay closed.", ["said statement asserted -"]),
    ("He said he would sue.", ["said statement asserted -", "sue sue planned -"]),
    ("Ann Roe says she will stay.", ["says statement asserted -"]),
    ("At least nine people were killed in protests.", ["killed die asserted -", "protests demonstrate asserted -"]),
    ("The riot police went home.", ["went transport asserted -"]),
    ("An officer whom the others called “Red” cut him on the back.", ["cut other asserted -"]),
    ("Tom Fox drove to the mill and set fire to it.", ["drove transport asserted -", "set attack asserted -"]),
    ("They were kept in a cellar.", ["kept other asserted -"]),
    ("The papers were kept in a cellar.", []),
    ("Tom Fox was identified as the driver.", ["identified statement asserted -"]),
    ("Ann Roe admitted driving the lorry.", ["admitted statement asserted -", "driving other asserted -"]),
    ("The agency chargesheeted nine men.", ["chargesheeted charge asserted -"]),
    ("The strikes the union called were long.", []),
    ("“He is frightened,” said one of them, Ann Roe.", ["said statement asserted -"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_seen_and_said_is_told_once(text: str, expected: list[str]) -> None:
    assert [shown(e, text) for e in events_of(text)] == expected


WHO = [
    ("A clerk named Ann Roe flew to Lyon and stayed for a week.", "stayed", 1),
    ("Tom Fox was twenty-six, a corporal who had deserted in May.", "deserted", 1),
    ("Ann Roe was the last person whom Tom Fox telephoned.", "telephoned", 2),
    ("The court heard an appeal by Tom Fox, the banker who robbed the vault.", "robbed", 1),
]


@pytest.mark.parametrize(("text", "word", "people"), WHO)
def test_names_that_stand_apart_take_part(text: str, word: str, people: int) -> None:
    (event,) = (e for e in events_of(text) if e.trigger.of(text) == word)
    assert len(event.participants) == people
