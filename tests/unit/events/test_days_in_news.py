"""Days as news has them, with no preposition and far from their verb: each row is a sentence and what it dates."""

import pytest

from .test_find_events import events_of, shown

# Told on Friday, 17 May 2024.
DATED = [
    # A day behind the verb belongs to it, not to the noun that opens what is said next.
    ("Tom Fox told the paper Tuesday relations were improving.", "told statement asserted 2024-05-14"),
    ("Ann Roe issued a report Thursday saying managers had lied.", "issued statement asserted 2024-05-16"),
    ("The gang carried out three raids Tuesday north of Oslo.", "carried attack asserted 2024-05-14"),
    ("Tom Fox told reporters at a summit in Bergen, Norway, Monday that she will resign.", "told statement asserted"),
    # Who "says" so in the present says it at no time of his own.
    ("On Monday, officials say a miner was killed.", "killed die asserted 2024-05-13"),
    ("In Norway on Monday, officials say a miner was killed.", "killed die asserted 2024-05-13"),
    ("Also in Bergen Monday, a clerk says gunmen opened fire.", "opened attack alleged 2024-05-13"),
    ("A Harbour Bank study Monday says one bridge is unsafe.", "says statement asserted 2024-05-13"),
    # What people are quoted as saying is what they say.
    ("The agency quotes residents as saying Ann Roe fled on Sunday.", "fled transport alleged 2024-05-12"),
    ("Tom Fox was quoted as saying two divers drowned on Monday.", "drowned die asserted 2024-05-13"),
    # What has a day to come.
    ("Ann Roe joined the party ahead of elections set for November.", "elections elect planned 2024-11-01..2024-11-30"),
    ("The referendum, now scheduled for 30 June, divides Norway.", "referendum elect planned 2024-06-30"),
    # Deeds with a year of their own behind several phrases.
    (
        "Tom Fox was sentenced Monday to nine years for the assault of a guard in a bar in Oslo in 2003.",
        "assault attack asserted 2003-01-01..2003-12-31",
    ),
    ("He was indicted in 2001 for the deaths of 150 men in a village in 1995.", "deaths die asserted 1995-01-01"),
    # What an occasion brings about has its time.
    ("Last year's Cyclone Orla killed 300 people.", "killed die asserted 2023-01-01..2023-12-31"),
    ("The 2009 storm destroyed the pier.", "destroyed other asserted 2009-01-01..2009-12-31"),
    ("Tom Fox lost his seat in last year's election.", "lost elect asserted 2023-01-01..2023-12-31"),
    ("In Wednesday's Northern Post, Ann Roe wrote that she was ill.", "wrote statement asserted 2024-05-15"),
    ("Monday's car bombing took place on a busy road in Oslo.", "bombing attack asserted 2024-05-13"),
    ("Officials say Tuesday's gunbattle began at a gate.", "began other asserted 2024-05-14"),
    ("Tom Fox scored a landslide victory in last month's elections.", "scored other asserted 2024-04-01..2024-04-30"),
    # The present perfect takes no past time: the deed does.
    (
        "A court has sentenced a baker to death for the attack on a museum in Oslo five years ago.",
        "attack attack asserted 2019-01-01..2019-12-31",
    ),
    (
        "Thousands have marched to protest the killing of a nurse last week.",
        "killing die asserted 2024-05-06..2024-05-12",
    ),
    ("A bombing Wednesday in central Oslo has killed six people.", "killed die asserted 2024-05-15"),
    # A time between a happening and whom it befell, or between a phrase and the subject.
    ("The arrest Monday of Tom Fox shocked the town.", "arrest arrest asserted 2024-05-13"),
    (
        "In a televised statement Monday President Ann Roe said the dam would hold.",
        "said statement asserted 2024-05-13",
    ),
    ("Five men were killed by a mine near Oslo during voting on Saturday.", "killed die asserted 2024-05-11"),
    ("The rebels signed an accord in January ending more than 20 years of war.", "signed other asserted 2024-01-01"),
    ("Ann Roe issued her greeting Friday, saying she was well.", "issued other asserted 2024-05-17"),
    ("Officials say the plane made a scheduled stop Sunday at a base.", "made other asserted 2024-05-12"),
    ("The army shelled Oslo and neighbouring Bergen last year.", "shelled attack asserted 2023-01-01..2023-12-31"),
    ("The 2009 protests in Oslo were crushed by the army.", "crushed other asserted 2009-01-01..2009-12-31"),
    ("Separately Monday, a clerk says a bridge was closed.", "closed other asserted 2024-05-13"),
    # Lists, and ways to go.
    ("Floods destroyed the bridge in 1994, 1995, and 2002.", "destroyed other asserted 1995-01-01..1995-12-31"),
    ("The brothers went fishing Tuesday and vanished.", "went other asserted 2024-05-14"),
    ("As many as 90 men disappeared during 1988 alone.", "disappeared other asserted 1988-01-01..1988-12-31"),
]


@pytest.mark.parametrize("text, event", DATED)
def test_days_find_what_happened_on_them(text: str, event: str) -> None:
    told = [shown(e, text) for e in events_of(text)]
    assert any(line.startswith(event) for line in told), told


@pytest.mark.parametrize(
    "text, trigger",
    [
        ("In a report Monday, Harbour Bank says two clerks were dismissed.", "dismissed"),
        ("Last year's champion Ann Roe hurt her knee.", "hurt"),
        ("A court has sentenced a baker to death for the attack on a museum five years ago.", "sentenced"),
        ("Thousands have marched to protest the killing of a nurse last week.", "marched"),
        ("The 2009 attack was attributed to Tom Fox.", "attributed"),
        ("Guards asked about the killing Tuesday of a ranger.", "asked"),
        ("She was accused of fraud in last year's election.", "accused"),
        ("Tom Fox was arrested Monday for the murder of a witness to the killing of a clerk in 2004.", "murder"),
    ],
)
def test_days_of_something_else_are_not_taken(text: str, trigger: str) -> None:
    assert [e.date for e in events_of(text) if e.trigger.of(text) == trigger and e.date is not None] == []
