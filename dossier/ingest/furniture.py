"""Page furniture: share bars, captchas, "read more", footers, agency tags, and headers of readers' comments."""

import re

# Whole lines, by their folded text (see paragraphs.fold).
_LINES = frozenset(
    """share|share this|share article|share this article|share this story|share story|share on facebook|share on twitter
share on x|share on whatsapp|share via email|tweet|retweet|email|e-mail|email this|print|print this
print this article|save|save article
save this article|bookmark|copy link|link copied|copy|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit
instagram|youtube|messenger|flipboard|tumblr|viber|vk|like|like this|listen|listen to this article|listen to article
play|play audio|play video|watch|video|audio|gallery|photos|in pictures|read more|more|continue reading|read full story
read the full story|read full article|read the full article|read next|read also|also read|up next|see also
see more|show more
view more|load more|view all|related|related articles|related stories|related content|related news|related topics
related coverage|recommended|recommended for you|recommended stories|recommended reading|more on this story
more on this|more stories|more from this section
more news|most read|most popular|most viewed|trending|trending now|top stories|latest news|editor's picks|editors' picks
you may also like|you might also like|you might be interested in|don't miss|popular now|what to read next
advertisement|advertisment|advert|ad|ads|sponsored|sponsored content|promoted|paid content|partner content
advertisement - story continues below|article continues below advertisement|story continues below advertisement
story continues below|article continues below|article continues after advertisement|continue reading below
scroll down for video|scroll down for more|scroll to continue|skip advertisement|close|close ad|dismiss|back
back to top|top|home|menu
search|skip to content|skip to main content|main menu|navigation|subscribe|subscribe now|subscribe today|sign up
sign in|log in
login|register|my account|newsletter|newsletters|newsletter sign up|get the newsletter|donate|support us
contact us|contact
about us|terms of use|terms of service|terms and conditions|terms|privacy|privacy policy|privacy notice|cookie policy
cookies|cookie settings|manage cookies|accept cookies|accept all|accept all cookies|accept|reject all|i agree|got it|ok
all rights reserved|follow us|follow|following|stay connected|connect with us|tags|topics|text size|font size|a a a
change font size|increase text size|english|report a typo|report an error|send us a tip|report this ad|loading
previous|next|previous article
next article|prev|end|ends|-ends-|(ends)|end of document|press release|news release|for immediate release
office of public affairs|view comments|view
end of article|###|-30-|captcha|captcha *
required fields are marked *
do you like this article?|do you like this article|did you like this article?|did you like this article
was this article helpful?|was this article helpful|was this page helpful?|was this helpful?
rate this article|rate this story|yes no|thank you for your feedback|developing story|this is a developing story
breaking|breaking news|live|live updates
exclusive|opinion|analysis|explainer|premium|subscriber only|subscribers only|correction|corrections
our standards: the thomson reuters trust principles
editor's note|translated by|source|sources|original article|view original|view comments|show comments
hide comments|loading comments|your comment has been submitted
about the author|about the writer|author bio|meet the author|more from author|view all posts|view profile
read more from this author""".replace("\n", "|").split("|")
)

