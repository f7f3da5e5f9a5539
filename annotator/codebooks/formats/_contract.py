"""What a format of codebook files says about itself, and what reading a file gives."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from annotator.codebooks.book import Codebook
from annotator.errors import InputError
from annotator.model import Code, Problem

MAX_BYTES = 20 << 20
"""The largest file that is read as a codebook."""
MAX_CODES = 20_000
"""How many codes a file may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a file holds, what is wrong with parts of it, and what of it a codebook has no place for."""

    book: Codebook
    problems: tuple[Problem, ...] = ()
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of files; `suffix` with its dot.

    `write` returns a file's bytes. `losses` says in words what other programs will not understand of these
    codes. `read` takes bytes, the file's name for messages, and the ids that may be meant where a file has
    other names for them; it raises `InputError` for what is no codebook.
    """

    name: str
    title: str
    suffix: str
    order: int
    write: Callable[[Codebook], bytes]
    losses: Callable[[Sequence[Code]], tuple[str, ...]]
    read: Callable[[bytes, str, Collection[str]], Read]


def refuse_large(data: bytes, name: str) -> None:
    """Raise InputError for a file that is too large for a codebook."""
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} is larger than {MAX_BYTES >> 20} MB, which no codebook is. Nothing was read."
        )


def refuse_many(count: int, name: str) -> None:
    """Raise InputError for more codes than anybody works with."""
    if count > MAX_CODES:
        raise InputError(f"{name} has more than {MAX_CODES:,} codes. Nothing was read.")
