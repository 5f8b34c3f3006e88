"""Whether a word that could be a verb is one where it stands: "leaves", "show", "documents", "cut"."""

from collections.abc import Sequence

from dossier.extract.events.lexicon import VerbForm
from dossier.extract.events.spoken_verbs import says_who_spoke
from dossier.extract.events.word_types import AUXILIARY, NOMINAL, TITLES, Pos, Word

_PLAIN_VERBS = frozenset(
    "say know think go get make take see come give find tell become keep let begin seem hear bring happen believe "
    "hold write provide stand lose pay meet continue lead understand follow allow spend grow read run hope warn "
    "deny remain appear require claim plan".split()
)
_SUBJECT_PRONOUNS = frozenset("i we you they who which that".split())
_THIRD_PRONOUNS = frozenset("he she it this that who which there".split())
# "came to light", "went to school", "put to death": nouns after "to".
_LIFE_PLACES = frozenset(
    "light school war power date press jail market trial court custody work bed death police".split()
)
_NOUN_BEFORE_TO = frozenset(
    "according due prior thanks response addition access subject reference opposition respect regard contrary".split()
)
_RANKS = frozenset("major captain general colonel sergeant master lieutenant marshal commander principal".split())
_PARTICLES = frozenset("up off out down".split())
# What a title stands behind: "Named Player of the Year in May, she …"
_CHOSEN = frozenset("voted named elected appointed crowned dubbed declared made chosen nominated proclaimed".split())
_LINKS = frozenset("links ties connections contacts associations".split())
_FORMER = frozenset(
    "retired exiled deposed disgraced ousted jailed imprisoned suspected alleged masked armed convicted".split()
)
# Of these, what is said of a person before his name: "the chair, retired judge Ann Roe, read it".
_ALWAYS_FORMER = frozenset("retired exiled disgraced suspected alleged convicted".split())
_PLEADING = frozenset("deny admit insist plead maintain claim say".split())
_BEING_SO = frozenset(
    "seem seems seemed appear appears appeared remain remains remained stay stays stayed look looks looked".split()
)
_STAYING = frozenset("at in under on behind unsolved detained jailed hospitalised hospitalized missing".split())
_PAPERS = frozenset("count counts indictment complaint lawsuit suit warrant affidavit filing petition motion".split())
_SAID_THAT = frozenset("say think believe claim know hope deny admit find hear".split())
_CHARGING = frozenset("charge accuse claim name list allege demand detail cite".split())
_SAME_IN_PAST = frozenset("let put set shut".split())
_ALSO_NOUNS = frozenset("cut hit hurt quit split spread shed cast beat burst thrust slit rid upset".split())
_IN_OFFICE = frozenset("visiting acting sitting reigning retiring".split())
_WHOLE = frozenset("everything anything nothing all".split())
_ALONE = frozenset("each both all most some many few several neither either this that these those none".split())
_PLURALS = frozenset("people men women police children troops both some many others several".split())
_OPENING = frozenset({Pos.SUB, Pos.REL, Pos.THAT, Pos.QUOTE, Pos.PUNCT})
_OBJECT_STARTS = frozenset({Pos.DET, Pos.PRON, Pos.NAME})
_FINITE_BE = frozenset("is was were has had".split())
_NOUNISH_STARTS = frozenset({Pos.DET, Pos.PRON, Pos.NAME, Pos.THAT, Pos.TO})


def _nounish(words: Sequence[Word], i: int) -> bool:
    """Tell whether word *i* could continue a noun phrase."""
    if i >= len(words):
        return False
    word = words[i]
    if word.pos in (Pos.NAME, Pos.ADJ):
        return True
    if word.pos is not Pos.NOUN:
        return False
    return word.verb is None or word.verb.ambiguous


def _before(words: Sequence[Word], i: int) -> int:
    """Return the index of the last word before *i* that is no adverb or negation, -1 where there is none."""
    i -= 1
    while i >= 0 and words[i].pos in (Pos.ADV, Pos.NOT):
        i -= 1
    return i


def resolve(words: Sequence[Word], i: int, verb: VerbForm) -> Pos:
    """Decide whether a word that could be a verb is one here."""
    if "b" in verb.forms:
        return _resolve_base(words, i, verb)
    if "i" in verb.forms:
        return _resolve_ing(words, i, verb)
    if "s" in verb.forms:
        return _resolve_third(words, i, verb)
    return _resolve_past(words, i)


