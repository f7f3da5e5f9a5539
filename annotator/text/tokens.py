"""Cut a text into the tokens that the tagger knows: words, clitics, numbers and single marks."""

import re
from functools import cache

# Zero-width and combining characters belong to the word they stand in, though `\w` leaves them out.
_INNER = r"\u00ad\u0300-\u036f\u200b-\u200d\u20d0-\u20ff\u2060\ufe00-\ufe0f"
_W = rf"[\w{_INNER}]"
_APOSTROPHE = "['’ʼ]"
_END = rf"(?!{_W}|{_APOSTROPHE}{_W})"
_CLITIC = rf"(?i:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|ll|re|ve|d|m)){_END}"

# Every quantifier that may have to give characters back is bounded, or gives each back once: a token of a
# million characters without a space must not cost a million times a million steps.
_ADDRESSES = r"""
      (?i:https?://[^\s<>"“”]{1,2000}[^\s<>"“”.,;:!?)'’\]])
    | \w[\w.+-]{0,63}@\w[\w-]{0,63}(?:\.\w[\w-]{0,63}){1,8}
"""
# The first line finds most words; what it takes, no later one would cut otherwise. The second one spares the
# others the spaces between tokens.
_PATTERN = rf"""
      [A-Za-z]++(?=[ \n,;)?!"”])(?<!nnot|NNOT)
    | (?!\s)(?:
      [,;:"“”()?!] | \.(?!\.)
    | %s
      (?:[^\W\d_]\.){{2,12}}
    | (?i:mr|mrs|ms|dr|prof|gov|sen|rep|gen|lt|col|sgt|capt|st|jr|sr|inc|corp|co|ltd|vs|etc)\.
      (?=\s|,)
    | \d++(?:[.,:]\d++)++
    | (?<={_W}){_CLITIC}
    | {_W}+(?:{_APOSTROPHE}{_W}+)*?(?={_CLITIC})
    | (?i:can(?=not{_END}))
    | {_W}+(?:{_APOSTROPHE}{_W}+)*
    | \.{{2,}} | -{{2,}} | '' | ``
    | [^\s] )
"""


@cache
def _token(*, addresses: bool) -> "re.Pattern[str]":
    return re.compile(_PATTERN % (_ADDRESSES + "|" if addresses else ""), re.VERBOSE)


def fold(text: str) -> str:
    """Return `text` lower-cased, curly apostrophes made straight, of the same length: offsets hold.

    U+0130 is the one code point whose lower case is longer than itself.
    """
    return text.replace("\u2019", "'").replace("\u02bc", "'").replace("\u0130", "i").lower()


def token_bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where each token of `text` starts, and where it ends; no token is empty or holds a space."""
    pattern = _token(addresses="@" in text or "://" in text)
    spans = list(map(re.Match.span, pattern.finditer(text)))
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return starts, ends
