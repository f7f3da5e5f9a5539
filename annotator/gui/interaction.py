"""Every question and message to a person goes through one replaceable object: no test meets a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from annotator.gui.dialogs import Dialogs


class Interaction:
    """Asks with dialogs, which are loaded with the first question; `parent` is the window they belong to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def _dialogs(self) -> Dialogs:
        from annotator.gui.dialogs import Dialogs

        return Dialogs(self.parent)

    def tell(self, title: str, message: str, *, details: str = "") -> None:
        """Say something that a person must know before going on."""
        self._dialogs().tell(title, message, details=details)

    def warn(self, title: str, message: str, *, details: str = "") -> None:
        """Say what went wrong, what is safe and what to do."""
        self._dialogs().warn(title, message, details=details)

    def read(self, title: str, text: str) -> None:
        """Show a longer text to read."""
        self._dialogs().read(title, text)

    def confirm(self, title: str, message: str, *, yes: str) -> bool:
        """Ask whether to go on; `yes` is the label of the button that does."""
        return self._dialogs().confirm(title, message, yes=yes)

    def ask_text(self, title: str, label: str, value: str = "") -> str | None:
        """Ask for one line of text; None when the person cancels."""
        return self._dialogs().ask_text(title, label, value)

    def choose(self, title: str, label: str, options: Sequence[str]) -> int | None:
        """Ask for one of several; return its index, None when the person cancels."""
        return self._dialogs().choose(title, label, options)

    def fill(self, title: str, fields: Sequence[tuple[str, str, str]]) -> dict[str, str] | None:
        """Ask for several lines at once; `fields` are (name, label, value). None when cancelled."""
        return self._dialogs().fill(title, fields)

    def open_files(self, title: str, filters: str, folder: Path) -> list[Path]:
        """Ask for files to open."""
        return self._dialogs().open_files(title, filters, folder)

    def open_folder(self, title: str, folder: Path) -> Path | None:
        """Ask for an existing folder."""
        return self._dialogs().open_folder(title, folder)

    def save_file(self, title: str, suggestion: Path, filters: str) -> Path | None:
        """Ask where to write a file; Qt asks before one is replaced."""
        return self._dialogs().save_file(title, suggestion, filters)

    def choose_printer(self, printer: QPrinter) -> bool:
        """Ask on which printer, and which pages of it; say whether to print."""
        return self._dialogs().choose_printer(printer)
