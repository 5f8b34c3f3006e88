"""Words that hold a sentence to the day told in the sentence before: "in the same raid", "minutes later"."""

import pytest

from .test_find_events import events_of

FIRST = "On 3 June 2021 police searched the mill in Kladno and found two guns."


def _day(text: str, trigger: str) -> str:
    """Return the day of the event that *trigger* names, or the ends of an open interval."""
    events = [e for e in events_of(text) if e.trigger.of(text) == trigger]
    assert events, f"nothing is told by {trigger}"
    when = events[-1].date
    if when is None:
        return "undated"
    return str(when.start) if when.start == when.end else f"{when.start or ''}..{when.end or ''}"


@pytest.mark.parametrize(
    ("sentence", "trigger", "day"),
    [
        ("In the same operation the driver, Ivo Kral, was also arrested.", "arrested", "2021-06-03"),
        ("Kral was then detained.", "detained", "2021-06-03"),
        ("Minutes later they arrested the miller, Ivo Kral.", "arrested", "2021-06-03"),
        ("Ivo Kral was arrested within the hour.", "arrested", "2021-06-03"),
        ("A guard was shot during the raid.", "shot", "2021-06-03"),
        ("Ivo Kral was arrested on the spot.", "arrested", "2021-06-03"),
        ("By then the miller had fled to Peru.", "fled", "..2021-06-03"),
        # Nothing holds these to the day before: they may be of any later time.
        ("The miller then moved to Peru.", "moved", "undated"),
        ("Ivo Kral was arrested in the same case.", "arrested", "undated"),
        ("Ivo Kral was arrested after the raid.", "arrested", "undated"),
        ("By then, prosecutors say, he will have fled to Peru.", "fled", "undated"),
    ],
)
def test_words_that_hold_two_sentences_together(sentence: str, trigger: str, day: str) -> None:
    assert _day(f"{FIRST} {sentence}", trigger) == day


def test_the_same_raid_is_not_of_the_day_told_last() -> None:
    text = f"{FIRST} The next day Ivo Kral was charged. In the same raid his driver, Jan Holub, was arrested."
    assert _day(text, "arrested") == "2021-06-03"


def test_two_days_in_a_sentence_leave_open_which_goes_on() -> None:
    text = "Police searched the mill on 3 June 2021 and the barn on 5 June 2021. Kral was then detained."
    assert _day(text, "detained") == "undated"


@pytest.mark.parametrize(
    ("text", "verdict", "deed"),
    [
        (
            "Ann Roe was acquitted over the same protest in June 2021.",
            "acquitted undated",
            "protest 2021-06-01..2021-06-30",
        ),
        ("Tom Fox was fined over a sit-in at the port in 2018.", "fined undated", "sit-in 2018-01-01..2018-12-31"),
        (
            "Tom Fox was convicted in connection with a raid in 2017.",
            "convicted undated",
            "raid 2017-01-01..2017-12-31",
        ),
        ("Ann Roe was acquitted in March over the protest in June 2021.", "acquitted 2024-03-01..2024-03-31", ""),
        ("Ann Roe was acquitted in June 2021 over the protest.", "acquitted 2021-06-01..2021-06-30", ""),
        ("Tom Fox was convicted of fraud in 2017.", "convicted 2017-01-01..2017-12-31", ""),
    ],
)
def test_the_date_of_a_deed_is_not_that_of_the_verdict(text: str, verdict: str, deed: str) -> None:
    for told in filter(None, (verdict, deed)):
        trigger, when = told.split(" ")
        assert _day(text, trigger) == when


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Rebels stormed the town on 4 March 2021, and the governor fled to Norway.", "fled", "2021-03-04"),
        ("A lorry hit a bus on Friday. Nine people were killed.", "killed", "2024-05-17"),
        ("Tom Fox was detained on Friday as he landed, taken to Bergen and questioned.", "questioned", "2024-05-17"),
        ("A doctor who went aboard on 2 May found diesel in the hold.", "found", "2024-05-02"),
        # What takes its time, or may have come much later, has no part in the day.
        ("Rebels stormed the town on 4 March 2021, and their leader was convicted.", "convicted", "undated"),
        ("Tom Fox was acquitted on 2 May 2021, moved to Bergen and forgotten.", "forgotten", "undated"),
        ("Tom Fox was arrested on Friday. Nine people were killed.", "killed", "undated"),
    ],
)
def test_what_came_of_one_blow_has_its_day(text: str, trigger: str, day: str) -> None:
    found = [e for e in events_of(text) if e.trigger.of(text) == trigger]
    assert day == "undated" if not found else _day(text, trigger) == day
