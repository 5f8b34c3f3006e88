"""What comes about in a tale, a game, a simulation or a paper's provisions alone, and never in the world.

"In the novel, Roe shot the king", "Legend says a giant built it", "A simulated attack closed the bridge", "The
contract said the yard delivered ten ships".
"""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.words import NOMINAL, Pos, Word

TALES = frozenset(
    "film movie novel play opera musical dream nightmare fable fairytale sitcom drama comedy ballet poem ballad sketch "
    "thriller video-game sequel".split()
)
"""Works and dreams in which things come about that never did."""
LEGENDS = frozenset("legend legends myth lore folklore".split())
"""Tales that go from mouth to mouth."""
_SIMULATED = frozenset("simulation simulations".split())
_TOLD = frozenset("tale tales myth legend".split())
_SERIES = frozenset("series show".split())
_GAMES = frozenset("game".split())
_GAMES_OF = frozenset("video computer board role-playing fairy folk tv television".split())
# What no team does in a match: "In the game, Roe kills the king".
_PLAYED_HARM = frozenset("kill murder stab poison bomb sink behead".split())
_FOOTAGE = TALES | frozenset("scene scenes footage documentary video sequence episode series picture".split())
# Between "in" and the word for the work: "in the opening scene of her last novel".
_SCENES = frozenset("scene scenes episode act chapter end ending climax finale opening version adaptation".split())
# What people do for a work, and not in it: "In the film, Roe plays the king".
_MAKING = frozenset(
    "play star appear act direct portray feature sing dance voice cast write publish describe say tell depict call "
    "film shoot produce make release premiere show recount speak claim argue explain interview examine explore "
    "present reveal win earn".split()
)
_DET = (Pos.DET, Pos.ADJ, Pos.PRON, Pos.NUM, Pos.POSS, Pos.NAME)
_OPENING = 9
# "In the drama on Monday", "in the play outside the school": what came about in the world.
_AT_PLACE = frozenset("on outside near after during".split())
_FEIGNED = frozenset("simulated fictional fictitious imaginary hypothetical imagined make-believe".split())
_MOCK = frozenset("attack raid assault invasion battle bombing bomb missile ambush".split())
_GOES = frozenset("say tell hold claim relate recount".split())
_PAPERS = frozenset(
    "contract law statute constitution treaty deal agreement accord pact lease charter bylaw bylaws by-law by-laws "
    "rule rules regulation regulations ordinance decree clause section code act bill terms guideline guidelines "
    "protocol manual instructions timetable schedule settlement warranty licence license".split()
)
_PROVIDING = frozenset("say state provide stipulate specify hold lay read prescribe dictate require".split())


