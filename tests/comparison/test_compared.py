"""Outlets compared: counts, intervals over articles, tests, effect sizes; against the single statistics."""

import random

import pytest

from annotator.comparison.compared import by_month, compare
from annotator.comparison.contract import NotDefined
from annotator.comparison.counting import Counted, Thing
from annotator.comparison.lines import Comparison
from annotator.comparison.statistics.outlet_permutation import Chance, outlet_permutation
from annotator.comparison.statistics.rate_interval import Rate
from annotator.comparison.statistics.share_difference import share_difference
from annotator.comparison.statistics.wilson_interval import wilson_interval

HEDGE, FRAME, RARE = Thing("cue", "hedge"), Thing("article code", "code-frame"), Thing("cue", "rare")


def made(outlet: str, number: int, *, rate: float, seed: int = 1, rated: bool = True) -> list[Counted]:
    draw = random.Random(f"{outlet} {seed}")
    found = []
    for place in range(number):
        words = draw.randrange(300, 900)
        hedges = sum(draw.random() < rate / 1000 for _ in range(words))
        counts = {HEDGE: float(hedges), FRAME: float(draw.random() < 0.5)}
        found.append(
            Counted(
                article=f"{outlet}-{place:03}",
                outlet=outlet,
                event="",
                date=f"2025-{1 + place % 3:02}-04",
                words=words,
                counts={thing: count for thing, count in counts.items() if count},
                rated=rated,
            )
        )
    return found


@pytest.fixture(scope="module")
def table() -> Comparison:
    return compare([*made("Alpha", 30, rate=20), *made("Beta", 30, rate=8), *made("Gamma", 4, rate=8)])


def line(table: Comparison, thing: Thing):
    return next(one for one in table.lines if one.thing == thing)


def test_a_rate_is_the_sum_over_the_sum_of_words_with_its_interval(table):
    alpha, _beta, _gamma = line(table, HEDGE).cells
    held = [one for one in table.counted if one.outlet == "Alpha"]
    words = sum(one.words for one in held)
    assert (alpha.group, alpha.articles, alpha.words) == ("Alpha", 30, words)
    assert alpha.rate == pytest.approx(1000 * sum(one.counts.get(HEDGE, 0) for one in held) / words)
    assert isinstance(alpha.interval, Rate)
    assert alpha.interval.low < alpha.rate < alpha.interval.high
    assert 20 * 0.6 < alpha.interval.low < alpha.interval.high < 20 * 1.5


def test_few_articles_show_their_count_and_take_part_in_no_test(table):
    gamma = line(table, HEDGE).cells[2]
    assert (gamma.articles, gamma.rate is not None) == (4, True)
    assert isinstance(gamma.interval, NotDefined)
    assert "too few" in gamma.interval.reason
    assert isinstance(gamma.share_interval, NotDefined)
    assert table.compared == ("Alpha", "Beta")
    assert all("Gamma" not in (one.one, one.other) for one in table.differences)


def test_a_real_difference_is_told_and_its_size_beside_it(table):
    hedge, frame = line(table, HEDGE), line(table, FRAME)
    assert hedge.differs
    assert not frame.differs
    told = {one.thing: one for one in table.differences}
    assert told[HEDGE].differs
    assert told[HEDGE].difference.low > 0
    assert told[HEDGE].ratio == pytest.approx(hedge.cells[0].rate / hedge.cells[1].rate)
    assert told[HEDGE].delta > 0.5
    assert told[FRAME].delta == told[FRAME].difference.difference
    assert frame.v < 0.3
    assert hedge.epsilon > 0.3


def test_what_is_said_of_whole_articles_has_shares_and_no_rate(table):
    frame = line(table, FRAME)
    for cell in frame.cells[:2]:
        assert cell.rate is None
        assert cell.share_interval == wilson_interval(hits=cell.having, of=cell.articles)
    one, other = frame.cells[:2]
    difference = next(each for each in table.differences if each.thing == FRAME)
    assert difference.difference == share_difference(
        hits=one.having, of=one.articles, other_hits=other.having, other_of=other.articles
    )


def test_few_ways_to_shuffle_are_all_looked_at():
    counted = [*made("Alpha", 6, rate=30), *made("Beta", 6, rate=10)]
    chance = line(compare(counted), HEDGE).chance
    cases = [
        [(int(one.counts.get(HEDGE, 0)), one.words) for one in counted if one.outlet == outlet]
        for outlet in ("Alpha", "Beta")
    ]
    exact = outlet_permutation(outlets=cases)
    assert isinstance(chance, Chance)
    assert isinstance(exact, Chance)
    assert chance.permutations == exact.permutations == 924
    assert chance.p == exact.p
    assert chance.chi_square == pytest.approx(exact.chi_square)


def test_many_ways_to_shuffle_come_near_the_other_test(table):
    chance = line(table, FRAME).chance
    cases = [
        [(int(bool(one.counts.get(FRAME))), 1) for one in table.counted if one.outlet == outlet]
        for outlet in ("Alpha", "Beta")
    ]
    other = outlet_permutation(outlets=cases)
    assert isinstance(chance, Chance)
    assert isinstance(other, Chance)
    assert chance.chi_square == pytest.approx(other.chi_square)
    assert chance.p == pytest.approx(other.p, abs=0.1)


def test_the_order_of_the_articles_changes_nothing(table):
    shuffled = list(table.counted)
    random.Random(3).shuffle(shuffled)
    assert compare(shuffled) == table


def test_articles_that_are_not_whole_count_for_shares_and_not_for_rates():
    cut = made("Beta", 7, rate=50, rated=False)
    table = compare([*made("Alpha", 8, rate=10), *cut])
    beta = line(table, HEDGE).cells[1]
    assert (beta.articles, beta.words, beta.rate) == (7, 0, None)
    assert isinstance(beta.interval, NotDefined)
    assert isinstance(line(table, HEDGE).chance, NotDefined)
    assert line(table, FRAME).cells[1].articles == 7
    assert table.left_out == 7


def test_pairs_of_many_outlets_are_compared_when_they_are_asked_for():
    counted = [one for name in "ABCDE" for one in made(name, 6, rate=10)]
    assert compare(counted).differences == ()
    asked = compare(counted, pairs=[("A", "C")]).differences
    assert {(one.one, one.other) for one in asked} == {("A", "C")}


def test_things_that_nobody_has_and_no_articles_at_all():
    table = compare(made("Alpha", 6, rate=10), things=[RARE])
    (rare,) = table.lines
    assert rare.cells[0].rate == 0
    assert isinstance(rare.cells[0].interval, NotDefined)
    assert isinstance(rare.chance, NotDefined)
    empty = compare([])
    assert (empty.groups, empty.lines, empty.tests) == ((), (), 0)


def test_other_groups_than_outlets(table):
    months = compare(table.counted, by=by_month)
    assert months.groups == ("2025-01", "2025-02", "2025-03")


def test_without_tests_there_are_intervals_all_the_same(table):
    untested = compare(table.counted, tested=False)
    assert [one.cells for one in untested.lines] == [one.cells for one in table.lines]
    assert all(isinstance(one.chance, NotDefined) for one in untested.lines)
    assert untested.differences == ()
