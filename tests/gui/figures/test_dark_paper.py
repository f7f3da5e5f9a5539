"""In a dark theme a figure is seen on dark paper; what is written to files is white as before."""

import pytest
from PySide6.QtGui import QColor

from annotator.comparison.figure_files import Pixels, _on_paper, as_pixels, as_png
from annotator.comparison.figures._style import COLOURS
from annotator.gui.theme import DARK, LIGHT, apply

PAGE, INK = QColor(DARK.page), QColor(DARK.text)


@pytest.fixture
def dark(qapp):
    apply(qapp, DARK)
    yield
    apply(qapp, LIGHT)


def corner(page):
    """Return the colour of the paper that is shown, around the figure and in it."""
    picture = page.picture.grab().toImage()
    paper = page.picture.widget().grab().toImage()
    assert paper.pixelColor(2, 2) == paper.pixelColor(30, 14)
    assert not picture.isNull()
    return paper.pixelColor(2, 2).name()


def luminance(colour):
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def turned(colour):
    """Return a colour of figures as it is on dark paper."""
    import numpy as np

    one = np.array([[[*bytes.fromhex(colour[1:]), 255]]], dtype=np.uint8)
    return QColor(*_on_paper(one, DARK.page, DARK.text)[:3])


def test_a_figure_follows_the_theme_there_and_back(window, turn, settled, qapp):
    page = turn(window, "density")
    assert corner(page) == "#ffffff"
    apply(qapp, DARK)
    settled(window)
    assert corner(page) == PAGE.name()
    apply(qapp, LIGHT)
    settled(window)
    assert corner(page) == "#ffffff"


def test_a_figure_on_another_tab_follows_when_it_is_looked_at(window, turn, qapp):
    page = turn(window, "density")
    turn(window, "")
    apply(qapp, DARK)
    turn(window, "density")
    assert corner(page) == PAGE.name()
    apply(qapp, LIGHT)


@pytest.mark.usefixtures("dark")
def test_files_are_the_same_in_every_theme(window, turn):
    page = turn(window, "density")
    written = as_png(page.kind, page.numbers)
    shown = as_pixels(page.kind, page.numbers, width=600, paper=DARK.page, ink=DARK.text)
    assert QColor(*shown.data[:3]) == PAGE
    assert as_png(page.kind, page.numbers) == written
    assert as_pixels(page.kind, page.numbers, width=600).data[:3] == b"\xff\xff\xff"


@pytest.mark.parametrize("colour", COLOURS)
def test_colours_keep_their_hue_and_are_seen_on_dark_paper(colour):
    shown, before = turned(colour), QColor(colour)
    assert (luminance(shown.getRgbF()[:3]) + 0.05) / (luminance(PAGE.getRgbF()[:3]) + 0.05) >= 3
    if before.hslSaturation():
        apart = abs(shown.hslHue() - before.hslHue())
        assert min(apart, 360 - apart) <= 12


def test_white_is_the_paper_and_black_the_ink():
    assert turned("#FFFFFF") == PAGE
    assert turned("#000000") == INK


def test_what_is_drawn_has_a_byte_for_each_colour(window, turn):
    page = turn(window, "density")
    pixels = as_pixels(page.kind, page.numbers, width=500, paper=DARK.page, ink=DARK.text)
    assert isinstance(pixels, Pixels)
    assert len(pixels.data) == 4 * pixels.width * pixels.height
    assert set(pixels.data[3::4]) == {255}
