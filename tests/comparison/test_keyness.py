"""Key words: what one side uses more, against counts made by hand, and never from one article alone."""

import math
from dataclasses import replace

import numpy as np
import pytest

from annotator.comparison.contract import NotDefined
from annotator.comparison.figure_contract import Wanted
from annotator.comparison.figures import figure
from annotator.comparison.keyness import keyness, keyness_of
from annotator.comparison.lexicon import KnownWords, Lexicon
from annotator.comparison.statistics.dispersion import dispersion_of
from annotator.comparison.statistics.log_likelihood import log_likelihood
from annotator.comparison.statistics.log_odds import log_odds, z_of
from annotator.corpus import Corpus
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. and the U.K. agreed.", ["the", "u.s.", "and", "the", "u.k.", "agreed"]),
        ("It grew 2.5 percent to 1,000.", ["it", "grew", "2.5", "percent", "to", "1,000"]),
        ("The so-called far-right don’t win.", ["the", "so-called", "far-right", "don't", "win"]),
        ("He left. Us two stayed at 5 p.m.", ["he", "left", "us", "two", "stayed", "at", "5", "p.m."]),
        ("In 2025. Then", ["in", "2025", "then"]),
        ("Say - so—and -on.", ["say", "so", "and", "on"]),
    ],
)
def test_abbreviations_numbers_and_compounds_are_one_word_each(text: str, words: list[str]):
    lexicon = Lexicon()
    found = lexicon.count(article(1, text))
    told = {lexicon.texts[number]: count for number, count in zip(found.numbers, found.counts, strict=True)}
    assert told == {word: words.count(word) for word in words}
    assert found.size == len(words)


def test_many_words_at_once_have_the_z_of_each_by_itself():
    random = np.random.default_rng(2)
    counts, others = random.poisson(3, 40), random.poisson(5, 40)
    priors = random.random(40) * 5
    priors[3] = 0
    told = {"words": 900, "other_words": 1_500, "all_prior": 200.0}
    found = z_of(counts=counts, other_counts=others, priors=priors, **told)
    for at in range(40):
        one = log_odds(count=int(counts[at]), other_count=int(others[at]), prior=float(priors[at]), **told)
        assert found[at] == (0 if isinstance(one, NotDefined) else pytest.approx(one.z))


def test_the_spread_from_the_articles_that_have_a_word_is_that_from_all():
    articles = [(0, 10), (3, 40), (0, 0), (1, 5), (0, 33)]
    having = [pair for pair in articles if pair[0]]
    found = dispersion_of(having=having, sizes=[words for _count, words in articles])
    whole = sum(words for _count, words in articles)
    by_hand = sum(abs(count / 4 - words / whole) for count, words in articles) / 2
    assert found == pytest.approx((by_hand, by_hand / (1 - 5 / whole), 2))


def test_the_strongest_are_the_same_whether_all_are_worked_out_or_not():
    lexicon = Lexicon()
    sides = [[lexicon.count(one) for one in side] for side in (LOUD, CALM)]
    every, few = keyness_of(lexicon, *sides), keyness_of(lexicon, *sides, most=2)
    assert few.here == every.here[:2]
    assert few.there == every.there[:2]
    assert few.tested == every.tested > 4


def test_of_words_that_are_as_strong_the_first_by_their_letters_are_taken():
    here = [article(n, "zebra yak xerus wolf vole. " * 2) for n in range(5)]
    lexicon = Lexicon(1)
    sides = [[lexicon.count(one) for one in side] for side in (here, CALM)]
    every, some = keyness_of(lexicon, *sides), keyness_of(lexicon, *sides, most=3)
    assert [key.text for key in every.here] == ["vole", "wolf", "xerus", "yak", "zebra"]
    assert some.here == every.here[:3]
    assert some.there == every.there[:3]


def test_words_are_read_once_and_each_length_has_its_own(monkeypatch: pytest.MonkeyPatch):
    corpus = Corpus.draft("Study", articles=LOUD)
    known, seen = KnownWords(), []
    first = known(
        corpus, ["a0", "a1"], 1, watch=lambda progress: seen.append((progress.done, progress.total))
    )
    assert seen == [(2, 2)]
    monkeypatch.setattr(Corpus, "article", lambda *_given: pytest.fail("it was read again"))
    assert known(corpus, ["a1"], 1)[1][0] is first[1][1]
    with pytest.raises(pytest.fail.Exception):
        known(corpus, ["a1"], 2)
    known.forget()
    with pytest.raises(pytest.fail.Exception):
        known(corpus, ["a1"], 1)


def test_a_figure_of_phrases_counts_each_text_once():
    held = [*LOUD, *CALM]
    outlets = ["Loud"] * 4 + ["Calm"] * 5
    texts = [f"{one.text} {one.id}" for one in held]
    articles = [
        Article(id=one.id, text=text, sha256=sha256(text), outlet=outlet)
        for one, text, outlet in zip(held, texts, outlets, strict=True)
    ]
    articles.append(replace(articles[0], id="copy", outlet="Calm"))
    corpus = Corpus.draft("Study", articles=articles)
    told = figure("keyness").numbers(Wanted(corpus=corpus, outlets=("Loud",), phrase=2))
    assert told.rows[0]["text"] in {"the regime", "regime fell", "regime will"}
    assert told.caption.startswith("Phrases of 2 words that Loud (n = 4 articles,")
    assert "(n = 5 articles" in told.caption
    assert "the whole corpus (1 copy set aside)" in told.caption
    twice = figure("keyness").numbers(Wanted(corpus=corpus, outlets=("Loud",), phrase=2, copies=True))
    assert "(n = 6 articles" in twice.caption
