"""Articles drawn at random by their places: the same draws at every call, and the last ones are kept.

Drawing takes longer than adding up what was drawn, and what is asked after another is mostly of as many
articles as before.
"""

from collections.abc import Iterator

from annotator.comparison.statistics._arrays import Array, Kept

KEPT = Kept(64_000_000)
"""Two thousand articles take 20 MB for 4,999 permutations, and 4 MB for 2,000 samples."""
LARGEST = KEPT.most // 2
"""Bytes; what is larger is not kept."""


AT_ONCE = 100_000
"""Places that are drawn in one go: the window waits for each."""


def orders(number: int, *, times: int, seed: int, at_once: int) -> Iterator[Array]:
    """Yield `times` random orders of so many articles: rows of their places, up to `at_once` rows a table."""
    import numpy as np

    kind = np.dtype(np.uint16 if number <= 1 << 16 else np.uint32)
    random = np.random.default_rng(seed)

    def drawn(rows: int) -> Array:
        return random.permuted(np.tile(np.arange(number, dtype=kind), (rows, 1)), axis=1)

    if times * number * kind.itemsize > LARGEST:
        for first in range(0, times, at_once):
            yield drawn(min(at_once, times - first))
        return

    def all_drawn() -> Array:
        made = np.empty((times, number), dtype=kind)
        for some in _parts(times, number):
            made[some] = drawn(len(range(times)[some]))
        return made

    kept = KEPT.get(("orders", number, times, seed), all_drawn)
    for first in range(0, times, at_once):
        yield kept[first : first + at_once]


def samples(number: int, *, draws: int, seed: int) -> Array:
    """Return how often each of so many articles is in each of `draws` samples of as many: a row a sample."""
    import numpy as np

    random = np.random.default_rng(seed)

    def drawn() -> Array:
        often = np.empty((draws, number), dtype=np.min_scalar_type(number))
        for some in _parts(draws, number):
            rows = len(range(draws)[some])
            chosen = random.integers(0, number, (rows, number)) + np.arange(rows)[:, None] * number
            often[some] = np.bincount(chosen.ravel(), minlength=rows * number).reshape(rows, number)
        return often

    return drawn() if draws * number > LARGEST else KEPT.get(("samples", number, draws, seed), drawn)


def _parts(rows: int, number: int) -> Iterator[slice]:
    """Yield parts of so many rows of places."""
    many = max(1, AT_ONCE // max(number, 1))
    for first in range(0, rows, many):
        yield slice(first, first + many)
