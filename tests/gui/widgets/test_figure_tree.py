"""A table of figures is sorted by what its cells mean, wanted by key and mouse, and drawn with intervals."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest

from annotator.gui.theme import DARK, LIGHT, apply
from annotator.gui.widgets.figure_tree import INTERVAL, SORT, FigureTree, IntervalDelegate


def cell(text, by, interval=None):
    made = QStandardItem(text)
    made.setData(by, SORT)
    made.setData(interval, INTERVAL)
    return made


@pytest.fixture
def tree(qtbot, qapp):
    apply(qapp, LIGHT)
    model = QStandardItemModel()
    for name, count in (("b", 9), ("c", 75), ("a", 1_200)):
        model.appendRow([cell(name, name), cell(f"{count:,}", count, (0.25, 0.5, 1.0))])
    made = FigureTree(model, name="Counts")
    qtbot.addWidget(made)
    made.setItemDelegateForColumn(1, IntervalDelegate(made))
    made.fit({0: "name", 1: "100 %"})
    made.resize(500, 200)
    made.show()
    return made


def names(tree):
    return [tree.model().index(row, 0).data() for row in range(tree.model().rowCount())]


def test_numbers_are_sorted_as_numbers(tree):
    tree.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(tree) == ["a", "c", "b"]
    tree.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(tree) == ["a", "b", "c"]


def test_enter_and_a_double_click_want_the_row_of_the_model_that_was_given(qtbot, tree):
    tree.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    tree.choose(tree.model().sourceModel().index(1, 0))
    with qtbot.waitSignal(tree.wanted) as wanted:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert wanted.args[0].row() == 1
    place = tree.visualRect(tree.model().index(0, 0)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(tree.wanted) as wanted:
        QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args[0].row() == 2


def test_enter_without_a_row_wants_nothing(qtbot, tree):
    tree.setCurrentIndex(tree.model().index(-1, -1))
    with qtbot.assertNotEmitted(tree.wanted):
        QTest.keyClick(tree, Qt.Key.Key_Return)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_an_interval_is_drawn_where_it_lies(qapp, tree, theme):
    """From a quarter of the line to its right end, and nothing heavy left of that."""
    apply(qapp, theme)
    qapp.processEvents()
    room = tree.visualRect(tree.model().index(0, 1))
    picture = tree.viewport().grab(room).toImage()
    left, wide = room.width() - IntervalDelegate.width() + 12, IntervalDelegate.width() - 24

    def ink(share):
        x = round(left + wide * share)
        page = picture.pixelColor(x, 1).lightness()
        return max(abs(picture.pixelColor(x, y).lightness() - page) for y in range(4, room.height() - 4))

    assert ink(0.4) > 1.5 * ink(0.1) > 0
    assert ink(0.9) > 1.5 * ink(0.1)


def test_nothing_to_show_is_said(qapp, tree):
    tree.model().sourceModel().removeRows(0, 3)
    blank = tree.grab().toImage()
    tree.empty = "Nothing yet."
    assert tree.grab().toImage() != blank
