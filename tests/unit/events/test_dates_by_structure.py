"""Which verb a time goes with in lists, insertions and descriptions, and days of the time that a story tells of."""

import pytest

from .test_date_grid import dates_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A time between "and" and its verb dates that verb, not the one before.
        (
            "Ann Roe drove a tram and, in 2018, wrote a novel about it.",
            {"wrote": "2018-01-01..2018-12-31"},
        ),
        (
            "Ann Roe wrote to the bank on 2 May and again on 9 May, enclosing the bills.",
            {"wrote": "2024-05-09"},
        ),
        # So does one before a subject that follows at once.
        (
            "The paper printed the list on 2 May, and two days later detectives in Lund searched its office.",
            {"printed": "2024-05-02", "searched": "2024-05-04"},
        ),
        ("Ann Roe, who died on Monday aged 91, was a glazier.", {"died": "2024-05-13"}),
        # All verbs of a list have the time that opens it.
        (
            "On 2 May the ferry struck a rock, rolled over and sank.",
            {"struck": "2024-05-02", "rolled": "2024-05-02", "sank": "2024-05-02"},
        ),
        # A verb behind a description goes on with the sentence, not with the description.
        (
            "The mayor, who toured the school on Monday and was jeered, said two clerks had been sacked.",
            {"toured": "2024-05-13", "jeered": "2024-05-13"},
        ),
        (
            "Ann Roe claimed the theft in a video released on 2 May.",
            {"claimed": "2024-05-02", "released": "2024-05-02"},
        ),
        ("The child was found at noon by divers that had flown in on Monday.", {"flown": "2024-05-13"}),
        # What is ordered begins later, what was told began before.
        ("The council declared a week of mourning, beginning on Sunday.", {}),
        # Days of the time that the story tells of.
        (
            "Ann Roe left Lund on Saturday 9 May 2009. On the Monday she was arrested. She was fined later that month.",
            {"left": "2009-05-09", "arrested": "2009-05-11", "fined": "2009-05-11..2009-05-31"},
        ),
        (
            "Ann Roe sailed on 19 January 2020. Her brother said she had sold her car on the Friday.",
            {"sailed": "2020-01-19", "sold": "2020-01-17"},
        ),
        (
            "In May 1961 Ann Roe was searched but the guards, she recalled in an interview in 1994, did not look. "
            "She was freed that winter.",
            {
                "searched": "1961-05-01..1961-05-31",
                "recalled": "1994-01-01..1994-12-31",
                "freed": "1961-12-01..1962-02-28",
            },
        ),
        (
            "Tom Fox, who had retired the summer before, was arrested in April.",
            {"retired": "2023-06-01..2023-08-31", "arrested": "2024-04-01..2024-04-30"},
        ),
    ],
)
def test_verb_has_the_date_that_the_structure_gives_it(text: str, expected: dict[str, str]) -> None:
    assert dates_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Blows of one scene, told sentence by sentence.
        (
            "Gunmen burst into a bar in Lund on Monday. They shot the owner and fled. They had come in a van.",
            {"burst": "2024-05-13", "shot": "2024-05-13", "fled": "2024-05-13"},
        ),
        # Not what names another time, what was done before or elsewhere, nor what is said of it.
        (
            "Gunmen burst into a bar in Lund on Monday. They shot a farmer in a similar raid last year.",
            {"burst": "2024-05-13", "shot": "2023-01-01..2023-12-31"},
        ),
        ('Gunmen burst into a bar in Lund on Monday. "They shot my dog," said Ann Roe.', {"burst": "2024-05-13"}),
        ("Ann Roe opened the museum on Monday. She studied law and ran a shop.", {"opened": "2024-05-13"}),
        # The end of a case: of all who were tried, and what the court ordered.
        (
            "Tom Fox was sentenced on Monday to six years in prison. His wife was acquitted.",
            {"sentenced": "2024-05-13", "acquitted": "2024-05-13"},
        ),
        (
            "Tom Fox was sentenced on Monday to six years in prison. The judge ordered him to repay the money.",
            {"sentenced": "2024-05-13", "ordered": "2024-05-13"},
        ),
        (
            "Tom Fox was sentenced on Monday to six years in prison. He was convicted of robbing a bank.",
            {"sentenced": "2024-05-13"},
        ),
        # One "had" for two verbs; two months are no one day for the second.
        (
            "Tom Fox had confessed in March and agreed to testify.",
            {"confessed": "2024-03-01..2024-03-31", "agreed": "2024-03-01..2024-03-31"},
        ),
        # Nobody knows when he left, so nobody knows since when.
        (
            "Ann Roe was sued on 2 May. The paper named Tom Fox, who had left for Oslo and has not come back since.",
            {"sued": "2024-05-02"},
        ),
    ],
)
def test_scene_has_the_day_that_opens_it(text: str, expected: dict[str, str]) -> None:
    assert dates_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In February Tom Fox sold the mill; in March, after talks failed, workers occupied it.",
            {"sold": "2024-02-01..2024-02-29", "occupied": "2024-03-01..2024-03-31"},
        ),
        # Not where "and" joins two days: they are the days of the one verb.
        (
            "The shares lost a fifth on Monday and Tuesday before trade was halted.",
            {"lost": "2024-05-13..2024-05-14"},
        ),
        (
            "On 5 March Tom Fox boarded a trawler, paid the skipper in cash and crossed to Oslo.",
            {"boarded": "2024-03-05", "paid": "2024-03-05", "crossed": "2024-03-05"},
        ),
        (
            "Tom Fox was brought before a judge on Monday, where he pleaded not guilty and was released on bail.",
            {"brought": "2024-05-13", "pleaded": "2024-05-13", "released": "2024-05-13"},
        ),
        # What is told of years to come from a day that is past is not seen from the report.
        (
            "Ann Roe sold a coin in 2012. Over the next five years she sold nine more.",
            {"sold": "2012-01-01..2012-12-31"},
        ),
        (
            "Tom Fox ran the camp between 2013 and 2017, when it was vast.",
            {"ran": "2013-01-01..2017-12-31"},
        ),
        # A subject that waits behind an insertion is not that of the clause before.
        (
            "Ann Roe was fined on Monday, but a neighbour, filmed on 2 May, slapped a guard.",
            {"fined": "2024-05-13", "filmed": "2024-05-02"},
        ),
        (
            "On 9 March 2019 a fire broke out in the mill; eleven people died and 40 were treated for burns.",
            {"broke": "2019-03-09", "died": "2019-03-09", "treated": "2019-03-09"},
        ),
        (
            "As a result of today's action, all property of Tom Fox in Lund is blocked.",
            {"blocked": "2024-05-17"},
        ),
    ],
)
def test_clause_has_its_own_time(text: str, expected: dict[str, str]) -> None:
    assert dates_of(text) == expected
