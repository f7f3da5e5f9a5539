"""The event below the columns: a cell leads to the words in the column of their article."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def test_a_cell_leads_to_the_words_in_the_column_of_their_outlet(columns, window, qtbot):
    workspace = window.workspace
    window.docks["event"].toggleViewAction().trigger()
    qtbot.waitUntil(lambda: window.docks["event"].widget() is not None, timeout=20_000)
    panel = window.docks["event"].widget()
    qtbot.waitUntil(lambda: panel._whole is not None, timeout=60_000)
    grid = panel.grid()
    third = columns.leaves()[2]
    outlet = workspace.corpus.head(third.article).outlet
    column = [one.heading for one in grid.page.table.columns].index(outlet)
    row = next(row for row, places in enumerate(grid.page.places) if places[column])
    grid.go_to(row, column)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    place = grid.page.places[row][column][0]
    assert place.article == third.article == workspace.article.id
    assert (third.view.selection().start, third.view.selection().end) == (place.start, place.end)
    assert len(columns.leaves()) == 4, "the columns stay"
    assert grid.hasFocus(), "Enter again goes to the next place"
