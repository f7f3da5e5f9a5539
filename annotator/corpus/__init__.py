"""A corpus on disk: a folder of plain JSON, a journal that keeps every edit, merging, checking, one file."""

from annotator.corpus.contents import Head
from annotator.corpus.onefile import is_onefile, onefile_bytes, read_onefile, write_onefile
from annotator.corpus.store import Corpus
from annotator.model import Problem

__all__ = [
    "Corpus",
    "Head",
    "Problem",
    "is_onefile",
    "onefile_bytes",
    "read_onefile",
    "write_onefile",
]