def _resolve_past(words: Sequence[Word], i: int) -> Pos:
    previous = words[i - 1] if i else None
    if previous is None:
        if words[i].low in _CHOSEN and i + 1 < len(words) and words[i + 1].token.is_capitalised:
            return Pos.VERB  # "Voted Manager of the Year in 2019, Roe …"
        verb = next((k for k in range(1, min(6, len(words))) if words[k].verb is not None and k > 1), 0)
        if words[i].low in _FORMER and verb and all(w.pos in NOMINAL for w in words[1:verb]):
            return Pos.ADJ  # "Suspected French agents killed him"
        return Pos.ADJ if _nounish(words, i + 1) and words[i + 1].pos is not Pos.NAME else Pos.VERB
    if (
        previous.low in _BEING_SO
        and previous.pos is Pos.VERB
        and not (i + 1 < len(words) and words[i + 1].pos in _OBJECT_STARTS)
    ):
        return Pos.ADJ  # "remains committed", "seemed detached"
    if words[i].low == "ground" and previous.pos not in (Pos.BE, Pos.HAVE, Pos.ADV):
        return Pos.NOUN  # "the high moral ground"
    if words[i].low == "left" and _is_beside_name(words, i):
        return Pos.ADV  # "Ann Roe (left) with Tom Fox", "Ann Roe, second left, with Tom Fox"
    close = words[_before(words, i)] if _before(words, i) >= 0 else previous
    if previous.verb is not None and previous.verb.lemma == "go" and words[i].low == "broke":
        return Pos.ADJ
    apposed = previous.pos is Pos.COMMA and words[i].low in _ALWAYS_FORMER
    if words[i].low in _FORMER and (apposed or previous.pos in (Pos.VERB, Pos.PREP)) and _nounish(words, i + 1):
        return Pos.ADJ  # "to name retired Admiral Ann Roe"
    linked = i + 1 < len(words) and words[i + 1].low in _LINKS
    if linked and previous.pos is Pos.HAVE and words[i].low in {"alleged", "suspected", "reported"}:
        return Pos.ADJ  # "has alleged links to"
    if previous.low == "those":
        return Pos.VERB  # "those arrested on Friday"
    if previous.low in _ALONE and i + 1 < len(words) and words[i + 1].pos in _OBJECT_STARTS:
        return Pos.VERB
    first = i == 1 or words[i - 2].pos in _OPENING
    if first and previous.low in {"some", "many", "most"} and not _verb_after(words, i):
        return Pos.VERB  # "Some jumped overboard"
    if previous.pos is Pos.DET or (close.pos is Pos.DET and previous.pos is Pos.ADV):
        if _nounish(words, i + 1):
            return Pos.ADJ
        return Pos.NOUN if previous.pos is Pos.DET and previous.low not in {"all", "both", "this"} else Pos.VERB
    if previous.pos is Pos.SUB and _nounish(words, i + 1) and words[i + 1].pos is not Pos.NAME:
        # "when armed men came"
        return Pos.ADJ
    if _modifies_subject(words, i):
        return Pos.ADJ
    if _nounish(words, i + 1):
        measured = previous.pos is Pos.TIME and previous.low.endswith(("-year", "-month", "-week", "-day", "-hour"))
        led = previous.pos is Pos.PREP and previous.low != "by"
        if measured or led or previous.pos in (Pos.POSS, Pos.ADJ, Pos.NUM):
            return Pos.ADJ
        if previous.low == "by" and words[i + 1].pos is Pos.NOUN:
            return Pos.ADJ  # "by armed men"
        if previous.pos is Pos.VERB and words[i + 1].pos is not Pos.NAME:
            return Pos.ADJ
        if previous.pos is Pos.AND and i > 1 and words[i - 2].pos is Pos.ADJ:
            return Pos.ADJ
    return Pos.VERB


def _is_beside_name(words: Sequence[Word], i: int) -> bool:
    """Tell whether "left" at word *i* says where somebody is in a picture."""
    after = words[i + 1].low if i + 1 < len(words) else "."
    before = words[i - 1].low
    if before in {"second", "third", "far"} and i > 1:
        before = words[i - 2].low
    return (before == "(" and after in {")", ","}) or (
        before == "," and after == "," and any(w.pos is Pos.NAME for w in words[max(i - 3, 0) : i - 1])
    )


