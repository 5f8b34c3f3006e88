"""Pronouns where it is certain whom they mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.domain.documents import PassageRole
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract import gazetteer
from dossier.extract.clusters import Cluster
from dossier.extract.name_candidates import SAYING
from dossier.extract.tokens import Sentence, Token, TokenizedStory, tokens_at

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_POSSESSIVE = frozenset("his her hers".split())
_REFLEXIVE = frozenset("himself herself".split())
_BEFORE_OBJECT = frozenset(
    "of with by for to from against like as on at in about between alongside including than over under into "
    "toward towards near via per behind played starring named called naming".split()
)
_AFTER_OBJECT = frozenset(
    "that who whom whose which to in on at of for from with by as and or but after before when while over into "
    "than the a an his her their its this because if during since until out up down not".split()
)
_CLAUSES = frozenset(
    "that who whom which when after before as because if while since until although though where and but".split()
)
_NEXT_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class _Named:
    """A named person in a sentence: number among people, token positions, whether they do what the verb says."""

    person: int
    first: int
    last: int
    subject: bool


@dataclass(slots=True)
class _Focus:
    """Of whom the story speaks: the ``people`` last named as subjects, the ``others`` named, the last ``speaker``."""

    people: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    speaker: int | None = None
    age: int = 0


def gender(cluster: Cluster, story: TokenizedStory) -> str:
    """Return ``m``, ``f`` or ``u`` for a person: by a form of address before the name, else by the given name."""
    for span in cluster.spans:
        before = story.text[max(0, span.start - 24) : span.start].split()
        if before:
            told = gazetteer.honorifics().get(gazetteer.fold(before[-1]), "")
            if told:
                return told
    if len(cluster.words) > 1:
        for word in cluster.words[:2]:
            known = gazetteer.given_names().get(word, "u")
            if known != "u":
                return known
    return "u"


def pronouns(story: TokenizedStory, clusters: Sequence[Cluster]) -> dict[int, list[Span]]:
    """Return, for people by number, the pronouns that certainly mean them.

    A pronoun goes to the subject named before it in its sentence, else to the person of whom the story speaks, where
    the gender fits. Where two people could be meant it is left out, and so is what is said of "him" inside a quotation
    by the only man around.
    """
    people = [cluster for cluster in clusters if cluster.kind is EntityKind.PERSON]
    genders = [gender(cluster, story) for cluster in people]
    spans = sorted((span, number) for number, cluster in enumerate(people) for span in cluster.spans)
    found: dict[int, list[Span]] = {}
    focus = _Focus()
    at, paragraph, open_quote = 0, -1, False
    for sentence in story.sentences:
        while at < len(spans) and spans[at][0].end <= sentence.span.start:
            at += 1
        if sentence.role is not PassageRole.BODY:
            continue
        here = []
        while at < len(spans) and spans[at][0].start < sentence.span.end:
            here.append(spans[at])
            at += 1
        named = [_named(sentence.tokens, span, person) for span, person in here]
        quoted, open_quote = _quoted(sentence.tokens, open_quote and sentence.paragraph == paragraph)
        paragraph = sentence.paragraph
        meant = _in_sentence(sentence, named, focus, genders, quoted)
        for token, person in meant:
            found.setdefault(person, []).append(Span(token.start, token.end))
        _move(focus, sentence, [n for n in named if not quoted[n.first]], [person for _, person in meant])
    return found


def _named(tokens: Sequence[Token], span: Span, person: int) -> _Named:
    first, last = tokens_at(tokens, span)
    before = tokens[first - 1].text.lower() if first else ""
    after = tokens[last].text.lower() if last < len(tokens) else "."
    if before in _BEFORE_OBJECT or after in ("'s", "’s", "'", "’"):
        return _Named(person, first, last, False)
    doing = after[0].isalpha() and after not in _AFTER_OBJECT
    opening = after in (",", "(", "and") and not any(token.text.lower() in SAYING for token in tokens[:first])
    starting = first == 0 or all(token.is_capitalised or not token.is_word for token in tokens[:first])
    spoke = before in SAYING and after in (".", ",")
    return _Named(person, first, last, doing or spoke or starting or (opening and first < 6))


def _in_sentence(
    sentence: Sentence, named: Sequence[_Named], focus: _Focus, genders: Sequence[str], quoted: Sequence[bool]
) -> list[tuple[Token, int]]:
    """Return the pronouns of a sentence with whom they mean."""
    found: list[tuple[Token, int]] = []
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        low = token.text.lower()
        wanted = "m" if low in _MALE else "f" if low in _FEMALE else ""
        if not wanted:
            continue
        before = [n for n in named if n.last <= i and quoted[n.first] == quoted[i]]
        person = _meant(_Question(tokens, i, low, wanted, quoted[i]), before, found, focus, genders)
        if person is not None and not (quoted[i] and person in _speakers(tokens, named, focus)):
            found.append((token, person))
    return found


@dataclass(frozen=True, slots=True)
class _Question:
    """A pronoun: its sentence, its place there, its word, the gender it tells, and whether it stands in a quotation."""

    tokens: Sequence[Token]
    at: int
    low: str
    wanted: str
    quoted: bool

    @property
    def speaks(self) -> bool:
        """Tell whether it is the "he" of "he said" or "he told"."""
        after = self.tokens[self.at + 1].text.lower() if self.at + 1 < len(self.tokens) else ""
        return after in SAYING

    @property
    def is_object(self) -> bool:
        """Tell whether somebody else does something to the one it means ("him", "her" before no noun)."""
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        alone = after is None or not after.is_word or after.text.lower() in _AFTER_OBJECT
        return self.low == "him" or (self.low == "her" and alone)


def _meant(
    question: _Question,
    before: Sequence[_Named],
    found: Sequence[tuple[Token, int]],
    focus: _Focus,
    genders: Sequence[str],
) -> int | None:
    def fitting(numbers: Sequence[int]) -> list[int]:
        fit = [n for n in dict.fromkeys(numbers) if genders[n] in (question.wanted, "u")]
        sure = [n for n in fit if genders[n] == question.wanted]
        return sure if len(sure) == 1 and len(fit) > 1 and len(sure) < len(fit) else fit

    with_quotation = question.speaks and not question.quoted and any(t.text in '“”"‘' for t in question.tokens)
    if with_quotation and focus.speaker is not None and not any(n.subject for n in before):
        return focus.speaker if genders[focus.speaker] in (question.wanted, "u") else None
    subjects = [n for n in before if n.subject and not (question.is_object and _same_clause(question, n))]
    objects = [n for n in before if not n.subject]
    pronouns = [person for _, person in found]
    candidates = fitting([n.person for n in subjects])
    if candidates:
        rivals = [n for n in objects if n.person in fitting([n.person]) and n.person not in candidates]
        return candidates[0] if len(candidates) == 1 and not rivals else None
    if question.is_object and subjects != [n for n in before if n.subject]:
        barred = {n.person for n in before if n.subject}
        rest = fitting([n for n in (*focus.people, *focus.others) if n not in barred])
        return rest[0] if len(rest) == 1 else None
    carried = fitting([*pronouns, *focus.people])
    passing = fitting([n.person for n in objects])
    if passing and pronouns:
        carried = fitting(pronouns)
    if carried and passing and set(carried) != set(passing):
        return (
            carried[0]
            if len(carried) == 1 and question.at < 1
            else passing[0]
            if len(passing) == 1 and not pronouns
            else None
        )
    newer = fitting(focus.others) if focus.age and not pronouns and not passing else []
    if carried and newer:
        return None
    if carried or passing:
        one = carried or passing
        return one[0] if len(one) == 1 else None
    others = fitting(focus.others)
    return others[0] if len(others) == 1 else None


def _same_clause(question: _Question, named: _Named) -> bool:
    between = question.tokens[named.last : question.at]
    return not any(token.text in (",", ";", "”", '"') or token.text.lower() in _CLAUSES for token in between)


def _quoted(tokens: Sequence[Token], inside: bool) -> tuple[list[bool], bool]:
    """Tell for each token whether it stands between quotation marks, and whether a quotation goes on at the end."""
    marks = []
    for token in tokens:
        if token.text in ("“", "‘") or (token.text == '"' and not inside):
            inside = True
            marks.append(False)
        elif token.text in ("”", '"') or (token.text == "’" and inside):
            inside = False
            marks.append(False)
        else:
            marks.append(inside)
    return marks, inside


def _speakers(tokens: Sequence[Token], named: Sequence[_Named], focus: _Focus) -> set[int]:
    found = set()
    for n in named:
        around = [tokens[n.first - 1].text.lower()] if n.first else []
        around += [token.text.lower() for token in tokens[n.last : n.last + 1]]
        if any(low in SAYING for low in around):
            found.add(n.person)
    if not found and focus.speaker is not None:
        found.add(focus.speaker)
    return found


def _move(focus: _Focus, sentence: Sentence, outside: Sequence[_Named], pronouns: Sequence[int]) -> None:
    """Note of whom the story speaks after a sentence, by the names *outside* quotations and the pronouns understood."""
    speakers = _speakers(sentence.tokens, outside, _Focus())
    if len(speakers) == 1:
        focus.speaker = next(iter(speakers))
    subjects = list(dict.fromkeys(n.person for n in outside if n.subject))
    others = list(dict.fromkeys(n.person for n in outside if not n.subject and n.person not in subjects))
    if subjects:
        focus.people, focus.others, focus.age = subjects, others, 0
    elif pronouns:
        focus.people, focus.others, focus.age = list(dict.fromkeys(pronouns)), others, 0
    elif others:
        kept = focus.people if focus.age == 0 and len(focus.people) == 1 else []
        focus.people, focus.others = (kept, others) if kept else (others, [])
        focus.age = focus.age + 1 if kept else 0
    else:
        focus.age += 1
        if focus.age > _NEXT_SENTENCES:
            focus.people, focus.others, focus.speaker = [], [], None
