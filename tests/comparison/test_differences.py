"""The words and signs in which two texts differ, for short texts and for very long ones."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.comparison import differences
from annotator.comparison.differences import word_diff
from annotator.comparison.reuse import words_of


def shown(first, second):
    pieces = word_diff(first, second)
    return [(one.same, first[slice(*one.first)], second[slice(*one.second)]) for one in pieces]


def test_the_words_that_differ():
    assert shown("The mayor “said” no 🎉, twice.", "The Mayor told us no 🎉!") == [
        (True, "The mayor ", "The Mayor "),
        (False, "“said”", "told us"),
        (True, " no 🎉", " no 🎉"),
        (False, ", twice.", "!"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("It is over.", "It is over.", []),
        ("It is  over.\n", "It\nis over. ", []),
        ("It’s over.", "it's over.", []),
        ("It is over.", "It is over", [(".", "")]),
        ("It was over.", "It is over.", [("was", "is")]),
        ("the rescue plan", "the “rescue” plan", [("", "“"), ("", "”")]),
        ("yes, old.", "yes, new.", [("old", "new")]),
        ("agreed late on Tuesday", "agreed on Tuesday", [("late", "")]),
        ("", "New.", [("", "New.")]),
        ("...", "...", []),
        ("", "", []),
    ],
)
def test_signs_that_are_alike_are_the_same_wherever_they_stand(first, second, differ):
    assert [(ours, theirs) for same, ours, theirs in shown(first, second) if not same] == differ


texts = st.text(st.sampled_from("ab 🎉.’'“\n"), max_size=40)


def check(first, second):
    pieces = word_diff(first, second)
    assert "".join(first[slice(*one.first)] for one in pieces) == first
    assert "".join(second[slice(*one.second)] for one in pieces) == second
    for one in pieces:
        if one.same:
            assert words_of(first[slice(*one.first)]) == words_of(second[slice(*one.second)])
        else:
            assert first[slice(*one.first)] != second[slice(*one.second)]
    return pieces


@given(texts, texts)
def test_the_pieces_cover_both_texts_and_what_is_the_same_has_the_same_words(first, second):
    check(first, second)


def long_texts(words, changes):
    """Two texts of so many words; some words of the second one are others, and some are left out."""
    dice = random.Random(words)
    first = [dice.choice(("", "“")) + f"w{dice.randrange(4_000)}" for _ in range(words)]
    second = list(first)
    for at in sorted(dice.sample(range(words), changes), reverse=True):
        second[at : at + 1] = dice.choice(([], ["other"], ["two", "words"]))
    return " ".join(first), " ".join(second)


def test_long_texts_are_cut_and_come_to_the_same_differences(monkeypatch):
    first, second = long_texts(3_000, 150)
    whole = check(first, second)
    monkeypatch.setattr(differences, "LONG", 200)
    monkeypatch.setattr(differences, "STEP", 50)
    cuts = differences._cuts(words_of(first), words_of(second))
    assert len(cuts) > 20
    assert check(first, second) == whole


def test_a_book_is_compared_to_its_end(monkeypatch):
    first, second = long_texts(60_000, 30)
    compared = []
    real = differences.LCSseq.opcodes
    monkeypatch.setattr(
        differences.LCSseq, "opcodes", lambda one, other: compared.append(len(one)) or real(one, other)
    )
    pieces = check(first, second)
    assert max(compared) < 3 * differences.STEP
    assert 25 <= sum(not one.same for one in pieces) <= 60
    assert pieces[-1].same


def test_long_texts_that_share_no_run_differ_and_cost_nothing(monkeypatch):
    monkeypatch.setattr(differences, "LONG", 10)
    monkeypatch.setattr(differences, "MOST", 100)
    first, second = " ".join(f"a{n}" for n in range(50)), " ".join(f"b{n}" for n in range(50))
    assert [one.same for one in check(first, second)] == [False]
