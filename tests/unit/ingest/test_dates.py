from datetime import date

import pytest

from dossier.ingest.datelines import dateline_of
from dossier.ingest.header_dates import dates_in, is_date_line, is_signed_date

D = date(2023, 5, 9)


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        (" date 2021-11-19 ", date(2021, 11, 19), date(2021, 11, 19)),
        ("published: 2023-05-09", D, D),
        ("Published: 9 May 2023", D, D),
        ("Updated May 9, 2023", D, D),
        ("UPDATED MAY 9, 2023", D, D),
        ("Posted on 9 May 2023 10:30", D, D),
        ("May 9, 2023 / 10:12 AM EDT", D, D),
        ("May 09, 2023", D, D),
        ("Tuesday, May 9, 2023", D, D),
        ("Tue 9 May 2023 10.12 BST", D, D),
        ("Last modified on Tue 9 May 2023 11.02 BST", D, D),
        ("2023-05-09T10:12:00Z", D, D),
        ("2023-05-09T10:12:00+02:00", D, D),
        ("2023/05/09", D, D),
        ("9th of May, 2023", D, D),
        ("Sept. 3, 2020", date(2020, 9, 3), date(2020, 9, 3)),
        ("Updated 10:12 AM EDT, Tue May 9, 2023", D, D),
        ("15/07/2023", date(2023, 7, 15), date(2023, 7, 15)),
        ("07/15/2023", date(2023, 7, 15), date(2023, 7, 15)),
        ("07/07/2023", date(2023, 7, 7), date(2023, 7, 7)),
        ("03.04.2023", date(2023, 4, 3), date(2023, 4, 3)),
        ("May 2023", date(2023, 5, 1), date(2023, 5, 31)),
        ("First published 9 May 2023", D, D),
        ("[9 May 2023]", D, D),
        ("Posted 2023-05-09 by harbour_fox in Courts, Smuggling          14 comments", D, D),
        ("Posted by admin on May 9, 2023", D, D),
        ("Ana Novak, Mirno Courier Published 10:12 a.m. ET May 9, 2023", D, D),
        ("May 9, 2023 by Ana Novak", D, D),
        ("By Ana Novak on May 9, 2023 at 10:12 am", D, D),
        ("May 9, 2023 · 5 min read", D, D),
        ("FOR IMMEDIATE RELEASE May 9, 2023", D, D),
        ("Courts - May 9, 2023 - 3 comments", D, D),
        ("Vol. 3, No. 12 — May 9, 2023", D, D),
        ("Submitted by Ana Novak on Tue, 05/09/2023 - 10:12", None, None),
        ("Ana Novak  /  May 9, 2023  /  0 Comments", D, D),
        ("Page 3, The Mirno Courier, 9 May 2023", D, D),
        ("From the May 2023 issue", date(2023, 5, 1), date(2023, 5, 31)),
        ("This article appears in the May 9, 2023, print edition of The Mirno Courier.", D, D),
        ("Embargoed until 00:01 GMT, 9 May 2023", D, D),
        ("STRICTLY EMBARGOED UNTIL 6 p.m. Tuesday, May 9, 2023", D, D),
        ("Not for publication before 9 May 2023", D, D),
    ],
)
def test_date_lines(line: str, first: date | None, last: date | None) -> None:
    assert is_date_line(line)
    assert [(found.start, found.end) for found in dates_in(line)] == ([(first, last)] if first else [])


