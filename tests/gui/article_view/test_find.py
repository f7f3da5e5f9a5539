"""Finding: letters are alike whatever their case, accent or kind of quotation mark, and places hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.article_view.find import find_all, fold, nearest, needle_length, within


@given(st.text(max_size=80))
def test_a_folded_text_is_as_long_as_the_text(text):
    assert len(fold(text)) == len(text)


@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30))
def test_what_stands_in_a_text_is_found_there(before, wanted, after):
    import unicodedata

    wanted = unicodedata.normalize("NFC", wanted)
    text = before + wanted + after
    found = find_all(fold(text), wanted)
    length = needle_length(wanted)
    assert any(place <= len(before) < place + length for place in found)


@pytest.mark.parametrize(
    ("text", "wanted", "places"),
    [
        ("Tech and TECH", "tech", [0, 9]),
        ("isn’t isn't", "isn't", [0, 6]),
        ('“core” "core"', '"core"', [0, 7]),
        ("Café cafe", "cafe", [0, 5]),
        ("a\u00a0b a b", "a b", [0, 4]),
        ("İstanbul", "istanbul", [0]),
        ("aaaa", "aa", [0, 2]),
        ("nothing", "", []),
        ("😀 tech", "tech", [2]),
    ],
)
def test_places_of(text, wanted, places):
    assert find_all(fold(text), wanted) == places


def test_the_nearest_place_is_the_next_one_and_then_the_first():
    assert [nearest([3, 9], at) for at in (0, 3, 4, 10)] == [0, 0, 1, 0]


def test_places_within_a_stretch_include_those_that_reach_in():
    assert list(within([0, 5, 10, 15], 4, 8, 11)) == [5, 10]