def _modifies_subject(words: Sequence[Word], i: int) -> bool:
    """Tell whether a past form opens the subject of a later verb: "In March, armed men killed", "that masked men shot".

    Nothing that could be its own subject may stand before it.
    """
    if i + 2 >= len(words) or words[i + 1].pos is not Pos.NOUN or not words[i].low.endswith("ed"):
        return False
    later = (w for w in words[i + 2 : i + 7] if w.pos is not Pos.NAME)
    after = next(later, words[i + 2])
    if after.verb is None or "d" not in after.verb.forms or after.pos in AUXILIARY:
        return False
    opening = words[i - 1].pos
    if opening in (Pos.THAT, Pos.SUB, Pos.QUOTE) or words[i - 1].low in {"when", "where"}:
        return True
    if opening not in (Pos.TIME, Pos.COMMA):
        return False
    starts = [0, *(k + 1 for k in range(i - 1) if words[k].pos is Pos.COMMA)]
    adverbial = all(words[k].pos in (Pos.PREP, Pos.TIME, Pos.ADV) for k in starts)
    return adverbial and not any(w.pos is Pos.VERB or w.pos in AUXILIARY for w in words[:i])


def _resolve_ing(words: Sequence[Word], i: int, verb: VerbForm) -> Pos:
    previous = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if previous is None:
        return Pos.NOUN if verb.ambiguous and after is not None and after.pos in AUXILIARY else Pos.VERB
    if previous.pos in (Pos.DET, Pos.POSS, Pos.ADJ, Pos.NUM) and previous.low not in {"all", "both"}:
        return Pos.ADJ if _nounish(words, i + 1) else Pos.NOUN
    told = words[i].low == "saying" and previous.pos in (Pos.NOUN, Pos.NAME, Pos.TIME)  # "a report Thursday saying …"
    if told or words[max(_before(words, i), 0)].pos is Pos.BE:
        return Pos.VERB
    if previous.pos in (Pos.SUB, Pos.THAT) and after is not None and after.low in _FINITE_BE:
        return Pos.NOUN  # "before trading was halted"
    if previous.pos is Pos.ADV and i > 1 and words[i - 2].pos in (Pos.DET, Pos.POSS) and _nounish(words, i + 1):
        return Pos.ADJ  # "the then mining minister"
    if words[i].low in _IN_OFFICE and after is not None and after.token.is_capitalised and after.pos is Pos.NOUN:
        joined = previous.pos is Pos.AND and i > 1 and words[i - 2].pos is Pos.NAME
        if joined or previous.pos is Pos.VERB or previous.low in {"with", "by", "from", "between"}:
            return Pos.ADJ  # "Roe and visiting Spanish Prime Minister Fox signed it"
    if words[i].low == "hiding" and previous.low in {"in", "into"}:
        return Pos.NOUN
    if previous.verb is not None and previous.verb.lemma == "quit":
        return Pos.NOUN  # "quit plumbing"
    counted = previous.low in {"first", "second", "last", "next"} and words[max(i - 2, 0)].pos is Pos.DET
    if verb.ambiguous and counted and after is not None and after.pos in (Pos.PREP, *AUXILIARY):
        return Pos.NOUN  # "the first hearing of"
    if verb.ambiguous and (previous.pos in (Pos.PREP, Pos.NOUN, Pos.NAME, Pos.TIME) or previous.low == "after"):
        takes_object = after is not None and (
            after.pos in (Pos.DET, Pos.PRON, Pos.NAME, Pos.NUM) or after.low in _PARTICLES or _nounish(words, i + 1)
        )
        lasted = after is not None and after.pos in (Pos.NUM, Pos.TIME) and not after.token.is_capitalised
        lasted = lasted and previous.pos is Pos.TIME  # "in January ending 20 years of war"
        beside = previous.pos in (Pos.NOUN, Pos.NAME, Pos.TIME) and after is not None and after.pos is not Pos.DET
        if not lasted and (beside or not takes_object):
            return Pos.NOUN
    if previous.pos in (Pos.NOUN, Pos.NAME) and not previous.low.endswith(("s", "men", "people")):
        # "an operating system", "a broadcasting company", but "men wearing masks".
        compound = after is not None and after.pos is Pos.NOUN and not after.low.endswith("s")
        return Pos.ADJ if compound else Pos.VERB
    return Pos.VERB


