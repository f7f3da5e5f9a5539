"""The test of outlets: exact where it can be, honest about clustered decisions, the same at every run."""

from itertools import permutations
from math import comb
from random import Random

import pytest

from annotator.comparison.statistics import _arrangements as arrangements
from annotator.comparison.statistics.outlet_permutation import ENOUGH, Chance, outlet_permutation

SIMULATIONS, LEVEL = 400, 0.05


def pearson(outlets):
    """Return chi-square by its textbook definition: every cell of accepted and not, by outlet."""
    counts = [(sum(a for a, _ in one), sum(n for _, n in one)) for one in outlets]
    hits, cases = sum(a for a, _ in counts), sum(n for _, n in counts)
    total = 0.0
    for a, n in counts:
        for seen, share in ((a, hits / cases), (n - a, 1 - hits / cases)):
            total += (seen - n * share) ** 2 / (n * share)
    return total


SMALL = [[(3, 3), (2, 3), (4, 4)], [(0, 2), (1, 3)], [(1, 1), (0, 2), (2, 4)]]


def test_the_statistic_is_pearsons_chi_square():
    assert outlet_permutation(outlets=SMALL).chi_square == pytest.approx(pearson(SMALL))


def test_few_articles_are_dealt_out_in_every_way():
    """Against all orders of the articles, counted by brute force."""
    articles = [article for outlet in SMALL for article in outlet]
    seen = pearson(SMALL)
    orders = list(permutations(articles))
    reached = sum(pearson([one[:3], one[3:5], one[5:]]) >= seen - 1e-9 for one in orders)
    found = outlet_permutation(outlets=SMALL)
    assert found.p == pytest.approx(reached / len(orders))
    assert found.permutations == comb(8, 3) * comb(5, 2)


def test_the_least_possible_p_is_that_of_the_most_extreme_way():
    """One hit a case in one outlet of four, none in the other: 2 of 70 ways, and no data can do better."""
    found = outlet_permutation(outlets=[[(1, 1)] * 4, [(0, 1)] * 4])
    assert found.least == found.p == 2 / 70


def test_random_ways_come_close_to_all_ways():
    rng = Random(4)
    outlets = [[(rng.randrange(4), 4) for _ in range(size)] for size in (5, 6)]
    exact = outlet_permutation(outlets=outlets)
    drawn = outlet_permutation(outlets=outlets, permutations=400)
    assert exact.permutations == comb(11, 5)
    assert 0.1 < exact.p < 0.9
    assert drawn.p == pytest.approx(exact.p, abs=0.15)


def test_the_order_of_articles_and_outlets_changes_nothing():
    rng = Random(7)
    outlets = [[(rng.randrange(1 + n), n) for n in range(1, 15)] for _ in range(3)]
    turned = [list(reversed(one)) for one in reversed(outlets)]
    assert outlet_permutation(outlets=outlets) == outlet_permutation(outlets=turned)


def test_p_is_never_zero_and_says_how_many_ways_it_looked_at():
    outlets = [[(5, 5)] * 40, [(0, 5)] * 40]
    assert outlet_permutation(outlets=outlets)[1:] == (1 / 10_000, 9_999, 1 / 10_000)


def test_a_clear_case_ends_early_with_the_p_of_what_it_saw():
    outlets = [[(1, 2), (2, 2), (1, 1)] * 10, [(1, 2), (2, 2), (1, 1)] * 10]
    found = outlet_permutation(outlets=outlets)
    assert found.permutations < 9_999
    assert found.p == (ENOUGH + 1) / (found.permutations + 1)


def test_articles_without_a_case_do_not_count():
    assert outlet_permutation(outlets=[*SMALL, [(0, 0)]]) == outlet_permutation(outlets=SMALL)


# --- drawing at random -----------------------------------------------------------------------------------


@pytest.mark.parametrize("draw", [arrangements._by_bits, arrangements._by_shuffling])
def test_every_way_is_drawn_equally_often(draw):
    """Six articles with weights that tell each way apart: 60 ways, 6,000 draws, chi-square of the counts."""
    weights, sizes = [1, 10, 100, 1_000, 10_000, 100_000], [1, 2, 3]
    ways = draw(weights, sizes, Random(11))
    counts = {}
    for _ in range(6_000):
        way = tuple(next(ways))
        counts[way] = counts.get(way, 0) + 1
    assert set(counts) == set(map(tuple, arrangements.every(weights, sizes)))
    assert len(counts) == arrangements.count_of(sizes) == 60
    spread = sum((count - 100) ** 2 / 100 for count in counts.values())
    assert 30 < spread < 99  # 59 degrees of freedom: outside in fewer than 2 of 1,000 runs


@pytest.mark.parametrize("sizes", [[1, 1], [3, 9], [2, 5, 40], [100, 200, 300], [1, 700], [17] * 12])
def test_draws_hold_every_article_once(sizes):
    rng = Random(3)
    weights = [rng.randrange(2**40) for _ in range(sum(sizes))]
    for draw in (arrangements._by_bits, arrangements._by_shuffling):
        ways = draw(weights, sizes, rng)
        for _ in range(20):
            sums = next(ways)
            assert sum(sums) == sum(weights)
            assert len(sums) == len(sizes)


# --- how often it is wrong -------------------------------------------------------------------------------


def clustered(rng, *, articles, share, alike=0.4):
    """Return an outlet's articles: some four decisions each, which agree with one another beyond chance."""
    made = []
    for _ in range(articles):
        of = 1 + int(rng.expovariate(1 / 3))
        strength = (1 - alike) / alike
        own = rng.betavariate(share * strength, (1 - share) * strength)
        made.append((sum(rng.random() < own for _ in range(of)), of))
    return made


@pytest.fixture(scope="module")
def under_the_null() -> list[Chance]:
    """Three outlets of 12 articles that do not differ, many times over."""
    rng = Random(1)
    worlds = [[clustered(rng, articles=12, share=0.7) for _ in range(3)] for _ in range(SIMULATIONS)]
    return [outlet_permutation(outlets=one, permutations=199) for one in worlds]


def binomial_bounds(trials, share):
    """Return between which counts 99.8 % of binomial samples lie."""
    chances = [comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(trials + 1)]
    low, high, below, above = 0, trials, 0.0, 0.0
    while below + chances[low] < 0.001:
        below, low = below + chances[low], low + 1
    while above + chances[high] < 0.001:
        above, high = above + chances[high], high - 1
    return low, high


def test_false_alarms_are_as_rare_as_they_shall_be(under_the_null):
    low, high = binomial_bounds(SIMULATIONS, LEVEL)
    assert 5 < low < 20 < high < 45
    assert low <= sum(one.p <= LEVEL for one in under_the_null) <= high


def test_the_usual_chi_square_test_would_not_do(under_the_null):
    """Decisions in one article are not independent: the table of chi-square cries wolf far too often."""
    assert sum(one.chi_square > 5.991 for one in under_the_null) > 0.25 * SIMULATIONS


def test_a_made_difference_is_found():
    rng = Random(2)
    found = 0
    for _ in range(30):
        outlets = [clustered(rng, articles=30, share=share) for share in (0.9, 0.5)]
        found += outlet_permutation(outlets=outlets, permutations=199).p <= LEVEL
    assert found >= 27
