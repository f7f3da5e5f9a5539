"""What a query asks for, as a tree of frozen values that can be sent to another process."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.cues.patterns import Pattern

ARTICLE_FIELDS = ("outlet", "byline", "date", "event", "language", "state")
"""Fields that say something of a whole article: they may stand anywhere in a query."""
PLACE_FIELDS = ("zone", "voice", "cue", "code", "coder")
"""Fields that say something of a place in a text: they choose among the hits, and stand outermost."""
FIELDS = (*ARTICLE_FIELDS, *PLACE_FIELDS)

NEAR_BY = 10

Place = tuple[int, int]
"""Which characters of the query something stands in, half open."""


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens one after the other; with `prefix` the last one may go on. `exact` are they with diacritics."""

    tokens: tuple[str, ...]
    exact: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """All of these in some order, with at most `distance` tokens between the first and the last."""

    parts: tuple[Words, ...]
    distance: int = NEAR_BY


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression over the text as it is."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and what it must be; `exactly` the whole value and not only words of it."""

    name: str
    value: str
    exactly: bool = False
    place: Place = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Articles without it; of a filter on places: hits elsewhere."""

    part: "Node"


Term = Words | Near | Regex
Node = Term | Filter | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: `articles` decides on articles (None: all), `places` choose among the hits in them.

    Each of `places` is a filter and whether hits must be in such a place, or must not.
    """

    articles: Node | None
    places: tuple[tuple[Filter, bool], ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words and patterns whose occurrences are hits: those that are not excluded."""
        return tuple(_terms(self.articles)) if self.articles is not None else ()


def leaves(node: Node) -> Iterator[Term | Filter]:
    """Yield words, patterns and filters in the order of the query, excluded ones too."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Not):
        yield from leaves(node.part)
    else:
        yield node


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _terms(part)
    elif isinstance(node, Words | Near | Regex):
        yield node
