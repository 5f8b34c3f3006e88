"""What is read from sentences: every row is a small story, the day it was published, and the events it tells."""

import re
from collections.abc import Iterable
from datetime import date

import pytest

from dossier.domain.dates import DateInterval
from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, Story
from dossier.domain.events import StoryEvent
from dossier.domain.mentions import EntityKind, Mention, MentionForm, StoryEntity
from dossier.domain.spans import Span
from dossier.extract.events import find_events
from dossier.extract.time import find_timexes
from dossier.extract.tokens import TokenizedStory, tokenize

# Friday.
PUBLISHED = date(2024, 5, 17)
PEOPLE = ("Ann Roe", "Tom Fox", "Omar Haddad")
PLACES = ("Oslo", "Syria", "Norway", "Bergen", "Sudan", "Iran")
ORGANISATIONS = ("Justice Ministry", "Harbour Bank", "Northern Post", "Red Dawn")


def entities_of(text: str) -> tuple[StoryEntity, ...]:
    """Name everyone of the lists above who stands in the text; "he" is Omar Haddad, "she" Ann Roe."""
    found = []
    names = [(n, EntityKind.PERSON) for n in PEOPLE]
    names += [(n, EntityKind.PLACE) for n in PLACES]
    names += [(n, EntityKind.ORGANISATION) for n in ORGANISATIONS]
    for name, kind in names:
        spans = [(m.span(), MentionForm.NAME) for m in re.finditer(re.escape(name), text)]
        pronoun = {"Omar Haddad": r"\b(?:[Hh]e|[Hh]im|[Hh]is)\b", "Ann Roe": r"\b(?:[Ss]he|[Hh]er)\b"}.get(name)
        if pronoun:
            spans += [(m.span(), MentionForm.PRONOUN) for m in re.finditer(pronoun, text)]
        if spans:
            mentions = tuple(Mention(Span(*s), form) for s, form in sorted(spans))
            found.append(StoryEntity(len(found), kind, name, mentions))
    return tuple(found)


def story_of(text: str, published: date | None = PUBLISHED) -> TokenizedStory:
    day = None if published is None else PublicationDate(published, published, PublicationBasis.GIVEN)
    passages = (Passage(Span(0, len(text)), PassageRole.BODY),)
    return tokenize(text, Story(1, Span(0, len(text)), None, None, day, passages))


def events_of(text: str, published: date | None = PUBLISHED) -> tuple[StoryEvent, ...]:
    story = story_of(text, published)
    return find_events(story, find_timexes(story), entities_of(text))


def date_of(word: str, events: Iterable[StoryEvent], text: str, expected: str) -> DateInterval | None:
    """Return the date of the event that *word* tells, which must begin and end as *expected*: "-" for none."""
    dates = {event.trigger.of(text): event.date for event in events}
    assert word in dates, dates
    when = dates[word]
    if expected == "-":
        assert when is None
        return None
    first, _, last = expected.partition("..")
    assert when is not None
    assert str(when.start or "").startswith(first)
    assert str(when.end).startswith(last or first)
    return when


def shown(event: StoryEvent, text: str) -> str:
    """One line: trigger, kind, status, date."""
    when = "-"
    if event.date is not None:
        start, end = event.date.start, event.date.end
        when = f"{start}" if start == end else f"{start or ''}..{end or ''}"
    return f"{event.trigger.of(text)} {event.kind} {event.status} {when}"


