"""Codebooks apart from a corpus: those that come with the program, files, and what joining one does.

What joins is imported when first asked for: a start needs no more than the starter codebook.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotator.codebooks.book import Codebook, Told
from annotator.codebooks.ready import ready_codebook, ready_codebooks, starter_codes

if TYPE_CHECKING:
    from annotator.codebooks.joining import Joined, Row, join

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


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the module has under that name
    if name in {"Joined", "Row", "join"}:
        return getattr(import_module("annotator.codebooks.joining"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
