"""What a search says: rows of a concordance, portions of them, and what is wrong with a query."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotator.errors import InputError

HitKind = Literal["words", "cue", "annotation", "article"]
Order = Literal["added", "date", "outlet"]
SortKey = Literal["left", "keyword", "right", "article", "outlet", "date"]


class QueryError(InputError):
    """A query that cannot be read: why, and which of its characters `[start, end)` are meant."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end

    def __reduce__(self) -> tuple[type["QueryError"], tuple[str, int, int]]:
        return QueryError, (self.message, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One hit in its context.

    `keyword` is exactly `text[start:end]` of the article; `left` and `right` are what stands around it, line
    ends and tabs as spaces, one for one. A query without words finds cues, annotations or, with nothing but
    filters on articles, the articles themselves: then `start` and `end` are 0 and `keyword` is the headline.
    `label` is the category of a cue or the id of the code of an annotation, `key` that cue's key or that
    annotation's id.
    """

    article: str
    start: int
    end: int
    left: str
    keyword: str
    right: str
    outlet: str = ""
    date: str = ""
    headline: str = ""
    kind: HitKind = "words"
    label: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """Hits, and the articles that have at least one; counts can be added up."""

    hits: int = 0
    articles: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.hits + other.hits, self.articles + other.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """What some of the articles have: rows in the order of the search, and how many by outlet.

    `looked` articles were looked through. `troubles` say, each naming its article, what could not be looked
    through: a file that cannot be read, a pattern that took too long.
    """

    rows: tuple[Row, ...] = ()
    by_outlet: Mapping[str, Count] = field(default_factory=dict)
    looked: int = 0
    troubles: tuple[str, ...] = ()

    @property
    def total(self) -> Count:
        """Return the counts of all outlets together."""
        return sum(self.by_outlet.values(), Count())