_NOWADAYS = frozenset({"now", "today", "currently"})


def _resolve_base(words: Sequence[Word], i: int, verb: VerbForm) -> Pos:
    j = _before(words, i)
    if j > 0 and words[j].low in _NOWADAYS and words[j].pos is Pos.TIME:
        j -= 1  # "Investigators now believe"
    previous = words[j] if j >= 0 else None
    after = words[i + 1] if i + 1 < len(words) else None
    word_low = words[i].low
    if previous is None:
        return Pos.NOUN
    if previous.pos is Pos.TO:
        if word_low in _RANKS and (after is None or after.pos is not Pos.DET):
            return Pos.NOUN
        if word_low in {"head", "chief"} and after is not None and after.low == "of":
            return Pos.NOUN  # "rose to head of sales"
        if word_low in _LIFE_PLACES and (after is None or after.pos not in (Pos.DET, Pos.NAME, Pos.PRON)):
            return Pos.NOUN
        planned = j > 1 and words[j - 1].low == "due" and words[_before(words, j - 1)].pos is Pos.BE
        nominal = verb.ambiguous and j and words[j - 1].low in _NOUN_BEFORE_TO and not planned
        return Pos.NOUN if nominal else Pos.VERB
    if previous.pos in (Pos.MODAL, Pos.DO) or (
        previous.pos is Pos.PRON and j and words[j - 1].pos in (Pos.MODAL, Pos.DO)
    ):
        return Pos.VERB
    if previous.pos is Pos.TIME and _after_modal(words, j):
        return Pos.VERB
    if word_low in _PLURALS:
        return Pos.NOUN
    if previous.low == "both" and verb.lemma in _PLEADING:
        return Pos.VERB  # "Both deny murder"
    if previous.low == "that" and j and words[j - 1].pos is Pos.VERB and verb.ambiguous and after is not None:
        teller = words[j - 1].verb
        said = teller is not None and teller.lemma in _SAID_THAT
        if not said and after.pos in (Pos.PREP, Pos.TIME, Pos.PUNCT, Pos.COMMA):
            return Pos.NOUN  # "broke that silence in May"
    if previous.low in _SUBJECT_PRONOUNS and previous.pos is not Pos.DET:
        past = after is not None and after.verb is not None and "d" in after.verb.forms
        return Pos.NOUN if past and verb.ambiguous and previous.pos is Pos.REL else Pos.VERB  # "which police shut"
    if "n" in verb.forms and previous.pos in (Pos.BE, Pos.HAVE):
        return Pos.VERB
    if verb.lemma in _CHARGING and _object_is_near(after) and _is_paper(words[:i]) and previous.pos is not Pos.DET:
        return Pos.VERB  # "Counts two and three charge the couple with …"
    if "d" in verb.forms and _goes_on(words, i, j):
        return Pos.VERB
    if previous.pos is Pos.NOUN and _is_subject(words, i):
        return Pos.NOUN  # "the state bar received a letter"
    opens_object = after is not None and (after.pos in _NOUNISH_STARTS or after.low == "that")
    if "d" in verb.forms and after is not None and (after.pos is Pos.NUM or after.low in _PARTICLES):
        opens_object = True
    if words[i].low == "say" and opens_object and previous.pos in (Pos.COMMA, Pos.NOUN, Pos.NAME, Pos.TIME):
        return Pos.VERB  # "Supporters of Tom Fox say the trial was rigged"
    if word_low == "say" and previous.pos in (Pos.NAME, Pos.NOUN) and after is not None and after.pos in NOMINAL:
        return Pos.VERB  # "Officials in Oslo say General Roe was held"
    if verb.lemma == "let" and previous.pos in NOMINAL:
        return Pos.VERB  # "The keeper let in two goals"
    if verb.lemma == "quit" and after is not None and after.low.endswith("ing") and previous.pos is not Pos.DET:
        return Pos.VERB  # "the father of three quit teaching"
    whole = after is not None and after.low in _WHOLE
    if (
        whole
        and (_closes_apposition(words, j) or previous.pos is Pos.NAME)
        and _starts_without_verb(words, i) is not None
    ):
        return Pos.VERB  # "The brothers, Tom and Max Fox, deny everything"
    fresh = "d" in verb.forms and previous.pos is Pos.COMMA and opens_object
    if fresh and _closes_apposition(words, j) and _starts_without_verb(words, i) is not None:
        return Pos.VERB  # "His brother, Tom Fox, set up a firm"
    if previous.pos in (Pos.AND, Pos.COMMA):
        earlier = any(w.pos is Pos.VERB and w.verb is not None and "b" in w.verb.forms for w in words[:j])
        if earlier and (not verb.ambiguous or opens_object or (previous.pos is Pos.AND and _nounish(words, i + 1))):
            return Pos.VERB
        return Pos.NOUN
    if "d" in verb.forms and opens_object and (previous.pos is Pos.NUM or previous.low in _ALONE) and j <= 1:
        return Pos.VERB  # "The two set up a firm", "All put money into it"
    if previous.pos is Pos.TIME and "d" in verb.forms and opens_object and j and words[j - 1].pos in NOMINAL:
        return Pos.VERB  # "a bomb on the road Sunday hit a convoy"
    if previous.pos is Pos.TIME and "d" in verb.forms and _only_verb(words, i):
        return Pos.VERB  # "The station on Friday broadcast pictures of it"
    if "d" in verb.forms and previous.pos in (Pos.NOUN, Pos.NAME, Pos.PRON):
        sure = previous.pos is not Pos.NOUN or opens_object or _only_verb(words, i) or _is_past_alone(words, i)
        return Pos.VERB if sure else Pos.NOUN
    object_follows = after is not None and after.pos in _OBJECT_STARTS
    named = previous.pos in (Pos.NOUN, Pos.NAME)
    if named and object_follows and _is_plural_subject(words, i) and not _verb_after(words, i):
        return Pos.VERB
    single = previous.low.endswith(("ss", "us", "is", "gas")) and previous.pos is Pos.NOUN  # "a bus stand"
    many = (previous.low.endswith(("s", "people", "men", "women")) and not single) or previous.low in _PLURALS
    plural = previous.pos in (Pos.NOUN, Pos.NAME, Pos.NUM) and many
    if plural and (
        not verb.ambiguous or (after is not None and after.low == "that") or (verb.lemma in _PLAIN_VERBS and j == i - 1)
    ):
        return Pos.VERB
    return Pos.NOUN


