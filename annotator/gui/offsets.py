"""Where a code point of an article stands on the screen: code points <-> UTF-16 units, here and nowhere else.

Qt counts UTF-16 units, everything else in the program counts code points. The two differ after every
character beyond U+FFFF, and after every line break that is only displayed (see `article_view.display`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """The two-way map between code points of one text and UTF-16 units of what is displayed of it.

    `breaks` are code-point positions before which one extra unit (a line break) is displayed, ascending.
    A position is a point between characters, `0 <= position <= len(text)`.
    """

    __slots__ = ("_floors", "_jumps", "_units", "length", "units")

    def __init__(self, text: str, *, breaks: Sequence[int] = ()) -> None:
        # One entry for each extra unit: the code point it follows, and the position that a unit inside of
        # it belongs to (the start of an astral character, the place of a break).
        extra = [(match.start(), match.start()) for match in _ASTRAL.finditer(text)]
        if breaks:
            extra = sorted([*extra, *((place - 1, place) for place in breaks)])
        self._jumps = [after for after, _ in extra]
        self._floors = [floor for _, floor in extra]
        self._units = [after + number + 2 for number, after in enumerate(self._jumps)]
        self.length = len(text)
        self.units = len(text) + len(extra)

    def to_units(self, position: int) -> int:
        """Return the UTF-16 unit at which the code point `position` is displayed."""
        return position + bisect_left(self._jumps, position) if self._jumps else position

    def to_code_points(self, unit: int) -> int:
        """Return the code point displayed at `unit`; inside a surrogate pair, that of its character."""
        if not self._jumps:
            return unit
        passed = bisect_right(self._units, unit)
        position = unit - passed
        return min(position, self._floors[passed]) if passed < len(self._floors) else position


def units_of(text: str) -> int:
    """Return how many UTF-16 units `text` takes, as Qt counts the length of a string."""
    return len(text) + sum(1 for _ in _ASTRAL.finditer(text))


__all__ = ["Offsets", "units_of"]
