"""Rows of a concordance in the order that a reader wants, and in columns by outlet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import merge

from annotator.search.folding import tokens
from annotator.search.values import Row, SortKey

RUN = 2_000
"""Rows that are sorted in one go: some milliseconds."""
WORDS, NEAREST = 5, 60
"""Words of a context that count when rows are sorted by it, and code points in which they are sought."""


def sort_rows(rows: Iterable[Row], by: Sequence[SortKey]) -> list[Row]:
    """Return rows sorted by the first key, then the second, and so on; what is equal keeps its order.

    Contexts are compared word by word going away from the hit, keywords by their words, without case and
    diacritics. Very many are sorted in `RUN`s that are merged then: one long `sort` would hold the
    interpreter, and with it the window.
    """
    found = list(rows)
    keys = [_KEYS[key] for key in by]
    marked = [(tuple(key(row) for key in keys), number) for number, row in enumerate(found)]
    runs = [sorted(marked[start : start + RUN]) for start in range(0, len(marked), RUN)]
    return [found[number] for _keys, number in merge(*runs)]


def by_outlet(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return rows by outlet: outlets in the order of their names, each one's rows in their order."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.outlet, []).append(row)
    return dict(sorted(groups.items(), key=lambda item: (item[0].casefold(), item[0])))


def _left(row: Row) -> str:
    return _joined(tokens(row.left[-NEAREST:])[: -WORDS - 1 : -1])


def _right(row: Row) -> str:
    return _joined(tokens(row.right[:NEAREST])[:WORDS])


def _joined(words: Iterable[str]) -> str:
    """Return a string that compares as the words do, one after the other: none has the sign between them."""
    return "\0".join(words)


_KEYS: Mapping[SortKey, Callable[[Row], str]] = {
    "left": _left,
    "keyword": lambda row: _joined(tokens(row.keyword)),
    "right": _right,
    "article": lambda row: _joined((row.headline.casefold(), row.article)),
    "outlet": lambda row: _joined((row.outlet.casefold(), row.outlet)),
    "date": lambda row: row.date,
}
