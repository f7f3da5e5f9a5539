"""How long a person works: time between two signs of a hand counts, up to a pause, and no longer."""

from dataclasses import dataclass
from typing import Literal

Hand = Literal["keyboard", "mouse", ""]

PAUSE = 60.0
"""Seconds without a key or a click of which no more than these count: somebody was reading, or was away."""

CSV_HEADINGS = ("at", "coder", "what", "article", "annotation", "code", "seconds", "input", "mode")


class Stopwatch:
    """Counts seconds of work; `sign` is called with the time at every key and click.

    Times are seconds of a clock that never goes back.
    """

    def __init__(self, now: float) -> None:
        self._last = now
        self._total = 0.0
        self._since = 0.0

    def sign(self, now: float) -> None:
        """Count what passed since the last sign, up to `PAUSE`."""
        self._total += min(max(now - self._last, 0.0), PAUSE)
        self._last = now

    def lap(self, now: float) -> float:
        """Return the seconds of work since the last lap, and begin another."""
        self.sign(now)
        passed = self._total - self._since
        self._since = self._total
        return passed

    def total(self, now: float) -> float:
        """Return the seconds of work since the beginning."""
        return self._total + min(max(now - self._last, 0.0), PAUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One line of the log: how long an article was open, or how long an annotation took.

    The seconds of an annotation are those since the one before, or since the article was opened. `input` is
    what the hand was on when it was made.
    """

    at: str
    coder: str
    what: Literal["article", "annotation"]
    article: str
    annotation: str = ""
    code: str = ""
    seconds: float = 0.0
    input: Hand = ""
    mode: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the line as it is exported; seconds to a tenth."""
        told = (self.at, self.coder, self.what, self.article, self.annotation, self.code)
        return (*told, f"{self.seconds:.1f}", self.input, self.mode)
