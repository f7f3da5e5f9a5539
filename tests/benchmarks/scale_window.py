"""The real window over a very large corpus, in a process that `scale.py` starts; that one prints the table.

`python tests/benchmarks/scale_window.py CORPUS PART STARTED [SECONDS]` prints JSON. STARTED is the time in
seconds since 1970 at which the process was asked for; PART is `rebuild` (without an index: it is made, then
cues are looked for during SECONDS) or `work` (what a person does).
"""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from processes import peak, together
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from annotator.__main__ import main as program
from annotator.gui import window as window_module
from annotator.gui.window import Window

WAITING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
BEAT = 0.005
"""Seconds between two looks at whether the window answers."""
AT_HAND = 0.1
"""Seconds within which a window that is usable answers."""
SWITCHES, EDITS = 200, 100
FREQUENT = "said"
QUERIES = (
    FREQUENT,
    "sanctions",
    "sanction*",
    '"the president of the"',
    "war date:2019-01..2019-03",
    "senate -house",
)
CALM = 3.0
"""Seconds without a sign of an answer after which a wait is given up."""


class Heart:
    """Looks all the time whether the window answers: `gaps` are the seconds in which it did not."""

    def __init__(self, window: Window) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(window, interval=round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(now - self._last - BEAT, 0.0))
        self._last = now

    def longest(self) -> float:
        """Return the longest time in which the window did not answer since this was asked last."""
        gaps, self.gaps = self.gaps, []
        return max(gaps, default=0.0)


def painted() -> None:
    """Let everything that is due happen, painting included."""
    QApplication.processEvents()
    QApplication.processEvents()


def until(so: Callable[[], Any], seconds: float = 60.0) -> None:
    """Let the window work until something is so."""
    end = time.perf_counter() + seconds
    while not so():
        if time.perf_counter() > end:
            raise SystemExit("waited in vain")
        QApplication.processEvents(WAITING)  # until something happens, and be it a beat of the heart


def timed(act: Callable[[], object]) -> float:
    """Return the seconds from an act to the end of the paint that shows it."""
    start = time.perf_counter()
    act()
    painted()
    return time.perf_counter() - start


