"""A text put together from lines whose roles are known: headline, standfirst, caption."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.model import Zone, ZoneKind


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text without its line end; `kind` is None where the text itself has to tell."""

    text: str
    kind: ZoneKind | None = None


def joined(lines: Iterable[Line]) -> tuple[str, tuple[Zone, ...]]:
    """Return the lines as one text, with the zones of those whose role is known."""
    parts: list[str] = []
    zones: list[Zone] = []
    at = 0
    for line in lines:
        if line.kind is not None:
            zones.append(Zone(line.kind, at, at + len(line.text)))
        parts.append(line.text)
        at += len(line.text) + 1
    return "\n".join(parts), tuple(zones)


def sound_zones(zones: Iterable[Zone], length: int) -> Iterator[Zone]:
    """Yield zones that somebody else has told, up to the first that is out of order or outside the text."""
    at = 0
    for zone in zones:
        if not at <= zone.start < zone.end <= length:
            return
        yield zone
        at = zone.end


def headed(headline: str, standfirst: str, lines: Sequence[Line]) -> list[Line]:
    """Put headline and standfirst (each may be empty) before a text, once.

    A text that begins with them already keeps its own writing of them.
    """
    head: list[Line] = []
    for text, kind in _roles(headline, standfirst):
        first = next((n for n, line in enumerate(lines) if line.text.strip()), len(lines))
        own = first < len(lines) and same_words(lines[first].text, text)
        head.append(Line(lines[first].text if own else text, kind))
        lines = lines[first + 1 :] if own else lines
    return [*head, *lines]


def _roles(headline: str, standfirst: str) -> Iterator[tuple[str, ZoneKind]]:
    if headline:
        yield headline, "headline"
    if standfirst:
        yield standfirst, "standfirst"


def same_words(one: str, other: str) -> bool:
    """Say whether two lines differ in letter case, spacing and punctuation only."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())
