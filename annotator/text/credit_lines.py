"""Lines that are about an article or stand between its paragraphs: captions, credits, prompts, teasers.

They are told by tables whose rows hold the words with which a line may begin, and the pattern of the whole
beginning, where a space stands for any white space. So for most lines no pattern is tried at all, and one is
compiled only when it is tried: reading an article must not wait for all of them.
"""

import re
from collections.abc import Mapping

from annotator.text.head_lines import NAME, NAMES, compiled, is_date

_LONGEST_CREDIT = 400
_LONGEST_PROMPT = 240
_LONGEST_PICTURE = 120
_LONGEST_SIGN = 60
_LEAD = r"[\s(\[•*_.–—-]*"
_FIRST_WORD = re.compile(rf"{_LEAD}(©|\w+)")


def _table(rows: str) -> Mapping[str, str]:
    """Return for each first word, in small letters, the pattern of the lines that begin with it."""
    found: dict[str, list[str]] = {}
    for row in filter(None, map(str.strip, rows.splitlines())):
        words, pattern = row.split(" | ", maxsplit=1)
        for word in words.split():
            found.setdefault(word, []).append(pattern.replace(" ", r"\s+"))
    return {word: rf"{_LEAD}(?:{'|'.join(patterns)})" for word, patterns in found.items()}


# --- pictures

_CAPTION_SIGNS = ("/", "hoto", "FILE", "caption", "Getty", "Shutterstock")
"""One of these is in every caption that is recognised."""
_CAPTION = (
    r"(?-i:\b(?:AP Photo|Getty Images|Shutterstock|File Photo|Photo(?:graph)? (?:by|courtesy)|[Pp]hoto:)|"
    r"\([^()\n]{2,40}/[^()\n]{2,40}\)$|^(?:FILE(?: PHOTO)?\s*[:–—-]\s|(?:Image|Media|Photo|Video) caption\b))"
)
_ONE_OF_TWO = r"[A-Z][\w.’' -]{1,40}"
_SLASHED = (
    rf"(?-i:\(?{_ONE_OF_TWO}\s?/\s?{_ONE_OF_TWO}(?:/{_ONE_OF_TWO}){{0,2}}(?:,? (?:via )?{_ONE_OF_TWO})?\)?)$"
)
_BY_AGENCY = (
    r"(?-i:\(?(?:AP|AFP|EPA|EPA-EFE|PA|dpa|ANI|PTI|TASS|Reuters|REUTERS|Getty(?:\s+Images)?|Shutterstock|Alamy|"
    r"iStock|Bloomberg|Xinhua|Sputnik|Zuma(?:\s+Press)?|Pool)(?:\s+(?:Photo|Images?|Pictures|Wire|Media|File))?"
    r"(?:\s*(?:/|,|via)\s*[A-Z][\w.’', /-]{1,60})?\)?\.?)$"
)
_PICTURES = _table(r"""
    photo photos photograph photographs photographer | photo\w*( illustration| credit)?\s*:.{2,100}[^.!?]$
    photo photos photograph photographs | photo\w*( illustration)? (by|courtesy of) .{2,100}[^.!?]$
    image images picture pictures | (image|picture)s?( credit)?\s*:.{2,100}[^.!?]$
    image images picture pictures | (image|picture)s? (by|courtesy of) .{2,100}[^.!?]$
    video videos graphic graphics | (video|graphic)s?( editing)?(\s*:| by ).{2,100}[^.!?]$
    illustration illustrations cartoon | \w+(\s*:| by ).{2,100}[^.!?]$
    credit credits bild foto | \w+\s*:.{2,100}[^.!?]$
    slideshow | slideshow\s*\(\d+ images?\)$
    source | source\s*:[^()]{2,80}\)\.?$
    enlarge hide toggle | (enlarge this image|hide caption|toggle caption)\b[^.!?]{0,120}$
""")

# --- what is about the article or invites to something else, wherever it stands

