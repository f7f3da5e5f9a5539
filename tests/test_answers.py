"""Scores count what was answered; what must be answered and is not is found, in annotations and in forms."""

import itertools
from dataclasses import replace
from hashlib import sha256

import pytest

from annotator import edits
from annotator.answers import Score, is_answered, is_form, is_item, missing, on_article, score, unanswered
from annotator.model import Annotation, Article, Attribute, Code, Hand, Put, Span

TEXT = "The council said the bridge would close. Traders were not asked."
ARTICLE = Article(id="art-1", text=TEXT, sha256=sha256(TEXT.encode()).hexdigest())
numbers = itertools.count(1)
HAND = Hand(
    coder="coder-1",
    mode="blind",
    codebook_revision=4,
    now="2024-12-30T12:00:00.000Z",
    mint=lambda prefix: f"{prefix}-{next(numbers)}",
)
ITEMS = tuple(Attribute(id=f"q{n}", name=f"Item {n}", values=("Yes", "No")) for n in range(1, 6))
FRAME = Code(id="frame", name="Conflict", level="article", attributes=ITEMS)
TONE = Attribute(id="tone", kind="scale", values=("low", "high"), required=True)
WHO = Attribute(id="who", kind="span", required=True)
CLAIM = Code(id="claim", attributes=(TONE, WHO))


def answered(**values):
    return Annotation(id="a", article="art-1", coder="c", code="frame", attributes=values)


def test_an_item_is_a_choice_with_yes_and_no():
    assert is_item(ITEMS[0])
    assert is_item(replace(ITEMS[0], values=("yes", "no", "unclear")))
    assert not is_item(replace(ITEMS[0], kind="choices"))
    assert not is_item(replace(ITEMS[0], values=("yes", "maybe")))
    assert is_form(FRAME)
    assert not is_form(CLAIM)
    assert not is_form(Code(id="bare"))


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({}, Score(0.0, 0, 5)),
        ({"q1": "Yes", "q2": "No"}, Score(0.5, 2, 5)),
        ({f"q{n}": "Yes" for n in range(1, 6)}, Score(1.0, 5, 5)),
        ({"q1": "Yes", "q2": "unclear", "q9": "Yes"}, Score(1.0, 1, 5)),
    ],
)
def test_a_score_is_the_mean_of_what_was_answered_with_yes_or_no(values, wanted):
    assert score(FRAME, answered(**values)) == wanted


def test_there_is_a_score_before_anything_was_answered():
    assert score(FRAME, None) == Score(0.0, 0, 5)


def test_zero_is_an_answer_and_words_answer_an_attribute_of_the_kind_span():
    number = Attribute(id="n", kind="number", required=True)
    assert is_answered(number, answered(n=0))
    assert not is_answered(number, answered(n=""))
    assert not is_answered(WHO, answered(who="not its value"))
    rests_on = edits.give_evidence(answered(), "who", [edits.segment(ARTICLE, Span(4, 11))], HAND)
    assert is_answered(WHO, rests_on.puts[0].after)


def test_what_is_missing_is_what_is_required_and_empty():
    one = Annotation(id="a", article="art-1", coder="c", code="claim", attributes={"tone": "low"})
    assert unanswered(CLAIM, one) == (WHO,)
    assert [(each.attribute, each.annotation) for each in missing([CLAIM], [one])] == [(WHO, one)]


def test_what_the_form_marks_as_required_is_missing_also_when_nobody_began_and_of_words_it_is_not():
    asked = replace(FRAME, attributes=tuple(replace(one, required=True) for one in ITEMS))
    tone = Code(id="tone", level="article", attributes=(TONE,))
    assert {each.code.id for each in missing([asked, tone, CLAIM], [])} == {"frame", "tone"}
    assert missing([replace(tone, attributes=(replace(TONE, required=False),))], []) == ()
    assert len(missing([asked], [answered(q1="Yes")])) == 4


def test_the_first_answer_makes_the_annotation_in_one_put():
    (put,) = edits.answer(ARTICLE, "frame", "q1", "Yes", HAND, known=None).puts
    assert put.before is None
    assert put.after.target == ()
    assert put.after.attributes == {"q1": "Yes"}
    assert not edits.answer(ARTICLE, "frame", "q1", "", HAND, known=None)


def test_the_next_answer_changes_it():
    first = edits.answer(ARTICLE, "frame", "q1", "Yes", HAND, known=None).puts[0].after
    (put,) = edits.answer(ARTICLE, "frame", "q2", "No", HAND, known=first).puts
    assert put.before == first
    assert put.after.attributes == {"q1": "Yes", "q2": "No"}


def test_words_can_come_before_the_answer():
    words = edits.segment(ARTICLE, Span(4, 11))
    (put,) = edits.support(ARTICLE, "frame", "q1", [words], HAND, known=None).puts
    assert put.before is None
    assert put.after.evidence[0].segments == (words,)


def test_an_annotation_whose_last_answer_is_taken_away_goes_unless_it_says_something_else():
    first = edits.answer(ARTICLE, "frame", "q1", "Yes", HAND, known=None).puts[0].after
    gone = edits.leave_no_empty(edits.answer(ARTICLE, "frame", "q1", None, HAND, known=first), HAND)
    assert gone.puts == (Put(first, replace(first, deleted=True, modified=HAND.now)),)
    noted = replace(first, memo="see page 2")
    kept = edits.leave_no_empty(edits.answer(ARTICLE, "frame", "q1", None, HAND, known=noted), HAND)
    assert not kept.puts[0].after.deleted


def test_the_annotation_of_the_whole_article_is_not_one_of_words():
    words = edits.annotate(ARTICLE, [Span(0, 3)], "frame", HAND).puts[0].after
    whole = edits.annotate(ARTICLE, [], "frame", HAND).puts[0].after
    assert on_article([words, whole], "frame") == whole
    assert on_article([words], "frame") is None
