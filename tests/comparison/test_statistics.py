"""What holds for every statistic: a source, a published case, a reason where there is no number."""

import re

import pytest

from annotator.comparison.contract import NotDefined
from annotator.comparison.statistics import statistics

ALL = statistics()
EXAMPLES = [(one, example) for one in ALL for example in one.examples]


def named(value):
    return getattr(value, "name", getattr(value, "source", None))


def test_the_statistics_are_found():
    assert {one.name for one in ALL} >= {
        "Wilson score interval",
        "Benjamini-Hochberg correction",
        "Permutation test over articles",
    }
    assert len({one.name for one in ALL}) == len(ALL)


@pytest.mark.parametrize("one", ALL, ids=named)
def test_it_says_what_it_tells_and_cites_where_it_comes_from(one):
    assert one.says.endswith(".")
    assert one.examples
    for work in one.literature:
        assert re.match(r"[A-Z][\w-]+, .*\(\d{4}\)\. .+\.$", work), work


@pytest.mark.parametrize(("one", "example"), EXAMPLES, ids=named)
def test_it_gives_published_values(one, example):
    found = one.compute(**example.given)
    assert len(found) >= len(example.expected)
    for number, expected in zip(found, example.expected, strict=False):
        assert number == pytest.approx(expected, abs=example.within)
    assert example.source


@pytest.mark.parametrize(("one", "example"), EXAMPLES, ids=named)
def test_it_gives_the_same_numbers_again(one, example):
    assert one.compute(**example.given) == one.compute(**example.given)


@pytest.mark.parametrize("one", ALL, ids=named)
def test_where_there_is_no_number_it_says_why(one):
    assert one.undefined
    for given in one.undefined:
        found = one.compute(**given)
        assert isinstance(found, NotDefined)
        assert found.reason.endswith(".")