_LEGAL = _table(r"""
    © | ©
    c | c\)\s
    copyright | copyright\b\s*(©|\(c\)|(19|20)\d\d|by\b|$)
    all | all rights reserved\b
    alle | alle (rechte vorbehalten|rechten voorbehouden)
    tous todos tutti | (tous droits réservés|todos los derechos reservados|tutti i diritti riservati)
    our | our standards\s*:
    terms | terms (of (use|service)|and conditions)\s*(\||$)
    privacy | privacy policy\s*(\||$)
    the | the (views|opinions) expressed (in|here|by)\b
    editor editors publisher publishers | \w+[’']?s?[’']? note\s*:
    correction corrections clarification clarifications | \w+( (and|&) \w+)?(,? [^:]{1,12})?:
    a an | an? ((earlier|previous|original) )?version of this (article|story|report|piece|post)\b
    this | this material may not be\b
    this | this (article|story|report|piece|post) (first|originally) (appeared|ran)\b
    this | this (article|story|report|piece|post) (was|is|has been) (re)?published\b
    this | this (article|story|report|piece|post) was (first|originally) (published|produced)\b
    this | this (article|story|report|piece|post) (was|is|has been) (being )?(updated|corrected|amended)\b
    this | this (article|story|report|piece|post) (was|is|has been) (produced|adapted|translated|part of)\b
    additional reporting | (additional )?reporting (by\b|from (?-i:[A-Z]))
    edited editing writing compiled translated produced | \w+ by\b
    with | with (additional )?(reporting (by|from)|inputs? from)\b
""")
# Buttons and headings of a page: nothing else is in the line.
_HEADINGS = _table(r"""
    advertisement advertisements advertisment ad sponsored paid | \w+( content| post)?\s*[:.…]*$
    anzeige werbung publicité publicidad advertentie annonce annons pubblicità | \w+\s*:?$
    story article | \w+ continue[sd] (below|after)\b.{0,40}$
    continue | continue reading\b.{0,40}$
    skip | skip (to (main )?content|advertisement|past\b.{0,40})$
    view leave post add show hide | \w+ ((a|all|your) )?comments?$
    comment comments | comments?(\s*\(\d+\))?:?$
    share | share( (this( \w+)?|(on|via) [\w-]+|article|story))?:?$
    tweet email e print copy | (e-?mail|\w+)( (this( \w+)?|link))?$
    twitter facebook whatsapp linkedin reddit pinterest flipboard telegram instagram | \w+$
    related | related( (stories|articles|coverage|content|topics|links|news|posts))?:?$
    recommended trending | \w+( \w+){0,2}:?$
    most | most (read|popular|viewed)( \w+){0,2}:?$
    latest top more | \w+ (news|stories)( on this)?\W*$
    more | more on this\W*$
    you | you (may|might) (also )?like:?$
    what | what to read next:?$
    editor editors | editors?[’']? picks:?$
    in | in this (article|story):?$
    log login sign | (log|sign)\s?in$
    tag tags topic topics keywords categories schlagwörter | \w+\s*:.{0,200}$
    filed | filed under\s*:.{0,200}$
""")
_NUMBERED = r"\d{1,4}\s*(?:min(?:ute)?s?\s+read|comments?)$"
_PROMPTS = _table(r"""
    now also just please must | (?-i:(NOW|ALSO|JUST|PLEASE|MUST) (READ|WATCH(ED)?|SEE|LISTEN)( [A-Z]+)*(:|$))
    just | (?-i:JUST WATCHED\b)
    read watch see related listen more | (?-i:(READ|WATCH|SEE|RELATED|LISTEN|MORE)( [A-Z]+)*(:|$))
    photo photos video videos gallery graphic poll | (?-i:[A-Z]+( [A-Z]+)*:)
    subscribe sign | (?-i:(SUBSCRIBE|SIGN UP)( [A-Z]+)*(:|$))
    in | (?-i:IN THE NEWS:)
    also more related read | (?-i:(Also|More|Related|Read more) on [A-Z]+:)
    read related also watch recommended see | (also )?(read|related|watch|recommended|see also)( \w+)?:
    read see watch learn | \w+ (more|also|next|(the )?(full|original|rest)\b[^.]*)\s*(:|$)
    lesen mehr | (lesen sie (auch|hier|mehr)|mehr zum thema)\b
    lire à lea leggi leia | ((à )?lire aussi|lea también|leggi anche|leia (também|mais))\b
    lees læs läs | \w+ (ook|meer|også|mere|också|mer)\b
    sign signed | \w+ up (for|to|here|now|today|below)\b
    subscribe | subscribe\b
    already become | (already|become) a (subscriber|member|supporter)\b
    create | create an? (free )?account\b
    to | to (read|continue|keep)\b.{0,60}\b(subscribe|sign (in|up)|log\s*in|register)\b
    click tap | \w+ (here|for|on the)\b
    download | download (our|the)\b.{0,60}\bapp\b
    get | get (our|the|all|your|more)\b.{0,120}\b(newsletters?|inbox|e-?mail|alerts|app)\b
    support | support (our|independent|quality|local|[\w’']+[’']s)\b.{0,40}\bjournalism\b
    listen | listen to\b.{0,80}\bpodcast\b
    thanks thank | (thanks|thank you) for reading\b
    follow | follow (us\b|@\w+)
    follow | follow [\w.’'@ -]{2,80}? (on|at|via) (twitter|x|facebook|instagram|telegram|youtube)\b
    follow | follow [\w.’'@ -]{2,80}? (on|at|via) (whatsapp|tiktok|linkedin|threads|mastodon|bluesky)\b
    like join find friend connect | (like|join|find|friend|connect with) (us|me) (on|at|via)\b
    join | join the (conversation|discussion)\b
    let | let us know\b.{0,60}@
    send | send (us )?((a|your) )?(news )?(tips?|letters?|comments?) to\b
    have got do | (have|got|do you have) an? (news )?(tip|story)\b.{0,60}[?@]
    do | do you know more\b
    abonnieren abonnez abonneer | abonn(ieren sie|ez-vous|eer)\b
    suscríbete suscribete | \w+\b
""")

