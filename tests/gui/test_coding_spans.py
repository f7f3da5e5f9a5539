"""Edges move by whole words, in any text, and never cross."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.coding.edges import moved_edge
from annotator.gui.articles import is_date
from annotator.model import Span
from annotator.text.words import WORD

texts = st.lists(
    st.sampled_from(
        ["word", "don’t", "😀", "naïve", "nai\u0308ve", "שלום", "𝐍ews", "\u00a0", "“", "—", "\n", "x"]
    ),
    min_size=1,
    max_size=30,
).map(" ".join)


@given(texts, st.data())
def test_a_moved_edge_stands_at_a_word_and_leaves_the_other_edge_alone(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = [found.span() for found in WORD.finditer(text)]
    for edge in ("start", "end"):
        for forward in (True, False):
            moved = moved_edge(text, Span(start, end), edge, forward=forward)
            if moved is None:
                continue
            assert moved.start < moved.end
            if edge == "end":
                assert moved.start == start
                assert moved.end in [last for _, last in words]
                assert (moved.end > end) == forward
            else:
                assert moved.end == end
                assert moved.start in [first for first, _ in words]
                assert (moved.start > start) == forward


def test_an_edge_moves_by_one_word():
    text = "one two three four"
    assert moved_edge(text, Span(4, 7), "end", forward=True) == Span(4, 13)
    assert moved_edge(text, Span(4, 13), "end", forward=False) == Span(4, 7)
    assert moved_edge(text, Span(4, 13), "start", forward=True) == Span(8, 13)
    assert moved_edge(text, Span(4, 13), "start", forward=False) == Span(0, 13)


def test_the_last_word_of_a_span_stays():
    assert moved_edge("one two", Span(4, 7), "end", forward=False) is None
    assert moved_edge("one two", Span(4, 7), "start", forward=True) is None
    assert moved_edge("one two", Span(4, 7), "end", forward=True) is None


def test_days_and_times_are_dates_and_nothing_else():
    assert all(map(is_date, ["2024-12-30", "2024-12-30T14:02:11", "2024-12-30T14:02:11+01:00"]))
    assert not any(map(is_date, ["", "30.12.2024", "yesterday", "2024-13-01", "2024-12-32"]))
