"""The articles of an event beside one another: which sentence has which number, and what it is beside."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from annotator.comparison.alignment import Link, Place, Told, align, corrections, groups, settled
from annotator.model import Span, Tie

MOST = 4
"""So many articles are read side by side."""

Anchor = tuple[int, int]
"""A position in one article and the position in another one that belongs beside it, code points."""


class Aligned:
    """Articles of one event with the links between their sentences, as people corrected them.

    `told` are the articles in the order in which they stand beside one another, `links` what the sentences
    have to do with one another, `groups` the sentences that say the same, in the order of reading. Nothing
    in it changes; what people correct makes another one (`as_seen`).
    """

    def __init__(self, event: str, told: Sequence[Told], found: Iterable[Link], ties: Iterable[Tie]) -> None:
        self.event = event
        self.told = tuple(told)
        self.ties = tuple(ties)
        self._found = tuple(found)
        self._by_id = {one.article: one for one in self.told}
        self.links = settled(self._found, self.ties, self.told)
        self._corrected = corrections(self.ties, self.told)
        apart = [pair for pair, joined in self._corrected.items() if not joined]
        self.groups = in_order(groups(self.links, apart), self.told)
        self._numbers = {place: at for at, group in enumerate(self.groups, 1) for place in group}
        self._partners = _partners(self.links)
        self._scores = {(link.one, link.other): link.score for link in self.links}

    @property
    def articles(self) -> tuple[str, ...]:
        """Return the ids of the articles in their order."""
        return tuple(one.article for one in self.told)

    def as_seen(self, event: str, articles: Sequence[str], ties: Iterable[Tie]) -> "Aligned":
        """Return the same articles in this order and with an event's corrections; nothing is aligned anew.

        Raises KeyError for an article that is not among them.
        """
        return Aligned(event, [self._by_id[key] for key in articles], self._found, ties)

    # --- sentences ---

    def span(self, place: Place) -> Span:
        """Return where a sentence stands in its article, code points."""
        return self._by_id[place.article].span(place.number)

    def words(self, place: Place) -> str:
        """Return the words of a sentence."""
        span = self.span(place)
        return self._by_id[place.article].analysis.text[span.start : span.end]

    def place_at(self, article: str, position: int) -> Place | None:
        """Return the sentence that holds a position or stands before it; None before the first one."""
        told = self._by_id.get(article)
        number = told.number_at(position) if told is not None else -1
        return Place(article, number) if number >= 0 else None

    def number(self, place: Place) -> int | None:
        """Return the number of a sentence's group, from 1; None when it is in none."""
        return self._numbers.get(place)

    def group(self, place: Place) -> tuple[Place, ...]:
        """Return the sentences that say the same as one, itself among them; itself alone when none does."""
        number = self._numbers.get(place)
        return self.groups[number - 1] if number is not None else (place,)

    def partners(self, place: Place) -> Mapping[str, Place]:
        """Return the best match of a sentence in each other article that has one, by article."""
        return self._partners.get(place, {})

    def best(self, place: Place, article: str) -> Place | None:
        """Return the best match of a sentence in another article; None when nothing there says the same."""
        return self.partners(place).get(article)

    def links_of(self, place: Place) -> tuple[Link, ...]:
        """Return the links of a sentence, the strongest first."""
        own = [link for link in self.links if place in (link.one, link.other)]
        return tuple(sorted(own, key=lambda link: -link.score))

    def corrected(self, place: Place) -> Mapping[Place, bool]:
        """Return the sentences with which people joined a sentence (True), and from which they parted it."""
        found = {}
        for (one, other), joined in self._corrected.items():
            if place in (one, other):
                found[other if place == one else one] = joined
        return found

    def compared(self, article: str) -> tuple[Place, ...]:
        """Return the sentences of an article that others may have too.

        Headlines, credits and the like are none of them, nor is a first line that repeats the headline.
        """
        told = self._by_id[article]
        places = (Place(article, one.number) for one in told.sentences if not one.headline)
        return tuple(place for place in places if self._is_text(place))

    def only_here(self, article: str) -> tuple[Place, ...]:
        """Return the compared sentences of an article that no other one has anything to set beside."""
        return tuple(place for place in self.compared(article) if place not in self._partners)

    def _is_text(self, place: Place) -> bool:
        analysis = self._by_id[place.article].analysis
        return analysis.zone_at(self.span(place).start) in ("body", "standfirst")

    # --- scrolling ---

    def anchors(self, article: str, other: str) -> tuple[Anchor, ...]:
        """Return positions of two articles that belong beside one another, rising in both.

        The first is the two beginnings, the last the two ends. Between them stand the linked sentences that
        come in the same order in both, chosen so that their links are as strong as possible in all.
        """
        pairs = [
            (self.span(place).start, self.span(there).start, self._score(place, there))
            for place, partners in self._partners.items()
            if place.article == article and (there := partners.get(other)) is not None
        ]
        ends = len(self._by_id[article].analysis.text), len(self._by_id[other].analysis.text)
        inner = [(one, two, score) for one, two, score in pairs if one > 0 and two > 0]
        return ((0, 0), *_rising(inner), ends)

    def _score(self, one: Place, other: Place) -> float:
        return self._scores.get((one, other)) or self._scores.get((other, one), 0.0)


