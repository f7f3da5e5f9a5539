"""The attributes of a code: what it asks to be told, of which kind, in which order."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.coding.checks import attribute_problem, listed, new_attribute_id
from annotator.coding.wording import KINDS
from annotator.gui.widgets.code_form import KeepField
from annotator.gui.widgets.combo import Combo
from annotator.gui.widgets.committed import CommittedLine, CommittedText
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.tick import TickBox
from annotator.model import ATTRIBUTE_KINDS, Attribute, Code

LISTED = frozenset({"choice", "choices", "scale"})
"""Kinds with values to choose from."""
_UNNAMED = re.compile(r"attribute(_\d+)?")
"""Ids of attributes that were not named yet."""
SEPARATOR = "\n"
"""Between the ids of a code and of an attribute in the key of a field."""


class Attributes(QWidget):
    """A list of attributes and the form of the chosen one.

    `keep` keeps the attributes of a code, `look_up` returns a code as it is now, `used` says in how many
    annotations an attribute of a code has a value.
    """

    def __init__(
        self, keep: KeepField, look_up: Callable[[str], Code | None], used: Callable[[str, str], int]
    ) -> None:
        super().__init__()
        self._keep_field, self._look_up, self._used = keep, look_up, used
        self._code = Code(id="")
        self._locked = False
        self.model = RowModel(self._row)
        self.list = RowList(self.model, name="Attributes", on_click=False)
        self.add, self.remove = QPushButton("Add"), QPushButton("Remove")
        self.up, self.down = QPushButton("↑"), QPushButton("↓")
        self.name = self._line("name", "Name")
        self.id = self._line("id", "Column in exports")
        self.kind = Combo()
        self.required = TickBox("Has to be told")
        self.values = CommittedText(lambda key, text: self._keep(key, "values", listed(text)))
        self.definition = CommittedText(lambda key, text: self._keep(key, "definition", text.strip()))
        self.problem = PlainLabel(role="small")
        self._values_part, self._form = QWidget(), QWidget()
        self._build()

    def show_code(self, code: Code, *, locked: bool) -> None:
        """Show the attributes of a code; the chosen one stays chosen."""
        chosen = self.chosen() if code.id == self._code.id else None
        self._code, self._locked = code, locked
        self.list.empty = (
            "This code asks for nothing but itself.\n\nAdd an attribute for what else shall be told with it: "
            "a stance, an actor, a reason."
        )
        self.model.replace(code.attributes)
        ids = [one.id for one in code.attributes]
        self.list.choose(ids.index(chosen.id) if chosen and chosen.id in ids else 0 if ids else -1)
        self._show()

    def chosen(self) -> Attribute | None:
        """Return the chosen attribute."""
        rows = self.list.rows()
        one = self.model.things[rows[0]] if rows and rows[0] < len(self.model.things) else None
        return one if isinstance(one, Attribute) else None

    # --- building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        left, buttons = QVBoxLayout(), QHBoxLayout()
        for button, does, said in (
            (self.add, self._add, "Add an attribute after the chosen one"),
            (
                self.remove,
                self._remove,
                "Ask for it no more; values that were told stay",
            ),
            (self.up, lambda: self._move(-1), "Move the chosen attribute up"),
            (self.down, lambda: self._move(1), "Move the chosen attribute down"),
        ):
            explain(button, said)
            button.setAccessibleName(said)
            button.clicked.connect(lambda _checked=False, does=does: does())
            buttons.addWidget(button)
        for arrow in (self.up, self.down):
            arrow.setFixedWidth(max(34, arrow.fontMetrics().horizontalAdvance(arrow.text()) + 24))
        buttons.addStretch(1)
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 12)
        row.setSpacing(16)
        row.addLayout(left, 2)
        row.addWidget(self._form, 3)
        self._build_form()
        self.list.selectionModel().selectionChanged.connect(lambda *_parts: self._show())
        self.list.delete_wanted.connect(self._remove)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self._move(by))

    def _build_form(self) -> None:
        for kind in ATTRIBUTE_KINDS:
            self.kind.addItem(KINDS[kind][:1].upper() + KINDS[kind][1:], kind)
        self.kind.setAccessibleName("Kind")
        self.kind.activated.connect(lambda place: self._change(kind=ATTRIBUTE_KINDS[place]))
        self.required.clicked.connect(lambda checked: self._change(required=checked))
        explain(self.id, "Under this name values stand in annotations and exports; it cannot change later")
        explain(self.required, "An annotation without it is shown as not complete")
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        places = (
            ("Name", self.name),
            ("Column in exports", self.id),
            ("Kind", self.kind),
            ("", self.required),
        )
        for place, (said, field) in enumerate(places):
            top, side = 4 * (place // 2), place % 2
            grid.addWidget(PlainLabel(said, role="small", wrap=False), top, side)
            grid.addWidget(field, top + 1, side)
        grid.addWidget(self.problem, 2, 0, 1, 2)
        for gap in (3, 6, 8):
            grid.setRowMinimumHeight(gap, 6)
        grid.addWidget(self._values_part, 7, 0, 1, 2)
        grid.addWidget(PlainLabel("Definition", role="small", wrap=False), 9, 0)
        grid.addWidget(self.definition, 10, 0, 1, 2)
        grid.setRowStretch(11, 1)
        self._values_title = PlainLabel(role="small", wrap=False)
        column = QVBoxLayout(self._values_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._values_title)
        column.addWidget(self.values)
        for text, name, lines in ((self.values, "Values, one a line", 7), (self.definition, "Definition", 4)):
            text.setAccessibleName(name)
            text.setFixedHeight(text.fontMetrics().height() * lines + 18)

    def _line(self, field: str, name: str) -> CommittedLine:
        line = CommittedLine(lambda key, text: self._keep(key, field, text.strip()))
        line.setAccessibleName(name)
        return line

    # --- showing -----------------------------------------------------------------------------------------

    def _row(self, thing: object) -> Row:
        assert isinstance(thing, Attribute)
        kind = KINDS.get(thing.kind, thing.kind)
        values = f": {', '.join(thing.values)}" if thing.kind in LISTED and thing.values else ""
        needed = ", has to be told" if thing.required else ""
        detail = f"{kind}{values}"
        title = thing.name or thing.id
        return Row(
            title=f"{title} *" if thing.required else title,
            detail=detail,
            spoken=f"{title}, {detail}{needed}",
            tip="\n".join(part for part in (title, detail + needed, thing.definition) if part),
        )

    def _show(self) -> None:
        one = self.chosen() or Attribute(id="")
        key = f"{self._code.id}{SEPARATOR}{one.id}" if one.id else ""
        self.name.show_value(key, one.name)
        self.id.show_value(key, one.id)
        self.values.show_value(key, SEPARATOR.join(one.values))
        self.definition.show_value(key, one.definition)
        self.kind.setCurrentIndex(ATTRIBUTE_KINDS.index(one.kind) if one.kind in ATTRIBUTE_KINDS else 0)
        self.required.setChecked(one.required)
        self._values_part.setVisible(one.kind in LISTED)
        order = ", from the lower to the upper end" if one.kind == "scale" else ""
        self._values_title.setText(f"Values, one a line{order}")
        self.say("")
        self._form.setVisible(bool(one.id))
        self._form.setEnabled(not self._locked)
        self.add.setEnabled(bool(self._code.id) and not self._locked)
        for button in (self.remove, self.up, self.down):
            button.setEnabled(bool(one.id) and not self._locked)

    def say(self, problem: str) -> None:
        """Say what is wrong with what was typed; nothing when all is well."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    # --- keeping -----------------------------------------------------------------------------------------

    def _change(self, **fields: Any) -> None:  # noqa: ANN401  # the fields of an attribute
        one = self.chosen()
        if one is not None:
            for field, value in fields.items():
                self._keep(f"{self._code.id}{SEPARATOR}{one.id}", field, value)

    def _keep(self, key: str, field: str, value: object) -> bool:
        name, _, id_ = key.partition(SEPARATOR)
        code = self._look_up(name)  # what is typed for one code is kept when another is chosen
        known = code.attributes if code is not None else ()
        one = next((one for one in known if one.id == id_), None)
        if one is None:
            return False
        wanted = replace(one, **{field: value})  # type: ignore[arg-type]  # a field by its name
        others = [other.id for other in known if other.id != id_]
        if field == "name" and _UNNAMED.fullmatch(id_) and value and not self._used(name, id_):
            wanted = replace(wanted, id=new_attribute_id(str(value), others))
        problem = attribute_problem(wanted, [other for other in known if other.id != id_])
        if not problem and wanted.id != id_ and (count := self._used(name, id_)):
            problem = f"{_annotations(count)} a value under “{id_}”: it keeps this name."
        if problem:
            self.say(problem)
            return False
        if wanted.id != id_ and name == self._code.id:  # the same attribute stays chosen
            self.model.put(known.index(one), wanted)
        return self._put(name, [wanted if other.id == id_ else other for other in known])

    def _put(self, code: str, attributes: list[Attribute]) -> bool:
        return self._keep_field(code, "attributes", tuple(attributes))

    def _add(self) -> None:
        known = list(self._code.attributes)
        one = self.chosen()
        at = known.index(one) + 1 if one in known else len(known)
        taken = {other.id for other in known}
        made = Attribute(id=new_attribute_id("attribute", taken), name="New attribute")
        known.insert(at, made)
        if self._put(self._code.id, known):
            self.list.choose(at)
            self.name.setFocus()
            self.name.selectAll()

    def _remove(self) -> None:
        one = self.chosen()
        if one is not None and self.remove.isEnabled():
            self._put(self._code.id, [other for other in self._code.attributes if other.id != one.id])

    def _move(self, by: int) -> None:
        known, one = list(self._code.attributes), self.chosen()
        if one not in known or self._locked:
            return
        at = known.index(one)
        if 0 <= at + by < len(known):
            known[at], known[at + by] = known[at + by], known[at]
            self._put(self._code.id, known)


def _annotations(count: int) -> str:
    return "1 annotation has" if count == 1 else f"{count:,} annotations have"
