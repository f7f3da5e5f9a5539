"""The one text that all offsets count in: how bytes become it, and the way back to the source's offsets.

Bytes are decoded by `decode`, the string is made canonical by `canonicalise` once, at import; after that it
is frozen. Only CRLF and a byte order mark change the length, so the way back is exact.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from annotator.text.checksum import sha256
from annotator.text.decoding import Decoded, TextError, decode

__all__ = ["Canonical", "Decoded", "OffsetMap", "TextError", "canonicalise", "decode", "sha256"]

BOM = "\ufeff"
REPLACEMENT = "\ufffd"

_NONCHARACTERS = (
    *range(0xFDD0, 0xFDF0),
    *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
)
_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff"
    + "".join(re.escape(chr(code)) for code in _NONCHARACTERS)
    + "]"
)
_LINE_END = re.compile("\r\n?|[\u2028\u2029\u0085]")


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way between offsets in canonical text and in the source it was made from (both code points).

    `carriage_returns` are the source offsets of each CR of a CRLF, which canonical text has no place for;
    `bom` is 1 when the source begins with a byte order mark.
    """

    source_length: int
    bom: int = 0
    carriage_returns: tuple[int, ...] = ()
    feeds: tuple[int, ...] = ()
    """The canonical offset of the line feed that stands for each CRLF."""

    @property
    def is_identity(self) -> bool:
        """Say whether every offset is the same in both."""
        return not (self.bom or self.carriage_returns)

    @property
    def canonical_length(self) -> int:
        """Return the length of the canonical text."""
        return self.source_length - self.bom - len(self.carriage_returns)

    def to_source(self, pos: int) -> int:
        """Return the source offset of the canonical boundary `pos`; raise ValueError outside the text.

        Canonical 0 is behind the byte order mark, so a slice of the source never holds it.
        """
        if not 0 <= pos <= self.canonical_length:
            raise ValueError(f"{pos} is outside a text of {self.canonical_length} code points")
        return pos + self.bom + bisect_left(self.feeds, pos)

    def to_canonical(self, pos: int) -> int:
        """Return the canonical offset of the source boundary `pos`; raise ValueError outside the source.

        A boundary inside a CRLF is the one before the line end, one inside the byte order mark is 0.
        """
        if not 0 <= pos <= self.source_length:
            raise ValueError(f"{pos} is outside a source of {self.source_length} code points")
        return max(0, pos - self.bom - bisect_left(self.carriage_returns, pos))


@dataclass(frozen=True, slots=True)
class Canonical:
    """A canonical text, the map to its source, and what a person should know about the conversion."""

    text: str
    offsets: OffsetMap
    notes: tuple[str, ...] = ()


def canonicalise(raw: str) -> Canonical:
    r"""Return the canonical text of `raw`, with the map back to the offsets of `raw`.

    One leading byte order mark goes; CRLF, CR, U+2028, U+2029 and U+0085 become `\n`; NUL, other C0 controls
    except tab and line feed, noncharacters and lone surrogates become U+FFFD, one to one. Nothing else
    changes: no normalisation, no trimming.
    """
    if _is_canonical(raw):
        return Canonical(raw, OffsetMap(len(raw)), _notes(raw, 0))
    bom = int(raw.startswith(BOM))
    returns = tuple(match.start() for match in re.finditer("\r\n", raw))
    feeds = tuple(start - bom - index for index, start in enumerate(returns))
    text, replaced = _BAD.subn(REPLACEMENT, _LINE_END.sub("\n", raw[bom:]))
    offsets = OffsetMap(len(raw), bom, returns, feeds)
    return Canonical(text, offsets, _notes(raw, replaced))


def _is_canonical(raw: str) -> bool:
    """Say of most texts that nothing in them is to be replaced, at a hundredth of the cost of looking for it.

    Nothing that is replaced counts as printable, and what does not count as printable is rare in the rest.
    """
    return raw.replace("\n", "").replace("\u00a0", "").isprintable()


def _notes(raw: str, replaced: int) -> tuple[str, ...]:
    unreadable = raw.count(REPLACEMENT)
    notes = []
    if replaced:
        notes.append(f"{replaced} control or invalid characters were replaced by U+FFFD")
    if unreadable:
        notes.append(f"{unreadable} characters were already unreadable (U+FFFD) in the source")
    return tuple(notes)
