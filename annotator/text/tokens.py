"""Cut a text into the tokens that the tagger knows: words, clitics, numbers and single marks."""

import re
from collections.abc import Sequence
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


def cut(text: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]:
    """Return where each token of `text` starts, where it ends, and the token; none is empty or holds a space.

    Only space lies between tokens, so each is where it is found first behind the one before. (To ask the
    expression for the places, too, takes half as long again.)
    """
    tokens = _token(addresses="@" in text or "://" in text).findall(text)
    starts: list[int] = []
    ends: list[int] = []
    end = 0
    for token in tokens:
        start = text.find(token, end)
        end = start + len(token)
        starts.append(start)
        ends.append(end)
    return tuple(starts), tuple(ends), tuple(tokens)


def fold_tokens(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return folded tokens, as they stand in the folded text unless there is a capital sigma in it.

    That letter alone has a lower case that depends on what stands around it.
    """
    return tuple(fold("\n".join(tokens)).split("\n")) if tokens else ()