DATED = [
    ("On Monday, retired judge Ann Roe resigned.", ["resigned end-position asserted 2024-05-13"]),
    (
        "He left for Oslo on 28 April, a day before police searched his house.",
        ["left transport asserted 2024-04-28", "searched other asserted 2024-04-29"],
    ),
    (
        "Ann Roe resigned on 8 May, two weeks after the minister sacked Tom Fox.",
        ["resigned end-position asserted 2024-05-08", "sacked end-position asserted 2024-04-24"],
    ),
    ("Ann Roe, a lawyer since 2015, sued Tom Fox.", ["sued sue asserted -"]),
    (
        "Omar Haddad, who is accused of taking 4 million dollars, fled.",
        ["accused statement asserted -", "taking transfer-money alleged -", "fled transport asserted -"],
    ),
    (
        "A witness said Omar Haddad sold the boat to Tom Fox in May 2020.",
        ["sold transfer-ownership alleged 2020-05-01..2020-05-31"],
    ),
    (
        "The survivor Ann Roe said she fled in 2019.",
        ["said statement asserted -", "fled transport asserted 2019-01-01..2019-12-31"],
    ),
    (
        "In March 2020, armed men killed 60 people in Oslo and abducted a judge.",
        ["killed die asserted 2020-03-01..2020-03-31", "abducted attack asserted 2020-03-01..2020-03-31"],
    ),
    ("Police said that hooded men seized Ann Roe on 3 March 2021.", ["seized arrest asserted 2021-03-03"]),
    ("The mother of three quit teaching in 1998.", ["quit end-position asserted 1998-01-01..1998-12-31"]),
    (
        "The market, which police shut down in the summer of 2022, was run by Tom Fox.",
        ["shut other asserted 2022-06-01..2022-08-31", "run other asserted -"],
    ),
    (
        "Omar Haddad, who headed the ministry from January 2010 to May 2013, was detained on Tuesday.",
        ["headed other asserted 2010-01-01..2013-05-31", "detained arrest asserted 2024-05-14"],
    ),
    ("He headed to Oslo in 2015.", ["headed transport asserted 2015-01-01..2015-12-31"]),
    (
        "Ann Roe told the court in a statement dated 2 May that it was a mistake.",
        ["told statement asserted 2024-05-02"],
    ),
    (
        "The first hearing of Ann Roe is planned for mid-January 2025.",
        ["hearing trial planned 2025-01-11..2025-01-20"],
    ),
    (
        "Omar Haddad denies having entered the village in August 2014.",
        ["denies statement denied -", "entered transport denied 2014-08-01..2014-08-31"],
    ),
    (
        "Tom Fox transferred his shares to Ann Roe in 2012.",
        ["transferred transfer-ownership asserted 2012-01-01..2012-12-31"],
    ),
    ("It took the judges two hours to convict Omar Haddad on Tuesday.", ["convict convict asserted 2024-05-14"]),
    ("Press note | 3 May 2024", []),
    ("Omar Haddad was arrested in Oslo in March 2021.", ["arrested arrest asserted 2021-03-01..2021-03-31"]),
    (
        "In 2013, Omar Haddad left his home in Oslo and traveled to Syria, where he joined Red Dawn.",
        [
            "left transport asserted 2013-01-01..2013-12-31",
            "traveled transport asserted 2013-01-01..2013-12-31",
            "joined start-position asserted 2013-01-01..2013-12-31",
        ],
    ),
    (
        "He was detained in June 2019 in Bergen and extradited to Norway two months later.",
        [
            "detained arrest asserted 2019-06-01..2019-06-30",
            "extradited extradite asserted 2019-08-01..2019-08-31",
        ],
    ),
    ("Omar Haddad was a courier for the group, the ministry said Tuesday.", ["said statement asserted 2024-05-14"]),
    (
        "The Northern Post reported in April 2020 that it was a hoax.",
        ["reported statement asserted 2020-04-01..2020-04-30"],
    ),
    ("The police on Monday arrested Tom Fox.", ["arrested arrest asserted 2024-05-13"]),
    (
        "Tom Fox was arrested and charged on Monday.",
        ["arrested arrest asserted 2024-05-13", "charged charge asserted 2024-05-13"],
    ),
    (
        "Relations have worsened since 2018, when Tom Fox quit the talks.",
        ["worsened other asserted 2018-01-01..", "quit end-position asserted 2018-01-01..2018-12-31"],
    ),
    (
        "Ann Roe killed two guards in a March 2015 bomb attack.",
        ["killed die asserted 2015-03-01..2015-03-31", "attack attack asserted 2015-03-01..2015-03-31"],
    ),
    ("The March 3 ruling cleared nobody.", ["ruling statement asserted 2024-03-03"]),
    ("Voters recall the 2020 election well.", []),
    (
        "Tom Fox, who was killed in January, had been listed as a leader.",
        ["killed die asserted 2024-01-01..2024-01-31", "listed other asserted -"],
    ),
    ("On Monday, officials say, the men fled the town.", ["fled transport asserted 2024-05-13"]),
    ("“We know nothing,” said Tom Fox on Monday.", ["said statement asserted 2024-05-13"]),
    (
        "The plan was sound, Tom Fox, a lawyer from Oslo, said Monday.",
        ["said statement asserted 2024-05-13"],
    ),
    (
        "A report released in March said the country sees a growing threat.",
        ["released statement asserted 2024-03-01..2024-03-31"],
    ),
    (
        "Ann Roe was a senior member of the group between 2013 and 2017.",
        ["member other asserted 2013-01-01..2017-12-31"],
    ),
    (
        "In March 2015 he set off a bomb that killed nine people.",
        ["set attack asserted 2015-03-01..2015-03-31", "killed die asserted 2015-03-01..2015-03-31"],
    ),
    (
        "A storm on Monday brought down a wall, killing seven and wounding twenty.",
        ["brought other asserted 2024-05-13", "killing die asserted 2024-05-13", "wounding injure asserted 2024-05-13"],
    ),
    ("Exports were higher than in 2012.", []),
    ("News of the fire last week has shocked many.", []),
    ("The director was hit with sanctions in Tuesday's action.", ["hit sanction asserted 2024-05-14"]),
    (
        "It came to light in October 2020, when Ann Roe and Tom Fox held a press conference.",
        [
            "came other asserted 2020-10-01..2020-10-31",
            "held meet asserted 2020-10-01..2020-10-31",
        ],
    ),
]

