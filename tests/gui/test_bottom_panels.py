"""Panels below the text: out of sight and not made before somebody wants them, remembered when open."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QTabBar
from shiboken6 import delete

from annotator.gui.docks import BOTTOM
from annotator.gui.files import Files
from annotator.gui.panels import panels
from annotator.gui.pending_bar import PendingBar
from annotator.gui.window import Window

BELOW = [panel.id for panel in panels() if panel.area == "bottom"]


@pytest.fixture
def make_window(workspace, qtbot):
    made = []

    def make():
        window = Window(workspace, Files(workspace))
        qtbot.addWidget(window)
        made.append(window)
        window.resize(1320, 860)
        with qtbot.waitSignals([window.painted], timeout=20_000), qtbot.waitExposed(window):
            window.show()
        return window

    yield make
    for window in made:
        window.hide()


@pytest.mark.parametrize("name", BELOW)
def test_it_is_out_of_sight_and_not_made_until_the_menu_brings_it(make_window, qtbot, name):
    window = make_window()
    dock = window.docks[name]
    assert not dock.isVisible()
    assert dock.widget() is None
    menus = window.findChildren(QMenu)
    assert dock.toggleViewAction() in next(menu for menu in menus if menu.title() == "&View").actions()
    dock.toggleViewAction().trigger()
    assert dock.widget().isVisible()
    assert dock.widget().isEnabled()
    qtbot.waitUntil(lambda: dock.height() == BOTTOM, timeout=20_000)
    assert dock.width() == window.width()


def test_a_small_window_stays_as_small_and_leaves_room_for_the_text(make_window, qtbot):
    window = make_window()
    window.resize(900, 650)
    qtbot.waitUntil(lambda: window.height() == 650, timeout=20_000)
    window.coding.pending.begin("Adding to “its war machine”: select more words and press A. Esc ends this.")
    dock = window.docks["table"]
    dock.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: dock.height() == 260, timeout=20_000)
    assert window.height() == 650
    (bar,) = window.findChildren(PendingBar)
    assert bar.height() == bar.heightForWidth(bar.width()), "all that it says is seen"


@pytest.mark.parametrize("name", BELOW)
def test_its_height_stays_as_the_person_made_it(make_window, qtbot, name):
    window = make_window()
    dock = window.docks[name]
    dock.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: dock.height() == BOTTOM, timeout=20_000)
    window.resizeDocks([dock], [BOTTOM + 60], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: dock.height() == BOTTOM + 60, timeout=20_000)
    dock.toggleViewAction().trigger()
    dock.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: dock.isVisible() and dock.height() == BOTTOM + 60, timeout=20_000)


@pytest.mark.parametrize("name", BELOW)
def test_a_window_that_was_left_with_it_opens_with_it(make_window, qtbot, workspace, name):
    window = make_window()
    window.docks[name].toggleViewAction().trigger()
    qtbot.waitUntil(lambda: window.docks[name].height() == BOTTOM, timeout=20_000)
    workspace.settings.put("docks", window.saveState().toBase64().toStdString())
    window.hide()
    again = make_window()
    qtbot.waitUntil(lambda: again.docks[name].widget() is not None, timeout=20_000)
    assert again.docks[name].widget().isVisible()
    assert again.docks[name].widget().isEnabled()


@pytest.mark.parametrize("name", BELOW)
def test_resetting_the_panels_puts_it_away(make_window, name):
    window = make_window()
    window.docks[name].toggleViewAction().trigger()
    window.docks.reset_panels()
    assert not window.docks[name].isVisible()
    assert window.docks["inspector"].isVisible()


def test_one_that_is_brought_is_seen_in_front_of_the_others(make_window, qtbot):
    window = make_window()
    for name in (*BELOW, *BELOW):
        window.docks[name].hide()
        window.docks[name].toggleViewAction().trigger()
        panel = window.docks[name].widget()
        qtbot.waitUntil(lambda panel=panel: not panel.visibleRegion().isEmpty(), timeout=20_000)
        assert window.docks[name].width() == window.width()


def bars(window):
    """The titles on each bar of tabs that is seen, and whether it stands above one of its panels."""
    docks = {dock.windowTitle(): dock for dock in window.docks.values()}
    found = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [bar for bar in found if bar.isVisible() and bar.count() > 1 and bar.y() >= 0]
    titles = [[bar.tabText(number) for number in range(bar.count())] for bar in shown]
    tops = [bar.geometry().bottom() + 1 for bar in shown]
    return [
        (names, any(docks[name].isVisible() and docks[name].y() == top for name in names))
        for names, top in zip(titles, tops, strict=True)
    ]


def settle():
    for _ in range(20):
        QApplication.processEvents()


@pytest.fixture
def left_behind(make_window, qtbot, workspace):
    """A window that opens as another one was left."""
    first = make_window()
    settle()
    workspace.settings.put("docks", first.saveState().toBase64().toStdString())
    workspace.settings.put("geometry", first.saveGeometry().toBase64().toStdString())
    first.hide()
    second = Window(workspace, Files(workspace))
    qtbot.addWidget(second)
    with qtbot.waitSignals([second.painted], timeout=20_000), qtbot.waitExposed(second):
        second.show()
    yield second
    second.hide()


def test_no_bar_of_tabs_stays_where_it_was_when_the_panels_are_restored_or_reset(left_behind, qtbot):
    def settled():
        settle()
        return [above for _names, above in bars(left_behind)]

    qtbot.waitUntil(lambda: settled() == [True], timeout=20_000)
    left_behind.docks.reset_panels()
    qtbot.waitUntil(lambda: settled() == [True], timeout=20_000)


def test_a_window_that_goes_in_its_first_moment_is_not_called_any_more(qtbot, workspace):
    window = Window(workspace, Files(workspace))
    window.grab()  # it was painted, which is told a moment later
    window.docks["table"].toggleViewAction().trigger()
    window.docks.reset_panels()
    workspace.leaving.disconnect()  # which would ask the window for what is typed
    delete(window)
    after = QTimer(singleShot=True)
    with qtbot.waitSignal(after.timeout):
        after.start(0)  # an error in what the window left behind fails the test