# Beginnings of lines, on folded text; the number is the most words that such a line has.
_OPENINGS: tuple[tuple[int, str], ...] = (
    (14, r"share (?:this|on|via|with|to|article|story)\b"),
    (14, r"(?:facebook|twitter|whatsapp|telegram|linkedin|email|e-mail|print|pinterest|reddit)(?:[ ,"
         r"|/*-]+(?:facebook|twitter|x|whatsapp|telegram|"
     r"linkedin|email|e-mail|print|copy|link|share|pinterest|reddit|messenger)){1,12}$"),
    (30, r"read (?:more|next|also|now|the (?:full|original)|full|all|our)\b(?:[ :.…]|$)"),
    (30, r"(?:also read|see also|more on this|related(?: articles?| stor(?:y|ies)| coverage)?|you may also like"
         r"|recommended"
     r"|most read|don't miss|watch(?: (?:now|live|more|below|the moment))?|listen(?: to)?|read|video|podcast) ?[:>|»]"),
    (30, r"more(?: [a-z]{1,30})? (?:from|on|about) [a-z]{1,30}(?: [a-z]{1,30}){0,3} ?:?$"),
    (40, r"(?:sign up|signup|subscribe|register)\b.{0,40}?\b(?:for|to|now|newsletter|here|today|our)\b"),
    (40, r"(?:get|receive) (?:the|our|your|all the|breaking|daily|more)\b.{0,60}?\b(?:newsletter|inbox|app"
         r"|alerts?|delivered|email)\b"),
    (30, r"(?:follow|like|find|join|connect with|visit) (?:us|the \w+|@?\w+|\w+ \w+|our \w+) on\b"),
    (30, r"download (?:the|our)\b"),
    (30, r"click (?:here|to|on)\b"),
    (16, r"(?:advertisement|sponsored (?:content|by|post)|promoted by)\b"),
    (60, r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,40}?\b(?:use|uses|using"
         r"|store) (?:\w+ )?cookies\b"),
    (40, r"(?:topic|component|tag|author)\(s\)|(?:press )?release (?:number|no)\b|share or comment\b"
         r"|follow\b.{0,60}\bcoverage\b"),
    (40, r"by (?:continuing|clicking|signing up|subscribing|using this)\b"),
    (40, r"accept (?:all )?cookies\b"),
    (40, r"(?:©|\(c\) ?(?:19|20)\d\d|copyright(?:$| ?(?:©|\(c\)|(?:19|20)\d\d|by|notice|[:|-])))"),
    (30, r"(?:captcha|recaptcha)\b"),
    (30, r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|section|labels|language|posted in|source"
         r"|sources|url|link|"
     r"id|doc ?id|word count|length|permalink|original(?: url| article| source)?) ?:"),
    (8, r"(?:\d{1,3}|one|two|three|four|five) min(?:ute)?s?(?: read| ago)?$"),
    (8, r"(?:\d{1,3}|an?|one) (?:second|minute|hour|day|week|month)s? ago$"),
    (8, r"(?:reading|read) time\b"),
    (8, r"\d[\d,.]{0,15}k? (?:shares?|views?|likes?|reads?|retweets?|votes?)\b"),
    (60, r"\(?(?:additional |live |with )?(?:reporting|writing|editing|compiled|translated|translation|graphics?)"
         r" by\b"),
    (60, r"\((?:reporting|additional reporting|writing|editing|with (?:inputs?|reporting|files|additional)"
         r"|compiled)\b"),
    (40, r"(?:with (?:inputs?|files|reporting|additional reporting|contributions?) (?:from|by))\b"),
    (60, r"(?:this (?:article|story|piece|post|version)|the (?:article|story) (?:originally|first))\b.{0,80}?"
     r"\b(?:published|updated|amended|corrected|appeared|produced|republished|adapted|translated|generated"
     r"|reproduced|based on)\b"),
    (60, r"(?:correction|clarification|editor's note|editors' note|note to (?:readers|editors)"
         r"|disclaimer)\b ?(?:[,:(-]|$)"),
    (40, r"(?:do|did|was|have) (?:you|this) .{0,40}?\b(?:article|story|page|tip|view|question)\b.{0,40}\?"),
    (40, r"(?:support|help us|become a (?:member|supporter|subscriber))\b.{0,60}?\b(?:journalism|today|us"
         r"|independent|member|supporter|subscriber)\b"),
    (40, r"(?:all rights reserved|no part of this|reproduction (?:in whole|is)|this material may not be)\b"),
    (40, r"(?:contact|email|e-mail|write to|reach) .{0,60}?(?:@|\bat [\w.]+\.(?:com|org|net)\b)"),
    (30, r"(?:scroll down|swipe|tap|press) (?:for|to|here)\b"),
    (30, r"(?:please )?(?:enable|turn on|allow) (?:javascript|cookies|notifications)\b"),
    (14, r"(?:see|view|show|load|get) (?:more|all|the full|full)\b.{0,40}?\b(?:stories|articles|comments|news"
         r"|gallery|list|photos|results|coverage)\b"),
    (20, r"story (?:continues|appears) (?:below|after|on)\b"),
    (20, r"(?:continue|continues) (?:reading|below)\b"),
)  # fmt: skip
_OPENING_RULES = tuple((most, re.compile(pattern)) for most, pattern in _OPENINGS)
# Asked first: of a hundred paragraphs hardly one opens like any of them.
_ANY_OPENING = re.compile("|".join(f"(?:{pattern})" for _, pattern in _OPENINGS))
_MOST_WORDS = max(most for most, _ in _OPENINGS)
_BULLETS = "•·*▪►▶>»→-– "
_CONTRIBUTED = re.compile(r"\bcontributed (?:to this (?:report|story|article|piece)|reporting)\b")
_ANYWHERE = re.compile(
    r"\ball rights reserved\b|^©|^https?://\S+$|^www\.\S+$|^[\w.+-]+@[\w-]+\.[\w.]+$|^pic\.twitter\.com/\S+$|^t\.me/\S+$"
)
_BREADCRUMB = re.compile(r"^(?:home|news|world|front page)(?: ?[>»›/|] ?[^>»›/|]{1,40}){1,6}$", re.IGNORECASE)

