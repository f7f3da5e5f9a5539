"""A chip is switched by click and keys, asked to be alone with Alt, and says what it shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from annotator.gui.theme import DARK, LIGHT, palette
from annotator.gui.widgets.chip import Chip

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def chip(qtbot):
    made = Chip("R&D <b>x</b>", slot=2, line="solid", key="1", count=3)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_chip_says_name_count_and_key(chip):
    assert chip.accessibleName() == "R&D <b>x</b>, 3, key 1"
    chip.set_count(None)
    assert chip.accessibleName() == "R&D <b>x</b>, key 1"


def test_its_name_hides_no_shortcut(chip):
    assert chip.shortcut().isEmpty()
    assert chip.text() == "R&&D <b>x</b>"


def test_a_click_and_each_key_switch_it(chip):
    states = []
    chip.toggled.connect(states.append)
    QTest.mouseClick(chip, LEFT)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(chip, key)
    assert states == [False, True, False, True]


def test_alt_asks_for_this_one_alone_and_switches_nothing(chip):
    asked, switched = [], []
    chip.soloed.connect(lambda: asked.append(1))
    chip.clicked.connect(lambda: switched.append(1))
    QTest.mouseClick(chip, LEFT, ALT)
    QTest.keyClick(chip, Qt.Key.Key_Return, ALT)
    assert (len(asked), switched) == (2, [])


def test_a_count_makes_it_wider(chip):
    before = chip.sizeHint().width()
    chip.set_count(12345)
    assert chip.sizeHint().width() > before


def coloured(chip, theme):
    """Count the pixels in the full colour of slot 2."""
    image, colour = chip.grab().toImage(), QColor(theme.slots[1]).rgb()
    return sum(image.pixel(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_on_and_off_look_different_in_both_themes(chip):
    for theme in (LIGHT, DARK):
        chip.setPalette(palette(theme))
        chip.setChecked(True)
        on = coloured(chip, theme)
        chip.setChecked(False)
        assert on > 0 == coloured(chip, theme)


@pytest.mark.parametrize("count", [None, 0, 7, 42])
def test_a_count_that_comes_takes_the_room_that_was_kept_for_it(qtbot, count):
    chip = Chip("LL", slot=1, digits=2)
    qtbot.addWidget(chip)
    kept = chip.sizeHint()
    chip.set_count(count)
    assert chip.sizeHint() == kept
