"""Word documents (OOXML): their paragraphs as a reader sees them, with what is hidden or deleted left out."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from zipfile import ZipFile

from annotator.errors import InputError
from annotator.importers._blocks import Block, BlockKind, heading, rows_as_blocks
from annotator.importers._office import OfficeText
from annotator.importers._word_lists import Numbering
from annotator.importers._xml import attribute, find, local, parsed, value
from annotator.importers._zip import opened, unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = frozenset({"ins", "moveTo", "customXml", "sdt", "sdtContent"})
"""Elements around the rows and cells of tables."""
_DELETED = frozenset({"del", "moveFrom"})
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_PROPERTIES = frozenset({"pPr", "rPr", "sectPr", "sdtPr", "tblPr", "rubyPr", "rt"})
"""Elements in which no word of the text stands."""
_COUNTED = {"commentReference": "comment", "softHyphen": "hyphen"}
_ABOUT = "docProps/core.xml"
_LEAVES = frozenset({"t", "br", "sym", "drawing", "pict", "object", *_SIGNS, *_COUNTED})
_LEAVES |= {"footnoteReference", "endnoteReference"}
_OFF = frozenset({"0", "false", "off", "none"})


def read_word(data: bytes) -> OfficeText:
    """Read a .docx file; raises `InputError` when it is damaged or none."""
    with opened(data) as archive:
        return _Reader(archive).read()


class _Part:
    """A member of the archive as XML, with the members that it refers to."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self.root = parsed(unpacked(archive, name), name)
        self.targets: dict[str, tuple[str, str]] = {}
        """Kind and member's name by the reference's id."""
        references = join(dirname(name), "_rels", name.rpartition("/")[2] + ".rels")
        if references in archive.NameToInfo:
            for one in parsed(unpacked(archive, references), references):
                kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
                if one.get("TargetMode") != "External":
                    whole = normpath(join("/", dirname(name), target)).lstrip("/")
                    self.targets[one.get("Id", "")] = kind, whole

    def of_kind(self, kind: str) -> list[str]:
        """Return the names of the members of a kind."""
        return [target for known, target in self.targets.values() if known == kind]