def spread(times: list[float]) -> dict[str, float]:
    """Return median, 95th percentile and the worst, in seconds."""
    ranked = sorted(times)
    return {"p50": statistics.median(ranked), "p95": ranked[len(ranked) * 95 // 100], "worst": ranked[-1]}


def memory() -> dict[str, float]:
    """Return the most megabytes that the window has used, and what it uses now with its worker processes."""
    return {"window": peak(), "all": together()}


# --- what is measured ------------------------------------------------------------------------------------


def opening(window: Window, heart: Heart, started: float) -> dict[str, Any]:
    """Return when the first article was on the screen, and when list and window were at hand, too."""
    seen: dict[str, float] = {}
    window.painted.connect(lambda: seen.setdefault("painted", time.time() - started))
    dock = window.docks["navigator"]

    def listed() -> bool:
        panel: Any = dock.widget()
        return "painted" in seen and panel is not None and panel.model.rowCount() > 0

    until(listed)
    while True:
        seen["usable"] = time.time() - started
        heart.longest()
        until(lambda: len(heart.gaps) >= 4)
        if heart.longest() < AT_HAND:
            break
    until(lambda: window.workspace.here.cues_known)
    return {**seen, "cues": time.time() - started, "stall": heart.longest()}


def switching(window: Window) -> dict[str, float]:
    """Show articles here and there, the next when the cues of the last are known."""
    workspace, times = window.workspace, []
    articles = workspace.corpus.articles()
    for article in random.Random(1).sample(articles, min(SWITCHES, len(articles))):
        times.append(timed(lambda article=article: workspace.show_article(article)))
        until(lambda: workspace.here.cues_known)
    return spread(times)


def leafing(window: Window) -> dict[str, float]:
    """Show one article after the other as long as the key is held, whatever is known of their cues."""
    workspace = window.workspace
    articles = workspace.corpus.articles()[-SWITCHES:]
    times = [timed(lambda article=article: workspace.show_article(article)) for article in articles]
    until(lambda: workspace.here.cues_known)
    return spread(times)


def wait(seconds: float) -> None:
    """Let the window work for some time."""
    end = time.perf_counter() + seconds
    until(lambda: time.perf_counter() >= end, seconds + CALM)


def searching(window: Window, heart: Heart) -> dict[str, Any]:
    """Search as a person types: a query, its first hits, a concordance, all of its hits in another order."""
    window.docks.search_corpus()
    until(lambda: window.docks["search"].widget() is not None and window.docks["search"].widget().isVisible())
    panel: Any = window.docks["search"].widget()
    told: dict[str, Any] = {"first": {}}
    for query in QUERIES:
        told["first"][query] = _first_hits(panel, query, 1)
    told["again"] = _first_hits(panel, QUERIES[0], 1)
    told["page"] = _first_hits(panel, FREQUENT, 100)
    panel.more.click()
    until(lambda: not panel._searching.running, 300)
    told["rows"] = len(panel.listing.rows())
    heart.longest()
    start = time.perf_counter()
    panel.sort.choose("right")
    until(lambda: not panel.says.text().startswith("Sorting"))
    told |= {"sorted": time.perf_counter() - start, "sort_stall": heart.longest()}
    panel._close()
    return told


def _first_hits(panel: Any, query: str, count: int) -> float:
    panel.query.setText("")
    panel.query.setText(query)
    panel._timer.stop()
    wait(0.2)  # in which a person types on, and the search warms up
    start = time.perf_counter()
    panel.search()
    until(lambda: len(panel.listing.rows()) >= count or not panel._searching.running)
    painted()
    taken = time.perf_counter() - start
    until(lambda: not panel._searching.running)
    return taken


def editing(window: Window) -> dict[str, Any]:
    """Code words, each edit on the disk before the next, in turns with one line appended to a file."""
    from annotator import machine
    from annotator.corpus import disk

    workspace, view = window.workspace, window.reading.article_view
    workspace.use_coder("Bench")
    code = next(code for code in workspace.corpus.codes() if code.level == "span")
    floor = disk.open_file(machine.local_state() / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    commit = workspace.corpus.commit
    durable, floors, shown = [], [], []

    def watched(*given: Any, **named: Any) -> Any:
        start = time.perf_counter()
        stored = commit(*given, **named)
        durable.append(time.perf_counter() - start)
        return stored

    def append() -> None:
        start = time.perf_counter()
        disk.write_all(floor, b"x" * 600)
        disk.fsync(floor)
        floors.append(time.perf_counter() - start)

    workspace.corpus.commit = watched
    for number in range(EDITS):
        view.select(number * 2, number * 2 + 4)
        painted()
        append()
        shown.append(timed(lambda: window.coding.apply_code(code)))
    workspace.corpus.commit = commit
    os.close(floor)
    for _ in range(EDITS):
        workspace.undo_stack.undo()
    return {"commit": spread(durable[-EDITS:]), "fsync": spread(floors), "shown": spread(shown)}


def rebuilding(window: Window, heart: Heart, seconds: float) -> dict[str, Any]:
    """Wait until the words are indexed, then watch cues being looked for, reading an article now and then."""
    workspace, start = window.workspace, time.perf_counter()
    until(lambda: workspace.progress is not None, 30)
    told: dict[str, Any] = {"articles": len(workspace.corpus.articles())}
    until(lambda: workspace.progress is None or workspace.progress.label.endswith("cues"), 600)
    told |= {"rebuilt": time.perf_counter() - start, "rebuild_stall": heart.longest()}
    if workspace.progress is None or not seconds:
        return told
    first, start = workspace.progress.done, time.perf_counter()
    left = workspace.progress.total - first
    last, times = first, []
    articles = random.Random(2).choices(workspace.corpus.articles(), k=1 + round(seconds))
    while workspace.progress is not None and time.perf_counter() - start < seconds:
        last = workspace.progress.done
        times.append(timed(lambda: workspace.show_article(articles.pop())))
        until(lambda: workspace.here.cues_known)
        wait(2.0)
    done = left if workspace.progress is None else last - first
    taken = time.perf_counter() - start
    pace = {"done": done, "left": left, "seconds": taken}
    return told | {"cues": {**pace, "stall": heart.longest(), "switch": spread(times)}}


def rebuild_part(window: Window, heart: Heart, started: float, seconds: float) -> dict[str, Any]:
    """Open without an index, and make it beside."""
    return {"open": opening(window, heart, started), **rebuilding(window, heart, seconds), "memory": memory()}


def work_part(window: Window, heart: Heart, started: float, _seconds: float) -> dict[str, Any]:
    """Open with an index; read, search and code."""
    told = {"open": opening(window, heart, started), "switch": switching(window), "leaf": leafing(window)}
    told["edit"] = editing(window)
    return {**told, "search": searching(window, heart), "memory": memory()}


PARTS = {"rebuild": rebuild_part, "work": work_part}


def main() -> None:
    """Start the program as a person does, and act in its window."""
    folder, part, started, *more = sys.argv[1:]
    told: dict[str, Any] = {}
    made = window_module.Window.__init__

    def watched(self: Window, *given: Any) -> None:
        made(self, *given)
        heart = Heart(self)

        def act() -> None:
            told.update(PARTS[part](self, heart, float(started), float(*more or [0.0])))
            self.close()

        QTimer.singleShot(0, act)

    window_module.Window.__init__ = watched
    program([folder])
    print(json.dumps(told))


if __name__ == "__main__":
    main()
