"""What a reader sees: lines, washes, tint, tags; and a text that never moves for them."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QRawFont

from annotator.gui import theme
from annotator.gui.article_view import Header, Mark
from annotator.gui.article_view.ink import FIRST_LANE, LANE_PITCH
from annotator.gui.article_view.lanes import LANES
from annotator.model import LINE_STYLES, Zone


def area(view, mark, *, below=False):
    """Return where a mark's words, or the lanes below them, are in a picture of the view."""
    start, end = view.cursor_rectangle(mark.start), view.cursor_rectangle(mark.end)
    if below:
        return QRect(start.left(), start.bottom() + 1, end.left() - start.left(), 16)
    return QRect(start.left(), start.top() + 1, end.left() - start.left(), start.height() - 2)


def strength(image, rectangle):
    """Return how much darker than the page a rectangle is: the amount of ink in it."""
    return sum(
        255 - image.pixelColor(x, y).lightness()
        for y in range(rectangle.top(), rectangle.bottom() + 1)
        for x in range(rectangle.left(), rectangle.right() + 1)
    )


@pytest.mark.parametrize("line", LINE_STYLES)
def test_a_decision_has_more_ink_than_a_cue_in_every_line_style(view, open_text, make_mark, grab, line):
    open_text()
    inks = []
    for decided in (False, True):
        mark = make_mark("rammed through", line=line, decided=decided)
        view.set_marks([mark])
        inks.append(strength(grab(), area(view, mark, below=True).adjusted(0, 0, 0, -9)))
    assert 0 < inks[0] * 1.5 < inks[1]


def test_all_line_styles_look_different(view, open_text, make_mark, grab):
    open_text()
    pictures = []
    for line in LINE_STYLES:
        mark = make_mark("rammed through", line=line)
        view.set_marks([mark])
        pictures.append(grab().copy(area(view, mark, below=True)))
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_only_the_focused_mark_has_the_full_tint(view, open_text, make_mark, grab, colours_in):
    open_text()
    one, other = make_mark("rammed"), make_mark("controversial", slot=3)
    view.set_marks([one, other])
    view.focus_mark(one.key)
    image = grab()
    assert theme.LIGHT.focus_tint in colours_in(image, area(view, one))
    assert theme.LIGHT.focus_tint not in colours_in(image, area(view, other))
    view.focus_mark(None)
    assert theme.LIGHT.focus_tint not in colours_in(grab(), area(view, one))


def test_marked_words_have_the_wash_of_the_innermost_mark(view, open_text, make_mark, grab, colours_in):
    open_text()
    outer, inner = make_mark("rammed through its", slot=2), make_mark("rammed", slot=3)
    view.set_marks([outer, inner])
    found = colours_in(grab(), area(view, inner))
    assert theme.wash(theme.LIGHT, 3) in found
    assert theme.wash(theme.LIGHT, 2) not in found


def test_identical_spans_have_a_line_each(view, open_text, make_mark, grab, colours_in):
    open_text()
    marks = [make_mark("rammed", key=f"m{slot}", slot=slot, decided=True) for slot in (2, 4, 6)]
    view.set_marks(marks)
    found = colours_in(grab(), area(view, marks[0], below=True))
    assert all(theme.LIGHT.slots[slot - 1] in found for slot in (2, 4, 6))


def test_a_fourth_mark_in_one_place_is_counted_in_the_margin(view, open_text, make_mark):
    open_text()
    view.set_marks([make_mark("rammed", key=f"m{n}", slot=n) for n in range(1, 6)])
    row = view.page.rows_between(0, 100)[0]
    chips = [keys for _box, tag, keys in view.page.gutter._boxes(row) if tag is None]
    assert chips == [("m4", "m5")]