# --- what is so only at the end of the text

_AT_END = _table(r"""
    source sources | sources?\s*:
    written | written by\b
    contributing | contributing\s*:
    with | with ([\w’']+ ){0,3}(files|inputs?|material|agenc(y|ies)|wires?|assistance|reporting)\W*$
    with | with ([\w’']+ ){0,3}(files|inputs?|material|assistance|reporting) (from|by|of) (the )?(?-i:[A-Z])
    this | this (article|story|report|post|piece)\b.{0,60}\b(updated|published|produced|distributed)\b
    read see | \w+ (more|the (full|original|rest)( \w+)?)\W*($|(at|on|here) )
    check | check out (our|the|this|more|all)\b
    contact email e reach | (contact|e-?mail|reach)\b.{1,80}(@|\d{3})|e-?mail\s*:
    donate | donate\b
    the writer author | (the )?(writer|author) is an?\b
    avec | avec \w+$
    mit material | (mit )?material von\b
""")
_CONTRIBUTED = (
    r"\bcontributed(?:\s+(?:to\s+(?:this|the)\s+(?:report|story|article)|reporting)\b|\.?$)|"
    rf"^{_LEAD}(?-i:{NAMES})\s+report(?:ed|s|ing)\s+from\s+(?-i:[A-Z])[^.!?]{{2,60}}\.?$|"
    r"\b(?:can\s+be\s+reached|may\s+be\s+(?:reached|contacted))\s+(?:at|on|by)\b"
)
_CONTRIBUTED_SIGNS = ("contributed", "report", "reached", "contacted")
_AUTHORS = (
    *("author", "columnist", "contributor", "correspondent", "editor", "fellow", "journalist", "producer"),
    *("professor", "reporter", "writer"),
)
_ABOUT_AUTHOR = (
    rf"(?-i:{_LEAD}{NAME}(?: {NAME}){{1,4}}(?:,[^,.]{{2,60}},)? (?:is|was) "
    rf"(?:an?|the|[A-Z][\w’' ]{{1,40}}[’']s?)\b[^.!?]{{0,120}}\b(?:{'|'.join(_AUTHORS)})\b)"
)
_SIGN = (
    r"(?-i:[—–-]{1,2}\s*(?:[A-Z][\w.’'&]*,?\s?){1,6}|\((?:[A-Z][\w.’'&/, ]{1,30})\)|[A-Z]{2,6}|"
    r"(?:[a-z]{2,4}/)*[a-z]{2,4}\s*\([^()]{2,30}\)|ENDS?|###+|-?30-?|[\W_]{1,12})$"
)
_IN_LINE = (
    r"(?<=[.!?”\"’)])\s+(?P<credit>\((?:additional\s+|with\s+)?(?:reporting|writing|editing|compiled|edited)\s+"
    r"(?:by|from)\b[^()]{2,300}\)\.?|"
    r"(?:copyright\s+(?:©\s*|\(c\)\s*)?|©\s*(?:copyright\s+)?)(?:19|20)\d\d\b.{0,200})$"
)


