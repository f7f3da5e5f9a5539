"""What an exporter says about itself, and how every one of them puts its file on the disk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.corpus import Corpus
from annotator.exporters._writing import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format: `chunks` yields the bytes of the file in order, a piece at a time.

    `suffix` is the extension of its files with the dot; `order` its place in menus. Text is UTF-8 without a
    byte order mark.
    """

    name: str
    title: str
    suffix: str
    order: int
    chunks: Callable[[Corpus], Iterator[bytes]]

    def export(self, corpus: Corpus, path: Path) -> None:
        """Write the corpus to a file, which appears complete or not at all; raises `AnnotatorError`."""
        write_whole(path, self.chunks(corpus))
