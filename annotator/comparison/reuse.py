"""Articles that share their text: the same text, one copy of a news agency edited twice, or long passages.

Candidates are found by sketches: the smallest hashes of an article's shingles, runs of `SHINGLE` words
(Broder 1997, On the resemblance and containment of documents). Each is then compared word by word.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import Literal

from annotator.comparison.runs import EDITED, PASSAGES, Runs, connected, runs_of, share_of
from annotator.text.agencies import agency_of
from annotator.text.tokens import fold
from annotator.text.words import WORD

SHINGLE = 6
"""Words of a shingle."""
SKETCH = 40
"""Hashes kept of an article."""
COMMON = 60
"""A shingle in more articles than that is boilerplate and makes no candidates."""
SHARED = 2
"""Hashes that two articles have to share to be compared."""
_LEAST_WORDS = 25

Kind = Literal["same text", "same copy, edited", "shared passages"]


def compare(one: Runs, other: Runs) -> tuple[Kind, float] | None:
    """Return how two texts share words, and the share of the shorter one; None for hardly any."""
    if one == other:
        return "same text", 1.0
    share = share_of(one, other)
    if share >= EDITED:
        return "same copy, edited", share
    return ("shared passages", share) if share >= PASSAGES else None


@dataclass(frozen=True, slots=True)
class Text:
    """What is looked at of an article: its id and its text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """Two articles that share text: `first` and `second` are ids in the order in which they were given.

    `share` is the part of the shorter article's words that stand in shared runs (see `runs`).
    `agency` is a news agency that both name, or one of them.
    """

    first: str
    second: str
    kind: Kind
    share: float
    agency: str = ""


def find_reuse(
    texts: Iterable[Text], *, fetch: Callable[[str], str], told: Callable[[int], None] = lambda _count: None
) -> Iterator[Reuse]:
    """Yield pairs of articles that share text, in order of the first and the second.

    Texts are read once and not kept; `fetch` returns one again by its id when it has to be compared. `told`
    is called with the number of texts read so far.
    """
    order: list[str] = []
    hashes: list[int] = []
    for number, one in enumerate(texts):
        order.append(one.id)
        hashes += [value << 24 | number for value in sketch(one.text)]
        told(number + 1)
    runs = _Runs(fetch)
    for first, second in _candidates(hashes):
        found = compare(runs[order[first]], runs[order[second]])
        if found is not None:
            kind, share = found
            ours, theirs = order[first], order[second]
            agency = agency_of(fetch(ours)) or agency_of(fetch(theirs))
            yield Reuse(first=ours, second=theirs, kind=kind, share=share, agency=agency)


def sketch(text: str) -> list[int]:
    """Return the `SKETCH` smallest hashes (40 bits) of a text's shingles, ascending."""
    words = words_of(text)
    if len(words) < _LEAST_WORDS:
        return []
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    values = {int.from_bytes(blake2b(one.encode(), digest_size=5).digest(), "big") for one in shingles}
    return sorted(values)[:SKETCH]


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in order."""
    return WORD.findall(fold(text))


def _candidates(hashes: list[int]) -> list[tuple[int, int]]:
    hashes.sort()
    shared: Counter[tuple[int, int]] = Counter()
    for group in _groups(hashes):
        if 1 < len(group) <= COMMON:
            shared.update(combinations(sorted(group), 2))
    return sorted(pair for pair, count in shared.items() if count >= SHARED)


def _groups(hashes: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    last = -1
    for packed in hashes:
        value, number = packed >> 24, packed & 0xFFFFFF
        if value != last:
            yield group
            group, last = [], value
        group.append(number)
    yield group


class _Runs:
    """The runs of texts, the last few kept."""

    def __init__(self, fetch: Callable[[str], str]) -> None:
        self._fetch = fetch
        self._kept: dict[str, Runs] = {}

    def __getitem__(self, key: str) -> Runs:
        if key not in self._kept:
            if len(self._kept) > 200:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = runs_of(words_of(self._fetch(key)))
        return self._kept[key]


def groups(pairs: Iterable[Reuse]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of articles that are one copy: connected by the same text or an edited copy."""
    return connected((pair.first, pair.second) for pair in pairs if pair.kind != "shared passages")
