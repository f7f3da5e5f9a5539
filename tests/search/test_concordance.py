"""Rows in order and in columns."""

from itertools import product
from random import Random

import pytest

from annotator.search import Row, by_outlet, concordance, sort_rows
from annotator.search.folding import tokens


def row(left, keyword, right, *, outlet="", date="", article="a"):
    return Row(
        article=article,
        start=0,
        end=1,
        left=left,
        keyword=keyword,
        right=right,
        outlet=outlet,
        date=date,
        headline=article.upper(),
    )


ROWS = [
    row("of the old", "Gas", "works, here", outlet="beta", date="2024-02", article="b"),
    row("by an Émile", "gas", "“works” at", outlet="Alpha", date="2024-01", article="a"),
    row("of an old", "gases", "…", outlet="beta", date="", article="c"),
]


@pytest.mark.parametrize(
    ("by", "order"),
    [
        (["left"], [1, 2, 0]),
        (["right"], [2, 1, 0]),
        (["keyword"], [0, 1, 2]),
        (["article"], [1, 0, 2]),
        (["outlet"], [1, 0, 2]),
        (["date"], [2, 1, 0]),
        (["keyword", "date"], [1, 0, 2]),
        ([], [0, 1, 2]),
    ],
)
def test_rows_are_sorted_by_the_words_nearest_to_the_hit_and_by_what_is_known_of_them(by, order):
    assert sort_rows(ROWS, by) == [ROWS[number] for number in order]


def test_very_many_are_in_the_same_order_word_by_word_and_equal_ones_as_they_came(monkeypatch):
    monkeypatch.setattr(concordance, "RUN", 7)
    words = ["old", "Older", "old man", "old-time", "olé", "a old", "z a", "ab", "", "zoo"]
    pairs = product(words, ["x", "y"], range(5))
    rows = [row(left, "hit", "", date=date, article=f"a{n}") for left, date, n in pairs]
    Random(3).shuffle(rows)

    def plainly(one):
        return [tokens(one.left)[::-1], one.date]

    assert sort_rows(rows, ["left", "date"]) == sorted(rows, key=plainly)


def test_columns_are_in_the_order_of_their_names():
    assert by_outlet(ROWS) == {"Alpha": [ROWS[1]], "beta": [ROWS[0], ROWS[2]]}
