"""A contrast or omission while it is made: what is offered, what the coder said, and what is kept."""

import itertools
from dataclasses import replace

import pytest

from annotator.coding.across import Line, begin, caught_up, change_of, reopen
from annotator.model import Hand, Segment

numbers = itertools.count()
HAND = Hand(
    coder="ada",
    mode="assisted",
    codebook_revision=1,
    now="2026-01-01T00:00:00Z",
    mint=lambda kind: f"{kind}-{next(numbers)}",
)


def words(article, start=0, quote="x"):
    return Segment(article=article, start=start, end=start + len(quote), quote=quote)


def said(article, *parts):
    return Line(article=article, stance="said", words=parts or (words(article),), by_hand=True)


def absent(article):
    return Line(article=article, stance="absent", by_hand=True)


def test_nothing_is_said_of_an_article_before_somebody_says_it():
    draft = begin(["a", "b"], code="k")
    assert [line.stance for line in draft.lines] == ["open", "open"]
    assert not draft.is_whole


def test_words_are_offered_where_the_coder_has_said_nothing():
    draft = begin(["a", "b", "c"], code="k").put(absent("b"))
    offered = draft.offer({"a": [words("a")], "b": [words("b")]})
    assert [(line.article, line.stance, len(line.words)) for line in offered.lines] == [
        ("a", "said", 1),
        ("b", "absent", 0),
        ("c", "open", 0),
    ]
    again = offered.offer({"a": [words("a", 7)]})
    assert again.line("a").words == (words("a", 7),)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ((said("a"), said("b")), True),
        ((said("a"), absent("b")), True),
        ((said("a"),), False),
        ((absent("a"), absent("b")), False),
        ((said("a"), Line(article="b", stance="said")), False),
        ((said("a"), absent("b"), Line(article="c", stance="said")), False),
    ],
)
def test_it_is_whole_with_words_of_one_article_and_something_of_another(lines, whole):
    draft = begin(["a", "b", "c"], code="k")
    for line in lines:
        draft = draft.put(line)
    assert draft.is_whole is whole
    if not whole:
        with pytest.raises(ValueError, match="alone"):
            change_of(draft, None, HAND, sha256="")


def test_words_of_an_article_that_is_not_considered_any_more_are_not_kept():
    draft = begin(["a", "b", "c"], code="k").put(said("a")).put(absent("b"))
    draft = draft.put(replace(said("c"), stance="open"))
    (put,) = change_of(draft, None, HAND, sha256="hash").puts
    assert put.after.articles == ("a",)
    assert put.after.absent_from == ("b",)
    assert put.after.text_sha256 == "hash"


def test_an_annotation_is_reopened_as_it_was_made_and_kept_unchanged_as_it_is():
    draft = begin(["a", "b", "c"], code="k").put(said("b", words("b"), words("b", 9))).put(absent("c"))
    (put,) = change_of(replace(draft, memo="why", attributes={"what": "fact"}), None, HAND, sha256="").puts
    again = reopen(put.after, ["a", "b", "c", "d"])
    assert [(line.article, line.stance) for line in again.lines] == [
        ("a", "open"),
        ("b", "said"),
        ("c", "absent"),
        ("d", "open"),
    ]
    assert (again.memo, again.attributes, again.annotation) == ("why", {"what": "fact"}, put.after.id)
    assert not change_of(again, put.after, HAND, sha256="")
    (changed,) = change_of(again.put(absent("a")), put.after, HAND, sha256="").puts
    assert changed.after.absent_from == ("a", "c")
    assert changed.after.id == put.after.id


def test_articles_that_the_event_has_lost_stay_in_what_is_reopened():
    draft = begin(["a", "b"], code="k").put(said("a")).put(absent("b"))
    (put,) = change_of(draft, None, HAND, sha256="").puts
    assert [line.article for line in reopen(put.after, ["c"]).lines] == ["c", "a", "b"]


def test_what_was_changed_elsewhere_is_caught_up_with_but_not_what_the_draft_says_otherwise():
    (made,) = change_of(
        replace(begin("ab", code="k"), lines=(said("a"), said("b")), memo="old"), None, HAND, sha256=""
    ).puts
    before = made.after
    draft = reopen(before, "abc").put(absent("b"))
    wider = (words("a", 5), words("b", 7), words("d", 9))
    now = replace(before, target=wider, memo="new", code="other")
    caught = caught_up(draft, before, now)
    assert [(line.article, line.stance, line.words) for line in caught.lines] == [
        ("a", "said", (words("a", 5),)),
        ("b", "absent", ()),
        ("c", "open", ()),
        ("d", "said", (words("d", 9),)),
    ]
    assert (caught.memo, caught.code) == ("new", "other")
    own = caught_up(replace(draft, memo="mine"), before, now)
    assert own.memo == "mine"
