"""Colours: text and lines stay readable on everything they stand on, in light and dark."""

import pytest
from PySide6.QtGui import QPalette

from annotator.gui.theme import THEMES, contrast, of_palette, palette, wash

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


@themes
def test_text_keeps_seven_to_one_on_every_tint(theme):
    tints = [theme.page, theme.panel, theme.focus_tint, theme.selection, theme.tied]
    tints += [theme.match, theme.match_current]
    tints += [wash(theme, slot) for slot in range(1, 7)]
    assert all(contrast(theme.text, tint) >= 7 for tint in tints)


@themes
def test_faint_text_keeps_seven_to_one_on_page_and_panel(theme):
    assert min(contrast(theme.faint, theme.page), contrast(theme.faint, theme.panel)) >= 7


@themes
def test_lines_keep_three_to_one_on_the_page(theme):
    assert all(round(contrast(slot, theme.page), 1) >= 3 for slot in theme.slots)
    assert contrast(theme.accent, theme.page) >= 3


@themes
def test_a_palette_leads_back_to_its_theme_and_names_every_colour(theme):
    made = palette(theme)
    assert of_palette(made) is theme
    assert made.color(QPalette.ColorRole.Base).name().upper() == theme.page
    assert made.color(QPalette.ColorRole.Text).name().upper() == theme.text


def test_the_ends_of_the_scale_of_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