def is_of_tale(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* comes about in a tale, a legend, a simulation or what a paper provides."""
    return (
        _is_in_work(words, clauses[k])
        or _is_of_legend(words, clauses, k)
        or _is_feigned(words, clauses, k)
        or _is_provided(words, clauses, k)
    )


def _is_in_work(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause says in what work it comes about: "In the play the king is shot", "dies in the novel"."""
    group = clause.group
    if group.lemma in _MAKING and not (group.lemma == "shoot" and _has_victim(words, clause)):
        return False
    opens = next((i for i in range(clause.start, min(clause.start + 3, group.first)) if words[i].low == "in"), None)
    if opens is not None and _names_work(words, opens, group.first, group.lemma):
        return True
    if not group.present or group.perfect:
        return False
    behind = range(group.last + 1, min(clause.end, group.last + _OPENING))
    return any(words[i].low == "in" and _names_work(words, i, clause.end, group.lemma) for i in behind)


def _has_victim(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether "shot" has somebody shot, and no film: "soldiers shot him", "was shot"."""
    behind = clause.group.last + 1
    person = behind < clause.end and words[behind].pos in (Pos.NAME, Pos.PRON, Pos.DET)
    person = person and words[behind + 1].low not in _FOOTAGE if behind + 1 < clause.end else person
    return person or (clause.group.passive and behind < len(words) and words[behind].low not in {"in", "on"})


def _names_work(words: Sequence[Word], at: int, end: int, lemma: str) -> bool:
    """Tell whether the phrase that "in" at *at* opens names a work: "in the film", but no "in the film festival"."""
    for i in range(at + 1, min(at + _OPENING, end)):
        low = words[i].low
        after = words[i + 1] if i + 1 < len(words) else None
        if _is_work(words, i, lemma) and i > at + 1:
            scene = i + 2 < end and any(words[j].low in _SCENES for j in range(i + 2, min(i + 4, end)))
            if after is not None and after.low in {"'s", "\N{RIGHT SINGLE QUOTATION MARK}s"}:
                return scene
            return after is None or after.token.is_capitalised or not (after.pos is Pos.NOUN or after.low in _AT_PLACE)
        if words[i].pos not in _DET and low not in _SCENES and low != "of" and low not in _GAMES_OF:
            return False
    return False


def _is_work(words: Sequence[Word], i: int, lemma: str) -> bool:
    low = words[i].low
    if low in _GAMES:
        return words[i - 1].low in _GAMES_OF or lemma in _PLAYED_HARM
    if low in _SERIES:
        return words[i - 1].low in {"tv", "television"}
    return low in TALES or low in _SIMULATED or low in _TOLD


def _is_of_legend(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether only a legend says so: "Legend says that …", "According to legend, …"; not "the rowing legend"."""
    clause = clauses[k]
    opening = range(clause.start, min(clause.start + 6, clause.group.first))
    if words[clause.start].low == "according" and any(words[i].low in LEGENDS for i in opening):
        return True
    if clause.link is not Link.CONTENT or clause.parent is None:
        return False
    parent = clauses[clause.parent]
    if parent.group.lemma not in _GOES or parent.group.passive:
        return False
    start, end = subject_words(clauses, clause.parent)
    subject = [word for word in words[start:end] if word.pos not in (Pos.COMMA, Pos.AND, Pos.QUOTE)]
    if not subject or subject[-1].low not in LEGENDS or any(word.pos is Pos.NAME for word in subject):
        return False
    person = subject[-1].low == "legend" and len(subject) > 1
    return not person or (parent.group.present and all(word.pos is not Pos.NOUN for word in subject[:-1]))


def _is_feigned(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether its doer is made up: "A simulated attack closed the bridge", "A fictional detective shot him"."""
    start, end = subject_words(clauses, k)
    end = min(end, start + _OPENING)
    for i in range(start, end - 1):
        if words[i].low in _FEIGNED and words[i + 1].pos in NOMINAL:
            return True
        if words[i].low == "mock" and words[i + 1].low in _MOCK:
            return True
    return False


def _is_provided(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a paper only provides for it: "The contract said the yard delivered ten ships"."""
    clause = clauses[k]
    before = clauses[k - 1] if k else None
    if clause.link is Link.ROOT and before is not None and before.end == clause.start:
        # "The law says that whoever killed a swan | was fined"
        whoever = any(words[i].low in {"whoever", "anyone", "anybody"} for i in range(*before.subject))
        return whoever and before.link is Link.CONTENT and _is_provided(words, clauses, k - 1)
    if clause.link is not Link.CONTENT or clause.parent is None or clause.group.perfect:
        return False
    parent = clauses[clause.parent]
    if parent.group.lemma not in _PROVIDING or parent.group.passive or parent.shared:
        return False
    if any(words[i].pos is Pos.TIME for i in range(clause.start, clause.end)):
        return False  # "the agreement said that the farm was sold in 2019"
    return _head(words, *subject_words(clauses, clause.parent)) in _PAPERS


def _head(words: Sequence[Word], start: int, end: int) -> str:
    """Return the noun that a subject is about: "contract" of "The yard's contract with the navy"; "" if none."""
    head = ""
    for i in range(start, end):
        if words[i].pos in NOMINAL:
            head = words[i].low
        elif head and words[i].pos is not Pos.POSS and words[i].low != "'s":
            break
    return head
