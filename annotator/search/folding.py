"""Text as search sees it: without case, diacritics and punctuation, and the way back to code points.

A folded text consists of tokens and of ASCII characters between them. Every other character is a part of a
token: so the index, which knows ASCII only, and the patterns of `annotator.search.matching` find the same.

    lower case            İ as i, ς as σ
    no diacritics         é and e with U+0301 as e; Arabic and Hebrew points, and voicing marks of kana, too
    nothing in between    soft hyphens, zero-width and directional characters are left out
    compatible letters    ﬁ as f i, full-width letters and digits as ordinary ones
    a token of its own    each character of Chinese and Japanese, Thai, Lao, Burmese and Khmer
    a space               everything else that is neither letter, number nor mark: also apostrophes
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property

IN_TOKEN = "0-9a-z_\x80-\U0010ffff"  # noqa: S105  # tokens of a text: no secret
"""The characters of tokens in a folded text, as the inside of a class of a regular expression."""

TOKEN = re.compile(f"[{IN_TOKEN}]+")

_ASCII = bytes(range(128))
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_APART = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),
    (0x3040, 0x312F),  # kana, bopomofo
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0x20000, 0x3134F),
)
_DIACRITICS = (
    (0x0300, 0x036F),
    (0x0591, 0x05BD),
    (0x05BF, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0x3099, 0x309A),
    (0xFE20, 0xFE2F),
)


@dataclass(frozen=True)
class Folded:
    """A folded text and the text that it was made from; offsets of both are code points."""

    text: str
    source: str
    changes: bool
    """Whether characters were left out or became several: then offsets differ."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that became `[start, end)`, which must not be empty.

        A character that became several is taken whole, and the diacritics that follow the last one belong to
        it.
        """
        if self.changes:
            start, end = self._before(start), self._before(end - 1) + 1
        while end < len(self.source) and self.source[end] > "\x7f" and is_diacritic(self.source[end]):
            end += 1
        return start, end

    def _before(self, place: int) -> int:
        """Return which character of the source became, or became a part of, the character at a place."""
        starts, sources, lengths = self._changed
        index = bisect_right(starts, place) - 1
        if index < 0:
            return place
        beyond = place - starts[index] - lengths[index]
        return sources[index] if beyond < 0 else sources[index] + 1 + beyond

    @cached_property
    def _changed(self) -> tuple[list[int], list[int], list[int]]:
        """Return where each character with another length now is and was, and how long it became."""
        starts, sources, lengths = [], [], []
        shift = 0
        for found in _NOT_ASCII.finditer(self.source):
            length = len(folded_sign(found[0]))
            if length != 1:
                starts.append(found.start() + shift)
                sources.append(found.start())
                lengths.append(length)
                shift += length - 1
        return starts, sources, lengths


def fold(text: str) -> Folded:
    """Return a text as search sees it."""
    if text.isascii():
        return Folded(text.lower(), text, changes=False)
    # Bytes are lowered and sifted in a tenth of the time that it takes character by character.
    data = text.encode("utf-8", "surrogatepass")
    signs = data.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    changed = {sign: folded for sign in set(signs) if (folded := folded_sign(sign)) != sign}
    if any(len(folded) != 1 for folded in changed.values()):
        return Folded(text.translate(_TABLE), text, changes=True)
    low = data.lower().decode("utf-8", "surrogatepass")
    for sign, folded in changed.items():
        low = low.replace(sign, folded)
    return Folded(low, text, changes=False)


def tokens(text: str) -> list[str]:
    """Return the tokens of a text."""
    return TOKEN.findall(text.lower() if text.isascii() else text.translate(_TABLE))


def exact_tokens(text: str) -> list[str]:
    """Return the tokens of a text with their diacritics, composed: `café` whichever way it was written."""
    apart = unicodedata.normalize("NFD", text)
    kept = (sign if is_diacritic(sign) else folded_sign(sign) for sign in apart)
    return [unicodedata.normalize("NFC", token) for token in TOKEN.findall("".join(kept))]


@cache
def folded_sign(sign: str) -> str:
    """Return what one character becomes: it may be nothing, or several."""
    if sign.isascii() or sign == "İ":  # the only one that becomes two when it is lowered
        return "i" if sign == "İ" else sign.lower()
    sign = sign.lower()
    kind = unicodedata.category(sign)
    if kind == "Cf" or is_diacritic(sign):
        return ""
    if kind == "No" or kind[0] not in "LNM":
        return " "
    if sign == "ς":
        return "σ"
    whole = unicodedata.normalize("NFKD", sign).lower()
    return "".join(map(folded_sign, whole)) if whole != sign else f" {sign} " if _is_apart(sign) else sign


class _Table(dict[int, str]):
    """What characters become, as `str.translate` wants it; filled as they are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = folded_sign(chr(code))
        return folded


_TABLE = _Table()


@cache
def is_diacritic(sign: str) -> bool:
    """Say whether a character is a mark on the letter before it that search does not look at."""
    return any(first <= ord(sign) <= last for first, last in _DIACRITICS)


def _is_apart(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _APART)
