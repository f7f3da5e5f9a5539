"""What the window relies on: marks, caret, selection, keys, mouse, find; and text that is never markup."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from annotator.gui import theme
from annotator.gui.article_view import ArticleView, Header, Mark
from annotator.gui.article_view.ink import FIRST_LANE, LANE_PITCH
from annotator.gui.article_view.tooltips import tooltip_text
from annotator.model import Span, Zone


def page_point(view, position):
    """Return the middle of the letter at a position, as a point of the page."""
    row = view.page.rows.at(position)
    left, right = view.page.rows.stretches(row, position, position + 1)[0]
    return QPoint(round((left + right) / 2), round(row.baseline - 4 - view.page.scrolled))


def click(view, position):
    QTest.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=page_point(view, position))


def test_the_caret_tells_when_it_moves_and_only_then(view, open_text, qtbot):
    open_text()
    with qtbot.waitSignal(view.caret_moved) as moved:
        view.set_caret(10)
    assert moved.args == [10]
    with qtbot.assertNotEmitted(view.caret_moved):
        view.set_caret(10)


def test_a_new_article_starts_at_its_top_without_marks_or_selection(view, open_text, make_mark):
    open_text()
    view.set_marks([make_mark("government")])
    view.focus_mark("government")
    view.select(4, 14)
    open_text("Another text.")
    assert (view.caret(), view.selection(), view.focused_mark(), view.marks_at(5)) == (0, None, None, ())


def test_selecting_tells_and_clearing_keeps_the_caret(view, open_text, qtbot):
    open_text()
    with qtbot.waitSignal(view.selection_changed):
        view.select(4, 14)
    assert view.selection() == Span(4, 14)
    view.clear_selection()
    assert (view.selection(), view.caret()) == (None, 14)


def test_marks_at_a_place_come_innermost_first(view, open_text, make_mark):
    open_text()
    outer, inner = make_mark("rammed through its"), make_mark("rammed")
    view.set_marks([outer, inner])
    assert view.marks_at(inner.start) == (inner, outer)
    assert view.marks_at(inner.end) == (outer,)


def test_putting_and_removing_marks_equals_setting_them(view, open_text, make_mark, grab):
    open_text()
    marks = [make_mark(words) for words in ("government", "rammed through", "through its", "betrayal")]
    view.set_marks(marks)
    at_once = grab()
    view.set_marks([])
    view.put_mark(make_mark("families"))
    for mark in reversed(marks):
        view.put_mark(mark)
    view.remove_mark("families")
    view.remove_mark("no such mark")
    assert grab() == at_once


@pytest.mark.parametrize("letter", ["w", "X", "1", " ", ".", "[", "\r"])
def test_letters_digits_space_and_enter_are_left_to_the_window(view, open_text, letter):
    open_text()
    key = Qt.Key(ord(letter.upper())) if letter != "\r" else Qt.Key.Key_Return
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        event.setAccepted(False)
        QApplication.sendEvent(view.page, event)
        assert not event.isAccepted()


def test_keys_of_the_window_that_look_like_movements_are_left_to_it(view, open_text):
    open_text()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F, Qt.Key.Key_Z):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.setAccepted(False)
        QApplication.sendEvent(view.page, event)
        assert not event.isAccepted()


def test_arrows_move_and_with_shift_select(view, open_text):
    text = open_text()
    page = view.page
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == text.index("government")
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection() == Span(4, 5)
    QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert (view.caret(), view.selection()) == (len(text), None)
    QTest.keyClick(page, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == 0
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert view.caret() == view.page.rows.at(0).end


def test_an_arrow_steps_over_a_whole_letter(view, open_text):
    open_text("a👩\u200d👩\u200d👧e\u0301b")
    stops = [view.caret()]
    for _ in range(4):
        QTest.keyClick(view.page, Qt.Key.Key_Right)
        stops.append(view.caret())
    assert stops == [0, 1, 6, 8, 9]


def test_a_page_down_moves_the_caret_and_the_page_together(view, open_text):
    open_text("\n".join(f"Line number {n} of a long text." for n in range(200)))
    before = view.cursor_rectangle(0).y()
    QTest.keyClick(view.page, Qt.Key.Key_PageDown)
    QTest.keyClick(view.page, Qt.Key.Key_PageDown)
    assert view.caret() > 500
    assert 0 <= view.cursor_rectangle(view.caret()).y() < view.page.height()
    QTest.keyClick(view.page, Qt.Key.Key_PageUp)
    QTest.keyClick(view.page, Qt.Key.Key_PageUp)
    assert view.cursor_rectangle(view.caret()).y() == before


def test_a_double_click_selects_the_word_with_its_apostrophe(view, open_text):
    open_text("He said it wasn’t so.")
    spot = page_point(view, 16)
    QTest.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert view.selection() == Span(11, 17)


def test_clicks_choose_the_innermost_mark_and_then_the_next_one(view, open_text, make_mark):
    open_text()
    outer, inner = make_mark("rammed through its"), make_mark("rammed")
    view.set_marks([outer, inner])
    chosen = []
    view.mark_activated.connect(chosen.append)
    view.mark_activated.connect(view.focus_mark)
    for _ in range(3):
        click(view, inner.start + 2)
    assert chosen == ["rammed", "rammed through its", "rammed"]


def test_a_click_beside_all_marks_chooses_none(view, open_text, make_mark, qtbot):
    text = open_text()
    view.set_marks([make_mark("rammed")])
    with qtbot.assertNotEmitted(view.mark_activated):
        click(view, text.index("Tuesday"))
    assert view.caret() in range(text.index("Tuesday"), text.index("Tuesday") + 2)


def test_the_mouse_on_a_lane_is_on_the_mark_of_that_lane(view, open_text, make_mark):
    open_text()
    outer, inner = make_mark("rammed through its"), make_mark("rammed")
    view.set_marks([outer, inner])
    spot = page_point(view, inner.start + 2)
    row = view.page.rows.at(inner.start)
    lanes = [row.bottom + FIRST_LANE + lane * LANE_PITCH for lane in (0, 1)]
    seen = [view.pointer.marks_under(QPointF(spot.x(), y))[0].key for y in lanes]
    assert seen == [outer.key, inner.key]


def test_hovering_tells_each_mark_once_and_leaving_tells_none(view, open_text, make_mark):
    text = open_text()
    view.set_marks([make_mark("rammed"), make_mark("controversial")])
    told = []
    view.mark_hovered.connect(told.append)
    for words in ("rammed", "rammed", "controversial", "Tuesday"):
        QTest.mouseMove(view.page.viewport(), page_point(view, text.index(words) + 1))
    assert told == ["rammed", "controversial", ""]


def test_a_tag_in_the_margin_chooses_its_mark(view, open_text, make_mark, qtbot):
    open_text()
    view.set_marks([make_mark("rammed")])
    gutter = view.page.gutter
    box, _tag, _keys = gutter._boxes(view.page.rows_between(0, 100)[0])[0]
    with qtbot.waitSignal(view.mark_activated) as chosen:
        QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert chosen.args == ["rammed"]


def test_a_mark_longer_than_a_sentence_or_across_paragraphs_is_a_stripe(view, open_text, make_mark):
    text = open_text()
    first, second = text.index("Critics"), text.index("It may")
    view.set_units(
        [Span(0, first - 1), Span(first, text.index("\n")), Span(text.index("\n") + 1, second - 1)]
    )
    sentence = Mark(key="sentence", start=first, end=text.index("\n"), slot=1)
    crossing = Mark(key="crossing", start=text.index("the bill"), end=text.index("This"), slot=1)
    longer = Mark(key="longer", start=first - 9, end=text.index("\n"), slot=1)
    view.set_marks([sentence, crossing, longer])
    kinds = {mark.key: view._index.is_stripe(mark) for mark in (sentence, crossing, longer)}
    assert kinds == {"sentence": False, "crossing": True, "longer": True}


def test_focusing_a_mark_far_down_brings_it_into_view(view, open_text):
    text = open_text("\n".join(f"Line number {n} of a long text." for n in range(300)))
    start = text.index("number 250")
    view.set_marks([Mark(key="far", start=start, end=start + 10, slot=2, tag="LL")])
    view.focus_mark("far")
    assert view.focused_mark() == "far"
    assert 0 < view.cursor_rectangle(start).y() < view.height() - 60
    before = view.page.scrolled
    view.reveal(start + 40, start + 50)
    assert view.page.scrolled == before


def test_a_mark_can_be_focused_without_moving_the_page(view, open_text):
    text = open_text("\n".join(f"Line number {n} of a long text." for n in range(300)))
    start = text.index("number 250")
    view.put_mark(Mark(key="far", start=start, end=start + 10, slot=2))
    view.focus_mark("far", reveal=False)
    assert (view.focused_mark(), view.page.scrolled) == ("far", 0)


def test_a_selection_is_told_without_the_white_space_at_its_ends(view, open_text):
    text = open_text()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(view.page, key)
    for _ in range(12):
        QTest.keyClick(view.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert text[3:15] == " government "
    assert (view.page.selected(), view.selection()) == (Span(3, 15), Span(4, 14))
    view.select(3, 4)
    assert (view.page.selected(), view.selection()) == (Span(3, 4), None)


def test_finding_counts_steps_and_closes(view, open_text, qtbot):
    text = open_text()
    view.open_find()
    view.find_bar.words.setText("THE ")
    assert view.find_bar.count.text() == "1 of 2"
    assert view.page.selected() == Span(0, 4)
    QTest.keyClick(view.find_bar.words, Qt.Key.Key_Return)
    assert view.find_bar.count.text() == "2 of 2"
    assert view.page.selected() == Span(text.index("the bill"), text.index("the bill") + 4)
    QTest.keyClick(view.find_bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.find_bar.count.text() == "1 of 2"
    view.find_bar.words.setText("not there")
    assert view.find_bar.count.text() == "not found"
    QTest.keyClick(view.find_bar.words, Qt.Key.Key_Escape)
    assert view.find_bar.isHidden()


def test_finding_starts_from_the_selected_words_and_from_there(view, open_text):
    text = open_text()
    start = text.index("to be named")
    view.select(start, start + 5)
    view.open_find()
    assert view.find_bar.words.text() == "to be"
    assert view.selection() == Span(start, start + 5)


def test_ctrl_and_the_wheel_change_the_size_and_the_place_stays(view, open_text, qtbot):
    open_text("\n".join(f"Line number {n} of a long text." for n in range(300)))
    view.page.verticalScrollBar().setValue(3_000)
    first = view.page._first_visible()
    notch = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.size_changed) as changed:
        QApplication.sendEvent(view.page.viewport(), notch)
    assert changed.args == [14]
    assert abs(view.page._first_visible() - first) < 40


def test_another_type_keeps_selection_and_tells_nobody(view, open_text, qtbot):
    open_text()
    view.select(4, 14)
    with qtbot.assertNotEmitted(view.caret_moved), qtbot.assertNotEmitted(view.selection_changed):
        view.set_reading(family="sans", size=18)
    assert view.selection() == Span(4, 14)


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_a_line_holds_sixty_to_seventy_five_letters(view, open_text, family):
    open_text("The quick brown fox jumps over the lazy dog and runs back to its den. " * 12)
    view.set_reading(family=family, size=12)
    rows = view.page.rows_between(0, 2_000)[:-1]
    assert 60 <= sum(row.end - row.start for row in rows) / len(rows) <= 75


def test_a_narrow_window_narrows_the_column_and_nothing_is_cut(view, open_text):
    open_text()
    view.resize(420, 600)
    QApplication.processEvents()
    for row in view.page.rows_between(0, 5_000):
        for _left, right in view.page.rows.stretches(row, row.start, row.end):
            assert right <= view.page.viewport().width()


@pytest.mark.parametrize("width", [300, 400, 459, 460, 900])
def test_the_margin_of_a_narrow_view_makes_room_for_the_text_and_keeps_its_tags_whole(
    view, open_text, make_mark, width
):
    text = open_text()
    view.set_marks([make_mark(word, slot=n % 6 + 1) for n, word in enumerate(text.split()[:12])])
    view.resize(width, 600)
    QApplication.processEvents()
    gutter = view.page.gutter
    assert (gutter.width() < 100) == (width <= 460)
    boxes = [box for row in view.page.rows_between(0, 400) for box, _tag, _keys in gutter._boxes(row)]
    assert boxes
    assert all(box.left() >= 0 and box.right() < gutter.width() for box in boxes)


def test_a_margin_that_gets_narrower_beside_the_same_column_sets_its_tags_anew(view, open_text, make_mark):
    text = open_text()
    view.set_reading(family="serif", size=9, columns=40)
    view.set_marks([make_mark(word, slot=n % 6 + 1) for n, word in enumerate(text.split()[:12])])
    gutter, column = view.page.gutter, view.page._column
    for width in (900, 450):
        view.resize(width, 600)
        QApplication.processEvents()
        boxes = [box for row in view.page.rows_between(0, 400) for box, _tag, _keys in gutter._boxes(row)]
        assert all(box.left() >= 0 and box.right() < gutter.width() - 25 for box in boxes)
    assert view.page._column == column


def test_markup_is_shown_as_it_is_written(view, open_text, make_mark):
    nasty = "<img src=x><b>bold</b> &amp; <i>text</i>"
    open_text(nasty, headline=nasty, details=nasty)
    view.set_marks([Mark(key="m", start=0, end=5, slot=1, tag="<b>", title=nasty)])
    assert view.page.document().toPlainText() == nasty
    assert "&lt;b&gt;bold" in tooltip_text([nasty])
    assert "<b>" not in tooltip_text([nasty])
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in view.findChildren(QLabel))
    view.grab()


def test_a_screen_reader_is_told_the_name_and_reads_the_text(view, open_text):
    text = open_text(details="The Example · 3 Mar 2025")
    assert view.page.accessibleName() == "Article text"
    assert "The Example" in view.page.accessibleDescription()
    interface = QAccessible.queryAccessibleInterface(view.page).textInterface()
    assert interface.text(0, interface.characterCount()) == text
    assert view.find_bar.words.accessibleName()


def page_and_gutter(view, image):
    """Return the colours of a place in the margin and one beside the last line of the text."""
    places = [QPoint(5, 200), QPoint(view.page.gutter.width() + 5, 400)]
    return {image.pixelColor(place).name().upper() for place in places}


def test_the_view_follows_the_program_into_the_dark(view, open_text, qapp, grab):
    open_text()
    theme.apply(qapp, theme.DARK)
    try:
        assert page_and_gutter(view, grab()) == {theme.DARK.page}
    finally:
        theme.apply(qapp, theme.LIGHT)
    assert page_and_gutter(view, grab()) == {theme.LIGHT.page}


def test_an_empty_text_is_shown_without_trouble(view, open_text, grab):
    open_text("", details="The Example · 0 words")
    view.set_caret(0)
    view.open_find()
    view.find_bar.words.setText("x")
    grab()
    assert (view.caret(), view.selection(), view.marks_at(0)) == (0, None, ())


def test_a_view_that_was_never_shown_answers_too(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.set_article("Some words here.", (Zone("body", 0, 16),), Header())
    view.put_mark(Mark(key="m", start=5, end=10, slot=3, tag="HE"))
    view.select(5, 10)
    assert view.selection() == Span(5, 10)
    assert [mark.key for mark in view.marks_at(6)] == ["m"]
