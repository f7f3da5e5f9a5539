"""Articles dealt out anew over outlets, as sums per outlet: every way there is, or random ones.

An article is a weight, a whole number; sums are exact. Sizes say how many articles each outlet gets. Sums
come in the order of the sizes, which callers give from the smallest to the largest.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, combinations
from math import comb, prod
from operator import getitem
from random import Random

Sums = Sequence[int]

_BITS = 6
"""Binary places of the share with which a coin chooses articles; what it chose is put right afterwards."""


def count_of(sizes: Sequence[int]) -> int:
    """Return how many ways there are."""
    return prod(comb(whole, size) for whole, size in zip(accumulate(sizes), sizes, strict=True))


def every(weights: Sequence[int], sizes: Sequence[int]) -> Iterator[Sums]:
    """Yield the sums of every way to deal out the articles."""
    first, *others = sizes
    if not others:
        yield (sum(weights),)
        return
    for chosen in combinations(range(len(weights)), first):
        own = set(chosen)
        rest = [weight for place, weight in enumerate(weights) if place not in own]
        total = sum(weights[place] for place in chosen)
        for sums in every(rest, others):
            yield (total, *sums)


def drawn(weights: Sequence[int], sizes: Sequence[int], random: Random) -> Iterator[Sums]:
    """Yield the sums of ways that are drawn at random, all equally likely, without end."""
    # What both take was measured: a shuffle by the article, a set of bits by the outlet and a little more.
    by_bits = (len(sizes) - 1) * (25 + len(weights) // 25) < len(weights)
    return (_by_bits if by_bits else _by_shuffling)(weights, sizes, random)


def _by_shuffling(weights: Sequence[int], sizes: Sequence[int], random: Random) -> Iterator[Sums]:
    ends = list(accumulate(sizes))
    places = [slice(end - size, end) for end, size in zip(ends, sizes, strict=True)]
    pool = list(weights)
    while True:
        random.shuffle(pool)
        yield [sum(pool[place]) for place in places]


def _by_bits(weights: Sequence[int], sizes: Sequence[int], random: Random) -> Iterator[Sums]:
    """Draw each outlet's articles as the bits of one whole number, some ten times faster than shuffling."""
    everyone, whole = (1 << len(weights)) - 1, sum(weights)
    total_of = _totals(weights)
    choose = _chooser(len(weights), random)
    while True:
        free, left, sums = everyone, whole, []
        for size in sizes[:-1]:
            chosen = choose(free, size)
            total = total_of(chosen)
            sums.append(total)
            free ^= chosen
            left -= total
        yield [*sums, left]


def _chooser(count: int, random: Random) -> Callable[[int, int], int]:
    """Return a function that draws `size` of the bits that are set in `free`, any such set equally likely.

    A coin is thrown for each bit; then single bits, drawn at random, are taken out or added until there are
    as many as there shall be. No bit is treated in another way than any other, so no set is preferred.
    """
    singles = [1 << place for place in range(count)]
    uniform, flips = random.random, random.getrandbits

    def draw(among: int, number: int) -> int:
        """Take so many random bits out of `among` and return what stays."""
        while number:
            one = singles[int(uniform() * count)]
            if among & one:
                among ^= one
                number -= 1
        return among

    def choose(free: int, size: int) -> int:
        share = min(max(round((size << _BITS) / free.bit_count()), 1), (1 << _BITS) - 1)
        places = [share >> place & 1 for place in range(_BITS)]
        coins = 0
        for place in places[places.index(1) :]:
            coins = coins | flips(count) if place else coins & flips(count)
        chosen = coins & free
        more = chosen.bit_count() - size
        return draw(chosen, more) if more >= 0 else free ^ draw(free ^ chosen, -more)

    return choose


def _totals(weights: Sequence[int]) -> Callable[[int], int]:
    """Return a function that adds up the weights of the bits of a number, eight at a time from tables."""
    tables = [_table(weights[start : start + 8]) for start in range(0, len(weights), 8)]

    def total_of(bits: int) -> int:
        return sum(map(getitem, tables, bits.to_bytes(len(tables), "little")))

    return total_of


def _table(weights: Sequence[int]) -> list[int]:
    sums = [0]
    for weight in weights:
        sums += [known + weight for known in sums]
    return sums
