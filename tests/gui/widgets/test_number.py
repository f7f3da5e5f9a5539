"""A field for whole numbers within bounds, counted on with Up and Down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.widgets.number import Number


@pytest.fixture
def number(qtbot):
    made = Number(1, 50, name="How many")
    qtbot.addWidget(made)
    made.told = []
    made.changed.connect(made.told.append)
    return made


def test_typed_numbers_are_taken_and_what_is_no_number_or_out_of_bounds_is_not(number):
    number.clear()
    assert number.value() == 1, "while nothing is typed, the last one"
    QTest.keyClicks(number, "4x2")
    assert (number.text(), number.value(), number.told) == ("42", 42, [4, 42])
    number.set_value(900)
    assert number.value() == 50


def test_the_greatest_number_is_seen_whole_in_large_letters(qtbot, qapp):
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    try:
        made = Number(0, 999_999, name="Seed")
        qtbot.addWidget(made)
        assert made.width() > made.fontMetrics().horizontalAdvance("999999") + 20
    finally:
        qapp.setFont(usual)


def test_up_and_down_count_within_the_bounds(number):
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(number, key)
    assert number.told == [2, 3, 2, 1]
    assert number.value() == 1
