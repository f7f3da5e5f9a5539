"""What of a text is handed to Qt: the same units one for one, without what Qt would alter or freeze on."""

import re
from dataclasses import dataclass
from itertools import pairwise

from annotator.gui.offsets import Offsets

LONGEST_TOKEN = 5_000
"""Code points without a break opportunity that Qt still lays out at once (its time is quadratic in them)."""
PIECE = 1_000
"""Length of the pieces in which a longer token is shown, each on lines of its own."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)
_SPACES = frozenset("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_TOKEN = re.compile(f"[^ \t\n]{{{LONGEST_TOKEN},}}")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class Display:
    """The text as shown, how to find a code point in it, and whether any of it runs from right to left."""

    text: str
    offsets: Offsets
    bidi: bool
    breaks: frozenset[int]
    """UTF-16 units at which a line break stands that is only shown, and not in the text."""


def _safe(match: re.Match[str]) -> str:
    """Return one harmless character of the same width in UTF-16 for one that Qt would change or drop."""
    character = match.group()
    if character == "\ufeff":
        return "\u2060"
    return " " if character in _SPACES else "\ufffd"


def safe(text: str) -> str:
    """Return `text` with every character that Qt alters or drops replaced one for one."""
    return _UNSAFE.sub(_safe, text)


def _break_places(text: str) -> list[int]:
    return [
        place for token in _TOKEN.finditer(text) for place in range(token.start() + PIECE, token.end(), PIECE)
    ]


def display(text: str) -> Display:
    """Prepare a canonical text for the screen."""
    places = _break_places(text) if len(text) >= LONGEST_TOKEN else []
    offsets = Offsets(text, breaks=places)
    shown = safe(text)
    if places:
        edges = [0, *places, len(text)]
        shown = "\n".join(shown[a:b] for a, b in pairwise(edges))
    return Display(
        text=shown,
        offsets=offsets,
        bidi=_RIGHT_TO_LEFT.search(text) is not None,
        breaks=frozenset(offsets.to_units(place) - 1 for place in places),
    )
