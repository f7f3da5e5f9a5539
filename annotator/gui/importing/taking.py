"""One import: what was chosen goes into the corpus in portions, and each is there whole or not at all."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from annotator.corpus import Corpus
from annotator.gui.importing.table import Line
from annotator.gui.workspace import Workspace
from annotator.importers import FileReport, FileTaken, take

TOPIC = "import"
PORTION = 100
"""Articles that one job puts into the corpus: to stop waits for no more than that."""


class Taking:
    """Puts articles into the open corpus; `moved` tells after each portion, `ended` when there is no more."""

    def __init__(
        self,
        workspace: Workspace,
        lines: Sequence[Line],
        *,
        moved: Callable[[], None],
        ended: Callable[[], None],
    ) -> None:
        self._workspace = workspace
        self._waiting = deque(_portions(lines))
        self._moved, self._ended = moved, ended
        self.corpus = workspace.corpus
        self.total = len(lines)
        self.taken: list[FileTaken] = []
        self.refused = ""

    @property
    def done(self) -> int:
        """Return how many articles have been dealt with."""
        return sum(len(one.report.entries) for one in self.taken)

    @property
    def added(self) -> list[str]:
        """Return the ids of the articles that are new in the corpus."""
        return [key for one in self.taken for key in one.added]

    def go_on(self) -> None:
        """Take the next portion, or end."""
        if not self._waiting:
            self._ended()
            return
        self._workspace.jobs.run(
            TOPIC, take_portion, self.corpus, self._waiting.popleft(), done=self._take, failed=self._refuse
        )

    def stop(self) -> None:
        """Take no more than the portion that is under way."""
        self._waiting.clear()

    def abandon(self) -> None:
        """End without a word: another corpus is open."""
        self.stop()
        self._workspace.jobs.drop(TOPIC)

    def _take(self, taken: Sequence[FileTaken]) -> None:
        self.taken += taken
        self._moved()
        self.go_on()

    def _refuse(self, error: BaseException) -> None:
        self.refused = str(error)
        self.stop()
        self._ended()


def take_portion(corpus: Corpus, reports: Sequence[FileReport]) -> list[FileTaken]:
    """Put the articles of some reports into the corpus."""
    return list(take(corpus, reports))


def _portions(lines: Sequence[Line]) -> Iterable[list[FileReport]]:
    """Yield reports that hold what is taken of their files, some articles at a time."""
    for at in range(0, len(lines), PORTION):
        by_file = groupby(lines[at : at + PORTION], key=lambda line: line.row.file)
        portion = [list(of_file) for _file, of_file in by_file]
        yield [replace(some[0].report, entries=tuple(line.entry for line in some)) for some in portion]
