"""Has figures drawn in the worker process: the window's thread goes on painting meanwhile."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from annotator.comparison import figure_work
from annotator.comparison.figure_contract import Numbers
from annotator.comparison.figure_files import Pixels
from annotator.gui.workspace import Workspace

log = logging.getLogger(__name__)

TOPIC = "figure drawing"


class Drawing(QObject):
    """Draws one figure at a time for the screen; of two that are asked for only the later one arrives."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = workspace.jobs
        self._waits = False

    @property
    def is_drawing(self) -> bool:
        """Say whether a figure is being drawn."""
        return self._waits

    def get_ready(self) -> None:
        """Load what draws; while articles are counted there is time for that."""
        self._jobs.run(
            f"{TOPIC} soon",
            figure_work.get_ready,
            done=lambda _nothing: None,
            failed=self._fail,
            process=True,
        )

    def draw(
        self, name: str, numbers: Numbers, page: tuple[int, str, str], done: Callable[[Pixels], None]
    ) -> None:
        """Have a figure of a kind drawn, and call `done` with it; `page` is its width, its paper, its ink."""
        self._waits = True

        def take(pixels: Pixels) -> None:
            if isValid(self):  # the answer may come after the window has gone
                self._waits = False
                done(pixels)

        self._jobs.run(
            TOPIC,
            figure_work.draw_pixels,
            name,
            numbers,
            *page,
            done=take,
            failed=self._fail,
            process=True,
            instead=True,
        )

    def drop(self) -> None:
        """Draw nothing any more."""
        self._waits = False
        self._jobs.drop(TOPIC)

    def _fail(self, error: BaseException) -> None:
        log.error("drawing a figure failed", exc_info=error)
        if isValid(self):
            self._waits = False
