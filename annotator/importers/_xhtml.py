"""Pages of a book (XHTML): their blocks as a reader sees them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.importers._blocks import Block, BlockKind, heading, rows_as_blocks
from annotator.importers._counting import whole, written
from annotator.importers._xml import attribute, local, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rb s samp small span
strike strong sub sup time tt u var wbr math mi mn mo mrow mtext
"""
_INLINES = frozenset(_INLINE.split())
_UNSEEN = """
head script style template nav img svg audio video iframe object embed rt rp input select textarea
"""
_LEFT_OUT = frozenset(_UNSEEN.split())
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BREAK = "\x00"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """A page: its blocks, its footnotes, and how often what was left out."""

    blocks: list[Block] = field(default_factory=list)
    footnotes: list[Block] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    @property
    def words(self) -> int:
        """Return how many words are on it."""
        return sum(len(block.text.split()) for block in self.blocks)


def read_page(data: bytes, name: str) -> Page:
    """Read a page; one that is no proper XML is read as HTML. Raises `InputError`, naming the page."""
    root = _root(data, name)
    return _Reader().read(next((one for one in root.iter() if local(one) == "body"), root))


def _root(data: bytes, name: str) -> "_Element":
    try:
        return parsed(data, name)
    except InputError as error:
        from lxml import etree, html

        if "declares entities" in str(error):
            raise
        try:
            root = html.document_fromstring(data, html.HTMLParser(encoding="utf-8", no_network=True))
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
            raise error from None
        return root


class _Reader:
    """Reads one page."""

    def __init__(self) -> None:
        self._page = Page()
        self._line: list[str] = []
        self._number = ""
        self._kind: BlockKind = "paragraph"
        self._into = self._page.blocks

    def read(self, element: "_Element") -> Page:
        """Return what is inside an element."""
        self._walk(element)
        self._end_line()
        return self._page

    def _walk(self, element: "_Element") -> None:
        self._text(element.text)
        for child in element:
            self._child(child)
            self._text(child.tail)

    def _child(self, child: "_Element") -> None:
        name, kind = local(child), attribute(child, "type")
        if not name:
            self._text(unescape(child.text or "") if (child.text or "").startswith("&") else "")
        elif name in _LEFT_OUT or kind in {"pagebreak", "toc"}:
            return
        elif _is_hidden(child):
            self._page.counted["hidden"] += 1
        elif kind == "noteref":
            self._page.counted["footnote"] += 1
        elif kind in {"footnote", "endnote", "rearnote", "footnotes", "endnotes"}:
            self._aside(child)
        elif name == "br":
            self._line.append(_BREAK)
        elif name == "table":
            self._table(child)
        elif name == "ol":
            self._list(child)
        elif name in _INLINES:
            self._walk(child)
        else:
            self._block(child, name)

    def _block(self, element: "_Element", name: str) -> None:
        self._end_line()
        before, self._kind = self._kind, _kind_of(name) or self._kind
        self._walk(element)
        self._end_line()
        self._kind = before

    def _list(self, numbered: "_Element") -> None:
        """Read a numbered list; what a reader sees before its items is in the text."""
        count, form = (
            whole(attribute(numbered, "start"), 1),
            _FORMS.get(attribute(numbered, "type"), "decimal"),
        )
        self._end_line()
        for item in numbered:
            if local(item) == "li":
                count = whole(attribute(item, "value"), count)
                self._number = f"{written(count, form)}. "
                count += 1
            self._child(item)

    def _aside(self, element: "_Element") -> None:
        self._end_line()
        before, self._into = self._into, self._page.footnotes
        self._walk(element)
        self._end_line()
        self._into = before

    def _table(self, table: "_Element") -> None:
        self._end_line()
        rows = [[self._cell(cell) for cell in _cells(row)] for row in _rows(table)]
        self._into += rows_as_blocks(rows)

    def _cell(self, cell: "_Element") -> list[Block]:
        inner = _Reader()
        page = inner.read(cell)
        self._page.counted.update(page.counted)
        self._page.footnotes += page.footnotes
        return page.blocks

    def _text(self, text: str | None) -> None:
        if text:
            self._line.append(text.replace(_BREAK, "\ufffd"))

    def _end_line(self) -> None:
        text = _SPACE.sub(" ", "".join(self._line))
        self._line = []
        lines = [line.strip(" ") for line in text.split(_BREAK)]
        if any(lines):
            self._into.append(Block(self._number + "\n".join(lines).strip("\n"), self._kind))
            self._number = ""


def _rows(parent: "_Element") -> "Iterator[_Element]":
    for child in parent:
        if local(child) == "tr":
            yield child
        elif local(child) in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _cells(row: "_Element") -> "Iterator[_Element]":
    return (cell for cell in row if local(cell) in {"td", "th"})


def _kind_of(name: str) -> BlockKind | None:
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return heading(int(name[1]))
    return "caption" if name in {"figcaption", "caption"} else None


def _is_hidden(element: "_Element") -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(attribute(element, "style")))
