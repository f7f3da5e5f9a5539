"""JSON: the whole corpus in one file, for archives; it can be opened again."""

from collections.abc import Iterator

from annotator.corpus import Corpus, onefile_bytes
from annotator.exporters._contract import Exporter


def _chunks(corpus: Corpus) -> Iterator[bytes]:
    yield onefile_bytes(corpus)


EXPORTER = Exporter(
    name="json", title="JSON (one file with everything)", suffix=".json", order=0, chunks=_chunks
)
