"""One run through the corpus in the worker process, and the line that says how far it is and stops it."""

import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from annotator.comparison.looking_through import Source, source_of
from annotator.errors import AnnotatorError
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.workspace import Workspace

EVERY = 150
"""Milliseconds between two looks at how far the run is."""

PATIENCE = (0, 0.005, 0.02)
"""Seconds before each attempt to take the sign away; it is written in much less."""

Work = Callable[[Source, str], Any]


class Run(QWidget):
    """`found` carries what the work returned; to stop or to begin anew drops what is under way."""

    found = Signal(object)

    def __init__(self, workspace: Workspace, work: Work, *, articles: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._workspace = workspace
        self._work, self._articles = work, articles
        self._topic = work.__name__
        self._sign: Path | None = None
        self.said = PlainLabel()
        self.bar = QProgressBar()
        self.button = QPushButton("Look again")
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)
        self.bar.setAccessibleName("Articles looked through")
        self.bar.setMaximumWidth(240)
        self.bar.hide()
        self.button.clicked.connect(lambda _checked=False: self.stop() if self.is_running else self.begin())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.addWidget(self.said, 1)
        row.addWidget(self.bar)
        row.addWidget(self.button)

    @property
    def is_running(self) -> bool:
        """Say whether a run is under way."""
        return self._sign is not None

    def begin(self) -> None:
        """Look through the corpus as it is now."""
        self._end()
        try:
            source = source_of(self._workspace.corpus, self._articles())
        except AnnotatorError as error:
            self._fail(error)
            return
        handle = tempfile.NamedTemporaryFile(prefix="looking-", delete=False)  # noqa: SIM115  # `_end` removes it
        handle.close()
        self._sign = Path(handle.name)
        self.bar.setRange(0, len(source.days))
        self.bar.setValue(0)
        self.bar.show()
        self.button.setText("Stop")
        self.said.setText(f"Looking through {len(source.days):,} articles...")
        self._timer.start()
        self._workspace.jobs.run(
            self._topic,
            self._work,
            source,
            str(self._sign),
            done=self._finish,
            failed=self._fail,
            process=True,
        )

    def stop(self) -> None:
        """Stop looking; what was found before stays."""
        if self.is_running:
            self._end()
            self.said.setText("Stopped.")

    def forget(self) -> None:
        """Stop, and say nothing: another corpus is open."""
        self._end()
        self.said.setText("")

    def _look(self) -> None:
        if self._sign is not None:
            with suppress(OSError, ValueError):
                self.bar.setValue(int(self._sign.read_text(encoding="ascii") or 0))

    def _finish(self, found: object) -> None:
        if isValid(self):  # the answer may come after the window has gone
            self._end()
            self.found.emit(found)

    def _fail(self, error: BaseException) -> None:
        if isValid(self):
            self._end()
            self.said.setText(f"Nothing could be looked through: {error}")

    def _end(self) -> None:
        self._timer.stop()
        self._workspace.jobs.drop(self._topic)
        if self._sign is not None:
            _remove(self._sign)
        self._sign = None
        self.bar.hide()
        self.button.setText("Look again")


def _remove(sign: Path) -> None:
    """Take the sign away, which stops the run: on Windows not while it is being written."""
    for pause in PATIENCE:
        time.sleep(pause)
        with suppress(OSError):
            sign.unlink(missing_ok=True)
            return
