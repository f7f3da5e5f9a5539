"""Codebooks apart from a corpus: those that come with the program, files, and what joining one does."""

from annotator.codebooks.book import Codebook, Told
from annotator.codebooks.joining import Joined, Row, join
from annotator.codebooks.ready import ready_codebook, ready_codebooks, starter_codes

__all__ = [
    "Codebook",
    "Joined",
    "Row",
    "Told",
    "join",
    "ready_codebook",
    "ready_codebooks",
    "starter_codes",
]
