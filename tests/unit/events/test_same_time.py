"""Verbs of one sentence that share its date, and those that do not."""

import pytest

from .test_date_grid import dates_of

MONDAY, FRIDAY = "2024-05-13", "2024-05-17"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a dated happening did, described behind it.
        (
            "A court jailed the men for Monday's attack on a ferry in the port of Tarn that killed nine people.",
            {"attack": MONDAY, "killed": MONDAY},
        ),
        (
            "The report describes the 1991 shelling of a hospital in Lund in which six nurses were killed.",
            {"shelling": "1991-01-01..1991-12-31", "killed": "1991-01-01..1991-12-31"},
        ),
        (
            "He is wanted over a 2002 coup that briefly ousted President Tom Fox.",
            {"coup": "2002-01-01..2002-12-31", "ousted": "2002-01-01..2002-12-31"},
        ),
        (
            "Two guards were wounded in the explosion that hit their patrol late on Monday.",
            {"wounded": MONDAY, "hit": MONDAY},
        ),
        # What a paper says when it is made known.
        (
            "In two statements issued on Monday, Ann Roe promised that the bank would pay.",
            {"issued": MONDAY, "promised": MONDAY},
        ),
        # What somebody did besides.
        (
            "Thousands marched through Lund on Friday, demanding a recount.",
            {"marched": FRIDAY, "demanding": FRIDAY},
        ),
        (
            "The case was settled in 2011, with Tom Fox paying 9,000 euros to the clinic.",
            {"settled": "2011-01-01..2011-12-31", "paying": "2011-01-01..2011-12-31"},
        ),
        (
            "Soldiers entered the village on Monday, capturing nine men and killing two others.",
            {"entered": MONDAY, "capturing": MONDAY, "killing": MONDAY},
        ),
        (
            "Ann Roe issued the threat in a message that was broadcast on Monday.",
            {"issued": MONDAY, "broadcast": MONDAY},
        ),
        (
            "Ann Roe flew on Monday to Oslo, where she addressed the parliament.",
            {"flew": MONDAY, "addressed": MONDAY},
        ),
        (
            "Ann Roe issued a statement on Monday calling for a strike.",
            {"issued": MONDAY, "calling": MONDAY},
        ),
        # What a dated happening brought about, or was the scene of.
        (
            "Nine people died in last month's riots.",
            {"died": "2024-04-01..2024-04-30", "riots": "2024-04-01..2024-04-30"},
        ),
        (
            "A blast near the mill on Monday has killed two people and wounded nine others.",
            {"blast": MONDAY, "killed": MONDAY, "wounded": MONDAY},
        ),
        # What only describes does not keep the date from the verb before it.
        (
            "Gunmen stormed a bus carrying workers near Lund on Monday.",
            {"stormed": MONDAY, "carrying": MONDAY},
        ),
        (
            "A mine killed Ann Roe on Friday as she was travelling to a mosque.",
            {"killed": FRIDAY, "travelling": FRIDAY},
        ),
        (
            "On Monday, Rangers beat Stars; Ann Roe defeated Tom Fox; and the council met in Lund.",
            {"beat": MONDAY, "defeated": MONDAY, "met": MONDAY},
        ),
        # Two deeds of one doer closed by a date.
        (
            "Gunmen attacked a farm and kidnapped a nurse on Monday.",
            {"attacked": MONDAY, "kidnapped": MONDAY},
        ),
        (
            "Nine people were killed and dozens injured when a roof fell in on Monday.",
            {"killed": MONDAY, "injured": MONDAY, "fell": MONDAY},
        ),
        (
            "Four divers died in a blast as they crossed the harbour on Monday.",
            {"died": MONDAY, "crossed": MONDAY},
        ),
        (
            "Ann Roe met on Friday with the minister, who promised to reopen the case.",
            {"met": FRIDAY, "promised": FRIDAY},
        ),
        (
            "Ann Roe was arrested at the airport on 3 May and charged with fraud.",
            {"arrested": "2024-05-03", "charged": "2024-05-03"},
        ),
    ],
)
def test_verbs_share_the_date(text: str, expected: dict[str, str]) -> None:
    assert dates_of(text) == expected


@pytest.mark.parametrize(
    ("text", "undated"),
    [
        ("The minister said on Monday that police had arrested Ann Roe.", "arrested"),
        ("Ann Roe quit on Monday, having sold the mill to Tom Fox.", "sold"),
        ("Ann Roe flew on Monday from Oslo, where she addressed the parliament.", "addressed"),
        ("The letter was addressed to Ann Roe and published on Monday.", "addressed"),
        ("On Monday, Rangers beat Stars; Ann Roe later defeated Tom Fox.", "defeated"),
        ("Police seized a car stolen by two men on Monday.", "seized"),
        ("Ann Roe returned on Monday after a visit to Oslo, where she addressed the parliament.", "addressed"),
        ("Bandits killed a farmer in Lund and gunmen wounded a nurse in Cork on Monday.", "killed"),
        ("The strike was postponed without a vote taking place until Monday.", "postponed"),
        ("Tom Fox denied that Ann Roe had met the minister in January 2022, saying she was in hospital.", "saying"),
        ("After 2009, Ann Roe began selling boats to Tom Fox.", "selling"),
        ("Ann Roe left her husband and moved to Lund on Monday.", "left"),
        ("Ann Roe fled the farm and was arrested on Monday.", "fled"),
        ("Monday's attack took place near the bridge that killed three painters.", "killed"),
        ("Ann Roe was arrested on 3 May and later charged with fraud.", "charged"),
        ("Ann Roe met on Friday with Tom Fox, who promised before the vote to reopen the case.", "promised"),
        ("Ann Roe attacked a guard after police searched her house on Monday.", "attacked"),
    ],
)
def test_verbs_of_another_time_do_not(text: str, undated: str) -> None:
    assert undated not in dates_of(text)
