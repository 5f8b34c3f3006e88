import pytest

from .stories import Outline, Stories


def roles_of(passages: list[tuple[str, str]], words: str) -> list[str]:
    return [role for role, text in passages if text.startswith(words)]


@pytest.mark.parametrize(
    "caption",
    [
        "The customs house in the harbour on March 3, 2020. REUTERS/Jane Roe",
        "FILE PHOTO: The customs house is seen in this picture taken March 3, 2020. REUTERS/Jane Roe/File Photo",
        "The customs house in the harbour, March 3, 2020. [Jane Roe/NurPhoto via AFP]",
        "A man walks past the customs house in the harbour on March 3, 2020. (AFP)",
        "The customs house in the harbour (Photo: Jane Roe)",
        "The customs house. Image: Jane Roe.",
        "The accused with their lawyer outside the court. Photograph: Jane Roe/The Daily Post",
        "Pictured: the two accused on their way to court",
        "The trial has the whole town talking. Pictured: lawyer Marko Ilic",
        "This picture shows the customs house in the harbour in 2019.",
        "In this courtroom sketch, the two men listen to the judge on Monday.",
        "Marko Ilic (left) and Ivo Kos arrive at the court on 4 May 2023.",
        "A sign is seen at the customs house in the harbour in this file photo from 2018.",
        "The old lighthouse at the port of the town in 2019",
        "Photo by Jane Roe/AFP via Getty Images",
        "Getty Images",
        "REUTERS/Jane Roe",
        "AP Photo/Jane Roe",
        "The ferry Galeb in the harbour of the island in 2019.",
    ],
)
def test_captions_and_credits_are_no_body(outline: Outline, bribes: str, wreck: str, caption: str) -> None:
    above = outline(f"Customs men charged over harbour bribes\n\n{caption}\n\n{bribes}")
    within = outline(f"Customs men charged over harbour bribes\n\n{bribes}\n\n{caption}\n\n{wreck}")
    assert ("caption", caption) in above
    assert ("caption", caption) in within


@pytest.mark.parametrize(
    "sentence",
    [
        "He was seen near the customs house on the night of 3 March 2020, a witness told the court.",
        "The photo, taken in 2019, was shown to the jury on the second day, and the men said nothing.",
        "Ilic, pictured by many as a fixer, said on Tuesday that he had left the country in 2018.",
        "Reuters reported in March that the company had paid two other officials.",
        "The report was published on Tuesday by a committee of the parliament.",
        "By early 2017, the two men had left the customs service, the indictment says.",
        "Comments by the mayor on Tuesday angered the lawyers of both men, who asked for a delay.",
        "Share prices of the company fell by nine per cent on Monday after the news broke.",
        "Follow-up raids in May led to three more arrests in the harbour, police said on Friday.",
        "Supporters of the two men gathered on Tuesday outside the court to demand their release.",
        "Both men deny it.",
        "“We will fight this in every court of the land for as long as it takes”",
        "Copyright lawyers were among those who wrote to the court on Tuesday, it said.",
    ],
)
def test_sentences_stay_body(outline: Outline, bribes: str, wreck: str, sentence: str) -> None:
    assert ("body", sentence) in outline(
        f"Customs men charged over harbour bribes\n\n{bribes}\n\n{sentence}\n\n{wreck}"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Share", "Share this article", "Facebook Twitter WhatsApp", "Do you like this article?", "Captcha *",
        "Comment Policy", "Read more at DailyPost.example", "Read more: Farmer finds lost aircraft",
        "Sign up for our free newsletter", "Advertisement", "ADVERTISEMENT - CONTINUE READING BELOW",
        "We use cookies to make this site better.", "Related:", "Related: Farmer finds lost aircraft",
        "© 2023 The Daily Post", "Copyright 2023 The Daily Post. All rights reserved.", "Follow us on Facebook",
        "Follow @dailypost on Twitter", "3 min read", "Tags: harbour, court",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "(Reporting by Jane Roe; Editing by John Doe)", "This article was first published on 9 May 2023.",
        "Story continues below", "Click here to subscribe", "• Read next: the wreck in the lake", "https://example.org/a/b",
    ],
)  # fmt: skip
def test_furniture_is_a_notice(outline: Outline, bribes: str, wreck: str, line: str) -> None:
    assert ("notice", line) in outline(f"Customs men charged over harbour bribes\n\n{bribes}\n\n{line}\n\n{wreck}")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana al-Novak |", "By Ana al-Novak"),
        ("By JANE DOE and JOHN ROE, Associated Press", "By JANE DOE and JOHN ROE, Associated Press"),
        ("By Jane Doe, Daily Post Staff Writer", "By Jane Doe, Daily Post Staff Writer"),
        ("by Ivo van der Berg", "by Ivo van der Berg"),
        ("Written by Jane Doe", "Written by Jane Doe"),
        ("BYLINE: Jane Doe", "Jane Doe"),
        ("author: Jane Doe", "Jane Doe"),
    ],
)
def test_bylines(outline: Outline, bribes: str, stories_of: Stories, line: str, byline: str) -> None:
    text = f"Customs men charged over harbour bribes\n\n{line}\n\n{bribes}"
    assert ("byline", line) in outline(text)
    found = stories_of(text)[0].byline
    assert found is not None
    assert found.of(text) == byline


