"""The Help menu: the keys, the folder of the corpus, and what the program is."""

from collections import defaultdict

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence

from annotator.gui.about import about_text
from annotator.gui.actions import Actions, action
from annotator.gui.crash import log_file
from annotator.gui.workspace import Workspace


class Guidance:
    """What a person looks for when stuck."""

    def __init__(self, workspace: Workspace, actions: Actions) -> None:
        self._workspace = workspace
        self._actions = actions

    @action("&Keys", menu="Help", keys=["F1", "?"], in_text=True, group=0, order=0)
    def keys(self) -> None:
        """Show every key."""
        self._workspace.interaction.read("Keys", keys_text(self._actions, self._workspace))

    @action("Show the corpus &folder", menu="Help", group=1, order=0)
    def show_folder(self) -> None:
        """Open the folder with the JSON files in the system's file manager."""
        path = self._workspace.corpus.path
        if path is None:
            self._workspace.interaction.tell("No folder yet", "The first edit makes one in your documents.")
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @action("Where the &log is", menu="Help", group=1, order=1)
    def show_log(self) -> None:
        """Say where faults are written down."""
        self._workspace.interaction.tell("Log", f"Faults of the program are written to:\n{log_file()}")

    @action("&About and licences", menu="Help", group=2, order=0)
    def about(self) -> None:
        """Show the version, how to cite, and all licences."""
        self._workspace.interaction.read("About Framing Annotator", about_text())


def keys_text(actions: Actions, workspace: Workspace) -> str:
    """Return the table of all keys as text, menu by menu, the codes' keys last."""
    lines: dict[str, list[str]] = defaultdict(list)
    for declared in actions.declared():
        if declared.keys:
            keys = " or ".join(_native(key) for key in declared.keys)
            lines[declared.menu].append(f"  {keys:<28}{declared.text.replace('&', '').rstrip('.')}")
    codes = [f"  {code.key:<28}{code.name}" for code in workspace.corpus.codes() if code.key]
    parts = [f"{menu}\n" + "\n".join(rows) for menu, rows in lines.items()]
    return "\n\n".join([*parts, "Codes\n" + "\n".join(codes)])


def _native(key: str) -> str:
    return QKeySequence.fromString(key).toString(QKeySequence.SequenceFormat.NativeText)
