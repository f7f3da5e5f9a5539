"""LexisNexis Academic and Nexis UK saved as text (until 2020): each article after `1 of 161 DOCUMENTS`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotator.importers._contract import Fit, Importer, Reading, Source, head_text
from annotator.importers._lexisnexis import SEPARATOR, Block, is_labelled, missing, parts_of, search_of
from annotator.importers._parts import Parts, reading_of
from annotator.text.decoding import decode

_IN_HEAD = re.compile(rf"^{SEPARATOR.pattern}\r?$", re.MULTILINE)
_COVER = re.compile(r"(?:Download Request|Print Request|Printopdracht|Time Of Request):|.*END OF REQUEST")
_LINE_END = re.compile(r"\r\n|[\r\n\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]{2,}")
_COLUMNS, _LONG_LINE = 80, 100
_OFF_CENTRE, _LEAST_INDENT = 4, 4


def _recognise(source: Source) -> Fit:
    head = head_text(source.data)
    start = _IN_HEAD.search(head)
    if start is None:
        covered = head.lstrip().startswith("Download Request:") and "Time Of Request:" in head
        return Fit.SPECIAL if covered else Fit.NO
    # other databases number their documents in the words that are used here in German and French
    own = start["number"] or any(map(is_labelled, _LINE_END.split(head[start.end() :])))
    return Fit.SPECIAL if own else Fit.NO


def _read(source: Source) -> Reading:
    decoded = decode(source.data, override=source.encoding)
    lines = _LINE_END.split(decoded.text.removeprefix("\ufeff").expandtabs())
    starts = [(n, match) for n, line in enumerate(lines) if (match := SEPARATOR.fullmatch(line))]
    numbers = [int(match["number"] or match["numbered"]) for _n, match in starts]
    places = [*(n for n, _match in starts), len(lines)]
    search = search_of(lines[: places[0]])
    width = _width(lines)

    def parts(piece: Sequence[str]) -> Parts:
        found = parts_of(_blocks(piece), width=width)
        return replace(found, metadata={**found.metadata, **search})

    pieces = (
        (f"document {number}", lines[start + 1 : end])
        for number, (start, end) in zip(numbers, pairwise(places), strict=True)
    )
    return reading_of(pieces, parts, decoded=decoded, options=source.options, problems=missing(numbers))


def _width(lines: Sequence[str]) -> int:
    """Return the column at which the lines of a file are wrapped, 0 if each is a paragraph."""
    lengths = [len(line.rstrip()) for line in lines]
    long = sum(length > _LONG_LINE for length in lengths)
    return 0 if 50 * long > len(lengths) else max((one for one in lengths if one <= _COLUMNS), default=0)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the lines between empty ones, up to what the database prints after its last document."""
    block: list[str] = []
    for line in [*lines, ""]:
        if _COVER.match(line):
            break
        if line.strip(" \xa0"):
            block.append(line)
        elif block:
            told = tuple(_SPACES.sub(" ", one.strip(" \xa0")) for one in block)
            yield Block(told, all(map(_centred, block)))
            block = []


def _centred(line: str) -> bool:
    words = line.strip()
    indent = len(line) - len(line.lstrip())
    return indent >= _LEAST_INDENT and abs(2 * indent + len(words) - _COLUMNS) <= _OFF_CENTRE


IMPORTER = Importer(
    name="lexisnexis-text",
    version=1,
    title="LexisNexis text",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
