"""OpenDocument texts (ODT): their paragraphs as a reader sees them, without what is hidden or deleted."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from zipfile import ZipFile

from annotator.errors import InputError
from annotator.importers._blocks import Block, BlockKind, heading, rows_as_blocks
from annotator.importers._office import OfficeText
from annotator.importers._opendocument_lists import ListStyles, Numbers
from annotator.importers._xml import attribute, find, local, parsed
from annotator.importers._zip import opened, unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element

# Spaces, tabs and line ends that are elements: the white space of the XML itself means next to nothing.
_SPACE, _TAB, _BREAK = "\x00", "\x01", "\x02"
_REAL = str.maketrans({_SPACE: " ", _TAB: "\t", _BREAK: "\n"})
_AT_BREAK = re.compile(f" ?{_BREAK} ?")
_BLANK = re.compile(r"[ \t\n\r]+")
_MOST_SPACES = 1_000
_WRAPPERS = frozenset({"table-row-group", "table-header-rows", "table-rows"})
_STYLES: Mapping[str, BlockKind] = {"title": "h1", "subtitle": "standfirst", "caption": "caption"}
_SHAPES = frozenset({"frame", "custom-shape", "rect", "ellipse", "text-box", "g"})
_LEFT_OUT = frozenset({"ruby-text", "tracked-changes", "desc", "title", "image", "object", "script", "forms"})


def read_opendocument(data: bytes) -> OfficeText:
    """Read an .odt file; raises `InputError` when it is damaged, protected or none."""
    with opened(data) as archive:
        manifest = "META-INF/manifest.xml"
        if manifest in archive.NameToInfo and b"encryption-data" in unpacked(archive, manifest):
            raise InputError("it is protected by a password; save it without one")
        return _Reader(archive).read()


class _Reader:
    """Reads one document."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._known = OfficeText()
        self._content = parsed(unpacked(archive, "content.xml"), "content.xml")
        self._shared = self._part("styles.xml")
        roots = [root for root in (self._shared, self._content) if root is not None]
        self._styles = _Styles(roots)
        self._lists = ListStyles(roots)
        self._boxes: list[_Element] = []

    def read(self) -> OfficeText:
        """Return all of it."""
        body = find(self._content, "body", "text")
        if body is None:
            raise InputError("it is no text: OpenDocument tables, drawings and slides are not read")
        self._known.blocks = list(self._blocks(body, None))
        self._known.metadata = self._metadata()
        return self._known

    # --- blocks --------------------------------------------------------------------------------------

    def _blocks(self, parent: "_Element", numbers: Numbers | None) -> Iterator[Block]:
        for child in parent:
            name = local(child)
            if name in {"p", "h"}:
                yield from self._paragraph(child, numbers)
            elif name == "list":
                inner = Numbers(self._lists, attribute(child, "style-name"), numbers)
                yield from self._blocks(child, inner)
            elif name == "list-item" and numbers is not None:
                numbers.begin_item(attribute(child, "start-value"))
                yield from self._blocks(child, numbers)
            elif name == "table":
                rows = [[list(self._blocks(cell, None)) for cell in _cells(row)] for row in _rows(child)]
                yield from rows_as_blocks(rows)
            elif name == "tracked-changes":
                self._count_changes(child)
            elif name in _SHAPES:
                yield from self._blocks(child, None)
            elif name not in _LEFT_OUT and not self._is_hidden_section(child):
                yield from self._blocks(child, numbers)  # whatever it is: no word in it shall be lost

    def _paragraph(self, paragraph: "_Element", numbers: Numbers | None) -> Iterator[Block]:
        style = attribute(paragraph, "style-name")
        hidden = self._styles.is_hidden(style) or any(
            local(one) == "hidden-paragraph" and attribute(one, "is-hidden") == "true" for one in paragraph
        )
        raw = _BLANK.sub(" ", "".join(self._pieces(paragraph, hidden=hidden)))
        text = _AT_BREAK.sub(_BREAK, raw).strip(" ").translate(_REAL)
        boxes, self._boxes = self._boxes, []
        number = numbers.take() if numbers is not None and text.strip() else ""
        yield Block(number + text, self._kind(paragraph, style))
        for box in boxes:
            yield from self._blocks(box, None)

    def _kind(self, paragraph: "_Element", style: str) -> BlockKind:
        if local(paragraph) == "h":
            level = attribute(paragraph, "outline-level")
            return heading(int(level) if level.isascii() and level.isdecimal() else 1)
        return self._styles.kind(style)

    def _is_hidden_section(self, section: "_Element") -> bool:
        hidden = attribute(section, "display") == "none"
        self._known.counted["hidden"] += hidden
        return hidden

    def _count_changes(self, changes: "_Element") -> None:
        for region in changes:
            for change in region:
                if local(change) == "deletion":
                    self._known.counted["deleted"] += 1
                elif local(change) == "insertion":
                    self._known.counted["inserted"] += 1

    # --- text ----------------------------------------------------------------------------------------

    def _pieces(self, parent: "_Element", *, hidden: bool) -> Iterator[str]:
        """Yield the text inside an element; what hides is counted where it would have been."""
        if parent.text:
            yield from self._shown(parent.text, hidden=hidden)
        for child in parent:
            yield from self._inline(child, hidden=hidden)
            if child.tail:
                yield from self._shown(child.tail, hidden=hidden)

    def _shown(self, text: str, *, hidden: bool) -> Iterator[str]:
        if not hidden:
            yield text
        elif text.strip():
            self._known.counted["hidden"] += 1

    def _inline(self, element: "_Element", *, hidden: bool) -> Iterator[str]:
        name = local(element)
        if name == "note":
            self._note(element)
        elif name == "annotation":
            self._known.counted["comment"] += 1
        elif name in _SHAPES:
            self._boxes += [] if hidden else [element]
        elif name in {"s", "tab", "line-break"}:
            yield "" if hidden else _sign(element, name)
        elif name == "hidden-text":
            self._known.counted["hidden"] += attribute(element, "is-hidden") != "false"
        elif name and name not in _LEFT_OUT:
            own = name == "span" and self._styles.is_hidden(attribute(element, "style-name"))
            yield from self._pieces(element, hidden=hidden or own)

    def _note(self, note: "_Element") -> None:
        body = find(note, "note-body")
        if body is not None:
            boxes, self._boxes = self._boxes, []
            self._known.footnotes += list(self._blocks(body, None))
            self._boxes = boxes
            self._known.counted["footnote"] += 1

    # --- the rest ------------------------------------------------------------------------------------

    def _part(self, name: str) -> "_Element | None":
        present = name in self._archive.NameToInfo
        return parsed(unpacked(self._archive, name), name) if present else None

    def _metadata(self) -> dict[str, str]:
        found = {kind: self._furniture(kind) for kind in ("header", "footer")}
        meta = find(self._part("meta.xml"), "meta")
        for one in () if meta is None else meta:
            if local(one) in {"title", "subject", "creator", "description", "creation-date", "keyword"}:
                found[f"document {local(one)}"] = (one.text or "").strip()
        return {key: value for key, value in found.items() if value}

    def _furniture(self, kind: str) -> str:
        """Return what stands above or below every page, each thing once."""
        lines: dict[str, None] = {}
        counted = self._known.counted.copy()
        pages = find(self._shared, "master-styles")
        for page in () if pages is None else pages:
            for part in page:
                if local(part).partition("-")[0] == kind:
                    texts = (block.text.strip() for block in self._blocks(part, None))
                    lines.update(dict.fromkeys(filter(None, texts)))
        self._known.counted = counted
        return "; ".join(lines)


