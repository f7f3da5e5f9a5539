"""How cells of the annotation table are edited, by keys, by menus, and by what opens over a cell."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from annotator.answers import value_text
from annotator.gui.panels._table_acts import TableActs, counted
from annotator.gui.panels._table_editor import CellEditor, Keep
from annotator.gui.panels._table_view import AnnotationView
from annotator.gui.widgets.code_menu import fill_code_menu
from annotator.gui.widgets.plain import as_caption
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Attribute, Code

OF_THE_TEXT = "These words are chosen in the text: Enter goes there, E tells the attribute."
_FIXED = {
    "words": "The words are changed in the text: Enter goes there.",
    "coder": "Who made an annotation is not changed.",
    "modified": "When it was changed is written down by itself.",
}
_OF_ARTICLE = "This is of the article: Article > Details changes it."
_NAMES = 200
"""Names that are offered at most for an answer that is one."""


class TableEdits(QObject):
    """Edits the cell that has the keyboard, and offers changes of all chosen rows."""

    def __init__(self, workspace: Workspace, view: AnnotationView, acts: TableActs) -> None:
        super().__init__(view)
        self._workspace, self._view, self._acts = workspace, view, acts
        self.editor: CellEditor | None = None

    def keep(self) -> None:
        """Keep what is being written now."""
        if self.editor is not None and isValid(self.editor):
            self.editor.keep()

    # --- the cell that has the keyboard ------------------------------------------------------------------

    def edit(self) -> None:
        """Edit the cell that has the keyboard; what cannot be changed says why."""
        one, index = self._view.current(), self._view.currentIndex()
        if one is None:
            return
        column = self._view.annotations.columns[index.column()]
        if column.id in _FIXED:
            self._workspace.told.emit(_FIXED[column.id])
        elif column.id in ("headline", "outlet", "date"):
            self._workspace.told.emit(_OF_ARTICLE)
        elif self._acts.may_change(one):
            self._edit(one, column.id, column.attribute)

    def _edit(self, one: Annotation, column: str, attribute: Attribute | None) -> None:
        if column == "code":
            self._popup(self._codes_menu([one]))
        elif column == "flag":
            self._acts.flag([one])
        elif column == "memo":
            self.write_memo([one])
        elif attribute is not None:
            self.ask([one], attribute)
        else:
            self._edit_attributes(one)

    def _edit_attributes(self, one: Annotation) -> None:
        """Edit the only attribute of a code, or choose which."""
        asked = self._asked([one])
        if not asked:
            self._workspace.told.emit("This code asks for nothing.")
        elif len(asked) == 1:
            self.ask([one], asked[0])
        else:
            menu = QMenu(self._view)
            self._fill_attributes(menu, [one], asked)
            self._popup(menu)

    def ask(self, some: Sequence[Annotation], attribute: Attribute) -> None:
        """Ask for one value of an attribute for some annotations."""
        if attribute.kind == "span":
            self._workspace.told.emit(OF_THE_TEXT)
            return
        values = [one.attributes.get(attribute.id) for one in some]
        same = all(value == values[0] for value in values)
        editor = self._open(some, lambda value: self._acts.tell(some, attribute, value))
        many = f"For {counted(len(some))}. Enter sets it, Esc does not." if len(some) > 1 else ""
        editor.ask(attribute, values[0] if same else None, names=self._names(attribute), hint=many)

    def write_memo(self, some: Sequence[Annotation]) -> None:
        """Have the memo of one annotation written, or a text that is added to those of many."""
        if len(some) == 1:
            editor = self._open(some, lambda text: self._acts.write_memo(some[0], str(text)))
            editor.write(some[0].memo, name="Memo")
        elif some:
            editor = self._open(some, lambda text: self._acts.add_memo(some, str(text)))
            hint = f"Written below the memos of {counted(len(some))}. Ctrl+Enter keeps it, Esc does not."
            editor.write("", name="Text for the memos", hint=hint)

    def _names(self, attribute: Attribute) -> list[str]:
        """Return the names that were told for an attribute and may be seen."""
        if attribute.kind != "entity":
            return []
        words, found = self._workspace.masks.words, dict[str, None]()
        for one in self._view.annotations.rows:
            name = value_text(one.attributes.get(attribute.id))
            if name and name not in found and words(one.article, name) == name:
                found[name] = None
            if len(found) == _NAMES:
                break
        return list(found)

    def _open(self, some: Sequence[Annotation], keep: Keep) -> CellEditor:
        self.keep()
        window = self._view.window()
        cell = self._cell()
        at = QRect(self._view.viewport().mapTo(window, cell.topLeft()), cell.size())
        self.editor = CellEditor(window, at, key=some[0].id, keep=keep)
        return self.editor

    def _cell(self) -> QRect:
        return self._view.visualRect(self._view.currentIndex())

    def _popup(self, menu: QMenu) -> None:
        cell = self._cell()
        menu.popup(self._view.viewport().mapToGlobal(cell.bottomLeft() + QPoint(0, 1)))

    # --- all chosen rows ---------------------------------------------------------------------------------

    def press(self, key: str) -> None:
        """Give the chosen rows the code of a key, or do what the key does in the text."""
        chosen, workspace = self._view.chosen(), self._workspace
        codes = workspace.corpus.codes()
        code = next((code for code in codes if code.key and code.key.lower() == key.lower()), None)
        if not chosen:
            return
        if code is not None:
            self._acts.recode(chosen, code)
        elif self._is_key("flag", key, "F"):
            self._acts.flag(chosen)
        elif self._is_key("memo", key, "C"):
            self._memo(chosen)
        elif self._is_key("attributes", key, "E"):
            self._tell_attributes(chosen)
        else:
            workspace.told.emit(f"No code has the key {key.upper()}.")

    def _is_key(self, action: str, key: str, usual: str) -> bool:
        """Say whether a key does something in the text."""
        return key.upper() in (self._workspace.keymap.keys(action) or (usual,))

    def _memo(self, chosen: Sequence[Annotation]) -> None:
        own = [one for one in chosen if self._acts.is_own(one)]
        if own or self._acts.may_change(chosen[0]):
            self.write_memo(own)

    def _tell_attributes(self, chosen: Sequence[Annotation]) -> None:
        if len(chosen) == 1 and self._acts.may_change(chosen[0]):
            self._edit_attributes(chosen[0])
        elif len(chosen) > 1:
            asked = self._asked(chosen)
            if not asked:
                self._workspace.told.emit("Attributes are set where all chosen rows have one code.")
                return
            menu = QMenu(self._view)
            self._fill_attributes(menu, chosen, asked)
            self._popup(menu)

    def fill_changes(self, menu: QMenu) -> None:
        """Fill a menu with what can be done with the chosen rows."""
        menu.clear()
        self.add_to(menu)

    def add_to(self, menu: QMenu) -> None:
        """Add to a menu what can be done with the chosen rows."""
        chosen = self._view.chosen()
        own = [one for one in chosen if self._acts.is_own(one)]
        edit = menu.addAction("Edit this cell\tF2", self.edit)
        edit.setEnabled(self._view.current() is not None)
        codes = menu.addMenu(f"Re-code {counted(len(own))}" if own else "Re-code")
        self._fill_codes(codes, own)
        codes.setEnabled(bool(own))
        asked = self._asked(own)
        attributes = menu.addMenu("Set an attribute")
        self._fill_attributes(attributes, own, asked)
        attributes.setEnabled(bool(asked))
        flagged = bool(own) and all(one.flagged for one in own)
        flag = "Take the flag off" if flagged else "Flag for discussion"
        memo = "Memo..." if len(own) < 2 else "Add to the memos..."  # one, or more than one
        for text, work in (
            (f"{flag}\tF", lambda: self._acts.flag(own)),
            (f"{memo}\tC", lambda: self.write_memo(own)),
            (f"Delete {counted(len(own))}\tDel" if own else "Delete\tDel", lambda: self._acts.delete(own)),
        ):
            entry = menu.addAction(text)
            entry.setEnabled(bool(own))
            entry.triggered.connect(lambda _checked, work=work: work())

    def _codes_menu(self, some: Sequence[Annotation]) -> QMenu:
        menu = QMenu(self._view)
        self._fill_codes(menu, some)
        return menu

    def _fill_codes(self, menu: QMenu, some: Sequence[Annotation]) -> None:
        """Offer the codes for words, for whole articles, or both, as the annotations are."""
        kinds = {not one.target for one in some}
        codes = [one for one in self._workspace.corpus.codes() if (one.level == "article") in kinds]
        fill_code_menu(menu, codes, lambda code: self._acts.recode(some, code))

    def _fill_attributes(self, menu: QMenu, some: Sequence[Annotation], asked: Sequence[Attribute]) -> None:
        for attribute in asked:
            entry = menu.addAction(as_caption(attribute.name or attribute.id))
            entry.triggered.connect(lambda _checked, attribute=attribute: self.ask(some, attribute))

    def _asked(self, some: Sequence[Annotation]) -> tuple[Attribute, ...]:
        """Return what the one code of some annotations asks for; nothing when they have several."""
        codes = {one.code for one in some}
        code: Code | None = self._workspace.corpus.code(next(iter(codes))) if len(codes) == 1 else None
        return code.attributes if code is not None else ()