def test_marks_never_move_the_text(view, open_text, make_mark):
    text = open_text()
    places = [view.cursor_rectangle(position) for position in range(len(text))]
    height = view.page.document().size()
    view.set_marks([make_mark("rammed", key=f"m{n}", slot=1 + n % 6) for n in range(9)])
    view.put_mark(Mark(key="long", start=0, end=len(text), slot=1, tag="CF"))
    view.focus_mark("m1")
    assert [view.cursor_rectangle(position) for position in range(len(text))] == places
    assert view.page.document().size() == height


def test_letters_of_other_fonts_never_move_the_lines(view, open_text):
    open_text("plain text\nwith 😀 and 文字 and नमस्ते\nplain text\nplain text")
    lines = [row.baseline for row in view.page.rows_between(0, 1_000)]
    # The tallest font in a line may lift its letters, how far depends on the fonts that are installed; the
    # lines after it stay where they are.
    assert lines[3] - lines[2] == (lines[2] - lines[0]) / 2
    assert abs(lines[1] - (lines[0] + lines[2]) / 2) < (lines[3] - lines[2]) / 5


def test_a_stripe_runs_beside_all_of_its_lines(view, open_text, grab, colours_in):
    text = open_text()
    view.set_marks([Mark(key="frame", start=0, end=text.index("\n") + 5, slot=3, tag="CF", decided=True)])
    image = grab()
    left = view.cursor_rectangle(0).left()
    margin = QRect(left - 30, view.cursor_rectangle(0).top(), 26, 1)
    for position in (0, text.index("Critics"), text.index("\n") + 1):
        line = margin.translated(0, view.cursor_rectangle(position).center().y() - margin.top())
        assert theme.LIGHT.slots[2] in colours_in(image, line)


