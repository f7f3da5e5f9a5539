"""What becomes of each code when another codebook joins: the codes as a tree, and the chosen one in full."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.codebooks import Joined
from annotator.codebooks import Row as Joining
from annotator.codebooks.joining import WORDS
from annotator.coding.tree import tree
from annotator.gui.widgets.facts import Fact, FactList
from annotator.gui.widgets.marks import tag_of
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import Page
from annotator.model import Attribute, Code

_LEVELS: Mapping[str, str] = {
    "span": "words",
    "sentence": "a sentence",
    "paragraph": "a paragraph",
    "article": "the whole article",
}
_FIELDS: Mapping[str, str] = {
    "may_overlap": "overlap",
    "counter_examples": "counter-examples",
    "parent": "place in the tree",
    "retired": "in use",
}


class JoiningView(QSplitter):
    """Shows what joining would do; it changes nothing."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._depths: dict[str, int] = {}
        self.model = RowModel(self._look)
        self.list = RowList(self.model, lines=1, name="Codes that would join", on_click=False)
        self.name, self.facts = PlainLabel(role="heading"), FactList()
        chosen = QWidget()
        column = QVBoxLayout(chosen)
        column.setContentsMargins(16, 10, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addStretch(1)
        self.addWidget(self.list)
        self.addWidget(Page(chosen, name="The chosen code"))
        self.setSizes([360, 380])
        self.setChildrenCollapsible(False)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._choose())

    def show_joined(self, joined: Joined | None) -> None:
        """Show what joining would do, the first code chosen; None: nothing to show."""
        rows = {row.code.id: row for row in joined.rows} if joined is not None else {}
        pairs = tree([row.code for row in rows.values()])
        self._depths = {code.id: depth for code, depth in pairs}
        self.model.replace([rows[code.id] for code, _depth in pairs])
        self.list.choose(0 if rows else -1)
        self._choose()

    def _look(self, thing: object) -> Row:
        assert isinstance(thing, Joining)
        code, said = thing.code, WORDS[thing.fate]
        return Row(
            title=code.name or "Unnamed",
            tag=tag_of(code),
            slot=code.slot,
            line=code.line,
            key=code.key.upper(),
            note=said,
            indent=self._depths.get(code.id, 0),
            quiet=thing.fate == "same",
            spoken=f"{code.name}, {said}",
            tip="\n".join(thing.remarks),
        )

    def _choose(self) -> None:
        rows = self.list.rows()
        thing = self.model.things[rows[0]] if rows else None
        self.name.setText(thing.code.name or "Unnamed" if isinstance(thing, Joining) else "")
        self.facts.show_facts(_facts(thing) if isinstance(thing, Joining) else ())


def _facts(row: Joining) -> list[Fact]:
    code = row.code
    changed = ", ".join(_FIELDS.get(name, name.replace("_", " ")) for name in row.fields)
    return [
        Fact("What changes", changed if row.fate == "changed" else ""),
        Fact("To note", "\n".join(remark[:1].upper() + remark[1:] + "." for remark in row.remarks)),
        Fact("Put on", _LEVELS[code.level] + ("" if code.may_overlap else ", never twice on the same words")),
        Fact("Definition", code.definition),
        Fact("Include", code.include),
        Fact("Exclude", code.exclude),
        Fact("Examples", "\n".join(code.examples)),
        Fact("Not", "\n".join(code.counter_examples)),
        *_asked(code),
        Fact("Literature", code.literature.replace("; ", "\n")),
    ]


def _asked(code: Code) -> list[Fact]:
    return [Fact(f"Asks: {one.name or one.id}", _question(one)) for one in code.attributes]


def _question(one: Attribute) -> str:
    between = " < " if one.kind == "scale" else ", "
    kinds = {"entity": "a person or organisation of the article", "span": "other words of the article"}
    answer = between.join(one.values) or kinds.get(one.kind, one.kind)
    need = "" if one.required else " (may stay open)"
    return "\n".join(part for part in (one.definition, f"→ {answer}{need}") if part)