def aligned(event: str, told: Sequence[Told], ties: Iterable[Tie] = ()) -> Aligned:
    """Align articles of one event, in the order in which they stand beside one another."""
    return Aligned(event, told, align(told), ties)


def ranked(articles: Iterable[tuple[str, str, bool]]) -> tuple[str, ...]:
    """Return articles in the order in which they are chosen to be read side by side.

    Each is given by its id, its outlet and whether it is a copy of another one. Every outlet comes once
    before any comes twice, in the order given; copies come last.
    """
    seen: dict[tuple[str, bool], int] = defaultdict(int)
    ranks: list[tuple[bool, int, int, str]] = []
    for at, (article, outlet, copied) in enumerate(articles):
        ranks.append((copied, seen[outlet, copied] if outlet else 0, at, article))
        seen[outlet, copied] += 1
    return tuple(article for *_rank, article in sorted(ranks))


def in_order(found: Iterable[tuple[Place, ...]], told: Sequence[Told]) -> tuple[tuple[Place, ...], ...]:
    """Return groups by where they stand in their articles, on average."""
    lengths = {one.article: max(len(one), 1) for one in told}

    def middle(group: tuple[Place, ...]) -> tuple[float, str, int]:
        share = sum(place.number / lengths[place.article] for place in group) / len(group)
        return share, group[0].article, group[0].number

    return tuple(sorted(found, key=middle))


def _partners(links: Iterable[Link]) -> Mapping[Place, Mapping[str, Place]]:
    found: defaultdict[Place, dict[str, Place]] = defaultdict(dict)
    for link in sorted(links, key=lambda link: -link.score):
        found[link.one].setdefault(link.other.article, link.other)
        found[link.other].setdefault(link.one.article, link.one)
    return dict(found)


def _rising(pairs: Iterable[tuple[int, int, float]]) -> tuple[Anchor, ...]:
    """Return the heaviest chain of pairs that rises in both."""
    best: list[tuple[float, int, Anchor]] = []  # the weight up to here, the pair before, the pair
    for one, two, weight in sorted(pairs):
        before = max(
            ((held, at) for at, (held, _former, pair) in enumerate(best) if pair[0] < one and pair[1] < two),
            default=(0.0, -1),
        )
        best.append((before[0] + weight, before[1], (one, two)))
    at = max(range(len(best)), key=lambda at: best[at][0], default=-1)
    chain: list[Anchor] = []
    while at >= 0:
        chain.append(best[at][2])
        at = best[at][1]
    return tuple(reversed(chain))


def beside(anchors: Sequence[Anchor], position: float) -> float:
    """Return what stands beside a position of the first article in the second, straight between anchors."""
    at = bisect_left(anchors, position, key=lambda pair: float(pair[0]))
    if at == 0:
        return float(anchors[0][1])
    if at == len(anchors):
        return float(anchors[-1][1])
    (from_, beside_from), (to, beside_to) = anchors[at - 1], anchors[at]
    share = (position - from_) / (to - from_) if to > from_ else 0.0
    return beside_from + share * (beside_to - beside_from)
