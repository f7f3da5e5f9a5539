"""Key words: what one side uses more, against counts made by hand, and never from one article alone."""

import math

import pytest

from annotator.comparison.keyness import keyness
from annotator.comparison.statistics.log_likelihood import log_likelihood
from annotator.model import Article
from annotator.text.canonical import sha256


def article(number: int, text: str) -> Article:
    return Article(id=f"a{number}", text=text, sha256=sha256(text))


LOUD = [article(n, "The regime fell. The regime will talk about tax cuts.") for n in range(4)]
CALM = [article(n, "The government fell. The government will talk about tax cuts.") for n in range(4, 9)]


def test_words_are_counted_on_both_sides_and_ranked_by_how_far_they_tell_them_apart():
    found = keyness(LOUD, CALM)
    first, other = found.here[0], found.there[0]
    assert (first.text, first.count, first.other_count, first.articles) == ("regime", 8, 0, 4)
    assert (other.text, other.count, other.other_count, other.other_articles) == ("government", 0, 10, 5)
    assert first.z > 0 > other.z
    assert first.log_ratio == math.inf
    assert (found.words, found.other_words) == (40, 50)
    same = log_likelihood(count=8, words=40, other_count=0, other_words=50)
    assert (first.g2, first.bic) == (same.g2, same.bic)
    assert first.dp == pytest.approx(0)


def test_what_both_use_alike_is_not_key():
    found = keyness(LOUD, CALM)
    told = {key.text: key for key in (*found.here, *found.there)}
    alike = [key for text, key in told.items() if text in ("tax", "cuts", "the", "fell", "talk")]
    assert all(abs(key.z) < 0.5 * abs(told["regime"].z) for key in alike)
    assert all(key.adjusted > 0.05 for key in alike)


def test_a_word_of_too_few_articles_is_no_key_word_however_often_it_occurs():
    shouting = article(99, "Disaster! " * 50)
    found = keyness([*LOUD, shouting], CALM)
    assert "disaster" not in {key.text for key in found.here}
    assert "disaster" in {key.text for key in keyness([*LOUD, shouting], CALM, fewest=1).here}
    lone = next(key for key in keyness([*LOUD, shouting], CALM, fewest=1).here if key.text == "disaster")
    assert lone.dp > 0.4


def test_a_word_is_key_only_for_a_side_of_which_enough_articles_have_it():
    shouting = article(99, "Disaster! " * 50)
    calm = [article(n, f"{one.text} A disaster.") for n, one in enumerate(CALM, 100)]
    found = keyness([*LOUD, shouting], calm)
    assert "disaster" not in {key.text for key in found.here}
    assert "disaster" in {key.text for key in keyness([*LOUD, shouting], calm, fewest=1).here}


def test_phrases_do_not_cross_lines_and_have_one_to_three_words():
    lines = [article(n, "Headline here\n\nTax cuts now.\nNow what?") for n in range(3)]
    found = keyness(lines, CALM, length=2)
    texts = {key.text for key in found.here}
    assert "tax cuts" in texts | {key.text for key in found.there}
    assert "now now" not in texts
    with pytest.raises(ValueError, match="1 to 3"):
        keyness(lines, CALM, length=4)


def test_nothing_against_nothing():
    found = keyness([], [])
    assert (found.here, found.there, found.tested) == ((), (), 0)
