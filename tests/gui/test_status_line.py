"""The status bar says what happened, in as much room as there is."""

from PySide6.QtWidgets import QProgressBar

from annotator.gui.status import Status
from annotator.gui.workspace import Progress

LONG = "Re-coded 3 annotations as Intensifier; left as they are: 1 of whole articles. Ctrl+Z takes it back."


def test_what_does_not_fit_ends_in_an_ellipsis_and_is_told_where_the_mouse_rests(workspace, qtbot):
    status = Status(workspace)
    qtbot.addWidget(status)
    status.show()
    workspace.told.emit(LONG)
    status.resize(2_000, 30)
    assert status._saved.shown() == LONG
    status.resize(700, 30)
    assert status._saved.shown().endswith("…")
    assert (status._saved.text(), LONG in status._saved.toolTip()) == (LONG, True)
    ink = status._saved.grab().toImage()
    white = ink.pixelColor(ink.width() - 2, 1)
    edge = {ink.pixelColor(ink.width() - 1 - x, y).rgb() for x in range(10) for y in range(ink.height())}
    assert edge == {white.rgb()}, "what stands beside it is kept apart"


def test_the_bar_of_progress_has_room_for_its_words_and_keeps_its_width(workspace, qtbot):
    status = Status(workspace)
    qtbot.addWidget(status)
    bar = status.findChild(QProgressBar)
    widths = set()
    for done in (1, 1_600, 2_000):
        workspace.set_progress(Progress("Indexing articles", done, 2_000, lambda: None))
        widths.add(bar.width())
        assert bar.fontMetrics().horizontalAdvance(bar.text()) < bar.width()
    assert len(widths) == 1
    assert bar.text() == "Indexing articles: 2,000 of 2,000"