def test_the_headline_its_repetition_label_and_tag(outline: Outline, bribes: str) -> None:
    found = outline(
        "World\n\nCustoms men charged over harbour bribes\n\nThe house. (AFP)\nThe house. (AFP)\nTT\n\n"
        f"Customs men charged over harbour bribes\n\nThe house. (AFP)\nThe house. (AFP)\n\n{bribes}"
    )
    assert [role for role, _ in found] == (
        ["notice", "title", "caption", "caption", "notice", "repeat", "caption", "caption"] + ["body"] * 3
    )


def test_a_paragraph_twice_in_a_row_is_a_caption_and_its_repetition(outline: Outline, bribes: str, wreck: str) -> None:
    straight = "The lawyer's office in the old town, where the men's papers were found"
    curly = "The lawyer’s office in the old town, where the men’s papers were found\xa0"
    found = outline(f"Customs men charged over harbour bribes\n\n{bribes}\n\n{straight}\n\n{curly}\n\n{wreck}")
    assert roles_of(found, "The lawyer") == ["caption", "repeat"]


def test_a_paragraph_said_again_far_below_is_a_repetition(outline: Outline, bribes: str, wreck: str) -> None:
    found = outline(f"Customs men charged over harbour bribes\n\n{bribes}\n\n{wreck}\n\n{bribes}")
    assert roles_of(found, "Prosecutors") == ["body", "repeat"]


def test_a_text_whose_every_paragraph_is_doubled_keeps_its_body(outline: Outline, bribes: str, wreck: str) -> None:
    doubled = "\n\n".join(f"{p}\n{p}" for p in f"{bribes}\n\n{wreck}".split("\n\n"))
    found = outline(f"Customs men charged over harbour bribes\n\n{doubled}")
    assert [role for role, _ in found] == ["title"] + ["body", "repeat"] * 6


def test_unmarked_captions_of_a_picture_page(outline: Outline, bribes: str, wreck: str) -> None:
    caption = "Lawyer Marko Ilic said on Monday that his clients would fight the charges in every court"
    found = outline(
        f"Customs men charged over harbour bribes\n\n{bribes}\n\n{caption}\n\nPictured: the court\n\n{wreck}"
    )
    assert ("caption", caption) in found


def test_a_missing_full_stop_alone_makes_no_caption(outline: Outline, bribes: str, wreck: str) -> None:
    sentence = "The company's owner left the country in 2018 and has not been seen by anyone since then"
    assert ("body", sentence) in outline(f"Customs men charged over bribes\n\n{bribes}\n\n{sentence}\n\n{wreck}")


def test_subheadings_stay_in_the_body(outline: Outline, bribes: str, wreck: str) -> None:
    found = outline(f"Customs men charged over harbour bribes\n\n{bribes}\n\nFollowing the harbour money\n\n{wreck}")
    assert ("body", "Following the harbour money") in found


def test_comments_run_to_the_end(outline: Outline, bribes: str) -> None:
    found = outline(
        f"Customs men charged over harbour bribes\n\n{bribes}\n\n3 Comments\n\nJohn Smith\nMarch 13, 2021 at 9:15 am\n"
        "They should all go to prison for what they did to this town, if you ask me, and for a long time.\n\n"
        "Mary Ann Jones says:\nI know one of them and he is a decent man who never did anything wrong, believe me."
    )
    assert [role for role, _ in found][4:] == ["notice"] + ["comment"] * 5


