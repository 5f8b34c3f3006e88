"""Whether a clause speaks of what was or of what is to come: it decides which Friday is meant."""

import re
from bisect import bisect_left, bisect_right

from dossier.extract.tokens import Sentence, Token

_MODALS = frozenset("will shall ’ll 'll won't won’t may might can could should must would cannot can't can’t".split())
_PAST = frozenset(
    "was were had did said told took met left came went made gave got saw found held began became fell rose won lost "
    "led sent ran wrote spoke broke struck shot fled flew sat stood kept brought bought built caught fought hit put "
    "cut set read quit taught thought knew grew drew drove threw wore swore chose froze woke spent paid sold heard "
    "felt dealt meant lay hung rang sang sank swam shook stole tore bore sought has have been says warned".split()
)
# Of these, what is no past behind "is": "until a successor is found".
_BOTH_FORMS = frozenset(
    "told left made found held won lost led sent struck shot kept brought bought built caught fought hit put cut set "
    "read taught thought paid sold heard felt dealt meant hung sought said".split()
)
# Of these, what is no past after "to".
_BASES = frozenset("hit put cut set read quit".split())
_PROSPECT = frozenset(
    "expected scheduled due set slated planned planning plans plan hopes hope hoping intends intend aims aim vowed "
    "agreed ready expects expect wants want going about supposed ordered bound poised likely promised prepares "
    "preparing is are".split()
)
_STARTING = frozenset(
    "begins starts opens runs lasts resumes takes faces returns meets kicks convenes heads arrives hosts visits votes "
    "goes comes launches closes ends expires concludes continues reconvenes reopens "
    "expects anticipates predicts expiring maturing".split()
)
_STARTING_PLURAL = frozenset("open begin start play face meet host visit resume travel end return depart".split())
_PLURAL_BEFORE = frozenset("they we you then who and also".split())
_UPCOMING = frozenset("payable upcoming forthcoming scheduled planned next".split())
_REPORTING = frozenset("said told announced reported added wrote stated confirmed tweeted says".split())
_BREAKS = frozenset({";", ":", "—", "–", "(", ")", "“", "”", '"'})
_VERBAL_ED = re.compile(r"[a-z]{2,40}ed$")
_PARTICIPLES = frozenset(
    "taken given shown written gone done born broken chosen driven fallen flown hidden stolen sworn thrown torn ridden "
    "spoken beaten begun drawn grown slain withdrawn seen known".split()
)
_BLAMED = frozenset("accused charged suspected convicted wanted blamed sought guilty".split())
_PLEDGED = frozenset("vowed agreed promised".split())
"""Verbs in the past whose "to" tells what was to come, but which themselves were then: "promised in October to"."""
_PASSIVE = frozenset("is are was were be been being have has had".split())
_OBJECTS = frozenset("the a an his her its their this that these those him them no".split())
_SIGNS = (
    _MODALS
    | _PAST
    | _STARTING
    | _STARTING_PLURAL
    | _UPCOMING
    | _PARTICIPLES
    | _BLAMED
    | frozenset("to up set due slated scheduled expected expecting".split())
)
"""Words that can tell past from future; all others but those in -ed are passed over at once."""


