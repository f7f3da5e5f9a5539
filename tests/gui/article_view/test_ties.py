"""Sentences that other articles have too: numbers beside them, bars beside the rest, a band for a group."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.gui import theme
from annotator.gui.article_view import Header, TieMark
from annotator.gui.article_view.ties import BAR_LEFT, BAR_WIDTH, Ties
from tests.gui.article_view.dense import TEXT, ZONES, marks, sentences


def tie(number_of_sentence, *, number=None, only_here=False, current=False, says=""):
    span = sentences()[number_of_sentence]
    return TieMark(
        start=span.start, end=span.end, number=number, only_here=only_here, current=current, says=says
    )


@pytest.fixture
def dense(view):
    """A narrow view of a text on which very much is marked."""
    view.resize(460, 900)
    view.set_article(TEXT, ZONES, Header())
    view.set_units(sentences())
    view.set_marks(marks())
    return view


def number_box(view, mark):
    """Return where the number of a sentence stands, in the pixels of the margin on the screen."""
    gutter = view.page.gutter
    row = view.page.rows.at(mark.start)
    return gutter.tie_lane.box(row, [mark], right=gutter.width()).translated(0, -gutter.scrolled)


def bar_area(view, mark):
    """Return where the bar beside a sentence's first whole line stands, in a picture of the view."""
    row = view.page.rows.at(view.page.rows.at(mark.start).end)
    corner = view.page.viewport().mapTo(view, QPoint(BAR_LEFT, round(row.top - view.page.scrolled)))
    return QRect(corner.x(), corner.y() + 1, BAR_WIDTH, round(row.bottom - row.top) - 2)


def test_a_sentence_is_found_by_its_places():
    known = Ties([tie(3, number=2), tie(1, number=1)])
    first, second = sentences()[1], sentences()[3]
    assert known.at(first.start).number == known.at(first.end - 1).number == 1
    assert known.at(first.start - 1) is known.at(second.end) is None
    assert [one.number for one in known.between(first.end - 1, second.start + 1)] == [1, 2]
    assert known.between(first.end, second.start) == []


def test_there_is_room_for_numbers_only_where_ties_are_shown(dense):
    page = dense.page
    usual, column = page.viewport().x(), page.lineWrapColumnOrWidth()
    dense.set_ties(())
    assert page.viewport().x() == usual + page.gutter.lane > usual
    assert page.lineWrapColumnOrWidth() == column - page.gutter.lane
    dense.set_article(TEXT, ZONES, Header())
    assert page.gutter.lane > 0
    dense.set_ties(None)
    assert (page.viewport().x(), page.lineWrapColumnOrWidth()) == (usual, column)


@pytest.mark.parametrize(("width", "size"), [(340, 13), (460, 13), (900, 13), (460, 26), (900, 26)])
def test_a_number_never_stands_on_a_tag_a_stripe_or_another_number(view, width, size):
    view.resize(width, 900)
    view.set_reading(family="serif", size=size)
    view.set_article(TEXT, ZONES, Header())
    view.set_units(sentences())
    view.set_marks(marks())
    ties = [tie(n, number=n + 88) for n in range(len(sentences()))]
    view.set_ties(ties)
    page, gutter = view.page, view.page.gutter
    rows = page.rows_between(0, 10_000)
    beside = [(row, found) for row in rows if (found := Ties(ties).numbered(row))]
    boxes = [gutter.tie_lane.box(row, found, right=gutter.width()) for row, found in beside]
    tags = [box for row in rows for box, _tag, _keys in gutter._boxes(row)]
    assert boxes
    assert all(not one.intersects(other) for n, one in enumerate(boxes) for other in (*boxes[:n], *tags))
    lane = gutter.width() - gutter.lane
    alone = [box for box, (_row, found) in zip(boxes, beside, strict=True) if len(found) == 1]
    assert all(lane <= box.left() and box.right() <= gutter.width() for box in alone)


def test_the_current_group_has_filled_numbers_and_a_band(dense, grab, colours_in):
    usual = tie(3, number=4)
    dense.set_ties([usual])
    box = number_box(dense, usual).toRect()
    end = dense.cursor_rectangle(usual.end)
    beside = QRect(end.left() - 4, end.top(), 4, end.height())
    plain = grab()
    assert theme.LIGHT.accent not in colours_in(plain, box)
    assert theme.LIGHT.tied not in colours_in(plain, beside)
    dense.set_ties([tie(3, number=4, current=True)])
    shown = grab()
    assert colours_in(shown, box)[theme.LIGHT.accent] > box.width() * box.height() / 3
    assert theme.LIGHT.tied in colours_in(shown, beside)


