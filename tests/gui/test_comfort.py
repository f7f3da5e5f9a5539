"""Size, column, line height and typeface are chosen in the menus or in a small window, and remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from annotator.gui.actions import Actions
from annotator.gui.article_view import ArticleView, Header, Mark
from annotator.gui.comfort import Comfort, remembered
from annotator.gui.comfort_window import show_comfort
from annotator.gui.settings import Settings
from annotator.model import Zone

TEXT = "The mayor of Port Ellen said on Tuesday that the harbour would stay open all winter. " * 12


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def shown(qtbot, settings):
    """A window with the view, its comfort and its actions."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.view = ArticleView()
    window.view.set_article(TEXT, (Zone("body", 0, len(TEXT)),), Header())
    window.setCentralWidget(window.view)
    window.comfort = Comfort(settings, window.view, window)
    window.made = Actions(window, window.view)
    window.made.add(window.comfort)
    window.menus = window.made.fill(window.menuBar())
    window.comfort.show_state(window.made)
    window.resize(1500, 800)
    with qtbot.waitExposed(window):
        window.show()
    return window


def ticked(window):
    return {name for name in ("serif", "sans", "compact", "normal", "wide") if window.made[name].isChecked()}


def test_what_was_chosen_is_there_again_at_the_next_start(shown, settings):
    for name in ("larger", "larger", "smaller", "wider", "compact", "sans"):
        shown.made[name].trigger()
    again = remembered(Settings(settings._file))
    assert (again.size, again.columns, again.leading, again.family) == (14, 73, "compact", "sans")
    assert shown.view.reading() == again
    shown.made["usual"].trigger()
    shown.made["usual_column"].trigger()
    assert (shown.view.reading().size, shown.view.reading().columns) == (13, 68)


def test_the_menus_tick_what_is_in_force_and_a_second_click_changes_nothing(shown):
    assert ticked(shown) == {"serif", "normal"}
    shown.made["wide"].trigger()
    shown.made["wide"].trigger()
    assert ticked(shown) == {"serif", "wide"}
    shown.made["next_height"].trigger()
    assert ticked(shown) == {"serif", "compact"}


def test_the_choices_stand_in_submenus(shown):
    entries = [entry for entry in shown.menus["View"].actions() if entry.menu() is not None]
    assert [entry.text().replace("&", "") for entry in entries] == [
        "Text size",
        "Column width",
        "Line height",
        "Typeface",
    ]


@pytest.mark.parametrize(("wide", "narrow"), [("wide", "normal"), ("normal", "compact")])
def test_more_height_moves_lines_apart_and_gives_marks_more_lanes(shown, wide, narrow):
    shown.comfort.choose(leading=narrow)
    lanes, pitch = shown.view.page.rows_between(0, 400)[0].face.lanes, shown.view.page.pitch
    shown.comfort.choose(leading=wide)
    assert shown.view.page.pitch > pitch
    assert shown.view.page.rows_between(0, 400)[0].face.lanes > lanes


def test_a_wide_column_holds_more_letters_than_a_narrow_one(shown):
    lengths = {}
    for columns in (45, 90):
        shown.comfort.choose(columns=columns)
        rows = shown.view.page.rows_between(0, 4_000)
        lengths[columns] = max(row.end - row.start for row in rows)
        assert lengths[columns] <= columns * 1.25
    assert lengths[90] > lengths[45] * 1.7


def test_out_of_bounds_and_nonsense_in_the_settings_do_no_harm(settings):
    for name, value in (("text_size", 900), ("column", 3), ("line_height", "skewed"), ("family", "")):
        settings.put(name, value)
    reading = remembered(settings)
    assert (reading.size, reading.columns, reading.leading, reading.family) == (32, 45, "normal", "serif")


def test_the_place_in_the_text_stays_when_the_type_changes(shown):
    shown.comfort.choose(size=20)
    bar = shown.view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    first = shown.view.page._first_visible()
    shown.comfort.choose(leading="wide", columns=60)
    rows = [row for row in shown.view.page.rows_on_screen() if row.start <= first < row.end]
    assert rows
    assert rows[0].top - shown.view.page.scrolled < 2 * shown.view.page.pitch


@pytest.fixture
def popover(shown, qtbot):
    made = show_comfort(shown.comfort, shown)
    yield made
    made.close()


def test_the_small_window_shows_every_choice_at_once_in_the_text(shown, popover):
    QTest.keyClick(popover.points, Qt.Key.Key_Right)
    QTest.keyClick(popover.letters, Qt.Key.Key_Left)
    QTest.keyClick(popover.heights["wide"], Qt.Key.Key_Space)
    reading = shown.view.reading()
    assert (reading.size, reading.columns, reading.leading) == (14, 67, "wide")
    assert (popover.points_said.text(), popover.letters_said.text()) == ("14 pt", "67 letters")


def test_any_font_of_the_system_can_be_read_in(shown, popover):
    own = next(name for name in QFontDatabase.families() if popover.face.findData(name) > 2)
    popover.face.setCurrentIndex(popover.face.findData(own))
    assert shown.view.reading().family == own
    assert shown.view.page.document().defaultFont().family() == own
    assert ticked(shown) == {"normal"}


def test_the_small_window_follows_the_keys(shown, popover):
    shown.made["larger"].trigger()
    shown.made["sans"].trigger()
    assert (popover.points.value(), popover.face.currentData()) == (14, "sans")


def test_a_font_that_is_gone_gives_way_to_one_that_is_there(shown):
    shown.comfort.choose(family="No Such Face 77")
    assert QFontDatabase.hasFamily(shown.view.page.document().defaultFont().family())


def tag_box(page):
    return page.gutter._boxes(page.rows_between(0, 400)[0])[0][0]


def test_at_twice_the_size_nothing_is_cut_off_and_tags_have_grown(shown):
    page = shown.view.page
    shown.view.set_marks([Mark(key="m", start=4, end=9, slot=2, tag="LL")])
    usual = tag_box(page)
    shown.comfort.choose(size=26)
    large = tag_box(page)
    assert large.height() > usual.height() * 1.3
    assert large.left() >= 0
    assert large.right() <= page.gutter.width()
    width = page.viewport().width()
    for row in page.rows_between(0, 4_000):
        for left, right in page.rows.stretches(row, row.start, row.end):
            assert 0 <= left <= right <= width
