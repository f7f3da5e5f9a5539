"""What kind of text an article is, where its address or its headline says so."""

import re
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

Genre = Literal["", "opinion", "analysis", "live report", "interview", "fact check", "satire"]
"""Empty where nothing is said: mostly that is news, and it may be anything."""

_SECTIONS: dict[str, Genre] = {
    **dict.fromkeys(
        ("opinion", "opinions", "commentisfree", "comment", "commentary", "editorial", "editorials"),
        "opinion",
    ),
    **dict.fromkeys(("op-ed", "oped", "columns", "columnists", "blogs", "letters", "voices"), "opinion"),
    **dict.fromkeys(("analysis", "explainer", "explainers", "news-analysis"), "analysis"),
    **dict.fromkeys(("live", "liveblog", "live-updates", "live-news"), "live report"),
    **dict.fromkeys(("interview", "interviews"), "interview"),
    **dict.fromkeys(("fact-check", "factcheck", "fact-checks", "reality-check"), "fact check"),
    **dict.fromkeys(("satire", "humor", "humour"), "satire"),
}
"""Parts of the path of an address."""
_MARKS: dict[str, Genre] = {
    **dict.fromkeys(("opinion", "comment", "column", "editorial", "op-ed", "perspective"), "opinion"),
    **dict.fromkeys(("analysis", "explainer", "news analysis"), "analysis"),
    **dict.fromkeys(("live", "live updates"), "live report"),
    **dict.fromkeys(("interview", "q&a"), "interview"),
    **dict.fromkeys(("fact check", "fact-check", "reality check"), "fact check"),
    "satire": "satire",
}
"""Words before or behind the mark that divides them from a headline."""
_FIRST = re.compile(r"\s*([A-Za-z&][A-Za-z& -]{2,14}?)\s*(?:[:|]|\s[–—-]\s)\s*\S")
_LAST = re.compile(r"\S\s+[|–—-]\s*([A-Za-z&][A-Za-z& -]{2,14}?)\s*$")


@lru_cache(maxsize=100_000)
def genre_of(url: str, headline: str) -> Genre:
    """Return the genre that an address or headline names, the headline first."""
    for pattern in (_FIRST, _LAST):
        found = pattern.match(headline) if pattern is _FIRST else pattern.search(headline)
        if found is not None and found[1].casefold() in _MARKS:
            return _MARKS[found[1].casefold()]
    return _section(url)


def _section(url: str) -> Genre:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    # The last part is the article's own name, which may hold any word.
    sections = [parts.hostname.split(".")[0] if parts.hostname else "", *parts.path.split("/")[:-1]]
    return next((_SECTIONS[one] for one in map(str.casefold, sections) if one in _SECTIONS), "")
