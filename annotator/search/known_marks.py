"""Cues and voices of articles: from the index, else computed, and then kept there for the next time."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from sqlite3 import Connection

from annotator.corpus.disk import Signature
from annotator.corpus.index import IndexTrouble, reading, writing
from annotator.model import Adjustment, Article
from annotator.search.cue_cache import Kept, fetch_marked, instrument_key, keep_rows, key_for, row_to_keep
from annotator.search.marked import Marked, mark


class KnownMarks:
    """What is known of the articles of a corpus; without an index all is computed."""

    def __init__(self, adjustments: Sequence[Adjustment] = ()) -> None:
        self._adjustments = adjustments
        self._new: list[Kept] = []
        self._path = ""
        self._index: Connection | None = None
        self._instrument = ""

    def open(self, index: str, stack: ExitStack) -> None:
        """Look into the index at a path as long as `stack` is open; one that cannot be read is no index."""
        self._path = index
        self._instrument = instrument_key(self._adjustments)
        if index:
            try:
                self._index = stack.enter_context(reading(Path(index)))
            except IndexTrouble:
                self._index = None

    def known(self, path: str, looks: Signature | None, language: str) -> Marked | None:
        """Return what the index has of an article, by its file, without reading that."""
        if self._index is None or looks is None:
            return None
        return fetch_marked(self._index, path, looks, key_for(self._instrument, language))

    def of(self, article: Article, path: str, looks: Signature | None) -> Marked:
        """Return the cues and voices of an article."""
        known = self.known(path, looks, article.language)
        if known is not None:
            return known
        found = mark(article, self._adjustments)
        key = key_for(self._instrument, article.language)
        row = row_to_keep(path, looks, key, found) if looks is not None else None
        if row is not None:
            self._new.append(row)
        return found

    def keep(self) -> None:
        """Write what was computed into the index, if that is possible."""
        new, self._new = self._new, []
        if not new or self._index is None:
            return
        try:
            with writing(Path(self._path)) as index:
                keep_rows(index, new)
        except IndexTrouble:
            return