@pytest.mark.parametrize(
    "line",
    ["03/04/2023", "31 February 2023", "2023-13-40", "99/99/2023", "© 9 May 2023", "Accessed 9 May 2023", "2023"],
)
def test_no_day_can_be_known(line: str) -> None:
    assert dates_in(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "He was arrested on May 9, 2023",
        "The court met on 9 May 2023 in the harbour town.",
        "Two jailed over attack of 9 May 2023",
        "Five years",
        "1,234-5678",
        "Posted to Berlin on 9 May 2023, he",
        "9 May 2023 – Police raid the office",
        "The Ambush of 9 May 2023",
        "Born 9 May 2023",
    ],
)
def test_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Mirno, 9 May 2023", True),
        ("The Mirno Courier, 9 May 2023", True),
        ("Ana Novak, May 9, 2023", True),
        ("Two jailed over attack of 9 May 2023", False),
        ("He came home on 9 May 2023", False),
        ("Copyright The Mirno Courier, 9 May 2023", False),
    ],
)
def test_dates_behind_names(line: str, signed: bool) -> None:
    assert is_signed_date(line) is signed


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("(Mirno, May 9, 2023) – Two men", "(Mirno, May 9, 2023) – "),
        ("(Mirno) May 9, 2023 – Two men", "(Mirno) May 9, 2023 – "),
        ("[Mirno, 9 May 2023] Two men", "[Mirno, 9 May 2023] "),
        ("MIRNO (9 May 2023) – Two men", "MIRNO (9 May 2023) – "),
        ("Mirno, 09.05.2023. – Two men", "Mirno, 09.05.2023. – "),
        ("Ann Roe (May 9, 2023) said", None),
        ("(Photo by Ann Roe, May 9, 2023) Two men", None),
        ("He (May 9) – said", None),
        ("SARAJEVO, July 15 (Reuters) - Two men were jailed.", "SARAJEVO, July 15 (Reuters) - "),
        ("WASHINGTON (AP) — Two men were jailed.", "WASHINGTON (AP) — "),
        ("KYIV, Ukraine (AP) — Two men were jailed.", "KYIV, Ukraine (AP) — "),
        ("NEW YORK, Oct. 3, 2020 (AFP) – Two men", "NEW YORK, Oct. 3, 2020 (AFP) – "),
        ("LONDON — Two men were jailed.", "LONDON — "),
        ("Rijeka, Croatia — Two men were jailed.", "Rijeka, Croatia — "),
        ("(Reuters) - Two men were jailed.", "(Reuters) - "),
        ("SAN FRANCISCO, May 9, 2023 /PRNewswire/ -- A firm said", "SAN FRANCISCO, May 9, 2023 /PRNewswire/ -- "),
        ("Two men - both officers - were jailed.", None),
        ("The US Treasury said - again - that it would.", None),
        ("May 9 was the day.", None),
        ("Novak — the mayor — denies it.", None),
        ("A spokesman (Reuters) said", None),
        ("MOSTAR (Neretva Courts Wire) - A judge", "MOSTAR (Neretva Courts Wire) - "),
        ("Bamako (Desert Press) -- Police", "Bamako (Desert Press) -- "),
        ("BIHAC, Bosnia and Herzegovina — Two men", "BIHAC, Bosnia and Herzegovina — "),
        ("Ann Hart (Labour) - the member for Leeds", None),
        ("Dublin — Tuesday, 9 May 2023 — The poet", "Dublin — Tuesday, 9 May 2023 — "),
        ("Mirno. Tuesday, 9 May 2023. The poet", "Mirno. Tuesday, 9 May 2023. "),
        ("MIRNO, 9 May 2023. The poet", "MIRNO, 9 May 2023. "),
        ("São Mirno da Costa, Tuesday, May 9, 2023. The poet", "São Mirno da Costa, Tuesday, May 9, 2023. "),
        ("Mirno, 28 June 1914. A young man steps forward.", None),
        ("On Tuesday, 9 May 2023. The poet", None),
        ("MIRNO, 9 May. The poet", None),
        ("ALMATY. 14.09.2016. STEPPE-NEWS - Two men were jailed.", "ALMATY. 14.09.2016. STEPPE-NEWS - "),
    ],
)
def test_datelines(text: str, dateline: str | None) -> None:
    found = dateline_of(text)
    assert (text[: found.end] if found else None) == dateline