def _is_prospect(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether token *i* is a "to" that leads to something planned: "is due to", "expected to", "is to"."""
    if i == 0 or tokens[i].text != "to" or not any(t.text.lower() in _PROSPECT for t in tokens[max(0, i - 2) : i]):
        return False
    named = i + 1 < len(tokens) and tokens[i + 1].is_capitalised  # "promised to Roe a house"
    return not named and _word(tokens, i + 1) not in _OBJECTS  # "agreed to a deal" is no plan


def _word(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def _is_later_then(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether a "would" at token *i* tells what came later in the past: "would later flee", "would go on to"."""
    return _word(tokens, i + 1) in ("later", "eventually", "subsequently") or (
        _word(tokens, i + 1) == "go" and _word(tokens, i + 2) == "on"
    )


def _participle(tokens: tuple[Token, ...], i: int, word: str) -> bool | None:
    """Read a form in -ed or -en: past, but not in "will be taken", nor in "is held"."""
    before = _word(tokens, i - 1)
    if word in _BLAMED and before != "be":
        return False  # "is charged with murder in August"
    if before in ("be", "get", "is", "are"):
        return None
    if word not in _PROSPECT:
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    active = before not in ("was", "were", "been", "being") and following is not None
    to = _word(tokens, i + 1) == "to" and _word(tokens, i + 2) in _OBJECTS
    if active and following is not None and (following.text.lower() in _OBJECTS or to):
        return False  # "he planned the raid", "agreed to a deal"
    pledged = word in _PLEDGED and following is not None and following.text.lower() in ("in", "on", "last")
    return False if active and pledged else None


def _was_thought(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether a "would" at token *i* tells what somebody had expected: "we had thought it would come in May"."""
    return any(
        _word(tokens, j) == "had" and _word(tokens, j + 1) in ("thought", "hoped", "expected", "believed", "assumed")
        for j in range(max(0, i - 8), i)
    )


def _is_perfect(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether a modal at token *i* tells what has been: "may have fled", but not "will have their say"."""
    at = next((j for j in range(i + 1, min(i + 3, len(tokens))) if _word(tokens, j) in ("have", "ve", "’ve")), None)
    return at is not None and _word(tokens, at + 1) not in _OBJECTS | {"to"}


def _is_caused(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether a participle at token *i* tells what somebody is "to have done", "to get repaired"."""
    return any(
        _word(tokens, j) == "to" and _word(tokens, j + 1) in ("have", "get", "see") and _word(tokens, j + 2) in _OBJECTS
        for j in range(max(0, i - 6), i - 2)
    )


def _is_named(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether a word in -ed at token *i* stands for people: "evacuate the wounded on Tuesday"."""
    return _word(tokens, i - 1) == "the" and _word(tokens, i + 1) in ("on", "in", "by", "at", "and", ".", ",", "from")


def _is_meant(tokens: tuple[Token, ...], i: int) -> bool | None:
    """Read a "to" at token *i* after "was", or after an "and" that joins it to a plan told before."""
    before = _word(tokens, i - 1)
    if before in ("was", "were") and _word(tokens, i + 1) not in _TURNED_OUT:
        return True
    planned = before in ("and", "or") and any(t.text.lower() in _HOPED for t in tokens[max(0, i - 30) : i - 1])
    return True if planned and _word(tokens, i + 1) not in _OBJECTS else None


_TURNED_OUT = frozenset("become prove remain last die win lose find discover follow".split())
"""Verbs after "was to" that mostly tell what came of something: "he was to become president"."""
_HOPED = frozenset(
    "hopes hope hoped hoping plans planned wants wanted expected intends intended aims supposed due".split()
)


def _cue(tokens: tuple[Token, ...], i: int) -> bool | None:
    """Return True for a sign of the future at token *i*, False for one of the past, None for none."""
    word = tokens[i].text.lower()
    if word not in _SIGNS and not word.endswith("ed"):
        return None
    if word.endswith("ed") and ((i > 0 and tokens[i].is_capitalised) or _is_named(tokens, i)):
        return None  # "Mohamed", "the wounded"
    if word in ("planned", "scheduled") and _word(tokens, i - 1) in ("a", "an"):
        return None  # "made a scheduled stop on Sunday"
    active = word in ("planned", "scheduled") and _word(tokens, i + 1) in _OBJECTS
    if word in _MODALS or _is_prospect(tokens, i) or (word in _UPCOMING and not active):
        perfect = _is_perfect(tokens, i)
        if word == "would" and (_is_later_then(tokens, i) or _was_thought(tokens, i)):
            return False
        return not perfect and not (word == "may" and tokens[i].is_capitalised and i > 0)
    if word == "to":
        return _is_meant(tokens, i)
    if word == "expecting":
        return True if _word(tokens, i - 1) in _IS else None  # "is expecting a child in February"
    if word == "up":
        return True if _word(tokens, i + 1) == "for" and _word(tokens, i - 1) in ("is", "are", "be") else None
    if word in _STARTING and i > 0 and tokens[i - 1].text.lower() not in ("the", "a"):
        return True
    if word in _STARTING_PLURAL and i > 0 and tokens[i].text.islower():
        before = tokens[i - 1].text.lower()
        if before in _PLURAL_BEFORE or (before.endswith("s") and before not in ("is", "was", "has", "'s", "’s")):
            return True
    if word == "set" and i > 0 and tokens[i - 1].text.lower() in ("is", "are"):
        return True
    if word in _BASES and _word(tokens, i - 1) == "to":
        return None  # "is to set the date in July"
    if _is_caused(tokens, i) or (word == "have" and _word(tokens, i - 1) == "to" and _word(tokens, i + 1) in _OBJECTS):
        return None  # "will ask to have the ship sold on 26 September"
    if _word(tokens, i - 1) == "been" and _word(tokens, i - 3) == "to" and _word(tokens, i - 4) in ("was", "were"):
        return True  # "was to have been paid on 24 June"
    if word in _PAST:
        if word == "have" and _word(tokens, i - 1) in _MODALS:
            return None  # the modal tells: "would have their say"
        passive = ("be", "get", "is", "are") if word in _BOTH_FORMS else ("be", "get")
        return None if i > 0 and tokens[i - 1].text.lower() in passive else False
    if (_VERBAL_ED.match(word) or word in _PARTICIPLES or word in _BLAMED) and (
        (read := _participle(tokens, i, word)) is not None or word not in _DUE
    ):
        return read
    return True if word in _DUE else None


_IS = frozenset("is are am 's ’s 're ’re".split())
_PUT_OFF = frozenset("adjourned postponed delayed deferred extended rescheduled remanded suspended".split())
_PUT_OFF_PAIRS = frozenset({("put", "off"), ("put", "back"), ("pushed", "back"), ("held", "over"), ("moved", "back")})
_DUE = frozenset("due set slated scheduled expected".split())
_BEHIND = frozenset("of from after since following over".split())
"""Before "Sunday's vote": a vote that has been, whatever the clause speaks of."""


def _from_before(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether a "from" opens the stretch that "through" at token *i* closes."""
    return any(t.text.lower() == "from" for t in tokens[max(0, i - 6) : i])


def _is_since(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether what stands before an expression makes it past: "since October", "the video is from August"."""
    before = [_word(tokens, i) for i in range(max(0, first - 3), first)]
    if "since" in before:
        return True
    return len(before) > 1 and before[-1] == "from" and before[-2] in ("is", "are", "was", "were", "dates", "date")


_USUALLY = frozenset("normally usually typically traditionally generally annually".split())


def is_habitual(sentence: Sentence, start: int) -> bool:
    """Tell whether a clause tells what happens every year: "the rains normally arrive by mid-November"."""
    tokens = sentence.tokens
    first = bisect_right(tokens, start, key=lambda token: token.end)
    for i in range(first - 1, max(-1, first - 8), -1):
        word = tokens[i].text.lower()
        if word in _USUALLY:
            following = _word(tokens, i + 1)
            before = _word(tokens, i - 1)
            past = following in _PAST or _VERBAL_ED.match(following) is not None or before in _PAST
            return before in ("is", "are") or (not past and before not in _MODALS)
        if tokens[i].text in _BREAKS or tokens[i].text == ",":
            return False
    return False


def is_since(sentence: Sentence, start: int) -> bool:
    """Tell whether "since" or "dates from" stands right before *start*."""
    return _is_since(sentence.tokens, bisect_right(sentence.tokens, start, key=lambda token: token.end))


def was_meant_then(sentence: Sentence, start: int) -> bool:
    """Tell whether a clause tells what was to come at some time in the past: "and was to stand trial in October"."""
    tokens = sentence.tokens
    first = bisect_right(tokens, start, key=lambda token: token.end)
    return any(
        _word(tokens, i) == "to" and _word(tokens, i - 1) in ("was", "were") for i in range(max(1, first - 8), first)
    )


def is_told_as_past(sentence: Sentence, start: int) -> bool:
    """Tell whether a verb in the past, before *start* in its clause, says that it has been."""
    tokens = sentence.tokens
    first = bisect_right(tokens, start, key=lambda token: token.end)
    if _is_since(tokens, first):
        return True
    for i in range(first - 1, max(-1, first - 25), -1):
        if tokens[i].text in _BREAKS or tokens[i].text == ",":
            return False
        cue = _cue(tokens, i)
        if cue is not None:
            return cue is False
    return False


def looks_ahead(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the clause around *start*..*end* speaks of the future; without any sign it is the past."""
    return leaning(sentence, start, end) or False


def leaning(sentence: Sentence, start: int, end: int) -> bool | None:
    """Tell whether the clause around *start*..*end* speaks of the future or the past; None where nothing tells.

    The nearest verb before the expression decides, within its clause; then the nearest after it. A verb of saying
    right before it ("said Friday") is past whatever else the sentence tells. Without any sign "until Monday" and
    "by Monday" look ahead.
    """
    tokens = sentence.tokens
    first = bisect_right(tokens, start, key=lambda token: token.end)
    after = bisect_left(tokens, end, key=lambda token: token.start)
    if _word(tokens, first - 1) == "that" and _word(tokens, after) in _MODALS:
        return True  # "said that Thursday could bring storms"
    if _word(tokens, first - 1) == "for" and (_is_set(tokens, first - 2) or _is_appointed(tokens, first - 2)):
        return True  # "has been set for 17 October"
    owning = after < len(tokens) and tokens[after].text in ("'s", "’s")  # "says Sunday's vote will go ahead"
    if not owning and any(t.text.lower() in _REPORTING for t in tokens[max(0, first - 2) : first]):
        return False
    if _is_since(tokens, first) or (_word(tokens, after) == "that" and _was_reported(tokens, first)):
        return False
    if _awaits(tokens, first):
        return True
    put_off = any(_puts_off(tokens, i) for i in range(max(0, first - 9), first))
    if put_off and _word(tokens, first - 1) in ("until", "till", "to"):
        return True  # "was adjourned until 9 September"
    if _is_called_in(tokens, first) or _is_decreed(tokens, first):
        return True
    if _is_granted(tokens, first) or _is_fixed(tokens, first, after) or _is_called_for(tokens, first):
        return True
    named = after > first and tokens[first].is_capitalised
    if named and first and tokens[first - 1].text.lower() == "through" and not _from_before(tokens, first - 1):
        return True
    if owning and first and tokens[first - 1].text.lower() in _BEHIND:
        return False  # "will declare the winner of Sunday's vote"
    for i in range(first - 1, max(-1, first - 25), -1):
        if tokens[i].text in _BREAKS or (tokens[i].text == "," and i < first - 1 and not _is_in_place(tokens, i)):
            break
        if i < first - 1 and tokens[i].text.lower() in ("after", "following", "since"):
            return False  # "is ready to act after imposing sanctions on Thursday"
        cue = _cue(tokens, i)
        if cue is not None:
            return cue
    for i in range(_past_insertion(tokens, after), min(len(tokens), after + 20)):
        if tokens[i].text in _BREAKS:
            break
        if tokens[i].text in _PLEDGED and _word(tokens, i - 1) not in _PASSIVE:
            return False  # "On Tuesday the president promised to free them"
        cue = _cue(tokens, i)
        if cue is not None:
            return cue
    for i in range(first - 1, max(-1, first - 40), -1):
        cue = _cue(tokens, i)
        if cue is not None:
            return cue
    if any(t.text.lower() in ("until", "till", "by") for t in tokens[max(0, first - 2) : first]):
        return True
    opening = next((t.text for t in tokens[:2] if t.text not in '“"‘'), "")
    return True if opening in _REQUESTS and first > 1 else None


def _was_reported(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether a time closes what leads to a report: "told reporters in Bergen, Norway, on Monday that …"."""
    for i in range(first - 1, max(-1, first - 25), -1):
        if tokens[i].text in _BREAKS:
            return False
        if tokens[i].text.lower() in _REPORTING:
            return True
    return False


def _is_in_place(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether the comma at token *i* stands inside the name of a place: "in Bergen, Norway, on Monday"."""
    if not 0 < i < len(tokens) - 2 or not (tokens[i - 1].is_capitalised and tokens[i + 1].is_capitalised):
        return False
    start = i - 1
    while start > 0 and tokens[start].is_capitalised:
        start -= 1
    closes = next((k for k in range(i + 1, min(i + 5, len(tokens))) if not tokens[k].is_capitalised), i)
    return _word(tokens, start) in ("in", "at", "near", "from", "of") and _word(tokens, closes) in (",", "on")


def _puts_off(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether something was put off at token *i*: "was adjourned", "put off", "pushed back"."""
    word = tokens[i].text.lower()
    return word in _PUT_OFF or (word, _word(tokens, i + 1)) in _PUT_OFF_PAIRS


def _awaits(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether what happens at a time is only awaited: "held pending a hearing on 20 February"."""
    for i in range(first - 1, max(-1, first - 8), -1):
        if tokens[i].text in _BREAKS or tokens[i].text == ",":
            return False
        if tokens[i].text.lower() in ("pending", "awaiting") and _word(tokens, i - 1) not in _OBJECTS:
            return True
        if tokens[i].text.lower() in _PAST or _VERBAL_ED.match(tokens[i].text):
            return False
    return False


def _is_set(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether token *i* ends "has been set", "is fixed": a day was named, and it is to come."""
    return (
        _word(tokens, i) in _SET_FOR and _word(tokens, i - 1) in ("been", "is", "are") and _word(tokens, i - 2) != "had"
    )


def _is_appointed(tokens: tuple[Token, ...], i: int) -> bool:
    """Tell whether token *i* ends "elections set", "the vote, now scheduled": a day to come was named for it."""
    before = i - 2 if _word(tokens, i - 1) in ("now", "currently", ",") else i - 1
    return _word(tokens, i) in _NAMED_FOR and _word(tokens, before) not in _SETTING


def _is_called_in(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether somebody "has been invited for questioning on" a day: one has named it, and it is to come."""
    for i in range(first - 1, max(1, first - 10), -1):
        word = _word(tokens, i)
        if tokens[i].text in _BREAKS or tokens[i].text == ",":
            return False
        if word in _CALLED_IN:
            present = _word(tokens, i - 1) == "been" and _word(tokens, i - 2) in ("has", "have")
            leads = any(_word(tokens, k) in ("for", "to") for k in range(i + 1, first))
            return leads and (present or _word(tokens, i - 1) in ("is", "are"))
        if word in _PAST or _VERBAL_ED.match(word):
            return False
    return False


def _is_decreed(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether a weekday is when something begins that was ordered: "declared three days of mourning, beginning
    on Sunday"; not where the order has a day of its own, from which it counts."""
    opening = first - 1 - (_word(tokens, first - 1) in ("on", "from"))
    if _word(tokens, opening) not in _BEGINNING or _word(tokens, first) not in _WEEKDAYS:
        return False
    for i in range(opening - 1, max(-1, opening - 16), -1):
        word = tokens[i].text.lower()
        if tokens[i].text in _BREAKS or word in _WEEKDAYS or word[0].isdigit():
            return False
        if word in _DECREED:
            return True
    return False


def _is_granted(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether a time is until when somebody may do something: "has until Friday", "gave him until Friday"."""
    if _word(tokens, first - 1) not in ("until", "till"):
        return False
    if _word(tokens, first - 2) in ("has", "have"):
        return True
    for i in range(first - 2, max(-1, first - 7), -1):
        word = tokens[i].text.lower()
        if word in _GRANTING:
            return _word(tokens, i - 1) != "had"
        if tokens[i].text in _BREAKS or tokens[i].text == "," or word in _PAST:
            return False
    return False


def _is_fixed(tokens: tuple[Token, ...], first: int, after: int) -> bool:
    """Tell whether a day to come is named for something: "fixed 9 March for mention", "set the trial for 9 March"."""
    if _word(tokens, first - 1) in _FIXING and _word(tokens, after) in ("for", "as"):
        return _word(tokens, first - 2) != "had"
    if _word(tokens, first - 1) not in ("for", "on", "to"):
        return False
    proceedings = False
    for i in range(first - 2, max(-1, first - 9), -1):
        word = tokens[i].text.lower()
        if word in _FIXING:
            active = _word(tokens, i - 1) not in _PASSIVE and _word(tokens, i + 1) in _OBJECTS | {"for"}
            return proceedings and active
        if tokens[i].text in _BREAKS or tokens[i].text == "," or word in _PAST:
            return False
        proceedings = proceedings or word in _PROCEEDINGS
    return False


def _is_called_for(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether a weekday is that of a protest that is called for: "called for a general strike from Thursday"."""
    opening = first - 1 - (_word(tokens, first - 1) in ("on", "from", "for"))
    if _word(tokens, first) not in _WEEKDAYS or _word(tokens, opening) not in _CALLED_FOR:
        return False
    for i in range(opening - 1, max(0, opening - 6), -1):
        word = tokens[i].text.lower()
        if word == "for":
            return _word(tokens, i - 1) in _CALLS
        if word in _CALLS:
            return _word(tokens, first - 1) == "for" and _word(tokens, i - 1) not in ("had", "was", "were")
        if tokens[i].text in _BREAKS or tokens[i].text == "," or word in _PAST:
            return False
    return False


_GRANTING = frozenset("gave given gives giving granted".split())
_FIXING = frozenset("fixed set listed scheduled booked pencilled".split())
_PROCEEDINGS = frozenset(
    "trial hearing sentencing case mention date vote election elections meeting appeal retrial verdict judgment "
    "judgement inquest arraignment conference review decision matter session".split()
)
_CALLS = frozenset("called calls calling call".split())
_CALLED_FOR = frozenset(
    "strike strikes march marches protest protests rally rallies boycott demonstration demonstrations vigil shutdown "
    "walkout sit-in".split()
)
_BEGINNING = frozenset("beginning starting effective".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DECREED = frozenset("declared announced ordered called decreed imposed proclaimed approved".split())
_SET_FOR = frozenset(
    "set fixed listed booked pencilled announced scheduled planned called slated arranged billed earmarked convened "
    "advertised".split()
)
_NAMED_FOR = frozenset("set scheduled slated".split())
_SETTING = frozenset("was were had he she they it we i who been be being to and".split())
_CALLED_IN = frozenset("invited summoned asked ordered told subpoenaed summonsed called required instructed".split())


def _past_insertion(tokens: tuple[Token, ...], i: int) -> int:
    """Return where a sentence goes on after "On Wednesday, a year after she left, …"; *i* where nothing is put in."""
    if _word(tokens, i) != ",":
        return i
    leads = any(_word(tokens, k) in ("after", "before", "since") for k in range(i + 1, i + 6))
    closing = next((k for k in range(i + 1, min(len(tokens), i + 16)) if tokens[k].text == ","), None)
    return closing if leads and closing is not None else i


_REQUESTS = frozenset("Ask Come Wait See Join Vote Register Remember Watch Call".split())
"""First words of a request: "Ask me about it in May"."""
