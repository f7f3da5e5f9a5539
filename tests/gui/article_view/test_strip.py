"""The map beside the text: marks as ticks, the visible part framed, a press or a drag scrolls."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui import theme
from annotator.gui.article_view import Header, Mark, strip
from annotator.model import Zone

SENTENCE = "The council of Port Ellen argued about the ferry until the lamps went out. "
TEXT = "\n".join([SENTENCE * 3] * 60)
LEFT = Qt.MouseButton.LeftButton


def mark_at(share, *, slot=1, key="", words=9, **fields):
    start = round(len(TEXT) * share)
    return Mark(key=key or f"k{share}{slot}", start=start, end=start + words, slot=slot, tag="LL", **fields)


@pytest.fixture
def shown(view, qapp):
    """A view on a text of many screens."""
    view.set_article(TEXT, (Zone("body", 0, len(TEXT)),), Header("Ferry", "The Example"))
    qapp.processEvents()
    return view


@pytest.fixture
def picture(shown, qapp):
    """Return a function that paints the map."""

    def paint():
        qapp.processEvents()
        bar = shown.page.strip
        image = QImage(bar.size(), QImage.Format.Format_RGB32)
        bar.render(image)
        return image

    return paint


def rows_of(image, slot, colours=theme.LIGHT):
    """Return the pixel rows on which the colour of a slot is seen in its own column."""
    x = strip.SIDE + (slot - 1) * strip.PITCH + strip.PITCH // 2
    wanted = colours.slots[slot - 1].upper()
    return [y for y in range(image.height()) if image.pixelColor(x, y).name().upper() == wanted]


def middle(view, share):
    bar = view.page.strip
    return QPoint(bar.width() // 2, strip.END + round((bar.height() - 2 * strip.END) * share))


@pytest.mark.parametrize("slot", range(1, 7))
def test_a_mark_is_a_tick_in_the_column_of_its_group_at_its_share_of_the_height(shown, picture, slot):
    shown.set_marks([mark_at(0.6, slot=slot)])
    rows = rows_of(picture(), slot)
    assert rows
    assert middle(shown, 0.6).y() in range(rows[0] - 2, rows[-1] + 3)
    assert len(rows) <= 4


def test_a_decision_is_a_larger_tick_than_a_cue(shown, picture):
    shown.set_marks([mark_at(0.6, slot=2)])
    cue = len(rows_of(picture(), 2))
    shown.set_marks([mark_at(0.6, slot=2, decided=True)])
    assert len(rows_of(picture(), 2)) > cue


def test_one_mark_more_or_less_is_drawn_without_counting_the_others_again(shown, picture):
    shown.set_marks([mark_at(0.2, slot=3), mark_at(0.8, slot=3)])
    before = picture()
    counted = shown.page.strip._ticks
    shown.put_mark(mark_at(0.5, slot=3, key="new"))
    assert len(rows_of(picture(), 3)) > len(rows_of(before, 3))
    shown.remove_mark("new")
    assert picture() == before
    assert shown.page.strip._ticks is counted


def test_very_many_marks_follow_the_text_a_moment_later(shown, picture, qtbot, monkeypatch):
    monkeypatch.setattr(strip, "_AT_ONCE", 10)
    shown.set_marks([mark_at(0.9, slot=4, key=f"m{n}") for n in range(11)])
    shown.page.strip.repaint()
    assert shown.page.strip._ticks is None
    qtbot.waitUntil(lambda: shown.page.strip._ticks is not None)
    assert rows_of(picture(), 4)


def test_the_frame_is_around_what_is_seen(shown):
    bar, page = shown.page.strip, shown.page
    assert bar.frame().top() <= strip.END
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert bar.frame().bottom() >= bar.height() - strip.END - 2
    shown.reveal(len(TEXT) // 2, len(TEXT) // 2 + 5)
    assert bar.frame().top() < middle(shown, 0.5).y() < bar.frame().bottom()
    assert bar.frame().height() < bar.height() / 3


def test_the_painted_frame_is_found_anew_when_the_text_was_laid_out(shown, picture):
    picture()
    shown.page.strip._framed = (shown.page.strip._framed[0], QRect(1, 2, 3, 4))
    shown.page.document().documentLayout().documentSizeChanged.emit(QSizeF())
    picture()
    assert shown.page.strip._framed[1] == shown.page.strip.frame()


def test_the_white_space_below_the_last_line_belongs_to_the_end(view, qapp):
    text = "\n".join([SENTENCE] * 3)
    view.set_article(text, (Zone("body", 0, len(text)),), Header("Ferry", "The Example"))
    last = view.page.rows.at(len(text))
    view.resize(900, round(last.floor) + 60)
    qapp.processEvents()
    assert view.page.verticalScrollBar().maximum() > 0
    assert view.page.span_on_screen() == (0, len(text))


def test_among_many_empty_lines_the_frame_stays_where_they_are(view, qapp):
    text = SENTENCE + "\n" * 200 + SENTENCE
    view.set_article(text, (Zone("body", 0, len(text)),), Header())
    qapp.processEvents()
    view.page.verticalScrollBar().setValue(900)
    first, last = view.page.span_on_screen()
    assert len(SENTENCE) < first < last < len(SENTENCE) + 200


@pytest.mark.parametrize("share", [0.3, 0.62])
def test_a_press_brings_that_place_into_the_middle(shown, share):
    QTest.mouseClick(shown.page.strip, LEFT, Qt.KeyboardModifier.NoModifier, middle(shown, share))
    first, last = shown.page.span_on_screen()
    assert abs((first + last) / 2 - share * len(TEXT)) < len(TEXT) * 0.02


def test_dragging_the_frame_scrolls_to_both_ends(shown):
    bar, page = shown.page.strip, shown.page
    grip = bar.frame().center()
    QTest.mousePress(bar, LEFT, Qt.KeyboardModifier.NoModifier, grip)
    assert page.scrolled == 0, "taking hold of the frame moves nothing"
    QTest.mouseMove(bar, QPoint(grip.x(), grip.y() + 100))
    moved = page.scrolled
    assert moved > 0
    assert abs(bar.frame().center().y() - grip.y() - 100) <= 3
    QTest.mouseMove(bar, QPoint(grip.x(), bar.height() + 50))
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    QTest.mouseMove(bar, QPoint(grip.x(), -50))
    assert page.scrolled == 0
    QTest.mouseRelease(bar, LEFT)
    QTest.mouseMove(bar, QPoint(grip.x(), 200))
    assert page.scrolled == 0


def test_the_wheel_over_the_map_scrolls(shown):
    bar = shown.page.strip
    at = QPointF(bar.rect().center())
    event = QWheelEvent(
        at,
        bar.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(bar, event)
    assert shown.page.scrolled > 0


def test_the_map_says_which_marks_begin_under_the_mouse(shown, monkeypatch):
    said = []
    monkeypatch.setattr(strip, "show_titles", lambda _event, _bar, marks: said.extend(marks))
    near = mark_at(0.5, slot=2, title="Labelling")
    shown.set_marks([near, mark_at(0.5, slot=3), mark_at(0.55, slot=2)])
    spot = middle(shown, 0.5)
    spot.setX(strip.SIDE + strip.PITCH + 2)
    asked = QHelpEvent(QEvent.Type.ToolTip, spot, shown.page.strip.mapToGlobal(spot))
    QApplication.sendEvent(shown.page.strip, asked)
    assert said == [near]


def test_the_map_takes_the_colours_of_the_theme(shown, picture, qapp):
    shown.set_marks([mark_at(0.6, slot=5)])
    theme.apply(qapp, theme.DARK)
    image = picture()
    assert rows_of(image, 5, theme.DARK)
    assert not rows_of(image, 5)
    theme.apply(qapp, theme.LIGHT)


def test_a_plain_scroll_bar_takes_its_place_and_the_text_gets_the_room(shown, picture):
    shown.set_marks([mark_at(0.6, slot=5)])
    wide = shown.page.viewport().width()
    shown.page.show_map(shown=False)
    assert shown.page.viewport().width() > wide
    assert picture().width() < strip.WIDTH / 2
    shown.page.show_map(shown=True)
    assert shown.page.viewport().width() == wide
    assert rows_of(picture(), 5)


def test_a_text_without_letters_has_a_map_too(view, picture):
    view.set_article("", (), Header())
    assert not picture().isNull()
    QTest.mouseClick(view.page.strip, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(9, 80))


def test_the_map_has_a_name_and_leaves_the_keyboard_to_the_text(view):
    assert view.page.strip.accessibleName()
    assert view.page.strip.focusPolicy() == Qt.FocusPolicy.NoFocus
