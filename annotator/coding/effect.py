"""What merging, splitting or retiring a code means for whom: counts before anything is changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.model import Annotation

QUOTES = 200
"""How many annotations are listed with their words."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many annotations of a code a coder has, in how many articles."""

    coder: str
    annotations: int
    articles: int


@dataclass(frozen=True, slots=True)
class Effect:
    """The annotations that have a code: whose, in which articles, and some of them to read.

    `shares` begins with the coder who asks, then most first; `articles` are pairs of an id and a count, most
    first; `own` are all of the coder's annotations, `others` as many as are listed of everybody else's.
    """

    shares: tuple[Share, ...] = ()
    articles: tuple[tuple[str, int], ...] = ()
    own: tuple[Annotation, ...] = ()
    others: tuple[Annotation, ...] = ()

    @property
    def annotations(self) -> int:
        """Return how many there are in all."""
        return sum(share.annotations for share in self.shares)


def effect_on(annotations: Iterable[Annotation], code: str, *, coder: str) -> Effect:
    """Return whose annotations have a code, with those of `coder` first."""
    held = [one for one in annotations if one.code == code and not one.deleted]
    counts = Counter(one.coder for one in held)
    articles: dict[str, set[str]] = {}
    for one in held:
        articles.setdefault(one.coder, set()).add(one.article)
    ranked = sorted(counts, key=lambda key: (key != coder, -counts[key], key))
    return Effect(
        shares=tuple(Share(key, counts[key], len(articles[key])) for key in ranked),
        articles=tuple(Counter(one.article for one in held).most_common()),
        own=_in_text_order([one for one in held if one.coder == coder]),
        others=_in_text_order([one for one in held if one.coder != coder])[:QUOTES],
    )


def quote_of(annotation: Annotation) -> str:
    """Return the words of an annotation; empty for the whole article."""
    return " … ".join(segment.quote for segment in annotation.target)


def with_words(annotations: Sequence[Annotation], words: str) -> list[Annotation]:
    """Return the annotations in whose words or memo all of some words stand, in whatever case."""
    wanted = words.casefold().split()
    return [
        one
        for one in annotations
        if all(word in f"{quote_of(one)}\n{one.memo}".casefold() for word in wanted)
    ]


def _in_text_order(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    return tuple(sorted(annotations, key=lambda one: (one.article, one.start, one.end, one.id)))
