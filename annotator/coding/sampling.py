"""Drawing a sample of articles for several coders: by chance, by outlet, by event, from a seed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Literal

from annotator.corpus.contents import Head
from annotator.model import Sample

By = Literal["random", "outlet", "event"]
BYS: tuple[tuple[By, str], ...] = (
    ("random", "At random"),
    ("outlet", "By outlet, each in its share"),
    ("event", "By event, whole ones"),
)


def draw(heads: Sequence[Head], *, by: By, count: int, seed: int) -> tuple[str, ...]:
    """Return the ids of `count` articles, or of all when there are fewer, in the order of the draw.

    By outlet every outlet is drawn from in its share of the articles, and from each at least once where that
    is possible. By event whole events are drawn as long as they fit, so that there may be fewer articles;
    those without an event are not drawn. The order follows from the seed and the articles' ids alone.
    """
    if by == "outlet":
        return _by_outlet(heads, count, seed)
    if by == "event":
        return _by_event(heads, count, seed)
    return shuffled((head.id for head in heads), seed)[:count]


def shuffled(articles: Iterable[str], seed: object) -> tuple[str, ...]:
    """Return articles in an order that follows from the seed, on every machine and for ever."""
    return tuple(sorted(articles, key=lambda key: sha256(f"{seed}\n{key}".encode()).digest()))


def order_for(sample: Sample, coder: str) -> tuple[str, ...]:
    """Return the articles of a sample as a coder shall go through them.

    Where the order is hidden each coder has one of their own.
    """
    return (
        shuffled(sample.articles, f"{sample.id}\n{coder}") if "order" in sample.concealed else sample.articles
    )


def applies_to(sample: Sample, coder: str) -> bool:
    """Say whether a coder shall code a sample."""
    return not sample.retired and (not sample.coders or coder in sample.coders)


def how(by: By, *, count: int, seed: int, among: int) -> str:
    """Say how a sample was drawn, so that it can be drawn again."""
    said = {"random": "at random", "outlet": "by outlet in proportion", "event": "whole events"}[by]
    return f"{count:,} of {among:,} articles, {said}, seed {seed}"


def wanted_count(among: int, *, number: int, percent: bool) -> int:
    """Return how many articles a number or a share of them asks for; a share is rounded up."""
    return min(among, -(-among * number // 100) if percent else number)


def counts_of(heads: Iterable[Head], articles: Collection[str], field: str) -> Mapping[str, tuple[int, int]]:
    """Return how many articles of each outlet or event (the `field`) were drawn, and how many there are."""
    drawn = frozenset(articles)
    total, inside = Counter[str](), Counter[str]()
    for head in heads:
        total[getattr(head, field)] += 1
        inside[getattr(head, field)] += head.id in drawn
    return {
        value: (inside[value], total[value]) for value in sorted(total, key=lambda one: (-total[one], one))
    }


def _by_outlet(heads: Sequence[Head], count: int, seed: int) -> tuple[str, ...]:
    rooms: dict[str, list[str]] = defaultdict(list)
    for head in heads:
        rooms[head.outlet].append(head.id)
    shares = _shares({outlet: len(members) for outlet, members in rooms.items()}, min(count, len(heads)))
    drawn = [key for outlet, members in rooms.items() for key in shuffled(members, seed)[: shares[outlet]]]
    return shuffled(drawn, seed)


def _shares(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """Share a number out in proportion, one at least for each where it is enough."""
    total = sum(sizes.values())
    if not total:
        return {}
    least = 1 if count >= len(sizes) else 0
    shares = {one: max(least, size * count // total) for one, size in sizes.items()}
    order = sorted(sizes, key=lambda one: (-(sizes[one] * count % total), one))
    while sum(shares.values()) < count:
        for one in order:
            if sum(shares.values()) < count and shares[one] < sizes[one]:
                shares[one] += 1
    while sum(shares.values()) > count:
        largest = max(shares, key=lambda one: (shares[one], one))
        shares[largest] -= 1
    return shares


def _by_event(heads: Sequence[Head], count: int, seed: int) -> tuple[str, ...]:
    rooms: dict[str, list[str]] = defaultdict(list)
    for head in heads:
        if head.event:
            rooms[head.event].append(head.id)
    drawn: list[str] = []
    for event in shuffled(rooms, seed):
        if len(drawn) + len(rooms[event]) <= count:
            drawn += rooms[event]
    return shuffled(drawn, seed)
