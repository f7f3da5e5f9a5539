"""Counts what coders decided on cues and compares outlets, beside the window: a thread, then a process."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from annotator.coding.concealing import HIDDEN
from annotator.comparison.contract import NotDefined
from annotator.comparison.decisions import By, Counted, Settled, count, outlet_of, settled
from annotator.comparison.precision import (
    Groups,
    Outcome,
    Precision,
    groups_of,
    outcome_of,
    outcomes_of,
    put_together,
)
from annotator.corpus import Corpus
from annotator.gui.workspace import Progress, Workspace
from annotator.model import Mode

log = logging.getLogger(__name__)

TOPIC = "comparing outlets"
AT_ONCE = 3_000
"""Articles in the tests that the worker process is asked for in one go: about a second of work."""
STOPPED = NotDefined("The comparison was stopped.")


class Comparing(QObject):
    """Runs one comparison at a time: a new one makes what is under way stale.

    `finished` carries the table and the decisions in it, `failed` what went wrong. Tests whose input is the
    same as in the last comparison are not made again: after an edit that is all but one.
    """

    finished = Signal(object, object)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._by: By = "rule"
        self._counts = Counts((), (), ())
        self._outcomes: dict[Groups, Outcome] = {}
        self._total = 0
        self._stopped = False
        self._progress: Progress | None = None

    def start(self, by: By, coders: Collection[str] | None, modes: Collection[Mode] | None) -> None:
        """Count anew, and compare."""
        self._end_progress()
        self._by, self._stopped = by, False
        corpus, jobs = self._workspace.corpus, self._workspace.jobs
        wanted = (by, coders, modes, self._workspace.masks.hide_outlets())
        jobs.run(TOPIC, count_all, corpus, *wanted, done=self._take_counts, failed=self._fail)

    def drop(self) -> None:
        """Forget everything: another corpus is open."""
        self._end_progress()
        self._workspace.jobs.drop(TOPIC)
        self._outcomes.clear()

    def _take_counts(self, counts: "Counts") -> None:
        if not isValid(self):  # the answer may come after the window has gone
            return
        self._counts = counts
        wanted = dict.fromkeys(counts.tests)
        known = {one: self._outcomes[one] for one in wanted if one in self._outcomes}
        self._outcomes = known | {one: outcome_of(one) for one in wanted if len(one) < 2}
        missing = [one for one in wanted if one not in self._outcomes]
        self._total = len(missing)
        self._go_on(missing)

    def _go_on(self, missing: Sequence[Groups]) -> None:
        """Have the worker process test some rules, and so on until none is missing."""
        if not missing or self._stopped:
            self._finish()
            return
        now = _portion(missing)
        rest = missing[len(now) :]
        if len(now) < self._total:
            done = self._total - len(missing)
            self._progress = Progress("Comparing outlets", done, self._total, self._stop)
            self._workspace.set_progress(self._progress)

        def take(outcomes: Sequence[Outcome]) -> None:
            if isValid(self):
                self._outcomes.update(zip(now, outcomes, strict=True))
                self._go_on(rest)

        self._workspace.jobs.run(TOPIC, outcomes_of, now, done=take, failed=self._fail, process=True)

    def _finish(self) -> None:
        counts = self._counts
        outcomes = [self._outcomes.get(one, STOPPED) for one in counts.tests]

        def tell(table: Precision) -> None:
            if isValid(self):
                self._end_progress()
                self.finished.emit(table, counts.found)

        self._workspace.jobs.run(
            TOPIC, put_together_by, counts.counted, outcomes, self._by, done=tell, failed=self._fail
        )

    def _fail(self, error: BaseException) -> None:
        log.error("comparing outlets failed", exc_info=error)
        if isValid(self):
            self._end_progress()
            self.failed.emit(str(error))

    def _end_progress(self) -> None:
        if self._progress is not None and self._workspace.progress is self._progress:
            self._workspace.set_progress(None)
        self._progress = None

    def _stop(self) -> None:
        self._stopped = True


@dataclass(frozen=True, slots=True)
class Counts:
    """The decisions that were asked for, the same counted, and the tests of what was counted."""

    found: Sequence[Settled]
    counted: Sequence[Counted]
    tests: Sequence[Groups]


def count_all(
    corpus: Corpus,
    by: By,
    coders: Collection[str] | None,
    modes: Collection[Mode] | None,
    masked: bool,  # noqa: FBT001  # jobs know no keywords
) -> Counts:
    """Count what is asked for; where outlets are `masked` all articles count as one outlet's."""
    found = tuple(settled(corpus, coders=coders, modes=modes))
    counted = count(found, lambda article: HIDDEN if masked else outlet_of(corpus, article), by=by)
    return Counts(found, counted, tuple(groups_of(one) for one in counted))


def put_together_by(counted: Sequence[Counted], outcomes: Sequence[Outcome], by: By) -> Precision:
    """Put the table together; jobs know no keywords."""
    return put_together(counted, outcomes, by=by)


def _portion(missing: Sequence[Groups]) -> list[Groups]:
    """Return the first few tests: as many as have `AT_ONCE` articles in all, one at least."""
    portion: list[Groups] = []
    articles = 0
    for one in missing:
        articles += sum(len(outlet) for outlet in one)
        if portion and articles > AT_ONCE:
            break
        portion.append(one)
    return portion
