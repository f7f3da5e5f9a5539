"""The status bar: whether everything is kept, where, and which article this is."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QWidget,
)

from annotator.gui.states import SIGNS, WORDS
from annotator.gui.widgets.cut_line import CutLine
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.workspace import Changed, Workspace

SHOWN_FOR = 5_000
"""Milliseconds for which something said in passing is shown."""


NARROWEST, WIDEST = 180, 320
"""Pixels of the bar of progress: as wide as its words, which are cut where that is too much."""
GAP = 16
"""Pixels between what is said and what stands beside it."""


class Status(QStatusBar):
    """Says when the work was saved, or that changes are kept on this computer, and why."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._saved = CutLine("Saving", gap=GAP)
        self._saved.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._place = PlainLabel(wrap=False)
        self._place.setAccessibleName("Article")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(NARROWEST)
        self._bar.setAccessibleName("Progress")
        self._stop = QPushButton("Stop")
        self._stop.clicked.connect(self._stop_it)
        self.addWidget(self._saved, 1)
        self.addPermanentWidget(self._bar)
        self.addPermanentWidget(self._stop)
        self.addPermanentWidget(self._place)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 12, 0)
        self._panel = ""
        """Where the keyboard was last in the window: the name of a panel, empty for the text."""
        self._told_at: tuple[str, str] | None = None
        """The article and panel that what is said in passing belongs to; None until it is at rest."""
        workspace.changed.connect(self._refresh)
        workspace.told.connect(self._tell)
        self._passing = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._passing.timeout.connect(self._show)
        self._at_rest = QTimer(self, singleShot=True, interval=0)
        self._at_rest.timeout.connect(self._come_to_rest)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)
        self._show()
        self._show_progress()

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus", "article"):
            self._end_elsewhere()
        if what.touches("saved", "corpus", "article", "articles", "cues", "annotations", "states"):
            self._show()
        if what.touches("progress"):
            self._show_progress()

    def _masked(self, text: str) -> str:
        """Return a text without what is hidden: a corpus of one article is called as its headline is."""
        article = self._workspace.article
        return self._workspace.masks.words(article.id, text) if article is not None else text

    def _tell(self, message: str) -> None:
        """Say something in passing, in the place of what is said always.

        It goes when another article or panel is gone to; what did it may go there itself, and rests then.
        """
        self._saved.setText(message)
        self._told_at = None
        self._passing.start()
        self._at_rest.start()

    def _come_to_rest(self) -> None:
        self._told_at = self._here()

    def _here(self) -> tuple[str, str]:
        article = self._workspace.article
        return article.id if article is not None else "", self._panel

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        panel = self._panel_of(now)
        if panel is not None and panel != self._panel:
            self._panel = panel
            self._end_elsewhere()

    def _panel_of(self, widget: QWidget | None) -> str | None:
        """Return the panel that a widget is in, empty for the text; None in another window."""
        while widget is not None:
            if isinstance(widget, QDockWidget):
                return widget.objectName() if widget.parentWidget() is self.window() else None
            if widget.isWindow():
                return "" if widget is self.window() else None
            widget = widget.parentWidget()
        return None

    def _end_elsewhere(self) -> None:
        """End what is said in passing where it has come to rest and another place was gone to."""
        if self._passing.isActive() and self._told_at not in (None, self._here()):
            self._passing.stop()
            self._show()

    def _show_progress(self) -> None:
        progress = self._workspace.progress
        self._bar.setVisible(progress is not None)
        self._stop.setVisible(progress is not None)
        if progress is not None:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            total = f"{progress.total:,}"
            self._bar.setFormat(f"{progress.label}: {progress.done:,} of {total}")
            longest = f"{progress.label}: {total} of {total}"  # as wide at the end as at the beginning
            needed = self._bar.fontMetrics().horizontalAdvance(longest) + GAP
            self._bar.setFixedWidth(min(max(needed, NARROWEST), WIDEST))

    def _stop_it(self) -> None:
        if self._workspace.progress is not None:
            self._workspace.progress.stop()

    def _show(self) -> None:
        if not self._passing.isActive():
            self._saved.setText(self._masked(saved_text(self._workspace)))
        self._place.setText(place_text(self._workspace))


def saved_text(workspace: Workspace) -> str:
    """Say in one line how safe the work is."""
    corpus = workspace.corpus
    if corpus.read_only:
        return f"Open for reading only: {corpus.read_only}"
    if corpus.path is None:
        return "Nothing changed yet. Your first edit makes a copy in your documents."
    if workspace.saving.trouble:
        changes = f"{corpus.pending} {'change is' if corpus.pending == 1 else 'changes are'}"
        return f"{changes} kept on this computer: {workspace.saving.trouble}"
    if corpus.pending:
        return f"Saved (kept in the journal, writing to {_short(corpus.path)})"
    return f"Saved {_clock(corpus.last_saved)} in {_short(corpus.path)}".replace("  ", " ")


def place_text(workspace: Workspace) -> str:
    """Say which article this is and how much is done in it."""
    if workspace.article is None:
        return "No article"
    position = workspace.corpus.position(workspace.article.id)
    place = 0 if position is None else position + 1
    done = len(workspace.here.annotations())
    waiting = "" if workspace.mode == "blind" else f" · {len(workspace.here.undecided_cues())} cues undecided"
    coded = f"{done} {'annotation' if done == 1 else 'annotations'}"
    state = workspace.states.of(workspace.article.id)
    count = len(workspace.corpus.articles())
    here = (
        f"{SIGNS[state]} {WORDS[state]} · article {place:,} of {count:,} · {workspace.states.done():,} done"
    )
    return f"{coded}{waiting} · {here} · ? keys"


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _clock(moment: str) -> str:
    if not moment:
        return ""
    return datetime.fromisoformat(moment).astimezone().strftime("%H:%M:%S")
