"""Opening what somebody points at: a corpus folder, the `corpus.json` in it, or a corpus in one JSON file."""

from pathlib import Path

from annotator.corpus import Corpus, is_onefile, read_onefile
from annotator.errors import CorpusError


def open_corpus(path: str | Path, *, read_only: bool = False) -> Corpus:
    """Open a corpus; one that is a single JSON file becomes a draft in memory, saved by `save_as`.

    Opened for writing, a folder is locked until `close` is called. Raises `CorpusError` when there is none.
    """
    place = Path(path)
    if place.is_file() and is_onefile(place):
        return read_onefile(place)
    if place.is_file() and place.name != "corpus.json":
        raise CorpusError(
            f"{place} is no corpus: it is neither a corpus folder nor a corpus in one JSON file."
        )
    return Corpus.open(place, read_only=read_only)
