"""What is typed finds what is meant, the nearest first."""

import pytest

from annotator.gui.palette.matching import best, fit, folded


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("next", "Next annotation"),
        ("ANNO", "Next annotation"),
        ("ann next", "Next annotation"),
        ("nxan", "Next annotation"),
        ("na", "Next annotation"),
        ("selsen", "Select the sentence"),
        ("", "anything"),
        ("cafe", "Café"),
        ("ll", "LL Loaded language"),
    ],
)
def test_parts_beginnings_and_letters_in_order_fit(typed, words):
    assert fit(typed, folded(words)) is not None


@pytest.mark.parametrize(
    ("typed", "words"), [("zz", "Next"), ("txen", "Next"), ("next q", "Next"), ("ext", "N xt")]
)
def test_what_is_not_there_does_not_fit(typed, words):
    assert fit(typed, folded(words)) is None


def test_the_whole_first_word_comes_first_then_starts_then_the_rest():
    words = ["A hall", "Ball", "Al Capone", "Alpine", "Old apple lamp"]
    found = best("al", [(folded(one), one) for one in words], most=9)
    assert found == ["Al Capone", "Alpine", "A hall", "Ball", "Old apple lamp"]


def test_those_alike_stay_in_their_order_and_no_more_are_listed_than_asked_for():
    assert best("", [("b", 1), ("a", 2), ("c", 3)], most=2) == [1, 2]
