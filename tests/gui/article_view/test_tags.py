"""Tags of the margin: inside their room, never over one another, and every mark is counted."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.article_view import Mark
from annotator.gui.article_view.tags import collect, place


def mark(key, tag="LL", *, slot=1, decided=False):
    return Mark(key=key, start=0, end=1, slot=slot, tag=tag, decided=decided)


@given(
    st.lists(st.integers(15, 60), max_size=12),
    st.integers(1, 3),
    st.integers(0, 4),
)
def test_tags_stay_inside_their_rows_and_apart(widths, rows, hidden):
    room, gap, chip_width = 90.0, 3.0, 25.0
    placed, chip = place(widths, room=room, rows=rows, gap=gap, chip=chip_width, hidden=hidden)
    boxes = [(p.row, p.x, p.x + widths[p.number]) for p in placed]
    if chip is not None:
        boxes.append((chip.row, chip.x, chip.x + chip_width))
    assert all(0 <= row < rows and x >= 0 and right <= room for row, x, right in boxes)
    for i, (row, x, right) in enumerate(boxes):
        for other_row, other_x, other_right in boxes[:i]:
            assert row != other_row or right + gap <= other_x + 0.01 or other_right + gap <= x + 0.01


@given(st.lists(st.integers(15, 60), max_size=12), st.integers(0, 4))
def test_every_tag_is_placed_or_counted_in_the_chip(widths, hidden):
    placed, chip = place(widths, room=90.0, rows=2, gap=3.0, chip=25.0, hidden=hidden)
    assert [p.number for p in placed] == list(range(len(placed)))
    assert len(placed) + (chip.number if chip else 0) == len(widths)
    assert (chip is not None) == (len(placed) < len(widths) or hidden > 0)


def test_tags_of_one_row_end_at_the_text():
    placed, chip = place([20, 30], room=90.0, rows=2, gap=3.0, chip=25.0)
    assert chip is None
    assert [(p.row, p.x) for p in placed] == [(0, 37.0), (0, 60.0)]


def test_marks_of_one_look_share_a_tag_that_counts_them():
    tags = collect([mark("a"), mark("b", "HE"), mark("c"), mark("d", decided=True), mark("e", slot=2)])
    assert [(tag.label, tag.keys) for tag in tags] == [
        ("LL 2", ("a", "c")),
        ("HE", ("b",)),
        ("LL", ("d",)),
        ("LL", ("e",)),
    ]


def test_a_mark_without_a_tag_has_none():
    assert collect([mark("a", "")]) == []
