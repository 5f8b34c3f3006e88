"""Who denies a happening, or finds that it was not so: "denied the charges", "an inquest found that he had not …"."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.word_types import AUTHORITIES, COURTS, LAWYERS
from dossier.extract.events.words import NOMINAL, Pos, Word

_DEFENDERS = LAWYERS | {"defence", "defense"}
# Who finds what was so, and by which verbs.
_FINDERS = COURTS | frozenset(
    "inquiry enquiry commission panel review investigation investigators report police detectives coroner watchdog "
    "ombudsman".split()
)
_FINDING = frozenset("find rule conclude determine establish".split())
_BELIEVING = frozenset("believe think suspect allege claim".split())
DENIABLE = frozenset(
    "it this that all both everything charge charges count counts accusation accusations allegation allegations claim "
    "claims murder manslaughter fraud corruption theft robbery rape assault arson bribery perjury conspiracy "
    "wrongdoing involvement knowledge impropriety responsibility offence offences offense offenses".split()
)
"""What somebody who is accused denies: "denied it", "denies fourteen counts of corruption"."""
_OBJECT = 6
# What an innocent man says that he did to nobody.
_CRIMES = frozenset(
    "kill murder harm hurt injure wound shoot stab beat strike attack assault rape abuse molest touch rob steal take "
    "accept receive pay bribe cheat defraud deceive mislead betray threaten torture poison kidnap abduct extort "
    "launder embezzle smuggle sell leak pass tell conceal hide destroy falsify forge blackmail fire swindle".split()
)
_NOBODY = frozenset("nobody nothing none neither".split())
# "made no comment", "built no ships": nothing was done; but "left no address" tells how somebody left, "lost no time"
# that he was quick, and "entered no plea" or "said no" is something that was done.
_STILL_DONE = frozenset(
    "leave lose waste spare pull enter brook face say vote answer reply know get meet encounter allow permit "
    "tolerate plead".split()
)
# "won no fewer than nine seats", "is no longer …", "hurt none other than the mayor": something all the same.
_SOME = frozenset("fewer less more longer later sooner doubt other matter small".split())
# What somebody finds or says of nothing is told all the same: "found no weapon", "saw nobody leave".
_LOOKING = frozenset(
    "find see hear discover detect report uncover notice show yield produce reveal spare say know mean".split()
)


def is_denied(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether someone is quoted as denying the happening: "his lawyers said that he never owned the firm"."""
    clause = clauses[k]
    if clause.link is not Link.CONTENT or clause.parent is None or clauses[clause.parent].group.negated:
        return False
    teller = clauses[clause.parent].group
    if (
        (teller.lemma not in triggers().saying and teller.lemma not in _FINDING)
        or teller.passive
        or clause.group.modal
        or clause.group.present
    ):
        return False
    group = clause.group
    last = min(group.last + 2, clause.end) if group.copula else group.main  # "was never at the barracks"
    never = any(words[i].low == "never" for i in range(max(group.first - 1, 0), last))
    if never:
        return True
    who = {words[i].low for i in range(*subject_words(clauses, clause.parent))}
    return not who.isdisjoint(_DEFENDERS) or (teller.lemma in _FINDING and not who.isdisjoint(_FINDERS))


def touches_nobody(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the verb of clause *k* is done to nobody and to nothing: "robbed nobody", "took no bribes"."""
    clause = clauses[k]
    group = clause.group
    at = group.last + 1
    behind = words[at + 1].low if at + 1 < len(words) else ""
    if group.passive or group.copula or at >= clause.end:
        return False
    if group.lemma in _LOOKING and not (group.lemma == "find" and behind == "fault"):
        return False  # but who finds no fault does not find fault
    none = words[at].low in _NOBODY or (words[at].low == "no" and behind == "one")
    none = none or (words[at].low == "no" and _is_thing(words, at + 1) and group.lemma not in _STILL_DONE)
    if not none or behind in _SOME:
        return False
    return not any(after.link is Link.CONTENT and after.parent == k for after in clauses[k + 1 : k + 3])


def _is_thing(words: Sequence[Word], i: int) -> bool:
    """Tell whether "no" before the word *i* is of a thing: "no letters", and not "no to the deal"."""
    return i < len(words) and (words[i].pos in NOMINAL or words[i].pos is Pos.VERB)


def denies_all(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody says that a crime was done to nobody: "he has murdered nobody, his lawyer said"."""
    clause = clauses[k]
    told = clause.parent is not None and clause.link is Link.CONTENT
    return told and not clause.group.modal and clause.group.lemma in _CRIMES and touches_nobody(words, clauses, k)


def is_not_believed(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether those who would accuse somebody of the happening do not: "Police do not believe that Roe did it"."""
    clause = clauses[k]
    if clause.link is not Link.CONTENT or clause.parent is None or clause.group.negated or clause.group.modal:
        return False
    parent = clauses[clause.parent].group
    if not parent.negated or parent.passive or parent.lemma not in _BELIEVING or clause.group.copula:
        return False
    return any(words[i].low in AUTHORITIES for i in range(*subject_words(clauses, clause.parent)))


def denies_charges(words: Sequence[Word], clause: Clause, person: bool = False) -> bool:
    """Tell whether a clause says no more than where the accused stand: "denies nine counts of fraud", "has denied it".

    "The ministry denied it" tells of a statement; a court that "denies him bail" refuses something. *person* tells
    that somebody known by name does so: "Roe denied it".
    """
    group = clause.group
    if group.lemma != "deny" or group.passive or group.negated or group.modal or not (group.present or person):
        return False
    for word in words[group.last + 1 : min(clause.end, group.last + 1 + _OBJECT)]:
        if word.low in DENIABLE:
            return True
        if word.pos not in NOMINAL and word.pos not in (Pos.DET, Pos.ADV) and word.low != "one":
            return False
    return False


def denies_deed(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether somebody denies a deed that the words name: "denied inventing it", "denies having met her"."""
    group = clause.group
    if group.lemma != "deny" or group.passive or group.negated or group.modal or group.last + 1 >= len(words):
        return False
    deed = words[group.last + 1 + (words[group.last + 1].low == "ever") :][:1]
    return bool(deed) and deed[0].low.endswith("ing") and deed[0].pos is not Pos.NOUN