DATED += [
    (
        "Tom Fox met Ann Roe in Oslo in February 2019, and again in Bergen in July 2021.",
        ["met meet asserted 2019-02-01..2019-02-28", "met meet asserted 2021-07-01..2021-07-31"],
    ),
    ("It was not until 2018 that the police reopened the case.", ["reopened other asserted 2018-01-01..2018-12-31"]),
    (
        "Since 2011, when the war broke out, thousands have been killed.",
        ["broke attack asserted 2011-01-01..2011-12-31", "killed die asserted 2011-01-01.."],
    ),
    (
        "Tom Fox, elected in 2016, survived a coup in 2019 and was re-elected last year.",
        [
            "elected elect asserted 2016-01-01..2016-12-31",
            "survived other asserted 2019-01-01..2019-12-31",
            "re-elected elect asserted 2023-01-01..2023-12-31",
        ],
    ),
    (
        "On 5 May 2019, police arrested Tom Fox; a day later he was released.",
        ["arrested arrest asserted 2019-05-05", "released release asserted 2019-05-06"],
    ),
    (
        "The attacks on 11 September 2001 changed everything.",
        ["attacks attack asserted 2001-09-11", "changed other asserted 2001-09-11"],
    ),
    (
        "Tom Fox was seized on 12 May 2021 and found dead in Oslo on 13 May 2021.",
        ["seized arrest asserted 2021-05-12", "found die asserted 2021-05-13"],
    ),
    ("The trial, which began on 4 March 2022, goes on.", ["began trial asserted 2022-03-04"]),
    ("Tom Fox (1924-1999) was a singer.", []),
    ("The method is still used today.", []),
    (
        "Omar Haddad stole cars between 2015 and 2018, prosecutors said.",
        ["stole transfer-ownership alleged 2015-01-01..2018-12-31"],
    ),
    (
        "He pleaded guilty on Monday to robbing a bank in 2015, prosecutors said.",
        ["pleaded convict asserted 2024-05-13", "robbing transfer-ownership asserted 2015-01-01..2015-12-31"],
    ),
    ("In March he pleaded not guilty.", ["pleaded trial asserted 2024-03-01..2024-03-31"]),
    ("Had he returned in 2015, he would have been arrested.", []),
    ("No one was arrested in 2015.", []),
    ("Omar Haddad is due in court on 5 June.", ["due trial planned 2024-06-05"]),
    ("In 2010 Tom Fox was jailed for nine years.", ["jailed sentence asserted 2010-01-01..2010-12-31"]),
    (
        "In 2010 he was convicted of a murder in 1998.",
        ["convicted convict asserted 2010-01-01..2010-12-31", "murder die asserted 1998-01-01..1998-12-31"],
    ),
    (
        "Omar Haddad was last seen on 9 November 2017 when armed men forced him out of his office.",
        ["seen other asserted 2017-11-09", "forced other asserted 2017-11-09"],
    ),
    (
        "He served from 1963 to 1968 and was promoted to major general in May 1979.",
        ["served other asserted 1963-01-01..1968-12-31", "promoted start-position asserted 1979-05-01..1979-05-31"],
    ),
    ("Ann Roe set up a charity in 2015.", ["set start-org asserted 2015-01-01..2015-12-31"]),
    ("The police shut down the website in 2019.", ["shut end-org asserted 2019-01-01..2019-12-31"]),
    ("Tom Fox turned himself in on 3 March 2020.", ["turned arrest asserted 2020-03-03"]),
    ("Tom Fox taught chemistry from 2009 until his disappearance.", ["taught other asserted 2009-01-01.."]),
    (
        "It was not until 2023 that the judge who had sentenced him was sacked.",
        ["sentenced sentence asserted -", "sacked end-position asserted 2023-01-01..2023-12-31"],
    ),
    (
        "The battle began with his arrest at the airport in June 2021.",
        ["began attack asserted 2021-06-01..2021-06-30", "arrest arrest asserted 2021-06-01..2021-06-30"],
    ),
    ("A ruling is expected in June.", ["ruling statement planned 2024-06-01..2024-06-30"]),
    ("Ann Roe will go on trial in June.", ["trial trial planned 2024-06-01..2024-06-30"]),
    ("Tom Fox was little known outside Oslo until 2016.", ["known other asserted ..2016-12-31"]),
    ("Tom Fox was beaten by armed men in April.", ["beaten attack asserted 2024-04-01..2024-04-30"]),
    ("Tom Fox bribed the then mining minister on 3 May 2011.", ["bribed transfer-money asserted 2011-05-03"]),
    ("Agents had been following Tom Fox since April 2022.", ["following other asserted 2022-04-01.."]),
    (
        "Ann Roe was attacked in March 2019, when a bomb under her car failed to explode.",
        ["attacked attack asserted 2019-03-01..2019-03-31"],
    ),
    ("The choir will sing on Monday, as it does every year.", ["sing other planned 2024-05-20"]),
    ("Sentencing is set for 16 August.", ["Sentencing sentence planned 2024-08-16"]),
    ("The trial of Tom Fox is scheduled to begin next month.", ["begin trial planned 2024-06-01..2024-06-30"]),
    ("If convicted, Tom Fox faces ten years in prison.", []),
    ("The talks were to have opened in Oslo on 4 April 2024.", []),
    ("Harbour Bank filed for insolvency in 2019.", ["filed declare-bankruptcy asserted 2019-01-01..2019-12-31"]),
    ("Tom Fox was denied bail in 2019.", ["denied other asserted 2019-01-01..2019-12-31"]),
]

