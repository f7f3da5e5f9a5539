"""Which outlets a question can be about, how many articles each has, and which are large enough."""

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.comparison.statistics._resampled import FEWEST
from annotator.corpus import Corpus
from annotator.gui.figures.groups import FOLDED, IN_WORDS


def outlets_of(corpus: Corpus, articles: Iterable[str], *, copies: bool) -> dict[str, int]:
    """Return how many articles each outlet has, by name; copies of others count when they are asked for."""
    heads = [head for key in articles if (head := corpus.head(key)).outlet]
    found = Counter(dict.fromkeys((head.outlet for head in heads), 0))
    found.update(head.outlet for head in heads if copies or not head.copy_of)
    return dict(sorted(found.items()))


def largest(sizes: Mapping[str, int]) -> str:
    """Return the outlet with the most articles, the first by name of several; empty when there is none."""
    return min(sizes, key=lambda name: (-sizes[name], name), default="")


def large_alone(sizes: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Return a name for the outlets with articles enough for an interval, where many others have fewer."""
    enough = tuple(name for name, size in sizes.items() if size >= FEWEST)
    if not enough or len(sizes) - len(enough) < FOLDED:
        return {}
    return {f"{len(enough):,} with {IN_WORDS[FEWEST]} articles or more": enough}
