"""Hits of a search as they may be seen: masked ones tell no outlet, and what is masked is no hit."""

from collections import Counter
from dataclasses import replace

from annotator.coding.concealing import BLOCK
from annotator.errors import AnnotatorError
from annotator.gui.workspace import Workspace
from annotator.search import Portion, Row
from annotator.search.values import Count

_SPACES = str.maketrans("\n\r\t\v\f\u2028\u2029\u0085", " " * 8)

Key = tuple[str, int, int, str]


class MaskedHits:
    """Covers rows on their way to the list, and gives the rows back as they are for an export."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._whole: dict[Key, Row] = {}

    def forget(self) -> None:
        """Begin anew."""
        self._whole.clear()

    def seen(self, portion: Portion) -> Portion:
        """Return a portion as it may be seen, with the hits counted that are left."""
        if not self._workspace.masks.anywhere():
            return portion
        rows = tuple(seen for row in portion.rows if (seen := self._covered(row)) is not None)
        hits = Counter(row.outlet for row in rows)
        articles = Counter(outlet for outlet, _article in {(row.outlet, row.article) for row in rows})
        return replace(
            portion, rows=rows, by_outlet={outlet: Count(hits[outlet], articles[outlet]) for outlet in hits}
        )

    def whole(self, row: Row) -> Row:
        """Return a row of the list as it is without masks."""
        return self._whole.get(_key(row), row)

    def _covered(self, row: Row) -> Row | None:
        masks = self._workspace.masks
        hidden = masks.hidden(row.article)
        if not hidden:
            return row
        if row.kind == "cue" and "cues" in hidden:
            return None
        try:
            text = masks.described(row.article).text
        except AnnotatorError:  # its file is gone for now: nothing of it can be told apart
            return None
        words = text[row.start : row.end] if row.end else masks.words(row.article, row.keyword)
        if BLOCK in words and row.kind == "words" and row.end:
            return None
        head = masks.head(row.article)
        self._whole[_key(row)] = row
        return replace(
            row,
            left=text[row.start - len(row.left) : row.start].translate(_SPACES),
            keyword=words,
            right=text[row.end : row.end + len(row.right)].translate(_SPACES) if row.end else row.right,
            outlet=head.outlet,
            date=head.date,
            headline=head.headline,
        )


def _key(row: Row) -> Key:
    return row.article, row.start, row.end, row.key
