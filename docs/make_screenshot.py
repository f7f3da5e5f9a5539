"""Make the README's pictures: the window on the bundled sample, rendered without a screen.

Run it as `python docs/make_screenshot.py` in the environment that `python3 run.py` made.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
GROUP = 7
"""The sentences that are looked at: three outlets have them, and two keep words at a distance."""

if TYPE_CHECKING:
    from annotator.gui.window import Window


def make(target: Path, theme: str) -> int:
    """Render the window, as a person sees it at the first start, to `target`."""
    from annotator.__main__ import main

    return main(["--screenshot", str(target), "--theme", theme, "--size", "1320x860"])


def make_side_by_side(target: Path, theme: str) -> int:
    """Render the four articles of the sample in columns, with what differs in a sentence, to `target`."""
    from PySide6.QtWidgets import QApplication

    from annotator.gui.app import make_window
    from annotator.gui.widgets.row_list import RowList

    window = make_window(theme=theme)
    window.resize(1360, 940)
    window.show()
    side, panel = window.workspace.side, window.docks["contrasts"]
    _wait(lambda: window.workspace.here.cues_known)
    window.reading.article_view.setFocus()
    window.actions_["side_by_side"].trigger()
    panel.show()
    _wait(lambda: side.aligned is not None and _has_cues(window))
    while side.aligned is not None and (side.place is None or side.aligned.number(side.place) != GROUP):
        window.actions_["next_shared"].trigger()
        QApplication.processEvents()
    columns = window.reading.columns
    _wait(lambda: columns is not None and not columns.tied.awaits)
    found = [one for one in panel.findChildren(RowList) if one.accessibleName().startswith("What differs")]
    _wait(lambda: found[0].model().rowCount() > 0)
    done = window.grab().save(str(target))
    window.close()
    return 0 if done else 2


def _has_cues(window: "Window") -> bool:
    columns = window.reading.columns
    return columns is not None and all(leaf.at.cues_known for leaf in columns.leaves())


def _wait(until: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as empty:
        os.environ["FRAMING_ANNOTATOR_HOME"] = empty
        os.environ["FRAMING_ANNOTATOR_DOCUMENTS"] = empty
        codes = (
            make(HERE / "screenshot.png", "light"),
            make_side_by_side(HERE / "side_by_side.png", "light"),
        )
        sys.exit(max(codes))
