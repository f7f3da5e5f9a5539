"""Merging gives one result, in whatever order, however often and between however many versions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.corpus.merge import clashes, merge_coder, merge_extra, merge_fielded, merge_many, merge_whole
from annotator.corpus.sheet import Sheet, Shelf, merge_sheets
from annotator.model import Annotation, ArticleState, Code, Coder, Corrections, Decision, Segment, Stamp

FEW = st.sampled_from
revs = st.integers(0, 3)
devices = FEW(["", "d1", "d2"])
words = FEW(["", "one", "two"])
extras = st.dictionaries(FEW(["k1", "k2"]), st.one_of(st.integers(0, 2), words, st.lists(st.integers(0, 1))))
segments = st.builds(Segment, article=FEW(["art-1", "art-2"]), start=st.just(0), end=st.just(1), quote=words)

annotations = st.builds(
    Annotation,
    id=FEW(["a1", "a2", "a3"]),
    article=st.just("art-1"),
    coder=st.just("coder-1"),
    code=words,
    target=st.lists(segments, max_size=2).map(tuple),
    absent_from=st.lists(FEW(["art-2", "art-3"]), max_size=2, unique=True).map(tuple),
    memo=words,
    created=FEW(["2024", "2025"]),
    modified=words,
    rev=revs,
    device=devices,
    deleted=st.booleans(),
    extra=extras,
)
decisions = st.builds(
    Decision,
    id=FEW(["d1", "d2"]),
    article=st.just("art-1"),
    coder=st.just("coder-1"),
    category=words,
    rule=st.just("r@1"),
    start=st.just(0),
    end=st.just(1),
    quote=st.just("x"),
    text_sha256=st.just(""),
    rev=revs,
    device=devices,
    deleted=st.booleans(),
)
stamps = st.dictionaries(FEW(["name", "slot", "outlet", "removed"]), st.builds(Stamp, revs, devices, words))
codes = st.builds(Code, id=st.just("c"), name=words, slot=st.integers(1, 3), stamps=stamps, extra=extras)
corrections = st.builds(
    Corrections,
    id=st.just("c"),
    outlet=FEW([None, "x", "y"]),
    removed=st.booleans(),
    stamps=stamps,
    extra=extras,
)
coders = st.builds(Coder, id=st.just("c"), name=words, created=words, extra=extras)


def _by_id(values):
    return {value.id: value for value in values}


states = st.builds(
    ArticleState,
    id=st.just("state-art-1"),
    article=st.just("art-1"),
    coder=st.just("coder-1"),
    state=FEW(["new", "done", "discuss"]),
    modified=words,
    rev=revs,
    device=devices,
    deleted=st.booleans(),
)


def _sheet(annotations, decisions, states, unread, extra):
    return Sheet(
        "art-1",
        "coder-1",
        *(Shelf(_by_id(held)) for held in (annotations, decisions, states)),
        unread_annotations=unread,
        unread_states=unread,
        extra=extra,
    )


sheets = st.builds(
    _sheet,
    st.lists(annotations, max_size=4),
    st.lists(decisions, max_size=3),
    st.lists(states, max_size=1),
    st.lists(extras, max_size=2),
    extras,
)


def merge_two_sheets(one, other):
    return merge_sheets(one, other)


def shown(value):
    """Make sheets comparable, with the order of their entries."""
    if not isinstance(value, Sheet):
        return value
    held = [list(shelf.by_id.items()) for shelf in (value.annotations, value.decisions, value.states)]
    unread = [sorted(map(repr, those)) for those in (value.unread_states, value.unread_annotations)]
    return (*held, *unread, value.extra)


CASES = {
    "annotations": (merge_whole, annotations.map(lambda one: replace(one, id="a1"))),
    "states": (merge_whole, states),
    "decisions": (merge_whole, decisions.map(lambda one: replace(one, id="d1"))),
    "files": (merge_many, st.lists(annotations, max_size=4).map(_by_id)),
    "codes": (merge_fielded, codes),
    "corrections": (merge_fielded, corrections),
    "coders": (merge_coder, coders),
    "unknown keys": (merge_extra, extras),
    "unknown fields": (merge_extra, st.fixed_dictionaries({"fields": extras})),
    "sheets": (merge_two_sheets, sheets),
}


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=50)
@given(data=st.data())
def test_the_order_of_two_versions_does_not_matter(name, data):
    merge, values = CASES[name]
    one, other = data.draw(values), data.draw(values)
    assert shown(merge(one, other)) == shown(merge(other, one))


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=50)
@given(data=st.data())
def test_the_grouping_of_three_versions_does_not_matter(name, data):
    merge, values = CASES[name]
    one, two, three = data.draw(values), data.draw(values), data.draw(values)
    assert shown(merge(merge(one, two), three)) == shown(merge(one, merge(two, three)))


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=50)
@given(data=st.data())
def test_merging_a_version_again_changes_nothing(name, data):
    merge, values = CASES[name]
    one, other = data.draw(values), data.draw(values)
    once = merge(one, other)
    assert shown(merge(once, other)) == shown(once)
    assert shown(merge(once, one)) == shown(once)


@settings(max_examples=50)
@given(annotations, st.integers(1, 5))
def test_a_later_revision_wins_also_when_it_is_a_tombstone(one, more):
    later = replace(one, rev=one.rev + more, device="", deleted=not one.deleted)
    assert merge_whole(one, later) is later


@settings(max_examples=50)
@given(st.lists(annotations), st.lists(annotations))
def test_no_id_is_ever_dropped(one, other):
    merged = merge_many(_by_id(one), _by_id(other))
    assert merged.keys() == {value.id for value in [*one, *other]}


def test_two_people_who_change_different_fields_both_win():
    start = Code(id="c", name="Old", stamps={"name": Stamp(1, "d1"), "tag": Stamp(1, "d1")})
    renamed = replace(start, name="New", stamps={**start.stamps, "name": Stamp(2, "d1")})
    tagged = replace(start, tag="NW", stamps={**start.stamps, "tag": Stamp(2, "d2")})
    merged = merge_fielded(renamed, tagged)
    assert (merged.name, merged.tag) == ("New", "NW")
    assert clashes(renamed, tagged) == ()


def test_two_people_who_change_one_field_are_told():
    start = Code(id="c", name="Old", stamps={"name": Stamp(1, "d1")})
    one = replace(start, name="A", stamps={"name": Stamp(2, "d1")})
    other = replace(start, name="B", stamps={"name": Stamp(2, "d2")})
    assert merge_fielded(one, other).name == "B"
    assert clashes(one, other) == clashes(other, one) == ("name",)
    assert clashes(one, one) == ()


def test_unknown_fields_merge_by_their_stamps():
    one = {"fields": {"colour": {"value": "red", "rev": 2, "device": "d1"}}}
    other = {"fields": {"colour": {"value": "blue", "rev": 10, "device": "d0"}}}
    assert merge_extra(one, other) == other
