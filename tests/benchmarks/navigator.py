"""How long the navigator takes with very many articles: `python tests/benchmarks/navigator.py [100000]`.

Prints milliseconds; only heads are looked at, so the texts are a line each.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))


def measure(count: int) -> None:
    """Make a corpus in memory and time what a person does with its list."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from annotator import edits
    from annotator.corpus import Corpus
    from annotator.gui.interaction import Interaction
    from annotator.gui.panels._navigator import Navigator
    from annotator.gui.settings import Settings
    from annotator.gui.workspace import Workspace
    from annotator.model import Article
    from annotator.text.canonical import sha256

    app = QApplication([])
    articles = [
        Article(
            id=f"art-{number:08}",
            text=f"Text {number}",
            sha256=sha256(f"Text {number}"),
            headline=f"Headline {number} on the harbour vote",
            outlet=f"Outlet {number % 37}",
            date=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
        for number in range(count)
    ]
    workspace = Workspace(Corpus.draft("Empty"), Settings(), Interaction())
    workspace.open_corpus(Corpus.draft("Many", articles=articles))
    made: list[Navigator] = []

    def show() -> None:
        made.append(Navigator(workspace))
        made[0].resize(300, 800)
        made[0].show()

    def told(label: str, does: Callable[[], object]) -> None:
        start = time.perf_counter()
        does()
        QCoreApplication.processEvents()
        print(f"{label:<28} {(time.perf_counter() - start) * 1000:8.0f} ms")

    def correct(number: int) -> None:
        corrections = workspace.corpus.corrections(f"art-{number:08}")
        workspace.commit(edits.correct(corrections, {"headline": f"Corrected {number}"}))

    def learned() -> None:
        while not made[0]._articles.complete:
            QCoreApplication.processEvents()

    told("made and shown", show)
    told("all learned, in pieces", learned)
    bar, rows = made[0].bar, made[0].list
    told("one more letter", lambda: bar.words.setText("4"))
    told("a rare word", lambda: bar.words.setText("headline 4711"))
    told("filter emptied", bar.show_all)
    told("one outlet", lambda: bar.choose("outlet", "Outlet 5"))
    told("filter emptied", bar.show_all)
    told("sorted by headline", lambda: bar.order(sort="headline"))
    told("grouped by outlet", lambda: bar.order(group="outlet"))
    told("grouped by day, newest", lambda: bar.order(group="day", sort="newest"))
    told("no groups, as they came", lambda: bar.order(group="", sort="added"))
    told("all chosen", rows.selectAll)
    told("one chosen", lambda: rows.choose(count // 2))
    told("next article", lambda: workspace.show_article(f"art-{count // 2:08}"))
    told("a headline corrected", lambda: correct(count // 2))
    told("another one", lambda: correct(count // 3))
    app.closeAllWindows()
    workspace.end()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as empty:
        os.environ["FRAMING_ANNOTATOR_HOME"] = empty
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
