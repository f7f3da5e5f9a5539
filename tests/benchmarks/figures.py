"""What the figures of outlets cost over many articles whose cues are known: first, and after a change.

Run it as `python tests/benchmarks/figures.py [ARTICLES] [OUTLETS] [--times 5] [--corpus FOLDER]`. Words
of the articles (2,000 of 20 outlets) are drawn at random, and so are their cues, which are put into the index
as if they had been looked for, and what two coders did. The corpus is made in FOLDER and kept there, or is
used as it is when there is one; without FOLDER it is made aside and removed.

A line is the table with its tests, or a figure with its picture: what it took when it was first shown, and
after a change of the question, there and back several times. Beside the milliseconds, which are the median
and the most, stands their part of what is promised (3 s at first, 300 ms after a change), the processor time
of the window and of its worker process, and the longest time in which the window came to nothing else.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from figures_corpus import know_cues, make_corpus
from processes import peak

from annotator.corpus import Corpus
from annotator.cues.categories import categories

FIRST, CHANGED = 3_000, 300
"""Milliseconds that are promised."""


class Watched:
    """The longest stretch in which the window's thread did not come to its next event, in milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Measure from now on."""
        self.longest, self._last = 0.0, time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, 1000 * (now - self._last)), now


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds until what was asked for was shown, of processors until all was done, and blocked."""

    shown: float
    work: float
    blocked: float


class Bench:
    """Opens the window of figures over a corpus, and measures what is done in it."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from annotator.gui.figures.window import FiguresWindow
        from annotator.gui.interaction import Interaction
        from annotator.gui.settings import Settings
        from annotator.gui.theme import LIGHT, apply
        from annotator.gui.workspace import Workspace

        self.app = QApplication([])
        apply(self.app, LIGHT)
        settings = Settings(folder.parent / "settings.json")
        self.workspace = Workspace(Corpus.draft("Empty"), settings, Interaction())
        self.workspace.use_coder("Ada")
        self.workspace.open_corpus(Corpus.open(folder, read_only=True))
        self.workspace.ready = True
        self.window = FiguresWindow(self.workspace)
        self.window.resize(1360, 900)
        self._watched = Watched()

    def took(self, does: Callable[[], object]) -> Took:
        """Do something and wait until the window has done all that follows from it."""
        before, answers = self._work(), []
        keep = self.window.running.answered.connect(
            lambda answer: answers.append((time.perf_counter(), answer.step))
        )
        self._watched.begin()
        start = time.perf_counter()
        does()
        self._until(lambda: not self.window.is_waiting)
        end = time.perf_counter()
        blocked = self._watched.longest
        self.window.running.answered.disconnect(keep)
        tested = [moment for moment, step in answers if step != "counted"]
        shown = tested[0] if self.window.page() == "" and tested else end
        return Took(1000 * (shown - start), self._work() - before, blocked)

    def _until(self, over: Callable[[], bool]) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        loop, timer = QEventLoop(), QTimer(interval=1)
        timer.timeout.connect(lambda: loop.quit() if over() else None)
        timer.start()
        loop.exec()

    def _work(self) -> float:
        """Return the processor time of the window and of its worker process, in milliseconds."""
        found: list[float] = []
        self.workspace.jobs.run("clock", time.process_time, done=found.append, process=True)
        self._until(lambda: bool(found))
        return 1000 * (time.process_time() + found[0])

    def memory(self) -> tuple[float, float]:
        """Return the most memory that the window and its worker process had, in MB; nothing on Windows."""
        found: list[float] = []
        self.workspace.jobs.run("memory", peak, done=found.append, process=True)
        self._until(lambda: bool(found))
        return peak(), found[0]

    def end(self) -> None:
        """Close everything."""
        self.window.close()
        self.workspace.end()

    # --- changes of the question -------------------------------------------------------------------------

    def changes(self, name: str) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
        """Yield changes of what is asked of a page: what it is, there, and back."""
        form = self.window.form
        if name == "keyness":
            yield ("another outlet", *(partial(_choose, form.of, row) for row in (3, 0)))
            yield ("phrases", *(partial(_choose, form.phrase, row) for row in (1, 0)))
        else:
            yield ("own words", *(partial(_choose, form.words, row) for row in (1, 0)))
            yield ("accepted cues", *(partial(_choose, form.cues, row) for row in (1, 0)))
            fewer = tuple(f"Outlet {number}" for number in range(1, 16))
            yield ("fifteen outlets", *(partial(_tick, form.outlets, some) for some in (fewer, ())))
        yield ("half a year", partial(self._half, name), partial(_choose, form.over, 0))
        if name == "":
            yield ("by month", *(partial(_choose, form.by, row) for row in (2, 0)))
            yield ("shares", *(partial(self.window.table.shows.choose, one) for one in ("shares", "rates")))
        elif name == "timeline":
            yield ("weeks", *(partial(_choose, form.every, row) for row in (1, 0)))
        if name not in ("", "keyness"):
            two = tuple(categories())[:2]
            yield ("two categories", *(partial(_tick, form.things, some) for some in (two, ())))

    def _half(self, _name: str) -> None:
        corpus, form = self.workspace.corpus, self.window.form
        self.workspace.chosen = tuple(key for key in corpus.articles() if corpus.head(key).date < "2024-07")
        form.follow()
        _choose(form.over, form.over.count() - 1)


def _choose(combo: Any, row: int) -> None:
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def _tick(several: Any, chosen: tuple[str, ...]) -> None:
    several.show_chosen(chosen)
    several.changed.emit()


def told(label: str, several: list[Took], promised: int) -> None:
    """Print a line."""
    shown = sorted(one.shown for one in several)
    print(
        f"{label:<32} {median(shown):6.0f} ms {median(shown) / promised:5.2f}   "
        f"most {shown[-1]:6.0f} ms {shown[-1] / promised:5.2f}   "
        f"work {median(one.work for one in several):6.0f} ms   "
        f"blocked {max(one.blocked for one in several):4.0f} ms",
        flush=True,
    )


def measure(folder: Path, times: int) -> None:
    """Show every page of the window, ask something else of each, and print how long that took."""
    bench = Bench(folder)
    window = bench.window
    pages = {"": window.table, **window.figures}
    for name, page in pages.items():
        title = page.kind.title if name else "Table with its tests"
        show = partial(window.tabs.setCurrentWidget, page) if name else window.show
        told(f"{title}, first", [bench.took(show)], FIRST)
        for label, there, back in bench.changes(name):
            both = [bench.took(does) for _time in range(times) for does in (there, back)]
            told(f"  {label}, and back", both, CHANGED)
    print("Most memory: window {:.0f} MB, worker process {:.0f} MB".format(*bench.memory()))
    bench.end()


def main() -> None:
    """Make the corpus if need be, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=int, nargs="?", default=2_000)
    parser.add_argument("outlets", type=int, nargs="?", default=20)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--corpus", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        folder = given.corpus or Path(aside) / "corpus"
        os.environ["FRAMING_ANNOTATOR_HOME"] = str(folder.parent / "state")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if not (folder / "corpus.json").exists():
            make_corpus(folder, given.articles, given.outlets)
            time.sleep(2.5)  # the index takes no file that was written just now
            know_cues(folder)
        measure(folder, given.times)


if __name__ == "__main__":
    main()