class Painted(QObject):
    """Remembers which parts of a widget are painted anew."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


def test_a_change_of_the_group_paints_its_sentences_and_the_former_ones_only(dense, qapp):
    former, following, other = (tie(n, number=n + 1, current=True) for n in (2, 4, 6))
    dense.set_ties([former])
    qapp.processEvents()
    painted = Painted(dense.page.viewport())
    dense.set_ties([following])
    qapp.processEvents()

    def middle(mark):
        row = dense.page.rows.at(mark.end - 1)
        return QPoint(20, round(row.baseline - dense.page.scrolled))

    assert [painted.region.contains(middle(one)) for one in (former, following, other)] == [True, True, False]


def test_beside_what_is_only_here_is_a_hatched_bar(dense, grab, colours_in):
    only = tie(1, only_here=True)
    dense.set_ties([only, tie(2, number=1)])
    area = bar_area(dense, only)
    found = colours_in(grab(), area)
    paper = found.get(theme.LIGHT.page, 0)
    assert 0 < paper < area.width() * area.height() * 0.8
    dense.set_ties([tie(1, number=2)])
    assert colours_in(grab(), area) == {theme.LIGHT.page: area.width() * area.height()}


@pytest.mark.parametrize("current", [False, True])
def test_what_people_corrected_looks_so(dense, grab, current):
    shown = []
    for by_hand in (False, True):
        marks = [tie(3, number=4, current=current), tie(1, only_here=True, current=current)]
        dense.set_ties([replace(one, by_hand=by_hand) for one in marks])
        picture = grab()
        shown.append(
            [picture.copy(number_box(dense, marks[0]).toRect()), picture.copy(bar_area(dense, marks[1]))]
        )
    (number, bar), (number_by_hand, bar_by_hand) = shown
    assert number != number_by_hand
    assert bar != bar_by_hand


def test_ties_do_not_move_the_text_once_there_is_room_for_them(dense):
    dense.set_ties(())
    before = [(row.start, row.baseline) for row in dense.page.rows_between(0, 10_000)]
    dense.set_ties([tie(n, number=n, current=True) for n in range(5)])
    assert [(row.start, row.baseline) for row in dense.page.rows_between(0, 10_000)] == before


def test_a_click_on_a_number_goes_to_its_sentence(dense):
    chosen = tie(3, number=7)
    dense.set_ties([tie(2, number=6), chosen])
    QTest.mouseClick(
        dense.page.gutter, Qt.MouseButton.LeftButton, pos=number_box(dense, chosen).center().toPoint()
    )
    assert dense.caret() == chosen.start
    assert dense.page.hasFocus()


def test_the_number_and_the_bar_say_what_they_mean_in_plain_text(dense, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_more: shown.append(text))
    one, only = tie(3, number=7, says="Also in: <b>Rampart</b>"), tie(1, only_here=True, says="Only here")
    dense.set_ties([one, only])

    def hover(widget, point):
        event = QHelpEvent(QHelpEvent.Type.ToolTip, point, widget.mapToGlobal(point))
        QApplication.sendEvent(widget, event)

    hover(dense.page.gutter, number_box(dense, one).center().toPoint())
    viewport = dense.page.viewport()
    hover(viewport, viewport.mapFrom(dense, bar_area(dense, only).center()))
    assert ["&lt;b&gt;Rampart&lt;/b&gt;" in shown[0], "Only here" in shown[1]] == [True, True]
    assert dense.page.gutter.ties_at(QPointF(2, 2)) == []


def test_what_a_sentence_has_to_do_with_others_is_said_when_the_caret_enters_it(dense, monkeypatch):
    said = []
    monkeypatch.setattr(
        dense._announcer, "announce", lambda titles, *, entered="": said.append((entered, list(titles)))
    )
    one, two = tie(4, number=1, says="One"), tie(5, only_here=True, says="Only here")
    dense.set_marks([])
    dense.set_ties([one, two])
    for position in (one.start, one.start + 1, two.start, two.start + 2, one.end - 1):
        dense.set_caret(position)
    assert said == [("One", []), ("", []), ("Only here", []), ("", []), ("One", [])]


def test_what_was_entered_is_said_although_the_caret_goes_on(dense):
    announcer = dense._announcer
    announcer.announce([], entered="Only here")
    announcer.announce(["Loaded language"])
    assert announcer._next == "Only here. Loaded language"
    announcer._say()
    announcer.announce(["Hedge"])
    assert announcer._next == "Hedge"
