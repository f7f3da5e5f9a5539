"""However codes are moved, each stands in the tree once, below none of its own, where it was put."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.coding.tree import below, group_of, placed, placed_after, renumbered, stepped, taken_over, tree
from annotator.model import Code


def code(id_, parent="", order=0):
    return Code(id=id_, name=id_, parent=parent, order=order)


def after(codes, moves):
    fields = {one.id: changed for one, changed in moves}
    return [replace(one, **fields.get(one.id, {})) for one in codes]


def shape(codes):
    return [(one.id, depth) for one, depth in tree(codes)]


def drawn(codes):
    return " ".join("." * depth + id_ for id_, depth in shape(codes))


CODES = [code("a", order=1), code("a1", "a", 2), code("a2", "a", 3), code("b", order=4), code("b1", "b", 5)]


@pytest.mark.parametrize(
    ("id_", "step", "wanted"),
    [
        ("a2", "up", "a .a2 .a1 b .b1"),
        ("a1", "up", "a .a1 .a2 b .b1"),
        ("a", "down", "b .b1 a .a1 .a2"),
        ("b", "in", "a .a1 .a2 .b ..b1"),
        ("a", "in", "a .a1 .a2 b .b1"),
        ("a2", "in", "a .a1 ..a2 b .b1"),
        ("a1", "out", "a .a2 a1 b .b1"),
        ("b", "out", "a .a1 .a2 b .b1"),
    ],
)
def test_a_code_goes_one_step_and_nothing_else_moves(id_, step, wanted):
    one = next(one for one in CODES if one.id == id_)
    assert drawn(after(CODES, stepped(one, step, CODES))) == wanted


def test_a_code_is_put_at_a_place_of_another_group():
    assert drawn(after(CODES, placed(CODES[4], "a", 1, CODES))) == "a .a1 .b1 .a2 b"
    assert drawn(after(CODES, placed(CODES[1], "", 0, CODES))) == "a1 a .a2 b .b1"


def test_a_code_cannot_stand_below_itself_nor_below_one_that_is_not_here():
    with pytest.raises(ValueError, match="below itself"):
        placed(CODES[0], "a2", 0, CODES)
    with pytest.raises(ValueError, match="below itself"):
        placed(CODES[0], "a", 0, CODES)
    with pytest.raises(ValueError, match="not in the codebook"):
        placed(CODES[0], "gone", 0, CODES)


def test_what_stood_below_a_code_that_goes_is_taken_over():
    without = [one for one in after(CODES, taken_over(CODES[0], "b", CODES)) if one.id != "a"]
    assert drawn(without) == "b .a1 .a2 .b1"
    without = [one for one in after(CODES, taken_over(CODES[0], "", CODES)) if one.id != "a"]
    assert drawn(without) == "a1 a2 b .b1"
    deep = [*CODES, code("a1x", "a1", 9)]
    without = [one for one in after(deep, taken_over(CODES[0], "a1x", deep)) if one.id != "a"]
    assert drawn(without) == "a1 .a1x ..a2 b .b1"


IDS = [f"c{number}" for number in range(7)]
parents = st.sampled_from(["", "gone", *IDS])
codebooks = st.tuples(
    st.lists(parents, min_size=7, max_size=7), st.lists(st.integers(0, 4), min_size=7, max_size=7)
).map(lambda pair: [code(*three) for three in zip(IDS, *pair, strict=True)])
"""Also codes below themselves, below one another, below codes that are not here."""

ways = st.sampled_from(["up", "down", "in", "out", "put"])
moves = st.lists(st.tuples(st.sampled_from(IDS), ways, parents, st.integers(-1, 8)), max_size=12)


@given(codebooks, moves)
def test_any_sequence_of_moves_keeps_every_code_once_and_none_below_itself(codes, steps):
    for id_, step, parent, at in steps:
        one = next(one for one in codes if one.id == id_)
        if step != "put":
            codes = after(codes, stepped(one, step, codes))
        elif parent != "gone" and parent not in below(id_, codes):
            codes = after(codes, placed(one, parent, at, codes))
            beside = [other.id for other in group_of(next(o for o in codes if o.id == id_), codes)]
            assert beside.index(id_) == max(0, min(at, len(beside) - 1))
            assert parent == "" or id_ in below(parent, codes)
        assert sorted(id_ for id_, _ in shape(codes)) == IDS
        depths = dict(shape(codes))
        assert all(depths[other] > depths[one.id] for other in below(one.id, codes) - {one.id})


@given(codebooks, st.sampled_from(IDS), st.sampled_from(["", *IDS]))
def test_when_a_code_goes_all_others_stay_and_none_is_below_itself(codes, gone, head):
    if head == gone:
        return
    one = next(one for one in codes if one.id == gone)
    left = [other for other in after(codes, taken_over(one, head, codes)) if other.id != gone]
    assert sorted(id_ for id_, _ in shape(left)) == [id_ for id_ in IDS if id_ != gone]


@given(codebooks, st.sampled_from(IDS), st.sampled_from(["up", "down"]))
def test_a_step_up_is_taken_back_by_a_step_down(codes, id_, step):
    one = next(one for one in codes if one.id == id_)
    moved = after(codes, stepped(one, step, codes))
    if moved == codes:
        return
    back = {"up": "down", "down": "up"}[step]
    again = after(moved, stepped(next(o for o in moved if o.id == id_), back, moved))
    assert shape(again) == shape(codes)


def test_a_new_code_belongs_to_the_group_and_moves_no_other_group():
    made, room = placed_after(CODES[1], CODES, "new")
    codes = [*after(CODES, [(one, {"order": order}) for one, order in room]), made]
    assert [one.id for one, _ in tree(codes)] == ["a", "a1", "new", "a2", "b", "b1"]
    assert {moved.id for moved, _ in room} == {"a2"}


def test_a_new_code_without_a_chosen_one_comes_last():
    made, room = placed_after(None, [code("a", order=7), code("a1", "a", 9)], "new")
    assert (made.parent, made.order, room) == ("", 8, [])


def test_children_stand_below_their_parent_and_orphans_alone():
    codes = [
        code("c", "a", 9),
        code("b", order=2),
        code("a", order=3),
        code("d", "gone", 4),
        code("e", "c", 1),
    ]
    assert shape(codes) == [("b", 0), ("a", 0), ("c", 1), ("e", 2), ("d", 0)]


def test_codes_that_are_one_another_s_parents_are_shown_with_what_stands_below_them():
    codes = [code("a", "b"), code("b", "a"), code("0", "b"), code("1", "0")]
    assert drawn(codes) == "a .b ..0 ...1"


@given(st.lists(st.integers(-5, 20), max_size=12).flatmap(st.permutations))
def test_renumbering_gives_the_wanted_order_and_touches_no_more_than_needed(orders):
    siblings = [code(f"c{place}", order=order) for place, order in enumerate(orders)]
    changed = {one.id: order for one, order in renumbered(siblings)}
    final = [changed.get(one.id, one.order) for one in siblings]
    assert final == sorted(set(final))
    assert all(changed[one.id] != one.order for one in siblings if one.id in changed)
    if orders == sorted(set(orders)):
        assert changed == {}
