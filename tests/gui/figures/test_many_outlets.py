"""A table of many outlets: those with the most articles come first, many small ones are folded away."""

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.corpus import Corpus
from annotator.gui.figures.grid import Cell, Column, Grid, Table
from annotator.gui.figures.outlets import outlets_of
from annotator.gui.figures.tables import compared_table

LOUD, CALM = "The regime slammed the so-called reform.", "The government approved the reform."
SMALL = [f"Village Paper {number}" for number in range(1, 5)]


@pytest.fixture
def many(make_workspace, make_article):
    """Seven articles of an outlet, five of one that comes before it by name, one or two of each other."""
    texts = [("The Rampart", LOUD)] * 7 + [("Open Record", CALM)] * 5
    texts += [(outlet, CALM) for outlet in (*SMALL, SMALL[2])]
    made = [
        make_article(
            f"Reform {number}\n\n{body} It was number {number}.", number=number, outlet=outlet, language="en"
        )
        for number, (outlet, body) in enumerate(texts, 1)
    ]
    return make_workspace(articles=made)


def outlets(grid):
    """Return the outlets that have a column, from left to right."""
    headings = [column.heading.split("\n")[0] for column in grid.model_.table.columns]
    return headings[3:-3]


def test_outlets_come_by_their_number_of_articles_and_small_ones_when_they_are_asked_for(many, make_window):
    table = make_window(many).table
    assert outlets(table.grid) == ["The Rampart", "Open Record"]
    assert table.small.isVisible()
    assert table.small.text() == "And 4 outlets with under five articles"
    table.small.click()
    ranked = ["The Rampart", "Open Record", SMALL[2], SMALL[0], SMALL[1], SMALL[3]]
    assert outlets(table.grid) == ranked
    counts = [cell.text for cell in table.grid.model_.table.rows[0][3:-3]]
    assert all("[" not in count for count in counts[2:])
    table.shows.choose("shares")
    assert outlets(table.grid) == ranked
    table.small.click()
    assert outlets(table.grid) == ranked[:2]


def test_the_large_outlets_are_chosen_at_once_and_let_go_at_once(many, make_window, settled):
    window = make_window(many)
    chooser = window.form.outlets
    chooser.menu().aboutToShow.emit()
    everything, large = chooser.menu().actions()[:2]
    assert (everything.text(), large.text()) == ("All outlets", "2 with five articles or more")
    large.trigger()
    settled(window)
    assert chooser.accessibleName() == "Outlets: 2 with five articles or more"
    assert "12 articles of 2 outlets" in window.table.caption.toPlainText()
    assert not window.table.small.isVisible()
    chooser.menu().aboutToShow.emit()
    chooser.menu().actions()[0].trigger()
    settled(window)
    assert "17 articles of 6 outlets" in window.table.caption.toPlainText()


def test_key_words_begin_with_the_largest_outlet(many, make_window):
    assert make_window(many).form.of.currentText() == "The Rampart"


def test_no_set_is_offered_where_few_outlets_are_small(window):
    window.form.outlets.menu().aboutToShow.emit()
    assert all(entry.isCheckable() for entry in window.form.outlets.menu().actions())


def test_copies_count_for_the_size_of_an_outlet_when_they_are_asked_for(make_article):
    first = make_article("One.", number=1, outlet="A")
    copy = make_article("One.", number=2, outlet="B", copy_of=first.id)
    corpus = Corpus.draft("Copies", articles=[first, copy])
    assert outlets_of(corpus, corpus.articles(), copies=False) == {"A": 1, "B": 0}
    assert outlets_of(corpus, corpus.articles(), copies=True) == {"A": 1, "B": 1}


def test_pairs_have_no_small_outlets_to_show(many, make_window):
    table = make_window(many).table
    table.shows.choose("pairs")
    assert not table.small.isVisible()


def test_where_all_are_small_or_few_are_none_is_folded(window):
    assert outlets(window.table.grid) == ["Open Record", "The Rampart", "Harbour Wire"]
    assert not window.table.small.isVisible()


def test_each_cell_stands_in_the_column_of_its_outlet(many, make_window):
    told = make_window(many).table.told
    shown = compared_table(told, shares=True)
    place = [column.heading.split("\n")[0] for column in shown.columns].index("The Rampart")
    for row, line in zip(shown.rows, told.comparison.lines, strict=True):
        cell = next(one for one in line.cells if one.group == "The Rampart")
        assert f"({cell.having}/7)" in row[place].text


@pytest.fixture
def grid(qtbot):
    """A table that is wider than its window, with more rows than there is room for."""
    grid = Grid(name="Numbers")
    columns = [Column("Name", number=False), *(Column(f"Outlet {at}") for at in range(1, 20))]
    names = [Cell(f"Thing {row:02}", f"Thing {row:02}") for row in range(40)]
    grid.show_table(Table(columns, [[name, *[Cell("7.5 [5.6, 10.5]", 7.5)] * 19] for name in names]))
    qtbot.addWidget(grid)
    grid.resize(600, 300)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def test_the_first_column_stays_in_sight_when_the_others_move(grid):
    assert not grid.first.isVisible()
    grid.horizontalScrollBar().setValue(400)
    grid.verticalScrollBar().setValue(90)
    assert grid.first.isVisible()
    assert grid.first.width() == grid.columnWidth(0)
    assert grid.first.verticalScrollBar().value() == 90
    own, theirs = grid.first, grid.viewport()
    row = grid.rowAt(40)
    height = own.viewport().mapTo(grid, own.visualRect(own.model().index(row, 0)).topLeft()).y()
    assert height == theirs.mapTo(grid, grid.visualRect(grid.model().index(row, 1)).topLeft()).y()
    grid.horizontalScrollBar().setValue(0)
    assert not grid.first.isVisible()


def test_a_first_column_that_takes_most_of_the_room_moves_with_the_others(grid):
    grid.setColumnWidth(0, 400)
    grid.horizontalScrollBar().setValue(200)
    assert not grid.first.isVisible()


def test_the_cell_of_the_keyboard_is_not_under_the_first_column(grid, qtbot):
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 19))
    for _ in range(17):
        qtbot.keyClick(grid, Qt.Key.Key_Left)
        left = grid.visualRect(grid.currentIndex()).left()
        assert left >= grid.first.covers
    assert grid.currentIndex().column() == 2


def test_a_click_on_the_first_column_chooses_its_row_and_moves_nothing(grid, qtbot):
    grid.horizontalScrollBar().setValue(400)
    with qtbot.waitSignal(grid.clicked):
        qtbot.mouseClick(grid.first.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
    assert grid.current().text == f"Thing {grid.rowAt(40):02}"
    assert grid.horizontalScrollBar().value() == 400
    assert grid.hasFocus()


def test_the_heading_of_the_first_column_sorts(grid, qtbot):
    grid.horizontalScrollBar().setValue(400)
    for first in ("Thing 00", "Thing 39"):
        qtbot.mouseClick(
            grid.first.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8)
        )
        assert grid.model().index(0, 0).data() == first
