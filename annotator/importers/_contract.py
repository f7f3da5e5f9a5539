"""What an importer is given, what it returns, and what it says about itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import PurePath

from annotator.model import Zone

MEGABYTE = 1 << 20
MAX_BYTES = 50 * MEGABYTE
"""The largest file that is read for articles; an importer may set a smaller limit."""


class Fit(IntEnum):
    """How well a file's first bytes fit a format; the extension only decides between equals."""

    NO = 0
    ANY_TEXT = 1
    """Any text can be read as this format."""
    SURE = 2


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name without folders, its bytes, and the encoding that a person chose for it, if any."""

    name: str
    data: bytes
    encoding: str = ""

    @property
    def suffix(self) -> str:
        """Return the file name's extension in lower case with its dot, or the empty string."""
        return PurePath(self.name).suffix.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as an importer read it; its text is made canonical and frozen afterwards.

    `zones` are those that the format itself tells, in offsets of `text`; all others are found in the text.
    `metadata` holds what the format told and an article has no field for; it is kept, never interpreted.
    """

    text: str
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    date: str = ""
    url: str = ""
    language: str = ""
    zones: tuple[Zone, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The articles of one file, and in which encoding it was read and how that was found."""

    drafts: tuple[Draft, ...]
    encoding: str = ""
    encoding_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One format: how to recognise it and how to read it.

    `recognise` is given the first `HEAD` bytes, `read` the whole; `read` raises `InputError` for a file
    that turns out to hold no article. `version` grows when the same bytes would give another text: it is kept
    in each article's provenance as `name@version`.
    """

    name: str
    version: int
    title: str
    suffixes: tuple[str, ...]
    recognise: Callable[[bytes], Fit]
    read: Callable[[Source], Reading]
    max_bytes: int = MAX_BYTES


HEAD = 4096
"""How many bytes from the start of a file decide which format it has."""


def head_text(data: bytes) -> str:
    """Return the first bytes as text to look for markers in: by byte order mark, else byte for byte."""
    head = data[:HEAD]
    for mark, encoding in (
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    return head.decode("latin-1")
