"""Which cues a coder has decided on, kept edit by edit."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.decided import Decided
from annotator.model import Annotation, Code, CueRef, Decision, Segment

CODES = {
    "code-h": Code(id="code-h", name="Hedge", categories=("hedge",)),
    "code-o": Code(id="code-o", name="Own observation"),
}


def annotation(name, code, start, end, cue=None, **more):
    part = Segment(article="art-1", start=start, end=end, quote="x" * (end - start))
    return Annotation(id=name, article="art-1", coder="c", code=code, target=(part,), cue=cue, **more)


def rejection(name, category, start, end, **more):
    return Decision(
        id=name, article="art-1", coder="c", category=category, rule="r@1", start=start, end=end, quote="",
        text_sha256="", **more,
    )  # fmt: skip


def test_an_accepted_cue_stays_decided_when_the_annotation_is_moved_and_recoded():
    cue = CueRef(category="hedge", rule="hedge@1", start=3, end=8)
    decided = Decided([annotation("ann-1", "code-h", 3, 8, cue)], code=CODES.get)
    decided.put(annotation("ann-1", "code-o", 3, 12, cue))
    assert "hedge:3:8" in decided
    assert "hedge:3:12" not in decided


def test_coding_by_hand_exactly_what_a_cue_marks_decides_it():
    decided = Decided([annotation("ann-1", "code-h", 3, 8)], code=CODES.get)
    assert "hedge:3:8" in decided
    assert "intensifier:3:8" not in decided


def test_taking_back_a_rejection_opens_the_cue_again():
    no = rejection("dec-1", "hedge", 3, 8)
    decided = Decided([no], code=CODES.get)
    assert "hedge:3:8" in decided
    assert decided.put(replace(no, deleted=True)) == ("hedge:3:8",)
    assert "hedge:3:8" not in decided


def test_a_cue_decided_twice_stays_decided_when_one_of_them_goes():
    one = annotation("ann-1", "code-h", 3, 8)
    decided = Decided([one, rejection("dec-1", "hedge", 3, 8)], code=CODES.get)
    decided.put(replace(one, deleted=True))
    assert "hedge:3:8" in decided


def test_what_is_said_across_articles_settles_cues_where_its_words_stand_and_no_others():
    cue = CueRef(category="hedge", rule="hedge@1", start=3, end=8)
    one = annotation("ann-1", "code-h", 3, 8, cue)
    there = Segment(article="art-2", start=20, end=25, quote="xxxxx")
    both = replace(one, target=(*one.target, there))
    home, other, third = (Decided([both], code=CODES.get, article=key) for key in ("art-1", "art-2", "art-3"))
    assert "hedge:3:8" in home
    assert "hedge:20:25" in other
    assert "hedge:3:8" not in other, "the same key in another article is another cue"
    assert "hedge:3:8" not in third


values = st.one_of(
    st.builds(
        annotation,
        st.sampled_from(["ann-1", "ann-2", "ann-3"]),
        st.sampled_from(sorted(CODES)),
        st.integers(0, 2),
        st.integers(3, 4),
        deleted=st.booleans(),
    ),
    st.builds(
        rejection,
        st.sampled_from(["dec-1", "dec-2"]),
        st.sampled_from(["hedge", "intensifier"]),
        st.integers(0, 2),
        st.integers(3, 4),
        deleted=st.booleans(),
    ),
)


@given(st.lists(values, max_size=20))
def test_edit_by_edit_comes_to_the_same_as_counting_afresh(puts):
    kept = Decided(code=CODES.get)
    for value in puts:
        kept.put(value)
    last = {value.id: value for value in puts}
    fresh = Decided(last.values(), code=CODES.get)
    keys = [f"{c}:{s}:{e}" for c in ("hedge", "intensifier") for s in range(3) for e in (3, 4)]
    assert [key in kept for key in keys] == [key in fresh for key in keys]
