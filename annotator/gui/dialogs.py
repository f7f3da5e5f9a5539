"""The dialogs in which a person is asked and told, plain text throughout; loaded when one is needed."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def with_ending(file: Path, filters: str) -> Path:
    """Return a file with an ending that `filters` name, such as `CSV (*.csv)`: their first if it has none."""
    endings: list[str] = re.findall(r"\*((?:\.\w+)+)", filters)
    if not endings or file.name.lower().endswith(tuple(endings)):
        return file
    return file.with_name(file.name + endings[0])


class Dialogs:
    """Asks with Qt's dialogs; `parent` is the window they belong to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def tell(self, title: str, message: str, *, details: str = "") -> None:
        """Say something that a person must know before going on."""
        self._box(QMessageBox.Icon.Information, title, message, details).exec()

    def warn(self, title: str, message: str, *, details: str = "") -> None:
        """Say what went wrong, what is safe and what to do."""
        self._box(QMessageBox.Icon.Warning, title, message, details).exec()

    def read(self, title: str, text: str) -> None:
        """Show a longer text to read."""
        dialog = QDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.resize(680, 620)
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(title)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.addWidget(shown)
        layout.addWidget(buttons)
        dialog.exec()

    def confirm(self, title: str, message: str, *, yes: str) -> bool:
        """Ask whether to go on; `yes` is the label of the button that does."""
        box = self._box(QMessageBox.Icon.Question, title, message, "")
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go)
        box.exec()
        return box.clickedButton() is go

    def ask_text(self, title: str, label: str, value: str = "") -> str | None:
        """Ask for one line of text; None when the person cancels."""
        dialog = self._question(title, label)
        dialog.setTextValue(value)
        return dialog.textValue() if dialog.exec() else None

    def choose(self, title: str, label: str, options: Sequence[str]) -> int | None:
        """Ask for one of several; return its index, None when the person cancels."""
        dialog = self._question(title, label)
        dialog.setComboBoxItems(options)
        dialog.setComboBoxEditable(False)  # Qt takes the state by position
        return list(options).index(dialog.textValue()) if dialog.exec() else None

    def fill(self, title: str, fields: Sequence[tuple[str, str, str]]) -> dict[str, str] | None:
        """Ask for several lines at once; `fields` are (name, label, value). None when cancelled."""
        dialog = QDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.setMinimumWidth(520)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        edits = {name: QLineEdit(value) for name, _, value in fields}
        for name, label, _ in fields:
            shown = PlainLabel(label, wrap=False)
            shown.setBuddy(edits[name])
            edits[name].setAccessibleName(label)
            form.addRow(shown, edits[name])
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(dialog.accept)
        buttons.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.addLayout(form)
        layout.addWidget(buttons)
        return {name: edit.text().strip() for name, edit in edits.items()} if dialog.exec() else None

    def open_files(self, title: str, filters: str, folder: Path) -> list[Path]:
        """Ask for files to open."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, str(folder), filters)
        return [Path(name) for name in names]

    def open_folder(self, title: str, folder: Path) -> Path | None:
        """Ask for an existing folder."""
        name = QFileDialog.getExistingDirectory(self._parent, title, str(folder))
        return Path(name) if name else None

    def save_file(self, title: str, suggestion: Path, filters: str) -> Path | None:
        """Ask where to write a file; Qt asks before one is replaced."""
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(suggestion), filters)
        if not name:
            return None
        chosen = Path(name)
        whole = with_ending(chosen, filters)
        # The dialog has asked about the name that was typed.
        if whole != chosen and whole.exists() and not self._may_replace(whole):
            return None
        return whole

    def _may_replace(self, file: Path) -> bool:
        message = f"{file.name} is there already. What it holds is lost when it is replaced."
        return self.confirm("Replace it?", message, yes="Replace")

    def choose_printer(self, printer: "QPrinter") -> bool:
        """Ask on which printer, and which pages of it; say whether to print."""
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, self._parent)
        dialog.setWindowTitle("Print")
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _question(self, title: str, label: str) -> QInputDialog:
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        for shown in dialog.findChildren(QLabel):
            shown.setTextFormat(Qt.TextFormat.PlainText)
        return dialog

    def _box(self, icon: QMessageBox.Icon, title: str, message: str, details: str) -> QMessageBox:
        box = QMessageBox(icon, title, "", QMessageBox.StandardButton.Ok, self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(message)
        if details:
            box.setDetailedText(details)
        return box
