"""Reads many files one after the other beside the window, with progress and a way to stop."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.gui.workspace import Progress, Workspace

if TYPE_CHECKING:
    from annotator.importers import Imported

AT_ONCE = 300_000
"""Up to so many bytes are read at once: that takes less time than a progress bar needs to be seen."""

PLAIN = frozenset({".txt", ".text"})
"""Other formats are read in a process apart, which takes a moment to start."""


def read_files(workspace: Workspace, files: Sequence[Path], done: "Callable[[Imported], None]") -> None:
    """Read articles and hand them to `done`: at once when they are plain text and small, else one by one.

    Whoever stops it gets what was read until then.
    """
    from annotator.importers import read_all  # nothing of it is needed before somebody opens a file

    if is_quick(files):
        done(read_all(files))
    else:
        _Intake(workspace, files, done).go_on()


def is_quick(files: Sequence[Path]) -> bool:
    """Say whether files are plain text and so small that they are read in a moment."""
    plain = all(file.suffix.lower() in PLAIN for file in files)
    return plain and sum(_size(file) for file in files) <= AT_ONCE


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def fetch_page(workspace: Workspace, url: str, done: "Callable[[Imported], None]") -> None:
    """Fetch the page at an address and hand its article to `done`; whoever stops it gets nothing."""
    from annotator.importers import Imported, Options, imported, read_url, stop_reading
    from annotator.model import Problem

    def end(found: Imported) -> None:
        workspace.set_progress(None)
        done(found)

    def stop() -> None:
        workspace.jobs.drop("intake")
        workspace.set_progress(None)
        stop_reading()

    workspace.set_progress(Progress("Fetching the page", 0, 1, stop))
    workspace.jobs.run(
        "intake",
        read_url,
        url,
        Options(),
        done=lambda report: end(imported([report])),
        failed=lambda error: end(Imported(problems=(Problem(url, "", str(error)),))),
    )


class _Intake:
    """One run over many files; each file is one job, so that stopping never waits for more than one."""

    def __init__(
        self, workspace: Workspace, files: Sequence[Path], done: "Callable[[Imported], None]"
    ) -> None:
        self._workspace = workspace
        self._waiting = deque(files)
        self._total = len(files)
        self._done = done
        self._read: list[Imported] = []
        self._stopped = False

    def go_on(self) -> None:
        """Read the next file, or finish."""
        if self._stopped or not self._waiting:
            self._finish()
            return
        at = self._total - len(self._waiting)
        self._workspace.set_progress(Progress("Reading articles", at, self._total, self._stop))
        from annotator.importers import read_all

        file = self._waiting.popleft()
        self._workspace.jobs.run("intake", read_all, [file], done=self._take)

    def _take(self, imported: "Imported") -> None:
        self._read.append(imported)
        self.go_on()

    def _stop(self) -> None:
        self._stopped = True

    def _finish(self) -> None:
        from annotator.importers import Imported

        self._workspace.set_progress(None)
        self._done(
            Imported(
                tuple(article for one in self._read for article in one.articles),
                tuple(problem for one in self._read for problem in one.problems),
                ", ".join(dict.fromkeys(one.importer for one in self._read if one.importer)),
                tuple(brought for one in self._read for brought in one.brought),
                tuple(file for one in self._read for file in one.textless),
            )
        )