def _goes_on(words: Sequence[Word], i: int, j: int) -> bool:
    """Tell whether a verb that is the same in the past goes on after "and" or a quotation: "was held but let go"."""
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None or words[i].low not in _SAME_IN_PAST | _ALSO_NOUNS:
        return False
    opens = after.pos in (Pos.DET, Pos.PRON) or after.low in _PARTICLES
    if words[i].low in _SAME_IN_PAST and words[j].pos is Pos.AND:
        opens = opens or after.pos in (Pos.PREP, Pos.NAME) or after.low in {"go", "free"}
    if opens and words[j].pos in (Pos.AND, Pos.COMMA):
        return any(w.pos is Pos.VERB and w.verb is not None and set("dn") & set(w.verb.forms) for w in words[:j])
    spoken = words[j].pos is Pos.QUOTE and j > 0 and words[j - 1].pos in (Pos.COMMA, Pos.PUNCT)
    return spoken and (after.pos in (Pos.NAME, Pos.DET) or after.low in TITLES)


def _is_subject(words: Sequence[Word], i: int) -> bool:
    """Tell whether the verb of word *i*, if it is a noun, follows it with its object: "received a letter"."""
    if i + 2 >= len(words):
        return False
    verb = words[i + 1].verb
    return verb is not None and "d" in verb.forms and "b" not in verb.forms and words[i + 2].pos in _OBJECT_STARTS


