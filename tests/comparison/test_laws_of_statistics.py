"""What must hold of statistics whatever the data: symmetry, scale, order, and that equal is equal."""

import random
from itertools import permutations

import pytest

from annotator.comparison.contract import NotDefined
from annotator.comparison.statistics.benjamini_hochberg import benjamini_hochberg
from annotator.comparison.statistics.cliffs_delta import cliffs_delta
from annotator.comparison.statistics.cramers_v import cramers_v
from annotator.comparison.statistics.dispersion import dispersion
from annotator.comparison.statistics.epsilon_squared import epsilon_squared
from annotator.comparison.statistics.log_likelihood import log_likelihood
from annotator.comparison.statistics.outlet_permutation import outlet_permutation
from annotator.comparison.statistics.rate_difference import RateDifference, rate_difference
from annotator.comparison.statistics.rate_interval import Rate, rate_interval
from annotator.comparison.statistics.share_difference import share_difference

SEEDS = pytest.mark.parametrize("seed", range(12))


def drawn(seed: int, number: int = 9) -> list[tuple[int, int]]:
    draw = random.Random(seed)
    words = [draw.randrange(100, 900) for _ in range(number)]
    return [(draw.randrange(1, 4 + size // 40), size) for size in words]


@SEEDS
def test_a_rate_does_not_depend_on_how_long_words_are_counted_and_doubles_with_its_counts(seed):
    found = rate_interval(articles=drawn(seed))
    double = rate_interval(articles=[(2 * count, words) for count, words in drawn(seed)])
    longer = rate_interval(articles=[(count, 2 * words) for count, words in drawn(seed)])
    assert isinstance(found, Rate)
    assert double == pytest.approx([2 * one for one in found])
    assert longer == pytest.approx([one / 2 for one in found])
    assert found.low <= found.rate <= found.high


@SEEDS
def test_an_interval_with_less_confidence_lies_within(seed):
    wide, narrow = (rate_interval(articles=drawn(seed), confidence=one) for one in (0.95, 0.8))
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@SEEDS
def test_articles_with_one_rate_have_no_interval_whatever_their_lengths(seed):
    draw = random.Random(seed)
    times = [draw.randrange(1, 50) for _ in range(7)]
    for count, words in ((1, 20), (3, 7), (2, 30)):
        found = rate_interval(articles=[(count * one, words * one) for one in times])
        assert isinstance(found, NotDefined)


@SEEDS
def test_the_difference_of_shares_turns_round_with_its_sides(seed):
    draw = random.Random(seed)
    of, other_of = draw.randrange(5, 40), draw.randrange(5, 40)
    hits, other = draw.randrange(of + 1), draw.randrange(other_of + 1)
    one = share_difference(hits=hits, of=of, other_hits=other, other_of=other_of)
    turned = share_difference(hits=other, of=other_of, other_hits=hits, other_of=of)
    assert one == pytest.approx((-turned[0], -turned[2], -turned[1]))
    assert -1 <= one.low <= one.difference <= one.high <= 1


@SEEDS
def test_a_difference_of_rates_is_that_of_the_rates(seed):
    one, other = drawn(seed), drawn(seed + 100, 7)
    found = rate_difference(one=one, other=other)
    assert isinstance(found, RateDifference)
    rates = [1000 * sum(c for c, _w in held) / sum(w for _c, w in held) for held in (one, other)]
    assert found.difference == pytest.approx(rates[0] - rates[1])
    assert found.low < found.difference < found.high


@SEEDS
def test_effects_turn_round_and_do_not_depend_on_order_or_scale(seed):
    draw = random.Random(seed)
    one, other = ([draw.randrange(6) for _ in range(number)] for number in (7, 9))
    delta = cliffs_delta(one=one, other=other).delta
    assert cliffs_delta(one=other, other=one).delta == -delta
    assert cliffs_delta(one=[3 * each for each in one], other=[3 * each for each in other]).delta == delta
    groups = [one, other, [draw.randrange(6) for _ in range(5)]]
    known = epsilon_squared(groups=groups)
    assert 0 <= known.epsilon <= 1
    for turned in permutations(groups):
        assert epsilon_squared(groups=turned) == pytest.approx(known)
    assert epsilon_squared(groups=[[each**3 for each in held] for held in groups]) == pytest.approx(known)
    table = [[draw.randrange(1, 9) for _ in range(3)] for _ in range(4)]
    assert cramers_v(table=list(zip(*table, strict=True))).v == pytest.approx(cramers_v(table=table).v)
    assert cramers_v(table=[[5 * each for each in row] for row in table]).v == pytest.approx(
        cramers_v(table=table).v
    )


@SEEDS
def test_keyness_turns_round_and_dispersion_is_between_nothing_and_one(seed):
    draw = random.Random(seed)
    count, other = draw.randrange(1, 40), draw.randrange(1, 40)
    told = log_likelihood(count=count, words=900, other_count=other, other_words=1_400)
    turned = log_likelihood(count=other, words=1_400, other_count=count, other_words=900)
    assert (turned.g2, turned.bic, turned.log_ratio) == pytest.approx((told.g2, told.bic, -told.log_ratio))
    assert told.g2 >= told.two_term - 1e-9
    assert told.g2 >= 0
    spread = dispersion(articles=[(draw.randrange(3), draw.randrange(1, 90)) for _ in range(6)] + [(1, 30)])
    assert 0 <= spread.dp <= spread.normalised <= 1


@SEEDS
def test_a_p_value_does_not_depend_on_the_order_of_outlets_and_is_never_nothing(seed):
    groups = [drawn(seed, 5), drawn(seed + 50, 5)]
    one, other = outlet_permutation(outlets=groups), outlet_permutation(outlets=groups[::-1])
    assert one == other
    assert 0 < one.least <= one.p <= 1


@SEEDS
def test_corrected_p_values_keep_their_order_and_are_no_smaller(seed):
    draw = random.Random(seed)
    p_values = [draw.random() ** 3 for _ in range(15)]
    adjusted = benjamini_hochberg(p_values=p_values)
    assert all(p <= one <= 1 for p, one in zip(p_values, adjusted, strict=True))
    ranked = sorted(range(15), key=p_values.__getitem__)
    assert [adjusted[at] for at in ranked] == sorted(adjusted)