class _Styles:
    """What a document's styles say: which are headings, which hide their text."""

    def __init__(self, roots: "list[_Element]") -> None:
        self._parents: dict[str, str] = {}
        self._display: dict[str, str] = {}
        for root in roots:
            for group in root:
                if local(group) in {"styles", "automatic-styles"}:
                    for style in group:
                        self._learn(style)

    def _learn(self, style: "_Element") -> None:
        name = attribute(style, "name")
        if local(style) == "style" and attribute(style, "family") in {"paragraph", "text"}:
            self._parents[name] = attribute(style, "parent-style-name")
            display = attribute(find(style, "text-properties"), "display")
            if display:
                self._display[name] = display

    def kind(self, name: str) -> BlockKind:
        """Return what paragraphs of a style are."""
        found = (_STYLES.get(one.lower()) for one in self._lineage(name))
        return next((kind for kind in found if kind), "paragraph")

    def is_hidden(self, name: str) -> bool:
        """Say whether text of a style is not shown."""
        said = (self._display[one] for one in self._lineage(name) if one in self._display)
        return next(said, "") == "none"

    def _lineage(self, name: str) -> Iterator[str]:
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            yield name
            name = self._parents.get(name, "")


def _rows(parent: "_Element") -> "Iterator[_Element]":
    for child in parent:
        if local(child) == "table-row":
            yield child
        elif local(child) in _WRAPPERS:
            yield from _rows(child)


def _cells(row: "_Element") -> "Iterator[_Element]":
    return (cell for cell in row if local(cell) in {"table-cell", "covered-table-cell"})


def _sign(element: "_Element", name: str) -> str:
    if name != "s":
        return _TAB if name == "tab" else _BREAK
    count = attribute(element, "c")
    return _SPACE * (min(int(count), _MOST_SPACES) if count.isascii() and count.isdecimal() else 1)
