"""Progress on standard error: what is done, how much of it a second, and the time left."""

import os
import sys
from collections.abc import Callable, Iterable
from time import monotonic
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from annotator.cli._streams import printable, say

_WITH_END = "{desc}{percentage:4.0f}% |{bar:24}| {elapsed}, {remaining} left"
_WITHOUT_END = "{desc}, {elapsed}"

Item = TypeVar("Item")


class Progress(Protocol):
    """What is told of the work while it goes on; sizes are bytes of the input."""

    def finish(self, size: int) -> None:
        """Count an article that is done."""

    def skip(self, size: int) -> None:
        """Count input that is left out."""

    def say(self, message: str) -> None:
        """Tell a person something on standard error."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Hidden:
    """Shows nothing but messages."""

    def finish(self, size: int) -> None:
        """Show nothing."""

    def skip(self, size: int) -> None:
        """Show nothing."""

    def say(self, message: str) -> None:
        """Tell a person something on standard error."""
        say(message)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_ended: object) -> None:
        pass


class Shown:
    """A line on the terminal that is drawn anew as the work goes on, and is gone at the end.

    `total` is the size of the whole input; None where it is not known, and then no time left is shown.
    """

    def __init__(self, total: int | None) -> None:
        from tqdm import tqdm

        form = _WITHOUT_END if total is None else _WITH_END
        self._bar: Any = tqdm(
            desc="0 articles", total=total, bar_format=form, file=sys.stderr, leave=False, ncols=_columns()
        )
        self._articles = 0
        self._start = monotonic()

    def finish(self, size: int) -> None:
        """Count an article that is done."""
        self._articles += 1
        pace = self._articles / max(monotonic() - self._start, 0.001)
        self._bar.set_description_str(f"{self._articles:,} articles, {pace:,.0f} articles/s", refresh=False)
        self._bar.update(size)

    def skip(self, size: int) -> None:
        """Count input that is left out."""
        self._bar.update(size)

    def say(self, message: str) -> None:
        """Tell a person something, above the line."""
        self._bar.write(printable(message), file=sys.stderr)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_ended: object) -> None:
        self._bar.close()


def _columns() -> int | None:
    """Return 80 for a terminal that does not know its width, since a line of no width is not seen."""
    try:
        known = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return None
    return None if known else 80


def counted(name: str) -> Callable[[int, int], object]:
    """Return what is called with how much is done and how much there is: shown on a terminal alone."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None
    from tqdm import tqdm

    bar = tqdm(desc=name, file=sys.stderr, leave=False)

    def watch(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return watch


def watched(items: Iterable[Item], name: str, *, unit: str = "it") -> Iterable[Item]:
    """Return items that are counted as they go by: on a terminal alone."""
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    shown: Iterable[Item] = tqdm(items, desc=printable(name), unit=unit, file=sys.stderr, leave=False)
    return shown