def _resolve_third(words: Sequence[Word], i: int, verb: VerbForm) -> Pos:
    j = _before(words, i)
    previous = words[j] if j >= 0 else None
    after = words[i + 1] if i + 1 < len(words) else None
    if previous is None:
        return Pos.NOUN
    verb_follows = after is not None and (
        after.pos in AUXILIARY or (after.verb is not None and "d" in after.verb.forms)
    )
    if previous.low in _THIRD_PRONOUNS:
        subject = previous.pos is Pos.THAT and _auxiliary_ahead(words, i + 1)
        return Pos.NOUN if verb.ambiguous and (verb_follows or subject) else Pos.VERB
    if previous.pos is Pos.ADJ and previous.low.endswith("ing") and _lacks_verb(words, i):
        previous.pos = Pos.NOUN  # "The hearing resumes"
        return Pos.VERB
    if previous.pos in (Pos.DET, Pos.ADJ, Pos.PREP, Pos.POSS, Pos.TO):
        return Pos.NOUN
    stays = after is not None and (after.pos is Pos.ADJ or after.low in _STAYING)
    stays = stays or (after is not None and after.verb is not None and previous.pos is Pos.NAME)
    if words[i].low == "remains" and stays:
        return Pos.VERB  # "The case remains unsolved", "Roe remains at large"
    if not verb.ambiguous or says_who_spoke(words, i):
        return Pos.VERB
    ends = previous.pos in (Pos.COMMA, Pos.NAME, Pos.TIME, Pos.NUM)
    if verb.lemma in _CHARGING and ends and _object_is_near(after) and _is_paper(words[:i]):
        return Pos.VERB  # "An indictment unsealed in Oslo, Norway, charges a banker with …"
    object_follows = after is not None and (after.pos in _OBJECT_STARTS or after.low == "that")
    object_follows = object_follows and _starts_without_verb(words, i) is not None
    if object_follows and not verb_follows and (_closes_apposition(words, j) or previous.pos is Pos.NAME):
        return Pos.VERB
    closing = after is not None and (after.pos is Pos.TIME or after.low in _PARTICLES or after.low == "over")
    if closing and _closes_apposition(words, j) and _starts_without_verb(words, i) is not None:
        return Pos.VERB  # "Ann Roe, head of sales, takes over today"
    named = previous.pos is Pos.NAME and not _is_governed(words, j)
    if (named or _closes_apposition(words, j)) and not verb_follows and _only_verb(words, i):
        return Pos.VERB
    if previous.pos not in (Pos.NAME, Pos.NOUN) or verb_follows or _is_governed(words, j):
        return Pos.NOUN
    counts = after is not None and after.pos is Pos.NUM and _starts_without_verb(words, i) == 0
    if counts and words[0].pos in (Pos.DET, Pos.NAME):
        return Pos.VERB
    if _lacks_verb(words, i):
        return Pos.VERB
    opens_object = after is not None and (after.pos in (Pos.DET, Pos.PRON, Pos.TO) or after.low == "that")
    plural = previous.low.endswith("s") and previous.pos is Pos.NOUN
    adverb = j < i - 1 and words[i - 1].pos is Pos.ADV
    return Pos.VERB if adverb or (not plural and (opens_object or verb.lemma in _PLAIN_VERBS)) else Pos.NOUN


def _object_is_near(after: Word | None) -> bool:
    """Tell whether an object begins at the word after a verb."""
    return after is not None and (after.pos in _OBJECT_STARTS or after.pos is Pos.NUM)


def _is_paper(words: Sequence[Word]) -> bool:
    """Tell whether a sentence begins with a paper that charges or claims: "A complaint filed …"."""
    return any(word.low in _PAPERS for word in words[:4]) and not any(word.pos in AUXILIARY for word in words)


def _auxiliary_ahead(words: Sequence[Word], i: int) -> bool:
    """Tell whether an auxiliary follows a noun and its phrase: "that talks with unions would begin"."""
    for word in words[i : i + 6]:
        if word.pos in AUXILIARY:
            return True
        if word.pos not in NOMINAL and word.pos not in (Pos.PREP, Pos.DET, Pos.POSS):
            return False
    return False


def _is_governed(words: Sequence[Word], i: int) -> bool:
    """Tell whether the noun phrase that ends at word *i* hangs on a preposition or is the object of a verb."""
    while i >= 0 and (words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.POSS)):
        i -= 1
    return i >= 0 and words[i].pos in (Pos.PREP, Pos.VERB)


def _after_modal(words: Sequence[Word], i: int) -> bool:
    """Tell whether a modal stands before the time that ends at word *i*: "will on Monday begin"."""
    while i >= 0 and words[i].pos in (Pos.TIME, Pos.COMMA, Pos.ADV, Pos.PREP):
        i -= 1
    return i >= 0 and words[i].pos in (Pos.MODAL, Pos.DO)


