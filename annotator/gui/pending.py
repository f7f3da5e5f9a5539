"""Something that was begun with one key and waits for another: Enter goes on with it, Esc ends it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class Pending(QObject):
    """At most one thing at a time; what begins next ends the former."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.says = ""
        """What it is and how it goes on, in words; empty while nothing waits."""
        self._go_on: Callable[[], object] | None = None
        self._ended: Callable[[], object] | None = None

    def begin(
        self,
        says: str,
        *,
        go_on: Callable[[], object] | None = None,
        ended: Callable[[], object] | None = None,
    ) -> None:
        """Wait for Enter, which calls `go_on`, and for Esc; `ended` is called however it ends."""
        self.end()
        self.says, self._go_on, self._ended = says, go_on, ended
        self.changed.emit()

    def go_on(self) -> bool:
        """Carry out what waits for Enter; say whether anything did."""
        if self._go_on is None:
            return False
        self._go_on()
        return True

    def end(self) -> bool:
        """Wait no more; say whether anything waited."""
        if not self.says:
            return False
        ended, self.says, self._go_on, self._ended = self._ended, "", None, None
        if ended is not None:
            ended()
        self.changed.emit()
        return True
