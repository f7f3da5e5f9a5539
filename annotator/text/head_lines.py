"""What a line at the head of an article says of itself: a byline, a date, a place and an agency.

Patterns are compiled when they are first tried: reading an article must not wait for all of them.
"""

import re
from functools import cache

from annotator.text.word_lists import word_set

_LONGEST_BYLINE = 120


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern, the same for the same pattern."""
    return re.compile(pattern, flags)


# --- bylines

NAME = r"(?:[A-ZÀ-ÞŁŚŻ][\w.’'-]*|(?:de|van|von|der|den|al|bin|la|le|del|di|da)(?= ))"
NAMES = rf"{NAME}(?:(?:,|,? (?:and|und|et|y|en|og|och|e|&))? {NAME}){{1,8}}"
_BEGIN_BYLINES = word_set("by from story written words text report von par por door av af di")
_BYLINE = (
    r"(?i:by|from)\s+(?:the\s+|The\s+)?[A-Z][^.!?]{1,100}$|"
    r"(?i:(?:story|written|words|text|report)\s+by)\s*:?\s+[A-Z].{1,100}$|"
    rf"(?i:von|par|por|door|av|af|di)\s+{NAMES}(?:\s*[,|•·–-]\s*.{{1,40}})?$"
)
_TITLES = ("writer", "reporter", "correspondent", "editor", "columnist")
_NAME_AND_TITLE = (
    r"[A-Z][\w .'’-]{2,60},\s+(?i:staff\s+(?:writer|reporter)|(?:chief|senior|special|foreign|political)?\s*"
    r"(?:correspondent|reporter|editor|columnist))\.?$"
)
_BARE_NAME = rf"{NAMES}$|{NAME} {NAME}(?: {NAME})?(?:, | in | at ){NAME}(?: {NAME}){{0,3}}$"
_SIGNED = rf"By {NAMES}\.?$"

# --- dates

_WORD = r"[^\W\d_]{3,10}"
_DATE = (
    rf"(?:{_WORD}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?{_WORD}\.?,?\s+(?:de\s+)?\d{{4}}|"
    r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
)
_CLOCK = r"\d{1,2}\s*[:.h]\s*\d\d(?:\s*[ap]\.?m\.?)?(?:\s*(?:uhr|uur))?(?:\s*[A-Z]{2,4}\b)?"
_STAMP = (
    r"(?:(?:first\s+)?(?:published|updated|posted|modified|last\s+(?:updated|modified)|publié|mis\s+à\s+jour|"
    r"publicado|actualizado|veröffentlicht|aktualisiert|stand|gepubliceerd|bijgewerkt|udgivet|opdateret|"
    r"publicerad|uppdaterad|pubblicato|aggiornato)\b\s*(?:on|at|le|el|am|op|den|il)?:?\s*)"
)
_MOMENT = (
    rf"(?:{_CLOCK},?\s+)?(?:[^\W\d_]{{2,10}}\.?,?\s+)?{_DATE}"
    rf"(?:[\s,|/·•–—-]*(?:(?:at|à|um|kl\.?|om|a\s+las|alle)\s+)?{_CLOCK})?"
)
_DATE_LINE = (
    rf"{_STAMP}?{_MOMENT}(?:[\s,|/·•–—-]*{_STAMP}{_MOMENT})?\.?$|"
    rf"{_STAMP}(?:\d+\s+\w+\s+ago|{_CLOCK}.{{0,20}})$"
)
_NAME_AND_DATE = rf"{NAMES}\s*[,|•·–—-]\s*(?i:{_STAMP}?{_MOMENT})\.?$"

# --- datelines, which begin the first line of the body

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PLACE = r"[A-ZÀ-Ý][A-ZÀ-Ý.'’-]+(?:[ /][A-ZÀ-Ý][A-ZÀ-Ý.'’-]*){0,4}"
_TOWN = r"[A-ZÀ-Ý][\w.'’-]+(?:[ /-][A-ZÀ-Ý][\w.'’-]*){0,3}"
_AND_STATE = r"(?:,\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?"
_DAY = rf"(?i:{_MONTH}\s*\d{{1,2}}|\d{{1,2}}\.?\s*{_MONTH})(?:,?\s*\d{{4}})?"
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/)"
_NAMED_AGENCY = r"(?:\([A-Za-z ]{2,25}\)|/[^/\n]{2,30}/)"
_DASH = re.compile(r"[-–—―]\s")
_FARTHEST_DASH = 100
_DATELINE = (
    rf"(?:{_PLACE}{_AND_STATE}(?:,?\s*{_DAY})?\s*{_AGENCY}?|"
    rf"{_TOWN}{_AND_STATE}(?:,?\s*{_DAY})?\s*{_NAMED_AGENCY}|(?:{_DAY}\s*)?{_AGENCY})"
    r"\s*(?:--|[-–—―])\s*(?=\S)"
)
_PLACE_AND_COLON = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý.'’ -]{2,30}(?:\([^()\n]{2,20}\))?:\s+(?=\S)")
_LABEL = re.compile(r"^[A-ZÀ-Ý][A-ZÀ-Ý.'’ -]{1,30}:\s", re.MULTILINE)
# What stands in capitals at the beginning of a line and is no place.
_NO_PLACE = re.compile(
    r"FILE\b|(?:NOW |ALSO |JUST )?(?:READ|WATCH|SEE|LISTEN|MORE|RELATED|OPINION|ANALYSIS|BREAKING|EXCLUSIVE|"
    r"UPDATED?|LIVE|EDITORIAL|COMMENT|REVIEW|INTERVIEW|FACT|QUESTION|NOTE|WARNING)\b"
)


def is_byline(words: str, following: str) -> bool:
    """Say whether a line below the headline names who wrote the article; `following` is the next line."""
    if len(words) > _LONGEST_BYLINE:
        return False
    if words.split(maxsplit=1)[0].lower().rstrip(":") in _BEGIN_BYLINES and compiled(_BYLINE).match(words):
        return True
    if words.rstrip(".").endswith(_TITLES) and compiled(_NAME_AND_TITLE).match(words):
        return True
    if words[-1:].isdigit() and compiled(_NAME_AND_DATE).match(words):
        return True
    return is_date(following) and compiled(_BARE_NAME).match(words) is not None


def is_signature(words: str) -> bool:
    """Say whether a line says "By" and a name and nothing else: a byline wherever it stands."""
    short = words.startswith("By ") and len(words) <= _LONGEST_BYLINE
    return short and compiled(_SIGNED).match(words) is not None


def is_date(words: str) -> bool:
    """Say whether a line holds the day of publication and nothing else."""
    if len(words) > _LONGEST_BYLINE or not any(map(str.isdigit, words)):
        return False
    return compiled(_DATE_LINE, re.IGNORECASE).match(words) is not None


def dateline_end(words: str) -> int:
    """Return how long the dateline is with which a line begins, or -1."""
    if not _DASH.search(words, 0, _FARTHEST_DASH) or _NO_PLACE.match(words):
        return -1
    found = compiled(_DATELINE).match(words)
    return -1 if found is None else found.end()


def place_end(words: str, text: str) -> int:
    """Return how long a place with a colon is with which a line of `text` begins (`OSLO: The bank`), or -1.

    Where other lines begin so, the capitals are those of speakers.
    """
    found = None if _NO_PLACE.match(words) else _PLACE_AND_COLON.match(words)
    return -1 if found is None or len(_LABEL.findall(text)) > 1 else found.end()
