"""LexisNexis Academic and Nexis UK saved as HTML (until 2020): a run of divisions for each document.

The numbers of their classes differ from file to file; what they mean is told by style, label and place.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.importers._contract import Fit, Importer, Reading, Source, head_text
from annotator.importers._lexisnexis import SEPARATOR, Block, missing, parts_of, search_of
from annotator.importers._markup import decoded_page, page_tree, paragraphs
from annotator.importers._parts import Parts, reading_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(r"<A NAME=\"?DOC_ID_\d|<!-- Hide XML section from browser|<!-- LXNComment", re.IGNORECASE)
_START = re.compile(r"<A NAME=\"?DOC_ID_\d{1,8}_\d{1,8}\"?>", re.IGNORECASE)
_DOCUMENT = re.compile(r"<DOCFULL>", re.IGNORECASE)
_DIVISION = re.compile(r"<div\b", re.IGNORECASE)
_CENTRED = re.compile(r"\.(\w{1,20})\s*\{[^{}]{0,400}?text-align:\s*center", re.IGNORECASE)


def _recognise(source: Source) -> Fit:
    return Fit.SPECIAL if _MARK.search(head_text(source.data)) else Fit.NO


def _read(source: Source) -> Reading:
    decoded = decoded_page(source)
    page = decoded.text
    centred = frozenset(match[1].casefold() for match in _CENTRED.finditer(page))
    cover, *documents = _pieces(page)
    pieces = [(_number(piece), piece) for piece in documents if _DIVISION.search(piece)]
    search = search_of(paragraphs(page_tree(cover)))

    def parts(piece: str) -> Parts:
        found = parts_of(_blocks(page_tree(piece), centred))
        return replace(found, metadata={**found.metadata, **search})

    named = ((f"document {number or place}", piece) for place, (number, piece) in enumerate(pieces, start=1))
    absent = missing([number for number, _piece in pieces if number])
    return reading_of(named, parts, decoded=decoded, options=source.options, problems=absent)


def _pieces(page: str) -> list[str]:
    """Cut a page at the anchor before each document, or at its own mark; the cover comes first."""
    mark = _START if _START.search(page) else _DOCUMENT
    return mark.split(page)


def _number(piece: str) -> int:
    match = re.search(rf">\s*{SEPARATOR.pattern}\s*<", piece[:2000])
    return int(match["number"] or match["numbered"]) if match else 0


def _blocks(tree: "HtmlElement", centred: frozenset[str]) -> Iterator[Block]:
    """Yield the divisions of a document that hold text, but the one with its number."""
    for division in tree.iter("div"):
        lines = tuple(filter(str.strip, paragraphs(division)))
        if not lines or SEPARATOR.fullmatch(lines[0]):
            continue
        middle = (division.get("class") or "").casefold() in centred if centred else None
        yield Block(lines, middle)


IMPORTER = Importer(
    name="lexisnexis-html",
    version=1,
    title="LexisNexis web page",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
