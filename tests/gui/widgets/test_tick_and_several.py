"""A check box is ticked by its words and by Space; of many things those that are ticked are told."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.gui.theme import DARK, LIGHT, contrast
from annotator.gui.widgets.look import in_grey
from annotator.gui.widgets.several import Several
from annotator.gui.widgets.tick import TickBox


def test_a_box_is_ticked_by_a_click_on_its_words_and_by_space(qtbot):
    box = TickBox("May overlap")
    qtbot.addWidget(box)
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.sizeHint().width() - 4, 8))
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


@pytest.fixture
def several(qtbot):
    made = Several("Cues", "No cues")
    qtbot.addWidget(made)
    made.resize(400, 30)
    made.offer({"a": "Alpha & co", "b": "Beta"})
    made.show()
    return made


def test_it_says_what_is_chosen(several):
    assert several.text() == "No cues"
    several.show_chosen(["b", "gone"])
    assert several.text() == "Beta, gone"
    several.show_chosen(["a"])
    assert several.text() == "Alpha && co"
    assert several.accessibleName() == "Cues: Alpha & co"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_space_ticks_several_and_the_menu_stays_open(several, qtbot):
    several.show_chosen(["gone"])
    told = []
    several.changed.connect(lambda: told.append(several.chosen()))
    several.menu().popup(several.mapToGlobal(QPoint(0, 30)))
    for place in (0, 1):
        several.menu().setActiveAction(several.menu().actions()[place])
        QTest.keyClick(several.menu(), Qt.Key.Key_Space)
    assert several.menu().isVisible()
    assert told == []
    QTest.keyClick(several.menu(), Qt.Key.Key_Escape)
    assert told == [("a", "b", "gone")]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_slots_in_grey_are_grey_and_can_be_seen(theme):
    grey = in_grey(theme)
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in grey.slots)
    assert all(contrast(colour, theme.page) > 2.5 for colour in grey.slots)
