"""Text is shown as it is: no label, tooltip or caption takes it for markup or for a shortcut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QWidget

from annotator.gui.widgets.cut_line import CutLine
from annotator.gui.widgets.plain import PlainLabel, as_caption, as_tip, explain, one_line, sized

NASTY = "<img src=x><b>x</b> & co\n<script>"


def test_a_label_shows_its_characters(qtbot):
    label = PlainLabel(NASTY)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == NASTY


def test_a_wrapped_label_tells_its_height_for_a_width(qtbot):
    label = PlainLabel("word " * 60)
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > 2 * label.heightForWidth(600) > 0


@pytest.mark.parametrize("text", [NASTY, "plain", "a < b > c", "<b>", "&amp;"])
def test_a_tooltip_reads_as_the_text_itself(text):
    document = QTextDocument()
    document.setHtml(as_tip(text))
    assert document.toPlainText() == text
    assert "<img" not in as_tip(text)


def test_no_text_means_no_tooltip():
    assert as_tip("") == ""


def test_an_explanation_is_seen_and_heard(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    explain(widget, NASTY)
    assert widget.toolTip() == as_tip(NASTY)
    assert widget.accessibleDescription() == NASTY


def test_a_caption_has_no_shortcut_and_one_line():
    assert as_caption("R&D\tx\ny") == "R&&D x y"


def test_one_line_joins_all_white_space():
    assert one_line(" a\n\tb  c ") == "a b c"


@pytest.mark.parametrize(
    "set_size", [lambda font: font.setPointSizeF(10), lambda font: font.setPixelSize(10)]
)
def test_a_font_is_scaled_in_the_unit_it_has(set_size):
    font = QFont()
    set_size(font)
    larger = sized(font, 1.5, bold=True)
    assert 15 in (larger.pointSizeF(), larger.pixelSize())
    assert larger.weight() > font.weight()


def test_a_word_longer_than_a_line_is_broken_on_the_screen_only(qtbot):
    label = PlainLabel()
    qtbot.addWidget(label)
    label.setText("Donaudampfschifffahrt" * 10)
    assert label.text() == "Donaudampfschifffahrt" * 10
    assert label.heightForWidth(200) > 3 * label.fontMetrics().height()


def test_a_line_that_does_not_fit_ends_in_an_ellipsis_and_is_told_whole(qtbot):
    line = CutLine(role="small")
    qtbot.addWidget(line)
    line.setContentsMargins(10, 0, 10, 0)
    line.setText("as long as this & that")
    line.resize(400, 20)
    assert line.shown() == "as long as this & that"
    line.resize(90, 20)
    assert line.shown().endswith("…")
    assert "as long as this &amp; that" in line.toolTip()