class _Reader:
    """Reads one document."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._known = OfficeText()
        self._main = _Part(archive, _main_part(archive))
        self._styles = _Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._notes = {kind: self._notes_of(kind) for kind in ("footnotes", "endnotes")}
        self._boxes: list[_Element] = []

    def read(self) -> OfficeText:
        """Return all of it."""
        body = next((one for one in self._main.root if local(one) == "body"), None)
        if body is None:
            raise InputError("it is damaged: it has no body")
        self._known.blocks = _joined(list(self._blocks(body)))
        self._known.metadata = self._metadata()
        return self._known

    # --- blocks --------------------------------------------------------------------------------------

    def _blocks(self, parent: "_Element") -> Iterator[Block | None]:
        """Yield the blocks inside an element; None where the next one goes on in the line of the last."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name in _DELETED:
                self._known.counted["deleted"] += 1
            elif name == "AlternateContent":
                yield from self._blocks(_first(child))
            elif name == "altChunk":
                self._known.counted["embedded"] += 1
            elif name not in _PROPERTIES:
                yield from self._blocks(child)

    def _paragraph(self, paragraph: "_Element") -> Iterator[Block | None]:
        style = value(find(paragraph, "pPr", "pStyle"))
        hidden = style in self._styles.hidden
        number = "" if hidden else self._number(paragraph, style)
        text = "".join(self._pieces(paragraph, hidden=hidden))
        boxes, self._boxes = self._boxes, []
        yield Block((number + text) if text.strip() else text, self._kind(paragraph, style))
        if find(paragraph, "pPr", "rPr", "del") is not None:
            yield None
        for box in boxes:
            yield from self._blocks(box)

    def _kind(self, paragraph: "_Element", style: str) -> BlockKind:
        level = value(find(paragraph, "pPr", "outlineLvl"))
        if level.isdecimal() and int(level) < 9:
            return heading(int(level) + 1)
        return self._styles.kinds.get(style, "paragraph")

    def _number(self, paragraph: "_Element", style: str) -> str:
        own = find(paragraph, "pPr", "numPr")
        number, level = value(find(own, "numId")), value(find(own, "ilvl"))
        if not number:
            number, level = self._styles.numbers.get(style, ("", ""))
        return self._numbering.next(number, level) if number else ""

    def _table(self, table: "_Element") -> Iterator[Block]:
        rows = [self._cells(row) for row in _inside(table, "tr")]
        yield from rows_as_blocks([row for row in rows if row])

    def _cells(self, row: "_Element") -> list[list[Block]]:
        if find(row, "trPr", "del") is not None:
            self._known.counted["deleted"] += 1
            return []
        return [_joined(list(self._blocks(cell))) for cell in _inside(row, "tc")]

    # --- text ----------------------------------------------------------------------------------------

    def _pieces(self, parent: "_Element", *, hidden: bool) -> Iterator[str]:
        for child in parent:
            name = local(child)
            if name == "r":
                yield from self._pieces(child, hidden=hidden or self._is_hidden(child))
            elif name in _DELETED:
                self._known.counted["deleted"] += 1
            elif name == "AlternateContent":
                yield from self._pieces(_first(child), hidden=hidden)
            elif name in _LEAVES and hidden:
                self._known.counted["hidden"] += name == "t" and bool((child.text or "").strip())
            elif name in _LEAVES:
                yield from self._sign(child, name)
            elif name not in _PROPERTIES:  # whatever it is: no word in it shall be lost
                self._known.counted["inserted"] += name in {"ins", "moveTo"}
                yield from self._pieces(child, hidden=hidden)

    def _sign(self, element: "_Element", name: str) -> Iterator[str]:
        """Yield what an element inside a run stands for."""
        if name == "t":
            yield element.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield "\n" if attribute(element, "type") in {"", "textWrapping"} else ""
        elif name == "sym":
            yield self._symbol(attribute(element, "char"))
        elif name in {"footnoteReference", "endnoteReference"}:
            self._footnote(name.removesuffix("Reference") + "s", attribute(element, "id"))
        elif name in {"drawing", "pict", "object"}:
            self._boxes += [one for one in element.iter() if local(one) == "txbxContent"]
        elif name in _COUNTED:
            self._known.counted[_COUNTED[name]] += 1

    def _symbol(self, code: str) -> str:
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            sign = "\uf000"
        if not "\ue000" <= sign <= "\uf8ff":
            return sign
        self._known.counted["symbol"] += 1
        return ""

    def _footnote(self, kind: str, key: str) -> None:
        note = self._notes[kind].pop(key, None)
        if note is not None:
            self._known.footnotes += _joined(list(self._blocks(note)))
            self._known.counted["footnote"] += 1

    def _is_hidden(self, run: "_Element") -> bool:
        properties = find(run, "rPr")
        if properties is None:
            return False
        return _is_on(find(properties, "vanish")) or (
            find(properties, "vanish") is None and value(find(properties, "rStyle")) in self._styles.hidden
        )

    # --- the rest ------------------------------------------------------------------------------------

    def _part(self, kind: str) -> "_Element | None":
        names = [name for name in self._main.of_kind(kind) if name in self._archive.NameToInfo]
        return _Part(self._archive, names[0]).root if names else None

    def _notes_of(self, kind: str) -> "dict[str, _Element]":
        root = self._part(kind)
        notes = () if root is None else root
        return {attribute(note, "id"): note for note in notes if attribute(note, "type") in {"", "normal"}}

    def _metadata(self) -> dict[str, str]:
        found = {kind: self._furniture(kind) for kind in ("header", "footer")}
        if _ABOUT in self._archive.NameToInfo:
            for one in parsed(unpacked(self._archive, _ABOUT), _ABOUT):
                if local(one) in {"title", "subject", "creator", "description", "created", "keywords"}:
                    found[f"document {local(one)}"] = (one.text or "").strip()
        return {key: value for key, value in found.items() if value}

    def _furniture(self, kind: str) -> str:
        """Return what stands above or below every page, each thing once."""
        lines: dict[str, None] = {}
        counted = self._known.counted.copy()
        for name in self._main.of_kind(kind):
            if name in self._archive.NameToInfo:
                blocks = _joined(list(self._blocks(_Part(self._archive, name).root)))
                lines.update(dict.fromkeys(block.text.strip() for block in blocks if block.text.strip()))
        self._known.counted = counted
        return "; ".join(lines)


