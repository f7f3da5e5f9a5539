"""Badges and lines: decided differs from found, every style from every other, in both themes."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.gui.theme import DARK, LIGHT, palette
from annotator.gui.widgets.bars import Bar, Bars
from annotator.gui.widgets.marks import TagBadge, paint_line, slot_colour, tag_of
from annotator.gui.widgets.swatch import LinePicker, SlotPicker
from annotator.model import LINE_STYLES, SLOTS, Code


def line_image(line, *, theme=LIGHT, thick=False):
    image = QImage(60, 16, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.page))
    painter = QPainter(image)
    paint_line(painter, QPointF(0, 8), 60, line, slot=1, theme=theme, thick=thick)
    painter.end()
    return image


def inked(image, theme):
    page = QColor(theme.page).rgb()
    return sum(image.pixel(x, y) != page for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_five_styles_differ_from_one_another(qapp, theme):
    pictures = [line_image(line, theme=theme) for line in LINE_STYLES]
    assert all(one != other for one, other in combinations(pictures, 2))


@pytest.mark.parametrize("line", LINE_STYLES)
def test_a_decided_line_is_thicker(qapp, line):
    assert inked(line_image(line, thick=True), LIGHT) > inked(line_image(line), LIGHT)


def test_a_slot_beyond_the_six_is_quiet_and_no_error():
    assert slot_colour(LIGHT, 3) == LIGHT.slots[2]
    assert slot_colour(LIGHT, 0) == slot_colour(LIGHT, 7) == LIGHT.faint


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_badge_is_filled_for_decisions_only(qtbot, theme):
    badge = TagBadge()
    qtbot.addWidget(badge)
    badge.setPalette(palette(theme))
    pictures = []
    for filled in (True, False):
        badge.show_tag("LL", 2, "solid", filled=filled)
        badge.resize(badge.sizeHint())
        pictures.append(badge.grab().toImage())
    colour = QColor(theme.slots[1]).rgb()
    counts = [
        sum(p.pixel(x, y) == colour for x in range(p.width()) for y in range(p.height())) for p in pictures
    ]
    assert counts[0] > 3 * max(1, counts[1])
    assert badge.accessibleName() == "LL"


def test_a_code_without_a_tag_has_one_from_its_name():
    assert tag_of(Code(id="c", name="Hedge")) == "HE"
    assert tag_of(Code(id="c", name="Hedge", tag="H")) == "H"
    assert tag_of(Code(id="c")) == tag_of(None) == "?"


def test_a_picked_colour_and_line_are_told_and_a_shown_one_is_not(qtbot):
    slots, lines, got = SlotPicker(), LinePicker(), []
    qtbot.addWidget(slots)
    qtbot.addWidget(lines)
    slots.picked.connect(got.append)
    lines.picked.connect(got.append)
    slots.show_slot(3)
    lines.show_line("wavy", 3)
    assert (got, lines.currentText()) == ([], "wavy")
    slots._group.button(5).click()
    lines.activated.emit(1)
    assert got == [5, "dashed"]
    assert all(slots._group.button(slot).accessibleName() for slot in SLOTS)


def test_the_samples_of_lines_follow_the_theme(qtbot):
    lines = LinePicker()
    qtbot.addWidget(lines)
    lines.setPalette(palette(LIGHT))
    lines.show_line("solid", 1)
    before = lines.itemIcon(0).pixmap(40, 16).toImage()
    lines.setPalette(palette(DARK))
    assert lines.itemIcon(0).pixmap(40, 16).toImage() != before


@pytest.mark.parametrize("centred", [False, True])
def test_bars_are_as_long_as_their_values_and_read_as_a_table(qtbot, centred):
    bars = Bars("Rates", centred=centred)
    qtbot.addWidget(bars)
    bars.resize(300, 60)
    inks = []
    for value in (0.0, 0.2, 0.9):
        bars.show_bars([Bar(name="a", value=value, figures="1", slot=3)], full=1.0)
        image = bars.grab().toImage()
        colour = QColor(LIGHT.slots[2]).rgb()
        inks.append(sum(image.pixel(x, y) == colour for x in range(300) for y in range(60)))
    assert inks[0] < inks[1] < inks[2]
    assert bars.accessibleDescription() == "a: 1"
    assert bars.sizeHint().height() > 0


def test_bars_below_zero_go_the_other_way(qtbot):
    bars = Bars("Scores", centred=True)
    qtbot.addWidget(bars)
    bars.resize(300, 30)

    def first_inked(value):
        bars.show_bars([Bar(name="a", value=value, figures="1", slot=3)], full=1.0)
        image = bars.grab().toImage()
        colour = QColor(LIGHT.slots[2]).rgb()
        return next(x for x in range(300) if any(image.pixel(x, y) == colour for y in range(30)))

    assert first_inked(-0.5) < first_inked(0.5)
