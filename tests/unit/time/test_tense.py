"""Past and future: which October, and whether a day without its year may lie after the day of publication."""

from datetime import date

import pytest

from .stories import timexes_of


@pytest.mark.parametrize(
    ("sentence", "published", "day"),
    [
        # 14 July 2023 is a Friday.
        ("He will speak on Thursday.", "2023-07-14", "2023-07-20"),
        ("He will speak on Friday.", "2023-07-14", "2023-07-14"),
        ("The court will rule Friday.", "2023-07-14", "2023-07-14"),
        ("He spoke on Friday.", "2023-07-14", "2023-07-14"),
        ("He spoke on Thursday.", "2023-07-14", "2023-07-13"),
        ("The judge is to set it in August.", "2023-07-14", "2023-08-01"),
        ("He was held before dawn on Thursday.", "2023-07-14", "2023-07-13"),
        ("In May he promised to Ann a farm.", "2023-07-14", "2023-05-01"),
        ("On Thursday he promised to free them.", "2023-07-14", "2023-07-13"),
        ("He is due in court on Friday.", "2023-07-14", "2023-07-14"),
        ("The deal will be signed on Thursday.", "2023-07-13", "2023-07-13"),
        ("The deal was signed on Thursday.", "2023-07-13", "2023-07-13"),
        # What has been does not lie after publication.
        ("He was arrested on 5 January.", "2023-12-20", "2023-01-05"),
        ("Mr Bailey was jailed on 28 December.", "2023-12-20", "2022-12-28"),
        ("The company reported a loss on July 20.", "2023-07-14", "2022-07-20"),
        ("The man is accused of killing her in October.", "2023-07-14", "2022-10-01"),
        ("He is charged with murder in August.", "2023-07-14", "2022-08-01"),
        ("They are the first strikes since October.", "2023-07-14", "2022-10-01"),
        ("The video is from August.", "2023-07-14", "2022-08-01"),
        ("He would later flee in December.", "2023-07-14", "2022-12-01"),
        ("He agreed to a deal in October.", "2023-07-14", "2022-10-01"),
        ("He planned the raid in August.", "2023-07-14", "2022-08-01"),
        ("The group promised in October to disarm.", "2023-07-14", "2022-10-01"),
        ("He vowed in August to return.", "2023-07-14", "2022-08-01"),
        ("He can be seen in a picture taken on 5 September.", "2023-07-14", "2022-09-05"),
        ("He lives in a flat bought in August.", "2023-07-14", "2022-08-01"),
        # What is to come does, where the words say so.
        ("He will be freed on 5 January.", "2023-12-20", "2024-01-05"),
        ("A hearing is planned for 5 January.", "2023-12-20", "2024-01-05"),
        ("He is expected to be sentenced in October.", "2023-07-14", "2023-10-01"),
        ("He has agreed to leave in October.", "2023-07-14", "2023-10-01"),
        ("Under a law that takes effect in October, he must leave.", "2023-07-14", "2023-10-01"),
        ("Ann Lowe, set to testify in September, is ill.", "2023-07-14", "2023-09-01"),
        ("He was scheduled to appear on Monday.", "2023-07-14", "2023-07-17"),
    ],
)
def test_the_tense_tells_which_one_is_meant(sentence: str, published: str, day: str):
    (found,) = timexes_of(sentence, published)
    assert found.core is not None
    assert found.core.start == date.fromisoformat(day)


@pytest.mark.parametrize(("verb", "day"), [("will meet", "2023-07-17"), ("met", "2023-07-10")])
def test_what_is_put_in_between_does_not_decide(verb: str, day: str) -> None:
    monday, *_ = timexes_of(f"On Monday, a year after she left, friends {verb}.", "2023-07-14")
    assert monday.date is not None and monday.date.start == date.fromisoformat(day)


def test_what_is_put_off_lies_ahead() -> None:
    (found,) = timexes_of("The trial was adjourned until 9 September.", "2023-07-14")
    assert found.core is not None and found.core.start == date(2023, 9, 9)


@pytest.mark.parametrize("owner", ["the firm's offices were raided", "the founder's house was searched"])
def test_who_does_or_owns_something_is_no_happening(owner: str) -> None:
    text = f"The founder of a firm spoke on 3 May 2021. Tom fled on 9 August 2015, the day before {owner}."
    dates = [timex.date.start for timex in timexes_of(text, "2023-07-14") if timex.date is not None]
    assert dates == [date(2021, 5, 3), date(2015, 8, 9)]
