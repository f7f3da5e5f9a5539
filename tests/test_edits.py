"""Edits are pure: they return changes that say exactly what was and what shall be."""

import itertools
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import edits
from annotator.model import (
    Annotation,
    Article,
    Change,
    Code,
    Coder,
    Corrections,
    Cue,
    Decision,
    Hand,
    Put,
    Span,
)

TEXT = "The ministry said the “reform” would go ahead. 😀 Critics were not told."
ARTICLE = Article(id="art-1", text=TEXT, sha256=sha256(TEXT.encode()).hexdigest())


def make_hand(mode="assisted"):
    numbers = itertools.count(1)
    return Hand(
        coder="coder-1",
        mode=mode,
        codebook_revision=4,
        now="2024-12-30T12:00:00.000Z",
        mint=lambda prefix: f"{prefix}-{next(numbers):04d}",
    )


def only(change):
    (put,) = change.puts
    return put


@given(st.data())
def test_an_annotation_quotes_exactly_its_slice_with_context_around(data):
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    made = only(edits.annotate(ARTICLE, [Span(start, end)], "code-1", make_hand())).after
    (part,) = made.target
    assert part.quote == TEXT[start:end]
    assert TEXT.startswith(part.prefix + part.quote + part.suffix, start - len(part.prefix))
    assert len(part.prefix) == min(start, edits.CONTEXT)
    assert len(part.suffix) == min(len(TEXT) - end, edits.CONTEXT)
    assert made.text_sha256 == ARTICLE.sha256


def test_an_annotation_records_coder_mode_codebook_revision_and_whether_a_cue_was_seen():
    made = only(edits.annotate(ARTICLE, [Span(0, 3)], "code-1", make_hand("blind"), cue_seen=True)).after
    assert (made.coder, made.mode, made.codebook_revision, made.cue_seen) == ("coder-1", "blind", 4, True)
    assert made.origin == "human"
    assert made.created == made.modified == "2024-12-30T12:00:00.000Z"


def test_no_spans_mean_the_whole_article():
    assert only(edits.annotate(ARTICLE, [], "code-1", make_hand())).after.target == ()


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, len(TEXT) + 1)])
def test_an_empty_span_or_one_outside_the_text_is_refused(span):
    with pytest.raises(ValueError, match="outside a text"):
        edits.annotate(ARTICLE, [span], "code-1", make_hand())


def test_accepting_a_cue_keeps_its_rule_as_origin_and_its_span_for_ever():
    cue = Cue(start=22, end=30, category="scare_quote", rule="scare_quote.short@1", reason="short")
    hand = make_hand()
    accepted = only(edits.accept(ARTICLE, cue, "code-1", hand)).after
    moved = only(edits.respan(accepted, ARTICLE, Span(22, 36), hand)).after
    recoded = only(edits.recode(moved, "code-2", hand)).after
    assert recoded.origin == "rule:scare_quote.short@1"
    assert (recoded.cue.category, recoded.cue.start, recoded.cue.end) == ("scare_quote", 22, 30)
    assert recoded.cue_seen
    assert recoded.code == "code-2"


def test_rejecting_a_cue_remembers_text_category_and_span():
    cue = Cue(start=22, end=30, category="scare_quote", rule="scare_quote.short@1", reason="short")
    no = only(edits.reject(ARTICLE, cue, make_hand())).after
    assert isinstance(no, Decision)
    assert (no.text_sha256, no.category, no.start, no.end) == (ARTICLE.sha256, "scare_quote", 22, 30)
    assert no.quote == TEXT[22:30]


def test_what_changes_nothing_is_an_empty_change():
    hand = make_hand()
    made = only(edits.annotate(ARTICLE, [Span(0, 3)], "code-1", hand, memo="x")).after
    code = Code(id="code-1", name="A")
    assert not edits.recode(made, "code-1", hand)
    assert not edits.write_memo(made, "x", hand)
    assert not edits.respan(made, ARTICLE, Span(0, 3), hand)
    assert not edits.change_code(code, {"name": "A"})
    assert not edits.correct(Corrections(id="art-1"), {"outlet": None})
    assert not edits.remove_articles([Corrections(id="art-1", removed=True)])


def test_the_inverse_of_a_change_puts_back_what_was():
    hand = make_hand()
    made = only(edits.annotate(ARTICLE, [Span(0, 3)], "code-1", hand)).after
    change = edits.write_memo(made, "new", hand)
    assert only(edits.inverse(change)) == Put(only(change).after, made)
    assert edits.inverse(edits.inverse(change)) == change


@pytest.mark.parametrize(
    ("value", "gone"),
    [
        (Annotation(id="ann-1", article="art-1", coder="c", code="code-1"), lambda one: one.deleted),
        (Code(id="code-9", name="New"), lambda one: one.retired),
        (Corrections(id="art-1", outlet="X", removed=True), lambda one: one == Corrections(id="art-1")),
    ],
)
def test_what_did_not_exist_before_is_taken_back_without_being_forgotten(value, gone):
    undone = only(edits.inverse(Change((Put(None, value),)))).after
    assert gone(undone)
    assert undone.id == value.id


def test_a_coder_is_never_taken_back():
    assert not edits.inverse(edits.add_coder(Coder(id="coder-1", name="A")))


def test_several_puts_are_undone_in_reverse_order():
    hand = make_hand()
    one = only(edits.annotate(ARTICLE, [Span(0, 3)], "code-1", hand)).after
    two = only(edits.annotate(ARTICLE, [Span(4, 12)], "code-1", hand)).after
    undone = edits.inverse(edits.delete([one, two], hand))
    assert [put.after for put in undone.puts] == [two, one]


@given(st.lists(st.sampled_from(["removed", "kept"]), max_size=6))
def test_removing_and_restoring_touch_only_articles_in_the_other_state(states):
    all_of_them = [Corrections(id=f"art-{i}", removed=state == "removed") for i, state in enumerate(states)]
    assert len(edits.remove_articles(all_of_them).puts) == states.count("kept")
    assert len(edits.restore_articles(all_of_them).puts) == states.count("removed")
