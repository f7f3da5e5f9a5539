"""Writing the files of the corpus in the background; the journal has every edit before that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from annotator.gui.workspace import Workspace

SAVE_AFTER = 700
"""Milliseconds without an edit after which the JSON files are written (the journal has the edits at once)."""
AGAIN_AFTER = 20_000
"""Milliseconds after which it is tried again, when it failed."""


class Saving:
    """Saves when no edit has come for a moment, and tells what others' work came in meanwhile."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._merged, self._problems = 0, 0
        self.trouble = ""
        """Why the files could not be written; "" when they were."""
        self._timer = QTimer(workspace, singleShot=True)
        self._timer.timeout.connect(self.now)

    def begin(self) -> None:
        """Begin anew: another corpus is open."""
        self._merged, self.trouble = self._workspace.corpus.merged, ""
        self.know_problems()

    def know_problems(self) -> None:
        """Take the problems that there are for known."""
        self._problems = len(self._workspace.corpus.problems)

    def soon(self) -> None:
        """Save when no edit has come for a moment."""
        self._timer.start(SAVE_AFTER)

    def stop(self) -> None:
        """Save no more: the corpus is about to be closed, which saves it."""
        self._timer.stop()
        self._workspace.jobs.drop("save")

    def now(self) -> None:
        """Write the JSON files in the background; the journal holds the edits until that is done."""
        corpus = self._workspace.corpus
        if corpus.path is not None and not corpus.read_only:
            self._workspace.jobs.run("save", corpus.flush, done=self._saved, failed=self._not_saved)

    def _saved(self, _nothing: None) -> None:
        workspace, self.trouble = self._workspace, ""
        if workspace.corpus.merged > self._merged:
            self._merged = workspace.corpus.merged
            workspace.take_in()
            self._tell_problems()
        workspace.announce("saved")

    def _tell_problems(self) -> None:
        found = self._workspace.corpus.problems[self._problems :]
        self._problems += len(found)
        if found:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            self._workspace.told.emit(f"Others' work came in. {found[0]}{more}")

    def _not_saved(self, error: BaseException) -> None:
        self.trouble = str(error)
        self._timer.start(AGAIN_AFTER)
        self._workspace.announce("saved")
