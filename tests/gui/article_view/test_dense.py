"""Very much on one line stays readable: nothing is painted over anything, and what has no room is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QRect

from annotator.gui import theme
from annotator.gui.article_view import Header, Mark
from annotator.gui.article_view.index import LONGEST_LINE, MarkIndex
from tests.gui.article_view import dense


@pytest.fixture
def shown(view, qapp):
    """The dense article with everything that is marked on it."""
    view.set_article(dense.TEXT, dense.ZONES, Header("", "The Example Courier · 142 words"))
    view.set_units(dense.sentences())
    view.set_marks(dense.marks())
    qapp.processEvents()
    return view


def rows(view):
    return view.page.rows_between(0, 4_000)


def row_of(view, position):
    return next(row for row in rows(view) if row.start <= position < row.end)


def words_at(view, start, end):
    """Return where words of one line are in a picture of the view, lanes left out."""
    left, right = view.cursor_rectangle(start), view.cursor_rectangle(end)
    return QRect(left.left(), left.top() + 1, right.left() - left.left(), left.height() - 2)


def share(colours, colour):
    return colours.get(colour.upper(), 0) / sum(colours.values())


def test_no_two_lines_are_painted_over_one_another(shown):
    for row in rows(shown):
        strokes = [(y, left, right) for _, left, right, y in row.ink.strokes]
        for number, (y, left, right) in enumerate(strokes):
            for other_y, other_left, other_right in strokes[:number]:
                assert y != other_y or right <= other_left + 1 or other_right <= left + 1


@pytest.mark.parametrize("leading", ["compact", "normal", "wide"])
def test_every_code_on_a_word_has_a_lane_or_is_counted_in_the_margin(shown, leading):
    shown.set_reading(family="serif", size=13, leading=leading)
    word = dense.place(dense.CROWDED)
    row = row_of(shown, word.start)
    over = [mark for mark, _ in shown._index.laned(word.start, word.end)]
    assert len({mark.key for mark in over}) >= 8, "six codes on the word, and what is around it"
    shown.page.gutter.repaint()
    counted = set(row.margin.hidden)
    stretch = shown.page.rows.stretches(row, word.start, word.end)[0]
    seen = [left for _, left, right, _ in row.ink.strokes if left < stretch[1] - 1 and right > stretch[0] + 1]
    assert len(seen) == row.face.lanes
    assert len([mark for mark in over if mark.key in counted]) >= len(over) - row.face.lanes


def test_all_that_starts_on_the_line_of_eight_is_named_or_counted(shown):
    row = row_of(shown, dense.place(dense.LINE_OF_EIGHT[0]).start)
    shown.page.gutter.repaint()
    placed = {key for one in row.margin.placed for key in row.margin.tags[one.number].keys}
    starting = {mark.key for mark in shown._index.starting(row.start, row.end)}
    assert placed | set(row.margin.hidden) == starting


def test_a_decision_is_never_without_a_lane_for_the_sake_of_a_cue(shown):
    for row in rows(shown):
        for key in row.ink.hidden:
            mark = shown._index.get(key)
            if mark.decided:
                rivals = shown._index.laned(mark.start, mark.end)
                assert sum(other.decided for other, lane in rivals if lane < row.face.lanes) == row.face.lanes


def test_long_marks_stand_side_by_side_in_the_margin_and_leave_the_words_alone(shown):
    frames = [shown._index.get(f"frame{number}") for number in range(5)]
    assert all(shown._index.is_stripe(mark) for mark in frames)
    beside = [(mark.key, lane) for mark, lane in shown._index.stripes(frames[1].start, frames[1].end)]
    assert sorted(lane for _, lane in beside) == [0, 1, 2]
    row = row_of(shown, frames[2].end - 20)
    assert not [mark for mark, _ in shown._index.laned(row.start, row.end) if mark.key.startswith("frame")]


def test_the_tag_of_a_long_mark_stands_beside_its_first_line(shown):
    row = row_of(shown, dense.place(dense.PARAGRAPHS[1]).start)
    shown.page.gutter.repaint()
    assert {"CF", "MO"} <= {tag.text for tag in row.margin.tags}


def test_only_what_has_the_focus_is_tinted_in_full(shown, grab, colours_in):
    shown.focus_mark(f"{dense.LINE_OF_EIGHT[0]}-0", reveal=False)
    image, tint = grab(), theme.LIGHT.focus_tint
    focused, other = (dense.place(words) for words in dense.LINE_OF_EIGHT[:2])
    assert share(colours_in(image, words_at(shown, focused.start, focused.end)), tint) > 0.4
    assert share(colours_in(image, words_at(shown, other.start, other.end)), tint) == 0


def test_what_has_no_lane_is_found_in_its_words_and_in_the_count_when_it_has_the_focus(
    shown, grab, colours_in
):
    row = row_of(shown, dense.place(dense.CROWDED).start)
    key = next(key for key in row.ink.hidden if key.startswith(dense.CROWDED))
    shown.focus_mark(key, reveal=False)
    image, tint = grab(), theme.LIGHT.focus_tint
    word = dense.place(dense.CROWDED)
    assert share(colours_in(image, words_at(shown, word.start, word.end)), tint) > 0.4
    gutter = shown.page.gutter
    box, _, keys = next(one for one in gutter._boxes(row) if one[1] is None)
    assert key in keys
    corner = gutter.mapTo(shown, box.toRect().topLeft())
    chip = QRect(corner.x(), corner.y() - round(gutter.scrolled), round(box.width()), round(box.height()))
    assert share(colours_in(image, chip), tint) > 0.4


# --- marks in parts ----------------------------------------------------------------------------------------


def test_a_mark_in_parts_is_painted_on_its_parts_and_not_between_them(shown, grab, colours_in):
    shown.set_marks([dense.in_parts(*dense.NEAR, key="near", number=2)])
    shown.focus_mark("near", reveal=False)
    image, tint = grab(), theme.LIGHT.focus_tint
    first, second = map(dense.place, dense.NEAR)
    for part in (first, second):
        last = min(part.end, row_of(shown, part.start).end - 1)
        assert share(colours_in(image, words_at(shown, part.start, last)), tint) > 0.4
    between = words_at(shown, second.start - len("crossing "), second.start - 1)
    assert share(colours_in(image, between), tint) == 0
    assert share(colours_in(image, between), theme.LIGHT.page) > 0.5


def test_parts_near_one_another_share_a_lane_and_are_joined_by_a_thin_line(shown):
    shown.set_marks([dense.in_parts(*dense.NEAR, key="near", number=2)])
    first, second = map(dense.place, dense.NEAR)
    upper, lower = row_of(shown, first.start), row_of(shown, second.start)
    assert upper.ink.links
    assert {link[3] for link in upper.ink.links} == {stroke[3] for stroke in upper.ink.strokes}
    assert shown.marks_at(first.end + 2) == ()
    assert [tag.text for tag in _tags(shown, upper)] == ["AT"]
    assert not _tags(shown, lower)


def test_parts_far_apart_have_a_tag_each_that_tells_there_is_more(shown):
    shown.set_marks([dense.in_parts(*dense.APART, key="apart", number=4)])
    first, second = map(dense.place, dense.APART)
    found = [tag.text for row in rows(shown) for tag in _tags(shown, row)]
    assert found == ["PA…", "…PA"]
    assert not row_of(shown, first.start).ink.links
    assert shown.marks_at(first.start)[0].key == shown.marks_at(second.start)[0].key == "apart"
    assert shown.marks_at(first.end + 3) == ()


def _tags(view, row):
    return view.page.gutter._margin(row).tags


@pytest.mark.parametrize("words", [dense.NEAR, dense.APART])
def test_a_mark_in_parts_comes_and_goes_without_a_trace(shown, grab, words):
    shown.set_marks([])
    before = grab()
    shown.put_mark(dense.in_parts(*words, key="new", number=3))
    assert grab() != before
    shown.remove_mark("new")
    assert grab() == before
    assert shown.marks_at(dense.place(words[0]).start) == ()


in_parts = st.lists(
    st.tuples(st.integers(0, 900), st.integers(1, 40)), min_size=1, max_size=5, unique=True
).map(lambda found: sorted((start, start + length) for start, length in found))


def _apart(stretches):
    """Return stretches in order, without those that touch the one before."""
    kept = []
    for start, end in stretches:
        if not kept or start > kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


@given(st.lists(in_parts, max_size=12), st.integers(0, 950), st.booleans())
def test_what_is_at_a_place_are_the_marks_of_which_a_part_is_there(crowd, position, one_by_one):
    marks = []
    for number, stretches in enumerate(crowd):
        parts = _apart(stretches)
        whole = {"start": parts[0][0], "end": parts[-1][1]}
        marks.append(Mark(key=f"m{number}", slot=1, parts=parts if len(parts) > 1 else (), **whole))
    index = MarkIndex(lambda start, end: end - start > 60)
    if one_by_one:
        for mark in marks:
            index.put(mark)
    else:
        index.replace(marks)
    expected = {mark.key for mark in marks if any(start <= position < end for start, end in mark.stretches())}
    assert {mark.key for mark in index.at(position)} == expected
    for mark in marks:
        index.remove(mark.key)
    assert not index.laned(0, 1_000)
    assert not index.stripes(0, 1_000)


def test_the_pieces_of_a_mark_hold_its_parts_in_order():
    index = MarkIndex(lambda _start, _end: False)
    parts = ((0, 10), (20, 30), (LONGEST_LINE + 30, LONGEST_LINE + 40))
    mark = Mark(key="m", start=0, end=parts[-1][1], slot=1, tag="LL", parts=parts)
    near, far = index.pieces(mark)
    assert (near.start, near.end, near.parts, near.tag) == (0, 30, parts[:2], "LL…")
    assert (far.start, far.end, far.parts, far.tag) == (*parts[2], (), "…LL")


# --- what the mouse rests on -------------------------------------------------------------------------------


def test_what_the_mouse_rests_on_is_framed_and_not_tinted(shown, grab, colours_in):
    shown.set_marks([dense.mark("insists that", 3)])
    before = grab()
    shown.hover_mark("insists that-3")
    image = grab()
    span = dense.place("insists that")
    box = words_at(shown, span.start, span.end).adjusted(-2, -4, 2, 3)
    colour = theme.LIGHT.slots[3].upper()
    more = colours_in(image, box)[colour] - colours_in(before, box).get(colour, 0)
    assert more >= 2 * (box.width() - 8)
    assert theme.LIGHT.focus_tint.upper() not in colours_in(image, box)
    shown.hover_mark(None)
    assert grab() == before


def test_the_words_are_painted_anew_when_the_mouse_comes_and_goes(shown, qapp):
    painted = Painted(shown.page.viewport())
    span = dense.place("insists that")
    words = words_at(shown, span.start, span.end).translated(-shown.page.viewport().x(), 0)
    for key in ("insists that-2", None):
        painted.regions.clear()
        shown.hover_mark(key)
        qapp.processEvents()
        assert any(region.contains(words) for region in painted.regions)


class Painted(QObject):
    """Notes which parts of a widget were painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.regions = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.regions.append(event.rect())
        return False


def test_the_line_of_another_coder_has_two_ends_on_however_many_rows_it_is(shown):
    shown.set_marks([dense.mark("The harbour board of Port Ellen", 1, by="K", decided=False)])
    assert [len(row.ink.ends) for row in rows(shown) if row.ink.strokes] == [2]
    shown.resize(420, 700)
    assert [len(row.ink.ends) for row in rows(shown) if row.ink.strokes] == [1, 1]


def test_another_article_frames_nothing(shown):
    shown.hover_mark("frame1")
    shown.set_article(dense.TEXT, dense.ZONES, Header())
    assert shown.page._hovered is None
