"""The window of the cue rules: categories on the left, the rules of one on the right, tried as typed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator import edits, machine
from annotator.bundled import resource
from annotator.corpus.cue_rules import new_category_id, read_cue_rules, write_cue_rules
from annotator.cues.categories import Category, categories, categories_with
from annotator.cues.trial import Place, bundled_rules, problems_of
from annotator.errors import AnnotatorError
from annotator.gui.cue_rules.drafts import Drafts
from annotator.gui.cue_rules.form import RulesForm, tidied
from annotator.gui.cue_rules.outcome import Outcome
from annotator.gui.cue_rules.sampling import Sampling
from annotator.gui.file_names import file_name
from annotator.gui.widgets.plain import explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Adjustment, Change, Code

LEAST_HEIGHT = 460
TRY_AFTER = 400
"""Milliseconds without a key after which rules are tried."""

UNCHANGED = "Change something, and what it would mark is shown here before you keep it."
BROKEN = "Mend the lines that cannot be used, and what they would mark is shown here."
FILTERS = "Cue rules and word lists (*.json *.txt);;All files (*)"


class CueRulesWindow(QWidget):
    """Changes what the corpus does with cues. What is not kept yet is a draft that this machine remembers."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._drafts = Drafts(workspace)
        self._chosen = ""
        self.model = RowModel(self._row)
        self.list = RowList(self.model, lines=1, name="Categories", on_click=False)
        self.form = RulesForm(self._edited)
        self.outcome = Outcome(self._go_to, workspace.masks.words)
        self._sampling = Sampling(workspace, self.outcome.show_trial, self._failed)
        self._timer = QTimer(self, singleShot=True, interval=TRY_AFTER)
        self._timer.timeout.connect(self._try)
        self.keep, self.discard = QPushButton("Keep"), QPushButton("Discard")
        self.add, self.retire = QPushButton("New category..."), QPushButton("Remove")
        self.load, self.save = QPushButton("Load..."), QPushButton("Save as file...")
        self.bundled = QPushButton("The program's words...")
        self._build()
        workspace.changed.connect(self._refresh)
        workspace.rules_wanted.connect(self.show_category)
        self._fill()

    # --- building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("Cue rules")
        self.resize(980, 760)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.list, 1)
        column.addLayout(_in_row((self.add, self.retire)))
        column.addLayout(_in_row((self.load, self.save)))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.form, 3)
        column.addWidget(self.outcome, 2)
        column.addLayout(_in_row((self.bundled, self.discard, self.keep), at_end=True))
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        left.setMinimumSize(230, LEAST_HEIGHT)
        right.setMinimumSize(420, LEAST_HEIGHT)
        split.setSizes([300, 680])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        for button, does, said in (
            (self.add, self._add, "Make a category of this corpus's own"),
            (
                self.retire,
                self._retire,
                "Take all that this corpus changed in the chosen category out of use",
            ),
            (self.load, self._load, "Take over cue rules or a word list from a file"),
            (
                self.save,
                self._save,
                "Write this corpus's cue rules to a file, to hand on or to print",
            ),
            (self.bundled, self._read_bundled, "Read the word list of the program for the chosen category"),
            (self.keep, self._keep, "Use these rules from now on; annotations record the new revision"),
            (self.discard, self._discard, "Go back to the rules that are in use"),
        ):
            explain(button, said)
            button.clicked.connect(lambda _checked=False, does=does: does())
        QShortcut(QKeySequence("Ctrl+Return"), self, self._keep)
        QShortcut(QKeySequence("Esc"), self, self.close)
        self.list.selectionModel().selectionChanged.connect(self._choose)
        self.list.activated_at.connect(self._switch)
        self.list.boxed_at.connect(self._switch)
        self.list.delete_wanted.connect(self._retire)

    # --- showing -----------------------------------------------------------------------------------------

    def show_category(self, name: str) -> None:
        """Choose a category and show its rules."""
        names = [str(one) for one in self.model.things]
        if name in names:
            self.list.choose(names.index(name))

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus"):
            self._drafts.recall()
        if what.touches("rules"):
            self._drafts.follow()
        if what.touches("corpus", "rules"):
            self._fill()
        if what.touches("article") and self.isVisible():
            self._timer.start()

    def _known(self) -> dict[str, Category]:
        """Return the categories as they are in the corpus and in the drafts."""
        stored = {one.id: one for one in self._workspace.corpus.adjustments()}
        drafts = {one.id: one for one in self._drafts}
        return dict(categories_with({**stored, **drafts}.values()))

    def _fill(self) -> None:
        names = list(self._known())
        self.setWindowTitle(f"Cue rules - {self._workspace.corpus.name}")
        self.model.replace(names)
        self.list.choose(names.index(self._chosen) if self._chosen in names else 0)

    def _row(self, thing: object) -> Row:
        category = self._known()[str(thing)]
        edited = category.id in self._drafts
        stored = self._drafts.stored(category.id)
        changed = stored is not None and not stored.retired
        state = "not kept yet" if edited else "changed here" if changed else ""
        switched = "on" if category.on else "off"
        return Row(
            title=" · ".join(part for part in (category.name, state) if part),
            tag=category.tag,
            slot=category.slot,
            checked=category.on,
            strong=edited,
            spoken=", ".join(part for part in (category.name, switched, state) if part),
            tip=category.definition,
        )

    def _choose(self) -> None:
        rows = self.list.rows()
        if not rows:
            return
        self._chosen = str(self.model.things[rows[0]])
        self._show()

    def _show(self) -> None:
        category = self._known()[self._chosen]
        own = self._chosen not in categories()
        names = () if own else bundled_rules([self._chosen]).get(self._chosen, ())
        rules = [f"{self._chosen}.{name}" for name in names]
        locked = bool(self._workspace.corpus.read_only)
        self.bundled.setVisible(_list_file(self._chosen).is_file())
        self.form.show_draft(self._drafts.current(self._chosen), category, rules, own=own, locked=locked)
        self._follow_draft()

    def _follow_draft(self) -> None:
        edited = self._chosen in self._drafts
        problems = problems_of(self._drafts.current(self._chosen))
        self.form.say(problems)
        locked = bool(self._workspace.corpus.read_only)
        self.keep.setEnabled(edited and not problems and not locked)
        self.discard.setEnabled(edited)
        stored = self._drafts.stored(self._chosen)
        self.retire.setEnabled(stored is not None and not stored.retired and not locked)
        self.add.setEnabled(not locked)
        self._sampling.stop()
        if edited and not problems:
            self._timer.start()
        else:
            self._timer.stop()
            self.outcome.show_nothing(BROKEN if problems else UNCHANGED)

    # --- drafts ------------------------------------------------------------------------------------------

    def _edited(self, draft: Adjustment) -> None:
        if tidied(draft) == self._drafts.present(draft.id):
            self._drafts.drop(draft.id)
        else:
            self._drafts.put(draft)
        self.model.refresh()
        self._follow_draft()

    def _try(self) -> None:
        if self._chosen in self._drafts:
            self._sampling.begin(
                self._drafts.stored(self._chosen), tidied(self._drafts.current(self._chosen))
            )

    def _failed(self, error: BaseException) -> None:
        self.outcome.show_nothing(f"The trial failed: {error}")

    def _go_to(self, place: Place) -> None:
        workspace = self._workspace
        if workspace.article is None or workspace.article.id != place.article:
            workspace.show_article(place.article)
        workspace.revealed.emit(place.start, place.end)

    # --- acts --------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        if not self.keep.isEnabled():
            return
        draft = replace(tidied(self._drafts.current(self._chosen)), retired=False)
        stored = self._drafts.stored(self._chosen)
        name = self._known()[self._chosen].name
        made = self._workspace.apply(
            f"Cue rules of {name}", lambda _hand: edits.adjust(stored, draft) + self._code_for(draft)
        )
        if made:
            self._drafts.drop(draft.id)
            self._fill()

    def _code_for(self, draft: Adjustment) -> Change:
        """Make a code for a new category, so that its cues can be accepted with one key press."""
        if self._drafts.stored(draft.id) is not None or draft.id in categories():
            return Change()
        codes = self._workspace.corpus.codes()
        order = max((code.order for code in codes), default=0) + 1
        category = categories_with([draft])[draft.id]
        return edits.add_code(
            Code(
                id=machine.mint("code"),
                name=category.name,
                tag=category.tag,
                definition=draft.definition,
                slot=draft.slot,
                line=draft.line,
                order=order,
                categories=(draft.id,),
            )
        )

    def _read_bundled(self) -> None:
        text = _list_file(self._chosen).read_text(encoding="utf-8")
        self._workspace.interaction.read(f"{self._known()[self._chosen].name}: the program's words", text)

    def _discard(self) -> None:
        self._drafts.drop(self._chosen)
        self._fill()

    def _switch(self, row: int) -> None:
        name = str(self.model.things[row])
        category, stored = self._known()[name], self._drafts.stored(name)
        wanted = replace(self._drafts.present(name), on=not category.on, retired=False)
        if name in categories() or stored is not None:  # what is a draft only is not switched
            turn = "Switch off" if category.on else "Switch on"
            self._workspace.apply(f"{turn} {category.name}", lambda _hand: edits.adjust(stored, wanted))
        if name in self._drafts:
            self._drafts.put(replace(self._drafts.current(name), on=wanted.on))
            self.model.refresh()

    def _add(self) -> None:
        name = self._workspace.interaction.ask_text("New category", "What the category is called:")
        if name and name.strip():
            draft = Adjustment(id=new_category_id(name), name=name.strip(), tag=name.strip()[:2].upper())
            self._drafts.put(draft)
            self._chosen = draft.id
            self._fill()
            self.form.words.setFocus()

    def _retire(self) -> None:
        stored = self._drafts.stored(self._chosen)
        if stored is None or stored.retired or not self.retire.isEnabled():
            return
        name = self._known()[self._chosen].name
        self._workspace.apply(
            f"Remove the rules of {name}", lambda _hand: edits.adjust(stored, replace(stored, retired=True))
        )

    def _load(self) -> None:
        files = self._workspace.interaction.open_files("Load cue rules", FILTERS, machine.documents())
        for file in files:
            try:
                self._take_over(read_cue_rules(file))
            except (AnnotatorError, OSError) as error:
                self._workspace.interaction.warn("Not loaded", str(error))

    def _take_over(self, loaded: Sequence[Adjustment]) -> None:
        """Make drafts of loaded rules: they are looked at and tried before they are kept."""
        for one in loaded:
            self._drafts.put(one)
        if loaded:
            self._chosen = loaded[0].id
            self._fill()

    def _save(self) -> None:
        suggestion = machine.documents() / f"{file_name(self._workspace.corpus.name)} cue rules.json"
        path = self._workspace.interaction.save_file("Save cue rules", suggestion, "Cue rules (*.json)")
        if path is None:
            return
        try:
            write_cue_rules(self._workspace.corpus.adjustments(), Path(path))
        except AnnotatorError as error:
            self._workspace.interaction.warn("Not saved", str(error))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop trying; drafts are remembered."""
        self._timer.stop()
        self._sampling.stop()
        event.accept()


def _list_file(category: str) -> Path:
    return resource("lexicons") / f"{category}.txt"


def _in_row(buttons: Sequence[QPushButton], *, at_end: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    for button in buttons:
        row.addWidget(button)
    row.insertStretch(1 if at_end else len(buttons), 1)
    return row