def test_a_strip_that_scrolling_uncovers_is_painted_like_the_whole(view, open_text, qapp):
    text = open_text("\n".join(f"Line number {n} of a long text with some words." for n in range(80)))
    view.set_marks(
        Mark(
            key=f"m{n}",
            start=n * 7,
            end=n * 7 + (20 if n % 11 else 400),
            slot=1 + n % 6,
            line=LINE_STYLES[n % 5],
            tag="LL",
            decided=n % 4 == 0,
        )
        for n in range(len(text) // 7 - 80)
    )
    view.page.verticalScrollBar().setValue(433)
    view.focus_mark(view.marks_at(view.page._first_visible() + 200)[0].key, reveal=False)
    qapp.processEvents()
    for widget in (view.page.viewport(), view.page.gutter):
        whole = widget.grab().toImage()
        for top, height in [(0, 61), (301, 61), *((top, 1) for top in range(360))]:
            strip = QRect(0, top, widget.width(), height)
            assert widget.grab(strip).toImage() == whole.copy(strip)


def test_a_mark_that_goes_frees_its_lane_on_the_next_line_too(view, open_text, make_mark, grab):
    text = open_text("short words " * 30)
    edge = view.page.rows_between(0, 100)[0].end
    over = Mark(key="over", start=edge - 6, end=edge + 11, slot=3)
    before = Mark(key="before", start=edge - 18, end=edge - 1, slot=2)
    after = Mark(key="after", start=edge + 6, end=edge + 30, slot=4)
    view.set_marks([over, after])
    expected = grab()
    view.set_marks([before, over, after])
    grab()
    view.remove_mark("before")
    assert grab() == expected
    assert text


def test_the_headline_is_larger_and_the_credit_line_fainter(view, open_text, grab, colours_in):
    text = "Border bill passes\n\nThe bill passed on Tuesday.\n\nSource: Example Wire"
    head, credit = text.index("\n"), text.index("Source")
    open_text(
        text, (Zone("headline", 0, head), Zone("body", head, credit), Zone("credit", credit, len(text)))
    )
    assert view.cursor_rectangle(2).height() > 1.3 * view.cursor_rectangle(head + 6).height()
    image = grab()
    body = colours_in(image, area(view, Mark(key="", start=head + 2, end=head + 20, slot=1)))
    faint = colours_in(image, area(view, Mark(key="", start=credit, end=len(text), slot=1)))
    assert min(faint) > min(body)


def test_details_stand_between_the_headline_and_the_text(view, open_text, grab):
    text = "Border bill passes\nThe bill passed on Tuesday."
    zones = (Zone("headline", 0, 18), Zone("body", 18, len(text)))
    open_text(text, zones)
    plain = view.cursor_rectangle(20).top()
    open_text(text, zones, details="The Example · 3 Mar 2025")
    head, body = view.cursor_rectangle(2), view.cursor_rectangle(20)
    assert body.top() > plain
    between = QRect(head.left(), head.bottom() + 4, 200, body.top() - head.bottom() - 8)
    assert strength(grab(), between) > 0


def test_a_headline_of_the_metadata_stands_above_a_text_that_has_none(view, open_text):
    open_text("The bill passed.", headline="Border bill passes")
    with_headline = view.cursor_rectangle(0).top()
    open_text("The bill passed.")
    assert with_headline > view.cursor_rectangle(0).top() + 20


def headed(headline):
    """Return a text under a headline, its zones and a line of details."""
    text = headline + "\n\nThe bill passed on Tuesday."
    head = len(headline)
    return text, (Zone("headline", 0, head), Zone("body", head, len(text))), "The Example · 3 Mar 2025"


def test_details_stand_where_they_belong_whatever_headline_was_shown_before(view, open_text, grab):
    wrapped, short = headed("A headline of many words " * 6), headed("Bill passes")
    for text, zones, details in (short, wrapped, short):
        open_text(text, zones, details=details)
        shown = grab()
        view.set_header(Header())
        view.set_header(Header(details=details))
        assert grab() == shown


@pytest.mark.parametrize("size", [9, 13, 24])
def test_the_lanes_of_a_headline_end_above_the_details_and_above_the_text(
    view, open_text, grab, make_mark, size
):
    view.set_reading(family="serif", size=size)
    text, zones, details = headed("Bill passes")
    open_text(text, zones, details=details)
    between = area(view, make_mark("Bill passes", text=text, key="x"), below=True).adjusted(0, 0, 0, -2)
    head = view.page.rows.at(0)
    assert strength(grab(), between) == 0
    assert between.bottom() > head.bottom + FIRST_LANE + (LANES - 1) * LANE_PITCH + 1
    open_text(text.replace("\n\n", "\n"), (zones[0], Zone("body", zones[0].end, len(text) - 1)))
    head, body = view.page.rows.at(0), view.page.rows.at(len(text) - 3)
    assert body.top >= head.depth


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_lines_are_about_one_and_six_tenths_of_the_type_apart(view, open_text, family):
    text, zones, _ = headed("A headline of many words " * 6)
    open_text(text + " Some more words." * 30, zones)
    view.set_reading(family=family, size=13)
    rows = view.page.rows_between(0, 2_000)
    head = [row for row in rows if row.start < zones[0].end]
    body = [row for row in rows if row.start > zones[0].end]

    def leading(row, following):
        return (following.baseline - row.baseline) / QRawFont.fromFont(row.face.font).pixelSize()

    assert 1.55 <= leading(*body[:2]) <= 1.66
    assert 1.18 <= leading(*head[:2]) <= 1.27


@pytest.mark.parametrize("size", [9, 11, 13, 16, 32])
def test_two_lanes_fit_between_the_letters_of_one_line_and_the_next(view, open_text, size):
    open_text("Tall and deep gypsy letters. " * 20)
    view.set_reading(family="serif", size=size)
    row, following = view.page.rows_between(0, 1_000)[:2]
    second = row.bottom + FIRST_LANE + LANE_PITCH
    letters = QFontMetricsF(row.face.font).tightBoundingRect("Tlfd")
    assert second + 1.3 <= following.baseline + letters.top()
