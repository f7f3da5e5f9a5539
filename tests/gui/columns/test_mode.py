"""Going over to columns and back: what is remembered, where it is offered, what is said when it cannot be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from annotator import edits
from annotator.corpus import Corpus
from annotator.gui.columns.column import LEAST, LETTERS
from annotator.gui.columns.outlets import Outlets
from annotator.gui.columns_mode import HOW
from annotator.gui.files import Files
from annotator.gui.panels._navigator_menu import fill_menu
from annotator.gui.window import Window
from annotator.model import Event
from tests.gui.columns.conftest import ids


def sides(window):
    return [window.docks[name].isVisible() for name in ("navigator", "inspector")]


def menu_of(window, chosen):
    from PySide6.QtWidgets import QMenu

    menu = QMenu(window)
    fill_menu(menu, window.workspace, chosen)
    return {entry.text(): entry for entry in menu.actions()}


def test_each_of_the_two_ways_to_read_remembers_its_panels(columns, window):
    window.docks["navigator"].show()
    assert sides(window) == [True, False]
    window.actions_["side_by_side"].trigger()
    assert sides(window) == [True, True]
    window.docks["inspector"].hide()
    window.actions_["side_by_side"].trigger()
    assert sides(window) == [True, False]
    window.actions_["side_by_side"].trigger()
    assert sides(window) == [True, False], "the inspector was put away there too"


def test_a_window_that_was_closed_in_columns_opens_in_columns_after_its_first_picture(columns, window, qtbot):
    workspace = window.workspace
    window.docks["navigator"].show()
    window.workspace.end = lambda: None  # the same workspace is shown again
    window.close()
    again = Window(workspace, Files(workspace))
    qtbot.addWidget(again)
    assert again.reading.columns is None, "the first picture does not wait for columns"
    with qtbot.waitSignal(again.painted, timeout=20_000), qtbot.waitExposed(again):
        again.show()
    qtbot.waitUntil(lambda: again.reading.is_in_columns)
    assert again.actions_["side_by_side"].isChecked()
    assert sides(again) == [True, False]
    again.actions_["side_by_side"].trigger()
    assert sides(again) == [True, True]
    again.hide()


def test_the_way_back_stands_above_the_columns(columns, window):
    columns.bar.back.click()
    assert not window.reading.is_side_by_side
    assert not window.actions_["side_by_side"].isChecked()


def test_an_article_that_stands_alone_says_what_to_do_and_leaves_the_panels(make_window, articles):
    window = make_window(Corpus.draft("Two", articles=articles))
    window.actions_["side_by_side"].trigger()
    reading = window.reading
    assert reading.alone.isVisible()
    assert sides(window) == [True, True], "the list is needed to choose articles"
    offered = {button.text() for button in reading.alone.findChildren(QPushButton)}
    assert offered == {"Group as an event", "Proposed events"}
    window.workspace.chosen = window.workspace.corpus.articles()
    window.workspace.interaction.answers.append("The deal")
    next(one for one in reading.alone.findChildren(QPushButton) if "Group" in one.text()).click()
    assert ids(reading.columns) == list(window.workspace.corpus.articles())
    assert not reading.alone.isVisible()
    assert sides(window) == [False, False]


def test_keys_for_columns_say_how_to_get_some(window):
    said = []
    window.workspace.told.connect(said.append)
    for name in ("next_column", "previous_column", "choose_outlets"):
        window.actions_[name].trigger()
    assert said == [HOW] * 3


def test_the_list_offers_an_event_and_some_of_its_articles(window):
    workspace = window.workspace
    first, second, third, fourth = workspace.corpus.articles()
    menu_of(window, [third])["Side by side"].trigger()
    columns = window.reading.columns
    assert ids(columns) == [first, second, third, fourth]
    assert workspace.article.id == third
    menu_of(window, [fourth, second])["Side by side"].trigger()
    assert ids(columns) == [fourth, second]
    assert workspace.article.id == fourth
    assert window.actions_["side_by_side"].isChecked()


def test_the_list_does_not_offer_what_is_no_event(make_window, articles):
    window = make_window(Corpus.draft("Two", articles=articles))
    assert "Side by side" not in menu_of(window, window.workspace.corpus.articles())


@pytest.mark.parametrize(("width", "scrolls"), [(1360, False), (900, True)])
def test_columns_are_never_too_narrow_to_be_read(make_window, qtbot, width, scrolls):
    window = make_window(size=(width, 650))
    window.actions_["side_by_side"].trigger()
    window.resize(width, 650)
    columns = window.reading.columns
    bar = columns.area.horizontalScrollBar()
    qtbot.waitUntil(lambda: (bar.maximum() > 0) is scrolls and columns.area.width() == window.width())
    assert all(column.width() >= LEAST for column in columns.columns)
    columns.step(-1)
    last = columns.columns[-1]
    assert columns.leaves()[-1].is_open
    right = last.mapTo(columns.area, last.rect().topRight()).x()
    assert right <= columns.area.width(), "the open article is in view"


def test_columns_of_large_type_are_wider_and_scroll_sideways(make_window, qtbot):
    window = make_window(size=(1360, 650))
    window.actions_["side_by_side"].trigger()
    columns = window.reading.columns
    window.comfort.choose(size=32)
    bar = columns.area.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    pages = [leaf.view.page for leaf in columns.leaves()]
    least = LETTERS * pages[0]._setting.letter - 1
    qtbot.waitUntil(lambda: all(page._column >= least for page in pages))
    window.comfort.choose(size=13)
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_wide_column_has_the_usual_margin_and_a_narrow_one_a_small_one(make_window):
    window = make_window(size=(1360, 800))
    window.actions_["side_by_side"].trigger()
    columns = window.reading.columns
    assert all(leaf.view._compact for leaf in columns.leaves())
    window.workspace.side.choose(ids(columns)[:2])
    assert [leaf.view._compact for leaf in columns.leaves()] == [False, False]


def test_each_page_and_head_says_to_a_screen_reader_which_outlet_it_is(columns):
    names = [leaf.view.page.accessibleName() for leaf in columns.leaves()]
    assert names[0] == "Article text, The Rampart"
    assert len(set(names)) == 4
    assert [column.head.accessibleName().endswith(", open") for column in columns.columns] == [
        True,
        False,
        False,
        False,
    ]


def test_tab_goes_through_the_columns_and_comes_back(columns, window):
    seen = []
    window.reading.article_view.setFocus()
    for _ in range(200):
        focused = QApplication.focusWidget()
        if focused in seen:
            break
        seen.append(focused)
        window.focusNextChild()
    assert {leaf.view.page for leaf in columns.leaves()} <= set(seen)


def test_names_from_articles_and_events_are_shown_as_they_are(make_window, make_article):
    evil = "<b>x</b> & co"
    articles = [
        make_article(f"{evil} {n}", number=n, headline=evil, outlet=evil, event="event-1") for n in (1, 2)
    ]
    window = make_window(Corpus.draft("Evil", articles=articles))
    workspace = window.workspace
    workspace.apply("Name", lambda _hand: edits.group([], Event(id="event-1", name=evil)))
    window.actions_["side_by_side"].trigger()
    columns = window.reading.columns
    window.actions_["choose_outlets"].trigger()
    labels = [columns.bar.name, *(column.head.outlet for column in columns.columns)]
    for label in labels:
        assert label.text() == evil
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert "&lt;b&gt;" in label.toolTip()
    outlets = window.findChild(Outlets)
    assert "&lt;b&gt;" in outlets.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
