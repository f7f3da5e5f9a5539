"""Lanes: overlapping marks never share one, and a decision is seen before cues are."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.article_view.lanes import LANES, assign, cluster


@dataclass(frozen=True)
class Piece:
    start: int
    end: int
    decided: bool = False
    by: str = ""


pieces = st.builds(
    lambda start, length, decided: Piece(start, start + length, decided),
    st.integers(0, 120),
    st.integers(1, 25),
    st.booleans(),
)
crowds = st.lists(pieces, max_size=40).map(lambda found: sorted(found, key=lambda p: (p.start, -p.end)))


@given(crowds)
def test_marks_that_overlap_never_share_a_lane(crowd):
    lanes = assign(crowd)
    for i, one in enumerate(crowd):
        for j, other in enumerate(crowd[:i]):
            if one.start < other.end and other.start < one.end:
                assert lanes[i] != lanes[j]


@given(crowds)
def test_no_lane_is_left_empty_beside_a_higher_one(crowd):
    lanes = assign(crowd)
    for i, one in enumerate(crowd):
        below = {lanes[j] for j, o in enumerate(crowd) if j != i and o.start < one.end and one.start < o.end}
        assert set(range(lanes[i])) <= below


@given(crowds)
def test_a_decision_is_only_without_a_lane_when_three_other_decisions_are_there(crowd):
    lanes = assign(crowd)
    for i, one in enumerate(crowd):
        if one.decided and lanes[i] >= LANES:
            rivals = [o for o in crowd if o.decided and o.start < one.end and one.start < o.end]
            assert len(rivals) > LANES


def test_identical_spans_get_one_lane_each_in_order():
    assert assign([Piece(0, 5), Piece(0, 5), Piece(0, 5), Piece(0, 5)]) == [0, 1, 2, 3]


def test_a_decision_under_a_crowd_of_cues_comes_to_the_first_lane():
    assert assign([Piece(0, 9), Piece(0, 8), Piece(0, 7), Piece(0, 6, decided=True)]) == [1, 2, 3, 0]


def test_marks_that_only_touch_share_a_lane():
    assert assign([Piece(0, 5), Piece(5, 9)]) == [0, 0]


@given(crowds)
def test_a_cluster_starts_where_nothing_reaches_in_from_before(crowd):
    starts, ends = [p.start for p in crowd], [p.end for p in crowd]
    for i in range(len(crowd)):
        first = cluster(starts, ends, i, longest=25)
        assert first <= i
        assert all(end <= starts[first] for end in ends[:first])
        assert all(max(ends[:k]) > starts[k] for k in range(first + 1, i + 1))


@given(crowds, st.lists(st.sampled_from(["", "K"]), min_size=40, max_size=40))
def test_other_coders_never_push_a_mark_of_ones_own_into_another_lane(crowd, signs):
    crowd = [replace(piece, by=by) for piece, by in zip(crowd, signs, strict=False)]
    own = [piece for piece in crowd if not piece.by]
    lanes = assign(crowd, visible=len(crowd) + 1)
    together = [lane for piece, lane in zip(crowd, lanes, strict=True) if not piece.by]
    assert together == assign(own, visible=len(crowd) + 1)


def test_where_lanes_run_out_those_of_others_are_the_first_to_go():
    crowd = [Piece(0, 9, by="K"), Piece(0, 8), Piece(0, 7, decided=True, by="L"), Piece(0, 6, decided=True)]
    assert assign(crowd, visible=2) == [3, 1, 2, 0]
