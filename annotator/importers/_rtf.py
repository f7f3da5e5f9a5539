r"""Rich Text (RTF): its paragraphs as a reader sees them, with what is hidden or deleted left out.

The format is that of Microsoft's "Rich Text Format Specification", version 1.9.1 (2008). A file is a row of
groups `{...}`, control words `\word123`, and text in the code page of the current font.
"""

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from annotator.errors import InputError
from annotator.importers._blocks import Block, BlockKind, heading, rows_as_blocks
from annotator.importers._office import OfficeText
from annotator.importers._rtf_words import (
    CHARSETS,
    FURNITURE,
    PICTURES,
    SIGNS,
    SKIPPED,
    STYLE_KINDS,
    SYMBOLS,
    VISIBLE_STARRED,
)

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z])"
    r"|(?P<brace>[{}])|[\r\n\x00]+|(?P<text>[^\\{}\r\n\x00]+)|.",
    re.DOTALL,
)
_DEEPEST = 5_000
_PLAIN = {"deleted": False, "hidden": False, "html": False}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group: where text goes to, in which code page it is, what its paragraph is."""

    goes_to: str = "body"
    outside: str = "body"
    flow: int = 0
    font: str = ""
    skip: int = 1
    """How many characters of a poorer form follow each Unicode character."""
    deleted: bool = False
    hidden: bool = False
    html: bool = False
    """Whether this is the Rich Text rendering of HTML that is also there as HTML."""
    in_table: bool = False
    style: str = ""
    level: int = 0
    fresh: bool = True
    """Whether nothing but control words stood in the group so far."""
    starred: bool = False


@dataclass(slots=True)
class RtfText(OfficeText):
    """A Rich Text document; `pages` are the numbers of the blocks that begin a new page or section."""

    pages: list[int] = field(default_factory=list)
    encoding: str = "cp1252"


def read_rtf(data: bytes, *, encoding: str = "") -> RtfText:
    """Read a Rich Text file; `encoding` is that of text without one of its own. Raises `InputError`."""
    return _Reader(data.decode("latin-1"), encoding).read()


@dataclass(slots=True)
class _Flow:
    """Blocks that are being put together: the line, the cells and rows of the table that it stands in."""

    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    number: str = ""
    cell: list[Block] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    rows: list[list[list[Block]]] = field(default_factory=list)

    def end_line(self, kind: BlockKind, *, in_table: bool) -> None:
        """End a paragraph."""
        text = _without_surrogates("".join(self.line))
        block = Block(self.number + text if text.strip() else text, kind)
        self.line, self.number = [], ""
        if in_table:
            self.cell.append(block)
        else:
            self.end_table()
            self.blocks.append(block)

    def end_cell(self, kind: BlockKind) -> None:
        """End a cell of a table."""
        self.end_line(kind, in_table=True)
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """End a row of a table."""
        if self.cells:
            self.rows.append(self.cells)
        self.cells = []

    def end_table(self) -> None:
        """End a table, if there is one, and whatever in it was not ended."""
        if self.cell:
            self.cells.append(self.cell)
            self.cell = []
        self.end_row()
        self.blocks += rows_as_blocks(self.rows)
        self.rows = []

    def finished(self) -> list[Block]:
        """End everything and return the blocks."""
        if self.line:
            self.end_line("paragraph", in_table=bool(self.cells or self.cell))
        self.end_table()
        return self.blocks


class _Reader:
    """Reads one document."""

    def __init__(self, text: str, encoding: str) -> None:
        self._text = text
        self._known = RtfText(encoding=encoding or "cp1252")
        self._chosen = bool(encoding)
        self._state = _State()
        self._stack: list[_State] = []
        self._flows: list[_Flow] = [_Flow()]
        self._boxes: list[_Flow] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._fonts: dict[str, str] = {}
        self._default_font = ""
        self._styles: dict[str, BlockKind] = {}
        self._aside: list[str] = []
        """Text of the group that is not shown but looked at: a font's or style's name, a title, a number."""
        self._words: Mapping[str, Callable[[int | None], None]] = self._actions()

    def read(self) -> RtfText:
        """Return all of it."""
        at = self._text.find("{")
        while at >= 0 and (token := _TOKEN.match(self._text, at)):
            at = token.end()
            if token["word"]:
                at = self._word(token["word"], token["number"], at)
            elif token["brace"]:
                self._brace(token["brace"])
                if not self._stack:
                    break
            elif token["hex"]:
                self._code(bytes.fromhex(token["hex"]))
            elif token["symbol"]:
                self._symbol(token["symbol"])
            elif token["text"]:
                self._code(token["text"].encode("latin-1"))
        self._decode()
        self._known.blocks = self._flows[0].finished() + self._boxed()
        return self._known

    # --- groups --------------------------------------------------------------------------------------

    def _brace(self, brace: str) -> None:
        self._decode()
        self._to_skip = 0
        if brace == "{":
            if len(self._stack) >= _DEEPEST:
                raise InputError("its groups are nested too deeply")
            self._stack.append(self._state)
            self._state = replace(self._state, fresh=True, starred=False)
        elif self._stack:
            inner, self._state = self._state, self._stack.pop()
            if inner.flow != self._state.flow:
                self._leave_flow(inner)
            elif inner.goes_to != self._state.goes_to:
                self._leave(inner)

    def _leave(self, inner: _State) -> None:
        """Carry out what the end of a group means for what was put aside in it."""
        told = "".join(self._aside).strip()
        self._aside = []
        if inner.goes_to == "number":
            if any(char.isalnum() for char in told):
                self._flows[self._state.flow].number = f"{told} "
        elif inner.goes_to.startswith("info ") and told:
            name = inner.goes_to.removeprefix("info ")
            self._known.metadata[f"document {name}"] = _without_surrogates(told)
        elif inner.goes_to == "stylesheet":
            self._learn_style(inner, told)

    def _leave_flow(self, inner: _State) -> None:
        flow, kind = self._flows[inner.flow], inner.goes_to
        if kind == "box":
            self._boxes.append(flow)
            return
        blocks = [block for block in flow.finished() if block.text.strip()]
        if kind == "footnote":
            self._known.footnotes += blocks
            self._known.counted["footnote"] += bool(blocks)
        elif kind in FURNITURE:
            lines = [self._known.metadata.get(kind, ""), *(block.text.strip() for block in blocks)]
            self._known.metadata[kind] = "; ".join(dict.fromkeys(filter(None, lines)))

    def _learn_style(self, inner: _State, name: str) -> None:
        kind = STYLE_KINDS.get(name.rstrip(";").partition(",")[0].strip().lower())
        if kind:
            self._styles[inner.style] = kind
        elif inner.level:
            self._styles[inner.style] = heading(inner.level)

    def _enter(self, goes_to: str) -> None:
        """Let the text of the group go elsewhere."""
        self._decode()
        if self._state.goes_to == "skip":
            return
        if goes_to in {"footnote", "box", *FURNITURE}:
            self._flows.append(_Flow())
            self._state = replace(self._state, in_table=False, flow=len(self._flows) - 1)
        self._state = replace(self._state, goes_to=goes_to, outside=self._state.goes_to)

    # --- words ---------------------------------------------------------------------------------------

    def _word(self, word: str, number: str | None, at: int) -> int:
        """Carry out a control word; return where to read on."""
        if word == "bin":
            self._to_skip = max(0, self._to_skip - 1)
            return at + max(0, int(number or 0))
        if self._to_skip and word != "u":
            self._to_skip -= 1
            if word in SIGNS:
                return at
        state = self._state
        if state.starred:
            self._state = replace(state, starred=False)
        if word in self._words:
            self._words[word](None if number is None else int(number))
        elif word in SIGNS:
            self._put(SIGNS[word])
        elif state.fresh and (word in SKIPPED or (state.starred and word not in VISIBLE_STARRED)):
            self._enter("skip")
        return at

    def _actions(self) -> dict[str, Callable[[int | None], None]]:
        return {
            "par": lambda _n: self._end_line(),
            "page": lambda _n: self._new_page(),
            "sect": lambda _n: self._new_page(),
            "column": lambda _n: self._end_line(),
            "cell": lambda _n: self._end_cell(),
            "nestcell": lambda _n: self._end_cell(),
            "row": lambda _n: self._end_row(),
            "nestrow": lambda _n: self._end_row(),
            "pard": lambda _n: self._set(in_table=False, style="", level=0),
            "plain": lambda _n: self._set(**_PLAIN, font=""),
            "intbl": lambda _n: self._set(in_table=True),
            "deleted": lambda n: self._set(deleted=n != 0),
            "v": lambda n: self._set(hidden=n != 0),
            "htmlrtf": lambda n: self._set(html=n != 0),
            "revised": lambda n: self._known.counted.update(inserted=int(n != 0)),
            "s": lambda n: self._set(style=f"s{n or 0}", level=0),
            "outlinelevel": lambda n: self._set(level=(n or 0) + 1 if (n or 0) < 9 else 0),
            "f": lambda n: self._set(font=str(n or 0)),
            "deff": lambda n: self._set_default_font(str(n or 0)),
            "fcharset": lambda n: self._charset(CHARSETS.get(n or 0, "")),
            "cpg": lambda n: self._charset(_code_page(n)),
            "ansicpg": lambda n: self._default(_code_page(n)),
            "mac": lambda _n: self._default("mac_roman"),
            "pc": lambda _n: self._default("cp437"),
            "pca": lambda _n: self._default("cp850"),
            "uc": lambda n: self._set(skip=max(0, min(n if n is not None else 1, 100))),
            "u": self._unicode,
            "fonttbl": lambda _n: self._enter("fonts"),
            "stylesheet": lambda _n: self._enter("styles"),
            "info": lambda _n: self._enter("info"),
            **{name: self._informer(name) for name in ("title", "subject", "author", "doccomm", "keywords")},
            "header": lambda _n: self._enter("header"),
            "headerl": lambda _n: self._enter("header"),
            "headerr": lambda _n: self._enter("header"),
            "headerf": lambda _n: self._enter("header"),
            "footer": lambda _n: self._enter("footer"),
            "footerl": lambda _n: self._enter("footer"),
            "footerr": lambda _n: self._enter("footer"),
            "footerf": lambda _n: self._enter("footer"),
            "footnote": lambda _n: self._enter("footnote"),
            "shptxt": lambda _n: self._enter("box"),
            "dptxbxtext": lambda _n: self._enter("box"),
            "listtext": lambda _n: self._enter("number"),
            "pntext": lambda _n: self._enter("number"),
            "annotation": lambda _n: self._comment(),
            "upr": lambda _n: self._enter("skip"),
            "ud": lambda _n: self._set(goes_to=self._state.outside),
            "result": lambda _n: self._set(goes_to=self._state.outside),
        }

    def _informer(self, name: str) -> Callable[[int | None], None]:
        def enter(_number: int | None) -> None:
            if self._state.goes_to == "info":
                self._enter(f"info {name}")

        return enter

    def _comment(self) -> None:
        self._known.counted["comment"] += 1
        self._enter("skip")

    def _set(self, **fields: object) -> None:
        self._decode()
        if self._state.goes_to == "styles" and "style" in fields:
            self._state = replace(self._state, goes_to="stylesheet")
        self._state = replace(self._state, **fields)  # type: ignore[arg-type]  # fields by their names

    def _set_default_font(self, font: str) -> None:
        self._default_font = font

    def _charset(self, codec: str) -> None:
        self._decode()
        if codec and (codec == PICTURES or not self._chosen):
            self._fonts[self._state.font] = codec

    def _default(self, codec: str) -> None:
        if codec and not self._chosen:
            self._known.encoding = codec

    # --- text ----------------------------------------------------------------------------------------

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._state = replace(self._state, starred=True)
        elif self._to_skip:
            self._to_skip -= 1
        elif symbol in "\r\n":
            self._end_line()
        elif symbol == "-":
            self._known.counted["hyphen"] += 1
        elif symbol in SYMBOLS:
            self._put(SYMBOLS[symbol])

    def _code(self, data: bytes) -> None:
        """Take in bytes of a code page."""
        left = data[self._to_skip :]
        self._to_skip = max(0, self._to_skip - len(data))
        if left:
            self._state = replace(self._state, fresh=False) if self._state.fresh else self._state
            self._bytes += left

    def _unicode(self, number: int | None) -> None:
        self._put(chr((number or 0) % 0x10000))
        self._to_skip = self._state.skip

    def _decode(self) -> None:
        if self._bytes:
            font = self._state.font or self._default_font
            codec = self._fonts.get(font, "") or self._known.encoding
            data, self._bytes = bytes(self._bytes), bytearray()
            if codec != PICTURES:
                self._give(data.decode(codec, errors="replace"))
            elif self._state.goes_to == "body":
                self._known.counted["symbol"] += len(data.strip())

    def _put(self, text: str) -> None:
        self._decode()
        self._give(text)

    def _give(self, text: str) -> None:
        """Send text where the group says, unless it is hidden or deleted."""
        state = self._state
        if state.goes_to in {"body", "footnote", "box", *FURNITURE}:
            if state.deleted or state.hidden:
                counted = "deleted" if state.deleted else "hidden"
                self._known.counted[counted] += bool(text.strip())
            elif not state.html:
                self._flows[self._state.flow].line.append(text)
        elif state.goes_to == "number" or state.goes_to.startswith(("info ", "stylesheet")):
            self._aside.append(text)

    # --- lines ---------------------------------------------------------------------------------------

    def _shows(self) -> bool:
        self._decode()
        return self._state.goes_to in {"body", "footnote", "box", *FURNITURE} and not self._state.html

    def _end_line(self) -> None:
        if self._shows() and not (self._state.deleted or self._state.hidden):
            self._flows[self._state.flow].end_line(self._kind(), in_table=self._state.in_table)
            if self._state.goes_to == "body" and not self._state.in_table:
                self._flows[self._state.flow].blocks += self._boxed()

    def _new_page(self) -> None:
        if self._shows():
            if self._flows[self._state.flow].line:
                self._end_line()
            if self._state.goes_to == "body":
                self._flows[self._state.flow].end_table()
                self._known.pages.append(len(self._flows[self._state.flow].blocks))

    def _end_cell(self) -> None:
        if self._shows():
            self._flows[self._state.flow].end_cell(self._kind())

    def _end_row(self) -> None:
        if self._shows():
            self._flows[self._state.flow].end_row()

    def _boxed(self) -> list[Block]:
        boxes, self._boxes = self._boxes, []
        return [block for flow in boxes for block in flow.finished()]

    def _kind(self) -> BlockKind:
        if self._state.level:
            return heading(self._state.level)
        return self._styles.get(self._state.style, "paragraph")


def _code_page(number: int | None) -> str:
    """Return Python's name of a Windows code page, empty where it has none."""
    name = {65001: "utf-8", 10000: "mac_roman", 0: "cp1252"}.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _without_surrogates(text: str) -> str:
    """Put the halves of surrogate pairs together; those that stand alone become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
