"""Runs of words that texts share: how much of the shorter one stands in the other, too, and which texts do.

This is the one measure of shared text: what is proposed as a copy, shown and set aside rests on it. Runs are
compared by hashes that are the same on every machine.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Any, NamedTuple
from zlib import crc32

RUN = 8
"""Words in a row that count as shared text."""
EDITED, PASSAGES = 0.6, 0.25
"""Shares of the shorter text's words from which on two are one copy, or share passages."""
COMMON = 60
"""Of more texts with one run each is compared with the first and the one before, not with all."""

_STEP = 0x9E3779B97F4A7C15
"""An odd number without pattern (2^64 by the golden ratio): what words in a run are told apart by."""


class Runs(NamedTuple):
    """What is compared of a text: its number of words, and the hash of the run that begins at each of them.

    A text of fewer than `RUN` words is one run. `keys` are 64-bit numbers, packed.
    """

    words: int
    keys: bytes


def runs_of(words: Sequence[str]) -> Runs:
    """Return the runs of a text's words, which are folded already.

    >>> runs_of(["a", "b"]) == runs_of(("a", "b")) != runs_of(["b", "a"])
    True
    """
    import numpy as np

    known = np.fromiter(map(_number, words), np.uint64, len(words))
    length = min(RUN, len(words))
    if not length:
        return Runs(0, b"")
    keys = np.zeros(len(words) - length + 1, np.uint64)
    for place in range(length):
        keys = (keys ^ known[place : len(words) - length + 1 + place]) * np.uint64(_STEP)
        keys ^= keys >> np.uint64(29)
    return Runs(len(words), keys.tobytes())


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def share_of(one: Runs, other: Runs) -> float:
    """Return the part (0 to 1) of the shorter text's words that stand in runs of the longer one, too."""
    import numpy as np

    shorter, longer = sorted((one, other), key=lambda runs: runs.words)
    if shorter.words < RUN:
        return float(bool(shorter.words) and shorter == longer)
    begins = np.isin(_keys(shorter), _keys(longer))
    inside = np.zeros(shorter.words, bool)
    for place in range(RUN):
        inside[place : len(begins) + place] |= begins
    return float(inside.mean())


def one_copy(texts: Mapping[str, Runs]) -> Iterator[tuple[str, str, float]]:
    """Yield each two texts that are one copy, by their ids in order, with the share (at least `EDITED`)."""
    ids = list(texts)
    for first, second in sorted(_sharing([texts[key] for key in ids])):
        share = share_of(texts[ids[first]], texts[ids[second]])
        if share >= EDITED:
            yield ids[first], ids[second], share


def _sharing(texts: Sequence[Runs]) -> set[tuple[int, int]]:
    """Return which texts have a run in common, by their numbers: all pairs, but for runs in very many."""
    import numpy as np

    if len(texts) < 2:
        return set()
    every = [np.unique(_keys(one)) for one in texts]
    keys = np.concatenate(every)
    owners = np.repeat(np.arange(len(texts)), [len(one) for one in every])
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True])))
    groups = {
        tuple(owners[start:end].tolist()) for start, end in pairwise(starts.tolist()) if end - start > 1
    }
    found: set[tuple[int, int]] = set()
    for group in groups:
        if len(group) <= COMMON:
            found.update(combinations(group, 2))
        else:
            found.update(pairwise(group))
            found.update((group[0], other) for other in group[1:])
    return found


def _keys(runs: Runs) -> Any:  # noqa: ANN401  # numpy is imported where it is needed
    import numpy as np

    return np.frombuffer(runs.keys, np.uint64)


def connected(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return what hangs together over any number of pairs, in the order in which it is named.

    >>> connected([("a", "b"), ("c", "d"), ("b", "e")])
    (('a', 'b', 'e'), ('c', 'd'))
    """
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for first, second in pairs:
        parent[root(second)] = root(first)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for one in list(parent):
        members[root(one)].append(one)
    return tuple(tuple(group) for group in members.values() if len(group) > 1)