STATUSES = [
    ("Omar Haddad will be sentenced in October.", ["sentenced sentence planned 2024-10-01..2024-10-31"]),
    ("Omar Haddad is to be sentenced in October.", ["sentenced sentence planned 2024-10-01..2024-10-31"]),
    (
        "In 2020, Omar Haddad allegedly attacked a bank and stole a car.",
        [
            "attacked attack alleged 2020-01-01..2020-12-31",
            "stole transfer-ownership alleged 2020-01-01..2020-12-31",
        ],
    ),
    (
        "Omar Haddad is said to have worked for Red Dawn in 2019.",
        ["worked other alleged 2019-01-01..2019-12-31"],
    ),
    (
        "Omar Haddad moved to Norway in 2008, according to the indictment.",
        ["moved transport alleged 2008-01-01..2008-12-31"],
    ),
    (
        "Omar Haddad was convicted in May 2022, according to the indictment.",
        ["convicted convict asserted 2022-05-01..2022-05-31"],
    ),
    ("Omar Haddad was not arrested in 2019.", []),
    ("They threatened to attack Tom Fox if he did not vote in 2020.", ["threatened attack asserted -"]),
    (
        "Ann Roe denied that she killed Tom Fox in 2019.",
        ["denied statement asserted -", "killed die denied 2019-01-01..2019-12-31"],
    ),
    (
        "Omar Haddad is accused of killing Tom Fox in 2019.",
        ["accused statement asserted -", "killing die alleged 2019-01-01..2019-12-31"],
    ),
    ("Omar Haddad could be released in 2030.", []),
    (
        "He was charged with robbing a bank in 2015.",
        ["charged charge asserted -", "robbing transfer-ownership alleged 2015-01-01..2015-12-31"],
    ),
    (
        "The ministry claims that Tom Fox bribed a judge in 2011.",
        ["bribed transfer-money alleged 2011-01-01..2011-12-31"],
    ),
    (
        "Tom Fox denied bribing a judge in 2015.",
        [
            "denied statement denied -",
            "bribing transfer-money denied 2015-01-01..2015-12-31",
        ],
    ),
    ("The police said Tom Fox stabbed Omar Haddad in 2018.", ["stabbed attack alleged 2018-01-01..2018-12-31"]),
    (
        "Tom Fox was arrested on 3 May 2020. The agency said he planted bombs in 2019.",
        ["arrested arrest asserted 2020-05-03", "planted other asserted 2019-01-01..2019-12-31"],
    ),
    (
        "The agency named the alleged leader as Omar Haddad. The agency said he planted bombs in 2019.",
        ["planted other alleged 2019-01-01..2019-12-31"],
    ),
    (
        "Omar Haddad was convicted in 2020. The agency said he planted bombs in 2019.",
        ["convicted convict asserted 2020-01-01..2020-12-31", "planted other asserted 2019-01-01..2019-12-31"],
    ),
    (
        "Omar Haddad moved to Oslo in 2008, the indictment says. He had trained in Sudan in 2005.",
        ["moved transport alleged 2008-01-01..2008-12-31", "trained other alleged 2005-01-01..2005-12-31"],
    ),
    (
        "Omar Haddad is wanted on charges that he stole a car in 2012.",
        ["wanted other asserted -", "stole transfer-ownership alleged 2012-01-01..2012-12-31"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATED + STATUSES, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_events_of_a_sentence(text: str, expected: list[str]) -> None:
    assert [shown(e, text) for e in events_of(text)] == expected


PARTICIPANTS = [
    ("Arrested in 2019, Tom Fox was freed.", "Arrested", {"Tom Fox": "patient"}),
    ("In 2019 Tom Fox, who knew Ann Roe, fled.", "fled", {"Tom Fox": "agent"}),
    ("The bank was founded by their father, Tom Fox, in 2019.", "founded", {"Tom Fox": "agent"}),
    ("The police arrested a man, Tom Fox, in 2019.", "arrested", {"Tom Fox": "patient"}),
    ("At 16 she married Tom Fox. Ann Roe died.", "married", {"Ann Roe": "agent", "Tom Fox": "patient"}),
    ("Ann Roe's arrest in 2019 shocked Tom Fox.", "arrest", {"Ann Roe": "patient"}),
    (
        "Tom Fox was killed in 2019 after a witness, the clerk Ann Roe, refused to speak.",
        "killed",
        {"Tom Fox": "patient"},
    ),
    ("Tom Fox was arrested by Omar Haddad in 2019.", "arrested", {"Tom Fox": "patient", "Omar Haddad": "agent"}),
    ("Agents arrested Tom Fox in 2019.", "arrested", {"Tom Fox": "patient"}),
    ("Prosecutors charged him in 2019.", "charged", {"Omar Haddad": "patient"}),
    ("Tom Fox, 40, was jailed in 2019.", "jailed", {"Tom Fox": "patient"}),
    ("Tom Fox and Ann Roe met in Oslo in 2019.", "met", {"Tom Fox": "agent", "Ann Roe": "agent"}),
    ("Norway imposed sanctions on Tom Fox in 2019.", "imposed", {"Norway": "agent", "Tom Fox": "patient"}),
    ("Ann Roe, who left Oslo in 2019, is a nurse.", "left", {"Ann Roe": "agent"}),
    ("Tom Fox said on Monday he was ill.", "said", {"Tom Fox": "speaker"}),
    ("With the help of Ann Roe, Tom Fox fled in 2019.", "fled", {"Tom Fox": "agent", "Ann Roe": "other"}),
    ("Chief of the Coast Guard Tom Fox resigned in 2019.", "resigned", {"Tom Fox": "agent"}),
    ("The brother of Ann Roe resigned in 2019.", "resigned", {}),
    ("Ann Roe's lawyer resigned in 2019.", "resigned", {}),
    ("According to Ann Roe, Tom Fox fled in 2019.", "fled", {"Tom Fox": "agent"}),
    ("Her father joined Harbour Bank in 2019.", "joined", {"Harbour Bank": "patient"}),
    ("Tom Fox died in 2019.", "died", {"Tom Fox": "patient"}),
    (
        "Ann Roe's brother, Tom Fox, who paid for it, was killed in 2019.",
        "killed",
        {"Tom Fox": "patient"},
    ),
    ("Ann Roe accused Tom Fox of stealing a car in 2019.", "stealing", {"Tom Fox": "agent"}),
    ("The June 27 ruling issued in Oslo includes verdicts against Tom Fox.", "ruling", {"Tom Fox": "other"}),
    ("Tom Fox was seized in 2021 and found dead in 2022.", "found", {"Tom Fox": "patient"}),
    ("Tom Fox, elected in 2016, left Oslo.", "elected", {"Tom Fox": "patient"}),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), PARTICIPANTS, ids=[row[0] for row in PARTICIPANTS])
def test_who_takes_part(text: str, trigger: str, expected: dict[str, str]) -> None:
    names = {e.key: e.name for e in entities_of(text)}
    (event,) = [e for e in events_of(text) if e.trigger.of(text) == trigger]
    assert {names[p.entity]: str(p.role) for p in event.participants} == expected


ATTRIBUTIONS = [
    ("Tom Fox was killed in 2019, the Justice Ministry said.", "killed", "Justice Ministry"),
    ("Tom Fox was killed in 2019, police officials said.", "killed", "police officials"),
    ("According to court documents, Tom Fox fled in 2019.", "fled", "court documents"),
    ("Ann Roe said that Tom Fox fled in 2019.", "fled", "Ann Roe"),
    ("Tom Fox fled in 2019.", "fled", None),
    ("The Justice Ministry released a list. Tom Fox fled in 2019, it said.", "fled", "Justice Ministry"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ATTRIBUTIONS, ids=[row[0] for row in ATTRIBUTIONS])
def test_by_whose_account(text: str, trigger: str, expected: str | None) -> None:
    (event,) = [e for e in events_of(text) if e.trigger.of(text) == trigger]
    assert event.attribution == expected


def test_places_of_an_event() -> None:
    text = "Tom Fox was arrested in Bergen, Norway, in 2019."
    (event,) = events_of(text)
    names = {e.key: e.name for e in entities_of(text)}
    assert [names[p] for p in event.places] == ["Bergen", "Norway"]


def test_a_city_of_a_country_is_a_place_of_the_event() -> None:
    text = "In the city of Bergen Tom Fox met Ann Roe in 2012."
    (event,) = events_of(text)
    names = {e.key: e.name for e in entities_of(text)}
    assert [names[key] for key in event.places] == ["Bergen"]


def test_without_a_publication_day_a_weekday_dates_nothing() -> None:
    (event,) = events_of("Tom Fox was arrested on Friday.", published=None)
    assert event.date is None


def test_a_happening_that_is_told_twice_is_one_event() -> None:
    text = "Tom Fox was arrested. The trial was long. Tom Fox was arrested on 3 May 2019."
    (event,) = [e for e in events_of(text) if e.kind == "arrest"]
    assert event.date is not None
    assert event.date.start == date(2019, 5, 3)


def test_dates_do_not_cross_sentences() -> None:
    text = "In 2019 Tom Fox lived in Oslo. He was arrested by the police."
    (event,) = [e for e in events_of(text) if e.kind == "arrest"]
    assert event.date is None


def test_evidence_of_a_long_sentence_is_its_clause_and_holds_trigger_and_date() -> None:
    filler = ", a town of many harbours and of old wooden houses that burn too easily" * 6
    text = f"Tom Fox was arrested in Oslo in March 2021 and the police later searched his house in Bergen{filler}."
    arrest = next(e for e in events_of(text) if e.kind == "arrest")
    assert arrest.span.covers(arrest.trigger)
    assert "March 2021" in arrest.span.of(text)
    assert "wooden" not in arrest.span.of(text)


HOSTILE = [
    "and " * 3000,
    "said " * 3000,
    "who was killed, " * 1500,
    "(" * 3000,
    '"' * 3000,
    "to be arrested after " * 1000,
    "Tom Fox, " * 1500,
    "",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: t[:12])
def test_hostile_text_only_yields_spans_of_the_text(text: str) -> None:
    for event in events_of(text + "."):
        assert event.span.covers(event.trigger)
