"""LexisNexis Academic and Nexis UK in lines, from plain text or Rich Text: cut into documents and blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotator.importers._contract import Options, Reading
from annotator.importers._lexisnexis import SEPARATOR, Block, missing, parts_of, search_of
from annotator.importers._parts import Parts, reading_of
from annotator.text.decoding import Decoded

LINE_END = re.compile(r"\r\n|[\r\n\f\x85\u2028\u2029]")

_COVER = re.compile(
    r"(?:Download Request|Print Request|Printopdracht|Time Of Request):|.{0,20}END OF REQUEST"
)
_SPACES = re.compile(r"[ \t]{2,}")
_COLUMNS, _LONG_LINE = 80, 100
_OFF_CENTRE, _LEAST_INDENT = 4, 4


def reading(decoded: Decoded, options: Options, *, columns: bool) -> Reading:
    """Return the articles of a file; `columns` says whether its lines are set on a page of 80 columns."""
    lines = LINE_END.split(decoded.text.removeprefix("\ufeff").expandtabs())
    starts = [(n, match) for n, line in enumerate(lines) if (match := SEPARATOR.fullmatch(line))]
    numbers = [int(match["number"] or match["numbered"]) for _n, match in starts]
    places = [*(n for n, _match in starts), len(lines)]
    search = search_of(lines[: places[0]])
    width = _width(lines) if columns else 0

    def parts(piece: Sequence[str]) -> Parts:
        found = parts_of(_blocks(piece, columns=columns), width=width)
        return replace(found, metadata={**found.metadata, **search})

    pieces = (
        (f"document {number}", lines[start + 1 : end])
        for number, (start, end) in zip(numbers, pairwise(places), strict=True)
    )
    return reading_of(pieces, parts, decoded=decoded, options=options, problems=missing(numbers))


def _width(lines: Sequence[str]) -> int:
    """Return the column at which the lines of a file are wrapped, 0 if each is a paragraph."""
    lengths = [len(line.rstrip()) for line in lines]
    long = sum(length > _LONG_LINE for length in lengths)
    return 0 if 50 * long > len(lengths) else max((one for one in lengths if one <= _COLUMNS), default=0)


def _blocks(lines: Sequence[str], *, columns: bool) -> Iterator[Block]:
    """Yield the lines between empty ones, up to what the database prints after its last document."""
    block: list[str] = []
    for line in [*lines, ""]:
        if _COVER.match(line):
            break
        if line.strip(" \xa0"):
            block.append(line)
        elif block:
            told = tuple(_SPACES.sub(" ", one.strip(" \xa0")) for one in block)
            yield Block(told, all(map(_centred, block)) if columns else None)
            block = []


def _centred(line: str) -> bool:
    words = line.strip()
    indent = len(line) - len(line.lstrip())
    return indent >= _LEAST_INDENT and abs(2 * indent + len(words) - _COLUMNS) <= _OFF_CENTRE
