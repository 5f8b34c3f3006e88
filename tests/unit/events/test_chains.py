"""Through whom a happening is told: all tellers of the sentence, the outermost first."""

import pytest

from .test_find_events import events_of

# The trigger, its status, and the tellers: their words, how they say it, and when, where that is told.
CHAINS = [
    ("Police said that an indictment alleges that Ann Roe moved the money to Oslo in 2019.",
     "moved", "alleged", ["Police said", "an indictment alleges"]),
    ("Prosecutors said, citing a police report, that Ann Roe fled to Oslo in 2019.",
     "fled", "alleged", ["Prosecutors said", "a police report citing"]),
    ("Police, citing the indictment, said Ann Roe paid Tom Fox in 2019.",
     "paid", "alleged", ["Police said", "the indictment citing"]),
    ("The report, citing two people familiar with the matter, said that Tom Fox was arrested in Oslo in 2019.",
     "arrested", "asserted", ["The report said", "two people familiar with the matter citing"]),
    ("Ann Roe fled to Oslo in 2019, the Northern Post reported on Monday, citing police.",
     "fled", "asserted", ["the Northern Post reported on Monday", "police citing"]),
    ("The minister said the chairman resigned in 2019, citing a report.",
     "resigned", "asserted", ["The minister said"]),
    ("According to the indictment, the department said on Friday, Ann Roe moved the money in 2019.",
     "moved", "alleged", ["the department said on Friday", "the indictment According to"]),
    ("Ann Roe moved the money in 2019, according to the indictment, police said on Friday.",
     "moved", "alleged", ["police said on Friday", "the indictment according to"]),
    ("Ann Roe fled to Spain in 2019, police said, according to the Northern Post.",
     "fled", "asserted", ["the Northern Post according to", "police said"]),
    ("Police said Friday that, according to a witness, Ann Roe shot Tom Fox in Oslo.",
     "shot", "alleged", ["Police said on Friday", "a witness according to"]),
    ("State television quoted police as saying Ann Roe fled to Oslo in 2019.",
     "fled", "asserted", ["State television quoted", "police saying"]),
    ("Ann Roe was quoted by the Northern Post as saying that Tom Fox stole the car in 2019.",
     "stole", "alleged", ["the Northern Post quoted", "Ann Roe saying"]),
    ("Ann Roe told the inquiry on Tuesday that officers said the barn had been burned in 2019.",
     "burned", "asserted", ["Ann Roe told on Tuesday", "officers said"]),
    ("The court was told on Monday that Ann Roe had told detectives that Tom Fox stole the car in 2019.",
     "stole", "alleged", ["The court told on Monday", "Ann Roe told"]),
    ("Police said they believed that Ann Roe had shot Tom Fox in 2019.", "shot", "alleged", ["Police said"]),
    ("Ann Roe said that she had told police that Tom Fox stole the car in 2019.", "stole", "alleged", ["Ann Roe said"]),
    ("It is alleged that Ann Roe stole the car in 2019.", "stole", "alleged", []),
    ("Ann Roe bought the firm in 2019.", "bought", "asserted", []),
    # What goes on with an account, and quotations of several sentences, keep their tellers.
    ("Police said on Friday that witnesses said Ann Roe had shot Tom Fox in 2019. She then drove to Oslo.",
     "drove", "alleged", ["Police said on Friday", "witnesses said"]),
    ('"Tom Fox stole the car," Ann Roe said on Monday. "He drove it to Oslo in May 2019."',
     "drove", "asserted", ["Ann Roe said on Monday"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "status", "expected"), CHAINS, ids=[row[0][:50] for row in CHAINS])
def test_through_whom_it_is_told(text: str, trigger: str, status: str, expected: list[str]) -> None:
    (event,) = [event for event in events_of(text) if event.trigger.of(text) == trigger]
    assert event.status.value == status
    assert [f"{t.text} {t.said}{f' on {t.when}' if t.when else ''}" for t in event.chain] == expected
    assert all(t.span.of(text) == t.text for t in event.chain)


def test_who_is_meant_is_named_where_the_words_do_not() -> None:
    text = "Tom Fox's lawyer, Omar Haddad, told the court on Monday that police said Ann Roe fled in 2019."
    (fled,) = [event for event in events_of(text) if event.trigger.of(text) == "fled"]
    again = "Interior Minister Omar Haddad told the court that he said Ann Roe fled in 2019."
    (said,) = [event for event in events_of(again) if event.trigger.of(again) == "fled"]
    assert [t.text for t in said.chain] == ["Interior Minister Omar Haddad"]
    assert [(t.text, t.name) for t in fled.chain] == [("Tom Fox's lawyer", "Omar Haddad"), ("police", None)]
