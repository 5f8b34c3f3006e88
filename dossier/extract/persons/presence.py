"""How present the people of a story are at each point of it."""

from dataclasses import dataclass, field

from dossier.extract.persons.scenes import Scene

_FADING, _MOST, PRESENT = 0.5, 2.5, 0.08
"""What a sentence later is left of a presence, how large it gets, and from where on it counts."""
# What is left of the one whom the story is about.
_TOPIC_FADING = 0.7
# With so many votes of pronouns that meant them, more than for the other, a gender is known. "He" and "she" have two:
# whose "her" is and who "him" is are mistaken more often. Of the unnamed there is seldom more than one.
_LEARNT = 2
# How many people can be kept in mind.
_CROWD = 50


@dataclass(slots=True)
class Focus:
    """How present people are at a point of the story, who spoke last, and the genders of all, the unnamed too.

    ``scene`` are the earlier sentences of the paragraph, ``lasting`` those of whom the story is about often enough
    to be remembered longer. ``met`` are all who were mentioned so far, ``newcomer`` is the one who came in as the
    subject of the last sentence.
    """

    present: dict[int, float] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    weight: dict[int, float] = field(default_factory=dict)
    votes: dict[int, list[str]] = field(default_factory=dict)
    speaker: int | None = None
    leaders: frozenset[int] = frozenset()
    scene: list[Scene] = field(default_factory=list)
    topics: frozenset[int] = frozenset()
    lasting: frozenset[int] = frozenset()
    met: set[int] = field(default_factory=set)
    newcomer: int | None = None
    witness: int | None = None
    """From whom a court or an inquiry heard in the last sentence: "The jury heard from X. He said …"."""

    told: set[int] = field(default_factory=set)
    """Of whom the quotation speaks that goes on until somebody is said to say it: none of them speaks himself."""

    spoken_of: list[int] = field(default_factory=list)
    """Who is mentioned in the quotations of the paragraph so far, the unnamed too, in order."""

    dead: dict[int, int] = field(default_factory=dict)
    """Who died, and in which year."""

    def arrive(self, newcomer: int | None, people: set[int]) -> None:
        """Note who a sentence was about that the story had not mentioned before, and all whom it mentioned."""
        self.newcomer = newcomer
        self.met |= people

    def fits(self, person: int, gender: str) -> bool:
        """Tell whether a pronoun of *gender* may mean somebody."""
        return self.genders[person] in (gender, "u")

    def fade(self) -> None:
        """Begin a sentence."""
        left = {p: n * (_TOPIC_FADING if p in self.lasting else _FADING) for p, n in self.present.items()}
        self.present = {p: n for p, n in left.items() if n > PRESENT / 2}

    def learn(self, person: int, gender: str, votes: int) -> None:
        """Note that a pronoun of *gender*, with so many *votes*, meant somebody; where enough agree, it is known."""
        if self.genders[person] == "u":
            told = self.votes.setdefault(person, [])
            told += [gender] * votes
            agreed = told.count(gender)
            if agreed >= (_LEARNT if person >= 0 else 1) and agreed > len(told) - agreed:
                self.genders[person] = gender

    @property
    def mistaken(self) -> dict[int, str]:
        """The genders of named people, where a pronoun of the other one was taken for them before it was known."""
        told = ((person, self.genders[person], votes) for person, votes in self.votes.items() if person >= 0)
        return {person: gender for person, gender, votes in told if gender != "u" and len(set(votes)) > 1}

    def mention(self, person: int, weight: float) -> None:
        """Note a mention."""
        if person not in self.present and len(self.present) >= _CROWD:
            del self.present[min(self.present, key=self.present.__getitem__)]
        self.present[person] = min(self.present.get(person, 0.0) + weight, _MOST)
