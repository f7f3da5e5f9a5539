"""The form in which the rules of one category are written; it holds a draft and keeps nothing itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.cues import Category
from annotator.gui.widgets.marks import TagBadge
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.swatch import LinePicker, SlotPicker
from annotator.model import Adjustment

GRAMMAR = (
    "One word or phrase a line. * stands for any letters, /n, /v or /a after a word for all its forms as a "
    "noun, verb or adjective, “- ” before a phrase for an exception, [name] begins a section and so a rule, "
    "| is followed by a note, # by a remark. /…/ is a regular expression, stopped after half a second."
)
PAIRS = " Here a [section] holds competing names; after its name comes what they are names for."


class RulesForm(QWidget):
    """Fields for what a corpus changes in one category; `changed` is told the draft after every change."""

    def __init__(self, changed: Callable[[Adjustment], None]) -> None:
        super().__init__()
        self._changed = changed
        self._draft = Adjustment(id="")
        self._filling = False
        self.badge = TagBadge()
        self.title = PlainLabel(role="heading")
        self.about = PlainLabel(role="small")
        self.name, self.tag = QLineEdit(), QLineEdit()
        self.definition = QPlainTextEdit()
        self.slot, self.line = SlotPicker(), LinePicker()
        self.words = QPlainTextEdit()
        self.grammar = PlainLabel(GRAMMAR, role="small")
        self.problem = PlainLabel()
        self.rules = RowModel(self._rule_row)
        self.rule_list = RowList(self.rules, lines=1, name="Rules of the program")
        self._own_part, self._rules_part = QWidget(), QWidget()
        self._build()

    def show_draft(
        self, draft: Adjustment, category: Category, rules: Sequence[str], *, own: bool, locked: bool
    ) -> None:
        """Show a draft of the rules of a category; `rules` are those of the program, by their full names."""
        self._filling = True
        self._draft = draft
        self.badge.show_tag(category.tag, category.slot, category.line, filled=False)
        self.title.setText(category.name)
        self.about.setText(category.definition)
        self.about.setVisible(not own)
        self._own_part.setVisible(own)
        self._rules_part.setVisible(bool(rules))
        self.grammar.setText(GRAMMAR + (PAIRS if draft.id == "labelling" else ""))
        for field, text in ((self.name, draft.name), (self.tag, draft.tag)):
            field.setText(text)
        self.definition.setPlainText(draft.definition)
        self.slot.show_slot(draft.slot)
        self.line.show_line(draft.line, draft.slot)
        self.words.setPlainText("\n".join(draft.words))
        self.rules.replace(rules)
        for part in (self._own_part, self.words, self.rule_list):
            part.setEnabled(not locked)
        self._filling = False

    def say(self, problems: Sequence[str]) -> None:
        """Say which lines cannot be used, the first three of them; nothing when all can."""
        more = f"\n... and {len(problems) - 3} more" if len(problems) > 3 else ""
        self.problem.setText("\n".join(problem[:1].upper() + problem[1:] for problem in problems[:3]) + more)
        self.problem.setVisible(bool(problems))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.badge)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self._own_part)
        column.addWidget(PlainLabel("Words, exceptions and patterns of this corpus", role="section"))
        column.addWidget(self.words, 3)
        column.addWidget(self.grammar)
        column.addWidget(self.problem)
        column.addWidget(self._rules_part, 2)
        self._build_own()
        self._build_rules()
        self.words.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Words, exceptions and patterns, one a line")
        self.words.setAccessibleDescription(GRAMMAR)
        self.words.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.words.setMinimumHeight(self.words.fontMetrics().lineSpacing() * 5 + 12)
        self.words.textChanged.connect(
            lambda: self._change(words=tuple(self.words.toPlainText().split("\n")))
        )

    def _build_own(self) -> None:
        grid = QGridLayout(self._own_part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        fields = (("Name", self.name), ("Tag", self.tag), ("Colour", self.slot), ("Line", self.line))
        for place, (said, field) in enumerate(fields):
            grid.addWidget(PlainLabel(said, role="small", wrap=False), 0, place)
            grid.addWidget(field, 1, place)
            field.setAccessibleName(said)
        grid.setColumnStretch(0, 1)
        grid.addWidget(PlainLabel("Definition", role="small", wrap=False), 2, 0)
        grid.addWidget(self.definition, 3, 0, 1, 4)
        self.tag.setMaximumWidth(56)
        self.definition.setAccessibleName("Definition")
        self.definition.setTabChangesFocus(True)
        self.definition.setFixedHeight(self.definition.fontMetrics().lineSpacing() * 2 + 14)
        self.name.textChanged.connect(lambda text: self._change(name=text))
        self.tag.textChanged.connect(lambda text: self._change(tag=text[:3]))
        self.definition.textChanged.connect(lambda: self._change(definition=self.definition.toPlainText()))
        self.slot.picked.connect(lambda slot: self._change(slot=slot))
        self.line.picked.connect(lambda line: self._change(line=line))

    def _build_rules(self) -> None:
        column = QVBoxLayout(self._rules_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel("Rules of the program that are in use", role="section"))
        column.addWidget(self.rule_list)
        self.rule_list.setMinimumHeight(self.rule_list.verticalHeader().defaultSectionSize() * 2 + 4)
        self.rule_list.activated_at.connect(self._switch)
        self.rule_list.boxed_at.connect(self._switch)

    def _rule_row(self, thing: object) -> Row:
        rule = str(thing)
        used = rule not in self._draft.rules_off
        state = "in use" if used else "not in use"
        return Row(title=rule.partition(".")[2], checked=used, spoken=f"Rule {rule}, {state}")

    def _switch(self, row: int) -> None:
        rule = str(self.rules.things[row])
        off = set(self._draft.rules_off) ^ {rule}
        self._change(rules_off=tuple(sorted(off)))
        self.rules.refresh(row, row)

    def _change(self, **fields: Any) -> None:  # noqa: ANN401  # the fields of an adjustment
        if self._filling:
            return
        self._draft = replace(self._draft, **fields)
        self.line.show_line(self._draft.line, self._draft.slot)
        self._changed(self._draft)


def tidied(draft: Adjustment) -> Adjustment:
    """Return a draft as it is kept: lines without blanks at their ends, no empty lines at the end."""
    lines = [line.strip() for line in draft.words]
    while lines and not lines[-1]:
        lines.pop()
    return replace(draft, words=tuple(lines), name=draft.name.strip(), tag=draft.tag.strip())
