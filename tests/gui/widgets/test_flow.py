"""Items stand side by side while they fit; a narrower layout is a higher one."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from annotator.gui.widgets.flow import FlowLayout


class Box(QWidget):
    def sizeHint(self):
        return QSize(40, 20)


@pytest.fixture
def flow(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder, gap=10, line_gap=5)
    boxes = [Box() for _ in range(4)]
    for box in boxes:
        layout.addWidget(box)
    holder.show()
    return holder, layout, boxes


def places(boxes):
    return [(box.x(), box.y()) for box in boxes]


def test_what_does_not_fit_begins_a_new_line(flow):
    _, layout, boxes = flow
    layout.setGeometry(QRect(0, 0, 100, 100))
    assert places(boxes) == [(0, 0), (50, 0), (0, 25), (50, 25)]


def test_height_follows_width(flow):
    _, layout, _ = flow
    assert [layout.heightForWidth(width) for width in (500, 100, 40)] == [20, 45, 95]
    assert layout.hasHeightForWidth()


def test_one_item_wider_than_the_room_still_has_its_line(flow):
    _, layout, boxes = flow
    layout.setGeometry(QRect(0, 0, 10, 200))
    assert places(boxes) == [(0, 0), (0, 25), (0, 50), (0, 75)]


def test_hidden_items_take_no_room(flow):
    _, layout, boxes = flow
    boxes[0].hide()
    layout.setGeometry(QRect(0, 0, 500, 20))
    assert places(boxes)[1:] == [(0, 0), (50, 0), (100, 0)]


def test_lines_run_from_the_right_where_the_widget_says_so(flow):
    holder, layout, boxes = flow
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout.setGeometry(QRect(0, 0, 100, 100))
    assert places(boxes) == [(60, 0), (10, 0), (60, 25), (10, 25)]


def test_items_are_counted_taken_and_out_of_reach_beyond_the_last(flow):
    _, layout, boxes = flow
    assert layout.count() == 4
    assert layout.takeAt(0).widget() is boxes[0]
    assert layout.count() == 3
    assert layout.itemAt(3) is None
    assert layout.takeAt(-1) is None