def _starts_without_verb(words: Sequence[Word], i: int) -> int | None:
    """Return where the clause of word *i* begins if nothing before it there can be its verb, else None."""
    k = i - 1
    while k >= 0 and words[k].pos not in _OPENING:
        word = words[k]
        past = word.pos is Pos.VERB and word.verb is not None and "d" in word.verb.forms
        by = k + 1 < len(words) and words[k + 1].low == "by"
        present = word.pos is Pos.VERB and word.verb is not None and not set("din") & set(word.verb.forms)
        if word.pos in AUXILIARY or (past and not by) or present:
            return None
        k -= 1
    return k + 1


def _is_plural_subject(words: Sequence[Word], i: int) -> bool:
    """Tell whether the clause begins with a plural that waits for word *i*: "Photographs of it show the two"."""
    start = _starts_without_verb(words, i)
    if start is None:
        return False
    while start < i and words[start].pos in (Pos.DET, Pos.TIME, Pos.COMMA, Pos.ADV, Pos.AND, Pos.NUM):
        start += 1
    end = start
    while end < i and words[end].pos in NOMINAL:
        end += 1
    if end == start:
        return False
    head = words[end - 1]
    joined = end < i and words[end].pos is Pos.AND and end + 1 < i and words[end + 1].pos in NOMINAL
    plural = head.low in _PLURALS or (head.pos is Pos.NOUN and head.low.endswith("s") and not head.low.endswith("ss"))
    return plural or joined


def _lacks_verb(words: Sequence[Word], i: int) -> bool:
    """Tell whether nothing else in the sentence can be its verb: "The hearing resumes on Tuesday." """
    start = _starts_without_verb(words, i)
    if start is None or words[start].pos is not Pos.DET or words[start].low not in {"the", "a", "an", "this", "that"}:
        return False
    for word in words[i + 1 :]:
        if word.pos in _OPENING:
            return True
        if word.pos in AUXILIARY or word.verb is not None:
            return False
    return False


def _only_verb(words: Sequence[Word], i: int) -> bool:
    """Tell whether word *i* alone can be the verb of its clause: "his company cut ties with the firm"."""
    return _nounish(words, i + 1) and _starts_without_verb(words, i) is not None and not _verb_after(words, i)


def _is_past_alone(words: Sequence[Word], i: int) -> bool:
    """Tell whether a past form like its base can be the only verb: "The pipe burst on Monday", "The minister quit"."""
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and after.pos not in (Pos.TIME, Pos.PREP, Pos.PUNCT, Pos.ADV, Pos.SUB, Pos.TO):
        return False
    start = _starts_without_verb(words, i)
    if start is None or _verb_after(words, i):
        return False
    if words[start].pos in (Pos.PREP, Pos.SUB, Pos.ADV, Pos.TIME):
        # "On Monday, the pipe burst"; "After a power cut on Monday, …" has no comma before it
        comma = next((k for k in range(i - 1, start, -1) if words[k].pos is Pos.COMMA), None)
        if comma is None:
            return False
        start = comma + 1
    first = words[start]
    return first.pos in (Pos.DET, Pos.NAME, Pos.NUM, Pos.ADJ, Pos.NOUN) and words[i - 1].pos is Pos.NOUN


def _verb_after(words: Sequence[Word], i: int) -> bool:
    """Tell whether a word behind word *i*, before the next border, could be the verb of its clause."""
    for word in words[i + 1 :]:
        if word.pos in (Pos.COMMA, Pos.SUB, Pos.REL, Pos.PUNCT, Pos.AND):
            return False
        if word.pos in AUXILIARY or (word.verb is not None and "d" in word.verb.forms):
            return True
    return False


def _closes_apposition(words: Sequence[Word], i: int) -> bool:
    """Tell whether the comma at word *i* closes what describes the subject: "Roe, then a lecturer, leaves"."""
    if words[i].pos is not Pos.COMMA:
        return False
    first = next((k for k in range(i - 1, -1, -1) if words[k].pos is Pos.COMMA), None)
    return first is not None and first > 0 and words[first - 1].pos in (Pos.NAME, Pos.NOUN, Pos.NUM)
