"""Rows are walked, activated and deleted with keys, heard as they are meant, and drawn in both themes."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from annotator.gui.theme import DARK, LIGHT, palette
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import ROW, Row
from annotator.model import STATES
from tests.costs import seconds

NASTY = "<img src=x><b>x</b> & co"


def look(thing):
    return Row(title=f"{thing}", detail="detail", tag="LL", slot=1, spoken=f"row {thing}", tip=NASTY)


@pytest.fixture
def rows(qtbot):
    model = RowModel(look)
    view = RowList(model, name="Things")
    qtbot.addWidget(view)
    view.resize(320, 300)
    view.show()
    view.model_ = model
    return view


def test_a_row_is_seen_and_heard_and_its_tip_is_no_markup(rows):
    rows.model_.replace([NASTY])
    index = rows.model_.index(0)
    assert index.data() == NASTY
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"row {NASTY}"
    assert index.data(ROW).title == NASTY
    tip = QTextDocument()
    tip.setHtml(index.data(Qt.ItemDataRole.ToolTipRole))
    assert tip.toPlainText() == NASTY
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_titles_stand_in_one_column_after_tags_of_two_and_three_letters(qtbot):
    model = RowModel(lambda tag: Row(title="The same title", tag=tag, slot=1))
    view = RowList(model, lines=1, name="Things")
    qtbot.addWidget(view)
    view.resize(320, 300)
    model.replace(["LL", "MMM", "HED", ""])
    picture = view.grab().toImage()
    rows = [view.visualRect(model.index(at)) for at in range(3)]
    first, second, third = (picture.copy(rect.adjusted(60, 2, -4, -2)) for rect in rows)
    assert first == second == third


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_activate_the_row_that_the_arrows_reached(rows, key):
    got = []
    rows.activated_at.connect(got.append)
    rows.model_.replace("abc")
    rows.choose(0)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, key)
    assert got == [1]


def test_a_click_activates(rows):
    got = []
    rows.activated_at.connect(got.append)
    rows.model_.replace("abc")
    place = rows.visualRect(rows.model_.index(2)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert got == [2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_is_told(rows, key):
    got = []
    rows.delete_wanted.connect(lambda: got.append(rows.rows()))
    rows.model_.replace("abc")
    rows.choose(1)
    QTest.keyClick(rows, key)
    assert got == [[1]]


def test_choosing_activates_nothing_and_can_be_taken_back(rows):
    got = []
    rows.activated_at.connect(got.append)
    rows.model_.replace("abc")
    rows.choose(2)
    assert rows.rows() == [2]
    rows.choose(-1)
    assert (rows.rows(), got) == ([], [])


def test_rows_come_and_go_one_by_one(rows):
    rows.model_.replace("ac")
    rows.model_.insert(1, "b")
    rows.model_.remove(0)
    rows.model_.put(1, "d")
    assert [rows.model_.index(row).data() for row in range(2)] == ["b", "d"]


def test_what_is_said_of_an_empty_list_is_painted(rows):
    blank = rows.grab().toImage()
    rows.empty = "Nothing here"
    assert rows.grab().toImage() != blank


FULL = Row(
    title="title",
    detail="detail",
    tag="LL",
    slot=2,
    line="wavy",
    filled=True,
    number=3,
    key="K",
    done=4,
    open=5,
    memo=True,
    checked=True,
    strong=True,
    indent=1,
)
PARTS = {
    "detail": "",
    "tag": "",
    "filled": False,
    "line": None,
    "number": 0,
    "key": "",
    "done": None,
    "open": None,
    "memo": False,
    "checked": False,
    "strong": False,
    "indent": 0,
}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_row_is_drawn(qtbot, part, theme):
    from dataclasses import replace

    less = replace(FULL, **{part: PARTS[part]})
    pictures = []
    for row in (FULL, less):
        view = RowList(RowModel(lambda _thing, row=row: row), name="Things")
        qtbot.addWidget(view)
        view.setPalette(palette(theme))
        view.model().replace(["x"])
        view.resize(400, 60)
        pictures.append(view.grab().toImage())
    assert pictures[0] != pictures[1]


def test_fifty_thousand_rows_take_one_more_within_a_frame(rows):
    """Measured with room to spare: the view must lay out nothing that is not on the screen."""
    rows.model_.replace(range(50_000))
    rows.grab()

    def insert(at):
        rows.model_.insert(at, "new")
        rows.choose(at)
        rows.grab()

    times = [seconds(lambda at=at: insert(at)) for at in (0, 25_000, 50_000)]
    assert sorted(times)[1] < 0.1


def test_states_look_different_in_one_ink(qtbot):
    pictures = []
    for state in (None, *STATES):
        model = RowModel(lambda thing, state=state: Row(title=f"{thing}", state=state))
        view = RowList(model, name="Things")
        qtbot.addWidget(view)
        view.resize(200, 60)
        model.replace(["a"])
        pictures.append(view.viewport().grab(QRect(0, 0, 28, 40)).toImage())
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])
