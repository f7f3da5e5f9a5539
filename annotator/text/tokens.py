"""Cut a text into the tokens that the tagger knows: words, clitics, numbers and single marks."""

import re

# Zero-width and combining characters belong to the word they stand in, though `\w` leaves them out.
_W = r"[\w\u00ad\u0300-\u036f\u200b-\u200d\u20d0-\u20ff\u2060\ufe00-\ufe0f]"

# Every quantifier that may have to give characters back is bounded: a token of a million characters
# without a space must not cost a million times a million steps.
_TOKEN = re.compile(
    rf"""
      https?://[^\s<>"“”]{{1,2000}}[^\s<>"“”.,;:!?)'’\]]
    | \w[\w.+-]{{0,63}}@\w[\w-]{{0,63}}(?:\.\w[\w-]{{0,63}}){{1,8}}
    | (?:[^\W\d_]\.){{2,12}}
    | (?:mr|mrs|ms|dr|prof|gov|sen|rep|gen|lt|col|sgt|capt|st|jr|sr|inc|corp|co|ltd|vs|etc)\.
      (?=\s|,)
    | \d++(?:[.,:]\d++)++
    | {_W}+(?:['’ʼ]{_W}+)*
    | \.{{2,}} | -{{2,}} | '' | ``
    | [^\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLITIC = re.compile(r"(?:n['’ʼ]t|['’ʼ](?:s|ll|re|ve|d|m))\Z", re.IGNORECASE)
_CURLY = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u0130": "i"})


def fold(text: str) -> str:
    """Return `text` lower-cased, curly apostrophes made straight, of the same length: offsets hold.

    U+0130 is the one code point whose lower case is longer than itself.
    """
    return text.translate(_CURLY).lower()


def token_bounds(text: str) -> tuple[list[int], list[int]]:
    """Return where each token of `text` starts, and where it ends; no token is empty or holds a space."""
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        for cut in _cuts(match.group(), start):
            starts.append(start)
            ends.append(cut)
            start = cut
        starts.append(start)
        ends.append(end)
    return starts, ends


def _cuts(token: str, start: int) -> tuple[int, ...]:
    """Return where a token is cut once more: `do|n't`, `Russia|'s`, `can|not`."""
    if len(token) < 3 or len(token) > 64:
        return ()
    if token.lower() == "cannot":
        return (start + 3,)
    clitic = _CLITIC.search(token)
    return (start + clitic.start(),) if clitic and clitic.start() > 0 else ()
