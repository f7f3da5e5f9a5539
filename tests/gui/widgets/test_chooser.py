"""A line to type into and a list that narrows: as high as what is in it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from annotator.gui.widgets.chooser import Choice, Chooser
from annotator.gui.widgets.rows import Row

HINT = "Labelling “regime” … Informational bias “Moscow turns to Beijing for the brains of its war machine”"


@pytest.mark.parametrize("hint", ["Enter codes", HINT, f"{HINT} {HINT}"])
def test_it_is_as_high_as_its_list_and_the_lines_of_its_hint(qtbot, hint):
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(700, 500)
    place.show()
    choices = [Choice(row=Row(title=name), stands_for=name) for name in ("supports", "says")]
    chooser = Chooser(place, lambda _typed: choices, name="Kind of link", prompt="How?")
    chooser.open(QRect(40, 40, 320, 20), hint=hint)
    assert chooser.hint.height() == chooser.hint.heightForWidth(chooser.hint.width())
    assert chooser.list.geometry().bottom() < chooser.hint.y() <= chooser.list.geometry().bottom() + 9
