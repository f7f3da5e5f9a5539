"""Whose annotations a change touches; what cannot be kept, and why."""

import pytest

from annotator.coding.checks import attribute_problem, listed, name_problem, new_attribute_id, tag_problem
from annotator.coding.effect import effect_on, with_words
from annotator.model import Annotation, Attribute, Code, Segment


def annotation(id_, coder, article="art-1", code="a", quote="some words", **fields):
    target = (Segment(article=article, start=0, end=len(quote), quote=quote),)
    return Annotation(id=id_, article=article, coder=coder, code=code, target=target, **fields)


def test_counts_are_told_for_each_coder_the_one_who_asks_first():
    held = [
        annotation("1", "bo"),
        annotation("2", "bo", "art-2"),
        annotation("3", "ada", "art-2"),
        annotation("4", "ada", code="b"),
        annotation("5", "ada", deleted=True),
    ]
    effect = effect_on(held, "a", coder="ada")
    assert [(one.coder, one.annotations, one.articles) for one in effect.shares] == [
        ("ada", 1, 1),
        ("bo", 2, 2),
    ]
    assert effect.articles == (("art-2", 2), ("art-1", 1))
    assert [one.id for one in effect.own] == ["3"]
    assert [one.id for one in effect.others] == ["1", "2"]
    assert effect.annotations == 3


def test_annotations_are_found_by_their_words_and_memos_in_whatever_case():
    held = [annotation("1", "ada", quote="Rammed through"), annotation("2", "ada", memo="rammed, too")]
    assert [one.id for one in with_words(held, "RAMMED")] == ["1", "2"]
    assert [one.id for one in with_words(held, "through rammed")] == ["1"]
    assert with_words(held, "  ") == held


CODES = (Code(id="a", name="Alpha"), Code(id="b", name="Beta"), Code(id="c", name="Gamma", parent="a"))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("", "needs a name"),
        ("beta", "already"),
        ("x" * 201, "at most 200"),
        ("Gamma", ""),
        ("Alpha", ""),
    ],
)
def test_names(name, wanted):
    problem = name_problem(name, "a", CODES)
    assert wanted in problem
    assert bool(wanted) == bool(problem)


def test_tags():
    assert tag_problem("ABCDE")
    assert not tag_problem("ABCD")


@pytest.mark.parametrize(
    ("attribute", "wanted"),
    [
        (Attribute(id="tone", name=" "), "needs a name"),
        (Attribute(id="Tone 1", name="Tone"), "small letters"),
        (Attribute(id="stance", name="Tone"), "already"),
        (Attribute(id="tone", name="Tone"), ""),
    ],
)
def test_attributes(attribute, wanted):
    problem = attribute_problem(attribute, [Attribute(id="stance", name="Stance")])
    assert wanted in problem
    assert bool(wanted) == bool(problem)


def test_an_attribute_s_id_comes_from_its_name_and_is_never_taken_twice():
    assert new_attribute_id("Who is meant?", ()) == "who_is_meant"
    assert new_attribute_id("Rôle", {"role"}) == "role_2"
    assert new_attribute_id("立場", {"attribute", "attribute_2"}) == "attribute_3"


def test_lists_are_typed_one_a_line():
    assert listed(" one \n\n two\none") == ("one", "two")
