"""What is a person, an organisation, a place, and what is no name at all."""

import pytest

from dossier.domain.mentions import EntityKind

from .stories import names_in

PEOPLE = [
    ("Rashid Qurbanov, 34, was sentenced to nine years in prison.", ["Rashid Qurbanov"]),
    ("The suspect, Yusuf al-Nouri, was held. Al-Nouri denied it.", ["Yusuf al-Nouri", "Al-Nouri"]),
    ("Police arrested Tallinn-born Marek Saar on Tuesday. Saar said nothing.", ["Marek Saar", "Saar"]),
    ("Treasury Secretary Anne Holloway spoke to Gen. Peter Brandt.", ["Anne Holloway", "Peter Brandt"]),
    ("Director of National Intelligence Paul Whitmore confirmed it.", ["Paul Whitmore"]),
    ("Iranian Quds Force commander Qassem Soleimani was killed.", ["Qassem Soleimani"]),
    ("Mr. Toccafondi and Ms Levy refused to answer.", ["Toccafondi", "Levy"]),
    ("Çağrı Yıldız met Đặng Văn Minh in Ankara.", ["Çağrı Yıldız", "Đặng Văn Minh"]),
    ("Sinéad O'Connor sued Ludwig van der Berg.", ["Sinéad O'Connor", "Ludwig van der Berg"]),
    ("Jürgen Müller-Lüdenscheidt resigned. O'Hara, his deputy, takes over.", ["Jürgen Müller-Lüdenscheidt", "O'Hara"]),
    ("“We lost,” said Petrenko. Viktor Petrenko owns the yard.", ["Petrenko", "Viktor Petrenko"]),
    ("Uri Party Chairman Lee Bu-young met King Gyanendra.", ["Lee Bu-young", "Gyanendra"]),
    ('Stanley "Tookie" Williams died. Gen. Momcilo Perisic wept.', ['Stanley "Tookie" Williams', "Momcilo Perisic"]),
    ("House Speaker Nancy Pelosi and Ambassador John Bolton spoke.", ["Nancy Pelosi", "John Bolton"]),
    ("According to police, Hossein and Brevian fled. They followed Brevian.", ["Hossein", "Brevian", "Brevian"]),
    ("Donald J. Trump and Joe Biden debated.", ["Donald J. Trump", "Joe Biden"]),
]

NOBODY = [
    "The Khattab Media Foundation denied the claim.",
    "She worked for the cybersecurity firm Orion Daran.",
    "Democrats and Republicans voted on Thursday before Christmas.",
    "Iranian hackers and American officials met in Vienna in March.",
    "The group known as Jaish al-Nasr claimed the attack.",
    "They lived in Rue du Moulin and on Harper Street in St. Louis.",
    "Captcha *",
    "Goldman Sachs and Reuters declined to comment on Binance and its founder.",
    "Troops entered two villages, Starye Atagi and Novye Atagi.",
    "He landed at Imam Khomeini International Airport.",
    "The Nobel Prize and the World Cup were awarded in London.",
    "More than 120 Twitter accounts were closed.",
    "Lawyers for the Southern District of New York objected.",
    "The Office of Foreign Assets Control acted with the Justice Department.",
]

ORGANISATIONS = [
    ("The Khattab Media Foundation denied the claim.", "Khattab Media Foundation"),
    ("The Cognitive Design Production Center planned it.", "Cognitive Design Production Center"),
    ("They worked for the cybersecurity firm Emennet Pasargad.", "Emennet Pasargad"),
    ("He told officials of the Department of Justice so.", "Department of Justice"),
    ("The Treasury Department's Office of Foreign Assets Control acted.", "Office of Foreign Assets Control"),
    ("The far-right group Proud Boys denied it.", "Proud Boys"),
    ("He runs Hamburg-based Nordwind AG.", "Nordwind AG"),
    ("FBI Director Chris Ray spoke.", "FBI"),
    (
        "Two men worked for Emennet Pasargad, an Iranian cybersecurity company that has state contracts.",
        "Emennet Pasargad",
    ),
    ("Officials called Bayan Gostar a ‘front company’ of the army.", "Bayan Gostar"),
    ("An accountant at Van Loon Maritiem kept a list of bribes.", "Van Loon Maritiem"),
    (
        "Dutch police raided a shipping company. Kerst Oudemaat paid bribes, they said.\nKerst Oudemaat denied it.",
        "Kerst Oudemaat",
    ),
]

# People beside words for companies.
STILL_PEOPLE = [
    ("His brother Joris Veldkamp, a haulage contractor, was held.", ["Joris Veldkamp"]),
    ("Her sister, Brackwell Lindt, a jam maker, was held.", ["Brackwell Lindt"]),
    ("Odile Brakspear, a wine exporter, was fined.", ["Odile Brakspear"]),
    ("Brackwell Lindt, 44, a wine exporter, was fined.", ["Brackwell Lindt"]),
    ("Karl Berg, a company director, was held.", ["Karl Berg"]),
    ("Karl Berg, an agent of the firm, was held.", ["Karl Berg"]),
    ("She worked for Donald Trump in his company.", ["Donald Trump"]),
    ("The company sacked Karl Berg.\nKarl Berg sued the company.", ["Karl Berg", "Karl Berg"]),
]

PLACES = [
    ("He was arrested in Sarajevo and sent to the United States.", ["Sarajevo", "United States"]),
    ("Officials met in Washington, D.C., on Monday.", ["Washington, D.C."]),
    ("A US court convicted him after U.S. officials complained.", ["US", "U.S."]),
    ("He left Türkiye for Aleppo.", ["Türkiye", "Aleppo"]),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text: str, expected: list[str]) -> None:
    assert names_in(text, EntityKind.PERSON) == expected


@pytest.mark.parametrize(("text", "expected"), STILL_PEOPLE)
def test_people_beside_companies(text: str, expected: list[str]) -> None:
    assert names_in(text, EntityKind.PERSON) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert names_in(text, EntityKind.PERSON) == []


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisations(text: str, expected: str) -> None:
    assert expected in names_in(text, EntityKind.ORGANISATION)


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str]) -> None:
    assert names_in(text, EntityKind.PLACE) == expected


def test_headline_gives_only_what_the_body_shows() -> None:
    text = "Dock Owner Petrenko Faces Big New Trial\nViktor Petrenko owns the dock. He faces a trial."
    assert names_in(text, EntityKind.PERSON, title=True) == ["Petrenko", "Viktor Petrenko"]


def test_capitals_give_no_names_of_their_own() -> None:
    assert names_in("BREAKING NEWS FROM OUR REPORTERS TODAY\nNothing happened.", EntityKind.PERSON, title=True) == []


def test_nothing_comes_of_nothing() -> None:
    assert names_in(" ", EntityKind.PERSON) == []