_COMMENT_HEADERS = re.compile(
    r"^(?:(?:readers?'? ?|user |your |latest |all |top |newest |facebook |view |add |post "
    r"|\(?\d[\d,]*\)? )?comments?(?: ?\(?\d[\d,]*\)?)?(?: ?\*)?"
    r"|comments? (?:policy|section|guidelines|rules|on this (?:article|story)|below|from readers)"
    r"|(?:leave|post|write|add|submit) (?:a|your) (?:comment|reply|response)s?(?: below)?|(?:leave"
    r"|post) a reply(?: cancel reply)?"
    r"|join the (?:conversation|discussion|debate)|have your say|what do you think\??|reader(?:s'"
    r"|'s)? (?:reactions?|feedback|responses?|letters)"
    r"|discussion|responses|\d+ (?:thoughts?|replies|responses|reactions)(?: (?:on|to) .{1,120})?|captcha ?\*?"
    r"|share your (?:thoughts|opinion|views)(?: .{1,60})?|sort by(?: .{1,30})?|be the first to comment|disqus)$"
)

AGENCIES = frozenset(
    """tt afp ap reuters epa epa-efe upi dpa
efe ansa apa pti ani ians aap cp pa bta mti tass interfax ria itar-tass xinhua
cna kuna spa wam mena petra sana irna isna
tasnim mehr fars anadolu aa bernama antara yonhap kyodo jiji ukrinform unian belta lusa ntb ritzau stt bns elta
leta pap ctk tanjug hina sta fena srna
mia cnn bbc dw rfe/rl rferl voa npr abc nbc cbs fox aljazeera ap/afp afp/reuters ntv bloomberg wsj nyt""".split()
)
_AGENCY_NAMES = frozenset(
    """agence france-presse|agence france presse|the associated press|associated press|press association|pa media
thomson reuters|reuters staff
deutsche presse-agentur|anadolu agency|xinhua news agency|press trust of india|canadian press|the canadian press
australian associated press|bloomberg news
al jazeera|deutsche welle|voice of america|radio free europe|bbc news|news agencies|agencies|staff and agencies
agencies and staff|from our correspondent
staff writer|staff reporter|staff|web desk|news desk|newsroom|monitoring desk|online desk|our correspondent
from news services|wire services|wire reports
by agencies|via ap|via afp|via reuters""".replace("\n", "|").split("|")
)
_RULER = re.compile(r"(?:[-=*_~#•·.+—–─━═]\s{0,3}){3,}")


def is_ruler(text: str) -> bool:
    """Tell whether *text* is a line of signs that parts what stands above it from what stands below."""
    return text[0] in "-=*_~#•·.+—–─━═" and len(text) <= 400 and _RULER.fullmatch(text + " ") is not None


def is_agency_tag(key: str) -> bool:
    """Tell whether the folded line *key* is only the name or tag of a news agency, or of "staff"."""
    bare = key.strip("()[]/- ")
    return bare in AGENCIES or bare in _AGENCY_NAMES or (bare.startswith(("with ", "from ")) and bare[5:] in AGENCIES)


def is_comment_header(key: str, words: int) -> bool:
    """Tell whether the folded line *key* stands above readers' comments, or belongs to the form for them."""
    return words <= 24 and _COMMENT_HEADERS.match(key) is not None


def is_notice(key: str, text: str, words: int) -> bool:
    """Tell whether a paragraph (folded *key*, original *text*) is page furniture wherever it stands."""
    key = key.lstrip(_BULLETS)
    if key in _LINES:
        return True
    if words > _MOST_WORDS or not key:
        return not key
    if _ANY_OPENING.match(key) and any(words <= most and rule.match(key) for most, rule in _OPENING_RULES):
        return not _is_sentence_about(key, text, words)
    if words <= 40 and _CONTRIBUTED.search(key) is not None:
        return True
    return _ANYWHERE.search(key) is not None or _BREADCRUMB.match(key) is not None


def _is_sentence_about(key: str, text: str, words: int) -> bool:
    """Tell a sentence of the story from furniture that opens alike ("Support for the president, our …")."""
    return words > 20 and text.rstrip().endswith((".", ".”", '."')) and " said" in key
