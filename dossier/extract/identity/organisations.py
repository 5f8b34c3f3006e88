"""Whether two names of places or of organisations mean the same one."""

from collections.abc import Sequence

from dossier.extract.identity.verdicts import Judgement, Verdict
from dossier.extract.naming.evidence import Words, near
from dossier.extract.persons.clusters import name_words
from dossier.extract.persons.organisations import SAME_PLACE, core, initials, organisation_words


def place_key(words: Words) -> str:
    """Return what the spellings and short forms of one place share."""
    joined = " ".join(words).replace(" ,", ",")
    for number, group in enumerate(SAME_PLACE):
        if joined in group:
            return f"={number}"
    return joined


def judge_places(a: str, b: str) -> Judgement:
    """Judge two names of places."""
    one, two = name_words(a), name_words(b)
    if place_key(one) == place_key(two):
        return Judgement(Verdict.CERTAIN, f"“{a}” and “{b}” name the same place.")
    return Judgement(Verdict.UNLIKELY, f"“{a}” and “{b}” are different places.")


def judge_organisations(a: Sequence[str], b: Sequence[str]) -> Judgement:
    """Judge two organisations by all their names."""
    pair = f"“{a[0]}” and “{b[0]}”"
    cores_a, cores_b = ({core(organisation_words(name_words(name))) for name in names} for names in (a, b))
    long_shared = {shared for shared in cores_a & cores_b if len(shared) > 1}
    if long_shared:
        return Judgement(Verdict.CERTAIN, f"{pair} are the same organisation's name.")
    if cores_a & cores_b:
        clash = all(any(len(c) > 1 for c in cores) for cores in (cores_a, cores_b))
        if not clash:
            return Judgement(Verdict.CERTAIN, f"{pair} share the same name.")
        return Judgement(Verdict.LIKELY, f"{pair} share a short name, but their long names differ.")
    for x in a:
        for y in b:
            judged = _spelled(x, y)
            if judged is not None:
                return judged
    return Judgement(Verdict.UNLIKELY, f"{pair} are different names.")


def _spelled(a: str, b: str) -> Judgement | None:
    one, two = name_words(a), name_words(b)
    short, long = sorted((one, two), key=len)
    if len(short) == 1 and len(long) > 1 and 2 < len(short[0]) < 9 and short[0].replace(".", "") in initials(long):
        return Judgement(Verdict.LIKELY, f"“{a}” and “{b}”: the letters of one are the initials of the other.")
    x, y = ("".join(core(organisation_words(words))) for words in (one, two))
    if min(len(x), len(y)) > 6 and x[0] == y[0] and near(x, y):
        return Judgement(Verdict.LIKELY, f"“{a}” and “{b}”: the names differ by one letter.")
    return None
