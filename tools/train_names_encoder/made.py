"""Fills the sentences of ``templates.txt`` with names."""

import random
import re
from collections.abc import Callable
from pathlib import Path

from augment import Names
from corpora import Line
from peoples import PARTS

from dossier.extract.naming import gazetteer

_PART = re.compile(r"\[(?:PER|ORG|LOC) |\]|\{\w+\}|[^\s\[\]{}]+")
Pieces = list[tuple[str, str]]


class Maker:
    """Makes lines of news from the sentences of a file of templates."""

    def __init__(self, names: Names, templates: Path) -> None:
        rows = templates.read_text(encoding="utf-8").splitlines()
        self._rows = [row for row in rows if row.strip() and not row.startswith("# ")]
        self._alone = [row for row in self._rows if "{last}" in row and "{person}" not in row]
        self.names = names
        self._opening = tuple("{DATELINE} {CITY} {sport}".split())
        self._countries = names.countries + PARTS["great_powers"] * 3
        nations = (low.capitalize() for low in gazetteer.demonyms() if low.endswith(("an", "ese", "ish", "i")))
        self._nations = sorted(nations)

    def windows(self, count: int, chance: random.Random) -> list[list[Line]]:
        """Return *count* windows: most of one line, others of a person's full name and lines with the last one."""
        return [self._window(chance) for _ in range(count)]

    def _window(self, chance: random.Random) -> list[Line]:
        last: list[str] = []
        found = [self._line(self._opened(chance.choice(self._rows), chance), last, chance)]
        if last and chance.random() < 0.4:
            found += [self._line(chance.choice(self._alone), last, chance) for _ in range(chance.randint(1, 3))]
        return found

    def _opened(self, row: str, chance: random.Random) -> str:
        """Return *row*, now and then with a dateline or the name of a sport before it."""
        luck = chance.random()
        if luck > 0.16 or row.startswith(self._opening):
            return row
        start = chance.choice(PARTS["datelines"]) if luck < 0.13 else f"{{sport}} {chance.choice('-:')}"
        return f"{start} {row}"

    def _body(self, chance: random.Random) -> list[str]:
        """Return a ministry, an agency of a state, a court, a club of experts …"""
        field = chance.choice(PARTS["subjects"]).title().split()
        luck = chance.random()
        if luck < 0.25:
            field += ["and", *chance.choice(PARTS["subjects"]).title().split()]
        elif luck < 0.33:
            more = [chance.choice(PARTS["subjects"]).title() for _ in range(2)]
            field += [",", *more[0].split(), "and", *more[1].split()]
        head = chance.choice(PARTS["bodies"]).split()
        # A ministry's nation stands outside its name.
        national = chance.random() < 0.3 and "Ministry" not in head and "Department" not in head
        nation = [chance.choice(self._nations)] if national else []
        if not nation and chance.random() < 0.3:
            nation = chance.choice(self._countries).split() if chance.random() < 0.5 else self.names.place(chance)
        if chance.random() < 0.5:
            found = [*nation, *field, *head]
        else:
            found = [*nation, *head, chance.choice(("of", "for", "on", "of")), *field]
            if not nation and chance.random() < 0.3:
                found += ["of" if "of" not in found else "in", *chance.choice(self._countries).split()]
        return found

    def _line(self, row: str, last: list[str], chance: random.Random) -> Line:
        made: Pieces = []
        kind = ""
        opened = False
        for part in _PART.findall(row):
            if part.startswith("["):
                kind, opened = part[1:4], True
            elif part == "]":
                kind = ""
            else:
                pieces = self._slot(part[1:-1], last, chance) if part[0] == "{" else [(part, "")]
                for word, own in pieces:
                    if kind:
                        made.append((word, f"{'B' if opened else 'I'}-{kind}"))
                        opened = False
                    else:
                        made.append((word, own or "O"))
        words = [word for word, _ in made]
        if words[0] in ("the", "a"):
            words[0] = words[0].capitalize()
        return Line(words, [tag for _, tag in made])

    def _named(self, words: list[str], kind: str) -> Pieces:
        """Return the words tagged as a name, small words before the first capital left out."""
        start = next((i for i, word in enumerate(words) if not word.islower() or word in ("al", "dpa")), 0)
        end = len(words)
        while kind == "LOC" and end > start + 1 and words[end - 1].islower():
            end -= 1
        if words[end - 1] == "newspaper":
            end -= 1
        return [
            (word, "" if not start <= i < end else f"{'B' if i == start else 'I'}-{kind}")
            for i, word in enumerate(words)
        ]

    def _filled(self, choices: list[str], chance: random.Random) -> list[str]:
        letters = "".join(chance.choice("ABCDEFGHIKLMNOPRSTU") for _ in range(chance.randint(2, 4)))
        return (
            chance.choice(choices)
            .format(
                s=self.names.surname(chance),
                g=self.names.given(chance),
                c=" ".join(self.names.place(chance)),
                a=letters,
                n=chance.choice(self._nations),
            )
            .split()
        )

    def _slot(self, name: str, last: list[str], chance: random.Random) -> Pieces:
        names = self.names
        if name.lower() == "person":
            words = names.person(chance.choice((2, 2, 2, 2, 3)), chance)
            last[:] = words[-1:]
            return self._tagged([word.upper() for word in words] if name.isupper() else words, "PER")
        if name == "last":
            if not last:
                last[:] = names.person(1, chance)
            return self._tagged(last, "PER")
        simple: dict[str, Callable[[], Pieces]] = {
            "given": lambda: self._tagged(names.given(chance).split(), "PER"),
            "surname": lambda: [(word, "I-PER") for word in names.surname(chance).split()],
            "surname_word": lambda: [(names.surname(chance).split()[-1], "")],
            "city": lambda: self._tagged(names.place(chance), "LOC"),
            "CITY": lambda: self._tagged([word.upper() for word in names.place(chance)], "LOC"),
            "DATELINE": lambda: self._tagged([word.upper() for word in names.place(chance)], "LOC"),
            "country": lambda: self._tagged(chance.choice(self._countries).split(), "LOC"),
            "COUNTRY": lambda: self._tagged(chance.choice(self._countries).upper().split(), "LOC"),
            "country_bare": lambda: [(word, "") for word in chance.choice(self._countries).split()],
            "region": lambda: self._named(self._filled(PARTS["regions"], chance), "LOC"),
            "company": lambda: self._tagged(names.organisation(chance), "ORG"),
            "company_name": lambda: [(names.surname(chance).split()[-1], "")],
            "agency": lambda: self._named(self._filled(PARTS["agencies"], chance), "ORG"),
            "paper": lambda: self._named(self._filled(PARTS["papers"], chance), "ORG"),
            "broadcaster": lambda: self._named(self._filled(PARTS["broadcasters"], chance), "ORG"),
            "militia": lambda: self._named(self._filled(PARTS["militias"], chance), "ORG"),
            "party": lambda: self._named(self._filled(PARTS["parties"], chance), "ORG"),
            "club": lambda: self._tagged(self._filled(PARTS["clubs"], chance), "ORG"),
            "ticker": lambda: [
                (
                    "".join(chance.choice("ABCDEFGHIKLMNOPRST") for _ in range(chance.randint(2, 4)))
                    + chance.choice(("", ".N", ".O", ".L")),
                    "",
                )
            ],
            "demonym": lambda: [(chance.choice(self._nations), "")],
            "noun": lambda: [(chance.choice(PARTS["nouns"]), "")],
            "portfolio": lambda: [(chance.choice(PARTS["portfolios"]), "")],
            "role": lambda: [(word, "") for word in chance.choice(PARTS["roles"]).split()],
            "day": lambda: [(chance.choice(PARTS["days"]), "")],
            "month": lambda: [(chance.choice(PARTS["months"]), "")],
            "number": lambda: [(str(chance.randint(2, 900)), "")],
            "date": lambda: [(str(chance.randint(1, 31)), "")],
            "score": lambda: [(f"{chance.randint(0, 6)}{chance.choice('-–')}{chance.randint(0, 4)}", "")],
            "thing": lambda: [(word, "") for word in self._filled(PARTS["things"], chance)],
            "sport": lambda: [(chance.choice(PARTS["sports"]), "")],
            "body": lambda: self._named(self._body(chance), "ORG"),
            "given_word": lambda: [(names.given(chance), "")],
            "sum": lambda: [(word, "") for word in self._sum(chance)],
            "age": lambda: [(str(chance.randint(17, 88)), "")],
        }
        return simple[name]()

    @staticmethod
    def _sum(chance: random.Random) -> list[str]:
        """Return a sum of money as texts write it."""
        signs = ("K", "Sh", "KSh", "Rs", "Rs.", "RM", "US$", "$", "HK$", "€", "£", "R", "N", "GH¢", "Rp", "P")
        much = f"{chance.randint(1, 900)},000"
        sign = chance.choice(signs)
        return [sign + much] if chance.random() < 0.6 else [sign, much]

    @staticmethod
    def _tagged(words: list[str], kind: str) -> Pieces:
        return [(word, f"{'B' if i == 0 else 'I'}-{kind}") for i, word in enumerate(words)]
