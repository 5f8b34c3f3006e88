"""What a story takes back itself: corrections at its foot, rumours called wrong, what is put in doubt beside them."""

import pytest

from .test_find_events import events_of


def _told(text: str, word: str) -> str:
    """Return how the story tells what *word* names: a status, or "none"."""
    return next((str(e.status) for e in events_of(text) if e.trigger.of(text) == word), "none")


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Correction: An earlier version of this article said that Tom Fox had been convicted.", "convicted", "none"),
        ("An earlier version said that Tom Fox had been charged with theft.", "charged", "none"),
        ("A previous version of this story misstated that Tom Fox was jailed in 2012.", "jailed", "none"),
        ("Owing to an error, a report on Monday stated that Tom Fox had pleaded guilty.", "pleaded", "none"),
        ("Because of an editing error, a caption said that Tom Fox was arrested in May.", "arrested", "none"),
        ("Clarification: this blog said for some minutes that Tom Fox had been convicted.", "convicted", "none"),
        ("An article on 3 May wrongly said that Tom Fox was jailed in 2012 for theft.", "jailed", "none"),
        ("This newspaper incorrectly reported in May that Tom Fox had been arrested.", "arrested", "none"),
        ("The original version of our report stated that Tom Fox had sold the mill in 2011.", "sold", "none"),
        ("An earlier version said Tom Fox was jailed in May; he was fined in June.", "fined", "asserted"),
        ("An earlier version said Tom Fox was jailed in May, when in fact he was fined.", "jailed", "none"),
        (
            "Tom Fox was arrested in Oslo on 3 May 2020, not in Rome, as an earlier version said.",
            "arrested",
            "asserted",
        ),
        ("An earlier version of the engine had killed two men in 2012, Tom Fox said.", "killed", "asserted|alleged"),
        ("A report on the trial said that the court had wrongly convicted Tom Fox in 2012.", "convicted", "asserted"),
    ],
)
def test_what_an_earlier_version_had_wrong_is_told_of_nobody(text: str, word: str, status: str) -> None:
    assert _told(text, word) in status.split("|")


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Social media reported that Ann Roe had been convicted. That is wrong.", "convicted", "denied"),
        ("Rumours spread that Ann Roe had been jailed. They were false.", "jailed", "denied"),
        ("A newspaper said in May that Ann Roe had been arrested. The report was untrue.", "arrested", "denied"),
        ("The radio announced that Ann Roe was arrested. It later proved to be a hoax.", "arrested", "denied"),
        ("It was reported on Monday that Ann Roe had been arrested. In fact she was in Rome.", "arrested", "alleged"),
        ("The agency said Ann Roe had been dismissed in May, which she called a lie.", "dismissed", "alleged"),
        ("The firm said Ann Roe had been fired, an account that her union disputed.", "fired", "alleged"),
        ("Ann Roe was arrested in May. That was wrong, her lawyer said.", "arrested", "asserted"),
        ("Ann Roe was jailed in May. It was a mistake to appeal.", "jailed", "asserted"),
        ("The court said Ann Roe was acquitted in May. That is not the end of it.", "acquitted", "asserted"),
    ],
)
def test_what_a_story_calls_wrong_is_no_fact(text: str, word: str, status: str) -> None:
    assert _told(text, word) == status


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Can the jury convict Tom Fox of murder?", "convict"),
        ("How could a jury convict Tom Fox?", "convict"),
        ('"Will they convict Tom Fox?" she asked.', "convict"),
        ("If they find that he slept, can they still convict Tom Fox of murder?", "murder"),
    ],
)
def test_what_is_only_asked_has_not_happened(text: str, word: str) -> None:
    assert _told(text, word) == "none"
    assert _told("Tom Fox was convicted of murder.", "murder") == "asserted"


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ('Tom Fox was charged with fraud. "He murdered my son," Ann Roe said.', "murdered", "alleged"),
        ('"Tom Fox murdered my son," Ann Roe said on Monday.', "murdered", "alleged"),
        (
            "Tom Fox was convicted of theft and cleared of murder. Ann Roe said Tom Fox killed her son.",
            "killed",
            "alleged",
        ),
        ("Tom Fox was convicted in 2012. Ann Roe said Tom Fox killed her son.", "killed", "asserted"),
        ("Ann Roe said that Tom Fox hanged himself in May.", "hanged", "asserted"),
        ("The court ruled that Tom Fox had killed Ann Roe in May 2012.", "killed", "asserted"),
        ("Ann Roe was at a hotel where, prosecutors say, Tom Fox paid her 400 euros in May 2012.", "paid", "alleged"),
        ("She lied about a dinner at which, the indictment said, Tom Fox had paid her.", "paid", "alleged"),
        (
            "Tom Fox was charged. According to a report by auditors, Tom Fox bribed Ann Roe in May 2017.",
            "bribed",
            "alleged",
        ),
    ],
)
def test_nobodys_word_makes_a_killer(text: str, word: str, status: str) -> None:
    assert _told(text, word) == status


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Ann Roe was told that she would face no charges.", "face", "charge denied"),
        ("Ann Roe faces no charges.", "faces", "charge denied"),
        ("Ann Roe faces charges of theft.", "faces", "charge asserted"),
        ("Ann Roe was cleared of helping him.", "cleared", "acquit asserted"),
        ("Ann Roe was cleared on Monday of having hidden the money.", "cleared", "acquit asserted"),
        ("The judgment against Ann Roe was set aside in 2000.", "set", "appeal asserted"),
    ],
)
def test_what_was_decided_for_somebody(text: str, word: str, told: str) -> None:
    found = next(e for e in events_of(text) if e.trigger.of(text) == word)
    assert f"{found.kind} {found.status}" == told


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("The ministry imposed sanctions on Tom Fox in 2018 but lifted them in 2019.", "lifted", 1),
        ("The ministry imposed sanctions on Tom Fox and Ann Roe in May 2018. In 2019 it removed them.", "removed", 2),
        ("The ministry imposed sanctions on Tom Fox in 2018. Ann Roe sold masks. She removed them.", "removed", 0),
        (
            "The judges convicted Tom Fox in 2005; that judgment was annulled in 2007 because Roe had lied.",
            "annulled",
            1,
        ),
        ("Tom Fox was convicted in May 2019. The verdict was overturned in 2020 because he was ill.", "overturned", 1),
        ("Tom Fox was convicted in 1995. In 2013 an appeal court quashed the conviction, and it closed.", "quashed", 1),
        ("Tom Fox and Ann Roe were held in May. Ann Roe was charged. The charges were dismissed.", "dismissed", 1),
        ("Tom Fox and Ann Roe were held in May. The charges were dismissed.", "dismissed", 0),
        ("Tom Fox was accused in 2019 of theft. Prosecutors withdrew the accusation in May 2020.", "withdrew", 1),
    ],
)
def test_what_becomes_of_it_befalls_those_of_whom_it_was_told(text: str, word: str, count: int) -> None:
    befallen = [
        len([p for p in e.participants if p.role == "patient"])
        for e in events_of(text)
        if e.trigger.of(text) == word and (e.kind != "other" or word in ("dismissed", "withdrew"))
    ]
    assert (befallen or [0]) == [count]