class _Styles:
    """What a document's styles say: which are headings, which hide their text, which count."""

    def __init__(self, root: "_Element | None") -> None:
        self.kinds: dict[str, BlockKind] = {}
        self.hidden: set[str] = set()
        self.numbers: dict[str, tuple[str, str]] = {}
        styles = {} if root is None else {attribute(one, "styleId"): one for one in _inside(root, "style")}
        for key in styles:
            for style in _lineage(key, styles):
                self._learn(key, style)

    def _learn(self, key: str, style: "_Element") -> None:
        kind = _kind_of_style(style)
        if kind is not None:
            self.kinds.setdefault(key, kind)
        if _is_on(find(style, "rPr", "vanish")):
            self.hidden.add(key)
        number = value(find(style, "pPr", "numPr", "numId"))
        if number:
            self.numbers.setdefault(key, (number, value(find(style, "pPr", "numPr", "ilvl"))))


def _lineage(key: str, styles: "Mapping[str, _Element]") -> "Iterator[_Element]":
    """Yield a style and those that it is based on."""
    seen: set[str] = set()
    while key in styles and key not in seen:
        seen.add(key)
        yield styles[key]
        key = value(find(styles[key], "basedOn"))


def _kind_of_style(style: "_Element") -> BlockKind | None:
    """Return what a paragraph style is for, by the name that Word gives it in every language."""
    name = value(find(style, "name")).lower()
    if name == "title":
        return "h1"
    if name == "subtitle":
        return "standfirst"
    if name == "caption":
        return "caption"
    number = name.removeprefix("heading ")
    if name.startswith("heading ") and number.isdecimal():
        return heading(int(number))
    level = value(find(style, "pPr", "outlineLvl"))
    return heading(int(level) + 1) if level.isdecimal() and int(level) < 9 else None


def _main_part(archive: ZipFile) -> str:
    """Return the name of the member that holds the text; raises `InputError`."""
    for one in parsed(unpacked(archive, "_rels/.rels"), "_rels/.rels"):
        if one.get("Type", "").endswith("/officeDocument"):
            return normpath(join("/", one.get("Target", ""))).lstrip("/")
    raise InputError("it is damaged: nothing in it says where its text is")


def _joined(blocks: list[Block | None]) -> list[Block]:
    """Return blocks with those put together between which the line end was deleted."""
    found: list[Block] = []
    joins = False
    for block in blocks:
        if block is None:
            joins = True
        elif joins and found:
            found[-1] = Block(found[-1].text + block.text, found[-1].kind)
            joins = False
        else:
            found.append(block)
            joins = False
    return found


def _first(alternatives: "_Element") -> "_Element":
    """Return the first of several ways in which a document says the same."""
    return next((one for one in alternatives if local(one) == "Choice"), alternatives)


def _inside(parent: "_Element", name: str) -> "Iterator[_Element]":
    """Yield the children of a name, also those that stand in wrappers without a meaning of their own."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in _WRAPPERS:
            yield from _inside(child, name)


def _is_on(element: "_Element | None") -> bool:
    return element is not None and value(element).lower() not in _OFF
