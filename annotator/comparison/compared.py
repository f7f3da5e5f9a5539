"""Outlets compared: rates per 1,000 words and shares of articles, with intervals, tests and effect sizes."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

from annotator.comparison.contract import NotDefined
from annotator.comparison.count_table import CountTable
from annotator.comparison.counting import Counted, Thing
from annotator.comparison.held import Held, Part, parts_of
from annotator.comparison.lines import Comparison, Difference, Line, is_rated
from annotator.comparison.statistics._chances import chances
from annotator.comparison.statistics._resampled import FEWEST, LOPSIDED, PER, SEED
from annotator.comparison.statistics.benjamini_hochberg import benjamini_hochberg
from annotator.comparison.statistics.cliffs_delta import cliffs_delta
from annotator.comparison.statistics.cramers_v import cramers_v
from annotator.comparison.statistics.epsilon_squared import epsilon_squared
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.comparison.statistics.rate_difference import difference_of
from annotator.comparison.statistics.share_difference import share_difference

MOST_PAIRED = 4
"""Up to so many outlets each two are compared; with more only those pairs that are asked for."""

By = Callable[[Counted], str]
Pair = tuple[str, str]

Tested = TypeVar("Tested", Line, Difference)

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?!\d)")


def by_outlet(one: Counted) -> str:
    """Group articles by outlet."""
    return one.outlet


def by_month(one: Counted) -> str:
    """Group articles by month, such as 2024-12; a date that names none gives nothing."""
    return one.date[:7] if _MONTH.match(one.date) else ""


def compare(
    counted: Iterable[Counted],
    *,
    things: Sequence[Thing] | None = None,
    by: By = by_outlet,
    pairs: Sequence[Pair] | None = None,
    tested: bool = True,
    intervals: bool = True,
    known: CountTable | None = None,
) -> Comparison:
    """Compare groups of articles in every thing that occurs, or in the given ones.

    Words of one article are not independent, so that intervals and tests are over articles. Groups of fewer
    than five articles show their counts, and take part in no test; nor do articles that belong to no group
    (whose name is empty). p values are corrected for all lines, and
    those of pairs for all pairs and lines. `pairs` are those to compare (None: all, of up to four groups).
    Without `tested` there are no tests, no pairs, and no intervals of all articles together, without
    `intervals` none of rates either: for figures, which take a tenth of the time.
    """
    every = tuple(sorted(counted, key=lambda one: one.article))
    known = known or CountTable(every)
    table = known.of(every, things if things is not None else known.things)
    parts = parts_of(every, table.things)
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(every):
        rows[by(one)].append(row)
    groups = {
        name: Held(name, table, parts, held, SEED + place, intervals=intervals)
        for place, (name, held) in enumerate(sorted(rows.items()))
    }
    enough = tuple(name for name, group in groups.items() if name and len(group) >= FEWEST)
    whole = Held("", table, parts, range(len(every)), SEED, intervals=tested and intervals)
    lines = _corrected(_lines(whole, groups, enough, tested=tested))
    asked = () if not tested else pairs if pairs is not None else _all_pairs(enough)
    found = [one for first, second in asked for one in _differences(groups[first], groups[second])]
    return Comparison(
        groups=tuple(groups),
        sizes={name: len(group) for name, group in groups.items()},
        lines=tuple(lines),
        differences=tuple(_corrected(found)),
        articles=len(every),
        left_out=sum(not one.rated for one in every),
        tests=number_of_tests(lines),
        compared=enough,
        counted=every,
    )


def _all_pairs(groups: Sequence[str]) -> Sequence[Pair]:
    return tuple(combinations(groups, 2)) if len(groups) <= MOST_PAIRED else ()


# --- lines and pairs -------------------------------------------------------------------------------------


def _lines(whole: Held, groups: Mapping[str, Held], enough: Sequence[str], *, tested: bool) -> list[Line]:
    found = _chances([groups[name] for name in enough if tested], whole.things)
    lines = []
    for column, thing in enumerate(whole.things):
        cells = tuple(group.cells[column] for group in groups.values())
        table = [
            [cell.having, cell.articles - cell.having]
            for cell in cells
            if cell.group in enough and cell.articles >= FEWEST
        ]
        v = cramers_v(table=table)
        lines.append(
            Line(
                thing=thing,
                whole=whole.cells[column],
                cells=cells,
                chance=found[column],
                epsilon=_epsilon([groups[name] for name in enough if tested], column),
                v=None if isinstance(v, NotDefined) else v.v,
            )
        )
    return lines


def _epsilon(groups: Sequence[Held], column: int) -> float | None:
    parts = [group.part_of(column) for group in groups]
    if not parts or not is_rated(groups[0].things[column]):
        return None
    found = epsilon_squared(groups=[_rates(part, at) for part, at in parts if len(part.words) >= FEWEST])
    return None if isinstance(found, NotDefined) else found.epsilon


def _chances(groups: Sequence[Held], things: Sequence[Thing]) -> list[Chance | NotDefined]:
    """Return for each thing how easily chance makes the groups differ, articles being shuffled."""
    found: list[Chance | NotDefined] = [
        NotDefined("There are fewer than two with enough articles to compare.")
    ] * len(things)
    for parts in zip(*(group.parts for group in groups), strict=True):
        for rated in (True, False):
            enough = [one for one in parts if len(one.words if rated else one.having) >= FEWEST]
            places = [at for at, thing in enumerate(parts[0].things) if is_rated(thing) is rated]
            if len(enough) < 2 or not places:
                continue
            told = chances([one.cases(places, rated=rated) for one in enough])
            for at, chance in zip(places, told, strict=True):
                found[parts[0].columns[at]] = chance
    return found


def _differences(one: Held, other: Held) -> list[Difference]:
    found = _chances((one, other), one.things)
    return [_difference(column, one, other, found[column]) for column in range(len(one.things))]


def _difference(column: int, one: Held, other: Held, chance: Chance | NotDefined) -> Difference:
    first, second = one.cells[column], other.cells[column]
    told = Difference(
        thing=one.things[column],
        one=one.name,
        other=other.name,
        difference=NotDefined("An outlet has too few articles for an interval."),
        ratio=None,
        delta=None,
        chance=chance,
    )
    if not is_rated(told.thing):
        if min(first.articles, second.articles) < FEWEST:
            return told
        shares = share_difference(
            hits=first.having, of=first.articles, other_hits=second.having, other_of=second.articles
        )
        ratio = first.share / second.share if second.share else None
        delta = None if isinstance(shares, NotDefined) else shares.difference
        return replace(told, difference=shares, ratio=ratio, delta=delta)
    (here, at), (there, _at) = one.part_of(column), other.part_of(column)
    if here.drawn is not None and there.drawn is not None:
        lopsided = here.lopsided or there.lopsided
        found = difference_of(here.draws_of(at), there.draws_of(at))
        told = replace(told, difference=NotDefined(LOPSIDED) if lopsided else found)
    delta_of = cliffs_delta(one=_rates(here, at), other=_rates(there, at))
    return replace(
        told,
        ratio=first.rate / second.rate if first.rate is not None and second.rate else None,
        delta=None if isinstance(delta_of, NotDefined) else delta_of.delta,
    )


def _rates(held: Part, at: int) -> list[float]:
    some = held.words > 0
    return list(PER * held.counts[some, at] / held.words[some])


def _corrected(tested: list[Tested]) -> list[Tested]:
    """Return lines or differences with p values corrected for all of them.

    The words of others are all that are not the author's: the two have one test, which counts once.
    """
    chances = {_test_of(one): one.chance.p for one in reversed(tested) if isinstance(one.chance, Chance)}
    adjusted = benjamini_hochberg(p_values=list(chances.values()))
    if isinstance(adjusted, NotDefined):
        return tested
    by_test = dict(zip(chances, adjusted, strict=True))
    return [
        replace(one, adjusted=by_test[_test_of(one)]) if isinstance(one.chance, Chance) else one
        for one in tested
    ]


def number_of_tests(tested: Iterable[Line | Difference]) -> int:
    """Return how many tests were made: what p values are corrected for."""
    return len({_test_of(one) for one in tested if isinstance(one.chance, Chance)})


def _test_of(one: Line | Difference) -> tuple[str, ...]:
    """Return what tells a test from others: the thing and the pair, if it is one; both voices are one."""
    pair = (one.one, one.other) if isinstance(one, Difference) else ()
    return ("voice", *pair) if one.thing.kind == "voice" else (*one.thing, *pair)
