"""What is quick about tests and intervals of many things leaves their numbers as the plain way has them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.comparison.statistics import _chances, _draws
from annotator.comparison.statistics._arrays import Kept
from annotator.comparison.statistics._chances import SHUFFLES, chances
from annotator.comparison.statistics._draws import orders, samples
from annotator.comparison.statistics._packed import Packed
from annotator.comparison.statistics._resampled import quantiles, resampled
from annotator.comparison.statistics.outlet_permutation import SEED, Chance


def plainly(groups, scale: float = 1):
    """Return p of each thing as it is defined: every order is made, and every column added up by itself."""
    words = np.concatenate([words for words, _counts in groups])
    counts = scale * np.concatenate([counts for _words, counts in groups])
    starts = np.cumsum([0, *(len(words) for words, _counts in groups)])[:-1]

    def spread(order):
        sizes = np.add.reduceat(words[order], starts)[:, None]
        return (np.add.reduceat(counts[order], starts, axis=0) ** 2 / sizes).sum(axis=0)

    least = spread(np.arange(len(words))) * (1 - 1e-12)
    random = np.random.default_rng(SEED)
    reached = sum(spread(random.permuted(np.arange(len(words)))) >= least for _time in range(SHUFFLES))
    return ((reached + 1) / (SHUFFLES + 1)).tolist()


def groups_of(seed: int, *, coders: int = 1):
    """Return three outlets of unlike sizes: a thing that differs, rare ones, and frequent ones."""
    dice = np.random.default_rng(seed)
    held = []
    for size, often in ((9, 4.0), (14, 1.5), (23, 1.4)):
        means = np.array([often, 0.05, 2.0, 9.0, 0.6, 30.0, 1.0])
        counts = dice.poisson(means * coders, (size, len(means))) / coders
        held.append((dice.integers(150, 900, size).astype(float), counts))
    return held


@pytest.mark.parametrize("coders", [1, 3, 4])
def test_tests_of_many_things_at_once_are_those_of_each_by_the_plain_way(coders):
    groups = groups_of(4, coders=coders)
    found = chances(groups)
    assert all(isinstance(one, Chance) for one in found)
    assert [one.p for one in found] == plainly(groups, scale=coders)


def test_the_order_of_outlets_changes_nothing():
    groups = groups_of(4)
    assert [one.p for one in chances(groups[::-1])] == [one.p for one in chances(groups)]


def test_an_outlet_without_words_takes_no_part():
    groups = groups_of(4)
    silent = (np.zeros(6), np.zeros((6, 7)))
    assert chances([*groups, silent]) == chances(groups)


def test_chi_square_of_means_over_coders_is_that_of_the_means_where_all_ways_are_looked_at():
    words = np.array([200.0, 300.0, 250.0])
    halves = [(words, np.array([[0.5], [1.0], [2.5]])), (words, np.array([[3.0], [4.5], [2.0]]))]
    (found,) = chances(halves)
    (twice,) = chances([(2 * size, 2 * counts) for size, counts in halves])
    assert found.chi_square == pytest.approx(twice.chi_square / 2)
    assert found.p == twice.p


def test_ways_that_differ_as_much_count_whatever_rounding_makes_of_them():
    having = [(1, 3, 2), (2, 5, 5), (4, 1, 1)]
    groups = [
        (np.ones(7), np.array([[float(at < many) for many in row] for at in range(7)])) for row in having
    ]
    counts = np.concatenate([counts for _words, counts in groups]).astype(int)
    order = np.concatenate(list(orders(21, times=SHUFFLES, seed=SEED, at_once=SHUFFLES)))
    squares = (np.add.reduceat(counts[order], [0, 7, 14], axis=1) ** 2).sum(axis=1)
    reached = (squares >= (np.array(having) ** 2).sum(axis=0)).sum(axis=0)
    assert [one.p for one in chances(groups)] == ((reached + 1) / (SHUFFLES + 1)).tolist()


def test_what_is_kept_says_the_same_as_what_is_drawn_anew(monkeypatch):
    groups = groups_of(5)
    kept = [chances(groups), chances(groups)]
    monkeypatch.setattr(_draws, "LARGEST", 0)
    monkeypatch.setattr(_chances, "AT_ONCE", 700)
    assert kept == [chances(groups)] * 2


@given(
    st.lists(st.lists(st.integers(0, 5_000), min_size=4, max_size=4), min_size=6, max_size=6),
    st.permutations(range(6)),
)
def test_packed_sums_are_the_sums_of_each_column(rows, order):
    table = np.array(rows, dtype=float)
    starts = [0, 1, 3]
    wide = np.hstack([table] * 3)
    packed = Packed(wide, most=3)
    assert packed.rows.shape[1] < wide.shape[1]
    found = packed.sums(np.array([order]), starts)[0]
    assert (found == np.add.reduceat(wide[list(order)], starts, axis=0)).all()


def test_orders_hold_each_article_once_and_do_not_depend_on_how_many_come_at_once(monkeypatch):
    kept = np.concatenate(list(orders(11, times=40, seed=3, at_once=7)))
    assert kept.shape == (40, 11)
    assert (np.sort(kept) == np.arange(11)).all()
    monkeypatch.setattr(_draws, "LARGEST", 0)
    assert (np.concatenate(list(orders(11, times=40, seed=3, at_once=9))) == kept).all()
    assert next(orders(70_000, times=1, seed=3, at_once=1)).max() == 69_999


def test_what_is_kept_is_not_taken_for_what_another_seed_number_or_size_draws():
    def all_orders(**asked: int) -> np.ndarray:
        return np.concatenate(list(orders(**{"number": 6, "times": 40, "seed": 3, "at_once": 9} | asked)))

    def all_samples(**asked: int) -> np.ndarray:
        return samples(**{"number": 6, "draws": 40, "seed": 3} | asked)

    for drawn, times in ((all_orders, "times"), (all_samples, "draws")):
        known = drawn()
        assert known.shape == (40, 6)
        assert not np.array_equal(drawn(seed=4), known)
        assert drawn(**{times: 50}).shape == (50, 6)
        assert drawn(number=7).shape == (40, 7)
    assert not np.array_equal(all_orders(), all_samples())


@pytest.mark.parametrize("at_once", [100_000, 50])
def test_samples_are_of_as_many_articles_as_there_are_however_many_are_drawn_at_once(at_once, monkeypatch):
    monkeypatch.setattr(_draws, "AT_ONCE", at_once)
    monkeypatch.setattr(_draws, "LARGEST", 0)
    found = samples(7, draws=300, seed=1)
    assert (found.sum(axis=1, dtype=int) == 7).all()
    chosen = np.random.default_rng(1).integers(0, 7, (300, 7))
    assert (found == [np.bincount(one, minlength=7) for one in chosen]).all()


def test_what_was_asked_for_last_is_kept_up_to_so_many_bytes():
    kept, made = Kept(250), []

    def ask(key: str) -> None:
        kept.get(key, lambda: made.append(key) or np.zeros(100, dtype=np.uint8))

    for key in ("one", "two", "one", "three", "one", "two"):
        ask(key)
    assert made == ["one", "two", "three", "two"]
    assert kept.size == 200


@pytest.mark.parametrize("number", [6, 300])
def test_rates_and_errors_are_those_of_a_ratio_of_two_sums_in_every_draw(number):
    dice = np.random.default_rng(number)
    words, counts = dice.integers(100, 900, number).astype(float), dice.poisson(3, (number, 2)).astype(float)
    found = resampled(words, counts, draws=20, seed=5)
    often = samples(number, draws=20, seed=5).astype(int)
    for row, rates, errors in [
        (np.ones(number, int), found.rate, found.error),
        *zip(often, found.rates, found.errors, strict=True),
    ]:
        size, table = np.repeat(words, row), np.repeat(counts, row, axis=0)
        rate = table.sum(axis=0) / size.sum()
        apart = ((table - rate * size[:, None]) ** 2).sum(axis=0)
        assert rates == pytest.approx(1000 * rate)
        assert errors == pytest.approx(1000 * np.sqrt(number / (number - 1) * apart) / size.sum())
    assert not np.array_equal(resampled(words, counts, draws=20, seed=6).rates, found.rates)


def test_nobody_writes_into_what_is_kept():
    with pytest.raises(ValueError, match="read-only"):
        samples(6, draws=10, seed=2)[0, 0] = 9


def test_quantiles_are_values_themselves_and_not_finite_where_errors_are_none():
    dice = np.random.default_rng(2)
    distances, errors = dice.normal(size=(2_000, 3)), dice.uniform(0.5, 2, (2_000, 3))
    errors[:60, 1] = 0
    distances[:60, 1] = -1
    errors[:30, 2], distances[:30, 2] = 0, 0
    low, high = quantiles(distances, errors, confidence=0.95)
    ratios = np.sort(distances[:, 0] / errors[:, 0])
    tail = (1 - 0.95) / 2
    assert (low[0], high[0]) == tuple(np.quantile(ratios, [tail, 1 - tail], method="inverted_cdf"))
    assert low[1] == -np.inf
    assert np.isfinite(high).all()
    assert np.isfinite(low[2])