def is_caption(words: str) -> bool:
    """Say whether a line describes a picture: with its credit, or as agencies begin captions."""
    if len(words) > _LONGEST_CREDIT or not any(sign in words for sign in _CAPTION_SIGNS):
        return False
    return _compiled(_CAPTION).search(words) is not None and not _is_picture(words)


def is_furniture(words: str) -> bool:
    """Say whether a line is no part of what the article tells, wherever it stands.

    Credits of pictures and agencies, copyright, notes of the editors, invitations to subscribe, to follow or
    to read on, and headings of what surrounds an article on a page.
    """
    if len(words) > _LONGEST_CREDIT:
        return False
    if _fits(_LEGAL, words):
        return True
    return len(words) <= _LONGEST_PROMPT and (
        is_page_heading(words) or _fits(_PROMPTS, words) or _is_picture(words)
    )


def is_page_heading(words: str) -> bool:
    """Say whether a line is a heading or button of the page around an article: Advertisement, Share."""
    if len(words) > _LONGEST_PROMPT:
        return False
    if words[:1].isdigit():
        return _compiled(_NUMBERED).match(words) is not None
    return _fits(_HEADINGS, words)


def is_credit(words: str) -> bool:
    """Say whether a line is a credit or the like, given that nothing of the article follows it."""
    if len(words) > _LONGEST_CREDIT:
        return False
    if len(words) <= _LONGEST_SIGN and _compiled(_SIGN).match(words):
        return True
    return is_furniture(words) or _fits(_AT_END, words) or _is_about_people(words) or is_date(words)


def credit_in_line(text: str, start: int, end: int) -> int:
    """Return where a credit at the end of a line of the body begins, or -1."""
    rest = text[max(start, end - _LONGEST_CREDIT) : end]
    if not rest.endswith((")", ").")) and "20" not in rest and "19" not in rest:
        return -1
    found = _compiled(_IN_LINE).search(rest)
    return -1 if found is None else end - len(rest) + found.start("credit")


def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern, re.IGNORECASE)


def _fits(table: Mapping[str, str], words: str) -> bool:
    first = _FIRST_WORD.match(words)
    pattern = table.get(first[1].lower()) if first is not None else None
    return pattern is not None and _compiled(pattern).match(words) is not None


def _is_picture(words: str) -> bool:
    """Say whether a line is the credit of a picture and nothing else."""
    if _fits(_PICTURES, words):
        return True
    if len(words) > _LONGEST_PICTURE:
        return False
    slashed = "/" in words and _compiled(_SLASHED).match(words) is not None
    return slashed or (words[:1] in "(ABEGPRSTXZdi" and _compiled(_BY_AGENCY).match(words) is not None)


def _is_about_people(words: str) -> bool:
    """Say whether a line tells who wrote the article or helped with it."""
    if any(sign in words for sign in _CONTRIBUTED_SIGNS) and _compiled(_CONTRIBUTED).search(words):
        return True
    return any(who in words for who in _AUTHORS) and _compiled(_ABOUT_AUTHOR).match(words) is not None
