"""Rows of a concordance in the order that a reader wants, and in columns by outlet."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from annotator.search.folding import tokens
from annotator.search.values import Row, SortKey

WORDS, NEAREST = 5, 60
"""Words of a context that count when rows are sorted by it, and code points in which they are sought."""


def sort_rows(rows: Iterable[Row], by: Sequence[SortKey]) -> list[Row]:
    """Return rows sorted by the first key, then the second, and so on; what is equal keeps its order.

    Contexts are compared word by word going away from the hit, keywords by their words, without case and
    diacritics.
    """
    found = list(rows)
    for key in reversed(by):
        found.sort(key=_KEYS[key])
    return found


def by_outlet(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by outlet: outlets in the order of their names, each one's rows in their order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.outlet, []).append(row)
    return dict(sorted(groups.items(), key=lambda item: (item[0].casefold(), item[0])))


def _left(row: Row) -> list[str]:
    return tokens(row.left[-NEAREST:])[: -WORDS - 1 : -1]


def _right(row: Row) -> list[str]:
    return tokens(row.right[:NEAREST])[:WORDS]


_KEYS: Mapping[SortKey, Callable[[Row], list[str]]] = {
    "left": _left,
    "keyword": lambda row: tokens(row.keyword),
    "right": _right,
    "article": lambda row: [row.headline.casefold(), row.article],
    "outlet": lambda row: [row.outlet.casefold(), row.outlet],
    "date": lambda row: [row.date],
}
