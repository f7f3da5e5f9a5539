"""How often the whole comparison cries wolf, and how often its intervals hold: by simulation.

    python tests/benchmarks/null_chain.py CORPUS [--outlet NAME] [--times 500]

One outlet's articles are split at random into two "outlets" again and again, and compared as any two outlets
are: cues are counted, rates tested by shuffling articles, p values corrected. What is found is chance. The
table says in how many splits a line had p < .05, with the binomial interval in which 5 % lie, and in how many
splits anything at all was told after correction. Below it: how often the interval of a rate holds the rate of
all articles of the outlet, for samples of 5 to 40 articles drawn from them; and the same for made-up articles
of very different lengths, by the share of all words that the longest of them has.
"""

import argparse
import itertools
import math
import random
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.comparison.compared import compare
from annotator.comparison.counting import Counted, Question, Thing, count_all
from annotator.comparison.lines import LEVEL
from annotator.comparison.statistics._resampled import one_resampled
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.comparison.statistics.rate_interval import Rate, rate_interval, rate_of
from annotator.corpus import Corpus

FEWEST_WITH = 8
"""Articles of the outlet that have a thing, for it to be looked at."""


def splits(articles: list[Counted], times: int) -> None:
    """Print how often chance is taken for a difference."""
    things = [
        thing
        for thing in sorted({thing for one in articles for thing in one.counts})
        if sum(bool(one.counts.get(thing)) for one in articles) >= FEWEST_WITH
    ]
    low: Counter[Thing] = Counter()
    tested: Counter[Thing] = Counter()
    told = 0
    for number in range(times):
        dealt = articles[:]
        random.Random(number).shuffle(dealt)
        half = len(dealt) // 2
        named = [replace(one, outlet="one" if place < half else "other") for place, one in enumerate(dealt)]
        table = compare(named, things=things, pairs=())
        told += any(line.differs for line in table.lines)
        for line in table.lines:
            if isinstance(line.chance, Chance):
                tested[line.thing] += 1
                low[line.thing] += line.chance.p < LEVEL
    reach = 1.96 * math.sqrt(LEVEL * (1 - LEVEL) / times)
    print(
        f"{times} splits of {len(articles)} articles; 5 % would be {LEVEL - reach:.1%} to {LEVEL + reach:.1%}"
    )
    for thing in things:
        print(
            f"  {thing.kind:12} {thing.id:24} p < .05 in {low[thing] / tested[thing]:6.1%} of {tested[thing]}"
        )
    every = sum(low.values()) / sum(tested.values())
    print(f"  all lines: {every:.1%}; anything told after correction: {told / times:.1%} of the splits")


def coverage(articles: list[Counted], times: int) -> None:
    """Print how often intervals hold the rate of all articles."""
    wanted = Counter(thing for one in articles for thing in one.counts if thing.kind == "cue")
    things = [thing for thing, having in wanted.most_common(8) if having >= FEWEST_WITH]
    print("95 % intervals that hold the rate of all articles (sampled with replacement):")
    for number in (5, 8, 12, 20, 40):
        held: defaultdict[Thing, list[bool]] = defaultdict(list)
        for time in range(times):
            some = random.Random(time).choices(articles, k=number)
            for thing in things:
                true = 1000 * sum(one.counts.get(thing, 0) for one in articles)
                true /= sum(one.words for one in articles)
                found = rate_interval(
                    articles=[(one.counts.get(thing, 0), one.words) for one in some], draws=1_000
                )
                if isinstance(found, Rate):
                    held[thing].append(found.low <= true <= found.high)
        every = [one for ones in held.values() for one in ones]
        by_thing = ", ".join(f"{thing.id} {sum(ones) / len(ones):.2f}" for thing, ones in held.items())
        print(f"  {number:3} articles: {sum(every) / len(every):.3f} of {len(every)} ({by_thing})")


def unequal_lengths(times: int) -> None:
    """Print how often intervals hold where one of 5 to 20 articles has a large part of the words.

    Lengths are log-normal with a median of 500 words, rates of articles gamma with a mean of 10 per 1,000.
    """
    import numpy as np

    draw = np.random.default_rng(1)
    held: defaultdict[int, list[bool]] = defaultdict(list)
    for time in range(times):
        for number, spread in itertools.product((5, 8, 20), (0.4, 0.8, 1.2, 1.8)):
            words = np.maximum(20, draw.lognormal(math.log(500), spread, number)).round()
            counts = draw.poisson(words * draw.gamma(2, 0.005, number))
            found = rate_of(one_resampled(list(zip(counts, words, strict=True)), draws=1_000, seed=time))
            if isinstance(found, Rate):
                held[int(10 * words.max() / words.sum())].append(found.low <= 10 <= found.high)
    print("95 % intervals that hold the true rate, by the share of the words of the longest article:")
    for tenth, ones in sorted(held.items()):
        print(f"  {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}: {sum(ones) / len(ones):.3f} of {len(ones)}")


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--outlet")
    asked.add_argument("--times", type=int, default=500)
    told = asked.parse_args()
    with Corpus.open(told.corpus, read_only=True) as corpus:
        outlets = Counter(corpus.head(key).outlet for key in corpus.articles())
        outlet = told.outlet or outlets.most_common(1)[0][0]
        keys = [key for key in corpus.articles() if corpus.head(key).outlet == outlet]
        articles = list(count_all(corpus, keys, Question()))
    splits(articles, told.times)
    coverage(articles, told.times)
    unequal_lengths(told.times)


if __name__ == "__main__":
    main()
