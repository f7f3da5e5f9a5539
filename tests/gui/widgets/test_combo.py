"""What is chosen in a combo box is whole, or ends in dots."""

from annotator.gui.theme import LIGHT, apply
from annotator.gui.widgets.combo import Combo

LONG = "Event: the border bill that passed after a marathon session (12)"


def test_what_is_cut_ends_in_dots(qtbot, qapp):
    apply(qapp, LIGHT)
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItem(LONG)
    combo.resize(180, 30)
    combo.show()
    assert combo.shown().endswith("…")
    assert combo.fontMetrics().horizontalAdvance(combo.shown()) < 160
    combo.resize(700, 30)
    assert combo.shown() == LONG
    assert combo.currentText() == LONG
