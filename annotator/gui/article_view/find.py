"""Finding words in a text whatever their case, accents and kind of quotation mark; no Qt."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from annotator.model import Span

_ALIKE = str.maketrans("’‘ʼ‛“”„‟«»‐‑‒–—\u00a0\u202f\u2009\t\n", '\'\'\'\'""""""-----     ')


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with one kind of quotation mark, dash and space.

    The result has the length of `text`, so that places found in it hold.
    """
    rest = {ord(letter) for letter in set(text) if letter > "\x7f"}
    return text.translate(_ALIKE).translate({code: _plain(chr(code)) for code in rest}).lower()


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """Return one letter without its accents; letters that would become several stay as they are."""
    letter = letter.translate(_ALIKE)
    base = unicodedata.normalize("NFD", letter)[0]
    lowered = base.lower()
    return lowered if len(lowered) == 1 else base.lower()[0]


def find_all(folded: str, wanted: str) -> list[int]:
    """Return where `wanted` starts in a folded text, without overlaps; nothing for nothing."""
    needle = fold(unicodedata.normalize("NFC", wanted))
    found: list[int] = []
    place = folded.find(needle) if needle else -1
    while place >= 0:
        found.append(place)
        place = folded.find(needle, place + len(needle))
    return found


def needle_length(wanted: str) -> int:
    """Return how many code points a place found for `wanted` has."""
    return len(unicodedata.normalize("NFC", wanted))


def nearest(found: Sequence[int], position: int) -> int:
    """Return the index of the first place at or after `position`, from the top again past the last."""
    index = bisect_left(found, position)
    return index if index < len(found) else 0


def within(found: Sequence[int], length: int, start: int, end: int) -> Sequence[int]:
    """Return the places that overlap `[start, end)`."""
    return found[bisect_right(found, start - length) : bisect_left(found, end)]


class Matches:
    """The places of the words that a reader looks for in one text, and which of them is shown."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: str | None = None
        self._found: list[int] = []
        self._length = 0
        self._current = 0

    def __len__(self) -> int:
        return len(self._found)

    @property
    def number(self) -> int:
        """Return the number of the match that is shown, counted from 1; 0 when nothing is found."""
        return self._current + 1 if self._found else 0

    @property
    def current(self) -> Span | None:
        """Return the match that is shown."""
        if not self._found:
            return None
        start = self._found[self._current]
        return Span(start, start + self._length)

    def search(self, words: str, *, near: int) -> None:
        """Look for other words; the match at or after `near` is shown."""
        if self._folded is None:
            self._folded = fold(self._text)
        self._found, self._length = find_all(self._folded, words), needle_length(words)
        self._current = nearest(self._found, near)

    def step(self, by: int) -> None:
        """Show a match further on, around the end of the text."""
        if self._found:
            self._current = (self._current + by) % len(self._found)

    def clear(self) -> None:
        """Forget what was found."""
        self._found = []

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the matches that overlap `[start, end)`."""
        return [(place, place + self._length) for place in within(self._found, self._length, start, end)]
