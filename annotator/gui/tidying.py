"""Collects garbage in the window's thread alone.

What a collection in another thread frees may have been connected to signals: disconnecting it takes a lock of
Qt and then waits for the interpreter, which the window's thread may hold while it waits for that very lock.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

EVERY = 100
"""Milliseconds from one look at what can be collected to the next."""


class Tidying(QTimer):
    """Stands in for the collector of Python, which works in whatever thread asks for memory."""

    _at_work: ClassVar[set[int]] = set()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=EVERY)
        self._kept = 0
        self._came = 0
        self.timeout.connect(self.tidy)

    def begin(self) -> None:
        """Collect here, and from now on nowhere else; called in the window's thread."""
        self._at_work.add(id(self))
        gc.disable()
        self.start()

    def end(self) -> None:
        """Leave it to Python again, unless other windows still have threads."""
        if id(self) in self._at_work:
            self.stop()
            self._at_work.remove(id(self))
            if not self._at_work:
                gc.enable()

    def tidy(self) -> None:
        """Collect as much as Python would by now: everything only once a quarter came to what was kept."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if not due[0]:
            return
        if not due[1]:
            gc.collect(0)
            return
        self._came += len(gc.get_objects(0)) + len(gc.get_objects(1))
        if not due[2] or self._came < self._kept / 4:
            gc.collect(1)
            return
        gc.collect()
        self._kept, self._came = len(gc.get_objects(2)), 0
