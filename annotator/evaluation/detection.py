"""Finding cues as a task does: exactly what `find_cues` gives for a text, and how long it takes."""

from collections.abc import Callable, Collection, Iterable
from time import perf_counter
from typing import TypeVar

from annotator.cues.engine import find_cues
from annotator.cues.registry import detectors
from annotator.evaluation.contract import Row
from annotator.evaluation.scoring import Counts
from annotator.model import Cue, Span

T = TypeVar("T")

_WARM_UP = "A minister slammed the so-called plan, which was said to be “very” good, officials said.\n"


class Stopwatch:
    """Counts calls and the time they take together."""

    def __init__(self) -> None:
        self.calls = 0
        self.seconds = 0.0

    def time(self, work: Callable[[str], T], text: str) -> T:
        """Do the work and count it."""
        start = perf_counter()
        result = work(text)
        self.seconds += perf_counter() - start
        self.calls += 1
        return result

    @property
    def pace(self) -> float | None:
        """Return calls per second, None before the first."""
        return self.calls / self.seconds if self.seconds else None


class Finder:
    """Finds the cues of some categories; what is loaded once is loaded before time is taken."""

    def __init__(self, categories: Collection[str]) -> None:
        self.categories = with_detector(categories)
        self.watch = Stopwatch()
        self._find(_WARM_UP)

    def _find(self, text: str) -> list[Cue]:
        return find_cues(text, categories=self.categories)

    def find(self, text: str) -> list[Cue]:
        """Return the cues of a text."""
        return self.watch.time(self._find, text)


def scored(counts: Counts, finder: Finder, *, data_set: str, what: str) -> Row:
    """Return the line of the table for words that were counted with the cues of a finder."""
    return Row(
        data_set=data_set,
        what=what,
        categories=finder.categories,
        texts=finder.watch.calls,
        found=counts.found,
        precision=counts.precision,
        recall=counts.recall,
        f1=counts.f1,
        share=counts.share,
        pace=finder.watch.pace,
    )


def every_category() -> tuple[str, ...]:
    """Return all categories that have a detector, also those that are switched off at first."""
    return tuple(detector.category for detector in detectors())


def with_detector(categories: Collection[str]) -> tuple[str, ...]:
    """Return those of the categories that have a detector, in the order given."""
    known = every_category()
    return tuple(category for category in categories if category in known)


def spans(cues: Iterable[Cue]) -> tuple[Span, ...]:
    """Return where cues stand."""
    return tuple(Span(cue.start, cue.end) for cue in cues)
