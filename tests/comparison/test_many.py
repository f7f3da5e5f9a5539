"""Captions say one article, and two articles."""

import pytest

from annotator.comparison.many import many


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 copies"), (1, "1 copy"), (2, "2 copies"), (2_000, "2,000 copies")]
)
def test_a_number_stands_with_its_noun(number, said):
    assert many(number, "copy", "copies") == said


def test_most_plurals_are_made_with_an_s():
    assert [many(number, "article") for number in (1, 2)] == ["1 article", "2 articles"]
