"""Everything that can have the keyboard says what it is; the list tells all that the painted text shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from annotator.gui.files import Files
from annotator.gui.window import Window
from annotator.sample import sample_corpus


@pytest.fixture
def window(workspace, qtbot):
    workspace.open_corpus(sample_corpus())
    workspace.use_coder("Ada")
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    workspace.start()
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
    yield made
    made.close()


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def takes_keyboard(widget):
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabledTo(widget.window())


def test_all_that_takes_the_keyboard_has_a_name(window):
    for dock in window.docks.values():
        dock.show()
        dock.raise_()
        QApplication.processEvents()
    nameless = [
        f"{type(one).__name__} {one.objectName()} in {type(one.parentWidget()).__name__}"
        for one in window.findChildren(QWidget)
        if one.window() is window and takes_keyboard(one) and one.focusProxy() is None and not spoken(one)
        and not one.objectName().startswith("qt_")
    ]  # fmt: skip
    assert not nameless


def test_tab_reaches_every_part_of_the_window_and_comes_back(window):
    window.reading.article_view.setFocus()
    seen = []
    for _ in range(400):
        focused = QApplication.focusWidget()
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is seen[0], "the tab chain is a circle"
    rooms = {name for name, dock in window.docks.items() if any(dock.isAncestorOf(one) for one in seen)}
    assert {"navigator", "inspector", "annotations"} <= rooms


def test_the_list_beside_the_text_names_every_mark_that_is_painted(window):
    workspace = window.workspace
    listed = window.docks["annotations"].findChildren(QAbstractItemView)[0].model()
    rows = [
        str(listed.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(listed.rowCount())
    ]
    text = workspace.article.text
    for cue in workspace.here.open_cues():
        words = " ".join(text[cue.start : cue.end].split())
        assert any(words in row for row in rows), words
    assert all(len(row) > 3 for row in rows)


def test_f6_and_escape_lead_back_to_the_text(window):
    window.docks["navigator"].widget().findChildren(QAbstractItemView)[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert window.reading.article_view.isAncestorOf(QApplication.focusWidget())