def test_a_comment_count_above_the_text_begins_no_comments(outline: Outline, bribes: str) -> None:
    found = outline(f"Customs men charged over harbour bribes\n\n12 Comments\n\nShare\n\n{bribes}")
    assert [role for role, _ in found] == ["title", "notice", "notice", "body", "body", "body"]


def test_the_author_at_the_end(outline: Outline, bribes: str) -> None:
    found = outline(
        f"Customs men charged over harbour bribes\n\n{bribes}\n\nAna novak\n\n\n"
        "Ana Novak is a crime reporter for The Daily Post, based in Rijeka."
    )
    assert [role for role, _ in found][4:] == ["byline", "notice"]


def test_a_journalist_whom_the_story_is_about_is_no_author(outline: Outline, bribes: str) -> None:
    last = "Kos is a reporter for The Daily Post who covers crime."
    found = outline(f"Reporter freed after four hundred days\n\n{bribes}\n\nIvo Kos was arrested in 2021.\n\n{last}")
    assert ("body", last) in found


def test_a_dateline_is_cut_from_the_first_paragraph(outline: Outline, bribes: str) -> None:
    found = outline(f"Customs men charged over harbour bribes\n\nRIJEKA, July 15 (Reuters) - {bribes}")
    assert found[1] == ("dateline", "RIJEKA, July 15 (Reuters) -")
    assert found[2][0] == "body"
    assert found[2][1].startswith("Prosecutors in")


@pytest.mark.parametrize(
    "line",
    [
        "Ivo Kos drank nine cups of tea in Rijeka on 3 May 2021.",
        "The company resold the ship on Monday.",
        "Mrs Kos overtook the car on 4 June 2020.",
        "He shook her hand on Monday.",
    ],
)
def test_a_short_paragraph_with_an_irregular_verb_is_told(outline: Outline, bribes: str, wreck: str, line: str) -> None:
    found = outline(f"Customs men charged over harbour bribes\n\n{bribes}\n\n{line}\n\n{wreck}")
    assert ("body", line) in found


def test_links_below_the_text_are_furniture(outline: Outline, bribes: str) -> None:
    found = outline(
        f"Customs men charged over harbour bribes\n\n{bribes}\n\nRelated articles\n\nFarmer finds lost aircraft\n"
        "By Ivo Kos\nMay 8, 2023\n\nMinister resigns over ferry"
    )
    assert [role for role, _ in found][4:] == ["notice"] * 5


def test_a_quotation_set_large_is_a_repetition(outline: Outline, bribes: str, wreck: str) -> None:
    large = "“We will fight this in every court of the land”"
    said = "“We will fight this in every court of the land,” the lawyer said on Monday outside the court."
    found = outline(f"Customs men charged over harbour bribes\n\n{bribes}\n\n{large}\n\n{said}\n\n{wreck}")
    assert ("repeat", large) in found
    assert ("body", said) in found


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe contributed to this report.",
        "Follow our coverage at https://example.org",
        "For Immediate Release",
        "15",
    ],
)
def test_what_frames_a_text_is_a_notice(outline: Outline, bribes: str, line: str) -> None:
    assert ("notice", line) in outline(f"Customs men charged over harbour bribes\n\n{line}\n\n{bribes}")


RELEASE = """Office of the County Prosecutor
Western District of Arden
PRESS RELEASE
June 24, 2022

Three harbour officials charged with taking bribes from shippers

A grand jury has charged three residents of Odrin with bribery, the prosecutor said on Friday.

Charged in the indictment are:

• Lena Markovic, also known as Lena Hale, 44, of Odrin;

• Tomas Hale, 51, of Odrin; and

• Ruben Aldana, 67, of Port Arden.

All three were arrested on Thursday and appeared before a judge in the morning.
"""


def test_the_head_of_an_office_is_no_headline_and_a_list_belongs_to_the_text(outline: Outline) -> None:
    told = outline(RELEASE)
    assert ("title", "Three harbour officials charged with taking bribes from shippers") in told
    assert ("notice", "Office of the County Prosecutor") in told
    assert [role for role, words in told if words.startswith("•")] == ["body"] * 3
